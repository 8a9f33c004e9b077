//! Credentials that another program prints: the profile's `credential_command`.

use std::{
    io::{self, Read},
    process::{Child, Command, ExitStatus, Stdio},
    sync::mpsc::{Receiver, channel},
    thread,
    time::{Duration, Instant, SystemTime},
};

use huaweicloud_jobs_runtime::{Credentials, CredentialsError, Lease, Secret, Time};
use serde_json::{Map, Value};
use zeroize::Zeroizing;

use crate::{
    render::{plain, time},
    verbose::OURS,
};

/// How long it may take: a person may have to tap a key.
const PATIENCE: Duration = Duration::from_secs(60);
/// How often to look whether it has ended.
const LOOK: Duration = Duration::from_millis(10);
/// How much of what it prints is read, in bytes.
const MOST: u64 = 1 << 16;
/// How much of its complaint is shown, in characters.
const SHOWN: usize = 200;
const KEYS: [&str; 6] = ["access_key", "secret_key", "security_token", "token", "expires_at", "project_id"];

/// A program and its arguments. No shell reads them.
#[derive(Clone)]
pub(crate) struct Helper {
    /// Whose it is.
    profile: String,
    program: String,
    arguments: Vec<String>,
}

impl Helper {
    /// The words of its command. Without any there is no program.
    pub(crate) fn new(profile: &str, words: Vec<String>) -> Option<Self> {
        let mut words = words.into_iter();
        Some(Self { profile: profile.to_owned(), program: words.next()?, arguments: words.collect() })
    }

    /// Its name, without the arguments, which may be nobody's business.
    pub(crate) fn program(&self) -> &str {
        &self.program
    }

    /// Credentials for which it is run when they are needed, and again before they expire.
    pub(crate) fn credentials(&self) -> Credentials {
        let helper = self.clone();
        Credentials::provider(move || Ok(helper.ask()?))
    }

    /// What it prints now.
    pub(crate) fn lease(&self) -> Result<Lease, CredentialsError> {
        self.ask().map_err(CredentialsError::Provider)
    }

    /// Runs it, and tells of that those who listen: it may take long, and say nothing.
    fn ask(&self) -> Result<Lease, String> {
        let (profile, program, begun) = (self.profile.as_str(), self.program.as_str(), Instant::now());
        tracing::debug!(target: OURS, profile, program, "credential_command begins");
        let ran = self.run(PATIENCE);
        let duration_ms = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
        tracing::debug!(target: OURS, profile, program, failed = ran.is_err(), duration_ms, "credential_command ended");
        ran.map_err(|why| format!("the credential_command of the profile {profile}: {why}"))
    }

    fn run(&self, patience: Duration) -> Result<Lease, String> {
        let name = &self.program;
        let mut command = Command::new(name);
        command.args(&self.arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => format!("there is no program {name}"),
            _ => format!("{name} cannot be run: {error}"),
        })?;
        let (printed, complained) = (reader(child.stdout.take()), reader(child.stderr.take()));
        let begun = Instant::now();
        let ended = wait(&mut child, begun, patience).map_err(|error| format!("{name}: {error}"))?;
        // What it left running may hold its pipes open.
        let left = || patience.saturating_sub(begun.elapsed()).max(LOOK);
        match ended {
            None => Err(format!("{name} did not end within {} seconds", patience.as_secs_f64())),
            Some(status) if !status.success() => {
                let said = complained.recv_timeout(left()).unwrap_or_default();
                Err(format!("{name} failed ({status}){}", complaint(&said)))
            }
            Some(_) => {
                let printed =
                    printed.recv_timeout(left()).map_err(|_| format!("{name} has not closed its output"))?;
                read(&printed).map_err(|problem| format!("{name} {problem}"))
            }
        }
    }
}

/// Reads to the end, elsewhere: a program that fills one pipe must not wait for the other one to be read.
fn reader(pipe: Option<impl Read + Send + 'static>) -> Receiver<Zeroizing<Vec<u8>>> {
    let (give, take) = channel();
    thread::spawn(move || {
        // Room for all of it: growing would leave copies behind.
        let mut bytes = Zeroizing::new(Vec::with_capacity(MOST as usize + 1));
        let read = pipe.map(|pipe| pipe.take(MOST + 1).read_to_end(&mut bytes));
        // Nobody may be waiting for it any more.
        let _ = read.and_then(Result::ok).map(|_| give.send(bytes));
    });
    take
}

/// How it ended; `None` if it had to be killed.
fn wait(child: &mut Child, begun: Instant, patience: Duration) -> io::Result<Option<ExitStatus>> {
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        if begun.elapsed() >= patience {
            child.kill()?;
            child.wait()?;
            return Ok(None);
        }
        thread::sleep(LOOK);
    }
}

/// The end of what it said on standard error, in one line.
fn complaint(said: &[u8]) -> String {
    let said = plain(&String::from_utf8_lossy(said));
    let words = said.split_whitespace().collect::<Vec<_>>().join(" ");
    let skipped = words.chars().count().saturating_sub(SHOWN);
    let end: String = words.chars().skip(skipped).collect();
    match (skipped, end.as_str()) {
        (_, "") => " and said nothing on standard error".to_owned(),
        (0, _) => format!(": {end}"),
        _ => format!(": ...{end}"),
    }
}

