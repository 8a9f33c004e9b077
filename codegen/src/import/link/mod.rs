//! Which table describes which structure: by captions, by `See Table 5`, and where captions are lost by the example.

mod caption;
mod kind;

use std::collections::HashSet;

use heck::ToUpperCamelCase;

use crate::{
    types::{self, Type},
    yaml::{Kind, Node},
};

use super::page::{Row, Structure};

pub(super) use caption::caption_name;
use caption::{singular, unreferred};
pub(super) use kind::kind;

/// A structure of the draft.
#[derive(Debug)]
pub(super) struct Named {
    pub(super) name: String,
    pub(super) notes: Vec<String>,
    pub(super) fields: Vec<Field>,
}

#[derive(Debug)]
pub(super) struct Field {
    pub(super) row: Row,
    /// The type as it is written in the draft.
    pub(super) kind: String,
    /// The structure behind a bare `Object`.
    pub(super) structure: Option<String>,
    /// What the example has here.
    pub(super) samples: Vec<Node>,
    pub(super) notes: Vec<String>,
}

impl Field {
    /// The structure that the field leads to, and whether through a list.
    pub(super) fn leads_to(&self) -> Option<(String, bool)> {
        let written = types::parse(&self.kind).ok()?;
        let in_list = matches!(written, Type::List(_));
        let of_type = match leaf(&written) {
            Type::Named(name) => Some(name.clone()),
            _ => None,
        };
        Some((self.structure.clone().or(of_type)?, in_list))
    }
}

/// The structures of one body, its own first. `taken` holds the names that are in use.
pub(super) fn link(
    tables: &[Structure],
    root: &str,
    samples: Vec<Node>,
    taken: &mut HashSet<String>,
) -> Vec<Named> {
    let mut linker =
        Linker { tables, free: (1..tables.len()).collect(), done: Vec::new(), open: Vec::new(), taken };
    if !tables.is_empty() {
        let root = linker.name(root);
        linker.add(0, root, samples);
    }
    linker.run();
    linker.done
}

struct Linker<'t> {
    tables: &'t [Structure],
    /// The tables that describe nothing yet.
    free: Vec<usize>,
    done: Vec<Named>,
    /// Fields whose structure is not found yet.
    open: Vec<Wanted>,
    taken: &'t mut HashSet<String>,
}

struct Wanted {
    place: (usize, usize),
    /// What the type calls it; a bare `Object` does not say.
    name: Option<String>,
    samples: Vec<Node>,
}

