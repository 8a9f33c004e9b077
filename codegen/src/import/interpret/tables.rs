//! What each table of a page is about.

use crate::{
    document::Place,
    import::{
        block::{Cell, Line, Table, joined, numbered},
        details::details,
        page::{Row, Structure},
        words::{self, Column, Section, column, is_none, truth},
    },
};

use super::State;

impl State {
    pub(super) fn table(&mut self, table: Table) {
        let kinds: Vec<Column> =
            table.head.iter().map(|head| column(head).unwrap_or(Column::Other)).collect();
        let find = |wanted: Column| kinds.iter().position(|kind| *kind == wanted);
        if let Some(name) = find(Column::Name) {
            self.tables += 1;
            let (rows, unread) = rows(&table, name, &find);
            for row in unread {
                self.unread(&self.place_of(&table), &row);
            }
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
            let rows: Vec<String> = table.rows.iter().map(|row| in_one_line(row)).collect();
            let text = format!("{}; {}", table.head.join(" | "), rows.join("; "));
            self.unread(&self.place_of(&table), &text);
        }
    }

    /// Where a table stands: its caption, or the heading that is not known.
    fn place_of(&self, table: &Table) -> String {
        let heading = if self.section == Some(Section::Unknown) { self.unknown.as_str() } else { "table" };
        if table.caption.is_empty() { heading.to_owned() } else { table.caption.clone() }
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
            Some(
                Section::Uri | Section::Request | Section::ExampleRequest | Section::Aside | Section::Unknown
            )
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
}

fn in_one_line(row: &[Cell]) -> String {
    row.iter().map(|cell| joined(cell)).collect::<Vec<_>>().join(" | ")
}

/// The rows of a table, and the text of those that name nothing or the same again.
fn rows(table: &Table, name: usize, find: &dyn Fn(Column) -> Option<usize>) -> (Vec<Row>, Vec<String>) {
    let (mut rows, mut unread): (Vec<Row>, Vec<String>) = (Vec::new(), Vec::new());
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
        let alone = cells.iter().filter(|cell| !cell.is_empty()).count() == 1;
        let is_subhead = alone && cells.len() > 2 && joined(cell(Some(name))).contains(' ');
        if key.is_empty() || is_subhead || rows.iter().any(|row| row.name == key) {
            unread.extend(Some(in_one_line(cells)).filter(|text| text.chars().any(char::is_alphanumeric)));
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
    (rows, unread)
}

/// Whether a name is one of a header: tables of the request do not always say what they list.
fn is_header(name: &str) -> bool {
    name.contains('-')
        || ["authorization", "host", "accept", "cookie"].contains(&name.to_lowercase().as_str())
}
