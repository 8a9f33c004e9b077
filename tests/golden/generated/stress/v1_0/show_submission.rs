// Generated from schema/ by `cargo build`. Edit the schema, not this file.

//! Stress Service: Querying a Submission \<odd\> \[text\] with \*Markdown\* in it.
//!
//! `POST /v1.0/{domain_id}/clusters/{cluster_id}/jobs/{type}/status`
//!
//! Queries a submission; see <https://example.com/page>.
//!
//! Documented on the page `stress/one`.
//!
//! # Permissions
//!
//! - `stress:job:get` (read, alias stress:get)
//! - `stress:job:list`
//!
//! # Waiting
//!
//! A job is first worth asking for 90 s after its beginning. It takes 3 h as a rule. Source: an observation.
//!
//! # Status codes
//!
//! - 202, [`Submissions`]: Accepted
//! - 400, [`Refusal`]: Bad request
//! - 404
//!
//! # Error codes
//!
//! - `ST.1` with status 400 (not found): No such job.

use std::{fmt, marker::PhantomData};
use crate::runtime;

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
#[derive(Clone)]
pub struct ShowSubmission {
    values: [Option<String>; 13],
}

impl ShowSubmission {
    /// Starts a request; the builder asks for the mandatory parameters.
    pub fn builder() -> ShowSubmissionBuilder {
        ShowSubmissionBuilder {
            values: [const { None }; 13],
            given: PhantomData,
        }
    }
}

impl runtime::Request for ShowSubmission {
    type Response = Submissions;

    fn api(&self) -> &'static runtime::Api {
        API
    }

    fn values(&self) -> &[Option<String>] {
        &self.values
    }

    fn response(&self) -> Submissions {
        Submissions::default()
    }
}

impl runtime::Paged for ShowSubmission {
    type Item = Submission;

    fn items(response: &mut Self::Response) -> &mut Option<Vec<Submission>> {
        &mut response.submissions
    }
}

impl fmt::Debug for ShowSubmission {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        runtime::debug_request(API, &self.values, f)
    }
}

/// Builds a [`ShowSubmission`]. Its type parameters say which mandatory parameters were given.
#[must_use]
#[derive(Clone)]
pub struct ShowSubmissionBuilder<
    HasDomainId = runtime::Missing,
    HasClusterId = runtime::Missing,
    HasType = runtime::Missing,
    HasId = runtime::Missing,
    HasLevel = runtime::Missing,
    HasWorkspaceId = runtime::Missing,
> {
    values: [Option<String>; 13],
    given: PhantomData<
        (HasDomainId, HasClusterId, HasType, HasId, HasLevel, HasWorkspaceId),
    >,
}

impl<
    HasDomainId,
    HasClusterId,
    HasType,
    HasId,
    HasLevel,
    HasWorkspaceId,
> ShowSubmissionBuilder<
    HasDomainId,
    HasClusterId,
    HasType,
    HasId,
    HasLevel,
    HasWorkspaceId,
