//! What was to be reached, beside what was.

use crate::{
    ledger::Ledger,
    tables::{amount, head, row, share},
};

struct Target {
    what: &'static str,
    ours: &'static str,
    /// Without a peer the bound is a number by itself.
    theirs: Option<&'static str>,
    /// Theirs divided by this, at most; or this number.
    bound: f64,
    unit: &'static str,
}

#[rustfmt::skip]
const TARGETS: &[Target] = &[
    compared("First debug build, requests and decoding alone, CPU", "consumer/ours/none.cpu", "consumer/theirs/plain.cpu", 6.0, " s"),
    alone("Crates of that", "consumer/ours/none.crates", 20.0, ""),
    compared("First debug build, async client with TLS, CPU", "consumer/ours/client.cpu", "consumer/theirs/tls.cpu", 2.0, " s"),
    compared("First debug build, blocking client with TLS, CPU", "consumer/ours/blocking.cpu", "consumer/theirs/tls.cpu", 2.0, " s"),
    compared("`cargo check` of 100 APIs, CPU", "generated/ours/check/100.cpu", "generated/theirs/check/100.cpu", 5.0, " s"),
    compared("`cargo build` of 100 APIs, CPU", "generated/ours/build/100.cpu", "generated/theirs/build/100.cpu", 5.0, " s"),
    compared("`cargo build --release` of 100 APIs, CPU", "generated/ours/release/100.cpu", "generated/theirs/release/100.cpu", 10.0, " s"),
    compared("`cargo build --release` of a program that asks each of 100, CPU", "generated/ours/use-release/100.cpu", "generated/theirs/use-release/100.cpu", 10.0, " s"),
    compared("`cargo check` of 500 APIs, CPU", "generated/ours/check/500.cpu", "generated/theirs/check/500.cpu", 5.0, " s"),
    compared("`cargo build` of 500 APIs, CPU", "generated/ours/build/500.cpu", "generated/theirs/build/500.cpu", 5.0, " s"),
    compared("`cargo build` of 500 APIs, peak memory", "generated/ours/build/500.peak", "generated/theirs/build/500.peak", 5.0, " MiB"),
    compared("`cargo build --release` of 500 APIs, CPU", "generated/ours/release/500.cpu", "generated/theirs/release/500.cpu", 10.0, " s"),
    compared("`cargo check` after one line, 100 APIs, CPU", "generated/ours/edit-check/100.cpu", "generated/theirs/edit-check/100.cpu", 4.0, " s"),
    compared("`cargo build` after one line, 100 APIs, CPU", "generated/ours/edit-build/100.cpu", "generated/theirs/edit-build/100.cpu", 4.0, " s"),
    compared("Lines an API, without comments and blank ones", "generated/ours/code/100", "generated/theirs/code/100", 2.0, ""),
    compared("Lines an API, all", "generated/ours/lines/100", "generated/theirs/lines/100", 2.0, ""),
    compared("Generating 2,000 APIs, wall", "generate/ours/all/2000.wall", "generate/theirs/all/2000.wall", 5.0, " s"),
    compared("Generating 2,000 APIs, peak memory", "generate/ours/all/2000.peak", "generate/theirs/all/2000.peak", 10.0, " MiB"),
    alone("One of 2,000 schemas changed, wall", "generate/ours/one/2000.wall", 0.05, " s"),
    alone("None of 2,000 schemas changed, wall", "generate/ours/none/2000.wall", 0.02, " s"),
    compared("A small program, async client with TLS", "binary/ours/tls", "binary/theirs/tls", 1.0, " MiB"),
    compared("A small program without TLS, over reqwest", "binary/ours/plain", "binary/theirs/plain", 1.0, " MiB"),
    compared("Decoding, where it gains least, beside serde's derive", "suites/ours/least", "suites/theirs/least", 1.0, " µs"),
    compared("Decoding 10,000 tasks, beside serde's derive", "suites/ours/10000-tasks", "suites/theirs/10000-tasks", 1.3, " µs"),
];

const fn compared(
    what: &'static str,
    ours: &'static str,
    theirs: &'static str,
    part: f64,
    unit: &'static str,
) -> Target {
    Target { what, ours, theirs: Some(theirs), bound: part, unit }
}

const fn alone(what: &'static str, ours: &'static str, bound: f64, unit: &'static str) -> Target {
    Target { what, ours, theirs: None, bound, unit }
}

pub(crate) fn table(ledger: &Ledger) -> String {
    let mut table = head(&["target", "at most", "reached", "", "here", "progenitor"], 1);
    for target in TARGETS {
        let theirs = target.theirs.and_then(|name| ledger.get(name));
        let (Some(ours), true) = (ledger.get(target.ours), target.theirs.is_none() || theirs.is_some())
        else {
            continue;
        };
        let number = |number: f64| amount(number, target.unit);
        let (at_most, reached, holds) = match theirs {
            Some(theirs) => {
                (format!("1/{}", target.bound), share(ours, theirs), ours * target.bound <= theirs)
            }
            None => (number(target.bound), number(ours), ours <= target.bound),
        };
        let holds = if holds { "holds" } else { "**does not hold**" };
        let cells = [
            target.what,
            &at_most,
            &format!("**{reached}**"),
            holds,
            &number(ours),
            &theirs.map(number).unwrap_or_default(),
        ];
        table += &row(&cells.map(str::to_owned));
    }
    table
}
