//! Scripts, over real HTTP, for every API of the registry.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use std::{
    io::{ErrorKind as Io, Read, Write},
    net::TcpStream,
    time::{Duration, Instant},
};

use common::{builder, by_keys, by_token, send};
use huaweicloud_jobs::APIS;
use huaweicloud_jobs_mock::{
    Course, Faults, JobScript, JobState, Lifecycle, Mock, Mode, Script, Step, TOKEN, lifecycles,
    sample_request, sample_value,
};
use huaweicloud_jobs_runtime::{
    Api, Credentials, DynamicRequest, Error, ErrorKind, Job, JobMap, ListedValue, Need, Phase, Place,
    ValueSet,
};

fn playing(steps: impl IntoIterator<Item = Step>) -> Mock {
    builder().script(Script::new().job(JobScript::new(steps))).start().unwrap()
}

fn ask(mock: &Mock, api: &'static Api) -> Result<Job, Error> {
    send(mock, by_token(), &sample_request(api).unwrap()).map(|answer| answer.job())
}

/// What a bare socket gets: the bytes, and how the connection ended.
struct Got {
    bytes: Vec<u8>,
    end: std::io::Result<usize>,
}

fn bytes(mock: &Mock, api: &'static Api) -> Got {
    let mut uri = api.uri.to_owned();
    let mut headers = format!("host: {}\r\nx-auth-token: {TOKEN}\r\n", mock.address());
    for parameter in api.parameters {
        let value = match parameter.need {
            Need::Mandatory | Need::NotEnforced { .. } => sample_value(parameter),
            Need::Default(value) | Need::Fixed(value) => value.to_owned(),
            _ => continue,
        };
        match parameter.place {
            Place::Path => uri = uri.replace(&format!("{{{}}}", parameter.name), &value),
            Place::Header => headers.push_str(&format!("{}: {value}\r\n", parameter.name)),
            Place::Query => {
                uri.push(if uri.contains('?') { '&' } else { '?' });
                uri.push_str(&format!("{}={value}", parameter.name));
            }
        }
    }
    let mut stream = TcpStream::connect(mock.address()).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
    write!(stream, "{} {uri} HTTP/1.1\r\nconnection: close\r\n{headers}\r\n", api.method).unwrap();
    let mut got = Got { bytes: Vec::new(), end: Ok(0) };
    let mut part = [0; 65536];
    loop {
        match stream.read(&mut part) {
            Ok(count) if count > 0 => got.bytes.extend(&part[..count]),
            end => {
                got.end = end;
                return got;
            }
        }
    }
}

impl Got {
    fn split(&self) -> usize {
        self.bytes.windows(4).position(|four| four == b"\r\n\r\n").unwrap() + 4
    }

    fn head(&self) -> &str {
        std::str::from_utf8(&self.bytes[..self.split()]).unwrap()
    }

    fn body(&self) -> &[u8] {
        &self.bytes[self.split()..]
    }

    fn promised(&self) -> usize {
        let length = self.head().lines().find_map(|line| line.strip_prefix("content-length: "));
        length.unwrap().parse().unwrap()
    }

    fn ended(&self) -> bool {
        matches!(self.end, Ok(0))
    }
}

/// The statuses of a course, and of what the job says.
fn statuses(course: &Course) -> Vec<&str> {
    course.name.split(", ").map(|state| state.split('/').next().unwrap()).collect()
}

#[test]
fn every_course_of_every_api_is_played_to_its_end() {
    let mut script = Script::new();
    let mut jobs = Vec::new();
    for api in APIS {
        for course in lifecycles(api) {
            let id = format!("job-{}", jobs.len());
            script = script.job(course.script().id(&id));
            jobs.push((*api, id, course));
        }
    }
    let mock = builder().script(script).start().unwrap();
    for (api, id, course) in jobs {
        let request = named(api, &id);
        let seen: Vec<_> =
            course.steps.iter().map(|_| send(&mock, by_token(), &request).unwrap().job()).collect();
        let words: Vec<_> = seen.iter().map(|job| job.status.as_deref().unwrap()).collect();
        assert_eq!(words, statuses(&course), "{}", api.id);
        let (last, before) = seen.split_last().unwrap();
        assert_eq!(last.phase, course.outcome, "{}: {}", api.id, course.name);
        assert!(before.iter().all(|job| !job.phase.is_final()), "{before:?}");
        // The end goes on for ever.
        assert_eq!(send(&mock, by_token(), &request).unwrap().job(), *last);
    }
}

