//! The first page: every API, and the search.

use std::collections::BTreeMap;

use crate::model::Model;

use super::{
    Page,
    html::{Html, all, anchor, code, element, lines, link, paragraph, text},
    path, section, tag,
};

pub(super) fn page(models: &[Model]) -> String {
    let mut services: BTreeMap<&str, Vec<&Model>> = BTreeMap::new();
    for model in models {
        services.entry(&model.segments[0]).or_default().push(model);
    }
    let parts = services.iter().map(|(name, models)| (id(name), text(title(models)))).collect();
    let sections = services.iter().map(|(name, models)| {
        let cards = models.iter().map(|model| element("li", &[], [card(model)]));
        let list = element("ul", &[("class", "cards")], [lines(cards)]);
        section("h2", &id(name), text(title(models)), list)
    });
    let found = [("id", "found"), ("aria-live", "polite"), ("hidden", "hidden")];
    let main = lines([
        element("h1", &[], [text("Huawei Cloud's job APIs")]),
        paragraph(
            "",
            text(
                "How each service says how a job is doing: parameters, structures, statuses and what they mean.",
            ),
        ),
        element("section", &found, []),
        element("div", &[("id", "all")], [lines(sections)]),
    ]);
    let scripts = &["words.js", "search.js"];
    Page { title: "Huawei Cloud's job APIs", root: "", parts, main, scripts }.html()
}

fn id(service: &str) -> String {
    anchor(&["service", service])
}

fn title<'m>(models: &[&'m Model]) -> &'m str {
    models.first().map_or("", |model| model.service.as_str())
}

fn card(model: &Model) -> Html {
    let deprecated =
        if model.deprecated.is_some() { all([text(" "), tag("", "deprecated")]) } else { Html::default() };
    let name = element("strong", &[], [link(&path(model), text(&model.title))]);
    let line =
        all([element("span", &[("class", "method")], [text(&model.method)]), text(" "), code(&model.uri)]);
    lines([
        all([name, deprecated]),
        paragraph("", all([code(&model.id()), text(" · "), text(&model.operation)])),
        paragraph("line", line),
    ])
}
