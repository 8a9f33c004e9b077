//! From tokens to the text that people read.

use proc_macro2::TokenStream;

use crate::rows;

const HEADER: &str = "// Generated from schema/ by `cargo build`. Edit the schema, not this file.\n\n";

/// Pretty Rust, with blank lines between items.
///
/// # Errors
/// The tokens are no Rust file.
pub(crate) fn items(tokens: TokenStream) -> Result<String, String> {
    let file: syn::File = syn::parse2(tokens).map_err(|error| error.to_string())?;
    Ok(format!("{HEADER}{}", space(&prettyplease::unparse(&file))))
}

/// Rows of macros, as people read them.
pub(crate) fn rows(tokens: TokenStream) -> String {
    let mut text = HEADER.to_owned();
    rows::print(tokens, &mut text);
    // Thousands of them are kept until all are made.
    text.shrink_to_fit();
    text
}

/// Puts a blank line behind every item and every method that takes more than one line, and behind a group of `use`.
fn space(dense: &str) -> String {
    let mut text = String::new();
    let mut raw_end: Option<String> = None;
    let mut lines = dense.lines().peekable();
    while let Some(line) = lines.next() {
        text.push_str(line);
        text.push('\n');
        match &raw_end {
            Some(end) => {
                if line.contains(end.as_str()) {
                    raw_end = None;
                }
                continue;
            }
            None => raw_end = opens_raw(line),
        }
        let (Some(next), None) = (lines.peek(), &raw_end) else { continue };
        let next = next.trim_start();
        let ends_item = match line {
            _ if line.trim_start().starts_with("///") => false,
            "}" | "};" | ");" => true,
            // Docs of the file; the rule between statements of one line is that their first words differ.
            _ if line.starts_with("//!") => !next.starts_with("//!"),
            _ if line.starts_with("    ") && !line.starts_with("     ") => {
                ends_inner(line) && starts_item(next)
            }
            _ if line.starts_with(' ') => false,
            _ => line.ends_with(';') && (first_words(line) != first_words(next)),
        };
        if ends_item && !next.is_empty() {
            text.push('\n');
        }
    }
    text
}

/// The end of a method, a one-line `impl` or an associated type.
fn ends_inner(line: &str) -> bool {
    line == "    }"
        || (line.starts_with("    impl ") && line.ends_with("{}"))
        || line.starts_with("    type ")
}

fn starts_item(line: &str) -> bool {
    ["///", "#[", "fn ", "pub fn ", "pub trait ", "impl "].iter().any(|start| line.starts_with(start))
}

fn first_words(line: &str) -> &str {
    let end =
        ["pub mod", "pub use", "use", "mod", "static", "impl"].iter().find(|word| line.starts_with(**word));
    end.copied().unwrap_or(line)
}

/// What closes a raw string that begins on a line and does not end there.
fn opens_raw(line: &str) -> Option<String> {
    let start = line.find("r#")?;
    let hashes: String = line[start + 1..].chars().take_while(|c| *c == '#').collect();
    let after = line[start + 1 + hashes.len()..].strip_prefix('"')?;
    let end = format!("\"{hashes}");
    (!after.contains(&end)).then_some(end)
}
