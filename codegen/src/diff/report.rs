//! A comparison in words, as lines of a changelog, and as JSON.

use std::collections::BTreeSet;

use crate::{count, ordered::Json};

use super::{Comparison, Difference, Level, Section};

/// What semantic versioning asks for: before 1.0, and from then on.
fn bump(level: Option<Level>) -> [&'static str; 2] {
    match level {
        Some(Level::Breaking | Level::Behaviour) => ["minor", "major"],
        Some(Level::Addition) => ["patch", "minor"],
        Some(Level::Documentation) => ["patch", "patch"],
        None => ["none", "none"],
    }
}

pub(super) fn text(comparison: &Comparison) -> String {
    let Some(level) = comparison.level() else {
        return "No differences that users of the library could see.\n".to_owned();
    };
    let mut text = String::new();
    let mut api = "";
    let width = Level::ALL.iter().map(|level| level.word().len()).max().unwrap_or_default();
    for difference in &comparison.differences {
        if difference.api != api {
            api = &difference.api;
            text.push_str(&format!("{api}\n"));
        }
        text.push_str(&format!("  {:width$}  {}\n", difference.level.word(), difference.message));
    }
    let found = |level: &&Level| comparison.differences.iter().any(|it| it.level == **level);
    let counts = Level::ALL.iter().filter(found).map(|level| {
        let number = comparison.differences.iter().filter(|it| it.level == *level).count();
        match level {
            Level::Addition => count(number, level.word()),
            _ => format!("{number} {}", level.word()),
        }
    });
    let [before, from] = bump(Some(level));
    text.push_str(&format!(
        "\n{}.\nThe next version: {before} while it is 0.x, {from} from 1.0 on.\n\nFor the changelog:\n\n",
        counts.collect::<Vec<_>>().join(", ")
    ));
    for (at, (section, lines)) in changelog(comparison).into_iter().enumerate() {
        let gap = if at == 0 { "" } else { "\n" };
        text.push_str(&format!("{gap}### {section:?}\n\n"));
        lines.iter().for_each(|line| text.push_str(&format!("- {line}\n")));
    }
    text
}

/// The lines of each section. What only people read is one line an API.
fn changelog(comparison: &Comparison) -> Vec<(Section, Vec<String>)> {
    let sections: BTreeSet<Section> = comparison.differences.iter().map(|it| it.section).collect();
    let lines = |section| {
        let mut lines: Vec<String> = Vec::new();
        for it in comparison.differences.iter().filter(|it| it.section == section) {
            let line = line(it);
            if !lines.contains(&line) {
                lines.push(line);
            }
        }
        lines
    };
    sections.into_iter().map(|section| (section, lines(section))).collect()
}

fn line(difference: &Difference) -> String {
    let Difference { level, api, message, section: _ } = difference;
    match level {
        Level::Breaking => format!("**Breaking:** `{api}`: {message}."),
        Level::Behaviour | Level::Addition => format!("`{api}`: {}.", message.trim_end_matches('.')),
        Level::Documentation => format!("`{api}`: documentation."),
    }
}

pub(super) fn json(comparison: &Comparison) -> Json {
    let differences = comparison.differences.iter().map(|it| {
        Json::map([
            ("level", it.level.word().into()),
            ("api", Json::from(&it.api)),
            ("message", Json::from(&it.message)),
        ])
    });
    let sections = changelog(comparison).into_iter();
    let changelog = sections.map(|(section, lines)| (format!("{section:?}"), Json::list(lines)));
    let [before, from] = bump(comparison.level());
    let versions = [("0.x", Json::from(before)), ("1.x", from.into())];
    Json::map([
        ("level", comparison.level().map_or("none", Level::word).into()),
        ("next_version", Json::map(versions)),
        ("differences", Json::list(differences)),
        ("changelog", Json::map(changelog)),
    ])
}
