//! Drives the waits for many jobs: sends and sleeps as their set says.

use std::{
    collections::{HashMap, VecDeque},
    fmt,
    future::poll_fn,
    panic::resume_unwind,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll, ready},
    time::{Duration, SystemTime},
};

use futures_core::{FusedStream, Stream};
use tokio::{
    sync::{
        mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel},
        oneshot,
    },
    task::JoinSet,
    time::{Instant, Sleep, sleep_until, timeout},
};
use tracing::{Instrument as _, Span};

use super::{
    Client,
    report::{Ended, News, Report, Update},
};
use crate::{
    Answer, DynamicRequest, DynamicResponse, Error, Request, WaitError, WaitPolicy,
    session::{Course, time_for_poll, trace},
    wait::{Budget, Event, Machine, SavedWait, SavedWaitError, Set, SetStep, Snapshot},
};

type Sent = (usize, Result<Answer<DynamicResponse>, Error>);

/// A job whose poll wants to ask for its next page, and whom to tell that it may.
type Ask = (usize, oneshot::Sender<()>);

/// Waits for many jobs, of any APIs, under one [`Budget`] a host; from [`Client::jobs`]. What holds for them is told at
/// [`wait::Set`](Set).
///
/// `K` is what the caller knows a job by: a name, an id, a structure of his own. Jobs are numbered from 0 in the order added, too.
///
/// It is a stream of [`Update`]s. It goes on only while it is polled, and ends when all waits are over; if jobs are added then, it goes
/// on again. To give up waiting for the next update loses nothing, so [`next`](Self::next) can stand in a `select!`. Dropping it ends
/// all waits and the requests that are under way.
///
/// ```no_run
/// # async fn demo(
/// #     client: &huaweicloud_jobs_runtime::Client,
/// #     web: impl huaweicloud_jobs_runtime::Request,
/// #     cluster: impl huaweicloud_jobs_runtime::Request,
/// # ) {
/// use huaweicloud_jobs_runtime::{News, wait::Budget};
///
/// let mut jobs = client.jobs().budget(Budget::new().per_second(10.0).in_flight(8)).stop_at_first_failure();
/// jobs.add("web", &web);
/// jobs.add("cluster", &cluster);
/// while let Some(update) = jobs.next().await {
///     match update.news {
///         News::Snapshot(snapshot) => println!("{}: {}", update.key, snapshot.job.phase),
///         News::Ended(end) => println!("{}: {end}", update.key),
///     }
/// }
/// assert!(jobs.join().await.is_success());
/// # }
/// ```
#[must_use = "nothing is waited for unless it is polled or joined"]
pub struct Jobs<K> {
    client: Client,
    policy: Option<WaitPolicy>,
    stops: bool,
    stopped: bool,
    begun: Instant,
    set: Set,
    jobs: Vec<Waiting<K>>,
    under_way: JoinSet<Sent>,
    asks: UnboundedReceiver<Ask>,
    ask: UnboundedSender<Ask>,
    /// Polls that stand in line for their next page.
    want_more: HashMap<usize, oneshot::Sender<()>>,
    timer: Option<Pin<Box<Sleep>>>,
    updates: VecDeque<Update<K>>,
}

struct Waiting<K> {
    key: K,
    client: Client,
    request: Arc<DynamicRequest>,
    span: Span,
    last: Option<Arc<Answer<DynamicResponse>>>,
    error: Option<Error>,
    ended: Option<Arc<Ended>>,
}

impl<K> Jobs<K> {
    pub(super) fn new(client: Client) -> Self {
        let (ask, asks) = unbounded_channel();
        Self {
            client,
            policy: None,
            stops: false,
            stopped: false,
            begun: Instant::now(),
            set: Set::new(Budget::default()),
            jobs: Vec::new(),
            under_way: JoinSet::new(),
            asks,
            ask,
            want_more: HashMap::new(),
            timer: None,
            updates: VecDeque::new(),
        }
    }

    /// How to wait for the jobs that are added from now on. For each as its API's schema says unless told: [`WaitPolicy::of`].
    pub fn policy(mut self, policy: WaitPolicy) -> Self {
        self.policy = Some(policy);
        self
    }

    /// How many requests each host may be sent. 10 a second and 8 at a time unless told. It has no effect once a job was added.
    pub fn budget(mut self, budget: Budget) -> Self {
        if self.jobs.is_empty() {
            self.set = Set::new(budget);
        }
        self
    }

