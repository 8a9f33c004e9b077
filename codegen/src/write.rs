//! The only place that writes files: what changed is written, what nothing makes any more is removed.

mod file;
#[cfg(feature = "command")]
mod folder;

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

use crate::Finding;

pub(crate) use file::create;
pub use file::write_file;
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

/// What a run would do.
pub(crate) fn compare(folder: &Path, files: &BTreeMap<PathBuf, String>) -> io::Result<Changes> {
    let mut changes = Changes::default();
    for (path, text) in files {
        match fs::read(folder.join(path)) {
            Ok(bytes) if bytes == text.as_bytes() => {}
            Ok(_) => changes.written.push(path.clone()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => changes.written.push(path.clone()),
            Err(error) => return Err(error),
        }
    }
    let mut present = Vec::new();
    if folder.is_dir() {
        list(folder, Path::new(""), &mut present)?;
    }
    present.sort();
    changes.removed = present.into_iter().filter(|path| !files.contains_key(path)).collect();
    Ok(changes)
}

/// Every Rust file below a folder.
fn list(root: &Path, below: &Path, found: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(root.join(below))? {
        let entry = entry?;
        let path = below.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            list(root, &path, found)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    Ok(())
}

/// Makes the folder hold exactly these Rust files.
pub(crate) fn apply(folder: &Path, files: &BTreeMap<PathBuf, String>) -> io::Result<Changes> {
    let changes = compare(folder, files)?;
    for path in &changes.written {
        write_file(&folder.join(path), &files[path])?;
    }
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
