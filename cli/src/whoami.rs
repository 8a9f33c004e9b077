//! `hwjobs whoami`: which credentials there are, from where, for which region and project, and whether they work.

use std::{
    error::Error as _,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::SystemTime,
};

use clap::{Arg, ArgMatches, Command};
use http::{Request, header::AUTHORIZATION};
use huaweicloud_jobs_runtime::{
    Api, Attempt, Credentials, CredentialsError, Error, Purpose, RequestError, access_key,
};
use serde_json::{Value, json};

use crate::{
    account::{Account, Told},
    address::Address,
    arguments,
    block::block_on,
    failure::{self, Failure},
    options::Options,
    output::{Form, print},
    render::plain,
};

/// Characters of an access key's id that are shown.
const SHOWN: usize = 4;

/// The command.
pub(crate) fn command() -> Command {
    let endpoint = Arg::new("endpoint")
        .long("endpoint")
        .value_name("URL")
        .help("Base URL of the service that gives out tokens, instead of the region's own");
    Command::new("whoami")
        .about("Shows which credentials are used, from where, and for which region and project, and asks whether they work")
        .after_help("Exit codes: 0 they work; 1 they do not, or nobody could be asked; 2 there are none, or no region or project is known; 130 Ctrl-C.")
        .arg(arguments::region())
        .arg(endpoint)
        .args(arguments::connection())
        .arg(Form::option(&[Form::Table, Form::Json]))
}

/// Finds out, asks, and shows it.
pub(crate) fn run(apis: &'static [&'static Api], matches: &ArgMatches) -> Result<(), Failure> {
    let options = Options::one(matches.clone());
    let account = Account::of(apis, &options)?;
    let form = Form::of(&options);
    let lease = account.lease().inspect_err(|failure| {
        // Programs read an answer in any case.
        if form == Form::Json {
            let nothing = ["credentials", "region", "project"].map(|name| (name, None, None));
            let _ = print(&format!("{:#}\n", json(&nothing, None, failure.said())));
        }
    })?;
    let credentials = lease.credentials().clone();
    let what = describe(&credentials).map_err(|failure| failure.known_to(&account))?;
    let given = options.get::<String>("region").map(String::as_str);
    let region = match given {
        Some(given) => Some(Told { value: given, from: "--region".to_owned() }),
        None => account.told_region(),
    };
    let address = Address::of(matches)?.unwrap_or_else(|| account.address());
    let region_name = region.as_ref().map(|told| told.value);
    let told = account.told_project(region_name);
    let told = told.or_else(|| Some(Told { value: lease.project_id()?, from: account.origin() }));
    let looked_up = Arc::new(AtomicBool::new(false));
    let heard = Arc::clone(&looked_up);
    let hear = move |attempt: &Attempt<'_>| {
        heard.fetch_or(attempt.purpose == Purpose::ProjectLookUp, Ordering::Relaxed);
    };
    let client = account.prober(&address, region_name, &options, credentials, hear)?;
    let asked = match account.identity {
        Some(identity) => block_on(client.project_id(identity))?,
        None => Err(RequestError::BaseUrl {
            url: "the service that gives out tokens".to_owned(),
            problem: "none of the APIs names it",
        }
        .into()),
    };
    let (project, verdict) = verdict(asked, told.as_ref().map(|told| told.value));
    let found_by = if looked_up.load(Ordering::Relaxed) { "a look-up" } else { "the login" };
    let facts = [
        ("credentials", Some(what), Some(account.origin())),
        ("region", region_name.map(str::to_owned), region.map(|told| told.from)),
        ("project", project, Some(told.map_or_else(|| found_by.to_owned(), |told| told.from))),
    ];
    let works = answer(&verdict);
    let ended = verdict.map_err(|error| match failure::project(&error) {
        Some(Some(_)) => Failure::from(error).hinted(&account.naming_project()),
        _ => Failure::from(error).known_to(&account),
    });
    let said = ended.as_ref().err().map_or((None, None), Failure::said);
    print(&match form {
        Form::Json => format!("{:#}\n", json(&facts, works, said)),
        _ => table(&facts, works),
    })?;
    ended
}

type Fact = (&'static str, Option<String>, Option<String>);

/// The project, and whether all is well.
fn verdict(asked: Result<String, Error>, told: Option<&str>) -> (Option<String>, Result<(), Error>) {
    let told = told.map(str::to_owned);
    match asked {
        Ok(found) => (told.or(Some(found)), Ok(())),
        // Among several it takes somebody to say which.
        Err(error) if is_one_of_several(&error, told.as_deref()) => (told, Ok(())),
        Err(error) => (told, Err(error)),
    }
}

fn is_one_of_several(error: &Error, project: Option<&str>) -> bool {
    match error.source().and_then(|cause| cause.downcast_ref()) {
        Some(RequestError::Project { found, .. }) => {
            found.iter().any(|known| Some(known.as_str()) == project)
        }
        _ => false,
    }
}

/// Whether they work. Nobody can be asked without a region; who is told of the projects, or that there is none, is known.
fn answer(verdict: &Result<(), Error>) -> Option<bool> {
    match verdict.as_ref().err().and_then(failure::project) {
        Some(region) => region.map(|_| true),
        None => Some(verdict.is_ok()),
    }
}

fn table(facts: &[Fact], works: Option<bool>) -> String {
    let mut text = String::new();
    for (name, value, from) in facts {
        let line = match (value, from) {
            (Some(value), Some(from)) => format!("{value}, from {from}"),
            (Some(value), None) => value.clone(),
            (None, _) => "not known".to_owned(),
        };
        text.push_str(&format!("{name:13}{}\n", plain(&line)));
    }
    let answer = match works {
        Some(true) => "yes",
        Some(false) => "no",
        None => "not asked, since no region is known",
    };
    text.push_str(&format!("{:13}{answer}\n", "works"));
    text
}

fn json(facts: &[Fact], works: Option<bool>, (reason, hint): (Option<&str>, Option<&str>)) -> Value {
    let facts = facts.iter().map(|(name, value, from)| {
        let fact = value.as_ref().map(|value| json!({ "value": value, "from": from }));
        ((*name).to_owned(), fact.unwrap_or_default())
    });
    let ends = [("works", works.into()), ("reason", reason.into()), ("hint", hint.into())];
    Value::Object(facts.chain(ends.map(|(name, value): (&str, Value)| (name.to_owned(), value))).collect())
}

/// What credentials are, in words that tell no secret. Tried on a request that goes nowhere.
fn describe(credentials: &Credentials) -> Result<String, Failure> {
    let mut tried = Request::new(Vec::new());
    Ok(match credentials.authorize(&mut tried, None, SystemTime::now()) {
        Ok(()) if tried.headers().contains_key(AUTHORIZATION) => {
            let id: String = access_key(&tried).unwrap_or_default().chars().take(SHOWN).collect();
            let is_temporary = tried.headers().contains_key("x-security-token");
            format!("{}access key {id}...", if is_temporary { "temporary " } else { "" })
        }
        Ok(()) => "token".to_owned(),
        Err(CredentialsError::NeedsClient(who)) => who,
        Err(error) => return Err(error.into()),
    })
}