#[test]
fn courses_reach_every_documented_end_through_every_documented_status() {
    for api in APIS {
        let courses = lifecycles(api);
        for listed in api.job.statuses.values {
            let met = courses.iter().any(|course| statuses(course).contains(&listed.value));
            assert_eq!(met, listed.phase.is_some_and(|phase| phase != Phase::Unknown), "{}", listed.value);
            if listed.phase.is_some_and(Phase::is_final) {
                let ends: Vec<_> =
                    courses.iter().filter(|course| statuses(course).last() == Some(&listed.value)).collect();
                assert!(ends.iter().any(|course| course.steps.len() == 1), "{}", listed.value);
                assert!(ends.iter().any(|course| course.steps.len() > 1), "{}", listed.value);
            }
        }
        let mut names: Vec<_> = courses.iter().map(|course| &course.name).collect();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), courses.len(), "{}", api.id);
    }
}

#[test]
fn a_second_status_decides() {
    static FIRST: ValueSet = ValueSet {
        name: "First",
        values: &[
            ListedValue::status("GOING", Phase::Running, ""),
            ListedValue::status("ENDED", Phase::Succeeded, ""),
            ListedValue::status("STOPPED", Phase::Cancelled, ""),
        ],
    };
    static SECOND: ValueSet = ValueSet {
        name: "Second",
        values: &[
            ListedValue::status("GOOD", Phase::Succeeded, ""),
            ListedValue::status("BAD", Phase::Failed, ""),
            ListedValue::status("UNSURE", Phase::Unknown, ""),
        ],
    };
    // Any other field of text serves as the second status.
    let api = APIS.iter().find(|api| !api.job.kind.is_empty() && api.job.tasks.is_some()).unwrap();
    let job =
        JobMap { statuses: &FIRST, result: Some((api.job.kind, &SECOND)), kind: "", tasks: None, ..api.job };
    let api: &'static Api = Box::leak(Box::new(Api { job, ..common::made(api, "other/v1/show_job") }));
    let names: Vec<_> = lifecycles(api).into_iter().map(|course| (course.name, course.outcome)).collect();
    let wanted = [
        ("ENDED/GOOD", Phase::Succeeded),
        ("GOING, ENDED/GOOD", Phase::Succeeded),
        ("ENDED/BAD", Phase::Failed),
        ("GOING, ENDED/BAD", Phase::Failed),
        ("STOPPED", Phase::Cancelled),
        ("GOING, STOPPED", Phase::Cancelled),
    ];
    assert_eq!(names, wanted.map(|(name, outcome)| (name.to_owned(), outcome)));
    let apis: &'static [_] = Box::leak(Box::new([api]));
    let play = |job| Mock::builder().apis(apis).script(Script::new().job(job)).start().unwrap();
    for course in lifecycles(api) {
        let mock = play(course.script());
        let jobs: Vec<_> = course.steps.iter().map(|_| ask(&mock, api).unwrap()).collect();
        let (last, before) = jobs.split_last().unwrap();
        assert_eq!(last.phase, course.outcome, "{}", course.name);
        assert!(before.iter().all(|job| job.phase == Phase::Running), "{}", course.name);
    }
    let mock = play(JobScript::new([Step::status("BAD")]));
    assert_eq!(ask(&mock, api).unwrap().phase, Phase::Failed, "a word of the second status is said there");
}

/// Where a job begins: not every service has a word for one that waits.
fn first_phase(api: &Api) -> Phase {
    let waits = api.job.statuses.values.iter().any(|listed| listed.phase == Some(Phase::Pending));
    if waits { Phase::Pending } else { Phase::Running }
}

/// A request for a job of one's own naming.
fn named(api: &'static Api, id: &str) -> DynamicRequest {
    let mut places = api.parameters.iter().rev();
    let place = places.find(|p| p.place != Place::Header && p.need == Need::Mandatory).unwrap();
    sample_request(api).unwrap().with(place.name, id).unwrap()
}

#[test]
fn status_after_status_with_undocumented_ones() {
    let mock = playing([
        Step::status("76").repeat(2),
        Step::status(17),
        Step::status(""),
        Step::here().progress(40.0),
        Step::here(),
    ]);
    for api in APIS {
        let words: Vec<_> = (0..6).map(|_| ask(&mock, api).unwrap()).collect();
        let seen: Vec<_> = words.iter().map(|job| job.status.as_deref().unwrap_or("")).collect();
        assert_eq!(seen, ["76", "76", "17", "", "", ""], "{}", api.id);
        assert!(words.iter().all(|job| job.phase == Phase::Unknown));
        if !api.job.progress.is_empty() {
            assert_eq!(words[4].progress, Some(40.0));
            assert_eq!(words[5].progress, Some(40.0));
        }
    }
}

