//! Enumerations, a row a value.

use proc_macro2::TokenStream;
use quote::{ToTokens as _, format_ident, quote};

use crate::{
    document::ValueKind,
    model::{Set, Value},
};

use super::{block, docs, text, type_ident};

/// All sets, in one table; nothing if there is none.
pub(super) fn emit(sets: &[Set]) -> Option<TokenStream> {
    let rows = block(sets.iter().map(set));
    (!sets.is_empty()).then(|| quote! { runtime::values! #rows })
}

fn set(set: &Set) -> TokenStream {
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
    let held = match set.kind {
        ValueKind::Text => quote!(String),
        ValueKind::Integer => quote!(i64),
        ValueKind::Boolean => quote!(bool),
    };
    let values = block(set.values.iter().map(|value| row(set.kind, value)));
    quote! { #about pub enum #name(#held) #values }
}

fn row(kind: ValueKind, row: &Value) -> TokenStream {
    let Value { value, variant, shown, phase, description, source } = row;
    let variant = type_ident(variant);
    let literal = match kind {
        ValueKind::Text => text(value).into_token_stream(),
        ValueKind::Integer | ValueKind::Boolean => value.parse().unwrap_or_default(),
    };
    let shown = (shown != value).then(|| quote! { as #shown });
    let phase = phase.map(|phase| {
        let word = format_ident!("{}", phase.word());
        quote! { (#word) }
    });
    let said = docs::said_of(description);
    let source = (!source.is_empty()).then(|| {
        let source = format!("{}.", docs::plain(source.trim_end_matches('.')));
        quote! { from #source }
    });
    quote! { #variant = #literal #shown #phase #said #source, }
}
