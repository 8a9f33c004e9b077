//! Lets the job of an example go on, in the words that its page documents.

use std::sync::{Mutex, PoisonError};

use huaweicloud_jobs_runtime::{Api, JobMap, Json, Phase, Slot, StructureSlot};

use crate::{
    JobState,
    check::Values,
    edit::{self, at, each},
    tasks,
    times::{self, Times},
    words::{self, Stand},
};

/// What the mock says where a page has a field for the reason of a failure.
const REASON: &str = "The mock lets this job fail.";

/// Moves the job of an answer to where it stands. What is said of it in so many words stands there as it is.
///
/// `times` are those of the job so far; without them its times stay those of the example.
pub(crate) fn play(
    api: &'static Api,
    json: &mut Json,
    values: &Values,
    stand: Stand,
    said: &JobState,
    times: Option<&Mutex<Times>>,
) {
    edit::answer(api, json, &mut |json, slot| {
        let Slot::Structure(place) = slot else { return };
        let mut player = Player { json, place, times, positions: Vec::new() };
        player.answer_for(api, values);
        player.job(&api.job, stand, said);
    });
}

/// A job or a task, and the empty structure that explains its JSON.
struct Player<'a> {
    json: &'a mut Json,
    place: &'a mut dyn StructureSlot,
    times: Option<&'a Mutex<Times>>,
    /// Where it is in the job: of a task its position, and so on inwards.
    positions: Vec<usize>,
}

impl Player<'_> {
    fn at(&mut self, path: &str, change: &mut edit::Change<'_>) {
        at(self.json, Slot::Structure(&mut *self.place), path, change);
    }

    /// An example's job is not the one asked for: where it repeats a parameter's example, it gets the value that was sent.
    fn answer_for(&mut self, api: &'static Api, values: &Values) {
        self.at(api.job.id, &mut |id, _| {
            let mut parameters = api.parameters.iter();
            let asked = parameters.find(|p| p.example.is_some() && p.example == id.as_str());
            if let Some(value) = asked.and_then(|parameter| values.get(parameter.name)) {
                *id = Json::String(value.clone());
            }
        });
    }

    fn job(&mut self, map: &'static JobMap, stand: Stand, said: &JobState) {
        match map.result {
            Some((path, set)) if stand.phase.is_final() => {
                let ended = Stand { phase: Phase::Succeeded, ..stand };
                self.at(map.status, &mut |status, slot| words::say(map.statuses, ended, status, slot));
                self.at(path, &mut |result, slot| words::say(set, stand, result, slot));
            }
            _ => self.at(map.status, &mut |status, slot| words::say(map.statuses, stand, status, slot)),
        }
        self.spell(map, said);
        self.at(map.progress, &mut |progress, slot| {
            words::count(stand.done * map.progress_of, progress, slot);
        });
        self.times(map, stand.phase);
        if !stand.phase.is_final() {
            self.at(map.ended, &mut |ended, _| *ended = Json::Null);
        }
        let tasks = self.tasks(map, stand, said.tasks.as_deref());
        if said.tasks.is_some() {
            self.at(map.total, &mut |total, slot| words::count(tasks as f64, total, slot));
        }
        let of_tasks = map.tasks.as_ref().map(|tasks| tasks.map.unwrap_or(map));
        let can_tell = tasks > 0 && of_tasks.is_some_and(|map| !map.message.is_empty());
        self.reason(map, stand, !can_tell);
        self.put(map.name, said.name.as_ref());
        self.put(map.code, said.code.as_ref());
        self.put(map.message, said.message.as_ref());
    }

    /// Writes when it began, last changed and ended.
    fn times(&mut self, map: &JobMap, phase: Phase) {
        let Some(times) = self.times else { return };
        let seen = times.lock().unwrap_or_else(PoisonError::into_inner).of(&self.positions, phase);
        for (path, moment) in
            [(map.started, seen.started), (map.updated, seen.updated), (map.ended, seen.ended)]
        {
            self.at(path, &mut |value, _| times::write(moment, value));
        }
    }

    /// Writes the statuses that are said.
    fn spell(&mut self, map: &'static JobMap, said: &JobState) {
        let (status, result) = match &said.status {
            Some(word) if words::is_result(map, word) => (None, Some(word)),
            status => (status.as_ref(), said.result.as_ref()),
        };
        for (at, word) in [(Some((map.status, map.statuses)), status), (map.result, result)] {
            if let (Some((path, set)), Some(word)) = (at, word) {
                self.at(path, &mut |status, slot| words::spell(set, word, status, slot));
            }
        }
    }

    fn put(&mut self, path: &str, text: Option<&String>) {
        if let Some(text) = text {
            self.at(path, &mut |value, _| *value = text.as_str().into());
        }
    }

    /// Moves the tasks and counts them. `said`: which tasks there are.
    fn tasks(&mut self, map: &'static JobMap, stand: Stand, said: Option<&[JobState]>) -> usize {
        let Some(tasks) = &map.tasks else { return 0 };
        let map = tasks.map.unwrap_or(map);
        let mut count = 0;
        let (times, positions) = (self.times, self.positions.clone());
        self.at(tasks.each, &mut |list, slot| {
            let known = said.map(|said| tasks::resize(list, &slot, said.len()));
            count = tasks::count(list);
            let mut position = 0;
            each(list, slot, &mut |json, slot| {
                let Slot::Structure(place) = slot else { return };
                let positions = positions.iter().copied().chain([position]).collect();
                let mut task = Player { json, place, times, positions };
                // Before it gets a name of its own.
                if known.is_some_and(|known| position >= known) {
                    task.rename(map, position);
                }
                match said.and_then(|said| said.get(position)) {
                    Some(said) => task.job(map, words::stand_of(map, said, None), said),
                    None => task.job(map, stand.of_task(position, count), &JobState::default()),
                }
                position += 1;
            });
        });
        count
    }

    /// A copy of a task must not have its id and its name.
    fn rename(&mut self, map: &JobMap, position: usize) {
        for path in [map.id, map.name] {
            self.at(path, &mut |word, _| {
                if let Json::String(word) = word {
                    word.push_str(&format!("-{}", position + 1));
                }
            });
        }
    }

    /// A job that has not failed has no reason; one that has needs one, if no task can give it.
    fn reason(&mut self, map: &JobMap, stand: Stand, alone: bool) {
        if matches!(stand.phase, Phase::Failed | Phase::Cancelled) {
            self.at(map.message, &mut |message, _| {
                if alone && message.as_str().is_none_or(|text| text.is_empty() || text == "{}") {
                    *message = REASON.into();
                }
            });
        } else {
            self.at(map.code, &mut |code, _| *code = Json::Null);
            self.at(map.message, &mut |message, _| *message = Json::Null);
        }
    }
}
