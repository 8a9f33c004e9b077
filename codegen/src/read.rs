//! From the YAML tree to the document. Says everything that can be said without knowing what names mean.

use crate::{
    Rule,
    document::*,
    finding::{Findings, did_you_mean, one_of},
    keys::{Keys, Spot, elements, entries, is_map, text, wrong_kind},
    language::acceptable,
    prose::is_even,
    yaml::{At, Kind, Node},
};

/// Reads a file's tree. `None` if the document has holes that would make later rules mislead.
pub(crate) fn read(findings: &mut Findings<'_>, root: Node) -> Option<Document> {
    if !matches!(root.kind, Kind::Map(_)) {
        wrong_kind(findings, &root, "a schema", "a map");
        return None;
    }
    let mut keys = Keys::of_file(findings, &root, "a schema");
    let api = keys.section(findings, "api").map(|entry| api(findings, entry));
    let parameters = keys.section(findings, "request").map(|entry| parameters(findings, entry));
    let responses = keys.section(findings, "response").map(|entry| responses(findings, entry));
    let structures = keys.section(findings, "structures").map(|(_, node)| structures(findings, node));
    let job = keys.section(findings, "job").map(|entry| job(findings, entry));
    let sets = match keys.has("values") {
        true => keys.section(findings, "values").map(|(_, node)| value_tables(findings, node)),
        false => {
            keys.node("values");
            Some(Vec::new())
        }
    };
    let errors = elements(findings, keys.node("errors"), "`errors`");
    let errors = errors.iter().map(|node| error(findings, node)).collect();
    let paging = keys.entry("paging").map(|entry| paging(findings, entry));
    let waiting = keys.entry("waiting").map(|entry| waiting(findings, entry));
    let deviations = elements(findings, keys.node("deviations"), "`deviations`");
    let deviations = deviations.iter().map(|node| {
        let keys = Keys::new(findings, node, "a deviation");
        deviation(findings, keys, "text")
    });
    let deviations = deviations.collect();
    let examples = examples(findings, keys.node("examples"));
    let accepted = keys.entry("accept").map(|(_, node)| accepted(findings, node)).unwrap_or_default();
    if !keys.finish(findings) {
        return None;
    }
    Some(Document {
        api: api?,
        parameters: parameters??,
        responses: responses??,
        structures: structures?,
        sets: sets?,
        job: job?,
        errors,
        paging,
        waiting,
        deviations,
        examples,
        accepted,
    })
}

/// The warnings that a schema accepts; each must say why.
fn accepted(findings: &mut Findings<'_>, node: &Node) -> Vec<Spot<Rule>> {
    let mut rules = Vec::new();
    for (id, node) in entries(findings, node, "`accept`") {
        if let Some(reason) = text(findings, node, format_args!("the reason to accept `{}`", id.value))
            && reason.is_empty()
        {
            let message = format!("it is not said why `{}` is accepted", id.value);
            let help = "write the reason as its text";
            findings.report(Rule::MissingKey, id.at, message, Some(help.to_owned())).label("needs a reason");
        }
        match acceptable().find(|rule| rule.id() == id.value) {
            Some(rule) => rules.push(Spot { value: rule, at: id.at }),
            None => {
                let known = || acceptable().map(|rule| rule.id());
                let message = format!("`{}` is not a warning", id.value);
                let help = did_you_mean(&id, known()).unwrap_or_else(|| format!("it is {}", one_of(known())));
                findings.report(Rule::BadValue, id.at, message, Some(help));
            }
        }
    }
    rules
}

pub(crate) fn plain(text: Option<Spot<String>>) -> String {
    // Descriptions are one paragraph, however they are broken in the file.
    let text = text.map(|text| text.value).unwrap_or_default();
    if is_even(&text) {
        return text;
    }
    let mut plain = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !plain.is_empty() {
            plain.push(' ');
        }
        plain.push_str(word);
    }
    plain
}

/// A map and the key that it stands behind.
type Entry<'n> = (At, &'n Node);

