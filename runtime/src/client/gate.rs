use std::{sync::Arc, time::SystemTime};

use tokio::{
    sync::Mutex,
    task::{spawn, spawn_blocking},
};

use crate::{CredentialsError, Error, Lease, Login, session::Leases};

/// Lets one task at a time ask for credentials; the others sleep meanwhile.
#[derive(Default)]
pub(super) struct Gate(Arc<Mutex<()>>);

impl Gate {
    /// The credentials to use now, other than those that were refused. Who gives them is asked in a task of its own, a provider where it may
    /// block. So the gate stays shut until they are there, even if nobody waits for them any more.
    pub(super) async fn lease<F>(
        &self,
        leases: &Arc<Leases>,
        refused: Option<Arc<Lease>>,
        log_in: impl FnOnce(Arc<dyn Login>) -> F,
    ) -> Result<Arc<Lease>, Error>
    where
        F: Future<Output = Result<Lease, Error>> + Send + 'static,
    {
        let at_hand = || leases.at_hand(refused.as_ref(), SystemTime::now());
        if let Some(lease) = at_hand() {
            return Ok(lease);
        }
        let gate = Arc::clone(&self.0).lock_owned().await;
        if let Some(lease) = at_hand() {
            return Ok(lease);
        }
        let leases = Arc::clone(leases);
        let asked = match leases.login().map(Arc::clone) {
            Some(login) => {
                let log_in = log_in(login);
                spawn(async move {
                    let _gate = gate;
                    leases.take(log_in.await, refused.as_ref(), SystemTime::now())
                })
            }
            None => spawn_blocking(move || {
                let _gate = gate;
                leases.lease(refused.as_ref(), SystemTime::now, |source| Ok(source.ask()?))
            }),
        };
        asked.await.unwrap_or_else(|_| Err(CredentialsError::Provider("it panicked".to_owned()).into()))
    }
}
