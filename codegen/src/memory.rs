//! What was generated last, so that what did not change is not generated again.
//!
//! A file is taken as it is only if the same generator made exactly this text from exactly this input.

use std::{
    collections::{BTreeMap, HashMap},
    env, fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::{Path, PathBuf},
    time::UNIX_EPOCH,
};

/// For each file what it was made from, and what it was, as hashes.
#[derive(Debug, Default, Eq, PartialEq)]
pub(crate) struct Memory(BTreeMap<PathBuf, (u64, u64)>);

impl Memory {
    /// What was kept; nothing if another generator kept it.
    pub(crate) fn read(text: &str) -> Self {
        let mut lines = text.lines();
        if lines.next() != Some(generator().as_str()) {
            return Self::default();
        }
        let row = |line: &str| {
            let mut words = line.splitn(3, ' ');
            let mut hash = || u64::from_str_radix(words.next()?, 16).ok();
            let hashes = (hash()?, hash()?);
            Some((PathBuf::from(words.next()?), hashes))
        };
        Self(lines.filter_map(row).collect())
    }

    pub(crate) fn write(&self) -> String {
        let row = |(path, (input, output)): (&PathBuf, &(u64, u64))| {
            format!("{input:x} {output:x} {}\n", path.display())
        };
        format!("{}\n{}", generator(), self.0.iter().map(row).collect::<String>())
    }

    /// Whether a file's text is what was made of this input.
    pub(crate) fn knows(&self, path: &Path, input: u64, text: &str) -> bool {
        self.0.get(path) == Some(&(input, hash(text)))
    }

    pub(crate) fn of(inputs: &HashMap<PathBuf, u64>, files: &BTreeMap<PathBuf, String>) -> Self {
        let row = |(path, text): (&PathBuf, &String)| Some((path.clone(), (*inputs.get(path)?, hash(text))));
        Self(files.iter().filter_map(row).collect())
    }
}

pub(crate) fn hash(text: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

/// The program that is running: one that was built anew may write something else.
fn generator() -> String {
    let metadata = env::current_exe().and_then(fs::metadata).ok();
    let built = metadata.and_then(|metadata| {
        let built = metadata.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
        Some(format!("{} {}", metadata.len(), built.as_nanos()))
    });
    // What cannot be told apart is never the same.
    built.unwrap_or_else(|| format!("{:?}", std::time::Instant::now()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kept_and_read() {
        let path = PathBuf::from("a b/c.rs");
        let files = BTreeMap::from([(path.clone(), "text".to_owned())]);
        let memory = Memory::of(&HashMap::from([(path.clone(), 7)]), &files);
        let read = Memory::read(&memory.write());
        assert_eq!(read, memory);
        assert!(read.knows(&path, 7, "text"));
        assert!(!read.knows(&path, 8, "text") && !read.knows(&path, 7, "texT"));
        assert!(!read.knows(Path::new("d.rs"), 7, "text"));
        assert_eq!(Memory::read(&format!("another{}", memory.write())), Memory::default());
        assert_eq!(Memory::read("nonsense"), Memory::default());
    }
}
