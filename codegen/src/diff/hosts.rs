//! A service's table of hosts against itself: where requests go.

use std::collections::BTreeSet;

use crate::model::{HostGroup, Hosts};

use super::{Difference, Notes, pair::pair};

pub(super) fn all(found: &mut Vec<Difference>, old: &[Hosts], new: &[Hosts]) {
    let pairs = pair(old, new, |table| table.service.as_str(), |_, _| false);
    for table in pairs.gone {
        notes(found, table).gone("the table of hosts".to_owned());
    }
    for table in pairs.new {
        let mut notes = notes(found, table);
        notes.added("the table of hosts".to_owned());
        hosts(&mut notes, &without_table(table), table);
    }
    for (old, new) in pairs.both {
        compare(&mut notes(found, new), old, new);
    }
}

fn notes<'d>(found: &'d mut Vec<Difference>, table: &Hosts) -> Notes<'d> {
    Notes { api: format!("{}/hosts", table.service), found }
}

/// What is known of a service without a table: its APIs have the endpoint of the first group.
fn without_table(table: &Hosts) -> Vec<HostGroup> {
    let first = table.groups.iter().take(1);
    first
        .map(|HostGroup { endpoint, .. }| HostGroup { endpoint: endpoint.clone(), ..HostGroup::default() })
        .collect()
}

fn compare(notes: &mut Notes<'_>, old: &Hosts, new: &Hosts) {
    let Hosts { service: _, title, global, variable, groups, source, is_identity } = old;
    let or_none = |text: &str| if text.is_empty() { "none".to_owned() } else { text.to_owned() };
    notes.acts("the host of all regions together", or_none(global), or_none(&new.global));
    notes.acts("the variable", or_none(variable), or_none(&new.variable));
    match (is_identity, new.is_identity) {
        (true, false) => notes.behaviour("tokens do not come from this service any more".to_owned()),
        (false, true) => notes.behaviour("tokens come from this service".to_owned()),
        _ => {}
    }
    hosts(notes, groups, new);
    notes.said("the service", title, &new.title);
    notes.said("the table's source", source, &new.source);
}

fn hosts(notes: &mut Notes<'_>, old: &[HostGroup], new: &Hosts) {
    notes.acts("the host in other regions", urls(old, None), urls(&new.groups, None));
    let regions = |groups| listed(groups).collect::<BTreeSet<&str>>();
    let (before, now) = (regions(old), regions(&new.groups));
    for region in before.union(&now) {
        let what = format!("the host in `{region}`");
        notes.acts(&what, urls(old, Some(region)), urls(&new.groups, Some(region)));
    }
    let words = |regions: BTreeSet<&str>| regions.into_iter().collect::<Vec<_>>().join(", ");
    match words(&now - &before) {
        known if known.is_empty() => {}
        known => notes.addition(format!("regions are known: {known}")),
    }
    match words(&before - &now) {
        unknown if unknown.is_empty() => {}
        unknown => notes.behaviour(format!("regions are not known any more: {unknown}")),
    }
}

fn listed(groups: &[HostGroup]) -> impl Iterator<Item = &str> {
    groups.iter().flat_map(|group| &group.regions).map(String::as_str)
}

/// Where a region's requests go: what is listed nowhere is like the first group.
fn urls(groups: &[HostGroup], region: Option<&str>) -> String {
    let is_listed =
        |group: &&HostGroup| region.is_some_and(|region| group.regions.iter().any(|it| it == region));
    let group = groups.iter().find(is_listed).or(groups.first());
    let urls = group.into_iter().flat_map(|group| [&group.endpoint].into_iter().chain(&group.fail_over));
    urls.map(String::as_str).collect::<Vec<_>>().join(", ")
}
