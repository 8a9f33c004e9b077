//! What was made last, and of what, so that what did not change is neither read nor made again.
//!
//! A file that has its length and its time still is what it was, unless it was written as late as the memory itself: in one tick of the
//! clock a file can be written twice. Then, and where only the time moved, its text decides.

use std::{
    collections::BTreeMap,
    env, fs,
    hash::{DefaultHasher, Hash, Hasher},
    io,
    path::{Path, PathBuf},
    str::{Lines, Split},
    sync::Arc,
    time::UNIX_EPOCH,
};

use crate::{
    hosts::is_table,
    model::{Facts, Listed, ListedTable},
    source::{self, Before, Found, Listing, Seen},
};

/// A file as it was left.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) struct Left {
    pub(crate) seen: Seen,
    /// Of its text.
    pub(crate) hash: u64,
}

/// A schema or a table of hosts, and the file that is made of it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Record {
    pub(crate) source: Left,
    pub(crate) output: Left,
    /// Whether it was warned of; it is read again then, to be warned of again.
    pub(crate) is_warned: bool,
    pub(crate) facts: Arc<Facts>,
}

/// All of it, by the paths below the two folders.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct Memory {
    pub(crate) records: BTreeMap<String, Record>,
    /// The files that only list.
    pub(crate) lists: BTreeMap<String, Left>,
    /// The folders of the schemas, and those of the library.
    pub(crate) folders: [BTreeMap<String, Seen>; 2],
}

impl Record {
    /// One whose file is still to be written.
    pub(crate) fn new(source: Left, facts: Facts) -> Self {
        Self { source, output: Left::default(), is_warned: false, facts: Arc::new(facts) }
    }
}

impl Memory {
    /// What was kept of two folders; nothing if another generator kept it.
    pub(crate) fn read(text: &str, schema: &Path, out: &Path) -> Option<Self> {
        let mut lines = text.strip_prefix(&head(schema, out))?.lines();
        let (records, lists) = (rows(&mut lines, record)?, rows(&mut lines, left)?);
        let folders = [rows(&mut lines, seen)?, rows(&mut lines, seen)?];
        Some(Self { records, lists, folders })
    }

    pub(crate) fn write(&self, schema: &Path, out: &Path) -> String {
        let mut text = format!("{}{}\n", head(schema, out), self.records.len());
        for (path, Record { source, output, is_warned, facts }) in &self.records {
            push(&mut text, path, source);
            push(&mut text, "", output);
            let (kind, [a, b], flag) = match facts.as_ref() {
                Facts::Api(Listed { service, operation, is_deprecated, segments: _ }) => {
                    ("api", [service, operation], is_deprecated)
                }
                Facts::Table(ListedTable { service, title, is_identity }) => {
                    ("table", [service, title], is_identity)
                }
            };
            text.push_str(&format!("\t{kind}\t{}\t{}\t{a}\t{b}\n", *is_warned as u8, *flag as u8));
        }
        text.push_str(&format!("{}\n", self.lists.len()));
        for (path, left) in &self.lists {
            push(&mut text, path, left);
            text.push('\n');
        }
        for folders in &self.folders {
            text.push_str(&format!("{}\n", folders.len()));
            for (path, Seen { length, written }) in folders {
                text.push_str(&format!("{path}\t{length}\t{written}\n"));
            }
        }
        text
    }

    /// All files of the library.
    pub(crate) fn outputs(&self) -> impl Iterator<Item = String> {
        self.records.keys().map(|path| output(path)).chain(self.lists.keys().cloned())
    }

    /// Learns how files look that were made, and which folders of the library there are. Those in which something was written or removed
    /// are looked at again.
    pub(crate) fn learn(
        &mut self,
        files: &BTreeMap<String, Left>,
        mut folders: BTreeMap<String, Seen>,
        changed: impl Iterator<Item = PathBuf>,
    ) {
        for path in changed {
            for folder in path.ancestors().skip(1) {
                folders.remove(folder.to_string_lossy().replace('\\', "/").as_str());
            }
        }
        self.folders[1] = folders;
        if files.is_empty() {
            return;
        }
        for (path, record) in &mut self.records {
            record.output = files.get(&output(path)).copied().unwrap_or(record.output);
        }
        for (path, left) in &mut self.lists {
            *left = files.get(path).copied().unwrap_or(*left);
        }
    }

