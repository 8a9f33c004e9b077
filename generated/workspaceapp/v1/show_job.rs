// Generated from schema/ by `cargo build`. Edit the schema, not this file.

//! Workspace Application Streaming: Querying Task Execution Statuses (discarded).
//!
//! `GET /v1/{project_id}/job/{job_id}`
//!
//! Queries the job execution status. job\_id, which is returned after the creation of an Application Streaming
//! server starts, can be used for querying the job execution status.
//!
//! Documented on the page
//! [`api-workspace/ShowJob_0`](https://support.huaweicloud.com/intl/en-us/api-workspace/ShowJob_0.html).
//!
//! **Deprecated.** The title of the page says "(discarded)". Use ShowJobDetail, GET
//! /v2/{project\_id}/job/{job\_id} instead.
//!
//! # Permissions
//!
//! - `workspace:jobs:get` (Read)
//!
//! # Where servers differ from the page
//!
//! - A time that is not set yet can be an empty text, as execute\_code and execute\_message are in the page's
//!   example. Source: terraform-provider-huaweicloud issue 1944, of the job API of Elastic Cloud Server; not
//!   observed here.
//! - The description of extend\_params speaks of a key, but the field is free text. Source: huaweicloud-sdk-go-v3
//!   0.1.188, services/workspaceapp/v1/model/model\_job\_resource\_info.go.
//!
//! # Status codes
//!
//! - 200, [`ShowJobResponse`]: Response to a successful request.
//! - 400, [`ErrorResponse`]: The request cannot be understood by the server due to malformed syntax.
//! - 401, [`ErrorResponse`]: Authentication failed.
//! - 403, [`ErrorResponse`]: Permissions required.
//! - 404, [`ErrorResponse`]: Resources not found.
//! - 405, [`ErrorResponse`]: The method specified in the request is not allowed.
//! - 500, [`ErrorResponse`]: An internal service error occurred. For details, see the error code description.
//! - 503, [`ErrorResponse`]: Service unavailable.
//!
//! # Error codes
//!
//! - `WKS.0001` with status 400: The pool does not exist.
//! - `WKS.00010099`: The service is disabled.

#![allow(deprecated, reason = "the page discards this API; so does its request type")]
use std::{fmt, marker::PhantomData};
use crate::runtime;

/// Querying Task Execution Statuses (discarded).
///
/// Queries the job execution status. job\_id, which is returned after the creation of an Application Streaming
/// server starts, can be used for querying the job execution status.
///
/// Its answer is [`ShowJobResponse`].
///
/// ```
/// # #![allow(deprecated)]
/// use huaweicloud_jobs::workspaceapp::v1::ShowJob;
///
/// let request = ShowJob::builder()
///     .project_id("29dfe82ada564ac2b927e1ff036d9a9b")
///     .job_id("575768277444198400")
///     .build();
/// # let _ = request;
/// ```
#[deprecated(
    note = "The title of the page says \"(discarded)\". Use ShowJobDetail, GET /v2/{project_id}/job/{job_id} instead."
)]
#[derive(Clone)]
pub struct ShowJob {
    values: [Option<String>; 3],
}

impl ShowJob {
    /// Starts a request; the builder asks for the mandatory parameters.
    pub fn builder() -> ShowJobBuilder {
        ShowJobBuilder {
            values: [const { None }; 3],
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
pub struct ShowJobBuilder<HasProjectId = runtime::Missing, HasJobId = runtime::Missing> {
    values: [Option<String>; 3],
    given: PhantomData<(HasProjectId, HasJobId)>,
}

impl<HasProjectId, HasJobId> ShowJobBuilder<HasProjectId, HasJobId> {
    /// Unique ID of a project
    ///
    /// `project_id` in the path, String, mandatory.
    pub fn project_id(
        mut self,
        project_id: impl Into<String>,
    ) -> ShowJobBuilder<runtime::Given, HasJobId> {
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
    ) -> ShowJobBuilder<HasProjectId, runtime::Given> {
        self.values[1] = Some(job_id.into());
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
}

/// `ShowJobResponse` of the page's tables.
#[derive(Clone, Default, PartialEq)]
pub struct ShowJobResponse {
    /// Job details.
    pub job: Option<JobDetail>,
}

impl runtime::Structure for ShowJobResponse {
    #[inline]
    fn shape(&self) -> &'static runtime::Shape {
        &SHOW_JOB_RESPONSE
    }

    #[inline]
    fn slot(&mut self, field: usize) -> runtime::Slot<'_> {
        match field {
            0 => runtime::Item::slot(&mut self.job),
            _ => runtime::Slot::Nowhere,
        }
    }

    #[inline]
    fn value(&self, field: usize) -> runtime::Value<'_> {
        match field {
            0 => runtime::Value::of(&self.job),
            _ => runtime::Value::Absent,
        }
    }
}

/// `JobDetail` of the page's tables.
#[derive(Clone, Default, PartialEq)]
pub struct JobDetail {
    /// Job ID.
    pub job_id: Option<String>,
    /// Task type. The value is fixed to 1.
    pub job_type: Option<i64>,
    /// Task execution status.
    pub job_status: Option<JobStatus>,
    /// Subjob information.
    pub sub_jobs: Option<Vec<SubJobInfo>>,
    /// Start time for handling a job.
    pub begin_time: Option<runtime::Time>,
    /// End time for handling a job.
    pub end_time: Option<runtime::Time>,
    /// Estimated job processing end time of the cloud service. This parameter is valid only for jobs.
    pub expected_end_time: Option<runtime::Time>,
    /// Result code for job execution.
    pub execute_code: Option<String>,
    /// Description of the execution result of the job and subjobs.
    pub execute_message: Option<String>,
}

impl runtime::Structure for JobDetail {
    #[inline]
    fn shape(&self) -> &'static runtime::Shape {
        &JOB_DETAIL
    }

