//! From the document to the model: looks every name up and holds the file to the rules that need to know what names mean.

mod doubts;
mod examples;
mod file_name;
mod job;
mod names;
mod paging;
mod parameters;
mod responses;
mod structures;
mod values;

pub(crate) use file_name::{check_service, is_module, segments};

use crate::{Rule, document::Document, finding::Findings, hosts::Tables, json, model};

/// Checks one document. The model is there only if no error was found.
pub(crate) fn check(
    findings: &mut Findings<'_>,
    file: &str,
    document: Document,
    tables: &Tables,
) -> Option<model::Model> {
    let segments = file_name::check(findings, file, &document);
    let hosts = segments.as_ref().and_then(|[service, ..]| tables.hosts.get(service));
    check_endpoint(findings, &document, hosts);
    let sets = values::check(findings, &document);
    let structures = structures::check(findings, &document);
    let answer = responses::check(findings, &document);
    let parameters = parameters::check(findings, &document);
    names::check(findings, &document, &sets);
    if !findings.is_empty() {
        // Paths and examples run over the structures; what is wrong there would show again as something else.
        return None;
    }
    let answer = answer?;
    let layout = structures::Tables { document: &document, structures: &structures, sets: &sets };
    let (job, statuses) = job::check(findings, &document, &layout, &answer);
    values::check_phases(findings, &document, &statuses);
    structures::check_used(findings, &document, &structures);
    let paging = paging::check(findings, &document, &layout, &answer, &parameters);
    let seen = examples::check(findings, &document, &layout, &answer);
    if !findings.is_empty() {
        return None;
    }
    doubts::check(findings, &document, &statuses, &seen);
    let api = document.api;
    Some(model::Model {
        segments: segments?,
        title: api.title,
        service: api.service,
        operation: api.operation.value,
        function: api.function,
        method: api.method.value,
        uri: api.uri.value,
        endpoint: api.endpoint.trim_end_matches('/').to_owned(),
        hosts: hosts.cloned(),
        identity: tables.identity.clone(),
        page: api.page.value,
        url: api.url,
        updated: api.updated,
        permissions: api.permissions.into_iter().map(|row| [row.action, row.access, row.alias]).collect(),
        deprecated: api.deprecated.map(|section| [section.note, section.successor]),
        parameters,
        responses: responses::model(document.responses.value),
        answer,
        structures,
        sets: values::mark_statuses(sets, &statuses),
        job: job?,
        errors: document.errors.into_iter().map(error_code).collect(),
        paging,
        waiting: document.waiting.map(waiting),
        deviations: document.deviations.into_iter().map(|row| [row.text, row.source]).collect(),
        examples: document.examples.into_iter().map(example).collect(),
    })
}

/// `endpoint-mismatch`: what the page says is the form that a region has which the table does not list.
fn check_endpoint(findings: &mut Findings<'_>, document: &Document, hosts: Option<&model::Hosts>) {
    let endpoint = &document.api.endpoint;
    let Some(first) = hosts.and_then(|hosts| hosts.groups.first()) else { return };
    if !endpoint.is_empty() && endpoint.trim_end_matches('/') != first.endpoint {
        let message = format!("`{}` is not the first endpoint in the service's hosts.yaml", endpoint.value);
        let help = format!("that is `{}`; mend the one that is wrong", first.endpoint);
        findings.report(Rule::EndpointMismatch, endpoint.at, message, Some(help));
    }
}

fn error_code(row: crate::document::ErrorRow) -> model::ErrorCode {
    let crate::document::ErrorRow { code, status, not_found, description, hint, source } = row;
    model::ErrorCode { code, status, not_found, description, hint, source }
}

fn waiting(section: crate::document::WaitingSection) -> model::Waiting {
    let crate::document::WaitingSection { initial_delay, typical_duration, source } = section;
    model::Waiting { initial_delay, typical_duration, source }
}

fn example(row: crate::document::ExampleRow) -> model::Example {
    let crate::document::ExampleRow { description, request, status, response } = row;
    model::Example {
        description,
        request: request.map(|request| request.value),
        status: status.0,
        response: json::pretty(&response),
    }
}
