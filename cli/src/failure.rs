//! What went wrong, and the exit code that says so.

use std::{error::Error as _, io, process::ExitCode};

use anstyle::{AnsiColor, Style};
use huaweicloud_jobs_runtime::{CredentialsError, Error, ErrorKind, RequestError, WaitError, wait::Outcome};

use crate::{account::Account, output, render::plain};

/// What all exit codes mean, for the help and README.md alike.
pub(crate) const OF_ALL: &str = "Exit codes: 0 it is done, also if the answer says that a job failed; 1 the service said no, or could not be \
    reached; 2 wrong use; 130 Ctrl-C. wait, watch and resume say more:";
/// What those of waits mean.
pub(crate) const OF_WAITS: &str = "Exit codes of waits: 0 the job succeeded or was skipped, 3 it failed, 4 it was cancelled, 5 the time was over, \
    6 the job is gone, 1 the service said no, 2 wrong use, 130 Ctrl-C, after which the job goes on and the command that waits on \
    is printed. Of several jobs the first that did not end well decides; those that --fail-fast gave up do not count.";

/// What names a region.
pub(crate) const NAMING_REGION: &str =
    "--region names it, or HW_REGION_NAME; `hwjobs configure --set region=NAME` keeps it";

/// Why the command ends without having done what it was asked.
pub(crate) enum Failure {
    /// The service said no, or could not be asked. Exit code 1.
    Refused(Message),
    /// The command was used wrongly. Exit code 2.
    Usage(Message),
    /// What clap has to say: its own findings, and help. It knows its exit codes: 2 and 0.
    Clap(Box<clap::Error>),
    /// Waits did not end well. The exit code says how.
    Ended(Vec<Message>, u8),
    /// Ctrl-C. Exit code 130. The message says how to go on.
    Interrupted(String),
    /// Help that was asked for.
    Help(String),
    /// Everything was said before; only the exit code is left to tell. Exit code 1.
    Said,
    /// Nobody reads the output any more, which is no mistake: `hwjobs apis | head -1`.
    Unread,
}

/// One clear sentence, and what may help.
pub(crate) struct Message {
    text: String,
    hint: Option<String>,
    about: About,
}

/// What a message is about of which the account knows more.
#[derive(Clone, Copy, Default, Eq, PartialEq)]
enum About {
    #[default]
    Else,
    /// That credentials were not accepted.
    Credentials,
    /// That no project is known, or none of several.
    Project,
    /// That nobody can be reached.
    Address,
}

impl Failure {
    pub(crate) fn usage(text: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::Usage(Message { text: text.into(), hint: Some(hint.into()), about: About::Else })
    }

    pub(crate) fn refused(text: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::Refused(Message { text: text.into(), hint: Some(hint.into()), about: About::Else })
    }

    /// The same with another hint.
    pub(crate) fn hinted(self, hint: &str) -> Self {
        self.map(|message| Message { hint: Some(hint.to_owned()), about: About::Else, ..message })
    }

    /// The same with what the account knows: which place the credentials are from, and what names a project or an address.
    pub(crate) fn known_to(self, account: &Account) -> Self {
        self.map(|message| {
            let more = match message.about {
                About::Else => None,
                About::Credentials => Some(format!("the credentials are from {}", account.origin())),
                About::Project => Some(account.naming_project()),
                About::Address => {
                    let naming = account.naming_address(&message.text);
                    let hint =
                        naming.map(|naming| format!("check {naming}, and that this machine can reach it"));
                    return Message { hint: hint.or(message.hint), ..message };
                }
            };
            let parts: Vec<_> = message.hint.into_iter().chain(more).collect();
            Message { hint: (!parts.is_empty()).then(|| parts.join("; ")), about: About::Else, ..message }
        })
    }

    /// The sentence, and what may help.
    pub(crate) fn said(&self) -> (Option<&str>, Option<&str>) {
        match self {
            Self::Refused(message) | Self::Usage(message) => (Some(&message.text), message.hint.as_deref()),
            _ => (None, None),
        }
    }

    fn map(self, with: impl Fn(Message) -> Message) -> Self {
        match self {
            Self::Refused(message) => Self::Refused(with(message)),
            Self::Usage(message) => Self::Usage(with(message)),
            Self::Ended(messages, code) => Self::Ended(messages.into_iter().map(with).collect(), code),
            other => other,
        }
    }

    /// Says it on standard error, and gives the exit code.
    pub(crate) fn report(self) -> ExitCode {
        match self {
            Self::Refused(message) => {
                output::error(&message.render());
                ExitCode::from(1)
            }
            Self::Usage(message) => {
                output::error(&message.render());
                ExitCode::from(2)
            }
            Self::Ended(messages, code) => {
                messages.iter().for_each(|message| output::error(&message.render()));
                ExitCode::from(code)
            }
            Self::Interrupted(how) => {
                output::error(&format!("Interrupted; the job goes on. {how}\n"));
                ExitCode::from(130)
            }
            Self::Help(text) => match output::print(&text) {
                Ok(()) => ExitCode::SUCCESS,
                Err(error) => Self::from(error).report(),
            },
            Self::Clap(error) => {
                // If even that cannot be written, there is nobody to tell.
                let _ = error.print();
                ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
            }
            Self::Said => ExitCode::from(1),
            Self::Unread => ExitCode::SUCCESS,
        }
    }
}

