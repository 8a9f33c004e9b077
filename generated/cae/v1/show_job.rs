// Generated from schema/ by `cargo build`. Edit the schema, not this file.

//! Cloud Application Engine: Obtaining Job Details.
//!
//! `GET /v1/{project_id}/cae/jobs/{job_id}`
//!
//! Obtain job details.
//!
//! Documented on the page [`api-cae/ShowJob`](https://support.huaweicloud.com/intl/en-us/api-cae/ShowJob.html),
//! as of 2025-10-22.
//!
//! # Waiting
//!
//! A job is first worth asking for 5 s after its beginning. It takes 8 min as a rule. Source:
//! terraform-provider-huaweicloud, resource\_huaweicloud\_cae\_environment.go (waitForEnvironmentJobComplete;
//! that of a component waits 20 s first), and its acceptance test, where an environment was created in 507 s.
//!
//! # Where servers differ from the page
//!
//! - X-Environment-ID is mandatory on the page, but jobs of an environment are answered without it. Source:
//!   terraform-provider-huaweicloud, resource\_huaweicloud\_cae\_environment.go (getJobById).
//! - What does not exist is answered with 400 or 500 instead of 404; only the error code tells. Source:
//!   terraform-provider-huaweicloud, resource\_huaweicloud\_cae\_component.go (componentResourceNotFoundCodes).
//!
//! # Status codes
//!
//! - 200, [`ShowJobResponse`]: OK
//!
//! # Error codes
//!
//! - `CAE.01500404` (not found): The environment cannot be found.
//! - `CAE.01500208` with status 400 (not found): The application or component cannot be found.
//! - `CAE.01500003` (not found): The application does not exist.
//! - `CAE.01500005` (not found): The resource cannot be found.
//! - `CAE.01500000` with status 500 (not found): The resource cannot be found.
//! - `CAE.01500001`: Invalid parameters.
//! - `CAE.01500202` with status 500: The action failed.
//! - `CAE.01500401` with status 500: The environment could not be created.
//! - `CAE.01500402` with status 500: The environment could not be deleted.
//! - `CAE.01500403` with status 500: The environment is being deleted.
//! - `CAE.01500501` with status 500: The job could not be retried.
//! - `CAE.01501101` with status 401: The user's account is restricted.
//! - `CAE.01501102` with status 401: The user's account is suspended; only viewing is allowed.
//! - `CAE.01501701` with status 403: The account is not real-name authenticated.
//! - `CAE.01501800` with status 400: The project in the request URL differs from that of the user token.

use std::{fmt, marker::PhantomData};
use crate::runtime;

/// Obtaining Job Details.
///
/// Obtain job details.
///
/// Its answer is [`ShowJobResponse`].
///
/// ```
/// use huaweicloud_jobs::cae::v1::ShowJob;
///
/// let request = ShowJob::builder()
///     .project_id("063a3158b1a34710b36ad208b9497d00")
///     .job_id("aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaab")
///     .x_environment_id("env-1")
///     .build();
/// # let _ = request;
/// ```
#[derive(Clone)]
pub struct ShowJob {
    values: [Option<String>; 5],
}

impl ShowJob {
    /// Starts a request; the builder asks for the mandatory parameters.
    pub fn builder() -> ShowJobBuilder {
        ShowJobBuilder {
            values: [const { None }; 5],
            given: PhantomData,
        }
    }
}

impl runtime::Request for ShowJob {
    type Response = ShowJobResponse;

    fn api(&self) -> &'static runtime::Api {
        API
    }

    fn values(&self) -> &[Option<String>] {
        &self.values
    }

    fn response(&self) -> ShowJobResponse {
        ShowJobResponse::default()
    }
}

impl fmt::Debug for ShowJob {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        runtime::debug_request(API, &self.values, f)
    }
}

/// Builds a [`ShowJob`]. Its type parameters say which mandatory parameters were given.
#[must_use]
#[derive(Clone)]
pub struct ShowJobBuilder<
    HasProjectId = runtime::Missing,
    HasJobId = runtime::Missing,
    HasXEnvironmentId = runtime::Missing,
> {
    values: [Option<String>; 5],
    given: PhantomData<(HasProjectId, HasJobId, HasXEnvironmentId)>,
}

impl<
    HasProjectId,
    HasJobId,
    HasXEnvironmentId,
