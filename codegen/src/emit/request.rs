//! The request type and its builder, a row a parameter.

use heck::ToUpperCamelCase;
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use crate::document::{Place, ValueKind};
use crate::model::{Argument, Model, Need, Paging, Parameter};

use super::{block, docs, number, structure::rust_type, text, type_ident, value_ident};

pub(super) fn emit(model: &Model) -> TokenStream {
    let request = type_ident(&model.operation);
    let builder = format_ident!("{request}Builder");
    let answer = type_ident(&model.answer);
    let count = number(model.parameters.len() as u64);
    let about = docs::outer(about(model));
    let deprecated = model.deprecated.as_ref().map(|[note, successor]| {
        let note = docs::deprecation(note, successor);
        quote! { #[deprecated(note = #note)] }
    });
    let items = model.paging.as_ref().map(items);
    let demanded: Vec<&Parameter> =
        model.parameters.iter().filter(|parameter| parameter.need.is_demanded()).collect();
    let states = block(demanded.iter().map(|parameter| demand(parameter)));
    let parameters = model.parameters.iter().enumerate().map(|(at, row)| parameter(at, row, &demanded));
    let types = quote! {
        #about
        #deprecated
        pub struct #request(#count) -> #answer;
        #items
        pub struct #builder #states
    };
    let rows = block(std::iter::once(types).chain(parameters));
    quote! { runtime::request! #rows }
}

/// The request's documentation, with an example that compiles.
fn about(model: &Model) -> Vec<String> {
    let mut lines = docs::prose([
        format!("{}.", docs::plain(model.title.trim_end_matches('.'))),
        docs::plain(&model.function),
        format!("Its answer is [`{}`].", model.answer),
    ]);
    let [service, version, _] = &model.segments;
    let deprecated = model.deprecated.is_some();
    lines.extend([String::new(), "```".to_owned()]);
    lines.extend(deprecated.then(|| "# #![allow(deprecated)]".to_owned()));
    lines.push(format!("use huaweicloud_jobs::{service}::{version}::{};", model.operation));
    lines.push(String::new());
    lines.extend(example(model));
    lines.extend(["# let _ = request;".to_owned(), "```".to_owned()]);
    lines
}

/// A request with all that it must have.
pub(super) fn example(model: &Model) -> Vec<String> {
    let mut lines = vec![format!("let request = {}::builder()", model.operation)];
    for parameter in model.parameters.iter().filter(|parameter| parameter.need.is_demanded()) {
        let value = match parameter.argument {
            Argument::Text => format!("{:?}", parameter.example.as_deref().unwrap_or(&parameter.name)),
            Argument::Set(_) => listed_example(model, parameter),
            Argument::Integer => parameter.example.clone().unwrap_or_else(|| "1".to_owned()),
            Argument::Number => "1.0".to_owned(),
            Argument::Boolean => "true".to_owned(),
        };
        lines.push(format!("    .{}({value})", value_ident(&parameter.rust_name)));
    }
    lines.push("    .build();".to_owned());
    lines
}

/// A value of an enumerated parameter, as Rust.
fn listed_example(model: &Model, parameter: &Parameter) -> String {
    let set = model.sets.iter().find(|set| Some(&set.name) == parameter.set.as_ref());
    let first = set.and_then(|set| set.values.first()).map(|value| value.value.as_str());
    let value = parameter.example.as_deref().or(first).unwrap_or_default();
    match set.map(|set| set.kind) {
        Some(ValueKind::Integer | ValueKind::Boolean) => value.to_owned(),
        Some(ValueKind::Text) | None => format!("{value:?}"),
    }
}

/// The type parameter that says whether a parameter was given.
fn state(parameter: &Parameter) -> Ident {
    format_ident!("Has{}", parameter.rust_name.to_upper_camel_case())
}

/// A state of the builder, the trait that says it was reached, and what the compiler says if it was not.
fn demand(parameter: &Parameter) -> TokenStream {
    let state = state(parameter);
    let given = format_ident!("{}Given", parameter.rust_name.to_upper_camel_case());
    let name = value_ident(&parameter.rust_name);
    let message = format!("the mandatory parameter `{}` was not given", parameter.rust_name);
    let or_without = match parameter.need {
        Need::NotEnforced { .. } => format!(" or `.without_{}()`", parameter.rust_name),
        _ => String::new(),
    };
    let label = format!("call `.{name}(...)`{or_without} before this");
    quote! { #state: #given = #message, #label; }
}

/// Where a parameter stands, who gives it, and its method.
fn parameter(at: usize, parameter: &Parameter, demanded: &[&Parameter]) -> TokenStream {
    let Parameter { name, rust_name: _, place, kind, argument: _, need, description, set, example } =
        parameter;
    let (name, kind) = (text(name), text(kind));
    let (said, plain) = docs::lines(description);
    let place = match place {
        Place::Path => quote!(path),
        Place::Query => quote!(query),
        Place::Header => quote!(header),
    };
    let need = self::need(need);
    let values = set.as_deref().map(type_ident).map(|set| quote! { , values #set });
    let example = example.as_ref().map(|example| quote! { , example #example });
    let method = parameter.need.is_settable().then(|| method(at, parameter, demanded));
    quote! { #said #place #name: #kind, #need #values #example #plain #method; }
}

fn need(need: &Need) -> TokenStream {
    match need {
        Need::Mandatory => quote!(mandatory),
        Need::Optional => quote!(optional),
        Need::NotEnforced { note, source } => {
            let source = source.trim_end_matches('.');
            let words = format!("{note} Source: {source}.");
            let markdown = format!("{} Source: {}.", docs::plain(note), docs::plain(source));
            let markdown = (markdown != words).then_some(markdown).into_iter();
            quote!(not_enforced #note #source #(#markdown)*)
        }
        Need::Default(default) => quote!(default #default),
        Need::Fixed(fixed) => quote!(fixed #fixed),
        Need::Credential { mandatory } => quote!(credential #mandatory),
    }
}

/// The method that gives a value, with the states after it, and the explicit way to leave out what servers do not insist on.
fn method(at: usize, parameter: &Parameter, demanded: &[&Parameter]) -> TokenStream {
    let (at, name, argument) = (number(at as u64), value_ident(&parameter.rust_name), argument(parameter));
    let after = parameter.need.is_demanded().then(|| {
        let states = demanded.iter().map(|other| {
            let state = state(other);
            if std::ptr::eq(*other, parameter) { quote!(runtime::Given) } else { quote!(#state) }
        });
        let without = matches!(parameter.need, Need::NotEnforced { .. }).then(|| {
            let name = format_ident!("without_{}", parameter.rust_name);
            quote! { , #name }
        });
        quote! { -> <#(#states),*> #without }
    });
    quote! { => #at #name(#argument) #after }
}

/// What a method takes.
pub(super) fn argument(parameter: &Parameter) -> TokenStream {
    match &parameter.argument {
        Argument::Text => quote!(impl Into<String>),
        Argument::Integer => quote!(i64),
        Argument::Number => quote!(f64),
        Argument::Boolean => quote!(bool),
        Argument::Set(set) => {
            let set = type_ident(set);
            quote!(impl Into<runtime::Open<#set>>)
        }
    }
}

/// Where the items of a page are in the answer.
fn items(paging: &Paging) -> Option<TokenStream> {
    let item = rust_type(&paging.item);
    let (list, outer) = paging.fields.split_last()?;
    let list = value_ident(list);
    let outer = outer.iter().map(|name| value_ident(name));
    let way = (paging.fields.len() > 1).then(|| quote! { in #(#outer).* });
    Some(quote! { items #list #way: #item; })
}
