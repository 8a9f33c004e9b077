//! Jobs that are being waited for, at one moment, in so much room.

use std::time::{Duration, SystemTime};

use huaweicloud_jobs_runtime::{Job, Phase};

use super::{BOLD, DIM, blanks, chart, cut, job, phase_sign, phase_style, plain, time, width};
use crate::{
    live::Live,
    observed::{JOB, Observed, Seen, places},
};

const SPINNER: [char; 10] = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
/// How long each of the spinner's pictures is shown.
pub(crate) const TICK: Duration = Duration::from_millis(100);
/// Columns of a progress bar, where there is room.
const BAR: usize = 20;
const SHORTEST_BAR: usize = 6;
/// Columns that a task's name leaves to the rest.
const BESIDE_NAME: usize = 22;
const SHORTEST_NAME: usize = 12;

/// A line, and how soon it may be left out.
struct Line {
    text: String,
    rank: Rank,
    is_task: bool,
}

/// What is kept when there is no room for everything, most important first.
#[derive(Clone, Copy, Eq, Ord, PartialEq, PartialOrd)]
enum Rank {
    /// What went wrong.
    Wrong,
    /// What happens.
    Now,
    /// What will happen.
    Next,
    /// What is over.
    Over,
}

/// A frame: at most `rows` lines of at most `columns` columns.
pub(crate) fn frame(jobs: &[Live], columns: usize, rows: usize, now: SystemTime) -> String {
    let is_alone = jobs.len() == 1;
    let summary = (!is_alone).then(|| summary(jobs, now));
    let rows = rows.saturating_sub(summary.iter().len());
    let lines: Vec<Line> = jobs.iter().flat_map(|live| lines(live, is_alone, columns, now)).collect();
    let lines: Vec<String> = summary.into_iter().chain(fit(lines, rows)).collect();
    lines.iter().map(|line| format!("{}\n", cut(line.trim_end(), columns))).collect()
}

/// `3 jobs: 1 succeeded, 2 running  01:05`
fn summary(jobs: &[Live], now: SystemTime) -> String {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for live in jobs {
        let stand = match (&live.end, &live.job) {
            (Some((outcome, _)), _) => outcome.as_str(),
            (None, Some(job)) => job.phase.as_str(),
            (None, None) => "not seen yet",
        };
        match counts.iter_mut().find(|(known, _)| *known == stand) {
            Some((_, count)) => *count += 1,
            None => counts.push((stand, 1)),
        }
    }
    let counts: Vec<_> = counts.into_iter().map(|(stand, count)| format!("{count} {stand}")).collect();
    let elapsed = jobs.iter().map(|live| live.elapsed(now)).max().unwrap_or_default();
    format!("{BOLD}{} jobs{BOLD:#}: {}  {}", jobs.len(), counts.join(", "), time::clock(elapsed))
}

/// The most important lines, in their order, and how many more there are.
fn fit(lines: Vec<Line>, rows: usize) -> Vec<String> {
    if lines.len() <= rows {
        return lines.into_iter().map(|line| line.text).collect();
    }
    let mut ranked: Vec<usize> = (0..lines.len()).collect();
    ranked.sort_by_key(|&at| (lines[at].rank, lines[at].is_task));
    let mut kept = vec![false; lines.len()];
    ranked.iter().take(rows.saturating_sub(1)).for_each(|&at| kept[at] = true);
    let (shown, hidden): (Vec<_>, Vec<_>) = lines.into_iter().zip(kept).partition(|(_, kept)| *kept);
    let more = |what: &str, is_task: bool| {
        let count = hidden.iter().filter(|(line, _)| line.is_task == is_task).count();
        (count > 0).then(|| format!("{count} more {what}{}", if count == 1 { "" } else { "s" }))
    };
    let more: Vec<_> = [more("job", false), more("task", true)].into_iter().flatten().collect();
    let mut texts: Vec<_> = shown.into_iter().map(|(line, _)| line.text).collect();
    if rows > 0 {
        texts.push(format!("{DIM}... {}{DIM:#}", more.join(", ")));
    }
    texts
}

/// The lines of one job. Alone it has room to say how the asking goes.
fn lines(live: &Live, is_alone: bool, columns: usize, now: SystemTime) -> Vec<Line> {
    let phase = live.job.as_ref().map_or(Phase::Unknown, |job| job.phase);
    let rank = match live.end {
        None => Rank::Now,
        Some((outcome, _)) if outcome.is_success() => rank(phase),
        Some(_) => Rank::Wrong,
    };
    let mut lines = vec![Line { text: head(live, columns, now), rank, is_task: false }];
    let details = is_alone.then(|| asking(live, now)).into_iter().chain(trouble(live));
    lines.extend(details.map(|text| Line { text, rank, is_task: false }));
    if let Some(job) = &live.job {
        tasks(job, &live.observed, columns, now, &mut lines);
    }
    // No line stands without the job that it belongs to.
    lines[0].rank = lines.iter().map(|line| line.rank).min().unwrap_or(rank);
    lines
}

