//! Work on many files at once.

use std::{num::NonZero, panic, thread};

/// Does the same with each item; the results stand in the order of the items.
pub(crate) fn map<T: Sync, R: Send>(items: &[T], each: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    let share = items.len().div_ceil(threads).max(FEW);
    thread::scope(|scope| {
        let work = |share: &[T]| share.iter().map(&each).collect::<Vec<R>>();
        let (first, others) = items.split_at(share.min(items.len()));
        let others: Vec<_> = others.chunks(share).map(|share| scope.spawn(move || work(share))).collect();
        let mut results = work(first);
        for other in others {
            results.extend(other.join().unwrap_or_else(|panicked| panic::resume_unwind(panicked)));
        }
        results
    })
}

/// So few items are not worth a thread.
const FEW: usize = 4;

#[cfg(test)]
mod tests {
    #[test]
    fn in_order() {
        for count in [0, 1, 5, 1_000] {
            let items: Vec<usize> = (0..count).collect();
            let doubled: Vec<usize> = items.iter().map(|item| item * 2).collect();
            assert_eq!(super::map(&items, |item| item * 2), doubled);
        }
    }
}
