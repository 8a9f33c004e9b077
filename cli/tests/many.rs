//! Several jobs in one call.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use common::{File, Ran, TOKEN, options, run, run_with, word};
use heck::ToKebabCase;
use huaweicloud_jobs::{Api, Phase, apis};
use huaweicloud_jobs_mock::{JobScript, Mock, Script, Step};
use huaweicloud_jobs_runtime::{Need, Place};

/// What the mock serves at one address: all APIs. Job `good` ends well, `bad` fails, `on` goes on for ever.
fn mock() -> Mock {
    let mut script = Script::new();
    for api in apis() {
        let job = |id: &str, phases: &[Phase]| {
            JobScript::new(phases.iter().map(|phase| Step::status(word(api, *phase)))).api(api.id).id(id)
        };
        script = script
            .job(job("good", &[Phase::Running, Phase::Succeeded]))
            .job(job("bad", &[Phase::Running, Phase::Failed]))
            .job(job("on", &[Phase::Running]));
    }
    Mock::builder().apis(apis()).token(TOKEN).script(script).start().unwrap()
}

/// The option for the job's id, and the words for the other parameters.
fn question(api: &Api, ids: &[&str]) -> Vec<String> {
    let mut mandatory =
        api.parameters.iter().filter(|p| p.need == Need::Mandatory && p.place != Place::Header);
    let id = format!("--{}", mandatory.next_back().unwrap().name.to_kebab_case());
    let mut words = vec![api.id.to_owned()];
    for pair in options(api).chunks(2).filter(|pair| pair[0] != id) {
        words.extend_from_slice(pair);
    }
    ids.iter().for_each(|value| words.extend([id.clone(), (*value).to_owned()]));
    words
}

fn waited(questions: &[Vec<String>], more: &[&str]) -> Ran {
    let mock = mock();
    let mut words = vec!["wait".to_owned()];
    for (at, question) in questions.iter().enumerate() {
        words.extend((at > 0).then(|| "+".to_owned()));
        words.extend(question.iter().cloned());
        let api = apis().iter().find(|api| api.id == question[0]).unwrap();
        words.extend(["--endpoint".to_owned(), mock.url_of(api)]);
    }
    words.extend(["--min-interval", "0", "--max-interval", "0", "--rate", "100000"].map(str::to_owned));
    words.extend(more.iter().map(|&word| word.to_owned()));
    run_with(&words.iter().map(String::as_str).collect::<Vec<_>>(), &[("OS_TOKEN", TOKEN)])
}

#[test]
fn a_line_each_and_the_code_of_the_first_that_did_not_end_well() {
    let api = apis()[0];
    for (ids, code, failed) in
        [(&["good", "bad", "on"][..], 3, 2), (&["on", "bad"], 5, 2), (&["good", "good"], 0, 0)]
    {
        let ran = waited(&[question(api, ids)], &["--max-wait", "1"]);
        assert_eq!(ran.code, code, "{ran:?}");
        assert!(ran.out.starts_with("JOB"), "{ran:?}");
        assert_eq!(ran.err.lines().filter(|line| line.starts_with("error: ")).count(), failed, "{ran:?}");
        for (line, id) in ran.out.lines().skip(1).zip(ids) {
            assert!(line.starts_with(id), "{line}");
        }
    }
}

#[test]
fn questions_to_every_api_and_a_list_for_programs() {
    let questions: Vec<_> = apis().iter().map(|api| question(api, &["good"])).collect();
    let list = waited(&questions, &["--output", "json"]).json();
    let list = list.as_array().unwrap();
    assert_eq!(list.len(), apis().len());
    for (api, waited) in apis().iter().zip(list) {
        assert_eq!((&waited["last"]["api"], &waited["outcome"]), (&api.id.into(), &"succeeded".into()));
        assert_eq!(waited["asked"], "good");
    }
}

#[test]
fn the_first_failure_ends_all_if_wanted() {
    let api = apis()[0];
    let ran = waited(&[question(api, &["on", "bad", "on"])], &["--fail-fast"]);
    // Those that were given up are no reason for it.
    assert_eq!(ran.code, 3, "{ran:?}");
    assert_eq!(ran.out.matches("abandoned").count(), 2, "{ran:?}");
    assert_eq!(ran.err.lines().filter(|line| line.starts_with("error: ")).count(), 1, "{ran:?}");
}

#[test]
fn lines_say_which_job_they_are_of() {
    let ran = waited(&[question(apis()[0], &["good", "bad"])], &["--progress"]);
    for line in ["00:00  good  running", "00:00  bad  running", "00:00  bad  failed"] {
        assert!(ran.err.contains(line), "{line} is not in {ran:?}");
    }
}

#[test]
fn what_cannot_be_meant() {
    let api = apis()[0];
    let twice = |question: &[String]| {
        let mut words = question.to_vec();
        let (name, value) = (words[1].clone(), "other".to_owned());
        words.extend([name, value]);
        words
    };
    let both = twice(&question(api, &["a", "b"]));
    waited(&[both], &[]).fails(2, &["both given several times", "hint: separate the questions by +"]);
    let place = ["wait", "+"];
    run(&place).fails(2, &["before or behind a +"]);
    let mut first = question(api, &["good"]);
    first.extend(["--max-wait", "1"].map(str::to_owned));
    waited(&[first.clone(), first], &[]).fails(2, &["--max-wait is given more than once", "holds for all"]);
    for (option, value) in [("--rate", "0"), ("--rate", "x"), ("--in-flight", "0")] {
        run(&["wait", api.id, option, value]).fails(2, &[option, value]);
    }
}

#[test]
fn an_address_holds_for_the_questions_behind_it() {
    let Some(api) = apis().iter().find(|api| api.endpoint.contains("{region}")) else { return };
    let run_of = |first: &[&str], second: &[&str]| {
        let one = question(api, &["good"]);
        let mut words = vec!["wait"];
        words.extend(one.iter().map(String::as_str).chain(first.iter().copied()));
        words.push("+");
        words.extend(one.iter().map(String::as_str).chain(second.iter().copied()));
        run_with(&words, &[("OS_TOKEN", TOKEN)])
    };
    let mock = mock();
    let address = ["--endpoint", &mock.url_of(api)];
    let quick = ["--min-interval", "0", "--max-interval", "0", "--rate", "100000"];
    assert_eq!(run_of(&address, &quick).code, 0);
    assert_eq!(run_of(&quick, &address).code, 0);
    run_of(&quick, &[]).fails(2, &["--endpoint", "--region"]);
}

#[test]
fn a_file_for_browsers_has_all_of_them() {
    let file = File::named("many.html");
    waited(&[question(apis()[0], &["good", "good"])], &["--html", file.name()]).works();
    assert_eq!(file.text().matches("<section").count(), 2);
}
