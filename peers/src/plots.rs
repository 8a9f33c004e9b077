//! Which pictures there are, and what they show.

use std::fs;

use crate::{
    Done, generate, generated,
    house::House,
    plot::{Line, Plot},
};

pub(crate) fn write(house: &House) -> Done {
    let folder = house.repository.join("docs/benchmarks");
    fs::create_dir_all(&folder)?;
    let ways = [("check", "check"), ("build", "build"), ("release", "release")];
    let compile = |unit: &str| lines(house, "generated", &ways, &generated::SIZES, unit);
    let kinds = [("all", "everything"), ("one", "one changed"), ("none", "none changed")];
    let generate = |unit: &str| lines(house, "generate", &kinds, &generate::SIZES, unit);
    let plots = [
        ("compile-time", "Compiling the generated code", "seconds of CPU", compile("cpu")),
        ("compile-memory", "Compiling the generated code", "MiB at the peak", compile("peak")),
        ("generate-time", "Generating", "seconds", generate("wall")),
        ("generate-memory", "Generating", "MiB at the peak", generate("peak")),
    ];
    for (file, title, unit, lines) in plots {
        if let Some(picture) = (Plot { title, unit, lines }).svg() {
            fs::write(folder.join(format!("{file}.svg")), picture)?;
        }
    }
    Ok(())
}

fn lines(house: &House, part: &str, kinds: &[(&str, &str)], sizes: &[usize], unit: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    for (side, whose) in [("theirs", "progenitor"), ("ours", "here")] {
        for (dashes, (kind, name)) in kinds.iter().enumerate() {
            let point = |count: &usize| {
                let value = house.ledger.get(&format!("{part}/{side}/{kind}/{count}.{unit}"))?;
                Some((*count as f64, value))
            };
            let points: Vec<_> = sizes.iter().filter_map(point).collect();
            if points.len() > 1 {
                lines.push(Line { name: format!("{whose}: {name}"), peer: side == "theirs", dashes, points });
            }
        }
    }
    lines
}
