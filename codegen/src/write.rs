//! The only place that writes files: what changed is written, what nothing makes any more is removed.

mod file;
#[cfg(feature = "command")]
mod folder;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs, io,
    path::{Path, PathBuf},
};

use crate::{
    Finding, parallel,
    source::{self, Before, Found, Links, Listing},
};

pub use file::write_file;
pub(crate) use file::{create, replace};
#[cfg(feature = "command")]
pub(crate) use folder::write_folder;

/// What a run did.
#[derive(Clone, Debug, Default)]
pub struct Changes {
    /// Files written because they were new or different.
    pub written: Vec<PathBuf>,
    /// Files removed because no schema makes them any more.
    pub removed: Vec<PathBuf>,
    /// What is doubtful in the schemas.
    pub warnings: Vec<Finding>,
}

impl Changes {
    /// Whether the folder was as it should be.
    pub fn is_empty(&self) -> bool {
        self.written.is_empty() && self.removed.is_empty()
    }
}

/// The Rust files in a folder, if it is there.
pub(crate) fn present(folder: &Path, before: Before<'_>) -> io::Result<Listing> {
    if !folder.is_dir() {
        return Ok(Listing::default());
    }
    let is_rust = |path: &Path| path.extension().is_some_and(|extension| extension == "rs");
    source::list(folder, Links::Files, is_rust, before)
}

/// What a run would do to a folder, where files are present, are made, and should be.
pub(crate) fn compare(
    folder: &Path,
    present: &[Found],
    files: &BTreeMap<PathBuf, String>,
    all: &BTreeSet<String>,
) -> io::Result<Changes> {
    let files: Vec<_> = files.iter().collect();
    let differs = |(path, text): &(&PathBuf, &String)| match fs::read(folder.join(path)) {
        Ok(bytes) => Ok(bytes != text.as_bytes()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(error),
    };
    let mut changes = Changes::default();
    for ((path, _), differs) in files.iter().zip(parallel::map(&files, differs)) {
        if differs? {
            changes.written.push((*path).clone());
        }
    }
    let stale = present.iter().filter(|found| !all.contains(&found.path));
    changes.removed = stale.map(|found| PathBuf::from(&found.path)).collect();
    Ok(changes)
}

/// Makes a folder hold what it should, which is what was made and what is there already.
pub(crate) fn apply(
    folder: &Path,
    present: &[Found],
    files: &BTreeMap<PathBuf, String>,
    all: &BTreeSet<String>,
) -> io::Result<Changes> {
    let changes = compare(folder, present, files, all)?;
    let write = |path: &PathBuf| file::replace(&folder.join(path), &files[path]);
    parallel::map(&changes.written, write).into_iter().collect::<io::Result<()>>()?;
    for path in &changes.removed {
        let target = folder.join(path);
        fs::remove_file(&target)?;
        // Folders that are empty now go too; one that is not stays.
        for parent in target.ancestors().skip(1).take_while(|parent| *parent != folder) {
            if fs::remove_dir(parent).is_err() {
                break;
            }
        }
    }
    Ok(changes)
}
