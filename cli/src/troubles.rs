//! What goes wrong while jobs are waited for, told once.

use std::time::{Duration, SystemTime};

use crate::{live::Live, render::lines};

/// How often to look for it, where nothing moves on a screen.
pub(crate) const TICK: Duration = Duration::from_millis(100);

/// What was told of each job.
#[derive(Default)]
pub(crate) struct Troubles(Vec<Option<String>>);

impl Troubles {
    /// A line for each trouble that is new, or over.
    pub(crate) fn news(&mut self, jobs: &[Live], now: SystemTime) -> String {
        self.0.resize(jobs.len(), None);
        let mut text = String::new();
        for (at, (live, told)) in jobs.iter().zip(&mut self.0).enumerate() {
            if *told != live.trouble && live.end.is_none() {
                told.clone_from(&live.trouble);
                text.push_str(&lines::trouble(live, lines::name(jobs, at), now));
            }
        }
        text
    }
}
