//! Files that are written whole or not at all.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, Write},
    path::PathBuf,
};

use crate::failure::Failure;

/// A file to be written, perhaps again and again.
pub(crate) struct Target {
    option: &'static str,
    name: String,
    is_private: bool,
}

impl Target {
    /// The file that an option names. Whether it can be written is found out now: it would be too late after a long wait.
    pub(crate) fn new(option: &'static str, name: &str, is_private: bool) -> Result<Self, Failure> {
        let target = Self { option, name: name.to_owned(), is_private };
        if !target.is_special() {
            target.beside().map_err(|error| target.failure(&error))?;
        }
        Ok(target)
    }

    /// Writes it. A reader sees the old text or the new one, never a part.
    pub(crate) fn write(&self, text: &str) -> Result<(), Failure> {
        let written = if self.is_special() { fs::write(&self.name, text) } else { self.replace(text) };
        written.map_err(|error| self.failure(&error))
    }

    fn replace(&self, text: &str) -> io::Result<()> {
        let (path, mut beside) = self.beside()?;
        beside.1.write_all(text.as_bytes())?;
        beside.1.sync_all()?;
        fs::rename(&beside.0, path)
    }

    /// Pipes and devices have nothing to replace.
    fn is_special(&self) -> bool {
        fs::metadata(&self.name).is_ok_and(|found| !found.is_file() && !found.is_dir())
    }

    /// The file itself, where links lead to it, and a new one in the same folder.
    fn beside(&self) -> io::Result<(PathBuf, Beside)> {
        let path = fs::canonicalize(&self.name).unwrap_or_else(|_| PathBuf::from(&self.name));
        let Some(name) = path.file_name().filter(|_| !path.is_dir()) else {
            return Err(io::ErrorKind::IsADirectory.into());
        };
        let mut hidden = std::ffi::OsString::from(".");
        hidden.push(name);
        hidden.push(format!(".{}", std::process::id()));
        let beside = Beside::create(path.with_file_name(hidden), self.is_private)?;
        Ok((path, beside))
    }

    fn failure(&self, error: &io::Error) -> Failure {
        let what = match error.kind() {
            io::ErrorKind::NotFound => "there is no such folder".to_owned(),
            _ => error.to_string(),
        };
        Failure::usage(
            format!("{} {}: {what}", self.option, self.name),
            "name a file in a folder that can be written",
        )
    }
}

/// A new file, which is gone again unless it was given another name.
struct Beside(PathBuf, File);

impl Beside {
    fn create(path: PathBuf, is_private: bool) -> io::Result<Self> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        if is_private {
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        }
        let file = options.open(&path)?;
        Ok(Self(path, file))
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        // After it was given its name, there is nothing to remove.
        let _ = fs::remove_file(&self.0);
    }
}
