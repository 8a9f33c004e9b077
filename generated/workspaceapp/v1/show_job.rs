// Generated from schema/ by `cargo build`. Edit the schema, not this file.

//! Workspace Application Streaming: Querying Task Execution Statuses (discarded).
//!
//! `GET /v1/{project_id}/job/{job_id}`, documented on the page
//! [`api-workspace/ShowJob_0`](https://support.huaweicloud.com/intl/en-us/api-workspace/ShowJob_0.html).
//!
//! **Deprecated.** The title of the page says "(discarded)". Use ShowJobDetail, GET /v2/{project_id}/job/{job_id}
//! instead.
//!
//! Codes, and what else is known: [`api`].
#![allow(deprecated, reason = "the page discards this API; so does its request type")]

use crate::runtime;

runtime::request! {
    /// Querying Task Execution Statuses (discarded).
    ///
    /// Queries the job execution status. job_id, which is returned after the creation of an Application Streaming
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
    #[deprecated(note = "The title of the page says \"(discarded)\". Use ShowJobDetail, GET /v2/{project_id}/job/{job_id} instead.")]
    pub struct ShowJob(3) -> ShowJobResponse;

    pub struct ShowJobBuilder {
        HasProjectId: ProjectIdGiven = "the mandatory parameter `project_id` was not given",
            "call `.project_id(...)` before this";
        HasJobId: JobIdGiven = "the mandatory parameter `job_id` was not given",
            "call `.job_id(...)` before this";
    }

    /// Unique ID of a project
    path "project_id": "String", mandatory, example "29dfe82ada564ac2b927e1ff036d9a9b"
        => 0 project_id(impl Into<String>) -> <runtime::Given, HasJobId>;
    /// Job ID.
    path "job_id": "String", mandatory, example "575768277444198400"
        => 1 job_id(impl Into<String>) -> <HasProjectId, runtime::Given>;
    /// User token. It can be obtained by calling the IAM API used to obtain a user token. The value of
    /// X-Subject-Token in the response header is the user token.
    header "X-Auth-Token": "String", credential false;
}