> ShowJobBuilder<HasProjectId, HasJobId, HasXEnvironmentId> {
    /// Project ID. See Obtaining a Project ID.
    ///
    /// `project_id` in the path, String, mandatory.
    pub fn project_id(
        mut self,
        project_id: impl Into<String>,
    ) -> ShowJobBuilder<runtime::Given, HasJobId, HasXEnvironmentId> {
        self.values[0] = Some(project_id.into());
        ShowJobBuilder {
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
    ) -> ShowJobBuilder<HasProjectId, runtime::Given, HasXEnvironmentId> {
        self.values[1] = Some(job_id.into());
        ShowJobBuilder {
            values: self.values,
            given: PhantomData,
        }
    }

    /// Enterprise project ID. When an environment is created, it will be bound with an enterprise project ID. Enter 0
    /// or up to 36 characters in UUID format with hyphens (-). If this parameter is not specified or set to 0,
    /// resources in the default enterprise project are queried. NOTE: For details about how to obtain enterprise
    /// project IDs and enterprise project features, see Enterprise Management User Guide.
    ///
    /// `X-Enterprise-Project-ID` in the header, String, optional.
    pub fn x_enterprise_project_id(
        mut self,
        x_enterprise_project_id: impl Into<String>,
    ) -> Self {
        self.values[3] = Some(x_enterprise_project_id.into());
        self
    }

    /// Environment ID.
    ///
    /// `X-Environment-ID` in the header, String, documented as mandatory.
    pub fn x_environment_id(
        mut self,
        x_environment_id: impl Into<String>,
    ) -> ShowJobBuilder<HasProjectId, HasJobId, runtime::Given> {
        self.values[4] = Some(x_environment_id.into());
        ShowJobBuilder {
            values: self.values,
            given: PhantomData,
        }
    }

    /// Leaves `X-Environment-ID` out, which the page does not provide for.
    ///
    /// Jobs of an environment are answered without it: the answer to creating an environment carries the job's ID,
    /// but no environment ID yet. Source: terraform-provider-huaweicloud, resource\_huaweicloud\_cae\_environment.go
    /// (getJobById).
    pub fn without_x_environment_id(
        self,
    ) -> ShowJobBuilder<HasProjectId, HasJobId, runtime::Given> {
        ShowJobBuilder {
            values: self.values,
            given: PhantomData,
        }
    }

    /// The request. It compiles once every mandatory parameter was given.
    pub fn build(self) -> ShowJob
    where
        HasProjectId: given::ProjectIdGiven,
        HasJobId: given::JobIdGiven,
        HasXEnvironmentId: given::XEnvironmentIdGiven,
    {
        ShowJob { values: self.values }
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

    #[diagnostic::on_unimplemented(
        message = "the mandatory parameter `x_environment_id` was not given",
        label = "call `.x_environment_id(...)` or `.without_x_environment_id()` before this"
    )]
    pub trait XEnvironmentIdGiven {}
    impl XEnvironmentIdGiven for crate::runtime::Given {}
}

/// `ShowJobResponse` of the page's tables.
#[derive(Clone, Default, PartialEq)]
pub struct ShowJobResponse {
    /// API version. Fixed value: v1.
    pub api_version: Option<String>,
    /// API type. Fixed value: Job.
    pub kind: Option<String>,
    /// Job specifications.
    pub spec: Option<JobSpec>,
}

impl runtime::Structure for ShowJobResponse {
    #[inline]
    fn shape(&self) -> &'static runtime::Shape {
        &SHOW_JOB_RESPONSE
    }

    #[inline]
    fn slot(&mut self, field: usize) -> runtime::Slot<'_> {
        match field {
            0 => runtime::Item::slot(&mut self.api_version),
            1 => runtime::Item::slot(&mut self.kind),
            2 => runtime::Item::slot(&mut self.spec),
            _ => runtime::Slot::Nowhere,
        }
    }

    #[inline]
    fn value(&self, field: usize) -> runtime::Value<'_> {
        match field {
            0 => runtime::Value::of(&self.api_version),
            1 => runtime::Value::of(&self.kind),
            2 => runtime::Value::of(&self.spec),
            _ => runtime::Value::Absent,
        }
    }
}

/// `JobSpec` of the page's tables.
#[derive(Clone, Default, PartialEq)]
pub struct JobSpec {
    /// Job progress.
    pub progress: Option<f64>,
    /// Task status.
    pub status: Option<JobStatus>,
    /// Sub-job.
    pub tasks: Option<Vec<Task>>,
}

