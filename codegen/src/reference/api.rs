//! The page of one API.

use crate::{
    document::Place,
    emit,
    model::{
        Argument, ErrorCode, Example, FieldType, HostGroup, Model, Need, Paging, Parameter, Response, Waiting,
    },
};

use super::{
    Page,
    html::{Html, all, anchor, code, element, lines, link, paragraph, prose, text},
    job, row, scrollable, section, sets, snippets, structures, table, tag,
};

pub(super) fn page(model: &Model) -> String {
    let sections: Vec<(&str, &str, Html)> = [
        ("request", "Request", request(model)),
        ("use", "Use", usage(model)),
        ("answer", "Answer", answer(model)),
        ("values", "Statuses and values", sets::sections(model)),
        ("job", "As a job", job::view(model)),
        ("paging", "Pages", model.paging.as_ref().map(paging).unwrap_or_default()),
        ("waiting", "Waiting", model.waiting.as_ref().map(waiting).unwrap_or_default()),
        ("errors", "Error codes", errors(model)),
        ("deviations", "Where servers differ", deviations(model)),
        ("examples", "Examples", examples(model)),
    ]
    .into_iter()
    .filter(|(_, _, inner)| !inner.is_empty())
    .collect();
    let parts = sections.iter().map(|(id, name, _)| ((*id).to_owned(), text(name))).collect();
    let sections = sections.into_iter().map(|(id, name, inner)| section("h2", id, text(name), inner));
    let title = format!("{}: {}", model.id(), model.title);
    let main = lines([lead(model)].into_iter().chain(sections));
    Page { title: &title, root: "../../", parts, main, scripts: &["search.js"] }.html()
}

/// What the API is, before anything else.
fn lead(model: &Model) -> Html {
    let deprecated = model.deprecated.as_ref().map(|[note, successor]| {
        let instead = if successor.is_empty() { String::new() } else { format!("Use {successor} instead.") };
        element(
            "p",
            &[("class", "warning")],
            [element("strong", &[], [text("Deprecated. ")]), all([prose(note), text(" "), prose(&instead)])],
        )
    });
    let page = if model.url.is_empty() { text(&model.page) } else { link(&model.url, text(&model.page)) };
    let updated =
        if model.updated.is_empty() { Html::default() } else { text(&format!(", as of {}", model.updated)) };
    let [service, version, _] = &model.segments;
    let permissions = model.permissions.iter().map(|[action, access, alias]| {
        let more: Vec<&str> =
            [access.as_str(), alias.as_str()].into_iter().filter(|it| !it.is_empty()).collect();
        let more = if more.is_empty() { String::new() } else { format!(" ({})", more.join(", alias ")) };
        element("dd", &[], [code(action), text(&more)])
    });
    let permissions: Vec<Html> = permissions.collect();
    let fact = |name: &str, values: Vec<Html>| match values.is_empty() {
        true => Html::default(),
        false => element("div", &[], [element("dt", &[], [text(name)])].into_iter().chain(values)),
    };
    let one = |value: Html| vec![element("dd", &[], [value])];
    let facts = [
        fact("Page", one(all([page, updated]))),
        fact("Endpoint", endpoints(model)),
        fact("Rust", one(code(&format!("{service}::{version}::{}", model.operation)))),
        fact("Permissions", permissions),
    ];
    lines([
        paragraph("service", all([text(&model.service), text(" · "), code(&model.id())])),
        element("h1", &[], [text(&model.title)]),
        deprecated.unwrap_or_default(),
        paragraph(
            "line",
            all([
                element("span", &[("class", "method")], [text(&model.method)]),
                text(" "),
                code(&model.uri),
            ]),
        ),
        paragraph("", prose(&model.function)),
        element("dl", &[("class", "facts")], [lines(facts)]),
    ])
}

/// The forms that the host has, with the regions of each.
fn endpoints(model: &Model) -> Vec<Html> {
    let Some(hosts) = &model.hosts else { return vec![element("dd", &[], [code(&model.endpoint)])] };
    let group = |group: &HostGroup| {
        let HostGroup { endpoint, fail_over, regions } = group;
        let urls = [endpoint].into_iter().chain(fail_over).map(|url| all([code(url), text(" ")]));
        element("dd", &[], [all(urls), element("span", &[("class", "source")], [text(&regions.join(", "))])])
    };
    hosts.groups.iter().map(group).collect()
}

pub(super) fn parameter_id(parameter: &Parameter) -> String {
    anchor(&["parameter", place(parameter.place), &parameter.name])
}

fn place(place: Place) -> &'static str {
    match place {
        Place::Path => "path",
        Place::Query => "query",
        Place::Header => "header",
    }
}

fn request(model: &Model) -> Html {
    let of_place = |at: Place, name: &str| {
        let rows: Vec<Html> = model.parameters.iter().filter(|it| it.place == at).map(parameter).collect();
        match rows.is_empty() {
            true => Html::default(),
            false => lines([element("h3", &[], [text(name)]), element("dl", &[], [lines(rows)])]),
        }
    };
    lines([
        of_place(Place::Path, "In the path"),
        of_place(Place::Query, "In the query"),
        of_place(Place::Header, "In the header"),
    ])
}