> {
    /// `domain_id` in the path, String, mandatory.
    pub fn domain_id(
        mut self,
        domain_id: impl Into<String>,
    ) -> ShowSubmissionBuilder<
        runtime::Given,
        HasClusterId,
        HasType,
        HasId,
        HasLevel,
        HasWorkspaceId,
    > {
        self.values[0] = Some(domain_id.into());
        ShowSubmissionBuilder {
            values: self.values,
            given: PhantomData,
        }
    }

    /// Cluster number.
    ///
    /// `cluster_id` in the path, Long, mandatory.
    pub fn cluster_id(
        mut self,
        cluster_id: i64,
    ) -> ShowSubmissionBuilder<
        HasDomainId,
        runtime::Given,
        HasType,
        HasId,
        HasLevel,
        HasWorkspaceId,
    > {
        self.values[1] = Some(cluster_id.to_string());
        ShowSubmissionBuilder {
            values: self.values,
            given: PhantomData,
        }
    }

    /// A keyword in Rust.
    ///
    /// `type` in the path, String, mandatory.
    pub fn r#type(
        mut self,
        r#type: impl Into<Flavour>,
    ) -> ShowSubmissionBuilder<
        HasDomainId,
        HasClusterId,
        runtime::Given,
        HasId,
        HasLevel,
        HasWorkspaceId,
    > {
        self.values[2] = Some(r#type.into().to_string());
        ShowSubmissionBuilder {
            values: self.values,
            given: PhantomData,
        }
    }

    /// The job's id is in the query.
    ///
    /// `id` in the query, String, mandatory.
    pub fn id(
        mut self,
        id: impl Into<String>,
    ) -> ShowSubmissionBuilder<
        HasDomainId,
        HasClusterId,
        HasType,
        runtime::Given,
        HasLevel,
        HasWorkspaceId,
    > {
        self.values[3] = Some(id.into());
        ShowSubmissionBuilder {
            values: self.values,
            given: PhantomData,
        }
    }

    /// `limit` in the query, Integer, optional.
    pub fn limit(mut self, limit: i64) -> Self {
        self.values[4] = Some(limit.to_string());
        self
    }

    /// Default: 0.
    ///
    /// `offset` in the query, Integer, optional.
    pub fn offset(mut self, offset: i64) -> Self {
        self.values[5] = Some(offset.to_string());
        self
    }

    /// `ratio` in the query, Double, optional.
    pub fn ratio(mut self, ratio: f64) -> Self {
        self.values[6] = Some(ratio.to_string());
        self
    }

    /// `level` in the query, Integer, mandatory.
    pub fn level(
        mut self,
        level: impl Into<Level>,
    ) -> ShowSubmissionBuilder<
        HasDomainId,
        HasClusterId,
        HasType,
        HasId,
        runtime::Given,
        HasWorkspaceId,
    > {
        self.values[7] = Some(level.into().to_string());
        ShowSubmissionBuilder {
            values: self.values,
            given: PhantomData,
        }
    }

    /// `brief` in the query, Boolean, optional.
    pub fn brief(mut self, brief: bool) -> Self {
        self.values[8] = Some(brief.to_string());
        self
    }

    /// Language.
    ///
    /// `X-Language` in the header, String, `en-us` unless given.
    pub fn x_language(mut self, x_language: impl Into<String>) -> Self {
        self.values[11] = Some(x_language.into());
        self
    }

    /// `Workspace-Id` in the header, String, documented as mandatory.
    pub fn workspace_id(
        mut self,
        workspace_id: impl Into<String>,
    ) -> ShowSubmissionBuilder<
        HasDomainId,
        HasClusterId,
        HasType,
        HasId,
        HasLevel,
        runtime::Given,
    > {
        self.values[12] = Some(workspace_id.into());
        ShowSubmissionBuilder {
            values: self.values,
            given: PhantomData,
        }
    }

    /// Leaves `Workspace-Id` out, which the page does not provide for.
    ///
    /// Servers do without it. Source: an observation.
    pub fn without_workspace_id(
        self,
    ) -> ShowSubmissionBuilder<
        HasDomainId,
        HasClusterId,
        HasType,
        HasId,
        HasLevel,
        runtime::Given,
    > {
        ShowSubmissionBuilder {
            values: self.values,
            given: PhantomData,
        }
    }

    /// The request. It compiles once every mandatory parameter was given.
    pub fn build(self) -> ShowSubmission
    where
        HasDomainId: given::DomainIdGiven,
        HasClusterId: given::ClusterIdGiven,
        HasType: given::TypeGiven,
        HasId: given::IdGiven,
        HasLevel: given::LevelGiven,
        HasWorkspaceId: given::WorkspaceIdGiven,
    {
        ShowSubmission {
            values: self.values,
        }
    }
}

