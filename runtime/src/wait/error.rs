use std::{error::Error as StdError, fmt, sync::Arc, time::Duration};

use super::{History, Machine, OpenTasks, Outcome, PollRecord};
use crate::{
    Answer, Api, Error, Failure, InWords, Job,
    error::{line, status_line},
    join::join,
};

/// Why a wait did not end well: the outcome, the reason, the last answer, and what each poll brought.
///
/// `Display` is one sentence.
///
/// ```
/// use huaweicloud_jobs_runtime::{WaitError, wait::Outcome};
///
/// fn exit_code<T>(error: &WaitError<T>) -> u8 {
///     match error.outcome() {
///         Outcome::Failed => 3,
///         Outcome::Cancelled => 4,
///         Outcome::TimedOut => 5,
///         _ => 1,
///     }
/// }
/// ```
pub struct WaitError<T>(Box<Inner<T>>);

struct Inner<T> {
    api: &'static Api,
    outcome: Outcome,
    elapsed: Duration,
    machine: Machine,
    answer: Option<Arc<Answer<T>>>,
    error: Option<Error>,
}

impl<T> WaitError<T> {
    /// What a machine that is done leaves, for those who drive one. `answer` is the last answer, `error` that of the last poll, if it
    /// was not answered.
    pub fn new(
        api: &'static Api,
        machine: Machine,
        elapsed: Duration,
        answer: Option<Arc<Answer<T>>>,
        error: Option<Error>,
    ) -> Self {
        // Nobody makes an error of a wait that goes on; if somebody does, he has stopped waiting.
        let outcome = machine.outcome().unwrap_or(Outcome::TimedOut);
        Self(Box::new(Inner { api, outcome, elapsed, machine, answer, error }))
    }

    /// How the wait ended.
    pub fn outcome(&self) -> Outcome {
        self.0.outcome
    }

    /// The API that was asked.
    pub fn api(&self) -> &'static Api {
        self.0.api
    }

    /// How long the wait was.
    pub fn elapsed(&self) -> Duration {
        self.0.elapsed
    }

    /// Why the job failed or was cancelled; `None` if it was not.
    pub fn failure(&self) -> Option<Failure> {
        self.job()?.failure()
    }

    /// The job as it was last seen.
    pub fn job(&self) -> Option<&Job> {
        self.0.machine.job()
    }

    /// The last status that was not known, as the service spells it.
    pub fn unknown_status(&self) -> Option<&str> {
        self.0.machine.unknown_status()
    }

    /// The last answer that could be read, whole.
    pub fn answer(&self) -> Option<&Answer<T>> {
        self.0.answer.as_deref()
    }

    /// What went wrong with the last poll, if something did.
    pub fn error(&self) -> Option<&Error> {
        self.0.error.as_ref()
    }

    /// What each poll brought.
    pub fn history(&self) -> &History {
        self.0.machine.history()
    }

    /// The machine as it ended, to be saved with `SavedWait::new`.
    pub fn machine(&self) -> &Machine {
        &self.0.machine
    }
}

