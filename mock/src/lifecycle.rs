//! Lets the job of an example go on, in the words that its page documents.

use huaweicloud_jobs_runtime::{Api, JobMap, Json, Phase, Slot, StructureSlot};

use crate::{
    Lifecycle,
    check::Values,
    edit::{self, at, each},
    words::{self, Stand},
};

/// What the mock says where a page has a field for the reason of a failure.
const REASON: &str = "The mock lets this job fail.";

/// Moves the job of an answer to where it stands when it was asked for so many times before.
pub(crate) fn play(api: &'static Api, json: &mut Json, values: &Values, lifecycle: &Lifecycle, polls: u32) {
    let stand = words::stand(api.job.statuses, lifecycle, polls);
    edit::answer(api, json, &mut |json, slot| {
        let Slot::Structure(place) = slot else { return };
        let mut player = Player { json, place };
        player.answer_for(api, values);
        player.job(&api.job, stand);
    });
}

/// A job or a task, and the empty structure that explains its JSON.
struct Player<'a> {
    json: &'a mut Json,
    place: &'a mut dyn StructureSlot,
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

    fn job(&mut self, map: &'static JobMap, stand: Stand) {
        match map.result {
            Some((path, set)) if stand.phase.is_final() => {
                let ended = Stand { phase: Phase::Succeeded, ..stand };
                self.at(map.status, &mut |status, slot| words::say(map.statuses, ended, status, slot));
                self.at(path, &mut |result, slot| words::say(set, stand, result, slot));
            }
            _ => self.at(map.status, &mut |status, slot| words::say(map.statuses, stand, status, slot)),
        }
        self.at(map.progress, &mut |progress, slot| {
            words::count(stand.done * map.progress_of, progress, slot);
        });
        if !stand.phase.is_final() {
            self.at(map.ended, &mut |ended, _| *ended = Json::Null);
        }
        let tasks = self.tasks(map, stand);
        let of_tasks = map.tasks.as_ref().map(|tasks| tasks.map.unwrap_or(map));
        let can_tell = tasks > 0 && of_tasks.is_some_and(|map| !map.message.is_empty());
        self.reason(map, stand, !can_tell);
    }

    /// Moves the tasks and counts them.
    fn tasks(&mut self, map: &'static JobMap, stand: Stand) -> usize {
        let Some(tasks) = &map.tasks else { return 0 };
        let map = tasks.map.unwrap_or(map);
        let mut count = 0;
        self.at(tasks.each, &mut |list, slot| {
            count = match list {
                Json::Array(elements) => elements.len(),
                Json::Object(entries) => entries.len(),
                _ => 0,
            };
            let mut position = 0;
            each(list, slot, &mut |json, slot| {
                let Slot::Structure(place) = slot else { return };
                Player { json, place }.job(map, stand.of_task(position, count));
                position += 1;
            });
        });
        count
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