    #[inline]
    fn slot(&mut self, field: usize) -> runtime::Slot<'_> {
        match field {
            0 => runtime::Item::slot(&mut self.job_id),
            1 => runtime::Item::slot(&mut self.job_type),
            2 => runtime::Item::slot(&mut self.job_status),
            3 => runtime::Item::slot(&mut self.sub_jobs),
            4 => runtime::Item::slot(&mut self.begin_time),
            5 => runtime::Item::slot(&mut self.end_time),
            6 => runtime::Item::slot(&mut self.expected_end_time),
            7 => runtime::Item::slot(&mut self.execute_code),
            8 => runtime::Item::slot(&mut self.execute_message),
            _ => runtime::Slot::Nowhere,
        }
    }

    #[inline]
    fn value(&self, field: usize) -> runtime::Value<'_> {
        match field {
            0 => runtime::Value::of(&self.job_id),
            1 => runtime::Value::of(&self.job_type),
            2 => runtime::Value::of(&self.job_status),
            3 => runtime::Value::of(&self.sub_jobs),
            4 => runtime::Value::of(&self.begin_time),
            5 => runtime::Value::of(&self.end_time),
            6 => runtime::Value::of(&self.expected_end_time),
            7 => runtime::Value::of(&self.execute_code),
            8 => runtime::Value::of(&self.execute_message),
            _ => runtime::Value::Absent,
        }
    }
}

/// `SubJobInfo` of the page's tables.
#[derive(Clone, Default, PartialEq)]
pub struct SubJobInfo {
    /// Subjob ID.
    pub job_id: Option<String>,
    /// Job type. The value is fixed to 2, indicating a subjob.
    ///
    /// Fixed value: 2.
    pub job_type: Option<i64>,
    /// Job status.
    pub job_status: Option<SubJobStatus>,
    /// The cloud service/resource object to be processed in a subjob. This field is mandatory for object creation and
    /// specification change, and optional for scenarios such as freezing, unfreezing, and deletion.
    pub entities: Option<Vec<JobResourceInfo>>,
    /// Job start time.
    pub begin_time: Option<runtime::Time>,
    /// Job end time.
    pub end_time: Option<runtime::Time>,
    /// Estimated job processing end time of the cloud service. This parameter is valid only for jobs.
    pub expected_end_time: Option<runtime::Time>,
    /// Result code for job execution.
    pub execute_code: Option<String>,
    /// Description of the execution result of the job and subjobs.
    pub execute_message: Option<String>,
}

impl runtime::Structure for SubJobInfo {
    #[inline]
    fn shape(&self) -> &'static runtime::Shape {
        &SUB_JOB_INFO
    }

    #[inline]
    fn slot(&mut self, field: usize) -> runtime::Slot<'_> {
        match field {
            0 => runtime::Item::slot(&mut self.job_id),
            1 => runtime::Item::slot(&mut self.job_type),
            2 => runtime::Item::slot(&mut self.job_status),
            3 => runtime::Item::slot(&mut self.entities),
            4 => runtime::Item::slot(&mut self.begin_time),
            5 => runtime::Item::slot(&mut self.end_time),
            6 => runtime::Item::slot(&mut self.expected_end_time),
            7 => runtime::Item::slot(&mut self.execute_code),
            8 => runtime::Item::slot(&mut self.execute_message),
            _ => runtime::Slot::Nowhere,
        }
    }

    #[inline]
    fn value(&self, field: usize) -> runtime::Value<'_> {
        match field {
            0 => runtime::Value::of(&self.job_id),
            1 => runtime::Value::of(&self.job_type),
            2 => runtime::Value::of(&self.job_status),
            3 => runtime::Value::of(&self.entities),
            4 => runtime::Value::of(&self.begin_time),
            5 => runtime::Value::of(&self.end_time),
            6 => runtime::Value::of(&self.expected_end_time),
            7 => runtime::Value::of(&self.execute_code),
            8 => runtime::Value::of(&self.execute_message),
            _ => runtime::Value::Absent,
        }
    }
}

