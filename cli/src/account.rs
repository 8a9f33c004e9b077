//! Who asks, and what is known of him: from the options, or else from where the library finds credentials.

use std::time::Duration;

use huaweicloud_jobs_runtime::{
    Api, Chain, Client, ClientBuilder, Credentials, CredentialsError, Endpoints, Found, Hosts,
};

use crate::{address::Address, failure::Failure, options::Options, output, profile::Profile, verbose};

/// Who asks.
pub(crate) struct Account {
    /// The token that was given as an option; then nothing is looked for.
    token: Option<String>,
    /// What was found otherwise. That it is an error matters only once credentials are needed.
    found: Option<Result<Found, CredentialsError>>,
    /// What the configuration file says.
    pub(crate) profile: Profile,
    /// Where services are, if not where their documentation says.
    pub(crate) endpoints: Endpoints,
    /// The service that gives out tokens.
    pub(crate) identity: Option<&'static Hosts>,
}

impl Account {
    /// What the options say, and what is on this machine.
    pub(crate) fn of(apis: &[&'static Api], options: &Options) -> Result<Self, Failure> {
        // Whoever asks anybody comes by here.
        verbose::listen(options);
        let token = options.get::<String>("token").cloned();
        let profile = Profile::of(apis, options)?;
        let found = token.is_none().then(|| find(profile.get("credentials")));
        let endpoints = profile.endpoints(apis)?;
        let mut account = Self { token, found, profile, endpoints, identity: identity(apis) };
        let url = account.known().and_then(|found| found.identity_endpoint.clone());
        if let (Some(hosts), Some(url)) = (account.identity, url) {
            account.endpoints = account.endpoints.service(hosts.service, [url.parse()?]);
        }
        Ok(account)
    }

    fn known(&self) -> Option<&Found> {
        self.found.as_ref()?.as_ref().ok()
    }

    /// The region where nothing else is said.
    pub(crate) fn region(&self) -> Option<&str> {
        self.known().and_then(|found| found.region.as_deref()).or(self.profile.get("region"))
    }

    /// Whether it is the profile that says so.
    pub(crate) fn is_of_profile(&self, value: &str, key: &str) -> bool {
        let found = self.known().and_then(|found| match key {
            "region" => found.region.as_deref(),
            _ => found.project_id.as_deref(),
        });
        found != Some(value) && self.profile.get(key) == Some(value)
    }

    /// Where questions go that name no address.
    pub(crate) fn address(&self) -> Address {
        Address::Region(self.region().map(str::to_owned))
    }

    /// The project in a region, if one is known. A project is in one region.
    pub(crate) fn project_id(&self, region: Option<&str>) -> Option<&str> {
        let fits = |of: Option<&str>| of.is_none() || region.is_none() || of == region;
        let found = self.known().filter(|found| fits(found.region.as_deref()));
        let profile = self.profile.get("project_id").filter(|_| fits(self.profile.get("region")));
        found.and_then(|found| found.project_id.as_deref()).or(profile)
    }

    /// The credentials. What should be mended of their place is told.
    pub(crate) fn credentials(&self) -> Result<Credentials, Failure> {
        match (&self.token, &self.found) {
            (None, Some(Ok(found))) => {
                found.warnings.iter().for_each(|warning| output::error(&format!("note: {warning}\n")));
                Ok(found.credentials.clone())
            }
            (None, Some(Err(error))) => Err(error.clone().into()),
            (token, _) => Ok(Credentials::token(token.clone().unwrap_or_default())),
        }
    }

    /// Where they are from.
    pub(crate) fn origin(&self) -> String {
        self.known().map_or_else(|| "--token".to_owned(), |found| found.origin.to_string())
    }

    /// The client that asks at an address.
    pub(crate) fn client(
        &self,
        address: &Address,
        options: &Options,
        credentials: Option<Credentials>,
    ) -> Result<Client, Failure> {
        let client = self.builder(address, options);
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

    /// The client that takes no project for known, so that it asks.
    pub(crate) fn prober(
        &self,
        address: &Address,
        options: &Options,
        credentials: Credentials,
    ) -> Result<Client, Failure> {
        Ok(self.builder(address, options).credentials(credentials).build()?)
    }

    fn builder(&self, address: &Address, options: &Options) -> ClientBuilder {
        let seconds = options.get::<u64>("timeout").copied().or(self.profile.number("timeout")).unwrap_or(30);
        let mut client = Client::builder()
            .timeout(Duration::from_secs(seconds))
            .allow_http(options.flag("allow-http"))
            .endpoints(self.endpoints.clone());
        if let Address::Endpoint(base) = address {
            client = client.endpoint(base.as_str());
        }
        match address.region().or(self.region()) {
            Some(region) => client.region(region),
            None => client,
        }
    }
}

/// The credentials in the environment, or else where the profile says, or else where the library looks.
fn find(told: Option<&str>) -> Result<Found, CredentialsError> {
    match told {
        None => Chain::new().find(),
        Some("metadata") => Chain::new().with_metadata().find(),
        Some(file) => {
            if let Some(found) = Found::in_variables(|name| std::env::var(name).ok())? {
                return Ok(found);
            }
            let problem = "the profile names it, but there is no such file, or there are no keys in it";
            Found::in_profile(file)?.ok_or_else(|| CredentialsError::File {
                path: file.into(),
                line: None,
                problem: problem.to_owned(),
            })
        }
    }
}

/// The service that gives out tokens and knows the projects.
fn identity(apis: &[&'static Api]) -> Option<&'static Hosts> {
    apis.iter().find_map(|api| api.identity)
}
