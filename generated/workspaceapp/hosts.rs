// Generated from schema/ by `cargo build`. Edit the schema, not this file.

//! Where the service is, region by region.

use crate::runtime;

/// Where the service is, region by region.
pub const HOSTS: &runtime::Hosts = &runtime::Hosts {
    service: "workspaceapp",
    global: "",
    variable: "",
    groups: &[
        runtime::HostGroup {
            endpoint: "https://appstream.{region}.myhuaweicloud.com",
            fail_over: &[],
            regions: &[
                "cn-north-9",
                "cn-southwest-2",
                "cn-north-4",
                "cn-east-3",
                "cn-south-1",
            ],
        },
        runtime::HostGroup {
            endpoint: "https://workspace.{region}.myhuaweicloud.com",
            fail_over: &[],
            regions: &[
                "la-south-2",
                "sa-brazil-1",
                "la-north-2",
                "ap-southeast-3",
                "ap-southeast-1",
                "cn-east-5",
                "me-east-1",
                "af-south-1",
                "tr-west-1",
                "cn-north-11",
                "af-north-1",
                "ap-southeast-2",
            ],
        },
    ],
    source: "huaweicloudsdkworkspaceapp 3.1.219, workspaceapp_region.py",
};
