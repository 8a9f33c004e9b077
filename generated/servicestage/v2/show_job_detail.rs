// Generated from schema/ by `cargo build`. Edit the schema, not this file.

//! ServiceStage: Obtaining Job Details.
//!
//! `GET /v2/{project_id}/cas/jobs/{job_id}`
//!
//! This API is used to obtain job details.
//!
//! Documented on the page
//! [`api-servicestage/servicestage_06_0053`](https://support.huaweicloud.com/intl/en-us/api-servicestage/servicestage_06_0053.html).
//!
//! # Waiting
//!
//! A job is first worth asking for 5 s after its beginning. Source: terraform-provider-huaweicloud,
//! resource\_huaweicloud\_servicestage\_component\_instance.go.
//!
//! # Where servers differ from the page
//!
//! - Without limit the server returns at most 20 tasks, so task\_count can be larger than the number of tasks in
//!   the answer. Source: chnsz/golangsdk, openstack/servicestage/v2/jobs/requests.go.
//! - A resource that does not exist is answered with 401 and SVCSTG.00100401 instead of 404. Source:
//!   terraform-provider-huaweicloud, resource\_huaweicloud\_servicestagev3\_component.go
//!   (v3ComponentNotFoundCodes), of the v3 API.
//!
//! # Status codes
//!
//! - 200, [`ShowJobDetailResponse`]: OK
//! - 400: Bad Request
//! - 404: Not Found
//! - 500: Internal Server Error
//!
//! # Error codes
//!
//! - `SVCSTG.00100400` with status 400: Invalid parameter.
//! - `SVCSTG.00100402` with status 400: The component has been deployed already.
//! - `SVCSTG.00100414` with status 400: The job ID cannot be empty.
//! - `SVCSTG.00100418` with status 400: The action is not defined.
//! - `SVCSTG.00100420` with status 400: The runtime is not supported.
//! - `SVCSTG.00100422` with status 400: The basic resource is empty.
//! - `SVCSTG.00100425` with status 400: The artifacts are empty.
//! - `SVCSTG.00100449` with status 400: The name of the environment is in use.
//! - `SVCSTG.00100403` with status 404: The application cannot be found.
//! - `SVCSTG.00100404` with status 404: The component cannot be found.
//! - `SVCSTG.00100408` with status 404: The request cannot be found.
//! - `SVCSTG.00100411` with status 404: The environment cannot be found.
//! - `SVCSTG.00100412` with status 404: The instance cannot be found.
//! - `SVCSTG.00100424` with status 404: The load balancer cannot be found.
//! - `SVCSTG.00100429` with status 404 (not found): The job cannot be found.
//! - `SVCSTG.00100433` with status 404: The release cannot be found.
//! - `SVCSTG.00100436` with status 404: The snapshot cannot be found.
//! - `SVCSTG.00100438` with status 404: The template image cannot be found.
//! - `SVCSTG.00100458`: The name of the application is in use.
//! - `SVCSTG.00100401` with status 401 (not found): The resource does not exist.

use std::{fmt, marker::PhantomData};
use crate::runtime;

/// Obtaining Job Details.
///
/// This API is used to obtain job details.
///
/// Its answer is [`ShowJobDetailResponse`].
///
/// ```
/// use huaweicloud_jobs::servicestage::v2::ShowJobDetail;
///
/// let request = ShowJobDetail::builder()
///     .project_id("063a3158b1a34710b36ad208b9497d00")
///     .job_id("JOB474362ef-091d-429f-9b3e-c9246b37dee6")
///     .build();
/// # let _ = request;
/// ```
#[derive(Clone)]
pub struct ShowJobDetail {
    values: [Option<String>; 7],
}

impl ShowJobDetail {
    /// Starts a request; the builder asks for the mandatory parameters.
    pub fn builder() -> ShowJobDetailBuilder {
        ShowJobDetailBuilder {
            values: [const { None }; 7],
            given: PhantomData,
        }
    }
}

impl runtime::Request for ShowJobDetail {
    type Response = ShowJobDetailResponse;

    fn api(&self) -> &'static runtime::Api {
        API
    }

    fn values(&self) -> &[Option<String>] {
        &self.values
    }

    fn response(&self) -> ShowJobDetailResponse {
        ShowJobDetailResponse::default()
    }
}

impl runtime::Paged for ShowJobDetail {
    type Item = TaskInfo;

    fn items(response: &mut Self::Response) -> &mut Option<Vec<TaskInfo>> {
        &mut response.tasks
    }
}

impl fmt::Debug for ShowJobDetail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        runtime::debug_request(API, &self.values, f)
    }
}

/// Builds a [`ShowJobDetail`]. Its type parameters say which mandatory parameters were given.
#[must_use]
#[derive(Clone)]
pub struct ShowJobDetailBuilder<
    HasProjectId = runtime::Missing,
    HasJobId = runtime::Missing,
> {
    values: [Option<String>; 7],
    given: PhantomData<(HasProjectId, HasJobId)>,
}