fn api(findings: &mut Findings<'_>, entry: Entry<'_>) -> ApiSection {
    let mut keys = Keys::behind(findings, entry, "`api`");
    let title = keys.need(findings, "title").value;
    let service = plain(Some(keys.need(findings, "service")));
    let operation = keys.need(findings, "operation");
    let function = plain(keys.text(findings, "function"));
    let method = keys.need(findings, "method");
    let mut uri = keys.need(findings, "uri");
    let endpoint = keys.need(findings, "endpoint");
    let (page, url, updated) = match keys.section(findings, "document") {
        Some(entry) => {
            let mut keys = Keys::behind(findings, entry, "`document`");
            let page = keys.need(findings, "page");
            let (url, updated) = (plain(keys.text(findings, "url")), plain(keys.text(findings, "updated")));
            keys.finish(findings);
            (page, url, updated)
        }
        None => (Spot { value: String::new(), at: entry.0 }, String::new(), String::new()),
    };
    let permissions = elements(findings, keys.node("permissions"), "`permissions`");
    let permissions = permissions.iter().map(|node| permission(findings, node)).collect();
    let deprecated = keys.entry("deprecated").map(|entry| {
        let mut keys = Keys::behind(findings, entry, "`deprecated`");
        let note = plain(Some(keys.need(findings, "note")));
        let successor = plain(keys.text(findings, "successor"));
        keys.finish(findings);
        DeprecatedSection { note, successor }
    });
    keys.finish(findings);
    if !METHODS.contains(&method.as_str()) && !method.is_empty() {
        let message = format!("`{}` is not an HTTP method", method.value);
        let help = format!("it is {}", one_of(METHODS));
        findings.report(Rule::BadValue, method.at, message, Some(help));
    }
    if !uri.is_empty() && !is_path(&uri) {
        let help =
            "write the path alone, `/v1/{project_id}/jobs/{job_id}`; query parameters stand under `request`";
        let message = format!("`{}` is not a path", uri.value);
        findings.report(Rule::BadValue, uri.at, message, Some(help.to_owned()));
        // Its placeholders mean nothing.
        uri.value.clear();
    }
    check_endpoint(findings, &endpoint);
    ApiSection {
        title,
        service,
        operation,
        function,
        method,
        uri,
        endpoint,
        page,
        url,
        updated,
        permissions,
        deprecated,
    }
}

/// Whether a base URL can be asked once `{region}` is filled in. What is missing was said.
pub(crate) fn check_endpoint(findings: &mut Findings<'_>, endpoint: &Spot<String>) -> bool {
    let host = endpoint.replace("{region}", "region");
    let is_host = |host: &str| !host.is_empty() && !host.contains(['{', '}', ' ', '?', '#']);
    let good = host.strip_prefix("https://").is_some_and(is_host);
    if !good && !endpoint.is_empty() {
        let help = "write `https://`, the host, and `{region}` where the region stands";
        let message = format!("`{}` is not an endpoint", endpoint.value);
        findings.report(Rule::BadValue, endpoint.at, message, Some(help.to_owned()));
    }
    good
}

pub(crate) const METHODS: [&str; 6] = ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD"];

/// Whether a URI is a path alone, and each of its braces is one of a pair around a name.
fn is_path(uri: &str) -> bool {
    let mut parts = uri.split('{');
    let start = parts.next().unwrap_or_default();
    let is_closed =
        |part: &str| part.split_once('}').is_some_and(|(name, rest)| !name.is_empty() && !rest.contains('}'));
    start.starts_with('/') && !start.contains('}') && !uri.contains(['?', '#', ' ']) && parts.all(is_closed)
}

fn permission(findings: &mut Findings<'_>, node: &Node) -> PermissionRow {
    let mut keys = Keys::new(findings, node, "a permission");
    let action = keys.need(findings, "action").value;
    let (access, alias) = (plain(keys.text(findings, "access")), plain(keys.text(findings, "alias")));
    keys.finish(findings);
    PermissionRow { action, access, alias }
}

/// The parameters; `None` if it is not known which there are.
fn parameters(findings: &mut Findings<'_>, entry: Entry<'_>) -> Option<Vec<ParameterRow>> {
    let mut keys = Keys::behind(findings, entry, "`request`");
    let (mut parameters, mut whole) = (Vec::new(), true);
    for (key, place) in [("path", Place::Path), ("query", Place::Query), ("header", Place::Header)] {
        let Some(node) = keys.node(key) else { continue };
        whole &= is_map(node);
        for (name, node) in entries(findings, node, format_args!("`{key}` of `request`")) {
            parameters.push(parameter(findings, name, place, node));
        }
    }
    whole &= keys.finish(findings);
    whole.then_some(parameters)
}

