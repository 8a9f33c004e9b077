// Generated from schema/ by `cargo build`. Edit the schema, not this file.

//! Where the service is, region by region.

use crate::runtime;

/// Where the service is, region by region.
pub const HOSTS: &runtime::Hosts = &runtime::Hosts {
    service: "iam",
    global: "https://iam.myhuaweicloud.com",
    variable: "HUAWEICLOUD_SDK_IAM_ENDPOINT",
    groups: &[
        runtime::HostGroup {
            endpoint: "https://iam.{region}.myhuaweicloud.com",
            fail_over: &[],
            regions: &[
                "cn-north-2",
                "cn-north-4",
                "cn-north-1",
                "cn-east-2",
                "cn-east-3",
                "cn-south-1",
                "cn-south-2",
                "cn-southwest-2",
                "ap-southeast-1",
                "ap-southeast-2",
                "ap-southeast-3",
                "af-south-1",
                "sa-brazil-1",
                "la-south-2",
                "na-mexico-1",
                "la-north-2",
                "cn-north-9",
                "eu-west-0",
                "my-kualalumpur-1",
                "ru-moscow-1",
                "me-east-1",
                "ap-southeast-4",
                "ae-ad-1",
                "cn-east-4",
                "cn-east-5",
                "tr-west-1",
                "cn-north-12",
            ],
        },
        runtime::HostGroup {
            endpoint: "https://iam.{region}.myhuaweicloud.eu",
            fail_over: &[],
            regions: &["eu-west-101"],
        },
    ],
    source: "huaweicloudsdkiam 3.1.219, iam_region.py",
};
