//! Regenerates the library before it is compiled. A published package has no build script: its users never run this.

use std::path::Path;

use huaweicloud_jobs_codegen::{Failure, generate};

const CHECK: &str = "`cargo run -p huaweicloud-jobs-codegen -- check`";

fn main() {
    println!("cargo::rerun-if-changed=schema");
    println!("cargo::rerun-if-changed=build.rs");
    match generate(Path::new("schema"), Path::new("generated")) {
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
            for finding in findings {
                println!("cargo::error={}", finding.one_line());
            }
            println!("cargo::error={CHECK} shows the lines");
        }
        Err(failure) => println!("cargo::error={failure}"),
    }
}
