//! Reads the keys of a map: every one is asked for by name, what nobody asked for is a finding.

use std::fmt;

use crate::{
    Rule,
    finding::{Findings, did_you_mean, meant, nearest, one_of},
    yaml::{At, Kind, Node},
};

/// A value and where it stands.
#[derive(Clone, Debug)]
pub(crate) struct Spot<T> {
    pub(crate) value: T,
    pub(crate) at: At,
}

impl<T> std::ops::Deref for Spot<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

/// The entries of a map whose keys are free, such as the names of fields. Duplicates are reported and left out.
pub(crate) fn entries<'n>(
    findings: &mut Findings<'_>,
    node: &'n Node,
    what: impl fmt::Display,
) -> Vec<(Spot<String>, &'n Node)> {
    let map = match &node.kind {
        Kind::Map(map) => map.as_slice(),
        Kind::Null => &[],
        _ => {
            wrong_kind(findings, node, &what, "a map");
            &[]
        }
    };
    let mut entries: Vec<(Spot<String>, &Node)> = Vec::with_capacity(map.len());
    for (key, value) in map {
        let name = key.word().unwrap_or_default();
        if let Some((first, _)) = entries.iter().find(|(seen, _)| seen.value == name) {
            let message = format!("`{name}` stands twice in {what}");
            let help = Some("remove one of the two".to_owned());
            findings.report(Rule::DuplicateKey, key.at, message, help).related(first.at, "the first one");
        } else {
            entries.push((Spot { value: name.into_owned(), at: key.at }, value));
        }
    }
    entries
}

/// Whether a map can be read here. Nothing at all is a map without entries.
pub(crate) fn is_map(node: &Node) -> bool {
    matches!(node.kind, Kind::Map(_) | Kind::Null)
}

pub(crate) fn wrong_kind(findings: &mut Findings<'_>, node: &Node, what: impl fmt::Display, wanted: &str) {
    let message = format!("{what} must be {wanted}, found {}", node.describe());
    let help = match node.kind {
        // What was written is lost: `1.10` was read as 1.1.
        Kind::Number(_) if wanted == "text" => Some("put quotes around it, it counts to the letter"),
        Kind::Map(_) if wanted == "a list" => Some("begin each element with `- `"),
        _ => None,
    };
    findings
        .report(Rule::WrongKind, node.at, message, help.map(str::to_owned))
        .label(format!("not {wanted}"));
}

/// The elements of a list.
pub(crate) fn elements<'n>(findings: &mut Findings<'_>, node: Option<&'n Node>, what: &str) -> &'n [Node] {
    match node.map(|node| (&node.kind, node)) {
        Some((Kind::List(list), _)) => list,
        Some((_, node)) => {
            wrong_kind(findings, node, what, "a list");
            &[]
        }
        None => &[],
    }
}

/// A node as text.
pub(crate) fn text(
    findings: &mut Findings<'_>,
    node: &Node,
    what: impl fmt::Display,
) -> Option<Spot<String>> {
    let exact = !matches!(node.kind, Kind::Number(_));
    let Some(value) = node.word().filter(|_| exact) else {
        wrong_kind(findings, node, what, "text");
        return None;
    };
    // Folded text comes with its line break.
    Some(Spot { value: value.trim_end().to_owned(), at: node.at })
}

/// Few kinds of maps have more keys.
const USUAL: usize = 16;

/// What is read, for messages: ``the field `status` ``. It is put into words only where something is wrong.
enum Subject {
    Plain(&'static str),
    Named(&'static str, String),
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Plain(what) => f.write_str(what),
            Self::Named(what, name) => write!(f, "the {} `{name}`", what.trim_start_matches("a ")),
        }
    }
}

