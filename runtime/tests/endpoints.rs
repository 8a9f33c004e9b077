//! From a service and a region to base URLs.
#![allow(clippy::unwrap_used, reason = "a failure fails the test, in its helpers too")]

mod common;

use common::COUNTED;
use huaweicloud_jobs_runtime::{BaseUrl, Endpoints, HostGroup, Hosts, RequestError};
use proptest::prelude::*;

static HOSTS: Hosts =
    Hosts { global: "https://sample.example.com", variable: "SAMPLE_ENDPOINT", ..common::HOSTS };

fn nothing(_: &str) -> Option<String> {
    None
}

fn url(text: &str) -> BaseUrl {
    text.parse().unwrap()
}

#[track_caller]
fn check(endpoints: &Endpoints, hosts: &Hosts, region: Option<&str>, expected: &[&str]) {
    let urls = endpoints.candidates(hosts, region, nothing).unwrap();
    assert_eq!(urls.iter().map(BaseUrl::as_str).collect::<Vec<_>>(), expected);
}

#[test]
fn regions_have_the_hosts_of_their_group() {
    let documented = Endpoints::new();
    for (region, expected) in [
        (
            "cn-north-4",
            &["https://sample.cn-north-4.example.com", "https://sample.cn-north-4.example.cn"][..],
        ),
        ("eu-west-101", &["https://easel.eu-west-101.example.eu/base"]),
        // Not in the table.
        ("xx-new-1", &["https://sample.xx-new-1.example.com", "https://sample.xx-new-1.example.cn"]),
    ] {
        check(&documented, &HOSTS, Some(region), expected);
        assert_eq!(BaseUrl::of(&COUNTED, region).unwrap().as_str(), expected[0]);
    }
    check(&documented, &HOSTS, None, &["https://sample.example.com"]);
}

#[test]
fn without_a_table_the_page_says_it() {
    // As it is generated for a service that has none.
    const NONE: Hosts = Hosts { service: "plain", global: "", variable: "", groups: &[], source: "" };
    const fn group(endpoint: &'static str) -> HostGroup {
        HostGroup { endpoint, fail_over: &[], regions: &[] }
    }
    static REGIONAL: Hosts = Hosts { groups: &[group("https://plain.{region}.example.com")], ..NONE };
    static TWICE: Hosts = Hosts { groups: &[group("https://{region}.plain.{region}.example.com")], ..NONE };
    static FIXED: Hosts = Hosts { groups: &[group("https://plain.example.com/api")], ..NONE };
    check(&Endpoints::new(), &REGIONAL, Some("r-1"), &["https://plain.r-1.example.com"]);
    check(&Endpoints::new(), &TWICE, Some("r-1"), &["https://r-1.plain.r-1.example.com"]);
    check(&Endpoints::new(), &FIXED, Some("r-1"), &["https://plain.example.com/api"]);
    check(&Endpoints::new(), &FIXED, None, &["https://plain.example.com/api"]);
    let missing = Endpoints::new().candidates(&REGIONAL, None, nothing).unwrap_err();
    assert!(missing.to_string().contains("neither a region nor an endpoint"), "{missing}");
    assert_eq!(REGIONAL.note("r-1"), None, "nothing is known of its regions");
}

#[test]
fn another_domain_takes_the_place_of_what_stands_behind_the_region() {
    let sister = |domain: &str| Endpoints::new().domain(domain).unwrap();
    check(&sister("otc.t-systems.com"), &HOSTS, Some("eu-de"), &["https://sample.eu-de.otc.t-systems.com"]);
    check(&sister("cloud"), &HOSTS, Some("eu-west-101"), &["https://easel.eu-west-101.cloud/base"]);
    check(&sister("myhuaweicloud.eu"), &HOSTS, None, &["https://sample.myhuaweicloud.eu"]);
    for bad in ["", ".", "a..b", "a/b", "user@host", "host:1", "https://host"] {
        let refused = Endpoints::new().domain(bad).unwrap_err();
        assert_eq!(refused, RequestError::Domain { domain: bad.to_owned() });
    }
}

