//! One test for each rule of what to do and what ends a wait.

use super::{
    super::{ChangeKind, OnOpenTasks, OnUnknownStatus},
    *,
};

#[test]
fn phases_end_it() {
    for (last, outcome) in [
        (Phase::Succeeded, Outcome::Succeeded),
        (Phase::Skipped, Outcome::Skipped),
        (Phase::Failed, Outcome::Failed),
        (Phase::Cancelled, Outcome::Cancelled),
    ] {
        let report = wait(&each_second(), &[phase(Phase::Pending), running(), phase(last)]);
        assert_eq!((report.outcome, report.ended), (outcome, 2 * SECOND));
        assert_eq!(report.machine.outcome(), Some(outcome));
    }
}

#[test]
fn the_first_poll_is_at_once_unless_told() {
    let policy = each_second();
    assert_eq!(wait(&policy, &[phase(Phase::Succeeded)]).sent(), [Duration::ZERO]);
    let policy = policy.initial_delay(20 * SECOND);
    assert_eq!(wait(&policy, &[running(), phase(Phase::Succeeded)]).sent(), [20 * SECOND, 21 * SECOND]);
}

#[test]
fn the_last_poll_is_at_the_deadline() {
    let policy = each_second().timeout(seconds(2.5));
    let report = wait(&policy, &[running()]);
    assert_eq!(report.outcome, Outcome::TimedOut);
    assert_eq!(report.sent(), [0.0, 1.0, 2.0, 2.5].map(seconds));

    let at_last = [running(), running(), running(), phase(Phase::Succeeded)];
    assert_eq!(wait(&policy, &at_last).outcome, Outcome::Succeeded, "it may bring the end");
    assert_eq!(wait(&policy.initial_delay(9 * SECOND), &[running()]).sent(), [seconds(2.5)]);
}

#[test]
fn no_time_at_all_is_one_poll() {
    let report = wait(&each_second().timeout(Duration::ZERO), &[running()]);
    assert_eq!((report.outcome, report.sent()), (Outcome::TimedOut, vec![Duration::ZERO]));
}

#[test]
fn a_poll_under_way_at_the_deadline_is_the_last() {
    let policy = each_second().timeout(seconds(2.5));
    let report = wait_with(&policy, |_, _| (seconds(1.1), running()));
    assert_eq!(report.polls, [(0.0, 1.1), (2.1, 3.2)].map(|(from, to)| (seconds(from), seconds(to))));
    assert_eq!(report.outcome, Outcome::TimedOut);
    let report = wait_with(&policy, |at, _| (seconds(1.1), [running(), phase(Phase::Failed)][at].clone()));
    assert_eq!(report.outcome, Outcome::Failed);
}

#[test]
fn all_the_time_there_is() {
    let mut machine = Machine::new(WaitPolicy::new().timeout(Duration::MAX));
    assert_eq!(machine.step(Duration::ZERO, Event::Start), Step::Send);
    let asked = error_after(ErrorKind::Throttled, Duration::MAX);
    assert_eq!(machine.step(SECOND, asked), Step::SleepUntil(Duration::MAX));
}

#[test]
fn timers_that_are_early_late_or_none_of_ours() {
    let mut machine = Machine::new(each_second());
    assert_eq!(machine.step(Duration::ZERO, Event::Start), Step::Send);
    assert_eq!(machine.step(seconds(0.1), Event::Timer), Step::SleepUntil(Duration::MAX));
    assert_eq!(machine.step(seconds(0.2), running()), Step::SleepUntil(seconds(1.2)));
    assert_eq!(machine.step(seconds(0.3), Event::Timer), Step::SleepUntil(seconds(1.2)));
    // The computer slept for an hour: still one last poll.
    assert_eq!(machine.step(3600 * SECOND, Event::Timer), Step::Send);
    assert_eq!(machine.step(3601 * SECOND, running()), Step::Done(Outcome::TimedOut));
    for event in [Event::Start, Event::Timer, phase(Phase::Succeeded), error(ErrorKind::NotFound)] {
        assert_eq!(machine.step(3602 * SECOND, event), Step::Done(Outcome::TimedOut), "it stays so");
    }
    assert_eq!(machine.history().polls(), 2);
}

#[test]
fn errors_that_pass_are_borne_up_to_a_number_in_a_row() {
    for kind in
        [ErrorKind::Unavailable, ErrorKind::Transport, ErrorKind::Timeout, ErrorKind::UnexpectedAnswer]
    {
        let policy = each_second().max_consecutive_errors(2);
        let bad = || error(kind);
        let borne = [bad(), bad(), running(), bad(), bad(), phase(Phase::Succeeded)];
        assert_eq!(wait(&policy, &borne).outcome, Outcome::Succeeded, "{kind:?}");
        let report = wait(&policy, &[running(), bad()]);
        assert_eq!((report.outcome, report.polls.len()), (Outcome::Refused, 4), "{kind:?}");
        let report = wait(&policy.max_consecutive_errors(0), &[bad()]);
        assert_eq!((report.outcome, report.polls.len()), (Outcome::Refused, 1), "{kind:?}");
    }
}

