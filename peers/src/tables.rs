//! The ledger as tables in Markdown: first the ratio, then what it is made of.

use crate::{binary, consumer, ledger::Ledger};

/// Where a number was not measured.
const NONE: &str = "–";

pub(crate) fn feature(features: &str) -> &str {
    if features.is_empty() { "none" } else { features }
}

pub(crate) fn consumer(ledger: &Ledger) -> String {
    let mut table =
        head(&["features", "ratio", "CPU", "wall", "crates", "progenitor", "CPU", "wall", "crates"], 1);
    for (features, tls) in consumer::SETS {
        let ours = format!("consumer/ours/{}", feature(features));
        let theirs = format!("consumer/theirs/{}", if tls { "tls" } else { "plain" });
        table += &row(&[
            feature(features).to_owned(),
            ratio(ledger, &format!("{ours}.cpu"), &format!("{theirs}.cpu")),
            seconds(ledger, &format!("{ours}.cpu")),
            seconds(ledger, &format!("{ours}.wall")),
            number(ledger, &format!("{ours}.crates"), 0),
            if tls { "its default TLS" } else { "without TLS" }.to_owned(),
            seconds(ledger, &format!("{theirs}.cpu")),
            seconds(ledger, &format!("{theirs}.wall")),
            number(ledger, &format!("{theirs}.crates"), 0),
        ]);
    }
    table
}

pub(crate) fn generated(ledger: &Ledger) -> String {
    let mut table =
        head(&["what", "APIs", "ratio", "CPU", "wall", "peak", "progenitor: CPU", "wall", "peak"], 1);
    let mut add = |what: &str, name: &str, count: usize| {
        let (ours, theirs) = (format!("generated/ours/{name}"), format!("generated/theirs/{name}"));
        table += &compared(ledger, what, count, &ours, &theirs, "cpu");
    };
    for (way, what) in
        [("check", "`cargo check`"), ("build", "`cargo build`"), ("release", "`cargo build --release`")]
    {
        for count in ledger.sizes(&format!("generated/ours/{way}")) {
            add(what, &format!("{way}/{count}"), count);
        }
    }
    for (way, what) in
        [("edit-check", "`cargo check` after one line"), ("edit-build", "`cargo build` after one line")]
    {
        for count in ledger.sizes(&format!("generated/ours/{way}")) {
            add(what, &format!("{way}/{count}"), count);
        }
    }
    table
}

pub(crate) fn lines(ledger: &Ledger) -> String {
    let mut table = head(&["lines an API", "APIs", "ratio", "here", "progenitor"], 1);
    for (what, name) in [("all", "lines"), ("without comments and blank ones", "code")] {
        for count in ledger.sizes(&format!("generated/ours/{name}")) {
            let [ours, theirs] = ["ours", "theirs"].map(|side| format!("generated/{side}/{name}/{count}"));
            let [here, there] = [&ours, &theirs].map(|name| number(ledger, name, 0));
            table += &row(&[what.to_owned(), count.to_string(), ratio(ledger, &ours, &theirs), here, there]);
        }
    }
    table
}

pub(crate) fn generate(ledger: &Ledger) -> String {
    let names = ["what", "APIs", "ratio of wall", "CPU", "wall", "peak", "progenitor: CPU", "wall", "peak"];
    let mut table = head(&names, 1);
    for (what, name) in
        [("everything", "all"), ("after one line in a schema", "one"), ("nothing changed", "none")]
    {
        for count in ledger.sizes(&format!("generate/ours/{name}")) {
            // It remembers nothing, so each time is like the first.
            let theirs = format!("generate/theirs/all/{count}");
            table +=
                &compared(ledger, what, count, &format!("generate/ours/{name}/{count}"), &theirs, "wall");
        }
    }
    table
}

pub(crate) fn binary(ledger: &Ledger) -> String {
    let mut table = head(&["program", "ratio", "here", "progenitor"], 1);
    for (what, ours, theirs) in binary::PAIRS {
        let (ours, theirs) = (format!("binary/ours/{ours}"), format!("binary/theirs/{theirs}"));
        let size =
            |name: &str| ledger.get(name).map_or_else(|| NONE.to_owned(), |size| format!("{size:.2} MiB"));
        table += &row(&[what.to_owned(), ratio(ledger, &ours, &theirs), size(&ours), size(&theirs)]);
    }
    table
}

fn compared(ledger: &Ledger, what: &str, count: usize, ours: &str, theirs: &str, by: &str) -> String {
    let costs = |name: &str| {
        let peak = number(ledger, &format!("{name}.peak"), 0);
        [
            seconds(ledger, &format!("{name}.cpu")),
            seconds(ledger, &format!("{name}.wall")),
            format!("{peak} MiB"),
        ]
    };
    let ratio = ratio(ledger, &format!("{ours}.{by}"), &format!("{theirs}.{by}"));
    let [first, second] = [costs(ours), costs(theirs)];
    row(&[&[what.to_owned(), count.to_string(), ratio], &first[..], &second[..]].concat())
}

pub(crate) fn head(names: &[&str], texts: usize) -> String {
    let lines = names.iter().enumerate().map(|(column, _)| if column < texts { "---" } else { "--:" });
    format!("| {} |\n|{}|\n", names.join(" | "), lines.collect::<Vec<_>>().join("|"))
}

pub(crate) fn row(cells: &[String]) -> String {
    format!("| {} |\n", cells.join(" | "))
}

/// Ours as a share of theirs: `1/7.3`, or `1.2` if it is more.
pub(crate) fn share(ours: f64, theirs: f64) -> String {
    let times = theirs / ours;
    match times {
        1.05.. if times >= 20.0 => format!("1/{times:.0}"),
        1.05.. => format!("1/{times:.1}"),
        _ => format!("{:.2}", ours / theirs),
    }
}

fn ratio(ledger: &Ledger, ours: &str, theirs: &str) -> String {
    match (ledger.get(ours), ledger.get(theirs)) {
        (Some(ours), Some(theirs)) => format!("**{}**", share(ours, theirs)),
        _ => NONE.to_owned(),
    }
}

fn seconds(ledger: &Ledger, name: &str) -> String {
    ledger.get(name).map_or_else(|| NONE.to_owned(), |seconds| amount(seconds, " s"))
}

fn number(ledger: &Ledger, name: &str, digits: usize) -> String {
    ledger.get(name).map_or_else(|| NONE.to_owned(), |number| format!("{number:.digits$}"))
}

/// A number with its unit, in as many digits as it is known.
pub(crate) fn amount(number: f64, unit: &str) -> String {
    match unit {
        "" => format!("{number:.0}"),
        " MiB" if number >= 20.0 => format!("{number:.0}{unit}"),
        " s" if number < 0.1 => format!("{:.0} ms", number * 1e3),
        _ => format!("{number:.2}{unit}"),
    }
}
