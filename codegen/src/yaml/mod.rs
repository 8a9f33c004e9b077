//! The only place that knows the YAML reader: from a text to a tree whose every part knows its span.

mod input;
mod scalar;
mod syntax;

use std::borrow::Cow;

use saphyr_parser::{Event, Parser, ScalarStyle, Tag};

use input::Characters;
pub(crate) use syntax::SyntaxError;

/// Where a part of a file stands, in bytes.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub(crate) struct At {
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// A part of a YAML file.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) at: At,
    pub(crate) kind: Kind,
}

/// What a node is.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Kind {
    Null,
    Boolean(bool),
    Integer(i64),
    Number(f64),
    Text(String),
    List(Vec<Node>),
    /// Keys as they stand, duplicates included.
    Map(Vec<(Node, Node)>),
}

/// Two nodes that say the same are the same, wherever they stand.
impl PartialEq for Node {
    fn eq(&self, other: &Self) -> bool {
        self.kind == other.kind
    }
}

impl Node {
    /// A scalar as text, to keep.
    #[cfg(feature = "command")]
    pub(crate) fn scalar(&self) -> Option<String> {
        self.word().map(Cow::into_owned)
    }

    /// A scalar as text; `None` for nothing, lists and maps.
    pub(crate) fn word(&self) -> Option<Cow<'_, str>> {
        match &self.kind {
            Kind::Boolean(truth) => Some(truth.to_string().into()),
            Kind::Integer(number) => Some(number.to_string().into()),
            Kind::Number(number) => Some(number.to_string().into()),
            Kind::Text(text) => Some(text.into()),
            Kind::Null | Kind::List(_) | Kind::Map(_) => None,
        }
    }

    /// What the node is, for messages.
    pub(crate) fn describe(&self) -> String {
        match &self.kind {
            Kind::Null => "nothing".to_owned(),
            Kind::Boolean(truth) => truth.to_string(),
            Kind::Integer(number) => number.to_string(),
            Kind::Number(number) => number.to_string(),
            Kind::Text(text) => format!("{text:?}"),
            Kind::List(_) => "a list".to_owned(),
            Kind::Map(_) => "a map".to_owned(),
        }
    }
}

/// Deeper than any page's answer, and shallow enough for every stack.
const DEEPEST: usize = 100;

/// Reads a whole file.
pub(crate) fn parse(text: &str) -> Result<Node, SyntaxError> {
    let events = Parser::new(Characters::of(text));
    let mut reader = Reader { text, places: places(text), events, open: Vec::new() };
    let root = match reader.next()? {
        (Event::StreamEnd, at) => return Ok(Node { at, kind: Kind::Null }),
        event => reader.node(event)?,
    };
    match reader.next()? {
        (Event::StreamEnd, _) => Ok(root),
        (_, at) => Err(syntax::second_document(text, at)),
    }
}

/// The byte at which each character begins; nothing where that is the character's number.
fn places(text: &str) -> Vec<usize> {
    let all = || text.char_indices().map(|(place, _)| place).chain([text.len()]);
    if text.is_ascii() { Vec::new() } else { all().collect() }
}

struct Reader<'t> {
    text: &'t str,
    places: Vec<usize>,
    events: Parser<'t, Characters<'t>>,
    /// Where the collections begin that are being read.
    open: Vec<At>,
}

impl<'t> Reader<'t> {
    fn place(&self, index: usize) -> usize {
        match self.places.as_slice() {
            [] => index.min(self.text.len()),
            places => places.get(index).copied().unwrap_or(self.text.len()),
        }
    }

    /// The next event that says something.
    fn next(&mut self) -> Result<(Event<'t>, At), SyntaxError> {
        loop {
            match self.events.next_event() {
                None => return Ok((Event::StreamEnd, At { start: self.text.len(), end: self.text.len() })),
                Some(Ok((Event::StreamStart | Event::DocumentStart(_) | Event::DocumentEnd, _))) => {}
                Some(Ok((event, span))) => {
                    let (start, end) = (self.place(span.start.index()), self.place(span.end.index()));
                    return Ok((event, At { start, end: end.max(start) }));
                }
                Some(Err(error)) => {
                    let place = self.place(error.marker().index());
                    return Err(syntax::explain(self.text, &self.open, place, error.info()));
                }
            }
        }
    }

