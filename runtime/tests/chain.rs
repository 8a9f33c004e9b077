//! Which credentials are found, where, and what is said about them.
#![cfg(any(feature = "client", feature = "blocking"))]
#![allow(clippy::unwrap_used, reason = "a failure fails the test, in its helpers too")]

use std::{
    fs,
    path::{Path, PathBuf},
};

use huaweicloud_jobs_runtime::{Chain, Credentials, CredentialsError, Found, Origin};

/// A directory with `.huaweicloud/credentials` in it, which goes away with it.
struct Home(PathBuf);

impl Home {
    fn new(name: &str, profile: &str) -> Self {
        let home = std::env::temp_dir().join(format!("hwjobs-chain-{name}-{}", std::process::id()));
        fs::create_dir_all(home.join(".huaweicloud")).unwrap();
        let home = Self(home);
        fs::write(home.file(), profile).unwrap();
        home
    }

    fn file(&self) -> PathBuf {
        self.0.join(".huaweicloud/credentials")
    }

    fn find(&self, chain: &Chain, variables: &[(&str, &str)]) -> Result<Found, CredentialsError> {
        let find = |name: &str| variables.iter().find(|(known, _)| *known == name);
        chain.find_with(|name| match name {
            "HOME" => Some(self.0.to_str().unwrap().to_owned()),
            name => find(name).map(|(_, value)| (*value).to_owned()),
        })
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.0));
    }
}

const PROFILE: &str = "[global]\nak = GK\nsk = gs\n[basic]\nak = FK\nsk = fs # of robot\nproject_id = fp\niam_endpoint = https://i";

