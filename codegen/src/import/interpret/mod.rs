//! From the parts of a page to what they say.

mod tables;

use crate::yaml;

use super::{
    block::{Block, Line, numbered},
    page::{Example, Page},
    words::{Section, is_none, section, status_heading},
};

pub(super) const METHODS: [&str; 6] = ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD"];

/// Reads a page's parts in their order.
pub(super) fn interpret(blocks: Vec<Block>, url: Option<String>) -> Page {
    let first = blocks.iter().position(|block| matches!(block, Block::Heading(_)));
    let has_title = first.is_some();
    let mut state = State {
        page: Page { url: url.unwrap_or_default(), ..Page::default() },
        status: 200,
        ..State::default()
    };
    for (at, block) in blocks.into_iter().enumerate() {
        match block {
            // Before its title, a served page has its menus.
            Block::Text(line) if has_title && Some(at) < first => state.before(&line.text),
            Block::Heading(text) => state.heading(&text),
            Block::Text(line) => state.text(&line),
            Block::Table(table) => state.table(table),
            Block::Code(code) => state.code(&code),
        }
        if state.section == Some(Section::End) {
            break;
        }
    }
    state.finish()
}

#[derive(Default)]
struct State {
    page: Page,
    section: Option<Section>,
    status: u16,
    tables: usize,
    /// The heading of a part that is not known.
    unknown: String,
    /// The request line and the text before the next example.
    request: String,
    told: String,
}

impl State {
    fn before(&mut self, text: &str) {
        if let Some(date) = updated(text) {
            self.page.updated = date;
        }
        let crumbs: Vec<&str> = text.split('/').map(str::trim).collect();
        if crumbs.len() > 2 && matches!(crumbs[0], "Help Center" | "文档首页") {
            self.page.service = crumbs[1].to_owned();
        }
    }

    fn heading(&mut self, text: &str) {
        if self.opens(text) {
            return;
        }
        if self.page.title.is_empty() {
            self.page.title = text.to_owned();
        } else if self.section.is_some() {
            self.section = Some(Section::Unknown);
            self.unknown = text.to_owned();
        }
    }

    /// Whether a line opens a part of the page.
    fn opens(&mut self, text: &str) -> bool {
        if let Some(code) = status_heading(text) {
            self.status = code;
            self.told.clear();
            return true;
        }
        let found = section(text);
        if let Some(found) = found {
            self.section = Some(found);
            self.told.clear();
            if matches!(found, Section::Response | Section::ExampleResponse) {
                self.status = 200;
            }
        }
        found.is_some()
    }

    fn text(&mut self, line: &Line) {
        let text = line.text.as_str();
        // Converters glue the last bracket of an example to the next heading.
        if self.opens(text) || is_none(text) {
            return;
        }
        match self.section {
            None => match updated(text) {
                Some(date) => self.page.updated = date,
                None => {
                    self.before(text);
                    if !text.contains('/') || self.page.title.is_empty() {
                        self.page.title = text.to_owned();
                    }
                }
            },
            Some(Section::Function) => {
                self.page.function = format!("{} {text}", self.page.function).trim().to_owned();
            }
            Some(Section::Uri | Section::Aside | Section::Unknown)
                if self.page.uri.is_empty() || self.page.method.is_empty() =>
            {
                self.uri(text)
            }
            Some(Section::ExampleRequest | Section::ExampleResponse) => match request_line(text) {
                Some(request) => self.request = request,
                None => self.told = text.to_owned(),
            },
            Some(Section::Constraints) => self.unread("Constraints", text),
            Some(Section::Errors) if !is_pointer(text) => self.unread("error codes", text),
            Some(Section::Statuses) if !is_pointer(text) => self.unread("status codes", text),
            Some(Section::Response | Section::Request | Section::Uri) if !is_pointer(text) => {
                self.unread("text", text);
            }
            Some(Section::Unknown) => self.unread(&self.unknown.clone(), text),
            _ => {}
        }
    }

    fn uri(&mut self, text: &str) {
        let labels = ["PATH：", "PATH:", "Path:", "Method：", "Method:", "URI：", "URI:"];
        let text = labels.iter().find_map(|label| text.strip_prefix(label)).unwrap_or(text).trim();
        let (method, address) = match text.split_once(' ') {
            Some((method, address)) if METHODS.contains(&method) => (method, address.trim()),
            None if METHODS.contains(&text) => {
                self.page.method = text.to_owned();
                return;
            }
            None if text.starts_with('/') => ("", text),
            _ => return,
        };
        let path = address
            .split_once("://")
            .map_or(address, |(_, rest)| rest.find('/').map_or("", |slash| &rest[slash..]));
        if !method.is_empty() {
            self.page.method = method.to_owned();
        }
        let path = path.split([' ', '?']).next().unwrap_or_default();
        self.page.uri = path.to_owned();
    }

