use std::{
    fmt,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, SystemTime},
};

use crate::{Credentials, CredentialsError, Error, ErrorKind, Lease, lease::Source};

/// How long before the end new credentials are asked for.
const AHEAD: Duration = Duration::from_secs(5 * 60);
/// How long after a failure they are not asked for again, while there are others.
const PAUSE: Duration = Duration::from_secs(10);

/// A client's credentials: given once and for all, or leased and renewed. All its requests share them.
pub(crate) struct Leases {
    source: Option<Source>,
    held: Mutex<Held>,
}

#[derive(Default)]
struct Held {
    lease: Option<Arc<Lease>>,
    /// From when on there should be another.
    renew_at: Option<SystemTime>,
}

impl Leases {
    pub(crate) fn new(credentials: Credentials) -> Self {
        let source = credentials.source().cloned();
        let lease = source.is_none().then(|| Arc::new(credentials.into()));
        Self { source, held: Mutex::new(Held { lease, renew_at: None }) }
    }

    /// Whether an error means that there should be other credentials, and there can be.
    pub(crate) fn renew_after(&self, error: &Error) -> bool {
        self.source.is_some() && error.kind() == ErrorKind::Unauthenticated
    }

    /// Credentials that need not be asked for, and are not those that were refused.
    pub(crate) fn at_hand(&self, refused: Option<&Arc<Lease>>, now: SystemTime) -> Option<Arc<Lease>> {
        let held = self.held();
        let lease = held.lease.as_ref()?;
        let fresh = held.renew_at.is_none_or(|at| now < at);
        (fresh && !refused.is_some_and(|refused| Arc::ptr_eq(refused, lease))).then(|| Arc::clone(lease))
    }

    /// Who gives them. Those that were given once and for all are always at hand.
    pub(crate) fn source(&self) -> Result<&Source, Error> {
        self.source.as_ref().ok_or_else(|| CredentialsError::NoneSet.into())
    }

    /// Takes in what the source gave.
    pub(crate) fn take(
        &self,
        asked: Result<Lease, Error>,
        refused: Option<&Arc<Lease>>,
        now: SystemTime,
    ) -> Result<Arc<Lease>, Error> {
        self.held().take(asked, refused, now)
    }

    fn held(&self) -> MutexGuard<'_, Held> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Held {
    /// If the source gave nothing, what there was does as long as it is valid.
    fn take(
        &mut self,
        asked: Result<Lease, Error>,
        refused: Option<&Arc<Lease>>,
        now: SystemTime,
    ) -> Result<Arc<Lease>, Error> {
        match (asked, &self.lease) {
            (Ok(lease), _) => {
                self.renew_at = lease.expires().map(|expires| {
                    let left = expires.duration_since(now).unwrap_or_default();
                    expires.checked_sub(AHEAD.min(left / 10)).unwrap_or(expires)
                });
                Ok(Arc::clone(self.lease.insert(Arc::new(lease))))
            }
            (Err(_), Some(old)) if refused.is_none() && old.expires().is_none_or(|expires| now < expires) => {
                let pause = now.checked_add(PAUSE);
                self.renew_at = pause.min(old.expires()).or(pause);
                Ok(Arc::clone(old))
            }
            (Err(error), _) => Err(error),
        }
    }
}

impl fmt::Debug for Leases {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.source, &self.held().lease) {
            (None, Some(lease)) => lease.credentials().fmt(f),
            (source, _) => source.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::{cell::Cell, sync::mpsc};

    use super::*;

    /// Gives what is put into it, one after the other, and fails when there is nothing.
    fn leases() -> (Leases, mpsc::Sender<Lease>) {
        let (give, given) = mpsc::channel();
        let given = Mutex::new(given);
        let provide = move || Ok(given.lock().unwrap().try_recv().map_err(|_| "the login is closed")?);
        (Leases::new(Credentials::provider(provide)), give)
    }

    /// As the clients do, one at a time.
    fn lease(leases: &Leases, refused: Option<&Arc<Lease>>, now: SystemTime) -> Result<Arc<Lease>, Error> {
        leases
            .at_hand(refused, now)
            .map_or_else(|| leases.take(leases.source()?.ask().map_err(Error::from), refused, now), Ok)
    }

    fn token(number: u8) -> Credentials {
        Credentials::token(number.to_string())
    }

    const MINUTE: Duration = Duration::from_secs(60);

    #[test]
    fn a_lease_is_kept_until_shortly_before_its_end() {
        for (lasts, kept) in [(60 * MINUTE, 55 * MINUTE), (10 * MINUTE, 9 * MINUTE)] {
            let (leases, give) = leases();
            let now = Cell::new(SystemTime::UNIX_EPOCH);
            let credentials = || lease(&leases, None, now.get()).map(|lease| lease.credentials().clone());
            give.send(Lease::until(token(1), now.get() + lasts)).unwrap();
            assert_eq!(credentials().unwrap(), token(1));
            now.set(now.get() + kept - Duration::from_millis(1));
            give.send(token(2).into()).unwrap();
            assert_eq!(credentials().unwrap(), token(1));
            now.set(now.get() + Duration::from_millis(1));
            assert_eq!(credentials().unwrap(), token(2));
            now.set(now.get() + 10_000 * MINUTE);
            assert_eq!(credentials().unwrap(), token(2), "it is not known when it expires");
        }
    }

    #[test]
    fn a_failure_does_no_harm_while_the_old_lease_is_valid() {
        let (leases, give) = leases();
        let now = Cell::new(SystemTime::UNIX_EPOCH);
        let credentials = || lease(&leases, None, now.get()).map(|lease| lease.credentials().clone());
        assert!(credentials().unwrap_err().to_string().contains("the login is closed"));
        give.send(Lease::until(token(1), now.get() + 60 * MINUTE)).unwrap();
        credentials().unwrap();
        now.set(now.get() + 56 * MINUTE);
        assert_eq!(credentials().unwrap(), token(1));
        give.send(token(2).into()).unwrap();
        now.set(now.get() + PAUSE / 2);
        assert_eq!(credentials().unwrap(), token(1), "it is not asked again at once");
        now.set(now.get() + PAUSE / 2);
        assert_eq!(credentials().unwrap(), token(2));
    }

    #[test]
    fn an_expired_or_refused_lease_is_not_used() {
        let (leases, give) = leases();
        let begun = SystemTime::UNIX_EPOCH;
        give.send(Lease::until(token(1), begun + 60 * MINUTE)).unwrap();
        let first = lease(&leases, None, begun).unwrap();
        assert_eq!(lease(&leases, Some(&first), begun).unwrap_err().kind(), ErrorKind::Credentials);
        assert!(lease(&leases, None, begun + 60 * MINUTE).is_err());
        give.send(token(2).into()).unwrap();
        let second = lease(&leases, Some(&first), begun).unwrap();
        assert_eq!(second.credentials(), &token(2));
        // Somebody else whose request was refused with the first finds the second.
        assert!(Arc::ptr_eq(&lease(&leases, Some(&first), begun).unwrap(), &second));
    }

    #[test]
    fn a_provider_may_not_give_a_provider() {
        let nested = || Ok(Credentials::provider(|| Ok(token(1).into())).into());
        let leases = Leases::new(Credentials::provider(nested));
        let error = lease(&leases, None, SystemTime::now()).unwrap_err();
        assert!(error.to_string().contains("another provider"), "{error}");
    }
}
