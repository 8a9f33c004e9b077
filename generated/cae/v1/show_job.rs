// Generated from schema/ by `cargo build`. Edit the schema, not this file.

//! Cloud Application Engine: Obtaining Job Details.
//!
//! `GET /v1/{project_id}/cae/jobs/{job_id}`, documented on the page
//! [`api-cae/ShowJob`](https://support.huaweicloud.com/intl/en-us/api-cae/ShowJob.html), as of 2025-10-22.
//!
//! Codes, and what else is known: [`api`].

use crate::runtime;

runtime::request! {
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
    pub struct ShowJob(5) -> ShowJobResponse;

    pub struct ShowJobBuilder {
        HasProjectId: ProjectIdGiven = "the mandatory parameter `project_id` was not given",
            "call `.project_id(...)` before this";
        HasJobId: JobIdGiven = "the mandatory parameter `job_id` was not given",
            "call `.job_id(...)` before this";
        HasXEnvironmentId: XEnvironmentIdGiven = "the mandatory parameter `x_environment_id` was not given",
            "call `.x_environment_id(...)` or `.without_x_environment_id()` before this";
    }

    /// Project ID. See Obtaining a Project ID.
    path "project_id": "String", mandatory, example "063a3158b1a34710b36ad208b9497d00"
        => 0 project_id(impl Into<String>) -> <runtime::Given, HasJobId, HasXEnvironmentId>;
    /// Job ID.
    path "job_id": "String", mandatory, example "aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaab"
        => 1 job_id(impl Into<String>) -> <HasProjectId, runtime::Given, HasXEnvironmentId>;
    /// User token. Obtain the token. For details, see "Obtaining a User Token" in Identity and Access Management API
    /// Reference (<https://support.huaweicloud.com/intl/en-us/api-iam/iam_30_0001.html>). The value of
    /// X-Subject-Token in the response header is the token value.
    header "X-Auth-Token": "String", credential true,
        plain "User token. Obtain the token. For details, see \"Obtaining a User Token\" in Identity and Access Management API Reference (https://support.huaweicloud.com/intl/en-us/api-iam/iam_30_0001.html). The value of X-Subject-Token in the response header is the token value.";
    /// Enterprise project ID. When an environment is created, it will be bound with an enterprise project ID. Enter 0
    /// or up to 36 characters in UUID format with hyphens (-). If this parameter is not specified or set to 0,
    /// resources in the default enterprise project are queried. NOTE: For details about how to obtain enterprise
    /// project IDs and enterprise project features, see Enterprise Management User Guide.
    header "X-Enterprise-Project-ID": "String", optional, example "0"
        => 3 x_enterprise_project_id(impl Into<String>);
    /// Environment ID.
    header "X-Environment-ID": "String",
        not_enforced "Jobs of an environment are answered without it: the answer to creating an environment carries the job's ID, but no environment ID yet."
        "terraform-provider-huaweicloud, resource_huaweicloud_cae_environment.go (getJobById)",
        example "env-1"
        => 4 x_environment_id(impl Into<String>) -> <HasProjectId, HasJobId, runtime::Given>,
        without_x_environment_id;
}

runtime::structures! {
    /// `ShowJobResponse` of the page's tables.
    pub struct ShowJobResponse {
        /// API version. Fixed value: v1.
        pub api_version: Option<String> = 0 "api_version",
        /// API type. Fixed value: Job.
        pub kind: Option<String> = 1 "kind",
        /// Job specifications.
        pub spec: Option<JobSpec> = 2 "spec",
    }

    /// `JobSpec` of the page's tables.
    pub struct JobSpec {
        /// Job progress.
        pub progress: Option<f64> = 0 "progress",
        /// Task status.
        pub status: Option<runtime::Open<JobStatus>> = 1 "status",
        /// Sub-job.
        pub tasks: Option<Vec<Task>> = 2 "tasks",
    }

    /// `Task` of the page's tables.
    pub struct Task {
        /// Task index.
        pub index: Option<i64> = 0 "index",
        /// Task name.
        pub name: Option<String> = 1 "name",
        /// Job status
        pub status: Option<runtime::Open<TaskStatus>> = 2 "status",
        /// Task details
        pub detail: Option<runtime::JsonText> = 3 "detail",
        /// Creation time.
        pub created_at: Option<runtime::Time> = 4 "created_at",
        /// Update time.
        pub updated_at: Option<runtime::Time> = 5 "updated_at",
    }
}