#[test]
fn words_are_sent_in_the_type_that_the_api_has() {
    for api in APIS {
        for listed in api.job.statuses.values {
            let mock =
                playing([Step::status(listed.value), Step::status(listed.name), Step::status("ODD WORD")]);
            for _ in 0..2 {
                let job = ask(&mock, api).unwrap();
                assert_eq!(job.status.as_deref(), Some(listed.value), "{}", api.id);
                assert_eq!(Some(job.phase), listed.phase, "{}", api.id);
            }
            match ask(&mock, api) {
                Ok(job) => assert_eq!(job.status.as_deref(), Some("ODD WORD")),
                Err(error) => assert!(error.to_string().contains("found \"ODD WORD\""), "{error}"),
            }
        }
    }
}

#[test]
fn tasks_are_those_of_the_script() {
    for api in APIS {
        let Some(tasks) = &api.job.tasks else { continue };
        let map: &JobMap = tasks.map.unwrap_or(&api.job);
        let word =
            |phase| map.statuses.values.iter().find(|listed| listed.phase == Some(phase)).unwrap().value;
        let (done, now, failed) = (word(Phase::Succeeded), word(Phase::Running), word(Phase::Failed));
        let end = api.job.statuses.values.iter().find(|listed| listed.phase == Some(Phase::Failed)).unwrap();
        let mock = playing([
            Step::here().tasks([done, now, "75", now]),
            Step::here().tasks([done]),
            Step::here().tasks(Vec::<JobState>::new()),
            Step::status(end.value).tasks([
                JobState::new(done),
                JobState::new(failed).name("Build").code("E1").message("Broken."),
            ]),
        ]);
        let job = ask(&mock, api).unwrap();
        let seen: Vec<_> = job.tasks.iter().map(|task| task.status.as_deref().unwrap()).collect();
        assert_eq!(seen, [done, now, "75", now], "{}", api.id);
        let mut ids: Vec<_> = job.tasks.iter().filter_map(|task| task.id.clone()).collect();
        ids.sort();
        ids.dedup();
        assert!(ids.is_empty() || ids.len() == 4, "{}: {ids:?}", api.id);
        assert!(job.total.is_none_or(|total| total == 4), "{}", api.id);
        assert_eq!(ask(&mock, api).unwrap().tasks.len(), 1);
        assert_eq!(ask(&mock, api).unwrap().tasks.len(), 0);
        let task = ask(&mock, api).unwrap().tasks.pop().unwrap();
        assert_eq!(task.phase, Phase::Failed);
        for (path, said, wanted) in [
            (map.name, &task.name, "Build"),
            (map.code, &task.code, "E1"),
            (map.message, &task.message, "Broken."),
        ] {
            assert!(path.is_empty() || said.as_deref() == Some(wanted), "{}: {path} {said:?}", api.id);
        }
    }
}

#[test]
fn errors_with_and_without_words_of_their_own() {
    let mock = playing([
        Step::error(429),
        Step::error(429).retry_after(7),
        Step::error(500),
        Step::error(403).code("X.1").message("Go away."),
        Step::error(404),
    ]);
    for api in APIS {
        let error = || ask(&mock, api).unwrap_err();
        let throttled = error();
        assert_eq!((throttled.kind(), throttled.code()), (ErrorKind::Throttled, Some("APIGW.0308")));
        assert_eq!(throttled.retry_after(), None);
        assert_eq!(error().retry_after(), Some(Duration::from_secs(7)));
        assert_eq!(error().kind(), ErrorKind::Unavailable);
        let forbidden = error();
        assert_eq!((forbidden.code(), forbidden.message()), (Some("X.1"), Some("Go away.")));
        assert_eq!(error().status(), Some(404));
    }
}

#[test]
fn a_job_that_is_not_there_yet() {
    let mock = playing([Step::not_found().repeat(2), Step::here()]);
    for api in APIS {
        for _ in 0..2 {
            let error = ask(&mock, api).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::NotFound);
            if let Some(documented) = api.errors.iter().find(|error| error.not_found) {
                assert_eq!(error.code(), Some(documented.code));
            }
        }
        assert_eq!(ask(&mock, api).unwrap().phase, first_phase(api));
    }
}

