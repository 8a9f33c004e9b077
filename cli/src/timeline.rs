//! `hwjobs timeline`: asks one API once, or reads an answer, and shows where the time went.

use std::time::SystemTime;

use clap::{Arg, Command};
use huaweicloud_jobs_runtime::Api;

use crate::{
    account::Account,
    block::block_on,
    failure::Failure,
    from,
    live::Live,
    options::Options,
    output,
    question::{self, Question, Verb},
    waited, waiting,
};

pub(crate) const VERB: Verb = Verb {
    name: "timeline",
    about: "Asks an API once, and shows where the time of the job and its tasks went",
    is_for_many: false,
    without_api,
    options,
};

fn options(command: Command, _: &'static Api) -> Command {
    // A saved answer needs nothing to ask for.
    let relaxed = |arg: Arg| {
        if arg.is_required_set() { arg.required(false).required_unless_present("from") } else { arg }
    };
    command.mut_args(relaxed).args(without_api())
}

/// A file may say itself whose jobs are in it.
fn without_api() -> Vec<Arg> {
    vec![from(), waiting::html_option()]
}

fn from() -> Arg {
    Arg::new("from").long("from").value_name("FILE").help(
        "Read what `hwjobs get` or `hwjobs wait` wrote with `--output json`, or with `--save`, instead of asking; - is \
         standard input. Of what `hwjobs get --output raw` wrote the API must be named",
    )
}

/// Shows the job that the arguments name, or those in a file.
pub(crate) fn run(apis: &'static [&'static Api], given: &[String]) -> Result<(), Failure> {
    let names_file = given.iter().any(|word| word == "--from" || word.starts_with("--from="));
    let (api, options) = if question::position(given).is_none() && names_file {
        let command = Command::new("hwjobs timeline").no_binary_name(true).args(without_api());
        (None, Options::one(command.try_get_matches_from(given)?))
    } else {
        let (api, matches) = question::matches(apis, given, &VERB)?;
        (Some(api), Options::one(matches))
    };
    let (jobs, now) = match options.get::<String>("from") {
        Some(file) => from::read(apis, api, file)?,
        None => ask(question::read(apis, given, &VERB)?)?,
    };
    if let Some(html) = waiting::html_target(&options)? {
        waited::write_html(&jobs, now, &html)?;
    }
    waited::show_chart(&jobs, now)
}

/// The job as the service answers now.
fn ask(
    (options, account, mut question): (Options, Account, Question),
) -> Result<(Vec<Live>, SystemTime), Failure> {
    let client = account.client(&question.address, &options, Some(account.credentials()?))?;
    output::error(&question.note());
    let job: Result<_, Failure> = block_on(async {
        question.complete(&client).await?;
        Ok(client.send_all(&question.request).await?.job())
    })?;
    let job = job.map_err(|failure: Failure| failure.known_to(&account));
    let now = SystemTime::now();
    let mut live = Live::new(question.api, question.label.clone(), now);
    live.job = Some(job?);
    Ok((vec![live], now))
}
