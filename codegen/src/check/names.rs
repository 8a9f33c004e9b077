//! `name-collision` and `unusable-name`: what everything is called in Rust.

use std::collections::HashMap;

use heck::{ToSnakeCase, ToUpperCamelCase};

use crate::{Rule, document::Document, finding::Findings, keys::Spot, yaml::At};

/// Names that generated code itself uses for types.
const RESERVED_TYPES: &[&str] =
    &["Option", "String", "Vec", "Box", "Into", "From", "Default", "Self", "PhantomData"];
/// Methods that every builder or structure has.
const RESERVED_METHODS: &[&str] = &["build", "builder", "job"];

/// The Rust name of a field or parameter.
pub(super) fn rust_name(key: &str, given: Option<&Spot<String>>) -> String {
    given.map_or_else(|| key.to_snake_case(), |name| name.value.clone())
}

/// The Rust name of a documented value.
pub(super) fn variant(value: &str, given: Option<&Spot<String>>) -> String {
    given.map_or(value, |name| name.value.as_str()).to_upper_camel_case()
}

/// Whether a word can stand as an identifier, perhaps as a raw one.
fn is_usable(word: &str) -> bool {
    syn::parse_str::<syn::Ident>(word).is_ok() || syn::parse_str::<syn::Ident>(&format!("r#{word}")).is_ok()
}

pub(super) fn check(findings: &mut Findings<'_>, document: &Document) {
    let operation = &document.api.operation;
    let mut types = Scope::new("type");
    types.reserve(RESERVED_TYPES);
    for name in [operation.value.clone(), format!("{}Builder", operation.value)] {
        types.add(findings, &name, &name, operation.at, camel_help);
    }
    let named = document.structures.iter().map(|table| &table.name);
    for name in named.chain(document.sets.iter().map(|set| &set.name)) {
        types.add(findings, &name.value, &name.value, name.at, camel_help);
    }
    let mut parameters = Scope::new("parameter");
    parameters.reserve(RESERVED_METHODS);
    for row in &document.parameters {
        let name = rust_name(&row.name, row.rust_name.as_ref());
        parameters.add(findings, &row.name, &name, row.name.at, snake_help);
    }
    for table in &document.structures {
        let mut fields = Scope::new("field");
        for row in &table.fields {
            let name = rust_name(&row.key, row.rust_name.as_ref());
            fields.add(findings, &row.key, &name, row.key.at, snake_help);
        }
    }
    for set in &document.sets {
        let mut variants = Scope::new("value");
        variants.reserve(&["Unrecognized"]);
        for row in &set.values {
            let name = variant(&row.value, row.rust_name.as_ref());
            variants.add(findings, &row.value, &name, row.value.at, value_help);
        }
    }
}

fn camel_help() -> String {
    "write it in UpperCamelCase: letters and digits, a capital first".to_owned()
}

fn snake_help() -> String {
    "give it a Rust name with `name: <snake_case>`".to_owned()
}

fn value_help() -> String {
    "give it a name with `name: <snake_case>`".to_owned()
}

/// The names of one scope.
struct Scope {
    what: &'static str,
    taken: HashMap<String, Option<String>>,
}

impl Scope {
    fn new(what: &'static str) -> Self {
        Self { what, taken: HashMap::new() }
    }

    fn reserve(&mut self, names: &[&str]) {
        self.taken.extend(names.iter().map(|name| ((*name).to_owned(), None)));
    }

    fn add(&mut self, findings: &mut Findings<'_>, written: &str, rust: &str, at: At, help: fn() -> String) {
        let Self { what, taken } = self;
        let is_type_like = *what == "type";
        if !is_usable(rust) || (is_type_like && !rust.starts_with(|c: char| c.is_ascii_uppercase())) {
            let message = format!("the {what} `{written}` would be called `{rust}` in Rust, which cannot be");
            findings.report(Rule::UnusableName, at, message, Some(help()));
            return;
        }
        match taken.get(rust) {
            Some(Some(first)) => {
                let message =
                    format!("the {what} `{written}` and `{first}` are both called `{rust}` in Rust");
                findings.report(Rule::NameCollision, at, message, Some(rename(is_type_like, help)));
            }
            Some(None) => {
                let message =
                    format!("the {what} `{written}` is called `{rust}` in Rust, a name that is taken");
                findings.report(Rule::NameCollision, at, message, Some(rename(is_type_like, help)));
            }
            None => {
                taken.insert(rust.to_owned(), Some(written.to_owned()));
            }
        }
    }
}

fn rename(is_type: bool, help: fn() -> String) -> String {
    if is_type { "give it another name".to_owned() } else { help() }
}
