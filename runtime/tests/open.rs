//! Values of open sets, however they were made and whatever a server sends in their place.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    missing_docs,
    reason = "a test fails by panicking; its rows need no words"
)]

use std::{collections::HashSet, fmt::Debug};

use huaweicloud_jobs_runtime::{Enumerated, Json, JsonText, Map, Open, Phase, decode};

huaweicloud_jobs_runtime::values! {
    /// Of words.
    enum Word(String) {
        Running = "RUNNING" (running),
        Done = "DONE" (succeeded): "All was done.",
    }
    /// Of numbers.
    enum Number(i64) {
        Failed = 0 as "failed" (failed),
        Done = 1 as "done" (succeeded),
    }
    /// Of truths.
    enum Truth(bool) {
        Yes = true as "yes",
    }
}

huaweicloud_jobs_runtime::structures! {
    /// All of them, and what is near.
    pub struct Answer {
        pub word: Option<Open<Word>> = 0 "word",
        pub number: Option<Open<Number>> = 1 "number",
        pub truth: Option<Open<Truth>> = 2 "truth",
        pub free: Option<Json> = 3 "free",
        pub text: Option<JsonText> = 4 "text",
        pub map: Option<Map<String>> = 5 "map",
    }
}

fn read(body: &[u8]) -> Result<Answer, String> {
    let mut answer = Answer::default();
    decode(body, &mut answer).map_err(|error| error.to_string())?;
    assert_eq!(answer.clone(), answer, "a copy is the same");
    Ok(answer)
}

#[test]
fn it_does_not_matter_how_a_value_was_made() {
    fn same<T: Enumerated>(known: T, made: &Open<T>, phase: Phase, printed: [&str; 2])
    where
        T::Sent: Debug,
    {
        assert!(*made == known && *made == Open::Known(known), "{made:?}");
        assert_eq!(made.phase(), phase);
        assert_eq!([made.to_string(), format!("{made:?}")], printed);
        assert_eq!(HashSet::from([made.clone(), Open::from(known)]).len(), 1);
    }
    same(Word::Done, &Open::from("DONE"), Phase::Succeeded, ["DONE", "Known(DONE)"]);
    let by_hand = Open::Unrecognized("DONE".to_owned());
    same(Word::Done, &by_hand, Phase::Succeeded, ["DONE", "Unrecognized(\"DONE\")"]);
    same(Number::Failed, &Open::from(0), Phase::Failed, ["0", "Known(0)"]);
    same(Truth::Yes, &Open::from(true), Phase::Unknown, ["true", "Known(true)"]);
    assert_eq!(Open::from(Word::Done).listed().unwrap().description, "All was done.");
    let (word, number) = (Open::<Word>::from("PAUSED"), Open::<Number>::from(7));
    assert_eq!((word.as_str(), word.phase(), word.listed()), ("PAUSED", Phase::Unknown, None));
    assert_eq!((number.code(), number.phase(), number.listed()), (7, Phase::Unknown, None));
    assert!(word != Word::Done && word != Open::Known(Word::Running));
}

#[test]
fn whatever_is_sent_for_a_value() {
    let words =
        |sent: &str| Ok(read(format!("{{\"word\":{sent}}}").as_bytes())?.word.map(|it| it.to_string()));
    let numbers =
        |sent: &str| Ok(read(format!("{{\"number\":{sent}}}").as_bytes())?.number.map(|it| it.code()));
    for (sent, word, number) in [
        ("null", Ok(None), Ok(None)),
        ("\"DONE\"", Ok(Some("DONE")), Err("expected an integer, found \"DONE\"")),
        ("\"1\"", Ok(Some("1")), Ok(Some(1))),
        ("1", Ok(Some("1")), Ok(Some(1))),
        ("1.0", Ok(Some("1")), Ok(Some(1))),
        ("1.5", Ok(Some("1.5")), Err("expected an integer, found 1.5")),
        (
            "18446744073709551615",
            Ok(Some("18446744073709551615")),
            Err("expected an integer, found 18446744073709551615"),
        ),
        ("true", Ok(Some("true")), Err("expected an integer, found true")),
        (
            "[]",
            Err("expected a string, an integer or a boolean, found a list"),
            Err("expected a string, an integer or a boolean, found a list"),
        ),
    ] {
        let said: Result<Option<String>, String> = words(sent);
        assert_eq!(said, word.map(|it| it.map(str::to_owned)).map_err(|it| format!("word: {it}")), "{sent}");
        let said: Result<Option<i64>, String> = numbers(sent);
        assert_eq!(said, number.map_err(|it: &str| format!("number: {it}")), "{sent}");
    }
}

#[test]
fn bytes_that_are_no_text_are_never_replaced_in_silence() {
    for (body, path) in [
        (&b"{\"word\":\"\xff\"}"[..], "word"),
        (b"{\"free\":{\"deep\":[\"\xff\"]}}", "free"),
        (b"{\"text\":{\"deep\":\"\xff\"}}", "text"),
        (b"{\"text\":[\"\xff\"]}", "text"),
        (b"{\"map\":{\"\xff\":\"x\"}}", "map"),
        (b"{\"map\":{\"key\":\"\xff\"}}", "map.key"),
    ] {
        let said = read(body).unwrap_err();
        assert!(
            said.starts_with(&format!("{path}: ")) && said.ends_with("found bytes that are not UTF-8"),
            "{said}"
        );
    }
    assert!(read(b"{\"new\":\"\xff\",\"free\":{\"deep\":1}}").is_ok(), "nobody reads them");
    let mark = "{\"free\":\"\u{fffd}\",\"map\":{\"\u{fffd}\":\"x\"}}";
    assert!(read(mark.as_bytes()).is_ok(), "the mark itself is text");
}
