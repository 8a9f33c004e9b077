//! The only place that reads files.

use std::{fs, io, path::Path};

/// A schema file.
pub(crate) struct Source {
    /// Path to show in messages, with forward slashes.
    pub(crate) name: String,
    pub(crate) text: String,
}

/// Every `.yaml` file below a folder, in the order of their paths.
pub(crate) fn read_all(folder: &Path) -> io::Result<Vec<Source>> {
    let mut sources = Vec::new();
    read_folder(folder, &folder.to_string_lossy(), &mut sources)?;
    sources.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(sources)
}

fn read_folder(folder: &Path, name: &str, sources: &mut Vec<Source>) -> io::Result<()> {
    let explain = |error: io::Error, path: &Path| {
        io::Error::new(error.kind(), format!("cannot read {}: {error}", path.display()))
    };
    for entry in fs::read_dir(folder).map_err(|error| explain(error, folder))? {
        let entry = entry.map_err(|error| explain(error, folder))?;
        let path = entry.path();
        let name = format!("{name}/{}", entry.file_name().to_string_lossy());
        if path.is_dir() {
            read_folder(&path, &name, sources)?;
        } else if path.extension().is_some_and(|extension| extension == "yaml" || extension == "yml") {
            let text = fs::read_to_string(&path).map_err(|error| explain(error, &path))?;
            sources.push(Source { name, text });
        }
    }
    Ok(())
}
