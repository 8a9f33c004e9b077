// Generated from schema/ by `cargo build`. Edit the schema, not this file.

//! Stress Service: Querying a Submission \<odd\> \[text\] with \*Markdown\* in it.
//!
//! `POST /v1.0/{domain_id}/clusters/{cluster_id}/jobs/{type}/status`, documented on the page `stress/one`.
//!
//! Codes, and what else is known: [`api`].

use crate::runtime;

runtime::request! {
    /// Querying a Submission \<odd\> \[text\] with \*Markdown\* in it.
    ///
    /// Queries a submission; see <https://example.com/page>.
    ///
    /// Its answer is [`Submissions`].
    ///
    /// ```
    /// use huaweicloud_jobs::stress::v1_0::ShowSubmission;
    ///
    /// let request = ShowSubmission::builder()
    ///     .domain_id("domain_id")
    ///     .cluster_id(12)
    ///     .r#type("Hive SQL")
    ///     .id("id")
    ///     .level(-1)
    ///     .workspace_id("Workspace-Id")
    ///     .build();
    /// # let _ = request;
    /// ```
    pub struct ShowSubmission(13) -> Submissions;
    items submissions: Submission;

    pub struct ShowSubmissionBuilder {
        HasDomainId: DomainIdGiven = "the mandatory parameter `domain_id` was not given",
            "call `.domain_id(...)` before this";
        HasClusterId: ClusterIdGiven = "the mandatory parameter `cluster_id` was not given",
            "call `.cluster_id(...)` before this";
        HasType: TypeGiven = "the mandatory parameter `type` was not given",
            "call `.r#type(...)` before this";
        HasId: IdGiven = "the mandatory parameter `id` was not given", "call `.id(...)` before this";
        HasLevel: LevelGiven = "the mandatory parameter `level` was not given",
            "call `.level(...)` before this";
        HasWorkspaceId: WorkspaceIdGiven = "the mandatory parameter `workspace_id` was not given",
            "call `.workspace_id(...)` or `.without_workspace_id()` before this";
    }

    path "domain_id": "String", mandatory
        => 0 domain_id(impl Into<String>) -> <runtime::Given, HasClusterId, HasType, HasId, HasLevel,
        HasWorkspaceId>;
    /// Cluster number.
    path "cluster_id": "Long", mandatory, example "12"
        => 1 cluster_id(i64) -> <HasDomainId, runtime::Given, HasType, HasId, HasLevel, HasWorkspaceId>;
    /// A keyword in Rust.
    path "type": "String", mandatory, values Flavour
        => 2 r#type(impl Into<runtime::Open<Flavour>>) -> <HasDomainId, HasClusterId, runtime::Given, HasId,
        HasLevel, HasWorkspaceId>;
    /// The job's id is in the query.
    query "id": "String", mandatory
        => 3 id(impl Into<String>) -> <HasDomainId, HasClusterId, HasType, runtime::Given, HasLevel,
        HasWorkspaceId>;
    query "limit": "Integer", optional => 4 limit(i64);
    /// Default: 0.
    query "offset": "Integer", optional => 5 offset(i64);
    query "ratio": "Double", optional => 6 ratio(f64);
    query "level": "Integer", mandatory, values Level
        => 7 level(impl Into<runtime::Open<Level>>) -> <HasDomainId, HasClusterId, HasType, HasId,
        runtime::Given, HasWorkspaceId>;
    query "brief": "Boolean", optional => 8 brief(bool);
    query "mode": "String", fixed "full";
    header "X-Auth-Token": "String", credential false;
    /// Language.
    header "X-Language": "String", default "en-us" => 11 x_language(impl Into<String>);
    header "Workspace-Id": "String", not_enforced "Servers do without it." "an observation"
        => 12 workspace_id(impl Into<String>) -> <HasDomainId, HasClusterId, HasType, HasId, HasLevel,
        runtime::Given>, without_workspace_id;
}

runtime::structures! {
    /// A wrapper around the job.
    pub struct Submissions {
        /// `submissions`.
        pub submissions: Option<Vec<Submission>> = 0 "submissions",
        /// `total-count`.
        pub total_count: Option<i64> = 1 "total-count",
        /// 1\. A key that is a class name - with a dash.
        pub counter: Option<i64> = 2 "org.apache.Counter",
    }

    /// `Submission` of the page's tables.
    ///
    /// Not on the page; from another edition.
    pub struct Submission {
        /// `isFinished`.
        ///
        /// Mandatory: Yes.
        pub is_finished: Option<runtime::Open<Finished>> = 0 "isFinished",
        /// `outcome`.
        pub outcome: Option<runtime::Open<Outcome>> = 1 "outcome",
        /// `last-udpate-user`.
        pub last_udpate_user: Option<String> = 2 "last-udpate-user" | "last-update-user" | "LAST_UPDATE_USER",
        /// `type`.
        pub r#type: Option<runtime::Open<Flavour>> = 3 "type",
        /// `self`.
        pub self_link: Option<String> = 4 "self",
        /// `creation-date`.
        pub creation_date: Option<runtime::EpochMilliseconds> = 5 "creation-date",
        /// `end`.
        pub end: Option<runtime::EpochSeconds> = 6 "end",
        /// `deadline`.
        pub deadline: Option<runtime::Time> = 7 "deadline",
        /// Such as "60%".
        pub process: Option<String> = 8 "process",
        /// `steps`.
        pub steps: Option<runtime::Map<Step>> = 9 "steps",
        /// `tags`.
        pub tags: Option<Vec<String>> = 10 "tags",
        /// `stage_ids`.
        pub stage_ids: Option<Vec<Vec<i64>>> = 11 "stage_ids",
        /// `limits`.
        pub limits: Option<runtime::Map<runtime::Map<i64>>> = 12 "limits",
        /// `detail`.
        pub detail: Option<runtime::JsonText> = 13 "detail",
        /// `anything`.
        ///
        /// Default: none.
        pub anything: Option<runtime::Json> = 14 "anything",
        /// `more`.
        pub more: Option<runtime::Map<runtime::Json>> = 15 "more",
        /// A structure in itself.
        pub parent: Option<Box<Submission>> = 16 "parent",
    }

    /// `Step` of the page's tables.
    pub struct Step {
        /// `state`.
        pub state: Option<runtime::Open<StepState>> = 0 "state",
        /// `spent`.
        pub spent: Option<f64> = 1 "spent",
        /// `note`.
        pub note: Option<runtime::Json> = 2 "note",
        /// `began`.
        pub began: Option<runtime::Time> = 3 "began",
    }

    /// `Refusal` of the page's tables.
    pub struct Refusal {
        /// `errorCode`.
        pub error_code: Option<String> = 0 "errorCode",
    }
}

