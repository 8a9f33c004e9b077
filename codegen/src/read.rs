//! From the YAML tree to the document. Says everything that can be said without knowing what names mean.

use crate::{
    Rule,
    document::*,
    finding::Findings,
    keys::{Keys, Spot, elements, entries},
    yaml::{Kind, Node},
};

/// Reads a file's tree. `None` if the document has holes that would make later rules mislead.
pub(crate) fn read(findings: &mut Findings<'_>, root: Node) -> Option<Document> {
    let mut keys = Keys::new(findings, &root, "a schema");
    let mut section = |findings: &mut Findings<'_>, key: &'static str| {
        let node = keys.node(key);
        if node.is_none() {
            keys.missing(findings, key);
        }
        node
    };
    let api = section(findings, "api").map(|node| api(findings, node));
    let request = section(findings, "request");
    let parameters = request.map(|node| parameters(findings, node)).unwrap_or_default();
    let responses = section(findings, "response").map(|node| responses(findings, node)).unwrap_or_default();
    let structures =
        section(findings, "structures").map(|node| structures(findings, node)).unwrap_or_default();
    let job = section(findings, "job").map(|node| job(findings, node));
    let sets = keys.node("values").map(|node| value_tables(findings, node)).unwrap_or_default();
    let errors = elements(findings, keys.node("errors"), "`errors`");
    let errors = errors.iter().map(|node| error(findings, node)).collect();
    let paging = keys.node("paging").map(|node| paging(findings, node));
    let deviations = elements(findings, keys.node("deviations"), "`deviations`");
    let deviations = deviations.iter().map(|node| deviation(findings, node, "text", "a deviation")).collect();
    let examples = examples(findings, keys.node("examples"));
    keys.finish(findings);
    Some(Document {
        api: api?,
        parameters,
        responses,
        structures,
        sets,
        job: job?,
        errors,
        paging,
        deviations,
        examples,
    })
}

