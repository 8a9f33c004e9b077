//! Waiting for many jobs under one budget a host, without I/O.

use std::{
    cmp::Reverse,
    collections::{BinaryHeap, VecDeque},
    time::Duration,
};

use super::{Budget, Changes, Event, Machine, Outcome, Step, host::Host};

/// What to do next for the jobs of a [`Set`].
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum SetStep {
    /// Send one request of this entry, and report what came of it with [`Set::tell`] or, if there is another page to ask for, with
    /// [`Set::ask_more`].
    Send(usize),
    /// This entry's wait is over. It can be [removed](Set::remove).
    Ended(usize, Outcome),
    /// Sleep until this time, or until something happens. [`Duration::MAX`] where only an answer can move things on.
    SleepUntil(Duration),
    /// All waits are over, until another one is added.
    Done,
}

/// Waits for many jobs, without I/O or clock: a [`Machine`] each, and a [`Budget`] for each host that they are asked at.
///
/// Ask for the [`next`](Self::next) step and do it, until it is to sleep; then again whenever something has happened. Times are since
/// any moment that the caller chooses, the same for all calls.
///
/// - The budget always holds: no host is sent more requests in any second, or at a time. A twentieth of it is kept back, because requests
///   arrive less evenly than they are sent.
/// - Polls that are due at a host stand in one line, so a job's first poll comes before any second poll of those that were added with
///   it, and no job waits for more than one poll of each other one.
/// - When a host says that there are too many requests, all its jobs pause for as long as it asks, or a second. Then they go on at half
///   the pace, and win back a twentieth of the budget with each second that brings an answer.
/// - Every entry is over by its deadline, or once the poll is answered that is under way then. An entry that stands in line at its
///   deadline ends as [`TimedOut`](Outcome::TimedOut) with what was last seen: without the last poll, which needs a free place.
///
/// ```
/// use std::time::Duration;
///
/// use huaweicloud_jobs_runtime::{
///     WaitPolicy,
///     wait::{Budget, Event, Machine, Outcome, Set, SetStep},
/// };
///
/// /// `send` sends a request of a job; this goes from one to the next, other clients have many under way.
/// fn wait(hosts: &[&str], mut send: impl FnMut(usize) -> Event) -> Vec<Option<Outcome>> {
///     let begun = std::time::Instant::now();
///     let mut set = Set::new(Budget::new().per_second(5.0));
///     for host in hosts {
///         set.add(begun.elapsed(), host, Machine::new(WaitPolicy::new()), Duration::ZERO);
///     }
///     let mut outcomes = vec![None; hosts.len()];
///     loop {
///         match set.next(begun.elapsed()) {
///             SetStep::Send(entry) => {
///                 let event = send(entry);
///                 set.tell(begun.elapsed(), entry, event);
///             }
///             SetStep::Ended(entry, outcome) => outcomes[entry] = Some(outcome),
///             SetStep::SleepUntil(time) => std::thread::sleep(time.saturating_sub(begun.elapsed())),
///             SetStep::Done => return outcomes,
///         }
///     }
/// }
/// # assert_eq!(wait(&[], |_| Event::Timer), []);
/// ```
#[derive(Debug)]
pub struct Set {
    budget: Budget,
    hosts: Vec<Host>,
    entries: Vec<Option<Box<Entry>>>,
    /// For each entry that is open its deadline and, while it sleeps, its next poll; for each host when it may be sent more.
    alarms: BinaryHeap<Reverse<(Duration, Alarm)>>,
    /// Hosts at which something may have become possible, each once.
    ready: Vec<usize>,
    /// Entries that are past their deadline and were in line.
    late: Vec<usize>,
    ended: VecDeque<usize>,
    open: usize,
}

#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
enum Alarm {
    Host(usize),
    Entry(usize),
}

#[derive(Debug)]
struct Entry {
    machine: Machine,
    host: usize,
    added: Duration,
    head_start: Duration,
    state: State,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum State {
    /// It waits for its next poll to be due, or for its end to be reported.
    Asleep,
    /// It stands in line for a poll.
    InLine,
    /// A request is under way.
    UnderWay,
    /// A poll is under way, and stands in line for its next page.
    WantsMore,
    /// Its end was reported.
    Ended,
}

impl Entry {
    /// The time since its wait began.
    fn elapsed(&self, now: Duration) -> Duration {
        now.saturating_sub(self.added).saturating_add(self.head_start)
    }