/// `JobResourceInfo` of the page's tables.
#[derive(Clone, Default, PartialEq)]
pub struct JobResourceInfo {
    /// Resource instance ID is displayed on the cloud service console. The value is globally unique and cannot be
    /// changed. The value contains up to 64 characters. Note: In specification change scenarios (including upgrading
    /// and downgrading), only the specifications are adjusted. Other information (such as resource ID and resource
    /// name) and running service data of the resource instance remain unchanged.
    pub resource_id: Option<String>,
    /// Resource name. This field is mandatory in the scenario where a resource is created or a new resource name is
    /// available.
    pub resource_name: Option<String>,
    /// Cloud service type code. This field is mandatory in new purchase and specification change scenarios.
    pub cloud_service_type: Option<CloudServiceType>,
    /// Resource type code. This parameter is mandatory in new purchase and specification change scenarios.
    pub resource_type: Option<ResourceType>,
    /// Resource specification code. This field is mandatory in new purchase and specification change scenarios.
    pub resource_spec_code: Option<String>,
    /// Type of the specification that needs to be displayed and used for operations. Use multiple key-value pairs to
    /// specify different specification types. For example, the bandwidth can be shared or exclusive
    /// (shareable:true/false), and a disk can be system disk or data disk (root:true/false). This field is mandatory
    /// for shared bandwidth and shared disk setting.
    pub spec_type: Option<runtime::Map<runtime::Json>>,
    /// Specification size, such as the bandwidth and data disk size.
    pub spec_size: Option<f64>,
    /// specSize unit code, for example, GB and M. This field is mandatory when specSize is set.
    pub measure: Option<i64>,
    /// Processing time.
    pub processed_time: Option<runtime::Time>,
    /// Whether the resource specified by resourceId is a primary resource. This parameter is used only in service
    /// enabling scenario.
    pub is_main_resource: Option<MainResource>,
    /// Primary resource specified by resourceId. Primary resource to which the resource is attached, bound, included,
    /// or associated. For example, the primary resource of an IP address or a data disk can be a cloud server. If
    /// resourceId is attached to multiple resources, there will be multiple primary resources. For example, a shared
    /// disk is mounted to multiple cloud servers. If no primary resource is associated, leave this field empty, for
    /// example, when a data disk is not mounted to any cloud server.
    pub main_resources: Option<Vec<RelativeResource>>,
    /// expireTime: expiration time, used for Domain Name Service (DNS). UTC time. Format: yyyy-MM-ddTHH:mm:ssZ.
    /// Example: 2016-06-28T00:00:00Z.
    pub extend_params: Option<String>,
    /// This field is used only for ECS or BMS OS change. The resource ID changes with the cloud server OS. Enter the
    /// resource ID that was used before the change. This field is invalid if the resource ID does not change.
    pub old_resource_id: Option<String>,
    /// This field is used only for ECS or BMS OS change. Specifically, the cloud service type code changes with the
    /// cloud server OS. Enter the cloud service type code that was used before the change. This field is invalid if
    /// the cloud service type does not change.
    pub old_cloud_service_type: Option<String>,
    /// This parameter is used only for ECS or BMS OS change. The resource type code changes with the cloud server OS.
    /// Enter the old resource type code before the change. This field does not exist if the resource type does not
    /// change.
    pub old_resource_type: Option<String>,
}

