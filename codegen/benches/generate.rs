//! `cargo bench -p huaweicloud-jobs-codegen --bench generate [-- 250 500 1000 2000]`: what it costs to make the library from so many schemas:
//! from nothing, where one changed, and where nothing did.
//!
//! Each run is a process of its own, as a build script is, which is this program again. Time is that of the generator, without the start of
//! the process; processor time and memory are read from `/proc`, so it is for Linux.

#![allow(clippy::print_stdout, reason = "a benchmark shows what it measured")]

#[path = "../examples/copies/copy.rs"]
mod copy;
#[allow(dead_code, reason = "other benchmarks ask for more")]
#[path = "../../benches/jobs/measured.rs"]
mod measured;

use std::{
    env,
    error::Error,
    fs,
    path::{Path, PathBuf},
    process::Command,
    thread,
    time::{Duration, Instant},
};

use huaweicloud_jobs_codegen::{check, regenerate};
use measured::Process;

type Failure = Box<dyn Error>;

/// The argument that makes this program a run.
const RUN: &str = "--run";
/// What a run does.
const MAKE: &str = "make";
const CHECK: &str = "check";
/// Runs of which the median is shown.
const RUNS: usize = 5;

fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    if let [run, what, folder] = arguments.as_slice()
        && run == RUN
    {
        return one(what, Path::new(folder));
    }
    let sizes: Vec<usize> = arguments.iter().filter_map(|argument| argument.parse().ok()).collect();
    let sizes = if sizes.is_empty() { vec![250, 500, 1_000, 2_000] } else { sizes };
    println!(
        "| schemas | from nothing | CPU | CPU a schema | of it checking | peak memory | one changed | nothing changed |"
    );
    println!("|--:|--:|--:|--:|--:|--:|--:|--:|");
    let folder = env::temp_dir().join(format!("huaweicloud-jobs-generate-{}", std::process::id()));
    let measured = sizes.into_iter().try_for_each(|size| {
        println!("{}", row(&folder.join(size.to_string()), size)?);
        Ok(())
    });
    // At the end: some disks look for room for long while so many files have just been removed.
    fs::remove_dir_all(&folder)?;
    measured
}

fn row(folder: &Path, size: usize) -> Result<String, Failure> {
    let schema = folder.join("schema");
    let copies = copy::copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../schema"), &schema, size)?;
    let check = median(CHECK, folder, || Ok(()))?;
    let mut runs = 0;
    let all = median(MAKE, folder, || {
        runs += 1;
        drop(fs::rename(folder.join("generated"), folder.join(format!("made-{runs}"))));
        drop(fs::remove_file(folder.join("memory")));
        Ok(())
    })?;
    // The generator trusts no time as late as its memory's.
    thread::sleep(Duration::from_millis(50));
    run(MAKE, folder)?;
    let none = median(MAKE, folder, || Ok(()))?;
    let changed: PathBuf = schema.join(copies.last().ok_or("no schemas")?);
    let text = fs::read_to_string(&changed)?;
    let mut edits = 0;
    let one = median(MAKE, folder, || {
        edits += 1;
        fs::write(&changed, text.replacen("description: ", &format!("description: {edits} "), 1))
    })?;
    let wall = |run: &Run| format!("{:.1} ms", run.wall.as_secs_f64() * 1e3);
    let each = |run: &Run| format!("{:.2} ms", run.cpu.as_secs_f64() * 1e3 / size as f64);
    Ok(format!(
        "| {size} | {} | {:.2} s | {} | {} | {:.0} MB | {} | {} |",
        wall(&all),
        all.cpu.as_secs_f64(),
        each(&all),
        each(&check),
        all.peak_kib as f64 * 1024.0 / 1e6,
        wall(&one),
        wall(&none),
    ))
}

struct Run {
    wall: Duration,
    cpu: Duration,
    peak_kib: u64,
}

/// The median by time of some runs, each after a preparation.
fn median(
    what: &str,
    folder: &Path,
    mut prepare: impl FnMut() -> std::io::Result<()>,
) -> Result<Run, Failure> {
    let mut runs = Vec::new();
    for _ in 0..RUNS {
        prepare()?;
        runs.push(run(what, folder)?);
    }
    runs.sort_by_key(|run| run.wall);
    Ok(runs.swap_remove(RUNS / 2))
}

fn run(what: &str, folder: &Path) -> Result<Run, Failure> {
    let output = Command::new(env::current_exe()?).args([RUN, what]).arg(folder).output()?;
    let said = String::from_utf8(output.stdout)?;
    let numbers: Vec<u64> = said.split_whitespace().filter_map(|word| word.parse().ok()).collect();
    let [wall, cpu, peak_kib] = numbers[..] else {
        return Err(format!("a run failed: {}", String::from_utf8_lossy(&output.stderr)).into());
    };
    Ok(Run { wall: Duration::from_micros(wall), cpu: Duration::from_millis(cpu), peak_kib })
}

/// One run, and what it took: microseconds, milliseconds of the processor, KiB at the most.
fn one(what: &str, folder: &Path) -> Result<(), Failure> {
    let begun = Instant::now();
    let schema = folder.join("schema");
    if what == CHECK {
        check(&[schema])?;
    } else {
        regenerate(&schema, &folder.join("generated"), &folder.join("memory"))?;
    }
    let (wall, Process { cpu, peak_kib, .. }) = (begun.elapsed(), Process::now()?);
    println!("{} {} {peak_kib}", wall.as_micros(), cpu.as_millis());
    Ok(())
}
