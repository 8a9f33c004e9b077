//! Measures the library beside a peer's: `cargo run --release --manifest-path peers/Cargo.toml -- all`.
//!
//! Every measurement is kept in a file as soon as it is there, so what was interrupted goes on with `--resume`.

mod binary;
mod children;
mod consumer;
mod cost;
mod crates;
mod document;
mod generate;
mod generated;
mod house;
mod ledger;
mod openapi;
mod plot;
mod plots;
mod programs;
mod suites;
mod tables;
mod targets;

use std::{env, error::Error, process::ExitCode};

use house::House;

type Done<T = ()> = Result<T, Box<dyn Error>>;
type Measure = fn(&House) -> Done;

const USAGE: &str = "\
usage: cargo run --release --manifest-path peers/Cargo.toml -- WHAT [--quick] [--resume]

  all         everything below, then BENCHMARKS.md and its pictures
  consumer    a program's first build with the library
  generated   compiling the generated code, by the number of APIs
  generate    generating it
  binary      the size of a small program
  suites      the library's own benchmarks of decoding and of requests
  report      BENCHMARKS.md again, of what was measured last

  --quick     few APIs, nothing written: to try the measuring itself
  --resume    what an interrupted run has measured is not measured again
";

const PARTS: [(&str, Measure); 5] = [
    ("generate", generate::measure),
    ("generated", generated::measure),
    ("consumer", consumer::measure),
    ("binary", binary::measure),
    ("suites", suites::measure),
];

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let done = children::run(&arguments).unwrap_or_else(|| run(&arguments));
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String]) -> Done {
    let (options, what): (Vec<&str>, Vec<&str>) =
        arguments.iter().map(String::as_str).partition(|argument| argument.starts_with("--"));
    let known = |option: &&str| ["--quick", "--resume"].contains(option);
    let [what] = what[..] else { return Err(USAGE.into()) };
    let chosen: Vec<_> = PARTS.iter().filter(|(name, _)| what == "all" || what == *name).collect();
    if !options.iter().all(known) || (chosen.is_empty() && what != "report") {
        return Err(USAGE.into());
    }
    let house = House::new(options.contains(&"--quick"))?;
    let mut failures = Vec::new();
    for (name, measure) in chosen {
        if !options.contains(&"--resume") {
            house.ledger.forget(name)?;
        }
        eprintln!("== {name}");
        // One part that fails, say for want of a network, does not take the others with it.
        if let Err(failure) = measure(&house) {
            failures.push(format!("{name}: {failure}"));
        }
    }
    document::write(&house)?;
    if failures.is_empty() { Ok(()) } else { Err(failures.join("\n").into()) }
}
