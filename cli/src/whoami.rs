//! `hwjobs whoami`: which credentials there are, from where, for which region and project, and whether they work.

use std::{error::Error as _, time::SystemTime};

use clap::{Arg, ArgMatches, Command};
use http::{Request, header::AUTHORIZATION};
use huaweicloud_jobs_runtime::{Api, Credentials, CredentialsError, Error, RequestError, access_key};
use serde_json::{Value, json};

use crate::{
    account::Account,
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
        .after_help("Exit codes: 0 they work; 1 they do not, or nobody could be asked; 2 there are none, or no region is known; 130 Ctrl-C.")
        .arg(arguments::region())
        .arg(endpoint)
        .args(arguments::connection())
        .arg(Form::option(&[Form::Table, Form::Json]))
}

/// Finds out, asks, and shows it.
pub(crate) fn run(apis: &'static [&'static Api], matches: &ArgMatches) -> Result<(), Failure> {
    let options = Options::one(matches.clone());
    let account = Account::of(apis, &options)?;
    let lease = account.lease()?;
    let credentials = lease.credentials().clone();
    let given = options.get::<String>("region").map(String::as_str);
    let region = given.or(account.region());
    let address = Address::of(matches)?.unwrap_or_else(|| account.address());
    let told = account.project_id(region).or(lease.project_id());
    let client = account.prober(&address, region, &options, credentials.clone())?;
    let asked = match account.identity {
        Some(identity) => block_on(client.project_id(identity))?,
        None => Err(RequestError::BaseUrl {
            url: "the service that gives out tokens".to_owned(),
            problem: "none of the APIs names it",
        }
        .into()),
    };
    let (project, works) = verdict(asked, told);
    let from = |value: Option<&str>, key: &str| match value {
        Some(value) if account.is_of_profile(value, key) => format!("the profile {}", account.profile.name),
        _ => account.origin(),
    };
    let facts = [
        ("credentials", Some(describe(&credentials)), Some(account.origin())),
        (
            "region",
            region.map(str::to_owned),
            Some(match account.variable_of(region) {
                _ if given.is_some() => "--region".to_owned(),
                Some(variable) => format!("the environment ({variable})"),
                None => from(region, "region"),
            }),
        ),
        ("project", project, Some(told.map_or_else(|| "a look-up".to_owned(), |_| from(told, "project_id")))),
    ];
    print(&match Form::of(&options) {
        Form::Json => format!("{:#}\n", json(&facts, &works)),
        _ => table(&facts, &works),
    })?;
    works.map_err(|error| match failure::project(&error) {
        Some(None) => {
            Failure::from(error).hinted("--region names it; `hwjobs configure --set region=NAME` keeps it")
        }
        Some(Some(_)) => Failure::from(error)
            .hinted("HW_PROJECT_ID names one; `hwjobs configure --set project_id=ID` keeps it"),
        None => error.into(),
    })
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

/// Whether they work. Nobody can be asked without a region.
fn answer(works: &Result<(), Error>) -> Option<bool> {
    match works {
        Err(error) if failure::project(error) == Some(None) => None,
        works => Some(works.is_ok()),
    }
}

fn table(facts: &[Fact], works: &Result<(), Error>) -> String {
    let mut text = String::new();
    for (name, value, from) in facts {
        let line = match (value, from) {
            (Some(value), Some(from)) => format!("{value}, from {from}"),
            (Some(value), None) => value.clone(),
            (None, _) => "not known".to_owned(),
        };
        text.push_str(&format!("{name:13}{}\n", plain(&line)));
    }
    let answer = match answer(works) {
        Some(true) => "yes",
        Some(false) => "no",
        None => "not asked, since no region is known",
    };
    text.push_str(&format!("{:13}{answer}\n", "works"));
    text
}

fn json(facts: &[Fact], works: &Result<(), Error>) -> Value {
    let mut all: serde_json::Map<_, _> = facts
        .iter()
        .map(|(name, value, from)| {
            let fact = value.as_ref().map(|value| json!({ "value": value, "from": from }));
            ((*name).to_owned(), fact.unwrap_or_default())
        })
        .collect();
    all.insert("works".to_owned(), answer(works).into());
    if let Err(error) = works {
        all.insert("reason".to_owned(), error.to_string().into());
        all.insert("hint".to_owned(), error.hint().into());
    }
    all.into()
}

/// What credentials are, in words that tell no secret. Tried on a request that goes nowhere.
fn describe(credentials: &Credentials) -> String {
    let mut tried = Request::new(Vec::new());
    match credentials.authorize(&mut tried, None, SystemTime::now()) {
        Ok(()) if tried.headers().contains_key(AUTHORIZATION) => {
            let id: String = access_key(&tried).unwrap_or_default().chars().take(SHOWN).collect();
            let is_temporary = tried.headers().contains_key("x-security-token");
            format!("{}access key {id}...", if is_temporary { "temporary " } else { "" })
        }
        Ok(()) => "token".to_owned(),
        Err(CredentialsError::NeedsClient(who)) => who,
        Err(error) => error.to_string(),
    }
}