/// What `build` asks for.
#[doc(hidden)]
pub mod given {
    #[diagnostic::on_unimplemented(
        message = "the mandatory parameter `domain_id` was not given",
        label = "call `.domain_id(...)` before this"
    )]
    pub trait DomainIdGiven {}
    impl DomainIdGiven for crate::runtime::Given {}

    #[diagnostic::on_unimplemented(
        message = "the mandatory parameter `cluster_id` was not given",
        label = "call `.cluster_id(...)` before this"
    )]
    pub trait ClusterIdGiven {}
    impl ClusterIdGiven for crate::runtime::Given {}

    #[diagnostic::on_unimplemented(
        message = "the mandatory parameter `type` was not given",
        label = "call `.r#type(...)` before this"
    )]
    pub trait TypeGiven {}
    impl TypeGiven for crate::runtime::Given {}

    #[diagnostic::on_unimplemented(
        message = "the mandatory parameter `id` was not given",
        label = "call `.id(...)` before this"
    )]
    pub trait IdGiven {}
    impl IdGiven for crate::runtime::Given {}

    #[diagnostic::on_unimplemented(
        message = "the mandatory parameter `level` was not given",
        label = "call `.level(...)` before this"
    )]
    pub trait LevelGiven {}
    impl LevelGiven for crate::runtime::Given {}

    #[diagnostic::on_unimplemented(
        message = "the mandatory parameter `workspace_id` was not given",
        label = "call `.workspace_id(...)` or `.without_workspace_id()` before this"
    )]
    pub trait WorkspaceIdGiven {}
    impl WorkspaceIdGiven for crate::runtime::Given {}
}

/// A wrapper around the job.
#[derive(Clone, Default, PartialEq)]
pub struct Submissions {
    /// `submissions`.
    pub submissions: Option<Vec<Submission>>,
    /// `total-count`.
    pub total_count: Option<i64>,
    /// 1\. A key that is a class name - with a dash.
    pub counter: Option<i64>,
}

impl runtime::Structure for Submissions {
    #[inline]
    fn shape(&self) -> &'static runtime::Shape {
        &SUBMISSIONS
    }

    #[inline]
    fn slot(&mut self, field: usize) -> runtime::Slot<'_> {
        match field {
            0 => runtime::Item::slot(&mut self.submissions),
            1 => runtime::Item::slot(&mut self.total_count),
            2 => runtime::Item::slot(&mut self.counter),
            _ => runtime::Slot::Nowhere,
        }
    }

    #[inline]
    fn value(&self, field: usize) -> runtime::Value<'_> {
        match field {
            0 => runtime::Value::of(&self.submissions),
            1 => runtime::Value::of(&self.total_count),
            2 => runtime::Value::of(&self.counter),
            _ => runtime::Value::Absent,
        }
    }
}

/// `Submission` of the page's tables.
///
/// Not on the page; from another edition.
#[derive(Clone, Default, PartialEq)]
pub struct Submission {
    /// `isFinished`.
    ///
    /// Mandatory: Yes.
    pub is_finished: Option<Finished>,
    /// `outcome`.
    pub outcome: Option<Outcome>,
    /// `last-udpate-user`.
    ///
    /// Also read from `last-update-user`, `LAST_UPDATE_USER`.
    pub last_udpate_user: Option<String>,
    /// `type`.
    pub r#type: Option<Flavour>,
    /// `self`.
    pub self_link: Option<String>,
    /// `creation-date`.
    pub creation_date: Option<runtime::EpochMilliseconds>,
    /// `end`.
    pub end: Option<runtime::EpochSeconds>,
    /// `deadline`.
    pub deadline: Option<runtime::Time>,
    /// Such as "60%".
    pub process: Option<String>,
    /// `steps`.
    pub steps: Option<runtime::Map<Step>>,
    /// `tags`.
    pub tags: Option<Vec<String>>,
    /// `stage_ids`.
    pub stage_ids: Option<Vec<Vec<i64>>>,
    /// `limits`.
    pub limits: Option<runtime::Map<runtime::Map<i64>>>,
    /// `detail`.
    pub detail: Option<runtime::JsonText>,
    /// `anything`.
    ///
    /// Default: none.
    pub anything: Option<runtime::Json>,
    /// `more`.
    pub more: Option<runtime::Map<runtime::Json>>,
    /// A structure in itself.
    pub parent: Option<Box<Submission>>,
}

