// Generated from schema/ by `cargo build`. Edit the schema, not this file.

//! Cloud Container Engine: Obtaining Job Details.
//!
//! `GET /api/v2/projects/{project_id}/jobs/{job_id}`
//!
//! This API is used to obtain the details of a job in a specified project.
//!
//! Documented on the page
//! [`api-cce/GetOneJob`](https://support.huaweicloud.com/intl/en-us/api-cce/GetOneJob.html).
//!
//! # Where servers differ from the page
//!
//! - A subjob can lack parts that the page lists: apiVersion, the status object of a subjob that has subjobs of its
//!   own, and the resource ID and name of the innermost ones. Source: chnsz/golangsdk and
//!   opentelekomcloud/gophertelekomcloud, openstack/cce/v3/nodes/testing/fixtures.go (JobOutput), of the v3 API.
//! - Times are Go's own format, as in the page's example. The digits of the fraction vary or are missing, and a
//!   time that is not set can be 0001-01-01 00:00:00 +0000 UTC. Source: Go's time.Time.String, which the example's
//!   form is; not observed.
//!
//! # Status codes
//!
//! - 200, [`V2Job`]
//!
//! # Error codes
//!
//! - `CCE.01404001` (not found): Resource not found.
//! - `CCE.01401001`: Authentication failed.
//! - `CCE.01403001`: Forbidden.
//! - `CCE.01409001`: Conflict.
//! - `CCE.01409002`: Conflict.
//! - `CCE.01429002` with status 429: The resource is locked by another request.
//! - `CCE.01429003` with status 429: The limit of concurrent tasks is reached.
//! - `CCE.02429001` with status 429: The maximum number of requests is reached.

use std::{fmt, marker::PhantomData};
use crate::runtime;

/// Obtaining Job Details.
///
/// This API is used to obtain the details of a job in a specified project.
///
/// Its answer is [`V2Job`].
///
/// ```
/// use huaweicloud_jobs::cce::v2::GetOneJob;
///
/// let request = GetOneJob::builder()
///     .project_id("063a3158b1a34710b36ad208b9497d00")
///     .job_id("e43c6f3b-87e6-11f0-be88-0255ac10003f")
///     .build();
/// # let _ = request;
/// ```
#[derive(Clone)]
pub struct GetOneJob {
    values: [Option<String>; 4],
}

impl GetOneJob {
    /// Starts a request; the builder asks for the mandatory parameters.
    pub fn builder() -> GetOneJobBuilder {
        GetOneJobBuilder {
            values: [const { None }; 4],
            given: PhantomData,
        }
    }
}

impl runtime::Request for GetOneJob {
    type Response = V2Job;

    fn api(&self) -> &'static runtime::Api {
        API
    }

    fn values(&self) -> &[Option<String>] {
        &self.values
    }

    fn response(&self) -> V2Job {
        V2Job::default()
    }
}

impl fmt::Debug for GetOneJob {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        runtime::debug_request(API, &self.values, f)
    }
}

/// Builds a [`GetOneJob`]. Its type parameters say which mandatory parameters were given.
#[must_use]
#[derive(Clone)]
pub struct GetOneJobBuilder<
    HasProjectId = runtime::Missing,
    HasJobId = runtime::Missing,
> {
    values: [Option<String>; 4],
    given: PhantomData<(HasProjectId, HasJobId)>,
}

impl<HasProjectId, HasJobId> GetOneJobBuilder<HasProjectId, HasJobId> {
    /// Project ID. For details about how to obtain the value, see How to Obtain Parameters in the API URI. Options:
    /// Project IDs of the account
    ///
    /// `project_id` in the path, String, mandatory.
    pub fn project_id(
        mut self,
        project_id: impl Into<String>,
    ) -> GetOneJobBuilder<runtime::Given, HasJobId> {
        self.values[0] = Some(project_id.into());
        GetOneJobBuilder {
            values: self.values,
            given: PhantomData,
        }
    }

    /// Job ID. For details about how to obtain the value, see How to Obtain Parameters in the API URI.
    ///
    /// `job_id` in the path, String, mandatory.
    pub fn job_id(
        mut self,
        job_id: impl Into<String>,
    ) -> GetOneJobBuilder<HasProjectId, runtime::Given> {
        self.values[1] = Some(job_id.into());
        GetOneJobBuilder {
            values: self.values,
            given: PhantomData,
        }
    }

