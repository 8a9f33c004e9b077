//! A draft as text.

use heck::ToSnakeCase;

use crate::{document::Place, json, types::Type, yaml::Node};

use super::{
    draft::{Draft, Set},
    guess,
    link::{Field, Named},
    page::{Example, Row},
    values::Value,
    view::Job,
    yaml_text::{Item, Writer, scalar},
};

/// The draft of a schema.
pub(super) fn print(draft: &Draft) -> String {
    let mut out = Writer::default();
    let page = &draft.page;
    out.comment(0, &format!("{}, \"{}\".", page.operation, page.title));
    out.comment(0, "A draft from that page. Where it says \"guess\" or \"not read\", look at the page; take the remark away when the line is right.");
    api(&mut out, draft);
    request(&mut out, draft);
    response(&mut out, draft);
    out.line(0, "structures:");
    for (at, named) in draft.structures.iter().enumerate() {
        structure(&mut out, named, at > 0);
    }
    if !draft.sets.is_empty() {
        out.line(0, "");
        out.line(0, "values:");
        draft.sets.iter().for_each(|set| values(&mut out, set));
    }
    out.line(0, "");
    match &draft.job {
        Some(view) => {
            out.comment(0, "guess: every path, by the names of the keys");
            out.line(0, "job:");
            job(&mut out, 2, view);
        }
        None => {
            out.comment(0, "not read: nothing in the answer looks like a status");
            out.line(0, "job: {}");
        }
    }
    paging(&mut out, draft);
    examples(&mut out, draft);
    unread(&mut out, draft);
    out.out
}

fn api(out: &mut Writer, draft: &Draft) {
    let page = &draft.page;
    let guess = |out: &mut Writer, part: &str| {
        for (_, why) in draft.guesses.iter().filter(|(guessed, _)| *guessed == part) {
            out.comment(2, &format!("guess: {why}"));
        }
    };
    out.line(0, "api:");
    out.text(2, "title", &page.title);
    guess(out, "title");
    guess(out, "service");
    out.text(2, "service", &page.service);
    guess(out, "operation");
    out.text(2, "operation", &draft.operation);
    if !page.function.is_empty() {
        out.text(2, "function", &page.function);
    }
    if page.method.is_empty() || page.uri.is_empty() {
        out.comment(2, "not read: the method and the URI");
    }
    out.text(2, "method", &page.method);
    out.text(2, "uri", &page.uri);
    guess(out, "endpoint");
    out.text(2, "endpoint", &page.host);
    guess(out, "document");
    let url = Item::text("url", &page.url);
    let updated = Item::text("updated", &page.updated);
    let document: Vec<Item> =
        Item::text("page", &page.operation).into_iter().chain(url).chain(updated).collect();
    out.map(2, "document", 0, &document);
    if !page.permissions.is_empty() {
        out.line(2, "permissions:");
        for [action, access, alias] in &page.permissions {
            let parts = [("action", action), ("access", access), ("alias", alias)];
            let parts: Vec<String> = parts
                .iter()
                .filter(|(_, text)| !text.is_empty())
                .map(|(key, text)| format!("{key}: {}", scalar(text, true)))
                .collect();
            out.line(4, &format!("- {{ {} }}", parts.join(", ")));
        }
    }
    if page.deprecated {
        out.comment(2, "guess: by the title; name the successor if the page does");
        out.map(2, "deprecated", 0, &[Item::Text("note", format!("The page's title is {:?}.", page.title))]);
    }
}

fn request(out: &mut Writer, draft: &Draft) {
    out.line(0, "");
    out.line(0, "request:");
    for (place, key) in [(Place::Path, "path"), (Place::Query, "query"), (Place::Header, "header")] {
        let rows = || {
            draft.page.parameters.iter().zip(&draft.parameter_kinds).filter(move |((at, _), _)| *at == place)
        };
        let lacks_token = place == Place::Header && !rows().any(|((_, row), _)| is_token(&row.name));
        if rows().next().is_none() && !lacks_token {
            continue;
        }
        out.line(2, &format!("{key}:"));
        for ((_, row), (kind, notes)) in rows() {
            parameter(out, draft, place, row, kind, notes);
        }
        if lacks_token {
            out.comment(4, "guess: the page has no such row");
            let token = [
                Item::Raw("mandatory", "Yes".to_owned()),
                Item::Raw("type", "String".to_owned()),
                Item::Text("description", "User token.".to_owned()),
                Item::Raw("credential", "Yes".to_owned()),
                Item::Text("source", "the general rule for tokens; the page has no such row".to_owned()),
            ];
            out.map(4, "X-Auth-Token", 0, &token);
        }
    }
}

