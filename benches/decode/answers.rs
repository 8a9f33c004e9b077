//! What is decoded: the pages' own examples, and a long answer.

use huaweicloud_jobs::{apis, runtime::Api};

/// The documented answer of an API.
pub(crate) fn documented(id: &str) -> &'static str {
    let api: &Api = apis().iter().find(|api| api.id == id).expect("a documented API");
    api.examples.first().expect("an example").response
}

/// A ServiceStage answer of so many tasks, in one line as servers send it.
pub(crate) fn long(tasks: usize) -> String {
    let mut json = String::from(
        r#"{"job":{"execution_status":"RUNNING","job_id":"JOB17cb1778","job_type":"PROVISION"},"tasks":["#,
    );
    for at in 0..tasks {
        if at > 0 {
            json.push(',');
        }
        let (minute, second) = (at / 60 % 60, at % 60);
        json.push_str(&format!(
            concat!(
                r#"{{"task_id":"Task-{:08x}-0b04-4f4b-b669-0bad38fcdd97","task_index":{},"task_name":"VMAPP_UPGRADE_{}","#,
                r#""task_status":"SUCCEEDED","created_at":"2024-06-06T15:{:02}:{:02}.115Z","#,
                r#""update_at":"2024-06-06T15:{:02}:{:02}.36Z","messages":"{{}}"}}"#
            ),
            at, at, at, minute, second, minute, second
        ));
    }
    json.push_str(&format!(r#"],"task_count":{tasks}}}"#));
    json
}
