// Generated from schema/ by `cargo build`. Edit the schema, not this file.

//! Cloud Container Engine: Obtaining Job Details.
//!
//! `GET /api/v2/projects/{project_id}/jobs/{job_id}`, documented on the page
//! [`api-cce/GetOneJob`](https://support.huaweicloud.com/intl/en-us/api-cce/GetOneJob.html).
//!
//! Codes, and what else is known: [`api`].

use crate::runtime;

runtime::request! {
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
    pub struct GetOneJob(4) -> V2Job;

    pub struct GetOneJobBuilder {
        HasProjectId: ProjectIdGiven = "the mandatory parameter `project_id` was not given",
            "call `.project_id(...)` before this";
        HasJobId: JobIdGiven = "the mandatory parameter `job_id` was not given",
            "call `.job_id(...)` before this";
    }

    /// Project ID. For details about how to obtain the value, see How to Obtain Parameters in the API URI. Options:
    /// Project IDs of the account
    path "project_id": "String", mandatory, example "063a3158b1a34710b36ad208b9497d00"
        => 0 project_id(impl Into<String>) -> <runtime::Given, HasJobId>;
    /// Job ID. For details about how to obtain the value, see How to Obtain Parameters in the API URI.
    path "job_id": "String", mandatory, example "e43c6f3b-87e6-11f0-be88-0255ac10003f"
        => 1 job_id(impl Into<String>) -> <HasProjectId, runtime::Given>;
    /// The request body type or format. The GET method is not verified. Options are application/json,
    /// application/json;charset=utf-8, application/x-pem-file, and multipart/form-data (only with FormData). (Source:
    /// options from another edition of api-cce/GetOneJob; default from huaweicloud-sdk-go-v3 0.1.188.)
    header "Content-Type": "String", default "application/json" => 2 content_type(impl Into<String>);
    /// Requests for calling an API can be authenticated using either a token or AK/SK. If token-based authentication
    /// is used, this parameter is mandatory and must be set to a user token. For details, see Obtaining a User Token.
    header "X-Auth-Token": "String", credential true;
}

runtime::structures! {
    /// `V2Job` of the page's tables.
    pub struct V2Job {
        /// API type.
        ///
        /// Default: Job.
        pub kind: Option<String> = 0 "kind",
        /// API version.
        ///
        /// Default: v2.
        pub api_version: Option<String> = 1 "apiVersion",
        /// Job metadata.
        pub metadata: Option<V2JobTypeObject> = 2 "metadata",
        /// Job details.
        pub spec: Option<V2JobSpec> = 3 "spec",
        /// Job status.
        pub status: Option<V2JobStatus> = 4 "status",
    }

    /// `V2JobSpec` of the page's tables.
    pub struct V2JobSpec {
        /// Job type.
        pub r#type: Option<String> = 0 "type",
        /// Cluster ID.
        pub clusteruid: Option<String> = 1 "clusteruid",
        /// Resource ID.
        pub resourceid: Option<String> = 2 "resourceid",
        /// Resource name.
        pub resourcename: Option<String> = 3 "resourcename",
        /// Job scale-out parameters.
        pub extendparam: Option<runtime::Map<String>> = 4 "extendparam",
        /// Subjob details list.
        pub subjobs: Option<Vec<V2Job>> = 5 "subjobs",
    }

    /// `V2JobTypeObject` of the page's tables.
    pub struct V2JobTypeObject {
        /// Job UUID.
        pub uid: Option<String> = 0 "uid",
        /// Job creation time.
        pub creation_timestamp: Option<runtime::Time> = 1 "creationTimestamp",
        /// Last update time of a job.
        pub update_timestamp: Option<runtime::Time> = 2 "updateTimestamp",
    }

    /// `V2JobStatus` of the page's tables.
    pub struct V2JobStatus {
        /// Job status.
        pub status: Option<runtime::Open<JobStatus>> = 0 "status",
        /// Cause of a job execution failure.
        pub reason: Option<String> = 1 "reason",
        /// Job completion time.
        pub completion_time: Option<runtime::Time> = 2 "completionTime",
    }
}

