#![deny(warnings)]

use huaweicloud_jobs::{
    Open, Phase, Request,
    cae::v1::{ShowJob, show_job::JobStatus},
    cce::v2::GetOneJob,
    servicestage::v2::{ShowJobDetail, show_job_detail::Descending},
};

fn main() {
    // In any order, and reused halfway.
    let project = ShowJob::builder().project_id("p");
    let environment = project.clone().job_id("j").without_x_environment_id().build();
    let component = project.x_environment_id(String::from("e")).job_id("k").build();
    assert_ne!(environment.values(), component.values());

    let _ = GetOneJob::builder().job_id("j").project_id("p").content_type("application/json").build();
    let by_word = ShowJobDetail::builder().project_id("p").job_id("j").desc("true").limit(5).build();
    let by_value = ShowJobDetail::builder().project_id("p").job_id("j").desc(Descending::True).limit(5).build();
    assert_eq!(by_word.values(), by_value.values());

    match Open::<JobStatus>::from("paused") {
        Open::Known(JobStatus::Success) => unreachable!(),
        Open::Unrecognized(word) => assert_eq!(word, "paused"),
        other => unreachable!("{other}"),
    }
    assert!(Open::from("success") == JobStatus::Success);
    assert_eq!(Open::<JobStatus>::from("terminated").phase(), Phase::Cancelled);
}