runtime::structures! {
    /// `ShowJobResponse` of the page's tables.
    pub struct ShowJobResponse {
        /// Job details.
        pub job: Option<JobDetail> = 0 "job",
    }

    /// `JobDetail` of the page's tables.
    pub struct JobDetail {
        /// Job ID.
        pub job_id: Option<String> = 0 "job_id",
        /// Task type. The value is fixed to 1.
        pub job_type: Option<i64> = 1 "job_type",
        /// Task execution status.
        pub job_status: Option<runtime::Open<JobStatus>> = 2 "job_status",
        /// Subjob information.
        pub sub_jobs: Option<Vec<SubJobInfo>> = 3 "sub_jobs",
        /// Start time for handling a job.
        pub begin_time: Option<runtime::Time> = 4 "begin_time",
        /// End time for handling a job.
        pub end_time: Option<runtime::Time> = 5 "end_time",
        /// Estimated job processing end time of the cloud service. This parameter is valid only for jobs.
        pub expected_end_time: Option<runtime::Time> = 6 "expected_end_time",
        /// Result code for job execution.
        pub execute_code: Option<String> = 7 "execute_code",
        /// Description of the execution result of the job and subjobs.
        pub execute_message: Option<String> = 8 "execute_message",
    }

    /// `SubJobInfo` of the page's tables.
    pub struct SubJobInfo {
        /// Subjob ID.
        pub job_id: Option<String> = 0 "job_id",
        /// Job type. The value is fixed to 2, indicating a subjob.
        ///
        /// Fixed value: 2.
        pub job_type: Option<i64> = 1 "job_type",
        /// Job status.
        pub job_status: Option<runtime::Open<SubJobStatus>> = 2 "job_status",
        /// The cloud service/resource object to be processed in a subjob. This field is mandatory for object creation and
        /// specification change, and optional for scenarios such as freezing, unfreezing, and deletion.
        pub entities: Option<Vec<JobResourceInfo>> = 3 "entities",
        /// Job start time.
        pub begin_time: Option<runtime::Time> = 4 "begin_time",
        /// Job end time.
        pub end_time: Option<runtime::Time> = 5 "end_time",
        /// Estimated job processing end time of the cloud service. This parameter is valid only for jobs.
        pub expected_end_time: Option<runtime::Time> = 6 "expected_end_time",
        /// Result code for job execution.
        pub execute_code: Option<String> = 7 "execute_code",
        /// Description of the execution result of the job and subjobs.
        pub execute_message: Option<String> = 8 "execute_message",
    }

    /// `JobResourceInfo` of the page's tables.
    pub struct JobResourceInfo {
        /// Resource instance ID is displayed on the cloud service console. The value is globally unique and cannot be
        /// changed. The value contains up to 64 characters. Note: In specification change scenarios (including upgrading
        /// and downgrading), only the specifications are adjusted. Other information (such as resource ID and resource
        /// name) and running service data of the resource instance remain unchanged.
        pub resource_id: Option<String> = 0 "resource_id",
        /// Resource name. This field is mandatory in the scenario where a resource is created or a new resource name is
        /// available.
        pub resource_name: Option<String> = 1 "resource_name",
        /// Cloud service type code. This field is mandatory in new purchase and specification change scenarios.
        pub cloud_service_type: Option<runtime::Open<CloudServiceType>> = 2 "cloud_service_type",
        /// Resource type code. This parameter is mandatory in new purchase and specification change scenarios.
        pub resource_type: Option<runtime::Open<ResourceType>> = 3 "resource_type",
        /// Resource specification code. This field is mandatory in new purchase and specification change scenarios.
        pub resource_spec_code: Option<String> = 4 "resource_spec_code",
        /// Type of the specification that needs to be displayed and used for operations. Use multiple key-value pairs to
        /// specify different specification types. For example, the bandwidth can be shared or exclusive
        /// (shareable:true/false), and a disk can be system disk or data disk (root:true/false). This field is mandatory
        /// for shared bandwidth and shared disk setting.
        pub spec_type: Option<runtime::Map<runtime::Json>> = 5 "spec_type",
        /// Specification size, such as the bandwidth and data disk size.
        pub spec_size: Option<f64> = 6 "spec_size",
        /// specSize unit code, for example, GB and M. This field is mandatory when specSize is set.
        pub measure: Option<i64> = 7 "measure",
        /// Processing time.
        pub processed_time: Option<runtime::Time> = 8 "processed_time",
        /// Whether the resource specified by resourceId is a primary resource. This parameter is used only in service
        /// enabling scenario.
        pub is_main_resource: Option<runtime::Open<MainResource>> = 9 "is_main_resource",
        /// Primary resource specified by resourceId. Primary resource to which the resource is attached, bound, included,
        /// or associated. For example, the primary resource of an IP address or a data disk can be a cloud server. If
        /// resourceId is attached to multiple resources, there will be multiple primary resources. For example, a shared
        /// disk is mounted to multiple cloud servers. If no primary resource is associated, leave this field empty, for
        /// example, when a data disk is not mounted to any cloud server.
        pub main_resources: Option<Vec<RelativeResource>> = 10 "main_resources",
        /// expireTime: expiration time, used for Domain Name Service (DNS). UTC time. Format: yyyy-MM-ddTHH:mm:ssZ.
        /// Example: 2016-06-28T00:00:00Z.
        pub extend_params: Option<String> = 11 "extend_params",
        /// This field is used only for ECS or BMS OS change. The resource ID changes with the cloud server OS. Enter the
        /// resource ID that was used before the change. This field is invalid if the resource ID does not change.
        pub old_resource_id: Option<String> = 12 "old_resource_id",
        /// This field is used only for ECS or BMS OS change. Specifically, the cloud service type code changes with the
        /// cloud server OS. Enter the cloud service type code that was used before the change. This field is invalid if
        /// the cloud service type does not change.
        pub old_cloud_service_type: Option<String> = 13 "old_cloud_service_type",
        /// This parameter is used only for ECS or BMS OS change. The resource type code changes with the cloud server OS.
        /// Enter the old resource type code before the change. This field does not exist if the resource type does not
        /// change.
        pub old_resource_type: Option<String> = 14 "old_resource_type",
    }

    /// A resource to which the resource is attached or bound.
    ///
    /// Not on the page; from huaweicloudsdkworkspaceapp 3.1.219 (Python), v1/model/relative_resource.py; the page's
    /// table is lost.
    pub struct RelativeResource {
        /// ID of the associated resource.
        pub relative_resource_id: Option<String> = 0 "relative_resource_id",
        /// Name of the associated resource; an empty text if it has none.
        pub relative_resource_name: Option<String> = 1 "relative_resource_name",
        /// How the two resources are associated.
        ///
        /// Default: 0.
        pub relative_type: Option<runtime::Open<RelativeType>> = 2 "relative_type",
        /// Cloud service type it depends on, such as hws.service.type.ec2.
        pub relative_cloud_service_type: Option<String> = 3 "relative_cloud_service_type",
        /// Resource type it depends on, such as hws.resource.type.vm.
        pub relative_resource_type: Option<String> = 4 "relative_resource_type",
        /// Further information, as key:value.
        pub extend_params: Option<String> = 5 "extend_params",
    }

    /// `ErrorResponse` of the page's tables.
    pub struct ErrorResponse {
        /// Error code, which is returned upon failure.
        pub error_code: Option<String> = 0 "error_code",
        /// Error message.
        pub error_msg: Option<String> = 1 "error_msg",
    }
}

