// Generated from schema/ by `cargo build`. Edit the schema, not this file.

//! Where the service is, region by region.

use crate::runtime;

/// Where the service is, region by region.
pub const HOSTS: &runtime::Hosts = &runtime::Hosts {
    service: "servicestage",
    global: "",
    variable: "",
    groups: &[
        runtime::HostGroup {
            endpoint: "https://servicestage.{region}.myhuaweicloud.com",
            fail_over: &[],
            regions: &[
                "af-south-1",
                "cn-north-4",
                "cn-north-1",
                "cn-east-2",
                "cn-east-3",
                "cn-south-1",
                "cn-southwest-2",
                "ap-southeast-2",
                "ap-southeast-1",
                "ap-southeast-3",
                "sa-brazil-1",
                "la-south-2",
                "la-north-2",
                "tr-west-1",
                "ap-southeast-4",
                "ru-moscow-1",
                "my-kualalumpur-1",
                "cn-north-12",
                "cn-south-4",
                "cn-east-4",
                "cn-north-9",
                "me-east-1",
            ],
        },
    ],
    source: "huaweicloudsdkservicestage 3.1.219, servicestage_region.py",
};
