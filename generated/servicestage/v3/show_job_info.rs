// Generated from schema/ by `cargo build`. Edit the schema, not this file.

//! ServiceStage: Obtaining Job Details.
//!
//! `GET /v3/{project_id}/cas/jobs/{job_id}`
//!
//! This API is used to obtain job details.
//!
//! Documented on the page
//! [`api-servicestage/servicestage_06_0190`](https://support.huaweicloud.com/intl/en-us/api-servicestage/servicestage_06_0190.html),
//! as of 2025-11-28.
//!
//! # Permissions
//!
//! - `servicestage:app:listApplication` (list, alias servicestage:app:list)
//!
//! # Where servers differ from the page
//!
//! - Without limit the server returns at most 20 tasks, so task\_count can be larger than the number of tasks in
//!   the answer. Source: chnsz/golangsdk, openstack/servicestage/v2/jobs/requests.go, of the v2 API.
//! - The keys of job and task changed their case between editions of the page. It printed them in upper case, and
//!   ORDER\_ID, PROJECT\_ID and SERVICE\_INSTANCE\_ID with them; today's servers send lower case. Source:
//!   documentation of 2024-10-16, servicestage\_06\_0190; terraform-provider-huaweicloud,
//!   resource\_huaweicloud\_servicestagev3\_component.go (reads job.execution\_status).
//! - A resource that does not exist is answered with 401 and SVCSTG.00100401 instead of 404. Source:
//!   terraform-provider-huaweicloud, resource\_huaweicloud\_servicestagev3\_component.go
//!   (v3ComponentNotFoundCodes).
//!
//! # Status codes
//!
//! - 200, [`ShowJobInfoResponse`]: OK
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
/// Its answer is [`ShowJobInfoResponse`].
///
/// ```
/// use huaweicloud_jobs::servicestage::v3::ShowJobInfo;
///
/// let request = ShowJobInfo::builder()
///     .project_id("063a3158b1a34710b36ad208b9497d00")
///     .job_id("JOB17cb1778-07b1-4c8f-a183-c86cffbe8f9e")
///     .build();
/// # let _ = request;
/// ```
#[derive(Clone)]
pub struct ShowJobInfo {
    values: [Option<String>; 8],
}

impl ShowJobInfo {
    /// Starts a request; the builder asks for the mandatory parameters.
    pub fn builder() -> ShowJobInfoBuilder {
        ShowJobInfoBuilder {
            values: [const { None }; 8],
            given: PhantomData,
        }
    }
}

impl runtime::Request for ShowJobInfo {
    type Response = ShowJobInfoResponse;

    fn api(&self) -> &'static runtime::Api {
        API
    }

    fn values(&self) -> &[Option<String>] {
        &self.values
    }

    fn response(&self) -> ShowJobInfoResponse {
        ShowJobInfoResponse::default()
    }
}

impl runtime::Paged for ShowJobInfo {
    type Item = TaskInfo;

    fn items(response: &mut Self::Response) -> &mut Option<Vec<TaskInfo>> {
        &mut response.tasks
    }
}

impl fmt::Debug for ShowJobInfo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        runtime::debug_request(API, &self.values, f)
    }
}

/// Builds a [`ShowJobInfo`]. Its type parameters say which mandatory parameters were given.
#[must_use]
#[derive(Clone)]
pub struct ShowJobInfoBuilder<
    HasProjectId = runtime::Missing,
    HasJobId = runtime::Missing,
> {
    values: [Option<String>; 8],
    given: PhantomData<(HasProjectId, HasJobId)>,
}

impl<HasProjectId, HasJobId> ShowJobInfoBuilder<HasProjectId, HasJobId> {
    /// Tenant's project ID. See Obtaining a Project ID.
    ///
    /// `project_id` in the path, String, mandatory.
    pub fn project_id(
        mut self,
        project_id: impl Into<String>,
    ) -> ShowJobInfoBuilder<runtime::Given, HasJobId> {
        self.values[0] = Some(project_id.into());
        ShowJobInfoBuilder {
            values: self.values,
            given: PhantomData,
        }
    }

    /// Deployment job ID, which is job\_id in the response parameter in Creating an Application Component, Importing
    /// a CCE Workload to an Application to Create a Component, Modifying Component Information Based on the Component
    /// ID, and Delivering a Component Task Based on the Component ID.
    ///
    /// `job_id` in the path, String, mandatory.
    pub fn job_id(
        mut self,
        job_id: impl Into<String>,
    ) -> ShowJobInfoBuilder<HasProjectId, runtime::Given> {
        self.values[1] = Some(job_id.into());
        ShowJobInfoBuilder {
            values: self.values,
            given: PhantomData,
        }
    }

