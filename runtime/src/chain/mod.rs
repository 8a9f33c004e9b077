//! Credentials that are on this machine already, and where they were found.

mod ini;
mod profile;
mod variables;

use std::{fmt, path::PathBuf};

use crate::{Credentials, CredentialsError, MetadataLogin, join::join};

/// Names another address for the metadata service.
const METADATA: &str = "HUAWEICLOUD_JOBS_METADATA_ENDPOINT";

/// Where credentials are looked for that nobody gave in code. The first place that has any decides; what is wrong there is an error,
/// and no reason to look further.
///
/// 1. The environment, in this order, and of each line all that stands before the semicolon:
#[doc = include_str!("variables.md")]
/// 2. The profile file of the official SDKs: `HUAWEICLOUD_SDK_CREDENTIALS_FILE`, or else `~/.huaweicloud/credentials`. Its section `[basic]` is
///    read, or else `[global]`; the keys are `ak` and `sk`, perhaps with `security_token`, `project_id`, `domain_id` and `iam_endpoint`.
///    A file that says something, but has no keys there, is an error.
/// 3. The [metadata service](MetadataLogin) of a cloud server, if [`with_metadata`](Self::with_metadata) asks for it: it is the only place that is
///    not on this machine. Whether it has keys turns out with the first request. `HUAWEICLOUD_JOBS_METADATA_ENDPOINT` names another address for
///    it, for tests and for what stands in for it.
///
/// `HW_REGION_NAME` is the region wherever no other one is named. An empty variable counts as none.
///
/// ```no_run
/// use huaweicloud_jobs_runtime::Chain;
///
/// let found = Chain::new().with_metadata().find()?;
/// println!("credentials from {}", found.origin);
/// # Ok::<(), huaweicloud_jobs_runtime::CredentialsError>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Chain {
    metadata: bool,
}

impl Chain {
    /// The environment and the profile file.
    pub fn new() -> Self {
        Self::default()
    }

    /// And the metadata service, where nothing else is found.
    #[must_use]
    pub fn with_metadata(self) -> Self {
        Self { metadata: true }
    }

    /// Looks.
    ///
    /// # Errors
    /// There are no credentials, only a part of some, or a file that cannot be read.
    pub fn find(&self) -> Result<Found, CredentialsError> {
        self.find_with(|name| std::env::var(name).ok())
    }

    /// Looks, with variables from elsewhere. `HOME` or `USERPROFILE` says where the profile file is.
    ///
    /// # Errors
    /// As for [`find`](Self::find).
    pub fn find_with(&self, lookup: impl Fn(&str) -> Option<String>) -> Result<Found, CredentialsError> {
        if let Some(found) = Found::in_variables(&lookup)? {
            return Ok(found);
        }
        let file = profile::path(&lookup);
        if let Some((path, named)) = &file {
            match Found::in_profile(path)? {
                Some(found) => return Ok(found.in_region(&lookup)),
                None if *named => {
                    let what = if path.exists() { "there is nothing in it" } else { "there is no such file" };
                    return Err(CredentialsError::File {
                        path: path.clone(),
                        line: None,
                        problem: format!("{what}, but {} names it", profile::VARIABLE),
                    });
                }
                None => {}
            }
        }
        if self.metadata {
            let login = match lookup(METADATA).filter(|url| !url.is_empty()) {
                Some(url) => MetadataLogin::at(&url).map_err(|problem| CredentialsError::Variable {
                    name: METADATA,
                    problem: problem.to_string(),
                })?,
                None => MetadataLogin::new(),
            };
            return Ok(Found::new(Credentials::login(login), Origin::Metadata).in_region(&lookup));
        }
        Err(CredentialsError::NoneFound { file: file.map(|(path, _)| path) })
    }
}

impl Credentials {
    /// The credentials that are on this machine already, and where they were found: in the environment, or in the profile file of the official
    /// SDKs. [`Chain`] has the whole order.
    ///
    /// # Errors
    /// There are none, only a part of some, or a file that cannot be read.
    pub fn find() -> Result<Found, CredentialsError> {
        Chain::new().find()
    }

    /// The credentials in the environment alone, the first of
    ///
    #[doc = include_str!("variables.md")]
    ///
    /// An empty variable counts as none.
    ///
    /// # Errors
    /// None of them is set, or only a part of those that belong together.
    pub fn from_env() -> Result<Self, CredentialsError> {
        Self::from_variables(|name| std::env::var(name).ok())
    }

    /// Like [`from_env`](Self::from_env), with variables from elsewhere.
    ///
    /// ```
    /// use huaweicloud_jobs_runtime::Credentials;
    ///
    /// let credentials = Credentials::from_variables(|name| (name == "OS_TOKEN").then(|| "MII".to_owned()))?;
    /// assert_eq!(credentials, Credentials::token("MII"));
    /// # Ok::<(), huaweicloud_jobs_runtime::CredentialsError>(())
    /// ```
    ///
    /// # Errors
    /// None of the variables is set, or only a part of those that belong together.
    pub fn from_variables(lookup: impl Fn(&str) -> Option<String>) -> Result<Self, CredentialsError> {
        Found::in_variables(lookup)?.map(|found| found.credentials).ok_or(CredentialsError::NoneSet)
    }
}

/// Credentials, where they were found, and what else was said there. `Debug` shows no secret.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Found {
    /// The credentials.
    pub credentials: Credentials,
    /// Where they were found.
    pub origin: Origin,
    /// The project, for `ClientBuilder::project_id`.
    pub project_id: Option<String>,
    /// The region.
    pub region: Option<String>,
    /// The environment variable that named the region, if one did.
    pub region_variable: Option<&'static str>,
    /// The account's id.
    pub domain_id: Option<String>,
    /// Base URL of the service that gives out tokens, as the profile file has it.
    pub identity_endpoint: Option<String>,
    /// What should be mended, each a sentence: that others may read the file.
    pub warnings: Vec<String>,
}

impl Found {
    fn new(credentials: Credentials, origin: Origin) -> Self {
        Self {
            credentials,
            origin,
            project_id: None,
            region: None,
            region_variable: None,
            domain_id: None,
            identity_endpoint: None,
            warnings: Vec::new(),
        }
    }
}

/// Where credentials were found. `Display` completes the sentence "credentials from ...".
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum Origin {
    /// These environment variables.
    Variables(Vec<&'static str>),
    /// A section of a profile file.
    File {
        /// The file.
        path: PathBuf,
        /// The section.
        section: &'static str,
    },
    /// The metadata service of this cloud server.
    Metadata,
}

impl Origin {
    /// The environment variable that names the project of credentials from here: each kind has its own. `None` where the environment
    /// names none.
    ///
    /// ```
    /// use huaweicloud_jobs_runtime::Origin;
    ///
    /// assert_eq!(Origin::Variables(vec!["OS_TOKEN"]).project_variable(), Some("OS_PROJECT_ID"));
    /// assert_eq!(Origin::Metadata.project_variable(), None);
    /// ```
    pub fn project_variable(&self) -> Option<&'static str> {
        match self {
            Self::Variables(names) => variables::project_of(names),
            Self::File { .. } | Self::Metadata => None,
        }
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Variables(names) => write!(f, "the environment ({})", join(names, ", ")),
            Self::File { path, section } => write!(f, "{} ([{section}])", path.display()),
            Self::Metadata => f.write_str("the metadata service of this cloud server"),
        }
    }
}
