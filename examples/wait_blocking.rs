//! Waits for a job without an async runtime: `cargo run --example wait_blocking`. A mock server on loopback plays the job, which fails.

#![allow(clippy::print_stdout, reason = "an example shows something")]

use std::{process::ExitCode, time::Duration};

use huaweicloud_jobs::{Credentials, Outcome, WaitPolicy, apis, blocking::Client, cae::v1::ShowJob};
use huaweicloud_jobs_mock::{JobScript, JobState, Mock, Script, Step, TOKEN};

fn main() -> ExitCode {
    match wait() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn wait() -> Result<(), Box<dyn std::error::Error>> {
    let mock = Mock::builder().apis(apis()).script(a_build_that_fails()).start()?;
    // Against the cloud: .region("cn-north-4").credentials(Credentials::from_env()?)
    let client =
        Client::builder().endpoint(mock.url()).credentials(Credentials::token(TOKEN)).build_blocking()?;
    let request = ShowJob::builder().project_id("p").job_id("build-1").x_environment_id("env-1").build();
    // The defaults are made for jobs of minutes: 2 to 30 seconds between polls, 30 minutes in all.
    let policy = WaitPolicy::new()
        .timeout(Duration::from_secs(60))
        .intervals(Duration::from_millis(50), Duration::from_millis(150));

    match client.wait(&request).policy(policy).run() {
        Ok(answer) => println!("done: {}", answer.job().phase),
        Err(error) => {
            println!("{error}");
            match error.outcome() {
                Outcome::Failed | Outcome::Cancelled => {
                    println!("The job itself went wrong; to wait longer is no use.")
                }
                Outcome::TimedOut => println!("The job goes on; wait for it once more."),
                outcome => println!("The wait ended: {outcome}."),
            }
            for task in error.job().into_iter().flat_map(|job| &job.tasks) {
                println!("  {:<6} {}", task.name.as_deref().unwrap_or("?"), task.phase);
            }
            println!("Asked {} times in {} ms.", error.history().polls(), error.elapsed().as_millis());
        }
    }
    Ok(())
}

/// What the mock plays.
fn a_build_that_fails() -> Script {
    let build = |word| JobState::new(word).name("build");
    let start = |word| JobState::new(word).name("start");
    let failed = build("failed").code("ECC00011").message("Building failed.");
    Script::new().job(JobScript::new([
        Step::not_found(),
        Step::status("running").tasks([build("running"), start("init")]).repeat(3),
        Step::html(502),
        Step::status("failed").tasks([failed, start("skip")]),
    ]))
}
