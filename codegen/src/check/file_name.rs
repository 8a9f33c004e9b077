//! `file-name`: the path names service, version and operation.

use heck::ToSnakeCase;

use crate::{Rule, document::Document, finding::Findings, yaml::At};

/// Whether a path's segment can be a module's name as it stands.
pub(crate) fn is_module(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_lowercase())
        && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
        && syn::parse_str::<syn::Ident>(word).is_ok()
}

/// Services cannot be called like the modules of the library itself.
pub(crate) fn check_service(findings: &mut Findings<'_>, service: &str) {
    if ["runtime", "wait"].contains(&service) {
        let message =
            format!("a service cannot be called `{service}`, the library has a module of that name");
        let help = "give the service's folder another name";
        findings.report(Rule::FileName, At::default(), message, Some(help.to_owned()));
    }
}

/// The three segments of a schema's path below the schema folder, extension gone.
pub(crate) fn segments(file: &str) -> Option<[String; 3]> {
    let stem = file.strip_suffix(".yaml")?;
    let parts: Vec<&str> = stem.rsplit('/').take(3).collect();
    let [operation, version, service] = parts.try_into().ok()?;
    let segments = [service, version, operation];
    segments.iter().all(|word| is_module(word)).then(|| segments.map(str::to_owned))
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
    check_service(findings, &segments[0]);
    if segments[1] == "hosts" {
        let message = "a version cannot be called `hosts`, the service's hosts are in a module of that name";
        let help = "give the version's folder another name";
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
