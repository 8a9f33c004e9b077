//! Enumerations: open enums and their tables.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::{
    document::{Phase, ValueKind},
    model::{Set, Value},
};

use super::{docs, table_ident, type_ident};

pub(super) fn emit(set: &Set) -> TokenStream {
    let name = type_ident(&set.name);
    let lead = match set.description.as_str() {
        "" => format!("`{}`.", set.name),
        description => docs::plain(description),
    };
    let source = match set.source.trim_end_matches('.') {
        "" => String::new(),
        source => format!("Source: {}.", docs::plain(source)),
    };
    let about = docs::outer(docs::prose([lead, source]));
    let variants = set.values.iter().map(|value| {
        let about = docs::outer(variant_docs(value));
        let variant = type_ident(&value.variant);
        quote! { #about #variant, }
    });
    let held = match set.kind {
        ValueKind::Text => quote!(String),
        ValueKind::Integer => quote!(i64),
        ValueKind::Boolean => quote!(bool),
    };
    let accessor = accessor(set);
    let conversion = conversion(set);
    let phase = set.is_status.then(|| phase(set));
    let table = table_ident(&set.name);
    let kind = match set.kind {
        ValueKind::Text => quote!(text),
        ValueKind::Integer => quote!(integer),
        ValueKind::Boolean => quote!(boolean),
    };
    quote! {
        #about
        #[derive(Clone, Debug, Eq, Hash, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
            /// A value that is not documented, as sent.
            Unrecognized(#held),
        }
        impl #name {
            #accessor
            #phase
        }
        #conversion
        runtime::enumerated!(#name, #table, #kind);
    }
}

fn variant_docs(value: &Value) -> Vec<String> {
    let phase = value.phase.map(|phase| format!(" ({})", phase.word())).unwrap_or_default();
    let said = match value.description.as_str() {
        "" => String::new(),
        description => format!(": {}", docs::plain(description.trim_end_matches('.'))),
    };
    let lead = format!("`{}`{phase}{said}.", value.value);
    let source = match value.source.trim_end_matches('.') {
        "" => String::new(),
        source => format!("Source: {}.", docs::plain(source)),
    };
    docs::prose([lead, source])
}

/// The documented value as a Rust literal.
fn literal(set: &Set, value: &Value) -> TokenStream {
    match set.kind {
        ValueKind::Text => {
            let text = &value.value;
            quote!(#text)
        }
        ValueKind::Integer | ValueKind::Boolean => value.value.parse().unwrap_or_default(),
    }
}

fn accessor(set: &Set) -> TokenStream {
    let variants: Vec<_> = set.values.iter().map(|value| type_ident(&value.variant)).collect();
    let literals = set.values.iter().map(|value| literal(set, value));
    let (about, signature, rest) = match set.kind {
        ValueKind::Text => {
            (" The value as the service spells it.", quote!(pub fn as_str(&self) -> &str), quote!(word))
        }
        ValueKind::Integer => {
            (" The number that the service sends.", quote!(pub fn code(&self) -> i64), quote!(*word))
        }
        ValueKind::Boolean => {
            (" The boolean that the service sends.", quote!(pub fn truth(&self) -> bool), quote!(*word))
        }
    };
    quote! {
        #[doc = #about]
        #signature {
            match self {
                #(Self::#variants => #literals,)*
                Self::Unrecognized(word) => #rest,
            }
        }
    }
}

fn conversion(set: &Set) -> TokenStream {
    let name = type_ident(&set.name);
    let variants: Vec<_> = set.values.iter().map(|value| type_ident(&value.variant)).collect();
    let literals: Vec<_> = set.values.iter().map(|value| literal(set, value)).collect();
    let (from, rest) = match set.kind {
        ValueKind::Text => (quote!(&str), quote!(word => Self::Unrecognized(word.to_owned()))),
        ValueKind::Integer => (quote!(i64), quote!(word => Self::Unrecognized(word))),
        ValueKind::Boolean => (quote!(bool), quote!(word => Self::Unrecognized(word))),
    };
    // Both booleans may be documented; then nothing is left to be unrecognized.
    let rest = (set.kind != ValueKind::Boolean || set.values.len() < 2).then_some(rest);
    quote! {
        impl From<#from> for #name {
            fn from(word: #from) -> Self {
                match word {
                    #(#literals => Self::#variants,)*
                    #rest
                }
            }
        }
    }
}

fn phase(set: &Set) -> TokenStream {
    let mut arms: Vec<(Phase, Vec<TokenStream>)> = Vec::new();
    for value in &set.values {
        let Some(phase) = value.phase else { continue };
        let variant = type_ident(&value.variant);
        let pattern = quote!(Self::#variant);
        match arms.iter_mut().find(|(known, _)| *known == phase) {
            Some((_, patterns)) => patterns.push(pattern),
            None => arms.push((phase, vec![pattern])),
        }
    }
    let unrecognized = quote!(Self::Unrecognized(_));
    match arms.iter_mut().find(|(known, _)| *known == Phase::Unknown) {
        Some((_, patterns)) => patterns.push(unrecognized),
        None => arms.push((Phase::Unknown, vec![unrecognized])),
    }
    let arms = arms.iter().map(|(phase, patterns)| {
        let phase = phase_path(*phase);
        quote! { #(#patterns)|* => #phase, }
    });
    quote! {
        /// Where a job with this status stands.
        pub fn phase(&self) -> runtime::Phase {
            match self {
                #(#arms)*
            }
        }
    }
}

fn phase_path(phase: Phase) -> TokenStream {
    let variant = format_ident!("{phase:?}");
    quote!(runtime::Phase::#variant)
}

/// The static table of a set.
pub(super) fn table(set: &Set) -> TokenStream {
    let table = table_ident(&set.name);
    let name = &set.name;
    let rows = set.values.iter().map(|value| {
        let Value { value, variant: _, shown, phase, description, source: _ } = value;
        let called = (shown != value).then(|| quote! { .called(#shown) });
        match phase.map(phase_path) {
            Some(phase) => quote! { runtime::ListedValue::status(#value, #phase, #description) #called },
            None => quote! { runtime::ListedValue::word(#value, #description) #called },
        }
    });
    quote! {
        static #table: runtime::ValueSet = runtime::ValueSet { name: #name, values: &[#(#rows),*] };
    }
}