impl<HasProjectId, HasJobId> ShowJobDetailBuilder<HasProjectId, HasJobId> {
    /// Tenant's project ID.
    ///
    /// `project_id` in the path, String, mandatory.
    pub fn project_id(
        mut self,
        project_id: impl Into<String>,
    ) -> ShowJobDetailBuilder<runtime::Given, HasJobId> {
        self.values[0] = Some(project_id.into());
        ShowJobDetailBuilder {
            values: self.values,
            given: PhantomData,
        }
    }

    /// Job ID.
    ///
    /// `job_id` in the path, String, mandatory.
    pub fn job_id(
        mut self,
        job_id: impl Into<String>,
    ) -> ShowJobDetailBuilder<HasProjectId, runtime::Given> {
        self.values[1] = Some(job_id.into());
        ShowJobDetailBuilder {
            values: self.values,
            given: PhantomData,
        }
    }

    /// Component instance ID.
    ///
    /// `instance_id` in the query, String, optional.
    pub fn instance_id(mut self, instance_id: impl Into<String>) -> Self {
        self.values[2] = Some(instance_id.into());
        self
    }

    /// Number of specified records.
    ///
    /// `limit` in the query, Integer, optional.
    pub fn limit(mut self, limit: i64) -> Self {
        self.values[3] = Some(limit.to_string());
        self
    }

    /// Offset.
    ///
    /// `offset` in the query, Integer, optional.
    pub fn offset(mut self, offset: i64) -> Self {
        self.values[4] = Some(offset.to_string());
        self
    }

    /// Whether query results are displayed in descending order. Value: true (descending order) or false (ascending
    /// order).
    ///
    /// `desc` in the query, String, optional.
    pub fn desc(mut self, desc: impl Into<Descending>) -> Self {
        self.values[5] = Some(desc.into().to_string());
        self
    }

    /// The request. It compiles once every mandatory parameter was given.
    pub fn build(self) -> ShowJobDetail
    where
        HasProjectId: given::ProjectIdGiven,
        HasJobId: given::JobIdGiven,
    {
        ShowJobDetail {
            values: self.values,
        }
    }
}

/// What `build` asks for.
#[doc(hidden)]
pub mod given {
    #[diagnostic::on_unimplemented(
        message = "the mandatory parameter `project_id` was not given",
        label = "call `.project_id(...)` before this"
    )]
    pub trait ProjectIdGiven {}
    impl ProjectIdGiven for crate::runtime::Given {}

    #[diagnostic::on_unimplemented(
        message = "the mandatory parameter `job_id` was not given",
        label = "call `.job_id(...)` before this"
    )]
    pub trait JobIdGiven {}
    impl JobIdGiven for crate::runtime::Given {}
}

/// `ShowJobDetailResponse` of the page's tables.
#[derive(Clone, Default, PartialEq)]
pub struct ShowJobDetailResponse {
    /// Number of tasks.
    pub task_count: Option<i64>,
    /// Job parameters.
    pub job: Option<JobInfo>,
    /// Task parameters.
    pub tasks: Option<Vec<TaskInfo>>,
}

impl runtime::Structure for ShowJobDetailResponse {
    #[inline]
    fn shape(&self) -> &'static runtime::Shape {
        &SHOW_JOB_DETAIL_RESPONSE
    }

    #[inline]
    fn slot(&mut self, field: usize) -> runtime::Slot<'_> {
        match field {
            0 => runtime::Item::slot(&mut self.task_count),
            1 => runtime::Item::slot(&mut self.job),
            2 => runtime::Item::slot(&mut self.tasks),
            _ => runtime::Slot::Nowhere,
        }
    }

    #[inline]
    fn value(&self, field: usize) -> runtime::Value<'_> {
        match field {
            0 => runtime::Value::of(&self.task_count),
            1 => runtime::Value::of(&self.job),
            2 => runtime::Value::of(&self.tasks),
            _ => runtime::Value::Absent,
        }
    }
}

/// `JobInfo` of the page's tables.
#[derive(Clone, Default, PartialEq)]
pub struct JobInfo {
    /// Creator.
    pub created_by: Option<String>,
    /// Execution status.
    pub execution_status: Option<ExecutionStatus>,
    /// Job description.
    pub job_desc: Option<String>,
    /// Job ID.
    pub job_id: Option<String>,
    /// Job name.
    pub job_name: Option<String>,
    /// Type.
    pub job_type: Option<JobType>,
    /// Order ID.
    pub order_id: Option<String>,
    /// Tenant's project ID.
    pub project_id: Option<String>,
    /// Instance ID.
    pub service_instance_id: Option<String>,
}

