// Generated from schema/ by `cargo build`. Edit the schema, not this file.

//! Where the service is, region by region.

use crate::runtime;

/// Where the service is, region by region.
pub const HOSTS: &runtime::Hosts = &runtime::Hosts {
    service: "cce",
    global: "",
    variable: "",
    groups: &[
        runtime::HostGroup {
            endpoint: "https://cce.{region}.myhuaweicloud.com",
            fail_over: &[],
            regions: &[
                "cn-north-1",
                "cn-north-2",
                "cn-north-4",
                "cn-north-9",
                "cn-south-1",
                "cn-south-2",
                "cn-south-4",
                "cn-east-2",
                "cn-east-3",
                "cn-southwest-2",
                "ap-southeast-1",
                "ap-southeast-2",
                "ap-southeast-3",
                "af-south-1",
                "sa-brazil-1",
                "la-south-2",
                "la-north-2",
                "na-mexico-1",
                "ru-northwest-2",
                "ap-southeast-4",
                "tr-west-1",
                "ae-ad-1",
                "cn-north-11",
                "my-kualalumpur-1",
                "eu-west-0",
                "ru-moscow-1",
                "me-east-1",
                "cn-east-4",
                "af-north-1",
                "cn-east-5",
                "ap-southeast-5",
                "cn-north-12",
            ],
        },
        runtime::HostGroup {
            endpoint: "https://cce.{region}.myhuaweicloud.eu",
            fail_over: &[],
            regions: &["eu-west-101"],
        },
    ],
    source: "huaweicloudsdkcce 3.1.219, cce_region.py",
};