    /// The request body type or format. The GET method is not verified. Options are application/json,
    /// application/json;charset=utf-8, application/x-pem-file, and multipart/form-data (only with FormData). (Source:
    /// options from another edition of api-cce/GetOneJob; default from huaweicloud-sdk-go-v3 0.1.188.)
    ///
    /// `Content-Type` in the header, String, `application/json` unless given.
    pub fn content_type(mut self, content_type: impl Into<String>) -> Self {
        self.values[2] = Some(content_type.into());
        self
    }

    /// The request. It compiles once every mandatory parameter was given.
    pub fn build(self) -> GetOneJob
    where
        HasProjectId: given::ProjectIdGiven,
        HasJobId: given::JobIdGiven,
    {
        GetOneJob { values: self.values }
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

/// `V2Job` of the page's tables.
#[derive(Clone, Default, PartialEq)]
pub struct V2Job {
    /// API type.
    ///
    /// Default: Job.
    pub kind: Option<String>,
    /// API version.
    ///
    /// Default: v2.
    pub api_version: Option<String>,
    /// Job metadata.
    pub metadata: Option<V2JobTypeObject>,
    /// Job details.
    pub spec: Option<V2JobSpec>,
    /// Job status.
    pub status: Option<V2JobStatus>,
}

impl runtime::Structure for V2Job {
    #[inline]
    fn shape(&self) -> &'static runtime::Shape {
        &V2_JOB
    }

    #[inline]
    fn slot(&mut self, field: usize) -> runtime::Slot<'_> {
        match field {
            0 => runtime::Item::slot(&mut self.kind),
            1 => runtime::Item::slot(&mut self.api_version),
            2 => runtime::Item::slot(&mut self.metadata),
            3 => runtime::Item::slot(&mut self.spec),
            4 => runtime::Item::slot(&mut self.status),
            _ => runtime::Slot::Nowhere,
        }
    }

    #[inline]
    fn value(&self, field: usize) -> runtime::Value<'_> {
        match field {
            0 => runtime::Value::of(&self.kind),
            1 => runtime::Value::of(&self.api_version),
            2 => runtime::Value::of(&self.metadata),
            3 => runtime::Value::of(&self.spec),
            4 => runtime::Value::of(&self.status),
            _ => runtime::Value::Absent,
        }
    }
}

/// `V2JobSpec` of the page's tables.
#[derive(Clone, Default, PartialEq)]
pub struct V2JobSpec {
    /// Job type.
    pub r#type: Option<String>,
    /// Cluster ID.
    pub clusteruid: Option<String>,
    /// Resource ID.
    pub resourceid: Option<String>,
    /// Resource name.
    pub resourcename: Option<String>,
    /// Job scale-out parameters.
    pub extendparam: Option<runtime::Map<String>>,
    /// Subjob details list.
    pub subjobs: Option<Vec<V2Job>>,
}

impl runtime::Structure for V2JobSpec {
    #[inline]
    fn shape(&self) -> &'static runtime::Shape {
        &V2_JOB_SPEC
    }

    #[inline]
    fn slot(&mut self, field: usize) -> runtime::Slot<'_> {
        match field {
            0 => runtime::Item::slot(&mut self.r#type),
            1 => runtime::Item::slot(&mut self.clusteruid),
            2 => runtime::Item::slot(&mut self.resourceid),
            3 => runtime::Item::slot(&mut self.resourcename),
            4 => runtime::Item::slot(&mut self.extendparam),
            5 => runtime::Item::slot(&mut self.subjobs),
            _ => runtime::Slot::Nowhere,
        }
    }

    #[inline]
    fn value(&self, field: usize) -> runtime::Value<'_> {
        match field {
            0 => runtime::Value::of(&self.r#type),
            1 => runtime::Value::of(&self.clusteruid),
            2 => runtime::Value::of(&self.resourceid),
            3 => runtime::Value::of(&self.resourcename),
            4 => runtime::Value::of(&self.extendparam),
            5 => runtime::Value::of(&self.subjobs),
            _ => runtime::Value::Absent,
        }
    }
}

