use huaweicloud_jobs::servicestage::v3::ShowJobInfo;

fn main() {
    let _ = ShowJobInfo::builder().project_id("p").job_id("j").limit("twenty").build();
}