runtime::values! {
    /// Task execution status.
    pub enum JobStatus(i64) {
        Failed = 0 as "failed" (failed) =
            "Failed (If a subscription fails, CBC refunds the fee to the customer after confirming the subscription status. If a change fails, an O&M service ticket is generated, and the fee will not be refunded to the customer.)"
            as "Failed (If a subscription fails, CBC refunds the fee to the customer after confirming the subscription status. If a change fails, an O\\&M service ticket is generated, and the fee will not be refunded to the customer.)",
        Succeeded = 1 as "succeeded" (succeeded): "Successful (Request handling succeeded.)",
        Handling = 2 as "handling" (running): "Handling",
        Initializing = 3 as "initializing" (pending): "Initializing",
    }

    /// Job status.
    pub enum SubJobStatus(i64) {
        Failed = 0 as "failed" (failed): "Failed.",
        Succeeded = 1 as "succeeded" (succeeded): "Successful.",
        Processing = 2 as "processing" (running): "Processing.",
        Initializing = 3 as "initializing" (pending): "Initializing.",
    }

    /// Cloud service type code.
    ///
    /// Source: huaweicloud-sdk-go-v3 0.1.188, services/workspaceapp/v1/model/model_job_resource_info.go.
    pub enum CloudServiceType(String) {
        HwsServiceTypeVdi = "hws.service.type.vdi",
        HwsServiceTypeMarketplace = "hws.service.type.marketplace",
    }

    /// Resource type code.
    pub enum ResourceType(String) {
        HwsResourceTypeWorkspaceVolume = "hws.resource.type.workspace.volume": "Workspace desktop disk",
        HwsResourceTypeWorkspaceDesktop = "hws.resource.type.workspace.desktop": "Workspace desktop",
        HwsResourceTypeWorkspaceAppstream = "hws.resource.type.workspace.appstream":
            "Workspace Application Streaming",
        HwsResourceTypeWorkspaceAppstreamsession = "hws.resource.type.workspace.appstreamsession":
            "Workspace Application Streaming multi-session",
    }

    /// Whether a resource is a primary resource.
    pub enum MainResource(i64) {
        Primary = 1 as "primary": "Yes.",
        NotPrimary = 0 as "not_primary": "No.",
    }

    /// How two resources are associated.
    ///
    /// Source: huaweicloudsdkworkspaceapp 3.1.219 (Python), v1/model/relative_resource.py.
    pub enum RelativeType(i64) {
        Attached = 0 as "attached":
            "Attached (weak): each can be used and traded alone, such as a cloud server and its data disk. The default.",
        Bound = 1 as "bound":
            "Bound (strong): they are used and traded only together, such as a cloud server and its system disk.",
    }
}

