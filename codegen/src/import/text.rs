//! A page's text: as copied from a browser, as a converter left it, or Markdown.
//!
//! Three layouts of tables are known: a row a line between bars, a cell a line with a bar behind it, and a cell a paragraph, where rows are told
//! apart by what their first cells look like.

use super::{
    block::{Block, Cell, Line, Table, is_caption, squeeze},
    html,
    words::{Column, Section, column, ends_table, section, truth},
};

/// The parts of a text.
pub(super) fn read(text: &str, markdown: bool) -> Vec<Block> {
    let lines: Vec<String> = match markdown {
        true => super::markdown::lines(text),
        false => text.lines().map(str::to_owned).collect(),
    };
    let mut reader = Reader { lines, at: 0, blocks: Vec::new(), lost: 0, markdown };
    while reader.at < reader.lines.len() {
        reader.block();
    }
    reader.blocks
}

struct Reader {
    lines: Vec<String>,
    at: usize,
    blocks: Vec<Block>,
    /// How often a bracket was not closed: a text full of open brackets is not searched to its end again and again.
    lost: usize,
    markdown: bool,
}

const MOST_LOST: usize = 64;

impl Reader {
    fn line(&self, at: usize) -> &str {
        self.lines.get(at).map_or("", |line| line.trim())
    }

    /// The next line that is not empty.
    fn after(&self, at: usize) -> usize {
        (at + 1..self.lines.len()).find(|&at| !self.line(at).is_empty()).unwrap_or(self.lines.len())
    }

    fn block(&mut self) {
        let line = self.line(self.at).to_owned();
        if line.is_empty() {
            self.at += 1;
        } else if line.starts_with("```") {
            self.fence();
        } else if self.markdown && line.starts_with('#') {
            self.blocks.push(Block::Heading(squeeze(line.trim_start_matches('#'))));
            self.at += 1;
        } else if self.markdown && line.starts_with("<table") {
            self.html_table();
        } else if (line.starts_with(['{', '[']) && self.json())
            || self.bars()
            || self.bar_behind()
            || self.paragraphs()
        {
        } else {
            self.blocks.push(Block::Text(text_line(&line)));
            self.at += 1;
        }
    }

    fn fence(&mut self) {
        let end = (self.at + 1..self.lines.len()).find(|&at| self.line(at).starts_with("```"));
        let end = end.unwrap_or(self.lines.len());
        self.blocks.push(Block::Code(self.lines[self.at + 1..end].join("\n")));
        self.at = end + 1;
    }

    fn html_table(&mut self) {
        let mut depth = 0_usize;
        let mut end = self.at;
        while end < self.lines.len() {
            let line = self.line(end);
            depth += line.matches("<table").count();
            depth = depth.saturating_sub(line.matches("</table").count());
            end += 1;
            if depth == 0 {
                break;
            }
        }
        self.blocks.extend(html::read(&self.lines[self.at..end].join("\n")).0);
        self.at = end;
    }

    /// JSON as it stands, whatever follows its last bracket.
    fn json(&mut self) -> bool {
        if self.lost >= MOST_LOST {
            return false;
        }
        let (mut depth, mut in_text, mut escaped) = (0_usize, false, false);
        for at in self.at..self.lines.len() {
            for (position, c) in self.lines[at].char_indices() {
                match c {
                    _ if escaped => escaped = false,
                    '\\' if in_text => escaped = true,
                    '"' => in_text = !in_text,
                    '{' | '[' if !in_text => depth += 1,
                    '}' | ']' if !in_text => depth = depth.saturating_sub(1),
                    _ => {}
                }
                if depth == 0 && matches!(c, '}' | ']') && !in_text {
                    let (code, rest) = self.lines[at].split_at(position + 1);
                    let mut code: Vec<&str> = vec![code];
                    code.splice(0..0, self.lines[self.at..at].iter().map(String::as_str));
                    let code = code.join("\n");
                    if !code.contains('"') {
                        return false;
                    }
                    let rest = rest.trim().to_owned();
                    self.blocks.push(Block::Code(code));
                    self.at = at;
                    self.lines[at] = rest;
                    return true;
                }
            }
            // A text does not go on in the next line.
            in_text = false;
        }
        self.lost += 1;
        false
    }

    /// `| project_id | Yes | String |`, below a line of dashes.
    fn bars(&mut self) -> bool {
        let is_row = |line: &str| line.starts_with('|') && line.trim_end_matches('|').contains('|');
        if !is_row(self.line(self.at)) || !is_dashes(self.line(self.at + 1)) {
            return false;
        }
        let cells = |line: &str| -> Vec<String> {
            let inner = line.strip_prefix('|').unwrap_or(line);
            let inner = inner.strip_suffix('|').unwrap_or(inner);
            inner
                .replace("\\|", "\u{1}")
                .split('|')
                .map(|cell| squeeze(&cell.replace('\u{1}', "|")))
                .collect()
        };
        let mut table = Table { head: cells(self.line(self.at)), ..Table::default() };
        self.at += 2;
        // Where captions are lost, tables follow each other without a line between.
        while is_row(self.line(self.at)) && !is_dashes(self.line(self.at + 1)) {
            let row = cells(self.line(self.at)).iter().map(|cell| inner_lines(cell)).collect();
            table.rows.push(row);
            self.at += 1;
        }
        self.blocks.push(Block::Table(table));
        true
    }

