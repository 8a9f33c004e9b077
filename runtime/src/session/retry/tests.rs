//! Retries in virtual time.

use std::cell::Cell;

use proptest::{collection::vec, option, prelude::*, sample::select};

use super::*;
use crate::{ErrorKind, error::Inner};

const SECOND: Duration = Duration::from_secs(1);

const KINDS: [ErrorKind; 11] = [
    ErrorKind::InvalidRequest,
    ErrorKind::Credentials,
    ErrorKind::NotFound,
    ErrorKind::Unauthenticated,
    ErrorKind::Forbidden,
    ErrorKind::Throttled,
    ErrorKind::Unavailable,
    ErrorKind::Rejected,
    ErrorKind::UnexpectedAnswer,
    ErrorKind::Transport,
    ErrorKind::Timeout,
];

fn error(kind: ErrorKind, retry_after: Option<Duration>) -> Error {
    Inner { retry_after, ..Inner::new(kind) }.into()
}

fn unavailable() -> Error {
    error(ErrorKind::Unavailable, None)
}

#[test]
fn what_passes_is_tried_again_twice() {
    for kind in KINDS {
        let mut retries = Retries::new(RetryPolicy::new());
        let passes = matches!(
            kind,
            ErrorKind::Throttled | ErrorKind::Unavailable | ErrorKind::Transport | ErrorKind::Timeout
        );
        for expected in [passes, passes, false] {
            assert_eq!(retries.after(&error(kind, None), SECOND, || true).is_some(), expected, "{kind:?}");
        }
    }
    let lasting = Inner { lasting: true, ..Inner::new(ErrorKind::Transport) }.into();
    assert_eq!(Retries::new(RetryPolicy::new()).after(&lasting, SECOND, || true), None);
    assert_eq!(Retries::new(RetryPolicy::none()).after(&unavailable(), SECOND, || true), None);
}

#[test]
fn pauses_are_drawn_below_a_bound_that_doubles() {
    let policy = RetryPolicy::new().max_retries(6).delays(SECOND, 10 * SECOND).total(Duration::MAX);
    let mut highest = [Duration::ZERO; 6];
    for seed in 0..500 {
        let mut retries = Retries::new(policy.clone().seed(seed));
        for (at, highest) in highest.iter_mut().enumerate() {
            let pause = retries.after(&unavailable(), SECOND, || true).unwrap();
            assert!(pause <= [1, 2, 4, 8, 10, 10][at] * SECOND, "{at}: {pause:?}");
            *highest = pause.max(*highest);
        }
    }
    assert!(highest[0] > SECOND * 9 / 10 && highest[5] > 9 * SECOND, "{highest:?}");
}

#[test]
fn what_the_service_asks_for_is_kept_to_or_the_error_is_given() {
    let after = |asked, now| {
        let policy = RetryPolicy::new().total(20 * SECOND);
        Retries::new(policy).after(&error(ErrorKind::Throttled, Some(asked)), now, || true)
    };
    assert_eq!(after(5 * SECOND, SECOND), Some(5 * SECOND));
    assert_eq!(after(20 * SECOND, Duration::ZERO), None);
    assert_eq!(after(5 * SECOND, 15 * SECOND), None);
    assert_eq!(after(Duration::MAX, SECOND), None);
    assert!(after(Duration::ZERO, SECOND).is_some_and(|pause| pause <= SECOND / 5));
}

#[test]
fn a_failing_host_is_not_hammered() {
    let budget = RetryBudget::default();
    let granted = |requests: usize, host: &str| (0..requests).filter(|_| budget.withdraw(host)).count();
    assert_eq!(granted(1_000, "a"), 10);
    assert_eq!(granted(1, "b"), 1, "each host has its own");
    (0..100).for_each(|_| budget.succeeded("a", 0));
    assert_eq!(granted(1_000, "a"), 10);
    (0..9).for_each(|_| budget.succeeded("a", 0));
    assert_eq!(granted(1_000, "a"), 0);
    budget.succeeded("a", 0);
    assert_eq!(granted(1_000, "a"), 1);
    budget.succeeded("a", 2);
    assert_eq!(granted(1_000, "a"), 2, "retries that helped cost nothing");
}

proptest! {
    #[test]
    fn never_too_often_never_too_late(
        max_retries in 0..20_u32,
        (base, max, total) in (0..5_000_u64, 0..20_000_u64, 0..60_000_u64),
        attempts in vec((select(&KINDS[..]), option::of(0..30_u64), 0..5_000_u64, any::<bool>()), 0..30),
        seed: u64,
    ) {
        let millis = Duration::from_millis;
        let policy =
            RetryPolicy::new().max_retries(max_retries).delays(millis(base), millis(max)).total(millis(total)).seed(seed);
        let (mut retries, mut now, paid) = (Retries::new(policy.clone()), Duration::ZERO, Cell::new(0));
        for (number, (kind, asked, took, grant)) in (0_u32..).zip(attempts) {
            let took = millis(took).min(retries.time_left(now));
            prop_assert!(number == 0 || now.saturating_add(took) <= policy.total);
            now += took;
            let error = error(kind, asked.map(Duration::from_secs));
            let pause = retries.after(&error, now, || { paid.set(paid.get() + u32::from(grant)); grant });
            let Some(pause) = pause else { break };
            prop_assert!(error.is_retryable() && number < max_retries && grant);
            prop_assert!(pause >= error.retry_after().unwrap_or_default());
            prop_assert!(pause <= policy.max_delay.max(error.retry_after().unwrap_or_default()));
            now += pause;
            prop_assert!(now < policy.total);
        }
        prop_assert_eq!(retries.done(), paid.get());
    }

    #[test]
    fn the_budget_bounds_the_retries(events in vec(any::<bool>(), 0..2_000)) {
        let (budget, mut successes, mut retries) = (RetryBudget::default(), 0_usize, 0_usize);
        for well in events {
            if well {
                budget.succeeded("a", 0);
                successes += 1;
            } else {
                retries += usize::from(budget.withdraw("a"));
            }
            prop_assert!(retries <= 10 + successes / 10);
        }
    }
}
