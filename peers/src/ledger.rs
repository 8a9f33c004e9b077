//! All numbers, by name, in a file that grows as they come.

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
    fs, io,
    path::PathBuf,
};

use crate::{Done, cost::Cost};

pub(crate) struct Ledger {
    file: PathBuf,
    numbers: RefCell<BTreeMap<String, f64>>,
}

/// What takes less than this many seconds is measured three times, and the median counts.
const SHORT: f64 = 4.0;

impl Ledger {
    pub(crate) fn open(file: PathBuf) -> Self {
        let text = fs::read_to_string(&file).unwrap_or_default();
        let line = |line: &str| {
            let (name, number) = line.split_once(' ')?;
            Some((name.to_owned(), number.parse().ok()?))
        };
        Self { numbers: RefCell::new(text.lines().filter_map(line).collect()), file }
    }

    pub(crate) fn forget(&self, part: &str) -> io::Result<()> {
        self.numbers.borrow_mut().retain(|name, _| !name.starts_with(&format!("{part}/")));
        self.save()
    }

    pub(crate) fn get(&self, name: &str) -> Option<f64> {
        self.numbers.borrow().get(name).copied()
    }

    /// The numbers of APIs for which there is `<name>/<number>`, with or without an ending; in order.
    pub(crate) fn sizes(&self, name: &str) -> Vec<usize> {
        let numbers = self.numbers.borrow();
        let size = |key: &String| key.strip_prefix(name)?.strip_prefix('/')?.split('.').next()?.parse().ok();
        numbers.keys().filter_map(size).collect::<BTreeSet<_>>().into_iter().collect()
    }

    pub(crate) fn set(&self, name: &str, number: f64) -> io::Result<()> {
        self.numbers.borrow_mut().insert(name.to_owned(), number);
        self.save()
    }

    /// Measures, unless that was done before, and keeps `<name>.cpu`, `.wall` and `.peak`.
    pub(crate) fn measure(&self, name: &str, mut measured: impl FnMut() -> Done<Cost>) -> Done {
        if self.get(&format!("{name}.peak")).is_some() {
            return Ok(());
        }
        let mut costs = vec![measured()?];
        if costs[0].wall < SHORT {
            costs.extend([measured()?, measured()?]);
        }
        let median = |number: fn(&Cost) -> f64| {
            let mut numbers: Vec<f64> = costs.iter().map(number).collect();
            numbers.sort_by(f64::total_cmp);
            numbers[numbers.len() / 2]
        };
        let (cpu, wall, peak) = (median(|cost| cost.cpu), median(|cost| cost.wall), median(|cost| cost.peak));
        eprintln!("{name}: {cpu:.2} s of CPU, {wall:.2} s, {peak:.0} MiB");
        self.set(&format!("{name}.cpu"), cpu)?;
        self.set(&format!("{name}.wall"), wall)?;
        Ok(self.set(&format!("{name}.peak"), peak)?)
    }

    fn save(&self) -> io::Result<()> {
        let numbers = self.numbers.borrow();
        let lines = numbers.iter().map(|(name, number)| format!("{name} {number}\n"));
        fs::write(&self.file, lines.collect::<String>())
    }
}
