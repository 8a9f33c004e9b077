//! One file, whole or not at all.

use std::{
    ffi::OsString,
    fs,
    io::{self, Write as _},
    path::{Path, PathBuf},
};

/// Writes a file; a reader never sees half of it. Whether it was new or different.
///
/// # Errors
/// The file cannot be written. It is as it was then.
pub fn write_file(path: &Path, text: &str) -> io::Result<bool> {
    if fs::read(path).is_ok_and(|bytes| bytes == text.as_bytes()) {
        return Ok(false);
    }
    replace(path, text).map(|()| true)
}

/// Writes a file, whatever it was; a reader never sees half of it.
pub(crate) fn replace(path: &Path, text: &str) -> io::Result<()> {
    let draft = beside(path, "new")?;
    let write = || fs::write(&draft, text);
    // A folder is there more often than not.
    let written = write().or_else(|_| make_parent(path).and_then(|()| write()));
    let written = written.and_then(|()| fs::rename(&draft, path));
    written.inspect_err(|_| drop(fs::remove_file(&draft))).map_err(|error| explain(error, path))
}

/// Writes a file that is not there yet.
pub(crate) fn create(path: &Path, text: &str) -> io::Result<()> {
    let written = make_parent(path)
        .and_then(|()| fs::File::create_new(path))
        .and_then(|mut file| file.write_all(text.as_bytes()));
    written.map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => {
            let what = format!("{} is there already, and stays as it is", path.display());
            io::Error::new(error.kind(), what)
        }
        _ => explain(error, path),
    })
}

pub(super) fn make_parent(path: &Path) -> io::Result<()> {
    path.parent().map_or(Ok(()), fs::create_dir_all)
}

/// `.name.new` beside `name`: on the same disk, so that it can be moved in one step.
pub(super) fn beside(path: &Path, ending: &str) -> io::Result<PathBuf> {
    let Some(name) = path.file_name() else {
        let message = format!("{} has no name of its own: name a file or folder", path.display());
        return Err(io::Error::new(io::ErrorKind::InvalidInput, message));
    };
    let mut hidden = OsString::from(".");
    hidden.push(name);
    hidden.push(format!(".{ending}"));
    Ok(path.with_file_name(hidden))
}

pub(super) fn explain(error: io::Error, path: &Path) -> io::Error {
    io::Error::new(error.kind(), format!("cannot write {}: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    #[test]
    fn a_file_is_written_when_it_differs() {
        let root = std::env::temp_dir().join(format!("huaweicloud-jobs-file-{}", std::process::id()));
        let path = root.join("deep/file");
        assert!(write_file(&path, "text").unwrap());
        assert!(!write_file(&path, "text").unwrap());
        assert!(write_file(&path, "other").unwrap());
        assert_eq!(fs::read_to_string(&path).unwrap(), "other");
        assert!(write_file(&root.join("deep"), "a folder is there").is_err());
        assert_eq!(fs::read_dir(&root).unwrap().count(), 1, "nothing is left behind");
        fs::remove_dir_all(root).unwrap();
    }
}
