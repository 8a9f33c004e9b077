// Generated from schema/ by `cargo build`. Edit the schema, not this file.

//! ServiceStage: Obtaining Job Details.
//!
//! `GET /v3/{project_id}/cas/jobs/{job_id}`, documented on the page
//! [`api-servicestage/servicestage_06_0190`](https://support.huaweicloud.com/intl/en-us/api-servicestage/servicestage_06_0190.html),
//! as of 2025-11-28.
//!
//! Codes, and what else is known: [`api`].

use crate::runtime;

runtime::request! {
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
    pub struct ShowJobInfo(8) -> ShowJobInfoResponse;
    items tasks: TaskInfo;

    pub struct ShowJobInfoBuilder {
        HasProjectId: ProjectIdGiven = "the mandatory parameter `project_id` was not given",
            "call `.project_id(...)` before this";
        HasJobId: JobIdGiven = "the mandatory parameter `job_id` was not given",
            "call `.job_id(...)` before this";
    }

    /// Tenant's project ID. See Obtaining a Project ID.
    path "project_id": "String", mandatory, example "063a3158b1a34710b36ad208b9497d00"
        => 0 project_id(impl Into<String>) -> <runtime::Given, HasJobId>;
    /// Deployment job ID, which is job_id in the response parameter in Creating an Application Component, Importing a
    /// CCE Workload to an Application to Create a Component, Modifying Component Information Based on the Component
    /// ID, and Delivering a Component Task Based on the Component ID.
    path "job_id": "String", mandatory, example "JOB17cb1778-07b1-4c8f-a183-c86cffbe8f9e"
        => 1 job_id(impl Into<String>) -> <HasProjectId, runtime::Given>;
    /// Number of specified records.
    query "limit": "Integer", optional, example "20" => 2 limit(i64);
    /// Offset.
    query "offset": "Integer", optional, example "0" => 3 offset(i64);
    /// Whether query results are displayed in descending order. Value: true (descending order) or false (ascending
    /// order).
    query "desc": "String", optional, values Descending, example "true"
        => 4 desc(impl Into<runtime::Open<Descending>>);
    /// Component instance ID. (Source: huaweicloudsdkservicestage 3.1.219 (Python),
    /// v3/model/show_job_info_request.py.)
    query "instance_id": "String", optional => 5 instance_id(impl Into<String>);
    /// Message body type (format). Default value: application/json;charset=utf8.
    header "Content-Type": "String", default "application/json;charset=utf8"
        => 6 content_type(impl Into<String>);
    /// API calling can be authenticated using a token or AK/SK. If you use a token, this parameter is mandatory and
    /// must be set to the token. For details about how to obtain the token, see Authentication.
    header "X-Auth-Token": "String", credential true;
}

runtime::structures! {
    /// `ShowJobInfoResponse` of the page's tables.
    pub struct ShowJobInfoResponse {
        /// Number of tasks.
        pub task_count: Option<i64> = 0 "task_count",
        /// Job parameters.
        pub job: Option<JobInfo> = 1 "job",
        /// Task parameters.
        pub tasks: Option<Vec<TaskInfo>> = 2 "tasks",
    }

    /// `JobInfo` of the page's tables.
    pub struct JobInfo {
        /// Execution status.
        pub execution_status: Option<runtime::Open<ExecutionStatus>> = 0 "execution_status" |
            "EXECUTION_STATUS",
        /// Job ID.
        pub job_id: Option<String> = 1 "job_id" | "JOB_ID",
        /// Type.
        pub job_type: Option<runtime::Open<JobType>> = 2 "job_type" | "JOB_TYPE",
        /// Whether rollback is enabled.
        ///
        /// Not on the page; from huaweicloudsdkservicestage 3.1.219 (Python), v3/model/job_info.py; the description is
        /// ours.
        pub rollback_enabled: Option<bool> = 3 "rollback_enabled",
    }

    /// `TaskInfo` of the page's tables.
    pub struct TaskInfo {
        /// Creation time.
        pub created_at: Option<runtime::Time> = 0 "created_at" | "CREATED_AT",
        /// Message.
        pub messages: Option<runtime::JsonText> = 1 "messages" | "MESSAGES",
        /// Task ID.
        pub task_id: Option<String> = 2 "task_id" | "TASK_ID",
        /// Task index.
        pub task_index: Option<i64> = 3 "task_index" | "TASK_INDEX",
        /// Task name.
        pub task_name: Option<String> = 4 "task_name" | "TASK_NAME",
        /// Task status.
        pub task_status: Option<runtime::Open<TaskStatus>> = 5 "task_status" | "TASK_STATUS",
        /// Update time.
        pub update_at: Option<runtime::Time> = 6 "update_at" | "UPDATE_AT",
        /// Task type.
        ///
        /// Not on the page; from huaweicloudsdkservicestage 3.1.219 (Python), v3/model/task_info.py.
        pub task_type: Option<String> = 7 "task_type",
    }
}

