//! A text taken apart: what stands in each line, and the comments that belong to it.

use crate::yaml::{Kind, Node};

use super::order::Role;

/// A map or a list that is written as lines.
pub(super) struct Block<'t> {
    pub(super) entries: Vec<Entry<'t>>,
}

/// A key and its value, or an element of a list.
pub(super) struct Entry<'t> {
    /// Comments and blank lines above.
    pub(super) above: Vec<&'t str>,
    /// The key as it is written; none for the element of a list.
    pub(super) key: Option<&'t str>,
    pub(super) value: Value<'t>,
    /// A comment behind it, on its first line, with the space before it.
    pub(super) beside: &'t str,
    /// Comments below that are indented more than the next entry.
    pub(super) below: Vec<&'t str>,
    rank: usize,
}

pub(super) enum Value<'t> {
    Nothing,
    Block(Block<'t>),
    /// A map on one line: its entries as they are written.
    Row(Vec<String>),
    /// Words on one line or more, or a list or map in brackets; the column of its first line's text, and whether it begins on a line of its own.
    Words {
        text: &'t str,
        column: usize,
        own_line: bool,
    },
    /// `>-` or such, and lines.
    Lines {
        header: &'t str,
        lines: &'t str,
    },
}

/// A file: its comment at the top, and its sections.
pub(super) struct File<'t> {
    pub(super) top: Vec<&'t str>,
    pub(super) root: Block<'t>,
    pub(super) end: Vec<&'t str>,
}

pub(super) fn take_apart<'t>(text: &'t str, root: &Node, role: Role) -> File<'t> {
    let mut reader = Reader { text, done: 0 };
    let mut root = match reader.value(root, 0, role) {
        Value::Block(block) => block,
        value => {
            let (above, below) = (Vec::new(), Vec::new());
            Block { entries: vec![Entry { above, key: None, value, beside: "", below, rank: 0 }] }
        }
    };
    let end = lines(&text[reader.done..]);
    let top = root.entries.first_mut().map(|first| std::mem::take(&mut first.above)).unwrap_or_default();
    sort(&mut root);
    File { top, root, end }
}

fn sort(block: &mut Block<'_>) {
    for entry in &mut block.entries {
        if let Value::Block(inner) = &mut entry.value {
            sort(inner);
        }
    }
    block.entries.sort_by_key(|entry| entry.rank);
}

struct Reader<'t> {
    text: &'t str,
    /// How far the text was taken apart.
    done: usize,
}