    /// A cell a line with a bar behind it: `project_id |`; in some editions with a bar alone before each row.
    fn bar_behind(&mut self) -> bool {
        let (mut head, mut at) = (Vec::new(), self.at);
        if self.line(at) == "|" {
            at = self.after(at);
        }
        let columns = loop {
            let line = self.line(at);
            if let Some(columns) = dashes(line) {
                break columns;
            }
            let Some(cell) = line.strip_suffix('|').map(str::trim).filter(|cell| !cell.is_empty()) else {
                return false;
            };
            if head.len() >= 12 || at >= self.lines.len() {
                return false;
            }
            head.push(cell.to_owned());
            at = self.after(at);
        };
        if head.is_empty() || columns != head.len() || head.iter().all(|word| column(word).is_none()) {
            return false;
        }
        let mut table = Table { head, ..Table::default() };
        at = self.after(at);
        let (mut row, mut cell): (Vec<Cell>, Cell) = (Vec::new(), Cell::new());
        while at < self.lines.len() {
            let line = self.line(at);
            let at_start = row.is_empty() && cell.is_empty();
            // Where captions are lost, the head of the next table follows without a line between.
            if at_start && line.strip_suffix('|').is_some_and(|word| word.trim() == table.head[0]) {
                break;
            }
            if at_start && line == "|" {
                at = self.after(at);
                continue;
            }
            if (at_start && !line.ends_with('|')) || (!line.ends_with('|') && ends_table(line)) {
                break;
            }
            let (text, ends) = line.strip_suffix('|').map_or((line, false), |text| (text, true));
            if !text.trim().is_empty() {
                cell.push(text_line(text));
            }
            if line == "|" && !cell.is_empty() {
                // A list stood here that the converter did not keep.
                cell.push(Line::lost());
            }
            if ends {
                row.push(std::mem::take(&mut cell));
            }
            if row.len() == columns {
                table.rows.push(std::mem::take(&mut row));
            }
            at = self.after(at);
        }
        if !row.is_empty() {
            table.rows.push(row);
        }
        self.at = at;
        self.blocks.push(Block::Table(table));
        true
    }

    /// A cell a paragraph, below the words of the head.
    fn paragraphs(&mut self) -> bool {
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
                super::interpret::METHODS.contains(&method)
                    && (address.starts_with('/') || address.starts_with("https://"))
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
                Column::Status => line.len() < 40 && super::words::status(line).is_some(),
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

fn text_line(line: &str) -> Line {
    let line = line.trim();
    let item = ["• ", "- ", "* ", "· ", "●", "•"].iter().find_map(|mark| line.strip_prefix(mark));
    item.map_or_else(|| Line::new(false, line), |item| Line::new(true, item))
}

/// A cell in one line, with its lists: converters leave ` - ` before items, or `<br>` between lines.
fn inner_lines(cell: &str) -> Cell {
    let mut lines = Cell::new();
    for part in cell.replace("<br />", "<br>").replace("<br/>", "<br>").split("<br>") {
        let mut rest = part;
        while let Some(item) = rest
            .find(" - ")
            .filter(|_| rest.contains(':') || rest.contains('：') || rest.matches(" - ").count() > 1)
        {
            lines.push(text_line(&rest[..item]));
            rest = &rest[item + 1..];
        }
        lines.push(text_line(rest));
    }
    lines.retain(|line| !line.text.is_empty());
    lines
}

/// A line of dashes under a head: how many columns it has.
fn dashes(line: &str) -> Option<usize> {
    let is_line = line.contains("---") && line.chars().all(|c| matches!(c, '-' | '|' | ':' | ' '));
    is_line.then(|| line.split('|').filter(|part| part.contains("---")).count())
}

fn is_dashes(line: &str) -> bool {
    dashes(line).is_some()
}

/// A key or a parameter, not a word of a sentence or a label.
fn is_name(line: &str) -> bool {
    let rest = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '$' | '[' | ']' | '/');
    let is_label = super::words::LABELS.iter().any(|(_, words)| words.contains(&line));
    line.len() <= 80
        && line.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_' || c == '$')
        && line.chars().all(rest)
        && !line.ends_with('.')
        && !is_label
}

/// A type as a cell of its own.
pub(super) fn is_type(line: &str) -> bool {
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
