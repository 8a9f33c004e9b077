//! `no-answer`, and `unknown-structure` in the bodies of responses.

use crate::{
    Rule,
    document::{Document, ResponseRow},
    finding::{Findings, meant, nearest},
    model::Response,
};

/// The name of the answer's structure.
pub(super) fn check(findings: &mut Findings<'_>, document: &Document) -> Option<String> {
    let names = || document.structures.iter().map(|table| table.name.as_str());
    let before = findings.len();
    for body in document.responses.iter().filter_map(|row| row.body.as_ref()) {
        if !names().any(|name| name == body.as_str()) {
            let message = format!("no structure is called `{}`", body.value);
            let near = nearest(body, names());
            let help = near.map_or_else(|| format!("describe `{}` under `structures`", body.value), meant);
            let finding = findings.report(Rule::UnknownStructure, body.at, message, Some(help));
            if let Some(table) = document.structures.iter().find(|table| Some(table.name.as_str()) == near) {
                finding.related(table.name.at, "this one?");
            }
        }
    }
    let answers: Vec<_> =
        document.responses.iter().filter(|row| row.code < 300).filter_map(|row| row.body.as_ref()).collect();
    match answers.as_slice() {
        [answer] => Some(answer.value.clone()),
        [] => {
            // A misspelt body was already reported.
            if findings.len() == before {
                let help = "name the structure of the successful answer: `200: <structure>`";
                let message = "no successful status code has a body";
                findings
                    .report(Rule::NoAnswer, document.responses.at, message, Some(help.to_owned()))
                    .label("no answer among these");
            }
            None
        }
        [first, second, ..] => {
            let message = "a second successful status code has a body";
            let help = "leave `body` out where the answer is not the job";
            findings
                .report(Rule::NoAnswer, second.at, message, Some(help.to_owned()))
                .label("the second one")
                .related(first.at, "the first one");
            None
        }
    }
}

pub(super) fn model(rows: Vec<ResponseRow>) -> Vec<Response> {
    let model = |ResponseRow { code, body, description }| Response {
        code,
        body: body.map(|body| body.value),
        description,
    };
    rows.into_iter().map(model).collect()
}
