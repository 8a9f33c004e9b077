//! `hwjobs mock`: plays all APIs until it is stopped.

use std::{fs, io, net::Ipv4Addr};

use clap::ArgMatches;
use huaweicloud_jobs_mock::{
    ACCESS_KEY, ACCOUNT, Lifecycle, Mock, Mode, PASSWORD, Recorded, SECRET_KEY, Script, USER, sample_value,
};
use huaweicloud_jobs_runtime::{Api, Need};

use crate::{arguments, curl::quote, failure::Failure, output};

/// Serves until the process is stopped.
pub(crate) fn run(apis: &'static [&'static Api], matches: &ArgMatches) -> Result<(), Failure> {
    let port = matches.get_one::<u16>("port").copied().unwrap_or_default();
    let token = matches.get_one::<String>("token").map_or(huaweicloud_jobs_mock::TOKEN, String::as_str);
    let mode =
        if matches.get_flag("lifecycle") { Mode::Lifecycle(Lifecycle::default()) } else { Mode::Examples };
    let script = match matches.get_one::<String>("script") {
        Some(file) => script(apis, file)?,
        None => Script::new(),
    };
    let mock = Mock::builder()
        .apis(apis)
        .token(token)
        .mode(mode)
        .script(script)
        .bind((Ipv4Addr::LOCALHOST, port))
        .on_request(log)
        .start()
        .map_err(|error| {
            Failure::refused(
                format!("the mock cannot listen on port {port}: {error}"),
                "without --port it takes a free one",
            )
        })?;
    output::print(&welcome(&mock, apis, token))?;
    loop {
        // Ctrl-C ends the process, and the mock with it.
        std::thread::park();
    }
}

/// Reads a script. Whatever is wrong with it is said as compilers say it: `FILE:LINE:COLUMN: ...`.
fn script(apis: &[&'static Api], file: &str) -> Result<Script, Failure> {
    let hint = "the README of the mock says what can stand in a script";
    let text = fs::read_to_string(file).map_err(|error| {
        let what = if error.kind() == io::ErrorKind::NotFound {
            "there is no such file".to_owned()
        } else {
            error.to_string()
        };
        Failure::usage(format!("--script {file}: {what}"), hint)
    })?;
    let script = Script::from_yaml(&text).map_err(|error| {
        let place = error.place().map(|(line, column)| format!(":{line}:{column}")).unwrap_or_default();
        Failure::usage(format!("{file}{place}: {}", error.message()), hint)
    })?;
    match script.unknown_apis(apis).first() {
        Some(id) => {
            Err(Failure::usage(format!("{file}: there is no API {id:?}"), "`hwjobs apis` lists them"))
        }
        None => {
            script.unsent(apis).iter().for_each(|said| output::error(&format!("note: {file}: {said}\n")));
            Ok(script)
        }
    }
}

fn log(request: &Recorded) {
    // A connection that was reset had no status.
    let status = if request.status == 0 { "---".to_owned() } else { request.status.to_string() };
    let api = request.api.map(|api| format!("  {api}")).unwrap_or_default();
    output::error(&format!("{status}  {} {}{api}\n", request.method, request.uri));
}

fn welcome(mock: &Mock, apis: &'static [&'static Api], token: &str) -> String {
    let mut text = format!("Playing {} APIs at {} until Ctrl-C.\n\n", apis.len(), mock.url());
    for (name, value) in [
        ("token", token),
        ("access key", ACCESS_KEY),
        ("secret key", SECRET_KEY),
        ("user", USER),
        ("password", PASSWORD),
        ("account", ACCOUNT),
    ] {
        text.push_str(&format!("  {name:12}{value}\n"));
    }
    text.push_str(
        "\nA job is known unless its id contains \"missing\" or \"unknown\". Ask from another terminal:\n\n",
    );
    if let Some(api) = apis.first() {
        text.push_str(&format!("  {}\n", example(api, &mock.url_of(api), token)));
    }
    text
}

/// A command that asks an API of the mock.
fn example(api: &'static Api, url: &str, token: &str) -> String {
    let mut words = vec![format!("hwjobs get {} --endpoint {url} --token {}", api.id, quote(token))];
    for (parameter, option) in arguments::options(api) {
        if matches!(parameter.need, Need::Mandatory | Need::NotEnforced { .. }) {
            words.push(format!("--{option} {}", quote(&sample_value(parameter))));
        }
    }
    words.join(" \\\n    ")
}
