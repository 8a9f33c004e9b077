//! HTML that cannot be broken by the words in it: text becomes HTML only by being escaped.

/// A piece of HTML.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(super) struct Html(String);

/// Elements that hold nothing and are not closed.
const VOID: [&str; 3] = ["input", "link", "meta"];

impl Html {
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl From<&str> for Html {
    fn from(words: &str) -> Self {
        text(words)
    }
}

/// Words.
pub(super) fn text(words: &str) -> Html {
    Html(escape(words))
}

/// The only place where text becomes HTML, in elements and in attributes.
fn escape(words: &str) -> String {
    let mut safe = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            // HTML has no characters for these; a page that shows them has nothing to lose.
            c if c.is_control() && !matches!(c, '\n' | '\t') => safe.push('\u{fffd}'),
            c => safe.push(c),
        }
    }
    safe
}

/// An element; an attribute without a value is left out.
pub(super) fn element(
    name: &str,
    attributes: &[(&str, &str)],
    inner: impl IntoIterator<Item = Html>,
) -> Html {
    let mut html = format!("<{name}");
    for (key, value) in attributes.iter().filter(|(_, value)| !value.is_empty()) {
        html.push_str(&format!(" {key}=\"{}\"", escape(value)));
    }
    html.push('>');
    if !VOID.contains(&name) {
        inner.into_iter().for_each(|piece| html.push_str(&piece.0));
        html.push_str(&format!("</{name}>"));
    }
    Html(html)
}

/// Pieces as one.
pub(super) fn all(pieces: impl IntoIterator<Item = Html>) -> Html {
    Html(pieces.into_iter().map(|piece| piece.0).collect())
}

/// Pieces as lines.
pub(super) fn lines(pieces: impl IntoIterator<Item = Html>) -> Html {
    let pieces = pieces.into_iter().filter(|piece| !piece.is_empty());
    Html(pieces.map(|piece| format!("{}\n", piece.0)).collect())
}

pub(super) fn code(words: &str) -> Html {
    element("code", &[], [text(words)])
}

pub(super) fn link(to: &str, inner: Html) -> Html {
    element("a", &[("href", to)], [inner])
}

/// Prose, whose addresses are links.
pub(super) fn prose(words: &str) -> Html {
    let words = words.split_whitespace().map(|word| {
        let Some(start) = word.find("https://").or_else(|| word.find("http://")) else { return text(word) };
        let (before, address) = word.split_at(start);
        let (address, after) = address.split_at(address.trim_end_matches(['.', ',', ')', ';', ':']).len());
        all([text(before), link(address, text(address)), text(after)])
    });
    let mut joined = String::new();
    for word in words {
        if !joined.is_empty() {
            joined.push(' ');
        }
        joined.push_str(&word.0);
    }
    Html(joined)
}

/// A paragraph, or nothing.
pub(super) fn paragraph(class: &str, words: Html) -> Html {
    if words.is_empty() { words } else { element("p", &[("class", class)], [words]) }
}

/// An id that no other words have: what is no letter or digit is written as its number.
pub(super) fn anchor(words: &[&str]) -> String {
    let letter = |c: char| match c {
        c if c.is_ascii_alphanumeric() || matches!(c, '_' | '-') => c.to_string(),
        c => format!("~{:x}~", u32::from(c)),
    };
    words.iter().map(|word| word.chars().map(letter).collect::<String>()).collect::<Vec<_>>().join(".")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_is_markup() {
        let odd = "<script>alert(\"1\") & 'x'\u{0}</script> 行";
        let safe = "&lt;script&gt;alert(&quot;1&quot;) &amp; &#39;x&#39;\u{fffd}&lt;/script&gt; 行";
        assert_eq!(text(odd).as_str(), safe);
        let attribute = element("a", &[("href", odd), ("class", "")], [text("<")]);
        assert_eq!(attribute.as_str(), format!("<a href=\"{safe}\">&lt;</a>"));
        assert_eq!(element("meta", &[], []).as_str(), "<meta>");
        let linked = prose("see (https://example.com/a?b&c).");
        let expected = "see (<a href=\"https://example.com/a?b&amp;c\">https://example.com/a?b&amp;c</a>).";
        assert_eq!(linked.as_str(), expected);
    }

    #[test]
    fn ids_differ_when_words_do() {
        assert_eq!(anchor(&["Task", "last-user"]), "Task.last-user");
        assert_ne!(anchor(&["a.b"]), anchor(&["a", "b"]));
        assert_ne!(anchor(&["a b"]), anchor(&["a~20~b"]));
        assert!(anchor(&["状态", "\"<"]).chars().all(|c| c.is_ascii_graphic() && c != '"'));
    }
}