fn parameter(findings: &mut Findings<'_>, name: Spot<String>, place: Place, node: &Node) -> ParameterRow {
    let mut keys = Keys::named(findings, &name, node, "a parameter");
    if !keys.has("mandatory") {
        keys.missing("mandatory");
    }
    let row = ParameterRow {
        name,
        place,
        // What cannot be read contradicts nothing.
        mandatory: keys.flag(findings, "mandatory").unwrap_or(true),
        kind: keys.need(findings, "type"),
        description: plain(keys.text(findings, "description")),
        default: keys.text(findings, "default"),
        fixed: keys.text(findings, "fixed"),
        values: keys.text(findings, "values"),
        credential: keys.flag(findings, "credential").unwrap_or(false),
        not_enforced: keys.entry("not_enforced").map(|entry| {
            let keys = Keys::behind(findings, entry, "`not_enforced`");
            deviation(findings, keys, "note")
        }),
        example: keys.text(findings, "example"),
        rust_name: keys.text(findings, "name"),
        source: plain(keys.text(findings, "source")),
    };
    let carries_token = row.name.eq_ignore_ascii_case("X-Auth-Token") && place == Place::Header;
    let clash = if carries_token && !row.credential && row.fixed.is_none() {
        Some(("carries the token, so nobody should be asked for it", "add `credential: Yes`"))
    } else if row.credential && place != Place::Header {
        Some(("carries the credential, but is not a header", "move it to `header`"))
    } else if row.fixed.is_some() && row.default.is_some() {
        Some(("has a fixed value and a default", "keep one of them"))
    } else if row.not_enforced.is_some() && (!row.mandatory || row.default.is_some() || row.fixed.is_some()) {
        Some(("need not be given anyway", "remove `not_enforced`"))
    } else {
        None
    };
    if let Some((what, help)) = clash {
        let message = format!("`{}` {what}", row.name.value);
        findings.report(Rule::BadValue, row.name.at, message, Some(help.to_owned())).label("this parameter");
    }
    keys.finish(findings);
    row
}

fn deviation(findings: &mut Findings<'_>, mut keys: Keys<'_>, text: &'static str) -> DeviationRow {
    let text = plain(Some(keys.need(findings, text)));
    let source = plain(Some(keys.need(findings, "source")));
    keys.finish(findings);
    DeviationRow { text, source }
}

/// The responses; `None` if it is not known which there are.
fn responses(findings: &mut Findings<'_>, (at, node): Entry<'_>) -> Option<Spot<Vec<ResponseRow>>> {
    let mut rows = Vec::new();
    let before = findings.len();
    for (code, node) in entries(findings, node, "`response`") {
        let (body, description) = match &node.kind {
            Kind::Map(_) => {
                let mut keys = Keys::named(findings, &code, node, "a response");
                let row = (keys.text(findings, "body"), plain(keys.text(findings, "description")));
                keys.finish(findings);
                row
            }
            Kind::Null => (None, String::new()),
            Kind::List(_) => {
                let what = format!("the response `{}`", code.value);
                wrong_kind(findings, node, &what, "the name of a structure");
                (None, String::new())
            }
            _ => (node.word().map(|value| Spot { value: value.into_owned(), at: node.at }), String::new()),
        };
        match code.parse() {
            Ok(code @ 100..600) => rows.push(ResponseRow { code, body, description }),
            _ => {
                let message = format!("`{}` is not an HTTP status code", code.value);
                findings.report(Rule::BadValue, code.at, message, None);
            }
        }
    }
    (findings.len() == before).then_some(Spot { value: rows, at })
}

fn structures(findings: &mut Findings<'_>, node: &Node) -> Vec<StructureTable> {
    let mut tables = Vec::new();
    for (name, node) in entries(findings, node, "`structures`") {
        let long = matches!(&node.kind, Kind::Map(map) if map.iter().any(|(key, _)| key.word().as_deref() == Some("fields")));
        let (mut description, mut source, mut fields) = (String::new(), String::new(), Some(node));
        if long {
            let mut keys = Keys::named(findings, &name, node, "a structure");
            description = plain(keys.text(findings, "description"));
            source = plain(keys.text(findings, "source"));
            fields = keys.node("fields");
            keys.finish(findings);
        }
        let what = format_args!("the structure `{}`", name.value);
        let fields = fields.map(|node| entries(findings, node, what)).unwrap_or_default();
        let fields = fields.into_iter().map(|(key, node)| field(findings, key, node)).collect();
        tables.push(StructureTable { name, description, source, fields });
    }
    tables
}

