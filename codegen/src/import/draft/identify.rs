//! What an API is called, and where it is.

use heck::{ToSnakeCase, ToUpperCamelCase};

use crate::import::{interpret::is_operation, page::Page};

/// The id, and the operation's name.
pub(super) fn identify(
    page: &mut Page,
    id: Option<&[String; 3]>,
    file: &str,
    guesses: &mut Vec<(&'static str, String)>,
) -> ([String; 3], String) {
    let stem = file.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
    let parts: Vec<&str> = page.url.trim_end_matches('/').rsplit('/').collect();
    let (book, name) = match parts.as_slice() {
        [name, book, ..] => {
            (book.to_string(), name.rsplit_once('.').map_or(*name, |(name, _)| name).to_owned())
        }
        _ => (String::new(), stem.to_owned()),
    };
    let by_url = book.rsplit_once("api-").map(|(_, service)| service.to_owned());
    let by_action =
        page.permissions.first().and_then(|[action, ..]| action.split(':').next()).map(str::to_owned);
    let service = match (id, by_url, by_action) {
        (Some([service, ..]), ..) => service.clone(),
        (None, Some(service), _) | (None, None, Some(service)) => {
            guesses.push((
                "service",
                "the service in the path is taken from the page's address or its permissions".to_owned(),
            ));
            service.to_snake_case()
        }
        _ => {
            guesses.push(("service", "the page does not name its service".to_owned()));
            "service".to_owned()
        }
    };
    let is_version = |part: &&str| {
        part.strip_prefix('v')
            .is_some_and(|rest| !rest.is_empty() && rest.chars().all(|c| c.is_ascii_digit() || c == '.'))
    };
    let by_uri = page.uri.split('/').find(is_version).unwrap_or("v1").replace('.', "_");
    let version = id.map_or(by_uri, |[_, version, _]| version.clone());
    let named = [name.as_str(), stem].into_iter().find(|name| is_operation(name)).map(str::to_owned);
    let operation = match id {
        // The official name decides where it gives the same file.
        Some([.., operation]) if page.operation.to_snake_case() == *operation => page.operation.clone(),
        Some([.., operation]) => operation.to_upper_camel_case(),
        None if !page.operation.is_empty() => page.operation.clone(),
        None => {
            let why = if named.is_some() {
                "taken from the name of the page"
            } else {
                "the page does not name its operation"
            };
            guesses.push(("operation", why.to_owned()));
            named.unwrap_or_else(|| "ShowJob".to_owned())
        }
    };
    if page.service.is_empty() {
        if service != "service" {
            guesses.push(("service", "the page does not spell out its service's name".to_owned()));
        }
        page.service = service.to_uppercase();
    }
    if page.host.is_empty() {
        guesses.push(("endpoint", "the page does not say it; most services have it in this form".to_owned()));
        page.host = format!("https://{}.{{region}}.myhuaweicloud.com", service.replace('_', "-"));
    }
    if page.url.is_empty() {
        guesses.push(("document", "the name of the file, for want of an address".to_owned()));
    }
    // What is called a page: the book and the name in it.
    page.operation = if book.is_empty() { name } else { format!("{book}/{name}") };
    let snake = operation.to_snake_case();
    ([service, version, snake], operation)
}
