//! All that is known of the APIs, as a document.

use std::time::Duration;

use huaweicloud_jobs_runtime::{Api, Example, HostGroup, JobMap, Need, Parameter, ValueSet};

use super::node::Node;

/// The registry.
pub(crate) fn registry(apis: &[&'static Api]) -> Node<'static> {
    Node::list(apis, |api| self::api(api))
}

fn api(api: &'static Api) -> Node<'static> {
    let or_nothing = Node::text_or_nothing;
    Node::Map(vec![
        ("id", api.id.into()),
        ("title", api.title.into()),
        ("service", api.service.into()),
        ("operation", api.operation.into()),
        ("function", or_nothing(api.function)),
        ("method", api.method.into()),
        ("uri", api.uri.into()),
        ("endpoint", api.endpoint.into()),
        ("hosts", Node::list(api.hosts.groups, group)),
        (
            "document",
            Node::Map(vec![
                ("page", api.document.page.into()),
                ("url", or_nothing(api.document.url)),
                ("updated", or_nothing(api.document.updated)),
            ]),
        ),
        (
            "permissions",
            Node::list(api.permissions, |permission| {
                Node::Map(vec![
                    ("action", permission.action.into()),
                    ("access", or_nothing(permission.access)),
                    ("alias", or_nothing(permission.alias)),
                ])
            }),
        ),
        (
            "deprecated",
            api.deprecated.as_ref().map_or(Node::Nothing, |deprecated| {
                Node::Map(vec![
                    ("note", deprecated.note.into()),
                    ("successor", or_nothing(deprecated.successor)),
                ])
            }),
        ),
        ("parameters", Node::list(api.parameters, parameter)),
        (
            "responses",
            Node::list(api.responses, |response| {
                Node::Map(vec![
                    ("code", u64::from(response.code).into()),
                    ("description", or_nothing(response.description)),
                    ("body", response.body.into()),
                ])
            }),
        ),
        ("job", job(&api.job)),
        (
            "errors",
            Node::list(api.errors, |error| {
                Node::Map(vec![
                    ("code", error.code.into()),
                    ("status", error.status.map(u64::from).into()),
                    ("not_found", error.not_found.into()),
                    ("description", or_nothing(error.description)),
                    ("hint", or_nothing(error.hint)),
                ])
            }),
        ),
        (
            "paging",
            api.paging.as_ref().map_or(Node::Nothing, |paging| {
                Node::Map(vec![
                    ("limit", paging.limit.into()),
                    ("offset", paging.offset.into()),
                    ("items", paging.items.into()),
                    ("total", or_nothing(paging.total)),
                    ("default_limit", u64::from(paging.default_limit).into()),
                ])
            }),
        ),
        (
            "waiting",
            api.waiting.as_ref().map_or(Node::Nothing, |waiting| {
                let seconds = |time: Option<Duration>| Node::from(time.map(|time| time.as_secs()));
                Node::Map(vec![
                    ("initial_delay", seconds(waiting.initial_delay)),
                    ("typical_duration", seconds(waiting.typical_duration)),
                    ("source", waiting.source.into()),
                ])
            }),
        ),
        (
            "deviations",
            Node::list(api.deviations, |deviation| {
                Node::Map(vec![("text", deviation.text.into()), ("source", deviation.source.into())])
            }),
        ),
        ("examples", Node::list(api.examples, example)),
    ])
}

fn group(group: &'static HostGroup) -> Node<'static> {
    let texts = |texts: &'static [&'static str]| Node::list(texts, |text| (*text).into());
    Node::Map(vec![
        ("endpoint", group.endpoint.into()),
        ("fail_over", texts(group.fail_over)),
        ("regions", texts(group.regions)),
    ])
}

fn parameter(parameter: &'static Parameter) -> Node<'static> {
    let mut entries = vec![
        ("name", parameter.name.into()),
        ("place", parameter.place.as_str().into()),
        ("type", parameter.kind.into()),
    ];
    let (need, more) = match parameter.need {
        Need::Mandatory => ("mandatory", vec![]),
        Need::Optional => ("optional", vec![]),
        Need::NotEnforced { note, source } => {
            ("not enforced", vec![("note", note.into()), ("source", source.into())])
        }
        Need::Default(value) => ("default", vec![("default", value.into())]),
        Need::Fixed(value) => ("fixed", vec![("fixed", value.into())]),
        Need::Credential { mandatory } => ("credential", vec![("mandatory", mandatory.into())]),
        _ => ("other", vec![]),
    };
    entries.push(("need", need.into()));
    entries.extend(more);
    entries.push(("description", Node::text_or_nothing(parameter.description)));
    entries.push(("values", parameter.values.map_or(Node::Nothing, values)));
    entries.push(("example", parameter.example.into()));
    Node::Map(entries)
}

fn values(set: &'static ValueSet) -> Node<'static> {
    let values = set.values().map(|listed| {
        Node::Map(vec![
            ("value", listed.value.into()),
            ("name", listed.name.into()),
            ("phase", listed.phase.map(|phase| phase.as_str()).into()),
            ("description", Node::text_or_nothing(listed.description)),
        ])
    });
    Node::Map(vec![("name", set.name.into()), ("values", Node::List(values.collect()))])
}

fn job(map: &'static JobMap) -> Node<'static> {
    let path = Node::text_or_nothing;
    let tasks = map.tasks.as_ref().map_or(Node::Nothing, |tasks| {
        // A job whose tasks are jobs of the same kind has no end.
        let inner = tasks.map.map_or_else(|| "same".into(), job);
        Node::Map(vec![("each", tasks.each.into()), ("job", inner)])
    });
    let result = map
        .result
        .map_or(Node::Nothing, |(path, set)| Node::Map(vec![("path", path.into()), ("values", values(set))]));
    Node::Map(vec![
        ("status", map.status.into()),
        ("statuses", values(map.statuses)),
        ("result", result),
        ("id", path(map.id)),
        ("name", path(map.name)),
        ("kind", path(map.kind)),
        ("progress", path(map.progress)),
        ("progress_of", map.progress_of.into()),
        ("code", path(map.code)),
        ("message", path(map.message)),
        ("started", path(map.started)),
        ("updated", path(map.updated)),
        ("ended", path(map.ended)),
        ("expected", path(map.expected)),
        ("total", path(map.total)),
        ("tasks", tasks),
    ])
}

fn example(example: &'static Example) -> Node<'static> {
    Node::Map(vec![
        ("description", Node::text_or_nothing(example.description)),
        ("request", example.request.into()),
        ("status", u64::from(example.status).into()),
        (
            "response",
            serde_json::from_str(example.response).map_or_else(|_| example.response.into(), Node::Json),
        ),
    ])
}