impl<T> Inner<T> {
    fn say(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let after = self.after();
        match self.outcome {
            Outcome::Failed | Outcome::Cancelled => {
                let failure = self.machine.job().and_then(Job::failure);
                let verb = if self.outcome == Outcome::Failed { "failed" } else { "was cancelled" };
                write!(f, "the job {verb} with status {}", self.status())?;
                failure.map_or(Ok(()), |failure| write!(f, ": {}", line(&failure.to_string())))
            }
            Outcome::TimedOut => {
                write!(f, "the job did not end within {}", InWords(self.machine.policy().timeout))?;
                match self.machine.job() {
                    Some(job) => {
                        write!(f, "; its last status is {}", self.status())?;
                        let says = |word: &String| word.eq_ignore_ascii_case(job.phase.as_str());
                        if !job.status.as_ref().is_some_and(says) {
                            write!(f, " ({})", job.phase)?;
                        }
                    }
                    None => f.write_str("; it was never seen")?,
                }
                let last = self.machine.job().and_then(|job| job.status.as_deref());
                if let Some(unknown) = self.machine.unknown_status().filter(|&unknown| Some(unknown) != last)
                {
                    write!(f, "; the status {} was not known", quoted(unknown))?;
                }
                if let Some(open) = self.machine.job().and_then(OpenTasks::despite_success) {
                    write!(f, "; {open}")?;
                }
                self.last_error(f, "; the last poll: ")
            }
            Outcome::NotFound => {
                f.write_str("there is no such job")?;
                if !self.elapsed.is_zero() {
                    write!(f, ", and there was none for {}", InWords(self.elapsed))?;
                }
                self.last_error(f, ": ")
            }
            Outcome::Vanished => {
                write!(f, "the job is not there any more{after}; its last status was ")?;
                f.write_str(&self.status())?;
                self.last_error(f, ": ")
            }
            Outcome::UnknownStatus => write!(f, "the job's status {} is not known", self.status()),
            Outcome::OpenTasks => {
                let open = self.machine.job().map(OpenTasks::of).unwrap_or_default();
                write!(f, "the job succeeded with status {}, but {open}", self.status())
            }
            Outcome::Refused => {
                write!(f, "the wait was given up{after}")?;
                if self.machine.job().is_some() {
                    write!(f, " with the job's last status {}", self.status())?;
                }
                self.last_error(f, ": ")
            }
            Outcome::Abandoned => {
                write!(f, "the wait was abandoned{after}")?;
                match self.machine.job() {
                    Some(_) => write!(f, " with the job's last status {}", self.status())?,
                    None => f.write_str(" before the job was seen")?,
                }
                self.last_error(f, "; the last poll: ")
            }
            // These are no errors.
            Outcome::Succeeded | Outcome::Skipped | Outcome::Stopped => {
                write!(f, "the wait ended: {}", self.outcome)
            }
        }
    }

    /// The last status in the service's words, with its name where the words are a number.
    fn status(&self) -> String {
        let status = |job: &Job| match (&job.status, &job.status_name) {
            (Some(status), Some(name)) if status != name => Some(format!("{} ({name})", quoted(status))),
            (status, _) => status.as_deref().map(quoted),
        };
        self.machine.job().and_then(status).unwrap_or_else(|| "(none)".to_owned())
    }

    fn last_error(&self, f: &mut fmt::Formatter<'_>, lead: &str) -> fmt::Result {
        match &self.error {
            // Its own sentence names the API once more.
            Some(error) => {
                let said = error.to_string();
                let said = said.strip_prefix(self.api.id).unwrap_or(&said);
                write!(f, "{lead}{}", said.trim_start_matches(": "))
            }
            None => match self.machine.history().last().filter(|poll| poll.error.is_some()).and_then(kept) {
                Some(kept) => write!(f, "{lead}{kept}"),
                None => Ok(()),
            },
        }
    }

    /// ` after 4 min 43 s`; nothing if it was at once.
    fn after(&self) -> String {
        if self.elapsed.is_zero() { String::new() } else { format!(" after {}", InWords(self.elapsed)) }
    }
}

/// Plain if it is one word, as nearly all statuses are.
fn quoted(status: &str) -> String {
    let status = line(status);
    if status.contains(' ') { format!("{status:?}") } else { status }
}

/// What is left of an error in a wait that ended in another process.
fn kept(poll: &PollRecord) -> Option<String> {
    let words = [poll.http_status.map(status_line), poll.code.as_deref().map(line)];
    let words: Vec<_> = words.into_iter().flatten().collect();
    let said = if words.is_empty() { poll.error?.as_str().to_owned() } else { join(words, ": ") };
    let id = poll.request_id.as_deref().map(|id| format!(" (request id {})", line(id)));
    Some(format!("{said}{}", id.unwrap_or_default()))
}

impl<T> fmt::Display for WaitError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.0.api.id)?;
        self.0.say(f)
    }
}

impl<T> fmt::Debug for WaitError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WaitError")
            .field("outcome", &self.0.outcome)
            .field("says", &self.to_string())
            .field("history", self.history())
            .finish_non_exhaustive()
    }
}

impl<T> StdError for WaitError<T> {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.error.as_ref().map(|error| error as _)
    }
}
