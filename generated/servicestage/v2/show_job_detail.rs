// Generated from schema/ by `cargo build`. Edit the schema, not this file.

//! ServiceStage: Obtaining Job Details.
//!
//! `GET /v2/{project_id}/cas/jobs/{job_id}`, documented on the page
//! [`api-servicestage/servicestage_06_0053`](https://support.huaweicloud.com/intl/en-us/api-servicestage/servicestage_06_0053.html).
//!
//! Codes, and what else is known: [`api`].

use crate::runtime;

runtime::request! {
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
    pub struct ShowJobDetail(7) -> ShowJobDetailResponse;
    items tasks: TaskInfo;

    pub struct ShowJobDetailBuilder {
        HasProjectId: ProjectIdGiven = "the mandatory parameter `project_id` was not given",
            "call `.project_id(...)` before this";
        HasJobId: JobIdGiven = "the mandatory parameter `job_id` was not given",
            "call `.job_id(...)` before this";
    }

    /// Tenant's project ID.
    path "project_id": "String", mandatory, example "063a3158b1a34710b36ad208b9497d00"
        => 0 project_id(impl Into<String>) -> <runtime::Given, HasJobId>;
    /// Job ID.
    path "job_id": "String", mandatory, example "JOB474362ef-091d-429f-9b3e-c9246b37dee6"
        => 1 job_id(impl Into<String>) -> <HasProjectId, runtime::Given>;
    /// Component instance ID.
    query "instance_id": "String", optional, example "429a35a0-dee8-4648-86f6-d1f8bc74ba52"
        => 2 instance_id(impl Into<String>);
    /// Number of specified records.
    query "limit": "Integer", optional, example "20" => 3 limit(i64);
    /// Offset.
    query "offset": "Integer", optional, example "0" => 4 offset(i64);
    /// Whether query results are displayed in descending order. Value: true (descending order) or false (ascending
    /// order).
    query "desc": "String", optional, values Descending, example "true"
        => 5 desc(impl Into<runtime::Open<Descending>>);
    /// API calling can be authenticated using a token or AK/SK. If you use a token, this parameter is mandatory and
    /// must be set to the token. For details about how to obtain a token, see Obtaining a User Token. (Source:
    /// documentation of 2025-11-28, servicestage_06_0053; the regional copy says of the request "None".)
    header "X-Auth-Token": "String", credential true;
}

runtime::structures! {
    /// `ShowJobDetailResponse` of the page's tables.
    pub struct ShowJobDetailResponse {
        /// Number of tasks.
        pub task_count: Option<i64> = 0 "task_count",
        /// Job parameters.
        pub job: Option<JobInfo> = 1 "job",
        /// Task parameters.
        pub tasks: Option<Vec<TaskInfo>> = 2 "tasks",
    }

    /// `JobInfo` of the page's tables.
    pub struct JobInfo {
        /// Creator.
        pub created_by: Option<String> = 0 "CREATED_BY",
        /// Execution status.
        pub execution_status: Option<runtime::Open<ExecutionStatus>> = 1 "EXECUTION_STATUS",
        /// Job description.
        pub job_desc: Option<String> = 2 "JOB_DESC",
        /// Job ID.
        pub job_id: Option<String> = 3 "JOB_ID",
        /// Job name.
        pub job_name: Option<String> = 4 "JOB_NAME",
        /// Type.
        pub job_type: Option<runtime::Open<JobType>> = 5 "JOB_TYPE",
        /// Order ID.
        pub order_id: Option<String> = 6 "ORDER_ID",
        /// Tenant's project ID.
        pub project_id: Option<String> = 7 "PROJECT_ID",
        /// Instance ID.
        pub service_instance_id: Option<String> = 8 "SERVICE_INSTANCE_ID",
    }

    /// `TaskInfo` of the page's tables.
    pub struct TaskInfo {
        /// Creation time.
        pub created_at: Option<runtime::Time> = 0 "CREATED_AT",
        /// Health check time.
        pub last_health_check: Option<runtime::Time> = 1 "LAST_HEALTH_CHECK",
        /// Message.
        pub messages: Option<runtime::JsonText> = 2 "MESSAGES",
        /// Creator ID.
        pub owner_id: Option<String> = 3 "OWNER_ID",
        /// Task ID.
        pub task_id: Option<String> = 4 "TASK_ID",
        /// Task index.
        pub task_index: Option<i64> = 5 "TASK_INDEX",
        /// Task name.
        pub task_name: Option<String> = 6 "TASK_NAME",
        /// Task status.
        pub task_status: Option<runtime::Open<TaskStatus>> = 7 "TASK_STATUS",
        /// Task type.
        pub task_type: Option<runtime::Open<TaskType>> = 8 "TASK_TYPE",
    }
}

