use std::sync::{Arc, OnceLock};

use http::{Request, Response};

use super::Settings;
use crate::{Error, Hosts, Lease, project};

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

    fn keep(&self, id: String) {
        self.0.get_or_init(|| id);
    }
}

/// The course of one look-up, whoever sends.
pub(crate) struct LookUp<'c> {
    settings: &'c Settings,
    identity: &'static Hosts,
    lease: Option<Arc<Lease>>,
    refused: Option<Arc<Lease>>,
}

impl<'c> LookUp<'c> {
    pub(crate) fn new(settings: &'c Settings, identity: &'static Hosts) -> Self {
        Self { settings, identity, lease: None, refused: None }
    }

    /// The credentials that were not accepted: it takes others.
    pub(crate) fn refused(&self) -> Option<&Arc<Lease>> {
        self.refused.as_ref()
    }

    /// The request that asks for it with these credentials. There is none, and the id is known, if they say it themselves.
    pub(crate) fn attempt(&mut self, lease: Option<Arc<Lease>>) -> Result<Option<Request<Vec<u8>>>, Error> {
        if let Some(id) = lease.as_ref().and_then(|lease| lease.project_id()) {
            self.settings.project.keep(id.to_owned());
            return Ok(None);
        }
        let ready = self.settings.prepare_project(self.identity)?;
        let ready = self.settings.authorize(ready, None, lease.as_deref())?;
        self.lease = lease;
        Ok(Some(ready))
    }

    /// Takes note of what came of it: the id is known, or there is to be another attempt.
    pub(crate) fn sent(&mut self, sent: Result<Response<Vec<u8>>, Error>) -> Result<(), Error> {
        let read = |answer| project::read(&answer, self.settings.project_region()?);
        let leases = self.settings.leases.as_ref().filter(|_| self.refused.is_none());
        match sent.and_then(read) {
            Ok(id) => self.settings.project.keep(id),
            Err(error) if leases.is_some_and(|leases| leases.renew_after(&error)) => {
                self.refused = self.lease.take();
            }
            Err(error) => return Err(error),
        }
        Ok(())
    }
}