#[test]
fn an_error_at_the_deadline_is_a_time_out() {
    let answers = [running(), running(), error(ErrorKind::Unavailable)];
    let report = wait(&each_second().timeout(2 * SECOND), &answers);
    assert_eq!((report.outcome, report.polls.len()), (Outcome::TimedOut, 3));
}

#[test]
fn other_errors_end_it_at_once() {
    for kind in [
        ErrorKind::Unauthenticated,
        ErrorKind::Forbidden,
        ErrorKind::Rejected,
        ErrorKind::InvalidRequest,
        ErrorKind::Credentials,
    ] {
        let report = wait(&each_second(), &[running(), error(kind)]);
        assert_eq!((report.outcome, report.polls.len()), (Outcome::Refused, 2), "{kind:?}");
    }
    // A certificate that is not trusted will not be a moment later.
    let lasting = PollError { retryable: false, ..PollError::new(ErrorKind::Transport) };
    assert_eq!(wait(&each_second(), &[Event::Error(lasting)]).polls.len(), 1);
}

#[test]
fn throttling_slows_down_and_is_no_failure() {
    let policy = each_second().max_consecutive_errors(0).timeout(100 * SECOND);
    let throttled = || error(ErrorKind::Throttled);
    let mut answers = vec![throttled(); 5];
    answers.extend(vec![running(); 5]);
    answers.push(phase(Phase::Succeeded));
    let report = wait(&policy, &answers);
    assert_eq!(report.outcome, Outcome::Succeeded);
    assert_eq!(report.gaps(), [2, 4, 8, 8, 8, 4, 2, 1, 1, 1].map(|gap| gap * SECOND));
}

#[test]
fn throttling_does_not_break_a_row_of_errors() {
    let bad = || error(ErrorKind::Unavailable);
    let answers = [bad(), error(ErrorKind::Throttled), bad()];
    assert_eq!(wait(&each_second().max_consecutive_errors(1), &answers).outcome, Outcome::Refused);
}

#[test]
fn retry_after_wins() {
    for (kind, asked, expected) in [
        (ErrorKind::Throttled, 17.0, 17.0),
        (ErrorKind::Unavailable, 17.0, 17.0),
        // Not below the least interval.
        (ErrorKind::Throttled, 0.0, 1.0),
        (ErrorKind::Unavailable, 0.5, 1.0),
    ] {
        let answers = [error_after(kind, seconds(asked)), phase(Phase::Succeeded)];
        assert_eq!(wait(&each_second(), &answers).gaps(), [seconds(expected)], "{kind:?}");
    }
    let report = wait(&each_second(), &[error_after(ErrorKind::Throttled, 3600 * SECOND)]);
    assert_eq!((report.outcome, report.sent()), (Outcome::TimedOut, vec![Duration::ZERO, 60 * SECOND]));
}

#[test]
fn a_job_that_is_not_there_yet() {
    let policy = each_second().grace_period(seconds(2.5));
    let gone = || error(ErrorKind::NotFound);
    let answers = [gone(), gone(), gone(), phase(Phase::Succeeded)];
    assert_eq!(wait(&policy, &answers).outcome, Outcome::Succeeded);

    let report = wait(&policy, &[gone()]);
    assert_eq!(report.outcome, Outcome::NotFound);
    assert_eq!(report.sent(), [0.0, 1.0, 2.0, 3.0].map(seconds), "the last look, as soon as it may be");

    let report = wait(&policy.clone().intervals(SECOND, 30 * SECOND).grace_period(20 * SECOND), &[gone()]);
    // Intervals are random, and between two polls there is a second at least.
    let end = 20 * SECOND..21 * SECOND;
    assert!(
        end.contains(&report.ended),
        "the last look is at the end of the grace period: {:?}",
        report.ended
    );

    assert_eq!(wait(&policy.clone().grace_period(Duration::ZERO), &[gone()]).polls.len(), 1);
    let late = wait(&policy.clone().initial_delay(30 * SECOND), &answers);
    assert_eq!(late.outcome, Outcome::Succeeded, "grace begins with the first poll");
    let short = wait(&policy.timeout(SECOND / 2), &[gone()]);
    assert_eq!((short.outcome, short.ended), (Outcome::NotFound, SECOND / 2));
}

#[test]
fn a_job_that_vanishes() {
    let report = wait(&each_second(), &[running(), error(ErrorKind::NotFound)]);
    assert_eq!((report.outcome, report.polls.len()), (Outcome::Vanished, 2));
}