impl runtime::Structure for Submission {
    #[inline]
    fn shape(&self) -> &'static runtime::Shape {
        &SUBMISSION
    }

    #[inline]
    fn slot(&mut self, field: usize) -> runtime::Slot<'_> {
        match field {
            0 => runtime::Item::slot(&mut self.is_finished),
            1 => runtime::Item::slot(&mut self.outcome),
            2 => runtime::Item::slot(&mut self.last_udpate_user),
            3 => runtime::Item::slot(&mut self.r#type),
            4 => runtime::Item::slot(&mut self.self_link),
            5 => runtime::Item::slot(&mut self.creation_date),
            6 => runtime::Item::slot(&mut self.end),
            7 => runtime::Item::slot(&mut self.deadline),
            8 => runtime::Item::slot(&mut self.process),
            9 => runtime::Item::slot(&mut self.steps),
            10 => runtime::Item::slot(&mut self.tags),
            11 => runtime::Item::slot(&mut self.stage_ids),
            12 => runtime::Item::slot(&mut self.limits),
            13 => runtime::Item::slot(&mut self.detail),
            14 => runtime::Item::slot(&mut self.anything),
            15 => runtime::Item::slot(&mut self.more),
            16 => runtime::Item::slot(&mut self.parent),
            _ => runtime::Slot::Nowhere,
        }
    }

    #[inline]
    fn value(&self, field: usize) -> runtime::Value<'_> {
        match field {
            0 => runtime::Value::of(&self.is_finished),
            1 => runtime::Value::of(&self.outcome),
            2 => runtime::Value::of(&self.last_udpate_user),
            3 => runtime::Value::of(&self.r#type),
            4 => runtime::Value::of(&self.self_link),
            5 => runtime::Value::of(&self.creation_date),
            6 => runtime::Value::of(&self.end),
            7 => runtime::Value::of(&self.deadline),
            8 => runtime::Value::of(&self.process),
            9 => runtime::Value::of(&self.steps),
            10 => runtime::Value::of(&self.tags),
            11 => runtime::Value::of(&self.stage_ids),
            12 => runtime::Value::of(&self.limits),
            13 => runtime::Value::of(&self.detail),
            14 => runtime::Value::of(&self.anything),
            15 => runtime::Value::of(&self.more),
            16 => runtime::Value::of(&self.parent),
            _ => runtime::Value::Absent,
        }
    }
}

/// `Step` of the page's tables.
#[derive(Clone, Default, PartialEq)]
pub struct Step {
    /// `state`.
    pub state: Option<StepState>,
    /// `spent`.
    pub spent: Option<f64>,
    /// `note`.
    pub note: Option<runtime::Json>,
    /// `began`.
    pub began: Option<runtime::Time>,
}

impl runtime::Structure for Step {
    #[inline]
    fn shape(&self) -> &'static runtime::Shape {
        &STEP
    }

    #[inline]
    fn slot(&mut self, field: usize) -> runtime::Slot<'_> {
        match field {
            0 => runtime::Item::slot(&mut self.state),
            1 => runtime::Item::slot(&mut self.spent),
            2 => runtime::Item::slot(&mut self.note),
            3 => runtime::Item::slot(&mut self.began),
            _ => runtime::Slot::Nowhere,
        }
    }

    #[inline]
    fn value(&self, field: usize) -> runtime::Value<'_> {
        match field {
            0 => runtime::Value::of(&self.state),
            1 => runtime::Value::of(&self.spent),
            2 => runtime::Value::of(&self.note),
            3 => runtime::Value::of(&self.began),
            _ => runtime::Value::Absent,
        }
    }
}

/// `Refusal` of the page's tables.
#[derive(Clone, Default, PartialEq)]
pub struct Refusal {
    /// `errorCode`.
    pub error_code: Option<String>,
}

