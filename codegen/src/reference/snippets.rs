//! The same request in Rust, at a terminal, and with curl.

use heck::ToKebabCase;

use crate::{
    document::Place,
    emit,
    model::{Model, Need, Parameter},
};

const REGION: &str = "cn-north-4";

pub(super) fn rust(model: &Model) -> String {
    let [service, version, _] = &model.segments;
    let place = if model.endpoint.contains("{region}") {
        format!(".region({REGION:?})")
    } else {
        format!(".endpoint({:?})", model.endpoint)
    };
    let request = emit::request(model).join("\n");
    format!(
        "use huaweicloud_jobs::{{Client, Credentials, {service}::{version}::{}}};\n\n\
         let client = Client::builder(){place}.credentials(Credentials::from_env()?).build()?;\n\
         {request}\n\
         let job = client.send(&request).await?.job();\n\
         println!(\"{{}} {{:?}}\", job.phase, job.progress);",
        model.operation
    )
}

pub(super) fn command(model: &Model) -> String {
    let mut lines = vec![format!("hwjobs get {}", model.id())];
    if model.endpoint.contains("{region}") {
        lines.push(format!("  --region {REGION}"));
    }
    for parameter in model.parameters.iter().filter(|it| it.need.is_demanded()) {
        lines.push(format!("  --{} {}", option(model, parameter), shell(&sample(model, parameter))));
    }
    lines.join(" \\\n")
}

/// The command line's own options, as a test of it holds. A parameter that is called so, or as another, is called after its place, too.
const TAKEN: &[&str] = &[
    "allow-http",
    "dry-run",
    "endpoint",
    "fail-fast",
    "from",
    "help",
    "html",
    "in-flight",
    "max-interval",
    "max-wait",
    "min-interval",
    "output",
    "profile",
    "progress",
    "rate",
    "region",
    "save",
    "timeout",
    "token",
    "verbose",
    "version",
];

fn option(model: &Model, parameter: &Parameter) -> String {
    let name = parameter.name.to_kebab_case();
    let same = |other: &&Parameter| other.need.is_settable() && other.name.to_kebab_case() == name;
    let is_taken = TAKEN.contains(&name.as_str()) || model.parameters.iter().filter(same).count() > 1;
    let place = match parameter.place {
        Place::Path => "path",
        Place::Query => "query",
        Place::Header => "header",
    };
    if is_taken { format!("{place}-{name}") } else { name }
}

pub(super) fn curl(model: &Model) -> String {
    let sent = |place: Place| {
        let of_place = model.parameters.iter().filter(move |it| it.place == place);
        of_place.filter_map(|it| Some((it, value(model, it)?)))
    };
    let path = sent(Place::Path).fold(model.uri.clone(), |path, (parameter, value)| {
        path.replace(&format!("{{{}}}", parameter.name), &percent(&value))
    });
    let query: Vec<String> =
        sent(Place::Query).map(|(it, value)| format!("{}={}", percent(&it.name), percent(&value))).collect();
    let query = if query.is_empty() { String::new() } else { format!("?{}", query.join("&")) };
    let address = format!("{}{path}{query}", model.endpoint.replace("{region}", REGION));
    let mut lines =
        vec![format!("curl --request {}", model.method), "  --header \"X-Auth-Token: $OS_TOKEN\"".to_owned()];
    lines.extend(
        sent(Place::Header)
            .map(|(it, value)| format!("  --header {}", shell(&format!("{}: {value}", it.name)))),
    );
    lines.push(format!("  {}", shell(&address)));
    lines.join(" \\\n")
}

/// What a minimal request sends for a parameter.
fn value(model: &Model, parameter: &Parameter) -> Option<String> {
    match &parameter.need {
        Need::Mandatory | Need::NotEnforced { .. } => Some(sample(model, parameter)),
        Need::Default(value) | Need::Fixed(value) => Some(value.clone()),
        Need::Optional if parameter.place == Place::Path => Some(sample(model, parameter)),
        Need::Optional | Need::Credential { .. } => None,
    }
}

/// A value that fits: the page's, a documented one, or the parameter's own name.
fn sample(model: &Model, parameter: &Parameter) -> String {
    let set = model.sets.iter().find(|set| Some(&set.name) == parameter.set.as_ref());
    let listed = set.and_then(|set| set.values.first()).map(|value| value.value.clone());
    parameter.example.clone().or(listed).unwrap_or_else(|| parameter.name.clone())
}

fn percent(word: &str) -> String {
    let byte = |byte: u8| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => char::from(byte).to_string(),
        byte => format!("%{byte:02X}"),
    };
    word.bytes().map(byte).collect()
}

/// A word as the shell takes it.
fn shell(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./:=@%+,".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}
