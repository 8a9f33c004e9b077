use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

/// How long a host is passed over.
const LASTS: Duration = Duration::from_secs(5 * 60);

/// Hosts that could not be reached a while ago, and since when that is known: others are asked before them.
#[derive(Debug, Default)]
pub(crate) struct Detours(Mutex<HashMap<String, Instant>>);

impl Detours {
    pub(crate) fn add(&self, host: &str, now: Instant) {
        self.hosts().insert(host.to_owned(), now);
    }

    /// Puts those at the end that should be passed over; otherwise the order stays.
    pub(crate) fn order<T>(&self, hosts: &mut [T], host: impl Fn(&T) -> &str, now: Instant) {
        let mut closed = self.hosts();
        closed.retain(|_, since| now.saturating_duration_since(*since) < LASTS);
        hosts.sort_by_key(|one| closed.contains_key(host(one)));
    }

    fn hosts(&self) -> std::sync::MutexGuard<'_, HashMap<String, Instant>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_are_passed_over_for_a_while() {
        let (detours, begun) = (Detours::default(), Instant::now());
        let order = |after| {
            let mut hosts = ["a", "b", "c"];
            detours.order(&mut hosts, |host| host, begun + after);
            hosts.concat()
        };
        assert_eq!(order(Duration::ZERO), "abc");
        detours.add("a", begun);
        assert_eq!(order(Duration::ZERO), "bca");
        detours.add("b", begun + LASTS / 2);
        assert_eq!(order(LASTS / 2), "cab");
        assert_eq!(order(LASTS), "acb");
        assert_eq!(order(LASTS * 3 / 2), "abc");
    }
}