/// What is found, by which variables, for which project and region.
type Row = (&'static str, &'static [&'static str], Option<&'static str>, Option<&'static str>);

/// All variables together: the first row wins, and without its variables the next one.
#[test]
fn the_order() {
    let home = Home::new("order", PROFILE);
    let mut left = vec![
        ("HUAWEICLOUD_SDK_AK", "K1"),
        ("HUAWEICLOUD_SDK_SK", "s1"),
        ("HUAWEICLOUD_SDK_PROJECT_ID", "p1"),
        ("HW_ACCESS_KEY", "K2"),
        ("HW_SECRET_KEY", "s2"),
        ("HW_PROJECT_ID", "p2"),
        ("HW_REGION_NAME", "r2"),
        ("HW_DOMAIN_ID", "d2"),
        ("OS_TOKEN", "t3"),
        ("OS_PROJECT_ID", "p3"),
        ("OS_REGION_NAME", "r3"),
        ("HW_AUTH_TOKEN", "t4"),
        ("HW_USER_NAME", "u5"),
        ("HW_USER_PASSWORD", "w5"),
        ("HW_DOMAIN_NAME", "a5"),
        ("OS_USERNAME", "u6"),
        ("OS_PASSWORD", "w6"),
        ("OS_DOMAIN_NAME", "a6"),
    ];
    let rows: [Row; 6] = [
        (
            "AccessKeys { access_key: \"K1\"",
            &["HUAWEICLOUD_SDK_AK", "HUAWEICLOUD_SDK_SK"],
            Some("p1"),
            Some("r2"),
        ),
        ("AccessKeys { access_key: \"K2\"", &["HW_ACCESS_KEY", "HW_SECRET_KEY"], Some("p2"), Some("r2")),
        ("Token(Secret(..))", &["OS_TOKEN"], Some("p3"), Some("r3")),
        ("Token(Secret(..))", &["HW_AUTH_TOKEN"], Some("p2"), Some("r2")),
        (
            "Login(the IAM user \"u5\" of the account \"a5\")",
            &["HW_USER_NAME", "HW_USER_PASSWORD", "HW_DOMAIN_NAME", "HW_PROJECT_ID"],
            Some("p2"),
            Some("r2"),
        ),
        (
            "Login(the IAM user \"u6\" of the account \"a6\")",
            &["OS_USERNAME", "OS_PASSWORD", "OS_DOMAIN_NAME", "OS_PROJECT_ID"],
            Some("p3"),
            Some("r3"),
        ),
    ];
    for (credentials, names, project, region) in rows {
        let found = home.find(&Chain::new().with_metadata(), &left).unwrap();
        assert!(format!("{:?}", found.credentials).starts_with(credentials), "{found:?}");
        assert_eq!(found.origin, Origin::Variables(names.to_vec()));
        assert_eq!(
            (found.project_id.as_deref(), found.region.as_deref()),
            (project, region),
            "{credentials}"
        );
        let project_variable = found.origin.project_variable().unwrap();
        assert_eq!(left.iter().find(|(name, _)| *name == project_variable).map(|(_, id)| *id), project);
        // Others' projects and regions stay.
        left.retain(|(name, _)| !names.contains(name) || name.ends_with("PROJECT_ID"));
    }
    let found = home.find(&Chain::new().with_metadata(), &left).unwrap();
    assert_eq!(found.origin, Origin::File { path: home.file(), section: "basic" });
    assert_eq!(found.credentials, Credentials::keys("FK", "fs"));
    assert_eq!(found.project_id.as_deref(), Some("fp"), "the others are not of this place");
    assert_eq!(
        (found.region.as_deref(), found.identity_endpoint.as_deref()),
        (Some("r2"), Some("https://i"))
    );

    fs::remove_file(home.file()).unwrap();
    let found = home.find(&Chain::new().with_metadata(), &left).unwrap();
    assert_eq!((found.origin, found.region.as_deref()), (Origin::Metadata, Some("r2")));
    let error = home.find(&Chain::new(), &left).unwrap_err();
    assert!(matches!(error, CredentialsError::NoneFound { file: Some(_) }));
    assert!(error.to_string().contains("HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK"), "{error}");
    assert!(error.to_string().ends_with(&format!("[basic] into {}", home.file().display())), "{error}");
}

/// The table that users read is the one that is used.
#[test]
fn the_documented_names_are_the_ones_looked_for() {
    let documented: Vec<_> =
        include_str!("../src/chain/variables.md").split('`').skip(1).step_by(2).collect();
    let asked = std::cell::RefCell::new(Vec::new());
    for row in [
        &["HUAWEICLOUD_SDK_AK", "HUAWEICLOUD_SDK_SK"][..],
        &["HW_ACCESS_KEY", "HW_SECRET_KEY"],
        &["OS_TOKEN"],
        &["HW_AUTH_TOKEN"],
        &["HW_USER_NAME", "HW_USER_PASSWORD", "HW_DOMAIN_NAME"],
        &["OS_USERNAME", "OS_PASSWORD", "OS_DOMAIN_NAME"],
    ] {
        let lookup = |name: &str| {
            asked.borrow_mut().push(name.to_owned());
            row.contains(&name).then(|| "x".to_owned())
        };
        assert!(Found::in_variables(lookup).unwrap().is_some(), "{row:?}");
    }
    let asked = asked.into_inner();
    for name in &documented {
        assert!(asked.iter().any(|known| known == name), "{name} is documented, but not looked for");
    }
    for name in asked.iter().filter(|name| !name.is_empty()) {
        assert!(documented.contains(&name.as_str()), "{name} is looked for, but not documented");
    }
}

#[test]
fn a_region_counts_wherever_no_other_is_named() {
    for (variables, region) in [
        (&[("OS_TOKEN", "t"), ("HW_REGION_NAME", "hw")][..], Some(("hw", "HW_REGION_NAME"))),
        (
            &[("OS_TOKEN", "t"), ("HW_REGION_NAME", "hw"), ("OS_REGION_NAME", "os")],
            Some(("os", "OS_REGION_NAME")),
        ),
        (
            &[("OS_TOKEN", "t"), ("HW_REGION_NAME", "hw"), ("OS_REGION_NAME", "")],
            Some(("hw", "HW_REGION_NAME")),
        ),
        (&[("OS_TOKEN", "t"), ("HW_REGION_NAME", "")], None),
        (&[("HW_AUTH_TOKEN", "t"), ("OS_REGION_NAME", "os")], None),
    ] {
        let lookup = |name: &str| Some(variables.iter().find(|(known, _)| *known == name)?.1.to_owned());
        let found = Found::in_variables(lookup).unwrap().unwrap();
        assert_eq!(found.region.as_deref().zip(found.region_variable), region, "{variables:?}");
    }
}

#[test]
fn the_metadata_service_may_be_elsewhere() {
    let home = Home::new("metadata", "");
    let chain = Chain::new().with_metadata();
    let at = |url| home.find(&chain, &[("HUAWEICLOUD_JOBS_METADATA_ENDPOINT", url)]);
    for (url, said) in [("http://127.0.0.1:1", "http://127.0.0.1:1"), ("", "http://169.254.169.254")] {
        assert!(format!("{:?}", at(url).unwrap().credentials).contains(said), "{url}");
    }
    let error = at("nowhere at all").unwrap_err().to_string();
    assert!(error.starts_with("the environment variable HUAWEICLOUD_JOBS_METADATA_ENDPOINT: "), "{error}");
}

#[test]
fn half_of_what_belongs_together_is_an_error_wherever_it_stands() {
    let home = Home::new("half", "[basic]\nak = FK\n");
    for (set, given, missing) in [
        (&[("HW_USER_NAME", "u"), ("OS_PASSWORD", "w")][..], "HW_USER_NAME", "HW_USER_PASSWORD"),
        (&[("OS_PASSWORD", "w")], "OS_PASSWORD", "OS_USERNAME"),
        (
            &[("OS_USERNAME", "u"), ("OS_PASSWORD", "w")],
            "OS_USERNAME",
            "OS_USER_DOMAIN_NAME or OS_DOMAIN_NAME",
        ),
    ] {
        let error = home.find(&Chain::new(), set).unwrap_err();
        assert_eq!(error, CredentialsError::Half { given, missing });
    }
    let error = home.find(&Chain::new(), &[]).unwrap_err().to_string();
    assert_eq!(error, format!("{}, line 1: [basic] has ak, but no sk", home.file().display()));
}

#[test]
fn a_file_that_is_named_must_be_there() {
    let home = Home::new("named", PROFILE);
    let other = home.0.join("other");
    let named = [("HUAWEICLOUD_SDK_CREDENTIALS_FILE", other.to_str().unwrap())];
    let error = home.find(&Chain::new(), &named).unwrap_err().to_string();
    assert!(
        error.ends_with("there is no such file, but HUAWEICLOUD_SDK_CREDENTIALS_FILE names it"),
        "{error}"
    );
    fs::write(&other, "[global]\nak = OK\nsk = 'os'\nsecurity_token = ot\ndomain_id = od\n").unwrap();
    let found = home.find(&Chain::new(), &named).unwrap();
    assert_eq!(found.credentials, Credentials::keys("OK", "os").with_security_token("ot"));
    assert_eq!(
        (found.origin.to_string(), found.domain_id.as_deref()),
        (format!("{} ([global])", other.display()), Some("od"))
    );
}

#[test]
fn what_is_wrong_with_a_file_is_said_without_its_secrets() {
    for (name, profile, line) in
        [("key", &b"[basic]\nsk s3cret\n"[..], Some(2)), ("text", b"[basic]\nsk = s3cret\xff\n", None)]
    {
        let home = Home::new(name, "");
        fs::write(home.file(), profile).unwrap();
        let error = Found::in_profile(home.file()).unwrap_err();
        assert!(matches!(&error, CredentialsError::File { line: at, .. } if *at == line), "{error}");
        assert!(!format!("{error}{error:?}").contains("s3cret"), "{error}");
    }
    for (name, profile, says) in [
        ("others", "[other]\nak = K\n", "it has neither [basic] nor [global]"),
        (
            "capitals",
            "[basic]\nAK = K\nSK = s3cret\n",
            "[basic] has neither ak nor sk; both are written in small",
        ),
    ] {
        let home = Home::new(name, profile);
        let error = home.find(&Chain::new().with_metadata(), &[]).unwrap_err().to_string();
        assert!(error.contains(says) && !error.contains("s3cret"), "{error}");
    }
    let empty = Home::new("empty", "# nothing\n");
    assert_eq!(empty.find(&Chain::new().with_metadata(), &[]).unwrap().origin, Origin::Metadata);
    let error = Found::in_variables(|name| (name == "OS_TOKEN").then(|| "s3cret\n".to_owned())).unwrap_err();
    assert!(error.to_string().contains("OS_TOKEN: it has a line break"), "{error}");
    assert!(!format!("{error}{error:?}").contains("s3cret"), "{error}");
    assert!(Found::in_profile(Path::new("/")).is_err(), "a directory");
    assert!(Found::in_profile("there is none").unwrap().is_none());
}

#[cfg(unix)]
#[test]
fn a_file_that_others_may_read_is_worth_a_warning() {
    use std::os::unix::fs::PermissionsExt as _;
    let home = Home::new("mode", PROFILE);
    for (mode, warnings) in [(0o600, 0), (0o640, 1), (0o604, 1)] {
        fs::set_permissions(home.file(), fs::Permissions::from_mode(mode)).unwrap();
        let found = Found::in_profile(home.file()).unwrap().unwrap();
        assert_eq!(found.warnings.len(), warnings, "{mode:o}");
        assert!(found.warnings.iter().all(|warning| warning.contains("chmod 600")));
    }
}
