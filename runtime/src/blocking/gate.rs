use std::{
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    time::Instant,
};

use crate::{Error, ErrorKind, session::too_late_to_ask};

/// Lets one at a time ask for what many want; the others sleep meanwhile, and share what it brings, errors too.
pub(super) struct Gate<T>(Mutex<Option<Arc<Flight<T>>>>);

/// Somebody is asking.
struct Flight<T> {
    landed: Mutex<Landed<T>>,
    bell: Condvar,
}

enum Landed<T> {
    NotYet,
    With(Result<T, Error>),
    /// Whoever asked gave up.
    Lost,
}

impl<T: Clone> Gate<T> {
    pub(super) fn new() -> Self {
        Self(Mutex::new(None))
    }

    /// What is at hand, or else what is asked for, here or by somebody else. Until a certain time at the latest, as `ask` should be, too.
    pub(super) fn once(
        &self,
        until: Option<Instant>,
        at_hand: impl Fn() -> Option<T>,
        ask: impl FnOnce() -> Result<T, Error>,
    ) -> Result<T, Error> {
        loop {
            let mut under_way = lock(&self.0);
            if let Some(known) = at_hand() {
                return Ok(known);
            }
            let Some(flight) = under_way.clone() else {
                let flight = Arc::new(Flight { landed: Mutex::new(Landed::NotYet), bell: Condvar::new() });
                *under_way = Some(Arc::clone(&flight));
                drop(under_way);
                let pilot = Pilot { gate: self, flight };
                let asked = ask();
                pilot.land(&asked, until);
                return asked;
            };
            drop(under_way);
            if let Some(landed) = flight.wait(until)? {
                return landed;
            }
        }
    }
}

impl<T: Clone> Flight<T> {
    /// What it brought; `None` if nobody knows.
    fn wait(&self, until: Option<Instant>) -> Result<Option<Result<T, Error>>, Error> {
        let mut landed = lock(&self.landed);
        loop {
            match &*landed {
                Landed::With(asked) => return Ok(Some(asked.clone())),
                Landed::Lost => return Ok(None),
                Landed::NotYet => {}
            }
            landed = match until.map(|until| until.saturating_duration_since(Instant::now())) {
                None => self.bell.wait(landed).unwrap_or_else(PoisonError::into_inner),
                Some(left) if left.is_zero() => return Err(too_late_to_ask()),
                Some(left) => self.bell.wait_timeout(landed, left).unwrap_or_else(PoisonError::into_inner).0,
            };
        }
    }
}

/// Whoever asks. If it panics, the others are not left waiting.
struct Pilot<'g, T> {
    gate: &'g Gate<T>,
    flight: Arc<Flight<T>>,
}

impl<T: Clone> Pilot<'_, T> {
    fn land(&self, asked: &Result<T, Error>, until: Option<Instant>) {
        let late = until.is_some_and(|until| until <= Instant::now());
        // That its time was over is nothing to those who have more.
        let own = asked.as_ref().is_err_and(|error| late && error.kind() == ErrorKind::Timeout);
        if !own {
            *lock(&self.flight.landed) = Landed::With(asked.clone());
        }
    }
}

impl<T> Drop for Pilot<'_, T> {
    fn drop(&mut self) {
        lock(&self.gate.0).take();
        let mut landed = lock(&self.flight.landed);
        if matches!(*landed, Landed::NotYet) {
            *landed = Landed::Lost;
        }
        self.flight.bell.notify_all();
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a failure fails the test, in its helpers too")]
mod tests {
    use std::{
        panic::{AssertUnwindSafe, catch_unwind},
        sync::{
            atomic::{AtomicUsize, Ordering},
            mpsc,
        },
        thread,
        time::Duration,
    };

    use super::*;
    use crate::CredentialsError;

    fn failed() -> Error {
        CredentialsError::Provider("it is closed".to_owned()).into()
    }

    /// How many have come to the gate. Whoever has looked for what is at hand finds, or makes, the flight before anybody else does.
    #[derive(Default)]
    struct Came(AtomicUsize);

    impl Came {
        fn at_hand(&self) -> Option<u8> {
            self.0.fetch_add(1, Ordering::SeqCst);
            None
        }

        fn wait_for(&self, count: usize) {
            while self.0.load(Ordering::SeqCst) < count {
                thread::yield_now();
            }
        }
    }

    #[test]
    fn all_share_what_one_asked_for() {
        for brought in [Ok(7), Err(failed())] {
            let (gate, came, asked) = (Gate::new(), Came::default(), AtomicUsize::new(0));
            let ask = || {
                asked.fetch_add(1, Ordering::SeqCst);
                came.wait_for(100);
                brought.clone()
            };
            thread::scope(|scope| {
                let all: Vec<_> =
                    (0..100).map(|_| scope.spawn(|| gate.once(None, || came.at_hand(), ask))).collect();
                for one in all {
                    let got = one.join().unwrap().map_err(|error| error.to_string());
                    assert_eq!(got, brought.clone().map_err(|error| error.to_string()));
                }
            });
            assert_eq!(asked.load(Ordering::SeqCst), 1);
            assert_eq!(gate.once(None, || None, || Ok(8)).unwrap(), 8, "who comes later asks again");
        }
    }

    #[test]
    fn who_waits_does_so_until_his_own_time_is_over() {
        let (gate, came) = (Gate::new(), Came::default());
        let (land, landed) = mpsc::channel();
        thread::scope(|scope| {
            let first =
                scope.spawn(|| gate.once(None, || came.at_hand(), || Ok(landed.into_iter().next().unwrap())));
            came.wait_for(1);
            let soon = Instant::now() + Duration::from_millis(10);
            let error = gate.once(Some(soon), || None, || Ok(0)).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Timeout);
            land.send(5).unwrap();
            assert_eq!(first.join().unwrap().unwrap(), 5);
        });
    }

    /// Two wait while the first, who has no time, or panics, asks for nothing: one of them asks.
    #[test]
    fn who_gives_up_takes_nothing_with_him() {
        type Ask<'a> = &'a (dyn Fn() -> Result<u8, Error> + Sync);
        let panics = || -> Result<u8, Error> { std::panic::resume_unwind(Box::new("out of order")) };
        let late = || Err(too_late_to_ask());
        for (until, ask) in [(None, &panics as Ask<'_>), (Some(Instant::now()), &late)] {
            let (gate, came, asked) = (Gate::new(), Came::default(), AtomicUsize::new(0));
            thread::scope(|scope| {
                let first = scope.spawn(|| {
                    let ask = || {
                        came.wait_for(3);
                        ask()
                    };
                    catch_unwind(AssertUnwindSafe(|| gate.once(until, || came.at_hand(), ask)))
                });
                came.wait_for(1);
                let second = || {
                    let ask = || {
                        asked.fetch_add(1, Ordering::SeqCst);
                        // For as long as both want it.
                        came.wait_for(5);
                        Ok(9)
                    };
                    gate.once(None, || came.at_hand(), ask)
                };
                let others = [scope.spawn(second), scope.spawn(second)];
                assert!(!first.join().unwrap().is_ok_and(|got| got.is_ok()));
                assert!(others.into_iter().all(|other| other.join().unwrap().unwrap() == 9));
            });
            assert_eq!(asked.load(Ordering::SeqCst), 1);
        }
    }
}