    /// A time of its wait as a time of the set.
    fn time(&self, elapsed: Duration) -> Duration {
        self.added.saturating_add(elapsed.saturating_sub(self.head_start))
    }

    fn is_late(&self, now: Duration) -> bool {
        self.elapsed(now) >= self.machine.policy().timeout
    }
}

impl Set {
    /// A set without entries. Every host has a budget like this of its own.
    pub fn new(budget: Budget) -> Self {
        Self {
            budget,
            hosts: Vec::new(),
            entries: Vec::new(),
            alarms: BinaryHeap::new(),
            ready: Vec::new(),
            late: Vec::new(),
            ended: VecDeque::new(),
            open: 0,
        }
    }

    /// Adds a job and gives its entry's number: they count from 0. `head_start` is how long ago its wait began, for one that is resumed.
    pub fn add(&mut self, now: Duration, host: &str, machine: Machine, head_start: Duration) -> usize {
        let known = self.hosts.iter().position(|known| known.name == host);
        let host = known.unwrap_or_else(|| {
            self.hosts.push(Host::new(host, self.budget));
            self.hosts.len() - 1
        });
        let number = self.entries.len();
        let entry = Entry { machine, host, added: now, head_start, state: State::Asleep };
        self.open += 1;
        if entry.machine.outcome().is_none() {
            let deadline = entry.time(entry.machine.policy().timeout);
            for time in [deadline, entry.time(entry.machine.due())] {
                self.alarms.push(Reverse((time, Alarm::Entry(number))));
            }
        } else {
            self.ended.push_back(number);
        }
        self.entries.push(Some(Box::new(entry)));
        number
    }

    /// Reports what came of a poll. An event of an entry that has no poll under way is passed over.
    pub fn tell(&mut self, now: Duration, number: usize, event: Event) {
        let Some(entry) = self.entry(number) else { return };
        if !matches!(entry.state, State::UnderWay | State::WantsMore)
            || matches!(event, Event::Start | Event::Timer)
        {
            return;
        }
        let (at, elapsed) = (entry.host, entry.elapsed(now));
        entry.state = State::Asleep;
        let host = &mut self.hosts[at];
        host.poll_ended(now, &event);
        self.look_after(at);
        let Some(entry) = self.entry(number) else { return };
        match entry.machine.step(elapsed, event) {
            Step::Done(_) => self.ended.push_back(number),
            Step::Send | Step::SleepUntil(_) => {
                let due = entry.time(entry.machine.due());
                self.alarms.push(Reverse((due, Alarm::Entry(number))));
            }
        }
    }

    /// Says that the poll under way needs one more request, for the next page; [`SetStep::Send`] gives leave for it. Says whether there
    /// is a poll under way.
    pub fn ask_more(&mut self, number: usize) -> bool {
        let Some(entry) = self.entry(number).filter(|entry| entry.state == State::UnderWay) else {
            return false;
        };
        entry.state = State::WantsMore;
        let host = entry.host;
        self.hosts[host].more.push_back(number);
        self.look_after(host);
        true
    }

    /// Says what to do next.
    pub fn next(&mut self, now: Duration) -> SetStep {
        self.wake(now);
        while let Some(&host) = self.ready.last() {
            if let Some(number) = self.leave(host, now) {
                return SetStep::Send(number);
            }
            self.hosts[host].is_ready = false;
            self.ready.pop();
        }
        while let Some(number) = self.late.pop() {
            if let Some(entry) = self.entry(number).filter(|entry| entry.state == State::InLine) {
                entry.state = State::Asleep;
                entry.machine.give_up(Outcome::TimedOut);
                self.ended.push_back(number);
            }
        }
        while let Some(number) = self.ended.pop_front() {
            let Some(entry) = self.entry(number) else { continue };
            entry.state = State::Ended;
            let outcome = entry.machine.outcome().unwrap_or(Outcome::Abandoned);
            self.open -= 1;
            return SetStep::Ended(number, outcome);
        }
        match self.alarms.peek() {
            _ if self.open == 0 => SetStep::Done,
            Some(Reverse((time, _))) => SetStep::SleepUntil(*time),
            None => SetStep::SleepUntil(Duration::MAX),
        }
    }

