//! What is wrong with a schema, where, and how to mend it.

use std::{fmt, ops::Range, sync::Arc};

use crate::{
    Rule, render,
    yaml::{At, SyntaxError},
};

/// A line and a column, both from 1.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Location {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// A part of one line of a file.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Span {
    /// Where it is, in bytes of the file.
    pub bytes: Range<usize>,
    /// Where it begins.
    pub start: Location,
    /// Where it ends: behind its last character.
    pub end: Location,
}

/// A place that explains a finding, such as the first of two names.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Related {
    /// Where it is, in the finding's file.
    pub span: Span,
    /// What is there.
    pub label: String,
}

/// A rule that a schema does not keep.
#[derive(Clone, Eq, PartialEq)]
pub struct Finding {
    /// The rule.
    pub rule: Rule,
    /// The file, as it was named to the generator.
    pub file: String,
    /// Where in the file.
    pub span: Span,
    /// What is wrong.
    pub message: String,
    /// A word or two on what stands at the place; may be empty.
    pub label: String,
    /// How to mend it.
    pub help: Option<String>,
    /// Other places that have to do with it.
    pub related: Vec<Related>,
    /// The whole file.
    pub(crate) text: Arc<str>,
}

impl Finding {
    /// The finding on one line, as editors and build output want it.
    pub fn one_line(&self) -> String {
        let Self { rule, file, span: Span { start, .. }, message, help, .. } = self;
        let help = help.as_ref().map(|help| format!(" (help: {help})")).unwrap_or_default();
        format!("{file}:{}:{}: [{}] {message}{help}", start.line, start.column, rule.id())
    }

    /// What to write in the span's place, where a right word is near.
    pub fn replacement(&self) -> Option<String> {
        let word = self.help.as_ref()?.strip_prefix(NEAR[0])?.strip_suffix(NEAR[1])?;
        let quote = self.text[self.span.bytes.clone()].chars().next().filter(|c| matches!(c, '"' | '\''));
        Some(quote.map_or_else(|| word.to_owned(), |quote| format!("{quote}{word}{quote}")))
    }

    /// The finding with the lines it is about, in colours or without.
    pub fn picture(&self, colours: bool) -> String {
        render::picture(self, colours)
    }

    pub(crate) fn label(&mut self, label: impl Into<String>) -> &mut Self {
        self.label = label.into();
        self
    }

    /// Shows another place, too.
    pub(crate) fn related(&mut self, at: At, label: impl Into<String>) -> &mut Self {
        let related = Related { span: span(&self.text, at), label: label.into() };
        if related.span != self.span {
            self.related.push(related);
        }
        self
    }
}

/// The finding with the lines it is about, without colours.
impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.picture(false))
    }
}

impl fmt::Debug for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.one_line())
    }
}

/// What of a place stands on its first line. A file that ends too early is wrong behind its last character.
fn span(text: &str, At { start, end }: At) -> Span {
    let start = start.min(text.trim_end().len());
    let first = text[start..end.clamp(start, text.len())].lines().next().unwrap_or_default().trim_end();
    let begins = location(text, start);
    let ends = Location { column: begins.column + first.chars().count(), ..begins };
    Span { bytes: start..start + first.len(), start: begins, end: ends }
}

/// The line and column of a place.
pub(crate) fn location(text: &str, place: usize) -> Location {
    let line = text[..place].rfind('\n').map_or(0, |line| line + 1);
    let lines = text[..line].bytes().filter(|byte| *byte == b'\n').count();
    Location { line: lines + 1, column: text[line..place].chars().count() + 1 }
}

/// Collects the findings of one file.
pub(crate) struct Findings<'a> {
    file: &'a str,
    text: &'a str,
    /// The text again, for the findings to keep; made for the first.
    kept: Option<Arc<str>>,
    found: Vec<Finding>,
    /// The last one that is too many.
    spare: Option<Finding>,
    left_out: usize,
}

/// More findings than anyone reads of one file: in what is no schema, every line may be wrong.
const MOST: usize = 200;

impl<'a> Findings<'a> {
    pub(crate) fn new(file: &'a str, text: &'a str) -> Self {
        Self { file, text, kept: None, found: Vec::new(), spare: None, left_out: 0 }
    }

    pub(crate) fn report(
        &mut self,
        rule: Rule,
        at: At,
        message: impl Into<String>,
        help: Option<String>,
    ) -> &mut Finding {
        let is_kept = self.found.len() < MOST;
        let text = match is_kept {
            true => self.kept.get_or_insert_with(|| self.text.into()).clone(),
            // Without a text it costs nothing to find the line.
            false => Arc::from(""),
        };
        let (file, span) = (self.file.to_owned(), span(&text, at));
        let (message, label, related) = (message.into(), rule.label().to_owned(), Vec::new());
        let finding = Finding { rule, file, span, message, label, help, related, text };
        if !is_kept {
            self.left_out += 1;
            return self.spare.insert(finding);
        }
        let at = self.found.len();
        self.found.push(finding);
        &mut self.found[at]
    }

    pub(crate) fn report_syntax(&mut self, error: SyntaxError) {
        let finding = self.report(Rule::YamlSyntax, error.at, error.message, error.help);
        if let Some((at, label)) = error.related {
            finding.related(at, label);
        }
    }

    /// Where some words stand inside a place; the whole place if they do not, as where they are written with escapes.
    pub(crate) fn within(&self, at: At, words: &str) -> At {
        match self.text[at.start..at.end].find(words) {
            Some(place) => At { start: at.start + place, end: at.start + place + words.len() },
            None => at,
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// Takes back what was said of a rule. Whether there was anything.
    pub(crate) fn remove(&mut self, rule: Rule) -> bool {
        let before = self.found.len();
        self.found.retain(|finding| finding.rule != rule);
        self.found.len() < before
    }

    /// How many findings there are so far: a phase that adds some can be told from one that adds none.
    pub(crate) fn len(&self) -> usize {
        self.found.len() + self.left_out
    }

    /// All findings, in the order of the file.
    pub(crate) fn into_sorted(mut self) -> Vec<Finding> {
        self.found.sort_by_key(|finding| (finding.span.start, finding.rule));
        self.found.dedup();
        if let Some(last) = self.found.last_mut().filter(|_| self.left_out > 0) {
            let more = format!("{} more findings in this file are left out", self.left_out);
            last.help = Some(last.help.take().map_or(more.clone(), |help| format!("{help}; {more}")));
        }
        self.found
    }
}

/// The nearest of some words, if one is near: `did you mean ...?`.
pub(crate) fn did_you_mean<'w>(word: &str, words: impl IntoIterator<Item = &'w str>) -> Option<String> {
    nearest(word, words).map(meant)
}

/// The help that offers a near word.
pub(crate) fn meant(near: &str) -> String {
    format!("{}{near}{}", NEAR[0], NEAR[1])
}

/// What stands around the nearest word.
const NEAR: [&str; 2] = ["did you mean `", "`?"];

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
