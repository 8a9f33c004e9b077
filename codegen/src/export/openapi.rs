//! The OpenAPI document.

use std::collections::BTreeMap;

use crate::{
    document::Place,
    emit,
    model::{ErrorCode, Example, HostGroup, Job, Model, Need, Parameter, Response, TasksMap, Waiting},
    ordered::Json,
};

use super::{
    paths::{self, PathItem, Placed},
    schemas::{self, text},
};

const ABOUT: &str = "\
The job APIs of Huawei Cloud, as their documentation pages describe them. Every service has a host of its own: see the `servers` of its \
operations. Where two services have the same method and path, the later one's path has a fragment (`#...`), which is never sent.\n\n\
Every field of an answer may be absent or `null`, and servers add values to enumerations without notice.";

const SIGNED: &str = "\
Signed with an access key: `SDK-HMAC-SHA256 Access=..., SignedHeaders=..., Signature=...`, over the request with its `X-Sdk-Date`.";

/// Header parameters that OpenAPI forbids to be parameters.
const NO_PARAMETERS: [&str; 3] = ["accept", "content-type", "authorization"];

pub(super) fn document(models: &[Model]) -> Json {
    let services: BTreeMap<&str, &str> =
        models.iter().map(|model| (model.segments[0].as_str(), model.service.as_str())).collect();
    let tags = services
        .into_iter()
        .map(|(name, service)| Json::map([("name", name.into()), ("description", Json::from(service))]));
    let servers: BTreeMap<&str, Json> = models.iter().flat_map(servers).collect();
    let paths = paths::place(models);
    let paths = paths.iter().map(|item| (item.path.as_str(), path_item(item)));
    Json::map([
        ("openapi", "3.1.0".into()),
        (
            "info",
            Json::map([
                ("title", "Huawei Cloud Jobs".into()),
                ("version", env!("CARGO_PKG_VERSION").into()),
                ("description", Json::from(ABOUT)),
                (
                    "license",
                    Json::map([
                        ("name", Json::from("MIT OR Apache-2.0")),
                        ("identifier", "MIT OR Apache-2.0".into()),
                    ]),
                ),
            ]),
        ),
        ("servers", Json::list(servers.into_values()).filled()),
        ("tags", Json::list(tags).filled()),
        ("security", credentials()),
        ("paths", Json::map(paths)),
        (
            "components",
            Json::map([
                ("schemas", Json::map(models.iter().flat_map(schemas::of))),
                ("securitySchemes", security_schemes()),
            ]),
        ),
    ])
}

/// Either will do.
fn credentials() -> Json {
    Json::list(["token", "signature"].map(|scheme| Json::map([(scheme, Json::List(Vec::new()))])))
}

fn security_schemes() -> Json {
    let header = |name: &str, description: &str| {
        Json::map([
            ("type", "apiKey".into()),
            ("in", "header".into()),
            ("name", name.into()),
            ("description", Json::from(description)),
        ])
    };
    Json::map([
        ("token", header("X-Auth-Token", "A user's token.")),
        ("signature", header("Authorization", SIGNED)),
    ])
}

fn path_item(item: &PathItem<'_>) -> Json {
    Json::map(item.operations.iter().map(|placed| (placed.model.method.to_lowercase(), operation(placed))))
}

fn operation(placed: &Placed<'_>) -> Json {
    let model = placed.model;
    let deprecated = model.deprecated.as_ref().map(|[note, successor]| match successor.as_str() {
        "" => format!("**Deprecated.** {note}"),
        successor => format!("**Deprecated.** {note} Use {successor} instead."),
    });
    let deviations = model.deviations.iter().map(|[said, _]| format!("Servers differ from the page: {said}"));
    let description =
        [model.function.clone()].into_iter().chain(deprecated).chain(deviations).collect::<Vec<_>>();
    let page = (!model.url.is_empty())
        .then(|| Json::map([("description", model.page.as_str().into()), ("url", Json::from(&model.url))]));
    let parameters = model.parameters.iter().filter(|parameter| is_parameter(parameter));
    Json::map([
        ("operationId", model.segments.join("_").into()),
        ("tags", Json::list([&model.segments[0]])),
        ("summary", Json::from(&model.title)),
        ("description", text(description)),
        ("externalDocs", page.into()),
        ("deprecated", model.deprecated.is_some().then_some(true).into()),
        ("servers", Json::list(servers(model).into_iter().map(|(_, server)| server))),
        ("parameters", Json::list(parameters.map(|it| parameter(placed, it))).filled()),
        ("responses", Json::map(model.responses.iter().map(|it| (it.code.to_string(), response(model, it))))),
        ("x-huaweicloud-jobs", extension(model)),
    ])
}

/// What is left to the security schemes, or to whoever speaks HTTP, is no parameter.
fn is_parameter(parameter: &Parameter) -> bool {
    let forbidden = NO_PARAMETERS.contains(&parameter.name.to_lowercase().as_str());
    let is_credential = matches!(parameter.need, Need::Credential { .. });
    !is_credential && (parameter.place != Place::Header || !forbidden)
}

/// URLs and servers: where regions are known, one for each form that the host has.
fn servers(model: &Model) -> Vec<(&str, Json)> {
    let group = |group: &'_ HostGroup| server(&group.endpoint, &group.regions);
    match &model.hosts {
        Some(hosts) => hosts.groups.iter().map(|it| (it.endpoint.as_str(), group(it))).collect(),
        None => vec![(model.endpoint.as_str(), server(&model.endpoint, &[]))],
    }
}

