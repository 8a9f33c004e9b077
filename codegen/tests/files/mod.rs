//! Several files in one text, each behind a line with its name.

/// The line that names the file which begins with it.
const NAME: &str = "# file: ";

/// Names and texts. What does not begin with such a line is a schema.
pub(crate) fn split(text: &str) -> Vec<(&str, &str)> {
    let starts = text.match_indices(NAME).map(|(at, _)| at).filter(|at| *at > 0);
    let bounds: Vec<usize> = [0].into_iter().chain(starts).chain([text.len()]).collect();
    let texts = bounds.windows(2).map(|bounds| &text[bounds[0]..bounds[1]]);
    let name = |text: &'_ str| text.lines().next().and_then(|line| line.strip_prefix(NAME)).map(str::len);
    let named = |text| match name(text) {
        Some(length) => (&text[NAME.len()..NAME.len() + length], text),
        None => ("schema/demo/v1/show_job.yaml", text),
    };
    texts.map(named).collect()
}
