//! Where a job stands, and a service's words and numbers for it.

use huaweicloud_jobs_runtime::{JobMap, Json, Phase, Scalar, Slot, ValueSet};

use crate::{JobState, Lifecycle};

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

/// Where a job stands of which this is said. `done`: how far it is, if nothing better is known.
pub(crate) fn stand_of(map: &JobMap, said: &JobState, done: Option<f64>) -> Stand {
    let phase = match phase_of(map, said) {
        Some(Phase::Unknown) => Phase::Running,
        Some(phase) => phase,
        None => Phase::Pending,
    };
    let by_phase = match phase {
        Phase::Pending => 0.0,
        Phase::Succeeded | Phase::Skipped => 1.0,
        _ => done.unwrap_or(0.5),
    };
    Stand { phase, word: 0, done: said.progress.map_or(by_phase, |percent| percent / 100.0) }
}

fn phase_of(map: &JobMap, said: &JobState) -> Option<Phase> {
    let meaning = |set: &'static ValueSet, word| set.phase(value_of(set, word));
    let result = map.result.and_then(|(_, results)| Some(meaning(results, said.result.as_deref()?)));
    let Some(status) = said.status.as_deref() else { return result };
    Some(match meaning(map.statuses, status) {
        Phase::Succeeded => result.unwrap_or(Phase::Succeeded),
        Phase::Unknown if is_result(map, status) => meaning(map.result?.1, status),
        phase => phase,
    })
}

/// Whether a word is one of the second status alone.
pub(crate) fn is_result(map: &JobMap, word: &str) -> bool {
    let knows = |set: &'static ValueSet| set.find(value_of(set, word)).is_some();
    !knows(map.statuses) && map.result.is_some_and(|(_, results)| knows(results))
}

/// The value that is meant by a word. Numbers have names, and these can be said, too.
fn value_of<'w>(set: &'static ValueSet, word: &'w str) -> &'w str {
    if set.find(word).is_some() {
        return word;
    }
    let named = set.values().find(|listed| listed.name == word);
    named.map_or(word, |listed| listed.value)
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
    set.values().filter(move |listed| listed.phase == Some(phase)).map(|listed| listed.value)
}

/// Says where a job stands, in the type that the page gives the status.
pub(crate) fn say(set: &'static ValueSet, stand: Stand, status: &mut Json, slot: Slot<'_>) {
    if let Some(word) = stand.word(set) {
        spell(set, word, status, slot);
    }
}

/// Writes a status in the type that the page gives it. A word that does not fit the type is written as it is.
pub(crate) fn spell(set: &'static ValueSet, word: &str, status: &mut Json, slot: Slot<'_>) {
    let word = value_of(set, word);
    let Slot::Enumerated(place) = slot else {
        *status = word.into();
        return;
    };
    // The place does not tell its type, but an integer's refuses a truth, and a truth's an integer.
    let typed = if place.put(Scalar::Boolean(true)).is_err() {
        word.parse::<i64>().ok().map(Json::from)
    } else if place.put(Scalar::Integer(0)).is_err() {
        word.parse::<bool>().ok().map(Json::from)
    } else {
        None
    };
    *status = typed.unwrap_or_else(|| word.into());
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