impl<'t> Reader<'t> {
    /// What stands between what was taken and a place, but for a word at its end.
    fn gap(&mut self, place: usize, word: &str) -> Vec<&'t str> {
        let gap = self.text[self.done..place].trim_end_matches([' ', '\t']);
        self.done = place;
        lines(gap.strip_suffix(word).unwrap_or(gap))
    }

    /// A comment on the rest of the line.
    fn beside(&mut self) -> &'t str {
        let line = self.text[self.done..].split('\n').next().unwrap_or_default().trim_end();
        if line.trim_start().starts_with('#') {
            self.done += line.len();
            line
        } else {
            ""
        }
    }

    fn column(&self, place: usize) -> usize {
        place - self.text[..place].rfind('\n').map_or(0, |line| line + 1)
    }

    /// A value behind what was taken; `indent` is the column of its key.
    fn value(&mut self, node: &Node, indent: usize, role: Role) -> Value<'t> {
        let here = &self.text[node.at.start..];
        match &node.kind {
            Kind::Map(map) if !here.starts_with('{') && !map.is_empty() => {
                let mut entries: Vec<Entry<'t>> = Vec::new();
                for (key, value) in map {
                    let (inner, rank) = role.child(node, &key.word().unwrap_or_default());
                    let column = self.column(key.at.start);
                    let above = self.gap(key.at.start, "");
                    let above = below(above, column, &mut entries);
                    self.done = key.at.end;
                    let colon = self.text[self.done..].find(':').map_or(0, |colon| colon + 1);
                    self.done += colon;
                    let is_nothing = value.at == key.at;
                    let (value, beside) = if is_nothing {
                        (Value::Nothing, self.beside())
                    } else {
                        self.entry(value, column, inner)
                    };
                    let key = Some(&self.text[key.at.start..key.at.end]);
                    entries.push(Entry { above, key, value, beside, below: Vec::new(), rank });
                }
                Value::Block(Block { entries })
            }
            Kind::List(list) if !here.starts_with('[') && !list.is_empty() => {
                let mut entries: Vec<Entry<'t>> = Vec::new();
                for element in list {
                    let dash =
                        self.text[self.done..element.at.start].rfind('-').unwrap_or_default() + self.done;
                    let column = self.column(dash);
                    let above = self.gap(dash, "");
                    let above = below(above, column, &mut entries);
                    self.done = dash + 1;
                    let (value, beside) = self.entry(element, column, role.element());
                    entries.push(Entry { above, key: None, value, beside, below: Vec::new(), rank: 0 });
                }
                Value::Block(Block { entries })
            }
            Kind::Map(map) if !self.text[node.at.start..node.at.end].contains(['\n', '#']) => {
                self.done = node.at.end;
                let entry = |(key, value): &(Node, Node)| {
                    let (inner, rank) = role.child(node, &key.word().unwrap_or_default());
                    let key_text = &self.text[key.at.start..key.at.end];
                    if value.at == key.at {
                        return (rank, key_text.to_owned());
                    }
                    let colon = if self.text[key.at.end..value.at.start].contains(':') { ": " } else { "" };
                    let mut inside = Reader { text: self.text, done: value.at.start };
                    let value = match inside.value(value, 0, inner) {
                        Value::Row(row) => super::print::row(&row),
                        _ => self.text[value.at.start..value.at.end].trim_end().to_owned(),
                    };
                    (rank, format!("{key_text}{colon}{value}"))
                };
                let mut entries: Vec<(usize, String)> = map.iter().map(entry).collect();
                entries.sort_by_key(|(rank, _)| *rank);
                Value::Row(entries.into_iter().map(|(_, entry)| entry).collect())
            }
            _ => self.words(node, indent),
        }
    }

    /// A value, and the comment beside its key or itself.
    fn entry(&mut self, node: &Node, column: usize, role: Role) -> (Value<'t>, &'t str) {
        let first = self.text[node.at.start..].chars().next();
        let is_block = matches!(node.kind, Kind::Map(_) | Kind::List(_)) && !matches!(first, Some('{' | '['));
        if is_block && self.text[self.done..node.at.start].contains('\n') {
            let beside = self.beside();
            (self.value(node, column, role), beside)
        } else {
            let value = self.value(node, column, role);
            (value, if is_block { "" } else { self.beside() })
        }
    }

    fn words(&mut self, node: &Node, indent: usize) -> Value<'t> {
        let rest = self.text[self.done..].trim_start_matches(' ');
        if rest.starts_with(['|', '>']) {
            let start = self.text.len() - rest.len();
            let header = rest.split('\n').next().unwrap_or_default();
            let mut end = start + header.len();
            for line in self.text[end..].split_inclusive('\n').skip(1) {
                let depth = line.len() - line.trim_start_matches(' ').len();
                if !line.trim().is_empty() && depth <= indent {
                    break;
                }
                end += line.len();
            }
            let lines = &self.text[start + header.len()..(end + 1).min(self.text.len())];
            let lines = lines.trim_end();
            self.done = start + header.len() + lines.len();
            return Value::Lines { header: header.trim_end(), lines };
        }
        let own_line = self.text[self.done..node.at.start].contains('\n');
        let text = self.text[node.at.start..node.at.end].trim_end();
        self.done = node.at.start + text.len();
        let line = self.text[..node.at.start].rfind('\n').map_or(0, |line| line + 1);
        let line = &self.text[line..];
        let column = line.len() - line.trim_start_matches([' ', '-']).len();
        Value::Words { text, column, own_line }
    }
}

/// The lines of a text that has only comments: those that are whole, one blank line for many.
fn lines(gap: &str) -> Vec<&str> {
    let mut all: Vec<&str> = gap.split('\n').map(str::trim_end).collect();
    // What begins on another line, and what is behind the last, is none.
    if !gap.starts_with('#') {
        all.remove(0);
    }
    if gap.ends_with('\n') {
        all.pop();
    }
    all.dedup_by(|a, b| a.is_empty() && b.is_empty());
    all
}

/// Gives comments that are indented more than an entry to the one above it; the others are those above the entry.
fn below<'t>(lines: Vec<&'t str>, column: usize, entries: &mut [Entry<'t>]) -> Vec<&'t str> {
    let Some(last) = entries.last_mut() else { return lines };
    let depth = |line: &str| line.len() - line.trim_start().len();
    let deeper = lines.iter().take_while(|line| line.is_empty() || depth(line) > column).count();
    let deeper = lines[..deeper].iter().rposition(|line| !line.is_empty()).map_or(0, |last| last + 1);
    last.below = lines[..deeper].to_vec();
    lines[deeper..].to_vec()
}
