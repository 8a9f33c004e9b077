//! Errors are sentences.

use super::{
    super::{OnOpenTasks, OnUnknownStatus, WaitError},
    *,
};
use crate::{Error, error::Inner};

fn failure_of(kind: ErrorKind, status: u16, message: &str) -> Error {
    Inner { api: Some(API.id), status: Some(status), message: Some(message.to_owned()), ..Inner::new(kind) }
        .into()
}

/// What is said at the end of such a wait.
fn said(policy: &WaitPolicy, answers: &[Event], error: Option<Error>) -> String {
    let report = wait(policy, answers);
    WaitError::<()>::new(&API, report.machine, report.ended, None, error).to_string()
}

#[test]
fn a_failed_job() {
    let reason = Job {
        code: Some("ECC00011".to_owned()),
        message: Some("Building\u{1b}[2J\nfailed.".to_owned()),
        ..task("build", Phase::Failed)
    };
    let failed = with_tasks(Phase::Failed, vec![task("fetch", Phase::Succeeded), reason]);
    assert_eq!(
        said(&each_second(), &[running(), seen(failed)], None),
        "sample/v1/show_job: the job failed with status failed: build: ECC00011: Building [2J failed."
    );
    assert_eq!(
        said(
            &each_second(),
            &[seen(Job { status_name: Some("stopped".into()), ..job("2", Phase::Cancelled) })],
            None
        ),
        "sample/v1/show_job: the job was cancelled with status 2 (stopped): the service does not say why"
    );
}

#[test]
fn a_time_out_names_the_last_status_and_an_unknown_one() {
    let strange = seen(job("NEARLY THERE", Phase::Unknown));
    assert_eq!(
        said(&each_second(), &[strange.clone(), running()], None),
        "sample/v1/show_job: the job did not end within 1 min; its last status is running; \
         the status \"NEARLY THERE\" was not known"
    );
    assert_eq!(
        said(&each_second(), &[running(), strange], None),
        "sample/v1/show_job: the job did not end within 1 min; its last status is \"NEARLY THERE\" (unknown)"
    );
    let error = Some(failure_of(ErrorKind::Throttled, 429, "too many"));
    assert_eq!(
        said(&each_second(), &[super::error(ErrorKind::Throttled)], error),
        "sample/v1/show_job: the job did not end within 1 min; it was never seen; \
         the last poll: HTTP 429 Too Many Requests: too many"
    );
    let open = with_tasks(Phase::Succeeded, vec![task("t", Phase::Running)]);
    assert_eq!(
        said(&each_second().on_open_tasks(OnOpenTasks::KeepPolling), &[seen(open)], None),
        "sample/v1/show_job: the job did not end within 1 min; its last status is succeeded; \
         1 task unfinished"
    );
}

#[test]
fn a_job_that_is_not_there() {
    let error = || Some(failure_of(ErrorKind::NotFound, 404, "no such job"));
    let gone = || super::error(ErrorKind::NotFound);
    assert_eq!(
        said(&each_second().grace_period(3 * SECOND), &[gone()], error()),
        "sample/v1/show_job: there is no such job, and there was none for 3 s: HTTP 404 Not Found: no such job"
    );
    assert_eq!(
        said(&each_second(), &[running(), gone()], error()),
        "sample/v1/show_job: the job is not there any more after 1 s; its last status was running: \
         HTTP 404 Not Found: no such job"
    );
}

/// Of a wait that ended in another process the history is left.
#[test]
fn what_the_service_said_is_kept_with_the_history() {
    let gone = |kind| {
        let words = |text: &str| Some(text.to_owned());
        let error = PollError {
            http_status: Some(404),
            code: words("X.1"),
            request_id: words("r-1"),
            ..PollError::new(kind)
        };
        [running(), Event::Error(error)]
    };
    assert_eq!(
        said(&each_second(), &gone(ErrorKind::NotFound), None),
        "sample/v1/show_job: the job is not there any more after 1 s; its last status was running: \
         HTTP 404 Not Found: X.1 (request id r-1)"
    );
    let error = super::error(ErrorKind::Forbidden);
    assert_eq!(
        said(&each_second(), &[error], None),
        "sample/v1/show_job: the wait was given up: forbidden",
        "and it was at once"
    );
}

#[test]
fn what_the_caller_does_not_want() {
    assert_eq!(
        said(&each_second().on_unknown_status(OnUnknownStatus::Fail), &[seen(job("", Phase::Unknown))], None),
        "sample/v1/show_job: the job's status (none) is not known"
    );
    let open = with_tasks(Phase::Succeeded, vec![task("t", Phase::Failed), task("u", Phase::Failed)]);
    assert_eq!(
        said(&each_second().on_open_tasks(OnOpenTasks::Fail), &[seen(open)], None),
        "sample/v1/show_job: the job succeeded with status succeeded, but 2 tasks failed"
    );
}

#[test]
fn a_refusal() {
    let error = Some(failure_of(ErrorKind::Forbidden, 403, "not yours"));
    let answers = [running(), super::error(ErrorKind::Forbidden)];
    let report = wait(&each_second(), &answers);
    let error = WaitError::<()>::new(&API, report.machine, report.ended, None, error);
    assert_eq!(
        error.to_string(),
        "sample/v1/show_job: the wait was given up after 1 s with the job's last status running: \
         HTTP 403 Forbidden: not yours"
    );
    assert_eq!(error.error().unwrap().kind(), ErrorKind::Forbidden);
    assert!(std::error::Error::source(&error).is_some());
    assert_eq!((error.elapsed(), error.history().polls()), (SECOND, 2));
    assert!(format!("{error:?}").contains("Refused"));
}

#[test]
fn an_abandoned_wait() {
    let said = |events: &[Event]| {
        let mut machine = Machine::new(each_second());
        for event in events {
            machine.step(Duration::ZERO, Event::Timer);
            machine.step(SECOND, event.clone());
        }
        machine.give_up(Outcome::Abandoned);
        WaitError::<()>::new(&API, machine, 2 * SECOND, None, None).to_string()
    };
    assert_eq!(said(&[]), "sample/v1/show_job: the wait was abandoned after 2 s before the job was seen");
    let seen = "sample/v1/show_job: the wait was abandoned after 2 s with the job's last status running";
    assert_eq!(said(&[running()]), seen);
}
