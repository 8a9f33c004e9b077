//! A Markdown table: what each API's statuses mean.

use crate::{
    document::Phase,
    model::{Job, Model, Set, TasksMap},
};

/// One row a set of statuses; rows of one API that say the same are one.
pub(super) fn table(models: &[Model]) -> String {
    let phases = Phase::WORDS.iter().map(|(word, _)| format!(" {word} |")).collect::<String>();
    let rule = "---|".repeat(Phase::WORDS.len());
    let mut table = format!("| API | of the |{phases}\n|---|---|{rule}\n");
    for model in models {
        let mut rows: Vec<(Vec<String>, Vec<String>)> = Vec::new();
        levels(&model.job, "job", &mut |of, set| {
            let Some(set) = model.sets.iter().find(|candidate| candidate.name == set) else { return };
            let cells = cells(set);
            match rows.iter_mut().find(|(_, known)| *known == cells) {
                Some((levels, _)) => levels.push(of),
                None => rows.push((vec![of], cells)),
            }
        });
        for (at, (of, cells)) in rows.iter().enumerate() {
            let api = if at == 0 { api(model) } else { String::new() };
            table.push_str(&format!("| {api} | {} |", of.join(", ")));
            cells.iter().for_each(|cell| table.push_str(&format!(" {cell} |")));
            table.push('\n');
        }
    }
    table
}

/// Every level of the job view with the name of its set.
fn levels(job: &Job, of: &str, each: &mut dyn FnMut(String, &str)) {
    each(of.to_owned(), &job.statuses);
    if let Some((_, set)) = &job.result {
        each(format!("{of}'s result"), set);
    }
    if let Some(tasks) = &job.tasks
        && let TasksMap::Own(inner) = &tasks.map
    {
        levels(inner, if of == "job" { "task" } else { "task's task" }, each);
    }
}

fn api(model: &Model) -> String {
    let id = code(&model.id());
    let id = if model.url.is_empty() { id } else { format!("[{id}]({})", model.url) };
    format!("{id}{}", if model.deprecated.is_some() { " (deprecated)" } else { "" })
}

fn cells(set: &Set) -> Vec<String> {
    let words = |phase| {
        let of_phase = set.values.iter().filter(move |value| value.phase == Some(phase));
        of_phase.map(|value| match value.shown == value.value {
            true => code(&value.value),
            false => format!("{} ({})", code(&value.value), plain(&value.shown)),
        })
    };
    Phase::WORDS.iter().map(|(_, phase)| words(*phase).collect::<Vec<_>>().join(", ")).collect()
}

/// A word as code in a table's cell, whatever is in it.
fn code(word: &str) -> String {
    let word = word.split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "\\|");
    let longest = word.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let ticks = "`".repeat(longest + 1);
    match longest {
        0 => format!("{ticks}{word}{ticks}"),
        _ => format!("{ticks} {word} {ticks}"),
    }
}

/// A name in a table's cell.
fn plain(word: &str) -> String {
    let special = |c: char| "\\`*_[]<>|&~".contains(c);
    word.chars().flat_map(|c| special(c).then_some('\\').into_iter().chain([c])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_in_their_cell() {
        assert_eq!(code("运行中"), "`运行中`");
        assert_eq!(code("a|b\nc"), "`a\\|b c`");
        assert_eq!(code("a`b"), "`` a`b ``");
        assert_eq!(plain("not_yet *"), "not\\_yet \\*");
    }
}
