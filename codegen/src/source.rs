//! The only place that reads files.

#[cfg(feature = "command")]
mod git;

use std::{
    collections::{BTreeSet, HashSet},
    fs, io,
    path::Path,
};

#[cfg(feature = "command")]
pub(crate) use git::read_revision;

/// A schema file.
pub(crate) struct Source {
    /// Path to show in messages, with forward slashes.
    pub(crate) name: String,
    pub(crate) text: String,
}

/// In bytes; more than any schema has, and not too much for one with a mistake in every line.
const MOST: u64 = 1 << 20;

/// A file's text, if it is there and is text.
pub(crate) fn read_if_there(file: &Path) -> Option<String> {
    fs::read_to_string(file).ok()
}

/// The given files, and every `.yaml` file below the given folders, in the order of their paths.
pub(crate) fn read_all<P: AsRef<Path>>(paths: &[P]) -> io::Result<Vec<Source>> {
    let mut sources = Vec::new();
    for path in paths {
        let path = path.as_ref();
        let name = path.to_string_lossy().replace('\\', "/");
        let name = name.trim_end_matches('/').to_owned();
        if path.is_file() {
            sources.push(read_file(path, name)?);
        } else {
            read_folder(path, &name, &mut sources)?;
        }
    }
    sources.sort_by(|a, b| a.name.cmp(&b.name));
    sources.dedup_by(|a, b| a.name == b.name);
    Ok(sources)
}

/// The tables of hosts of the services that schemas belong to, but for those that are named themselves.
pub(crate) fn tables_beside(names: &HashSet<String>) -> Vec<Source> {
    let table = |name: &String| Some(format!("{}/hosts.yaml", name.rsplitn(3, '/').nth(2)?));
    let tables: BTreeSet<String> = names.iter().filter_map(table).collect();
    let unnamed = tables.into_iter().filter(|table| !names.contains(table));
    unnamed.filter_map(|name| Some(Source { text: read_if_there(Path::new(&name))?, name })).collect()
}

fn explain(error: io::Error, path: &Path) -> io::Error {
    io::Error::new(error.kind(), format!("cannot read {}: {error}", path.display()))
}

fn read_file(path: &Path, name: String) -> io::Result<Source> {
    let no_schema = |what: &str| io::Error::new(io::ErrorKind::InvalidData, what);
    let length = fs::metadata(path).map_err(|error| explain(error, path))?.len();
    if length > MOST {
        let what = format!("it has {} MiB, and no page has so much to say", length >> 20);
        return Err(explain(no_schema(&what), path));
    }
    let bytes = fs::read(path).map_err(|error| explain(error, path))?;
    let text = String::from_utf8(bytes).map_err(|_| explain(no_schema("it is not UTF-8 text"), path))?;
    Ok(Source { name, text })
}

fn read_folder(folder: &Path, name: &str, sources: &mut Vec<Source>) -> io::Result<()> {
    for entry in fs::read_dir(folder).map_err(|error| explain(error, folder))? {
        let entry = entry.map_err(|error| explain(error, folder))?;
        let path = entry.path();
        let name = format!("{name}/{}", entry.file_name().to_string_lossy());
        if path.is_dir() {
            read_folder(&path, &name, sources)?;
        } else if is_schema(&path) {
            sources.push(read_file(&path, name)?);
        }
    }
    Ok(())
}

fn is_schema(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "yaml" || extension == "yml")
}
