//! Paths of the job view: `spec.status`, `submissions[0].status`.

use std::ops::Range;

/// One part of a path.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Part {
    Key(String),
    Index,
}

/// Where each part of a path stands in it.
pub(crate) fn places(path: &str) -> Vec<Range<usize>> {
    let (mut places, mut start) = (Vec::new(), 0);
    for (place, c) in path.char_indices().filter(|(_, c)| matches!(c, '.' | '[')).chain([(path.len(), '.')]) {
        if start < place {
            places.push(start..place);
        }
        start = if c == '.' { place + 1 } else { place };
    }
    places
}

/// The parts of a path; `None` if it is not one.
pub(crate) fn parse(path: &str) -> Option<Vec<Part>> {
    let mut parts = Vec::new();
    for word in path.split('.') {
        let (key, mut brackets) = word.split_at(word.find('[').unwrap_or(word.len()));
        if key.is_empty() || key.contains(']') {
            return None;
        }
        parts.push(Part::Key(key.to_owned()));
        while !brackets.is_empty() {
            let (index, rest) = brackets.strip_prefix('[')?.split_once(']')?;
            index.parse::<usize>().ok()?;
            parts.push(Part::Index);
            brackets = rest;
        }
    }
    Some(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_part_has_its_place() {
        let path = "a[0][12].bc.d";
        let words: Vec<&str> = places(path).into_iter().map(|place| &path[place]).collect();
        assert_eq!(words, ["a", "[0]", "[12]", "bc", "d"]);
        assert_eq!(parse(path).map(|parts| parts.len()), Some(words.len()));
    }
}
