//! `name-collision` and `unusable-name`: what everything is called in Rust.

use std::collections::HashMap;

use heck::{ToShoutySnakeCase, ToSnakeCase, ToUpperCamelCase};

use crate::{
    Rule,
    document::{Document, ValueKind, ValueRow},
    finding::Findings,
    keys::Spot,
    model::Set,
    yaml::At,
};

/// Names that generated code itself uses for types.
const RESERVED_TYPES: &[&str] = &["Option", "String", "Vec", "Box", "Into", "Default", "Self"];
/// Methods that every builder has.
const RESERVED_METHODS: &[&str] = &["build"];

/// The Rust name of a field or parameter.
pub(super) fn rust_name(key: &str, given: Option<&Spot<String>>) -> String {
    given.map_or_else(|| snake_case(key), |name| name.value.clone())
}

/// Most keys are in snake case, and to find the words of the others is dear.
fn snake_case(key: &str) -> String {
    let is_snake = |word: &str| {
        !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    if key.split('_').all(is_snake) { key.to_owned() } else { key.to_snake_case() }
}

/// The Rust name of a documented value.
pub(super) fn variant(value: &str, given: Option<&Spot<String>>) -> String {
    given.map_or(value, |name| name.value.as_str()).to_upper_camel_case()
}

/// Whether a word can stand as an identifier, perhaps as a raw one.
fn is_usable(word: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    if word.starts_with(|c: char| c.is_ascii_alphabetic()) && word.bytes().all(is_plain) {
        // Keywords can be raw, but for these.
        return !["crate", "self", "super", "Self"].contains(&word);
    }
    syn::parse_str::<syn::Ident>(word).is_ok() || syn::parse_str::<syn::Ident>(&format!("r#{word}")).is_ok()
}

pub(super) fn check(findings: &mut Findings<'_>, document: &Document, sets: &[Set]) {
    let operation = &document.api.operation;
    let builder = format!("{}Builder", operation.value);
    let mut types = Scope::new("type");
    types.reserve(RESERVED_TYPES);
    // A missing one was reported.
    if !operation.is_empty() {
        for name in [&operation.value, &builder] {
            if !types.add(findings, name, name, operation.at, camel_help) {
                break;
            }
        }
    }
    // Each has a static table beside its type.
    let mut tables = Scope::new("type");
    tables.reserve(&["API"]);
    let named = document.structures.iter().map(|table| &table.name);
    for name in named.chain(document.sets.iter().map(|set| &set.name)) {
        if types.add(findings, &name.value, &name.value, name.at, camel_help) {
            tables.add(findings, &name.value, &name.to_shouty_snake_case(), name.at, other_help);
        }
    }
    let mut parameters = Scope::new("parameter");
    parameters.reserve(RESERVED_METHODS);
    // The builder has a type parameter for each.
    let mut states = Scope::new("parameter");
    for row in &document.parameters {
        let (name, at, help) = named_at(findings, &row.name, row.rust_name.as_ref());
        if parameters.add(findings, &row.name, &name, at, help) {
            states.add(findings, &row.name, &name.to_upper_camel_case(), at, help);
        }
    }
    for table in &document.structures {
        let mut fields = Scope::new("field");
        for row in &table.fields {
            let (name, at, help) = named_at(findings, &row.key, row.rust_name.as_ref());
            fields.add(findings, &row.key, &name, at, help);
        }
    }
    for (table, set) in document.sets.iter().zip(sets) {
        let mut variants = Scope::new("value");
        // A number without a name was reported as that.
        let is_named = |row: &ValueRow| row.kind == ValueKind::Text || row.rust_name.is_some();
        for (row, value) in table.values.iter().zip(&set.values).filter(|(row, _)| is_named(row)) {
            let at = row.rust_name.as_ref().map_or(row.value.at, |name| name.at);
            variants.add(findings, &row.value, &value.variant, at, value_help);
        }
    }
}

/// What a field or parameter is called in Rust, where that is written, and how to mend it.
fn named_at(
    findings: &mut Findings<'_>,
    key: &Spot<String>,
    given: Option<&Spot<String>>,
) -> (String, At, fn() -> String) {
    let name = rust_name(key, given);
    let at = given.map_or(key.at, |given| given.at);
    if given.is_some()
        && is_usable(&name)
        && let snake = snake_case(&name)
        && name != snake
    {
        let message = format!("the Rust name `{name}` is not in snake_case");
        findings.report(Rule::UnusableName, at, message, Some(format!("write `{snake}`")));
    }
    (name, at, if given.is_some() { given_help } else { snake_help })
}

fn other_help() -> String {
    "give it another name; operation, structures and sets of values must differ".to_owned()
}

fn camel_help() -> String {
    "write it in UpperCamelCase: letters and digits, a capital first".to_owned()
}

fn snake_help() -> String {
    "give it a Rust name with `name: <snake_case>`".to_owned()
}

fn given_help() -> String {
    "write another name in snake_case: letters, digits and `_`, a letter first".to_owned()
}

fn value_help() -> String {
    "give it a name with `name: <snake_case>`".to_owned()
}

/// The names of one scope.
struct Scope<'d> {
    what: &'static str,
    /// The names that are taken; by whom and where, unless by generated code itself.
    taken: HashMap<String, Option<(&'d str, At)>>,
}

impl<'d> Scope<'d> {
    fn new(what: &'static str) -> Self {
        Self { what, taken: HashMap::new() }
    }

    fn reserve(&mut self, names: &[&str]) {
        self.taken.extend(names.iter().map(|name| ((*name).to_owned(), None)));
    }

    /// Takes a name, and says whether it could be had.
    fn add(
        &mut self,
        findings: &mut Findings<'_>,
        written: &'d str,
        rust: &str,
        at: At,
        help: fn() -> String,
    ) -> bool {
        let Self { what, taken } = self;
        let is_type_like = *what == "type";
        if !is_usable(rust) || (is_type_like && !rust.starts_with(|c: char| c.is_ascii_uppercase())) {
            let message = match rust {
                "" => format!("the {what} `{written}` has nothing to make a Rust name of"),
                _ => format!("the {what} `{written}` would be called `{rust}` in Rust, which cannot be"),
            };
            findings.report(Rule::UnusableName, at, message, Some(help()));
            return false;
        }
        let first = taken.get(rust).copied();
        let message = match first {
            Some(Some((first, _))) if first == written => {
                format!("another {what} is called `{first}` already")
            }
            Some(Some((first, _))) => {
                format!("the {what}s `{first}` and `{written}` are both called `{rust}` in Rust")
            }
            Some(None) => {
                format!("the {what} `{written}` cannot be called `{rust}` in Rust: the name is taken")
            }
            None => {
                taken.insert(rust.to_owned(), Some((written, at)));
                return true;
            }
        };
        let help = if is_type_like { other_help() } else { help() };
        let finding = findings.report(Rule::NameCollision, at, message, Some(help));
        match first.flatten() {
            Some((_, first)) => finding.label("the second one").related(first, "the first one"),
            None => finding.label("a name of generated code"),
        };
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_snake_case_already() {
        for key in ["job_id", "a1_b", "1a", "_a", "a_", "a__b", "", "jobId", "X-Job-Id", "JOB", "größe"] {
            assert_eq!(snake_case(key), key.to_snake_case(), "{key}");
        }
    }
}
