//! All APIs as pages to browse: static HTML that needs no server and nothing from elsewhere.

mod api;
mod html;
mod index;
mod job;
mod search;
mod sets;
mod snippets;
mod structures;

use std::{collections::BTreeMap, path::Path, path::PathBuf};

use crate::{Failure, library::good, model::Model, write::write_folder};

use html::{Html, element, lines, link, text};

/// The file that tells a folder of ours, and the first that people open.
const INDEX: &str = "index.html";

/// The pages of all APIs by their path: the same bytes for the same schemas.
///
/// # Errors
/// As for [`generate`](crate::generate).
pub fn reference(schema: &Path) -> Result<BTreeMap<PathBuf, String>, Failure> {
    Ok(pages(&good(schema)?))
}

/// Writes the pages of all APIs into a folder, as a whole; returns how many APIs they describe.
///
/// # Errors
/// As for [`reference`](fn@reference), or the folder cannot be written, or holds something that is no reference. It is as it was then.
pub fn write_reference(schema: &Path, out: &Path) -> Result<usize, Failure> {
    let models = good(schema)?;
    write_folder(out, &pages(&models), INDEX)?;
    Ok(models.len())
}

fn pages(models: &[Model]) -> BTreeMap<PathBuf, String> {
    let mut pages = BTreeMap::from([
        (PathBuf::from(INDEX), index::page(models)),
        (PathBuf::from("style.css"), include_str!("style.css").to_owned()),
        (PathBuf::from("search.js"), include_str!("search.js").to_owned()),
        (PathBuf::from("words.js"), search::words(models)),
    ]);
    pages.extend(models.iter().map(|model| (PathBuf::from(path(model)), api::page(model))));
    pages
}

/// Where the page of an API is.
fn path(model: &Model) -> String {
    format!("{}.html", model.id())
}

/// A whole page.
struct Page<'p> {
    title: &'p str,
    /// The way to the folder of all pages.
    root: &'p str,
    /// What stands beside the content: links to its parts.
    parts: Vec<(String, Html)>,
    main: Html,
    scripts: &'p [&'p str],
}

impl Page<'_> {
    fn html(&self) -> String {
        let Self { title, root, parts, main, scripts } = self;
        let style = format!("{root}style.css");
        let head = lines([
            element("meta", &[("charset", "utf-8")], []),
            element("meta", &[("name", "viewport"), ("content", "width=device-width, initial-scale=1")], []),
            element("meta", &[("name", "color-scheme"), ("content", "light dark")], []),
            element("title", &[], [text(title)]),
            element("link", &[("rel", "stylesheet"), ("href", &style)], []),
        ]);
        let items =
            parts.iter().map(|(id, name)| element("li", &[], [link(&format!("#{id}"), name.clone())]));
        let parts = element(
            "nav",
            &[("class", "parts"), ("aria-label", "On this page")],
            [element("ul", &[], [lines(items)])],
        );
        let main = element("main", &[("id", "main")], [main.clone()]);
        let scripts = scripts.iter().map(|name| element("script", &[("src", &format!("{root}{name}"))], []));
        let body = lines([
            element("a", &[("class", "skip"), ("href", "#main")], [text("Skip to the content")]),
            self.header(),
            element("div", &[("class", "frame")], [lines([parts, main])]),
            element(
                "footer",
                &[],
                [text(
                    "Made from the schemas of huaweicloud-jobs, which transcribe the services' documentation pages.",
                )],
            ),
            lines(scripts),
        ]);
        let html = element(
            "html",
            &[("lang", "en")],
            [lines([element("head", &[], [head]), element("body", &[], [body])])],
        );
        format!("<!DOCTYPE html>\n{}\n", html.as_str())
    }

    /// On every page: the way home, and the search, which is the index's.
    fn header(&self) -> Html {
        let index = format!("{}{INDEX}", self.root);
        let input = [
            ("type", "search"),
            ("id", "search"),
            ("name", "q"),
            ("placeholder", "Search all APIs"),
            ("autocomplete", "off"),
        ];
        let search = element(
            "form",
            &[("role", "search"), ("action", &index)],
            [
                element("label", &[("for", "search"), ("class", "unseen")], [text("Search all APIs")]),
                element("input", &input, []),
                element("button", &[("type", "submit")], [text("Search")]),
            ],
        );
        element(
            "header",
            &[],
            [element("a", &[("class", "home"), ("href", &index)], [text("Job APIs")]), search],
        )
    }
}

/// A part of a page, with a heading that can be linked to.
fn section(level: &str, id: &str, name: Html, inner: Html) -> Html {
    let to = format!("#{id}");
    let heading = element(level, &[], [element("a", &[("class", "self"), ("href", &to)], [name])]);
    element("section", &[("id", id)], [lines([heading, inner])])
}

/// A table whose first column names its rows.
fn table(heads: &[&str], rows: impl IntoIterator<Item = (String, Vec<Html>)>) -> Html {
    let name = heads.join(", ");
    let heads = heads.iter().map(|head| element("th", &[("scope", "col")], [text(head)]));
    let head = element("thead", &[], [element("tr", &[], heads)]);
    let rows = rows.into_iter().map(|(id, cells)| {
        let cells = cells.into_iter().enumerate().map(|(at, cell)| match at {
            0 => element("th", &[("scope", "row")], [cell]),
            _ => element("td", &[], [cell]),
        });
        element("tr", &[("id", &id)], cells)
    });
    let table = element("table", &[], [head, element("tbody", &[], [lines(rows)])]);
    scrollable("div", &name, table)
}

/// What may be too wide: it can be scrolled by keyboard, too.
fn scrollable(tag: &str, name: &str, inner: Html) -> Html {
    let attributes = [("class", "wide"), ("tabindex", "0"), ("role", "group"), ("aria-label", name)];
    element(tag, &attributes, [inner])
}

/// A thing with its name, what it is, and what is said of it.
fn row(id: &str, name: &str, kind: Html, said: impl IntoIterator<Item = Html>) -> Html {
    let name = element("a", &[("class", "self"), ("href", &format!("#{id}"))], [html::code(name)]);
    let term = element("dt", &[], [html::all([name, text(" "), kind])]);
    let said = said.into_iter().filter(|said| !said.is_empty()).map(|said| element("dd", &[], [said]));
    let said: Vec<Html> = said.collect();
    // A term without a description would be none.
    let said = if said.is_empty() { vec![element("dd", &[], [])] } else { said };
    element("div", &[("id", id), ("class", "row")], [term].into_iter().chain(said))
}

fn tag(class: &str, words: &str) -> Html {
    element("span", &[("class", &format!("tag {class}"))], [text(words)])
}
