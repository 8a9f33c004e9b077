//! From options to requests.

use clap::ArgMatches;
use huaweicloud_jobs_runtime::{Api, DynamicRequest};

use crate::{arguments, failure::Failure};

/// The requests that the options describe, each with what tells it from the others: one, or one for each value of a parameter that is given
/// several times.
pub(crate) fn requests(
    api: &'static Api,
    matches: &ArgMatches,
) -> Result<Vec<(DynamicRequest, Option<String>)>, Failure> {
    let mut requests = vec![(DynamicRequest::new(api), None)];
    let mut repeated: Option<String> = None;
    for (parameter, option) in arguments::options(api) {
        let values: Vec<&String> = matches.get_many(&option).into_iter().flatten().collect();
        if values.len() > 1
            && let Some(other) = repeated.replace(option.clone())
        {
            return Err(Failure::usage(
                format!("--{other} and --{option} are both given several times; only one of them can be"),
                "separate the questions by +",
            ));
        }
        let with = |request: &DynamicRequest, value: &str| {
            request.clone().with(parameter.name, value).map_err(|error| {
                Failure::usage(error.to_string(), format!("see --{option} in `hwjobs get {} --help`", api.id))
            })
        };
        requests = match values.as_slice() {
            [] => requests,
            [value] => {
                let all = requests.into_iter();
                all.map(|(request, label)| Ok((with(&request, value)?, label)))
                    .collect::<Result<_, Failure>>()?
            }
            several => {
                let (base, _) = &requests[0];
                let each = several.iter().map(|value| Ok((with(base, value)?, Some((*value).clone()))));
                each.collect::<Result<_, Failure>>()?
            }
        };
    }
    Ok(requests)
}
