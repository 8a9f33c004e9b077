//! A service's hosts, as static data.

use std::path::PathBuf;

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::{HostGroup, Hosts, Model};

use super::value_ident;

/// Where the file of a service's table is.
pub(super) fn path(hosts: &Hosts) -> PathBuf {
    PathBuf::from(format!("{}/hosts.rs", hosts.service))
}

/// The file of a service's table.
pub(super) fn file(hosts: &Hosts) -> TokenStream {
    let Hosts { service, title: _, global, variable, groups, source, is_identity: _ } = hosts;
    let groups = groups.iter().map(group);
    quote! {
        #![doc = " Where the service is, region by region."]
        use crate::runtime;
        /// Where the service is, region by region.
        pub const HOSTS: &runtime::Hosts = &runtime::Hosts {
            service: #service,
            global: #global,
            variable: #variable,
            groups: &[#(#groups),*],
            source: #source,
        };
    }
}

fn group(group: &HostGroup) -> TokenStream {
    let HostGroup { endpoint, fail_over, regions } = group;
    quote! {
        runtime::HostGroup { endpoint: #endpoint, fail_over: &[#(#fail_over),*], regions: &[#(#regions),*] }
    }
}

/// The hosts of an API: its service's table, or what its page says where there is none.
pub(super) fn of(model: &Model) -> TokenStream {
    let [service, ..] = &model.segments;
    if model.hosts.is_some() {
        return table(service);
    }
    let group =
        group(&HostGroup { endpoint: model.endpoint.clone(), fail_over: Vec::new(), regions: Vec::new() });
    quote! {
        &runtime::Hosts { service: #service, global: "", variable: "", groups: &[#group], source: "" }
    }
}

/// The table of a service that has one.
pub(super) fn table(service: &str) -> TokenStream {
    let service = value_ident(service);
    quote! { crate::#service::HOSTS }
}
