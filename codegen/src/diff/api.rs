//! One API against itself.

use crate::model::{Model, Response};

use super::{Level, Notes, Section, job, parameters, sets, structures};

pub(super) fn compare(notes: &mut Notes<'_>, old: &Model, new: &Model) {
    // Without `..`: a new part of the model has to be thought of here.
    let Model {
        segments: _,
        title,
        service,
        operation,
        function,
        method,
        uri,
        endpoint,
        hosts: _,
        identity: _,
        page,
        url,
        updated,
        permissions,
        deprecated: _,
        parameters: _,
        responses,
        answer,
        structures: _,
        sets: _,
        job: _,
        errors: _,
        paging: _,
        waiting: _,
        deviations,
        examples,
    } = old;
    if *operation != new.operation {
        notes.breaking(format!("the request `{operation}` is called `{}`", new.operation));
    }
    if *answer != new.answer {
        notes.breaking(format!("the answer was `{answer}`, it is `{}`", new.answer));
    }
    notes.acts("the method", method, &new.method);
    notes.acts("the URI", uri, &new.uri);
    notes.acts("the endpoint", endpoint, &new.endpoint);
    notes.said("the title", title, &new.title);
    notes.said("the service", service, &new.service);
    notes.said("the function", function, &new.function);
    notes.said("the page", [page, url, updated], [&new.page, &new.url, &new.updated]);
    notes.said("the permissions", permissions, &new.permissions);
    notes.said("the deviations", deviations, &new.deviations);
    deprecation(notes, old, new);
    parameters::compare(notes, old, new);
    let codes = |rows: &[Response]| {
        rows.iter()
            .map(|Response { code, body, description }| (*code, body.clone(), description.clone()))
            .collect::<Vec<_>>()
    };
    notes.said("the status codes", codes(responses), codes(&new.responses));
    structures::compare(notes, old, new);
    sets::compare(notes, old, new);
    job::compare(notes, old, new);
    let shown = |model: &Model| {
        let examples = model.examples.iter();
        examples
            .map(|it| (it.description.clone(), it.request.clone(), it.status, it.response.clone()))
            .collect::<Vec<_>>()
    };
    if examples.len() != new.examples.len() || shown(old) != shown(new) {
        notes.documentation("the examples");
    }
}

fn deprecation(notes: &mut Notes<'_>, old: &Model, new: &Model) {
    match (&old.deprecated, &new.deprecated) {
        (None, Some([note, _])) => {
            let message = format!("the API is deprecated: {note}");
            notes.add(Level::Addition, Section::Deprecated, message);
        }
        (Some(_), None) => {
            let message = "the API is not deprecated any more".to_owned();
            notes.add(Level::Documentation, Section::Changed, message);
        }
        (before, now) => notes.said("the deprecation", before, now),
    }
}
