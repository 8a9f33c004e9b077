//! From options to a request and a client.

use std::time::Duration;

use clap::ArgMatches;
use huaweicloud_jobs_runtime::{Api, BaseUrl, Client, Credentials, DynamicRequest, Endpoints, Error};

use crate::{arguments, failure::Failure};

/// The request that the options describe.
pub(crate) fn request(api: &'static Api, matches: &ArgMatches) -> Result<DynamicRequest, Failure> {
    let mut request = DynamicRequest::new(api);
    for (parameter, option) in arguments::options(api) {
        if let Some(value) = matches.get_one::<String>(&option) {
            request = request.with(parameter.name, value).map_err(|error| {
                Failure::usage(error.to_string(), format!("see --{option} in `hwjobs get {} --help`", api.id))
            })?;
        }
    }
    Ok(request)
}

/// Where the request goes.
pub(crate) fn base(api: &'static Api, matches: &ArgMatches) -> Result<BaseUrl, Failure> {
    let given = |name| matches.get_one::<String>(name);
    let base = match (given("endpoint"), given("region")) {
        (Some(endpoint), _) => endpoint.parse(),
        (None, region) => {
            let variable = |name: &str| std::env::var(name).ok();
            Endpoints::new().first(api.hosts, region.map(String::as_str), variable)
        }
    };
    Ok(base?)
}

/// Who asks.
pub(crate) fn credentials(matches: &ArgMatches) -> Result<Credentials, Failure> {
    match matches.get_one::<String>("token") {
        Some(token) => Ok(Credentials::token(token.as_str())),
        None => Ok(Credentials::from_env().map_err(Error::from)?),
    }
}

/// The client that sends it.
pub(crate) fn client(base: &BaseUrl, matches: &ArgMatches) -> Result<Client, Failure> {
    let seconds = matches.get_one::<u64>("timeout").copied().unwrap_or(30);
    let client = Client::builder()
        .endpoint(base.as_str())
        .credentials(credentials(matches)?)
        .timeout(Duration::from_secs(seconds))
        .allow_http(matches.get_flag("allow-http"))
        .build()?;
    Ok(client)
}