impl runtime::Structure for Refusal {
    #[inline]
    fn shape(&self) -> &'static runtime::Shape {
        &REFUSAL
    }

    #[inline]
    fn slot(&mut self, field: usize) -> runtime::Slot<'_> {
        match field {
            0 => runtime::Item::slot(&mut self.error_code),
            _ => runtime::Slot::Nowhere,
        }
    }

    #[inline]
    fn value(&self, field: usize) -> runtime::Value<'_> {
        match field {
            0 => runtime::Value::of(&self.error_code),
            _ => runtime::Value::Absent,
        }
    }
}

impl Submissions {
    /// The job in this answer, as every service's can be read.
    pub fn job(&self) -> runtime::Job {
        runtime::view(self, &API.job)
    }
}

/// `Finished`.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum Finished {
    /// `true` (succeeded).
    Finished,
    /// `false` (failed).
    Unfinished,
    /// A value that is not documented, as sent.
    Unrecognized(bool),
}

impl Finished {
    /// The boolean that the service sends.
    pub fn truth(&self) -> bool {
        match self {
            Self::Finished => true,
            Self::Unfinished => false,
            Self::Unrecognized(word) => *word,
        }
    }

    /// Where a job with this status stands.
    pub fn phase(&self) -> runtime::Phase {
        match self {
            Self::Finished => runtime::Phase::Succeeded,
            Self::Unfinished => runtime::Phase::Failed,
            Self::Unrecognized(_) => runtime::Phase::Unknown,
        }
    }
}

impl From<bool> for Finished {
    fn from(word: bool) -> Self {
        match word {
            true => Self::Finished,
            false => Self::Unfinished,
        }
    }
}

runtime::enumerated!(Finished, FINISHED, boolean);

/// How it ended.
///
/// Source: an SDK.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum Outcome {
    /// `0` (succeeded).
    Good,
    /// `-1` (unknown): Nobody knows.
    ///
    /// Source: an observation.
    Lost,
    /// `7` (cancelled).
    Stopped,
    /// A value that is not documented, as sent.
    Unrecognized(i64),
}

impl Outcome {
    /// The number that the service sends.
    pub fn code(&self) -> i64 {
        match self {
            Self::Good => 0,
            Self::Lost => -1,
            Self::Stopped => 7,
            Self::Unrecognized(word) => *word,
        }
    }

    /// Where a job with this status stands.
    pub fn phase(&self) -> runtime::Phase {
        match self {
            Self::Good => runtime::Phase::Succeeded,
            Self::Lost | Self::Unrecognized(_) => runtime::Phase::Unknown,
            Self::Stopped => runtime::Phase::Cancelled,
        }
    }
}

impl From<i64> for Outcome {
    fn from(word: i64) -> Self {
        match word {
            0 => Self::Good,
            -1 => Self::Lost,
            7 => Self::Stopped,
            word => Self::Unrecognized(word),
        }
    }
}

runtime::enumerated!(Outcome, OUTCOME, integer);

/// `Flavour`.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum Flavour {
    /// `Hive SQL`.
    HiveSql,
    /// `true`: A word that looks like a boolean.
    True,
    /// `hws.resource.type`: Dots.
    HwsResourceType,
    /// A value that is not documented, as sent.
    Unrecognized(String),
}

impl Flavour {
    /// The value as the service spells it.
    pub fn as_str(&self) -> &str {
        match self {
            Self::HiveSql => "Hive SQL",
            Self::True => "true",
            Self::HwsResourceType => "hws.resource.type",
            Self::Unrecognized(word) => word,
        }
    }
}

impl From<&str> for Flavour {
    fn from(word: &str) -> Self {
        match word {
            "Hive SQL" => Self::HiveSql,
            "true" => Self::True,
            "hws.resource.type" => Self::HwsResourceType,
            word => Self::Unrecognized(word.to_owned()),
        }
    }
}

runtime::enumerated!(Flavour, FLAVOUR, text);

/// `Level`.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum Level {
    /// `-1`.
    Lowest,
    /// `3`.
    Highest,
    /// A value that is not documented, as sent.
    Unrecognized(i64),
}

impl Level {
    /// The number that the service sends.
    pub fn code(&self) -> i64 {
        match self {
            Self::Lowest => -1,
            Self::Highest => 3,
            Self::Unrecognized(word) => *word,
        }
    }
}

