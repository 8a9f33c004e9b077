//! Waiting for a job to end, without I/O.
//!
//! A [`Machine`] is told what happened and says what to do next: send a request, sleep, or stop. Time is a [`Duration`] since the
//! wait began, so a test runs hours of waiting in no time, and any client can drive it:
//!
//! ```
//! use std::time::{Duration, Instant};
//!
//! use huaweicloud_jobs_runtime::{
//!     Answer, Error, Structure, WaitPolicy,
//!     wait::{Event, Machine, Outcome, Step},
//! };
//!
//! /// Waits with any HTTP stack; `send` sends a request once and gives up on it after a while.
//! fn wait<T: Structure>(mut send: impl FnMut() -> Result<Answer<T>, Error>) -> Outcome {
//!     let mut machine = Machine::new(WaitPolicy::new().timeout(Duration::from_secs(600)));
//!     let begun = Instant::now();
//!     let mut event = Event::Start;
//!     loop {
//!         event = match machine.step(begun.elapsed(), event) {
//!             Step::Send => Event::of(&send()),
//!             Step::SleepUntil(time) => {
//!                 std::thread::sleep(time.saturating_sub(begun.elapsed()));
//!                 Event::Timer
//!             }
//!             Step::Done(outcome) => return outcome,
//!         };
//!     }
//! }
//! ```
//!
//! # What ends a wait
//!
//! | what | by default | [`Outcome`] |
//! |---|---|---|
//! | the job succeeded | ends well | `Succeeded` |
//! | it succeeded, but tasks of it are unfinished or failed | ends well, and is reported: [`OnOpenTasks`] | `OpenTasks` if that is to fail |
//! | it was skipped: there was nothing to do | ends well | `Skipped` |
//! | it failed, or was cancelled | ends | `Failed`, `Cancelled` |
//! | its status is not known | polled on, reported once: [`OnUnknownStatus`] | `UnknownStatus` |
//! | no such job, from the first poll on | polled on for the grace period, 10 seconds | `NotFound` |
//! | no such job, after it was seen | ends | `Vanished` |
//! | throttled (429, or the gateway's code for it) | polled on, slower, and not counted as a failure | |
//! | 5xx, no connection, no answer in time, an answer cut off or not to be read | polled on, 5 times in a row | `Refused` |
//! | credentials not accepted (401), but new ones can be [had](crate::Credentials::provider) | the client renews them and sends the request once more | |
//! | credentials not accepted, nor the new ones; any other refusal (4xx), a request that cannot be made | ends | `Refused` |
//! | the time is over, 30 minutes | one last poll, then ends | `TimedOut` |
//!
//! Why, what each field of a policy is for, and how to test one's own waits, is told in the repository's chapter `docs/waiting.md`.
//!
//! # Across restarts
//!
//! With a client there is `SavedWait`, a wait as text: of which job, since when, how, and what it has seen and told. Another process goes on
//! with it, and tells each change once as if nothing had happened in between.
//!
//! # Many jobs
//!
//! A [`Set`] drives a machine for each of many jobs under one [`Budget`] a host, without I/O, too.
//!
//! [`Duration`]: std::time::Duration

mod budget;
mod changes;
mod error;
mod event;
mod history;
mod host;
mod machine;
mod matching;
mod open_tasks;
mod outcome;
mod pace;
mod policy;
mod random;
#[cfg(any(feature = "client", feature = "blocking"))]
mod saved;
mod set;
mod snapshot;
#[cfg(test)]
mod tests;

pub use self::{
    budget::Budget,
    changes::{Change, ChangeKind, Changes, TaskPath},
    error::WaitError,
    event::{Event, Observation, PollError},
    history::{History, PollRecord},
    machine::{Machine, Step},
    open_tasks::OpenTasks,
    outcome::Outcome,
    policy::{OnOpenTasks, OnUnknownStatus, WaitPolicy},
    set::{Set, SetStep},
    snapshot::Snapshot,
};
#[cfg(any(feature = "client", feature = "blocking"))]
pub use saved::{SavedWait, SavedWaitError};