    /// Whether all files are older than a time.
    fn is_older_than(&self, time: u64) -> bool {
        let is_older = |left: &Left| left.seen.written < time;
        self.records.values().all(|record| is_older(&record.source) && is_older(&record.output))
            && self.lists.values().all(is_older)
            && self.folders.iter().flat_map(BTreeMap::values).all(|seen| seen.written < time)
    }
}

/// The file that is made of a schema or a table of hosts.
pub(crate) fn output(path: &str) -> String {
    let levels = if is_table(path) { 2 } else { 3 };
    let slashes = path.bytes().enumerate().rev().filter(|(_, byte)| *byte == b'/');
    let path = slashes.skip(levels - 1).map(|(slash, _)| &path[slash + 1..]).next().unwrap_or(path);
    [path.rsplit_once('.').map_or(path, |(stem, _)| stem), ".rs"].concat()
}

/// What was there after the last run, and what is there now.
#[derive(Default)]
pub(crate) struct Last {
    pub(crate) memory: Memory,
    /// When the memory was written.
    pub(crate) written: u64,
    pub(crate) out: PathBuf,
    /// The files in the output folder.
    pub(crate) present: BTreeMap<String, Seen>,
}

impl Last {
    pub(crate) fn new(memory: Memory, written: u64, out: &Path, present: &[Found]) -> Self {
        let present = present.iter().map(|found| (found.path.clone(), found.seen)).collect();
        Self { memory, written, out: out.to_owned(), present }
    }

    /// The schemas, of which most were there before.
    pub(crate) fn schemas(&self, schema: &Path) -> io::Result<Listing> {
        let files: Vec<&str> = self.memory.records.keys().map(String::as_str).collect();
        let folders = &self.memory.folders[0];
        source::schemas(schema, Before { files: &files, folders, time: self.written })
    }

    /// The record of a schema or table, if it and what was made of it are as they were left.
    pub(crate) fn record(&self, schema: &Path, found: &Found) -> Option<Record> {
        let record = self.memory.records.get(&found.path).filter(|record| !record.is_warned)?;
        let source = self.same(&record.source, found.seen, || schema.join(&found.path))?;
        let output = self.output(&output(&found.path), &record.output)?;
        Some(Record { source, output, ..record.clone() })
    }

    /// The lists, if they are as they were left and would say the same.
    pub(crate) fn lists(&self, records: &BTreeMap<String, Record>) -> Option<BTreeMap<String, Left>> {
        let before = self.memory.records.iter().map(|(path, record)| (path, &record.facts));
        let is_same = before.eq(records.iter().map(|(path, record)| (path, &record.facts)));
        let lists = self.memory.lists.iter();
        let lists = lists.map(|(path, left)| Some((path.clone(), self.output(path, left)?)));
        if is_same && !self.memory.lists.is_empty() { lists.collect() } else { None }
    }

    fn output(&self, path: &str, left: &Left) -> Option<Left> {
        self.same(left, *self.present.get(path)?, || self.out.join(path))
    }

    /// How a file looks now, if it says the same.
    fn same(&self, left: &Left, seen: Seen, path: impl FnOnce() -> PathBuf) -> Option<Left> {
        let is_untouched = seen == left.seen && seen.written < self.written;
        let is_same = || source::read_if_there(&path()).is_some_and(|text| hash(&text) == left.hash);
        (is_untouched || seen.length == left.seen.length && is_same()).then_some(Left { seen, ..*left })
    }

    /// How many tables of hosts there were.
    pub(crate) fn tables(&self) -> usize {
        self.memory.records.keys().filter(|path| is_table(path)).count()
    }

    /// What the table of hosts in a folder hashed to.
    pub(crate) fn table(&self, folder: &str) -> Option<u64> {
        self.memory.records.get(&format!("{folder}/hosts.yaml")).map(|record| record.source.hash)
    }

    /// The service that gave out tokens.
    pub(crate) fn identity(&self) -> Option<&str> {
        self.memory.records.values().find_map(|record| match record.facts.as_ref() {
            Facts::Table(ListedTable { service, is_identity: true, .. }) => Some(service.as_str()),
            _ => None,
        })
    }

    /// Whether a memory has to be kept anew.
    pub(crate) fn differs(&self, now: &Memory) -> bool {
        *now != self.memory || !now.is_older_than(self.written)
    }
}

fn push(text: &mut String, path: &str, Left { seen: Seen { length, written }, hash }: &Left) {
    text.push_str(&format!("{path}\t{length}\t{written}\t{hash}"));
}

