//! Who asks, and what is known of him: from the options, or else from where the library finds credentials.

mod named;

use std::{
    path::{Path, PathBuf},
    time::Duration,
};

use huaweicloud_jobs_runtime::{
    Api, Attempt, Chain, Client, ClientBuilder, Credentials, CredentialsError, Endpoints, Found, Hosts,
    Lease, Origin, RequestError,
};

pub(crate) use self::named::Told;
use crate::{
    address::Address,
    failure::Failure,
    helper::Helper,
    options::Options,
    output,
    profile::{self, METADATA, Profile},
    verbose,
};

/// Names the region for whatever credentials.
const REGION: &str = "HW_REGION_NAME";

/// Who asks.
pub(crate) struct Account {
    source: Source,
    /// The region that the environment names, whatever the credentials are.
    named: Option<String>,
    /// What the configuration file says.
    pub(crate) profile: Profile,
    /// Where services are, if not where their documentation says.
    pub(crate) endpoints: Endpoints,
    /// The service that gives out tokens.
    pub(crate) identity: Option<&'static Hosts>,
}

/// Who gives the credentials.
enum Source {
    /// The token that was given as an option; then nothing is looked for.
    Option(String),
    /// The profile's program.
    Helper(Helper),
    /// What was found. That it is an error matters only once credentials are needed.
    Found(Box<Result<Found, CredentialsError>>),
}