runtime::values! {
    /// Task status.
    ///
    /// Source: meanings from the Chinese edition of 2025-12-11, api-cae/ShowJob.
    pub enum JobStatus(String) {
        Init = "init" (pending): "Initializing.",
        Running = "running" (running): "Running.",
        Failed = "failed" (failed): "Failed.",
        Timeout = "timeout" (failed): "Timed out.",
        Success = "success" (succeeded): "Succeeded.",
        Skip = "skip" (skipped): "Ignored.",
        Terminating = "terminating" (running): "Being stopped by hand.",
        Terminated = "terminated" (cancelled): "Stopped by hand.",
    }

    /// Job status
    ///
    /// Source: Chinese edition of 2025-12-11, api-cae/ShowJob; the page lists no values for a task.
    pub enum TaskStatus(String) {
        Init = "init" (pending): "Initializing.",
        Running = "running" (running): "Running.",
        Failed = "failed" (failed): "Failed.",
        Timeout = "timeout" (failed): "Timed out.",
        Success = "success" (succeeded): "Succeeded.",
        Skip = "skip" (skipped): "Ignored.",
        Terminating = "terminating" (running): "Being stopped by hand.",
        Terminated = "terminated" (cancelled): "Stopped by hand.",
    }
}

runtime::api! {
    /// What the page says of this API.
    pub fn api() of ShowJobResponse {
        id: "cae/v1/show_job",
        title: "Obtaining Job Details",
        service: "Cloud Application Engine",
        operation: "ShowJob",
        function: "Obtain job details.",
        method: "GET",
        uri: "/v1/{project_id}/cae/jobs/{job_id}",
        endpoint: "https://cae.{region}.myhuaweicloud.com",
        hosts: crate::cae::HOSTS,
    }

    document "api-cae/ShowJob", "https://support.huaweicloud.com/intl/en-us/api-cae/ShowJob.html",
        "2025-10-22";
    identity crate::iam::HOSTS;

    job {
        "spec.status": JobStatus { progress: "spec.progress" },
        tasks "spec.tasks" {
            "status": TaskStatus {
                name: "name", message: "detail", started: "created_at", updated: "updated_at"
            },
        },
    }

    waiting {
        initial_delay 5 s, typical_duration 8 min,
        from "terraform-provider-huaweicloud, resource_huaweicloud_cae_environment.go (waitForEnvironmentJobComplete; that of a component waits 20 s first), and its acceptance test, where an environment was created in 507 s"
    }

    deviations {
        "X-Environment-ID is mandatory on the page, but jobs of an environment are answered without it."
            from "terraform-provider-huaweicloud, resource_huaweicloud_cae_environment.go (getJobById)";
        "What does not exist is answered with 400 or 500 instead of 404; only the error code tells."
            from "terraform-provider-huaweicloud, resource_huaweicloud_cae_component.go (componentResourceNotFoundCodes)";
    }

    responses {
        200 ShowJobResponse: "OK";
    }

    errors {
        "CAE.01500404" (not found): "The environment cannot be found."
            from "CAE error codes; terraform-provider-huaweicloud, resource_huaweicloud_cae_component.go";
        "CAE.01500208" with status 400 (not found): "The application or component cannot be found."
            from "terraform-provider-huaweicloud, resource_huaweicloud_cae_component.go";
        "CAE.01500003" (not found): "The application does not exist."
            from "terraform-provider-huaweicloud, resource_huaweicloud_cae_application.go";
        "CAE.01500005" (not found): "The resource cannot be found."
            from "terraform-provider-huaweicloud, resource_huaweicloud_cae_certificate.go";
        "CAE.01500000" with status 500 (not found): "The resource cannot be found."
            from "terraform-provider-huaweicloud, resource_huaweicloud_cae_component.go, resource_huaweicloud_cae_vpc_egress.go";
        "CAE.01500001": "Invalid parameters."
            from "terraform-provider-huaweicloud, acceptance test of huaweicloud_cae_environment";
        "CAE.01500202" with status 500: "The action failed." from "CAE error codes";
        "CAE.01500401" with status 500: "The environment could not be created." from "CAE error codes";
        "CAE.01500402" with status 500: "The environment could not be deleted." from "CAE error codes";
        "CAE.01500403" with status 500: "The environment is being deleted." from "CAE error codes";
        "CAE.01500501" with status 500: "The job could not be retried." from "CAE error codes";
        "CAE.01501101" with status 401: "The user's account is restricted."
            hint "the credentials are good; the account has to be put in order" from "CAE error codes";
        "CAE.01501102" with status 401: "The user's account is suspended; only viewing is allowed."
            hint "the credentials are good; the account has to be put in order" from "CAE error codes";
        "CAE.01501701" with status 403: "The account is not real-name authenticated."
            hint "complete the real-name authentication of the account" from "CAE error codes";
        "CAE.01501800" with status 400: "The project in the request URL differs from that of the user token."
            hint "give the project id that the token was obtained for" from "CAE error codes";
    }

    examples {
        200 "Obtain job details.", "GET https://{endpoint}/v1/{project_id}/cae/jobs/{job_id}" => r#"{
  "api_version": "v1", "kind": "Job",
  "spec": {
    "progress": 0, "status": "running",
    "tasks": [
      {
        "index": 1, "name": "upgrade", "status": "init", "detail": "",
        "created_at": "2023-02-16T11:24:07.950175Z", "updated_at": "2023-02-16T11:24:07.950175Z"
      }
    ]
  }
}"#;
    }
}
