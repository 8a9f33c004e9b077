//! What the rows of the runtime's macros stand for.

use proc_macro2::{TokenStream, TokenTree};

use super::{Surface, text};

impl Surface {
    pub(super) fn rows(&mut self, file: &str, macro_name: &str, body: TokenStream) {
        let mut builder = String::new();
        for row in split(body, ';') {
            let words: Vec<String> = row.iter().map(text).collect();
            let after = |word: &str| words.iter().position(|it| it == word).map(|at| words[at + 1].clone());
            let block = row.iter().find_map(|token| match token {
                TokenTree::Group(group) if words.iter().any(|it| it == "struct" || it == "enum") => {
                    Some(group.stream()).filter(|_| text(token).starts_with('{'))
                }
                _ => None,
            });
            match (macro_name, after("struct").or_else(|| after("enum")), block) {
                ("structures", Some(name), Some(fields)) => {
                    for field in split(fields, ',') {
                        let field: String = field[1..].iter().map(text).collect();
                        let (field, _) = field.split_once('=').unwrap();
                        self.items.insert(format!("{file} {name}.{field}"));
                    }
                    self.items.insert(format!("{file} {name}"));
                }
                ("values", Some(name), Some(values)) => {
                    for value in split(values, ',') {
                        self.items.insert(format!("{file} {name}::{}", text(&value[0])));
                    }
                    let held = words.iter().find(|word| word.starts_with('(')).unwrap();
                    self.items.insert(format!("{file} {name}{held}"));
                }
                ("request", Some(name), Some(states)) => {
                    for state in split(states, ';') {
                        let state: String = state.iter().take(3).map(text).collect();
                        self.demands.insert(format!("{file} {name}: {state}"));
                    }
                    builder = name;
                }
                ("request", Some(name), None) => {
                    self.items.insert(format!("{file} {name} -> {}", words.last().unwrap()));
                }
                ("request", None, _) if words[0] == "items" => {
                    self.items.insert(format!("{file} {}", words.concat()));
                }
                ("request", None, _) => {
                    let Some(at) = words.windows(2).position(|two| two == ["=", ">"]) else { continue };
                    let method = &words[at + 3..];
                    self.items.insert(format!("{file} {builder}::{}{}", method[0], method[1]));
                    if let Some(without) = words.last().filter(|word| word.starts_with("without_")) {
                        self.items.insert(format!("{file} {builder}::{without}"));
                    }
                }
                _ => {
                    if let Some(at) = words.iter().position(|word| word == "const") {
                        self.items.insert(format!("{file} {}", words[at..at + 4].concat()));
                    }
                }
            }
        }
    }
}

/// Rows without their documentation and what ends them.
fn split(tokens: TokenStream, end: char) -> Vec<Vec<TokenTree>> {
    let (mut rows, mut row) = (Vec::new(), Vec::new());
    let mut tokens = tokens.into_iter();
    while let Some(token) = tokens.next() {
        match &token {
            TokenTree::Punct(mark) if mark.as_char() == '#' => drop(tokens.next()),
            TokenTree::Punct(mark) if mark.as_char() == end => rows.push(std::mem::take(&mut row)),
            TokenTree::Group(_) if text(&token).starts_with('{') => {
                row.push(token);
                rows.push(std::mem::take(&mut row));
            }
            _ => row.push(token),
        }
    }
    rows.push(row);
    rows.retain(|row| !row.is_empty());
    rows
}