/// `⠹ running  job-1  deploy-shop  01:05  40 %  ━━━━━━━━╌╌╌╌╌╌╌╌╌╌╌╌`
fn head(live: &Live, columns: usize, now: SystemTime) -> String {
    let elapsed = live.elapsed(now);
    let turn = (elapsed.as_millis() / TICK.as_millis()) as usize % SPINNER.len();
    let (sign, stand, style) = match (&live.job, &live.end) {
        (Some(job), end) => {
            let sign = if end.is_none() { SPINNER[turn] } else { phase_sign(job.phase) };
            (sign, job::stand(job), phase_style(job.phase))
        }
        (None, None) => (SPINNER[turn], "asking".to_owned(), DIM),
        (None, Some((outcome, _))) => ('✘', outcome.to_string(), phase_style(Phase::Failed)),
    };
    let clock = time::clock(elapsed);
    let name = live.name().map(|name| format!("  {}", plain(name))).unwrap_or_default();
    let mut text =
        format!("{style}{sign} {stand}{style:#}  {BOLD}{}{BOLD:#}{name}  {clock}", plain(&live.asked));
    if let Some(progress) = live.job.as_ref().and_then(|job| job.progress) {
        text.push_str(&format!("  {}", job::percent(progress)));
        let room = columns.saturating_sub(console::measure_text_width(&text) + 2).min(BAR);
        if room >= SHORTEST_BAR {
            text.push_str(&format!("  {}", bar(progress, room, style)));
        }
    }
    text
}

fn bar(percent: f64, columns: usize, style: anstyle::Style) -> String {
    let done = (percent / 100.0 * columns as f64).round().clamp(0.0, columns as f64) as usize;
    format!("{style}{}{style:#}{DIM}{}{DIM:#}", "━".repeat(done), "╌".repeat(columns - done))
}

/// How the asking goes, and when the next question is due.
fn asking(live: &Live, now: SystemTime) -> String {
    let asked = match live.polls {
        1 => "asked once".to_owned(),
        polls => format!("asked {polls} times"),
    };
    let next = match (live.end, live.next_poll) {
        (Some((outcome, _)), _) => format!("the wait ended: {outcome}"),
        (None, None) => "asking".to_owned(),
        (None, Some(due)) => {
            let seconds = due.duration_since(now).unwrap_or_default().as_secs_f64().ceil();
            format!("next question in {seconds} s")
        }
    };
    format!("  {DIM}{} · {asked} · {next}{DIM:#}", live.api.id)
}

/// What went wrong with the last question.
fn trouble(live: &Live) -> Option<String> {
    let style = phase_style(Phase::Unknown);
    live.trouble.as_ref().map(|trouble| format!("  {style}! {}{style:#}", plain(trouble)))
}

/// A line for each task.
fn tasks(job: &Job, observed: &Observed, columns: usize, now: SystemTime, lines: &mut Vec<Line>) {
    let mut found = Vec::new();
    collect(job, JOB, 1, &mut found);
    let label = |(task, _, depth): &(&Job, String, usize)| {
        let sign = if task.phase == Phase::Running { '▶' } else { phase_sign(task.phase) };
        format!("{}{sign} {}", "  ".repeat(*depth), job::name(task))
    };
    let taken = |(task, place, _): &(&Job, String, usize)| taken(task, observed.at(place), now);
    let widest =
        |text: &dyn Fn(&(&Job, String, usize)) -> String| found.iter().map(|it| width(&text(it))).max();
    let names =
        widest(&label).unwrap_or_default().min(columns.saturating_sub(BESIDE_NAME).max(SHORTEST_NAME));
    let times = widest(&taken).unwrap_or_default();
    let stands = widest(&|(task, ..)| job::stand(task)).unwrap_or_default();
    for found in &found {
        let (label, taken, task) = (cut(&label(found), names), taken(found), found.0);
        let (stand, said) = (job::stand(task), job::said(task).unwrap_or_default());
        let style = phase_style(task.phase);
        let name = if task.phase == Phase::Running { style.bold() } else { style };
        // Blanks before nothing would be cut off with a mark, as if there were more.
        let said = if said.is_empty() { said } else { format!("{}  {said}", blanks(stands, &stand)) };
        let text = format!(
            "{name}{label}{name:#}{}  {}{taken}  {style}{stand}{said}{style:#}",
            blanks(names, &label),
            blanks(times, &taken),
        );
        lines.push(Line { text, rank: rank(task.phase), is_task: true });
    }
}

fn collect<'a>(job: &'a Job, place: &str, depth: usize, found: &mut Vec<(&'a Job, String, usize)>) {
    for (task, place) in job.tasks.iter().zip(places(place, &job.tasks)) {
        found.push((task, place.clone(), depth));
        collect(task, &place, depth + 1, found);
    }
}

fn rank(phase: Phase) -> Rank {
    match phase {
        Phase::Pending => Rank::Next,
        Phase::Succeeded | Phase::Skipped => Rank::Over,
        Phase::Failed => Rank::Wrong,
        _ => Rank::Now,
    }
}

/// How long a task took, or has been at work; with `~` where that was only seen.
fn taken(task: &Job, seen: Seen, now: SystemTime) -> String {
    let (span, is_observed) = chart::span(task, seen, now);
    let about = if is_observed { "~" } else { "" };
    span.duration().map(|taken| format!("{about}{}", time::clock(taken))).unwrap_or_default()
}
