//! What is decoded, into what, by whom.

use std::hint::black_box;

use huaweicloud_jobs::{
    cae::v1::show_job as cae,
    cce::v2::get_one_job as cce,
    runtime::{Structure, decode},
    servicestage::{v2::show_job_detail as servicestage_v2, v3::show_job_info as servicestage_v3},
    workspaceapp::v1::show_job as workspaceapp,
};
use serde::de::DeserializeOwned;

use crate::{
    answers::{documented, long},
    derived,
};

/// One answer, and two ways to decode it; both drop what they made.
pub(crate) struct Case {
    pub(crate) name: &'static str,
    pub(crate) json: String,
    pub(crate) ours: fn(&[u8]),
    pub(crate) derived: fn(&[u8]),
}

/// Who fills the derived structures.
pub(crate) trait Parser {
    fn parse<T: DeserializeOwned>(json: &[u8]) -> T;
}

/// As generated clients do.
pub(crate) struct SerdeJson;

impl Parser for SerdeJson {
    fn parse<T: DeserializeOwned>(json: &[u8]) -> T {
        serde_json::from_slice(json).expect("an answer")
    }
}

pub(crate) fn cases<P: Parser>() -> Vec<Case> {
    let id = |id| documented(id).to_owned();
    vec![
        case::<P, cae::ShowJobResponse, derived::Steps>("cae", id("cae/v1/show_job")),
        case::<P, cce::V2Job, derived::Cluster>("cce", id("cce/v2/get_one_job")),
        case::<P, servicestage_v2::ShowJobDetailResponse, derived::LoudTasks>(
            "servicestage-v2",
            id("servicestage/v2/show_job_detail"),
        ),
        case::<P, servicestage_v3::ShowJobInfoResponse, derived::Tasks>(
            "servicestage-v3",
            id("servicestage/v3/show_job_info"),
        ),
        case::<P, workspaceapp::ShowJobResponse, derived::SubJobs>(
            "workspaceapp",
            id("workspaceapp/v1/show_job"),
        ),
        case::<P, servicestage_v3::ShowJobInfoResponse, derived::Tasks>("10000-tasks", long(10_000)),
    ]
}

fn case<P: Parser, Ours: Structure + Default, Derived: DeserializeOwned>(
    name: &'static str,
    json: String,
) -> Case {
    let ours = |json: &[u8]| {
        let mut answer = Ours::default();
        decode(json, &mut answer).expect("an answer");
        black_box(&answer);
    };
    let derived = |json: &[u8]| {
        black_box(&P::parse::<Derived>(json));
    };
    Case { name, json, ours, derived }
}
