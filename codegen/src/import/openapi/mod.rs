//! An operation of an OpenAPI 3 or Swagger 2 document, as the page that it would be.

mod schema;

use std::collections::BTreeSet;

use heck::ToUpperCamelCase;

use crate::{
    Location,
    document::Place,
    finding::location,
    yaml::{self, Kind, Node},
};

use super::{
    NoPage,
    link::get,
    page::{Example, Page, Structure},
};

const METHODS: [&str; 6] = ["get", "post", "put", "delete", "patch", "head"];

/// Reads one operation: the one that is named, or the only one.
pub(super) fn read(file: &str, text: &str, operation: Option<&str>) -> Result<Page, NoPage> {
    let no_page = |what: String| NoPage(format!("{file}: {what}"));
    let root = yaml::parse(text).map_err(|error| {
        let Location { line, column } = location(text, error.at.start);
        NoPage(format!("{file}:{line}:{column}: neither JSON nor YAML: {}", error.message))
    })?;
    let paths = get(&root, "paths").map(entries).unwrap_or_default();
    if paths.is_empty() || (get(&root, "openapi").is_none() && get(&root, "swagger").is_none()) {
        return Err(no_page(
            "this is no OpenAPI document: it has no `openapi` or `swagger`, or no `paths`".to_owned(),
        ));
    }
    let reader = Reader { root: &root, wanted: Vec::new(), names: BTreeSet::new() };
    let mut found = Vec::new();
    for (uri, item) in &paths {
        let item = reader.resolved(item);
        found.extend(
            entries(item)
                .into_iter()
                .filter(|(method, _)| METHODS.contains(&method.as_str()))
                .map(|(method, node)| (uri.clone(), method, item, node)),
        );
    }
    let id = |node: &Node| text_at(node, "operationId");
    let named = |node: &Node| operation.is_none_or(|wanted| id(node).eq_ignore_ascii_case(wanted));
    let mut matching: Vec<_> = found.iter().filter(|(.., node)| named(node)).collect();
    // Without a name, the jobs' own operation may be plain.
    if operation.is_none() && matching.len() > 1 {
        matching.clear();
    }
    let Some((uri, method, item, node)) = matching.first() else {
        let known: Vec<String> = found
            .iter()
            .map(|(uri, method, _, node)| format!("{} ({} {uri})", id(node), method.to_uppercase()))
            .take(40)
            .collect();
        let problem = operation
            .map_or_else(|| "several operations".to_owned(), |wanted| format!("no operation `{wanted}`"));
        return Err(no_page(format!("{problem}; name one with --operation: {}", known.join(", "))));
    };
    Ok(reader.page(uri, method, item, node))
}

struct Reader<'d> {
    root: &'d Node,
    /// The schemas that still have to be described, by their names.
    wanted: Vec<(String, &'d Node)>,
    names: BTreeSet<String>,
}

impl<'d> Reader<'d> {
    /// What a `$ref` leads to; a circle of references leads nowhere.
    fn resolved(&self, node: &'d Node) -> &'d Node {
        let mut here = node;
        for _ in 0..32 {
            let Some(reference) = get(here, "$ref").and_then(Node::scalar) else { return here };
            let Some(found) = reference.strip_prefix("#/").and_then(|path| self.at(path)) else {
                return here;
            };
            here = found;
        }
        here
    }

    fn at(&self, path: &str) -> Option<&'d Node> {
        path.split('/').try_fold(self.root, |here, key| get(here, &key.replace("~1", "/").replace("~0", "~")))
    }

    fn page(mut self, uri: &str, method: &str, item: &'d Node, node: &'d Node) -> Page {
        let (host, base) = self.host();
        let mut page = Page {
            title: text_at(node, "summary"),
            operation: text_at(node, "operationId").to_upper_camel_case(),
            function: text_at(node, "description"),
            method: method.to_uppercase(),
            uri: format!("{}{uri}", base.trim_end_matches('/')),
            deprecated: get(node, "deprecated").and_then(Node::scalar).as_deref() == Some("true"),
            service: get(self.root, "info").map(|info| text_at(info, "title")).unwrap_or_default(),
            host,
            ..Page::default()
        };
        if page.title.is_empty() {
            page.title.clone_from(&page.operation);
        }
        for list in [get(node, "parameters"), get(item, "parameters")].into_iter().flatten() {
            for parameter in elements(list) {
                self.parameter(self.resolved(parameter), &mut page);
            }
        }
        if get(node, "requestBody").is_some() {
            page.unread.push(("the request's body".to_owned(), "the language does not have one".to_owned()));
        }
        for (code, response) in get(node, "responses").map(entries).unwrap_or_default() {
            let response = self.resolved(response);
            let Ok(code) = code.parse::<u16>() else {
                page.unread.push((format!("response {code}"), text_at(response, "description")));
                continue;
            };
            page.statuses.push((code, text_at(response, "description")));
            self.response(code, response, &mut page);
        }
        page
    }

