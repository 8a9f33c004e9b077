//! Where a question goes.

use clap::ArgMatches;
use huaweicloud_jobs_runtime::{Api, BaseUrl, Endpoints};

use crate::failure::Failure;

/// One address whatever the API is, or each service's own hosts.
#[derive(Clone, Eq, PartialEq)]
pub(crate) enum Address {
    /// In this region, if one is named with it: projects and logins are a region's.
    Endpoint(BaseUrl, Option<String>),
    /// In a region, or where a service is the same everywhere.
    Region(Option<String>),
}

impl Address {
    /// What the options of a question say, if they do.
    pub(crate) fn of(matches: &ArgMatches) -> Result<Option<Self>, Failure> {
        let given = |name| matches.get_one::<String>(name);
        Ok(match (given("endpoint"), given("region")) {
            (Some(endpoint), region) => Some(Self::Endpoint(endpoint.parse()?, region.cloned())),
            (None, Some(region)) => Some(Self::Region(Some(region.clone()))),
            (None, None) => None,
        })
    }

    /// The region, if one is named.
    pub(crate) fn region(&self) -> Option<&str> {
        match self {
            Self::Endpoint(_, region) | Self::Region(region) => region.as_deref(),
        }
    }

    /// Where an API is asked first.
    pub(crate) fn base(&self, api: &'static Api, endpoints: &Endpoints) -> Result<BaseUrl, Failure> {
        match self {
            Self::Endpoint(base, _) => Ok(base.clone()),
            Self::Region(None) if api.endpoint.contains("{region}") => Err(Failure::usage(
                format!("where is {}? Neither --endpoint nor --region is given", api.id),
                "such as --region cn-north-4, or HW_REGION_NAME",
            )),
            Self::Region(region) => {
                Ok(endpoints.first(api.hosts, region.as_deref(), |name| std::env::var(name).ok())?)
            }
        }
    }
}