fn is_token(name: &str) -> bool {
    name.eq_ignore_ascii_case("X-Auth-Token")
}

fn parameter(out: &mut Writer, draft: &Draft, place: Place, row: &Row, kind: &str, notes: &[String]) {
    let mut notes = notes.to_vec();
    let mandatory = row.mandatory.unwrap_or(place == Place::Path) || place == Place::Path;
    if row.mandatory.is_none() || (place == Place::Path && row.mandatory == Some(false)) {
        let why = if place == Place::Path {
            "mandatory, as every parameter of the path is"
        } else {
            "not mandatory; the page does not say"
        };
        notes.push(format!("guess: {why}"));
    }
    let mut items = vec![
        Item::Raw("mandatory", if mandatory { "Yes" } else { "No" }.to_owned()),
        Item::Text("type", kind.to_owned()),
    ];
    // A default that is not sent is only told.
    let is_sent = place == Place::Header && mandatory;
    let (description, default) = (&row.details.description, &row.details.default);
    let is_told = is_sent || default.is_empty() || description.contains(default.as_str());
    let description = if is_told {
        description.clone()
    } else {
        format!("{description} Default value: {default}.").trim().to_owned()
    };
    items.extend(Item::text("description", &description));
    items.extend(row.set.as_ref().map(|set| Item::Raw("values", set.clone())));
    if is_token(&row.name) {
        items.push(Item::Raw("credential", "Yes".to_owned()));
    } else if place == Place::Header && mandatory {
        let is_media = row.name.eq_ignore_ascii_case("Content-Type");
        if row.details.default.is_empty() && is_media {
            notes.push("guess: the default; the page has none".to_owned());
        }
        let default = if row.details.default.is_empty() && is_media {
            "application/json"
        } else {
            &row.details.default
        };
        items.extend(Item::text("default", default));
    }
    if row.details.lost && row.set.is_none() && row.details.values.is_empty() {
        notes.push("not read: the list of values".to_owned());
    }
    let example = example_of(draft, place, &row.name);
    items.extend(example.filter(|_| !is_token(&row.name)).map(|example| Item::Text("example", example)));
    notes.iter().for_each(|note| out.comment(4, note));
    out.map(4, &scalar(&row.name, false), 0, &items);
}

/// A value for a parameter: what the example's request has in its place, or what its answer has under the same name.
fn example_of(draft: &Draft, place: Place, name: &str) -> Option<String> {
    let uri: Vec<&str> = draft.page.uri.split('/').collect();
    for example in &draft.page.examples {
        let address = example.request.split_once(' ').map_or("", |(_, address)| address);
        let path = address
            .split_once("://")
            .map_or(address, |(_, rest)| rest.find('/').map_or("", |slash| &rest[slash..]));
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        let printed: Vec<&str> = path.split('/').collect();
        let in_path =
            uri.iter().position(|part| *part == format!("{{{name}}}")).filter(|_| printed.len() == uri.len());
        let in_query = || {
            query
                .split('&')
                .find_map(|pair| pair.split_once('=').filter(|(key, _)| *key == name).map(|(_, value)| value))
        };
        let found = match place {
            Place::Path => in_path.map(|at| printed[at]),
            Place::Query => in_query(),
            Place::Header => None,
        };
        if let Some(found) = found.filter(|found| !found.is_empty() && !found.contains(['{', '}', '<'])) {
            return Some(found.to_owned());
        }
    }
    let is_id = guess::plain(name).ends_with("id");
    let answers = draft.page.examples.iter().filter(|example| example.status < 300);
    answers.filter(|_| is_id && place == Place::Path).find_map(|example| under(&example.response, name))
}

/// The first text under a key, however deep.
fn under(node: &Node, name: &str) -> Option<String> {
    match &node.kind {
        crate::yaml::Kind::Map(map) => {
            let own = map
                .iter()
                .find(|(key, _)| key.scalar().is_some_and(|key| guess::plain(&key) == guess::plain(name)));
            let own = own.and_then(|(_, value)| value.scalar()).filter(|text| !text.is_empty());
            own.or_else(|| map.iter().find_map(|(_, value)| under(value, name)))
        }
        crate::yaml::Kind::List(list) => list.iter().find_map(|value| under(value, name)),
        _ => None,
    }
}

