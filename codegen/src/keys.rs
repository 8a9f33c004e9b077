//! Reads the keys of a map: every one is asked for by name, what nobody asked for is a finding.

use crate::{
    Rule,
    finding::{Findings, did_you_mean, one_of},
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
    what: &str,
) -> Vec<(Spot<String>, &'n Node)> {
    let map = match &node.kind {
        Kind::Map(map) => map.as_slice(),
        Kind::Null => &[],
        _ => {
            wrong_kind(findings, node, what, "a map");
            &[]
        }
    };
    let mut entries: Vec<(Spot<String>, &Node)> = Vec::new();
    for (key, value) in map {
        let name = key.scalar().unwrap_or_default();
        if entries.iter().any(|(seen, _)| seen.value == name) {
            findings.report(
                Rule::DuplicateKey,
                key.at,
                format!("`{name}` stands twice in {what}"),
                Some("remove one of the two; the first one counts".to_owned()),
            );
        } else {
            entries.push((Spot { value: name, at: key.at }, value));
        }
    }
    entries
}

fn wrong_kind(findings: &mut Findings<'_>, node: &Node, what: &str, wanted: &str) {
    let message = format!("{what} must be {wanted}, found {}", node.describe());
    findings.report(Rule::WrongKind, node.at, message, None);
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

/// The keys of a map that has a fixed set of them.
pub(crate) struct Keys<'n> {
    what: &'static str,
    at: At,
    entries: Vec<(Spot<String>, &'n Node)>,
    asked: Vec<&'static str>,
}

impl<'n> Keys<'n> {
    pub(crate) fn new(findings: &mut Findings<'_>, node: &'n Node, what: &'static str) -> Self {
        Self { what, at: node.at, entries: entries(findings, node, what), asked: Vec::new() }
    }

    /// Where the map stands.
    pub(crate) fn at(&self) -> At {
        self.at
    }

    /// Whether a key stands in the map, without asking for it.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.entries.iter().any(|(name, _)| name.value == key)
    }

    pub(crate) fn node(&mut self, key: &'static str) -> Option<&'n Node> {
        self.asked.push(key);
        let at = self.entries.iter().position(|(name, _)| name.value == key)?;
        Some(self.entries.remove(at).1)
    }

    pub(crate) fn text(&mut self, findings: &mut Findings<'_>, key: &'static str) -> Option<Spot<String>> {
        let node = self.node(key)?;
        let Some(value) = node.scalar() else {
            wrong_kind(findings, node, &format!("`{key}` of {}", self.what), "text");
            return None;
        };
        // Folded text comes with its line break.
        Some(Spot { value: value.trim_end().to_owned(), at: node.at })
    }

    /// A text that must be given; an empty one is a finding too.
    pub(crate) fn need(&mut self, findings: &mut Findings<'_>, key: &'static str) -> Spot<String> {
        let given = self.has(key);
        match self.text(findings, key) {
            Some(text) if !text.is_empty() => text,
            Some(text) => {
                let message = format!("`{key}` of {} is empty", self.what);
                findings.report(Rule::MissingKey, text.at, message, None);
                text
            }
            None => {
                if !given {
                    self.missing(findings, key);
                }
                Spot { value: String::new(), at: self.at }
            }
        }
    }

    pub(crate) fn missing(&self, findings: &mut Findings<'_>, key: &str) {
        let message = format!("{} has no `{key}`", self.what);
        findings.report(Rule::MissingKey, self.at, message, Some(format!("add `{key}: ...`")));
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
    ) -> Option<u32> {
        let text = self.text(findings, key)?;
        let number = text.parse().ok().filter(|number| bounds.contains(number));
        if number.is_none() {
            let (low, high) = (bounds.start(), bounds.end());
            let message =
                format!("`{key}` must be a whole number from {low} to {high}, found `{}`", text.value);
            findings.report(Rule::BadValue, text.at, message, None);
        }
        number
    }

    /// Reports every key that nobody asked for.
    pub(crate) fn finish(self, findings: &mut Findings<'_>) {
        for (key, _) in &self.entries {
            let message = format!("`{}` is not a key of {}", key.value, self.what);
            let help = did_you_mean(&key.value, self.asked.iter().copied());
            let known = || Some(format!("it has {}", one_of(self.asked.iter().copied())));
            findings.report(Rule::UnknownKey, key.at, message, help.or_else(known));
        }
    }
}
