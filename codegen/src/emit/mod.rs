//! From models to Rust, as token streams. Nothing here can fail: every name was checked.

mod api;
mod docs;
mod hosts;
mod index;
mod job;
mod request;
mod structure;
mod values;

use std::path::PathBuf;

use proc_macro2::{Delimiter, Group, Ident, Literal, Span, TokenStream};
use quote::quote;

use crate::model::{Hosts, Listed, ListedTable, Model};

/// The file that only lists all others.
pub(crate) fn root(apis: &[&Listed], services: &[&str]) -> (PathBuf, TokenStream) {
    (PathBuf::from("lib.rs"), index::root(apis, services))
}

/// The files that only list a service's: that of the service, and those of its versions.
pub(crate) fn lists(
    service: &str,
    apis: &[&Listed],
    table: Option<&ListedTable>,
) -> Vec<(PathBuf, TokenStream)> {
    index::files(service, apis, table)
}

/// The file of a service's hosts.
pub(crate) fn hosts(table: &Hosts) -> (PathBuf, TokenStream) {
    (hosts::path(table), hosts::file(table))
}

/// The file of one API: a macro of the runtime for each part of the page.
pub(crate) fn file(model: &Model) -> TokenStream {
    let docs = docs::module(model);
    let allow = model.deprecated.is_some().then(|| {
        quote! { #![allow(deprecated, reason = "the page discards this API; so does its request type")] }
    });
    let request = request::emit(model);
    let structures = structure::emit(&model.structures);
    let sets = values::emit(&model.sets);
    let api = api::emit(model);
    quote! {
        #docs
        #allow
        use crate::runtime;
        #request
        #structures
        #sets
        #api
    }
}

/// Rows as a block. Tokens that stand in others are copied one by one, at every level anew; a block is not.
fn block(rows: impl Iterator<Item = TokenStream>) -> Group {
    Group::new(Delimiter::Brace, rows.collect())
}

/// A type's or variant's name.
fn type_ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}

/// A field's or method's name; a keyword becomes a raw identifier.
fn value_ident(name: &str) -> Ident {
    // No keyword is of several words, and to ask is dear.
    if name.contains('_') || syn::parse_str::<Ident>(name).is_ok() {
        type_ident(name)
    } else {
        Ident::new_raw(name, Span::call_site())
    }
}

/// A text. Most need no escapes, and to see that is faster than to ask of each character how it is escaped.
fn text(text: &str) -> Literal {
    let is_special = |byte: &u8| !(b' '..=b'~').contains(byte) || *byte == b'"' || *byte == b'\\';
    // Counted, since that can be done with many bytes at once.
    let is_plain = text.bytes().filter(is_special).count() == 0;
    let plain = is_plain.then(|| ["\"", text, "\""].concat().parse().ok()).flatten();
    plain.unwrap_or_else(|| Literal::string(text))
}

/// A number without its type behind it.
fn number(number: impl Into<u64>) -> Literal {
    Literal::u64_unsuffixed(number.into())
}

/// A field's type as people read it, without its `Option`.
#[cfg(feature = "command")]
pub(crate) fn rust_type(kind: &crate::model::FieldType) -> String {
    written(structure::rust_type(kind))
}

/// What a parameter's method takes, as people read it.
#[cfg(feature = "command")]
pub(crate) fn argument_type(parameter: &crate::model::Parameter) -> String {
    written(request::argument(parameter))
}

/// How a program makes a request, as the documentation shows it: `let request = ...;`.
#[cfg(feature = "command")]
pub(crate) fn request(model: &Model) -> Vec<String> {
    request::example(model)
}

/// Seconds as people read them, and schemas have them.
#[cfg(feature = "command")]
pub(crate) fn duration(seconds: u32) -> String {
    docs::said(seconds)
}

/// Tokens of a type as text.
#[cfg(feature = "command")]
fn written(tokens: TokenStream) -> String {
    let dense: String = tokens.to_string().split(' ').collect();
    let dense = dense.replace("runtime::", "");
    dense.strip_prefix("impl").map(|bound| format!("impl {bound}")).unwrap_or(dense)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_escaped_as_any_literal() {
        for c in ('\0'..='\u{100}').chain(['\u{2028}', '\u{feff}', 'é']) {
            let words = format!("a {c}b");
            assert_eq!(text(&words).to_string(), Literal::string(&words).to_string());
        }
    }
}
