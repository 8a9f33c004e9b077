//! What holds for many jobs, whatever happens.

use std::{cmp::Reverse, collections::BinaryHeap};

use proptest::{collection::vec, prelude::*, sample::select};

use super::{
    super::{Budget, Set, SetStep},
    properties::{Known, millis, policy, reply, server},
    *,
};

/// A job of a test: when and where it is added, and what comes of its polls.
#[derive(Clone, Debug)]
pub(super) struct Planned {
    pub(super) host: &'static str,
    pub(super) added: Duration,
    pub(super) head_start: Duration,
    pub(super) policy: WaitPolicy,
    /// How long each answer takes, and what it is. The last is repeated.
    pub(super) server: Vec<(Duration, Event)>,
    /// How many requests a poll is.
    pub(super) pages: usize,
}

/// What happened to it.
#[derive(Debug, Default)]
pub(super) struct Happened {
    /// When its polls were sent and answered.
    pub(super) polls: Vec<(Duration, Duration)>,
    pub(super) told: Vec<Option<Changes>>,
    pub(super) ended: Option<(Duration, Outcome)>,
}

pub(super) struct Run {
    pub(super) jobs: Vec<Happened>,
    /// All requests: host, time, and how many were then under way.
    pub(super) requests: Vec<(&'static str, Duration, usize)>,
    /// When a host said that there were too many, and for how long.
    throttled: Vec<(&'static str, Duration, Duration)>,
    set: Set,
}

impl Run {
    pub(super) fn times(&self, host: &str) -> Vec<Duration> {
        self.requests.iter().filter(|request| request.0 == host).map(|request| request.1).collect()
    }

    pub(super) fn holds(&self, budget: Budget) -> bool {
        let most = budget.per_second.ceil() as usize;
        ["a", "b"]
            .iter()
            .all(|host| self.times(host).windows(most + 1).all(|these| these[most] - these[0] >= SECOND))
            && self.requests.iter().all(|request| request.2 <= budget.in_flight)
    }
}

#[derive(Clone, Copy, Eq, Ord, PartialEq, PartialOrd)]
enum Due {
    Page(usize),
    Answer(usize),
    Add(usize),
}

/// Waits for jobs, with timers that are late. Jobs are added in the order of their times, so numbers are those of the plan.
pub(super) fn run(budget: Budget, plan: &[Planned], late: Duration) -> Run {
    let mut set = Set::new(budget);
    let mut run =
        Run { jobs: Vec::new(), requests: Vec::new(), throttled: Vec::new(), set: Set::new(budget) };
    let mut pages = vec![0; plan.len()];
    let mut under_way = std::collections::HashMap::from([("a", 0), ("b", 0)]);
    let mut due: BinaryHeap<_> =
        plan.iter().enumerate().map(|(at, job)| Reverse((job.added, Due::Add(at)))).collect();
    let mut now = Duration::ZERO;
    loop {
        while due.peek().is_some_and(|Reverse((time, _))| *time <= now) {
            let Reverse((_, what)) = due.pop().unwrap();
            match what {
                Due::Add(at) => {
                    let job = &plan[at];
                    let number = set.add(now, job.host, Machine::new(job.policy.clone()), job.head_start);
                    assert_eq!((number, at), (at, run.jobs.len()));
                    run.jobs.push(Happened::default());
                }
                Due::Page(at) => {
                    *under_way.get_mut(plan[at].host).unwrap() -= 1;
                    assert!(set.ask_more(at));
                }
                Due::Answer(at) => {
                    let (job, happened) = (&plan[at], &mut run.jobs[at]);
                    *under_way.get_mut(job.host).unwrap() -= 1;
                    let poll = happened.polls.len() - 1;
                    happened.polls[poll].1 = now;
                    let event = job.server[poll.min(job.server.len() - 1)].1.clone();
                    if let Event::Error(error) = &event
                        && error.kind == ErrorKind::Throttled
                    {
                        run.throttled.push((job.host, now, error.retry_after.unwrap_or(SECOND)));
                    }
                    let is_answer = matches!(event, Event::Answer(_));
                    set.tell(now, at, event);
                    if is_answer {
                        happened.told.push(set.changes(at));
                    }
                }
            }
        }
        match set.next(now) {
            SetStep::Send(at) => {
                let (job, happened) = (&plan[at], &mut run.jobs[at]);
                assert!(happened.ended.is_none(), "{at} is polled after its end");
                let count = under_way.get_mut(job.host).unwrap();
                *count += 1;
                run.requests.push((job.host, now, *count));
                if pages[at] == 0 {
                    happened.polls.push((now, Duration::MAX));
                }
                let takes = job.server[(happened.polls.len() - 1).min(job.server.len() - 1)].0;
                pages[at] = (pages[at] + 1) % job.pages;
                let what = if pages[at] == 0 { Due::Answer(at) } else { Due::Page(at) };
                due.push(Reverse((now + takes / job.pages as u32, what)));
            }
            SetStep::Ended(at, outcome) => {
                assert!(run.jobs[at].ended.replace((now, outcome)).is_none(), "{at} ends twice");
            }
            SetStep::SleepUntil(time) => {
                assert!(time > now);
                let next = due.peek().map_or(Duration::MAX, |Reverse((time, _))| *time);
                now = next.min(time.saturating_add(late));
                assert!(now < Duration::MAX, "it is stuck");
            }
            SetStep::Done => match due.peek() {
                Some(Reverse((time, _))) => now = now.max(*time),
                None => break,
            },
        }
        assert!(run.requests.len() < 100_000, "it does not end");
    }
    run.set = set;
    run
}

fn plan() -> impl Strategy<Value = Vec<Planned>> {
    let job =
        (select(vec!["a", "a", "b"]), millis(0..20_000), millis(0..3_000), policy(), server(), 1..4_usize);
    let job = job.prop_map(|(host, added, head_start, policy, server, pages)| {
        // With one poll after the other for minutes, a run would take long.
        let min = policy.min_interval.max(Duration::from_millis(200));
        let policy = WaitPolicy { min_interval: min, timeout: policy.timeout / 4, ..policy };
        Planned { host, added, head_start, policy, server, pages }
    });
    vec(job, 1..30).prop_map(|mut plan| {
        plan.sort_by_key(|job| job.added);
        plan
    })
}

fn budget() -> impl Strategy<Value = Budget> {
    (select(vec![1.0, 2.5, 10.0, 40.0]), 1..8_usize)
        .prop_map(|(rate, slots)| Budget::new().per_second(rate).in_flight(slots))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_happens(budget in budget(), plan in plan(), late in millis(0..30)) {
        let run = run(budget, &plan, late);
        prop_assert!(run.holds(budget));
        prop_assert_eq!((run.jobs.len(), run.set.open()), (plan.len(), 0));
        for (host, time, pause) in &run.throttled {
            // The answer may have come in the same moment as a request was sent.
            let disturbed = run.times(host).into_iter().find(|sent| sent > time && *sent < time.saturating_add(*pause));
            prop_assert_eq!(disturbed, None, "{} is to be left alone from {:?} for {:?}", host, time, pause);
        }
        for (number, (job, happened)) in plan.iter().zip(&run.jobs).enumerate() {
            let (ended, outcome) = happened.ended.unwrap();
            let deadline = job.added + job.policy.timeout.saturating_sub(job.head_start);
            let machine = run.set.machine(number).unwrap();
            prop_assert_eq!(machine.outcome(), Some(outcome));
            prop_assert_eq!(machine.history().polls(), happened.polls.len() as u64, "no poll is lost");

            let answered = happened.polls.last().map_or(Duration::ZERO, |poll| poll.1);
            prop_assert!(ended <= (deadline + late).max(answered), "{:?} {:?} {:?}", ended, deadline, answered);
            prop_assert!(outcome != Outcome::TimedOut || ended >= deadline);
            let least = job.policy.min_interval;
            for pair in happened.polls.windows(2) {
                prop_assert!(pair[1].0 >= pair[0].1, "one at a time");
                prop_assert!(pair[1].0 >= deadline || pair[1].0 - pair[0].1 >= least);
            }
            if let Some(last) = happened.polls.last() {
                prop_assert!(last.0 <= deadline + late);
                prop_assert!(last.0 + job.head_start >= job.added + job.policy.initial_delay.min(job.policy.timeout));
            }

            let answers = (0..happened.polls.len()).map(|at| &job.server[at.min(job.server.len() - 1)].1);
            let seen = answers.filter_map(|event| match event {
                Event::Answer(seen) => Some(&seen.job),
                _ => None,
            });
            let mut known = Known::nothing();
            let mut told = happened.told.iter();
            for job in seen {
                if let Some(changes) = told.next().unwrap() {
                    changes.list.iter().for_each(|change| known.take(change));
                }
                prop_assert_eq!(&known, &Known::of(job));
            }
            prop_assert!(told.next().is_none());
        }
    }

    #[test]
    fn events_out_of_order_do_no_harm(
        events in vec((millis(0..60_000), 0..6_usize, 0..6_u8, reply()), 0..200),
    ) {
        let mut set = Set::new(Budget::new().in_flight(2));
        let mut ended = std::collections::HashSet::new();
        for (now, number, what, reply) in events {
            match what {
                0 => {
                    set.add(now, "a", Machine::new(WaitPolicy::new().timeout(20 * SECOND)), Duration::ZERO);
                }
                1 => set.tell(now, number, reply),
                2 => { set.ask_more(number); }
                3 => {
                    if let Some(machine) = set.remove(number) {
                        prop_assert!(machine.outcome().is_some());
                        ended.insert(number);
                    }
                }
                _ => match set.next(now) {
                    SetStep::Send(number) => prop_assert!(!ended.contains(&number)),
                    SetStep::Ended(number, _) => prop_assert!(ended.insert(number)),
                    SetStep::Done => prop_assert_eq!(set.open(), 0),
                    SetStep::SleepUntil(_) => prop_assert!(set.open() > 0),
                },
            }
        }
    }
}