impl runtime::Structure for JobSpec {
    #[inline]
    fn shape(&self) -> &'static runtime::Shape {
        &JOB_SPEC
    }

    #[inline]
    fn slot(&mut self, field: usize) -> runtime::Slot<'_> {
        match field {
            0 => runtime::Item::slot(&mut self.progress),
            1 => runtime::Item::slot(&mut self.status),
            2 => runtime::Item::slot(&mut self.tasks),
            _ => runtime::Slot::Nowhere,
        }
    }

    #[inline]
    fn value(&self, field: usize) -> runtime::Value<'_> {
        match field {
            0 => runtime::Value::of(&self.progress),
            1 => runtime::Value::of(&self.status),
            2 => runtime::Value::of(&self.tasks),
            _ => runtime::Value::Absent,
        }
    }
}

/// `Task` of the page's tables.
#[derive(Clone, Default, PartialEq)]
pub struct Task {
    /// Task index.
    pub index: Option<i64>,
    /// Task name.
    pub name: Option<String>,
    /// Job status
    pub status: Option<TaskStatus>,
    /// Task details
    pub detail: Option<runtime::JsonText>,
    /// Creation time.
    pub created_at: Option<runtime::Time>,
    /// Update time.
    pub updated_at: Option<runtime::Time>,
}

impl runtime::Structure for Task {
    #[inline]
    fn shape(&self) -> &'static runtime::Shape {
        &TASK
    }

    #[inline]
    fn slot(&mut self, field: usize) -> runtime::Slot<'_> {
        match field {
            0 => runtime::Item::slot(&mut self.index),
            1 => runtime::Item::slot(&mut self.name),
            2 => runtime::Item::slot(&mut self.status),
            3 => runtime::Item::slot(&mut self.detail),
            4 => runtime::Item::slot(&mut self.created_at),
            5 => runtime::Item::slot(&mut self.updated_at),
            _ => runtime::Slot::Nowhere,
        }
    }

    #[inline]
    fn value(&self, field: usize) -> runtime::Value<'_> {
        match field {
            0 => runtime::Value::of(&self.index),
            1 => runtime::Value::of(&self.name),
            2 => runtime::Value::of(&self.status),
            3 => runtime::Value::of(&self.detail),
            4 => runtime::Value::of(&self.created_at),
            5 => runtime::Value::of(&self.updated_at),
            _ => runtime::Value::Absent,
        }
    }
}

impl ShowJobResponse {
    /// The job in this answer, as every service's can be read.
    pub fn job(&self) -> runtime::Job {
        runtime::view(self, &API.job)
    }
}

/// Task status.
///
/// Source: meanings from the Chinese edition of 2025-12-11, api-cae/ShowJob.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum JobStatus {
    /// `init` (pending): Initializing.
    Init,
    /// `running` (running): Running.
    Running,
    /// `failed` (failed): Failed.
    Failed,
    /// `timeout` (failed): Timed out.
    Timeout,
    /// `success` (succeeded): Succeeded.
    Success,
    /// `skip` (skipped): Ignored.
    Skip,
    /// `terminating` (running): Being stopped by hand.
    Terminating,
    /// `terminated` (cancelled): Stopped by hand.
    Terminated,
    /// A value that is not documented, as sent.
    Unrecognized(String),
}

impl JobStatus {
    /// The value as the service spells it.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Init => "init",
            Self::Running => "running",
            Self::Failed => "failed",
            Self::Timeout => "timeout",
            Self::Success => "success",
            Self::Skip => "skip",
            Self::Terminating => "terminating",
            Self::Terminated => "terminated",
            Self::Unrecognized(word) => word,
        }
    }

    /// Where a job with this status stands.
    pub fn phase(&self) -> runtime::Phase {
        match self {
            Self::Init => runtime::Phase::Pending,
            Self::Running | Self::Terminating => runtime::Phase::Running,
            Self::Failed | Self::Timeout => runtime::Phase::Failed,
            Self::Success => runtime::Phase::Succeeded,
            Self::Skip => runtime::Phase::Skipped,
            Self::Terminated => runtime::Phase::Cancelled,
            Self::Unrecognized(_) => runtime::Phase::Unknown,
        }
    }
}

impl From<&str> for JobStatus {
    fn from(word: &str) -> Self {
        match word {
            "init" => Self::Init,
            "running" => Self::Running,
            "failed" => Self::Failed,
            "timeout" => Self::Timeout,
            "success" => Self::Success,
            "skip" => Self::Skip,
            "terminating" => Self::Terminating,
            "terminated" => Self::Terminated,
            word => Self::Unrecognized(word.to_owned()),
        }
    }
}

