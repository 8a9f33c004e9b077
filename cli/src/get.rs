//! `hwjobs get`: asks one API once.

use clap::{Arg, ArgAction};
use huaweicloud_jobs_runtime::{Answer, Api, Error, Request};

use crate::{
    account::Account,
    block::block_on,
    curl,
    failure::Failure,
    options::Options,
    output::{self, Form, print, print_raw},
    question::{self, Question, Verb},
    render::{document, job},
};

/// Stands for a project that is not known; looking it up would be a request.
const PROJECT: &str = "PROJECT_ID";

pub(crate) const VERB: Verb = Verb {
    name: "get",
    about: "Asks an API how a job is doing",
    is_for_many: false,
    without_api: Vec::new,
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
    let (options, account, question) = question::read(apis, given, &VERB)?;
    if options.flag("dry-run") {
        return dry_run(&account, question);
    }
    ask(&options, &account, question).map_err(|failure| failure.known_to(&account))
}

fn ask(options: &Options, account: &Account, mut question: Question) -> Result<(), Failure> {
    let client = account.client(&question.address, options, Some(account.credentials()?))?;
    output::error(&question.note());
    let form = Form::of(options);
    block_on(async {
        question.complete(&client).await?;
        if form == Form::Raw {
            return raw(client.send(&question.request).await);
        }
        let answer = client.send_all(&question.request).await?;
        Ok(print(&match form {
            Form::Json => document::json(&document::answer(&answer)),
            Form::Yaml => document::yaml(&document::answer(&answer)),
            Form::Table | Form::Raw => job::job(&answer.job(), output::width()),
        })?)
    })?
}

fn dry_run(account: &Account, mut question: Question) -> Result<(), Failure> {
    output::error(&question.note());
    let known = account.project_id(question.address.region());
    if question.complete_with(known.unwrap_or(PROJECT))? && known.is_none() {
        output::error(&format!(
            "note: {PROJECT} stands for the region's project, which would be looked up\n"
        ));
    }
    let credentials = account.at_hand();
    Ok(print(&curl::curl(&question.request.to_http(&question.base)?, credentials.as_ref()))?)
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
