//! A picture of growth: both axes logarithmic and of the same scale, so that what grows with the number of APIs has the slope of the
//! thin grey lines.

use std::fmt::Write;

pub(crate) struct Plot {
    pub(crate) title: &'static str,
    pub(crate) unit: &'static str,
    pub(crate) lines: Vec<Line>,
}

pub(crate) struct Line {
    pub(crate) name: String,
    pub(crate) peer: bool,
    /// Which of the ways to dash it.
    pub(crate) dashes: usize,
    pub(crate) points: Vec<(f64, f64)>,
}

/// Pixels a decade, on both axes.
const DECADE: f64 = 120.0;
const LEFT: f64 = 64.0;
const TOP: f64 = 64.0;
/// With room for the lines' names.
const RIGHT: f64 = 210.0;
const BOTTOM: f64 = 52.0;
const DASHES: [&str; 3] = ["none", "7 4", "2 4"];
/// Names stand so far apart, at least.
const APART: f64 = 15.0;

const STYLE: &str = include_str!("plot.css");

impl Plot {
    /// The picture, if there is anything to show.
    pub(crate) fn svg(&self) -> Option<String> {
        let points = || self.lines.iter().flat_map(|line| &line.points);
        let (left, right) = range(points().map(|(count, _)| count.log10()))?;
        let (low, high) = range(points().map(|(_, value)| value.max(1e-3).log10()))?;
        let (low, high) = ((low - 0.05).floor(), (high + 0.05).ceil());
        let (wide, tall) = ((right - left) * DECADE, (high - low) * DECADE);
        let x = |count: f64| LEFT + (count.log10() - left) * DECADE;
        let y = |value: f64| TOP + (high - value.max(1e-3).log10()) * DECADE;
        let (width, height) = (LEFT + wide + RIGHT, TOP + tall + BOTTOM);
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {height:.0}\" width=\"{width:.0}\" height=\"{height:.0}\" role=\"img\">\n\
             <title>{title}: {unit} by the number of APIs</title>\n<style>\n{STYLE}</style>\n\
             <clipPath id=\"area\"><rect x=\"{LEFT}\" y=\"{TOP}\" width=\"{wide:.1}\" height=\"{tall:.1}\"/></clipPath>\n\
             <rect class=\"paper\" width=\"100%\" height=\"100%\" rx=\"6\"/>\n\
             <text class=\"title\" x=\"16\" y=\"26\">{title}</text>\n<text x=\"16\" y=\"46\">{unit}</text>\n",
            title = self.title,
            unit = self.unit,
        );
        let bottom = TOP + tall;
        for decade in low as i32..=high as i32 {
            let at = y(10f64.powi(decade));
            let _ = writeln!(svg, "<path class=\"grid\" d=\"M{LEFT} {at:.1}h{wide:.1}\"/>");
            let _ = writeln!(
                svg,
                "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\">{}</text>",
                LEFT - 8.0,
                at + 4.0,
                tick(decade)
            );
        }
        // A slope for each decade at which it can enter from the left or from below.
        for decade in (low - (right - left).ceil()) as i32..high as i32 {
            let at = y(1.0) - f64::from(decade) * DECADE;
            let _ = writeln!(
                svg,
                "<path class=\"slope\" clip-path=\"url(#area)\" d=\"M{LEFT} {at:.1}l{wide:.1} -{wide:.1}\"/>"
            );
        }
        let mut counts: Vec<f64> = points().map(|(count, _)| *count).collect();
        counts.sort_by(f64::total_cmp);
        counts.dedup();
        for count in counts {
            let at = x(count);
            let _ = writeln!(svg, "<path class=\"grid\" d=\"M{at:.1} {TOP}v{tall:.1}\"/>");
            let _ = writeln!(
                svg,
                "<text x=\"{at:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{count}</text>",
                bottom + 18.0
            );
        }
        let _ = writeln!(
            svg,
            "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"middle\">APIs</text>",
            LEFT + wide / 2.0,
            bottom + 38.0
        );
        let mut names = Vec::new();
        for line in &self.lines {
            let whose = if line.peer { "peer" } else { "ours" };
            let path: Vec<_> = line
                .points
                .iter()
                .map(|(count, value)| format!("{:.1} {:.1}", x(*count), y(*value)))
                .collect();
            let _ = writeln!(
                svg,
                "<path class=\"line {whose}\" stroke-dasharray=\"{}\" d=\"M{}\"/>",
                DASHES[line.dashes % DASHES.len()],
                path.join("L")
            );
            for (count, value) in &line.points {
                let _ = writeln!(
                    svg,
                    "<circle class=\"{whose}\" cx=\"{:.1}\" cy=\"{:.1}\" r=\"3\"/>",
                    x(*count),
                    y(*value)
                );
            }
            names.extend(line.points.last().map(|(count, value)| (y(*value), x(*count), &line.name)));
        }
        names.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut above = f64::MIN;
        for (at, beside, name) in names {
            above = at.max(above + APART);
            let _ = writeln!(svg, "<text x=\"{:.1}\" y=\"{:.1}\">{name}</text>", beside + 10.0, above + 4.0);
        }
        svg.push_str("</svg>\n");
        Some(svg)
    }
}

fn range(numbers: impl Iterator<Item = f64>) -> Option<(f64, f64)> {
    numbers.fold(None, |range, number| {
        let (low, high) = range.unwrap_or((number, number));
        Some((number.min(low), number.max(high)))
    })
}

fn tick(decade: i32) -> String {
    let digits = usize::try_from(-decade).unwrap_or_default();
    format!("{:.digits$}", 10f64.powi(decade))
}