impl runtime::Structure for JobInfo {
    #[inline]
    fn shape(&self) -> &'static runtime::Shape {
        &JOB_INFO
    }

    #[inline]
    fn slot(&mut self, field: usize) -> runtime::Slot<'_> {
        match field {
            0 => runtime::Item::slot(&mut self.created_by),
            1 => runtime::Item::slot(&mut self.execution_status),
            2 => runtime::Item::slot(&mut self.job_desc),
            3 => runtime::Item::slot(&mut self.job_id),
            4 => runtime::Item::slot(&mut self.job_name),
            5 => runtime::Item::slot(&mut self.job_type),
            6 => runtime::Item::slot(&mut self.order_id),
            7 => runtime::Item::slot(&mut self.project_id),
            8 => runtime::Item::slot(&mut self.service_instance_id),
            _ => runtime::Slot::Nowhere,
        }
    }

    #[inline]
    fn value(&self, field: usize) -> runtime::Value<'_> {
        match field {
            0 => runtime::Value::of(&self.created_by),
            1 => runtime::Value::of(&self.execution_status),
            2 => runtime::Value::of(&self.job_desc),
            3 => runtime::Value::of(&self.job_id),
            4 => runtime::Value::of(&self.job_name),
            5 => runtime::Value::of(&self.job_type),
            6 => runtime::Value::of(&self.order_id),
            7 => runtime::Value::of(&self.project_id),
            8 => runtime::Value::of(&self.service_instance_id),
            _ => runtime::Value::Absent,
        }
    }
}

/// `TaskInfo` of the page's tables.
#[derive(Clone, Default, PartialEq)]
pub struct TaskInfo {
    /// Creation time.
    pub created_at: Option<runtime::Time>,
    /// Health check time.
    pub last_health_check: Option<runtime::Time>,
    /// Message.
    pub messages: Option<runtime::JsonText>,
    /// Creator ID.
    pub owner_id: Option<String>,
    /// Task ID.
    pub task_id: Option<String>,
    /// Task index.
    pub task_index: Option<i64>,
    /// Task name.
    pub task_name: Option<String>,
    /// Task status.
    pub task_status: Option<TaskStatus>,
    /// Task type.
    pub task_type: Option<TaskType>,
}

impl runtime::Structure for TaskInfo {
    #[inline]
    fn shape(&self) -> &'static runtime::Shape {
        &TASK_INFO
    }

    #[inline]
    fn slot(&mut self, field: usize) -> runtime::Slot<'_> {
        match field {
            0 => runtime::Item::slot(&mut self.created_at),
            1 => runtime::Item::slot(&mut self.last_health_check),
            2 => runtime::Item::slot(&mut self.messages),
            3 => runtime::Item::slot(&mut self.owner_id),
            4 => runtime::Item::slot(&mut self.task_id),
            5 => runtime::Item::slot(&mut self.task_index),
            6 => runtime::Item::slot(&mut self.task_name),
            7 => runtime::Item::slot(&mut self.task_status),
            8 => runtime::Item::slot(&mut self.task_type),
            _ => runtime::Slot::Nowhere,
        }
    }

    #[inline]
    fn value(&self, field: usize) -> runtime::Value<'_> {
        match field {
            0 => runtime::Value::of(&self.created_at),
            1 => runtime::Value::of(&self.last_health_check),
            2 => runtime::Value::of(&self.messages),
            3 => runtime::Value::of(&self.owner_id),
            4 => runtime::Value::of(&self.task_id),
            5 => runtime::Value::of(&self.task_index),
            6 => runtime::Value::of(&self.task_name),
            7 => runtime::Value::of(&self.task_status),
            8 => runtime::Value::of(&self.task_type),
            _ => runtime::Value::Absent,
        }
    }
}

impl ShowJobDetailResponse {
    /// The job in this answer, as every service's can be read.
    pub fn job(&self) -> runtime::Job {
        runtime::view(self, &API.job)
    }
}

/// Whether query results are displayed in descending order.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum Descending {
    /// `true`: Descending order.
    True,
    /// `false`: Ascending order.
    False,
    /// A value that is not documented, as sent.
    Unrecognized(String),
}

impl Descending {
    /// The value as the service spells it.
    pub fn as_str(&self) -> &str {
        match self {
            Self::True => "true",
            Self::False => "false",
            Self::Unrecognized(word) => word,
        }
    }
}

impl From<&str> for Descending {
    fn from(word: &str) -> Self {
        match word {
            "true" => Self::True,
            "false" => Self::False,
            word => Self::Unrecognized(word.to_owned()),
        }
    }
}

runtime::enumerated!(Descending, DESCENDING, text);

/// Execution status.
///
/// Source: documentation of 2024-10-16, servicestage\_06\_0053; the list is lost in the regional copy.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum ExecutionStatus {
    /// `SUBMITTED` (pending).
    Submitted,
    /// `SCHEDULED` (pending).
    Scheduled,
    /// `RUNNING` (running).
    Running,
    /// `FAILED` (failed).
    Failed,
    /// `SUCCEEDED` (succeeded).
    Succeeded,
    /// `CANCELLED` (cancelled).
    Cancelled,
    /// `PARTIALLY_FAILED` (failed).
    PartiallyFailed,
    /// `ROLLBACKING` (running).
    Rollbacking,
    /// `ROLLBACKED` (failed).
    Rollbacked,
    /// `UNKNOWN` (unknown).
    Unknown,
    /// A value that is not documented, as sent.
    Unrecognized(String),
}

