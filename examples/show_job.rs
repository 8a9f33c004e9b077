//! The example of README.md.

#![allow(clippy::print_stdout, reason = "an example shows something")]

use std::process::ExitCode;

use huaweicloud_jobs::{Client, Credentials, cae::v1::ShowJob};

#[tokio::main]
async fn main() -> ExitCode {
    match show().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}"); // one sentence, with the request's id
            ExitCode::FAILURE
        }
    }
}

async fn show() -> Result<(), Box<dyn std::error::Error>> {
    let client = Client::builder().region("cn-north-4").credentials(Credentials::from_env()?).build()?;
    let request = ShowJob::builder()
        .project_id("063a3158b1a34710b36ad208b9497d00")
        .job_id("aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaab")
        .x_environment_id("env-1") // leaving a mandatory parameter out does not compile, and the message names it
        .build();

    let answer = client.send(&request).await?;
    let status = answer.spec.as_ref().and_then(|spec| spec.status.as_ref()); // typed, as the page's tables say
    println!("{status:?}");

    let job = answer.job(); // the same for every service
    println!("{} {:?}", job.phase, job.progress);
    if let Some(failure) = job.failure() {
        println!("failed: {failure}");
    }
    Ok(())
}
