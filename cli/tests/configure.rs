//! `hwjobs configure`, and what a profile does to the other commands.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use std::{fs, path::PathBuf};

use common::{Ran, TOKEN, get_with, mock, options, run_with};
use huaweicloud_jobs::apis;
use huaweicloud_jobs_mock::{ACCESS_KEY, Mock, PROJECT_ID};

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
    let service = apis()[0].hosts.service;
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
    fs::remove_file(folder.file()).unwrap();
    let list = folder.run(&["configure", "--list"], &[]);
    assert!(
        list.works().is_empty() && list.err.contains("config.toml; `hwjobs configure` makes one"),
        "{list:?}"
    );
}

#[test]
fn what_is_wrong_is_said_with_its_line_and_nothing_is_written() {
    for (text, says) in [
        ("[default]\nregoin = \"x\"\n", &[":2: there is no key regoin", "did you mean region?"][..]),
        ("[default]\n\nregion = \"a b\"\n", &[":3: region:", "letters, digits and hyphens"]),
        ("[default]\ntimeout = 0\n", &[":2: timeout: it is not a whole number from 1"]),
        ("[default]\ntimeout = 1.5\n", &[":2: timeout: expected a whole number, found a float"]),
        ("[default]\ntimeout = \"5\"\n", &[":2: timeout: expected a whole number, found a string"]),
        ("[default]\nregion = 5\n", &[":2: region: expected a text in quotes, found an integer"]),
        ("[default]\nmin_interval = -1\n", &[":2: min_interval: it is not a whole number from 0"]),
        (
            "[default]\nmax_intervall = 1\n",
            &[":2: there is no key max_intervall; did you mean max_interval?"],
        ),
        ("[default]\nrate = 0.0\n", &[":2: rate: it is not more than 0"]),
        ("[default]\nin_flight = 0\n", &[":2: in_flight: it is not a whole number from 1 to 65535"]),
        ("[default]\ncredential_command = 'vault'\n", &[":2: credential_command: expected a list of texts"]),
        (
            "[default]\ncredential_command = ['vault', 1]\n",
            &[":2: credential_command: expected a list of texts"],
        ),
        ("[default]\ncredential_command = []\n", &[":2: credential_command: it names no program"]),
        (
            "[default]\ncredentials = 'file'\ncredential_command = ['vault']\n",
            &[":1: default has both credentials and credential_command"],
        ),
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
        ("a-secret-key", "there is no ="),
        ("ak=a-secret-key", "there is no key ak\n"),
        ("secret_key=a-secret-key", "there is no key secret_key\n"),
        ("foo=bar", "credential_command a program"),
        ("region=a b", "letters, digits and hyphens"),
        ("domain=..", "domain"),
        ("timeout=abc", "--set: timeout: expected a whole number"),
        ("endpoint.x=y", "there is no key endpoint.x; did you mean endpoints."),
    ] {
        folder.run(&["configure", "--set", set], &[]).fails(2, &[says]);
        assert_eq!(folder.text(), "[default]\n");
    }
    for (set, says) in [
        ("region=cn-nort-4", "note: the region cn-nort-4 is not among those known"),
        ("credentials=/nonexistent/keys", "note: there is no file /nonexistent/keys yet"),
        ("region=cn-north-4", ""),
        ("credentials=metadata", ""),
    ] {
        let ran = folder.run(&["configure", "--profile", set, "--set", set], &[]);
        ran.works();
        assert!(ran.err.contains(says) && ran.err.contains("note: ") != says.is_empty(), "{ran:?}");
    }
    // A region that one service has is a region, although others do not list it.
    let tables = || apis().iter().map(|api| api.hosts).filter(|hosts| hosts.regions().next().is_some());
    let mut of_some = tables().flat_map(|hosts| hosts.regions());
    let of_some = of_some.find(|region| !tables().all(|hosts| hosts.is_documented(region))).unwrap();
    let ran = folder.run(&["configure", "--set", &format!("region={of_some}")], &[]);
    assert!(ran.code == 0 && !ran.err.contains("note: "), "{ran:?}");
    fs::write(folder.file(), "[default]\n").unwrap();
    folder.run(&["configure"], &[]).fails(2, &["no terminal", "--set"]);
    let nobody = Folder::new("nobody", "");
    nobody.run(&["whoami", "--profile", "default"], &[]).fails(2, &["no credentials"]);
    nobody.run(&["whoami", "--profile", "x"], &[]).fails(2, &["there are none"]);
    folder.run(&["whoami", "--profile", "x"], &[]).fails(2, &["no profile \"x\"", "there are default"]);
}

