use std::sync::OnceLock;

use http::Response;

use super::{Call, Purpose, Reader, Settings, call::Signer};
use crate::{Error, ErrorKind, Hosts, Lease, project};

/// The id of the client's project: told, or looked up once.
pub(crate) struct Project(OnceLock<String>);

impl Project {
    pub(super) fn new(told: Option<String>) -> Self {
        Self(told.map_or_else(OnceLock::new, OnceLock::from))
    }

    /// It, if it is known.
    pub(crate) fn known(&self) -> Option<String> {
        self.0.get().cloned()
    }

    /// It, if the credentials say themselves which project they are for.
    pub(crate) fn of(&self, lease: Option<&Lease>) -> Option<String> {
        lease?.project_id().map(|id| self.keep(id.to_owned()))
    }

    /// Takes it in. Says during what an error came up.
    pub(crate) fn found(&self, id: Result<String, Error>) -> Result<String, Error> {
        id.map(|id| self.keep(id)).map_err(|error| match error.kind() {
            // That it is not there is said in whole sentences.
            ErrorKind::InvalidRequest => error,
            _ => error.during("looking up the region's project"),
        })
    }

    fn keep(&self, id: String) -> String {
        self.0.get_or_init(|| id).clone()
    }
}

/// Finds the project of this region.
pub(crate) struct OfRegion<'c>(&'c str);

impl Reader for OfRegion<'_> {
    type Kept = String;

    fn read(&self, answer: Response<Vec<u8>>) -> Result<String, Error> {
        project::read(&answer, self.0)
    }
}

/// The course of the request that looks it up.
pub(crate) fn look_up<'c>(
    settings: &'c Settings,
    identity: &'static Hosts,
) -> Result<Call<'c, OfRegion<'c>>, Error> {
    let (ready, region) = (settings.prepare_project(identity)?, settings.project_region()?);
    let signer = Signer { identity: Some(identity), project_id: None, scheme: settings.identity_scheme() };
    let (purpose, policy) = (Purpose::ProjectLookUp, settings.retries.clone());
    Ok(Call::new(settings, purpose, ready, policy, OfRegion(region)).signed(signer))
}
