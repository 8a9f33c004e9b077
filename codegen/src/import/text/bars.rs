//! Tables with bars between their cells.

use crate::import::{
    block::{Block, Cell, Line, Table, squeeze},
    words::{column, ends_table},
};

use super::{Reader, text_line};

impl Reader {
    /// `| project_id | Yes | String |`, below a line of dashes.
    pub(super) fn bars(&mut self) -> bool {
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
    pub(super) fn bar_behind(&mut self) -> bool {
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
    let is_line = line.contains("---") || line.starts_with("|-") || line.starts_with("| -");
    let is_line = is_line && line.chars().all(|c| matches!(c, '-' | '|' | ':' | ' '));
    is_line.then(|| line.split('|').filter(|part| part.contains('-')).count())
}

fn is_dashes(line: &str) -> bool {
    dashes(line).is_some()
}