#[test]
fn an_option_comes_before_the_environment_and_that_before_the_profile() {
    let folder = Folder::new("order", "[default]\nregion = \"la-south-2\"\nproject_id = \"p-1\"\n");
    let token = ("OS_TOKEN", "t");
    for api in apis().iter().filter(|api| api.endpoint.contains("{region}")) {
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

/// A profile that leads to a mock.
fn work(mock: &Mock, more: &str) -> String {
    let mut text = format!("[work]\nregion = \"cn-north-4\"\n{more}\n[work.endpoints]\n");
    let identity = apis().iter().find_map(|api| api.identity).unwrap();
    let mut services: Vec<_> = apis().iter().map(|api| api.hosts.service).chain([identity.service]).collect();
    services.sort_unstable();
    services.dedup();
    services.iter().for_each(|service| text.push_str(&format!("{service} = \"{}\"\n", mock.url())));
    text
}

/// The words of a sample request without the project.
fn asked(verb: &'static str) -> Vec<String> {
    let api =
        apis().iter().find(|api| api.identity.is_some() && api.parameter("project_id").is_some()).unwrap();
    let given = options(api);
    let given = given.chunks(2).filter(|pair| pair[0] != "--project-id").flatten().cloned();
    [verb.to_owned(), api.id.to_owned(), "--profile".to_owned(), "work".to_owned()]
        .into_iter()
        .chain(given)
        .collect()
}

#[cfg(unix)]
#[test]
fn a_program_can_give_the_credentials() {
    let (mock, ran) = (mock(), common::File::named("ran"));
    let keys = format!(r#"{{"access_key": "{ACCESS_KEY}", "secret_key": "{}"}}"#, common::SECRET_KEY);
    for (printed, what) in [
        (keys.clone(), "access key MOCK..."),
        (keys.replace('}', r#", "expires_at": "2100-01-01T00:00:00Z"}"#), "access key MOCK..."),
        (TOKEN.to_owned(), "token"),
        (format!(r#"{{"token": "{TOKEN}"}}"#), "token"),
    ] {
        // What a shell would do with the words is not done.
        let script =
            common::File::new("helper.sh", format!("echo ran >> '{}'\necho '{printed}'\n", ran.name()));
        let command = format!("credential_command = [\"sh\", '{}', \"$HOME; echo\"]", script.name());
        let folder = Folder::new("helper", &work(&mock, &command));
        let told = folder.run(&["whoami", "--profile", "work", "-o", "json"], &[]).json();
        assert_eq!((&told["credentials"]["value"], &told["works"]), (&what.into(), &true.into()), "{told}");
        assert_eq!(told["credentials"]["from"], "the program sh of the profile work");
        let words = asked("get");
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let loud = folder.run(&[&words[..], &["-v"]].concat(), &[]);
        let told = "credential_command begins profile=work program=sh";
        loud.works();
        assert!(loud.err.contains(told) && loud.err.contains("credential_command ended"), "{loud:?}");
        folder.run(&[&words[..], &["--dry-run"]].concat(), &[]).works();
        assert_eq!(ran.text(), "ran\nran\n", "once for each command that asks somebody");
        fs::remove_file(ran.name()).unwrap();
        // The environment comes first.
        let over = folder.run(&["whoami", "--profile", "work", "-o", "json"], &[("OS_TOKEN", TOKEN)]);
        assert_eq!(over.json()["credentials"]["from"], "the environment (OS_TOKEN)");
        let note = "note: the environment (OS_TOKEN) comes before credential_command of the profile work";
        assert!(over.err.contains(note), "{over:?}");
        let variables = [("OS_TOKEN", TOKEN), ("OS_REGION_NAME", "eu-west-101")];
        let over = folder.run(&["whoami", "--profile", "work"], &variables);
        assert!(
            over.err.contains("note: the environment (OS_REGION_NAME) comes before region of"),
            "{over:?}"
        );
        let variables = [("OS_TOKEN", TOKEN), ("HWJOBS_PROFILE", "work")];
        assert!(!folder.run(&["whoami"], &variables).err.contains("note: "), "nobody asked for it by name");
    }
    let script = common::File::new("fails.sh", format!("echo {TOKEN}\necho 'vault is sealed' >&2\nexit 3\n"));
    let folder =
        Folder::new("fails", &work(&mock, &format!("credential_command = [\"sh\", '{}']", script.name())));
    for words in [asked("get"), vec!["whoami".to_owned(), "--profile".to_owned(), "work".to_owned()]] {
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let said = "the credential_command of the profile work: sh failed (exit status: 3): vault is sealed";
        folder.run(&words, &[]).fails(1, &[said]);
    }
}

#[test]
fn intervals_and_budgets_can_stand_in_a_profile() {
    let mock = mock();
    let text = |more: &str| work(&mock, more).replace("\n\n", "\n");
    let folder =
        Folder::new("intervals", &text("min_interval = 60\nmax_interval = 7\nrate = 100\nin_flight = 1"));
    let words = asked("wait");
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let token = [("OS_TOKEN", TOKEN)];
    let said = ["--min-interval is 1 min, which is more than --max-interval, 7 s"];
    folder.run(&words, &token).fails(2, &said);
    // An option comes first.
    for more in [["--min-interval", "3"], ["--max-interval", "90"]] {
        let file = common::File::named("intervals.json");
        let ran =
            folder.run(&[&words[..], &more, &["--max-wait", "0", "--save", file.name()]].concat(), &token);
        assert!([0, 3, 5].contains(&ran.code), "{ran:?}");
        let saved: serde_json::Value = serde_json::from_str(&file.text()).unwrap();
        let policy = &saved["waits"][0]["wait"]["policy"];
        let expected = if more[0] == "--min-interval" { (3.0, 7.0) } else { (60.0, 90.0) };
        assert_eq!(
            (policy["min_interval"].as_f64(), policy["max_interval"].as_f64()),
            (Some(expected.0), Some(expected.1)),
            "{saved}"
        );
    }
    // Where only one is said, the other one follows.
    fs::write(folder.file(), text("max_interval = 1")).unwrap();
    let file = common::File::named("follows.json");
    folder.run(&[&words[..], &["--max-wait", "0", "--save", file.name()]].concat(), &token);
    let saved: serde_json::Value = serde_json::from_str(&file.text()).unwrap();
    assert_eq!(saved["waits"][0]["wait"]["policy"]["min_interval"].as_f64(), Some(1.0), "{saved}");
}

#[test]
fn a_profile_is_all_that_a_command_needs() {
    let mock = mock();
    let keys =
        common::File::new("keys", format!("[basic]\nak = {ACCESS_KEY}\nsk = {}\n", common::SECRET_KEY));
    let folder = Folder::new("enough", &work(&mock, &format!("credentials = '{}'", keys.name())));
    let told = folder.run(&["whoami", "--profile", "work", "-o", "json"], &[]).json();
    assert_eq!(told["region"]["from"], "the profile work");
    assert_eq!((&told["project"]["value"], &told["works"]), (&PROJECT_ID.into(), &true.into()));
    // The environment's credentials come first, and what is not there is said.
    let told = folder.run(&["whoami", "--profile", "work", "-o", "json"], &[("OS_TOKEN", TOKEN)]).json();
    assert_eq!(told["credentials"]["value"], "token");
    let home = Folder::new("tilde", &work(&mock, "credentials = '~/keys'"));
    let of_home = keys.name().rsplit_once('/').unwrap();
    fs::write(home.file(), home.text().replace("~/keys", &format!("~/{}", of_home.1))).unwrap();
    home.run(&["whoami", "--profile", "work"], &[("HOME", of_home.0)]).works();
    fs::write(keys.name(), "[other]\n").unwrap();
    folder
        .run(&["whoami", "--profile", "work"], &[])
        .fails(2, &[keys.name(), "neither [basic] nor [global]"]);
    drop(keys);
    folder.run(&["whoami", "--profile", "work"], &[]).fails(2, &["the profile names it", "no such file"]);
    // Without a file all is as before.
    get_with(apis()[0], &mock.url_of(apis()[0]), &[], &[("OS_TOKEN", TOKEN)]).works();
}