/// Reads what was printed. No word of it is in the error.
fn read(printed: &[u8]) -> Result<Lease, String> {
    if printed.len() as u64 > MOST {
        return Err(format!("printed more than {MOST} bytes"));
    }
    let text = str::from_utf8(printed).map_err(|_| "printed what is not UTF-8")?.trim();
    if text.starts_with('{') {
        let json = serde_json::from_str(text);
        let place = |error: serde_json::Error| format!("line {}, column {}", error.line(), error.column());
        return of_json(json.map_err(|error| format!("printed what is not valid JSON ({})", place(error)))?);
    }
    match text.split_whitespace().count() {
        0 => Err("printed nothing".to_owned()),
        1 => Ok(Credentials::token(text).into()),
        _ => Err("printed neither JSON nor a single word, which would be a token".to_owned()),
    }
}

fn of_json(mut json: Map<String, Value>) -> Result<Lease, String> {
    if json.keys().any(|key| !KEYS.contains(&key.as_str())) {
        return Err(format!("printed JSON with a key that is none of {}", KEYS.join(", ")));
    }
    let mut text = |key: &str| match json.remove(key) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) if !text.is_empty() => Ok(Some(Secret::new(text))),
        Some(_) => Err(format!("printed JSON in which {key} is no text, or an empty one")),
    };
    let credentials =
        match (text("token")?, text("access_key")?, text("secret_key")?, text("security_token")?) {
            (Some(token), None, None, None) => Credentials::token(token),
            (None, Some(access), Some(secret), temporary) => {
                let keys = Credentials::keys(access.expose(), secret);
                temporary.map_or_else(|| keys.clone(), |token| keys.clone().with_security_token(token))
            }
            _ => {
                return Err(
                    "printed JSON that has neither token alone nor access_key with secret_key".to_owned()
                );
            }
        };
    let lease = match text("expires_at")? {
        Some(expires) => Lease::until(credentials, expiry(expires.expose())?),
        None => credentials.into(),
    };
    Ok(match text("project_id")? {
        Some(id) => lease.with_project_id(id.expose()),
        None => lease,
    })
}

fn expiry(text: &str) -> Result<SystemTime, String> {
    let moment = Time::from(text).to_system_time().ok().flatten();
    let moment = moment.ok_or("printed JSON in which expires_at is no time, such as 2030-01-31T12:00:00Z")?;
    if moment <= SystemTime::now() {
        return Err(format!("printed credentials that expired at {}", time::rfc_3339_of(moment)));
    }
    Ok(moment)
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEYS_ALONE: &str = r#""access_key": "AK", "secret_key": "SK""#;

    #[test]
    fn keys_tokens_and_when_they_expire() {
        let keys = Credentials::keys("AK", "SK");
        for (printed, credentials) in [
            ("MII\n".to_owned(), Credentials::token("MII")),
            (r#"{"token": "MII", "security_token": null}"#.to_owned(), Credentials::token("MII")),
            (format!("\n{{{KEYS_ALONE}}}\n"), keys.clone()),
            (format!(r#"{{{KEYS_ALONE}, "security_token": "ST"}}"#), keys.clone().with_security_token("ST")),
        ] {
            assert_eq!(read(printed.as_bytes()), Ok(credentials.into()), "{printed}");
        }
        let whole = format!(r#"{{{KEYS_ALONE}, "expires_at": "2100-01-01T00:00:00Z", "project_id": "p"}}"#);
        let until = SystemTime::UNIX_EPOCH + Duration::from_secs(4_102_444_800);
        assert_eq!(read(whole.as_bytes()), Ok(Lease::until(keys, until).with_project_id("p")));
    }

    #[test]
    fn what_is_wrong_is_said_without_a_word_of_it() {
        for (printed, says) in [
            (" \n".to_owned(), "nothing"),
            ("hush hush".to_owned(), "neither JSON nor a single word"),
            ("{hush".to_owned(), "not valid JSON (line 1, column 2)"),
            (r#"{"hush": "hush"}"#.to_owned(), "a key that is none of access_key, secret_key,"),
            (r#"{"access_key": "hush"}"#.to_owned(), "neither token alone nor access_key with secret_key"),
            (format!(r#"{{{KEYS_ALONE}, "token": "hush"}}"#), "neither token alone nor"),
            (r#"{"token": 7}"#.to_owned(), "token is no text"),
            (r#"{"token": ""}"#.to_owned(), "or an empty one"),
            (r#"{"token": "hush", "expires_at": "hush"}"#.to_owned(), "expires_at is no time"),
            (
                r#"{"token": "hush", "expires_at": "2020-01-01T00:00:00Z"}"#.to_owned(),
                "expired at 2020-01-01",
            ),
            ("a".repeat(70_000), "more than 65536 bytes"),
        ] {
            let Err(error) = read(printed.as_bytes()) else { panic!("{printed} was read") };
            assert!(error.contains(says) && !error.contains("hush"), "{error}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_program_that_does_not_end_is_killed_and_one_that_fails_is_heard() {
        let run = |program: &str, arguments: &[&str], patience| {
            let words = [program].iter().chain(arguments).map(|&word| word.to_owned()).collect();
            let ran = Helper::new("work", words).map(|helper| helper.run(patience));
            ran.and_then(Result::err).unwrap_or_default()
        };
        let short = Duration::from_millis(50);
        assert_eq!(run("sleep", &["600"], short), "sleep did not end within 0.05 seconds");
        let shell = |script: &str| run("sh", &["-c", script], PATIENCE);
        assert_eq!(shell("echo hush; echo 'no  seal' >&2; exit 3"), "sh failed (exit status: 3): no seal");
        assert_eq!(shell("exit 1"), "sh failed (exit status: 1) and said nothing on standard error");
        assert!(
            shell("yes no | head -c 300000 >&2; exit 1").ends_with("no no"),
            "a full pipe holds nobody up"
        );
        assert_eq!(run("/nowhere/to/be", &[], PATIENCE), "there is no program /nowhere/to/be");
    }
}
