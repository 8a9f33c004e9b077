//! The examples of a draft.

use crate::{
    import::{
        draft::Draft,
        page::Example,
        yaml_text::{Writer, scalar},
    },
    json,
};

pub(super) fn examples(out: &mut Writer, draft: &Draft) {
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
