//! A finding as a person reads it: the lines it is about, the exact words underlined.

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use crate::{Finding, Severity};

pub(crate) fn picture(finding: &Finding, colours: bool) -> String {
    let Finding { rule, file, span, message, label, help, related, text } = finding;
    let level = match rule.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let label = (!label.is_empty()).then_some(label.as_str());
    let primary = AnnotationKind::Primary.span(span.bytes.clone()).label(label);
    let context = related.iter().map(|related| {
        AnnotationKind::Context.span(related.span.bytes.clone()).label(related.label.as_str())
    });
    let snippet = Snippet::source(&**text).path(file.as_str()).annotation(primary).annotations(context);
    let title = level.primary_title(message.as_str()).id(rule.id());
    let mut group = title.element(snippet);
    if let Some(help) = help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    let renderer = if colours { Renderer::styled() } else { Renderer::plain() };
    let mut picture = renderer.render(&[group]);
    picture.push('\n');
    picture
}
