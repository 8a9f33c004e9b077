//! The files that only list others: the library's root, and one module each for a service and a version.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::PathBuf,
};

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::{Listed, ListedTable};

use super::{docs, type_ident, value_ident};

pub(super) fn files(
    service: &str,
    apis: &[&Listed],
    table: Option<&ListedTable>,
) -> Vec<(PathBuf, TokenStream)> {
    let mut versions: BTreeMap<&str, Vec<&Listed>> = BTreeMap::new();
    for &api in apis {
        versions.entry(&api.segments[1]).or_default().push(api);
    }
    let mut names: BTreeSet<&str> = apis.iter().map(|api| api.service.as_str()).collect();
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
    let mut files = vec![(PathBuf::from(format!("{service}.rs")), quote! { #inner #(#modules)* #hosts })];
    for (version, apis) in versions {
        files.push((PathBuf::from(format!("{service}/{version}.rs")), self::version(version, &apis)));
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

fn version(version: &str, apis: &[&Listed]) -> TokenStream {
    let about = inner(&docs::outer([format!("Version `{}`.", version.replace('_', "."))]));
    let modules = apis.iter().map(|api| value_ident(&api.segments[2]));
    let exports = apis.iter().map(|api| {
        let (module, request) = (value_ident(&api.segments[2]), type_ident(&api.operation));
        let allow = api.is_deprecated.then(|| {
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

pub(super) fn root(apis: &[&Listed], services: &[&str]) -> TokenStream {
    let services = services.iter().map(|service| value_ident(service));
    let apis = apis.iter().map(|api| {
        let [service, version, operation] = api.segments.each_ref().map(|segment| value_ident(segment));
        quote! { #service::#version::#operation::api() }
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
            Answer, Api, BaseUrl, Credentials, CredentialsProvider, DynamicRequest, Endpoints, Error, ErrorKind, Failure,
            Job, Lease, Login, Open, Phase, Request, Time, WaitError, WaitPolicy, read_answer,
            wait::{self, Budget, Outcome, Snapshot},
        };
        #[cfg(any(feature = "client", feature = "blocking"))]
        pub use runtime::{
            Attempt, Chain, ClientBuilder, Found, MetadataLogin, Origin, PasswordLogin, Purpose, RetryPolicy, Signing,
        };
        #[cfg(feature = "client")]
        pub use runtime::{Client, Ended, News, Report, Update};
        #[cfg(feature = "blocking")]
        pub use runtime::blocking;
        /// Every API of this library, by id. What their pages say is read when this is first asked for.
        #[inline]
        pub fn apis() -> &'static [&'static Api] {
            static APIS: std::sync::OnceLock<Vec<&Api>> = std::sync::OnceLock::new();
            APIS.get_or_init(|| vec![#(#apis),*])
        }
    }
}
