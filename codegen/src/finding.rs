//! What is wrong with a schema, where, and how to mend it.

use std::fmt;

use crate::{
    Location, Rule,
    yaml::{At, locate},
};

/// A rule that a schema does not keep.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Finding {
    /// The rule.
    pub rule: Rule,
    /// The file, as it was named to the generator.
    pub file: String,
    /// Where in the file.
    pub location: Location,
    /// The line of the file.
    pub line: String,
    /// What is wrong.
    pub message: String,
    /// How to mend it.
    pub help: Option<String>,
}

impl Finding {
    /// The finding on one line, as editors and build output want it.
    pub fn one_line(&self) -> String {
        let Self { rule, file, location, message, help, .. } = self;
        let help = help.as_ref().map(|help| format!(" (help: {help})")).unwrap_or_default();
        format!("{file}:{}:{}: [{}] {message}{help}", location.line, location.column, rule.id())
    }
}

/// The finding with the line it is about.
impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { rule, file, location: Location { line, column }, line: source, message, help } = self;
        let number = line.to_string();
        let gutter = " ".repeat(number.len());
        // Tabs are kept so that the caret stands under its column.
        let indent: String =
            source.chars().take(column.saturating_sub(1)).map(|c| if c == '\t' { c } else { ' ' }).collect();
        writeln!(f, "error[{}]: {message}", rule.id())?;
        writeln!(f, "{gutter}--> {file}:{line}:{column}")?;
        writeln!(f, "{gutter} |")?;
        writeln!(f, "{number} | {source}")?;
        writeln!(f, "{gutter} | {indent}^")?;
        match help {
            Some(help) => writeln!(f, "{gutter} = help: {help}"),
            None => Ok(()),
        }
    }
}

/// Collects the findings of one file.
pub(crate) struct Findings<'a> {
    file: &'a str,
    text: &'a str,
    found: Vec<Finding>,
}

impl<'a> Findings<'a> {
    pub(crate) fn new(file: &'a str, text: &'a str) -> Self {
        Self { file, text, found: Vec::new() }
    }

    pub(crate) fn report(&mut self, rule: Rule, at: At, message: impl Into<String>, help: Option<String>) {
        self.report_at(rule, locate(self.text, at), message, help);
    }

    pub(crate) fn report_at(
        &mut self,
        rule: Rule,
        location: Location,
        message: impl Into<String>,
        help: Option<String>,
    ) {
        let (location, line) = self.inside(location);
        let (file, line, message) = (self.file.to_owned(), line.to_owned(), message.into());
        self.found.push(Finding { rule, file, location, line, message, help });
    }

    /// The nearest place that the text has, and its line. A file that ends too early is wrong behind its last line.
    fn inside(&self, Location { line, column }: Location) -> (Location, &'a str) {
        let last = self.text.lines().count().max(1);
        let source = self.text.lines().nth(line.min(last) - 1).unwrap_or_default();
        let end = source.chars().count() + 1;
        let column = if line > last { end } else { column.min(end) };
        (Location { line: line.min(last), column }, source)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// How many findings there are so far: a phase that adds some can be told from one that adds none.
    pub(crate) fn len(&self) -> usize {
        self.found.len()
    }

    /// All findings, in the order of the file.
    pub(crate) fn into_sorted(mut self) -> Vec<Finding> {
        self.found.sort_by_key(|finding| (finding.location, finding.rule));
        self.found.dedup();
        self.found
    }
}

/// The nearest of some words, if one is near: `did you mean ...?`.
pub(crate) fn did_you_mean<'w>(word: &str, words: impl IntoIterator<Item = &'w str>) -> Option<String> {
    nearest(word, words).map(|best| format!("did you mean `{best}`?"))
}

/// The nearest of some words, if one is near.
pub(crate) fn nearest<'w>(word: &str, words: impl IntoIterator<Item = &'w str>) -> Option<&'w str> {
    let near = |candidate: &str| strsim::jaro_winkler(&word.to_lowercase(), &candidate.to_lowercase());
    let best = words.into_iter().max_by(|a, b| near(a).total_cmp(&near(b)))?;
    (near(best) > 0.8).then_some(best)
}

/// Some words as a list: `a`, `b` or `c`.
pub(crate) fn one_of<'w>(words: impl IntoIterator<Item = &'w str>) -> String {
    let words: Vec<String> = words.into_iter().map(|word| format!("`{word}`")).collect();
    match words.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
        None => String::new(),
    }
}