    fn unread(&mut self, place: &str, text: &str) {
        self.page.unread.push((place.to_owned(), text.to_owned()));
    }

    fn code(&mut self, code: &str) {
        let text = code.trim();
        // A listing may have the request line before a body, or the status line before the answer.
        let json = text.find('{').map_or("", |at| &text[at..]);
        if let Some(request) = text.lines().next().and_then(|line| request_line(line.trim())) {
            if self.page.uri.is_empty() && self.section == Some(Section::Uri) {
                self.uri(&request);
            } else {
                self.request = request;
            }
            return;
        }
        match self.section {
            Some(Section::ExampleRequest) if is_none(text) => {}
            Some(Section::ExampleRequest) => self.unread("example of the request's body", text),
            Some(
                Section::Aside
                | Section::Constraints
                | Section::Permissions
                | Section::Errors
                | Section::Statuses,
            )
            | None => {}
            Some(Section::Unknown) => self.unread(&self.unknown.clone(), text),
            Some(Section::Uri) => self.uri(text),
            _ => match yaml::parse(&json.replace('\t', "  ")) {
                Ok(response) if matches!(response.kind, yaml::Kind::Map(_)) => {
                    let description = std::mem::take(&mut self.told);
                    let request = std::mem::take(&mut self.request);
                    self.page.examples.push(Example { description, request, status: self.status, response });
                }
                _ => self.unread("an example that is not JSON", text),
            },
        }
    }

    fn finish(mut self) -> Page {
        let page = &mut self.page;
        // A request that is printed without an answer still says what fits its path.
        if let (false, Some(example)) =
            (self.request.is_empty(), page.examples.iter_mut().find(|example| example.request.is_empty()))
        {
            example.request = self.request;
        }
        let title = page.title.to_lowercase();
        page.deprecated = ["discarded", "deprecated", "废弃", "弃用"].iter().any(|word| title.contains(word));
        // Chinese pages end their titles with the operation.
        if let Some((_, name)) = page.title.rsplit_once(['-', ' ']).filter(|(_, name)| is_operation(name)) {
            page.operation = name.to_owned();
        }
        self.page
    }
}

/// A name such as `ShowJob`.
pub(super) fn is_operation(name: &str) -> bool {
    let capitals = name.chars().filter(char::is_ascii_uppercase).count();
    capitals > 1
        && name.starts_with(|c: char| c.is_ascii_uppercase())
        && name.len() > capitals
        && name.chars().all(|c| c.is_ascii_alphanumeric())
}

fn request_line(text: &str) -> Option<String> {
    let (method, address) = text.split_once(' ')?;
    // Some pages print `https://{Service Endpoint}/v1/...`.
    let address = match (address.find("://{"), address.find("ndpoint}")) {
        (Some(start), Some(end)) if start < end => {
            format!("{}://{{endpoint}}{}", &address[..start], &address[end + 8..])
        }
        _ => address.to_owned(),
    };
    METHODS
        .contains(&method)
        .then(|| format!("{method} {}", address.split_whitespace().next().unwrap_or_default()))
}

/// The date of `Updated on 2025-10-22 GMT+08:00`.
fn updated(text: &str) -> Option<String> {
    let rest = ["Updated on ", "更新时间：", "更新时间:"].iter().find_map(|word| text.strip_prefix(word))?;
    let date = rest.trim().get(..10)?;
    date.bytes().all(|b| b.is_ascii_digit() || b == b'-').then(|| date.to_owned())
}

/// `Table 2 describes the response parameters.`
fn is_pointer(text: &str) -> bool {
    let lower = text.to_lowercase();
    let of_table = numbered(text).is_some()
        || lower.starts_with("table ")
        || lower.contains("describes the")
        || lower.contains("参数说明");
    let heads = [
        "request parameters",
        "response parameters",
        "parameter description",
        "parameters",
        "要素说明",
        "正常返回值",
        "request example",
    ];
    let elsewhere = [
        "see ",
        "for details",
        "for more information",
        "请参见",
        "参见",
        "详见",
        "状态码请参见",
        "请参考",
        "其他返回值请参考",
    ]
    .iter()
    .any(|word| lower.starts_with(word));
    of_table
        || (elsewhere && lower.chars().count() < 120)
        || heads.contains(&lower.trim_end_matches(['.', ':', '：']))
}
