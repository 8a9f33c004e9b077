//! The job view of a draft, and its pages.

use crate::{
    document::Place,
    import::{
        draft::Draft,
        view::Job,
        yaml_text::{Writer, scalar},
    },
};

const ORDER: &[&str] = &[
    "id", "name", "kind", "status", "result", "progress", "code", "reason", "detail", "started", "updated",
    "ended", "expected", "total",
];

pub(super) fn job(out: &mut Writer, indent: usize, view: &Job) {
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

pub(super) fn paging(out: &mut Writer, draft: &Draft) {
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
