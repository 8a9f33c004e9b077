//! The library's own benchmarks, as they print themselves.

use std::fs;

use crate::{Done, cost, house::House};

pub(crate) const SUITES: [(&str, &[&str]); 3] = [
    ("decode", &["bench", "--bench", "decode"]),
    ("parsers", &["run", "--release", "--manifest-path", "peers/decode/Cargo.toml"]),
    ("request", &["bench", "--bench", "request"]),
];

pub(crate) fn measure(house: &House) -> Done {
    if house.quick {
        return Ok(());
    }
    for (suite, arguments) in SUITES {
        let log = house.scratch.join("log.txt");
        let target = house.folder("suites-target", false)?;
        cost::run(&mut cost::cargo(&house.repository, &target, arguments), &log)?;
        let said = fs::read_to_string(&log)?;
        // What cargo says comes first.
        let own = said.lines().skip_while(|line| !line.trim_start().starts_with("Running "));
        let own = own.skip(1).map(str::trim_end).collect::<Vec<_>>().join("\n");
        eprintln!("{own}");
        keep_ratios(house, &own)?;
        fs::write(house.scratch.join(format!("{suite}.txt")), own)?;
    }
    Ok(())
}

/// Of a table by answers: the microseconds of serde's derive, and ours as a part of them. `least` is the answer where we gain least.
fn keep_ratios(house: &House, table: &str) -> Done {
    let mut worst = 0.0;
    for line in table.lines() {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let [_, name, _, theirs, ratio, ..] = cells[..] else { continue };
        let number = theirs.strip_suffix(" µs").and_then(|number| number.parse::<f64>().ok());
        let (Some(theirs), Ok(ratio)) = (number, ratio.parse::<f64>()) else { continue };
        let least = (ratio > worst).then_some("least");
        worst = ratio.max(worst);
        for name in least.into_iter().chain([name]) {
            house.ledger.set(&format!("suites/ours/{name}"), theirs * ratio)?;
            house.ledger.set(&format!("suites/theirs/{name}"), theirs)?;
        }
    }
    Ok(())
}

/// What it printed: a table as it is, anything else as lines.
pub(crate) fn text(house: &House, suite: &str) -> Option<String> {
    let text = fs::read_to_string(house.scratch.join(format!("{suite}.txt"))).ok()?;
    let text = text.trim_matches('\n');
    Some(if text.starts_with('|') { format!("{text}\n") } else { format!("```text\n{text}\n```\n") })
}