impl runtime::Structure for JobResourceInfo {
    #[inline]
    fn shape(&self) -> &'static runtime::Shape {
        &JOB_RESOURCE_INFO
    }

    #[inline]
    fn slot(&mut self, field: usize) -> runtime::Slot<'_> {
        match field {
            0 => runtime::Item::slot(&mut self.resource_id),
            1 => runtime::Item::slot(&mut self.resource_name),
            2 => runtime::Item::slot(&mut self.cloud_service_type),
            3 => runtime::Item::slot(&mut self.resource_type),
            4 => runtime::Item::slot(&mut self.resource_spec_code),
            5 => runtime::Item::slot(&mut self.spec_type),
            6 => runtime::Item::slot(&mut self.spec_size),
            7 => runtime::Item::slot(&mut self.measure),
            8 => runtime::Item::slot(&mut self.processed_time),
            9 => runtime::Item::slot(&mut self.is_main_resource),
            10 => runtime::Item::slot(&mut self.main_resources),
            11 => runtime::Item::slot(&mut self.extend_params),
            12 => runtime::Item::slot(&mut self.old_resource_id),
            13 => runtime::Item::slot(&mut self.old_cloud_service_type),
            14 => runtime::Item::slot(&mut self.old_resource_type),
            _ => runtime::Slot::Nowhere,
        }
    }

    #[inline]
    fn value(&self, field: usize) -> runtime::Value<'_> {
        match field {
            0 => runtime::Value::of(&self.resource_id),
            1 => runtime::Value::of(&self.resource_name),
            2 => runtime::Value::of(&self.cloud_service_type),
            3 => runtime::Value::of(&self.resource_type),
            4 => runtime::Value::of(&self.resource_spec_code),
            5 => runtime::Value::of(&self.spec_type),
            6 => runtime::Value::of(&self.spec_size),
            7 => runtime::Value::of(&self.measure),
            8 => runtime::Value::of(&self.processed_time),
            9 => runtime::Value::of(&self.is_main_resource),
            10 => runtime::Value::of(&self.main_resources),
            11 => runtime::Value::of(&self.extend_params),
            12 => runtime::Value::of(&self.old_resource_id),
            13 => runtime::Value::of(&self.old_cloud_service_type),
            14 => runtime::Value::of(&self.old_resource_type),
            _ => runtime::Value::Absent,
        }
    }
}

/// A resource to which the resource is attached or bound.
///
/// Not on the page; from huaweicloudsdkworkspaceapp 3.1.219 (Python), v1/model/relative\_resource.py; the page's
/// table is lost.
#[derive(Clone, Default, PartialEq)]
pub struct RelativeResource {
    /// ID of the associated resource.
    pub relative_resource_id: Option<String>,
    /// Name of the associated resource; an empty text if it has none.
    pub relative_resource_name: Option<String>,
    /// How the two resources are associated.
    ///
    /// Default: 0.
    pub relative_type: Option<RelativeType>,
    /// Cloud service type it depends on, such as hws.service.type.ec2.
    pub relative_cloud_service_type: Option<String>,
    /// Resource type it depends on, such as hws.resource.type.vm.
    pub relative_resource_type: Option<String>,
    /// Further information, as key:value.
    pub extend_params: Option<String>,
}

impl runtime::Structure for RelativeResource {
    #[inline]
    fn shape(&self) -> &'static runtime::Shape {
        &RELATIVE_RESOURCE
    }

    #[inline]
    fn slot(&mut self, field: usize) -> runtime::Slot<'_> {
        match field {
            0 => runtime::Item::slot(&mut self.relative_resource_id),
            1 => runtime::Item::slot(&mut self.relative_resource_name),
            2 => runtime::Item::slot(&mut self.relative_type),
            3 => runtime::Item::slot(&mut self.relative_cloud_service_type),
            4 => runtime::Item::slot(&mut self.relative_resource_type),
            5 => runtime::Item::slot(&mut self.extend_params),
            _ => runtime::Slot::Nowhere,
        }
    }

    #[inline]
    fn value(&self, field: usize) -> runtime::Value<'_> {
        match field {
            0 => runtime::Value::of(&self.relative_resource_id),
            1 => runtime::Value::of(&self.relative_resource_name),
            2 => runtime::Value::of(&self.relative_type),
            3 => runtime::Value::of(&self.relative_cloud_service_type),
            4 => runtime::Value::of(&self.relative_resource_type),
            5 => runtime::Value::of(&self.extend_params),
            _ => runtime::Value::Absent,
        }
    }
}

/// `ErrorResponse` of the page's tables.
#[derive(Clone, Default, PartialEq)]
pub struct ErrorResponse {
    /// Error code, which is returned upon failure.
    pub error_code: Option<String>,
    /// Error message.
    pub error_msg: Option<String>,
}

impl runtime::Structure for ErrorResponse {
    #[inline]
    fn shape(&self) -> &'static runtime::Shape {
        &ERROR_RESPONSE
    }

    #[inline]
    fn slot(&mut self, field: usize) -> runtime::Slot<'_> {
        match field {
            0 => runtime::Item::slot(&mut self.error_code),
            1 => runtime::Item::slot(&mut self.error_msg),
            _ => runtime::Slot::Nowhere,
        }
    }

    #[inline]
    fn value(&self, field: usize) -> runtime::Value<'_> {
        match field {
            0 => runtime::Value::of(&self.error_code),
            1 => runtime::Value::of(&self.error_msg),
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

/// Task execution status.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum JobStatus {
    /// `0` (failed): Failed (If a subscription fails, CBC refunds the fee to the customer after confirming the
    /// subscription status. If a change fails, an O\&M service ticket is generated, and the fee will not be refunded
    /// to the customer.).
    Failed,
    /// `1` (succeeded): Successful (Request handling succeeded.).
    Succeeded,
    /// `2` (running): Handling.
    Handling,
    /// `3` (pending): Initializing.
    Initializing,
    /// A value that is not documented, as sent.
    Unrecognized(i64),
}