    /// Number of specified records.
    ///
    /// `limit` in the query, Integer, optional.
    pub fn limit(mut self, limit: i64) -> Self {
        self.values[2] = Some(limit.to_string());
        self
    }

    /// Offset.
    ///
    /// `offset` in the query, Integer, optional.
    pub fn offset(mut self, offset: i64) -> Self {
        self.values[3] = Some(offset.to_string());
        self
    }

    /// Whether query results are displayed in descending order. Value: true (descending order) or false (ascending
    /// order).
    ///
    /// `desc` in the query, String, optional.
    pub fn desc(mut self, desc: impl Into<Descending>) -> Self {
        self.values[4] = Some(desc.into().to_string());
        self
    }

    /// Component instance ID. (Source: huaweicloudsdkservicestage 3.1.219 (Python),
    /// v3/model/show\_job\_info\_request.py.)
    ///
    /// `instance_id` in the query, String, optional.
    pub fn instance_id(mut self, instance_id: impl Into<String>) -> Self {
        self.values[5] = Some(instance_id.into());
        self
    }

    /// Message body type (format). Default value: application/json;charset=utf8.
    ///
    /// `Content-Type` in the header, String, `application/json;charset=utf8` unless given.
    pub fn content_type(mut self, content_type: impl Into<String>) -> Self {
        self.values[6] = Some(content_type.into());
        self
    }

    /// The request. It compiles once every mandatory parameter was given.
    pub fn build(self) -> ShowJobInfo
    where
        HasProjectId: given::ProjectIdGiven,
        HasJobId: given::JobIdGiven,
    {
        ShowJobInfo { values: self.values }
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

/// `ShowJobInfoResponse` of the page's tables.
#[derive(Clone, Default, PartialEq)]
pub struct ShowJobInfoResponse {
    /// Number of tasks.
    pub task_count: Option<i64>,
    /// Job parameters.
    pub job: Option<JobInfo>,
    /// Task parameters.
    pub tasks: Option<Vec<TaskInfo>>,
}

impl runtime::Structure for ShowJobInfoResponse {
    #[inline]
    fn shape(&self) -> &'static runtime::Shape {
        &SHOW_JOB_INFO_RESPONSE
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
    /// Execution status.
    ///
    /// Also read from `EXECUTION_STATUS`.
    pub execution_status: Option<ExecutionStatus>,
    /// Job ID.
    ///
    /// Also read from `JOB_ID`.
    pub job_id: Option<String>,
    /// Type.
    ///
    /// Also read from `JOB_TYPE`.
    pub job_type: Option<JobType>,
    /// Whether rollback is enabled.
    ///
    /// Not on the page; from huaweicloudsdkservicestage 3.1.219 (Python), v3/model/job\_info.py; the description is
    /// ours.
    pub rollback_enabled: Option<bool>,
}

impl runtime::Structure for JobInfo {
    #[inline]
    fn shape(&self) -> &'static runtime::Shape {
        &JOB_INFO
    }

    #[inline]
    fn slot(&mut self, field: usize) -> runtime::Slot<'_> {
        match field {
            0 => runtime::Item::slot(&mut self.execution_status),
            1 => runtime::Item::slot(&mut self.job_id),
            2 => runtime::Item::slot(&mut self.job_type),
            3 => runtime::Item::slot(&mut self.rollback_enabled),
            _ => runtime::Slot::Nowhere,
        }
    }

    #[inline]
    fn value(&self, field: usize) -> runtime::Value<'_> {
        match field {
            0 => runtime::Value::of(&self.execution_status),
            1 => runtime::Value::of(&self.job_id),
            2 => runtime::Value::of(&self.job_type),
            3 => runtime::Value::of(&self.rollback_enabled),
            _ => runtime::Value::Absent,
        }
    }
}

