use std::{sync::Arc, time::SystemTime};

use tokio::{sync::Mutex, task::spawn_blocking};

use crate::{CredentialsError, Error, Lease, session::Leases};

/// Lets one task at a time ask for credentials, on a thread that may block; the others sleep meanwhile.
#[derive(Default)]
pub(super) struct Gate(Arc<Mutex<()>>);

impl Gate {
    /// The credentials to use now, other than those that were refused.
    pub(super) async fn lease(
        &self,
        leases: &Arc<Leases>,
        refused: Option<Arc<Lease>>,
    ) -> Result<Arc<Lease>, Error> {
        let at_hand = || leases.at_hand(refused.as_ref(), SystemTime::now());
        if let Some(lease) = at_hand() {
            return Ok(lease);
        }
        let gate = Arc::clone(&self.0).lock_owned().await;
        if let Some(lease) = at_hand() {
            return Ok(lease);
        }
        let leases = Arc::clone(leases);
        let asked = spawn_blocking(move || {
            // Shut until the provider is done, even if nobody waits for it any more.
            let _gate = gate;
            leases.lease(refused.as_ref(), SystemTime::now)
        });
        asked.await.unwrap_or_else(|_| Err(CredentialsError::Provider("it panicked".to_owned()).into()))
    }
}