impl JobStatus {
    /// The number that the service sends.
    pub fn code(&self) -> i64 {
        match self {
            Self::Failed => 0,
            Self::Succeeded => 1,
            Self::Handling => 2,
            Self::Initializing => 3,
            Self::Unrecognized(word) => *word,
        }
    }

    /// Where a job with this status stands.
    pub fn phase(&self) -> runtime::Phase {
        match self {
            Self::Failed => runtime::Phase::Failed,
            Self::Succeeded => runtime::Phase::Succeeded,
            Self::Handling => runtime::Phase::Running,
            Self::Initializing => runtime::Phase::Pending,
            Self::Unrecognized(_) => runtime::Phase::Unknown,
        }
    }
}

impl From<i64> for JobStatus {
    fn from(word: i64) -> Self {
        match word {
            0 => Self::Failed,
            1 => Self::Succeeded,
            2 => Self::Handling,
            3 => Self::Initializing,
            word => Self::Unrecognized(word),
        }
    }
}

runtime::enumerated!(JobStatus, JOB_STATUS, integer);

/// Job status.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum SubJobStatus {
    /// `0` (failed): Failed.
    Failed,
    /// `1` (succeeded): Successful.
    Succeeded,
    /// `2` (running): Processing.
    Processing,
    /// `3` (pending): Initializing.
    Initializing,
    /// A value that is not documented, as sent.
    Unrecognized(i64),
}

impl SubJobStatus {
    /// The number that the service sends.
    pub fn code(&self) -> i64 {
        match self {
            Self::Failed => 0,
            Self::Succeeded => 1,
            Self::Processing => 2,
            Self::Initializing => 3,
            Self::Unrecognized(word) => *word,
        }
    }

    /// Where a job with this status stands.
    pub fn phase(&self) -> runtime::Phase {
        match self {
            Self::Failed => runtime::Phase::Failed,
            Self::Succeeded => runtime::Phase::Succeeded,
            Self::Processing => runtime::Phase::Running,
            Self::Initializing => runtime::Phase::Pending,
            Self::Unrecognized(_) => runtime::Phase::Unknown,
        }
    }
}

impl From<i64> for SubJobStatus {
    fn from(word: i64) -> Self {
        match word {
            0 => Self::Failed,
            1 => Self::Succeeded,
            2 => Self::Processing,
            3 => Self::Initializing,
            word => Self::Unrecognized(word),
        }
    }
}

runtime::enumerated!(SubJobStatus, SUB_JOB_STATUS, integer);

/// Cloud service type code.
///
/// Source: huaweicloud-sdk-go-v3 0.1.188, services/workspaceapp/v1/model/model\_job\_resource\_info.go.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum CloudServiceType {
    /// `hws.service.type.vdi`.
    HwsServiceTypeVdi,
    /// `hws.service.type.marketplace`.
    HwsServiceTypeMarketplace,
    /// A value that is not documented, as sent.
    Unrecognized(String),
}

impl CloudServiceType {
    /// The value as the service spells it.
    pub fn as_str(&self) -> &str {
        match self {
            Self::HwsServiceTypeVdi => "hws.service.type.vdi",
            Self::HwsServiceTypeMarketplace => "hws.service.type.marketplace",
            Self::Unrecognized(word) => word,
        }
    }
}

impl From<&str> for CloudServiceType {
    fn from(word: &str) -> Self {
        match word {
            "hws.service.type.vdi" => Self::HwsServiceTypeVdi,
            "hws.service.type.marketplace" => Self::HwsServiceTypeMarketplace,
            word => Self::Unrecognized(word.to_owned()),
        }
    }
}

runtime::enumerated!(CloudServiceType, CLOUD_SERVICE_TYPE, text);

/// Resource type code.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum ResourceType {
    /// `hws.resource.type.workspace.volume`: Workspace desktop disk.
    HwsResourceTypeWorkspaceVolume,
    /// `hws.resource.type.workspace.desktop`: Workspace desktop.
    HwsResourceTypeWorkspaceDesktop,
    /// `hws.resource.type.workspace.appstream`: Workspace Application Streaming.
    HwsResourceTypeWorkspaceAppstream,
    /// `hws.resource.type.workspace.appstreamsession`: Workspace Application Streaming multi-session.
    HwsResourceTypeWorkspaceAppstreamsession,
    /// A value that is not documented, as sent.
    Unrecognized(String),
}