fn parameter(parameter: &Parameter) -> Html {
    let Parameter { name, rust_name, place: _, kind, argument, need, description, set: _, example } =
        parameter;
    let (tagged, said) = match need {
        Need::Mandatory => (tag("must", "mandatory"), Html::default()),
        Need::NotEnforced { note, source } => {
            (tag("must", "mandatory on the page"), prose(&format!("{note} Source: {source}.")))
        }
        Need::Optional => (tag("", "optional"), Html::default()),
        Need::Default(value) => (tag("", "optional"), all([text("Unless given: "), code(value)])),
        Need::Fixed(value) => (tag("", "fixed"), all([text("Always "), code(value)])),
        Need::Credential { .. } => (tag("", "credential"), text("Filled from the credentials.")),
    };
    let kind = match argument {
        Argument::Set(name) => structures::kind(&FieldType::Set(name.clone())),
        _ => text(kind),
    };
    let example = example.as_ref().map(|example| all([text("Example: "), code(example)]));
    let rust = format!(".{rust_name}({})", emit::argument_type(parameter));
    let rust = match need.is_settable() {
        true => element("span", &[("class", "rust")], [text("Rust "), code(&rust)]),
        false => Html::default(),
    };
    let kind = all([element("span", &[("class", "kind")], [kind]), text(" "), tagged]);
    row(&parameter_id(parameter), name, kind, [prose(description), said, example.unwrap_or_default(), rust])
}

fn usage(model: &Model) -> Html {
    let snippet =
        |name: &str, text_of: String| lines([element("h3", &[], [text(name)]), block(name, &text_of)]);
    lines([
        snippet("Rust", snippets::rust(model)),
        snippet("At a terminal", snippets::command(model)),
        snippet("curl", snippets::curl(model)),
    ])
}

/// Code to read and to copy.
fn block(name: &str, words: &str) -> Html {
    scrollable("pre", name, code(words))
}

fn answer(model: &Model) -> Html {
    let rows = model.responses.iter().map(|Response { code: status, body, description }| {
        let body = body.as_ref().map(|body| structures::kind(&FieldType::Structure(body.clone())));
        (String::new(), vec![code(&status.to_string()), body.unwrap_or_default(), prose(description)])
    });
    lines([table(&["Status code", "Body", "Meaning"], rows), structures::sections(model)])
}

fn paging(paging: &Paging) -> Html {
    let Paging { limit, offset, items, total, default_limit, fields: _, item: _ } = paging;
    let total =
        if total.is_empty() { Html::default() } else { all([text(", their number in "), code(total)]) };
    paragraph(
        "",
        all([
            text("An answer holds the items of "),
            code(items),
            total,
            text(". How many and from where is said by "),
            code(limit),
            text(&format!(" ({default_limit} unless given) and ")),
            code(offset),
            text("."),
        ]),
    )
}

fn waiting(waiting: &Waiting) -> Html {
    let Waiting { initial_delay, typical_duration, source } = waiting;
    let after = initial_delay.map(emit::duration);
    let after = after.map(|time| format!("A job is first worth asking for {time} after its beginning. "));
    let typical = typical_duration.map(|time| format!("It takes {} as a rule.", emit::duration(time)));
    lines([
        paragraph("", text(&[after, typical].into_iter().flatten().collect::<String>())),
        paragraph("source", prose(&format!("Source: {source}."))),
    ])
}

pub(super) fn error_id(error: &ErrorCode) -> String {
    let status = error.status.map(|status| status.to_string()).unwrap_or_default();
    anchor(&["error", &error.code, &status])
}

fn errors(model: &Model) -> Html {
    if model.errors.is_empty() {
        return Html::default();
    }
    let rows = model.errors.iter().map(|error| {
        let ErrorCode { code: word, status, not_found, description, hint, source } = error;
        let found = if *not_found { all([tag("failed", "not found"), text(" ")]) } else { Html::default() };
        let hint = if hint.is_empty() { String::new() } else { format!("Hint: {hint}.") };
        let source = if source.is_empty() { String::new() } else { format!("Source: {source}.") };
        let said = all([
            found,
            prose(description),
            text(" "),
            prose(&hint),
            text(" "),
            element("span", &[("class", "source")], [prose(&source)]),
        ]);
        (error_id(error), vec![code(word), text(&status.map(|it| it.to_string()).unwrap_or_default()), said])
    });
    table(&["Code", "Status", "Meaning"], rows)
}

fn deviations(model: &Model) -> Html {
    if model.deviations.is_empty() {
        return Html::default();
    }
    let items = model.deviations.iter().map(|[said, source]| {
        let source = if source.is_empty() { String::new() } else { format!("Source: {source}.") };
        element(
            "li",
            &[],
            [prose(said), text(" "), element("span", &[("class", "source")], [prose(&source)])],
        )
    });
    element("ul", &[], [lines(items)])
}

fn examples(model: &Model) -> Html {
    lines(model.examples.iter().enumerate().map(|(at, example)| {
        let Example { description, request, status, response } = example;
        let name = if description.is_empty() { format!("Example {}", at + 1) } else { description.clone() };
        let request = request.as_ref().map(|request| paragraph("", code(request))).unwrap_or_default();
        let caption = format!("Answer with status {status}");
        lines([
            element("h3", &[], [text(&name)]),
            request,
            paragraph("source", text(&caption)),
            block(&format!("{name} {}", at + 1), response),
        ])
    }))
}
