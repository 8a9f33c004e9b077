//! Structures and their tables.

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::{Field, FieldType, Model, Structure};

use super::{docs, number, table_ident, type_ident, value_ident};

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
        FieldType::Set(name) | FieldType::Structure(name) => {
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

pub(super) fn emit(structure: &Structure) -> TokenStream {
    let name = type_ident(&structure.name);
    let table = table_ident(&structure.name);
    let source = match structure.source.trim_end_matches('.') {
        "" => String::new(),
        source => format!("Not on the page; from {}.", docs::plain(source)),
    };
    let lead = match structure.description.as_str() {
        "" => format!("`{}` of the page's tables.", structure.name),
        description => docs::plain(description),
    };
    let about = docs::outer(docs::prose([lead, source]));
    let fields = structure.fields.iter().map(field);
    let names: Vec<_> = structure.fields.iter().map(|field| value_ident(&field.rust_name)).collect();
    let numbers: Vec<_> = (0..structure.fields.len()).map(|at| number(at as u64)).collect();
    quote! {
        #about
        #[derive(Clone, Default, PartialEq)]
        pub struct #name {
            #(#fields)*
        }
        impl runtime::Structure for #name {
            #[inline]
            fn shape(&self) -> &'static runtime::Shape {
                &#table
            }
            #[inline]
            fn slot(&mut self, field: usize) -> runtime::Slot<'_> {
                match field {
                    #(#numbers => runtime::Item::slot(&mut self.#names),)*
                    _ => runtime::Slot::Nowhere,
                }
            }
            #[inline]
            fn value(&self, field: usize) -> runtime::Value<'_> {
                match field {
                    #(#numbers => runtime::Value::of(&self.#names),)*
                    _ => runtime::Value::Absent,
                }
            }
        }
    }
}

fn field(field: &Field) -> TokenStream {
    let lead = match field.description.as_str() {
        "" => format!("`{}`.", field.key),
        description => docs::plain(description),
    };
    let notes = field.notes.iter().map(|note| docs::plain(note)).collect::<Vec<_>>().join(" ");
    let aliases = match field.aliases.as_slice() {
        [] => String::new(),
        aliases => {
            let aliases: Vec<String> = aliases.iter().map(|alias| format!("`{alias}`")).collect();
            format!("Also read from {}.", aliases.join(", "))
        }
    };
    let about = docs::outer(docs::prose([lead, notes, aliases]));
    let name = value_ident(&field.rust_name);
    let kind = rust_type(&field.kind);
    quote! { #about pub #name: Option<#kind>, }
}

/// The static table of a structure.
pub(super) fn shape(structure: &Structure) -> TokenStream {
    let table = table_ident(&structure.name);
    let name = &structure.name;
    let keys = structure.fields.iter().map(|field| &field.key);
    let aliases = structure.fields.iter().enumerate().flat_map(|(at, field)| {
        let at = number(at as u64);
        field.aliases.iter().map(move |alias| quote! { (#alias, #at) })
    });
    quote! {
        static #table: runtime::Shape =
            runtime::Shape { name: #name, keys: &[#(#keys),*], aliases: &[#(#aliases),*] };
    }
}

/// What the answer can do beside being a structure.
pub(super) fn answer(model: &Model) -> TokenStream {
    let answer = type_ident(&model.answer);
    quote! {
        impl #answer {
            /// The job in this answer, as every service's can be read.
            pub fn job(&self) -> runtime::Job {
                runtime::view(self, &API.job)
            }
        }
    }
}
