//! What generating costs, each generator in a process of its own.

use std::fs;

use crate::{Done, crates, house::House};

pub(crate) const SIZES: [usize; 4] = [5, 100, 500, 2000];

pub(crate) fn measure(house: &House) -> Done {
    // Some disks look for room for long while so many files have just been removed, so all goes at the end.
    let mut made = vec![house.folder("generated", true)?];
    for &count in house.sizes(&SIZES) {
        let schemas = crates::schemas(house, count)?;
        let document = crates::document(house, count)?;
        let (out, theirs) = (made[0].join(count.to_string()), made[0].join("theirs.rs"));
        let memory = made[0].join(format!("{count}.txt"));
        let ours = ["ours", &schemas.to_string_lossy(), &out.to_string_lossy(), &memory.to_string_lossy()];
        let mut runs = 0;
        measured(house, &format!("generate/ours/all/{count}"), &ours, || {
            if runs > 0 {
                fs::rename(&out, out.with_extension(runs.to_string()))?;
                fs::remove_file(&memory)?;
            }
            runs += 1;
            Ok(fs::create_dir(&out)?)
        })?;
        let peer = ["theirs", &document.to_string_lossy(), &theirs.to_string_lossy()];
        measured(house, &format!("generate/theirs/all/{count}"), &peer, || Ok(()))?;
        // What is there may be of an earlier run.
        house.child(&ours)?;
        measured(house, &format!("generate/ours/none/{count}"), &ours, || Ok(()))?;
        measured(house, &format!("generate/ours/one/{count}"), &ours, || crates::edit(&schemas))?;
        fs::remove_file(document)?;
        made.push(schemas);
    }
    made.into_iter().try_for_each(|folder| Ok(fs::remove_dir_all(folder)?))
}

/// Prepares and measures, as often as the ledger asks for.
fn measured(house: &House, name: &str, arguments: &[&str], mut prepare: impl FnMut() -> Done) -> Done {
    house.ledger.measure(name, || {
        prepare()?;
        house.child(arguments)
    })
}
