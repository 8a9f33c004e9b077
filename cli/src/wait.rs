//! `hwjobs wait`: asks one API until the job has ended. For scripts.

use std::time::Duration;

use clap::{Arg, ArgAction, Command};
use huaweicloud_jobs_runtime::{Api, DynamicResponse, wait::Snapshot};

use crate::{
    failure::Failure,
    live::Live,
    output::{self, Form, print},
    question::{self, Verb},
    render::{document, job, lines},
    waiting::{self, Viewer, Waited},
};

pub(crate) const VERB: Verb =
    Verb { name: "wait", about: "Asks an API until the job has ended; the exit code says how", options };

fn options(command: Command) -> Command {
    waiting::options(command)
        .arg(
            Arg::new("progress")
                .long("progress")
                .action(ArgAction::SetTrue)
                .help("Write a line to standard error whenever something changes"),
        )
        .arg(Form::option(&[Form::Table, Form::Json, Form::Yaml]))
}

/// Waits for the job that the arguments name.
pub(crate) fn run(apis: &'static [&'static Api], given: &[String]) -> Result<(), Failure> {
    let question = question::read(apis, given, &VERB)?;
    let (form, html) = (Form::of(&question.matches), waiting::html_target(&question.matches)?);
    let mut viewer = Log(question.matches.get_flag("progress"));
    let waited = waiting::wait(&question, VERB.name, given, &mut viewer)?;
    let shown = show(&waited, form).and_then(|()| waited.write_html(html.as_ref()));
    waited.end(shown)
}

/// What was seen last, and in the forms for programs everything that was.
fn show(waited: &Waited, form: Form) -> Result<(), Failure> {
    let Waited { live, last, outcome, history, .. } = waited;
    let text = match form {
        Form::Json => document::json(&document::wait(last.as_deref(), *outcome, history)),
        Form::Yaml => document::yaml(&document::wait(last.as_deref(), *outcome, history)),
        _ => live.job.as_ref().map(|seen| job::job(seen, output::width())).unwrap_or_default(),
    };
    Ok(print(&text)?)
}

/// Tells what happens on standard error, if anybody wants to know.
struct Log(bool);

impl Viewer for Log {
    const TICK: Duration = Duration::from_secs(3600);

    fn change(&mut self, _: &Live, snapshot: &Snapshot<DynamicResponse>) -> Result<(), Failure> {
        if self.0 {
            output::error(&lines::summary(snapshot));
        }
        Ok(())
    }

    fn tick(&mut self, _: &Live) -> Result<(), Failure> {
        Ok(())
    }

    fn close(&mut self) -> Result<(), Failure> {
        Ok(())
    }
}
