//! The profile file's form: sections in brackets, below them a key, `=` and a value on each line, comments after `#` and `;`.

/// What is wrong, and in which line, counted from one. It never repeats a line: there are secrets in it.
#[derive(Debug, Eq, PartialEq)]
pub(super) struct Malformed {
    pub(super) line: usize,
    pub(super) problem: String,
}

/// A section with its keys, in the order of the file.
#[derive(Debug, Eq, PartialEq)]
pub(super) struct Section<'t> {
    pub(super) name: &'t str,
    pub(super) line: usize,
    values: Vec<(&'t str, &'t str)>,
}

impl<'t> Section<'t> {
    /// The value of a key; an empty one counts as none.
    pub(super) fn get(&self, key: &str) -> Option<&'t str> {
        let found = self.values.iter().find(|(name, _)| *name == key);
        found.map(|(_, value)| *value).filter(|value| !value.is_empty())
    }
}

pub(super) fn read(text: &str) -> Result<Vec<Section<'_>>, Malformed> {
    let mut sections: Vec<Section<'_>> = Vec::new();
    for (line, text) in (1..).zip(text.trim_start_matches('\u{feff}').lines()) {
        let wrong = |problem: String| Err(Malformed { line, problem });
        let text = text.trim();
        if text.is_empty() || text.starts_with(['#', ';']) {
            continue;
        }
        if let Some(rest) = text.strip_prefix('[') {
            let Some(name) = uncommented(rest).strip_suffix(']') else {
                return wrong("the section's name does not end with ]".to_owned());
            };
            if sections.iter().any(|section| section.name == name.trim()) {
                return wrong(format!("there is a section [{}] above already", name.trim()));
            }
            sections.push(Section { name: name.trim(), line, values: Vec::new() });
            continue;
        }
        let Some((key, value)) = text.split_once('=') else {
            return wrong(
                "it is neither a section such as [basic] nor a key with = and its value".to_owned(),
            );
        };
        let (key, value) = (key.trim(), unquoted(uncommented(value)));
        match sections.last_mut() {
            None => return wrong(format!("{key} stands before the first section; write [basic] above it")),
            Some(section) if section.values.iter().any(|(known, _)| *known == key) => {
                return wrong(format!("{key} is given twice in [{}]", section.name));
            }
            Some(section) => section.values.push((key, value)),
        }
    }
    Ok(sections)
}

/// Without a comment at the end, which stands behind a blank.
fn uncommented(text: &str) -> &str {
    let comment = [" #", " ;", "\t#", "\t;"].iter().filter_map(|start| text.find(start)).min();
    comment.map_or(text, |start| &text[..start]).trim()
}

fn unquoted(text: &str) -> &str {
    let inner = |quote| text.strip_prefix(quote)?.strip_suffix(quote);
    inner('"').or_else(|| inner('\'')).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read() {
        let text = "\u{feff}# keys\r\n[basic]\r\n ak = A=K \r\nsk=\"s k\" ; of robot\n;\n[ global ] # all\nak:=1\nsk =\n";
        let sections = read(text).unwrap();
        assert_eq!(
            sections.iter().map(|s| (s.name, s.line)).collect::<Vec<_>>(),
            [("basic", 2), ("global", 6)]
        );
        assert_eq!((sections[0].get("ak"), sections[0].get("sk")), (Some("A=K"), Some("s k")));
        assert_eq!(
            (sections[1].get("ak:"), sections[1].get("sk"), sections[1].get("no")),
            (Some("1"), None, None)
        );
        assert_eq!(read("\n"), Ok(Vec::new()));
    }

    #[test]
    fn what_is_wrong_is_said_with_its_line_and_without_its_text() {
        for (text, line, problem) in [
            ("\n[basic\nak = s3cret", 2, "the section's name does not end with ]"),
            (
                "[basic]\nak = 1\ns3cret",
                3,
                "it is neither a section such as [basic] nor a key with = and its value",
            ),
            ("ak = s3cret\n", 1, "ak stands before the first section; write [basic] above it"),
            ("[basic]\nak = 1\nak = s3cret\n", 3, "ak is given twice in [basic]"),
            ("[basic]\n[global]\n[basic]\n", 3, "there is a section [basic] above already"),
        ] {
            assert_eq!(read(text), Err(Malformed { line, problem: problem.to_owned() }), "{text}");
        }
    }
}
