//! Regenerates the library before it is compiled. A published package has no build script: its users never run this.

use std::path::Path;

use huaweicloud_jobs_codegen::{Failure, generate};

fn main() {
    println!("cargo::rerun-if-changed=schema");
    println!("cargo::rerun-if-changed=build.rs");
    match generate(Path::new("schema"), Path::new("generated")) {
        Ok(_) => {}
        Err(Failure::Findings(findings)) => {
            for finding in findings {
                println!("cargo::error={}", finding.one_line());
            }
        }
        Err(failure) => println!("cargo::error={failure}"),
    }
}
