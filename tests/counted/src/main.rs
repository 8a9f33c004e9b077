//! Does one thing as often as it is told, for tests/guards.rs to count the instructions of.

use std::{
    env,
    error::Error,
    hint::black_box,
    time::{Duration, UNIX_EPOCH},
};

use counted::{
    BaseUrl, Credentials, Request, cae::v1::ShowJob, runtime::decode, servicestage::v3::ShowJobInfo,
};

const USAGE: &str = "huaweicloud-jobs-counted decode|request TIMES";

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [what, times] = &arguments[..] else { return Err(USAGE.into()) };
    let times: usize = times.parse()?;
    match &what[..] {
        "decode" => decodes(times),
        "request" => requests(times),
        _ => Err(USAGE.into()),
    }
}

/// An answer of 10,000 tasks.
fn decodes(times: usize) -> Result<(), Box<dyn Error>> {
    let task = |at: usize| {
        format!(
            r#"{{"task_id":"Task-{at:08x}-0b04","task_index":{at},"task_name":"UPGRADE_{at}","task_status":"SUCCEEDED","created_at":"2024-06-06T15:04:05.115Z","update_at":"2024-06-06T15:05:05.36Z","messages":"{{}}"}}"#
        )
    };
    let tasks: Vec<String> = (0..10_000).map(task).collect();
    let json = format!(
        r#"{{"job":{{"execution_status":"RUNNING"}},"tasks":[{}],"task_count":10000}}"#,
        tasks.join(",")
    );
    let request = ShowJobInfo::builder().project_id("p").job_id("j").build();
    for _ in 0..times {
        let mut answer = request.response();
        decode(json.as_bytes(), &mut answer)?;
        black_box(&answer);
    }
    Ok(())
}

/// A request, built and signed.
fn requests(times: usize) -> Result<(), Box<dyn Error>> {
    let base: BaseUrl = "https://cae.cn-north-4.myhuaweicloud.com".parse()?;
    let credentials = Credentials::keys("AK", "SK");
    let now = UNIX_EPOCH + Duration::from_secs(1_700_000_000);
    for _ in 0..times {
        let request = ShowJob::builder().project_id("p").job_id("j").x_environment_id("env-1").build();
        let mut http = request.to_http(&base)?;
        credentials.authorize(&mut http, Some("p"), now)?;
        black_box(&http);
    }
    Ok(())
}