impl ExecutionStatus {
    /// The value as the service spells it.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Submitted => "SUBMITTED",
            Self::Scheduled => "SCHEDULED",
            Self::Running => "RUNNING",
            Self::Failed => "FAILED",
            Self::Succeeded => "SUCCEEDED",
            Self::Cancelled => "CANCELLED",
            Self::PartiallyFailed => "PARTIALLY_FAILED",
            Self::Rollbacking => "ROLLBACKING",
            Self::Rollbacked => "ROLLBACKED",
            Self::Unknown => "UNKNOWN",
            Self::Unrecognized(word) => word,
        }
    }

    /// Where a job with this status stands.
    pub fn phase(&self) -> runtime::Phase {
        match self {
            Self::Submitted | Self::Scheduled => runtime::Phase::Pending,
            Self::Running | Self::Rollbacking => runtime::Phase::Running,
            Self::Failed | Self::PartiallyFailed | Self::Rollbacked => {
                runtime::Phase::Failed
            }
            Self::Succeeded => runtime::Phase::Succeeded,
            Self::Cancelled => runtime::Phase::Cancelled,
            Self::Unknown | Self::Unrecognized(_) => runtime::Phase::Unknown,
        }
    }
}

impl From<&str> for ExecutionStatus {
    fn from(word: &str) -> Self {
        match word {
            "SUBMITTED" => Self::Submitted,
            "SCHEDULED" => Self::Scheduled,
            "RUNNING" => Self::Running,
            "FAILED" => Self::Failed,
            "SUCCEEDED" => Self::Succeeded,
            "CANCELLED" => Self::Cancelled,
            "PARTIALLY_FAILED" => Self::PartiallyFailed,
            "ROLLBACKING" => Self::Rollbacking,
            "ROLLBACKED" => Self::Rollbacked,
            "UNKNOWN" => Self::Unknown,
            word => Self::Unrecognized(word.to_owned()),
        }
    }
}

runtime::enumerated!(ExecutionStatus, EXECUTION_STATUS, text);

/// Type.
///
/// Source: documentation of 2024-10-16, servicestage\_06\_0053; the list is lost in the regional copy.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum JobType {
    /// `PROVISION`.
    Provision,
    /// `DEPROVISION`.
    Deprovision,
    /// `DAILY_OPERATION`.
    DailyOperation,
    /// `SYSTEM_INNER`.
    SystemInner,
    /// `UNKNOWN`.
    Unknown,
    /// A value that is not documented, as sent.
    Unrecognized(String),
}

impl JobType {
    /// The value as the service spells it.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Provision => "PROVISION",
            Self::Deprovision => "DEPROVISION",
            Self::DailyOperation => "DAILY_OPERATION",
            Self::SystemInner => "SYSTEM_INNER",
            Self::Unknown => "UNKNOWN",
            Self::Unrecognized(word) => word,
        }
    }
}

impl From<&str> for JobType {
    fn from(word: &str) -> Self {
        match word {
            "PROVISION" => Self::Provision,
            "DEPROVISION" => Self::Deprovision,
            "DAILY_OPERATION" => Self::DailyOperation,
            "SYSTEM_INNER" => Self::SystemInner,
            "UNKNOWN" => Self::Unknown,
            word => Self::Unrecognized(word.to_owned()),
        }
    }
}

runtime::enumerated!(JobType, JOB_TYPE, text);

/// Task status.
///
/// Source: documentation of 2024-10-16, servicestage\_06\_0053; the list is lost in the regional copy.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum TaskStatus {
    /// `SUBMITTED` (pending).
    Submitted,
    /// `SCHEDULED` (pending).
    Scheduled,
    /// `RUNNING` (running).
    Running,
    /// `FAILED` (failed).
    Failed,
    /// `SUCCEEDED` (succeeded).
    Succeeded,
    /// `CANCELLED` (cancelled).
    Cancelled,
    /// `PARTIALLY_FAILED` (failed).
    PartiallyFailed,
    /// `SKIPPED` (skipped).
    Skipped,
    /// `ROLLBACKING` (running).
    Rollbacking,
    /// `ROLLBACKED` (failed).
    Rollbacked,
    /// `UNKNOWN` (unknown).
    Unknown,
    /// A value that is not documented, as sent.
    Unrecognized(String),
}

impl TaskStatus {
    /// The value as the service spells it.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Submitted => "SUBMITTED",
            Self::Scheduled => "SCHEDULED",
            Self::Running => "RUNNING",
            Self::Failed => "FAILED",
            Self::Succeeded => "SUCCEEDED",
            Self::Cancelled => "CANCELLED",
            Self::PartiallyFailed => "PARTIALLY_FAILED",
            Self::Skipped => "SKIPPED",
            Self::Rollbacking => "ROLLBACKING",
            Self::Rollbacked => "ROLLBACKED",
            Self::Unknown => "UNKNOWN",
            Self::Unrecognized(word) => word,
        }
    }

    /// Where a job with this status stands.
    pub fn phase(&self) -> runtime::Phase {
        match self {
            Self::Submitted | Self::Scheduled => runtime::Phase::Pending,
            Self::Running | Self::Rollbacking => runtime::Phase::Running,
            Self::Failed | Self::PartiallyFailed | Self::Rollbacked => {
                runtime::Phase::Failed
            }
            Self::Succeeded => runtime::Phase::Succeeded,
            Self::Cancelled => runtime::Phase::Cancelled,
            Self::Skipped => runtime::Phase::Skipped,
            Self::Unknown | Self::Unrecognized(_) => runtime::Phase::Unknown,
        }
    }
}

