//! A Gantt chart as one HTML file: no script, nothing to load, light and dark.

use std::time::{Duration, SystemTime};

use huaweicloud_jobs_runtime::{Api, Job};

use super::{
    axis,
    chart::{Chart, Row, Span},
    gantt, job, phase_sign, plain, time,
};

const STYLE: &str = include_str!("html.css");
/// Marks on the axis; a phone has room for so many.
const MARKS: usize = 6;
/// Tasks deeper than this are no further to the right.
const DEEPEST: usize = 8;

/// A job and where its time went.
pub(crate) struct Page<'a> {
    pub(crate) api: &'static Api,
    /// What the caller knows the job by.
    pub(crate) asked: &'a str,
    pub(crate) job: &'a Job,
    pub(crate) chart: Chart,
}

impl Page<'_> {
    fn name(&self) -> &str {
        self.chart.rows.first().map_or(self.api.id, |row| &row.name)
    }
}

/// The file.
pub(crate) fn html(pages: &[Page<'_>]) -> String {
    let title = match pages {
        [page] => page.name().to_owned(),
        pages => format!("{} jobs", pages.len()),
    };
    let sections: String = pages.iter().map(section).collect();
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n\
         <body>\n<main>\n{sections}<footer>Made by hwjobs {}</footer>\n</main>\n</body>\n</html>\n",
        escape(&title),
        env!("CARGO_PKG_VERSION"),
    )
}

fn section(page: &Page<'_>) -> String {
    let Page { api, asked, job, chart } = page;
    let facts = job::facts(job).into_iter();
    let facts: String =
        facts.map(|(label, value)| format!("<dt>{label}</dt><dd>{}</dd>\n", escape(&value))).collect();
    format!(
        "<section class=\"{phase}\">\n<h1><span aria-hidden=\"true\">{}</span>{}</h1>\n\
         <p class=\"api\">{phase} · {} · {} · {}</p>\n<dl>\n{facts}</dl>\n{}</section>\n",
        phase_sign(job.phase),
        escape(page.name()),
        escape(asked),
        escape(api.title),
        escape(api.id),
        table(chart),
        phase = job.phase,
    )
}

fn table(chart: &Chart) -> String {
    let plane = chart.range.map(|(start, end)| Plane::new(start, end));
    let rows: String = chart.rows.iter().map(|row| self::row(row, plane.as_ref())).collect();
    let (axis, heading) = match &plane {
        Some(plane) => (plane.axis(), gantt::heading(chart, plane.start, plane.whole)),
        None => (String::new(), gantt::NO_TIMES.to_owned()),
    };
    let note = if chart.is_observed() {
        format!("<p class=\"note\">{}</p>\n", gantt::OBSERVED)
    } else {
        String::new()
    };
    format!(
        "<table>\n<caption class=\"hidden\">Where the time went: {heading}</caption>\n\
         <thead><tr><th scope=\"col\"><span class=\"hidden\">Task</span></th><th scope=\"col\" class=\"when\">{axis}</th>\
         <th scope=\"col\"><span class=\"hidden\">Status</span></th><th scope=\"col\"><span class=\"hidden\">Time</span></th></tr></thead>\n\
         <tbody>\n{rows}</tbody>\n</table>\n<p class=\"note\">{heading}</p>\n{note}",
        heading = escape(&heading),
    )
}

fn row(row: &Row, plane: Option<&Plane>) -> String {
    let said = row.said.as_ref().map(|said| format!("<small>{}</small>", escape(said))).unwrap_or_default();
    format!(
        "<tr class=\"{}\" style=\"--depth:{}\"><th scope=\"row\"><span><i aria-hidden=\"true\">{}</i>{}{said}</span></th>\
         <td class=\"when\">{}</td><td class=\"stand\">{}</td><td class=\"took\">{}</td></tr>\n",
        row.phase,
        row.depth.min(DEEPEST),
        phase_sign(row.phase),
        escape(&row.name),
        plane.map(|plane| plane.bar(row)).unwrap_or_default(),
        escape(&row.stand),
        escape(&gantt::note(row)),
    )
}

/// Moments as shares of a width.
struct Plane {
    start: SystemTime,
    whole: Duration,
    marks: Vec<(f64, String)>,
}

impl Plane {
    fn new(start: SystemTime, end: SystemTime) -> Self {
        let whole = end.duration_since(start).unwrap_or_default();
        let mut plane = Self { start, whole, marks: Vec::new() };
        let marks = axis::marks(whole, MARKS);
        plane.marks = marks.into_iter().map(|(at, label)| (plane.percent(at), label)).collect();
        plane
    }

    fn percent(&self, since: Duration) -> f64 {
        if self.whole.is_zero() { 0.0 } else { since.as_secs_f64() / self.whole.as_secs_f64() * 100.0 }
    }

    fn axis(&self) -> String {
        let mark = |(at, label): &(f64, String)| {
            let anchor = match *at {
                ..10.0 => "start",
                90.0.. => "end",
                _ => "middle",
            };
            format!("<text x=\"{at:.3}%\" y=\"60%\" text-anchor=\"{anchor}\">{label}</text>")
        };
        format!("<svg aria-hidden=\"true\">{}</svg>", self.marks.iter().map(mark).collect::<String>())
    }

    fn bar(&self, row: &Row) -> String {
        let line =
            |(at, _): &(f64, String)| format!("<line x1=\"{at:.3}%\" x2=\"{at:.3}%\" y1=\"0\" y2=\"100%\"/>");
        let since = |moment: SystemTime| moment.duration_since(self.start).unwrap_or_default();
        let title = escape(&title(row));
        let shape = match row.span {
            Span::Bar { start, end, is_open } => format!(
                "<rect x=\"{:.3}%\" y=\"-9\" width=\"{:.3}%\" height=\"18\" rx=\"3\"{}><title>{title}</title></rect>",
                self.percent(since(start)),
                // A rectangle without a width is not drawn at all.
                self.percent(end.duration_since(start).unwrap_or_default()).max(0.2),
                if is_open { " class=\"open\"" } else { "" },
            ),
            Span::Point(moment, _) => format!(
                "<text class=\"point\" x=\"{:.3}%\" text-anchor=\"middle\" dominant-baseline=\"central\">◆<title>{title}</title></text>",
                self.percent(since(moment)),
            ),
            Span::Nowhere(_) => String::new(),
        };
        let grid: String = self.marks.iter().map(line).collect();
        format!("<svg role=\"img\" aria-label=\"{title}\">{grid}<svg y=\"50%\">{shape}</svg></svg>")
    }
}

/// What a bar says to those who point at it, or cannot see it.
fn title(row: &Row) -> String {
    let times = match row.span {
        Span::Bar { start, is_open: true, .. } => format!(", since {}", time::utc(start)),
        Span::Bar { start, end, .. } => format!(", from {} to {}", time::utc(start), time::utc(end)),
        Span::Point(moment, _) => format!(", {}", time::utc(moment)),
        Span::Nowhere(_) => String::new(),
    };
    format!("{}: {}{times}, {}", row.name, row.stand, gantt::note(row))
}

/// Text that is safe between tags and in quoted attributes.
fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in plain(text).chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            c => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_a_server_sends_is_markup() {
        assert_eq!(
            escape("<b a=\"1\" c='2'>&amp;</b>"),
            "&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;amp;&lt;/b&gt;"
        );
        assert_eq!(escape("Blätter 叶子"), "Blätter 叶子");
    }
}