impl From<i64> for Level {
    fn from(word: i64) -> Self {
        match word {
            -1 => Self::Lowest,
            3 => Self::Highest,
            word => Self::Unrecognized(word),
        }
    }
}

runtime::enumerated!(Level, LEVEL, integer);

/// `StepState`.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum StepState {
    /// `NEW` (pending).
    New,
    /// `NEW_SAVING` (pending).
    NewSaving,
    /// `DONE` (succeeded).
    Done,
    /// `BROKEN` (failed).
    Broken,
    /// `UNKNOWN` (unknown).
    Unknown,
    /// A value that is not documented, as sent.
    Unrecognized(String),
}

impl StepState {
    /// The value as the service spells it.
    pub fn as_str(&self) -> &str {
        match self {
            Self::New => "NEW",
            Self::NewSaving => "NEW_SAVING",
            Self::Done => "DONE",
            Self::Broken => "BROKEN",
            Self::Unknown => "UNKNOWN",
            Self::Unrecognized(word) => word,
        }
    }

    /// Where a job with this status stands.
    pub fn phase(&self) -> runtime::Phase {
        match self {
            Self::New | Self::NewSaving => runtime::Phase::Pending,
            Self::Done => runtime::Phase::Succeeded,
            Self::Broken => runtime::Phase::Failed,
            Self::Unknown | Self::Unrecognized(_) => runtime::Phase::Unknown,
        }
    }
}

impl From<&str> for StepState {
    fn from(word: &str) -> Self {
        match word {
            "NEW" => Self::New,
            "NEW_SAVING" => Self::NewSaving,
            "DONE" => Self::Done,
            "BROKEN" => Self::Broken,
            "UNKNOWN" => Self::Unknown,
            word => Self::Unrecognized(word.to_owned()),
        }
    }
}

runtime::enumerated!(StepState, STEP_STATE, text);