runtime::values! {
    /// `Finished`.
    pub enum Finished(bool) {
        Finished = true as "finished" (succeeded),
        Unfinished = false as "unfinished" (failed),
    }

    /// How it ended.
    ///
    /// Source: an SDK.
    pub enum Outcome(i64) {
        Good = 0 as "good" (succeeded),
        Lost = -1 as "lost" (unknown): "Nobody knows." from "an observation.",
        Stopped = 7 as "stopped" (cancelled),
    }

    /// `Flavour`.
    pub enum Flavour(String) {
        HiveSql = "Hive SQL",
        True = "true": "A word that looks like a boolean.",
        HwsResourceType = "hws.resource.type": "Dots.",
    }

    /// `Level`.
    pub enum Level(i64) {
        Lowest = -1 as "lowest",
        Highest = 3 as "highest",
    }

    /// `StepState`.
    pub enum StepState(String) {
        New = "NEW" (pending),
        NewSaving = "NEW_SAVING" (pending),
        Done = "DONE" (succeeded),
        Broken = "BROKEN" (failed),
        Unknown = "UNKNOWN" (unknown),
    }
}

runtime::api! {
    /// What the page says of this API.
    pub fn api() of Submissions {
        id: "stress/v1_0/show_submission",
        title: "Querying a Submission <odd> [text] with *Markdown* in it.",
        service: "Stress Service",
        operation: "ShowSubmission",
        function: "Queries a submission; see https://example.com/page.",
        method: "POST",
        uri: "/v1.0/{domain_id}/clusters/{cluster_id}/jobs/{type}/status",
        endpoint: "https://stress.{region}.example.com",
        hosts: crate::stress::HOSTS,
    }

    document "stress/one", "", "";
    identity crate::stress::HOSTS;

    permissions {
        "stress:job:get" ("read") alias "stress:get";
        "stress:job:list";
    }

    job {
        "submissions[0].outcome": Outcome {
            id: "submissions[0].last-udpate-user", kind: "submissions[0].type",
            progress: "submissions[0].process", code: "submissions[0].detail.code",
            message: "submissions[0].detail.reasons[0]", started: "submissions[0].creation-date",
            ended: "submissions[0].end", expected: "submissions[0].deadline", total: "total-count"
        },
        of 1.0,
        result "submissions[0].isFinished": Finished,
        tasks "submissions[0].steps" {
            "state": StepState { name: "$key", message: "note", started: "began" },
        },
    }

    paging "limit", "offset", "submissions", "total-count", 5;
    waiting { initial_delay 90 s, typical_duration 3 h, from "an observation" }

    responses {
        202 Submissions: "Accepted";
        400 Refusal: "Bad request";
        404;
    }

    errors {
        "ST.1" with status 400 (not found): "No such job." hint "look elsewhere" from "an observation";
    }

    examples {
        202 "Everything.", "POST https://{endpoint}/v1.0/d1/clusters/12/jobs/true/status?id=7&limit=5"
            => r##"{
  "submissions": [
    {
      "isFinished": true, "outcome": 0, "last-udpate-user": "me", "type": "Hive SQL", "self": "here",
      "creation-date": 1509335108918, "end": 0, "deadline": "", "process": "60%",
      "steps": {
        "b": {
          "state": "DONE", "spent": 1.5, "note": "fine", "began": "2025-09-02 10:23:38.987955 +0000 UTC"
        },
        "a": {}
      },
      "tags": ["x", "y \"# z"], "stage_ids": [[1, 2], []], "limits": { "cpu": { "max": 3 } },
      "detail": "{\"code\":\"C1\",\"reasons\":[\"because\"]}",
      "anything": { "deep": [1, null, { "er": 2.5 }] }, "more": { "k": false },
      "parent": { "outcome": 7, "parent": null }
    }
  ],
  "total-count": 1, "org.apache.Counter": -3
}"##;
        400 "" => r#"{ "errorCode": "ST.1" }"#;
    }
}
