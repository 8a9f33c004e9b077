use huaweicloud_jobs::Open;
use huaweicloud_jobs::cce::v2::get_one_job::V2JobStatus;
use huaweicloud_jobs::workspaceapp::v1::show_job::JobStatus;

fn word(status: &Open<JobStatus>) -> &'static str {
    match status {
        Open::Known(JobStatus::Failed) => "failed",
        Open::Known(JobStatus::Succeeded) => "succeeded",
        Open::Known(JobStatus::Handling) => "handling",
        Open::Known(JobStatus::Initializing) => "initializing",
    }
}

fn main() {
    let _ = (word(&JobStatus::Failed.into()), V2JobStatus::default());
}
