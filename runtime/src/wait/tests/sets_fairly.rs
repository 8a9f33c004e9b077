//! Many jobs that share too small a budget.

use super::{
    super::{Budget, Set, SetStep},
    sets::{Planned, run},
    *,
};

const MILLI: Duration = Duration::from_millis(1);

/// Jobs that are added at once and run on until their deadline.
fn endless(count: usize, timeout: Duration) -> Vec<Planned> {
    let job = Planned {
        host: "a",
        added: Duration::ZERO,
        head_start: Duration::ZERO,
        policy: WaitPolicy::new().intervals(SECOND, 4 * SECOND).timeout(timeout),
        server: vec![(50 * MILLI, running())],
        pages: 1,
    };
    (0..count).map(|at| Planned { policy: job.policy.clone().seed(at as u64), ..job.clone() }).collect()
}

#[test]
fn all_have_their_turn() {
    let budget = Budget::new().per_second(50.0).in_flight(10);
    let run = run(budget, &endless(500, 200 * SECOND), MILLI);
    assert!(run.holds(budget));
    let last_first = run.jobs.iter().map(|job| job.polls[0].0).max().unwrap();
    let first_second = run.jobs.iter().map(|job| job.polls[1].0).min().unwrap();
    assert!(last_first < first_second, "first polls come before second ones");
    // Of 50 polls a second for 200 seconds, each has nearly 20.
    for job in &run.jobs {
        assert!((16..=22).contains(&job.polls.len()), "{}", job.polls.len());
        assert_eq!(job.ended.map(|(_, outcome)| outcome), Some(Outcome::TimedOut));
    }
    let (spread, requests) = (run.times("a"), run.requests.len());
    assert!(requests >= 9350, "the budget is made use of: {requests}");
    assert!(spread.windows(6).all(|six| six[5] - six[0] > 50 * MILLI), "polls do not bunch");
}

#[test]
fn those_in_line_at_their_deadline_end_there() {
    let budget = Budget::new().per_second(1.0).in_flight(1);
    let mut plan = endless(30, 10 * SECOND);
    plan.iter_mut().for_each(|job| job.policy.initial_delay = 9 * SECOND);
    let run = run(budget, &plan, Duration::ZERO);
    let polled: Vec<_> = run.jobs.iter().map(|job| job.polls.len()).collect();
    assert_eq!(polled.iter().sum::<usize>(), 1, "{polled:?}");
    for job in &run.jobs {
        let end = if job.polls.is_empty() { 10 * SECOND } else { job.ended.unwrap().0 };
        assert_eq!(job.ended, Some((end, Outcome::TimedOut)));
    }
}

#[test]
fn with_a_free_place_the_last_poll_is_at_the_deadline() {
    let run = run(Budget::new(), &endless(1, 100 * SECOND), Duration::ZERO);
    assert_eq!(run.jobs[0].polls.last().unwrap().0, 100 * SECOND);
}

#[test]
fn a_resumed_wait_has_less_time_left() {
    let mut plan = endless(1, 100 * SECOND);
    plan[0].head_start = 70 * SECOND;
    plan[0].added = 5 * SECOND;
    let resumed = run(Budget::new(), &plan, Duration::ZERO);
    assert_eq!(resumed.jobs[0].polls[0].0, 5 * SECOND, "what was due before is due now");
    assert_eq!(resumed.jobs[0].polls.last().unwrap().0, 35 * SECOND);
    plan[0].head_start = 200 * SECOND;
    let late = run(Budget::new(), &plan, Duration::ZERO);
    assert_eq!(late.jobs[0].polls.len(), 1, "past the deadline, one poll");
}

#[test]
fn one_throttled_job_slows_down_all_of_its_host() {
    let mut plan = endless(40, 100 * SECOND);
    plan[7].server.insert(0, (50 * MILLI, error_after(ErrorKind::Throttled, 3 * SECOND)));
    plan.iter_mut().skip(20).for_each(|job| job.host = "b");
    let run = run(Budget::new(), &plan, Duration::ZERO);
    let longest = |host| run.times(host).windows(2).map(|pair| pair[1] - pair[0]).max().unwrap();
    assert!(longest("a") >= 3 * SECOND - 60 * MILLI, "{:?}", longest("a"));
    assert!(longest("b") < SECOND, "{:?}", longest("b"));
    let between = |host, from, to| {
        run.times(host).iter().filter(|&&time| time >= from * SECOND && time < to * SECOND).count()
    };
    // Half of ten, then half a request a second more each second.
    assert!((4..=6).contains(&between("a", 4, 5)), "{}", between("a", 4, 5));
    assert!(between("a", 25, 35) > 65, "{}", between("a", 25, 35));
}

#[test]
fn every_page_counts() {
    let budget = Budget::new().per_second(5.0).in_flight(2);
    let mut plan = endless(6, 30 * SECOND);
    plan.iter_mut().for_each(|job| job.pages = 4);
    let run = run(budget, &plan, Duration::ZERO);
    assert!(run.holds(budget));
    let polls: usize = run.jobs.iter().map(|job| job.polls.len()).sum();
    assert_eq!(run.requests.len(), 4 * polls);
}

#[test]
fn what_is_removed_is_abandoned_and_leaves_its_place() {
    let mut set = Set::new(Budget::new().per_second(1000.0).in_flight(1));
    for _ in 0..3 {
        set.add(Duration::ZERO, "a", Machine::new(WaitPolicy::new()), Duration::ZERO);
    }
    assert_eq!(set.next(Duration::ZERO), SetStep::Send(0));
    assert!(matches!(set.next(Duration::ZERO), SetStep::SleepUntil(_)));
    assert_eq!(set.remove(1).and_then(|machine| machine.outcome()), Some(Outcome::Abandoned));
    assert_eq!(set.remove(0).and_then(|machine| machine.outcome()), Some(Outcome::Abandoned));
    assert!(set.remove(0).is_none() && set.open() == 1);
    assert_eq!(set.next(SECOND), SetStep::Send(2));
    set.tell(SECOND, 2, phase(Phase::Succeeded));
    assert_eq!(set.next(SECOND), SetStep::Ended(2, Outcome::Succeeded));
    assert_eq!(set.next(SECOND), SetStep::Done);
    let after = set.remove(2).unwrap();
    assert_eq!(after.outcome(), Some(Outcome::Succeeded));
}
