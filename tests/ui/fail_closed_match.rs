use huaweicloud_jobs::cce::v2::get_one_job::V2JobStatus;
use huaweicloud_jobs::workspaceapp::v1::show_job::JobStatus;

fn word(status: &JobStatus) -> &'static str {
    match status {
        JobStatus::Failed => "failed",
        JobStatus::Succeeded => "succeeded",
        JobStatus::Handling => "handling",
        JobStatus::Initializing => "initializing",
    }
}

fn main() {
    let _ = (word(&JobStatus::Failed), V2JobStatus::default());
}
