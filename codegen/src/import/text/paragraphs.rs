//! Tables whose cells are paragraphs: rows are told apart by what their first cells look like.

use crate::import::{
    block::{Block, Cell, Line, Table, is_caption},
    interpret::METHODS,
    words::{Column, LABELS, Section, column, ends_table, section, status, truth},
};

use super::{Reader, text_line};

impl Reader {
    /// A cell a paragraph, below the words of the head.
    pub(super) fn paragraphs(&mut self) -> bool {
        let mut at = self.at;
        let mut caption = String::new();
        let mut columns: Vec<(String, Column)> = Vec::new();
        // Some editions print caption and first column in one line.
        if let Some((before, word)) = self.line(at).rsplit_once(' ')
            && is_caption(self.line(at))
            && column(word) == Some(Column::Name)
            && !before.is_empty()
        {
            (caption, columns) = (before.to_owned(), vec![(word.to_owned(), Column::Name)]);
            at = self.after(at);
        }
        while let Some(kind) = column(self.line(at)) {
            if columns.iter().any(|(_, known)| *known == kind && kind != Column::Other) {
                break;
            }
            columns.push((self.line(at).to_owned(), kind));
            at = self.after(at);
        }
        let kinds: Vec<Column> = columns.iter().map(|(_, kind)| *kind).collect();
        if kinds.len() < 2 || !matches!(kinds[0], Column::Name | Column::Status | Column::Action) {
            return false;
        }
        let mut table =
            Table { caption, head: columns.into_iter().map(|(head, _)| head).collect(), rows: Vec::new() };
        while at < self.lines.len() {
            // An alias looks like the action that begins the next row.
            let in_row =
                kinds[0] == Column::Action && table.rows.last().is_some_and(|row| row.len() < kinds.len());
            if let Some((row, next)) = self.row_start(at, &kinds).filter(|_| !in_row) {
                table.rows.push(row);
                at = next;
                continue;
            }
            let line = self.line(at);
            let is_head = column(line).is_some_and(|kind| kind == kinds[0])
                && column(self.line(self.after(at))).is_some();
            if line.is_empty() {
                at = self.after(at);
                continue;
            }
            if self.begins_example(at) {
                break;
            }
            let is_description = self.is_description(at, &kinds, table.rows.last());
            let Some(row) = table.rows.last_mut() else { break };
            if is_head
                || (ends_table(line) && !is_description)
                || (self.markdown && line.starts_with('#'))
                || line.starts_with("```")
            {
                break;
            }
            let line = text_line(line);
            let (length, of_items) =
                (row.len(), row.last().is_some_and(|cell| cell.iter().all(|line| line.bullet)));
            // The cells of permissions are single lines or one list; only a description has paragraphs.
            let is_more =
                if kinds[0] == Column::Action { line.bullet && of_items } else { length == kinds.len() };
            match row.last_mut() {
                Some(last) if is_more => last.push(line),
                _ if length < kinds.len() => row.push(vec![line]),
                _ => break,
            }
            at = self.after(at);
        }
        if table.rows.is_empty() {
            return false;
        }
        self.at = at;
        self.blocks.push(Block::Table(table));
        true
    }

    /// Whether an example stands here, or below a heading that is also a word of descriptions.
    fn begins_example(&self, at: usize) -> bool {
        let is_code = |line: &str| {
            let is_request = line.split_once(' ').is_some_and(|(method, address)| {
                METHODS.contains(&method) && (address.starts_with('/') || address.starts_with("https://"))
            });
            is_request || line == "{" || line.starts_with("{ \"") || line.starts_with("{\"")
        };
        let is_heading = section(self.line(at)) == Some(Section::ExampleResponse);
        is_code(self.line(at)) || (is_heading && is_code(self.line(self.after(at))))
    }

    /// Whether a line that could be a heading describes the last row: `Error code` stands below `error_code` and before another row.
    fn is_description(&self, at: usize, kinds: &[Column], row: Option<&Vec<Cell>>) -> bool {
        let next = self.after(at);
        let is_missing = row.is_some_and(|row| row.len() < kinds.len());
        is_missing
            && !is_caption(self.line(at))
            && (self.row_start(next, kinds).is_some() || is_caption(self.line(next)))
    }

    /// The cells of a row up to its description, if one begins here.
    fn row_start(&self, at: usize, kinds: &[Column]) -> Option<(Vec<Cell>, usize)> {
        let (mut row, mut at) = (Vec::new(), at);
        for kind in kinds {
            let line = self.line(at);
            let fits = match kind {
                Column::Name => is_name(line),
                Column::Status => line.len() < 40 && status(line).is_some(),
                Column::Action => line.split(':').count() >= 3 && !line.contains(' '),
                Column::Mandatory => truth(line).is_some(),
                Column::Type => is_type(line),
                Column::Range | Column::Access | Column::Alias | Column::Other | Column::Description => {
                    return (!row.is_empty()).then_some((row, at));
                }
            };
            match (fits, kind) {
                (true, _) => {
                    row.push(vec![Line::new(false, line)]);
                    at = self.after(at);
                }
                // Some editions lost these cells.
                (false, Column::Mandatory) if is_type(line) => row.push(Cell::new()),
                _ => return None,
            }
        }
        Some((row, at))
    }
}

/// A key or a parameter, not a word of a sentence or a label.
fn is_name(line: &str) -> bool {
    let rest = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '$' | '[' | ']' | '/');
    let is_label = LABELS.iter().any(|(_, words)| words.contains(&line));
    line.len() <= 80
        && line.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_' || c == '$')
        && line.chars().all(rest)
        && !line.ends_with('.')
        && !is_label
}

/// A type as a cell of its own.
fn is_type(line: &str) -> bool {
    let lower = line.to_lowercase();
    let first = lower.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    const WORDS: &[&str] = &[
        "string",
        "strings",
        "integer",
        "int",
        "int32",
        "int64",
        "long",
        "number",
        "double",
        "float",
        "boolean",
        "bool",
        "object",
        "objects",
        "array",
        "list",
        "map",
        "date",
        "timestamp",
        "dictionary",
        "enum",
        "json",
        "uuid",
        "set",
    ];
    let is_short = line.chars().count() < 70 && line.split_whitespace().count() < 8;
    is_short
        && section(line).is_none()
        && (WORDS.contains(&first) || lower.ends_with(" object") || lower.ends_with(" objects"))
        && !line.ends_with(['.', '。'])
}
