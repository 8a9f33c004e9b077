//! A wait that can go on in another process.

mod convert;
mod error;
mod form;
mod pause;
mod words;

use std::{
    collections::BTreeMap,
    time::{Duration, SystemTime},
};

use serde_core::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

pub use self::error::SavedWaitError;
use self::form::{VersionForm, WaitForm};
use super::{History, Machine, Outcome, WaitPolicy};
use crate::{Api, DynamicRequest, Job, Json, Need, Request, Structure, Value, decode};

/// The version of the format that is written and read.
const VERSION: i64 = 1;

/// A wait as it can be written to a file and resumed by another process: of which job, since when, how, and what it has seen.
///
/// It holds no credentials and no whole answers, but the parameters, the job view and the [`History`]. What was told of the job is
/// in it too, so a wait that is resumed tells of each change once, as if it had never been interrupted. The clock goes on meanwhile: a
/// wait whose deadline has passed makes its last poll when it is resumed.
///
/// Serde can write and read it in any form that describes itself, with or without this library's feature `serde`; for JSON there are
/// [`to_json`](Self::to_json) and [`from_json`](Self::from_json).
///
/// ```
/// use std::time::{Duration, SystemTime};
///
/// use huaweicloud_jobs_runtime::{Request, WaitPolicy, wait::{Machine, SavedWait, SavedWaitError}};
///
/// fn over_a_restart(request: &impl Request, now: SystemTime) -> Result<(), SavedWaitError> {
///     let machine = Machine::new(WaitPolicy::new());
///     let file = SavedWait::new(request, &machine, now, Duration::from_secs(60)).to_json();
///
///     let saved = SavedWait::from_json(&file)?;
///     saved.fits(request)?;
///     let (machine, elapsed) = saved.machine(now + Duration::from_secs(300));
///     assert_eq!((machine.outcome(), elapsed), (None, Duration::from_secs(300)));
///     Ok(())
/// }
/// ```
#[derive(Clone, Debug)]
pub struct SavedWait {
    api: String,
    parameters: BTreeMap<String, String>,
    began: SystemTime,
    elapsed: Duration,
    machine: Machine,
}

impl SavedWait {
    /// Saves a wait. `began` is the wall clock's time when it began, `elapsed` the machine's now.
    ///
    /// A poll that is under way is forgotten, and made again a least interval later.
    pub fn new<R: Request + ?Sized>(
        request: &R,
        machine: &Machine,
        began: SystemTime,
        elapsed: Duration,
    ) -> Self {
        let machine = machine.interrupted(elapsed);
        Self { api: request.api().id.to_owned(), parameters: parameters(request), began, elapsed, machine }
    }

    /// Reads what [`to_json`](Self::to_json) wrote.
    ///
    /// # Errors
    /// It is not JSON, of another version, or a value cannot be what it should; the error names the path to it.
    pub fn from_json(text: &str) -> Result<Self, SavedWaitError> {
        // What follows the version may be of another make.
        let mut form = VersionForm::default();
        decode(text.as_bytes(), &mut form)?;
        match form.version {
            Some(VERSION) => {}
            Some(found) => return Err(SavedWaitError::Version { found }),
            None => return Err(SavedWaitError::unreadable("version", "it is missing")),
        }
        let mut form = WaitForm::default();
        decode(text.as_bytes(), &mut form)?;
        form.read()
    }

    /// The wait as JSON, in one line.
    pub fn to_json(&self) -> String {
        crate::encode(&WaitForm::from(self))
    }

    /// The request, for one of these APIs: the registry, or a part of it.
    ///
    /// # Errors
    /// The API is not among them, or has no such parameter.
    pub fn request(&self, apis: &[&'static Api]) -> Result<DynamicRequest, SavedWaitError> {
        let api = apis.iter().find(|api| api.id == self.api);
        let api = api.ok_or_else(|| SavedWaitError::UnknownApi { api: self.api.clone() })?;
        let mut all = self.parameters.iter();
        all.try_fold(DynamicRequest::new(api), |request, (name, value)| request.with(name, value))
            .map_err(SavedWaitError::Request)
    }

    /// Whether it is a wait for this request's job.
    ///
    /// # Errors
    /// It is of another API, or a parameter has another value; the error names it.
    pub fn fits<R: Request + ?Sized>(&self, request: &R) -> Result<(), SavedWaitError> {
        let api = request.api();
        if self.api != api.id {
            return Err(SavedWaitError::OtherApi { saved: self.api.clone(), given: api.id });
        }
        let given = parameters(request);
        let names = self.parameters.keys().chain(given.keys());
        match names.into_iter().find(|&name| self.parameters.get(name) != given.get(name)) {
            None => Ok(()),
            Some(name) => Err(SavedWaitError::OtherParameter {
                api: api.id,
                parameter: name.clone(),
                saved: self.parameters.get(name).cloned(),
                given: given.get(name).cloned(),
            }),
        }
    }

    /// The machine, to go on with [`Event::Start`](super::Event::Start), and the time since the wait began.
    ///
    /// If the wall clock was set back, the time is that of the saving.
    pub fn machine(&self, now: SystemTime) -> (Machine, Duration) {
        let elapsed = now.duration_since(self.began).unwrap_or_default();
        (self.machine.clone(), elapsed.max(self.elapsed))
    }

    /// The same wait with another deadline, counted from its beginning. One that had timed out goes on if the new one is later.
    #[must_use]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.machine.extend(timeout);
        self
    }

    /// Id of the API.
    pub fn api(&self) -> &str {
        &self.api
    }

    /// The values of the request's parameters, by name.
    pub fn parameters(&self) -> &BTreeMap<String, String> {
        &self.parameters
    }

    /// When the wait began.
    pub fn began(&self) -> SystemTime {
        self.began
    }

    /// How long it had lasted when it was saved.
    pub fn elapsed(&self) -> Duration {
        self.elapsed
    }

    /// How it waits.
    pub fn policy(&self) -> &WaitPolicy {
        self.machine.policy()
    }

    /// The job as it was last seen.
    pub fn job(&self) -> Option<&Job> {
        self.machine.job()
    }

    /// What each poll brought.
    pub fn history(&self) -> &History {
        self.machine.history()
    }

    /// How the wait ended, if it has.
    pub fn outcome(&self) -> Option<Outcome> {
        self.machine.outcome()
    }
}

/// What the caller gave, by name. Credentials are never among a request's values.
fn parameters<R: Request + ?Sized>(request: &R) -> BTreeMap<String, String> {
    let values = request.api().parameters.iter().zip(request.values());
    let given = values.filter(|(parameter, _)| !matches!(parameter.need, Need::Credential { .. }));
    given.filter_map(|(parameter, value)| Some((parameter.name.to_owned(), value.clone()?))).collect()
}

impl Serialize for SavedWait {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        Value::Structure(&WaitForm::from(self) as &dyn Structure).serialize(out)
    }
}

impl<'de> Deserialize<'de> for SavedWait {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Self::from_json(&Json::deserialize(from)?.to_string()).map_err(D::Error::custom)
    }
}
