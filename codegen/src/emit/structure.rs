//! Structures, a row a field.

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::{Field, FieldType, Structure};

use super::{block, docs, number, text, type_ident, value_ident};

/// The Rust type of a field, without its `Option`.
pub(super) fn rust_type(kind: &FieldType) -> TokenStream {
    match kind {
        FieldType::Text => quote!(String),
        FieldType::Integer => quote!(i64),
        FieldType::Number => quote!(f64),
        FieldType::Boolean => quote!(bool),
        FieldType::Time => quote!(runtime::Time),
        FieldType::EpochMilliseconds => quote!(runtime::EpochMilliseconds),
        FieldType::EpochSeconds => quote!(runtime::EpochSeconds),
        FieldType::JsonText => quote!(runtime::JsonText),
        FieldType::Json => quote!(runtime::Json),
        FieldType::Set(name) => {
            let name = type_ident(name);
            quote!(runtime::Open<#name>)
        }
        FieldType::Structure(name) => {
            let name = type_ident(name);
            quote!(#name)
        }
        FieldType::Boxed(name) => {
            let name = type_ident(name);
            quote!(Box<#name>)
        }
        FieldType::List(inner) => {
            let inner = rust_type(inner);
            quote!(Vec<#inner>)
        }
        FieldType::Map(inner) => {
            let inner = rust_type(inner);
            quote!(runtime::Map<#inner>)
        }
    }
}

/// All structures, in one table.
pub(super) fn emit(structures: &[Structure]) -> TokenStream {
    let structures = block(structures.iter().map(structure));
    quote! { runtime::structures! #structures }
}

fn structure(structure: &Structure) -> TokenStream {
    let name = type_ident(&structure.name);
    let source = match structure.source.trim_end_matches('.') {
        "" => String::new(),
        source => format!("Not on the page; from {}.", docs::plain(source)),
    };
    let lead = match structure.description.as_str() {
        "" => format!("`{}` of the page's tables.", structure.name),
        description => docs::plain(description),
    };
    let about = docs::outer(docs::prose([lead, source]));
    let fields = block(structure.fields.iter().enumerate().map(|(at, row)| field(at, row)));
    quote! { #about pub struct #name #fields }
}

fn field(at: usize, field: &Field) -> TokenStream {
    let lead = match field.description.as_str() {
        "" => format!("`{}`.", field.key),
        description => docs::plain(description),
    };
    let notes = field.notes.iter().map(|note| docs::plain(note)).collect::<Vec<_>>().join(" ");
    let about = docs::outer(docs::prose([lead, notes]));
    let (name, kind, at) = (value_ident(&field.rust_name), rust_type(&field.kind), number(at as u64));
    let (key, aliases) = (text(&field.key), field.aliases.iter().map(|alias| text(alias)));
    quote! { #about pub #name: Option<#kind> = #at #key #(| #aliases)*, }
}
