use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

/// What a host may be asked over again, in shares of a request.
const FULL: u32 = 100;
const COST: u32 = 10;

/// A client's retry budget, host by host: a service that fails all the time gets a tenth more requests, not three times as many.
#[derive(Debug, Default)]
pub(crate) struct RetryBudget {
    /// What is spent. A host of which all is left is not in it.
    spent: Mutex<HashMap<String, u32>>,
}

impl RetryBudget {
    /// Pays for a retry; `false` if there is not enough left.
    pub(crate) fn withdraw(&self, host: &str) -> bool {
        let mut spent = self.spent();
        let before = spent.get(host).copied().unwrap_or_default();
        let enough = before + COST <= FULL;
        if enough {
            spent.insert(host.to_owned(), before + COST);
        }
        enough
    }

    /// A request went well: a little comes back, and what its own retries cost.
    pub(crate) fn succeeded(&self, host: &str, retries: u32) {
        let mut spent = self.spent();
        if let Some(left) = spent.get_mut(host) {
            *left = left.saturating_sub(retries.saturating_mul(COST).saturating_add(1));
            if *left == 0 {
                spent.remove(host);
            }
        }
    }

    fn spent(&self) -> MutexGuard<'_, HashMap<String, u32>> {
        self.spent.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