fn response(out: &mut Writer, draft: &Draft) {
    out.line(0, "");
    out.line(0, "response:");
    let mut codes: Vec<u16> = draft
        .page
        .statuses
        .iter()
        .map(|(code, _)| *code)
        .chain(draft.bodies.iter().map(|(code, _)| *code))
        .collect();
    codes.sort_unstable();
    codes.dedup();
    // A page without a table of codes says of none of its tables that it is another's.
    for code in &codes {
        let body = draft.bodies.iter().find(|(known, _)| known == code).map(|(_, body)| body);
        let told = draft.page.statuses.iter().find(|(known, _)| known == code).map_or("", |(_, told)| told);
        match (body, told) {
            (Some(body), "") => out.line(2, &format!("{code}: {body}")),
            (None, "") => out.line(2, &format!("{code}:")),
            (body, told) => {
                let items: Vec<Item> = body
                    .map(|body| Item::Raw("body", body.clone()))
                    .into_iter()
                    .chain(Item::text("description", told))
                    .collect();
                out.map(2, &code.to_string(), 0, &items);
            }
        }
    }
    if codes.is_empty() {
        out.comment(2, "not read: no table describes the answer");
    }
    out.line(0, "");
}

fn structure(out: &mut Writer, named: &Named, apart: bool) {
    if apart {
        out.line(0, "");
    }
    named.notes.iter().for_each(|note| out.comment(2, note));
    out.line(2, &format!("{}:", named.name));
    // Short rows stand under each other.
    let width =
        named.fields.iter().map(|field| scalar(&field.row.name, false).chars().count()).max().unwrap_or(0);
    let needs_long = named.fields.iter().any(|field| field.row.name == "fields");
    let indent = if needs_long { 6 } else { 4 };
    if needs_long {
        out.line(4, "fields:");
    }
    for field in &named.fields {
        field_line(out, field, indent, width + 1);
    }
}

/// How a field writes a time, if it is one.
pub(super) fn time(field: &Field) -> Option<(&'static str, bool)> {
    let no_scalar = field.row.set.is_some() || field.leads_to().is_some();
    guess::time(&field.row.name, &field.row.details.description, &field.kind, &field.samples)
        .filter(|_| !no_scalar)
}

fn field_line(out: &mut Writer, field: &Field, indent: usize, pad: usize) {
    let mut items = vec![Item::Text("type", field.kind.clone())];
    let mut notes = field.notes.clone();
    items.extend(field.structure.as_ref().map(|name| Item::Raw("structure", name.clone())));
    items.extend(field.row.set.as_ref().map(|name| Item::Raw("values", name.clone())));
    if let Some((format, shown)) = time(field) {
        items.push(Item::Raw("time", format.to_owned()));
        if !shown {
            notes.push("guess: the form of the time; the example shows none".to_owned());
        }
    } else if field.row.set.is_none()
        && field.kind.eq_ignore_ascii_case("string")
        && guess::holds_json(&field.samples)
    {
        items.push(Item::Raw("holds", "JSON".to_owned()));
    }
    items.extend(
        field.row.mandatory.map(|yes| Item::Raw("mandatory", if yes { "Yes" } else { "No" }.to_owned())),
    );
    for (key, text) in [("fixed", &field.row.details.fixed), ("default", &field.row.details.default)] {
        let is_number = text.parse::<i32>().is_ok_and(|number| number.to_string() == *text);
        items.extend(if is_number { Some(Item::Raw(key, text.clone())) } else { Item::text(key, text) });
    }
    items.extend(Item::text("description", &field.row.details.description));
    notes.iter().for_each(|note| out.comment(indent, note));
    out.map(indent, &scalar(&field.row.name, false), pad, &items);
}

fn values(out: &mut Writer, set: &Set) {
    set.notes.iter().for_each(|note| out.comment(2, note));
    out.line(2, &format!("{}:", set.name));
    if !set.description.is_empty() {
        out.text(4, "description", &set.description);
    }
    if set.is_status {
        out.comment(4, "guess: the phases, by well-known words");
    }
    if set.kind != Type::Text {
        out.comment(4, "guess: the names");
    }
    out.line(4, "values:");
    let key =
        |value: &Value| if set.kind == Type::Text { scalar(&value.word, false) } else { value.word.clone() };
    let width = set.values.iter().map(|value| key(value).chars().count()).max().unwrap_or(0);
    let mut names: Vec<String> = Vec::new();
    for value in &set.values {
        let mut items = Vec::new();
        if set.kind != Type::Text {
            let mut name = name_of(value);
            if names.contains(&name) {
                name = format!("{name}_{}", value.word.replace('-', "minus_"));
            }
            items.push(Item::Text("name", name.clone()));
            names.push(name);
        }
        match guess::phase(value).filter(|_| set.is_status) {
            Some(phase) => items.push(Item::Raw("phase", phase.to_owned())),
            None if set.is_status => {
                out.comment(6, &format!("not read: what `{}` means for the job; give it a phase", value.word))
            }
            None => {}
        }
        items.extend(Item::text("description", &value.text));
        out.map(6, &key(value), width + 1, &items);
    }
}

