//! Which API a path asks for.

use std::collections::BTreeMap;

use huaweicloud_jobs_runtime::Api;
use percent_encoding::percent_decode_str;

/// The values of a path's placeholders.
pub(crate) type PathValues = BTreeMap<&'static str, String>;

/// What was found at a path.
pub(crate) enum Found {
    /// An API, and the values in the path.
    Api(&'static Api, PathValues),
    /// APIs, but none with this method; this is one of them.
    OtherMethod(&'static Api),
    /// Nothing.
    Nothing,
}

/// Finds the API for a method and a path. Where several templates fit, the one with the most literal segments wins.
///
/// An API's id in front of the path (`/<service>/<version>/<operation>/v1/...`) picks it whatever its template; some services share one.
pub(crate) fn find(apis: &[&'static Api], method: &str, path: &str) -> Found {
    let pinned = apis.iter().find_map(|api| {
        let rest = path.strip_prefix('/')?.strip_prefix(api.id)?;
        Some((*api, fit(api.uri, rest)?))
    });
    let mut fitting: Vec<_> = match pinned {
        Some(pinned) => vec![pinned],
        None => apis.iter().filter_map(|api| Some((*api, fit(api.uri, path)?))).collect(),
    };
    // The sort is stable: between equals, the first in the registry.
    fitting.sort_by_key(|(api, _)| std::cmp::Reverse(literals(api.uri)));
    let first = fitting.first().map(|(api, _)| *api);
    match (fitting.into_iter().find(|(api, _)| api.method == method), first) {
        (Some((api, values)), _) => Found::Api(api, values),
        (None, Some(other)) => Found::OtherMethod(other),
        (None, None) => Found::Nothing,
    }
}

/// Whether a request to this API's own address reaches it, and not another that is spelled alike.
pub(crate) fn is_reachable(apis: &[&'static Api], api: &'static Api) -> bool {
    // Placeholders make a path that fits all the templates with which this one can be confused.
    matches!(find(apis, api.method, api.uri), Found::Api(found, _) if std::ptr::eq(found, api))
}

fn literals(template: &str) -> usize {
    template.split('/').filter(|segment| !segment.contains('{')).count()
}

fn fit(template: &'static str, path: &str) -> Option<PathValues> {
    let mut values = PathValues::new();
    let mut segments = path.split('/');
    for wanted in template.split('/') {
        let segment = segments.next()?;
        let Some((before, rest)) = wanted.split_once('{') else {
            if segment == wanted {
                continue;
            }
            return None;
        };
        let (name, after) = rest.split_once('}')?;
        let value = segment.strip_prefix(before)?.strip_suffix(after)?;
        if value.is_empty() {
            return None;
        }
        values.insert(name, percent_decode_str(value).decode_utf8_lossy().into_owned());
    }
    segments.next().is_none().then_some(values)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_fits_its_paths_only() {
        let values = fit("/v1/{project_id}/jobs/{job_id}", "/v1/p%201/jobs/j:2").unwrap();
        assert_eq!(
            values.into_iter().collect::<Vec<_>>(),
            [("job_id", "j:2".to_owned()), ("project_id", "p 1".to_owned())]
        );
        for path in
            ["/v1/p/jobs", "/v1/p/jobs/", "/v1/p/jobs/j/", "/v1/p/jobs/j/k", "/v2/p/jobs/j", "/v1//jobs/j"]
        {
            assert!(fit("/v1/{project_id}/jobs/{job_id}", path).is_none(), "{path}");
        }
        assert_eq!(fit("/jobs:{id}.json", "/jobs:7.json").unwrap()["id"], "7");
    }

    #[test]
    fn literal_segments_are_counted() {
        assert!(literals("/v1/{project}/jobs/{job}") < literals("/v1/{project}/jobs/latest"));
    }
}
