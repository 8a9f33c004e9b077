//! The registry entry: what the page says, as static data.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::{
    document::Place,
    model::{ErrorCode, Example, Model, Need, Paging, Parameter, Response, Waiting},
};

use super::{hosts, job, number, option, table_ident, type_ident};

pub(super) fn emit(model: &Model) -> TokenStream {
    let id = model.id();
    let Model { title, service, operation, function, method, uri, endpoint, page, url, updated, .. } = model;
    let answer = type_ident(&model.answer);
    let hosts = hosts::of(model);
    let identity = option(model.identity.as_deref().map(hosts::table));
    let permissions = model.permissions.iter().map(|[action, access, alias]| {
        quote! { runtime::Permission { action: #action, access: #access, alias: #alias } }
    });
    let deprecated = option(model.deprecated.as_ref().map(|[note, successor]| {
        quote! { runtime::Deprecation { note: #note, successor: #successor } }
    }));
    let parameters = model.parameters.iter().map(parameter);
    let responses = model.responses.iter().map(|Response { code, body, description }| {
        let (code, body) = (number(*code), option(body.as_ref()));
        quote! { runtime::ResponseCode { code: #code, description: #description, body: #body } }
    });
    let job = job::emit(&model.job);
    let errors =
        model.errors.iter().map(|ErrorCode { code, status, not_found, description, hint, source }| {
            let status = option(status.map(number));
            quote! {
                runtime::ErrorCode {
                    code: #code,
                    status: #status,
                    not_found: #not_found,
                    description: #description,
                    hint: #hint,
                    source: #source,
                }
            }
        });
    let paging = option(model.paging.as_ref().map(paging));
    let waiting = option(model.waiting.as_ref().map(waiting));
    let deviations = model.deviations.iter().map(|[text, source]| {
        quote! { runtime::Deviation { text: #text, source: #source } }
    });
    let examples = model.examples.iter().map(example);
    quote! {
        /// What the page says of this API.
        pub const API: &runtime::Api = &runtime::Api {
            id: #id,
            title: #title,
            service: #service,
            operation: #operation,
            function: #function,
            method: #method,
            uri: #uri,
            endpoint: #endpoint,
            hosts: #hosts,
            identity: #identity,
            document: runtime::Document { page: #page, url: #url, updated: #updated },
            permissions: &[#(#permissions),*],
            deprecated: #deprecated,
            parameters: &[#(#parameters),*],
            responses: &[#(#responses),*],
            job: #job,
            errors: &[#(#errors),*],
            paging: #paging,
            waiting: #waiting,
            deviations: &[#(#deviations),*],
            examples: &[#(#examples),*],
            response: || Box::new(#answer::default()),
        };
    }
}

fn parameter(parameter: &Parameter) -> TokenStream {
    let Parameter { name, rust_name: _, place, kind, argument: _, need, description, set, example } =
        parameter;
    let place = match place {
        Place::Path => quote!(Path),
        Place::Query => quote!(Query),
        Place::Header => quote!(Header),
    };
    let need = match need {
        Need::Mandatory => quote!(Mandatory),
        Need::Optional => quote!(Optional),
        Need::NotEnforced { note, source } => quote!(NotEnforced { note: #note, source: #source }),
        Need::Default(default) => quote!(Default(#default)),
        Need::Fixed(fixed) => quote!(Fixed(#fixed)),
        Need::Credential { mandatory } => quote!(Credential { mandatory: #mandatory }),
    };
    let values = option(set.as_ref().map(|set| {
        let table = table_ident(set);
        quote!(&#table)
    }));
    let example = option(example.as_ref());
    quote! {
        runtime::Parameter {
            name: #name,
            place: runtime::Place::#place,
            kind: #kind,
            need: runtime::Need::#need,
            description: #description,
            values: #values,
            example: #example,
        }
    }
}

fn paging(paging: &Paging) -> TokenStream {
    let Paging { limit, offset, items, total, default_limit, fields: _, item: _ } = paging;
    let default_limit = number(*default_limit);
    quote! {
        runtime::Paging {
            limit: #limit,
            offset: #offset,
            items: #items,
            total: #total,
            default_limit: #default_limit,
        }
    }
}

fn waiting(waiting: &Waiting) -> TokenStream {
    let Waiting { initial_delay, typical_duration, source } = waiting;
    let time = |seconds: &Option<u32>| {
        option(seconds.map(number).map(|seconds| quote!(std::time::Duration::from_secs(#seconds))))
    };
    let (initial_delay, typical_duration) = (time(initial_delay), time(typical_duration));
    quote! {
        runtime::Waiting {
            initial_delay: #initial_delay,
            typical_duration: #typical_duration,
            source: #source,
        }
    }
}

fn example(example: &Example) -> TokenStream {
    let Example { description, request, status, response } = example;
    let (request, status) = (option(request.as_ref()), number(*status));
    let response = raw_string(response);
    quote! {
        runtime::Example { description: #description, request: #request, status: #status, response: #response }
    }
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