impl Message {
    fn render(&self) -> String {
        let bold = Style::new().bold();
        let (red, cyan) =
            (bold.fg_color(Some(AnsiColor::Red.into())), bold.fg_color(Some(AnsiColor::Cyan.into())));
        let mut text = format!("{red}error:{red:#} {}\n", plain(&self.text));
        if let Some(hint) = &self.hint {
            text.push_str(&format!("{cyan}hint:{cyan:#} {}\n", plain(hint)));
        }
        text
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        let text = match project(&error) {
            Some(None) => "no region is known, and projects and logins are those of one".to_owned(),
            _ => error.to_string(),
        };
        let message = Message { hint: hint(&error), text, about: about(&error) };
        match error.kind() {
            ErrorKind::Credentials if is_of_provider(credentials(&error)) => Self::Refused(message),
            ErrorKind::InvalidRequest | ErrorKind::Credentials => Self::Usage(message),
            _ => Self::Refused(message),
        }
    }
}

impl Failure {
    /// The waits that did not end well, with the jobs' names where there are several. The first decides the exit code.
    pub(crate) fn of_waits<'a, T: 'a>(
        failed: impl Iterator<Item = (Option<&'a str>, &'a WaitError<T>)>,
    ) -> Self {
        let mut code = None;
        let mut messages = Vec::new();
        for (name, error) in failed {
            code.get_or_insert(match error.outcome() {
                Outcome::Failed => 3,
                Outcome::Cancelled => 4,
                Outcome::TimedOut => 5,
                Outcome::Vanished => 6,
                _ => 1,
            });
            let hint = match error.outcome() {
                // Perhaps there is none.
                Outcome::TimedOut if error.job().is_none() && error.error().is_some() => {
                    error.error().and_then(hint)
                }
                Outcome::TimedOut => Some("--max-wait allows more time; the job goes on".to_owned()),
                Outcome::Refused | Outcome::NotFound => error.error().and_then(hint),
                _ => None,
            };
            let name = name.map(|name| format!("{name}: ")).unwrap_or_default();
            let about =
                error.error().filter(|_| error.outcome() == Outcome::Refused).map(about).unwrap_or_default();
            messages.push(Message { text: format!("{name}{error}"), hint, about });
        }
        Self::Ended(messages, code.unwrap_or(1))
    }
}

/// What may help: which option to look at, which the library cannot know, or what it knows itself.
fn hint(error: &Error) -> Option<String> {
    let hint = match error.kind() {
        ErrorKind::Credentials if is_insecure(error) => "--allow-http allows it",
        ErrorKind::InvalidRequest => match project(error) {
            Some(None) => NAMING_REGION,
            Some(Some(_)) => "--project-id names one",
            None => return error.hint().map(str::to_owned),
        },
        ErrorKind::Transport => "check --endpoint or --region, and that this machine can reach it",
        ErrorKind::Timeout => "--timeout allows more time",
        ErrorKind::UnexpectedAnswer if error.path().is_some() => {
            "`hwjobs get --output raw` shows the answer as it is"
        }
        ErrorKind::UnexpectedAnswer => {
            "`hwjobs get --output raw` shows the answer as it is; perhaps --endpoint leads to something else"
        }
        _ => return error.hint().map(str::to_owned),
    };
    Some(hint.to_owned())
}

/// The region whose project is not known, if that is what is wrong; `None` in it if that is not known either.
pub(crate) fn project(error: &Error) -> Option<Option<&str>> {
    match error.source()?.downcast_ref()? {
        RequestError::Project { region, .. } => Some(region.as_deref()),
        _ => None,
    }
}

fn about(error: &Error) -> About {
    match error.kind() {
        ErrorKind::Unauthenticated => About::Credentials,
        ErrorKind::Credentials => credentials(error).map(of_credentials).unwrap_or_default(),
        ErrorKind::Transport => About::Address,
        _ if matches!(project(error), Some(Some(_))) => About::Project,
        _ if error.is_login() && error.status().is_some() => About::Credentials,
        _ => About::Else,
    }
}

/// Whether it is about credentials that are there.
fn of_credentials(error: &CredentialsError) -> About {
    match error {
        CredentialsError::Unsendable(_) | CredentialsError::Sign(_) => About::Credentials,
        _ => About::Else,
    }
}

fn credentials(error: &Error) -> Option<&CredentialsError> {
    error.source()?.downcast_ref()
}

fn is_insecure(error: &Error) -> bool {
    matches!(credentials(error), Some(CredentialsError::Insecure { .. }))
}

/// Whether somebody who was to give credentials did not: nothing is wrong with the command.
fn is_of_provider(error: Option<&CredentialsError>) -> bool {
    matches!(error, Some(CredentialsError::Provider(_)))
}

impl From<CredentialsError> for Failure {
    fn from(error: CredentialsError) -> Self {
        let is_missing = matches!(error, CredentialsError::NoneFound { .. });
        let hint = is_missing.then(|| "a token can also be given with --token".to_owned());
        let about = of_credentials(&error);
        let message = Message { text: error.to_string(), hint, about };
        if is_of_provider(Some(&error)) { Self::Refused(message) } else { Self::Usage(message) }
    }
}

impl From<RequestError> for Failure {
    fn from(error: RequestError) -> Self {
        Self::Usage(Message { text: error.to_string(), hint: None, about: About::Else })
    }
}

impl From<clap::Error> for Failure {
    fn from(error: clap::Error) -> Self {
        Self::Clap(Box::new(error))
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::Unread,
            _ => Self::Refused(Message { text: error.to_string(), hint: None, about: About::Else }),
        }
    }
}