impl From<&str> for TaskStatus {
    fn from(word: &str) -> Self {
        match word {
            "SUBMITTED" => Self::Submitted,
            "SCHEDULED" => Self::Scheduled,
            "RUNNING" => Self::Running,
            "FAILED" => Self::Failed,
            "SUCCEEDED" => Self::Succeeded,
            "CANCELLED" => Self::Cancelled,
            "PARTIALLY_FAILED" => Self::PartiallyFailed,
            "SKIPPED" => Self::Skipped,
            "ROLLBACKING" => Self::Rollbacking,
            "ROLLBACKED" => Self::Rollbacked,
            "UNKNOWN" => Self::Unknown,
            word => Self::Unrecognized(word.to_owned()),
        }
    }
}

runtime::enumerated!(TaskStatus, TASK_STATUS, text);

/// Task type.
///
/// Source: documentation of 2024-10-16, servicestage\_06\_0053, and the page's example; the list is incomplete.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum TaskType {
    /// `kube`.
    Kube,
    /// `restful`.
    ///
    /// Source: the page's example.
    Restful,
    /// `echo`.
    ///
    /// Source: the page's example.
    Echo,
    /// A value that is not documented, as sent.
    Unrecognized(String),
}

impl TaskType {
    /// The value as the service spells it.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Kube => "kube",
            Self::Restful => "restful",
            Self::Echo => "echo",
            Self::Unrecognized(word) => word,
        }
    }
}

impl From<&str> for TaskType {
    fn from(word: &str) -> Self {
        match word {
            "kube" => Self::Kube,
            "restful" => Self::Restful,
            "echo" => Self::Echo,
            word => Self::Unrecognized(word.to_owned()),
        }
    }
}

runtime::enumerated!(TaskType, TASK_TYPE, text);