runtime::api! {
    /// What the page says of this API.
    pub fn api() of ShowJobResponse {
        id: "workspaceapp/v1/show_job",
        title: "Querying Task Execution Statuses (discarded)",
        service: "Workspace Application Streaming",
        operation: "ShowJob",
        function: "Queries the job execution status. job_id, which is returned after the creation of an Application Streaming server starts, can be used for querying the job execution status.",
        method: "GET",
        uri: "/v1/{project_id}/job/{job_id}",
        endpoint: "https://appstream.{region}.myhuaweicloud.com",
        hosts: crate::workspaceapp::HOSTS,
    }

    document "api-workspace/ShowJob_0",
        "https://support.huaweicloud.com/intl/en-us/api-workspace/ShowJob_0.html", "";
    identity crate::iam::HOSTS;
    deprecated "The title of the page says \"(discarded)\".",
        "ShowJobDetail, GET /v2/{project_id}/job/{job_id}";

    permissions {
        "workspace:jobs:get" ("Read");
    }

    job {
        "job.job_status": JobStatus {
            id: "job.job_id", code: "job.execute_code", message: "job.execute_message",
            started: "job.begin_time", ended: "job.end_time", expected: "job.expected_end_time"
        },
        tasks "job.sub_jobs" {
            "job_status": SubJobStatus {
                id: "job_id", code: "execute_code", message: "execute_message", started: "begin_time",
                ended: "end_time", expected: "expected_end_time"
            },
        },
    }

    deviations {
        "A time that is not set yet can be an empty text, as execute_code and execute_message are in the page's example."
            from "terraform-provider-huaweicloud issue 1944, of the job API of Elastic Cloud Server; not observed here";
        "The description of extend_params speaks of a key, but the field is free text."
            from "huaweicloud-sdk-go-v3 0.1.188, services/workspaceapp/v1/model/model_job_resource_info.go";
    }

    responses {
        200 ShowJobResponse: "Response to a successful request.";
        400 ErrorResponse: "The request cannot be understood by the server due to malformed syntax.";
        401 ErrorResponse: "Authentication failed.";
        403 ErrorResponse: "Permissions required.";
        404 ErrorResponse: "Resources not found.";
        405 ErrorResponse: "The method specified in the request is not allowed.";
        500 ErrorResponse: "An internal service error occurred. For details, see the error code description.";
        503 ErrorResponse: "Service unavailable.";
    }

    errors {
        "WKS.0001" with status 400: "The pool does not exist."
            from "terraform-provider-huaweicloud, resources of Workspace";
        "WKS.00010099": "The service is disabled." hint "enable Workspace in this region and project"
            from "terraform-provider-huaweicloud, resources of Workspace";
    }

    examples {
        200 "Response to a successful request.",
            "GET /v1/29dfe82ada564ac2b927e1ff036d9a9b/job/575768277444198400"
            => r#"{
  "job": {
    "job_id": "575768277444198400", "job_type": 1, "job_status": 0,
    "sub_jobs": [
      {
        "job_id": "575768277481947136", "job_type": 2, "job_status": 0, "entities": [],
        "begin_time": "2023-06-06T02:30:06Z", "end_time": "2023-06-06T02:45:49Z"
      }
    ],
    "begin_time": "2023-06-06T02:30:06Z", "end_time": "2023-06-06T02:45:49Z",
    "expected_end_time": "2023-06-06T15:55:57Z", "execute_code": "", "execute_message": ""
  }
}"#;
    }
}