/// `V2JobTypeObject` of the page's tables.
#[derive(Clone, Default, PartialEq)]
pub struct V2JobTypeObject {
    /// Job UUID.
    pub uid: Option<String>,
    /// Job creation time.
    pub creation_timestamp: Option<runtime::Time>,
    /// Last update time of a job.
    pub update_timestamp: Option<runtime::Time>,
}

impl runtime::Structure for V2JobTypeObject {
    #[inline]
    fn shape(&self) -> &'static runtime::Shape {
        &V2_JOB_TYPE_OBJECT
    }

    #[inline]
    fn slot(&mut self, field: usize) -> runtime::Slot<'_> {
        match field {
            0 => runtime::Item::slot(&mut self.uid),
            1 => runtime::Item::slot(&mut self.creation_timestamp),
            2 => runtime::Item::slot(&mut self.update_timestamp),
            _ => runtime::Slot::Nowhere,
        }
    }

    #[inline]
    fn value(&self, field: usize) -> runtime::Value<'_> {
        match field {
            0 => runtime::Value::of(&self.uid),
            1 => runtime::Value::of(&self.creation_timestamp),
            2 => runtime::Value::of(&self.update_timestamp),
            _ => runtime::Value::Absent,
        }
    }
}

/// `V2JobStatus` of the page's tables.
#[derive(Clone, Default, PartialEq)]
pub struct V2JobStatus {
    /// Job status.
    pub status: Option<JobStatus>,
    /// Cause of a job execution failure.
    pub reason: Option<String>,
    /// Job completion time.
    pub completion_time: Option<runtime::Time>,
}

impl runtime::Structure for V2JobStatus {
    #[inline]
    fn shape(&self) -> &'static runtime::Shape {
        &V2_JOB_STATUS
    }

    #[inline]
    fn slot(&mut self, field: usize) -> runtime::Slot<'_> {
        match field {
            0 => runtime::Item::slot(&mut self.status),
            1 => runtime::Item::slot(&mut self.reason),
            2 => runtime::Item::slot(&mut self.completion_time),
            _ => runtime::Slot::Nowhere,
        }
    }

    #[inline]
    fn value(&self, field: usize) -> runtime::Value<'_> {
        match field {
            0 => runtime::Value::of(&self.status),
            1 => runtime::Value::of(&self.reason),
            2 => runtime::Value::of(&self.completion_time),
            _ => runtime::Value::Absent,
        }
    }
}

impl V2Job {
    /// The job in this answer, as every service's can be read.
    pub fn job(&self) -> runtime::Job {
        runtime::view(self, &API.job)
    }
}

/// Job status.
///
/// Source: huaweicloud-sdk-go-v3 0.1.188, services/cce/v3/model/model\_v2\_job\_status.go; the page's range is
/// lost.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum JobStatus {
    /// `Initializing` (pending): The job is not executed yet.
    Initializing,
    /// `Running` (running): The job is being executed.
    Running,
    /// `Failed` (failed): The job failed.
    Failed,
    /// `Success` (succeeded): The job succeeded.
    Success,
    /// A value that is not documented, as sent.
    Unrecognized(String),
}

impl JobStatus {
    /// The value as the service spells it.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Initializing => "Initializing",
            Self::Running => "Running",
            Self::Failed => "Failed",
            Self::Success => "Success",
            Self::Unrecognized(word) => word,
        }
    }

    /// Where a job with this status stands.
    pub fn phase(&self) -> runtime::Phase {
        match self {
            Self::Initializing => runtime::Phase::Pending,
            Self::Running => runtime::Phase::Running,
            Self::Failed => runtime::Phase::Failed,
            Self::Success => runtime::Phase::Succeeded,
            Self::Unrecognized(_) => runtime::Phase::Unknown,
        }
    }
}

impl From<&str> for JobStatus {
    fn from(word: &str) -> Self {
        match word {
            "Initializing" => Self::Initializing,
            "Running" => Self::Running,
            "Failed" => Self::Failed,
            "Success" => Self::Success,
            word => Self::Unrecognized(word.to_owned()),
        }
    }
}

