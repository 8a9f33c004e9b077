//! Waits for a dozen jobs of all APIs at once, under one budget. It needs nothing: the mock plays the services.
//!
//! ```console
//! $ cargo run --example many
//! ```

#![allow(clippy::print_stdout, reason = "an example shows something")]

use std::{error::Error, process::ExitCode, time::Duration};

use huaweicloud_jobs::{
    Budget, Client, Credentials, DynamicRequest, News, Outcome, WaitPolicy, apis, runtime::Need,
};
use huaweicloud_jobs_mock::{Lifecycle, Mock, Mode, TOKEN, sample_value};

#[tokio::main]
async fn main() -> ExitCode {
    match wait().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn wait() -> Result<(), Box<dyn Error>> {
    let mock = Mock::builder().apis(apis()).mode(Mode::Lifecycle(Lifecycle::default().running(3))).start()?;
    let policy = WaitPolicy::new().intervals(Duration::from_millis(300), Duration::from_secs(2));
    let client = Client::builder().endpoint(mock.url()).credentials(Credentials::token(TOKEN)).build()?;

    let mut jobs = client.jobs().budget(Budget::new().per_second(20.0).in_flight(4));
    for number in 1..=12 {
        let api = apis()[number % apis().len()];
        // The services have one host here. Where two of them have the same paths, they need different clients.
        let client =
            Client::builder().endpoint(mock.url_of(api)).credentials(Credentials::token(TOKEN)).build()?;
        let mut request = DynamicRequest::new(api);
        for parameter in api.parameters.iter().filter(|parameter| parameter.need == Need::Mandatory) {
            let value = match parameter.name {
                "job_id" => format!("job-{number}"),
                _ => sample_value(parameter),
            };
            request = request.with(parameter.name, value)?;
        }
        jobs.add_with(&client, policy.clone(), format!("{number:>2} {}", api.id), &request);
    }

    while let Some(update) = jobs.next().await {
        match update.news {
            News::Snapshot(snapshot) => {
                let progress = snapshot.job.progress.map(|percent| format!(" {percent:.0}%"));
                let seconds = snapshot.elapsed.as_secs_f64();
                let (name, phase) = (&update.key, snapshot.job.phase);
                println!("{seconds:5.2} s  {name:<34} {phase:<10}{}", progress.unwrap_or_default());
            }
            News::Ended(end) if end.outcome() == Outcome::Succeeded => {}
            News::Ended(end) => println!("         {:<34} {end}", update.key),
        }
    }

    let report = jobs.join().await;
    let polls: u64 = report.iter().map(|(_, end)| end.history().polls()).sum();
    println!(
        "{} jobs, {polls} polls, {} that did not end well",
        report.iter().len(),
        report.failures().count()
    );
    Ok(())
}