#[test]
fn html_instead_of_json() {
    let mock = playing([Step::html(200), Step::html(502), Step::html(502)]);
    for api in APIS {
        assert_eq!(ask(&mock, api).unwrap_err().kind(), ErrorKind::UnexpectedAnswer);
        assert_eq!(ask(&mock, api).unwrap_err().kind(), ErrorKind::Unavailable);
        let got = bytes(&mock, api);
        assert!(got.head().starts_with("HTTP/1.1 502") && got.head().contains("text/html"), "{}", got.head());
        assert_eq!(got.body().len(), got.promised());
    }
}

#[test]
fn a_reset_is_a_reset() {
    let mock = playing([Step::reset().repeat(2), Step::here()]);
    for api in APIS {
        let got = bytes(&mock, api);
        assert!(got.bytes.is_empty());
        assert_eq!(got.end.unwrap_err().kind(), Io::ConnectionReset, "{}", api.id);
        assert_eq!(mock.requests().last().unwrap().status, 0);
        assert_eq!(ask(&mock, api).unwrap_err().kind(), ErrorKind::Transport);
        assert!(bytes(&mock, api).ended(), "and the next connection is a good one");
    }
}

#[test]
fn a_body_that_breaks_off() {
    let steps = [
        Step::here(),
        Step::here().truncate().repeat(2),
        Step::here().truncate_after(7),
        Step::here().truncate_after(0),
        Step::here().truncate_after(1 << 20),
        Step::error(500).truncate(),
        Step::here().truncate().drip(50, Duration::from_millis(1)),
    ];
    let mock = playing(steps);
    for api in APIS {
        let whole = bytes(&mock, api);
        assert_eq!(whole.body().len(), whole.promised());
        assert_eq!(ask(&mock, api).unwrap_err().kind(), ErrorKind::Transport);
        for wanted in [whole.promised() / 2, 7, 0, whole.promised() - 1] {
            let got = bytes(&mock, api);
            assert!(got.ended(), "{:?}", got.end);
            assert_eq!(got.promised(), whole.promised());
            assert_eq!(got.body(), &whole.body()[..wanted], "{}", api.id);
        }
        let error = bytes(&mock, api);
        assert!(error.head().starts_with("HTTP/1.1 500"));
        assert_eq!(error.body().len(), error.promised() / 2);
        let slow = bytes(&mock, api);
        assert_eq!(slow.body(), &whole.body()[..whole.promised() / 2]);
    }
}

#[test]
fn a_slow_body_and_a_late_answer() {
    let every = Duration::from_millis(15);
    let mock = playing([Step::here(), Step::here().drip(100, every), Step::here().delay(10 * every)]);
    for api in APIS {
        let whole = bytes(&mock, api);
        let began = Instant::now();
        let slow = bytes(&mock, api);
        let parts = whole.promised().div_ceil(100);
        assert_eq!(slow.body(), whole.body());
        assert!(slow.ended());
        assert!(began.elapsed() >= every * (parts as u32 - 1), "{parts} parts, {:?}", began.elapsed());
        let began = Instant::now();
        assert_eq!(bytes(&mock, api).body(), whole.body());
        assert!(began.elapsed() >= 10 * every);
    }
}

#[test]
fn a_slow_answer_is_not_in_the_way_of_others() {
    let slow = JobScript::new([Step::here().delay(Duration::from_secs(20))]).id("slow");
    let mock = builder().script(Script::new().job(slow)).start().unwrap();
    let (address, request) = (mock.url_of(APIS[0]), named(APIS[0], "slow"));
    let (ready, asked) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        ready.send(()).unwrap();
        let _ = common::wait(common::client(&address, by_token()).send(&request));
    });
    asked.recv().unwrap();
    let began = Instant::now();
    ask(&mock, APIS[0]).unwrap();
    drop(mock);
    assert!(began.elapsed() < Duration::from_secs(10), "nor of stopping");
}

