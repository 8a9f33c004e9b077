//! A page without its markup: what the readers of the formats make, and the only thing that the rest knows of a page.

/// A part of a page.
#[derive(Debug)]
pub(super) enum Block {
    Heading(String),
    Text(Line),
    Table(Table),
    Code(String),
}

/// A paragraph or an item of a list, its blanks made single.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(super) struct Line {
    pub(super) bullet: bool,
    pub(super) text: String,
}

pub(super) type Cell = Vec<Line>;

#[derive(Debug, Default)]
pub(super) struct Table {
    /// `Table 4 JobSpec`; empty if it is lost.
    pub(super) caption: String,
    pub(super) head: Vec<String>,
    pub(super) rows: Vec<Vec<Cell>>,
}

impl Line {
    pub(super) fn new(bullet: bool, text: &str) -> Self {
        Self { bullet, text: squeeze(text) }
    }

    /// A list that is known to have stood here.
    pub(super) fn lost() -> Self {
        Self { bullet: true, text: String::new() }
    }
}

/// A text with single blanks, and without the marks that have no width.
pub(super) fn squeeze(text: &str) -> String {
    let shown = text.replace(['\u{200b}', '\u{feff}'], "");
    shown.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A cell as one text.
pub(super) fn joined(cell: &[Line]) -> String {
    let texts: Vec<&str> = cell.iter().map(|line| line.text.as_str()).collect();
    texts.join(" ").trim().to_owned()
}

/// The number of `Table 4 JobSpec`, and what follows it.
pub(super) fn numbered(text: &str) -> Option<(usize, &str)> {
    let rest = ["Table", "TABLE", "表"].iter().find_map(|word| text.strip_prefix(word))?.trim_start();
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let number = rest[..end].parse().ok()?;
    Some((number, rest[end..].trim_start_matches([' ', '.', ':', '：', '-']).trim()))
}

/// Gives a table without a caption the numbered line above it.
pub(super) fn attach_captions(blocks: Vec<Block>) -> Vec<Block> {
    let mut done: Vec<Block> = Vec::with_capacity(blocks.len());
    for mut block in blocks {
        if let Block::Table(table) = &mut block
            && table.caption.is_empty()
            && let Some(Block::Text(line)) = done.last()
            && is_caption(&line.text)
        {
            table.caption = line.text.clone();
            done.pop();
        }
        done.push(block);
    }
    done
}

/// A caption is short and no sentence: `Table 2 describes the parameters.` is one.
pub(super) fn is_caption(text: &str) -> bool {
    numbered(text)
        .is_some_and(|(_, rest)| rest.chars().count() < 90 && !rest.ends_with(['.', '。', '：', ':']))
}

/// Whether a text has a word, not only as a part of another: 10 does not stand in 100.
pub(super) fn has_word(text: &str, word: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric();
    text.match_indices(word)
        .any(|(at, _)| !text[..at].ends_with(is_part) && !text[at + word.len()..].starts_with(is_part))
}
