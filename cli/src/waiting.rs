//! What all commands that wait share: their options, and how a wait begins.

use std::time::{Duration, SystemTime};

use clap::{Arg, ArgAction, Command, value_parser};
use huaweicloud_jobs_runtime::{
    Api, Client, Credentials, InWords, WaitPolicy,
    wait::{Budget, Machine},
};

use crate::{
    account::Account,
    address::Address,
    block::block_on,
    failure::{Failure, OF_WAITS},
    file::Target,
    follow::{Plan, Start, Viewer, follow},
    live::Live,
    options::Options,
    output,
    profile::Profile,
    question::{self, Question, Verb},
    save,
    stop::Again,
};

const WAITING: &str = "Waiting";

/// The options of a wait for jobs of an API.
pub(crate) fn options(command: Command, api: &'static Api) -> Command {
    let policy = policy_of(api);
    let default = |name: &'static str, default: Duration, help: &str| {
        seconds(name, format!("{help} [default: {}, or the profile's]", default.as_secs()))
    };
    let page = command.get_after_long_help().map(ToString::to_string).unwrap_or_default();
    command
        .after_help(OF_WAITS)
        .after_long_help(format!("{OF_WAITS}{}\n\n{page}", question::MANY))
        .arg(default(
            "max-wait",
            policy.timeout,
            "How long to wait in all; a last question is asked when it is over",
        ))
        .arg(default("min-interval", policy.min_interval, "The least time between two questions"))
        .arg(default("max-interval", policy.max_interval, "The most time between two questions"))
        .arg(
            Arg::new("save")
                .long("save")
                .value_name("FILE")
                .help_heading(WAITING)
                .help("Keep the wait in a file, with which `hwjobs resume` goes on; no secret is in it"),
        )
        .args(many())
        .arg(html_option())
}

/// The options for several jobs.
pub(crate) fn many() -> [Arg; 3] {
    let number = |name: &'static str, help: &'static str| {
        Arg::new(name).long(name).value_name("N").help_heading(WAITING).help(help)
    };
    [
        number("rate", "Requests a second, to each host [default: 10, or the profile's]").value_parser(rate),
        number("in-flight", "Requests at a time, to each host [default: 8, or the profile's]")
            .value_parser(value_parser!(u16).range(1..)),
        Arg::new("fail-fast")
            .long("fail-fast")
            .action(ArgAction::SetTrue)
            .help_heading(WAITING)
            .help("Give up the other jobs once one has not ended well"),
    ]
}

pub(crate) fn rate(text: &str) -> Result<f64, String> {
    let rate: f64 = text.parse().map_err(|_| "it is not a number".to_owned())?;
    if rate > 0.0 && rate.is_finite() { Ok(rate) } else { Err("it is not more than 0".to_owned()) }
}

/// An option in seconds.
pub(crate) fn seconds(name: &'static str, help: impl Into<clap::builder::StyledStr>) -> Arg {
    let arg = Arg::new(name).long(name).value_name("SECONDS").value_parser(whole_seconds::<0>);
    arg.help_heading(WAITING).help(help)
}

/// Seconds, so many at least.
pub(crate) fn whole_seconds<const LEAST: u64>(text: &str) -> Result<u64, String> {
    let seconds = text.parse().ok().filter(|seconds| *seconds >= LEAST);
    seconds.ok_or_else(|| format!("expected whole seconds, at least {LEAST}"))
}

/// `--html`.
pub(crate) fn html_option() -> Arg {
    let help = "Write where the time went into a file for browsers, too";
    Arg::new("html").long("html").value_name("FILE").help(help)
}

/// The file that `--html` names.
pub(crate) fn html_target(options: &Options) -> Result<Option<Target>, Failure> {
    options.get::<String>("html").map(|name| Target::new("--html", name, false)).transpose()
}

/// How to wait for jobs of an API. Whoever asks has begun the job before he typed the command, so there is no delay at first.
fn policy_of(api: &'static Api) -> WaitPolicy {
    WaitPolicy::of(api).initial_delay(Duration::ZERO)
}