runtime::enumerated!(JobStatus, JOB_STATUS, text);

/// Job status
///
/// Source: Chinese edition of 2025-12-11, api-cae/ShowJob; the page lists no values for a task.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum TaskStatus {
    /// `init` (pending): Initializing.
    Init,
    /// `running` (running): Running.
    Running,
    /// `failed` (failed): Failed.
    Failed,
    /// `timeout` (failed): Timed out.
    Timeout,
    /// `success` (succeeded): Succeeded.
    Success,
    /// `skip` (skipped): Ignored.
    Skip,
    /// `terminating` (running): Being stopped by hand.
    Terminating,
    /// `terminated` (cancelled): Stopped by hand.
    Terminated,
    /// A value that is not documented, as sent.
    Unrecognized(String),
}

impl TaskStatus {
    /// The value as the service spells it.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Init => "init",
            Self::Running => "running",
            Self::Failed => "failed",
            Self::Timeout => "timeout",
            Self::Success => "success",
            Self::Skip => "skip",
            Self::Terminating => "terminating",
            Self::Terminated => "terminated",
            Self::Unrecognized(word) => word,
        }
    }

    /// Where a job with this status stands.
    pub fn phase(&self) -> runtime::Phase {
        match self {
            Self::Init => runtime::Phase::Pending,
            Self::Running | Self::Terminating => runtime::Phase::Running,
            Self::Failed | Self::Timeout => runtime::Phase::Failed,
            Self::Success => runtime::Phase::Succeeded,
            Self::Skip => runtime::Phase::Skipped,
            Self::Terminated => runtime::Phase::Cancelled,
            Self::Unrecognized(_) => runtime::Phase::Unknown,
        }
    }
}

impl From<&str> for TaskStatus {
    fn from(word: &str) -> Self {
        match word {
            "init" => Self::Init,
            "running" => Self::Running,
            "failed" => Self::Failed,
            "timeout" => Self::Timeout,
            "success" => Self::Success,
            "skip" => Self::Skip,
            "terminating" => Self::Terminating,
            "terminated" => Self::Terminated,
            word => Self::Unrecognized(word.to_owned()),
        }
    }
}

runtime::enumerated!(TaskStatus, TASK_STATUS, text);

