//! What the search finds: a list that the index loads as a script, which also works without a server.

use crate::model::Model;

use super::{api, path, sets, structures};

/// `WORDS`: for each API its id, its address and its things, each with its kind, name, anchor, and what is said of it.
pub(super) fn words(models: &[Model]) -> String {
    let mut text = "const WORDS = [\n".to_owned();
    let list = |words: &[&str]| words.iter().map(|it| crate::json::quoted(it)).collect::<Vec<_>>().join(",");
    for model in models {
        let (id, page) = (model.id(), path(model));
        text.push_str(&format!("[{},[\n", list(&[&id, &page])));
        let mut entries = Vec::new();
        things(model, &mut |kind, name, anchor, said| {
            let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
            entries.push(format!("[{}]", list(&[kind, name, anchor, &said])));
        });
        text.push_str(&entries.join(",\n"));
        text.push_str("]],\n");
    }
    text.push_str("];\n");
    text
}

/// Everything of an API that has an address.
fn things(model: &Model, each: &mut dyn FnMut(&str, &str, &str, &str)) {
    let about =
        [&model.service, &model.operation, &model.uri, &model.function, &model.page].map(String::as_str);
    each("API", &model.title, "", &about.join(" "));
    for parameter in &model.parameters {
        each("parameter", &parameter.name, &api::parameter_id(parameter), &parameter.description);
    }
    for structure in &model.structures {
        each("structure", &structure.name, &structures::id(&structure.name), &structure.description);
        for field in &structure.fields {
            let name = format!("{}.{}", structure.name, field.key);
            let said = format!("{} {}", field.aliases.join(" "), field.description);
            each("field", &name, &structures::field_id(&structure.name, &field.key), &said);
        }
    }
    for set in &model.sets {
        each("values", &set.name, &sets::id(&set.name), &set.description);
        for value in &set.values {
            let phase = value.phase.map_or("", |phase| phase.word());
            let said = format!("{phase} {} {}", value.shown, value.description);
            each(
                if set.is_status { "status" } else { "value" },
                &value.value,
                &sets::value_id(&set.name, &value.value),
                &said,
            );
        }
    }
    for error in &model.errors {
        each("error", &error.code, &api::error_id(error), &error.description);
    }
}
