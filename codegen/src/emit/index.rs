//! The files that only list others: the library's root, and one module each for a service and a version.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::PathBuf,
};

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::{Hosts, Model};

use super::{docs, type_ident, value_ident};

pub(super) fn files(models: &[&Model], tables: &[Hosts]) -> Vec<(PathBuf, TokenStream)> {
    let mut services: BTreeMap<&str, BTreeMap<&str, Vec<&Model>>> = BTreeMap::new();
    for &model in models {
        let [service, version, _] = &model.segments;
        services.entry(service).or_default().entry(version).or_default().push(model);
    }
    for table in tables {
        services.entry(&table.service).or_default();
    }
    let mut files = vec![(PathBuf::from("lib.rs"), root(models, services.keys().copied()))];
    for (service, versions) in &services {
        let table = tables.iter().find(|table| table.service == *service);
        let mut names: BTreeSet<&str> =
            versions.values().flatten().map(|model| model.service.as_str()).collect();
        if let (true, Some(table)) = (names.is_empty(), table) {
            names.insert(if table.title.is_empty() { service } else { &table.title });
        }
        let hosts = table.map(|_| quote! { mod hosts; pub use hosts::HOSTS; });
        let names = names.into_iter().map(docs::plain).collect::<Vec<_>>().join(", ");
        let about = docs::outer([format!("{names}.")]);
        let modules = versions.keys().map(|version| {
            let about = docs::outer([format!("Version `{}`.", version.replace('_', "."))]);
            let version = value_ident(version);
            quote! { #about pub mod #version; }
        });
        let inner = inner(&about);
        files.push((PathBuf::from(format!("{service}.rs")), quote! { #inner #(#modules)* #hosts }));
        for (version, models) in versions {
            files.push((PathBuf::from(format!("{service}/{version}.rs")), self::version(version, models)));
        }
    }
    files
}

/// The same lines as documentation of the file itself.
fn inner(about: &TokenStream) -> TokenStream {
    let attributes =
        syn::parse::Parser::parse2(syn::Attribute::parse_outer, about.clone()).unwrap_or_default();
    let lines = attributes.iter().filter_map(|attribute| match &attribute.meta {
        syn::Meta::NameValue(pair) => Some(&pair.value),
        _ => None,
    });
    quote! { #(#![doc = #lines])* }
}

fn version(version: &str, models: &[&Model]) -> TokenStream {
    let about = inner(&docs::outer([format!("Version `{}`.", version.replace('_', "."))]));
    let modules = models.iter().map(|model| value_ident(&model.segments[2]));
    let exports = models.iter().map(|model| {
        let (module, request) = (value_ident(&model.segments[2]), type_ident(&model.operation));
        let allow = model.deprecated.is_some().then(|| {
            quote! { #[allow(deprecated, reason = "exporting the request is not using it")] }
        });
        quote! { #allow pub use #module::#request; }
    });
    quote! {
        #about
        #(pub mod #modules;)*
        #(#exports)*
    }
}

fn root<'m>(models: &[&Model], services: impl Iterator<Item = &'m str>) -> TokenStream {
    let services = services.map(value_ident);
    let apis = models.iter().map(|model| {
        let [service, version, operation] = model.segments.each_ref().map(|segment| value_ident(segment));
        quote! { #service::#version::#operation::API }
    });
    let about = [
        " Typed clients for Huawei Cloud's job APIs, generated from their documentation.",
        "",
        " Every API has a module with a request builder, the structures of its answer and the values of its statuses. What they",
        " share is the [`Client`], the [`Credentials`], and one view of every job: [`Job`].",
        "",
        " The feature `blocking` adds a client that needs no async runtime, `blocking::Client`. With `default-features = false` and",
        " without it there is no I/O at all: [`Request::to_http`] makes a request for any HTTP stack and [`read_answer`] reads what",
        " came back.",
    ];
    // The client is a feature, so its name is no link where it is off.
    let about = about.map(|line| line.replace("[`Client`]", "`Client`"));
    quote! {
        #(#![doc = #about])*
        #(pub mod #services;)*
        pub use huaweicloud_jobs_runtime as runtime;
        pub use runtime::{
            Answer, Api, BaseUrl, Chain, Credentials, CredentialsProvider, DynamicRequest, Endpoints, Error, ErrorKind, Failure,
            Found, Job, Lease, Login, MetadataLogin, PasswordLogin, Phase, Request, Time, WaitError, WaitPolicy, read_answer, wait,
        };
        #[cfg(feature = "client")]
        pub use runtime::Client;
        #[cfg(any(feature = "client", feature = "blocking"))]
        pub use runtime::ClientBuilder;
        #[cfg(feature = "blocking")]
        pub use runtime::blocking;
        /// Every API of this library, by id.
        pub const APIS: &[&Api] = &[#(#apis),*];
    }
}
