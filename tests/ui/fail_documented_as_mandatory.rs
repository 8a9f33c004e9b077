use huaweicloud_jobs::cae::v1::ShowJob;

fn main() {
    let _ = ShowJob::builder().project_id("p").job_id("j").build();
}
