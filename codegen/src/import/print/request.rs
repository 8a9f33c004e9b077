//! The parameters of a draft.

use crate::{
    document::Place,
    import::{
        block::has_word,
        draft::Draft,
        guess,
        page::Row,
        yaml_text::{Item, Writer, scalar},
    },
    yaml::{Kind, Node},
};

pub(super) fn request(out: &mut Writer, draft: &Draft) {
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
    let is_told = is_sent || default.is_empty() || has_word(description, default);
    let description = if is_told {
        description.clone()
    } else {
        format!("{description} Default value: {default}.").trim().to_owned()
    };
    items.extend(row.set.as_ref().map(|set| Item::Raw("values", set.clone())));
    items.extend(Item::text("description", &description));
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
    let names =
        draft.page.parameters.iter().filter(|(at, _)| *at == place).map(|(_, row)| row.name.chars().count());
    out.map(4, &scalar(&row.name, false), names.max().unwrap_or(0), &items);
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
        Kind::Map(map) => {
            let own = map
                .iter()
                .find(|(key, _)| key.scalar().is_some_and(|key| guess::plain(&key) == guess::plain(name)));
            let own = own.and_then(|(_, value)| value.scalar()).filter(|text| !text.is_empty());
            own.or_else(|| map.iter().find_map(|(_, value)| under(value, name)))
        }
        Kind::List(list) => list.iter().find_map(|value| under(value, name)),
        _ => None,
    }
}
