//! The mock in a process of its own.

use std::{
    env,
    io::{self, BufReader, Write as _},
    process::{Child, ChildStdout, Command, Stdio},
    time::{Duration, Instant},
};

use huaweicloud_jobs::{Api, apis};
use huaweicloud_jobs_mock::{Faults, Lifecycle, Mock, Mode, Script, Step};

use crate::Failure;

/// The argument that makes this program the mock.
pub(crate) const SERVE: &str = "--serve";

/// What the mock saw.
pub(crate) struct Seen {
    pub(crate) requests: usize,
    pub(crate) most_in_a_second: usize,
    pub(crate) most_in_flight: usize,
}

/// The mock's process: it tells its addresses, serves until its input ends, and tells what it saw.
pub(crate) struct Server {
    child: Child,
    output: BufReader<ChildStdout>,
    urls: Vec<String>,
}

impl Server {
    pub(crate) fn start() -> Result<Self, Failure> {
        let mut command = Command::new(env::current_exe()?);
        let mut child = command.arg(SERVE).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let mut output = BufReader::new(child.stdout.take().ok_or("the mock has no output")?);
        let urls = words(&mut output)?;
        Ok(Self { child, output, urls })
    }

    pub(crate) fn url_of(&self, api: &'static Api) -> Result<&str, Failure> {
        let at = apis().iter().position(|known| known.id == api.id);
        Ok(at.and_then(|at| self.urls.get(at)).ok_or("the mock has no such API")?)
    }

    pub(crate) fn stop(mut self) -> Result<Seen, Failure> {
        drop(self.child.stdin.take());
        let seen = words(&mut self.output)?;
        self.child.wait()?;
        let number =
            |at: usize| Ok::<usize, Failure>(seen.get(at).ok_or("the mock says too little")?.parse()?);
        Ok(Seen { requests: number(0)?, most_in_a_second: number(1)?, most_in_flight: number(2)? })
    }
}

fn words(output: &mut impl io::BufRead) -> io::Result<Vec<String>> {
    let mut line = String::new();
    output.read_line(&mut line)?;
    Ok(line.split_ascii_whitespace().map(str::to_owned).collect())
}

/// Is the mock.
pub(crate) fn serve(latency: Duration) -> Result<(), Failure> {
    let late = Faults::new(1).rate(1.0).kinds([Step::here().delay(latency)]);
    let mode = Mode::Lifecycle(Lifecycle::default());
    let mock = Mock::builder().apis(apis()).mode(mode).script(Script::new().faults(late)).start()?;
    let mut out = io::stdout().lock();
    let urls: Vec<_> = apis().iter().map(|api| mock.url_of(api)).collect();
    writeln!(out, "{}", urls.join(" "))?;
    out.flush()?;
    io::copy(&mut io::stdin().lock(), &mut io::sink())?;
    let requests = mock.requests();
    let times: Vec<_> = requests.iter().map(|request| request.at).collect();
    let most_in_flight = requests.iter().map(|request| request.in_flight).max();
    writeln!(out, "{} {} {}", times.len(), most_in_a_second(&times), most_in_flight.unwrap_or_default())?;
    Ok(())
}

/// In any second, not only in whole ones. The times are in order.
fn most_in_a_second(times: &[Instant]) -> usize {
    let mut first = 0;
    let counts = times.iter().enumerate().map(|(last, time)| {
        while *time - times[first] >= Duration::from_secs(1) {
            first += 1;
        }
        last + 1 - first
    });
    counts.max().unwrap_or_default()
}
