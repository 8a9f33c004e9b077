//! Where a job stands, and a service's words and numbers for it.

use huaweicloud_jobs_runtime::{Json, Phase, Scalar, Slot, ValueSet};

use crate::Lifecycle;

/// Where a job stands.
#[derive(Clone, Copy)]
pub(crate) struct Stand {
    pub(crate) phase: Phase,
    /// Which of the words for the phase.
    pub(crate) word: usize,
    /// From 0 to 1.
    pub(crate) done: f64,
}

/// Where a job stands when it was asked for so many times before.
pub(crate) fn stand(statuses: &ValueSet, lifecycle: &Lifecycle, polls: u32) -> Stand {
    let pending = u32::try_from(words(statuses, Phase::Pending).count()).unwrap_or(u32::MAX);
    if polls < pending {
        return Stand { phase: Phase::Pending, word: polls as usize, done: 0.0 };
    }
    let running = polls - pending;
    let phase = if running < lifecycle.running { Phase::Running } else { lifecycle.outcome };
    // What went wrong did so before it was all done.
    let steps = running.min(lifecycle.running.saturating_sub(1));
    let done = match phase {
        Phase::Succeeded | Phase::Skipped => 1.0,
        _ => (f64::from(steps) + 1.0) / (f64::from(lifecycle.running) + 1.0),
    };
    Stand { phase, word: 0, done }
}

impl Stand {
    /// Where a task stands: they are done one after the other, and if one spoils the job, it is the last.
    pub(crate) fn of_task(self, position: usize, count: usize) -> Self {
        let task = |phase, done| Self { phase, word: self.word, done };
        let reached = self.done * count as f64 - position as f64;
        match self.phase {
            Phase::Running if reached >= 1.0 => task(Phase::Succeeded, 1.0),
            Phase::Running if reached < 0.0 => task(Phase::Pending, 0.0),
            Phase::Running => task(Phase::Running, reached),
            Phase::Failed | Phase::Cancelled if position + 1 < count => task(Phase::Succeeded, 1.0),
            _ => self,
        }
    }

    /// The word for it. Not every service has one for every phase; then one for what is nearest.
    fn word(self, set: &ValueSet) -> Option<&'static str> {
        let near = match self.phase {
            Phase::Pending => [Phase::Pending, Phase::Running, Phase::Unknown],
            Phase::Running => [Phase::Running, Phase::Pending, Phase::Unknown],
            Phase::Skipped => [Phase::Skipped, Phase::Succeeded, Phase::Failed],
            Phase::Cancelled => [Phase::Cancelled, Phase::Failed, Phase::Succeeded],
            Phase::Failed => [Phase::Failed, Phase::Cancelled, Phase::Succeeded],
            _ => [self.phase, Phase::Succeeded, Phase::Failed],
        };
        near.into_iter().find_map(|phase| {
            let own = words(set, phase).nth(self.word);
            own.or_else(|| words(set, phase).last())
        })
    }
}

fn words(set: &ValueSet, phase: Phase) -> impl Iterator<Item = &'static str> {
    set.values.iter().filter(move |listed| listed.phase == Some(phase)).map(|listed| listed.value)
}

/// Says where a job stands, in the type that the page gives the status.
pub(crate) fn say(set: &ValueSet, stand: Stand, status: &mut Json, slot: Slot<'_>) {
    if let (Some(word), Slot::Enumerated(place)) = (stand.word(set), slot) {
        // The place does not tell its type, but an integer's refuses a truth, and a truth's an integer.
        *status = if place.put(Scalar::Boolean(true)).is_err() {
            word.parse::<i64>().map_or(Json::Null, Json::from)
        } else if place.put(Scalar::Integer(0)).is_err() {
            Json::Bool(word == "true")
        } else {
            word.into()
        };
    }
}

/// Writes how far a job is, as its page does: as a number, in a string, or with a percent sign.
pub(crate) fn count(done: f64, progress: &mut Json, slot: Slot<'_>) {
    let whole = done.round();
    *progress = match (slot, progress.as_str()) {
        (_, Some(text)) if text.ends_with('%') => format!("{whole}%").into(),
        (Slot::Text(_), _) | (_, Some(_)) => whole.to_string().into(),
        // A unit of 1 leaves no room for whole numbers.
        (Slot::Number(_), _) if done < 1.0 && done != whole => Json::from(done),
        _ => Json::from(whole as i64),
    };
}