fn field(findings: &mut Findings<'_>, key: Spot<String>, node: &Node) -> FieldRow {
    let mut keys = Keys::named(findings, &key, node, "a field");
    let aliases = elements(findings, keys.node("aliases"), "`aliases`");
    let aliases = aliases.iter().filter_map(|node| text(findings, node, "an alias")).collect();
    let kind = keys.need(findings, "type");
    let row = FieldRow {
        key,
        description: plain(keys.text(findings, "description")),
        structure: keys.text(findings, "structure"),
        values: keys.text(findings, "values"),
        aliases,
        default: plain(keys.text(findings, "default")),
        fixed: plain(keys.text(findings, "fixed")),
        mandatory: keys.flag(findings, "mandatory"),
        time: keys.word(findings, "time", TimeFormat::WORDS).map(|format| (format, kind.clone())),
        holds_json: keys.word(findings, "holds", &[("JSON", ())]).map(|()| kind.at),
        rust_name: keys.text(findings, "name"),
        source: plain(keys.text(findings, "source")),
        kind,
    };
    keys.finish(findings);
    row
}

fn value_tables(findings: &mut Findings<'_>, node: &Node) -> Vec<ValueTable> {
    let mut tables = Vec::new();
    for (name, node) in entries(findings, node, "`values`") {
        let mut keys = Keys::named(findings, &name, node, "a set of values");
        let description = plain(keys.text(findings, "description"));
        let source = plain(keys.text(findings, "source"));
        let values = keys.section(findings, "values").map(|(_, node)| values_of(findings, &name, node));
        keys.finish(findings);
        // The set is known by its name, whatever is wrong inside.
        tables.push(ValueTable { name, description, source, values: values.unwrap_or_default() });
    }
    tables
}

fn values_of(findings: &mut Findings<'_>, set: &Spot<String>, node: &Node) -> Vec<ValueRow> {
    let what = format!("the set of values `{}`", set.value);
    let keys: &[(Node, Node)] = if let Kind::Map(map) = &node.kind { map } else { &[] };
    if keys.is_empty() {
        let help = "list the documented ones, or remove the set";
        findings
            .report(Rule::MissingKey, set.at, format!("{what} has no values"), Some(help.to_owned()))
            .label("needs values");
    }
    for (key, _) in keys.iter().filter(|(key, _)| matches!(key.kind, Kind::Number(_))) {
        wrong_kind(findings, key, format_args!("a value of `{}`", set.value), "text");
    }
    let kind_at = |at: At| match keys.iter().find(|(key, _)| key.at == at).map(|(key, _)| &key.kind) {
        Some(Kind::Integer(_)) => ValueKind::Integer,
        Some(Kind::Boolean(_)) => ValueKind::Boolean,
        _ => ValueKind::Text,
    };
    let is_number = |at: At| keys.iter().any(|(key, _)| key.at == at && matches!(key.kind, Kind::Number(_)));
    let rows = entries(findings, node, &what).into_iter().filter(|(value, _)| !is_number(value.at));
    rows.map(|(value, node)| value_row(findings, kind_at(value.at), value, node)).collect()
}

fn value_row(findings: &mut Findings<'_>, kind: ValueKind, value: Spot<String>, node: &Node) -> ValueRow {
    let mut keys = Keys::named(findings, &value, node, "a value");
    let row = ValueRow {
        value,
        kind,
        phase: keys.word(findings, "phase", Phase::WORDS),
        rust_name: keys.text(findings, "name"),
        description: plain(keys.text(findings, "description")),
        source: plain(keys.text(findings, "source")),
    };
    keys.finish(findings);
    row
}

/// The keys of a job that hold paths.
const JOB_PATHS: &[&str] = &[
    "status", "result", "id", "name", "kind", "progress", "code", "reason", "started", "updated", "ended",
    "expected", "total",
];