runtime::enumerated!(JobStatus, JOB_STATUS, text);

/// What the page says of this API.
pub const API: &runtime::Api = &runtime::Api {
    id: "cce/v2/get_one_job",
    title: "Obtaining Job Details",
    service: "Cloud Container Engine",
    operation: "GetOneJob",
    function: "This API is used to obtain the details of a job in a specified project.",
    method: "GET",
    uri: "/api/v2/projects/{project_id}/jobs/{job_id}",
    endpoint: "https://cce.{region}.myhuaweicloud.com",
    hosts: crate::cce::HOSTS,
    identity: Some(crate::iam::HOSTS),
    document: runtime::Document {
        page: "api-cce/GetOneJob",
        url: "https://support.huaweicloud.com/intl/en-us/api-cce/GetOneJob.html",
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
            description: "Project ID. For details about how to obtain the value, see How to Obtain Parameters in the API URI. Options: Project IDs of the account",
            values: None,
            example: Some("063a3158b1a34710b36ad208b9497d00"),
        },
        runtime::Parameter {
            name: "job_id",
            place: runtime::Place::Path,
            kind: "String",
            need: runtime::Need::Mandatory,
            description: "Job ID. For details about how to obtain the value, see How to Obtain Parameters in the API URI.",
            values: None,
            example: Some("e43c6f3b-87e6-11f0-be88-0255ac10003f"),
        },
        runtime::Parameter {
            name: "Content-Type",
            place: runtime::Place::Header,
            kind: "String",
            need: runtime::Need::Default("application/json"),
            description: "The request body type or format. The GET method is not verified. Options are application/json, application/json;charset=utf-8, application/x-pem-file, and multipart/form-data (only with FormData). (Source: options from another edition of api-cce/GetOneJob; default from huaweicloud-sdk-go-v3 0.1.188.)",
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
            description: "Requests for calling an API can be authenticated using either a token or AK/SK. If token-based authentication is used, this parameter is mandatory and must be set to a user token. For details, see Obtaining a User Token.",
            values: None,
            example: None,
        },
    ],
    responses: &[
        runtime::ResponseCode {
            code: 200,
            description: "",
            body: Some("V2Job"),
        },
    ],
    job: runtime::JobMap {
        id: "metadata.uid",
        name: "spec.resourcename",
        kind: "spec.type",
        message: "status.reason",
        started: "metadata.creationTimestamp",
        updated: "metadata.updateTimestamp",
        ended: "status.completionTime",
        tasks: Some(runtime::TasksMap {
            each: "spec.subjobs",
            map: Some(
                &runtime::JobMap {
                    id: "metadata.uid",
                    name: "spec.resourcename",
                    kind: "spec.type",
                    message: "status.reason",
                    started: "metadata.creationTimestamp",
                    updated: "metadata.updateTimestamp",
                    ended: "status.completionTime",
                    tasks: Some(runtime::TasksMap {
                        each: "spec.subjobs",
                        map: None,
                    }),
                    ..runtime::JobMap::new("status.status", &JOB_STATUS)
                },
            ),
        }),
        ..runtime::JobMap::new("status.status", &JOB_STATUS)
    },
    errors: &[
        runtime::ErrorCode {
            code: "CCE.01404001",
            status: None,
            not_found: true,
            description: "Resource not found.",
            hint: "",
            source: "api-cce/ErrorCode",
        },
        runtime::ErrorCode {
            code: "CCE.01401001",
            status: None,
            not_found: false,
            description: "Authentication failed.",
            hint: "",
            source: "api-cce/ErrorCode",
        },
        runtime::ErrorCode {
            code: "CCE.01403001",
            status: None,
            not_found: false,
            description: "Forbidden.",
            hint: "",
            source: "api-cce/ErrorCode",
        },
        runtime::ErrorCode {
            code: "CCE.01409001",
            status: None,
            not_found: false,
            description: "Conflict.",
            hint: "",
            source: "api-cce/ErrorCode",
        },
        runtime::ErrorCode {
            code: "CCE.01409002",
            status: None,
            not_found: false,
            description: "Conflict.",
            hint: "",
            source: "api-cce/ErrorCode",
        },
        runtime::ErrorCode {
            code: "CCE.01429002",
            status: Some(429),
            not_found: false,
            description: "The resource is locked by another request.",
            hint: "",
            source: "api-cce/ErrorCode",
        },
        runtime::ErrorCode {
            code: "CCE.01429003",
            status: Some(429),
            not_found: false,
            description: "The limit of concurrent tasks is reached.",
            hint: "",
            source: "api-cce/ErrorCode",
        },
        runtime::ErrorCode {
            code: "CCE.02429001",
            status: Some(429),
            not_found: false,
            description: "The maximum number of requests is reached.",
            hint: "",
            source: "api-cce/ErrorCode",
        },
    ],
    paging: None,
    waiting: None,
    deviations: &[
        runtime::Deviation {
            text: "A subjob can lack parts that the page lists: apiVersion, the status object of a subjob that has subjobs of its own, and the resource ID and name of the innermost ones.",
            source: "chnsz/golangsdk and opentelekomcloud/gophertelekomcloud, openstack/cce/v3/nodes/testing/fixtures.go (JobOutput), of the v3 API",
        },
        runtime::Deviation {
            text: "Times are Go's own format, as in the page's example. The digits of the fraction vary or are missing, and a time that is not set can be 0001-01-01 00:00:00 +0000 UTC.",
            source: "Go's time.Time.String, which the example's form is; not observed",
        },
    ],
    examples: &[
        runtime::Example {
            description: "Status code: 200",
            request: None,
            status: 200,
            response: r#"{
  "kind": "Job",
  "apiVersion": "v2",
  "metadata": {
    "uid": "e43c6f3b-87e6-11f0-be88-0255ac10003f",
    "creationTimestamp": "2025-09-02 10:23:38.987955 +0000 UTC",
    "updateTimestamp": "2025-09-02 11:26:03.218087 +0000 UTC"
  },
  "spec": {
    "type": "ScaleupCluster",
    "clusteruid": "7ec8b73d-83db-11f0-8baa-0255ac10003e",
    "resourceid": "3b4410fa-87e6-11f0-be88-0255ac10003f",
    "resourcename": "node-iv28j9",
    "extendparam": {
      "claimrollback": "true",
      "node.zone": "cn-north-7c",
      "nodepooluid": "",
      "orderID": "CS25090218238EI5V",
      "v3-scaleup": "true"
    }
  },
  "status": {
    "status": "Failed",
    "reason": "Something bad happened at server, recycle resource",
    "completionTime": "2025-09-02 11:26:03.218087 +0000 UTC"
  }
}"#,
        },
    ],
    response: || Box::new(V2Job::default()),
};

