//! What a script does to connections and to time: resets, bodies that break off, slow answers.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use std::{
    io::ErrorKind as Io,
    time::{Duration, Instant},
};

use common::{
    builder, by_token,
    playing::{ask, bytes, named, playing},
};
use huaweicloud_jobs::apis;
use huaweicloud_jobs_mock::{JobScript, Script, Step};
use huaweicloud_jobs_runtime::ErrorKind;

#[test]
fn a_reset_is_a_reset() {
    let mock = playing([Step::reset().repeat(2), Step::here()]);
    for api in apis() {
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
    for api in apis() {
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
    for api in apis() {
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
    let (address, request) = (mock.url_of(apis()[0]), named(apis()[0], "slow"));
    let (ready, asked) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        ready.send(()).unwrap();
        let _ = common::wait(common::client(&address, by_token()).send(&request));
    });
    asked.recv().unwrap();
    let began = Instant::now();
    ask(&mock, apis()[0]).unwrap();
    drop(mock);
    assert!(began.elapsed() < Duration::from_secs(10), "nor of stopping");
}