fn job(findings: &mut Findings<'_>, entry: Entry<'_>) -> JobSection {
    let mut keys = Keys::behind(findings, entry, "`job`");
    let mut job = job_paths(findings, &mut keys);
    job.tasks = keys.entry("tasks").map(|entry| Box::new(tasks(findings, entry)));
    keys.finish(findings);
    job
}

fn tasks(findings: &mut Findings<'_>, entry: Entry<'_>) -> TasksSection {
    let mut keys = Keys::behind(findings, entry, "`tasks`");
    let each = keys.need(findings, "each");
    let mut job = job_paths(findings, &mut keys);
    // What a task says where a job says `reason`.
    job.paths.extend(keys.text(findings, "detail").map(|path| ("detail", path)));
    let inner = keys.entry("tasks");
    let same = inner.filter(|(_, node)| node.word().as_deref() == Some("same")).map(|(_, node)| node.at);
    if same.is_none() {
        job.tasks = inner.map(|entry| Box::new(tasks(findings, entry)));
    }
    keys.finish(findings);
    TasksSection { each, job, same }
}

/// All of a job but its tasks.
fn job_paths(findings: &mut Findings<'_>, keys: &mut Keys<'_>) -> JobSection {
    if !keys.has("status") {
        keys.missing("status");
    }
    let mut paths = Vec::new();
    for &key in JOB_PATHS {
        paths.extend(keys.text(findings, key).map(|path| (key, path)));
    }
    let progress_of = keys.number(findings, "progress_of", 1..=1_000_000).map_or(100, |whole| whole.value);
    JobSection { paths, progress_of, tasks: None }
}

fn error(findings: &mut Findings<'_>, node: &Node) -> ErrorRow {
    let mut keys = Keys::new(findings, node, "an error");
    let row = ErrorRow {
        code: keys.need(findings, "code").value,
        status: keys.number(findings, "status", 100..=599).map(|code| code.value as u16),
        not_found: keys.word(findings, "means", &[("not found", ())]).is_some(),
        description: plain(keys.text(findings, "description")),
        hint: plain(keys.text(findings, "hint")),
        source: plain(keys.text(findings, "source")),
    };
    keys.finish(findings);
    row
}

fn paging(findings: &mut Findings<'_>, entry: Entry<'_>) -> PagingSection {
    let mut keys = Keys::behind(findings, entry, "`paging`");
    let row = PagingSection {
        limit: keys.need(findings, "limit"),
        offset: keys.need(findings, "offset"),
        items: keys.need(findings, "items"),
        total: keys.text(findings, "total"),
        default_limit: keys.number(findings, "default_limit", 1..=100_000).map_or(20, |limit| limit.value),
    };
    // The reader of the schema wants it; nothing else does.
    keys.text(findings, "source");
    keys.finish(findings);
    row
}

fn waiting(findings: &mut Findings<'_>, entry: Entry<'_>) -> WaitingSection {
    let mut keys = Keys::behind(findings, entry, "`waiting`");
    let says_something = keys.has("initial_delay") || keys.has("typical_duration");
    let section = WaitingSection {
        initial_delay: keys.duration(findings, "initial_delay"),
        typical_duration: keys.duration(findings, "typical_duration"),
        source: plain(Some(keys.need(findings, "source"))),
    };
    if keys.finish(findings) && !says_something {
        let message = "`waiting` has neither `initial_delay` nor `typical_duration`";
        let help = "add one of them, or remove `waiting`";
        findings
            .report(Rule::MissingKey, entry.0, message.to_owned(), Some(help.to_owned()))
            .label("needs one of the two");
    }
    section
}

fn examples(findings: &mut Findings<'_>, node: Option<&Node>) -> Vec<ExampleRow> {
    let mut rows = Vec::new();
    for node in elements(findings, node, "`examples`") {
        let mut keys = Keys::new(findings, node, "an example");
        let description = plain(keys.text(findings, "description"));
        let request = keys.text(findings, "request");
        let status = keys.number(findings, "status", 100..=599);
        let status = status.map_or((200, None), |status| (status.value as u16, Some(status.at)));
        keys.text(findings, "source");
        match keys.node("response") {
            Some(response) => {
                rows.push(ExampleRow { description, request, status, response: response.clone() })
            }
            None => keys.missing("response"),
        }
        keys.finish(findings);
    }
    rows
}
