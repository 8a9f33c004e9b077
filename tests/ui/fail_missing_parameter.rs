use huaweicloud_jobs::cae::v1::ShowJob;

fn main() {
    let _ = ShowJob::builder().project_id("p").x_environment_id("e").build();
}
