//! From the parts of a page to what they say.

use crate::{document::Place, yaml};

use super::{
    block::{Block, Line, Table, joined, numbered},
    details::details,
    page::{Example, Page, Row, Structure},
    words::{self, Column, Section, column, is_none, section, status_heading, truth},
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
            // A part that no schema has.
            self.section = Some(Section::Aside);
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
            Some(Section::Uri | Section::Aside)
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
            Some(Section::Response | Section::Request) if !is_pointer(text) => self.unread("text", text),
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

    fn table(&mut self, table: Table) {
        let kinds: Vec<Column> =
            table.head.iter().map(|head| column(head).unwrap_or(Column::Other)).collect();
        let find = |wanted: Column| kinds.iter().position(|kind| *kind == wanted);
        if let Some(name) = find(Column::Name) {
            self.tables += 1;
            let rows = rows(&table, name, &find);
            self.parameters_or_structure(&table.caption, rows);
        } else if let Some(code) = find(Column::Status) {
            for row in &table.rows {
                let text = |at: usize| row.get(at).map(|cell| joined(cell)).unwrap_or_default();
                let Some(number) = words::status(&text(code)) else { continue };
                let told: Vec<String> = (0..kinds.len())
                    .filter(|at| *at != code)
                    .map(text)
                    .filter(|text| !text.is_empty())
                    .collect();
                let in_cell = text(code)
                    .trim_start_matches(|c: char| c.is_ascii_digit() || c.is_whitespace())
                    .to_owned();
                let told = if told.is_empty() { in_cell } else { told.join(": ") };
                if self.page.statuses.iter().all(|(known, _)| *known != number) {
                    self.page.statuses.push((number, told));
                }
            }
        } else if let Some(action) = find(Column::Action) {
            let alias = find(Column::Alias);
            for row in &table.rows {
                let text = |at: Option<usize>| {
                    at.and_then(|at| row.get(at)).map(|cell| joined(cell)).filter(|text| !is_none(text))
                };
                let permission = [text(Some(action)), text(find(Column::Access)), text(alias)];
                self.page.permissions.push(permission.map(Option::unwrap_or_default));
            }
        } else {
            let rows: Vec<String> = table
                .rows
                .iter()
                .map(|row| row.iter().map(|cell| joined(cell)).collect::<Vec<_>>().join(" | "))
                .collect();
            self.unread(
                &format!("table {}", table.caption),
                &format!("{}; {}", table.head.join(" | "), rows.join("; ")),
            );
        }
    }

    fn parameters_or_structure(&mut self, caption: &str, rows: Vec<Row>) {
        let (number, title) =
            numbered(caption).map_or((self.tables, caption), |(number, title)| (number, title));
        let title = title.to_lowercase();
        let of_header = title.contains("header") || title.contains("消息头");
        // `JobQueryBean` is about no query.
        let says = |words: &[&str]| {
            words.iter().any(|word| {
                if word.is_ascii() {
                    title.split(' ').any(|said| said == *word)
                } else {
                    title.contains(word)
                }
            })
        };
        let in_response = self.section == Some(Section::Response);
        let in_path = |name: &str| self.page.uri.contains(&format!("{{{name}}}"));
        let of_request = says(&["path", "uri", "query", "request", "路径", "请求"])
            && !says(&["response", "响应"])
            && !in_response;
        let in_request = matches!(
            self.section,
            Some(Section::Uri | Section::Request | Section::ExampleRequest | Section::Aside)
        );
        if of_request || (in_request && !says(&["response", "响应"])) {
            let is_body = says(&["body", "消息体"]);
            if is_body {
                let names: Vec<&str> = rows.iter().map(|row| row.name.as_str()).collect();
                let names = names.join(", ");
                self.unread("the request's body, which the language does not have", &names);
                return;
            }
            let in_header = of_header
                || (self.section == Some(Section::Request) && !says(&["path", "uri", "query", "路径"]));
            for row in rows {
                let place = match () {
                    () if in_path(&row.name) => Place::Path,
                    () if in_header && (of_header || is_header(&row.name)) => Place::Header,
                    () => Place::Query,
                };
                if self.page.parameters.iter().all(|(known, other)| *known != place || other.name != row.name)
                {
                    self.page.parameters.push((place, row));
                }
            }
        } else if of_header {
            let names: Vec<String> =
                rows.iter().map(|row| format!("{}: {}", row.name, row.details.description)).collect();
            self.unread("response headers, which the language does not have", &names.join("; "));
        } else {
            let caption = numbered(caption).map_or(caption, |(_, title)| title).to_owned();
            self.page.tables.push(Structure { number, caption, status: self.status, rows });
        }
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

fn rows(table: &Table, name: usize, find: &dyn Fn(Column) -> Option<usize>) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for cells in &table.rows {
        let cell = |wanted: Option<usize>| {
            wanted.and_then(|at| cells.get(at)).map(Vec::as_slice).unwrap_or_default()
        };
        let key = joined(cell(Some(name))).replace(' ', "");
        let mut lines = cell(find(Column::Description)).to_vec();
        let range: Vec<Line> =
            cell(find(Column::Range)).iter().filter(|line| !is_none(&line.text)).cloned().collect();
        if !range.is_empty() {
            lines.push(Line::new(false, "Value range:"));
            lines.extend(range);
        }
        if key.is_empty() || rows.iter().any(|row| row.name == key) {
            continue;
        }
        rows.push(Row {
            mandatory: find(Column::Mandatory).and_then(|at| truth(&joined(cell(Some(at))))),
            kind: joined(cell(find(Column::Type))),
            details: details(&key, &lines),
            name: key,
            set: None,
        });
    }
    rows
}

/// Whether a name is one of a header: tables of the request do not always say what they list.
fn is_header(name: &str) -> bool {
    name.contains('-')
        || ["authorization", "host", "accept", "cookie"].contains(&name.to_lowercase().as_str())
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
        "request example",
    ];
    let elsewhere = ["see ", "for details", "for more information", "请参见", "参见", "详见", "状态码请参见"]
        .iter()
        .any(|word| lower.starts_with(word));
    of_table
        || (elsewhere && lower.chars().count() < 120)
        || heads.contains(&lower.trim_end_matches(['.', ':', '：']))
}