/// `TaskInfo` of the page's tables.
#[derive(Clone, Default, PartialEq)]
pub struct TaskInfo {
    /// Creation time.
    ///
    /// Also read from `CREATED_AT`.
    pub created_at: Option<runtime::Time>,
    /// Message.
    ///
    /// Also read from `MESSAGES`.
    pub messages: Option<runtime::JsonText>,
    /// Task ID.
    ///
    /// Also read from `TASK_ID`.
    pub task_id: Option<String>,
    /// Task index.
    ///
    /// Also read from `TASK_INDEX`.
    pub task_index: Option<i64>,
    /// Task name.
    ///
    /// Also read from `TASK_NAME`.
    pub task_name: Option<String>,
    /// Task status.
    ///
    /// Also read from `TASK_STATUS`.
    pub task_status: Option<TaskStatus>,
    /// Update time.
    ///
    /// Also read from `UPDATE_AT`.
    pub update_at: Option<runtime::Time>,
    /// Task type.
    ///
    /// Not on the page; from huaweicloudsdkservicestage 3.1.219 (Python), v3/model/task\_info.py.
    pub task_type: Option<String>,
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
            1 => runtime::Item::slot(&mut self.messages),
            2 => runtime::Item::slot(&mut self.task_id),
            3 => runtime::Item::slot(&mut self.task_index),
            4 => runtime::Item::slot(&mut self.task_name),
            5 => runtime::Item::slot(&mut self.task_status),
            6 => runtime::Item::slot(&mut self.update_at),
            7 => runtime::Item::slot(&mut self.task_type),
            _ => runtime::Slot::Nowhere,
        }
    }

    #[inline]
    fn value(&self, field: usize) -> runtime::Value<'_> {
        match field {
            0 => runtime::Value::of(&self.created_at),
            1 => runtime::Value::of(&self.messages),
            2 => runtime::Value::of(&self.task_id),
            3 => runtime::Value::of(&self.task_index),
            4 => runtime::Value::of(&self.task_name),
            5 => runtime::Value::of(&self.task_status),
            6 => runtime::Value::of(&self.update_at),
            7 => runtime::Value::of(&self.task_type),
            _ => runtime::Value::Absent,
        }
    }
}