/// What the page says of this API.
pub const API: &runtime::Api = &runtime::Api {
    id: "cae/v1/show_job",
    title: "Obtaining Job Details",
    service: "Cloud Application Engine",
    operation: "ShowJob",
    function: "Obtain job details.",
    method: "GET",
    uri: "/v1/{project_id}/cae/jobs/{job_id}",
    endpoint: "https://cae.{region}.myhuaweicloud.com",
    hosts: crate::cae::HOSTS,
    identity: Some(crate::iam::HOSTS),
    document: runtime::Document {
        page: "api-cae/ShowJob",
        url: "https://support.huaweicloud.com/intl/en-us/api-cae/ShowJob.html",
        updated: "2025-10-22",
    },
    permissions: &[],
    deprecated: None,
    parameters: &[
        runtime::Parameter {
            name: "project_id",
            place: runtime::Place::Path,
            kind: "String",
            need: runtime::Need::Mandatory,
            description: "Project ID. See Obtaining a Project ID.",
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
            example: Some("aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaab"),
        },
        runtime::Parameter {
            name: "X-Auth-Token",
            place: runtime::Place::Header,
            kind: "String",
            need: runtime::Need::Credential {
                mandatory: true,
            },
            description: "User token. Obtain the token. For details, see \"Obtaining a User Token\" in Identity and Access Management API Reference (https://support.huaweicloud.com/intl/en-us/api-iam/iam_30_0001.html). The value of X-Subject-Token in the response header is the token value.",
            values: None,
            example: None,
        },
        runtime::Parameter {
            name: "X-Enterprise-Project-ID",
            place: runtime::Place::Header,
            kind: "String",
            need: runtime::Need::Optional,
            description: "Enterprise project ID. When an environment is created, it will be bound with an enterprise project ID. Enter 0 or up to 36 characters in UUID format with hyphens (-). If this parameter is not specified or set to 0, resources in the default enterprise project are queried. NOTE: For details about how to obtain enterprise project IDs and enterprise project features, see Enterprise Management User Guide.",
            values: None,
            example: Some("0"),
        },
        runtime::Parameter {
            name: "X-Environment-ID",
            place: runtime::Place::Header,
            kind: "String",
            need: runtime::Need::NotEnforced {
                note: "Jobs of an environment are answered without it: the answer to creating an environment carries the job's ID, but no environment ID yet.",
                source: "terraform-provider-huaweicloud, resource_huaweicloud_cae_environment.go (getJobById)",
            },
            description: "Environment ID.",
            values: None,
            example: Some("env-1"),
        },
    ],
    responses: &[
        runtime::ResponseCode {
            code: 200,
            description: "OK",
            body: Some("ShowJobResponse"),
        },
    ],
    job: runtime::JobMap {
        progress: "spec.progress",
        tasks: Some(runtime::TasksMap {
            each: "spec.tasks",
            map: Some(
                &runtime::JobMap {
                    name: "name",
                    message: "detail",
                    started: "created_at",
                    updated: "updated_at",
                    ..runtime::JobMap::new("status", &TASK_STATUS)
                },
            ),
        }),
        ..runtime::JobMap::new("spec.status", &JOB_STATUS)
    },
    errors: &[
        runtime::ErrorCode {
            code: "CAE.01500404",
            status: None,
            not_found: true,
            description: "The environment cannot be found.",
            hint: "",
            source: "CAE error codes; terraform-provider-huaweicloud, resource_huaweicloud_cae_component.go",
        },
        runtime::ErrorCode {
            code: "CAE.01500208",
            status: Some(400),
            not_found: true,
            description: "The application or component cannot be found.",
            hint: "",
            source: "terraform-provider-huaweicloud, resource_huaweicloud_cae_component.go",
        },
        runtime::ErrorCode {
            code: "CAE.01500003",
            status: None,
            not_found: true,
            description: "The application does not exist.",
            hint: "",
            source: "terraform-provider-huaweicloud, resource_huaweicloud_cae_application.go",
        },
        runtime::ErrorCode {
            code: "CAE.01500005",
            status: None,
            not_found: true,
            description: "The resource cannot be found.",
            hint: "",
            source: "terraform-provider-huaweicloud, resource_huaweicloud_cae_certificate.go",
        },
        runtime::ErrorCode {
            code: "CAE.01500000",
            status: Some(500),
            not_found: true,
            description: "The resource cannot be found.",
            hint: "",
            source: "terraform-provider-huaweicloud, resource_huaweicloud_cae_component.go, resource_huaweicloud_cae_vpc_egress.go",
        },
        runtime::ErrorCode {
            code: "CAE.01500001",
            status: None,
            not_found: false,
            description: "Invalid parameters.",
            hint: "",
            source: "terraform-provider-huaweicloud, acceptance test of huaweicloud_cae_environment",
        },
        runtime::ErrorCode {
            code: "CAE.01500202",
            status: Some(500),
            not_found: false,
            description: "The action failed.",
            hint: "",
            source: "CAE error codes",
        },
        runtime::ErrorCode {
            code: "CAE.01500401",
            status: Some(500),
            not_found: false,
            description: "The environment could not be created.",
            hint: "",
            source: "CAE error codes",
        },
        runtime::ErrorCode {
            code: "CAE.01500402",
            status: Some(500),
            not_found: false,
            description: "The environment could not be deleted.",
            hint: "",
            source: "CAE error codes",
        },
        runtime::ErrorCode {
            code: "CAE.01500403",
            status: Some(500),
            not_found: false,
            description: "The environment is being deleted.",
            hint: "",
            source: "CAE error codes",
        },
        runtime::ErrorCode {
            code: "CAE.01500501",
            status: Some(500),
            not_found: false,
            description: "The job could not be retried.",
            hint: "",
            source: "CAE error codes",
        },
        runtime::ErrorCode {
            code: "CAE.01501101",
            status: Some(401),
            not_found: false,
            description: "The user's account is restricted.",
            hint: "the credentials are good; the account has to be put in order",
            source: "CAE error codes",
        },
        runtime::ErrorCode {
            code: "CAE.01501102",
            status: Some(401),
            not_found: false,
            description: "The user's account is suspended; only viewing is allowed.",
            hint: "the credentials are good; the account has to be put in order",
            source: "CAE error codes",
        },
        runtime::ErrorCode {
            code: "CAE.01501701",
            status: Some(403),
            not_found: false,
            description: "The account is not real-name authenticated.",
            hint: "complete the real-name authentication of the account",
            source: "CAE error codes",
        },
        runtime::ErrorCode {
            code: "CAE.01501800",
            status: Some(400),
            not_found: false,
            description: "The project in the request URL differs from that of the user token.",
            hint: "give the project id that the token was obtained for",
            source: "CAE error codes",
        },
    ],
    paging: None,
    waiting: Some(runtime::Waiting {
        initial_delay: Some(std::time::Duration::from_secs(5)),
        typical_duration: Some(std::time::Duration::from_secs(480)),
        source: "terraform-provider-huaweicloud, resource_huaweicloud_cae_environment.go (waitForEnvironmentJobComplete; that of a component waits 20 s first), and its acceptance test, where an environment was created in 507 s",
    }),
    deviations: &[
        runtime::Deviation {
            text: "X-Environment-ID is mandatory on the page, but jobs of an environment are answered without it.",
            source: "terraform-provider-huaweicloud, resource_huaweicloud_cae_environment.go (getJobById)",
        },
        runtime::Deviation {
            text: "What does not exist is answered with 400 or 500 instead of 404; only the error code tells.",
            source: "terraform-provider-huaweicloud, resource_huaweicloud_cae_component.go (componentResourceNotFoundCodes)",
        },
    ],
    examples: &[
        runtime::Example {
            description: "Obtain job details.",
            request: Some("GET https://{endpoint}/v1/{project_id}/cae/jobs/{job_id}"),
            status: 200,
            response: r#"{
  "api_version": "v1",
  "kind": "Job",
  "spec": {
    "progress": 0,
    "status": "running",
    "tasks": [
      {
        "index": 1,
        "name": "upgrade",
        "status": "init",
        "detail": "",
        "created_at": "2023-02-16T11:24:07.950175Z",
        "updated_at": "2023-02-16T11:24:07.950175Z"
      }
    ]
  }
}"#,
        },
    ],
    response: || Box::new(ShowJobResponse::default()),
};

