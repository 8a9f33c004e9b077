//! What a child and all its children cost.

use std::{
    fs::{self, File},
    io::{Seek, SeekFrom},
    path::Path,
    process::{Command, Stdio},
    time::Instant,
};

use wait4::Wait4;

use crate::Done;

#[derive(Clone, Copy, Debug)]
pub(crate) struct Cost {
    /// Seconds, user and system, of the process and of all that it waited for.
    pub(crate) cpu: f64,
    pub(crate) wall: f64,
    /// MiB; the largest of these processes, at its largest. It cannot be less than what this program has, which is a few MiB.
    pub(crate) peak: f64,
}

/// Settings of whoever measures, which would otherwise be measured.
const SETTINGS: [&str; 7] = [
    "CARGO_PROFILE_",
    "CARGO_BUILD_",
    "CARGO_INCREMENTAL",
    "CARGO_TARGET_",
    "CARGO_ENCODED_",
    "RUSTFLAGS",
    "RUSTC_",
];

/// Runs a command to its end; what it says goes to a file, whose end is shown if it fails.
pub(crate) fn run(command: &mut Command, log: &Path) -> Done<Cost> {
    let mut said = File::options().read(true).write(true).create(true).truncate(true).open(log)?;
    let begun = Instant::now();
    let mut child =
        command.stdin(Stdio::null()).stdout(said.try_clone()?).stderr(said.try_clone()?).spawn()?;
    let used = child.wait4()?;
    let wall = begun.elapsed().as_secs_f64();
    said.seek(SeekFrom::Start(0))?;
    if !used.status.success() {
        let text = fs::read_to_string(log)?;
        let end = text.lines().rev().take(30).collect::<Vec<_>>();
        let end = end.into_iter().rev().collect::<Vec<_>>().join("\n");
        return Err(format!("{command:?} ended with {}:\n{end}", used.status).into());
    }
    let cpu = (used.rusage.utime + used.rusage.stime).as_secs_f64();
    Ok(Cost { cpu, wall, peak: used.rusage.maxrss as f64 / f64::from(1 << 20) })
}

/// A command that sees none of the settings under which this program was built.
pub(crate) fn command(program: &str, folder: &Path) -> Command {
    let mut command = Command::new(program);
    command.current_dir(folder);
    for (name, _) in std::env::vars() {
        if SETTINGS.iter().any(|setting| name.starts_with(setting)) {
            command.env_remove(name);
        }
    }
    command
}

/// cargo, with a target folder of its own.
pub(crate) fn cargo(folder: &Path, target: &Path, arguments: &[&str]) -> Command {
    let mut command = command("cargo", folder);
    command.args(arguments).env("CARGO_TARGET_DIR", target).env("CARGO_TERM_COLOR", "never");
    command
}