    /// Gives up all waits once one of them has not ended well: they end as [`Abandoned`](crate::wait::Outcome::Abandoned), with what
    /// was last seen and their history. So do those that are added after that.
    pub fn stop_at_first_failure(mut self) -> Self {
        self.stops = true;
        self
    }

    /// How many waits are not over.
    pub fn open(&self) -> usize {
        self.set.open()
    }

    /// The wait for the job with this number, while it is not over.
    pub fn machine(&self, job: usize) -> Option<&Machine> {
        self.set.machine(job)
    }

    /// The wait for the job with this number as it is now, to go on with it in another process; `None` once it is over.
    pub fn save(&self, job: usize) -> Option<SavedWait> {
        let elapsed = self.set.elapsed(self.now(), job)?;
        let began = SystemTime::now().checked_sub(elapsed).unwrap_or(SystemTime::UNIX_EPOCH);
        Some(SavedWait::new(&*self.jobs[job].request, self.set.machine(job)?, began, elapsed))
    }

    /// What went wrong with the last poll for the job with this number, if something did and its wait is not over.
    pub fn error(&self, job: usize) -> Option<&Error> {
        self.jobs.get(job)?.error.as_ref()
    }

    fn now(&self) -> Duration {
        self.begun.elapsed()
    }
}

impl<K: Clone + Unpin> Jobs<K> {
    /// Adds a job and gives its number. Its time begins now.
    pub fn add(&mut self, key: K, request: &impl Request) -> usize {
        let policy = self.policy.clone().unwrap_or_else(|| WaitPolicy::of(request.api()));
        let client = self.client.clone();
        self.add_with(&client, policy, key, request)
    }

    /// Adds a job that is asked for with another client (another region, endpoint or user), or waited for in another way. Budgets are a
    /// host's, whichever client asks.
    pub fn add_with(&mut self, client: &Client, policy: WaitPolicy, key: K, request: &impl Request) -> usize {
        self.add_machine(client, key, request, Machine::new(policy), Duration::ZERO)
    }

    /// Adds a wait that has begun already, `head_start` ago.
    pub fn add_machine(
        &mut self,
        client: &Client,
        key: K,
        request: &impl Request,
        machine: Machine,
        head_start: Duration,
    ) -> usize {
        let host = client.0.settings.host(request.api());
        let number = self.set.add(self.now(), &host, machine, head_start);
        let request = Arc::new(DynamicRequest::of(request));
        let client = client.clone();
        let span = trace::wait(request.api().id);
        self.jobs.push(Waiting { key, client, request, span, last: None, error: None, ended: None });
        if self.stopped {
            self.end(number);
        }
        number
    }

    /// Goes on with a wait that was saved, here or in another process.
    ///
    /// # Errors
    /// The saved wait is not one for this request's job.
    pub fn resume(
        &mut self,
        key: K,
        request: &impl Request,
        saved: &SavedWait,
    ) -> Result<usize, SavedWaitError> {
        saved.fits(request)?;
        let (machine, elapsed) = saved.machine(SystemTime::now());
        let client = self.client.clone();
        Ok(self.add_machine(&client, key, request, machine, elapsed))
    }