/// A name for a number: the first words that are said of it.
fn name_of(value: &Value) -> String {
    let said = value.text.split(['(', '（', '.', ',', ';', ':', '，', '。']).next().unwrap_or_default();
    let words: Vec<&str> = said.split_whitespace().filter(|word| word.is_ascii()).take(3).collect();
    let name = words.join(" ").to_snake_case();
    match name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        true => name,
        false => format!("value_{}", value.word.replace('-', "minus_")),
    }
}

const ORDER: &[&str] = &[
    "id", "name", "kind", "status", "result", "progress", "code", "reason", "detail", "started", "updated",
    "ended", "expected", "total",
];

fn job(out: &mut Writer, indent: usize, view: &Job) {
    for key in ORDER {
        for (_, path) in view.paths.iter().filter(|(known, _)| known == key) {
            out.line(indent, &format!("{key}: {}", scalar(path, false)));
        }
    }
    if let Some(tasks) = &view.tasks {
        out.line(indent, "tasks:");
        out.line(indent + 2, &format!("each: {}", scalar(&tasks.each, false)));
        job(out, indent + 2, &tasks.job);
        if tasks.same {
            out.line(indent + 2, "tasks: same");
        }
    }
}

fn paging(out: &mut Writer, draft: &Draft) {
    let query = |name: &str| {
        draft.page.parameters.iter().any(|(place, row)| *place == Place::Query && row.name == name)
    };
    let total = draft.job.as_ref().and_then(|job| job.paths.iter().find(|(key, _)| *key == "total"));
    let items = draft.job.as_ref().and_then(|job| job.tasks.as_ref());
    if let (true, Some((_, total)), Some(items)) = (query("limit") && query("offset"), total, items) {
        out.line(0, "");
        out.comment(
            0,
            "guess: by the names; the page does not say which list is cut, nor how long it is without limit",
        );
        out.line(
            0,
            &format!("paging: {{ limit: limit, offset: offset, items: {}, total: {total} }}", items.each),
        );
    }
}

fn examples(out: &mut Writer, draft: &Draft) {
    let documented = |example: &&Example| {
        example.status < 300 || draft.bodies.iter().any(|(code, _)| *code == example.status)
    };
    let mut examples = draft.page.examples.iter().filter(documented).peekable();
    if examples.peek().is_none() {
        return;
    }
    out.line(0, "");
    out.line(0, "examples:");
    for example in examples {
        let mut first = "- ";
        let mut part = |out: &mut Writer, key: &str, text: &str| {
            out.line(2, &format!("{first}{key}: {text}"));
            first = "  ";
        };
        if !example.description.is_empty() {
            part(out, "description", &scalar(&example.description, false));
        }
        if fits(&example.request, draft) {
            part(out, "request", &scalar(&example.request, false));
        }
        if example.status != 200 {
            part(out, "status", &example.status.to_string());
        }
        part(out, "response", "");
        let text = json::pretty(&example.response);
        text.lines().for_each(|line| out.line(6, line));
        if !example.request.is_empty() && !fits(&example.request, draft) {
            out.comment(
                4,
                &format!("not read: the request, which does not fit the URI: {}", example.request),
            );
        }
    }
    out.out = out.out.replace("response: \n", "response:\n");
}

fn fits(request: &str, draft: &Draft) -> bool {
    let Some((method, address)) = request.split_once(' ') else { return false };
    let path = address
        .split_once("://")
        .map_or(address, |(_, rest)| rest.find('/').map_or("", |slash| &rest[slash..]));
    let path = path.split('?').next().unwrap_or_default();
    let (printed, template): (Vec<&str>, Vec<&str>) =
        (path.split('/').collect(), draft.page.uri.split('/').collect());
    let fits = |(printed, template): (&&str, &&str)| {
        template.starts_with('{') && !printed.is_empty() || printed == template
    };
    method == draft.page.method && printed.len() == template.len() && printed.iter().zip(&template).all(fits)
}

/// What stands nowhere else, so that nothing of the page is lost.
fn unread(out: &mut Writer, draft: &Draft) {
    let left = draft.page.examples.iter().filter(|example| {
        example.status >= 300 && draft.bodies.iter().all(|(code, _)| *code != example.status)
    });
    if draft.page.unread.is_empty() && left.clone().next().is_none() {
        return;
    }
    out.line(0, "");
    for (place, text) in &draft.page.unread {
        out.comment(0, &format!("not read, {place}: {text}"));
    }
    for example in left {
        let text = json::pretty(&example.response);
        out.comment(
            0,
            &format!("not read, an example of status {}, which has no table: {text}", example.status),
        );
    }
}
