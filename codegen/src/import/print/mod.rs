//! A draft as text.

mod examples;
mod job;
mod request;
mod structures;

use crate::json;

use super::{
    draft::Draft,
    yaml_text::{Item, Writer, aligned, scalar},
};

pub(super) use structures::time;

/// The draft of a schema.
pub(super) fn print(draft: &Draft) -> String {
    let mut out = Writer::default();
    let page = &draft.page;
    out.comment(0, &format!("{}, \"{}\".", page.operation, page.title));
    out.comment(0, "A draft from that page. Where it says \"guess\" or \"not read\", look at the page; take the remark away when the line is right.");
    api(&mut out, draft);
    request::request(&mut out, draft);
    response(&mut out, draft);
    out.line(0, "structures:");
    for (at, named) in draft.structures.iter().enumerate() {
        structures::structure(&mut out, named, at > 0);
    }
    if !draft.sets.is_empty() {
        out.line(0, "");
        out.line(0, "values:");
        draft.sets.iter().for_each(|set| structures::values(&mut out, set));
    }
    out.line(0, "");
    match &draft.job {
        Some(view) => {
            out.comment(0, "guess: every path, by the names of the keys");
            out.line(0, "job:");
            job::job(&mut out, 2, view);
        }
        None => {
            out.comment(0, "not read: nothing in the answer looks like a status");
            out.line(0, "job: {}");
        }
    }
    job::paging(&mut out, draft);
    examples::examples(&mut out, draft);
    unread(&mut out, draft);
    aligned(&out.out)
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
