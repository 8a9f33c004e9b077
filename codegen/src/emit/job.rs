//! How the answer is a job.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use crate::model::{Job, Tasks, TasksMap};

use super::table_ident;

/// A `JobMap`: what is not given keeps the defaults of `JobMap::new`.
pub(super) fn emit(job: &Job) -> TokenStream {
    let Job { paths, statuses, result, progress_of, tasks } = job;
    let statuses = table_ident(statuses);
    let status = paths.iter().find(|(name, _)| *name == "status").map_or("", |(_, path)| path.as_str());
    let rest = paths.iter().filter(|(name, _)| *name != "status").map(|(name, path)| {
        let name = format_ident!("{name}");
        quote! { #name: #path, }
    });
    let result = result.as_ref().map(|(path, set)| {
        let set = table_ident(set);
        quote! { result: Some((#path, &#set)), }
    });
    let progress_of = (*progress_of != 100).then(|| {
        let whole = Literal::f64_unsuffixed(f64::from(*progress_of));
        quote! { progress_of: #whole, }
    });
    let tasks = tasks.as_ref().map(|tasks| {
        let tasks = self::tasks(tasks);
        quote! { tasks: Some(#tasks), }
    });
    quote! {
        runtime::JobMap {
            #(#rest)*
            #result
            #progress_of
            #tasks
            ..runtime::JobMap::new(#status, &#statuses)
        }
    }
}

fn tasks(tasks: &Tasks) -> TokenStream {
    let Tasks { each, map } = tasks;
    let map = match map {
        TasksMap::Same => quote!(None),
        TasksMap::Own(job) => {
            let job = emit(job);
            quote!(Some(&#job))
        }
    };
    quote! { runtime::TasksMap { each: #each, map: #map } }
}
