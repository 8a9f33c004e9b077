use std::sync::{Mutex, PoisonError};

use tokio::{sync::watch, task::spawn};
use tracing::Instrument as _;

use crate::{CredentialsError, Error};

type Landed<T> = Option<Result<T, Error>>;

/// Lets one at a time ask for what many want; the others sleep meanwhile, and share what it brings, errors too.
pub(super) struct Gate<T>(Mutex<Option<watch::Receiver<Landed<T>>>>);

impl<T: Clone + Send + Sync + 'static> Gate<T> {
    pub(super) fn new() -> Self {
        Self(Mutex::new(None))
    }

    /// What is at hand, or else what is asked for. That is done in a task of its own, and goes on even if nobody waits for it any more:
    /// the next who wants it finds it under way.
    pub(super) async fn once<F>(
        &self,
        at_hand: impl Fn() -> Option<T>,
        ask: impl FnOnce() -> F,
    ) -> Result<T, Error>
    where
        F: Future<Output = Result<T, Error>> + Send + 'static,
    {
        let mut flight = {
            let mut under_way = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some(known) = at_hand() {
                return Ok(known);
            }
            // One whose task is gone, with its runtime, say, brings nothing any more.
            let flight =
                under_way.take().filter(|flight| flight.borrow().is_none() && flight.has_changed().is_ok());
            let flight = flight.unwrap_or_else(|| {
                let (land, flight) = watch::channel(None);
                let asked = ask();
                let fly = async move { drop(land.send(Some(asked.await))) };
                spawn(fly.in_current_span());
                flight
            });
            under_way.insert(flight).clone()
        };
        let landed = flight.wait_for(Option::is_some).await.map(|landed| landed.clone());
        landed.ok().flatten().unwrap_or_else(|| Err(panicked()))
    }
}

pub(super) fn panicked() -> Error {
    CredentialsError::Provider("it panicked".to_owned()).into()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, reason = "a failure fails the test, in its helpers too")]
mod tests {
    use std::{
        cell::Cell,
        sync::{
            Arc,
            atomic::{AtomicUsize, Ordering},
        },
    };

    use tokio::{
        sync::oneshot,
        task::{JoinSet, yield_now},
        time::{Duration, timeout},
    };

    use super::*;
    use crate::CredentialsError;

    fn failed() -> Error {
        CredentialsError::Provider("it is closed".to_owned()).into()
    }

    /// A thousand tasks want something; the first asks, and gets this. What they all get, and how many asked.
    async fn all(brought: Result<u8, Error>) -> (Vec<Result<u8, Error>>, usize) {
        let gate = Arc::new(Gate::new());
        let (came, asked): (Arc<AtomicUsize>, Arc<AtomicUsize>) = Default::default();
        let mut tasks = JoinSet::new();
        for _ in 0..1000 {
            let (gate, came, asked, brought) =
                (Arc::clone(&gate), Arc::clone(&came), Arc::clone(&asked), brought.clone());
            tasks.spawn(async move {
                let at_hand = || {
                    came.fetch_add(1, Ordering::SeqCst);
                    None
                };
                let all_came = Arc::clone(&came);
                let ask = || async move {
                    asked.fetch_add(1, Ordering::SeqCst);
                    while all_came.load(Ordering::SeqCst) < 1000 {
                        yield_now().await;
                    }
                    brought
                };
                gate.once(at_hand, ask).await
            });
        }
        (tasks.join_all().await, asked.load(Ordering::SeqCst))
    }

    #[tokio::test]
    async fn all_share_what_one_asked_for() {
        let (got, asked) = all(Ok(7)).await;
        assert!(got.iter().all(|got| *got.as_ref().unwrap() == 7) && got.len() == 1000 && asked == 1);
        let (got, asked) = all(Err(failed())).await;
        assert!(got.iter().all(|got| got.as_ref().unwrap_err().to_string().ends_with("it is closed")));
        assert_eq!((got.len(), asked), (1000, 1));
    }

    #[tokio::test]
    async fn who_comes_after_a_failure_asks_again() {
        let gate = Gate::new();
        assert!(gate.once(|| None::<u8>, || async { Err(failed()) }).await.is_err());
        assert_eq!(gate.once(|| None, || async { Ok(1) }).await.unwrap(), 1);
        assert_eq!(gate.once(|| Some(2), || async { Err(failed()) }).await.unwrap(), 2, "it is at hand");
    }

    #[tokio::test]
    async fn who_gives_up_leaves_it_under_way() {
        let (gate, asked) = (Gate::new(), Cell::new(0));
        let (land, landed) = oneshot::channel::<u8>();
        let never = gate.once(|| None, || async { Ok(landed.await.unwrap()) });
        assert!(timeout(Duration::ZERO, never).await.is_err());
        land.send(3).unwrap();
        let again = || {
            asked.set(asked.get() + 1);
            async { Err(failed()) }
        };
        assert_eq!(gate.once(|| None, again).await.unwrap(), 3);
        assert_eq!(asked.get(), 0);
    }

    #[tokio::test]
    #[allow(clippy::panic, reason = "that is what it is about")]
    async fn a_panic_takes_nothing_with_it() {
        let gate = Gate::new();
        let panics = gate.once(|| None, || async { panic!("out of order") });
        assert!(panics.await.unwrap_err().to_string().ends_with("it panicked"));
        assert_eq!(gate.once(|| None, || async { Ok(1) }).await.unwrap(), 1);
    }

    /// The task that asks is gone with its runtime.
    #[test]
    fn another_runtime_asks_again() {
        let gate = Gate::new();
        let runtime = || tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let never = async { timeout(Duration::ZERO, gate.once(|| None, std::future::pending)).await };
        assert!(runtime().block_on(never).is_err());
        assert_eq!(runtime().block_on(gate.once(|| None, || async { Ok(1) })).unwrap(), 1);
    }
}