runtime::values! {
    /// Job status.
    ///
    /// Source: huaweicloud-sdk-go-v3 0.1.188, services/cce/v3/model/model_v2_job_status.go; the page's range is lost.
    pub enum JobStatus(String) {
        Initializing = "Initializing" (pending): "The job is not executed yet.",
        Running = "Running" (running): "The job is being executed.",
        Failed = "Failed" (failed): "The job failed.",
        Success = "Success" (succeeded): "The job succeeded.",
    }
}

runtime::api! {
    /// What the page says of this API.
    pub fn api() of V2Job {
        id: "cce/v2/get_one_job",
        title: "Obtaining Job Details",
        service: "Cloud Container Engine",
        operation: "GetOneJob",
        function: "This API is used to obtain the details of a job in a specified project.",
        method: "GET",
        uri: "/api/v2/projects/{project_id}/jobs/{job_id}",
        endpoint: "https://cce.{region}.myhuaweicloud.com",
        hosts: crate::cce::HOSTS,
    }

    document "api-cce/GetOneJob", "https://support.huaweicloud.com/intl/en-us/api-cce/GetOneJob.html", "";
    identity crate::iam::HOSTS;

    job {
        "status.status": JobStatus {
            id: "metadata.uid", name: "spec.resourcename", kind: "spec.type", message: "status.reason",
            started: "metadata.creationTimestamp", updated: "metadata.updateTimestamp",
            ended: "status.completionTime"
        },
        tasks "spec.subjobs" {
            "status.status": JobStatus {
                id: "metadata.uid", name: "spec.resourcename", kind: "spec.type", message: "status.reason",
                started: "metadata.creationTimestamp", updated: "metadata.updateTimestamp",
                ended: "status.completionTime"
            },
            tasks "spec.subjobs",
        },
    }

    deviations {
        "A subjob can lack parts that the page lists: apiVersion, the status object of a subjob that has subjobs of its own, and the resource ID and name of the innermost ones."
            from "chnsz/golangsdk and opentelekomcloud/gophertelekomcloud, openstack/cce/v3/nodes/testing/fixtures.go (JobOutput), of the v3 API";
        "Times are Go's own format, as in the page's example. The digits of the fraction vary or are missing, and a time that is not set can be 0001-01-01 00:00:00 +0000 UTC."
            from "Go's time.Time.String, which the example's form is; not observed";
    }

    responses {
        200 V2Job;
    }

    errors {
        "CCE.01404001" (not found): "Resource not found." from "api-cce/ErrorCode";
        "CCE.01401001": "Authentication failed." from "api-cce/ErrorCode";
        "CCE.01403001": "Forbidden." from "api-cce/ErrorCode";
        "CCE.01409001": "Conflict." from "api-cce/ErrorCode";
        "CCE.01409002": "Conflict." from "api-cce/ErrorCode";
        "CCE.01429002" with status 429: "The resource is locked by another request." from "api-cce/ErrorCode";
        "CCE.01429003" with status 429: "The limit of concurrent tasks is reached." from "api-cce/ErrorCode";
        "CCE.02429001" with status 429: "The maximum number of requests is reached." from "api-cce/ErrorCode";
    }

    examples {
        200 "Status code: 200" => r#"{
  "kind": "Job", "apiVersion": "v2",
  "metadata": {
    "uid": "e43c6f3b-87e6-11f0-be88-0255ac10003f",
    "creationTimestamp": "2025-09-02 10:23:38.987955 +0000 UTC",
    "updateTimestamp": "2025-09-02 11:26:03.218087 +0000 UTC"
  },
  "spec": {
    "type": "ScaleupCluster", "clusteruid": "7ec8b73d-83db-11f0-8baa-0255ac10003e",
    "resourceid": "3b4410fa-87e6-11f0-be88-0255ac10003f", "resourcename": "node-iv28j9",
    "extendparam": {
      "claimrollback": "true", "node.zone": "cn-north-7c", "nodepooluid": "", "orderID": "CS25090218238EI5V",
      "v3-scaleup": "true"
    }
  },
  "status": {
    "status": "Failed", "reason": "Something bad happened at server, recycle resource",
    "completionTime": "2025-09-02 11:26:03.218087 +0000 UTC"
  }
}"#;
    }
}
