//! The schemas as often as one likes, each under other names, so that `check` finds them as good as the first ones.

use std::{
    ffi::OsStr,
    fs, io,
    path::{Path, PathBuf},
};

/// So many copies of an operation are in one service.
pub(crate) const IN_A_SERVICE: usize = 20;

/// Copies the schemas below a folder until there are `count`: first as they are, then again and again with a number behind the names of
/// operations, and once a service has enough of them behind those of services and hosts. Gives the copies' paths below the new folder.
///
/// # Errors
/// There are no schemas, the new folder holds something already, or a file cannot be read or written.
pub(crate) fn copy(schema: &Path, folder: &Path, count: usize) -> io::Result<Vec<PathBuf>> {
    fs::create_dir_all(folder)?;
    if fs::read_dir(folder)?.next().is_some() {
        let what = format!("{} is not empty: name another folder", folder.display());
        return Err(io::Error::new(io::ErrorKind::AlreadyExists, what));
    }
    let originals = originals(schema)?;
    let (tables, schemas): (Vec<_>, Vec<_>) =
        originals.iter().partition(|original| original.path.file_name() == Some(OsStr::new("hosts.yaml")));
    if schemas.is_empty() {
        let what = format!("no schemas are below {}", schema.display());
        return Err(io::Error::new(io::ErrorKind::NotFound, what));
    }
    // One service gives out tokens, for all.
    let (common, tables): (Vec<_>, Vec<_>) =
        tables.into_iter().partition(|table| table.text.contains("\nidentity: Yes"));
    for table in common {
        table.write(folder, 0, 0)?;
    }
    let mut copies = Vec::new();
    for round in 0..count.div_ceil(schemas.len()) {
        let (service, operation) = (round / IN_A_SERVICE, round % IN_A_SERVICE);
        if operation == 0 {
            for table in &tables {
                table.write(folder, service, 0)?;
            }
        }
        for schema in schemas.iter().take(count - copies.len()) {
            copies.push(schema.write(folder, service, operation)?);
        }
    }
    Ok(copies)
}

struct Original {
    /// Below the folder, the service first.
    path: PathBuf,
    text: String,
}

impl Original {
    /// Writes a copy of a service and an operation, which have no number if it is 0, and gives its path below the folder.
    fn write(&self, folder: &Path, service: usize, operation: usize) -> io::Result<PathBuf> {
        let [service, operation] = [service, operation].map(|number| match number {
            0 => String::new(),
            number => number.to_string(),
        });
        let mut parts = self.path.iter();
        let mut first = parts.next().unwrap_or_default().to_os_string();
        first.push(&service);
        let path: PathBuf = [first.as_os_str()].into_iter().chain(parts).collect();
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let path = path.with_file_name(format!("{name}{operation}.yaml"));
        let line = |line: &str| match line.strip_prefix("  operation: ") {
            Some(name) => format!("  operation: {name}{operation}\n"),
            None => format!("{}\n", line.replace(".{region}", &format!("{service}.{{region}}"))),
        };
        let file = folder.join(&path);
        file.parent().map_or(Ok(()), fs::create_dir_all)?;
        fs::write(file, self.text.lines().map(line).collect::<String>())?;
        Ok(path)
    }
}

fn originals(schema: &Path) -> io::Result<Vec<Original>> {
    let (mut originals, mut folders) = (Vec::new(), vec![PathBuf::new()]);
    while let Some(below) = folders.pop() {
        for entry in fs::read_dir(schema.join(&below))? {
            let entry = entry?;
            let path = below.join(entry.file_name());
            if entry.file_type()?.is_dir() {
                folders.push(path);
            } else if path.extension() == Some(OsStr::new("yaml")) {
                originals.push(Original { text: fs::read_to_string(entry.path())?, path });
            }
        }
    }
    originals.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(originals)
}
