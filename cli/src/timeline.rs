//! `hwjobs timeline`: asks one API once, or reads an answer, and shows where the time went.

use std::{fs, io, time::SystemTime};

use clap::{Arg, Command};
use huaweicloud_jobs_runtime::{Api, DynamicRequest, Job, read_answer};

use crate::{
    failure::Failure,
    observed::Observed,
    output::{self, print},
    question::{self, Question, Verb},
    render::{
        chart::Chart,
        gantt,
        html::{self, Page},
    },
    request, waiting,
};

/// Columns of a chart that is not for a terminal.
const COLUMNS: usize = 100;

pub(crate) const VERB: Verb = Verb {
    name: "timeline",
    about: "Asks an API once, and shows where the time of the job and its tasks went",
    options,
};

fn options(command: Command) -> Command {
    // A saved answer needs neither a place to ask nor anything to ask for.
    let needs_place = command.get_groups().any(|group| group.is_required_set());
    let from = Arg::new("from").long("from").value_name("FILE").help(
        "Read an answer, as `hwjobs get --output raw` writes it, instead of asking; - is standard input",
    );
    command
        .mut_args(|arg| {
            if arg.is_required_set() { arg.required(false).required_unless_present("from") } else { arg }
        })
        .mut_group("where", |group| group.required(false))
        .mut_arg("endpoint", |arg| {
            if needs_place { arg.required_unless_present_any(["region", "from"]) } else { arg }
        })
        .arg(from)
        .arg(waiting::html_option())
}

/// Shows the job that the arguments name.
pub(crate) fn run(apis: &'static [&'static Api], given: &[String]) -> Result<(), Failure> {
    let (api, matches) = question::options(apis, given, &VERB)?;
    let html = waiting::html_target(&matches)?;
    let (job, called, now) = match matches.get_one::<String>("from") {
        Some(file) => {
            let (job, now) = saved(api, file)?;
            (job, api.id.to_owned(), now)
        }
        None => {
            let question = Question::new(api, matches)?;
            (ask(&question)?, question.label(), SystemTime::now())
        }
    };
    let chart = Chart::of(&job, &called, &Observed::default(), now);
    if let Some(html) = &html {
        html.write(&html::html(&[Page { api, job: &job, chart: &chart }]))?;
    }
    if html.is_none_or(|html| html.name() != "-") {
        print(&gantt::gantt(&chart, output::width().unwrap_or(COLUMNS)))?;
    }
    Ok(())
}

fn ask(question: &Question) -> Result<Job, Failure> {
    let client = request::client(&question.base, &question.matches)?;
    output::error(&question.note());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    Ok(runtime.block_on(client.send_all(&question.request))?.job())
}

/// A job as an answer in a file shows it, and when that was.
fn saved(api: &'static Api, file: &str) -> Result<(Job, SystemTime), Failure> {
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
    let answer = read_answer(&DynamicRequest::new(api), http::Response::new(body));
    let answer = answer.map_err(|error| {
        Failure::usage(format!("--from {file}: {error}"), format!("it must be an answer of {}", api.id))
    })?;
    Ok((answer.job(), now))
}
