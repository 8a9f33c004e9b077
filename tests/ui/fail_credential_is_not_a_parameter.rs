use huaweicloud_jobs::cce::v2::GetOneJob;

fn main() {
    let _ = GetOneJob::builder().project_id("p").job_id("j").x_auth_token("t").build();
}