/// What the page says of this API.
pub const API: &runtime::Api = &runtime::Api {
    id: "servicestage/v2/show_job_detail",
    title: "Obtaining Job Details",
    service: "ServiceStage",
    operation: "ShowJobDetail",
    function: "This API is used to obtain job details.",
    method: "GET",
    uri: "/v2/{project_id}/cas/jobs/{job_id}",
    endpoint: "https://servicestage.{region}.myhuaweicloud.com",
    hosts: crate::servicestage::HOSTS,
    identity: Some(crate::iam::HOSTS),
    document: runtime::Document {
        page: "api-servicestage/servicestage_06_0053",
        url: "https://support.huaweicloud.com/intl/en-us/api-servicestage/servicestage_06_0053.html",
        updated: "",
    },
    permissions: &[],
    deprecated: None,
    parameters: &[
        runtime::Parameter {
            name: "project_id",
            place: runtime::Place::Path,
            kind: "String",
            need: runtime::Need::Mandatory,
            description: "Tenant's project ID.",
            values: None,
            example: Some("063a3158b1a34710b36ad208b9497d00"),
        },
        runtime::Parameter {
            name: "job_id",
            place: runtime::Place::Path,
            kind: "String",
            need: runtime::Need::Mandatory,
            description: "Job ID.",
            values: None,
            example: Some("JOB474362ef-091d-429f-9b3e-c9246b37dee6"),
        },
        runtime::Parameter {
            name: "instance_id",
            place: runtime::Place::Query,
            kind: "String",
            need: runtime::Need::Optional,
            description: "Component instance ID.",
            values: None,
            example: Some("429a35a0-dee8-4648-86f6-d1f8bc74ba52"),
        },
        runtime::Parameter {
            name: "limit",
            place: runtime::Place::Query,
            kind: "Integer",
            need: runtime::Need::Optional,
            description: "Number of specified records.",
            values: None,
            example: Some("20"),
        },
        runtime::Parameter {
            name: "offset",
            place: runtime::Place::Query,
            kind: "Integer",
            need: runtime::Need::Optional,
            description: "Offset.",
            values: None,
            example: Some("0"),
        },
        runtime::Parameter {
            name: "desc",
            place: runtime::Place::Query,
            kind: "String",
            need: runtime::Need::Optional,
            description: "Whether query results are displayed in descending order. Value: true (descending order) or false (ascending order).",
            values: Some(&DESCENDING),
            example: Some("true"),
        },
        runtime::Parameter {
            name: "X-Auth-Token",
            place: runtime::Place::Header,
            kind: "String",
            need: runtime::Need::Credential {
                mandatory: true,
            },
            description: "API calling can be authenticated using a token or AK/SK. If you use a token, this parameter is mandatory and must be set to the token. For details about how to obtain a token, see Obtaining a User Token. (Source: documentation of 2025-11-28, servicestage_06_0053; the regional copy says of the request \"None\".)",
            values: None,
            example: None,
        },
    ],
    responses: &[
        runtime::ResponseCode {
            code: 200,
            description: "OK",
            body: Some("ShowJobDetailResponse"),
        },
        runtime::ResponseCode {
            code: 400,
            description: "Bad Request",
            body: None,
        },
        runtime::ResponseCode {
            code: 404,
            description: "Not Found",
            body: None,
        },
        runtime::ResponseCode {
            code: 500,
            description: "Internal Server Error",
            body: None,
        },
    ],
    job: runtime::JobMap {
        id: "job.JOB_ID",
        name: "job.JOB_NAME",
        kind: "job.JOB_TYPE",
        total: "task_count",
        tasks: Some(runtime::TasksMap {
            each: "tasks",
            map: Some(
                &runtime::JobMap {
                    id: "TASK_ID",
                    name: "TASK_NAME",
                    kind: "TASK_TYPE",
                    code: "MESSAGES.Message",
                    message: "MESSAGES.Detail",
                    started: "CREATED_AT",
                    updated: "LAST_HEALTH_CHECK",
                    ..runtime::JobMap::new("TASK_STATUS", &TASK_STATUS)
                },
            ),
        }),
        ..runtime::JobMap::new("job.EXECUTION_STATUS", &EXECUTION_STATUS)
    },
    errors: &[
        runtime::ErrorCode {
            code: "SVCSTG.00100400",
            status: Some(400),
            not_found: false,
            description: "Invalid parameter.",
            hint: "",
            source: "servicestage_06_0162",
        },
        runtime::ErrorCode {
            code: "SVCSTG.00100402",
            status: Some(400),
            not_found: false,
            description: "The component has been deployed already.",
            hint: "",
            source: "servicestage_06_0162",
        },
        runtime::ErrorCode {
            code: "SVCSTG.00100414",
            status: Some(400),
            not_found: false,
            description: "The job ID cannot be empty.",
            hint: "",
            source: "servicestage_06_0162",
        },
        runtime::ErrorCode {
            code: "SVCSTG.00100418",
            status: Some(400),
            not_found: false,
            description: "The action is not defined.",
            hint: "",
            source: "servicestage_06_0162",
        },
        runtime::ErrorCode {
            code: "SVCSTG.00100420",
            status: Some(400),
            not_found: false,
            description: "The runtime is not supported.",
            hint: "",
            source: "servicestage_06_0162",
        },
        runtime::ErrorCode {
            code: "SVCSTG.00100422",
            status: Some(400),
            not_found: false,
            description: "The basic resource is empty.",
            hint: "",
            source: "servicestage_06_0162",
        },
        runtime::ErrorCode {
            code: "SVCSTG.00100425",
            status: Some(400),
            not_found: false,
            description: "The artifacts are empty.",
            hint: "",
            source: "servicestage_06_0162",
        },
        runtime::ErrorCode {
            code: "SVCSTG.00100449",
            status: Some(400),
            not_found: false,
            description: "The name of the environment is in use.",
            hint: "",
            source: "servicestage_06_0162",
        },
        runtime::ErrorCode {
            code: "SVCSTG.00100403",
            status: Some(404),
            not_found: false,
            description: "The application cannot be found.",
            hint: "",
            source: "servicestage_06_0162",
        },
        runtime::ErrorCode {
            code: "SVCSTG.00100404",
            status: Some(404),
            not_found: false,
            description: "The component cannot be found.",
            hint: "",
            source: "servicestage_06_0162",
        },
        runtime::ErrorCode {
            code: "SVCSTG.00100408",
            status: Some(404),
            not_found: false,
            description: "The request cannot be found.",
            hint: "",
            source: "servicestage_06_0162",
        },
        runtime::ErrorCode {
            code: "SVCSTG.00100411",
            status: Some(404),
            not_found: false,
            description: "The environment cannot be found.",
            hint: "",
            source: "servicestage_06_0162",
        },
        runtime::ErrorCode {
            code: "SVCSTG.00100412",
            status: Some(404),
            not_found: false,
            description: "The instance cannot be found.",
            hint: "",
            source: "servicestage_06_0162",
        },
        runtime::ErrorCode {
            code: "SVCSTG.00100424",
            status: Some(404),
            not_found: false,
            description: "The load balancer cannot be found.",
            hint: "",
            source: "servicestage_06_0162",
        },
        runtime::ErrorCode {
            code: "SVCSTG.00100429",
            status: Some(404),
            not_found: true,
            description: "The job cannot be found.",
            hint: "",
            source: "servicestage_06_0162",
        },
        runtime::ErrorCode {
            code: "SVCSTG.00100433",
            status: Some(404),
            not_found: false,
            description: "The release cannot be found.",
            hint: "",
            source: "servicestage_06_0162",
        },
        runtime::ErrorCode {
            code: "SVCSTG.00100436",
            status: Some(404),
            not_found: false,
            description: "The snapshot cannot be found.",
            hint: "",
            source: "servicestage_06_0162",
        },
        runtime::ErrorCode {
            code: "SVCSTG.00100438",
            status: Some(404),
            not_found: false,
            description: "The template image cannot be found.",
            hint: "",
            source: "servicestage_06_0162",
        },
        runtime::ErrorCode {
            code: "SVCSTG.00100458",
            status: None,
            not_found: false,
            description: "The name of the application is in use.",
            hint: "",
            source: "servicestage_06_0162",
        },
        runtime::ErrorCode {
            code: "SVCSTG.00100401",
            status: Some(401),
            not_found: true,
            description: "The resource does not exist.",
            hint: "",
            source: "terraform-provider-huaweicloud, resource_huaweicloud_servicestagev3_component.go (v3ComponentNotFoundCodes), of the v3 API; the code is on no page",
        },
    ],
    paging: Some(runtime::Paging {
        limit: "limit",
        offset: "offset",
        items: "tasks",
        total: "task_count",
        default_limit: 20,
    }),
    waiting: Some(runtime::Waiting {
        initial_delay: Some(std::time::Duration::from_secs(5)),
        typical_duration: None,
        source: "terraform-provider-huaweicloud, resource_huaweicloud_servicestage_component_instance.go",
    }),
    deviations: &[
        runtime::Deviation {
            text: "Without limit the server returns at most 20 tasks, so task_count can be larger than the number of tasks in the answer.",
            source: "chnsz/golangsdk, openstack/servicestage/v2/jobs/requests.go",
        },
        runtime::Deviation {
            text: "A resource that does not exist is answered with 401 and SVCSTG.00100401 instead of 404.",
            source: "terraform-provider-huaweicloud, resource_huaweicloud_servicestagev3_component.go (v3ComponentNotFoundCodes), of the v3 API",
        },
    ],
    examples: &[
        runtime::Example {
            description: "Example response",
            request: None,
            status: 200,
            response: r#"{
  "job": {
    "JOB_ID": "JOB474362ef-091d-429f-9b3e-c9246b37dee6",
    "JOB_NAME": "provision/provMain",
    "JOB_TYPE": "PROVISION",
    "SERVICE_INSTANCE_ID": "429a35a0-dee8-4648-86f6-d1f8bc74ba52",
    "PROJECT_ID": "063a3158b1a34710b36ad208b9497d00",
    "ORDER_ID": "",
    "JOB_DESC": "provision/provMain",
    "EXECUTION_STATUS": "FAILED",
    "CREATED_BY": "585cc5c16cda4954b28d4eb460f06261"
  },
  "tasks": [
    {
      "MESSAGES": "{}",
      "TASK_ID": "Task-bc64b46c-1688-4787-b7ff-87cb53b346ea",
      "TASK_TYPE": "echo",
      "TASK_INDEX": 1,
      "TASK_NAME": "SEPARATOR_PREPARE_RESOURCES",
      "TASK_STATUS": "SUCCEEDED",
      "LAST_HEALTH_CHECK": "2020-02-04T04:01:03.344Z",
      "CREATED_AT": "2020-02-04T04:01:03.344Z",
      "OWNER_ID": "cas-mgr-69bb87d7c-wpqwb:30114"
    },
    {
      "MESSAGES": "{}",
      "TASK_ID": "Task-15ec252f-bca0-401e-ae5b-798a639df92e",
      "TASK_TYPE": "echo",
      "TASK_INDEX": 4,
      "TASK_NAME": "SEPARATOR_BUILDING",
      "TASK_STATUS": "SUCCEEDED",
      "LAST_HEALTH_CHECK": "2020-02-04T04:01:03.346Z",
      "CREATED_AT": "2020-02-04T04:01:03.345Z",
      "OWNER_ID": "cas-mgr-69bb87d7c-wpqwb:30114"
    },
    {
      "MESSAGES": "{}",
      "TASK_ID": "Task-52a5d1ae-2c54-46ec-8134-53e7b6a45fb7",
      "TASK_TYPE": "restful",
      "TASK_INDEX": 6,
      "TASK_NAME": "TN00091",
      "TASK_STATUS": "SUCCEEDED",
      "LAST_HEALTH_CHECK": "2020-02-04T04:01:08.924Z",
      "CREATED_AT": "2020-02-04T04:01:03.346Z",
      "OWNER_ID": "cas-mgr-69bb87d7c-wpqwb:30114"
    },
    {
      "MESSAGES": "{}",
      "TASK_ID": "Task-a149b585-d31b-4c72-a665-d820efcb0bf9",
      "TASK_TYPE": "restful",
      "TASK_INDEX": 7,
      "TASK_NAME": "TN00094",
      "TASK_STATUS": "SUCCEEDED",
      "LAST_HEALTH_CHECK": "2020-02-04T04:01:08.961Z",
      "CREATED_AT": "2020-02-04T04:01:08.925Z",
      "OWNER_ID": "cas-mgr-69bb87d7c-wpqwb:30114"
    },
    {
      "MESSAGES": "{ \"Message\" : \"ECC00011\", \"Detail\" : \"Building failed.\" }",
      "TASK_ID": "Task-a72fe8d8-8cc1-42b5-a097-0cf9e29692a7",
      "TASK_TYPE": "restful",
      "TASK_INDEX": 9,
      "TASK_NAME": "TN00097",
      "TASK_STATUS": "FAILED",
      "LAST_HEALTH_CHECK": "2020-02-04T04:01:38.975Z",
      "CREATED_AT": "2020-02-04T04:01:08.962Z",
      "OWNER_ID": "cas-mgr-69bb87d7c-wpqwb:30114"
    }
  ],
  "task_count": 5
}"#,
        },
    ],
    response: || Box::new(ShowJobDetailResponse::default()),
};

