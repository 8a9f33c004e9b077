//! The library's own benchmarks, as they print themselves.

use std::fs;

use crate::{Done, cost, house::House};

pub(crate) const SUITES: [&str; 2] = ["decode", "request"];

pub(crate) fn measure(house: &House) -> Done {
    if house.quick {
        return Ok(());
    }
    for suite in SUITES {
        if !house.repository.join(format!("benches/{suite}.rs")).exists() {
            eprintln!("{suite}: there is no such benchmark");
            continue;
        }
        let log = house.scratch.join("log.txt");
        let target = house.folder("suites-target", false)?;
        cost::run(&mut cost::cargo(&house.repository, &target, &["bench", "--bench", suite]), &log)?;
        let said = fs::read_to_string(&log)?;
        // What cargo says comes first.
        let own = said.lines().skip_while(|line| !line.trim_start().starts_with("Running "));
        let own = own.skip(1).map(str::trim_end).collect::<Vec<_>>().join("\n");
        eprintln!("{own}");
        fs::write(house.scratch.join(format!("{suite}.txt")), own)?;
    }
    Ok(())
}

pub(crate) fn text(house: &House, suite: &str) -> Option<String> {
    let text = fs::read_to_string(house.scratch.join(format!("{suite}.txt"))).ok()?;
    Some(format!("```text\n{}\n```\n", text.trim_matches('\n')))
}
