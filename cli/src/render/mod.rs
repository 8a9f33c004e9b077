//! How things look. Everything here makes text of values; nothing is written.

mod axis;
pub(crate) mod chart;
pub(crate) mod columns;
pub(crate) mod document;
pub(crate) mod frame;
pub(crate) mod gantt;
pub(crate) mod html;
pub(crate) mod job;
pub(crate) mod lines;
mod node;
pub(crate) mod registry;
mod tasks;
#[cfg(test)]
mod tests;
pub(crate) mod time;

use anstyle::{AnsiColor, Style};
use huaweicloud_jobs_runtime::Phase;
use unicode_width::UnicodeWidthStr;

pub(crate) const BOLD: Style = Style::new().bold();
pub(crate) const DIM: Style = Style::new().dimmed();

/// What a server sent, without anything that could steer the terminal. Line breaks become blanks.
pub(crate) fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// How many columns a text takes.
pub(crate) fn width(text: &str) -> usize {
    text.width()
}

/// The colour of a phase.
pub(crate) fn phase_style(phase: Phase) -> Style {
    let color = match phase {
        Phase::Pending => AnsiColor::Cyan,
        Phase::Running => AnsiColor::Blue,
        Phase::Succeeded => AnsiColor::Green,
        Phase::Failed => AnsiColor::Red,
        Phase::Cancelled => AnsiColor::Magenta,
        Phase::Skipped => return DIM,
        _ => AnsiColor::Yellow,
    };
    Style::new().fg_color(Some(color.into()))
}

/// What stands for a phase where there is no colour.
pub(crate) fn phase_sign(phase: Phase) -> char {
    match phase {
        Phase::Pending => '○',
        Phase::Running => '●',
        Phase::Succeeded => '✔',
        Phase::Failed => '✘',
        Phase::Cancelled => '■',
        Phase::Skipped => '–',
        _ => '?',
    }
}

/// Cuts a line, colours and all, to so many columns.
pub(crate) fn cut(line: &str, columns: usize) -> String {
    console::truncate_str(line, columns, "…").into_owned()
}

/// What fills a text up to so many columns.
fn blanks(columns: usize, text: &str) -> String {
    " ".repeat(columns.saturating_sub(width(text)))
}

/// Breaks a text into lines of at most so many columns; a longer word stays whole.
pub(crate) fn wrap(text: &str, columns: Option<usize>) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if columns.is_none_or(|columns| width(line) + 1 + width(word) <= columns) => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
