//! How the answer is a job.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use crate::model::{Job, Tasks, TasksMap};

use super::type_ident;

/// The rows of a `job_map!`: what is not given is left out.
pub(super) fn emit(job: &Job) -> TokenStream {
    let Job { paths, statuses, result, progress_of, tasks } = job;
    let statuses = type_ident(statuses);
    let status = paths.iter().find(|(name, _)| *name == "status").map_or("", |(_, path)| path.as_str());
    let rest = paths.iter().filter(|(name, _)| *name != "status").map(|(name, path)| {
        let name = format_ident!("{name}");
        quote! { #name: #path }
    });
    let progress_of = (*progress_of != 100).then(|| {
        let whole = Literal::f64_unsuffixed(f64::from(*progress_of));
        quote! { of #whole, }
    });
    let result = result.as_ref().map(|(path, set)| {
        let set = type_ident(set);
        quote! { result #path: #set, }
    });
    let tasks = tasks.as_ref().map(|tasks| {
        let Tasks { each, map } = &**tasks;
        let map = match map {
            TasksMap::Same => None,
            TasksMap::Own(job) => {
                let job = emit(job);
                Some(quote!({ #job }))
            }
        };
        quote! { tasks #each #map, }
    });
    quote! { #status: #statuses { #(#rest),* }, #progress_of #result #tasks }
}
