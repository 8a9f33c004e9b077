//! What holds whatever happens.

use std::collections::BTreeMap;

use proptest::{collection::vec, option, prelude::*, sample::select};

use super::{
    super::{Change, ChangeKind, OnOpenTasks, OnUnknownStatus},
    *,
};

const STATUSES: [(&str, Phase); 7] = [
    ("init", Phase::Pending),
    ("running", Phase::Running),
    ("rolling back", Phase::Running),
    ("done", Phase::Succeeded),
    ("failed", Phase::Failed),
    ("new word", Phase::Unknown),
    ("", Phase::Unknown),
];

const KINDS: [ErrorKind; 8] = [
    ErrorKind::NotFound,
    ErrorKind::Unauthenticated,
    ErrorKind::Rejected,
    ErrorKind::Throttled,
    ErrorKind::Unavailable,
    ErrorKind::Transport,
    ErrorKind::Timeout,
    ErrorKind::UnexpectedAnswer,
];

pub(super) fn millis(range: std::ops::Range<u64>) -> impl Strategy<Value = Duration> {
    range.prop_map(Duration::from_millis)
}

/// Tasks with names of their own, some at times, in any order.
fn tasks(depth: u32) -> BoxedStrategy<Vec<Job>> {
    let inner = if depth == 0 { Just(Vec::new()).boxed() } else { tasks(depth - 1) };
    let task =
        (select(&STATUSES[..]), option::of(0..4_u8), inner).prop_map(|((status, phase), progress, tasks)| {
            Job { progress: progress.map(f64::from), tasks, ..job(status, phase) }
        });
    (vec(option::of(task), 3), Just(vec!["a", "b", "c"]).prop_shuffle())
        .prop_map(|(tasks, names)| {
            let named = tasks.into_iter().zip(names);
            named.filter_map(|(task, name)| Some(Job { name: Some(name.to_owned()), ..task? })).collect()
        })
        .boxed()
}

fn any_job(statuses: &'static [(&'static str, Phase)]) -> impl Strategy<Value = Job> {
    (select(statuses), option::of(0..4_u8), tasks(1)).prop_map(|((status, phase), progress, tasks)| Job {
        progress: progress.map(f64::from),
        tasks,
        ..job(status, phase)
    })
}

/// An answer or an error; few of those that end a wait, so that sequences are long.
pub(super) fn reply() -> impl Strategy<Value = Event> {
    let failed = |kinds: &'static [ErrorKind]| {
        (select(kinds), option::of(millis(0..40_000)))
            .prop_map(|(kind, retry_after)| Event::Error(PollError { retry_after, ..PollError::new(kind) }))
    };
    prop_oneof![
        20 => any_job(&STATUSES[..3]).prop_map(seen),
        3 => any_job(&STATUSES).prop_map(seen),
        8 => failed(&KINDS[3..]),
        1 => failed(&KINDS),
    ]
}

/// What came of each poll, and how long it took. The last is repeated.
pub(super) fn server() -> impl Strategy<Value = Vec<(Duration, Event)>> {
    let missing = (millis(0..500), Just(error(ErrorKind::NotFound)));
    (vec(missing, 0..3), vec((millis(0..5_000), reply()), 1..60))
        .prop_map(|(missing, replies)| [missing, replies].concat())
}

pub(super) fn policy() -> impl Strategy<Value = WaitPolicy> {
    let times =
        (millis(0..300_000), millis(0..20_000), millis(0..3_000), millis(0..20_000), millis(0..20_000));
    let unknown = select(vec![
        OnUnknownStatus::KeepPolling,
        OnUnknownStatus::KeepPolling,
        OnUnknownStatus::Fail,
        OnUnknownStatus::Stop,
    ]);
    let open = select(vec![OnOpenTasks::Accept, OnOpenTasks::KeepPolling, OnOpenTasks::Fail]);
    (times, unknown, open, 0..10_u32, any::<u64>()).prop_map(
        |((timeout, delay, min, max, grace), unknown, open, errors, seed)| {
            WaitPolicy::new()
                .timeout(timeout)
                .initial_delay(delay)
                .intervals(min, max)
                .grace_period(grace)
                .on_unknown_status(unknown)
                .on_open_tasks(open)
                .max_consecutive_errors(errors)
                .seed(seed)
        },
    )
}

pub(super) fn run(policy: &WaitPolicy, server: &[(Duration, Event)]) -> Report {
    wait_with(policy, |at, _| server[at.min(server.len() - 1)].clone())
}

/// A job as it is known from what was told of it.
#[derive(Debug, Default, PartialEq)]
struct Known(BTreeMap<Vec<String>, Facts>);

type Facts = (Option<Phase>, Option<String>, Option<f64>);

impl Known {
    fn of(job: &Job) -> Self {
        let mut known = Self::default();
        known.add(&[], job);
        known
    }

    fn add(&mut self, place: &[String], job: &Job) {
        self.0.insert(place.to_vec(), (Some(job.phase), job.status.clone(), job.progress));
        for task in &job.tasks {
            let name = task.name.clone().unwrap_or_default();
            self.add(&[place, &[name]].concat(), task);
        }
    }