    /// The next thing to be known of any job; `None` once all waits are over.
    pub async fn next(&mut self) -> Option<Update<K>> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }

    /// Waits for all jobs and tells how each wait ended, in the order added, also of those that were over before.
    pub async fn join(mut self) -> Report<K> {
        while self.next().await.is_some() {}
        let ended = self.jobs.into_iter().filter_map(|job| Some((job.key, job.ended?)));
        Report(ended.collect())
    }

    fn tell(&mut self, number: usize, news: News) {
        let key = self.jobs[number].key.clone();
        self.updates.push_back(Update { job: number, key, news });
    }

    /// Sends the request that the set gives leave for: the first of a poll, or the next page.
    fn send(&mut self, number: usize) {
        if let Some(leave) = self.want_more.remove(&number) {
            // Nobody hears it if the poll's time is over, which is reported by its end.
            let _ = leave.send(());
            return;
        }
        let job = &self.jobs[number];
        let (client, request) = (job.client.clone(), Arc::clone(&job.request));
        let elapsed = self.set.elapsed(self.now(), number).unwrap_or_default();
        let within = self
            .set
            .machine(number)
            .map(|machine| time_for_poll(machine, elapsed, client.0.settings.timeout));
        let (ask, span) = (self.ask.clone(), job.span.clone());
        let asked = async move {
            let leave = || {
                let (leave, left) = oneshot::channel();
                let _ = ask.send((number, leave));
                left
            };
            let sent = timeout(within.unwrap_or_default(), client.poll(&*request, Some(&leave))).await;
            let sent = sent.unwrap_or_else(|_| Err(Course::too_late(request.api().id)));
            (number, sent.map(|answer| answer.typed(&*request)))
        };
        self.under_way.spawn(asked.instrument(span));
    }

    fn answered(&mut self, number: usize, result: Result<Answer<DynamicResponse>, Error>) {
        let now = self.now();
        self.set.tell(now, number, Event::of(&result));
        let job = &mut self.jobs[number];
        match result {
            Err(error) => job.error = Some(error),
            Ok(answer) => {
                let answer = Arc::new(answer);
                job.last = Some(Arc::clone(&answer));
                job.error = None;
                let changes = self.set.changes(number);
                let elapsed = self.set.elapsed(now, number).unwrap_or_default();
                let seen = self.set.machine(number).and_then(Machine::job).cloned();
                if let (Some(changes), Some(job)) = (changes, seen) {
                    self.tell(number, News::Snapshot(Box::new(Snapshot { answer, job, changes, elapsed })));
                }
            }
        }
    }

    /// A wait is over, or given up.
    fn end(&mut self, number: usize) {
        let elapsed = self.set.elapsed(self.now(), number).unwrap_or_default();
        let Some(machine) = self.set.remove(number) else { return };
        let job = &mut self.jobs[number];
        trace::waited(&job.span, job.request.api().id, &machine, elapsed);
        let (last, error) = (job.last.take(), job.error.take());
        let ended = Arc::new(Ended(WaitError::new(job.request.api(), machine, elapsed, last, error)));
        job.ended = Some(Arc::clone(&ended));
        let failed = !ended.is_success();
        self.tell(number, News::Ended(ended));
        if failed && self.stops && !self.stopped {
            self.stopped = true;
            // Dropping them ends the requests.
            self.under_way = JoinSet::new();
            self.want_more.clear();
            (0..self.jobs.len()).for_each(|number| self.end(number));
        }
    }
}

impl<K: Clone + Unpin> Stream for Jobs<K> {
    type Item = Update<K>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let jobs = &mut *self;
        loop {
            if let Some(update) = jobs.updates.pop_front() {
                return Poll::Ready(Some(update));
            }
            // Before the ends of polls: who has ended asks for nothing.
            while let Poll::Ready(Some((number, leave))) = jobs.asks.poll_recv(cx) {
                if !leave.is_closed() && jobs.set.ask_more(number) {
                    jobs.want_more.insert(number, leave);
                }
            }
            match jobs.under_way.poll_join_next(cx) {
                Poll::Ready(Some(Ok((number, result)))) => {
                    jobs.want_more.remove(&number);
                    jobs.answered(number, result);
                    continue;
                }
                Poll::Ready(Some(Err(error))) => {
                    if let Ok(panic) = error.try_into_panic() {
                        resume_unwind(panic);
                    }
                    continue;
                }
                Poll::Ready(None) | Poll::Pending => {}
            }
            match jobs.set.next(jobs.now()) {
                SetStep::Send(number) => jobs.send(number),
                SetStep::Ended(number, _) => jobs.end(number),
                SetStep::SleepUntil(time) => ready!(jobs.sleep_until(time, cx)),
                SetStep::Done => return Poll::Ready(None),
            }
        }
    }
}

impl<K> Jobs<K> {
    fn sleep_until(&mut self, time: Duration, cx: &mut Context<'_>) -> Poll<()> {
        let Some(time) = self.begun.checked_add(time) else { return Poll::Pending };
        let timer = self.timer.get_or_insert_with(|| Box::pin(sleep_until(time)));
        if timer.deadline() != time {
            timer.as_mut().reset(time);
        }
        timer.as_mut().poll(cx)
    }
}

impl<K: Clone + Unpin> FusedStream for Jobs<K> {
    fn is_terminated(&self) -> bool {
        self.updates.is_empty() && self.set.open() == 0
    }
}

impl<K> fmt::Debug for Jobs<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Jobs")
            .field("policy", &self.policy)
            .field("jobs", &self.jobs.len())
            .field("open", &self.set.open())
            .field("under_way", &self.under_way.len())
            .field("stopped", &self.stopped)
            .finish_non_exhaustive()
    }
}