impl ResourceType {
    /// The value as the service spells it.
    pub fn as_str(&self) -> &str {
        match self {
            Self::HwsResourceTypeWorkspaceVolume => "hws.resource.type.workspace.volume",
            Self::HwsResourceTypeWorkspaceDesktop => {
                "hws.resource.type.workspace.desktop"
            }
            Self::HwsResourceTypeWorkspaceAppstream => {
                "hws.resource.type.workspace.appstream"
            }
            Self::HwsResourceTypeWorkspaceAppstreamsession => {
                "hws.resource.type.workspace.appstreamsession"
            }
            Self::Unrecognized(word) => word,
        }
    }
}

impl From<&str> for ResourceType {
    fn from(word: &str) -> Self {
        match word {
            "hws.resource.type.workspace.volume" => Self::HwsResourceTypeWorkspaceVolume,
            "hws.resource.type.workspace.desktop" => {
                Self::HwsResourceTypeWorkspaceDesktop
            }
            "hws.resource.type.workspace.appstream" => {
                Self::HwsResourceTypeWorkspaceAppstream
            }
            "hws.resource.type.workspace.appstreamsession" => {
                Self::HwsResourceTypeWorkspaceAppstreamsession
            }
            word => Self::Unrecognized(word.to_owned()),
        }
    }
}

runtime::enumerated!(ResourceType, RESOURCE_TYPE, text);

/// Whether a resource is a primary resource.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum MainResource {
    /// `1`: Yes.
    Primary,
    /// `0`: No.
    NotPrimary,
    /// A value that is not documented, as sent.
    Unrecognized(i64),
}

impl MainResource {
    /// The number that the service sends.
    pub fn code(&self) -> i64 {
        match self {
            Self::Primary => 1,
            Self::NotPrimary => 0,
            Self::Unrecognized(word) => *word,
        }
    }
}

impl From<i64> for MainResource {
    fn from(word: i64) -> Self {
        match word {
            1 => Self::Primary,
            0 => Self::NotPrimary,
            word => Self::Unrecognized(word),
        }
    }
}

runtime::enumerated!(MainResource, MAIN_RESOURCE, integer);

/// How two resources are associated.
///
/// Source: huaweicloudsdkworkspaceapp 3.1.219 (Python), v1/model/relative\_resource.py.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum RelativeType {
    /// `0`: Attached (weak): each can be used and traded alone, such as a cloud server and its data disk. The
    /// default.
    Attached,
    /// `1`: Bound (strong): they are used and traded only together, such as a cloud server and its system disk.
    Bound,
    /// A value that is not documented, as sent.
    Unrecognized(i64),
}

impl RelativeType {
    /// The number that the service sends.
    pub fn code(&self) -> i64 {
        match self {
            Self::Attached => 0,
            Self::Bound => 1,
            Self::Unrecognized(word) => *word,
        }
    }
}

impl From<i64> for RelativeType {
    fn from(word: i64) -> Self {
        match word {
            0 => Self::Attached,
            1 => Self::Bound,
            word => Self::Unrecognized(word),
        }
    }
}

runtime::enumerated!(RelativeType, RELATIVE_TYPE, integer);

