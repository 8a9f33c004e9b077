//! A schema as it was checked: every name resolved, every Rust name decided. The emitters see nothing else.

use crate::document::{Phase, Place, ValueKind};

/// One API, ready to be written as Rust.
pub(crate) struct Model {
    /// `["cae", "v1", "show_job"]`.
    pub(crate) segments: [String; 3],
    pub(crate) title: String,
    pub(crate) service: String,
    pub(crate) operation: String,
    pub(crate) function: String,
    pub(crate) method: String,
    pub(crate) uri: String,
    pub(crate) endpoint: String,
    /// Its service's table, if it has one.
    pub(crate) hosts: Option<Hosts>,
    /// The service that gives out tokens.
    pub(crate) identity: Option<String>,
    pub(crate) page: String,
    pub(crate) url: String,
    pub(crate) updated: String,
    pub(crate) permissions: Vec<[String; 3]>,
    pub(crate) deprecated: Option<[String; 2]>,
    pub(crate) parameters: Vec<Parameter>,
    pub(crate) responses: Vec<Response>,
    /// Name of the answer's structure.
    pub(crate) answer: String,
    pub(crate) structures: Vec<Structure>,
    pub(crate) sets: Vec<Set>,
    pub(crate) job: Job,
    pub(crate) errors: Vec<ErrorCode>,
    pub(crate) paging: Option<Paging>,
    pub(crate) waiting: Option<Waiting>,
    pub(crate) deviations: Vec<[String; 2]>,
    pub(crate) examples: Vec<Example>,
}

impl Model {
    pub(crate) fn listed(&self) -> Listed {
        Listed {
            segments: self.segments.clone(),
            service: self.service.clone(),
            operation: self.operation.clone(),
            is_deprecated: self.deprecated.is_some(),
        }
    }

    /// The API's id.
    pub(crate) fn id(&self) -> String {
        self.segments.join("/")
    }
}

/// What the files that only list say of a schema, or of a service's table of hosts.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Facts {
    Api(Listed),
    Table(ListedTable),
}

#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Listed {
    pub(crate) segments: [String; 3],
    pub(crate) service: String,
    pub(crate) operation: String,
    pub(crate) is_deprecated: bool,
}

#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct ListedTable {
    /// The service's folder.
    pub(crate) service: String,
    pub(crate) title: String,
    pub(crate) is_identity: bool,
}

pub(crate) struct Parameter {
    pub(crate) name: String,
    pub(crate) rust_name: String,
    pub(crate) place: Place,
    pub(crate) kind: String,
    pub(crate) argument: Argument,
    pub(crate) need: Need,
    pub(crate) description: String,
    pub(crate) set: Option<String>,
    pub(crate) example: Option<String>,
}

/// What a builder's method takes.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Argument {
    Text,
    Integer,
    Number,
    Boolean,
    Set(String),
}

/// Who gives a parameter's value.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Need {
    Mandatory,
    Optional,
    NotEnforced { note: String, source: String },
    Default(String),
    Fixed(String),
    Credential { mandatory: bool },
}

impl Need {
    /// Whether leaving the parameter out must be decided before a request can be built.
    pub(crate) fn is_demanded(&self) -> bool {
        matches!(self, Self::Mandatory | Self::NotEnforced { .. })
    }

    pub(crate) fn is_settable(&self) -> bool {
        !matches!(self, Self::Fixed(_) | Self::Credential { .. })
    }
}

pub(crate) struct Response {
    pub(crate) code: u16,
    pub(crate) body: Option<String>,
    pub(crate) description: String,
}

pub(crate) struct Structure {
    pub(crate) name: String,
    pub(crate) description: String,
    pub(crate) source: String,
    pub(crate) fields: Vec<Field>,
}

pub(crate) struct Field {
    pub(crate) key: String,
    pub(crate) rust_name: String,
    pub(crate) aliases: Vec<String>,
    pub(crate) kind: FieldType,
    pub(crate) description: String,
    /// What the table says beside the description: default, fixed value, where the row comes from.
    pub(crate) notes: Vec<String>,
}

/// The Rust type of a field, without its `Option`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum FieldType {
    Text,
    Integer,
    Number,
    Boolean,
    Time,
    EpochMilliseconds,
    EpochSeconds,
    JsonText,
    Json,
    Set(String),
    Structure(String),
    /// A structure that contains itself without a list in between.
    Boxed(String),
    List(Box<FieldType>),
    Map(Box<FieldType>),
}

pub(crate) struct Set {
    pub(crate) name: String,
    pub(crate) description: String,
    pub(crate) source: String,
    pub(crate) kind: ValueKind,
    /// Whether its values have phases.
    pub(crate) is_status: bool,
    pub(crate) values: Vec<Value>,
}

pub(crate) struct Value {
    pub(crate) value: String,
    pub(crate) variant: String,
    /// The name to show; the value itself where it is a word.
    pub(crate) shown: String,
    pub(crate) phase: Option<Phase>,
    pub(crate) description: String,
    pub(crate) source: String,
}

/// How the answer is a job. Paths are wire keys.
pub(crate) struct Job {
    /// Paths by the name of the view's field, those given.
    pub(crate) paths: Vec<(&'static str, String)>,
    pub(crate) statuses: String,
    pub(crate) result: Option<(String, String)>,
    pub(crate) progress_of: u32,
    pub(crate) tasks: Option<Box<Tasks>>,
}

pub(crate) struct Tasks {
    pub(crate) each: String,
    pub(crate) map: TasksMap,
}

pub(crate) enum TasksMap {
    /// Each task is a job in the way of the level above.
    Same,
    Own(Job),
}

pub(crate) struct ErrorCode {
    pub(crate) code: String,
    pub(crate) status: Option<u16>,
    pub(crate) not_found: bool,
    pub(crate) description: String,
    pub(crate) hint: String,
    pub(crate) source: String,
}

pub(crate) struct Paging {
    pub(crate) limit: String,
    pub(crate) offset: String,
    pub(crate) items: String,
    pub(crate) total: String,
    pub(crate) default_limit: u32,
    /// Rust names on the way to the list, the list's last.
    pub(crate) fields: Vec<String>,
    pub(crate) item: FieldType,
}

/// Times in seconds.
pub(crate) struct Waiting {
    pub(crate) initial_delay: Option<u32>,
    pub(crate) typical_duration: Option<u32>,
    pub(crate) source: String,
}

pub(crate) struct Example {
    pub(crate) description: String,
    pub(crate) request: Option<String>,
    pub(crate) status: u16,
    /// Pretty JSON.
    pub(crate) response: String,
}

/// A service's hosts, ready to be written as Rust.
#[derive(Clone)]
pub(crate) struct Hosts {
    /// The service's folder.
    pub(crate) service: String,
    /// The service's name, if the table gives it.
    pub(crate) title: String,
    pub(crate) global: String,
    pub(crate) variable: String,
    pub(crate) groups: Vec<HostGroup>,
    pub(crate) source: String,
    pub(crate) is_identity: bool,
}

impl Hosts {
    pub(crate) fn listed(&self) -> ListedTable {
        let Self { service, title, is_identity, .. } = self;
        ListedTable { service: service.clone(), title: title.clone(), is_identity: *is_identity }
    }
}

/// Regions whose hosts have the same form.
#[derive(Clone, Default)]
pub(crate) struct HostGroup {
    pub(crate) endpoint: String,
    pub(crate) fail_over: Vec<String>,
    pub(crate) regions: Vec<String>,
}