runtime::values! {
    /// Whether query results are displayed in descending order.
    pub enum Descending(String) {
        True = "true": "Descending order.",
        False = "false": "Ascending order.",
    }

    /// Execution status.
    pub enum ExecutionStatus(String) {
        Submitted = "SUBMITTED" (pending),
        Scheduled = "SCHEDULED" (pending),
        Running = "RUNNING" (running),
        Failed = "FAILED" (failed),
        Succeeded = "SUCCEEDED" (succeeded),
        Cancelled = "CANCELLED" (cancelled),
        PartiallyFailed = "PARTIALLY_FAILED" (failed),
        Rollbacking = "ROLLBACKING" (running),
        Rollbacked = "ROLLBACKED" (failed),
        Unknown = "UNKNOWN" (unknown),
    }

    /// Type.
    pub enum JobType(String) {
        Provision = "PROVISION",
        Deprovision = "DEPROVISION",
        DailyOperation = "DAILY_OPERATION",
        SystemInner = "SYSTEM_INNER",
        Unknown = "UNKNOWN",
    }

    /// Task status.
    pub enum TaskStatus(String) {
        Submitted = "SUBMITTED" (pending),
        Scheduled = "SCHEDULED" (pending),
        Running = "RUNNING" (running),
        Failed = "FAILED" (failed),
        Succeeded = "SUCCEEDED" (succeeded),
        Cancelled = "CANCELLED" (cancelled),
        PartiallyFailed = "PARTIALLY_FAILED" (failed),
        Skipped = "SKIPPED" (skipped),
        Rollbacking = "ROLLBACKING" (running),
        Rollbacked = "ROLLBACKED" (failed),
        Unknown = "UNKNOWN" (unknown),
    }
}