    /// The first server's host, if it is one that a schema can have, and the path before all others.
    fn host(&self) -> (String, String) {
        let server = get(self.root, "servers")
            .map(elements)
            .unwrap_or_default()
            .first()
            .map(|server| text_at(server, "url"));
        let server = server.unwrap_or_else(|| {
            format!("https://{}{}", text_at(self.root, "host"), text_at(self.root, "basePath"))
        });
        let rest = server.split_once("://").map_or(server.as_str(), |(_, rest)| rest);
        let (host, base) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        let is_host = host.contains('.')
            && !host.replace("{region}", "").contains(['{', '}', ' '])
            && server.starts_with("https://");
        (if is_host { format!("https://{host}") } else { String::new() }, base.to_owned())
    }

    fn parameter(&mut self, parameter: &'d Node, page: &mut Page) {
        let place = match text_at(parameter, "in").as_str() {
            "path" => Place::Path,
            "query" => Place::Query,
            "header" => Place::Header,
            other => {
                page.unread.push((format!("parameter in {other}"), text_at(parameter, "name")));
                return;
            }
        };
        let schema = get(parameter, "schema").map_or(parameter, |schema| self.resolved(schema));
        let mut row = self.row(&text_at(parameter, "name"), schema, "");
        row.mandatory = Some(get(parameter, "required").and_then(Node::scalar).as_deref() == Some("true"));
        let told = text_at(parameter, "description");
        if !told.is_empty() {
            row.details.description = schema::with_limits(told, schema);
        }
        if page.parameters.iter().all(|(known, other)| *known != place || other.name != row.name) {
            page.parameters.push((place, row));
        }
    }

    fn response(&mut self, code: u16, response: &'d Node, page: &mut Page) {
        let content = get(response, "content").map(entries).unwrap_or_default();
        let json =
            content.iter().find(|(kind, _)| kind.contains("json")).or(content.first()).map(|(_, node)| *node);
        let Some(schema) = json.and_then(|json| get(json, "schema")).or_else(|| get(response, "schema"))
        else {
            return;
        };
        for example in examples(json, response) {
            let example = get(self.resolved(example), "value").unwrap_or(example);
            let (description, request) = (String::new(), String::new());
            page.examples.push(Example { description, request, status: code, response: example.clone() });
        }
        self.names.clear();
        let name = self.name_of(schema);
        self.names.extend(name.clone());
        self.wanted.push((name.unwrap_or_default(), schema));
        let mut number = page.tables.len();
        while let Some((caption, schema)) = self.wanted.pop() {
            number += 1;
            let rows = self.rows(schema, &caption);
            page.tables.push(Structure { number, caption, status: code, rows });
        }
    }
}

fn examples<'d>(json: Option<&'d Node>, response: &'d Node) -> Vec<&'d Node> {
    let of_json = json.and_then(|json| get(json, "example"));
    let many = json.and_then(|json| get(json, "examples")).or_else(|| get(response, "examples"));
    let many = many.map(entries).unwrap_or_default().into_iter().map(|(_, node)| node);
    of_json.into_iter().chain(many).filter(|node| matches!(node.kind, Kind::Map(_))).collect()
}

fn text_at(node: &Node, key: &str) -> String {
    let text = get(node, key).and_then(Node::scalar).unwrap_or_default();
    crate::import::block::squeeze(&text)
}

fn entries(node: &Node) -> Vec<(String, &Node)> {
    match &node.kind {
        Kind::Map(map) => map.iter().filter_map(|(key, value)| Some((key.scalar()?, value))).collect(),
        _ => Vec::new(),
    }
}

fn elements(node: &Node) -> Vec<&Node> {
    match &node.kind {
        Kind::List(list) => list.iter().collect(),
        _ => Vec::new(),
    }
}
