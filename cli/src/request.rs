//! From options to requests and clients.

use std::time::Duration;

use clap::ArgMatches;
use huaweicloud_jobs_runtime::{Api, BaseUrl, Client, Credentials, DynamicRequest, Endpoints, Error};

use crate::{arguments, failure::Failure, options::Options};

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

/// Where the options of a question say that it goes, if they do.
pub(crate) fn base(api: &'static Api, matches: &ArgMatches) -> Result<Option<BaseUrl>, Failure> {
    let given = |name| matches.get_one::<String>(name);
    Ok(match (given("endpoint"), given("region")) {
        (Some(endpoint), _) => Some(endpoint.parse()?),
        (None, Some(region)) => Some(in_region(api, Some(region))?),
        (None, None) => None,
    })
}

/// Where an API is, in a region or everywhere: as the environment says, or else the service's table.
pub(crate) fn in_region(api: &'static Api, region: Option<&str>) -> Result<BaseUrl, Failure> {
    Ok(Endpoints::new().first(api.hosts, region, |name| std::env::var(name).ok())?)
}

/// Who asks.
pub(crate) fn credentials(options: &Options) -> Result<Credentials, Failure> {
    match options.get::<String>("token") {
        Some(token) => Ok(Credentials::token(token.as_str())),
        None => Ok(Credentials::from_env().map_err(Error::from)?),
    }
}

/// The client that asks at an address.
pub(crate) fn client(
    base: &BaseUrl,
    options: &Options,
    credentials: Option<Credentials>,
) -> Result<Client, Failure> {
    let seconds = options.get::<u64>("timeout").copied().unwrap_or(30);
    let mut client = Client::builder()
        .endpoint(base.as_str())
        .timeout(Duration::from_secs(seconds))
        .allow_http(options.flag("allow-http"));
    if let Some(credentials) = credentials {
        client = client.credentials(credentials);
    }
    Ok(client.build()?)
}
