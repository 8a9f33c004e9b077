//! What the tests of the command line share: they run the real binary.
#![allow(clippy::unwrap_used, reason = "a test may panic")]
#![allow(dead_code, unreachable_pub, reason = "each test uses a part of it")]

use std::{
    io::{Read, Write},
    net::TcpListener,
    process::{Command, Output, Stdio},
    thread,
};

use heck::ToKebabCase;
use huaweicloud_jobs::APIS;
use huaweicloud_jobs_mock::{ACCESS_KEY, Mock, sample_value};
use huaweicloud_jobs_runtime::{Api, Need, Part, parts};
use serde_json::Value;

/// Variables that would change what the binary does.
const VARIABLES: [&str; 11] = [
    "HUAWEICLOUD_SDK_AK",
    "HUAWEICLOUD_SDK_SK",
    "HUAWEICLOUD_SDK_SECURITY_TOKEN",
    "HW_ACCESS_KEY",
    "HW_SECRET_KEY",
    "HW_SECURITY_TOKEN",
    "OS_TOKEN",
    "HW_AUTH_TOKEN",
    "NO_COLOR",
    "CLICOLOR",
    "CLICOLOR_FORCE",
];

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
    for variable in VARIABLES {
        command.env_remove(variable);
    }
    command.stdin(Stdio::null());
    command
}

pub fn run(arguments: &[&str]) -> Ran {
    run_with(arguments, &[])
}

pub fn run_with(arguments: &[&str], variables: &[(&str, &str)]) -> Ran {
    ran(binary().args(arguments).envs(variables.iter().copied()).output().unwrap())
}

fn ran(output: Output) -> Ran {
    let ran = Ran {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    };
    assert!(!ran.out.contains(SECRET) && !ran.err.contains(SECRET), "a secret is told: {ran:?}");
    ran
}

pub fn mock() -> Mock {
    Mock::builder().apis(APIS).token(TOKEN).keys(ACCESS_KEY, SECRET_KEY).start().unwrap()
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
    let api = APIS.iter().find(|other| other.id == api.id).unwrap();
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