#[test]
fn the_first_that_says_something_decides() {
    let variables = |name: &str| {
        let value = match name {
            "HUAWEICLOUD_SDK_REGION_SAMPLE_CN_NORTH_4" => "https://one.example.org, two.example.org/base/",
            "HUAWEICLOUD_SDK_REGION_SAMPLE_CN_SOUTH_1" => " , ",
            "SAMPLE_ENDPOINT" => "iam.example.org",
            _ => return None,
        };
        Some(value.to_owned())
    };
    let endpoints = Endpoints::new().domain("example.net").unwrap();
    let check = |endpoints: &Endpoints, region, expected: &[&str]| {
        let urls = endpoints.candidates(&HOSTS, region, variables).unwrap();
        assert_eq!(urls, expected.iter().map(|text| url(text)).collect::<Vec<_>>(), "{region:?}");
    };
    check(&endpoints, Some("cn-north-4"), &["https://one.example.org", "https://two.example.org/base"]);
    check(&endpoints, Some("cn-south-1"), &["https://iam.example.org"]);
    check(&endpoints, None, &["https://iam.example.org"]);
    let service = |service: &str| endpoints.clone().service(service, ["http://127.0.0.1:1"]).unwrap();
    let told = service("sample").service("other", [""; 0]).unwrap();
    check(&told, Some("cn-north-4"), &["http://127.0.0.1:1"]);
    check(&told, None, &["http://127.0.0.1:1"]);
    check(&service("other"), None, &["https://iam.example.org"]);

    for refused in [&["ftp://a"][..], &["https://a", "b"], &[""]] {
        let refused = Endpoints::new().service("sample", refused).unwrap_err().to_string();
        assert!(
            refused.contains("it must start with https://") || refused.contains("not a URL"),
            "{refused}"
        );
    }

    for region in ["", "a=b", "cn north", "x.attacker.example/"] {
        let refused = endpoints.candidates(&HOSTS, Some(region), |name| unreachable!("asked for {name}"));
        assert_eq!(refused, Err(RequestError::Region { region: region.to_owned() }));
    }

    let broken = |_: &str| Some("https://user:word@host".to_owned());
    let refused = endpoints.candidates(&HOSTS, Some("cn-north-4"), broken).unwrap_err().to_string();
    assert!(refused.contains("HUAWEICLOUD_SDK_REGION_SAMPLE_CN_NORTH_4"), "{refused}");
    assert!(!refused.contains("word"), "what may be a password is not repeated: {refused}");
}

#[test]
fn a_region_that_is_not_listed_is_told_with_the_nearest() {
    assert_eq!((HOSTS.is_documented("cn-north-4"), HOSTS.note("cn-north-4")), (true, None));
    for (region, expected) in [
        ("cn-nort-4", "the region cn-nort-4 is not among those known of sample; did you mean cn-north-4?"),
        (
            "EU-WEST-101",
            "the region EU-WEST-101 is not among those known of sample; did you mean eu-west-101?",
        ),
        ("cn-nroth-4", "the region cn-nroth-4 is not among those known of sample; did you mean cn-north-4?"),
        (
            "cn-north-44",
            "the region cn-north-44 is not among those known of sample; did you mean cn-north-4?",
        ),
        ("nc-north-4", "the region nc-north-4 is not among those known of sample; did you mean cn-north-4?"),
        ("cn-nörth-4", "the region cn-nörth-4 is not among those known of sample; did you mean cn-north-4?"),
        ("cn-norms-44", "the region cn-norms-44 is not among those known of sample"),
        ("moon", "the region moon is not among those known of sample"),
        ("", "the region  is not among those known of sample"),
    ] {
        assert!(!HOSTS.is_documented(region));
        assert_eq!(HOSTS.note(region).as_deref(), Some(expected));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// A region comes from outside, and a request carries credentials: it must not lead to another host.
    #[test]
    fn a_region_names_no_other_host(region in "[a-z0-9-]{1,8}|[a-z./:@#?-]{0,8}|.{0,8}", domain in prop::option::of("[a-z.:/@]{1,12}")) {
        let mut endpoints = Endpoints::new();
        if let Some(Ok(sister)) = domain.as_ref().map(|domain| Endpoints::new().domain(domain)) {
            endpoints = sister;
        } else if domain.is_some() {
            return Ok(());
        }
        let Ok(urls) = endpoints.candidates(&HOSTS, Some(&region), nothing) else { return Ok(()) };
        for url in urls {
            let host = url.as_str().strip_prefix("https://").unwrap();
            let domain = domain.as_deref().map_or("example.c".to_owned(), str::to_owned);
            prop_assert!(host.starts_with(&format!("sample.{region}.{domain}")), "{url}");
            prop_assert!(!host.contains(['/', '@', ':']), "{url}");
        }
    }
}