static SHOW_JOB_DETAIL_RESPONSE: runtime::Shape = runtime::Shape {
    name: "ShowJobDetailResponse",
    keys: &["task_count", "job", "tasks"],
    aliases: &[],
};

static JOB_INFO: runtime::Shape = runtime::Shape {
    name: "JobInfo",
    keys: &[
        "CREATED_BY",
        "EXECUTION_STATUS",
        "JOB_DESC",
        "JOB_ID",
        "JOB_NAME",
        "JOB_TYPE",
        "ORDER_ID",
        "PROJECT_ID",
        "SERVICE_INSTANCE_ID",
    ],
    aliases: &[],
};

static TASK_INFO: runtime::Shape = runtime::Shape {
    name: "TaskInfo",
    keys: &[
        "CREATED_AT",
        "LAST_HEALTH_CHECK",
        "MESSAGES",
        "OWNER_ID",
        "TASK_ID",
        "TASK_INDEX",
        "TASK_NAME",
        "TASK_STATUS",
        "TASK_TYPE",
    ],
    aliases: &[],
};

static DESCENDING: runtime::ValueSet = runtime::ValueSet {
    name: "Descending",
    values: &[
        runtime::ListedValue::word("true", "Descending order."),
        runtime::ListedValue::word("false", "Ascending order."),
    ],
};

