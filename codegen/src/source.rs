//! The only place that reads files.

#[cfg(feature = "command")]
mod git;

use std::{
    collections::{BTreeMap, BTreeSet, HashSet},
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
            for source in parallel::map(&schemas(path, Before::NOTHING)?.files, |found| read(path, found)) {
                sources.push(source?);
            }
        }
    }
    sources.sort_by(|a, b| a.name.cmp(&b.name));
    sources.dedup_by(|a, b| a.name == b.name);
    Ok(sources)
}

/// Every schema and table of hosts below a folder.
pub(crate) fn schemas(folder: &Path, before: Before<'_>) -> io::Result<Listing> {
    list(folder, Links::Followed, is_schema, before)
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

/// What was in a folder when it was last looked at, by paths below it.
#[derive(Clone, Copy)]
pub(crate) struct Before<'b> {
    pub(crate) files: &'b [&'b str],
    pub(crate) folders: &'b BTreeMap<String, Seen>,
    /// What is as late as this may have changed since.
    pub(crate) time: u64,
}

impl Before<'_> {
    pub(crate) const NOTHING: Self = Self { files: &[], folders: &BTreeMap::new(), time: 0 };
}

/// What is in a folder.
#[derive(Default)]
pub(crate) struct Listing {
    /// In the order of their paths.
    pub(crate) files: Vec<Found>,
    /// The folder itself is among them, as an empty path.
    pub(crate) folders: BTreeMap<String, Seen>,
}

/// Every file below a folder whose name is wanted. A folder's time moves when a file comes or goes, so those that have theirs still are
/// not read.
pub(crate) fn list(
    root: &Path,
    links: Links,
    wanted: fn(&Path) -> bool,
    before: Before<'_>,
) -> io::Result<Listing> {
    let mut listing = Listing::default();
    let known: Vec<(&String, &Seen)> = before.folders.iter().collect();
    let seen = parallel::map(&known, |(below, _)| see(&root.join(below)));
    let mut unread: Vec<String> = Vec::new();
    for ((below, left), seen) in known.into_iter().zip(seen) {
        match seen {
            Ok(seen) if seen == *left && seen.written < before.time => {
                listing.folders.insert(below.clone(), seen);
            }
            _ => unread.push(below.clone()),
        }
    }
    if !before.folders.contains_key("") {
        unread.push(String::new());
    }
    let files = parallel::map(before.files, |path| {
        let is_there = unread.is_empty()
            || listing.folders.contains_key(path.rsplit_once('/').map_or("", |(below, _)| below));
        let metadata = if links == Links::Followed { fs::metadata } else { fs::symlink_metadata };
        let metadata = is_there.then(|| metadata(root.join(path)))?.ok()?;
        Some(Found { path: (*path).to_owned(), seen: Seen::of(&metadata) })
    });
    listing.files.extend(files.into_iter().flatten());
    while !unread.is_empty() {
        let looked = parallel::map(&unread, |below| look(root, below, links, wanted));
        let mut folders = Vec::new();
        for (below, looked) in unread.iter().zip(looked) {
            match looked {
                Ok(Looked { seen, files, below: more }) => {
                    listing.folders.insert(below.clone(), seen);
                    listing.files.extend(files);
                    folders.extend(more.into_iter().filter(|folder| !before.folders.contains_key(folder)));
                }
                // It was there, and its files with it.
                Err(error) if error.kind() == io::ErrorKind::NotFound && !below.is_empty() => {}
                Err(error) => return Err(error),
            }
        }
        unread = folders;
    }
    // Stable, since that is quick with what is nearly in order.
    listing.files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(listing)
}

/// What is in one folder.
struct Looked {
    seen: Seen,
    files: Vec<Found>,
    /// The folders in it.
    below: Vec<String>,
}

fn look(root: &Path, below: &str, links: Links, wanted: fn(&Path) -> bool) -> io::Result<Looked> {
    let folder = root.join(below);
    // Before it is read: what comes later is seen next time.
    let mut looked = Looked { seen: see(&folder)?, files: Vec::new(), below: Vec::new() };
    for entry in fs::read_dir(&folder).map_err(|error| explain(error, &folder))? {
        let entry = entry.map_err(|error| explain(error, &folder))?;
        let (mut kind, name) = (entry.file_type()?, entry.file_name());
        let name = name.to_string_lossy();
        let is_followed = kind.is_symlink() && links == Links::Followed;
        let metadata = || {
            let metadata = if is_followed { fs::metadata(entry.path()) } else { entry.metadata() };
            metadata.map_err(|error| explain(error, &entry.path()))
        };
        if is_followed {
            kind = metadata()?.file_type();
        }
        let path = if below.is_empty() { name.into_owned() } else { format!("{below}/{name}") };
        if kind.is_dir() {
            looked.below.push(path);
        } else if wanted(Path::new(&path)) {
            looked.files.push(Found { seen: Seen::of(&metadata()?), path });
        }
    }
    Ok(looked)
}
