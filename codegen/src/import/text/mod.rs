//! A page's text: as copied from a browser, as a converter left it, or Markdown.
//!
//! Three layouts of tables are known: a row a line between bars, a cell a line with a bar behind it, and a cell a paragraph, where rows are told
//! apart by what their first cells look like.

mod bars;
mod paragraphs;

use super::{
    block::{Block, Line, squeeze},
    html, markdown,
};

/// The parts of a text.
pub(super) fn read(text: &str, markdown: bool) -> Vec<Block> {
    let lines: Vec<String> = match markdown {
        true => markdown::lines(text),
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
}

fn text_line(line: &str) -> Line {
    let line = line.trim();
    let item = ["• ", "- ", "* ", "· ", "●", "•"].iter().find_map(|mark| line.strip_prefix(mark));
    item.map_or_else(|| Line::new(false, line), |item| Line::new(true, item))
}
