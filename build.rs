//! Regenerates the library before it is compiled. A published package has no build script: its users never run this.

use std::path::{Path, PathBuf};

use huaweicloud_jobs_codegen::{Failure, Finding, regenerate};

const CHECK: &str = "`cargo run -p huaweicloud-jobs-codegen -- check`";

fn main() {
    println!("cargo::rerun-if-changed=schema");
    println!("cargo::rerun-if-changed=build.rs");
    // Cargo's folder for this script. Only what changed is made again.
    let memory = std::env::var_os("OUT_DIR").map(PathBuf::from).unwrap_or_default().join("generated.txt");
    match regenerate(Path::new("schema"), Path::new("generated"), &memory) {
        Ok(changes) => {
            // A few are read, many are not.
            let (first, more) = changes.warnings.split_at(changes.warnings.len().min(3));
            for warning in first {
                println!("cargo::warning={}", warning.one_line());
            }
            if !more.is_empty() {
                println!("cargo::warning={} more; {CHECK} shows all", more.len());
            }
        }
        Err(Failure::Findings(findings)) => {
            // Cargo puts its own words before every line, so many findings are better read one a line.
            let picture = |finding: &Finding| {
                if findings.len() <= 10 { finding.picture(false) } else { finding.one_line() }
            };
            for line in findings.iter().map(picture).collect::<Vec<_>>().join("\n").lines() {
                println!("cargo::error={line}");
            }
            println!("cargo::error={CHECK} says the same in colours, and `explain <rule>` more");
        }
        Err(failure) => println!("cargo::error={failure}"),
    }
}
