//! `hwjobs get`: asks one API once.

use clap::{Arg, ArgAction};
use huaweicloud_jobs_runtime::{Answer, Api, Error, Request};

use crate::{
    curl,
    failure::Failure,
    output::{self, Form, print, print_raw},
    question::{self, Question, Verb},
    render::{document, job},
    request,
};

pub(crate) const VERB: Verb = Verb {
    name: "get",
    about: "Asks an API how a job is doing",
    is_for_many: false,
    options: |command, _| {
        command.arg(Form::option(&[Form::Table, Form::Json, Form::Yaml, Form::Raw])).arg(
            Arg::new("dry-run")
                .long("dry-run")
                .action(ArgAction::SetTrue)
                .help("Send nothing; print the request as a curl command"),
        )
    },
};

/// Asks the API that the arguments name.
pub(crate) fn run(apis: &'static [&'static Api], given: &[String]) -> Result<(), Failure> {
    let (options, question) = question::read(apis, given, &VERB)?;
    let Question { request, base, .. } = &question;
    if options.flag("dry-run") {
        output::error(&question.note());
        return Ok(print(&curl::curl(
            &request.to_http(base)?,
            request::credentials(&options).ok().as_ref(),
        ))?);
    }
    let client = request::client(base, &options, Some(request::credentials(&options)?))?;
    output::error(&question.note());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let text = match Form::of(&options) {
        Form::Raw => return raw(runtime.block_on(client.send(request))),
        Form::Table => job::job(&runtime.block_on(client.send_all(request))?.job(), output::width()),
        Form::Json => document::json(&document::answer(&runtime.block_on(client.send_all(request))?)),
        Form::Yaml => document::yaml(&document::answer(&runtime.block_on(client.send_all(request))?)),
    };
    Ok(print(&text)?)
}

/// The answer's bytes, also of one that says no or cannot be read.
fn raw<T>(answer: Result<Answer<T>, Error>) -> Result<(), Failure> {
    match answer {
        Ok(answer) => Ok(print_raw(answer.body())?),
        Err(error) => {
            print_raw(error.body().unwrap_or_default())?;
            Err(error.into())
        }
    }
}