impl Account {
    /// What the options say, and what is on this machine.
    pub(crate) fn of(apis: &[&'static Api], options: &Options) -> Result<Self, Failure> {
        // Whoever asks anybody comes by here.
        verbose::listen(options);
        let profile = Profile::of(apis, options)?;
        let source = match options.get::<String>("token") {
            Some(token) => Source::Option(token.clone()),
            None => Source::find(&profile),
        };
        let named = std::env::var(REGION).ok().filter(|region| !region.is_empty());
        let endpoints = profile.endpoints(apis)?;
        let mut account = Self { source, named, profile, endpoints, identity: identity(apis) };
        let url = account.known().and_then(|found| found.identity_endpoint.clone());
        if let (Some(hosts), Some(url)) = (account.identity, url) {
            let path = account.file().unwrap_or_default();
            let problem = |error: RequestError| CredentialsError::File {
                path,
                line: None,
                problem: format!("iam_endpoint: {error}"),
            };
            account.endpoints = account.endpoints.service(hosts.service, [url]).map_err(problem)?;
        }
        if options.is_given("profile") {
            account.passed_over(options).iter().for_each(|note| output::error(note));
        }
        Ok(account)
    }

    fn known(&self) -> Option<&Found> {
        match &self.source {
            Source::Found(found) => found.as_ref().as_ref().ok(),
            Source::Option(_) | Source::Helper(_) => None,
        }
    }

    /// The file that they are from.
    fn file(&self) -> Option<PathBuf> {
        match &self.known()?.origin {
            Origin::File { path, .. } => Some(path.clone()),
            _ => None,
        }
    }

    /// The region where nothing else is said.
    pub(crate) fn region(&self) -> Option<&str> {
        self.told_region().map(|told| told.value)
    }

    /// Where questions go that name no address.
    pub(crate) fn address(&self) -> Address {
        Address::Region(self.region().map(str::to_owned))
    }

    /// The project in a region, if one is known. A project is in one region.
    pub(crate) fn project_id(&self, region: Option<&str>) -> Option<&str> {
        self.told_project(region).map(|told| told.value)
    }

    /// The credentials. What should be mended of their place is told.
    pub(crate) fn credentials(&self) -> Result<Credentials, Failure> {
        match &self.source {
            Source::Option(token) => Ok(Credentials::token(token.as_str())),
            Source::Helper(helper) => Ok(helper.credentials()),
            Source::Found(found) => {
                let found = found.as_ref().as_ref().map_err(CredentialsError::clone)?;
                found.warnings.iter().for_each(|warning| output::error(&format!("note: {warning}\n")));
                Ok(found.credentials.clone())
            }
        }
    }

    /// The same, and what is said with them, where a program is to be run but once.
    pub(crate) fn lease(&self) -> Result<Lease, Failure> {
        match &self.source {
            Source::Helper(helper) => Ok(helper.lease()?),
            Source::Option(_) | Source::Found(_) => Ok(self.credentials()?.into()),
        }
    }

    /// The credentials, if they are there without anybody being asked.
    pub(crate) fn at_hand(&self) -> Option<Credentials> {
        if matches!(self.source, Source::Helper(_)) { None } else { self.credentials().ok() }
    }

    /// Where they are from.
    pub(crate) fn origin(&self) -> String {
        match &self.source {
            Source::Option(_) => "--token".to_owned(),
            Source::Helper(helper) => {
                format!("the program {} of the profile {}", helper.program(), self.profile.name)
            }
            Source::Found(found) => {
                found.as_ref().as_ref().map(|found| found.origin.to_string()).unwrap_or_default()
            }
        }
    }

    /// The client that asks at an address.
    pub(crate) fn client(
        &self,
        address: &Address,
        options: &Options,
        credentials: Option<Credentials>,
    ) -> Result<Client, Failure> {
        let client = self.builder(address, address.region(), options);
        let client = match self.project_id(address.region()) {
            Some(project) => client.project_id(project),
            None => client,
        };
        Ok(match credentials {
            Some(credentials) => client.credentials(credentials),
            None => client,
        }
        .build()?)
    }

    /// The client that takes no project for known, so that it asks; who listens hears of that.
    pub(crate) fn prober(
        &self,
        address: &Address,
        region: Option<&str>,
        options: &Options,
        credentials: Credentials,
        hear: impl Fn(&Attempt<'_>) + Send + Sync + 'static,
    ) -> Result<Client, Failure> {
        Ok(self.builder(address, region, options).credentials(credentials).on_attempt(hear).build()?)
    }

    fn builder(&self, address: &Address, region: Option<&str>, options: &Options) -> ClientBuilder {
        let seconds = options.get::<u64>("timeout").copied().or(self.profile.number("timeout")).unwrap_or(30);
        let mut client = Client::builder()
            .timeout(Duration::from_secs(seconds))
            .allow_http(options.flag("allow-http"))
            .endpoints(self.endpoints.clone());
        if let Address::Endpoint(base, _) = address {
            client = client.endpoint(base.as_str());
        }
        match region.or(self.region()) {
            Some(region) => client.region(region),
            None => client,
        }
    }
}

impl Source {
    /// The environment, or else what the profile names, or else where the library looks.
    fn find(profile: &Profile) -> Self {
        let helper = profile.get("credential_command").and_then(profile::words);
        let helper = helper.and_then(|words| Helper::new(&profile.name, words));
        let found = match (helper, profile.get("credentials")) {
            (None, None) => Chain::new().find(),
            (None, Some(METADATA)) => Chain::new().with_metadata().find(),
            (helper, file) => match (Found::in_variables(|name| std::env::var(name).ok()), helper) {
                (Ok(None), Some(helper)) => return Self::Helper(helper),
                (Ok(None), None) => in_file(&profile::at_home(file.unwrap_or_default())),
                (Ok(Some(found)), _) => Ok(found),
                (Err(error), _) => Err(error),
            },
        };
        Self::Found(Box::new(found))
    }
}

fn in_file(path: &Path) -> Result<Found, CredentialsError> {
    let what = if path.exists() { "there is nothing in it" } else { "there is no such file" };
    let problem = format!("the profile names it, but {what}");
    let missing = || CredentialsError::File { path: path.into(), line: None, problem };
    Found::in_profile(path)?.ok_or_else(missing)
}

/// The service that gives out tokens and knows the projects.
fn identity(apis: &[&'static Api]) -> Option<&'static Hosts> {
    apis.iter().find_map(|api| api.identity)
}
