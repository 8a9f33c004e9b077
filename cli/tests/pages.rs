//! `hwjobs completions` and `hwjobs man`, for every API of the registry.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use std::fs;

use common::{File, options, run};
use huaweicloud_jobs::apis;
use huaweicloud_jobs_runtime::{Need, Parameter};

const VERBS: [&str; 4] = ["get", "wait", "watch", "timeline"];

#[test]
fn each_shell_knows_each_api_and_its_parameters() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let ran = run(&["completions", shell]);
        for api in apis() {
            assert!(ran.works().contains(api.id), "{shell}: {}", api.id);
            for option in options(api).iter().step_by(2) {
                assert!(ran.works().contains(option.trim_start_matches('-')), "{shell}: {option}");
            }
        }
    }
    run(&["completions", "cmd"]).fails(2, &["cmd", "powershell"]);
    run(&["completions"]).fails(2, &["SHELL"]);
}

/// A folder with a configuration file.
fn profiles() -> String {
    let folder = File::named("profiles.d").name().to_owned();
    fs::create_dir_all(format!("{folder}/hwjobs")).unwrap();
    let text = "[default]\nregion = 'cn-north-4'\n[night-shift]\ntimeout = 5\n";
    fs::write(format!("{folder}/hwjobs/config.toml"), text).unwrap();
    folder
}

#[cfg(unix)]
#[test]
fn bash_completes() {
    let folder = profiles();
    let script = common::run_with(&["completions", "bash"], &[("XDG_CONFIG_HOME", &folder)]);
    let script = File::new("completions.bash", script.works());
    fs::remove_dir_all(folder).unwrap();
    let complete = |words: &[&str]| {
        let program = r#"source "$0"; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
            _hwjobs hwjobs "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"; echo "${COMPREPLY[*]}""#;
        let mut bash = std::process::Command::new("bash");
        let output =
            bash.args(["--norc", "-c", program, script.name(), "hwjobs"]).args(words).output().unwrap();
        String::from_utf8(output.stdout).unwrap().trim().to_owned()
    };
    assert_eq!(complete(&["wai"]), "wait");
    for words in [&["whoami"][..], &["get", apis()[0].id], &["configure"]] {
        assert_eq!(complete(&[words, &["--profile", "ni"]].concat()), "night-shift");
    }
    assert_eq!(complete(&["configure", "--get", "min"]), "min_interval");
    assert_eq!(complete(&["configure", "--set", "min"]), "min_interval=");
    // Bash offers files where nothing else is.
    assert_eq!(complete(&["resume", ""]), "");
    assert_eq!(complete(&["resume", "--watc"]), "--watch");
    assert_eq!(complete(&["timeline", "--from", "src/ma"]), "src/main.rs");
    assert_eq!(complete(&["timeline", "--fr"]), "--from");
    // No value of a parameter is a file.
    assert_eq!(complete(&["get", apis()[0].id, "--token", "src/ma"]), "src/ma");
    for api in apis() {
        for verb in VERBS {
            assert_eq!(complete(&[verb, &api.id[..api.id.len() - 1]]), api.id);
            for option in options(api).iter().step_by(2) {
                assert!(complete(&[verb, api.id, option]).contains(option), "{verb} {} {option}", api.id);
            }
            // Behind a + stands another question, where one can.
            let next = complete(&[verb, apis()[0].id, "+", &api.id[..api.id.len() - 1]]);
            assert_eq!(next == api.id, ["wait", "watch"].contains(&verb), "{verb}: {next}");
        }
        if let Some(region) = api.hosts.regions().next() {
            assert!(complete(&["get", api.id, "--region", region]).contains(region));
        }
    }
}

#[test]
fn the_manual_has_a_page_for_each_command_and_api() {
    let folder = File::named("man");
    run(&["man", folder.name()]).works();
    let page = |name: &str| fs::read_to_string(format!("{}/{name}.1", folder.name())).unwrap();
    assert_eq!(page("hwjobs"), run(&["man"]).works());
    // Each page that another one names is there.
    for entry in fs::read_dir(folder.name()).unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        for named in text.lines().filter_map(|line| line.strip_suffix("(1)")) {
            page(&named.replace("\\-", "-"));
        }
    }
    assert!(page("hwjobs-get").contains("\nhwjobs\\-get\\-"), "{}", page("hwjobs-get"));
    for verb in VERBS {
        for api in apis() {
            let page = page(&format!("hwjobs-{verb}-{}", api.id.replace('/', "-")));
            // The header has its title twice in eighty columns; what the page is about is one line.
            assert!(page.contains(&format!(".TH hwjobs-{verb} 1 ")), "{page}");
            let (_, name) = page.split_once("\n.SH NAME\n").unwrap();
            assert_eq!(name.lines().nth(1), Some(".SH SYNOPSIS"), "{page}");
            let synopsis = name.lines().nth(2).unwrap().replace('\\', "");
            assert!(synopsis.contains(&format!("hwjobs {verb} {}", api.id)), "{synopsis}");
            let is_asked = |p: &Parameter| p.need == Need::Mandatory && p.name != "project_id";
            let asks = verb != "timeline" && api.parameters.iter().any(is_asked);
            assert_eq!(synopsis.contains(" <"), asks, "a value has a name: {synopsis}");
            assert!(page.contains("\n.SH NOTES\n") && page.contains("HWJOBS_PROFILE"), "{page}");
            assert!(!page.contains("see a summary"), "{page}");
            for option in options(api).iter().step_by(2) {
                assert!(page.contains(&option.replace('-', "\\-")), "{verb} {} {option}", api.id);
            }
        }
    }
    // Again over what is there; and where no folder can be.
    run(&["man", folder.name()]).works();
    run(&["man", &format!("{}/hwjobs.1", folder.name())]).fails(2, &["hwjobs.1", "hint:"]);
    fs::remove_dir_all(folder.name()).unwrap();
}
