//! A Gantt chart in the terminal.

use std::time::{Duration, SystemTime};

use huaweicloud_jobs_runtime::{InWords, Phase};

use super::{
    BOLD, DIM, axis,
    chart::{Chart, Row, Span},
    cut, phase_sign, phase_style, time, width,
};

/// The least columns that a chart can do with.
const LEAST: usize = 40;
/// Columns between two marks of the axis.
const MARK: usize = 14;
/// What is said in place of a chart.
pub(super) const NO_TIMES: &str = "no times: the service does not say when the job and its tasks were";
/// What is said of times that the service did not give.
pub(super) const OBSERVED: &str = "~ as seen while waiting: the service does not say";
const GAP: &str = "  ";

/// Where a chart's columns are.
struct Layout {
    columns: usize,
    names: usize,
    bars: usize,
    start: SystemTime,
    whole: Duration,
    marks: Vec<(usize, String)>,
}

/// The chart in so many columns: a row for each task, its bar to scale.
pub(crate) fn gantt(chart: &Chart, columns: usize) -> String {
    let Some(layout) = Layout::of(chart, columns.max(LEAST)) else {
        return format!("{DIM}{NO_TIMES}{DIM:#}\n");
    };
    let mut text = format!("{BOLD}{}{BOLD:#}\n", heading(chart, layout.start, layout.whole));
    text.push_str(&format!("{DIM}{}{DIM:#}\n", layout.axis()));
    for row in &chart.rows {
        text.push_str(&format!("{}\n", layout.row(row)));
    }
    text.push_str(&legend(chart, layout.columns));
    text
}

/// What the chart shows: `3 min 20 s from 2025-09-02 10:23:38 UTC`.
pub(super) fn heading(chart: &Chart, start: SystemTime, whole: Duration) -> String {
    let is_open = chart.rows.iter().any(|row| matches!(row.span, Span::Bar { is_open: true, .. }));
    let so_far = if is_open { format!(", as of {}", time::utc(chart.now)) } else { String::new() };
    format!("{} from {}{so_far}", InWords(whole), time::utc(start))
}

/// The signs in use.
fn legend(chart: &Chart, columns: usize) -> String {
    let mut phases: Vec<Phase> = Vec::new();
    for row in &chart.rows {
        if !phases.contains(&row.phase) {
            phases.push(row.phase);
        }
    }
    let sign = |phase: &Phase| {
        let style = phase_style(*phase);
        format!("{style}{} {}{style:#} {DIM}{phase}{DIM:#}", phase_sign(*phase), fill(*phase))
    };
    // `● ▒ succeeded` and a gap are 16 columns.
    let lines = phases.chunks((columns / 16).max(1));
    let line = |phases: &[Phase]| format!("{}\n", phases.iter().map(sign).collect::<Vec<_>>().join("   "));
    let mut text: String = lines.map(line).collect();
    if chart.is_observed() {
        text.push_str(&format!("{DIM}{OBSERVED}{DIM:#}\n"));
    }
    text
}

/// What a bar is made of.
fn fill(phase: Phase) -> char {
    match phase {
        Phase::Succeeded => '█',
        Phase::Failed | Phase::Cancelled => '▓',
        Phase::Running | Phase::Unknown => '▒',
        _ => '░',
    }
}

impl Layout {
    fn of(chart: &Chart, columns: usize) -> Option<Self> {
        let (start, end) = chart.range?;
        let whole = end.duration_since(start).unwrap_or_default();
        let widest = |text: fn(&Row) -> String| chart.rows.iter().map(|row| width(&text(row))).max();
        let names = widest(label).unwrap_or_default().min(columns * 2 / 5);
        let notes = widest(note).unwrap_or_default().min(columns / 3);
        let bars = columns.saturating_sub(names + notes + 2 * GAP.len()).max(10);
        let mut layout = Self { columns, names, bars, start, whole, marks: Vec::new() };
        let marks = axis::marks(whole, bars / MARK + 1);
        layout.marks = marks.into_iter().map(|(at, label)| (layout.column(at), label)).collect();
        Some(layout)
    }

    /// How many columns a time takes.
    fn column(&self, since: Duration) -> usize {
        let share = since.as_secs_f64() / self.whole.as_secs_f64();
        // Of no time at all the share is no number, which is zero here.
        (share * self.bars as f64).round() as usize
    }

    fn axis(&self) -> String {
        let mut line = " ".repeat(self.names + GAP.len());
        for (at, label) in &self.marks {
            let at = self.names + GAP.len() + at;
            // The last of them may have no room.
            if at >= width(&line) && at + width(label) <= self.columns {
                line.push_str(&" ".repeat(at - width(&line)));
                line.push_str(label);
            }
        }
        line
    }

    fn row(&self, row: &Row) -> String {
        let style = phase_style(row.phase);
        let label = cut(&label(row), self.names);
        let padding = " ".repeat(self.names.saturating_sub(width(&label)));
        let bar = self.bar(row);
        let line = format!("{style}{label}{style:#}{padding}{GAP}{bar}{GAP}{}", note(row));
        line.trim_end().to_owned()
    }

    /// The cells of a row: marks of the axis, and the bar over them.
    fn bar(&self, row: &Row) -> String {
        let since = |moment: SystemTime| moment.duration_since(self.start).unwrap_or_default();
        let (from, cells) = match row.span {
            Span::Bar { start, end, is_open } => {
                let (from, to) = (self.column(since(start)).min(self.bars - 1), self.column(since(end)));
                (from, cells(row.phase, to.saturating_sub(from).max(1), start == end, is_open))
            }
            Span::Point(moment, _) => (self.column(since(moment)).min(self.bars - 1), "◆".to_owned()),
            Span::Nowhere(_) => (self.bars, String::new()),
        };
        let to = from + width(&cells);
        let style = phase_style(row.phase);
        format!(
            "{DIM}{}{DIM:#}{style}{cells}{style:#}{DIM}{}{DIM:#}",
            self.grid(0, from),
            self.grid(to, self.bars)
        )
    }

    fn grid(&self, from: usize, to: usize) -> String {
        let is_mark = |column: usize| self.marks.iter().any(|(at, _)| *at == column);
        (from..to).map(|column| if is_mark(column) { '┊' } else { ' ' }).collect()
    }
}

/// A bar: what it is made of, and at its end what became of it.
fn cells(phase: Phase, count: usize, is_moment: bool, is_open: bool) -> String {
    if is_moment {
        return "▏".to_owned();
    }
    let fill = fill(phase).to_string();
    let tip = match phase {
        Phase::Running | Phase::Unknown if is_open => '▶',
        Phase::Failed | Phase::Cancelled => phase_sign(phase),
        _ => return fill.repeat(count),
    };
    format!("{}{tip}", fill.repeat(count - 1))
}

fn label(row: &Row) -> String {
    format!("{}{} {}", "  ".repeat(row.depth), phase_sign(row.phase), row.name)
}

/// How long it was, or why that is not known.
pub(super) fn note(row: &Row) -> String {
    let about = if row.is_observed { "~" } else { "" };
    match (row.span, row.span.duration()) {
        (Span::Point(_, why) | Span::Nowhere(why), _) => format!("{about}{why}"),
        (Span::Bar { .. }, taken) => format!("{about}{}", InWords(taken.unwrap_or_default())),
    }
}
