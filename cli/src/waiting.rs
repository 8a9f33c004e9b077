//! What all commands that wait share: their options, and how a wait begins.

use std::time::{Duration, SystemTime};

use clap::{Arg, ArgAction, Command, value_parser};
use huaweicloud_jobs_runtime::{
    Api, Client, Credentials, WaitPolicy,
    wait::{Budget, Machine},
};

use crate::{
    account::Account,
    address::Address,
    failure::Failure,
    file::Target,
    follow::{Plan, Start, Viewer, follow},
    live::Live,
    options::Options,
    output,
    question::{self, Question, Verb},
    stop::Again,
    waited::Waited,
};

const WAITING: &str = "Waiting";
pub(crate) const EXIT_CODES: &str = "Exit codes: 0 the job succeeded or was skipped, 3 it failed, 4 it was cancelled, 5 the time was over, \
    6 the job is gone, 1 the API said no, 2 wrong use, 130 Ctrl-C. Of several jobs the first that did not end well decides";

/// The options of a wait for jobs of an API.
pub(crate) fn options(command: Command, api: &'static Api) -> Command {
    let policy = policy_of(api);
    let default = |name: &'static str, default: Duration, help: &str| {
        seconds(name, format!("{help} [default: {}]", default.as_secs()))
    };
    let page = command.get_after_long_help().map(ToString::to_string).unwrap_or_default();
    command
        .after_help(EXIT_CODES)
        .after_long_help(format!("{EXIT_CODES}{}\n\n{page}", question::MANY))
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
        number("rate", "Requests a second, to each host [default: 10]").value_parser(rate),
        number("in-flight", "Requests at a time, to each host [default: 8]")
            .value_parser(value_parser!(u16).range(1..)),
        Arg::new("fail-fast")
            .long("fail-fast")
            .action(ArgAction::SetTrue)
            .help_heading(WAITING)
            .help("Give up the other jobs once one has not ended well"),
    ]
}

fn rate(text: &str) -> Result<f64, String> {
    let rate: f64 = text.parse().map_err(|_| "it is not a number".to_owned())?;
    if rate > 0.0 && rate.is_finite() { Ok(rate) } else { Err("it is not more than 0".to_owned()) }
}

/// An option in seconds.
pub(crate) fn seconds(name: &'static str, help: impl Into<clap::builder::StyledStr>) -> Arg {
    let arg = Arg::new(name).long(name).value_name("SECONDS").value_parser(value_parser!(u64));
    arg.help_heading(WAITING).help(help)
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

fn policy(api: &'static Api, options: &Options, account: &Account) -> WaitPolicy {
    let known = policy_of(api);
    let of_profile = account.profile.seconds("max_wait").map(Duration::from_secs);
    let known = of_profile.map_or(known.clone(), |time| known.timeout(time));
    let given = |name, known| options.get::<u64>(name).map_or(known, |&seconds| Duration::from_secs(seconds));
    let (timeout, min) = (given("max-wait", known.timeout), given("min-interval", known.min_interval));
    let max = given("max-interval", known.max_interval);
    known.timeout(timeout).intervals(min, max)
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

/// The waits that the words behind a verb describe.
pub(crate) fn read(
    apis: &'static [&'static Api],
    given: &[String],
    verb: &Verb,
) -> Result<(Options, Vec<Start>), Failure> {
    let (options, account, questions) = question::read_all(apis, given, verb)?;
    let mut clients = Clients::new(&options, &account, true)?;
    let now = SystemTime::now();
    let start = |question: Question| {
        let (machine, client) =
            (Machine::new(policy(question.api, &options, &account)), clients.of(&question.address)?);
        let live = Live::new(question.api, question.label.clone(), now);
        Ok(Start { question, client, machine, head_start: Duration::ZERO, live })
    };
    let starts = questions.into_iter().map(start).collect::<Result<_, Failure>>()?;
    Ok((options, starts))
}

/// Waits to the end. The error is that this could not be done, or was interrupted.
pub(crate) fn go<V: Viewer>(
    mut starts: Vec<Start>,
    options: &Options,
    save: Option<&str>,
    again: Again,
    viewer: &mut V,
) -> Result<Waited, Failure> {
    let mut budget = Budget::new();
    budget.per_second = options.get("rate").copied().unwrap_or(budget.per_second);
    budget.in_flight = options.get::<u16>("in-flight").map_or(budget.in_flight, |&number| number.into());
    let save = save.map(|file| Target::new("--save", file, true)).transpose()?;
    let plan = Plan { budget, is_over_at_first_failure: options.flag("fail-fast"), save };
    let mut notes: Vec<_> = starts.iter().map(|start| start.question.note()).collect();
    notes.dedup();
    notes.iter().for_each(|note| output::error(note));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let followed = runtime.block_on(async {
        for Start { question, client, .. } in &mut starts {
            question.complete(client).await?;
        }
        follow(starts, &plan, viewer).await
    });
    viewer.close()?;
    followed?.ok_or_else(|| Failure::Interrupted(again.to_string()))
}
