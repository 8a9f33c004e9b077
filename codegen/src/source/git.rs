//! Schemas as they were: read by git, which knows how its repositories are kept.

use std::{
    io::{self, Write},
    path::Path,
    process::{Command, Output, Stdio},
    thread,
};

use super::{Source, is_schema};

/// Every schema below a folder at a revision, in the order of their paths.
pub(crate) fn read_revision(folder: &Path, revision: &str) -> io::Result<Vec<Source>> {
    if !folder.is_dir() {
        return Err(other(format!("cannot read {}: it is no folder", folder.display())));
    }
    let wanted = format!("{revision}^{{commit}}");
    // The hash can be no option, whatever the revision is called.
    let commit = git(folder, &["rev-parse", "--quiet", "--verify", "--end-of-options", &wanted], "")
        .map_err(|said| other(format!("`{revision}` is no revision that git knows here{said}")))?;
    let commit = text(commit)?.trim().to_owned();
    let broken = |said: String| other(format!("git cannot read `{revision}`{said}"));
    let listed = git(folder, &["ls-tree", "-r", "-z", "--name-only", &commit], "").map_err(broken)?;
    let listed = text(listed)?;
    let paths: Vec<&str> = listed.split('\0').filter(|path| is_schema(Path::new(path))).collect();
    let asked: String = paths.iter().map(|path| format!("{commit}:./{path}\n")).collect();
    let contents = git(folder, &["cat-file", "--batch"], &asked).map_err(broken)?;
    let texts = batch(&contents, paths.len())
        .ok_or_else(|| other(format!("git's answer for `{revision}` cannot be read")))?;
    let root = folder.to_string_lossy();
    let source = |(path, text): (&str, String)| Source { name: format!("{revision}:{root}/{path}"), text };
    let mut sources: Vec<Source> = paths.into_iter().zip(texts).map(source).collect();
    sources.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(sources)
}

/// Runs git in a folder. The error is what git said, with what stands before it.
fn git(folder: &Path, arguments: &[&str], input: &str) -> Result<Vec<u8>, String> {
    let output = run(folder, arguments, input).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => ": the program git is not there".to_owned(),
        _ => format!(": {error}"),
    })?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(said
        .lines()
        .next()
        .map(|line| format!(": {}", line.trim_start_matches("fatal: ")))
        .unwrap_or_default())
}

fn run(folder: &Path, arguments: &[&str], input: &str) -> io::Result<Output> {
    let mut command = Command::new("git");
    command.arg("-C").arg(folder).args(arguments);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
    let stdin = child.stdin.take();
    thread::scope(|scope| {
        // Written beside the reading: either pipe may fill up. If git ends early its exit code says why.
        scope.spawn(move || stdin.map(|mut stdin| stdin.write_all(input.as_bytes())));
        child.wait_with_output()
    })
}

/// The contents in the answer of `cat-file --batch`: each after a line that ends with its length.
fn batch(mut answer: &[u8], count: usize) -> Option<Vec<String>> {
    let mut texts = Vec::with_capacity(count);
    for _ in 0..count {
        let end = answer.iter().position(|byte| *byte == b'\n')?;
        let head = std::str::from_utf8(&answer[..end]).ok()?;
        let length: usize = head.rsplit(' ').next()?.parse().ok()?;
        let content = answer.get(end + 1..)?.get(..length)?;
        texts.push(String::from_utf8(content.to_vec()).ok()?);
        answer = answer.get(end + 1 + length + 1..)?;
    }
    Some(texts)
}

fn text(bytes: Vec<u8>) -> io::Result<String> {
    String::from_utf8(bytes).map_err(|_| other("git's answer is no UTF-8".to_owned()))
}

fn other(message: String) -> io::Error {
    io::Error::other(message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_batch_is_cut_where_it_says() {
        let answer = b"aa blob 3\na\nb\nbb blob 0\n\ncc blob 1\nz\n";
        assert_eq!(batch(answer, 3), Some(vec!["a\nb".to_owned(), String::new(), "z".to_owned()]));
        assert_eq!(batch(b"HEAD:./x missing\n", 1), None);
        assert_eq!(batch(b"aa blob 9\nshort\n", 1), None);
    }
}