runtime::values! {
    /// Whether query results are displayed in descending order.
    pub enum Descending(String) {
        True = "true": "Descending order.",
        False = "false": "Ascending order.",
    }

    /// Execution status.
    ///
    /// Source: documentation of 2024-10-16, servicestage_06_0053; the list is lost in the regional copy.
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
    ///
    /// Source: documentation of 2024-10-16, servicestage_06_0053; the list is lost in the regional copy.
    pub enum JobType(String) {
        Provision = "PROVISION",
        Deprovision = "DEPROVISION",
        DailyOperation = "DAILY_OPERATION",
        SystemInner = "SYSTEM_INNER",
        Unknown = "UNKNOWN",
    }

    /// Task status.
    ///
    /// Source: documentation of 2024-10-16, servicestage_06_0053; the list is lost in the regional copy.
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

    /// Task type.
    ///
    /// Source: documentation of 2024-10-16, servicestage_06_0053, and the page's example; the list is incomplete.
    pub enum TaskType(String) {
        Kube = "kube",
        Restful = "restful" from "the page's example.",
        Echo = "echo" from "the page's example.",
    }
}

runtime::api! {
    /// What the page says of this API.
    pub fn api() of ShowJobDetailResponse {
        id: "servicestage/v2/show_job_detail",
        title: "Obtaining Job Details",
        service: "ServiceStage",
        operation: "ShowJobDetail",
        function: "This API is used to obtain job details.",
        method: "GET",
        uri: "/v2/{project_id}/cas/jobs/{job_id}",
        endpoint: "https://servicestage.{region}.myhuaweicloud.com",
        hosts: crate::servicestage::HOSTS,
    }

    document "api-servicestage/servicestage_06_0053",
        "https://support.huaweicloud.com/intl/en-us/api-servicestage/servicestage_06_0053.html", "";
    identity crate::iam::HOSTS;

    job {
        "job.EXECUTION_STATUS": ExecutionStatus {
            id: "job.JOB_ID", name: "job.JOB_NAME", kind: "job.JOB_TYPE", total: "task_count"
        },
        tasks "tasks" {
            "TASK_STATUS": TaskStatus {
                id: "TASK_ID", name: "TASK_NAME", kind: "TASK_TYPE", code: "MESSAGES.Message",
                message: "MESSAGES.Detail", started: "CREATED_AT", updated: "LAST_HEALTH_CHECK"
            },
        },
    }

    paging "limit", "offset", "tasks", "task_count", 20;

    waiting {
        initial_delay 5 s,
        from "terraform-provider-huaweicloud, resource_huaweicloud_servicestage_component_instance.go"
    }

    deviations {
        "Without limit the server returns at most 20 tasks, so task_count can be larger than the number of tasks in the answer."
            from "chnsz/golangsdk, openstack/servicestage/v2/jobs/requests.go";
        "A resource that does not exist is answered with 401 and SVCSTG.00100401 instead of 404."
            from "terraform-provider-huaweicloud, resource_huaweicloud_servicestagev3_component.go (v3ComponentNotFoundCodes), of the v3 API";
    }

    responses {
        200 ShowJobDetailResponse: "OK";
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
            from "terraform-provider-huaweicloud, resource_huaweicloud_servicestagev3_component.go (v3ComponentNotFoundCodes), of the v3 API; the code is on no page";
    }

    examples {
        200 "Example response" => r#"{
  "job": {
    "JOB_ID": "JOB474362ef-091d-429f-9b3e-c9246b37dee6", "JOB_NAME": "provision/provMain",
    "JOB_TYPE": "PROVISION", "SERVICE_INSTANCE_ID": "429a35a0-dee8-4648-86f6-d1f8bc74ba52",
    "PROJECT_ID": "063a3158b1a34710b36ad208b9497d00", "ORDER_ID": "", "JOB_DESC": "provision/provMain",
    "EXECUTION_STATUS": "FAILED", "CREATED_BY": "585cc5c16cda4954b28d4eb460f06261"
  },
  "tasks": [
    {
      "MESSAGES": "{}", "TASK_ID": "Task-bc64b46c-1688-4787-b7ff-87cb53b346ea", "TASK_TYPE": "echo",
      "TASK_INDEX": 1, "TASK_NAME": "SEPARATOR_PREPARE_RESOURCES", "TASK_STATUS": "SUCCEEDED",
      "LAST_HEALTH_CHECK": "2020-02-04T04:01:03.344Z", "CREATED_AT": "2020-02-04T04:01:03.344Z",
      "OWNER_ID": "cas-mgr-69bb87d7c-wpqwb:30114"
    },
    {
      "MESSAGES": "{}", "TASK_ID": "Task-15ec252f-bca0-401e-ae5b-798a639df92e", "TASK_TYPE": "echo",
      "TASK_INDEX": 4, "TASK_NAME": "SEPARATOR_BUILDING", "TASK_STATUS": "SUCCEEDED",
      "LAST_HEALTH_CHECK": "2020-02-04T04:01:03.346Z", "CREATED_AT": "2020-02-04T04:01:03.345Z",
      "OWNER_ID": "cas-mgr-69bb87d7c-wpqwb:30114"
    },
    {
      "MESSAGES": "{}", "TASK_ID": "Task-52a5d1ae-2c54-46ec-8134-53e7b6a45fb7", "TASK_TYPE": "restful",
      "TASK_INDEX": 6, "TASK_NAME": "TN00091", "TASK_STATUS": "SUCCEEDED",
      "LAST_HEALTH_CHECK": "2020-02-04T04:01:08.924Z", "CREATED_AT": "2020-02-04T04:01:03.346Z",
      "OWNER_ID": "cas-mgr-69bb87d7c-wpqwb:30114"
    },
    {
      "MESSAGES": "{}", "TASK_ID": "Task-a149b585-d31b-4c72-a665-d820efcb0bf9", "TASK_TYPE": "restful",
      "TASK_INDEX": 7, "TASK_NAME": "TN00094", "TASK_STATUS": "SUCCEEDED",
      "LAST_HEALTH_CHECK": "2020-02-04T04:01:08.961Z", "CREATED_AT": "2020-02-04T04:01:08.925Z",
      "OWNER_ID": "cas-mgr-69bb87d7c-wpqwb:30114"
    },
    {
      "MESSAGES": "{ \"Message\" : \"ECC00011\", \"Detail\" : \"Building failed.\" }",
      "TASK_ID": "Task-a72fe8d8-8cc1-42b5-a097-0cf9e29692a7", "TASK_TYPE": "restful", "TASK_INDEX": 9,
      "TASK_NAME": "TN00097", "TASK_STATUS": "FAILED", "LAST_HEALTH_CHECK": "2020-02-04T04:01:38.975Z",
      "CREATED_AT": "2020-02-04T04:01:08.962Z", "OWNER_ID": "cas-mgr-69bb87d7c-wpqwb:30114"
    }
  ],
  "task_count": 5
}"#;
    }
}
