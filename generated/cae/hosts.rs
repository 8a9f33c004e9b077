// Generated from schema/ by `cargo build`. Edit the schema, not this file.

//! Where the service is, region by region.

use crate::runtime;

/// Where the service is, region by region.
pub const HOSTS: &runtime::Hosts = &runtime::Hosts {
    service: "cae",
    global: "",
    variable: "",
    groups: &[
        runtime::HostGroup {
            endpoint: "https://cae.{region}.myhuaweicloud.com",
            fail_over: &["https://cae.{region}.myhuaweicloud.cn"],
            regions: &[
                "cn-north-4",
                "cn-east-3",
                "cn-south-1",
                "ap-southeast-3",
                "af-south-1",
                "me-east-1",
                "la-north-2",
                "tr-west-1",
            ],
        },
    ],
    source: "huaweicloudsdkcae 3.1.219, cae_region.py",
};
