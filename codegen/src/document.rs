//! A schema as it is written: every part with its place in the file, nothing looked up yet.

use crate::{
    Rule,
    keys::Spot,
    yaml::{At, Node},
};

/// One schema file.
pub(crate) struct Document {
    pub(crate) api: ApiSection,
    pub(crate) parameters: Vec<ParameterRow>,
    pub(crate) responses: Spot<Vec<ResponseRow>>,
    pub(crate) structures: Vec<StructureTable>,
    pub(crate) sets: Vec<ValueTable>,
    pub(crate) job: JobSection,
    pub(crate) errors: Vec<ErrorRow>,
    pub(crate) paging: Option<PagingSection>,
    pub(crate) waiting: Option<WaitingSection>,
    pub(crate) deviations: Vec<DeviationRow>,
    pub(crate) examples: Vec<ExampleRow>,
    /// The warnings that are not to be given.
    pub(crate) accepted: Vec<Spot<Rule>>,
}

pub(crate) struct ApiSection {
    pub(crate) title: String,
    pub(crate) service: String,
    pub(crate) operation: Spot<String>,
    pub(crate) function: String,
    pub(crate) method: Spot<String>,
    pub(crate) uri: Spot<String>,
    pub(crate) endpoint: Spot<String>,
    pub(crate) page: Spot<String>,
    pub(crate) url: String,
    pub(crate) updated: String,
    pub(crate) permissions: Vec<PermissionRow>,
    pub(crate) deprecated: Option<DeprecatedSection>,
}

pub(crate) struct PermissionRow {
    pub(crate) action: String,
    pub(crate) access: String,
    pub(crate) alias: String,
}

pub(crate) struct DeprecatedSection {
    pub(crate) note: String,
    pub(crate) successor: String,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Place {
    Path,
    Query,
    Header,
}

pub(crate) struct ParameterRow {
    pub(crate) name: Spot<String>,
    pub(crate) place: Place,
    pub(crate) mandatory: bool,
    pub(crate) kind: Spot<String>,
    pub(crate) description: String,
    pub(crate) default: Option<Spot<String>>,
    pub(crate) fixed: Option<Spot<String>>,
    pub(crate) values: Option<Spot<String>>,
    pub(crate) credential: bool,
    pub(crate) not_enforced: Option<DeviationRow>,
    pub(crate) example: Option<Spot<String>>,
    pub(crate) rust_name: Option<Spot<String>>,
    pub(crate) source: String,
}

pub(crate) struct ResponseRow {
    pub(crate) code: u16,
    pub(crate) body: Option<Spot<String>>,
    pub(crate) description: String,
}

pub(crate) struct StructureTable {
    pub(crate) name: Spot<String>,
    pub(crate) description: String,
    pub(crate) source: String,
    pub(crate) fields: Vec<FieldRow>,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum TimeFormat {
    Text,
    Milliseconds,
    Seconds,
}

impl TimeFormat {
    /// What each format is called in a schema.
    pub(crate) const WORDS: &[(&str, Self)] = &[
        ("RFC 3339", Self::Text),
        ("Go", Self::Text),
        ("epoch milliseconds", Self::Milliseconds),
        ("epoch seconds", Self::Seconds),
    ];
}

pub(crate) struct FieldRow {
    pub(crate) key: Spot<String>,
    pub(crate) kind: Spot<String>,
    pub(crate) description: String,
    pub(crate) structure: Option<Spot<String>>,
    pub(crate) values: Option<Spot<String>>,
    pub(crate) aliases: Vec<Spot<String>>,
    pub(crate) default: String,
    pub(crate) fixed: String,
    pub(crate) mandatory: Option<bool>,
    pub(crate) time: Option<(TimeFormat, Spot<String>)>,
    pub(crate) holds_json: Option<At>,
    pub(crate) rust_name: Option<Spot<String>>,
    pub(crate) source: String,
}

pub(crate) struct ValueTable {
    pub(crate) name: Spot<String>,
    pub(crate) description: String,
    pub(crate) source: String,
    pub(crate) values: Vec<ValueRow>,
}

/// How a documented value is written: that decides what its set holds.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum ValueKind {
    Text,
    Integer,
    Boolean,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Phase {
    Pending,
    Running,
    Succeeded,
    Failed,
    Cancelled,
    Skipped,
    Unknown,
}

impl Phase {
    /// What each phase is called in a schema.
    pub(crate) const WORDS: &[(&str, Self)] = &[
        ("pending", Self::Pending),
        ("running", Self::Running),
        ("succeeded", Self::Succeeded),
        ("failed", Self::Failed),
        ("cancelled", Self::Cancelled),
        ("skipped", Self::Skipped),
        ("unknown", Self::Unknown),
    ];

    pub(crate) fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(_, phase)| *phase == self).map_or("", |(word, _)| word)
    }
}

pub(crate) struct ValueRow {
    pub(crate) value: Spot<String>,
    pub(crate) kind: ValueKind,
    pub(crate) phase: Option<Phase>,
    pub(crate) rust_name: Option<Spot<String>>,
    pub(crate) description: String,
    pub(crate) source: String,
}

/// The paths of `job`, or of `tasks` in it.
pub(crate) struct JobSection {
    pub(crate) paths: Vec<(&'static str, Spot<String>)>,
    pub(crate) progress_of: u32,
    pub(crate) tasks: Option<Box<TasksSection>>,
}

pub(crate) struct TasksSection {
    pub(crate) each: Spot<String>,
    pub(crate) job: JobSection,
    /// `tasks: same`: the elements have tasks of their own, in the same way. Where it stands.
    pub(crate) same: Option<At>,
}

pub(crate) struct ErrorRow {
    pub(crate) code: String,
    pub(crate) status: Option<u16>,
    pub(crate) not_found: bool,
    pub(crate) description: String,
    pub(crate) hint: String,
    pub(crate) source: String,
}

pub(crate) struct PagingSection {
    pub(crate) limit: Spot<String>,
    pub(crate) offset: Spot<String>,
    pub(crate) items: Spot<String>,
    pub(crate) total: Option<Spot<String>>,
    pub(crate) default_limit: u32,
}

/// Times in seconds.
pub(crate) struct WaitingSection {
    pub(crate) initial_delay: Option<u32>,
    pub(crate) typical_duration: Option<u32>,
    pub(crate) source: String,
}

pub(crate) struct DeviationRow {
    pub(crate) text: String,
    pub(crate) source: String,
}

pub(crate) struct ExampleRow {
    pub(crate) description: String,
    pub(crate) request: Option<Spot<String>>,
    /// With its place where it is written.
    pub(crate) status: (u16, Option<At>),
    pub(crate) response: Node,
}

impl JobSection {
    pub(crate) fn path(&self, key: &str) -> Option<&Spot<String>> {
        self.paths.iter().find(|(name, _)| *name == key).map(|(_, path)| path)
    }
}
