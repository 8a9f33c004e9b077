//! The registry entry: what the page says, as rows.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use crate::{
    json,
    model::{ErrorCode, Example, Model, Paging, Response, Waiting},
};

use super::{block, docs, hosts, job, number, text, type_ident};

pub(super) fn emit(model: &Model) -> TokenStream {
    let id = model.id();
    let Model { title, service, operation, function, method, uri, endpoint, page, url, updated, .. } = model;
    let answer = type_ident(&model.answer);
    let hosts = hosts::of(model);
    let identity = model.identity.as_deref().map(|service| {
        let table = hosts::table(service);
        quote! { identity #table; }
    });
    let deprecated = model.deprecated.as_ref().map(|[note, successor]| {
        quote! { deprecated #note, #successor; }
    });
    let permissions = table("permissions", &model.permissions, |[action, access, alias]| {
        let access = (!access.is_empty()).then(|| quote! { (#access) });
        let alias = given("alias", alias);
        quote! { #action #access #alias; }
    });
    let about = docs::outer(["What the page says of this API."]);
    let job = job::emit(&model.job);
    let paging = model.paging.as_ref().map(paging);
    let waiting = model.waiting.as_ref().map(waiting);
    let deviations = table("deviations", &model.deviations, |[text, source]| {
        let (text, source) = (docs::words(text), docs::words(source.trim_end_matches('.')));
        quote! { #text from #source; }
    });
    let responses = table("responses", &model.responses, |Response { code, body, description }| {
        let (code, body) = (number(*code), body.as_deref().map(type_ident));
        let said = (!description.is_empty()).then(|| docs::words(description));
        let said = said.map(|said| quote! { : #said });
        quote! { #code #body #said; }
    });
    let errors = table("errors", &model.errors, error);
    let examples = table("examples", &model.examples, example);
    quote! {
        runtime::api! {
            #about
            pub fn api() of #answer {
                id: #id,
                title: #title,
                service: #service,
                operation: #operation,
                function: #function,
                method: #method,
                uri: #uri,
                endpoint: #endpoint,
                hosts: #hosts,
            }
            document #page, #url, #updated;
            #identity
            #deprecated
            #permissions
            job { #job }
            #paging
            #waiting
            #deviations
            #responses
            #errors
            #examples
        }
    }
}

/// A part with a row for each; nothing if there is none.
fn table<T>(name: &str, rows: &[T], row: impl Fn(&T) -> TokenStream) -> Option<TokenStream> {
    let name = format_ident!("{name}");
    let lines = block(rows.iter().map(row));
    (!rows.is_empty()).then(|| quote! { #name #lines })
}

/// A word and what belongs to it; nothing if that is empty.
fn given(name: &str, value: &str) -> Option<TokenStream> {
    let (name, value) = (format_ident!("{name}"), (!value.is_empty()).then(|| text(value))?);
    Some(quote! { #name #value })
}

fn error(error: &ErrorCode) -> TokenStream {
    let ErrorCode { code, status, not_found, description, hint, source } = error;
    let (code, status) = (text(code), status.map(number).map(|status| quote! { with status #status }));
    let not_found = not_found.then(|| quote! { (not found) });
    let said = docs::said_of(description);
    let (hint, source) = (given("hint", hint), given("from", source));
    quote! { #code #status #not_found #said #hint #source; }
}

fn paging(paging: &Paging) -> TokenStream {
    let Paging { limit, offset, items, total, default_limit, fields: _, item: _ } = paging;
    let default_limit = number(*default_limit);
    quote! { paging #limit, #offset, #items, #total, #default_limit; }
}

fn waiting(waiting: &Waiting) -> TokenStream {
    let Waiting { initial_delay, typical_duration, source } = waiting;
    let time = |name: &str, seconds: &Option<u32>| {
        let (name, time) = (format_ident!("{name}"), docs::said((*seconds)?));
        let time: TokenStream = time.parse().unwrap_or_default();
        Some(quote! { #name #time, })
    };
    let (initial_delay, typical_duration) =
        (time("initial_delay", initial_delay), time("typical_duration", typical_duration));
    let source = docs::words(source);
    quote! { waiting { #initial_delay #typical_duration from #source } }
}

fn example(example: &Example) -> TokenStream {
    let Example { description, request, status, response } = example;
    let (request, status) = (request.iter(), number(*status));
    let response = raw_string(&json::dense(response));
    quote! { #status #description #(, #request)* => #response; }
}

/// JSON reads best as it is: a raw string with as many `#` as it takes.
fn raw_string(text: &str) -> Literal {
    let mut hashes = "#".to_owned();
    while text.contains(&format!("\"{hashes}")) {
        hashes.push('#');
    }
    let raw: Result<Literal, _> = format!("r{hashes}\"{text}\"{hashes}").parse();
    raw.unwrap_or_else(|_| Literal::string(text))
}