/// What the page says of this API.
pub const API: &runtime::Api = &runtime::Api {
    id: "workspaceapp/v1/show_job",
    title: "Querying Task Execution Statuses (discarded)",
    service: "Workspace Application Streaming",
    operation: "ShowJob",
    function: "Queries the job execution status. job_id, which is returned after the creation of an Application Streaming server starts, can be used for querying the job execution status.",
    method: "GET",
    uri: "/v1/{project_id}/job/{job_id}",
    endpoint: "https://appstream.{region}.myhuaweicloud.com",
    hosts: crate::workspaceapp::HOSTS,
    identity: Some(crate::iam::HOSTS),
    document: runtime::Document {
        page: "api-workspace/ShowJob_0",
        url: "https://support.huaweicloud.com/intl/en-us/api-workspace/ShowJob_0.html",
        updated: "",
    },
    permissions: &[
        runtime::Permission {
            action: "workspace:jobs:get",
            access: "Read",
            alias: "",
        },
    ],
    deprecated: Some(runtime::Deprecation {
        note: "The title of the page says \"(discarded)\".",
        successor: "ShowJobDetail, GET /v2/{project_id}/job/{job_id}",
    }),
    parameters: &[
        runtime::Parameter {
            name: "project_id",
            place: runtime::Place::Path,
            kind: "String",
            need: runtime::Need::Mandatory,
            description: "Unique ID of a project",
            values: None,
            example: Some("29dfe82ada564ac2b927e1ff036d9a9b"),
        },
        runtime::Parameter {
            name: "job_id",
            place: runtime::Place::Path,
            kind: "String",
            need: runtime::Need::Mandatory,
            description: "Job ID.",
            values: None,
            example: Some("575768277444198400"),
        },
        runtime::Parameter {
            name: "X-Auth-Token",
            place: runtime::Place::Header,
            kind: "String",
            need: runtime::Need::Credential {
                mandatory: false,
            },
            description: "User token. It can be obtained by calling the IAM API used to obtain a user token. The value of X-Subject-Token in the response header is the user token.",
            values: None,
            example: None,
        },
    ],
    responses: &[
        runtime::ResponseCode {
            code: 200,
            description: "Response to a successful request.",
            body: Some("ShowJobResponse"),
        },
        runtime::ResponseCode {
            code: 400,
            description: "The request cannot be understood by the server due to malformed syntax.",
            body: Some("ErrorResponse"),
        },
        runtime::ResponseCode {
            code: 401,
            description: "Authentication failed.",
            body: Some("ErrorResponse"),
        },
        runtime::ResponseCode {
            code: 403,
            description: "Permissions required.",
            body: Some("ErrorResponse"),
        },
        runtime::ResponseCode {
            code: 404,
            description: "Resources not found.",
            body: Some("ErrorResponse"),
        },
        runtime::ResponseCode {
            code: 405,
            description: "The method specified in the request is not allowed.",
            body: Some("ErrorResponse"),
        },
        runtime::ResponseCode {
            code: 500,
            description: "An internal service error occurred. For details, see the error code description.",
            body: Some("ErrorResponse"),
        },
        runtime::ResponseCode {
            code: 503,
            description: "Service unavailable.",
            body: Some("ErrorResponse"),
        },
    ],
    job: runtime::JobMap {
        id: "job.job_id",
        code: "job.execute_code",
        message: "job.execute_message",
        started: "job.begin_time",
        ended: "job.end_time",
        expected: "job.expected_end_time",
        tasks: Some(runtime::TasksMap {
            each: "job.sub_jobs",
            map: Some(
                &runtime::JobMap {
                    id: "job_id",
                    code: "execute_code",
                    message: "execute_message",
                    started: "begin_time",
                    ended: "end_time",
                    expected: "expected_end_time",
                    ..runtime::JobMap::new("job_status", &SUB_JOB_STATUS)
                },
            ),
        }),
        ..runtime::JobMap::new("job.job_status", &JOB_STATUS)
    },
    errors: &[
        runtime::ErrorCode {
            code: "WKS.0001",
            status: Some(400),
            not_found: false,
            description: "The pool does not exist.",
            hint: "",
            source: "terraform-provider-huaweicloud, resources of Workspace",
        },
        runtime::ErrorCode {
            code: "WKS.00010099",
            status: None,
            not_found: false,
            description: "The service is disabled.",
            hint: "enable Workspace in this region and project",
            source: "terraform-provider-huaweicloud, resources of Workspace",
        },
    ],
    paging: None,
    waiting: None,
    deviations: &[
        runtime::Deviation {
            text: "A time that is not set yet can be an empty text, as execute_code and execute_message are in the page's example.",
            source: "terraform-provider-huaweicloud issue 1944, of the job API of Elastic Cloud Server; not observed here",
        },
        runtime::Deviation {
            text: "The description of extend_params speaks of a key, but the field is free text.",
            source: "huaweicloud-sdk-go-v3 0.1.188, services/workspaceapp/v1/model/model_job_resource_info.go",
        },
    ],
    examples: &[
        runtime::Example {
            description: "Response to a successful request.",
            request: Some(
                "GET /v1/29dfe82ada564ac2b927e1ff036d9a9b/job/575768277444198400",
            ),
            status: 200,
            response: r#"{
  "job": {
    "job_id": "575768277444198400",
    "job_type": 1,
    "job_status": 0,
    "sub_jobs": [
      {
        "job_id": "575768277481947136",
        "job_type": 2,
        "job_status": 0,
        "entities": [],
        "begin_time": "2023-06-06T02:30:06Z",
        "end_time": "2023-06-06T02:45:49Z"
      }
    ],
    "begin_time": "2023-06-06T02:30:06Z",
    "end_time": "2023-06-06T02:45:49Z",
    "expected_end_time": "2023-06-06T15:55:57Z",
    "execute_code": "",
    "execute_message": ""
  }
}"#,
        },
    ],
    response: || Box::new(ShowJobResponse::default()),
};

static SHOW_JOB_RESPONSE: runtime::Shape = runtime::Shape {
    name: "ShowJobResponse",
    keys: &["job"],
    aliases: &[],
};

static JOB_DETAIL: runtime::Shape = runtime::Shape {
    name: "JobDetail",
    keys: &[
        "job_id",
        "job_type",
        "job_status",
        "sub_jobs",
        "begin_time",
        "end_time",
        "expected_end_time",
        "execute_code",
        "execute_message",
    ],
    aliases: &[],
};

