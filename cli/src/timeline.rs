//! `hwjobs timeline`: asks one API once, or reads an answer, and shows where the time went.

use std::{fs, io, time::SystemTime};

use clap::{Arg, Command};
use huaweicloud_jobs_runtime::{Api, DynamicRequest, Job, Request, read_answer, wait::Outcome};

use crate::{
    account::Account,
    block::block_on,
    failure::Failure,
    live::Live,
    options::Options,
    output,
    question::{self, Question, Verb},
    save, waited, waiting,
};

pub(crate) const VERB: Verb = Verb {
    name: "timeline",
    about: "Asks an API once, and shows where the time of the job and its tasks went",
    is_for_many: false,
    options,
};

fn options(command: Command, _: &'static Api) -> Command {
    // A saved answer needs nothing to ask for.
    let relaxed = |arg: Arg| {
        if arg.is_required_set() { arg.required(false).required_unless_present("from") } else { arg }
    };
    command.mut_args(relaxed).arg(from()).arg(waiting::html_option())
}

fn from() -> Arg {
    Arg::new("from").long("from").value_name("FILE").help(
        "Read an answer, as `hwjobs get --output raw` writes it, instead of asking; - is standard input. \
         What `--save` wrote is read without naming an API",
    )
}

/// Shows the job that the arguments name, or those in a file.
pub(crate) fn run(apis: &'static [&'static Api], given: &[String]) -> Result<(), Failure> {
    let (options, jobs, now) = match question::position(given) {
        None if given.iter().any(|word| word == "--from" || word.starts_with("--from=")) => {
            waits(apis, given)?
        }
        _ => answer(apis, given)?,
    };
    let html = waiting::html_target(&options)?;
    if let Some(html) = &html {
        waited::write_html(&jobs, now, html)?;
    }
    waited::show_chart(&jobs, now)
}

type Jobs = (Options, Vec<Live>, SystemTime);

/// The jobs of saved waits, as they were last seen.
fn waits(apis: &'static [&'static Api], given: &[String]) -> Result<Jobs, Failure> {
    let command = Command::new("hwjobs timeline").no_binary_name(true).args([from(), waiting::html_option()]);
    let options = Options::one(command.try_get_matches_from(given)?);
    let file = options.get::<String>("from").cloned().unwrap_or_default();
    let mut jobs = Vec::new();
    for saved in save::read(apis, &file)? {
        let request =
            saved.wait.request(apis).map_err(|error| Failure::usage(error.to_string(), "it was edited"))?;
        let mut live = Live::new(request.api(), saved.label, saved.wait.began());
        (live.job, live.observed) = (saved.wait.job().cloned(), saved.observed);
        let outcome = saved.wait.outcome().unwrap_or(Outcome::Abandoned);
        live.end = Some((outcome, saved.wait.began() + saved.wait.elapsed()));
        jobs.push(live);
    }
    Ok((options, jobs, SystemTime::now()))
}

/// The job of an API, as it answers or has answered.
fn answer(apis: &'static [&'static Api], given: &[String]) -> Result<Jobs, Failure> {
    let (api, matches) = question::matches(apis, given, &VERB)?;
    let Some(file) = matches.get_one::<String>("from") else {
        let (options, account, mut question) = question::read(apis, given, &VERB)?;
        let mut live = Live::new(api, question.label.clone(), SystemTime::now());
        live.job = Some(ask(&options, &account, &mut question)?);
        return Ok((options, vec![live], SystemTime::now()));
    };
    let (job, now) = saved_answer(api, file)?;
    let mut live = Live::new(api, api.id.to_owned(), now);
    live.job = Some(job);
    Ok((Options::one(matches), vec![live], now))
}

fn ask(options: &Options, account: &Account, question: &mut Question) -> Result<Job, Failure> {
    let client = account.client(&question.address, options, Some(account.credentials()?))?;
    output::error(&question.note());
    block_on(async {
        question.complete(&client).await?;
        Ok(client.send_all(&question.request).await?.job())
    })?
}

/// A job as an answer in a file shows it, and when that was.
fn saved_answer(api: &'static Api, file: &str) -> Result<(Job, SystemTime), Failure> {
    let unread = |error: io::Error| {
        let what = match error.kind() {
            io::ErrorKind::NotFound => "there is no such file".to_owned(),
            _ => error.to_string(),
        };
        Failure::usage(format!("--from {file}: {what}"), "`hwjobs get --output raw` writes such files")
    };
    let (body, now) = if file == "-" {
        let mut body = Vec::new();
        io::Read::read_to_end(&mut io::stdin(), &mut body).map_err(unread)?;
        (body, SystemTime::now())
    } else {
        // What was not over then is not known to have gone on until today.
        let written = fs::metadata(file).and_then(|metadata| metadata.modified()).map_err(unread)?;
        (fs::read(file).map_err(unread)?, written)
    };
    let refuse =
        |problem: &str, hint: &str| Err(Failure::usage(format!("--from {file}: {problem}"), hint.to_owned()));
    if save::is_saved(&body) {
        return refuse("these are saved waits, which name their own API", "leave the API out");
    }
    let answer = read_answer(&DynamicRequest::new(api), http::Response::new(body));
    let answer = answer.map_err(|error| {
        Failure::usage(format!("--from {file}: {error}"), format!("it must be an answer of {}", api.id))
    })?;
    let job = answer.job();
    if job.status.is_none() && job.tasks.is_empty() {
        return refuse("it says nothing of a job", &format!("it must be an answer of {}", api.id));
    }
    Ok((job, now))
}
