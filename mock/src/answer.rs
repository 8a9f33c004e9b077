//! What a service answers.

use std::{
    sync::{Mutex, PoisonError},
    time::SystemTime,
};

use huaweicloud_jobs_runtime::{Api, Json, Phase, Place};

use crate::{
    JobState, Lifecycle,
    check::Values,
    lifecycle, paging,
    refusal::Refusal,
    sample,
    times::Times,
    words::{self, Stand},
};

/// Refuses ids that say themselves that there is no such job, in the way that the service's page documents.
pub(crate) fn refuse_unknown(api: &'static Api, values: &Values) -> Result<(), Refusal> {
    let named = api.parameters.iter().filter(|parameter| parameter.place != Place::Header);
    let mut sent = named.filter_map(|parameter| values.get(parameter.name));
    if !sent.any(|value| ["missing", "unknown"].iter().any(|word| value.to_ascii_lowercase().contains(word)))
    {
        return Ok(());
    }
    Err(Refusal::not_found(api))
}

/// The page's example; its own bytes, unless a page of it was asked for.
pub(crate) fn example(api: &'static Api, values: &Values) -> Vec<u8> {
    let text = documented(api);
    let mut json = parsed(api, text);
    let cut = paging::cut(api, &mut json, values);
    text.filter(|_| !cut).map_or_else(|| json.to_string(), str::to_owned).into_bytes()
}

/// The job when it was asked for so many times before.
pub(crate) fn lifecycle(
    api: &'static Api,
    values: &Values,
    lifecycle: &Lifecycle,
    polls: u32,
    times: &Mutex<Times>,
) -> Vec<u8> {
    let stand = words::stand(api.job.statuses, lifecycle, polls);
    played(api, values, stand, &JobState::default(), times)
}

/// The job as a script has it. `state` is what is said of it.
pub(crate) fn scripted(
    api: &'static Api,
    values: &Values,
    state: &JobState,
    done: f64,
    times: &Mutex<Times>,
) -> Vec<u8> {
    played(api, values, words::stand_of(&api.job, state, Some(done)), state, times)
}

fn played(
    api: &'static Api,
    values: &Values,
    stand: Stand,
    said: &JobState,
    times: &Mutex<Times>,
) -> Vec<u8> {
    let mut json = parsed(api, documented(api));
    times.lock().unwrap_or_else(PoisonError::into_inner).answer(SystemTime::now());
    lifecycle::play(api, &mut json, values, stand, said, Some(times));
    paging::cut(api, &mut json, values);
    json.to_string().into_bytes()
}

fn documented(api: &'static Api) -> Option<&'static str> {
    api.examples.iter().find(|example| example.status < 300).map(|example| example.response)
}

/// The example as JSON, or a generated answer of a job that went well.
fn parsed(api: &'static Api, text: Option<&str>) -> Json {
    text.and_then(|text| serde_json::from_str(text).ok()).unwrap_or_else(|| {
        let mut json = sample::answer(api);
        let done = Lifecycle::default().outcome(Phase::Succeeded);
        let stand = words::stand(api.job.statuses, &done, u32::MAX);
        lifecycle::play(api, &mut json, &Values::new(), stand, &JobState::default(), None);
        json
    })
}
