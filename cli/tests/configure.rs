//! `hwjobs configure`, and what a profile does to the other commands.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use std::{fs, path::PathBuf};

use common::{Ran, TOKEN, get_with, mock, options, run_with};
use huaweicloud_jobs::APIS;
use huaweicloud_jobs_mock::{ACCESS_KEY, PROJECT_ID};

/// A configuration folder of its own.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str, text: &str) -> Self {
        let folder =
            PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{}-{name}", std::process::id()));
        fs::create_dir_all(folder.join("hwjobs")).unwrap();
        let folder = Self(folder);
        fs::write(folder.file(), text).unwrap();
        folder
    }

    fn file(&self) -> PathBuf {
        self.0.join("hwjobs/config.toml")
    }

    fn text(&self) -> String {
        fs::read_to_string(self.file()).unwrap()
    }

    fn run(&self, words: &[&str], more: &[(&str, &str)]) -> Ran {
        let folder = self.0.to_str().unwrap();
        run_with(words, &[&[("XDG_CONFIG_HOME", folder), ("APPDATA", folder)], more].concat())
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn what_is_set_is_written_and_the_rest_stays() {
    let text = "# Mine.\n[default]\nregion = \"eu-west-101\" # for now\n\n[other]\ntimeout = 5\n";
    let folder = Folder::new("written", text);
    let service = APIS[0].hosts.service;
    let endpoint = format!("endpoints.{service}=https://example.com");
    let set = ["configure", "--set", "region=cn-north-4", "--set", "max_wait=60", "--set", &endpoint];
    let ran = folder.run(&set, &[]);
    assert!(ran.works().contains("region = cn-north-4") && ran.err.contains("Written to"), "{ran:?}");
    for kept in ["# Mine.", "\"cn-north-4\" # for now", "max_wait = 60", "[other]\ntimeout = 5"] {
        assert!(folder.text().contains(kept), "{}", folder.text());
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(fs::metadata(folder.file()).unwrap().permissions().mode() & 0o777, 0o600);
    }
    assert_eq!(folder.run(&["configure", "--get", "region"], &[]).works(), "cn-north-4\n");
    let other = [("HWJOBS_PROFILE", "other")];
    assert_eq!(folder.run(&["configure", "--get", "timeout"], &other).works(), "5\n");
    assert_eq!(
        folder.run(&["configure", "--get", "region"], &[("HWJOBS_PROFILE", "")]).works(),
        "cn-north-4\n"
    );
    folder.run(&["configure", "--unset", "region"], &[]).works();
    folder.run(&["configure", "--get", "region"], &[]).fails(2, &["does not say region", "--list"]);
    folder.run(&["configure", "--unset", "region"], &[]).fails(2, &["does not say region"]);
    folder.run(&["configure", "--profile", "third", "--set", "region=la-south-2"], &[]).works();
    let list = folder.run(&["configure", "--list"], &[]);
    for profile in ["[default]", "[other]", "[third]"] {
        assert!(list.works().contains(profile), "{list:?}");
    }
}

#[test]
fn what_is_wrong_is_said_with_its_line_and_nothing_is_written() {
    for (text, says) in [
        ("[default]\nregoin = \"x\"\n", &[":2: there is no key regoin", "did you mean region?"][..]),
        ("[default]\n\nregion = \"a b\"\n", &[":3: region:", "letters, digits and hyphens"]),
        ("[default]\ntimeout = 0\n", &[":2: timeout: it is not a number above 0"]),
        ("[default]\ntimeout = 1.5\n", &[":2: timeout: expected a text or a number"]),
        ("[default]\nregion\n", &[":2: "]),
        ("region = \"x\"\n", &[":1: region stands in no profile"]),
        (
            "[default.endpoints]\nnowhere = \"https://example.com\"\n",
            &[":2: there is no key endpoints.nowhere"],
        ),
    ] {
        let folder = Folder::new("wrong", text);
        for words in [&["whoami"][..], &["configure", "--set", "timeout=1"], &["configure", "--list"]] {
            folder.run(words, &[("OS_TOKEN", TOKEN)]).fails(2, &[&["config.toml"], says].concat());
        }
        assert_eq!(folder.text(), text);
    }
    let folder = Folder::new("refused", "[default]\n");
    for (set, says) in [
        ("region", "there is no ="),
        ("region=a b", "letters, digits and hyphens"),
        ("domain=..", "domain"),
        ("endpoint.x=y", "there is no key endpoint; did you mean endpoints."),
    ] {
        folder.run(&["configure", "--set", set], &[]).fails(2, &[says]);
        assert_eq!(folder.text(), "[default]\n");
    }
    folder.run(&["configure"], &[]).fails(2, &["no terminal", "--set"]);
    folder.run(&["whoami", "--profile", "x"], &[]).fails(2, &["no profile \"x\"", "there are default"]);
}

#[test]
fn an_option_comes_before_the_environment_and_that_before_the_profile() {
    let folder = Folder::new("order", "[default]\nregion = \"la-south-2\"\nproject_id = \"p-1\"\n");
    let token = ("OS_TOKEN", "t");
    for api in APIS.iter().filter(|api| api.endpoint.contains("{region}")) {
        let mut words = vec!["get".to_owned(), api.id.to_owned(), "--dry-run".to_owned()];
        let given = options(api);
        words.extend(given.chunks(2).filter(|pair| pair[0] != "--project-id").flatten().cloned());
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let of_profile = folder.run(&words, &[token]);
        assert!(
            of_profile.works().contains("la-south-2") && of_profile.out.contains("p-1"),
            "{of_profile:?}"
        );
        let environment = [token, ("OS_REGION_NAME", "cn-north-4"), ("OS_PROJECT_ID", "p-2")];
        let ran = folder.run(&words, &environment);
        assert!(ran.works().contains("cn-north-4") && ran.out.contains("p-2"), "{ran:?}");
        let ran = folder.run(&[&words[..], &["--region", "eu-west-101"]].concat(), &environment);
        assert!(ran.works().contains("eu-west-101") && !ran.out.contains("p-"), "{ran:?}");
        // Where a service is, likewise.
        let service = api.hosts.service;
        let text = format!(
            "[default]\nregion = \"la-south-2\"\nendpoints.{service} = \"https://profile.example.com\"\n"
        );
        fs::write(folder.file(), text).unwrap();
        assert!(folder.run(&words, &[token]).works().contains("profile.example.com"));
        let variable = format!("HUAWEICLOUD_SDK_REGION_{}_LA_SOUTH_2", service.to_uppercase());
        let ran = folder.run(&words, &[token, (&variable, "https://variable.example.com")]);
        assert!(ran.works().contains("variable.example.com"), "{ran:?}");
        fs::write(folder.file(), "[default]\nregion = \"la-south-2\"\nproject_id = \"p-1\"\n").unwrap();
    }
}

#[test]
fn a_profile_is_all_that_a_command_needs() {
    let mock = mock();
    let keys =
        common::File::new("keys", format!("[basic]\nak = {ACCESS_KEY}\nsk = {}\n", common::SECRET_KEY));
    let mut text =
        format!("[work]\nregion = \"cn-north-4\"\ncredentials = '{}'\n[work.endpoints]\n", keys.name());
    let identity = APIS.iter().find_map(|api| api.identity).unwrap();
    let mut services: Vec<_> = APIS.iter().map(|api| api.hosts.service).chain([identity.service]).collect();
    services.sort_unstable();
    services.dedup();
    services.iter().for_each(|service| text.push_str(&format!("{service} = \"{}\"\n", mock.url())));
    let folder = Folder::new("enough", &text);
    let told = folder.run(&["whoami", "--profile", "work", "-o", "json"], &[]).json();
    assert_eq!(told["region"]["from"], "the profile work");
    assert_eq!((&told["project"]["value"], &told["works"]), (&PROJECT_ID.into(), &true.into()));
    // The environment's credentials come first, and what is not there is said.
    let told = folder.run(&["whoami", "--profile", "work", "-o", "json"], &[("OS_TOKEN", TOKEN)]).json();
    assert_eq!(told["credentials"]["value"], "token");
    drop(keys);
    folder.run(&["whoami", "--profile", "work"], &[]).fails(2, &["the profile names it", "no such file"]);
    // Without a file all is as before.
    get_with(APIS[0], &mock.url_of(APIS[0]), &[], &[("OS_TOKEN", TOKEN)]).works();
}
