//! BENCHMARKS.md: what was measured goes between its marks, everything else stays as it is.

use std::fs;

use crate::{Done, cost, house::House, plots, suites, tables, targets};

/// progenitor's version is that of this folder's lock file.
const LOCK: &str = include_str!("../Cargo.lock");

pub(crate) fn write(house: &House) -> Done {
    let ledger = &house.ledger;
    let mut parts = vec![
        ("targets", targets::table(ledger)),
        ("machine", machine(house)?),
        ("consumer", tables::consumer(ledger)),
        ("generated", tables::generated(ledger)),
        ("lines", tables::lines(ledger)),
        ("generate", tables::generate(ledger)),
        ("binary", tables::binary(ledger)),
    ];
    parts.extend(suites::SUITES.iter().filter_map(|(suite, _)| Some((*suite, suites::text(house, suite)?))));
    if house.quick {
        parts.iter().for_each(|(name, text)| println!("{name}\n\n{text}"));
        return Ok(());
    }
    let file = house.repository.join("BENCHMARKS.md");
    let mut document = fs::read_to_string(&file)?;
    for (name, text) in &parts {
        println!("{text}");
        document = between(&document, name, text)?;
    }
    fs::write(file, document)?;
    plots::write(house)
}

/// The document with a text between `<!-- NAME -->` and `<!-- end of NAME -->`.
fn between(document: &str, name: &str, text: &str) -> Done<String> {
    let (begin, end) = (format!("<!-- {name} -->\n"), format!("<!-- end of {name} -->"));
    let missing = || format!("BENCHMARKS.md has no {} before {end}", begin.trim());
    let (before, rest) = document.split_once(&begin).ok_or_else(missing)?;
    let (_, after) = rest.split_once(&end).ok_or_else(missing)?;
    Ok([before, &begin, "\n", text, "\n", &end, after].concat())
}

fn machine(house: &House) -> Done<String> {
    let first = |file: &str, key: &str| -> Done<String> {
        let text = fs::read_to_string(file)?;
        let line = text.lines().find_map(|line| line.strip_prefix(key)).unwrap_or_default();
        Ok(line.trim_start_matches([' ', '\t', ':']).to_owned())
    };
    let says = |program: &str, arguments: &[&str]| -> Done<String> {
        let said = cost::command(program, &house.scratch).args(arguments).output()?;
        Ok(String::from_utf8_lossy(&said.stdout).trim().to_owned())
    };
    let memory = first("/proc/meminfo", "MemTotal:")?;
    let kib: f64 = memory.split(' ').next().unwrap_or_default().parse()?;
    Ok(format!(
        "{date}, {cores} cores of an {model}, {memory:.0} GiB, Linux {kernel}, {rustc}, huaweicloud-jobs {own}, progenitor {peer}.\n",
        date = says("date", &["-u", "+%F"])?,
        cores = std::thread::available_parallelism()?,
        model = first("/proc/cpuinfo", "model name")?,
        memory = kib / f64::from(1 << 20),
        kernel = says("uname", &["-r"])?.split('-').next().unwrap_or_default(),
        rustc = says("rustc", &["--version"])?,
        own = locked("huaweicloud-jobs-codegen"),
        peer = locked("progenitor"),
    ))
}

fn locked(name: &str) -> &'static str {
    let (_, rest) = LOCK.split_once(&format!("name = \"{name}\"\nversion = \"")).unwrap_or_default();
    rest.split('"').next().unwrap_or_default()
}
