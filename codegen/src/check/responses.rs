//! `no-answer`, and `unknown-structure` in the bodies of responses.

use crate::{
    Rule,
    document::{Document, ResponseRow},
    finding::{Findings, did_you_mean},
    model::Response,
};

/// The name of the answer's structure.
pub(super) fn check(findings: &mut Findings<'_>, document: &Document) -> Option<String> {
    let names = || document.structures.iter().map(|table| table.name.as_str());
    let before = findings.len();
    for body in document.responses.iter().filter_map(|row| row.body.as_ref()) {
        if !names().any(|name| name == body.as_str()) {
            let message = format!("no structure is called `{}`", body.value);
            let help = did_you_mean(body, names())
                .unwrap_or_else(|| format!("describe `{}` under `structures`", body.value));
            findings.report(Rule::UnknownStructure, body.at, message, Some(help));
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
                findings.report(Rule::NoAnswer, document.responses.at, message, Some(help.to_owned()));
            }
            None
        }
        [_, second, ..] => {
            let message = "a second successful status code has a body";
            let help = "leave `body` out where the answer is not the job";
            findings.report(Rule::NoAnswer, second.at, message, Some(help.to_owned()));
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