impl Linker<'_> {
    fn name(&mut self, wanted: &str) -> String {
        let wanted = wanted.to_upper_camel_case();
        let wanted = if wanted.is_empty() || wanted.starts_with(|c: char| c.is_ascii_digit()) {
            format!("Structure{wanted}")
        } else {
            wanted
        };
        let mut name = wanted.clone();
        let mut number = 2;
        while !self.taken.insert(name.clone()) {
            name = format!("{wanted}{number}");
            number += 1;
        }
        name
    }

    fn add(&mut self, table: usize, name: String, samples: Vec<Node>) {
        self.free.retain(|free| *free != table);
        let at = self.done.len();
        let mut fields = Vec::new();
        for row in &self.tables[table].rows {
            let (kind, notes) = kind(row);
            let samples: Vec<Node> =
                samples.iter().filter_map(|sample| get(sample, &row.name)).take(8).cloned().collect();
            let wanted = match types::parse(&kind).as_ref().map(leaf) {
                Ok(Type::Named(name)) => Some(Some(name.clone())),
                Ok(Type::Object) => Some(None),
                _ => None,
            };
            if let Some(name) = wanted {
                let inner = samples.iter().flat_map(flat).collect();
                self.open.push(Wanted { place: (at, fields.len()), name, samples: inner });
            }
            let mut field = Field { row: row.clone(), kind, structure: None, samples, notes };
            if field.row.details.lost
                && field.row.details.values.is_empty()
                && (field.samples.is_empty() || !super::guess::is_status(&field.row.name))
            {
                field.notes.push("not read: the list of values".to_owned());
            }
            fields.push(field);
        }
        self.done.push(Named { name, notes: Vec::new(), fields });
    }

    fn run(&mut self) {
        self.resolve();
        // What nothing leads to is kept, and what it leads to itself.
        while let Some(table) = self.free.first().copied() {
            let caption = caption_name(&self.tables[table].caption)
                .unwrap_or_else(|| format!("Table{}", self.tables[table].number));
            let name = self.name(&caption);
            self.add(table, name, Vec::new());
            let note = "not read: nothing on the page leads to this table".to_owned();
            self.done.last_mut().into_iter().for_each(|named| named.notes.push(note.clone()));
            self.resolve();
        }
        for wanted in std::mem::take(&mut self.open) {
            let Some(name) = &wanted.name else { continue };
            let (at, field) = wanted.place;
            self.done[at].fields[field].notes.push(format!("guess: no table of the page describes `{name}`"));
        }
    }

    /// Finds the tables of the open fields: the surest evidence first, and again from the start whenever it found something.
    fn resolve(&mut self) {
        let ways: [fn(&mut Self, &Wanted) -> Option<usize>; 4] =
            [Self::by_caption, Self::by_number, Self::by_example, Self::by_order];
        'again: loop {
            for (strength, way) in ways.iter().enumerate() {
                for at in 0..self.open.len() {
                    let wanted = self.open.remove(at);
                    if self.known(&wanted) {
                        continue 'again;
                    }
                    if let Some(table) = way(self, &wanted) {
                        self.take(wanted, table, strength);
                        continue 'again;
                    }
                    self.open.insert(at, wanted);
                }
            }
            break;
        }
    }

    /// Whether the structure is described already.
    fn known(&mut self, wanted: &Wanted) -> bool {
        wanted.name.as_ref().is_some_and(|name| self.done.iter().any(|named| named.name == *name))
    }

    fn field(&self, wanted: &Wanted) -> &Field {
        let (at, field) = wanted.place;
        &self.done[at].fields[field]
    }

    fn by_caption(&mut self, wanted: &Wanted) -> Option<usize> {
        let field = self.field(wanted);
        let key = plain(&field.row.name);
        let names = match &wanted.name {
            Some(name) => vec![plain(name)],
            None => vec![key.clone(), key.trim_end_matches('s').to_owned()],
        };
        self.free.iter().copied().find(|table| {
            caption_name(&self.tables[*table].caption).is_some_and(|caption| names.contains(&plain(&caption)))
        })
    }

    fn by_number(&mut self, wanted: &Wanted) -> Option<usize> {
        let text = &self.field(wanted).row.details.description;
        let behind = ["Table ", "table ", "表"]
            .iter()
            .filter_map(|word| text.rsplit_once(word))
            .map(|(_, rest)| rest.trim_start())
            .next()?;
        let digits: String = behind.chars().take_while(char::is_ascii_digit).collect();
        let number: usize = digits.parse().ok()?;
        self.free.iter().copied().find(|table| self.tables[*table].number == number)
    }

    /// The table that has what the example has here.
    fn by_example(&mut self, wanted: &Wanted) -> Option<usize> {
        let keys: HashSet<String> = wanted.samples.iter().flat_map(keys).collect();
        let score = |table: usize| {
            let known = self.tables[table].rows.iter().filter(|row| keys.contains(&row.name)).count();
            let unknown = keys.len() - known;
            (known as i64 - 2 * unknown as i64, -(self.tables[table].rows.len() as i64))
        };
        let unnamed =
            |table: &usize| wanted.name.is_some() || caption_name(&self.tables[*table].caption).is_none();
        let best = self.free.iter().copied().filter(unnamed).max_by_key(|table| score(*table))?;
        (score(best).0 > 0).then_some(best)
    }

    /// The tables follow each other as the structures are first named.
    fn by_order(&mut self, wanted: &Wanted) -> Option<usize> {
        wanted.name.as_ref()?;
        self.free.iter().copied().find(|table| caption_name(&self.tables[*table].caption).is_none())
    }

    fn take(&mut self, wanted: Wanted, table: usize, strength: usize) {
        let (at, field) = wanted.place;
        let in_list = self.done[at].fields[field].kind.to_lowercase();
        let in_list = ["array", "list", "set"].iter().any(|word| in_list.starts_with(word));
        let name = match &wanted.name {
            Some(name) => name.clone(),
            None => {
                let key = self.done[at].fields[field].row.name.clone();
                let name = caption_name(&self.tables[table].caption).unwrap_or(key);
                let name = if in_list { singular(&name) } else { name };
                let name = name.to_upper_camel_case();
                let owner = &self.done[at].name;
                let name = if self.taken.contains(&name) { format!("{owner}{name}") } else { name };
                let name = self.name(&name);
                let field = &mut self.done[at].fields[field];
                field.structure = Some(name.clone());
                field.row.details.description = unreferred(&field.row.details.description);
                name
            }
        };
        // The page may print the table of the answer again for what is in it.
        let same = |known: &&mut Named| {
            let rows = &self.tables[table].rows;
            known.fields.len() == rows.len()
                && known
                    .fields
                    .iter()
                    .zip(rows)
                    .all(|(field, row)| field.row.name == row.name && field.row.kind == row.kind)
        };
        if strength > 0
            && let Some(known) = self.done.iter_mut().take(1).find(same)
        {
            known.notes.push(format!("The page prints this table twice: as the answer, and as `{name}`."));
            known.name.clone_from(&name);
            self.free.retain(|free| *free != table);
        } else {
            if wanted.name.is_some() {
                self.taken.insert(name.clone());
            }
            self.add(table, name, wanted.samples);
            if strength > 1 {
                let how = if strength == 2 { "what the example has in it" } else { "its place on the page" };
                let note = format!("guess: the table's caption is lost; it was found by {how}");
                self.done.last_mut().into_iter().for_each(|named| named.notes.push(note.clone()));
            }
        }
    }
}

pub(super) fn leaf(written: &Type) -> &Type {
    match written {
        Type::List(inner) | Type::Map(inner) => leaf(inner),
        scalar => scalar,
    }
}

/// What stands under a key.
pub(super) fn get<'n>(node: &'n Node, key: &str) -> Option<&'n Node> {
    let Kind::Map(map) = &node.kind else { return None };
    map.iter().find(|(known, _)| known.scalar().as_deref() == Some(key)).map(|(_, value)| value)
}

/// The keys of an object.
fn keys(node: &Node) -> Vec<String> {
    match &node.kind {
        Kind::Map(map) => map.iter().filter_map(|(key, _)| key.scalar()).collect(),
        _ => Vec::new(),
    }
}

/// The elements of a list, whatever is no list itself.
fn flat(node: &Node) -> Vec<Node> {
    match &node.kind {
        Kind::List(list) => list.iter().flat_map(flat).take(8).collect(),
        _ => vec![node.clone()],
    }
}

fn plain(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_lowercase()
}
