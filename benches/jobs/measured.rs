//! What Linux knows of this process.

use std::{fs, io, time::Duration};

/// Linux counts processor time in hundredths of a second, whatever the processor.
const TICKS: u64 = 100;

pub(crate) struct Process {
    /// Processor time so far, of all threads.
    pub(crate) cpu: Duration,
    pub(crate) resident_kib: u64,
    /// The most that was resident.
    pub(crate) peak_kib: u64,
}

impl Process {
    pub(crate) fn now() -> io::Result<Self> {
        let stat = fs::read_to_string("/proc/self/stat")?;
        // The name before the parenthesis may have blanks in it.
        let numbers = stat.rsplit_once(')').map_or("", |(_, numbers)| numbers).split_ascii_whitespace();
        let ticks: u64 = numbers.skip(11).take(2).filter_map(|number| number.parse::<u64>().ok()).sum();
        let status = fs::read_to_string("/proc/self/status")?;
        let kib = |key: &str| {
            let line = status.lines().find_map(|line| line.strip_prefix(key))?;
            line.split_ascii_whitespace().next()?.parse().ok()
        };
        Ok(Self {
            cpu: Duration::from_millis(ticks * 1000 / TICKS),
            resident_kib: kib("VmRSS:").unwrap_or_default(),
            peak_kib: kib("VmHWM:").unwrap_or_default(),
        })
    }
}

/// Lets the peak begin anew. Where that is not allowed, it is that of all rounds so far, and they grow.
pub(crate) fn forget_peak() {
    drop(fs::write("/proc/self/clear_refs", "5"));
}