/// The keys of a map that has a fixed set of them.
pub(crate) struct Keys<'n> {
    /// What has such keys: `a field`.
    what: &'static str,
    subject: Subject,
    at: At,
    is_map: bool,
    entries: Vec<(Spot<String>, &'n Node)>,
    /// Keys that were asked for, and whether they were there.
    asked: Vec<(&'static str, bool)>,
    missing: Vec<&'static str>,
}

impl<'n> Keys<'n> {
    /// The keys of a whole file.
    pub(crate) fn of_file(findings: &mut Findings<'_>, node: &'n Node, what: &'static str) -> Self {
        // All of it: what is missing can stand anywhere.
        Self::read(findings, At::default(), node, what, Subject::Plain("the file"))
    }

    /// The keys of a map that is an element of a list.
    pub(crate) fn new(findings: &mut Findings<'_>, node: &'n Node, what: &'static str) -> Self {
        Self::read(findings, node.at, node, what, Subject::Plain(what))
    }

    /// The keys of a map that stands behind a key of its own.
    pub(crate) fn behind(
        findings: &mut Findings<'_>,
        (key, node): (At, &'n Node),
        what: &'static str,
    ) -> Self {
        Self::read(findings, key, node, what, Subject::Plain(what))
    }

    /// The keys of a map that stands behind its name.
    pub(crate) fn named(
        findings: &mut Findings<'_>,
        name: &Spot<String>,
        node: &'n Node,
        what: &'static str,
    ) -> Self {
        Self::read(findings, name.at, node, what, Subject::Named(what, name.value.clone()))
    }

    fn read(
        findings: &mut Findings<'_>,
        at: At,
        node: &'n Node,
        what: &'static str,
        subject: Subject,
    ) -> Self {
        let entries = entries(findings, node, &subject);
        let asked = Vec::with_capacity(USUAL);
        Self { what, subject, at, is_map: is_map(node), entries, asked, missing: Vec::new() }
    }

    /// Whether a key stands in the map, without asking for it.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.place(key).is_some()
    }

    /// Where a key stands, without asking for it.
    pub(crate) fn place(&self, key: &str) -> Option<At> {
        self.entries.iter().find(|(name, _)| name.value == key).map(|(name, _)| name.at)
    }

    /// A key's value, and where the key stands.
    pub(crate) fn entry(&mut self, key: &'static str) -> Option<(At, &'n Node)> {
        let found = self.entries.iter().position(|(name, _)| name.value == key);
        self.asked.push((key, found.is_some()));
        let (name, node) = self.entries.remove(found?);
        Some((name.at, node))
    }

    pub(crate) fn node(&mut self, key: &'static str) -> Option<&'n Node> {
        self.entry(key).map(|(_, node)| node)
    }

    /// A section that must be given.
    pub(crate) fn section(
        &mut self,
        findings: &mut Findings<'_>,
        key: &'static str,
    ) -> Option<(At, &'n Node)> {
        let Some((at, node)) = self.entry(key) else {
            self.missing(key);
            return None;
        };
        if !is_map(node) {
            wrong_kind(findings, node, format_args!("`{key}`"), "a map");
            return None;
        }
        Some((at, node))
    }

    pub(crate) fn text(&mut self, findings: &mut Findings<'_>, key: &'static str) -> Option<Spot<String>> {
        let node = self.node(key)?;
        text(findings, node, format_args!("`{key}` of {}", self.subject))
    }

    /// A text that must be given; an empty one is a finding too.
    pub(crate) fn need(&mut self, findings: &mut Findings<'_>, key: &'static str) -> Spot<String> {
        let given = self.has(key);
        match self.text(findings, key) {
            Some(text) if !text.is_empty() => text,
            Some(text) => {
                let message = format!("`{key}` of {} is empty", self.subject);
                findings.report(Rule::MissingKey, text.at, message, None).label("nothing in it");
                text
            }
            None => {
                if !given {
                    self.missing(key);
                }
                Spot { value: String::new(), at: self.at }
            }
        }
    }

    /// Notes that a key must be given and is not; [`Self::finish`] says so.
    pub(crate) fn missing(&mut self, key: &'static str) {
        self.missing.push(key);
    }

    /// `Yes` or `No`.
    pub(crate) fn flag(&mut self, findings: &mut Findings<'_>, key: &'static str) -> Option<bool> {
        let text = self.text(findings, key)?;
        match text.to_ascii_lowercase().as_str() {
            "yes" | "true" => Some(true),
            "no" | "false" => Some(false),
            _ => {
                let message = format!("`{key}` must be `Yes` or `No`, found `{}`", text.value);
                findings.report(Rule::BadValue, text.at, message, None);
                None
            }
        }
    }

    /// One of some words.
    pub(crate) fn word<T: Copy>(
        &mut self,
        findings: &mut Findings<'_>,
        key: &'static str,
        words: &[(&str, T)],
    ) -> Option<T> {
        let text = self.text(findings, key)?;
        let found = words.iter().find(|(word, _)| *word == text.value);
        if found.is_none() {
            let known = || words.iter().map(|(word, _)| *word);
            let message = format!("`{}` cannot be the `{key}` of {}", text.value, self.what);
            let help = did_you_mean(&text.value, known());
            findings.report(
                Rule::BadValue,
                text.at,
                message,
                help.or_else(|| Some(format!("it is {}", one_of(known())))),
            );
        }
        found.map(|(_, value)| *value)
    }

    /// A whole number between two bounds.
    pub(crate) fn number(
        &mut self,
        findings: &mut Findings<'_>,
        key: &'static str,
        bounds: std::ops::RangeInclusive<u32>,
    ) -> Option<Spot<u32>> {
        let node = self.node(key)?;
        let text = node.word();
        let number =
            text.as_deref().and_then(|text| text.parse().ok()).filter(|number| bounds.contains(number));
        if number.is_none() {
            let (low, high) = (bounds.start(), bounds.end());
            let wanted = format!("`{key}` must be a whole number from {low} to {high}");
            let rule = if text.is_some() { Rule::BadValue } else { Rule::WrongKind };
            let found = text.map_or_else(|| node.describe(), |text| format!("`{text}`"));
            findings.report(rule, node.at, format!("{wanted}, found {found}"), None);
        }
        number.map(|value| Spot { value, at: node.at })
    }

    /// A time such as `20 s`, `8 min` or `2 h`, in seconds.
    pub(crate) fn duration(&mut self, findings: &mut Findings<'_>, key: &'static str) -> Option<u32> {
        let node = self.node(key)?;
        let text = node.word();
        let seconds = text.as_deref().and_then(seconds);
        if seconds.is_none() {
            let rule = if text.is_some() { Rule::BadValue } else { Rule::WrongKind };
            let found = text.map_or_else(|| node.describe(), |text| format!("`{text}`"));
            let message = format!("`{key}` must be a time of at most 24 h, found {found}");
            let help = "write a whole number and its unit: `20 s`, `8 min` or `2 h`";
            findings.report(rule, node.at, message, Some(help.to_owned()));
        }
        seconds
    }

    /// Reports every key that nobody asked for, and every one that must be given and is not. Whether all is well.
    pub(crate) fn finish(self, findings: &mut Findings<'_>) -> bool {
        let mut misspelt = Vec::new();
        for (key, _) in &self.entries {
            let message = format!("`{}` is not a key of {}", key.value, self.what);
            let absent = self.asked.iter().filter(|(_, there)| !there).map(|(key, _)| *key);
            let near = nearest(&key.value, absent);
            misspelt.extend(near);
            let help = match near {
                Some(near) => meant(near),
                None => format!("it has {}", one_of(self.asked.iter().map(|(key, _)| *key))),
            };
            findings.report(Rule::UnknownKey, key.at, message, Some(help));
        }
        // What is misspelt is not missing, and what is no map lacks more than a key.
        for key in self.missing.iter().filter(|key| self.is_map && !misspelt.contains(key)) {
            let message = format!("{} has no `{key}`", self.subject);
            let help = Some(format!("add `{key}: ...`"));
            findings.report(Rule::MissingKey, self.at, message, help).label(format!("needs `{key}`"));
        }
        self.is_map && self.entries.is_empty() && self.missing.is_empty()
    }
}

fn seconds(text: &str) -> Option<u32> {
    let (number, unit) = text.split_once(' ')?;
    let unit = match unit.trim_start() {
        "s" => 1,
        "min" => 60,
        "h" => 3600,
        _ => return None,
    };
    let seconds = number.parse::<u32>().ok()?.checked_mul(unit)?;
    (1..=24 * 3600).contains(&seconds).then_some(seconds)
}
