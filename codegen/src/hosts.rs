//! `<service>/hosts.yaml`: where a service is, region by region. From the YAML tree to the model.

use std::collections::BTreeMap;

use crate::{
    Rule,
    check::{check_service, is_module},
    finding::Findings,
    keys::{Keys, Spot, elements, text, wrong_kind},
    model::{HostGroup, Hosts},
    read::{check_endpoint, plain},
    yaml::{At, Kind, Node},
};

/// The hosts of the services that have a table.
#[derive(Default)]
pub(crate) struct Tables {
    /// By service.
    pub(crate) hosts: BTreeMap<String, Hosts>,
    /// The service that gives out tokens.
    pub(crate) identity: Option<String>,
}

/// Whether a file is a table of hosts and not a schema.
pub(crate) fn is_table(file: &str) -> bool {
    file.strip_suffix("hosts.yaml").is_some_and(|folder| folder.is_empty() || folder.ends_with('/'))
}

/// Reads and checks one table, knowing which service before it gives out tokens. It is there only if nothing was found.
pub(crate) fn read(
    findings: &mut Findings<'_>,
    file: &str,
    root: &Node,
    identity: Option<&str>,
) -> Option<Hosts> {
    let service = service(findings, file);
    if !matches!(root.kind, Kind::Map(_)) {
        wrong_kind(findings, root, "a table of hosts", "a map");
        return None;
    }
    let mut keys = Keys::of_file(findings, root, "a table of hosts");
    let title = plain(keys.text(findings, "service"));
    let source = plain(Some(keys.need(findings, "source")));
    let global = keys.text(findings, "global").map_or_else(String::new, |global| {
        form(findings, &global, false);
        base(&global)
    });
    let variable = keys.text(findings, "variable").map_or_else(String::new, |name| {
        check_variable(findings, &name);
        name.value
    });
    let at = keys.place("identity").unwrap_or_default();
    let is_identity = keys.flag(findings, "identity") == Some(true) && is_only(findings, at, identity);
    let groups = groups(findings, &mut keys);
    keys.finish(findings);
    findings.is_empty().then_some(Hosts {
        service: service?,
        title,
        global,
        variable,
        groups,
        source,
        is_identity,
    })
}

/// The folder that the file lies in.
fn service(findings: &mut Findings<'_>, file: &str) -> Option<String> {
    let folder = file.rsplit('/').nth(1).unwrap_or_default();
    let is_version =
        folder.strip_prefix('v').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    if is_version || !is_module(folder) {
        let message = "hosts are those of a service, not of a version";
        let help = "name it `<service>/hosts.yaml`, the service in snake_case";
        findings.report(Rule::FileName, At::default(), message, Some(help.to_owned()));
        return None;
    }
    check_service(findings, folder);
    Some(folder.to_owned())
}

fn is_only(findings: &mut Findings<'_>, at: At, identity: Option<&str>) -> bool {
    let Some(first) = identity else { return true };
    let message = format!("`{first}` gives out tokens already");
    findings.report(Rule::SecondIdentity, at, message, Some("remove `identity` from one of them".to_owned()));
    false
}

fn groups(findings: &mut Findings<'_>, keys: &mut Keys<'_>) -> Vec<HostGroup> {
    let Some((at, node)) = keys.entry("hosts") else {
        keys.missing("hosts");
        return Vec::new();
    };
    let nodes = elements(findings, Some(node), "`hosts`");
    if nodes.is_empty() && matches!(node.kind, Kind::List(_)) {
        let help = "add `- endpoint: ...`".to_owned();
        findings.report(Rule::MissingKey, at, "`hosts` is empty", Some(help)).label("nothing in it");
    }
    let mut known: Vec<Spot<String>> = Vec::new();
    nodes.iter().map(|node| group(findings, node, &mut known)).collect()
}

fn group(findings: &mut Findings<'_>, node: &Node, known: &mut Vec<Spot<String>>) -> HostGroup {
    let mut keys = Keys::new(findings, node, "a group of hosts");
    let endpoint = keys.need(findings, "endpoint");
    form(findings, &endpoint, true);
    let mut fail_over = Vec::new();
    for node in elements(findings, keys.node("fail_over"), "`fail_over`") {
        let Some(endpoint) = text(findings, node, "an endpoint of `fail_over`") else { continue };
        form(findings, &endpoint, true);
        fail_over.push(base(&endpoint));
    }
    if !keys.has("regions") {
        keys.missing("regions");
    }
    let mut regions = Vec::new();
    for node in elements(findings, keys.node("regions"), "`regions`") {
        let Some(region) = text(findings, node, "a region") else { continue };
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if region.is_empty() || !region.chars().all(plain) {
            let message = format!("`{}` is not a region", region.value);
            let help = "write its id in lower case, as in `cn-north-4`";
            findings.report(Rule::BadValue, region.at, message, Some(help.to_owned()));
        } else if let Some(first) = known.iter().find(|known| known.value == region.value) {
            let message = format!("the region `{}` stands twice in the table", region.value);
            let help = "remove one of the two".to_owned();
            findings
                .report(Rule::DuplicateRegion, region.at, message, Some(help))
                .related(first.at, "the first one");
        }
        regions.push(region.value.clone());
        known.push(region);
    }
    keys.finish(findings);
    HostGroup { endpoint: base(&endpoint), fail_over, regions }
}

/// Whether a base URL has its place for the region, or has none.
fn form(findings: &mut Findings<'_>, endpoint: &Spot<String>, of_region: bool) {
    if !check_endpoint(findings, endpoint) || endpoint.contains("{region}") == of_region {
        return;
    }
    let (message, help) = match of_region {
        true => ("is the same in every region", "write `{region}` where the region stands"),
        false => ("is not one for all regions", "write the host without `{region}`"),
    };
    let message = format!("`{}` {message}", endpoint.value);
    findings.report(Rule::BadValue, endpoint.at, message, Some(help.to_owned()));
}

fn base(endpoint: &str) -> String {
    endpoint.trim_end_matches('/').to_owned()
}

fn check_variable(findings: &mut Findings<'_>, name: &Spot<String>) {
    let plain = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_';
    if name.is_empty() || !name.chars().all(plain) {
        let message = format!("`{}` is not the name of an environment variable", name.value);
        let help = "write it in capitals, digits and `_`";
        findings.report(Rule::BadValue, name.at, message, Some(help.to_owned()));
    }
}
