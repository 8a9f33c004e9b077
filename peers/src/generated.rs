//! What compiling the generated code costs: that crate alone, all it depends on being there.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::{Done, cost, crates, house::House, programs};

pub(crate) const SIZES: [usize; 3] = [5, 100, 500];
/// With so many APIs a line of a schema is changed.
pub(crate) const EDITED: usize = 100;
pub(crate) const WAYS: [(&str, &[&str]); 3] =
    [("check", &["check"]), ("build", &["build"]), ("release", &["build", "--release"])];

/// One of the two whose code is compiled.
struct Side<'a> {
    house: &'a House,
    name: &'static str,
    /// The crate of the generated code.
    folder: PathBuf,
    /// That of a program that asks every API.
    user: PathBuf,
    target: PathBuf,
}

pub(crate) fn measure(house: &House) -> Done {
    let sides = [Side::new(house, "ours")?, Side::new(house, "theirs")?];
    let sizes = house.sizes(&SIZES);
    for &count in sizes {
        let (schemas, document) = (crates::schemas(house, count)?, crates::document(house, count)?);
        for side in &sides {
            side.generate(&schemas, &document)?;
            side.count_lines(count)?;
        }
        for (way, arguments) in WAYS {
            for side in &sides {
                side.compile(&side.folder, &format!("{way}/{count}"), arguments, || {
                    side.forget(&side.folder)
                })?;
            }
        }
        if count == if house.quick { sizes[0] } else { EDITED } {
            for (way, arguments) in &WAYS[1..] {
                for side in &sides {
                    side.use_all(count)?;
                    let name = format!("use-{way}/{count}");
                    side.compile(&side.user, &name, arguments, || side.forget(&side.user))?;
                }
            }
            for (way, arguments) in &WAYS[..2] {
                for side in &sides {
                    side.forget(&side.folder)?;
                    side.house.cargo(&side.folder, &side.target, arguments)?;
                    side.compile(&side.folder, &format!("edit-{way}/{count}"), arguments, || {
                        side.edit(&schemas, &document)
                    })?;
                }
            }
        }
        fs::remove_dir_all(schemas)?;
        fs::remove_file(document)?;
    }
    Ok(())
}

impl<'a> Side<'a> {
    /// Makes the crate, and builds what it depends on.
    fn new(house: &'a House, name: &'static str) -> Done<Self> {
        let folder = house.folder(&format!("compiled-{name}"), true)?;
        let target = house.folder(&format!("compiled-{name}-target"), false)?;
        let runtime = house.repository.join("runtime");
        let dependencies = match name {
            "ours" => format!(
                "huaweicloud-jobs-runtime = {{ path = \"{}\", features = [\"client\"] }}\n\n[features]\ndefault = [\"client\"]\nclient = []\nblocking = []\n\n[lib]\npath = \"src/lib.rs\"",
                runtime.display()
            ),
            _ => crates::needs(false),
        };
        crates::write(&folder, &dependencies, "src/lib.rs", "")?;
        let user = house.folder(&format!("using-{name}"), true)?;
        let side = Self { house, name, folder, user, target };
        for (_, arguments) in WAYS {
            house.cargo(&side.folder, &side.target, arguments)?;
        }
        Ok(side)
    }

    fn generate(&self, schemas: &Path, document: &Path) -> Done {
        let (folder, library) = (self.folder.join("src"), self.folder.join("src/lib.rs"));
        if self.name == "ours" {
            let memory = self.folder.join("memory.txt");
            self.house.child(&["ours", &text(schemas), &text(&folder), &text(&memory)])?;
        } else {
            self.house.child(&["theirs", &text(document), &text(&library)])?;
        }
        Ok(())
    }

    /// Measures the building of one of the two crates.
    fn compile(
        &self,
        folder: &Path,
        what: &str,
        arguments: &[&str],
        mut prepare: impl FnMut() -> Done,
    ) -> Done {
        self.house.ledger.measure(&format!("generated/{}/{what}", self.name), || {
            prepare()?;
            let mut cargo = cost::cargo(folder, &self.target, &[arguments, &["--offline"]].concat());
            cost::run(&mut cargo, &self.house.scratch.join("log.txt"))
        })
    }

    /// Lets cargo know nothing of a crate, but all of those that it depends on.
    fn forget(&self, folder: &Path) -> Done {
        let name = folder.file_name().unwrap_or_default().to_string_lossy();
        for more in [&[][..], &["--release"]] {
            self.house.cargo(folder, &self.target, &[&["clean", "--package", &name], more].concat())?;
        }
        Ok(())
    }

    /// Makes the program that asks every API, and builds what it depends on.
    fn use_all(&self, count: usize) -> Done {
        let name = self.name;
        let program = if name == "ours" { programs::ours(count) } else { programs::theirs(count) };
        let library = format!("compiled-{name} = {{ path = {:?} }}\n{}", self.folder, crates::TOKIO);
        crates::write(&self.user, &library, "src/main.rs", &program)?;
        for (_, arguments) in &WAYS[1..] {
            self.house.cargo(&self.user, &self.target, arguments)?;
        }
        Ok(())
    }

    fn edit(&self, schemas: &Path, document: &Path) -> Done {
        if self.name == "ours" {
            crates::edit(schemas)?;
        } else {
            self.house.child(&["edit-document", &text(document)])?;
        }
        self.generate(schemas, document)
    }

    /// All lines an API, and those that are neither blank nor a comment.
    fn count_lines(&self, count: usize) -> Done {
        let (mut all, mut code) = (0, 0);
        let mut folders = vec![self.folder.join("src")];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder)? {
                let path = entry?.path();
                if path.is_dir() {
                    folders.push(path);
                    continue;
                }
                if path.extension().is_none_or(|extension| extension != "rs") {
                    continue;
                }
                let text = fs::read_to_string(path)?;
                all += text.lines().count();
                code += code_lines(&text);
            }
        }
        for (what, lines) in [("lines", all), ("code", code)] {
            let name = format!("generated/{}/{what}/{count}", self.name);
            self.house.ledger.set(&name, lines as f64 / count as f64)?;
        }
        Ok(())
    }
}

fn text(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

/// Lines that are neither blank nor part of a comment, of either sort.
fn code_lines(text: &str) -> usize {
    let mut in_comment = false;
    let mut is_code = |line: &str| {
        let line = line.trim();
        let begins = line.starts_with("/*");
        let comment = in_comment || begins || line.starts_with("//");
        in_comment = (in_comment || begins) && !line.contains("*/");
        !line.is_empty() && !comment
    };
    text.lines().filter(|line| is_code(line)).count()
}
