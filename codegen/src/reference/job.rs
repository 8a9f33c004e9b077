//! How the answer is a job: every name of the view with the field that it is read from.

use crate::{
    model::{FieldType, Job, Model, TasksMap},
    path::{self, Part},
};

use super::{
    html::{Html, all, code, lines, link, paragraph, text},
    structures, table,
};

pub(super) fn view(model: &Model) -> Html {
    level(model, &model.job, Some(&model.answer), "The job")
}

fn level(model: &Model, job: &Job, structure: Option<&str>, of: &str) -> Html {
    let Job { paths, statuses: _, result, progress_of, tasks } = job;
    let plain = paths.iter().map(|(name, path)| (*name, path));
    let result = result.iter().map(|(path, _)| ("result", path));
    let rows = plain.chain(result).map(|(name, path)| {
        let whole = match name {
            "progress" => text(&format!(", of {progress_of}")),
            _ => Html::default(),
        };
        (String::new(), vec![code(name), all([field(model, structure, path).0, whole])])
    });
    let table = table(&[of, "is read from"], rows);
    let Some(tasks) = tasks else { return table };
    let (each, element) = field(model, structure, &tasks.each);
    let lead = paragraph("", all([text("Its tasks are those in "), each, text(".")]));
    let inner = match &tasks.map {
        TasksMap::Same => paragraph("", text("Each of them is read in the same way.")),
        TasksMap::Own(job) => level(model, job, element, "Each task"),
    };
    lines([table, lead, inner])
}

/// A path, linked to the last field on it that is documented, and the structure that this leads to.
fn field<'m>(model: &'m Model, from: Option<&str>, path: &str) -> (Html, Option<&'m str>) {
    let (mut last, mut inside) = (None, from.and_then(|name| find(model, name)));
    for part in path::parse(path).unwrap_or_default() {
        let (Part::Key(key), Some(structure)) = (part, inside) else { continue };
        let reads = |it: &&crate::model::Field| it.key == key || it.aliases.contains(&key);
        let Some(found) = structure.fields.iter().find(reads) else { break };
        last = Some(structures::field_id(&structure.name, &found.key));
        inside = leads_to(&found.kind).and_then(|name| find(model, name));
    }
    let shown = match last {
        Some(id) => link(&format!("#{id}"), code(path)),
        None => code(path),
    };
    (shown, inside.map(|structure| structure.name.as_str()))
}

fn find<'m>(model: &'m Model, name: &str) -> Option<&'m crate::model::Structure> {
    model.structures.iter().find(|structure| structure.name == name)
}

fn leads_to(kind: &FieldType) -> Option<&str> {
    match kind {
        FieldType::Structure(name) | FieldType::Boxed(name) => Some(name),
        FieldType::List(inner) | FieldType::Map(inner) => leads_to(inner),
        _ => None,
    }
}
