//! A made-up API, as generated code would look: a job with tasks in pages.
#![allow(dead_code, reason = "every test uses a part of it")]

#[cfg(all(feature = "client", feature = "blocking"))]
pub(crate) mod both;
#[cfg(any(feature = "client", feature = "blocking"))]
pub(crate) mod collect;
pub(crate) mod server;

use huaweicloud_jobs_runtime::{
    Api, Document, Enumerated, ErrorCode, HostGroup, Hosts, JobMap, Need, Paged, Paging, Parameter, Place,
    Request, TasksMap,
};

const fn parameter(name: &'static str, place: Place, need: Need) -> Parameter {
    Parameter { name, place, kind: "String", need, description: "", values: None, example: None }
}

huaweicloud_jobs_runtime::values! {
    /// Whatever it is.
    pub enum Status(String) {
        Running = "RUNNING" (running),
        Succeeded = "SUCCEEDED" (succeeded),
        Failed = "FAILED" (failed),
    }
}

huaweicloud_jobs_runtime::structures! {
    /// A task.
    pub struct Task {
        pub name: Option<String> = 0 "name",
        pub index: Option<i64> = 1 "index",
    }

    /// A job.
    pub struct JobInfo {
        pub status: Option<huaweicloud_jobs_runtime::Open<Status>> = 0 "status",
        pub message: Option<String> = 1 "message",
        pub tasks: Option<Vec<Task>> = 2 "tasks",
    }

    /// An answer.
    pub struct ShowJobResponse {
        pub task_count: Option<i64> = 0 "task_count",
        pub job: Option<JobInfo> = 1 "job",
        pub tasks: Option<Vec<Task>> = 2 "tasks",
    }
}

const PARAMETERS: &[Parameter] = &[
    parameter("project_id", Place::Path, Need::Mandatory),
    parameter("job_id", Place::Path, Need::Mandatory),
    parameter("limit", Place::Query, Need::Optional),
    parameter("offset", Place::Query, Need::Optional),
];

/// The API; paging as asked for.
pub(crate) const HOSTS: Hosts = Hosts {
    service: "sample",
    global: "",
    variable: "",
    groups: &[
        HostGroup {
            endpoint: "https://sample.{region}.example.com",
            fail_over: &["https://sample.{region}.example.cn"],
            regions: &["cn-north-4", "ap-southeast-3"],
        },
        HostGroup {
            endpoint: "https://easel.{region}.example.eu/base",
            fail_over: &[],
            regions: &["eu-west-101"],
        },
    ],
    source: "made up",
};

const fn api(id: &'static str, paging: Option<Paging>) -> Api {
    Api {
        id,
        title: "Obtaining Job Details",
        service: "Sample",
        operation: "ShowJob",
        function: "",
        method: "GET",
        uri: "/v1/{project_id}/jobs/{job_id}",
        endpoint: "https://sample.{region}.example.com",
        hosts: &HOSTS,
        identity: None,
        document: Document { page: "", url: "", updated: "" },
        permissions: &[],
        deprecated: None,
        parameters: PARAMETERS,
        responses: &[],
        job: JobMap::new("job.status", Status::SET),
        errors: &[
            ErrorCode {
                code: "SVCSTG.00100401",
                status: Some(401),
                not_found: true,
                description: "The resource does not exist.",
                hint: "",
                source: "",
            },
            ErrorCode {
                code: "SVCSTG.00100400",
                status: None,
                not_found: false,
                description: "Invalid parameter.",
                hint: "look at the parameters",
                source: "",
            },
        ],
        paging,
        waiting: None,
        deviations: &[],
        examples: &[],
        response: || Box::new(ShowJobResponse::default()),
    }
}

const fn paging(items: &'static str, total: &'static str, default_limit: u32) -> Option<Paging> {
    Some(Paging { limit: "limit", offset: "offset", items, total, default_limit })
}

/// A list at the top and its length in all.
pub(crate) static COUNTED: Api = api("sample/v1/counted", paging("tasks", "task_count", 20));
/// A list in a structure, without a total.
pub(crate) static NESTED: Api = api("sample/v1/nested", paging("job.tasks", "", 20));
/// No paging.
pub(crate) static PLAIN: Api = api("sample/v1/plain", None);
/// A method for which twice is not as good as once.
pub(crate) static POSTED: Api = Api { method: "POST", ..api("sample/v1/posted", None) };
/// The tasks of [`COUNTED`] in the job view, and a reason.
pub(crate) static TREE: Api = Api {
    job: JobMap {
        message: "job.message",
        tasks: Some(TasksMap {
            each: "tasks",
            map: Some(&JobMap { name: "name", ..JobMap::new("", Status::SET) }),
        }),
        ..JobMap::new("job.status", Status::SET)
    },
    ..api("sample/v1/tree", paging("tasks", "task_count", 20))
};

/// A request to one of them.
#[derive(Clone)]
pub(crate) struct ShowJob {
    api: &'static Api,
    values: [Option<String>; 4],
}

impl ShowJob {
    pub(crate) fn of(api: &'static Api) -> Self {
        Self { api, values: [Some("p1".to_owned()), Some("j1".to_owned()), None, None] }
    }

    pub(crate) fn limit(mut self, limit: u32) -> Self {
        self.values[2] = Some(limit.to_string());
        self
    }

    pub(crate) fn offset(mut self, offset: u32) -> Self {
        self.values[3] = Some(offset.to_string());
        self
    }
}

impl Request for ShowJob {
    type Response = ShowJobResponse;

    fn api(&self) -> &'static Api {
        self.api
    }

    fn values(&self) -> &[Option<String>] {
        &self.values
    }

    fn response(&self) -> ShowJobResponse {
        ShowJobResponse::default()
    }
}

impl Paged for ShowJob {
    type Item = Task;

    fn items(response: &mut ShowJobResponse) -> &mut Option<Vec<Task>> {
        &mut response.tasks
    }
}

/// Tasks numbered from `first`.
pub(crate) fn tasks(first: u64, count: u64) -> Vec<Task> {
    let task = |at: u64| Task { name: Some(format!("task {at}")), index: Some(at as i64) };
    (first..first + count).map(task).collect()
}