static SHOW_JOB_RESPONSE: runtime::Shape = runtime::Shape {
    name: "ShowJobResponse",
    keys: &["api_version", "kind", "spec"],
    aliases: &[],
};

static JOB_SPEC: runtime::Shape = runtime::Shape {
    name: "JobSpec",
    keys: &["progress", "status", "tasks"],
    aliases: &[],
};

static TASK: runtime::Shape = runtime::Shape {
    name: "Task",
    keys: &["index", "name", "status", "detail", "created_at", "updated_at"],
    aliases: &[],
};

static JOB_STATUS: runtime::ValueSet = runtime::ValueSet {
    name: "JobStatus",
    values: &[
        runtime::ListedValue::status("init", runtime::Phase::Pending, "Initializing."),
        runtime::ListedValue::status("running", runtime::Phase::Running, "Running."),
        runtime::ListedValue::status("failed", runtime::Phase::Failed, "Failed."),
        runtime::ListedValue::status("timeout", runtime::Phase::Failed, "Timed out."),
        runtime::ListedValue::status("success", runtime::Phase::Succeeded, "Succeeded."),
        runtime::ListedValue::status("skip", runtime::Phase::Skipped, "Ignored."),
        runtime::ListedValue::status(
            "terminating",
            runtime::Phase::Running,
            "Being stopped by hand.",
        ),
        runtime::ListedValue::status(
            "terminated",
            runtime::Phase::Cancelled,
            "Stopped by hand.",
        ),
    ],
};

static TASK_STATUS: runtime::ValueSet = runtime::ValueSet {
    name: "TaskStatus",
    values: &[
        runtime::ListedValue::status("init", runtime::Phase::Pending, "Initializing."),
        runtime::ListedValue::status("running", runtime::Phase::Running, "Running."),
        runtime::ListedValue::status("failed", runtime::Phase::Failed, "Failed."),
        runtime::ListedValue::status("timeout", runtime::Phase::Failed, "Timed out."),
        runtime::ListedValue::status("success", runtime::Phase::Succeeded, "Succeeded."),
        runtime::ListedValue::status("skip", runtime::Phase::Skipped, "Ignored."),
        runtime::ListedValue::status(
            "terminating",
            runtime::Phase::Running,
            "Being stopped by hand.",
        ),
        runtime::ListedValue::status(
            "terminated",
            runtime::Phase::Cancelled,
            "Stopped by hand.",
        ),
    ],
};

runtime::structures!(ShowJobResponse, JobSpec, Task);