    fn node(&mut self, (event, at): (Event<'t>, At)) -> Result<Node, SyntaxError> {
        if self.open.len() > DEEPEST {
            return Err(syntax::too_deep(at, DEEPEST));
        }
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                plain(at, anchor, tag)?;
                let at = self.scalar(at, style);
                if text.contains(['\u{1e}', '\u{1f}']) {
                    return Err(syntax::separator(at));
                }
                let meant = if style == ScalarStyle::Plain { scalar::resolve(&text) } else { None };
                let kind = meant.unwrap_or_else(|| Kind::Text(text.into()));
                Ok(Node { at, kind })
            }
            Event::SequenceStart(anchor, tag) => {
                plain(at, anchor, tag)?;
                self.open.push(at);
                let mut list = Vec::new();
                let end = loop {
                    match self.next()? {
                        (Event::SequenceEnd, end) => break end,
                        event => list.push(self.node(event)?),
                    }
                };
                Ok(self.close(at, end, Kind::List(list)))
            }
            Event::MappingStart(anchor, tag) => {
                plain(at, anchor, tag)?;
                self.open.push(at);
                let mut map = Vec::new();
                let end = loop {
                    match self.next()? {
                        (Event::MappingEnd, end) => break end,
                        event => map.push(self.entry(event)?),
                    }
                };
                Ok(self.close(at, end, Kind::Map(map)))
            }
            _ => Err(syntax::anchor(at)),
        }
    }

    /// Where a scalar ends: the reader goes on behind a quote.
    fn scalar(&self, At { start, end }: At, style: ScalarStyle) -> At {
        let quote = match style {
            ScalarStyle::SingleQuoted => '\'',
            ScalarStyle::DoubleQuoted => '"',
            _ => return At { start, end },
        };
        let mut escaped = false;
        let inner = self.text[start..end].char_indices().skip(1);
        // Two single quotes are one that closes and one that opens.
        let closing = inner.filter(|(_, c)| {
            let closes = *c == quote && !escaped;
            escaped = quote == '"' && *c == '\\' && !escaped;
            closes
        });
        At { start, end: closing.last().map_or(end, |(place, _)| start + place + 1) }
    }

    /// A key and its value. A value that is not there stands where its key does.
    fn entry(&mut self, event: (Event<'t>, At)) -> Result<(Node, Node), SyntaxError> {
        let key = self.node(event)?;
        if key.word().is_none() {
            return Err(syntax::bad_key(key.at));
        }
        let event = self.next()?;
        let mut value = self.node(event)?;
        if value.at.start == value.at.end {
            value.at = key.at;
        }
        Ok((key, value))
    }

    fn close(&mut self, start: At, end: At, kind: Kind) -> Node {
        self.open.pop();
        Node { at: At { start: start.start, end: end.end.max(start.end) }, kind }
    }
}

/// Refuses what schemas do without.
fn plain(at: At, anchor: usize, tag: Option<Cow<'_, Tag>>) -> Result<(), SyntaxError> {
    match (anchor, tag) {
        (0, None) => Ok(()),
        (_, Some(_)) => Err(syntax::tag(at)),
        _ => Err(syntax::anchor(at)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every scalar's span is what was written, quotes included.
    #[test]
    fn spans() {
        fn scalars<'t>(text: &'t str, node: &Node, found: &mut Vec<&'t str>) {
            match &node.kind {
                Kind::List(list) => list.iter().for_each(|node| scalars(text, node, found)),
                Kind::Map(map) => map.iter().for_each(|(key, value)| {
                    scalars(text, key, found);
                    scalars(text, value, found);
                }),
                _ => found.push(&text[node.at.start..node.at.end]),
            }
        }
        let text = "a: \"ü b\" # c\r\nd: [ 'x y' , {e: 1.5} ]\r\nf g:\r\n  - h: plain words  # z\r\n  - >-\r\n    folded\r\n    text\r\ni:\r\n";
        let mut found = Vec::new();
        scalars(text, &parse(text).unwrap_or_else(|error| panic!("{}", error.message)), &mut found);
        let found: Vec<&str> =
            found.into_iter().map(|text| text.split('\r').next().unwrap_or_default()).collect();
        assert_eq!(
            found,
            ["a", "\"ü b\"", "d", "'x y'", "e", "1.5", "f g", "h", "plain words", "folded", "i", "i"]
        );
    }

    #[test]
    fn depth_ends() {
        assert!(parse(&"[".repeat(5_000)).is_err());
        assert!(parse(&"{a: ".repeat(5_000)).is_err());
        assert!(parse(&"- ".repeat(5_000)).is_err());
    }
}