/// What the page says of this API.
pub const API: &runtime::Api = &runtime::Api {
    id: "stress/v1_0/show_submission",
    title: "Querying a Submission <odd> [text] with *Markdown* in it.",
    service: "Stress Service",
    operation: "ShowSubmission",
    function: "Queries a submission; see https://example.com/page.",
    method: "POST",
    uri: "/v1.0/{domain_id}/clusters/{cluster_id}/jobs/{type}/status",
    endpoint: "https://stress.{region}.example.com",
    hosts: crate::stress::HOSTS,
    identity: Some(crate::stress::HOSTS),
    document: runtime::Document {
        page: "stress/one",
        url: "",
        updated: "",
    },
    permissions: &[
        runtime::Permission {
            action: "stress:job:get",
            access: "read",
            alias: "stress:get",
        },
        runtime::Permission {
            action: "stress:job:list",
            access: "",
            alias: "",
        },
    ],
    deprecated: None,
    parameters: &[
        runtime::Parameter {
            name: "domain_id",
            place: runtime::Place::Path,
            kind: "String",
            need: runtime::Need::Mandatory,
            description: "",
            values: None,
            example: None,
        },
        runtime::Parameter {
            name: "cluster_id",
            place: runtime::Place::Path,
            kind: "Long",
            need: runtime::Need::Mandatory,
            description: "Cluster number.",
            values: None,
            example: Some("12"),
        },
        runtime::Parameter {
            name: "type",
            place: runtime::Place::Path,
            kind: "String",
            need: runtime::Need::Mandatory,
            description: "A keyword in Rust.",
            values: Some(&FLAVOUR),
            example: None,
        },
        runtime::Parameter {
            name: "id",
            place: runtime::Place::Query,
            kind: "String",
            need: runtime::Need::Mandatory,
            description: "The job's id is in the query.",
            values: None,
            example: None,
        },
        runtime::Parameter {
            name: "limit",
            place: runtime::Place::Query,
            kind: "Integer",
            need: runtime::Need::Optional,
            description: "",
            values: None,
            example: None,
        },
        runtime::Parameter {
            name: "offset",
            place: runtime::Place::Query,
            kind: "Integer",
            need: runtime::Need::Optional,
            description: "Default: 0.",
            values: None,
            example: None,
        },
        runtime::Parameter {
            name: "ratio",
            place: runtime::Place::Query,
            kind: "Double",
            need: runtime::Need::Optional,
            description: "",
            values: None,
            example: None,
        },
        runtime::Parameter {
            name: "level",
            place: runtime::Place::Query,
            kind: "Integer",
            need: runtime::Need::Mandatory,
            description: "",
            values: Some(&LEVEL),
            example: None,
        },
        runtime::Parameter {
            name: "brief",
            place: runtime::Place::Query,
            kind: "Boolean",
            need: runtime::Need::Optional,
            description: "",
            values: None,
            example: None,
        },
        runtime::Parameter {
            name: "mode",
            place: runtime::Place::Query,
            kind: "String",
            need: runtime::Need::Fixed("full"),
            description: "",
            values: None,
            example: None,
        },
        runtime::Parameter {
            name: "X-Auth-Token",
            place: runtime::Place::Header,
            kind: "String",
            need: runtime::Need::Credential {
                mandatory: false,
            },
            description: "",
            values: None,
            example: None,
        },
        runtime::Parameter {
            name: "X-Language",
            place: runtime::Place::Header,
            kind: "String",
            need: runtime::Need::Default("en-us"),
            description: "Language.",
            values: None,
            example: None,
        },
        runtime::Parameter {
            name: "Workspace-Id",
            place: runtime::Place::Header,
            kind: "String",
            need: runtime::Need::NotEnforced {
                note: "Servers do without it.",
                source: "an observation",
            },
            description: "",
            values: None,
            example: None,
        },
    ],
    responses: &[
        runtime::ResponseCode {
            code: 202,
            description: "Accepted",
            body: Some("Submissions"),
        },
        runtime::ResponseCode {
            code: 400,
            description: "Bad request",
            body: Some("Refusal"),
        },
        runtime::ResponseCode {
            code: 404,
            description: "",
            body: None,
        },
    ],
    job: runtime::JobMap {
        id: "submissions[0].last-udpate-user",
        kind: "submissions[0].type",
        progress: "submissions[0].process",
        code: "submissions[0].detail.code",
        message: "submissions[0].detail.reasons[0]",
        started: "submissions[0].creation-date",
        ended: "submissions[0].end",
        expected: "submissions[0].deadline",
        total: "total-count",
        result: Some(("submissions[0].isFinished", &FINISHED)),
        progress_of: 1.0,
        tasks: Some(runtime::TasksMap {
            each: "submissions[0].steps",
            map: Some(
                &runtime::JobMap {
                    name: "$key",
                    message: "note",
                    started: "began",
                    ..runtime::JobMap::new("state", &STEP_STATE)
                },
            ),
        }),
        ..runtime::JobMap::new("submissions[0].outcome", &OUTCOME)
    },
    errors: &[
        runtime::ErrorCode {
            code: "ST.1",
            status: Some(400),
            not_found: true,
            description: "No such job.",
            hint: "look elsewhere",
            source: "an observation",
        },
    ],
    paging: Some(runtime::Paging {
        limit: "limit",
        offset: "offset",
        items: "submissions",
        total: "total-count",
        default_limit: 5,
    }),
    waiting: Some(runtime::Waiting {
        initial_delay: Some(std::time::Duration::from_secs(90)),
        typical_duration: Some(std::time::Duration::from_secs(10800)),
        source: "an observation",
    }),
    deviations: &[],
    examples: &[
        runtime::Example {
            description: "Everything.",
            request: Some(
                "POST https://{endpoint}/v1.0/d1/clusters/12/jobs/true/status?id=7&limit=5",
            ),
            status: 202,
            response: r##"{
  "submissions": [
    {
      "isFinished": true,
      "outcome": 0,
      "last-udpate-user": "me",
      "type": "Hive SQL",
      "self": "here",
      "creation-date": 1509335108918,
      "end": 0,
      "deadline": "",
      "process": "60%",
      "steps": {
        "b": {
          "state": "DONE",
          "spent": 1.5,
          "note": "fine",
          "began": "2025-09-02 10:23:38.987955 +0000 UTC"
        },
        "a": {}
      },
      "tags": [
        "x",
        "y \"# z"
      ],
      "stage_ids": [
        [
          1,
          2
        ],
        []
      ],
      "limits": {
        "cpu": {
          "max": 3
        }
      },
      "detail": "{\"code\":\"C1\",\"reasons\":[\"because\"]}",
      "anything": {
        "deep": [
          1,
          null,
          {
            "er": 2.5
          }
        ]
      },
      "more": {
        "k": false
      },
      "parent": {
        "outcome": 7,
        "parent": null
      }
    }
  ],
  "total-count": 1,
  "org.apache.Counter": -3
}"##,
        },
        runtime::Example {
            description: "",
            request: None,
            status: 400,
            response: r#"{
  "errorCode": "ST.1"
}"#,
        },
    ],
    response: || Box::new(Submissions::default()),
};