    /// What differs in the entry's last answer from the one for which this was last called; see [`Machine::changes`].
    pub fn changes(&mut self, number: usize) -> Option<Changes> {
        self.entry(number)?.machine.changes()
    }

    /// The entry's machine, unless it was removed.
    pub fn machine(&self, number: usize) -> Option<&Machine> {
        Some(&self.entries.get(number)?.as_ref()?.machine)
    }

    /// The time since the entry's wait began, unless it was removed.
    pub fn elapsed(&self, now: Duration, number: usize) -> Option<Duration> {
        Some(self.entries.get(number)?.as_ref()?.elapsed(now))
    }

    /// Removes an entry and gives its machine. A wait that is not over ends as [`Abandoned`](Outcome::Abandoned), which is reported by
    /// no step; the caller drops the request that may be under way.
    pub fn remove(&mut self, number: usize) -> Option<Machine> {
        let mut entry = self.entries.get_mut(number)?.take()?;
        if entry.state != State::Ended {
            self.open -= 1;
            entry.machine.give_up(Outcome::Abandoned);
        }
        if matches!(entry.state, State::UnderWay | State::WantsMore) {
            self.hosts[entry.host].in_flight -= 1;
            self.look_after(entry.host);
        }
        Some(entry.machine)
    }

    /// How many waits are not over.
    pub fn open(&self) -> usize {
        self.open
    }

    fn look_after(&mut self, host: usize) {
        if !std::mem::replace(&mut self.hosts[host].is_ready, true) {
            self.ready.push(host);
        }
    }

    fn entry(&mut self, number: usize) -> Option<&mut Entry> {
        self.entries.get_mut(number)?.as_deref_mut()
    }

    /// Goes through the alarms that are due, and throws away those of entries that are over.
    fn wake(&mut self, now: Duration) {
        while let Some(&Reverse((time, alarm))) = self.alarms.peek() {
            match alarm {
                Alarm::Host(host) if time <= now => {
                    self.hosts[host].has_alarm = false;
                    self.look_after(host);
                }
                Alarm::Entry(number) => match self.entry(number) {
                    Some(entry) if entry.machine.outcome().is_none() => {
                        if time > now {
                            return;
                        }
                        self.due(number, now);
                    }
                    Some(_) | None => {}
                },
                Alarm::Host(_) => return,
            }
            self.alarms.pop();
        }
    }

    /// An entry's next poll is due, or its deadline has come.
    fn due(&mut self, number: usize, now: Duration) {
        let Some(entry) = self.entry(number) else { return };
        let (host, is_late) = (entry.host, entry.is_late(now));
        if entry.state == State::Asleep {
            entry.state = State::InLine;
            self.hosts[host].line.push_back(number);
            self.look_after(host);
        }
        if is_late {
            self.late.push(number);
        }
    }

    /// The entry that may send a request to a host now.
    fn leave(&mut self, at: usize, now: Duration) -> Option<usize> {
        let Self { entries, hosts, alarms, .. } = self;
        let host = &mut hosts[at];
        let is = |number: &usize, state| entries[*number].as_ref().is_some_and(|entry| entry.state == state);
        // Those that have stopped waiting in line.
        while host.more.front().is_some_and(|number| !is(number, State::WantsMore)) {
            host.more.pop_front();
        }
        while host.line.front().is_some_and(|number| !is(number, State::InLine)) {
            host.line.pop_front();
        }
        if !host.has_next() {
            return None;
        }
        let ready_at = host.pace.ready_at();
        if now < ready_at {
            if !host.has_alarm {
                host.has_alarm = true;
                alarms.push(Reverse((ready_at, Alarm::Host(at))));
            }
            return None;
        }
        let number = host.take_next(now)?;
        let entry = self.entry(number)?;
        if entry.state == State::InLine {
            let elapsed = entry.elapsed(now);
            entry.machine.step(elapsed, Event::Timer);
        }
        entry.state = State::UnderWay;
        Some(number)
    }
}
