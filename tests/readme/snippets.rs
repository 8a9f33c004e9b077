//! README's snippets, letter for letter, each within what it takes for granted. That they compile is the test.

#![allow(unused, clippy::print_stdout, reason = "a snippet shows how something begins")]

use std::{error::Error, time::SystemTime};

use huaweicloud_jobs::{
    Attempt, Client, Credentials, Request,
    cae::v1::ShowJob,
    runtime::{BaseUrl, CredentialsError},
};

type Done = Result<(), Box<dyn Error>>;

async fn waiting(client: Client, request: ShowJob) -> Done {
    use std::time::Duration;

    let done = client.wait(&request).timeout(Duration::from_secs(1800)).await?; // an error says why: failed, cancelled, timed out, vanished ...
    let mut updates = client.watch(&request);                                   // a Stream; the first snapshot comes with the first answer
    Ok(())
}

async fn waiting_for_many(client: Client, deployment: ShowJob, upgrade: ShowJob) {
    use huaweicloud_jobs::Budget;

    let mut jobs = client.jobs().budget(Budget::new().per_second(10.0).in_flight(8)).stop_at_first_failure();
    jobs.add("web", &deployment);                                               // the key is yours: any type
    jobs.add("cluster", &upgrade);
    while let Some(update) = jobs.next().await { /* a snapshot of one of them, or its end */ }
    let report = jobs.join().await;                                             // how each ended, in the order added
}

fn statuses(status: Option<&huaweicloud_jobs::Open<huaweicloud_jobs::cae::v1::show_job::JobStatus>>) {
    use huaweicloud_jobs::{Open, cae::v1::show_job::JobStatus};

    match status {
        Some(Open::Known(JobStatus::Success)) => println!("done"),
        Some(Open::Known(status)) => println!("{}", Open::from(*status)),
        Some(Open::Unrecognized(word)) => println!("{word} is on no page"),
        None => println!("no status was sent"),
    }
    let done = status.is_some_and(|status| *status == JobStatus::Success);
}

fn other_addresses(credentials: Credentials) -> Done {
    use huaweicloud_jobs::Endpoints;

    let endpoints = Endpoints::new().domain("otc.t-systems.com")?.service("cae", ["https://cae.example.com"])?;
    let client = Client::builder().region("eu-de").endpoints(endpoints).credentials(credentials).build()?;
    Ok(())
}

struct Metrics;

impl Metrics {
    fn record(&self, _: &Attempt<'_>) {}
}

fn retries(metrics: Metrics) {
    use std::time::Duration;

    use huaweicloud_jobs::RetryPolicy;

    let builder = Client::builder().region("cn-north-4").timeout(Duration::from_secs(20)).connect_timeout(Duration::from_secs(5));
    let builder = builder.retries(RetryPolicy::new().max_retries(4));           // or .no_retries()
    let builder = builder.on_attempt(move |attempt| metrics.record(attempt));   // what for, host, status, code, request id, time
}

fn found() -> Done {
    use huaweicloud_jobs::{Client, Credentials};

    let found = Credentials::find()?;
    println!("credentials from {}, project {:?}", found.origin, found.project_id);
    let region = found.region.as_deref().unwrap_or("cn-north-4");
    let client = Client::builder().region(region).credentials(found.credentials).build()?;
    Ok(())
}

fn each_kind_of_credentials(password: String, expires: SystemTime, log_in: fn() -> Result<String, CredentialsError>) {
    use huaweicloud_jobs::{Credentials, Lease, MetadataLogin, PasswordLogin};

    Credentials::keys("AK", "SK").with_security_token("...");
    Credentials::token("MII...");
    Credentials::login(PasswordLogin::new("robot", password, "acme")); // an IAM user, its password, its account: a HUAWEI ID cannot log in
    Credentials::login(MetadataLogin::new());                          // temporary keys of the cloud server's agency
    Credentials::provider(move || Ok(Lease::until(Credentials::token(log_in()?), expires))); // from wherever you like; may block
}

fn without_async(request: ShowJob) -> Done {
    use std::time::Duration;

    use huaweicloud_jobs::{Credentials, blocking::Client};

    let client = Client::builder().region("cn-north-4").credentials(Credentials::from_env()?).build_blocking()?;
    let done = client.wait(&request).timeout(Duration::from_secs(1800)).run()?;
    for snapshot in client.watch(&request) { println!("{}", snapshot?.job.phase); }
    Ok(())
}

struct Stack;

impl Stack {
    fn send(&self, _: http::Request<Vec<u8>>) -> Result<http::Response<Vec<u8>>, Box<dyn Error>> {
        Err("it is never called".into())
    }
}

fn without_io(request: ShowJob, credentials: Credentials, project_id: &str, my_http_stack: Stack) -> Done {
    use std::time::SystemTime;

    use huaweicloud_jobs::{Request as _, read_answer};

    let mut http = request.to_http(&"https://cae.cn-north-4.myhuaweicloud.com".parse()?)?; // an http::Request<Vec<u8>>
    credentials.authorize(&mut http, Some(project_id), SystemTime::now())?;               // a token or a signature
    let answer = read_answer(&request, my_http_stack.send(http)?)?;                        // from an http::Response<Vec<u8>>
    Ok(())
}