static SUBMISSIONS: runtime::Shape = runtime::Shape {
    name: "Submissions",
    keys: &["submissions", "total-count", "org.apache.Counter"],
    aliases: &[],
};

static SUBMISSION: runtime::Shape = runtime::Shape {
    name: "Submission",
    keys: &[
        "isFinished",
        "outcome",
        "last-udpate-user",
        "type",
        "self",
        "creation-date",
        "end",
        "deadline",
        "process",
        "steps",
        "tags",
        "stage_ids",
        "limits",
        "detail",
        "anything",
        "more",
        "parent",
    ],
    aliases: &[("last-update-user", 2), ("LAST_UPDATE_USER", 2)],
};

static STEP: runtime::Shape = runtime::Shape {
    name: "Step",
    keys: &["state", "spent", "note", "began"],
    aliases: &[],
};

static REFUSAL: runtime::Shape = runtime::Shape {
    name: "Refusal",
    keys: &["errorCode"],
    aliases: &[],
};

static FINISHED: runtime::ValueSet = runtime::ValueSet {
    name: "Finished",
    values: &[
        runtime::ListedValue::status("true", runtime::Phase::Succeeded, "")
            .called("finished"),
        runtime::ListedValue::status("false", runtime::Phase::Failed, "")
            .called("unfinished"),
    ],
};

static OUTCOME: runtime::ValueSet = runtime::ValueSet {
    name: "Outcome",
    values: &[
        runtime::ListedValue::status("0", runtime::Phase::Succeeded, "").called("good"),
        runtime::ListedValue::status("-1", runtime::Phase::Unknown, "Nobody knows.")
            .called("lost"),
        runtime::ListedValue::status("7", runtime::Phase::Cancelled, "")
            .called("stopped"),
    ],
};

static FLAVOUR: runtime::ValueSet = runtime::ValueSet {
    name: "Flavour",
    values: &[
        runtime::ListedValue::word("Hive SQL", ""),
        runtime::ListedValue::word("true", "A word that looks like a boolean."),
        runtime::ListedValue::word("hws.resource.type", "Dots."),
    ],
};

static LEVEL: runtime::ValueSet = runtime::ValueSet {
    name: "Level",
    values: &[
        runtime::ListedValue::word("-1", "").called("lowest"),
        runtime::ListedValue::word("3", "").called("highest"),
    ],
};

static STEP_STATE: runtime::ValueSet = runtime::ValueSet {
    name: "StepState",
    values: &[
        runtime::ListedValue::status("NEW", runtime::Phase::Pending, ""),
        runtime::ListedValue::status("NEW_SAVING", runtime::Phase::Pending, ""),
        runtime::ListedValue::status("DONE", runtime::Phase::Succeeded, ""),
        runtime::ListedValue::status("BROKEN", runtime::Phase::Failed, ""),
        runtime::ListedValue::status("UNKNOWN", runtime::Phase::Unknown, ""),
    ],
};

runtime::structures!(Submissions, Submission, Step, Refusal);
