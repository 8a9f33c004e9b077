//! Where things are: the repository, and a folder to measure in.

use std::{
    cell::OnceCell,
    env,
    fs::{self, File},
    path::{Path, PathBuf},
};

use crate::{
    Done,
    cost::{self, Cost},
    ledger::Ledger,
};

/// As many APIs as there are, and twice as many.
const QUICK: &[usize] = &[5, 10];

pub(crate) struct House {
    pub(crate) repository: PathBuf,
    /// Everything that is made on the way, in the repository's `target`; it may be deleted at any time.
    pub(crate) scratch: PathBuf,
    pub(crate) quick: bool,
    pub(crate) ledger: Ledger,
    program: PathBuf,
    /// Held as long as this lives: two runs at once would measure each other, in the same folders.
    _alone: File,
    /// Where the library is unpacked that was packed in this run.
    pub(crate) packed: OnceCell<PathBuf>,
}

impl House {
    pub(crate) fn new(quick: bool) -> Done<Self> {
        let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize()?;
        let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| repository.join("target"), PathBuf::from);
        let scratch = target.join(if quick { "peers-quick" } else { "peers" });
        fs::create_dir_all(&scratch)?;
        let alone = File::create(scratch.join("lock"))?;
        if alone.try_lock().is_err() {
            return Err(format!("another run is measuring in {}: let it end first", scratch.display()).into());
        }
        let ledger = Ledger::open(scratch.join("ledger.txt"));
        Ok(Self {
            repository,
            scratch: scratch.canonicalize()?,
            quick,
            ledger,
            program: env::current_exe()?,
            _alone: alone,
            packed: OnceCell::new(),
        })
    }

    /// A folder to measure in, empty if `fresh`.
    pub(crate) fn folder(&self, name: &str, fresh: bool) -> Done<PathBuf> {
        let folder = self.scratch.join(name);
        if fresh && folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir_all(&folder)?;
        Ok(folder)
    }

    /// The numbers of APIs to measure with.
    pub(crate) fn sizes<'a>(&self, all: &'a [usize]) -> &'a [usize] {
        if self.quick { QUICK } else { all }
    }

    /// Runs this program itself, as a process of its own.
    pub(crate) fn child(&self, arguments: &[&str]) -> Done<Cost> {
        let mut command = cost::command(&self.program.to_string_lossy(), &self.scratch);
        cost::run(command.args(arguments), &self.scratch.join("log.txt"))
    }

    /// Runs cargo without measuring it, and gives what it said.
    pub(crate) fn cargo(&self, folder: &Path, target: &Path, arguments: &[&str]) -> Done<String> {
        let log = self.scratch.join("log.txt");
        cost::run(&mut cost::cargo(folder, target, arguments), &log)?;
        Ok(fs::read_to_string(log)?)
    }
}