    /// Takes in one change, which must be one: from what is known, to something else.
    fn take(&mut self, change: &Change) {
        let place = change.task.as_ref().map(|task| task.names.clone()).unwrap_or_default();
        if change.kind == ChangeKind::Appeared {
            assert!(self.0.insert(place, Default::default()).is_none(), "{change:?}");
            return;
        }
        if change.kind == ChangeKind::Disappeared {
            assert!(self.0.remove(&place).is_some(), "{change:?}");
            return;
        }
        let known = self.0.get_mut(&place).unwrap();
        match &change.kind {
            ChangeKind::Phase { from, to } => {
                assert!(known.0 == *from && *from != Some(*to), "{change:?}");
                known.0 = Some(*to);
            }
            ChangeKind::Status { from, to } => {
                assert!(known.1 == *from && from != to, "{change:?}");
                known.1.clone_from(to);
            }
            ChangeKind::Progress { from, to } => {
                assert!(known.2 == *from && from != to, "{change:?}");
                known.2 = *to;
            }
            _ => {}
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn it_ends_by_its_deadline_and_one_poll(policy in policy(), server in server()) {
        let report = run(&policy, &server);
        let (sent, answered) = *report.polls.last().unwrap();
        prop_assert!(sent <= policy.timeout);
        prop_assert_eq!(report.ended, answered);
        prop_assert!(report.polls.len() > 1 || sent == policy.initial_delay.min(policy.timeout));
    }

    #[test]
    fn the_last_poll_of_a_time_out_is_at_the_deadline(policy in policy(), server in server()) {
        let report = run(&policy, &server);
        let (sent, answered) = *report.polls.last().unwrap();
        if report.outcome == Outcome::TimedOut {
            prop_assert!(sent == policy.timeout || answered >= policy.timeout, "{sent:?} {answered:?}");
            prop_assert!(report.ended >= policy.timeout);
        }
    }

    #[test]
    fn it_never_polls_faster_than_it_may(policy in policy(), server in server()) {
        let report = run(&policy, &server);
        for (at, (gap, pair)) in report.gaps().iter().zip(report.polls.windows(2)).enumerate() {
            let asked = match &server[at.min(server.len() - 1)].1 {
                Event::Error(error) => error.retry_after,
                _ => None,
            };
            let least = policy.min_interval.max(Duration::from_millis(1));
            if pair[1].0 < policy.timeout {
                prop_assert!(*gap >= least.max(asked.unwrap_or_default()), "{gap:?} {asked:?}");
            }
            let most = asked.unwrap_or_default().max(8 * least.max(policy.max_interval));
            prop_assert!(*gap <= most, "{gap:?}");
        }
    }

    #[test]
    fn it_polls_at_most_so_often(policy in policy(), server in server()) {
        let report = run(&policy, &server);
        let least = policy.min_interval.max(Duration::from_millis(1));
        let most = policy.timeout.as_nanos() / least.as_nanos() + 2;
        prop_assert!(report.polls.len() as u128 <= most);
    }

    #[test]
    fn every_change_is_told_once_and_at_once(policy in policy(), server in server()) {
        let report = run(&policy, &server);
        let answers = (0..report.polls.len()).map(|at| &server[at.min(server.len() - 1)].1);
        let jobs: Vec<_> = answers
            .filter_map(|event| match event {
                Event::Answer(seen) => Some(&seen.job),
                _ => None,
            })
            .collect();
        prop_assert_eq!(jobs.len(), report.told.len());
        let mut known = Known(BTreeMap::from([(Vec::new(), Default::default())]));
        for (at, (job, told)) in jobs.iter().zip(&report.told).enumerate() {
            if at == 0 {
                prop_assert!(told.is_some());
            }
            if at > 0 && Known::of(job) == known {
                let news = told.iter().flat_map(|changes| &changes.list);
                prop_assert!(news.clone().count() == 0, "{told:?}");
            }
            if let Some(changes) = told {
                prop_assert_eq!(changes.first, at == 0);
                changes.list.iter().for_each(|change| known.take(change));
            }
            prop_assert_eq!(&known, &Known::of(job));
        }
    }

    #[test]
    fn the_outcome_fits_the_last_answer(policy in policy(), server in server()) {
        let report = run(&policy, &server);
        let last = &server[(report.polls.len() - 1).min(server.len() - 1)].1;
        let fits = match (report.outcome, last) {
            (Outcome::Succeeded | Outcome::OpenTasks, Event::Answer(seen)) => seen.job.phase == Phase::Succeeded,
            (Outcome::Failed, Event::Answer(seen)) => seen.job.phase == Phase::Failed,
            (Outcome::UnknownStatus | Outcome::Stopped, Event::Answer(seen)) => seen.job.phase == Phase::Unknown,
            (Outcome::TimedOut, Event::Answer(seen)) => !matches!(seen.job.phase, Phase::Failed),
            (Outcome::TimedOut, Event::Error(error)) => error.kind != ErrorKind::NotFound,
            (Outcome::NotFound, Event::Error(error)) => error.kind == ErrorKind::NotFound && report.told.is_empty(),
            (Outcome::Vanished, Event::Error(error)) => error.kind == ErrorKind::NotFound && !report.told.is_empty(),
            (Outcome::Refused, Event::Error(error)) => !matches!(error.kind, ErrorKind::NotFound | ErrorKind::Throttled),
            _ => false,
        };
        prop_assert!(fits, "{:?} {last:?}", report.outcome);
        prop_assert_eq!(report.machine.history().polls(), report.polls.len() as u64);
        prop_assert!(report.machine.history().iter().count() <= policy.history_limit);
    }

    #[test]
    fn events_out_of_order_do_no_harm(
        policy in policy(),
        events in vec((millis(0..400_000), prop_oneof![Just(Event::Start), Just(Event::Timer), reply()]), 0..80),
    ) {
        let mut machine = Machine::new(policy);
        let mut done = None;
        for (now, event) in events {
            let step = machine.step(now, event);
            machine.changes();
            prop_assert!(done.is_none() || done == Some(step));
            if let Step::Done(outcome) = step {
                prop_assert_eq!(machine.outcome(), Some(outcome));
                done = Some(step);
            }
        }
    }
}
