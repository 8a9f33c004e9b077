//! A whole folder, or none of it.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

use super::file::{beside, explain, make_parent};

/// Makes a folder hold exactly these files. It is replaced as a whole, so it must be new, empty, or hold the file `mark`, which only
/// an earlier run writes.
///
/// # Errors
/// The folder holds something else, or cannot be written. It is as it was then.
pub(crate) fn write_folder(folder: &Path, files: &BTreeMap<PathBuf, String>, mark: &str) -> io::Result<()> {
    // `out/` and `out/.` are `out`.
    let folder: PathBuf = folder.components().collect();
    let is_ours = || folder.join(mark).is_file();
    let is_free = |error: io::Error| error.kind() == io::ErrorKind::NotFound;
    let is_empty = fs::read_dir(&folder).map_or_else(is_free, |mut entries| entries.next().is_none());
    if !is_empty && !is_ours() {
        let message = format!(
            "{} is not empty and was not made by this command: name another folder",
            folder.display()
        );
        return Err(io::Error::new(io::ErrorKind::AlreadyExists, message));
    }
    let (draft, old) = (beside(&folder, "new")?, beside(&folder, "old")?);
    let written = remove(&draft)
        .and_then(|()| remove(&old))
        .and_then(|()| fill(&draft, files))
        .and_then(|()| swap(&folder, &draft, &old))
        .inspect_err(|_| drop(remove(&draft)));
    written.map_err(|error| explain(error, &folder))
}

fn fill(folder: &Path, files: &BTreeMap<PathBuf, String>) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    for (path, text) in files {
        let path = folder.join(path);
        make_parent(&path)?;
        fs::write(path, text)?;
    }
    Ok(())
}

/// Puts the draft in the folder's place; if that cannot be, the folder comes back.
fn swap(folder: &Path, draft: &Path, old: &Path) -> io::Result<()> {
    if folder.exists() {
        fs::rename(folder, old)?;
    }
    fs::rename(draft, folder).inspect_err(|_| drop(fs::rename(old, folder)))?;
    remove(old)
}

fn remove(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    fn scratch(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("huaweicloud-jobs-{name}-{}", std::process::id()));
        remove(&folder).unwrap();
        fs::create_dir_all(&folder).unwrap();
        folder
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_folder_is_replaced_only_if_it_is_ours() {
        let root = scratch("folder");
        let files = |names: &[&str]| names.iter().map(|name| (name.into(), (*name).to_owned())).collect();
        let out = root.join("out");
        write_folder(&out, &files(&["mark", "a/b", "c"]), "mark").unwrap();
        write_folder(&out.join("."), &files(&["mark", "c"]), "mark").unwrap();
        assert_eq!(names(&out), ["c", "mark"]);

        let theirs = root.join("theirs");
        fs::create_dir(&theirs).unwrap();
        write_folder(&theirs, &files(&["mark"]), "mark").unwrap();
        fs::remove_file(theirs.join("mark")).unwrap();
        fs::write(theirs.join("letter"), "dear").unwrap();
        let refused = write_folder(&theirs, &files(&["mark"]), "mark").unwrap_err();
        assert!(refused.to_string().contains("was not made by this command"), "{refused}");
        assert_eq!(names(&theirs), ["letter"]);
        assert!(write_folder(Path::new(".."), &files(&["mark"]), "mark").is_err());

        // A folder where a file should be: nothing is left behind.
        let refused = write_folder(&out, &files(&["mark", "c", "c/d"]), "mark").unwrap_err();
        assert!(refused.to_string().contains("cannot write"), "{refused}");
        assert_eq!(names(&out), ["c", "mark"]);
        assert_eq!(names(&root), ["out", "theirs"]);
        remove(&root).unwrap();
    }
}