impl ShowJobInfoResponse {
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

/// What the page says of this API.
pub const API: &runtime::Api = &runtime::Api {
    id: "servicestage/v3/show_job_info",
    title: "Obtaining Job Details",
    service: "ServiceStage",
    operation: "ShowJobInfo",
    function: "This API is used to obtain job details.",
    method: "GET",
    uri: "/v3/{project_id}/cas/jobs/{job_id}",
    endpoint: "https://servicestage.{region}.myhuaweicloud.com",
    hosts: crate::servicestage::HOSTS,
    identity: Some(crate::iam::HOSTS),
    document: runtime::Document {
        page: "api-servicestage/servicestage_06_0190",
        url: "https://support.huaweicloud.com/intl/en-us/api-servicestage/servicestage_06_0190.html",
        updated: "2025-11-28",
    },
    permissions: &[
        runtime::Permission {
            action: "servicestage:app:listApplication",
            access: "list",
            alias: "servicestage:app:list",
        },
    ],
    deprecated: None,
    parameters: &[
        runtime::Parameter {
            name: "project_id",
            place: runtime::Place::Path,
            kind: "String",
            need: runtime::Need::Mandatory,
            description: "Tenant's project ID. See Obtaining a Project ID.",
            values: None,
            example: Some("063a3158b1a34710b36ad208b9497d00"),
        },
        runtime::Parameter {
            name: "job_id",
            place: runtime::Place::Path,
            kind: "String",
            need: runtime::Need::Mandatory,
            description: "Deployment job ID, which is job_id in the response parameter in Creating an Application Component, Importing a CCE Workload to an Application to Create a Component, Modifying Component Information Based on the Component ID, and Delivering a Component Task Based on the Component ID.",
            values: None,
            example: Some("JOB17cb1778-07b1-4c8f-a183-c86cffbe8f9e"),
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
            name: "instance_id",
            place: runtime::Place::Query,
            kind: "String",
            need: runtime::Need::Optional,
            description: "Component instance ID. (Source: huaweicloudsdkservicestage 3.1.219 (Python), v3/model/show_job_info_request.py.)",
            values: None,
            example: None,
        },
        runtime::Parameter {
            name: "Content-Type",
            place: runtime::Place::Header,
            kind: "String",
            need: runtime::Need::Default("application/json;charset=utf8"),
            description: "Message body type (format). Default value: application/json;charset=utf8.",
            values: None,
            example: None,
        },
        runtime::Parameter {
            name: "X-Auth-Token",
            place: runtime::Place::Header,
            kind: "String",
            need: runtime::Need::Credential {
                mandatory: true,
            },
            description: "API calling can be authenticated using a token or AK/SK. If you use a token, this parameter is mandatory and must be set to the token. For details about how to obtain the token, see Authentication.",
            values: None,
            example: None,
        },
    ],
    responses: &[
        runtime::ResponseCode {
            code: 200,
            description: "OK",
            body: Some("ShowJobInfoResponse"),
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
        id: "job.job_id",
        kind: "job.job_type",
        total: "task_count",
        tasks: Some(runtime::TasksMap {
            each: "tasks",
            map: Some(
                &runtime::JobMap {
                    id: "task_id",
                    name: "task_name",
                    kind: "task_type",
                    code: "messages.Message",
                    message: "messages.Detail",
                    started: "created_at",
                    updated: "update_at",
                    ..runtime::JobMap::new("task_status", &TASK_STATUS)
                },
            ),
        }),
        ..runtime::JobMap::new("job.execution_status", &EXECUTION_STATUS)
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
            source: "terraform-provider-huaweicloud, resource_huaweicloud_servicestagev3_component.go (v3ComponentNotFoundCodes), for applications, components and environments; the code is on no page",
        },
    ],
    paging: Some(runtime::Paging {
        limit: "limit",
        offset: "offset",
        items: "tasks",
        total: "task_count",
        default_limit: 20,
    }),
    waiting: None,
    deviations: &[
        runtime::Deviation {
            text: "Without limit the server returns at most 20 tasks, so task_count can be larger than the number of tasks in the answer.",
            source: "chnsz/golangsdk, openstack/servicestage/v2/jobs/requests.go, of the v2 API",
        },
        runtime::Deviation {
            text: "The keys of job and task changed their case between editions of the page. It printed them in upper case, and ORDER_ID, PROJECT_ID and SERVICE_INSTANCE_ID with them; today's servers send lower case.",
            source: "documentation of 2024-10-16, servicestage_06_0190; terraform-provider-huaweicloud, resource_huaweicloud_servicestagev3_component.go (reads job.execution_status)",
        },
        runtime::Deviation {
            text: "A resource that does not exist is answered with 401 and SVCSTG.00100401 instead of 404.",
            source: "terraform-provider-huaweicloud, resource_huaweicloud_servicestagev3_component.go (v3ComponentNotFoundCodes)",
        },
    ],
    examples: &[
        runtime::Example {
            description: "Example response",
            request: None,
            status: 200,
            response: r#"{
  "job": {
    "execution_status": "SUCCEEDED",
    "job_id": "JOB17cb1778-07b1-4c8f-a183-c86cffbe8f9e",
    "job_type": "PROVISION"
  },
  "tasks": [
    {
      "task_id": "Task-af75dd60-0b04-4f4b-b669-0bad38fcdd97",
      "task_index": 4,
      "task_name": "VMAPP_CONTEXT_PREPARE_01",
      "task_status": "SUCCEEDED",
      "created_at": "2024-06-06T15:55:31.115Z",
      "update_at": "2024-06-06T15:55:31.136Z",
      "messages": "{}"
    },
    {
      "task_id": "Task-50110d26-3973-49e1-95d3-d46755e865af",
      "task_index": 5,
      "task_name": "VMAPP_UPGRADE_002",
      "task_status": "SUCCEEDED",
      "created_at": "2024-06-06T15:55:31.136Z",
      "update_at": "2024-06-06T15:55:31.36Z",
      "messages": "{}"
    }
  ],
  "task_count": 2
}"#,
        },
    ],
    response: || Box::new(ShowJobInfoResponse::default()),
};

static SHOW_JOB_INFO_RESPONSE: runtime::Shape = runtime::Shape {
    name: "ShowJobInfoResponse",
    keys: &["task_count", "job", "tasks"],
    aliases: &[],
};

static JOB_INFO: runtime::Shape = runtime::Shape {
    name: "JobInfo",
    keys: &["execution_status", "job_id", "job_type", "rollback_enabled"],
    aliases: &[("EXECUTION_STATUS", 0), ("JOB_ID", 1), ("JOB_TYPE", 2)],
};

static TASK_INFO: runtime::Shape = runtime::Shape {
    name: "TaskInfo",
    keys: &[
        "created_at",
        "messages",
        "task_id",
        "task_index",
        "task_name",
        "task_status",
        "update_at",
        "task_type",
    ],
    aliases: &[
        ("CREATED_AT", 0),
        ("MESSAGES", 1),
        ("TASK_ID", 2),
        ("TASK_INDEX", 3),
        ("TASK_NAME", 4),
        ("TASK_STATUS", 5),
        ("UPDATE_AT", 6),
    ],
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

runtime::structures!(ShowJobInfoResponse, JobInfo, TaskInfo);
