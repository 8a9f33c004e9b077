//! What a script says and an API cannot.

use std::collections::BTreeMap;

use huaweicloud_jobs_runtime::{Api, JobMap};

use super::{JobState, Script, What};

/// How many APIs are named.
const MOST: usize = 3;

/// What has no place, of a job or of a task, and in which APIs.
type Unsent = BTreeMap<(&'static str, &'static str), Vec<&'static str>>;

impl Script {
    /// What the script says of jobs and tasks, but answers of these APIs have no place for, so that it is not sent: a sentence for each key.
    ///
    /// ```
    /// # use huaweicloud_jobs_runtime::Api;
    /// # static APIS: &[&Api] = &[];
    /// use huaweicloud_jobs_mock::{JobScript, JobState, Script, Step};
    ///
    /// let failed = JobState::new("failed").code("X.1");
    /// let script = Script::new().job(JobScript::new([Step::status("failed").tasks([failed])]));
    /// for sentence in script.unsent(APIS) {
    ///     println!("note: {sentence}"); // `code` of a task is not sent by ...: answers have no place for it there
    /// }
    /// ```
    pub fn unsent(&self, apis: &[&'static Api]) -> Vec<String> {
        let mut unsent = Unsent::new();
        for api in apis {
            let steps = self.jobs.iter().filter(|job| job.is_for(api)).flat_map(|job| &job.steps);
            for step in steps.chain(self.faults.iter().flat_map(|faults| &faults.kinds)) {
                if let What::Job(said) = &step.what {
                    look(api.id, &api.job, said, "the job", &mut unsent);
                }
            }
        }
        unsent.into_iter().map(|((key, whose), apis)| sentence(key, whose, &apis)).collect()
    }
}

fn look(api: &'static str, map: &JobMap, said: &JobState, whose: &'static str, unsent: &mut Unsent) {
    let is_path = |path: &str| !path.is_empty() && !path.starts_with('$');
    for (key, is_said, is_sent) in [
        ("result", said.result.is_some(), map.result.is_some()),
        ("name", said.name.is_some(), is_path(map.name)),
        ("progress", said.progress.is_some(), is_path(map.progress)),
        ("code", said.code.is_some(), is_path(map.code)),
        ("message", said.message.is_some(), is_path(map.message)),
        ("tasks", said.tasks.as_ref().is_some_and(|tasks| !tasks.is_empty()), map.tasks.is_some()),
    ] {
        let known = unsent.get(&(key, whose)).and_then(|apis| apis.last());
        if is_said && !is_sent && known != Some(&api) {
            unsent.entry((key, whose)).or_default().push(api);
        }
    }
    let below = map.tasks.as_ref().map(|tasks| tasks.map.unwrap_or(map));
    for (task, map) in said.tasks.iter().flatten().filter_map(|task| Some((task, below?))) {
        look(api, map, task, "a task", unsent);
    }
}

fn sentence(key: &str, whose: &str, apis: &[&str]) -> String {
    let (shown, more) = apis.split_at(apis.len().min(MOST));
    let more = if more.is_empty() { String::new() } else { format!(" and {} more", more.len()) };
    format!(
        "`{key}` of {whose} is not sent by {}{more}: answers have no place for it there",
        shown.join(", ")
    )
}