#[test]
fn an_unknown_status() {
    let strange = || seen(job("NEARLY", Phase::Unknown));
    let answers = [strange(), strange(), phase(Phase::Succeeded)];
    for (what, outcome, polls) in [
        (OnUnknownStatus::KeepPolling, Outcome::Succeeded, 3),
        (OnUnknownStatus::Fail, Outcome::UnknownStatus, 1),
        (OnUnknownStatus::Stop, Outcome::Stopped, 1),
    ] {
        let report = wait(&each_second().on_unknown_status(what), &answers);
        assert_eq!((report.outcome, report.polls.len()), (outcome, polls));
        assert_eq!(report.machine.unknown_status(), Some("NEARLY"));
    }
}

#[test]
fn each_unknown_status_is_reported_once() {
    let strange = |word| seen(job(word, Phase::Unknown));
    let answers = [
        strange("A"),
        strange("A"),
        running(),
        strange("A"),
        strange("B"),
        strange(""),
        phase(Phase::Failed),
    ];
    let report = wait(&each_second(), &answers);
    let told: Vec<_> = report.told.iter().flatten().flat_map(|changes| &changes.list).collect();
    let unknown: Vec<_> = told
        .iter()
        .filter_map(|change| match &change.kind {
            ChangeKind::UnknownStatus { status } => Some(status.as_deref()),
            _ => None,
        })
        .collect();
    assert_eq!(unknown, [Some("A"), Some("B"), None]);
    assert_eq!(report.machine.unknown_status(), Some("B"), "the last that was a word");
}

#[test]
fn success_with_open_tasks() {
    let open = |phase| {
        let inner = with_tasks(Phase::Succeeded, vec![task("compile", phase)]);
        seen(with_tasks(Phase::Succeeded, vec![inner]))
    };
    let closed = || open(Phase::Skipped);
    for phase in [Phase::Pending, Phase::Running, Phase::Failed] {
        let policy = each_second();
        let report = wait(&policy, &[open(phase), closed()]);
        assert_eq!((report.outcome, report.polls.len()), (Outcome::Succeeded, 1));
        let told = &report.told[0].as_ref().unwrap().list;
        assert!(told.iter().any(|change| matches!(change.kind, ChangeKind::OpenTasks(_))), "{told:?}");

        let patient = policy.clone().on_open_tasks(OnOpenTasks::KeepPolling);
        let report = wait(&patient, &[open(phase), open(phase), closed()]);
        assert_eq!((report.outcome, report.polls.len()), (Outcome::Succeeded, 3));
        assert_eq!(report.told[1], None);
        assert_eq!(wait(&patient, &[open(phase)]).outcome, Outcome::TimedOut);

        let strict = policy.on_open_tasks(OnOpenTasks::Fail);
        assert_eq!(wait(&strict, &[open(phase), closed()]).outcome, Outcome::OpenTasks);
        assert_eq!(wait(&strict, &[closed()]).outcome, Outcome::Succeeded);
    }
}

#[test]
fn the_history_tells_each_poll() {
    let refused = PollError {
        http_status: Some(503),
        code: Some("X.1".to_owned()),
        request_id: Some("r2".to_owned()),
        ..PollError::new(ErrorKind::Unavailable)
    };
    let report = wait(&each_second(), &[running(), Event::Error(refused), phase(Phase::Failed)]);
    let told: Vec<_> = report
        .machine
        .history()
        .iter()
        .map(|poll| (poll.at.as_secs(), poll.status.as_deref(), poll.phase, poll.http_status, poll.error))
        .collect();
    assert_eq!(
        told,
        [
            (0, Some("running"), Some(Phase::Running), Some(200), None),
            (1, None, None, Some(503), Some(ErrorKind::Unavailable)),
            (2, Some("failed"), Some(Phase::Failed), Some(200), None),
        ]
    );
    let poll = report.machine.history().iter().nth(1).unwrap();
    assert_eq!((poll.code.as_deref(), poll.request_id.as_deref()), (Some("X.1"), Some("r2")));
}

#[test]
fn what_the_schema_knows() {
    assert_eq!(WaitPolicy::of(&API), WaitPolicy::new());
    for (initial, typical, expected) in [
        (5, None, WaitPolicy::new().initial_delay(5 * SECOND)),
        (0, Some(20), WaitPolicy::new().intervals(SECOND, 5 * SECOND)),
        (0, Some(480), WaitPolicy::new().intervals(seconds(4.8), 24 * SECOND)),
        (
            90,
            Some(36_000),
            WaitPolicy::new()
                .initial_delay(90 * SECOND)
                .intervals(10 * SECOND, 60 * SECOND)
                .timeout(108_000 * SECOND),
        ),
    ] {
        let known = Waiting {
            initial_delay: Some(initial * SECOND),
            typical_duration: typical.map(|typical: u32| typical * SECOND),
            source: "",
        };
        assert_eq!(WaitPolicy::of(&api(Some(known))), expected);
    }
}