static V2_JOB: runtime::Shape = runtime::Shape {
    name: "V2Job",
    keys: &["kind", "apiVersion", "metadata", "spec", "status"],
    aliases: &[],
};

static V2_JOB_SPEC: runtime::Shape = runtime::Shape {
    name: "V2JobSpec",
    keys: &[
        "type",
        "clusteruid",
        "resourceid",
        "resourcename",
        "extendparam",
        "subjobs",
    ],
    aliases: &[],
};

static V2_JOB_TYPE_OBJECT: runtime::Shape = runtime::Shape {
    name: "V2JobTypeObject",
    keys: &["uid", "creationTimestamp", "updateTimestamp"],
    aliases: &[],
};

static V2_JOB_STATUS: runtime::Shape = runtime::Shape {
    name: "V2JobStatus",
    keys: &["status", "reason", "completionTime"],
    aliases: &[],
};

static JOB_STATUS: runtime::ValueSet = runtime::ValueSet {
    name: "JobStatus",
    values: &[
        runtime::ListedValue::status(
            "Initializing",
            runtime::Phase::Pending,
            "The job is not executed yet.",
        ),
        runtime::ListedValue::status(
            "Running",
            runtime::Phase::Running,
            "The job is being executed.",
        ),
        runtime::ListedValue::status(
            "Failed",
            runtime::Phase::Failed,
            "The job failed.",
        ),
        runtime::ListedValue::status(
            "Success",
            runtime::Phase::Succeeded,
            "The job succeeded.",
        ),
    ],
};

runtime::structures!(V2Job, V2JobSpec, V2JobTypeObject, V2JobStatus);
