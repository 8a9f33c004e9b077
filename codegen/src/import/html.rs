//! HTML as served. Only what a page shows matters: its headings, paragraphs, lists, tables and code.

use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

use super::block::{Block, Cell, Line, Table, joined};

/// The parts of a page, and its address where it says so itself.
pub(super) fn read(text: &str) -> (Vec<Block>, Option<String>) {
    let mut emitter = DefaultEmitter::<()>::new_with_span();
    emitter.naively_switch_states(true);
    let mut reader = Reader::default();
    for token in Tokenizer::new_with_emitter(text, emitter) {
        match token {
            Ok(Token::StartTag(tag)) => reader.open(&tag),
            Ok(Token::EndTag(tag)) => reader.close(&String::from_utf8_lossy(&tag.name)),
            Ok(Token::String(shown)) => reader.text(&String::from_utf8_lossy(&shown)),
            Ok(Token::Comment(_) | Token::Doctype(_) | Token::Error(_)) => {}
            Err(never) => match never {},
        }
    }
    reader.flush();
    while !reader.tables.is_empty() {
        reader.close_table();
    }
    (reader.blocks, reader.url)
}

/// What is shown nowhere.
const HIDDEN: &[&str] =
    &["script", "style", "noscript", "svg", "title", "template", "select", "button", "footer"];
const PARTS: &[&str] = &[
    "p",
    "div",
    "br",
    "hr",
    "ul",
    "ol",
    "dl",
    "dt",
    "dd",
    "section",
    "article",
    "header",
    "nav",
    "blockquote",
    "tbody",
    "thead",
];

#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    url: Option<String>,
    shown: String,
    bullet: bool,
    heading: bool,
    code: Option<String>,
    hidden: Option<String>,
    tables: Vec<Open>,
}

/// A table that is not closed yet; one can stand in a cell of another.
#[derive(Default)]
struct Open {
    table: Table,
    row: Vec<Cell>,
    /// The cell that text goes into.
    at: usize,
    /// For each column the cell that goes on from above, and for how many rows more.
    above: Vec<(Cell, usize)>,
    /// How far down the cells of this row reach: column and rows.
    spans: Vec<(usize, usize)>,
    in_cell: bool,
    in_caption: bool,
}

/// More columns than any table has.
const MOST_COLUMNS: usize = 24;

impl Reader {
    fn open(&mut self, tag: &StartTag<()>) {
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        let attribute = |key: &str| {
            let found = tag.attributes.get(key.as_bytes())?;
            Some(String::from_utf8_lossy(&found.value).into_owned())
        };
        if self.hidden.is_some() {
            return;
        }
        match name.as_str() {
            name if HIDDEN.contains(&name) && !tag.self_closing => self.hidden = Some(name.to_owned()),
            "link" if attribute("rel").as_deref() == Some("canonical") => self.url = attribute("href"),
            "meta" if attribute("property").as_deref() == Some("og:url") => self.url = attribute("content"),
            "pre" => {
                self.flush();
                self.code = Some(String::new());
            }
            "br" if self.code.is_some() => self.text("\n"),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.flush();
                self.heading = true;
            }
            "li" => {
                self.flush();
                self.bullet = true;
            }
            "table" => {
                self.flush();
                self.tables.push(Open::default());
            }
            "caption" => {
                self.flush();
                self.in_table(|open| open.in_caption = true);
            }
            "tr" => {
                self.flush();
                self.in_table(Open::end_row);
            }
            "td" | "th" => {
                self.flush();
                let span = |key: &str| attribute(key)?.trim().parse::<usize>().ok();
                let (down, right) = (span("rowspan").unwrap_or(1), span("colspan").unwrap_or(1));
                self.in_table(|open| open.cell(down, right));
            }
            name if PARTS.contains(&name) => self.flush(),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        if let Some(hidden) = &self.hidden {
            if hidden == name {
                self.hidden = None;
            }
            return;
        }
        match name {
            "pre" => self.end_code(),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.flush();
                self.heading = false;
            }
            "li" => {
                self.flush();
                self.bullet = false;
            }
            "caption" => {
                self.flush();
                self.in_table(|open| open.in_caption = false);
            }
            "td" | "th" => {
                self.flush();
                self.in_table(|open| open.in_cell = false);
            }
            "tr" => {
                self.flush();
                self.in_table(Open::end_row);
            }
            "table" => {
                self.flush();
                self.close_table();
            }
            name if PARTS.contains(&name) => self.flush(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.hidden.is_none() {
            self.code.as_mut().unwrap_or(&mut self.shown).push_str(text);
        }
    }

    fn in_table(&mut self, change: impl FnOnce(&mut Open)) {
        if let Some(open) = self.tables.last_mut() {
            change(open);
        }
    }

    /// Puts what was shown so far where it belongs.
    fn flush(&mut self) {
        let line = Line::new(self.bullet, &std::mem::take(&mut self.shown));
        if line.text.is_empty() {
            return;
        }
        self.bullet = false;
        match self.tables.last_mut() {
            Some(open) if open.in_caption => {
                open.table.caption = format!("{} {}", open.table.caption, line.text).trim().to_owned();
            }
            Some(open) if open.in_cell => {
                let at = open.at;
                open.row.get_mut(at).into_iter().for_each(|cell| cell.push(line.clone()));
            }
            // Between cells nothing is shown.
            Some(_) => {}
            None if self.heading => self.blocks.push(Block::Heading(line.text)),
            None => self.blocks.push(Block::Text(line)),
        }
    }

    /// Code stands for itself, also in the table that numbers its lines.
    fn end_code(&mut self) {
        let Some(code) = self.code.take() else { return };
        let is_gutter = code.chars().all(|c| c.is_ascii_digit() || c.is_whitespace());
        if !is_gutter {
            self.blocks.push(Block::Code(code));
        }
    }

    fn close_table(&mut self) {
        let Some(mut open) = self.tables.pop() else { return };
        open.end_row();
        let mut table = open.table;
        table.rows.retain(|row| row.iter().any(|cell| !cell.is_empty()));
        if !table.rows.is_empty() {
            table.head = table.rows.remove(0).iter().map(|cell| joined(cell)).collect();
            self.blocks.push(Block::Table(table));
        }
    }
}

impl Open {
    /// Begins a cell that is so many rows high and columns wide; what is right of its first column is empty.
    fn cell(&mut self, down: usize, right: usize) {
        self.go_on();
        self.at = self.row.len();
        let right = right.clamp(1, MOST_COLUMNS);
        self.spans.extend((self.at..self.at + right).map(|column| (column, down)).filter(|_| down > 1));
        self.row.resize(self.at + right, Cell::new());
        self.in_cell = true;
    }

    /// The cells at this place that began in a row above say the same in this one.
    fn go_on(&mut self) {
        while let Some((cell, left)) = self.above.get_mut(self.row.len()).filter(|(_, left)| *left > 0) {
            *left -= 1;
            self.row.push(cell.clone());
        }
    }

    fn end_row(&mut self) {
        self.in_cell = false;
        if !self.row.is_empty() {
            self.go_on();
        }
        for (column, down) in std::mem::take(&mut self.spans) {
            // What is said twice is a word, such as a type or `Yes`; a text is read once.
            let cell =
                self.row.get(column).filter(|cell| joined(cell).len() < 100).cloned().unwrap_or_default();
            self.above.resize(self.above.len().max(column + 1), (Cell::new(), 0));
            self.above[column] = (cell, down - 1);
        }
        let row = std::mem::take(&mut self.row);
        if !row.is_empty() {
            self.table.rows.push(row);
        }
    }
}
