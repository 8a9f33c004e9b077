//! What the tests of the command line share: they run the real binary.
#![allow(clippy::unwrap_used, reason = "a test may panic")]
#![allow(dead_code, unreachable_pub, reason = "each test uses a part of it")]

use std::{
    fs,
    io::{Read, Write},
    net::TcpListener,
    path::PathBuf,
    process::{Command, Output, Stdio},
    thread,
};

use heck::ToKebabCase;
use huaweicloud_jobs::apis;
use huaweicloud_jobs_mock::{ACCESS_KEY, JobScript, Mock, Script, sample_value};
use huaweicloud_jobs_runtime::{Api, Need, Part, Phase, parts};
use serde_json::Value;

/// Beginnings of variables that would change what the binary does.
const VARIABLES: [&str; 7] = ["HUAWEICLOUD_", "HW_", "OS_", "XDG_", "HWJOBS_", "NO_COLOR", "CLICOLOR"];

/// Begins everything that must not be told.
const SECRET: &str = "a-secret";
pub const TOKEN: &str = "a-secret-token";
pub const SECRET_KEY: &str = "a-secret-key";
pub const KEYS: [(&str, &str); 2] = [("HUAWEICLOUD_SDK_AK", ACCESS_KEY), ("HUAWEICLOUD_SDK_SK", SECRET_KEY)];

/// What a run of the binary left.
#[derive(Debug)]
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Ran {
    /// An error is one message, on standard error, and never a panic.
    #[track_caller]
    pub fn fails(&self, code: i32, says: &[&str]) {
        assert_eq!(self.code, code, "{self:?}");
        assert_eq!(self.err.lines().filter(|line| line.starts_with("error: ")).count(), 1, "{self:?}");
        assert!(!self.err.contains("panicked"), "{self:?}");
        for part in says {
            assert!(self.err.contains(part), "{part:?} is not in {self:?}");
        }
    }

    #[track_caller]
    pub fn works(&self) -> &str {
        assert_eq!(self.code, 0, "{self:?}");
        &self.out
    }

    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(self.works()).unwrap()
    }
}

pub fn binary() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hwjobs"));
    for (variable, _) in std::env::vars_os() {
        if VARIABLES.iter().any(|beginning| variable.to_string_lossy().starts_with(beginning)) {
            command.env_remove(variable);
        }
    }
    // Nobody lives there.
    let home = concat!(env!("CARGO_TARGET_TMPDIR"), "/nobody");
    command.env("HOME", home).env("USERPROFILE", home).env("APPDATA", home);
    command.stdin(Stdio::null());
    command
}

/// A file of its own, which is gone afterwards.
pub struct File(PathBuf);

impl File {
    /// The name of a file that is not there yet.
    pub fn named(name: &str) -> Self {
        Self(PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{}-{name}", std::process::id())))
    }

    pub fn new(name: &str, text: impl AsRef<[u8]>) -> Self {
        let file = Self::named(name);
        fs::write(&file.0, text).unwrap();
        file
    }

    pub fn name(&self) -> &str {
        self.0.to_str().unwrap()
    }

    pub fn text(&self) -> String {
        fs::read_to_string(&self.0).unwrap()
    }
}

impl Drop for File {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

pub fn run(arguments: &[&str]) -> Ran {
    run_with(arguments, &[])
}

pub fn run_with(arguments: &[&str], variables: &[(&str, &str)]) -> Ran {
    ran(binary().args(arguments).envs(variables.iter().copied()).output().unwrap())
}

pub fn ran(output: Output) -> Ran {
    let ran = Ran {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    };
    assert!(!ran.out.contains(SECRET) && !ran.err.contains(SECRET), "a secret is told: {ran:?}");
    ran
}

/// A mock that plays a job like this.
pub fn play(script: JobScript) -> Mock {
    Mock::builder().apis(apis()).token(TOKEN).script(Script::new().job(script)).start().unwrap()
}

/// The words of a command that waits for an API's sample job, and asks as quickly as it can.
pub fn waiting(verb: &str, api: &Api, mock: &Mock, more: &[&str]) -> Vec<String> {
    let api = apis().iter().find(|other| other.id == api.id).unwrap();
    let mut words = vec![verb.to_owned(), api.id.to_owned(), "--endpoint".to_owned(), mock.url_of(api)];
    words.extend(["--min-interval", "0", "--max-interval", "0", "--rate", "100000"].map(str::to_owned));
    words.extend(options(api));
    words.extend(more.iter().map(|&word| word.to_owned()));
    words
}

/// Runs it.
pub fn wait(verb: &str, api: &Api, mock: &Mock, more: &[&str]) -> Ran {
    let words = waiting(verb, api, mock, more);
    run_with(&words.iter().map(String::as_str).collect::<Vec<_>>(), &[("OS_TOKEN", TOKEN)])
}

/// An API's word for a phase.
pub fn word(api: &Api, phase: Phase) -> &'static str {
    let api = apis().iter().find(|other| other.id == api.id).unwrap();
    api.job.statuses.values().find(|listed| listed.phase == Some(phase)).unwrap().value
}

pub fn mock() -> Mock {
    Mock::builder().apis(apis()).token(TOKEN).keys(ACCESS_KEY, SECRET_KEY).start().unwrap()
}

/// The options for an API's sample request, without those of the connection.
pub fn options(api: &Api) -> Vec<String> {
    let needed =
        api.parameters.iter().filter(|p| matches!(p.need, Need::Mandatory | Need::NotEnforced { .. }));
    needed.flat_map(|p| [format!("--{}", p.name.to_kebab_case()), sample_value(p)]).collect()
}

/// Asks an API with its sample request.
pub fn get(api: &Api, url: &str, more: &[&str]) -> Ran {
    get_with(api, url, more, &[("OS_TOKEN", TOKEN)])
}

pub fn get_with(api: &Api, url: &str, more: &[&str], variables: &[(&str, &str)]) -> Ran {
    let options = options(api);
    let mut arguments = vec!["get", api.id, "--endpoint", url];
    arguments.extend(options.iter().map(String::as_str));
    arguments.extend(more);
    run_with(&arguments, variables)
}

/// A server that sends the same bytes to whoever asks.
pub fn serve(answer: Vec<u8>) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut request = Vec::new();
            let mut part = [0; 1024];
            while !request.ends_with(b"\r\n\r\n") {
                let count = stream.read(&mut part).unwrap();
                request.extend(&part[..count]);
            }
            stream.write_all(&answer).unwrap();
        }
    });
    format!("http://{address}")
}

/// A server that answers with a body.
pub fn serve_body(body: &str) -> String {
    serve(answer(body, body.len()))
}

/// An answer that claims to have a body of some length.
pub fn answer(body: &str, length: usize) -> Vec<u8> {
    format!("HTTP/1.1 200 OK\r\ncontent-length: {length}\r\nx-request-id: r-1\r\n\r\n{body}").into_bytes()
}

/// What the mock answers: an API's example, or what it makes up where there is none.
pub fn example(api: &Api) -> Value {
    serde_json::from_str(&example_text(api)).unwrap()
}

/// The same as text.
pub fn example_text(api: &Api) -> String {
    let api = apis().iter().find(|other| other.id == api.id).unwrap();
    let mock = mock();
    let ran = get(api, &mock.url_of(api), &["--output", "raw"]);
    ran.works().to_owned()
}

/// The value at a path.
pub fn at<'a>(json: &'a mut Value, path: &str) -> &'a mut Value {
    parts(path).fold(json, |here, part| match part {
        Part::Key(key) => &mut here[key],
        Part::Index(index) => &mut here[index],
    })
}
