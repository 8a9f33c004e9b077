//! `file-name`: the path names service, version and operation.

use heck::ToSnakeCase;

use crate::{Rule, document::Document, finding::Findings, yaml::At};

/// The three segments of a schema's path below the schema folder, extension gone.
pub(crate) fn segments(file: &str) -> Option<[String; 3]> {
    let stem = file.strip_suffix(".yaml")?;
    let parts: Vec<&str> = stem.rsplit('/').take(3).collect();
    let [operation, version, service] = parts.try_into().ok()?;
    let is_snake = |word: &str| {
        word.starts_with(|c: char| c.is_ascii_lowercase())
            && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
            && syn::parse_str::<syn::Ident>(word).is_ok()
    };
    let segments = [service, version, operation];
    segments.iter().all(|word| is_snake(word)).then(|| segments.map(str::to_owned))
}

pub(super) fn check(findings: &mut Findings<'_>, file: &str, document: &Document) -> Option<[String; 3]> {
    let operation = &document.api.operation;
    let wanted = operation.to_snake_case();
    if wanted.is_empty() {
        // It is missing, which was said.
        return None;
    }
    let Some(segments) = segments(file) else {
        let help = format!("name it `<service>/<version>/{wanted}.yaml`, each part in snake_case");
        let message = "the file's path does not name service, version and operation";
        findings.report(Rule::FileName, At::default(), message, Some(help));
        return None;
    };
    if ["runtime", "wait"].contains(&segments[0].as_str()) {
        let message =
            format!("a service cannot be called `{}`, the library has a module of that name", segments[0]);
        let help = "give the service's folder another name";
        findings.report(Rule::FileName, At::default(), message, Some(help.to_owned()));
    }
    if segments[2] != wanted {
        let message =
            format!("the operation `{}` does not fit the file `{}.yaml`", operation.value, segments[2]);
        findings.report(
            Rule::FileName,
            operation.at,
            message,
            Some(format!("rename the file to `{wanted}.yaml`")),
        );
    }
    Some(segments)
}
