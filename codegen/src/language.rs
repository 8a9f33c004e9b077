//! The keys of the language, place by place, in the order in which schemas are laid out: what each means and what it holds.
//! schema/schema.json is written from it, and tests hold schema/README.md and the readers to it.

use crate::{
    Rule, Severity,
    document::{Phase, TimeFormat},
    read::METHODS,
    types::{SCALARS, Type},
};

/// A map with a fixed set of keys.
pub(crate) struct Place {
    /// Its name in the JSON Schema.
    pub(crate) name: &'static str,
    /// What it is, to a reader.
    pub(crate) what: &'static str,
    pub(crate) keys: Vec<Key>,
}

pub(crate) struct Key {
    pub(crate) name: &'static str,
    pub(crate) must: bool,
    pub(crate) meaning: &'static str,
    pub(crate) form: Form,
}

/// What stands behind a key.
pub(crate) enum Form {
    Text,
    /// Text in a form of its own: a regular expression, and what it means.
    Pattern(&'static str, &'static str),
    /// The name of a structure or a set.
    Name,
    Type,
    /// A type that a parameter can have.
    Scalar,
    Flag,
    Words(Vec<&'static str>),
    Number(u32, u32),
    Texts,
    /// A list of texts in a form of their own.
    Patterns(&'static str, &'static str),
    /// A place by its name.
    One(&'static str),
    List(&'static str),
    /// A map from names to places; a regular expression of the names.
    Map(&'static str, &'static str),
    /// `body` alone, or a map.
    Response,
    /// Fields alone, or a map that has them as `fields`.
    Structures,
    Tasks,
    TasksOrSame,
    Json,
    Accepted,
}

pub(crate) const CAMEL: &str = "^[A-Z][A-Za-z0-9]*$";
/// The place of a whole schema, and that of a whole table of hosts.
pub(crate) const SCHEMA: &str = "file";
pub(crate) const TABLE: &str = "hosts";
const HOST: &str = "^https://[^{}?# ]+$";
const REGION_HOST: &str = r"^https://([^{}?# ]|\{region\})*\{region\}([^{}?# ]|\{region\})*$";
const SNAKE: &str = "^[a-z_][a-z0-9_]*$";
const ANY: &str = "";
const PATH: &str = r"^[^.\[\]]+(\[\d+\])*(\.[^.\[\]]+(\[\d+\])*)*$";

/// The types that can be written with one word, first the spellings to suggest.
pub(crate) fn scalars() -> impl Iterator<Item = &'static str> {
    SCALARS.iter().map(|(name, _)| *name)
}

/// Those of them that a parameter can have.
pub(crate) fn parameter_types() -> impl Iterator<Item = &'static str> {
    SCALARS.iter().filter(|(_, scalar)| *scalar != Type::Object).map(|(name, _)| *name)
}

fn key(name: &'static str, form: Form, meaning: &'static str) -> Key {
    Key { name, must: false, meaning, form }
}

fn must(name: &'static str, form: Form, meaning: &'static str) -> Key {
    Key { name, must: true, meaning, form }
}

/// Every place.
pub(crate) fn places() -> Vec<Place> {
    use Form::{
        Accepted, Flag, Json, List, Map, Name, Number, One, Pattern, Patterns, Response, Scalar, Structures,
        Tasks, TasksOrSame, Text, Texts, Type, Words,
    };
    let place = |name, what, keys| Place { name, what, keys };
    let path = || Pattern(PATH, "a path: `spec.status`, `submissions[0].status`");
    let time =
        || Pattern("^[1-9][0-9]* +(s|min|h)$", "a whole number and its unit: `20 s`, `8 min` or `2 h`");
    let source = "where this row comes from, when it is not on the page";
    let job_paths = || {
        vec![
            key("id", path(), "the job's own id"),
            key("name", path(), "the job's name"),
            key("kind", path(), "the job's type"),
            must("status", path(), "the status; it must lead to a field with `values`"),
            key("result", path(), "a second status that decides once `status` says *succeeded*"),
            key("progress", path(), "how far it is: a number, or a string such as `60%`"),
            key(
                "progress_of",
                Number(1, 1_000_000),
                "what complete is in the page's unit, a whole number; `100` unless given",
            ),
            key("code", path(), "the code that says why it failed"),
            key("reason", path(), "why it failed, in words"),
            key("started", path(), "when it began"),
            key("updated", path(), "when something was last heard of it"),
            key("ended", path(), "when it ended"),
            key("expected", path(), "when it is expected to end"),
            key("total", path(), "how many tasks there are in all, where the list is cut into pages"),
        ]
    };
    let mut job = job_paths();
    job.push(key("tasks", Tasks, "the sub-jobs: `each` leads to a list or a map of structures; the other keys are those above, relative to one element, and `detail`. `tasks: same` inside it applies the same mapping to a deeper level; a map of its own describes another. `name: $key` is the key of a map"));
    let mut tasks = job_paths();
    tasks.insert(0, must("each", path(), "the list or the map of the sub-jobs"));
    let detail = tasks.iter().position(|key| key.name == "started").unwrap_or_default();
    tasks.insert(detail, key("detail", path(), "what happened, as a job's `reason` says it"));
    tasks.push(key("tasks", TasksOrSame, "the sub-jobs of a sub-job: `same`, or a map of their own"));
    vec![
        place(
            SCHEMA,
            "A job API, as its documentation page has it. The reference is schema/README.md.",
            vec![
                must("api", One("api"), "what the page is"),
                must("request", One("request"), "parameters, by where they stand"),
                must(
                    "response",
                    Response,
                    "each documented status code with the name of its structure; exactly one below 300 has a body",
                ),
                must("structures", Structures, "each structure with its fields"),
                key("values", Map("set", CAMEL), "enumerations: sets of documented values"),
                must(
                    "job",
                    One("job"),
                    "how the answer is a job: paths that start at the answer's structure",
                ),
                key("errors", List("error"), "error codes"),
                key("paging", One("paging"), "how a long answer is cut into pages"),
                key(
                    "waiting",
                    One("waiting"),
                    "how long the API's jobs take; waits take their defaults from it",
                ),
                key("deviations", List("deviation"), "where servers differ from the page"),
                key("accept", Accepted, "warnings that are right as they are, each with the reason"),
                key("examples", List("example"), "the page's examples, pasted as they stand"),
            ],
        ),
        place(
            "api",
            "What the page is.",
            vec![
                must("title", Text, "the page's title"),
                must("service", Text, "the service's name, as a person says it"),
                must(
                    "operation",
                    Pattern(CAMEL, "`UpperCamelCase`"),
                    "the official operation name in `UpperCamelCase`; it names the request type",
                ),
                key("function", Text, "the page's \"Function\" section"),
                must("method", Words(METHODS.to_vec()), "`GET`, `POST`, `PUT`, `DELETE`, `PATCH` or `HEAD`"),
                must(
                    "uri",
                    Pattern(r"^/([^{}?# ]|\{[^{}?# ]+\})*$", "a path with `{placeholders}`"),
                    "the path as printed, with `{placeholders}`; a query string is not part of it",
                ),
                must(
                    "endpoint",
                    Pattern(r"^https://([^{}?# ]|\{region\})+$", "`https://` and a host"),
                    "base URL; `{region}` stands for the region",
                ),
                must(
                    "document",
                    One("document"),
                    "`{ page: <id>, url: <address>, updated: <date> }`; `url` and `updated` may be left out",
                ),
                key(
                    "permissions",
                    List("permission"),
                    "list of `{ action, access, alias }`; only `action` must be given",
                ),
                key(
                    "deprecated",
                    One("deprecated"),
                    "`{ note: <what the page says>, successor: <operation and URI> }`",
                ),
            ],
        ),
        place(
            "document",
            "The page.",
            vec![
                must("page", Text, "the page's id"),
                key("url", Text, "the page's address"),
                key("updated", Text, "the page's date"),
            ],
        ),
        place(
            "permission",
            "A permission that the caller needs.",
            vec![
                must("action", Text, "the action's name"),
                key("access", Text, "the access level"),
                key("alias", Text, "the action's other name"),
            ],
        ),
        place(
            "deprecated",
            "The page says that the API is not to be used any more.",
            vec![
                must("note", Text, "what the page says"),
                key("successor", Text, "the operation and URI to use instead"),
            ],
        ),
        place(
            "request",
            "Parameters, by where they stand.",
            vec![
                key("path", Map("parameter", ANY), "parameters that stand in the URI as `{placeholders}`"),
                key("query", Map("parameter", ANY), "parameters behind the `?`"),
                key("header", Map("parameter", ANY), "headers"),
            ],
        ),
        place(
            "parameter",
            "A parameter.",
            vec![
                must("mandatory", Flag, "`Yes` or `No`, as the table prints it"),
                must("type", Scalar, "a scalar type as the table prints it (below)"),
                key("values", Name, "the name of a set under `values`"),
                key("description", Text, "the table's text"),
                key(
                    "default",
                    Text,
                    "sent when the caller gives nothing; a mandatory parameter with a default need not be given",
                ),
                key("fixed", Text, "always sent, never asked for"),
                key(
                    "credential",
                    Flag,
                    "`Yes` for the header that carries the token; it is filled from the credentials and never asked for",
                ),
                key(
                    "not_enforced",
                    One("not_enforced"),
                    "`{ note, source }`: documented as mandatory, but servers accept requests without it; the builder then offers an explicit way to leave it out",
                ),
                key("example", Text, "a value that fits, used by the mock, the demo and the tests"),
                key(
                    "name",
                    Pattern(SNAKE, "`snake_case`"),
                    "the Rust name, where the wire name gives an unhelpful one",
                ),
                key("source", Text, source),
            ],
        ),
        place(
            "not_enforced",
            "What servers do without.",
            vec![must("note", Text, "how servers differ"), must("source", Text, "where this was seen")],
        ),
        place(
            "response",
            "A status code's answer.",
            vec![key("body", Name, "the name of a structure"), key("description", Text, "the table's text")],
        ),
        place(
            "structure",
            "A structure with a description of its own.",
            vec![
                key("description", Text, "what the page says of the table"),
                key("source", Text, source),
                key("fields", Map("field", ANY), "the fields"),
            ],
        ),
        place(
            "field",
            "A field.",
            vec![
                must("type", Type, "as the table prints it (below)"),
                key(
                    "structure",
                    Name,
                    "the structure behind a bare `Object` or `Array<Object>` (\"See Table 5\")",
                ),
                key("values", Name, "the name of a set under `values`"),
                key(
                    "time",
                    Words(TimeFormat::WORDS.iter().map(|(word, _)| *word).collect()),
                    "the field is a time: `RFC 3339`, `Go`, `epoch milliseconds` or `epoch seconds`; for `String` and integer fields",
                ),
                key("holds", Words(vec!["JSON"]), "`JSON`: the string carries JSON text"),
                key("aliases", Texts, "other spellings of the key, accepted when reading"),
                key(
                    "mandatory",
                    Flag,
                    "`Yes` or `No` where the page says so of a response field (documentation only)",
                ),
                key(
                    "default",
                    Text,
                    "the documented default (documentation only: an absent field stays absent)",
                ),
                key("fixed", Text, "the documented fixed value (documentation only)"),
                key("description", Text, "the table's text"),
                key(
                    "name",
                    Pattern(SNAKE, "`snake_case`"),
                    "the Rust name, where the wire key gives an unhelpful one",
                ),
                key("source", Text, source),
            ],
        ),
        place(
            "set",
            "A set of documented values.",
            vec![
                key("description", Text, "what the page says of the set"),
                key("source", Text, "where the set comes from, when it is not on the page"),
                must("values", Map("value", ANY), "each documented value: text, an integer or a boolean"),
            ],
        ),
        place(
            "value",
            "A documented value.",
            vec![
                key(
                    "name",
                    Pattern(SNAKE, "`snake_case`"),
                    "the Rust name in `snake_case`; a word names itself",
                ),
                key(
                    "phase",
                    Words(Phase::WORDS.iter().map(|(word, _)| *word).collect()),
                    "`pending`, `running`, `succeeded`, `failed`, `cancelled`, `skipped` or `unknown`",
                ),
                key("description", Text, "what the page says of it"),
                key("source", Text, "where this value comes from, when it is not on the page"),
            ],
        ),
        place("job", "How the answer is a job.", job),
        place("tasks", "The sub-jobs. Paths start at one of them.", tasks),
        place(
            "error",
            "An error code.",
            vec![
                must("code", Text, "the error code"),
                key("status", Number(100, 599), "limits the row to one HTTP status"),
                key(
                    "means",
                    Words(vec!["not found"]),
                    "`not found`: the job does not exist, whatever the HTTP status looks like",
                ),
                key("description", Text, "what the page says of it"),
                key("hint", Text, "what to do about it, as it reads behind `hint: `"),
                key("source", Text, source),
            ],
        ),
        place(
            "paging",
            "How a long answer is cut into pages.",
            vec![
                must("limit", Text, "the query parameter with the number of items"),
                must("offset", Text, "the query parameter with the number of items to pass over"),
                must("items", path(), "path to the list"),
                key("total", path(), "path to the count of all items"),
                key(
                    "default_limit",
                    Number(1, 100_000),
                    "how many items a page has unless asked; `20` unless given",
                ),
                key("source", Text, "where this comes from, when it is not on the page"),
            ],
        ),
        place(
            "waiting",
            "How long the API's jobs take. At least one of the times must be given.",
            vec![
                key(
                    "initial_delay",
                    time(),
                    "how long after its beginning a job is first worth asking for: `20 s`",
                ),
                key(
                    "typical_duration",
                    time(),
                    "how long a job takes as a rule: `8 min`. The intervals between polls and the time-out follow from it",
                ),
                must("source", Text, "how we know"),
            ],
        ),
        place(
            "deviation",
            "Where servers differ from the page.",
            vec![must("text", Text, "how servers differ"), must("source", Text, "where this was seen")],
        ),
        place(
            "example",
            "An example of the page.",
            vec![
                key("description", Text, "the example's heading"),
                key(
                    "request",
                    Text,
                    "the page's request line (`GET https://{endpoint}/v1/...`), left out where the page prints none",
                ),
                key("status", Number(100, 599), "the HTTP status; 200 unless said"),
                must("response", Json, "the page's JSON, pasted as it stands"),
                key("source", Text, "where this example comes from, when it is not on the page"),
            ],
        ),
        place(
            TABLE,
            "Where a service is, region by region. The reference is schema/README.md.",
            vec![
                key("service", Text, "the service's name, where no API gives it"),
                must("source", Text, "where the table comes from"),
                key("identity", Flag, "`Yes` for the service that tokens and project ids come from"),
                key("global", Pattern(HOST, "`https://` and a host"), "base URL for all regions together"),
                key(
                    "variable",
                    Pattern("^[A-Z0-9_]+$", "capitals, digits and `_`"),
                    "an environment variable that gives another base URL for all regions",
                ),
                must(
                    "hosts",
                    List("hosts_group"),
                    "a list of groups: regions whose hosts have the same form",
                ),
            ],
        ),
        place(
            "hosts_group",
            "Regions whose hosts have the same form.",
            vec![
                must(
                    "endpoint",
                    Pattern(REGION_HOST, "`https://` and a host with `{region}`"),
                    "base URL; `{region}` stands for the region",
                ),
                key(
                    "fail_over",
                    Patterns(REGION_HOST, "`https://` and a host with `{region}`"),
                    "further base URLs, to ask where the first cannot be reached",
                ),
                must("regions", Patterns("^[a-z0-9-]+$", "a region's id: `cn-north-4`"), "the regions' ids"),
            ],
        ),
    ]
}

/// The warnings that a schema can accept, with what they say.
pub(crate) fn acceptable() -> impl Iterator<Item = Rule> {
    let is_warning = |rule: &Rule| rule.severity() == Severity::Warning;
    // To accept that would be to ask for it.
    Rule::ALL.iter().copied().filter(is_warning).filter(|rule| *rule != Rule::UnusedAcceptance)
}
