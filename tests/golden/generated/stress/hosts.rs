// Generated from schema/ by `cargo build`. Edit the schema, not this file.

//! Where the service is, region by region.

use crate::runtime;

/// Where the service is, region by region.
pub const HOSTS: &runtime::Hosts = &runtime::Hosts {
    service: "stress",
    global: "https://stress.example.com",
    variable: "STRESS_ENDPOINT",
    groups: &[
        runtime::HostGroup {
            endpoint: "https://stress.{region}.example.com",
            fail_over: &[
                "https://stress.{region}.example.cn",
                "https://stress.{region}.example.org",
            ],
            regions: &["north-1", "south-1"],
        },
        runtime::HostGroup {
            endpoint: "https://strain.{region}.example.eu",
            fail_over: &[],
            regions: &["west-101"],
        },
    ],
    source: "made up",
};
