//! Scripts in YAML, as they are written. The reference is in the crate's README.

use serde::Deserialize;

use super::{
    Drip, Faults, JobScript, JobState, Script, ScriptError, Step,
    item::{Item, Mapped},
    reader::{Count, Seed, Span, UpTo, Word, given, given_whole},
};

pub(crate) fn script(text: &str) -> Result<Script, ScriptError> {
    Ok(serde_yaml::from_str::<Item<Script>>(text)?.0)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ScriptMap {
    #[serde(default, deserialize_with = "given_whole")]
    jobs: Option<Vec<Item<JobScript>>>,
    #[serde(default, deserialize_with = "given_whole")]
    faults: Option<Item<Faults>>,
}

impl Mapped for Script {
    type Map = ScriptMap;
    const EXPECTED: &'static str = "a map with `jobs`, `faults` or both";

    fn from_map(map: ScriptMap) -> Result<Self, String> {
        if map.jobs.is_none() && map.faults.is_none() {
            return Err(format!("expected {}, found neither", Self::EXPECTED));
        }
        let jobs = map.jobs.unwrap_or_default().into_iter();
        let script = jobs.fold(Self::new(), |script, job| script.job(job.0));
        Ok(Self { faults: map.faults.map(|faults| faults.0), ..script })
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct JobMap {
    #[serde(default, deserialize_with = "given")]
    api: Option<Word>,
    #[serde(default, deserialize_with = "given")]
    job: Option<Word>,
    steps: Vec<Item<Step>>,
}

impl Mapped for JobScript {
    type Map = JobMap;
    const EXPECTED: &'static str = "a map with `steps`, and perhaps `api` and `job`";

    fn from_map(map: JobMap) -> Result<Self, String> {
        if map.steps.is_empty() {
            return Err("`steps` is empty".to_owned());
        }
        let mut job = Self::new(map.steps.into_iter().map(|step| step.0));
        if let Some(Word(api)) = map.api {
            job = job.api(api);
        }
        if let Some(Word(id)) = map.job {
            job = job.id(id);
        }
        Ok(job)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FaultsMap {
    #[serde(default, deserialize_with = "given")]
    seed: Option<Seed>,
    #[serde(default, deserialize_with = "given")]
    rate: Option<UpTo<1>>,
    #[serde(default, deserialize_with = "given_whole")]
    kinds: Option<Vec<Item<Step>>>,
    #[serde(default, deserialize_with = "given")]
    in_a_row: Option<Count>,
}

impl Mapped for Faults {
    type Map = FaultsMap;
    const EXPECTED: &'static str = "a map with `seed`, and perhaps `rate`, `kinds` and `in_a_row`";

    fn from_map(map: FaultsMap) -> Result<Self, String> {
        let Some(Seed(seed)) = map.seed else { return Err("missing field `seed`".to_owned()) };
        let mut faults = Self::new(seed);
        if let Some(UpTo(rate)) = map.rate {
            faults = faults.rate(rate);
        }
        match map.kinds {
            Some(kinds) if kinds.is_empty() => return Err("`kinds` is empty".to_owned()),
            Some(kinds) if kinds.iter().any(|kind| kind.0.repeat > 1) => {
                return Err("a fault has no `repeat`: `rate` says how often there is one".to_owned());
            }
            Some(kinds) => faults = faults.kinds(kinds.into_iter().map(|kind| kind.0)),
            None => {}
        }
        if let Some(Count(most)) = map.in_a_row {
            faults = faults.in_a_row(most);
        }
        Ok(faults)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TaskMap {
    #[serde(default, deserialize_with = "given")]
    status: Option<Word>,
    #[serde(default, deserialize_with = "given")]
    result: Option<Word>,
    #[serde(default, deserialize_with = "given")]
    name: Option<Word>,
    #[serde(default, deserialize_with = "given")]
    progress: Option<UpTo<100>>,
    #[serde(default, deserialize_with = "given")]
    code: Option<Word>,
    #[serde(default, deserialize_with = "given")]
    message: Option<Word>,
    #[serde(default, deserialize_with = "given_whole")]
    tasks: Option<Vec<Item<JobState>>>,
}

impl Mapped for JobState {
    type Map = TaskMap;
    const EXPECTED: &'static str = "a task: its status, or a map";

    fn from_word(word: &str) -> Result<Self, String> {
        Ok(Self::new(word))
    }

    fn from_map(map: TaskMap) -> Result<Self, String> {
        if map.status.is_none() {
            return Err("missing field `status`".to_owned());
        }
        let text = |word: Option<Word>| word.map(|word| word.0);
        Ok(Self {
            status: text(map.status),
            result: text(map.result),
            name: text(map.name),
            progress: map.progress.map(|percent| percent.0),
            code: text(map.code),
            message: text(map.message),
            tasks: map.tasks.map(|tasks| tasks.into_iter().map(|task| task.0).collect()),
        })
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DripMap {
    #[serde(default, deserialize_with = "given")]
    bytes: Option<Count>,
    #[serde(default, deserialize_with = "given")]
    every: Option<Span>,
}

impl Mapped for Drip {
    type Map = DripMap;
    const EXPECTED: &'static str = "a map with `bytes` and `every`, or true";

    fn from_word(word: &str) -> Result<Self, String> {
        match word {
            "true" => Ok(Self::default()),
            _ => Err(format!("expected {}, found `{word}`", Self::EXPECTED)),
        }
    }

    fn from_map(map: DripMap) -> Result<Self, String> {
        let usual = Self::default();
        Ok(Self {
            bytes: map.bytes.map_or(usual.bytes, |count| count.0 as usize),
            every: map.every.map_or(usual.every, |span| span.0),
        })
    }
}
