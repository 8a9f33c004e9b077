//! Waits for a job and shows it on the way: `cargo run --example wait`. A mock server on loopback plays the job, faults included.

#![allow(clippy::print_stdout, reason = "an example shows something")]

use std::{process::ExitCode, time::Duration};

use huaweicloud_jobs::{Client, Credentials, WaitPolicy, apis, cae::v1::ShowJob};
use huaweicloud_jobs_mock::{JobScript, JobState, Mock, Script, Step, TOKEN};

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match wait().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn wait() -> Result<(), Box<dyn std::error::Error>> {
    let mock = Mock::builder().apis(apis()).script(a_deployment()).start()?;
    // Against the cloud: .region("cn-north-4").credentials(Credentials::from_env()?)
    let client = Client::builder().endpoint(mock.url()).credentials(Credentials::token(TOKEN)).build()?;
    let request = ShowJob::builder().project_id("p").job_id("deploy-1").x_environment_id("env-1").build();
    // The defaults are made for jobs of minutes: 2 to 30 seconds between polls, 30 minutes in all.
    let policy = WaitPolicy::new()
        .timeout(Duration::from_secs(60))
        .intervals(Duration::from_millis(50), Duration::from_millis(150));

    let mut watch = client.watch(&request).policy(policy);
    while let Some(snapshot) = watch.next().await {
        let snapshot = snapshot?; // the error says how the job ended: failed, cancelled, timed out, vanished ...
        let job = snapshot.job;
        let tasks: Vec<_> = job
            .tasks
            .iter()
            .map(|task| format!("{} {}", task.name.as_deref().unwrap_or("?"), task.phase))
            .collect();
        println!(
            "{:>4} ms  {:<9}  {:>3}%  {}",
            snapshot.elapsed.as_millis(),
            job.phase.as_str(),
            job.progress.unwrap_or_default(),
            tasks.join(", ")
        );
    }

    println!("\nThe polls:");
    for poll in watch.history().iter() {
        let status =
            poll.http_status.map_or_else(|| "no answer".to_owned(), |status| format!("HTTP {status}"));
        let brought = poll.status.clone().or_else(|| poll.error.map(|error| error.as_str().to_owned()));
        println!("{:>4} ms  {status:<9}  {}", poll.at.as_millis(), brought.unwrap_or_default());
    }
    Ok(())
}

/// What the mock plays.
fn a_deployment() -> Script {
    let step = |status, percent, words: [&str; 3]| {
        let tasks = ["build", "push", "start"].iter().zip(words);
        let tasks = tasks.map(|(name, word)| JobState::new(word).name(*name));
        Step::status(status).progress(percent).tasks(tasks)
    };
    Script::new().job(JobScript::new([
        step("init", 0.0, ["init", "init", "init"]),
        step("running", 20.0, ["running", "init", "init"]).repeat(2),
        Step::error(429),
        step("running", 60.0, ["success", "running", "init"]),
        Step::reset(),
        step("running", 80.0, ["success", "success", "running"]),
        step("success", 100.0, ["success", "success", "success"]),
    ]))
}
