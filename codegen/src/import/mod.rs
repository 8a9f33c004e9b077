//! From a documentation page to a draft of its schema, and from a newer page to what has changed.
//!
//! Three readers make the same parts of a page (`block`); `interpret` says what they mean (`page`), `link` and `guess` what they leave open, and
//! `print` writes the draft. Whatever is guessed or cannot be read is marked in it.

mod block;
mod details;
mod draft;
mod drift;
mod guess;
mod html;
mod interpret;
mod link;
mod markdown;
mod openapi;
mod page;
mod print;
mod text;
mod values;
mod view;
mod words;
mod yaml_text;

use std::fmt;

pub use drift::{Change, drift};

/// A draft of a schema.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Drafted {
    /// The id that the draft is for, `service/version/operation`; part of it may be guessed.
    pub id: String,
    /// The schema.
    pub text: String,
}

impl Drafted {
    /// How many lines are marked as guessed, and how many as not read.
    pub fn marks(&self) -> (usize, usize) {
        let count = |mark: &str| self.text.lines().filter(|line| line.trim_start().starts_with(mark)).count();
        (count("# guess"), count("# not read"))
    }
}

/// Why a page gives no draft.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct NoPage(String);

impl fmt::Display for NoPage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for NoPage {}

/// More than any page has.
const MOST: usize = 16 << 20;

/// Drafts a schema from a saved page: HTML as served, its text as copied from a browser, or Markdown.
///
/// `file` is the page's file name, for names that the page leaves open; `url` its address and `id` its `service/version/operation`, where they
/// are known.
///
/// # Errors
/// The bytes are no text, or hold nothing that looks like the page of an API.
pub fn import_page(file: &str, bytes: &[u8], url: Option<&str>, id: Option<&str>) -> Result<Drafted, NoPage> {
    let mut page = read_page(file, bytes)?;
    if let Some(url) = url {
        page.url = url.to_owned();
    }
    drafted(draft::draft(page, identity(id)?.as_ref(), file))
}

/// Drafts a schema from an operation of an OpenAPI 3 or Swagger 2 document, JSON or YAML; from the only one if none is named.
///
/// # Errors
/// The document cannot be read, or has no such operation.
pub fn import_openapi(
    file: &str,
    bytes: &[u8],
    operation: Option<&str>,
    url: Option<&str>,
    id: Option<&str>,
) -> Result<Drafted, NoPage> {
    let mut page = openapi::read(file, text(file, bytes)?, operation)?;
    page.url = url.unwrap_or_default().to_owned();
    drafted(draft::draft(page, identity(id)?.as_ref(), file))
}

fn drafted(draft: draft::Draft) -> Result<Drafted, NoPage> {
    Ok(Drafted { id: draft.id.join("/"), text: print::print(&draft) })
}

/// The bytes as text.
fn text<'b>(file: &str, bytes: &'b [u8]) -> Result<&'b str, NoPage> {
    let no_page = |what: &str| Err(NoPage(format!("{file}: {what}")));
    match std::str::from_utf8(bytes) {
        _ if bytes.len() > MOST => no_page("this is too long for a page; save the one page of the API"),
        Err(_) => no_page("this is not UTF-8 text; save the page as HTML, text or Markdown"),
        Ok(text) if text.contains('\0') => {
            no_page("this is not text; save the page as HTML, text or Markdown")
        }
        Ok(text) if text.trim().is_empty() => no_page("the file is empty"),
        Ok(text) => Ok(text),
    }
}

fn read_page(file: &str, bytes: &[u8]) -> Result<page::Page, NoPage> {
    let text = text(file, bytes)?;
    let (blocks, url) = blocks(text);
    let page = interpret::interpret(block::attach_captions(blocks), url);
    if page.uri.is_empty() && page.tables.is_empty() && page.parameters.is_empty() {
        let what = "no URI and no table of parameters is found, so this is not the page of an API; save the page itself, not its table of contents";
        return Err(NoPage(format!("{file}: {what}")));
    }
    Ok(page)
}

fn blocks(text: &str) -> (Vec<block::Block>, Option<String>) {
    let lower: String = text.chars().take(100_000).collect::<String>().to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    let is_markdown = text.lines().any(|line| line.starts_with("# ") || line.starts_with("## "));
    let is_html = has(&["<!doctype html", "<html", "<body", "<h1", "<td", "<div"]);
    match (is_markdown, is_html) {
        (true, _) if !has(&["<!doctype html", "<html", "<h1"]) => (text::read(text, true), None),
        (_, true) => html::read(text),
        _ => (text::read(text, is_markdown), None),
    }
}

/// An id as its segments.
fn identity(id: Option<&str>) -> Result<Option<[String; 3]>, NoPage> {
    let Some(id) = id else { return Ok(None) };
    let parts: Vec<String> = id.split('/').map(str::to_owned).collect();
    let is_segment = |part: &String| {
        part.starts_with(|c: char| c.is_ascii_lowercase())
            && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
    };
    match <[String; 3]>::try_from(parts) {
        Ok(parts) if parts.iter().all(is_segment) => Ok(Some(parts)),
        _ => Err(NoPage(format!(
            "`{id}` is not an id; write `service/version/operation` in snake_case, such as `rds/v3/show_job`"
        ))),
    }
}