runtime::api! {
    /// What the page says of this API.
    pub fn api() of ShowJobInfoResponse {
        id: "servicestage/v3/show_job_info",
        title: "Obtaining Job Details",
        service: "ServiceStage",
        operation: "ShowJobInfo",
        function: "This API is used to obtain job details.",
        method: "GET",
        uri: "/v3/{project_id}/cas/jobs/{job_id}",
        endpoint: "https://servicestage.{region}.myhuaweicloud.com",
        hosts: crate::servicestage::HOSTS,
    }

    document "api-servicestage/servicestage_06_0190",
        "https://support.huaweicloud.com/intl/en-us/api-servicestage/servicestage_06_0190.html", "2025-11-28";
    identity crate::iam::HOSTS;

    permissions {
        "servicestage:app:listApplication" ("list") alias "servicestage:app:list";
    }

    job {
        "job.execution_status": ExecutionStatus {
            id: "job.job_id", kind: "job.job_type", total: "task_count"
        },
        tasks "tasks" {
            "task_status": TaskStatus {
                id: "task_id", name: "task_name", kind: "task_type", code: "messages.Message",
                message: "messages.Detail", started: "created_at", updated: "update_at"
            },
        },
    }

    paging "limit", "offset", "tasks", "task_count", 20;

    deviations {
        "Without limit the server returns at most 20 tasks, so task_count can be larger than the number of tasks in the answer."
            from "chnsz/golangsdk, openstack/servicestage/v2/jobs/requests.go, of the v2 API";
        "The keys of job and task changed their case between editions of the page. It printed them in upper case, and ORDER_ID, PROJECT_ID and SERVICE_INSTANCE_ID with them; today's servers send lower case."
            from "documentation of 2024-10-16, servicestage_06_0190; terraform-provider-huaweicloud, resource_huaweicloud_servicestagev3_component.go (reads job.execution_status)";
        "A resource that does not exist is answered with 401 and SVCSTG.00100401 instead of 404."
            from "terraform-provider-huaweicloud, resource_huaweicloud_servicestagev3_component.go (v3ComponentNotFoundCodes)";
    }

    responses {
        200 ShowJobInfoResponse: "OK";
        400: "Bad Request";
        404: "Not Found";
        500: "Internal Server Error";
    }

    errors {
        "SVCSTG.00100400" with status 400: "Invalid parameter." from "servicestage_06_0162";
        "SVCSTG.00100402" with status 400: "The component has been deployed already."
            from "servicestage_06_0162";
        "SVCSTG.00100414" with status 400: "The job ID cannot be empty." from "servicestage_06_0162";
        "SVCSTG.00100418" with status 400: "The action is not defined." from "servicestage_06_0162";
        "SVCSTG.00100420" with status 400: "The runtime is not supported." from "servicestage_06_0162";
        "SVCSTG.00100422" with status 400: "The basic resource is empty." from "servicestage_06_0162";
        "SVCSTG.00100425" with status 400: "The artifacts are empty." from "servicestage_06_0162";
        "SVCSTG.00100449" with status 400: "The name of the environment is in use."
            from "servicestage_06_0162";
        "SVCSTG.00100403" with status 404: "The application cannot be found." from "servicestage_06_0162";
        "SVCSTG.00100404" with status 404: "The component cannot be found." from "servicestage_06_0162";
        "SVCSTG.00100408" with status 404: "The request cannot be found." from "servicestage_06_0162";
        "SVCSTG.00100411" with status 404: "The environment cannot be found." from "servicestage_06_0162";
        "SVCSTG.00100412" with status 404: "The instance cannot be found." from "servicestage_06_0162";
        "SVCSTG.00100424" with status 404: "The load balancer cannot be found." from "servicestage_06_0162";
        "SVCSTG.00100429" with status 404 (not found): "The job cannot be found." from "servicestage_06_0162";
        "SVCSTG.00100433" with status 404: "The release cannot be found." from "servicestage_06_0162";
        "SVCSTG.00100436" with status 404: "The snapshot cannot be found." from "servicestage_06_0162";
        "SVCSTG.00100438" with status 404: "The template image cannot be found." from "servicestage_06_0162";
        "SVCSTG.00100458": "The name of the application is in use." from "servicestage_06_0162";
        "SVCSTG.00100401" with status 401 (not found): "The resource does not exist."
            from "terraform-provider-huaweicloud, resource_huaweicloud_servicestagev3_component.go (v3ComponentNotFoundCodes), for applications, components and environments; the code is on no page";
    }

    examples {
        200 "Example response" => r#"{
  "job": {
    "execution_status": "SUCCEEDED", "job_id": "JOB17cb1778-07b1-4c8f-a183-c86cffbe8f9e",
    "job_type": "PROVISION"
  },
  "tasks": [
    {
      "task_id": "Task-af75dd60-0b04-4f4b-b669-0bad38fcdd97", "task_index": 4,
      "task_name": "VMAPP_CONTEXT_PREPARE_01", "task_status": "SUCCEEDED",
      "created_at": "2024-06-06T15:55:31.115Z", "update_at": "2024-06-06T15:55:31.136Z", "messages": "{}"
    },
    {
      "task_id": "Task-50110d26-3973-49e1-95d3-d46755e865af", "task_index": 5,
      "task_name": "VMAPP_UPGRADE_002", "task_status": "SUCCEEDED", "created_at": "2024-06-06T15:55:31.136Z",
      "update_at": "2024-06-06T15:55:31.36Z", "messages": "{}"
    }
  ],
  "task_count": 2
}"#;
    }
}
