//! Cuts a long answer into pages, as the service does.

use huaweicloud_jobs_runtime::{Api, Json};

use crate::{
    check::Values,
    edit::{self, at},
};

/// Leaves only the page that was asked for. Tells whether anything changed.
pub(crate) fn cut(api: &'static Api, json: &mut Json, values: &Values) -> bool {
    let Some(paging) = &api.paging else { return false };
    let number = |name| values.get(name).and_then(|value| value.parse::<usize>().ok());
    let limit = number(paging.limit).unwrap_or(paging.default_limit as usize);
    let offset = number(paging.offset).unwrap_or_default();
    let mut changed = false;
    edit::answer(api, json, &mut |json, slot| {
        at(json, slot, paging.items, &mut |items, _| {
            if let Json::Array(items) = items {
                let all = items.len();
                items.drain(..offset.min(all));
                items.truncate(limit);
                changed = items.len() < all;
            }
        });
    });
    changed
}
