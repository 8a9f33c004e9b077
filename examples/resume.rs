//! Waits for a job, is interrupted, and goes on as another process would. It needs nothing: the mock plays the service.
//!
//! ```console
//! $ cargo run --example resume
//! ```

#![allow(clippy::print_stdout, reason = "an example shows something")]

use std::{env, error::Error, fs, process::ExitCode, time::Duration};

use huaweicloud_jobs::{Client, Credentials, Request as _, WaitPolicy, apis, cae, wait::SavedWait};
use huaweicloud_jobs_mock::{JobScript, Mock, Script, Step, TOKEN};

#[tokio::main]
async fn main() -> ExitCode {
    match interrupt_and_resume().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn interrupt_and_resume() -> Result<(), Box<dyn Error>> {
    let percents = [0.0, 20.0, 40.0, 60.0, 80.0].map(|percent| Step::status("running").progress(percent));
    let script =
        Script::new().job(JobScript::new([percents.to_vec(), vec![Step::status("success")]].concat()));
    let mock = Mock::builder().apis(apis()).script(script).start()?;
    let client = || {
        let endpoint = mock.url_of(cae::v1::show_job::api());
        Client::builder().endpoint(endpoint).credentials(Credentials::token(TOKEN)).build()
    };
    let file = env::temp_dir().join(format!("wait-{}.json", std::process::id()));

    {
        let client = client()?;
        let request =
            cae::v1::ShowJob::builder().project_id("p1").job_id("j1").x_environment_id("e1").build();
        let policy = WaitPolicy::new().intervals(Duration::from_millis(100), Duration::from_millis(300));
        let mut watch = client.watch(&request).policy(policy);
        for _ in 0..3 {
            let Some(snapshot) = watch.next().await else { break };
            let job = snapshot?.job;
            println!("first process:  {} {:?}", job.phase, job.progress);
        }
        fs::write(&file, watch.save().to_json())?;
        // Here the first process ends.
    }

    let saved = SavedWait::from_json(&fs::read_to_string(&file)?)?;
    let request = saved.request(apis())?;
    println!("saved:          {} {:?}, {:?}", saved.api(), saved.parameters(), saved.elapsed());
    let client = client()?;
    let mut watch = client.resume(&request, &saved)?;
    while let Some(snapshot) = watch.next().await {
        let job = snapshot?.job;
        println!("second process: {} {:?}", job.phase, job.progress);
    }
    println!("{} polls of {} in all", watch.history().polls(), request.api().id);
    fs::remove_file(&file)?;
    Ok(())
}