fn policy(api: &'static Api, options: &Options, profile: &Profile) -> Result<WaitPolicy, Failure> {
    let known = policy_of(api);
    let given = |option: &str, key: &str| {
        let (asked, kept) = (options.get::<u64>(option).copied(), profile.number(key));
        asked.or(kept).map(Duration::from_secs)
    };
    let known = known.clone().timeout(given("max-wait", "max_wait").unwrap_or(known.timeout));
    // Where only one of them is said, the other one follows.
    let (min, max) = match (given("min-interval", "min_interval"), given("max-interval", "max_interval")) {
        (Some(min), Some(max)) if min > max => {
            return Err(Failure::usage(
                format!(
                    "--min-interval is {}, which is more than --max-interval, {}",
                    InWords(min),
                    InWords(max)
                ),
                "questions are as far apart as the first at least and as the second at most; the profile may say one of them",
            ));
        }
        (Some(min), Some(max)) => (min, max),
        (Some(min), None) => (min, known.max_interval.max(min)),
        (None, max) => {
            let max = max.unwrap_or(known.max_interval);
            (known.min_interval.min(max), max)
        }
    };
    Ok(known.intervals(min, max))
}

fn budget(options: &Options, profile: &Profile) -> Budget {
    let mut budget = Budget::new();
    let rate = options.get("rate").copied().or(profile.number("rate"));
    let in_flight = options.get::<u16>("in-flight").copied().or(profile.number("in_flight"));
    budget.per_second = rate.unwrap_or(budget.per_second);
    budget.in_flight = in_flight.map_or(budget.in_flight, usize::from);
    budget
}

/// A client for each address.
pub(crate) struct Clients<'o> {
    options: &'o Options,
    account: &'o Account,
    credentials: Option<Credentials>,
    clients: Vec<(Address, Client)>,
}

impl<'o> Clients<'o> {
    /// None yet. Without credentials nothing can be asked.
    pub(crate) fn new(
        options: &'o Options,
        account: &'o Account,
        has_credentials: bool,
    ) -> Result<Self, Failure> {
        let credentials = has_credentials.then(|| account.credentials()).transpose()?;
        Ok(Self { options, account, credentials, clients: Vec::new() })
    }

    /// The client for an address; the same one each time.
    pub(crate) fn of(&mut self, address: &Address) -> Result<Client, Failure> {
        if let Some((_, client)) = self.clients.iter().find(|(known, _)| known == address) {
            return Ok(client.clone());
        }
        let client = self.account.client(address, self.options, self.credentials.clone())?;
        self.clients.push((address.clone(), client.clone()));
        Ok(client)
    }
}

/// Waits for the jobs that the words behind a verb name, and shows them to a viewer.
pub(crate) fn run<V: Viewer>(
    apis: &'static [&'static Api],
    given: &[String],
    verb: &Verb,
    viewer: impl FnOnce(&Options) -> V,
) -> Result<(), Failure> {
    let (options, account, questions) = question::read_all(apis, given, verb)?;
    let mut clients = Clients::new(&options, &account, true)?;
    let now = SystemTime::now();
    let start = |question: Question| {
        let machine = Machine::new(policy(question.api, &options, &account.profile)?);
        let client = clients.of(&question.address)?;
        let live = Live::new(question.api, question.label.clone(), now);
        Ok(Start { question, client, machine, head_start: Duration::ZERO, live })
    };
    let starts = questions.into_iter().map(start).collect::<Result<_, Failure>>()?;
    let save = options.get::<String>("save").map(String::as_str);
    save.map_or(Ok(()), |file| save::refuse_to_overwrite(apis, file))?;
    let again = Again::verb(verb.name, given, save);
    go(starts, &options, &account, save, again, viewer(&options))
}

/// Waits to the end, and lets the viewer show how it was.
pub(crate) fn go<V: Viewer>(
    mut starts: Vec<Start>,
    options: &Options,
    account: &Account,
    save: Option<&str>,
    again: Again,
    mut viewer: V,
) -> Result<(), Failure> {
    let html = html_target(options)?;
    let save = save.map(|file| Target::new("--save", file, true)).transpose()?;
    let is_over_at_first_failure = options.flag("fail-fast");
    let plan = Plan { budget: budget(options, &account.profile), is_over_at_first_failure, save };
    let mut notes: Vec<_> = starts.iter().map(|start| start.question.note()).collect();
    notes.dedup();
    notes.iter().for_each(|note| output::error(note));
    let followed = block_on(async {
        for Start { question, client, .. } in &mut starts {
            question.complete(client).await?;
        }
        follow(starts, &plan, &mut viewer).await
    })?
    .map_err(|failure: Failure| failure.known_to(account));
    viewer.close()?;
    let waited = followed?.ok_or_else(|| Failure::Interrupted(again.to_string()))?;
    let shown = viewer.show(&waited).and_then(|()| waited.write_html(html.as_ref()));
    waited.end(shown).map_err(|failure| failure.known_to(account))
}