/// Regions are said, not prescribed: there may be more.
fn server(endpoint: &str, regions: &[String]) -> Json {
    let region = endpoint.contains("{region}").then(|| {
        let usual = "cn-north-4";
        let first = regions.first().filter(|_| !regions.iter().any(|region| region == usual));
        let known =
            if regions.is_empty() { String::new() } else { format!(" Known: {}.", regions.join(", ")) };
        let region = [
            ("default", Json::from(first.map_or(usual, String::as_str))),
            ("description", format!("The region's id.{known}").into()),
        ];
        Json::map([("region", Json::map(region))])
    });
    Json::map([("url", endpoint.into()), ("variables", region.into())])
}

fn parameter(placed: &Placed<'_>, parameter: &Parameter) -> Json {
    let Parameter { name, place, need, description, example, .. } = parameter;
    let renamed = placed.renamed.iter().find(|(own, _)| *place == Place::Path && own == name);
    let note = match need {
        Need::NotEnforced { note, source } => format!("Servers do without it: {note} Source: {source}."),
        _ => String::new(),
    };
    let required = *place == Place::Path || matches!(need, Need::Mandatory | Need::Fixed(_));
    let example = example.as_ref().map(|example| schemas::value(placed.model, parameter, example));
    Json::map([
        ("name", renamed.map_or(name, |(_, there)| there).into()),
        ("in", place_word(*place).into()),
        ("required", required.then_some(true).into()),
        ("description", text([description, &note])),
        ("schema", schemas::parameter(placed.model, parameter)),
        ("example", example.unwrap_or(Json::Nothing)),
    ])
}

fn place_word(place: Place) -> &'static str {
    match place {
        Place::Path => "path",
        Place::Query => "query",
        Place::Header => "header",
    }
}

fn response(model: &Model, response: &Response) -> Json {
    let Response { code, body, description } = response;
    let is_answer = *code < 300 && body.is_some();
    let fits = |example: &&Example| example.status == *code || (is_answer && example.status < 300);
    let examples = model.examples.iter().filter(fits).enumerate().map(|(at, example)| {
        let Example { description, request, status: _, response } = example;
        let request = request.as_ref().map(|request| format!("The answer to `{request}`."));
        let example = Json::map([
            ("summary", Json::said(description)),
            ("description", request.into()),
            ("value", Json::Written(response.clone())),
        ]);
        (format!("example_{}", at + 1), example)
    });
    let content = body.as_ref().map(|body| {
        let media = Json::map([
            ("schema", schemas::reference(model, body)),
            ("examples", Json::map(examples).filled()),
        ]);
        Json::map([("application/json", media)])
    });
    let said = if description.is_empty() { format!("Status {code}.") } else { description.clone() };
    Json::map([("description", said.into()), ("content", content.into())])
}

/// What OpenAPI has no words for: above all, how the answer is a job.
fn extension(model: &Model) -> Json {
    let errors = model.errors.iter().map(|error| {
        let ErrorCode { code, status, not_found, description, hint, source } = error;
        Json::map([
            ("code", code.into()),
            ("status", (*status).into()),
            ("means", not_found.then_some("not found").into()),
            ("description", Json::said(description)),
            ("hint", Json::said(hint)),
            ("source", Json::said(source)),
        ])
    });
    let permissions = model.permissions.iter().map(|[action, access, alias]| {
        Json::map([("action", action.into()), ("access", Json::said(access)), ("alias", Json::said(alias))])
    });
    let paging = model.paging.as_ref().map(|paging| {
        Json::map([
            ("limit", Json::from(&paging.limit)),
            ("offset", (&paging.offset).into()),
            ("items", (&paging.items).into()),
            ("total", Json::said(&paging.total)),
            ("default_limit", paging.default_limit.into()),
        ])
    });
    let waiting = model.waiting.as_ref().map(|Waiting { initial_delay, typical_duration, source }| {
        Json::map([
            ("initial_delay", initial_delay.map(emit::duration).into()),
            ("typical_duration", typical_duration.map(emit::duration).into()),
            ("source", Json::from(source)),
        ])
    });
    let deviations = model
        .deviations
        .iter()
        .map(|[said, source]| Json::map([("text", Json::from(said)), ("source", Json::said(source))]));
    Json::map([
        ("id", model.id().into()),
        ("page", Json::from(&model.page)),
        ("updated", Json::said(&model.updated)),
        ("job", job(&model.job)),
        ("paging", paging.into()),
        ("waiting", waiting.into()),
        ("errors", Json::list(errors).filled()),
        ("permissions", Json::list(permissions).filled()),
        ("deviations", Json::list(deviations).filled()),
    ])
}

fn job(job: &Job) -> Json {
    let Job { paths, statuses, result, progress_of, tasks } = job;
    let paths = paths.iter().map(|(name, path)| (*name, Json::from(path)));
    let tasks = tasks.as_ref().map(|tasks| {
        let inner = match &tasks.map {
            TasksMap::Same => Json::map([("tasks", Json::from("same"))]),
            TasksMap::Own(inner) => self::job(inner),
        };
        let Json::Map(inner) = inner else { return Json::Nothing };
        Json::map([("each".to_owned(), Json::from(&tasks.each))].into_iter().chain(inner))
    });
    let result = result.as_ref().map(|(path, set)| (path, set)).unzip();
    Json::map(paths.chain([
        ("values", statuses.into()),
        ("result", result.0.into()),
        ("result_values", result.1.into()),
        ("progress_of", (*progress_of).into()),
        ("tasks", tasks.into()),
    ]))
}