static SUB_JOB_INFO: runtime::Shape = runtime::Shape {
    name: "SubJobInfo",
    keys: &[
        "job_id",
        "job_type",
        "job_status",
        "entities",
        "begin_time",
        "end_time",
        "expected_end_time",
        "execute_code",
        "execute_message",
    ],
    aliases: &[],
};

static JOB_RESOURCE_INFO: runtime::Shape = runtime::Shape {
    name: "JobResourceInfo",
    keys: &[
        "resource_id",
        "resource_name",
        "cloud_service_type",
        "resource_type",
        "resource_spec_code",
        "spec_type",
        "spec_size",
        "measure",
        "processed_time",
        "is_main_resource",
        "main_resources",
        "extend_params",
        "old_resource_id",
        "old_cloud_service_type",
        "old_resource_type",
    ],
    aliases: &[],
};

static RELATIVE_RESOURCE: runtime::Shape = runtime::Shape {
    name: "RelativeResource",
    keys: &[
        "relative_resource_id",
        "relative_resource_name",
        "relative_type",
        "relative_cloud_service_type",
        "relative_resource_type",
        "extend_params",
    ],
    aliases: &[],
};

static ERROR_RESPONSE: runtime::Shape = runtime::Shape {
    name: "ErrorResponse",
    keys: &["error_code", "error_msg"],
    aliases: &[],
};

static JOB_STATUS: runtime::ValueSet = runtime::ValueSet {
    name: "JobStatus",
    values: &[
        runtime::ListedValue::status(
                "0",
                runtime::Phase::Failed,
                "Failed (If a subscription fails, CBC refunds the fee to the customer after confirming the subscription status. If a change fails, an O&M service ticket is generated, and the fee will not be refunded to the customer.)",
            )
            .called("failed"),
        runtime::ListedValue::status(
                "1",
                runtime::Phase::Succeeded,
                "Successful (Request handling succeeded.)",
            )
            .called("succeeded"),
        runtime::ListedValue::status("2", runtime::Phase::Running, "Handling")
            .called("handling"),
        runtime::ListedValue::status("3", runtime::Phase::Pending, "Initializing")
            .called("initializing"),
    ],
};

static SUB_JOB_STATUS: runtime::ValueSet = runtime::ValueSet {
    name: "SubJobStatus",
    values: &[
        runtime::ListedValue::status("0", runtime::Phase::Failed, "Failed.")
            .called("failed"),
        runtime::ListedValue::status("1", runtime::Phase::Succeeded, "Successful.")
            .called("succeeded"),
        runtime::ListedValue::status("2", runtime::Phase::Running, "Processing.")
            .called("processing"),
        runtime::ListedValue::status("3", runtime::Phase::Pending, "Initializing.")
            .called("initializing"),
    ],
};

static CLOUD_SERVICE_TYPE: runtime::ValueSet = runtime::ValueSet {
    name: "CloudServiceType",
    values: &[
        runtime::ListedValue::word("hws.service.type.vdi", ""),
        runtime::ListedValue::word("hws.service.type.marketplace", ""),
    ],
};

static RESOURCE_TYPE: runtime::ValueSet = runtime::ValueSet {
    name: "ResourceType",
    values: &[
        runtime::ListedValue::word(
            "hws.resource.type.workspace.volume",
            "Workspace desktop disk",
        ),
        runtime::ListedValue::word(
            "hws.resource.type.workspace.desktop",
            "Workspace desktop",
        ),
        runtime::ListedValue::word(
            "hws.resource.type.workspace.appstream",
            "Workspace Application Streaming",
        ),
        runtime::ListedValue::word(
            "hws.resource.type.workspace.appstreamsession",
            "Workspace Application Streaming multi-session",
        ),
    ],
};

static MAIN_RESOURCE: runtime::ValueSet = runtime::ValueSet {
    name: "MainResource",
    values: &[
        runtime::ListedValue::word("1", "Yes.").called("primary"),
        runtime::ListedValue::word("0", "No.").called("not_primary"),
    ],
};

static RELATIVE_TYPE: runtime::ValueSet = runtime::ValueSet {
    name: "RelativeType",
    values: &[
        runtime::ListedValue::word(
                "0",
                "Attached (weak): each can be used and traded alone, such as a cloud server and its data disk. The default.",
            )
            .called("attached"),
        runtime::ListedValue::word(
                "1",
                "Bound (strong): they are used and traded only together, such as a cloud server and its system disk.",
            )
            .called("bound"),
    ],
};

runtime::structures!(
    ShowJobResponse, JobDetail, SubJobInfo, JobResourceInfo, RelativeResource,
    ErrorResponse
);
