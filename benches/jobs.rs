//! What it costs to wait for many jobs: time, memory, and whether the budget holds as the server sees it.
//!
//! The mock runs in a process of its own, which is this program again. Memory and time are read from `/proc`, so it is for Linux.

#![allow(clippy::print_stdout, reason = "a benchmark shows what it measured")]

#[path = "jobs/measured.rs"]
mod measured;
#[path = "jobs/server.rs"]
mod server;

use std::{
    env,
    error::Error,
    process::ExitCode,
    time::{Duration, Instant},
};

use huaweicloud_jobs::{Client, Credentials, DynamicRequest, WaitPolicy, apis, runtime::Place, wait::Budget};
use measured::{Process, forget_peak};
use server::{SERVE, Seen, Server, serve};

/// How long the mock lets each answer wait, as a service far away does.
const LATENCY: Duration = Duration::from_millis(20);
const BUDGET: f64 = 500.0;
const IN_FLIGHT: usize = 32;

type Failure = Box<dyn Error>;

fn main() -> Result<ExitCode, Failure> {
    let arguments: Vec<String> = env::args().collect();
    let has = |argument: &str| arguments.iter().any(|given| given == argument);
    if has(SERVE) {
        serve(LATENCY)?;
        return Ok(ExitCode::SUCCESS);
    }
    println!("budget: {BUDGET} requests a second, {IN_FLIGHT} at a time; answers take {LATENCY:?}\n");
    println!(
        "| jobs | polls | wall | CPU | CPU a poll | peak memory | a job | most in a second | most at a time |"
    );
    println!("|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
    let sizes: &[usize] = if has("--quick") { &[1, 100] } else { &[1, 100, 1_000, 10_000] };
    let mut held = true;
    for &jobs in sizes {
        held &= round(jobs)?;
    }
    if !held {
        println!("\nThe budget did NOT hold.");
        return Ok(ExitCode::FAILURE);
    }
    println!("\nThe budget held.");
    Ok(ExitCode::SUCCESS)
}

/// Waits for so many jobs, prints a row, and says whether the budget held.
fn round(jobs: usize) -> Result<bool, Failure> {
    let server = Server::start()?;
    forget_peak();
    let (before, begun) = (Process::now()?, Instant::now());
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(wait(jobs, &server))?;
    let (after, wall) = (Process::now()?, begun.elapsed());
    let Seen { requests, most_in_a_second, most_in_flight } = server.stop()?;
    let cpu = after.cpu - before.cpu;
    let memory = after.peak_kib.saturating_sub(before.resident_kib);
    println!(
        "| {jobs} | {requests} | {:.1} s | {:.2} s | {:.0} µs | {:.1} MiB | {:.1} KiB | {most_in_a_second} | {most_in_flight} |",
        wall.as_secs_f64(),
        cpu.as_secs_f64(),
        cpu.as_secs_f64() * 1e6 / requests.max(1) as f64,
        after.peak_kib as f64 / 1024.0,
        memory as f64 / jobs as f64,
    );
    Ok(most_in_a_second as f64 <= BUDGET && most_in_flight <= IN_FLIGHT)
}

async fn wait(count: usize, server: &Server) -> Result<(), Failure> {
    let policy = WaitPolicy::new().intervals(Duration::from_millis(500), Duration::from_secs(4));
    let budget = Budget::new().per_second(BUDGET).in_flight(IN_FLIGHT);
    let mut clients = Vec::new();
    for api in apis() {
        let client = Client::builder()
            .endpoint(server.url_of(api)?)
            .credentials(Credentials::token(huaweicloud_jobs_mock::TOKEN));
        clients.push((*api, client.build()?));
    }
    let mut jobs = clients[0].1.jobs().budget(budget);
    for number in 0..count {
        let (api, client) = &clients[number % clients.len()];
        let mut request = DynamicRequest::new(api);
        let mut at_end = true;
        for parameter in api.parameters.iter().rev().filter(|parameter| parameter.need.is_settable()) {
            let is_job = at_end && parameter.place == Place::Path;
            at_end &= !is_job;
            let value = match parameter.place {
                Place::Path if is_job => format!("job-{number}"),
                Place::Path | Place::Header => "a".to_owned(),
                Place::Query => continue,
            };
            request = request.with(parameter.name, value)?;
        }
        jobs.add_with(client, policy.clone(), number, &request);
    }
    let report = jobs.join().await;
    match report.failures().next() {
        Some((number, end)) => Err(format!("job {number}: {end}").into()),
        None => Ok(()),
    }
}
