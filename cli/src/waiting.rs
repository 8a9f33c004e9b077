//! What `wait` and `watch` share: the options, and the wait itself.

use std::{
    future::{Future as _, poll_fn},
    pin::pin,
    sync::Arc,
    task::Poll,
    time::{Duration, SystemTime},
};

use clap::{Arg, ArgMatches, Command, value_parser};
use huaweicloud_jobs_runtime::{
    Answer, DynamicRequest, DynamicResponse, WaitError, WaitPolicy, Watch,
    wait::{History, Outcome, Snapshot},
};

use crate::{
    failure::Failure,
    file::Target,
    live::Live,
    question::Question,
    render::{
        chart::Chart,
        html::{self, Page},
    },
    request, stop,
};

const WAITING: &str = "Waiting";
const EXIT_CODES: &str = "Exit codes: 0 the job succeeded or was skipped, 3 it failed, 4 it was cancelled, 5 the time was over, \
                          6 the job is gone, 1 the API said no, 2 wrong use, 130 Ctrl-C";

/// Who wants to know what happens during a wait.
pub(crate) trait Viewer {
    /// How often it wants to look, if nothing happens.
    const TICK: Duration;

    /// Something is new.
    fn change(&mut self, live: &Live, snapshot: &Snapshot<DynamicResponse>) -> Result<(), Failure>;

    /// Time has passed.
    fn tick(&mut self, live: &Live) -> Result<(), Failure>;

    /// It is over, well or not.
    fn close(&mut self) -> Result<(), Failure>;
}

/// A wait that is over.
pub(crate) struct Waited {
    pub(crate) live: Live,
    pub(crate) last: Option<Arc<Answer<DynamicResponse>>>,
    pub(crate) outcome: Outcome,
    pub(crate) history: History,
    pub(crate) error: Option<WaitError<DynamicResponse>>,
}

/// What happens next in a wait.
enum Turn {
    Changed(Box<Snapshot<DynamicResponse>>),
    Over(Option<WaitError<DynamicResponse>>),
    Passed,
    Interrupted,
}

/// The options of a wait.
pub(crate) fn options(command: Command) -> Command {
    let seconds = |name: &'static str, default: &'static str, help: &'static str| {
        let arg = Arg::new(name).long(name).value_name("SECONDS").value_parser(value_parser!(u64));
        arg.default_value(default).help_heading(WAITING).help(help)
    };
    let page = command.get_after_long_help().map(ToString::to_string).unwrap_or_default();
    command
        .after_help(EXIT_CODES)
        .after_long_help(format!("{EXIT_CODES}\n\n{page}"))
        .arg(seconds("max-wait", "1800", "How long to wait in all; a last question is asked when it is over"))
        .arg(seconds("min-interval", "2", "The least time between two questions"))
        .arg(seconds("max-interval", "30", "The most time between two questions"))
        .arg(html_option())
}

/// `--html`.
pub(crate) fn html_option() -> Arg {
    Arg::new("html")
        .long("html")
        .value_name("FILE")
        .help("Write where the time went into a file for browsers, too; - is standard output")
}

/// The file that `--html` names.
pub(crate) fn html_target(matches: &ArgMatches) -> Result<Option<Target>, Failure> {
    matches.get_one::<String>("html").map(|name| Target::new("--html", name, false)).transpose()
}

/// Waits, and tells a viewer what happens. The error is that the wait could not be done, or was interrupted.
pub(crate) fn wait<V: Viewer>(
    question: &Question,
    verb: &str,
    given: &[String],
    viewer: &mut V,
) -> Result<Waited, Failure> {
    let client = request::client(&question.base, &question.matches)?;
    crate::output::error(&question.note());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let mut watch = client.watch(&question.request).policy(policy(&question.matches));
        let live = Live::new(question.api, question.label(), SystemTime::now());
        let waited = follow(&mut watch, live, viewer).await;
        viewer.close()?;
        waited?.ok_or_else(|| stop::again(verb, given))
    })
}

fn policy(matches: &ArgMatches) -> WaitPolicy {
    let seconds = |name| Duration::from_secs(matches.get_one::<u64>(name).copied().unwrap_or_default());
    WaitPolicy::new().timeout(seconds("max-wait")).intervals(seconds("min-interval"), seconds("max-interval"))
}

/// To the end of a wait; `None` if the user wanted another one.
async fn follow<V: Viewer>(
    watch: &mut Watch<'_, DynamicRequest>,
    mut live: Live,
    viewer: &mut V,
) -> Result<Option<Waited>, Failure> {
    let mut stop = pin!(stop::stop());
    let mut ticks = tokio::time::interval(V::TICK);
    let mut last = None;
    loop {
        let turn = {
            let mut next = pin!(watch.next());
            poll_fn(|cx| {
                if stop.as_mut().poll(cx).is_ready() {
                    return Poll::Ready(Turn::Interrupted);
                }
                if let Poll::Ready(next) = next.as_mut().poll(cx) {
                    return Poll::Ready(match next {
                        Some(Ok(snapshot)) => Turn::Changed(Box::new(snapshot)),
                        Some(Err(error)) => Turn::Over(Some(error)),
                        None => Turn::Over(None),
                    });
                }
                ticks.poll_tick(cx).map(|_| Turn::Passed)
            })
            .await
        };
        let now = SystemTime::now();
        live.polls = watch.history().polls();
        live.trouble = watch.error().map(ToString::to_string);
        live.next_poll = watch.next_poll().map(|since| live.began + since);
        let error = match turn {
            Turn::Interrupted => return Ok(None),
            Turn::Passed => {
                viewer.tick(&live)?;
                continue;
            }
            Turn::Changed(snapshot) => {
                live.look(snapshot.job.clone(), now);
                viewer.change(&live, &snapshot)?;
                last = Some(snapshot.answer);
                continue;
            }
            Turn::Over(error) => error,
        };
        let outcome = watch.outcome().unwrap_or(Outcome::Stopped);
        live.end = Some((outcome, now));
        let history = watch.history().clone();
        return Ok(Some(Waited { live, last, outcome, history, error }));
    }
}

impl Waited {
    /// The chart of what was seen.
    pub(crate) fn chart(&self) -> Option<Chart> {
        let ended = self.live.end.map_or_else(SystemTime::now, |(_, ended)| ended);
        Some(Chart::of(self.live.job.as_ref()?, &self.live.asked, &self.live.observed, ended))
    }

    /// Writes the chart where `--html` wants it.
    pub(crate) fn write_html(&self, target: Option<&Target>) -> Result<(), Failure> {
        let (Some(target), Some(chart), Some(job)) = (target, self.chart(), &self.live.job) else {
            return Ok(());
        };
        target.write(&html::html(&[Page { api: self.live.api, job, chart: &chart }]))
    }

    /// How it ended, as the command's own end. That is told even if it could not all be shown.
    pub(crate) fn end(self, shown: Result<(), Failure>) -> Result<(), Failure> {
        let Some(error) = self.error else { return shown };
        if let Err(failure) = shown {
            failure.report();
        }
        Err(error.into())
    }
}
