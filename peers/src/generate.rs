//! What generating costs, each generator in a process of its own.

use std::fs;

use crate::{Done, crates, house::House};

pub(crate) const SIZES: [usize; 4] = [5, 100, 500, 2000];

pub(crate) fn measure(house: &House) -> Done {
    for &count in house.sizes(&SIZES) {
        let schemas = crates::schemas(house, count)?;
        let document = crates::document(house, count)?;
        let (out, theirs) = (house.scratch.join("generated"), house.scratch.join("generated.rs"));
        let memory = house.scratch.join("memory.txt");
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
        for folder in [&out, &schemas] {
            fs::remove_dir_all(folder)?;
        }
        fs::remove_file(document)?;
    }
    Ok(())
}

/// Prepares and measures, as often as the ledger asks for.
fn measured(house: &House, name: &str, arguments: &[&str], mut prepare: impl FnMut() -> Done) -> Done {
    house.ledger.measure(name, || {
        prepare()?;
        house.child(arguments)
    })
}