fn plain(text: Option<Spot<String>>) -> String {
    // Descriptions are one paragraph, however they are broken in the file.
    let text = text.map(|text| text.value).unwrap_or_default();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn api(findings: &mut Findings<'_>, node: &Node) -> ApiSection {
    let mut keys = Keys::new(findings, node, "`api`");
    let title = keys.need(findings, "title").value;
    let service = keys.need(findings, "service").value;
    let operation = keys.need(findings, "operation");
    let function = plain(keys.text(findings, "function"));
    let method = keys.need(findings, "method");
    let uri = keys.need(findings, "uri");
    let endpoint = keys.need(findings, "endpoint");
    let (page, url, updated) = match keys.node("document") {
        Some(node) => {
            let mut keys = Keys::new(findings, node, "`document`");
            let page = keys.need(findings, "page").value;
            let (url, updated) = (plain(keys.text(findings, "url")), plain(keys.text(findings, "updated")));
            keys.finish(findings);
            (page, url, updated)
        }
        None => {
            keys.missing(findings, "document");
            Default::default()
        }
    };
    let permissions = elements(findings, keys.node("permissions"), "`permissions`");
    let permissions = permissions.iter().map(|node| permission(findings, node)).collect();
    let deprecated = keys.node("deprecated").map(|node| {
        let mut keys = Keys::new(findings, node, "`deprecated`");
        let note = plain(Some(keys.need(findings, "note")));
        let successor = plain(keys.text(findings, "successor"));
        keys.finish(findings);
        DeprecatedSection { note, successor }
    });
    keys.finish(findings);
    if !["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD"].contains(&method.as_str()) && !method.is_empty() {
        let message = format!("`{}` is not an HTTP method", method.value);
        findings.report(
            Rule::BadValue,
            method.at,
            message,
            Some("write it in capitals, such as `GET`".to_owned()),
        );
    }
    if !uri.is_empty() && (!uri.starts_with('/') || uri.contains(['?', ' '])) {
        let help =
            "write the path alone, `/v1/{project_id}/jobs/{job_id}`; query parameters stand under `request`";
        let message = format!("`{}` is not a path", uri.value);
        findings.report(Rule::BadValue, uri.at, message, Some(help.to_owned()));
    }
    let host = endpoint.replace("{region}", "region");
    if !endpoint.is_empty() && (!host.starts_with("https://") || host.contains(['{', '}', ' ', '?'])) {
        let help = "write `https://`, the host, and `{region}` where the region stands";
        let message = format!("`{}` is not an endpoint", endpoint.value);
        findings.report(Rule::BadValue, endpoint.at, message, Some(help.to_owned()));
    }
    let endpoint = endpoint.value;
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

fn permission(findings: &mut Findings<'_>, node: &Node) -> PermissionRow {
    let mut keys = Keys::new(findings, node, "a permission");
    let action = keys.need(findings, "action").value;
    let (access, alias) = (plain(keys.text(findings, "access")), plain(keys.text(findings, "alias")));
    keys.finish(findings);
    PermissionRow { action, access, alias }
}

fn parameters(findings: &mut Findings<'_>, node: &Node) -> Vec<ParameterRow> {
    let mut keys = Keys::new(findings, node, "`request`");
    let mut parameters = Vec::new();
    for (key, place) in [("path", Place::Path), ("query", Place::Query), ("header", Place::Header)] {
        let Some(node) = keys.node(key) else { continue };
        for (name, node) in entries(findings, node, "the parameters") {
            parameters.push(parameter(findings, name, place, node));
        }
    }
    keys.finish(findings);
    parameters
}

fn parameter(findings: &mut Findings<'_>, name: Spot<String>, place: Place, node: &Node) -> ParameterRow {
    let mut keys = Keys::new(findings, node, "a parameter");
    if !keys.has("mandatory") {
        keys.missing(findings, "mandatory");
    }
    let row = ParameterRow {
        name,
        place,
        mandatory: keys.flag(findings, "mandatory").unwrap_or(false),
        kind: keys.need(findings, "type"),
        description: plain(keys.text(findings, "description")),
        default: keys.text(findings, "default").map(|text| text.value),
        fixed: keys.text(findings, "fixed").map(|text| text.value),
        values: keys.text(findings, "values"),
        credential: keys.flag(findings, "credential").unwrap_or(false),
        not_enforced: keys
            .node("not_enforced")
            .map(|node| deviation(findings, node, "note", "`not_enforced`")),
        example: keys.text(findings, "example").map(|text| text.value),
        rust_name: keys.text(findings, "name"),
        source: plain(keys.text(findings, "source")),
    };
    let clash = |what: &str| Some(format!("a parameter cannot be {what} at once; keep one"));
    if row.credential && place != Place::Header {
        let message = format!("`{}` carries the credential, but is not a header", row.name.value);
        findings.report(Rule::BadValue, keys.at(), message, None);
    } else if row.fixed.is_some() && row.default.is_some() {
        let message = format!("`{}` has a fixed value and a default", row.name.value);
        findings.report(Rule::BadValue, keys.at(), message, clash("both"));
    } else if row.not_enforced.is_some() && (!row.mandatory || row.default.is_some() || row.fixed.is_some()) {
        let message = format!("`{}` need not be given anyway", row.name.value);
        findings.report(Rule::BadValue, keys.at(), message, Some("remove `not_enforced`".to_owned()));
    }
    keys.finish(findings);
    row
}

fn deviation(
    findings: &mut Findings<'_>,
    node: &Node,
    text: &'static str,
    what: &'static str,
) -> DeviationRow {
    let mut keys = Keys::new(findings, node, what);
    let text = plain(Some(keys.need(findings, text)));
    let source = plain(Some(keys.need(findings, "source")));
    keys.finish(findings);
    DeviationRow { text, source }
}

fn responses(findings: &mut Findings<'_>, node: &Node) -> Vec<ResponseRow> {
    let mut rows = Vec::new();
    for (code, node) in entries(findings, node, "`response`") {
        let (body, description) = match &node.kind {
            Kind::Map(_) => {
                let mut keys = Keys::new(findings, node, "a response");
                let row = (keys.text(findings, "body"), plain(keys.text(findings, "description")));
                keys.finish(findings);
                row
            }
            Kind::Null => (None, String::new()),
            _ => (node.scalar().map(|value| Spot { value, at: node.at }), String::new()),
        };
        match code.parse() {
            Ok(code @ 100..600) => rows.push(ResponseRow { code, body, description }),
            _ => {
                let message = format!("`{}` is not an HTTP status code", code.value);
                findings.report(Rule::BadValue, code.at, message, None);
            }
        }
    }
    rows
}

fn structures(findings: &mut Findings<'_>, node: &Node) -> Vec<StructureTable> {
    let mut tables = Vec::new();
    for (name, node) in entries(findings, node, "`structures`") {
        let long = matches!(&node.kind, Kind::Map(map) if map.iter().any(|(key, _)| key.scalar().as_deref() == Some("fields")));
        let (mut description, mut source, mut fields) = (String::new(), String::new(), Some(node));
        if long {
            let mut keys = Keys::new(findings, node, "a structure");
            description = plain(keys.text(findings, "description"));
            source = plain(keys.text(findings, "source"));
            fields = keys.node("fields");
            keys.finish(findings);
        }
        let fields = fields.map(|node| entries(findings, node, "a structure's fields")).unwrap_or_default();
        let fields = fields.into_iter().map(|(key, node)| field(findings, key, node)).collect();
        tables.push(StructureTable { name, description, source, fields });
    }
    tables
}

fn field(findings: &mut Findings<'_>, key: Spot<String>, node: &Node) -> FieldRow {
    use TimeFormat::{Milliseconds, Seconds, Text};
    const FORMATS: &[(&str, TimeFormat)] =
        &[("RFC 3339", Text), ("Go", Text), ("epoch milliseconds", Milliseconds), ("epoch seconds", Seconds)];
    let mut keys = Keys::new(findings, node, "a field");
    let aliases = elements(findings, keys.node("aliases"), "`aliases`");
    let aliases =
        aliases.iter().filter_map(|node| Some(Spot { value: node.scalar()?, at: node.at })).collect();
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
        time: keys.word(findings, "time", FORMATS).map(|format| (format, kind.clone())),
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
        let mut keys = Keys::new(findings, node, "a set of values");
        let description = plain(keys.text(findings, "description"));
        let source = plain(keys.text(findings, "source"));
        let Some(values) = keys.node("values") else {
            keys.missing(findings, "values");
            keys.finish(findings);
            continue;
        };
        let kinds = value_kinds(values);
        let rows = entries(findings, values, "the values of a set");
        let values = rows.into_iter().map(|(value, node)| value_row(findings, value, &kinds, node)).collect();
        keys.finish(findings);
        tables.push(ValueTable { name, description, source, values });
    }
    tables
}

/// How each value is written, by its place in the file.
fn value_kinds(values: &Node) -> Vec<(crate::yaml::At, ValueKind)> {
    let Kind::Map(map) = &values.kind else { return Vec::new() };
    let kind = |key: &Node| match key.kind {
        Kind::Integer(_) => ValueKind::Integer,
        Kind::Boolean(_) => ValueKind::Boolean,
        _ => ValueKind::Text,
    };
    map.iter().map(|(key, _)| (key.at, kind(key))).collect()
}

fn value_row(
    findings: &mut Findings<'_>,
    value: Spot<String>,
    kinds: &[(crate::yaml::At, ValueKind)],
    node: &Node,
) -> ValueRow {
    const PHASES: &[(&str, Phase)] = &[
        ("pending", Phase::Pending),
        ("running", Phase::Running),
        ("succeeded", Phase::Succeeded),
        ("failed", Phase::Failed),
        ("cancelled", Phase::Cancelled),
        ("skipped", Phase::Skipped),
        ("unknown", Phase::Unknown),
    ];
    let kind = kinds.iter().find(|(at, _)| *at == value.at).map_or(ValueKind::Text, |(_, kind)| *kind);
    let mut keys = Keys::new(findings, node, "a value");
    let row = ValueRow {
        value,
        kind,
        phase: keys.word(findings, "phase", PHASES),
        rust_name: keys.text(findings, "name"),
        description: plain(keys.text(findings, "description")),
        source: plain(keys.text(findings, "source")),
    };
    keys.finish(findings);
    row
}

/// The keys of a job that hold paths. A task says `detail` where a job says `reason`.
const JOB_PATHS: &[&str] = &[
    "status", "result", "id", "name", "kind", "progress", "code", "reason", "detail", "started", "updated",
    "ended", "expected", "total",
];

fn job(findings: &mut Findings<'_>, node: &Node) -> JobSection {
    let mut keys = Keys::new(findings, node, "`job`");
    let mut job = job_paths(findings, &mut keys);
    job.tasks = keys.node("tasks").map(|node| Box::new(tasks(findings, node)));
    keys.finish(findings);
    job
}

fn tasks(findings: &mut Findings<'_>, node: &Node) -> TasksSection {
    let mut keys = Keys::new(findings, node, "`tasks`");
    let each = keys.need(findings, "each");
    let mut job = job_paths(findings, &mut keys);
    let inner = keys.node("tasks");
    let same = inner.is_some_and(|node| node.scalar().as_deref() == Some("same"));
    if !same {
        job.tasks = inner.map(|node| Box::new(tasks(findings, node)));
    }
    keys.finish(findings);
    TasksSection { each, job, same }
}

/// All of a job but its tasks.
fn job_paths(findings: &mut Findings<'_>, keys: &mut Keys<'_>) -> JobSection {
    if !keys.has("status") {
        keys.missing(findings, "status");
    }
    let mut paths = Vec::new();
    for &key in JOB_PATHS {
        paths.extend(keys.text(findings, key).map(|path| (key, path)));
    }
    let progress_of = keys.number(findings, "progress_of", 1..=1_000_000).unwrap_or(100);
    JobSection { paths, progress_of, tasks: None }
}

fn error(findings: &mut Findings<'_>, node: &Node) -> ErrorRow {
    let mut keys = Keys::new(findings, node, "an error");
    let row = ErrorRow {
        code: keys.need(findings, "code").value,
        status: keys.number(findings, "status", 100..=599).map(|code| code as u16),
        not_found: keys.word(findings, "means", &[("not found", ())]).is_some(),
        description: plain(keys.text(findings, "description")),
        source: plain(keys.text(findings, "source")),
    };
    keys.finish(findings);
    row
}

fn paging(findings: &mut Findings<'_>, node: &Node) -> PagingSection {
    let mut keys = Keys::new(findings, node, "`paging`");
    let row = PagingSection {
        limit: keys.need(findings, "limit"),
        offset: keys.need(findings, "offset"),
        items: keys.need(findings, "items"),
        total: keys.text(findings, "total"),
        default_limit: keys.number(findings, "default_limit", 1..=100_000).unwrap_or(20),
    };
    // The reader of the schema wants it; nothing else does.
    keys.text(findings, "source");
    keys.finish(findings);
    row
}

fn examples(findings: &mut Findings<'_>, node: Option<&Node>) -> Vec<ExampleRow> {
    let mut rows = Vec::new();
    for node in elements(findings, node, "`examples`") {
        let mut keys = Keys::new(findings, node, "an example");
        let description = plain(keys.text(findings, "description"));
        let request = keys.text(findings, "request");
        let status = keys.number(findings, "status", 100..=599).unwrap_or(200) as u16;
        keys.text(findings, "source");
        match keys.node("response") {
            Some(response) => {
                rows.push(ExampleRow { description, request, status, response: response.clone() })
            }
            None => keys.missing(findings, "response"),
        }
        keys.finish(findings);
    }
    rows
}
