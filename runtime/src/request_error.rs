use std::fmt;

use crate::join::join;

/// Why a request could not be made. Nothing was sent.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum RequestError {
    /// Mandatory parameters were not given.
    Missing {
        /// The API's id.
        api: &'static str,
        /// Names of the parameters.
        parameters: Vec<&'static str>,
    },
    /// The API has no parameter of this name that a caller could give.
    Unknown {
        /// The API's id.
        api: &'static str,
        /// The name asked for.
        parameter: String,
    },
    /// A value cannot be used where it belongs. The value itself is not repeated, it may be a secret.
    Unfit {
        /// The API's id.
        api: &'static str,
        /// Name of the parameter.
        parameter: &'static str,
        /// What is wrong with its value.
        problem: &'static str,
    },
    /// The region cannot be part of a host name.
    Region {
        /// The region.
        region: String,
    },
    /// A domain cannot be part of a host name.
    Domain {
        /// The domain.
        domain: String,
    },
    /// An environment variable does not hold what it should.
    Variable {
        /// Its name.
        name: String,
        /// What is wrong with it.
        problem: Box<RequestError>,
    },
    /// There is not just one project to look up the id of.
    Project {
        /// The region whose project it would be, if one is known.
        region: Option<String>,
        /// Ids of the projects that there are.
        found: Vec<String>,
    },
    /// A base URL cannot be used.
    BaseUrl {
        /// The URL.
        url: String,
        /// What is wrong with it.
        problem: &'static str,
    },
}

impl fmt::Display for RequestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing { api, parameters } if parameters.len() == 1 => {
                write!(f, "{api} needs the mandatory parameter {}", parameters[0])
            }
            Self::Missing { api, parameters } => {
                write!(f, "{api} needs the mandatory parameters {}", join(parameters, ", "))
            }
            Self::Unknown { api, parameter } => write!(f, "{api} has no parameter {parameter} to be given"),
            Self::Unfit { api, parameter, problem } => {
                write!(f, "the value of {parameter} cannot be sent to {api}: {problem}")
            }
            Self::Region { region } => {
                write!(f, "the region {region:?} is not letters, digits and hyphens, as in cn-north-4")
            }
            Self::Domain { domain } => {
                write!(f, "the domain {domain:?} is not names with dots between them, as in myhuaweicloud.eu")
            }
            Self::Variable { name, problem } => write!(f, "the environment variable {name}: {problem}"),
            Self::Project { region: None, .. } => {
                f.write_str("a project is looked up by its region: give the client a region, or a project id")
            }
            Self::Project { region: Some(region), found } if found.is_empty() => {
                write!(
                    f,
                    "there is no project of the region {region} for these credentials: check the region and the account"
                )
            }
            Self::Project { region: Some(region), found } => {
                let ids = join(found, ", ");
                write!(f, "the region {region} has several projects: give the project id, one of {ids}")
            }
            Self::BaseUrl { url, problem } => write!(f, "{url:?} cannot be a base URL: {problem}"),
        }
    }
}

impl std::error::Error for RequestError {}