#[test]
fn a_token_expires_until_another_is_seen() {
    for api in APIS {
        let mock = playing([Step::here(), Step::expire_token(), Step::here().progress(50.0)]);
        let request = sample_request(api).unwrap();
        let with = |token: &'static str| send(&mock, Credentials::token(token), &request);
        with(TOKEN).unwrap();
        assert_eq!(with("another").unwrap_err().code(), Some("APIGW.0301"), "no token but one is good");
        for _ in 0..3 {
            let error = with(TOKEN).unwrap_err();
            assert_eq!((error.status(), error.code()), (Some(401), Some("APIGW.0307")));
        }
        let job = with("another").unwrap().job();
        assert!(job.progress.is_none_or(|progress| progress == 50.0), "the script goes on");
        with(TOKEN).unwrap_err();
        assert!(!format!("{:?}", mock.requests()).contains("another"));

        let mock = playing([Step::expire_token(), Step::here()]);
        send(&mock, by_keys(), &request).unwrap();
        ask(&mock, api).unwrap();
    }
}

#[test]
fn scripts_are_found_by_api_and_by_id() {
    let (first, others) = APIS.split_first().unwrap();
    let script = Script::new()
        .job(JobScript::new([Step::status("77")]).id("unknown-1"))
        .job(JobScript::new([Step::status("78")]).api(first.id));
    let mock =
        builder().script(script).mode(Mode::Lifecycle(Lifecycle::default().running(3))).start().unwrap();
    let status =
        |api, id| send(&mock, by_token(), &named(api, id)).map(|answer| answer.job().status.unwrap());
    assert_eq!(status(first, "any").unwrap(), "78");
    assert_eq!(status(first, "unknown-1").unwrap(), "77", "a job that is named is known");
    assert_eq!(status(first, "unknown-2").unwrap_err().kind(), ErrorKind::NotFound);
    for api in others {
        assert_eq!(status(api, "unknown-1").unwrap(), "77");
        let phase = Some(first_phase(api));
        let first = api.job.statuses.values.iter().find(|listed| listed.phase == phase);
        assert_eq!(status(api, "any").unwrap(), first.unwrap().value, "the mode");
    }
}

#[test]
fn a_script_for_an_api_that_is_not_there_is_refused() {
    let script = Script::new().job(JobScript::new([Step::here()]).api("no/v1/such"));
    let error = builder().script(script).start().err().unwrap();
    assert!(error.to_string().contains("no/v1/such"), "{error}");
}

#[test]
fn faults_lose_no_step_and_come_again_for_the_same_seed() {
    let kinds = [
        Step::reset(),
        Step::error(429).retry_after(1),
        Step::error(500),
        Step::here().truncate(),
        Step::here().drip(500, Duration::from_millis(1)),
        Step::html(502),
    ];
    let mut met = 0;
    for api in APIS {
        for (number, course) in lifecycles(api).into_iter().enumerate() {
            let play = |seed| {
                let faults = Faults::new(seed).rate(0.4).kinds(kinds.clone()).in_a_row(3);
                let mock =
                    builder().script(Script::new().job(course.script()).faults(faults)).start().unwrap();
                let (mut words, mut history) = (Vec::new(), Vec::new());
                while words.len() < course.steps.len() {
                    match ask(&mock, api) {
                        Ok(job) => words.push(job.status.unwrap()),
                        Err(error) => history.push((words.len(), error.kind(), error.status())),
                    }
                }
                assert_eq!(words, statuses(&course));
                history
            };
            let seed = number as u64;
            let history = play(seed);
            assert_eq!(history, play(seed), "{}", course.name);
            met += history.len();
        }
    }
    assert!(met > 20, "{met} faults");
}

#[test]
fn faults_are_mixed_into_modes_too() {
    let faults = Script::new().faults(Faults::new(1).rate(1.0).kinds([Step::error(503)]).in_a_row(1));
    for mode in [Mode::Examples, Mode::Lifecycle(Lifecycle::default())] {
        let mock = builder().mode(mode).script(faults.clone()).start().unwrap();
        let plain = builder().start().unwrap();
        for api in APIS {
            assert_eq!(ask(&mock, api).unwrap_err().status(), Some(503));
            assert_eq!(ask(&mock, api).unwrap().id, ask(&plain, api).unwrap().id);
            assert_eq!(ask(&mock, api).unwrap_err().status(), Some(503));
        }
    }
}

#[test]
fn a_fault_can_say_a_status_of_its_own() {
    let faults = Faults::new(1).rate(1.0).kinds([Step::status(71)]).in_a_row(1);
    let script = Script::new().job(JobScript::new([Step::status(72), Step::status(73)])).faults(faults);
    let mock = builder().script(script).start().unwrap();
    for api in APIS {
        let words: Vec<_> = (0..4).map(|_| ask(&mock, api).unwrap().status.unwrap()).collect();
        assert_eq!(words, ["71", "72", "71", "73"]);
    }
}
