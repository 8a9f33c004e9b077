//! Which tasks of two views are the same task.

use std::collections::HashMap;

use crate::Job;

/// For each task of `after`, its position in `before`.
///
/// The same id is the same task. Of the others the same name is, where the ids do not say otherwise; tasks of one name are taken in
/// order. What has no name to go by is known by its position. It takes time in proportion to the number of tasks.
pub(super) fn partners(before: &[Job], after: &[Job]) -> Vec<Option<usize>> {
    let mut matching =
        Matching { before, after, partners: vec![None; after.len()], taken: vec![false; before.len()] };
    matching.by(|task| task.id.as_deref(), |_, _| true);
    matching.by(|task| task.name.as_deref(), |old, new| agree(&old.id, &new.id));
    for at in 0..before.len().min(after.len()) {
        let (old, new) = (&before[at], &after[at]);
        if agree(&old.id, &new.id) && agree(&old.name, &new.name) {
            matching.pair(at, at);
        }
    }
    matching.partners
}

struct Matching<'a> {
    before: &'a [Job],
    after: &'a [Job],
    partners: Vec<Option<usize>>,
    taken: Vec<bool>,
}

impl<'a> Matching<'a> {
    /// Pairs tasks with the same key, in order.
    fn by(&mut self, key: impl Fn(&'a Job) -> Option<&'a str>, fits: impl Fn(&Job, &Job) -> bool) {
        let mut found: HashMap<&str, Vec<usize>> = HashMap::new();
        for (old, task) in self.before.iter().enumerate().rev() {
            if let (false, Some(key)) = (self.taken[old], key(task)) {
                found.entry(key).or_default().push(old);
            }
        }
        for (new, task) in self.after.iter().enumerate() {
            let same = match (self.partners[new], key(task)) {
                (None, Some(key)) => found.get_mut(key),
                _ => None,
            };
            if let Some(same) = same
                && let Some(&old) = same.last()
                && fits(&self.before[old], task)
            {
                same.pop();
                self.pair(old, new);
            }
        }
    }

    fn pair(&mut self, old: usize, new: usize) {
        if !self.taken[old] && self.partners[new].is_none() {
            self.taken[old] = true;
            self.partners[new] = Some(old);
        }
    }
}

/// Whether two words can be of one task: a word may come later, but it does not change.
fn agree(old: &Option<String>, new: &Option<String>) -> bool {
    match (old, new) {
        (Some(old), Some(new)) => old == new,
        _ => true,
    }
}
