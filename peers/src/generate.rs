//! What generating costs, each generator in a process of its own.

use std::{
    fs,
    path::{Path, PathBuf},
    process,
};

use crate::{Done, crates, house::House};

pub(crate) const SIZES: [usize; 4] = [5, 100, 500, 2000];

/// A disk in memory. ext4 looks at the place of each file that was removed in the last minutes before it makes another one: where many
/// were, that takes longer than all that is measured.
const MEMORY: &str = "/dev/shm";

pub(crate) fn measure(house: &House) -> Done {
    let memory = Path::new(MEMORY);
    let folder = match memory.is_dir() {
        true => memory.join(format!("peers-{}", process::id())),
        false => house.folder("generated", true)?,
    };
    fs::create_dir_all(&folder)?;
    let measured = house.sizes(&SIZES).iter().try_for_each(|&count| size(house, &folder, count));
    fs::remove_dir_all(folder)?;
    measured
}

/// Measures with so many APIs; what is made goes to a folder.
fn size(house: &House, folder: &Path, count: usize) -> Done {
    let schemas = crates::schemas(house, count)?;
    let document = crates::document(house, count)?;
    let [out, theirs, memory]: [PathBuf; 3] =
        ["generated", "generated.rs", "memory.txt"].map(|name| folder.join(name));
    let ours = ["ours", &schemas.to_string_lossy(), &out.to_string_lossy(), &memory.to_string_lossy()];
    measured(house, &format!("generate/ours/all/{count}"), &ours, || {
        if out.exists() {
            fs::remove_dir_all(&out)?;
        }
        let _ = fs::remove_file(&memory);
        Ok(fs::create_dir(&out)?)
    })?;
    let peer = ["theirs", &document.to_string_lossy(), &theirs.to_string_lossy()];
    measured(house, &format!("generate/theirs/all/{count}"), &peer, || Ok(()))?;
    // What is there may be of an earlier run.
    house.child(&ours)?;
    measured(house, &format!("generate/ours/none/{count}"), &ours, || Ok(()))?;
    measured(house, &format!("generate/ours/one/{count}"), &ours, || crates::edit(&schemas))?;
    fs::remove_dir_all(schemas)?;
    Ok(fs::remove_file(document)?)
}

/// Prepares and measures, as often as the ledger asks for.
fn measured(house: &House, name: &str, arguments: &[&str], mut prepare: impl FnMut() -> Done) -> Done {
    house.ledger.measure(name, || {
        prepare()?;
        house.child(arguments)
    })
}
