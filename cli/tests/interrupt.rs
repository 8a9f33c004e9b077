//! Ctrl-C during a wait.
#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use std::{
    io::{BufRead, BufReader, Read, Write},
    process::{Command, Stdio},
};

use common::{TOKEN, binary, play, ran, waiting, word};
use huaweicloud_jobs::{Phase, apis};
use huaweicloud_jobs_mock::{JobScript, Mock, Step};

fn endless() -> Mock {
    play(JobScript::new([Step::status(word(apis()[0], Phase::Running))]))
}

#[test]
fn it_says_how_to_wait_on_and_no_secret() {
    let mock = endless();
    for (verb, more, signal) in [
        ("watch", &["--token", TOKEN][..], "INT"),
        ("watch", &["--max-wait=99"], "TERM"),
        ("wait", &["--progress", "--max-wait", "99"], "INT"),
    ] {
        let words = waiting(verb, apis()[0], &mock, more);
        let mut command = binary();
        command.args(&words).env("OS_TOKEN", TOKEN).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        // Until it has seen the job.
        let mut seen = Vec::new();
        let pipe: &mut dyn Read =
            if verb == "wait" { child.stderr.as_mut().unwrap() } else { child.stdout.as_mut().unwrap() };
        let mut byte = [0];
        while !seen.ends_with(b"running") {
            pipe.read_exact(&mut byte).unwrap();
            seen.push(byte[0]);
        }
        let id = child.id().to_string();
        assert!(Command::new("kill").args(["-s", signal, &id]).status().unwrap().success());
        let ran = ran(child.wait_with_output().unwrap());
        assert_eq!(ran.code, 130, "{ran:?}");
        let again: Vec<_> = words.iter().map(String::as_str).take_while(|word| *word != "--token").collect();
        let again = format!("  hwjobs {}\n", again.join(" "));
        assert!(
            ran.err.contains("Interrupted; the job goes on.") && ran.err.ends_with(&again),
            "{again}: {ran:?}"
        );
    }
}

/// In a terminal the frame goes away, and the cursor comes back.
#[test]
fn the_terminal_is_left_as_it_was() {
    let mock = endless();
    let program = binary();
    // The size of such a terminal is unknown at first. The time is for when this fails.
    let mut words =
        vec!["stty cols 80 rows 24; exec".to_owned(), program.get_program().to_str().unwrap().to_owned()];
    words.extend(waiting("watch", apis()[0], &mock, &["--max-wait", "20"]));
    let mut command = Command::new("script");
    command
        .args(["-q", "-e", "-c", &words.join(" "), "/dev/null"])
        .env("OS_TOKEN", TOKEN)
        .env("TERM", "xterm");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    // It is part of util-linux; other systems have one with other options, or none.
    let Ok(mut child) = command.spawn() else { return };
    let mut out = BufReader::new(child.stdout.take().unwrap());
    let mut shown = Vec::new();
    while !String::from_utf8_lossy(&shown).contains("asked") {
        assert_ne!(out.read_until(b'\n', &mut shown).unwrap(), 0, "{}", String::from_utf8_lossy(&shown));
    }
    child.stdin.as_mut().unwrap().write_all(b"\x03").unwrap();
    out.read_to_end(&mut shown).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(130));
    let shown = String::from_utf8_lossy(&shown).into_owned();
    let (hide, show) = ("\u{1b}[?25l", "\u{1b}[?25h");
    assert_eq!((shown.matches(hide).count(), shown.matches(show).count()), (1, 1), "{shown:?}");
    assert!(shown.rfind(show) > shown.rfind("asked"), "{shown:?}");
    assert!(shown.contains("Interrupted"), "{shown:?}");
}
