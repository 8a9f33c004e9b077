//! The only place that reads files.

#[cfg(feature = "command")]
mod git;

use std::{
    collections::{BTreeSet, HashSet},
    fs::{self, Metadata},
    io,
    path::Path,
    time::{SystemTime, UNIX_EPOCH},
};

use crate::parallel;

#[cfg(feature = "command")]
pub(crate) use git::read_revision;

/// A schema file.
pub(crate) struct Source {
    /// Path to show in messages, with forward slashes.
    pub(crate) name: String,
    pub(crate) text: String,
}

/// What is known of a file without reading it.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) struct Seen {
    /// In bytes.
    pub(crate) length: u64,
    /// When it was written, in nanoseconds since 1970.
    pub(crate) written: u64,
}

impl Seen {
    pub(crate) fn of(metadata: &Metadata) -> Self {
        let written = metadata.modified().unwrap_or(SystemTime::UNIX_EPOCH);
        let written = written.duration_since(UNIX_EPOCH).unwrap_or_default();
        Self { length: metadata.len(), written: written.as_nanos() as u64 }
    }
}

/// A file that is there.
pub(crate) struct Found {
    /// Below the folder that was searched, with forward slashes.
    pub(crate) path: String,
    pub(crate) seen: Seen,
}

/// In bytes; more than any schema has, and not too much for one with a mistake in every line.
const MOST: u64 = 1 << 20;

/// What is known of a file without reading it.
pub(crate) fn see(file: &Path) -> io::Result<Seen> {
    let metadata = fs::metadata(file).map_err(|error| explain(error, file))?;
    Ok(Seen::of(&metadata))
}

/// A file's text, if it is there and is text.
pub(crate) fn read_if_there(file: &Path) -> Option<String> {
    fs::read_to_string(file).ok()
}

/// The given files, and every `.yaml` file below the given folders, in the order of their paths.
pub(crate) fn read_all<P: AsRef<Path>>(paths: &[P]) -> io::Result<Vec<Source>> {
    let mut sources = Vec::new();
    for path in paths {
        let path = path.as_ref();
        if path.is_file() {
            sources.push(read_file(path, name(path), see(path)?)?);
        } else {
            for source in parallel::map(&schemas(path)?, |found| read(path, found)) {
                sources.push(source?);
            }
        }
    }
    sources.sort_by(|a, b| a.name.cmp(&b.name));
    sources.dedup_by(|a, b| a.name == b.name);
    Ok(sources)
}

/// Every schema and table of hosts below a folder, in the order of their paths.
pub(crate) fn schemas(folder: &Path) -> io::Result<Vec<Found>> {
    list(folder, Links::Followed, is_schema)
}

/// Reads a file below a folder.
pub(crate) fn read(folder: &Path, Found { path, seen }: &Found) -> io::Result<Source> {
    read_file(&folder.join(path), format!("{}/{path}", name(folder)), *seen)
}

/// The tables of hosts of the services that schemas belong to, but for those that are named themselves.
pub(crate) fn tables_beside(names: &HashSet<String>) -> Vec<Source> {
    let table = |name: &String| Some(format!("{}/hosts.yaml", name.rsplitn(3, '/').nth(2)?));
    let tables: BTreeSet<String> = names.iter().filter_map(table).collect();
    let unnamed = tables.into_iter().filter(|table| !names.contains(table));
    unnamed.filter_map(|name| Some(Source { text: read_if_there(Path::new(&name))?, name })).collect()
}

fn is_schema(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "yaml" || extension == "yml")
}

fn name(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/").trim_end_matches('/').to_owned()
}

fn explain(error: io::Error, path: &Path) -> io::Error {
    io::Error::new(error.kind(), format!("cannot read {}: {error}", path.display()))
}

fn read_file(path: &Path, name: String, Seen { length, .. }: Seen) -> io::Result<Source> {
    let no_schema = |what: &str| io::Error::new(io::ErrorKind::InvalidData, what);
    if length > MOST {
        let what = format!("it has {} MiB, and no page has so much to say", length >> 20);
        return Err(explain(no_schema(&what), path));
    }
    let bytes = fs::read(path).map_err(|error| explain(error, path))?;
    let text = String::from_utf8(bytes).map_err(|_| explain(no_schema("it is not UTF-8 text"), path))?;
    Ok(Source { name, text })
}

/// What becomes of links to files and folders.
#[derive(Clone, Copy, Eq, PartialEq)]
pub(crate) enum Links {
    Followed,
    /// A link is a file, whatever it leads to.
    Files,
}

/// Every file below a folder whose name is wanted, in the order of their paths.
pub(crate) fn list(folder: &Path, links: Links, wanted: fn(&Path) -> bool) -> io::Result<Vec<Found>> {
    let (mut found, mut folders) = (Vec::new(), Vec::new());
    look(folder, "", links, wanted, &mut found, &mut folders)?;
    let below = |below: &String| -> io::Result<Vec<Found>> {
        let (mut found, mut folders) = (Vec::new(), vec![below.clone()]);
        while let Some(below) = folders.pop() {
            look(folder, &below, links, wanted, &mut found, &mut folders)?;
        }
        Ok(found)
    };
    for more in parallel::map(&folders, below) {
        found.extend(more?);
    }
    found.sort_unstable_by(|a, b| a.path.cmp(&b.path));
    Ok(found)
}

/// The files and the folders in one folder.
fn look(
    root: &Path,
    below: &str,
    links: Links,
    wanted: fn(&Path) -> bool,
    found: &mut Vec<Found>,
    folders: &mut Vec<String>,
) -> io::Result<()> {
    let folder = root.join(below);
    for entry in fs::read_dir(&folder).map_err(|error| explain(error, &folder))? {
        let entry = entry.map_err(|error| explain(error, &folder))?;
        let (mut kind, name) = (entry.file_type()?, entry.file_name());
        let name = name.to_string_lossy();
        let is_followed = kind.is_symlink() && links == Links::Followed;
        let metadata = || if is_followed { fs::metadata(entry.path()) } else { entry.metadata() };
        if is_followed {
            kind = metadata().map_err(|error| explain(error, &entry.path()))?.file_type();
        }
        let path = if below.is_empty() { name.into_owned() } else { format!("{below}/{name}") };
        if kind.is_dir() {
            folders.push(path);
        } else if wanted(Path::new(&path)) {
            let metadata = metadata().map_err(|error| explain(error, &entry.path()))?;
            found.push(Found { seen: Seen::of(&metadata), path });
        }
    }
    Ok(())
}
