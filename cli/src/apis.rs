//! `hwjobs apis`: lists the APIs.

use huaweicloud_jobs_runtime::Api;

use crate::{
    failure::Failure,
    output::{self, Form, print},
    render::{columns::columns, document, registry::registry},
};

/// Lists them in the form asked for.
pub(crate) fn run(apis: &'static [&'static Api], form: Form) -> Result<(), Failure> {
    let text = match form {
        Form::Json => document::json(&registry(apis)),
        _ => table(apis, output::width()),
    };
    Ok(print(&text)?)
}

fn table(apis: &'static [&'static Api], width: Option<usize>) -> String {
    let rows: Vec<_> = apis
        .iter()
        .map(|api| {
            let note = if api.deprecated.is_some() { "deprecated" } else { "" };
            [api.id, api.service, note, &format!("{} {}", api.method, api.uri), api.title]
                .map(str::to_owned)
                .to_vec()
        })
        .collect();
    columns(&["API", "SERVICE", "NOTE", "REQUEST", "TITLE"], &rows, width)
}
