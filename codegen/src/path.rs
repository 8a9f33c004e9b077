//! Paths of the job view: `spec.status`, `submissions[0].status`.

/// One part of a path.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Part {
    Key(String),
    Index,
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
