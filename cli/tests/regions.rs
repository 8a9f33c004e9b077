//! `--region`, for every API of the registry.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use common::{Ran, TOKEN, mock, options, run, run_with};
use huaweicloud_jobs::apis;
use huaweicloud_jobs_runtime::Api;

/// The request as it would be sent to a region.
fn dry_run(api: &Api, region: &str) -> Ran {
    let options = options(api);
    let mut arguments = vec!["get", api.id, "--region", region, "--dry-run"];
    arguments.extend(options.iter().map(String::as_str));
    run_with(&arguments, &[("OS_TOKEN", "t")])
}

#[test]
fn each_region_is_asked_at_its_host() {
    for api in apis() {
        for group in api.hosts.groups {
            let Some(region) = group.regions.first() else { continue };
            let ran = dry_run(api, region);
            assert!(ran.works().contains(&group.endpoint.replace("{region}", region)), "{ran:?}");
            assert!(!ran.err.contains("region"), "{ran:?}");
        }
    }
}

#[test]
fn a_region_that_is_not_known_is_asked_all_the_same_but_noted() {
    for api in apis().iter().filter(|api| api.hosts.regions().next().is_some()) {
        let known = api.hosts.regions().next().unwrap();
        let ran = dry_run(api, &format!("{known}0"));
        assert!(ran.works().contains(&format!("{known}0")), "{ran:?}");
        assert!(ran.err.contains(&format!("note: the region {known}0 is not among those known")), "{ran:?}");
        assert!(ran.err.contains("did you mean "), "{ran:?}");
    }
}

#[test]
fn the_environment_can_say_where_a_service_is() {
    let mock = mock();
    for api in apis() {
        let options = options(api);
        let mut arguments = vec!["get", api.id, "--region", "cn-north-4", "--output", "json"];
        arguments.extend(options.iter().map(String::as_str));
        let variable =
            format!("HUAWEICLOUD_SDK_REGION_{}_CN_NORTH_4", api.hosts.service.to_ascii_uppercase());
        let (token, url) = (("OS_TOKEN", TOKEN), mock.url_of(api));
        assert_eq!(run_with(&arguments, &[token, (&variable, &url)]).json()["api"], api.id);
        run_with(&arguments, &[token, (&variable, "http://")]).fails(2, &[&variable, "cannot be a base URL"]);
    }
}

/// Their regions are others.
#[test]
fn a_region_of_a_sister_cloud_is_not_noted() {
    let folder = common::File::named("sister");
    std::fs::create_dir_all(format!("{}/hwjobs", folder.name())).unwrap();
    let profile = "[default]\ndomain = \"otc.t-systems.com\"\n";
    std::fs::write(format!("{}/hwjobs/config.toml", folder.name()), profile).unwrap();
    let api = apis().iter().find(|api| api.hosts.note("eu-de").is_some()).unwrap();
    let mut arguments = vec!["get", api.id, "--region", "eu-de", "--dry-run"];
    let options = options(api);
    arguments.extend(options.iter().map(String::as_str));
    for (variable, is_noted) in [("XDG_CONFIG_HOME", false), ("XDG_UNUSED", true)] {
        let ran = run_with(&arguments, &[(variable, folder.name())]);
        ran.works();
        assert_eq!(ran.err.contains("not among those known"), is_noted, "{ran:?}");
    }
    std::fs::remove_dir_all(folder.name()).unwrap();
}

#[test]
fn the_registry_lists_hosts() {
    let listed = run(&["apis", "--output", "json"]).json();
    for (api, listed) in apis().iter().zip(listed.as_array().unwrap()) {
        for (group, listed) in api.hosts.groups.iter().zip(listed["hosts"].as_array().unwrap()) {
            assert_eq!(listed["endpoint"], group.endpoint);
            assert_eq!(listed["regions"].as_array().unwrap().len(), group.regions.len());
        }
    }
}
