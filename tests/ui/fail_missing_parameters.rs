use huaweicloud_jobs::cce::v2::GetOneJob;

fn main() {
    let _ = GetOneJob::builder().build();
}
