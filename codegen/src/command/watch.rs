//! What `check --watch` waits for.

use std::{
    fs, io,
    path::{Path, PathBuf},
    thread,
    time::{Duration, SystemTime},
};

/// Often enough to seem at once, seldom enough to cost nothing.
const PAUSE: Duration = Duration::from_millis(300);

/// When each file was written last, and how long it is.
type Stamps = Vec<(PathBuf, SystemTime, u64)>;

/// Does something now and whenever a file changes, until the process is ended.
pub(super) fn watch(paths: &[&PathBuf], mut each: impl FnMut() -> io::Result<()>) -> io::Result<()> {
    loop {
        // Taken before, so that what is saved meanwhile is seen.
        let before = stamps(paths);
        each()?;
        while stamps(paths) == before {
            thread::sleep(PAUSE);
        }
    }
}

/// Files that cannot be read now are not there.
fn stamps(paths: &[&PathBuf]) -> Stamps {
    let mut stamps = Stamps::new();
    paths.iter().for_each(|path| collect(path, &mut stamps));
    stamps.sort();
    stamps
}

fn collect(path: &Path, stamps: &mut Stamps) {
    let Ok(metadata) = fs::metadata(path) else { return };
    if metadata.is_dir() {
        let entries = fs::read_dir(path).into_iter().flatten().flatten();
        entries.for_each(|entry| collect(&entry.path(), stamps));
    } else if let Ok(written) = metadata.modified() {
        stamps.push((path.to_owned(), written, metadata.len()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_seen() {
        let folder = std::env::temp_dir().join(format!("huaweicloud-jobs-watch-{}", std::process::id()));
        fs::create_dir_all(folder.join("deep")).unwrap();
        let file = folder.join("deep/a.yaml");
        fs::write(&file, "a").unwrap();
        let before = stamps(&[&folder]);
        assert_eq!(stamps(&[&folder]), before);
        fs::write(&file, "ab").unwrap();
        let after = stamps(&[&folder]);
        assert_ne!(after, before);
        fs::remove_file(&file).unwrap();
        assert_ne!(stamps(&[&folder]), after);
        fs::remove_dir_all(&folder).unwrap();
    }
}