static EXECUTION_STATUS: runtime::ValueSet = runtime::ValueSet {
    name: "ExecutionStatus",
    values: &[
        runtime::ListedValue::status("SUBMITTED", runtime::Phase::Pending, ""),
        runtime::ListedValue::status("SCHEDULED", runtime::Phase::Pending, ""),
        runtime::ListedValue::status("RUNNING", runtime::Phase::Running, ""),
        runtime::ListedValue::status("FAILED", runtime::Phase::Failed, ""),
        runtime::ListedValue::status("SUCCEEDED", runtime::Phase::Succeeded, ""),
        runtime::ListedValue::status("CANCELLED", runtime::Phase::Cancelled, ""),
        runtime::ListedValue::status("PARTIALLY_FAILED", runtime::Phase::Failed, ""),
        runtime::ListedValue::status("ROLLBACKING", runtime::Phase::Running, ""),
        runtime::ListedValue::status("ROLLBACKED", runtime::Phase::Failed, ""),
        runtime::ListedValue::status("UNKNOWN", runtime::Phase::Unknown, ""),
    ],
};

static JOB_TYPE: runtime::ValueSet = runtime::ValueSet {
    name: "JobType",
    values: &[
        runtime::ListedValue::word("PROVISION", ""),
        runtime::ListedValue::word("DEPROVISION", ""),
        runtime::ListedValue::word("DAILY_OPERATION", ""),
        runtime::ListedValue::word("SYSTEM_INNER", ""),
        runtime::ListedValue::word("UNKNOWN", ""),
    ],
};

static TASK_STATUS: runtime::ValueSet = runtime::ValueSet {
    name: "TaskStatus",
    values: &[
        runtime::ListedValue::status("SUBMITTED", runtime::Phase::Pending, ""),
        runtime::ListedValue::status("SCHEDULED", runtime::Phase::Pending, ""),
        runtime::ListedValue::status("RUNNING", runtime::Phase::Running, ""),
        runtime::ListedValue::status("FAILED", runtime::Phase::Failed, ""),
        runtime::ListedValue::status("SUCCEEDED", runtime::Phase::Succeeded, ""),
        runtime::ListedValue::status("CANCELLED", runtime::Phase::Cancelled, ""),
        runtime::ListedValue::status("PARTIALLY_FAILED", runtime::Phase::Failed, ""),
        runtime::ListedValue::status("SKIPPED", runtime::Phase::Skipped, ""),
        runtime::ListedValue::status("ROLLBACKING", runtime::Phase::Running, ""),
        runtime::ListedValue::status("ROLLBACKED", runtime::Phase::Failed, ""),
        runtime::ListedValue::status("UNKNOWN", runtime::Phase::Unknown, ""),
    ],
};

static TASK_TYPE: runtime::ValueSet = runtime::ValueSet {
    name: "TaskType",
    values: &[
        runtime::ListedValue::word("kube", ""),
        runtime::ListedValue::word("restful", ""),
        runtime::ListedValue::word("echo", ""),
    ],
};

runtime::structures!(ShowJobDetailResponse, JobInfo, TaskInfo);
