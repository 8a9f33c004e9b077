/// Texts in one, with a separator between them. The standard library's way needs a slice, and is long to compile for each kind of text.
pub(crate) fn join(parts: impl IntoIterator<Item = impl AsRef<str>>, separator: &str) -> String {
    let mut joined = String::with_capacity(128);
    for part in parts {
        joined.push_str(part.as_ref());
        joined.push_str(separator);
    }
    joined.truncate(joined.len().saturating_sub(separator.len()));
    joined
}
