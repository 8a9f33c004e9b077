//! Playing a script and asking for it.

use std::{
    io::{Read, Write},
    net::TcpStream,
    time::Duration,
};

use super::{builder, by_token, send};
use huaweicloud_jobs_mock::{Course, JobScript, Mock, Script, Step, TOKEN, sample_request, sample_value};
use huaweicloud_jobs_runtime::{Api, DynamicRequest, Error, Job, Need, Phase, Place};

pub fn playing(steps: impl IntoIterator<Item = Step>) -> Mock {
    builder().script(Script::new().job(JobScript::new(steps))).start().unwrap()
}

pub fn ask(mock: &Mock, api: &'static Api) -> Result<Job, Error> {
    send(mock, by_token(), &sample_request(api).unwrap()).map(|answer| answer.job())
}

/// What a bare socket gets: the bytes, and how the connection ended.
pub struct Got {
    pub bytes: Vec<u8>,
    pub end: std::io::Result<usize>,
}

pub fn bytes(mock: &Mock, api: &'static Api) -> Got {
    let mut uri = api.uri.to_owned();
    let mut headers = format!("host: {}\r\nx-auth-token: {TOKEN}\r\n", mock.address());
    for parameter in api.parameters {
        let value = match parameter.need {
            Need::Mandatory | Need::NotEnforced { .. } => sample_value(parameter),
            Need::Default(value) | Need::Fixed(value) => value.to_owned(),
            _ => continue,
        };
        match parameter.place {
            Place::Path => uri = uri.replace(&format!("{{{}}}", parameter.name), &value),
            Place::Header => headers.push_str(&format!("{}: {value}\r\n", parameter.name)),
            Place::Query => {
                uri.push(if uri.contains('?') { '&' } else { '?' });
                uri.push_str(&format!("{}={value}", parameter.name));
            }
        }
    }
    let mut stream = TcpStream::connect(mock.address()).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
    write!(stream, "{} {uri} HTTP/1.1\r\nconnection: close\r\n{headers}\r\n", api.method).unwrap();
    let mut got = Got { bytes: Vec::new(), end: Ok(0) };
    let mut part = [0; 65536];
    loop {
        match stream.read(&mut part) {
            Ok(count) if count > 0 => got.bytes.extend(&part[..count]),
            end => {
                got.end = end;
                return got;
            }
        }
    }
}

impl Got {
    pub fn split(&self) -> usize {
        self.bytes.windows(4).position(|four| four == b"\r\n\r\n").unwrap() + 4
    }

    pub fn head(&self) -> &str {
        std::str::from_utf8(&self.bytes[..self.split()]).unwrap()
    }

    pub fn body(&self) -> &[u8] {
        &self.bytes[self.split()..]
    }

    pub fn promised(&self) -> usize {
        let length = self.head().lines().find_map(|line| line.strip_prefix("content-length: "));
        length.unwrap().parse().unwrap()
    }

    pub fn ended(&self) -> bool {
        matches!(self.end, Ok(0))
    }
}

/// The statuses of a course, and of what the job says.
pub fn statuses(course: &Course) -> Vec<&str> {
    course.name.split(", ").map(|state| state.split('/').next().unwrap()).collect()
}

/// Where a job begins: not every service has a word for one that waits.
pub fn first_phase(api: &Api) -> Phase {
    let waits = api.job.statuses.values().any(|listed| listed.phase == Some(Phase::Pending));
    if waits { Phase::Pending } else { Phase::Running }
}

/// A request for a job of one's own naming.
pub fn named(api: &'static Api, id: &str) -> DynamicRequest {
    let mut places = api.parameters.iter().rev();
    let place = places.find(|p| p.place != Place::Header && p.need == Need::Mandatory).unwrap();
    sample_request(api).unwrap().with(place.name, id).unwrap()
}
