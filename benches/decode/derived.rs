//! The five documented answers as generators that derive serde's traits write them: progenitor's shapes, by hand.

#![allow(dead_code, reason = "what is decoded is not looked at")]

use std::collections::HashMap;

use serde::Deserialize;

/// Field names as they stand, or in the case that is named; everything optional, as on the pages.
macro_rules! structures {
    ($($(#[$case:meta])? $name:ident { $($(#[$key:meta])? $field:ident: $type:ty),* $(,)? })*) => {$(
        #[derive(Clone, Debug, Deserialize)]
        $(#[$case])?
        pub(crate) struct $name { $(
            #[serde(default)] $(#[$key])?
            pub(crate) $field: Option<$type>
        ),* }
    )*};
}

macro_rules! words {
    ($($case:literal $name:ident { $($word:ident),* $(,)? })*) => {$(
        #[derive(Clone, Copy, Debug, Deserialize)]
        #[serde(rename_all = $case)]
        pub(crate) enum $name { $($word),* }
    )*};
}

words! {
    "lowercase" StepStatus { Init, Running, Failed, Timeout, Success, Skip, Terminating, Terminated }
    "PascalCase" ClusterJobStatus { Initializing, Running, Failed, Success }
    "SCREAMING_SNAKE_CASE" ExecutionStatus {
        Submitted, Scheduled, Running, Failed, Succeeded, Cancelled, PartiallyFailed, Rollbacking, Rollbacked, Unknown
    }
    "SCREAMING_SNAKE_CASE" JobType { Provision, Deprovision, DailyOperation, SystemInner, Unknown }
    "SCREAMING_SNAKE_CASE" TaskStatus {
        Submitted, Scheduled, Running, Failed, Succeeded, Cancelled, PartiallyFailed, Skipped, Rollbacking, Rollbacked, Unknown
    }
    "lowercase" TaskType { Kube, Restful, Echo }
}

structures! {
    Steps { api_version: String, kind: String, spec: StepsSpec }
    StepsSpec { progress: f64, status: StepStatus, tasks: Vec<Step> }
    Step { index: i64, name: String, status: StepStatus, detail: String, created_at: String, updated_at: String }

    #[serde(rename_all = "camelCase")]
    Cluster { kind: String, api_version: String, metadata: Metadata, spec: ClusterSpec, status: ClusterStatus }
    ClusterSpec {
        r#type: String, clusteruid: String, resourceid: String, resourcename: String,
        extendparam: HashMap<String, String>, subjobs: Vec<Cluster>,
    }
    #[serde(rename_all = "camelCase")]
    Metadata { uid: String, creation_timestamp: String, update_timestamp: String }
    #[serde(rename_all = "camelCase")]
    ClusterStatus { status: ClusterJobStatus, reason: String, completion_time: String }

    LoudTasks { task_count: i64, job: LoudJob, tasks: Vec<LoudTask> }
    #[serde(rename_all = "SCREAMING_SNAKE_CASE")]
    LoudJob {
        created_by: String, execution_status: ExecutionStatus, job_desc: String, job_id: String, job_name: String,
        job_type: JobType, order_id: String, project_id: String, service_instance_id: String,
    }
    #[serde(rename_all = "SCREAMING_SNAKE_CASE")]
    LoudTask {
        created_at: String, last_health_check: String, messages: String, owner_id: String, task_id: String,
        task_index: i64, task_name: String, task_status: TaskStatus, task_type: TaskType,
    }

    Tasks { task_count: i64, job: TasksJob, tasks: Vec<Task> }
    TasksJob { execution_status: ExecutionStatus, job_id: String, job_type: JobType, rollback_enabled: bool }
    Task {
        created_at: String, messages: String, task_id: String, task_index: i64, task_name: String,
        task_status: TaskStatus, update_at: String, task_type: String,
    }

    SubJobs { job: Desktops }
    Desktops {
        job_id: String, job_type: i64, job_status: i64, sub_jobs: Vec<SubJob>, begin_time: String, end_time: String,
        expected_end_time: String, execute_code: String, execute_message: String,
    }
    SubJob {
        job_id: String, job_type: i64, job_status: i64, entities: Vec<Entity>, begin_time: String, end_time: String,
        expected_end_time: String, execute_code: String, execute_message: String,
    }
    Entity {
        resource_id: String, resource_name: String, cloud_service_type: String, resource_type: String,
        resource_spec_code: String, spec_type: HashMap<String, serde_json::Value>, spec_size: f64, measure: i64,
        processed_time: String, is_main_resource: i64, main_resources: Vec<Relative>, extend_params: String,
        old_resource_id: String, old_cloud_service_type: String, old_resource_type: String,
    }
    Relative {
        relative_resource_id: String, relative_resource_name: String, relative_type: i64,
        relative_cloud_service_type: String, relative_resource_type: String, extend_params: String,
    }
}