/// As many rows as a line says, so that half a memory is none.
fn rows<'t, T>(
    lines: &mut Lines<'t>,
    row: fn(&'t str, &mut Split<'t, char>) -> Option<T>,
) -> Option<BTreeMap<String, T>> {
    let rows = 0..lines.next()?.parse::<usize>().ok()?;
    let rows = rows.map(|_| {
        let mut words = lines.next()?.split('\t');
        let path = words.next()?;
        Some((path.to_owned(), row(path, &mut words)?))
    });
    rows.collect()
}

fn left<'t>(_: &str, words: &mut Split<'t, char>) -> Option<Left> {
    Some(Left { seen: seen("", words)?, hash: words.next()?.parse().ok()? })
}

fn seen<'t>(_: &str, words: &mut Split<'t, char>) -> Option<Seen> {
    let mut number = || words.next()?.parse().ok();
    Some(Seen { length: number()?, written: number()? })
}

fn record<'t>(path: &str, words: &mut Split<'t, char>) -> Option<Record> {
    let (source, output) = (left(path, words)?, left(path, words)?);
    let kind = words.next()?;
    let mut flag = || Some(words.next()? == "1");
    let (is_warned, flag) = (flag()?, flag()?);
    let (a, b) = (words.next()?.to_owned(), words.next()?.to_owned());
    let facts = match kind {
        "api" => {
            Facts::Api(Listed { segments: segments(path)?, service: a, operation: b, is_deprecated: flag })
        }
        _ => Facts::Table(ListedTable { service: a, title: b, is_identity: flag }),
    };
    Some(Record { source, output, is_warned, facts: Arc::new(facts) })
}

/// Those of a path that was good.
fn segments(path: &str) -> Option<[String; 3]> {
    let mut words = path.strip_suffix(".yaml")?.rsplitn(3, '/').map(|word| word.rsplit('/').next());
    let mut word = || Some(words.next()??.to_owned());
    let [operation, version, service] = [word()?, word()?, word()?];
    Some([service, version, operation])
}

pub(crate) fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

/// What a memory begins with: the program that is running, for one that was built anew may write something else, and the folders.
fn head(schema: &Path, out: &Path) -> String {
    let metadata = env::current_exe().and_then(fs::metadata).ok();
    let built = metadata.and_then(|metadata| {
        let built = metadata.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
        Some(format!("{} {}", metadata.len(), built.as_nanos()))
    });
    // What cannot be told apart is never the same.
    let built = built.unwrap_or_else(|| format!("{:?}", std::time::Instant::now()));
    format!("{built} {schema:?} {out:?}\n")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    fn left(number: u64) -> Left {
        Left { seen: Seen { length: number, written: number + 1 }, hash: u64::MAX - number }
    }

    fn memory() -> Memory {
        let api = Facts::Api(Listed {
            segments: ["a", "v1", "show_job"].map(str::to_owned),
            service: "A & B".to_owned(),
            operation: "ShowJob".to_owned(),
            is_deprecated: true,
        });
        let table =
            Facts::Table(ListedTable { service: "a".to_owned(), title: String::new(), is_identity: true });
        let record =
            |facts, is_warned| Record { source: left(1), output: left(2), is_warned, facts: Arc::new(facts) };
        let records = [("a/v1/show_job.yaml", record(api, true)), ("a/hosts.yaml", record(table, false))];
        Memory {
            records: records.map(|(path, record)| (path.to_owned(), record)).into(),
            lists: [("lib.rs".to_owned(), left(3))].into(),
            folders: [[("a".to_owned(), left(2).seen)].into(), [(String::new(), left(3).seen)].into()],
        }
    }

    #[test]
    fn kept_and_read() {
        let (schema, out) = (Path::new("a b"), Path::new("c"));
        let text = memory().write(schema, out);
        assert_eq!(Memory::read(&text, schema, out).unwrap(), memory());
        assert_eq!(Memory::read(&text, out, schema), None, "other folders");
        assert_eq!(Memory::read(&format!("another{text}"), schema, out), None);
        // Half of it, or something else, is nothing; that can be said of every place but the last line's end.
        for end in 0..text.len() - 1 {
            let half = Memory::read(&text[..end], schema, out);
            assert!(half.is_none_or(|half| half.folders != memory().folders), "{end}");
        }
        assert_eq!(Memory::read(&text.replace('\t', " "), schema, out), None);
    }

    #[test]
    fn the_newest_decides() {
        assert!(memory().is_older_than(5) && !memory().is_older_than(4));
    }
}
