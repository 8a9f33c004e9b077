//! Plays every API of a registry on loopback, over real HTTP.
//!
//! The mock knows no service: routes, checks and answers come from the [`Api`](huaweicloud_jobs_runtime::Api)s that it is given. It
//! serves the demonstration and the tests of `huaweicloud-jobs`, and anybody's own tests:
//!
//! ```
//! # use huaweicloud_jobs_runtime::Api;
//! # static APIS: &[&Api] = &[];
//! use huaweicloud_jobs_mock::Mock;
//!
//! let mock = Mock::builder().apis(APIS).start()?;
//! println!("give this to the client as its endpoint: {}", mock.url());
//! println!("and this as its token: {}", huaweicloud_jobs_mock::TOKEN);
//! # Ok::<(), std::io::Error>(())
//! ```
//!
//! What it answers is decided by its [`Mode`], and for jobs that need more than that by a [`Script`]: status after status, errors, broken
//! connections, and faults at random. Scripts can be written in YAML; the README beside this crate's manifest has the reference.
//! [`lifecycles`] gives every documented way of an API's jobs as scripts.
//!
//! It plays the service that gives out tokens as well, with one user and his project, and the metadata service of a cloud server: see [`USER`]
//! and [`PROJECT_ID`].
//!
//! A job is known unless its id, or any other value in the request's path or query, contains `missing` or `unknown`; one that a
//! script names by its id is known in any case.

mod answer;
mod builder;
mod check;
mod clock;
mod credentials;
mod delivery;
mod edit;
mod identity;
mod lifecycle;
mod mode;
mod paging;
mod progress;
mod record;
mod refusal;
mod respond;
mod route;
mod sample;
mod script;
mod server;
mod tasks;
mod times;
mod words;

pub use builder::{ACCESS_KEY, ACCOUNT, Builder, PASSWORD, SECRET_KEY, TOKEN, USER};
pub use identity::PROJECT_ID;
pub use mode::{Lifecycle, Mode};
pub use record::Recorded;
pub use sample::{sample_request, sample_value};
pub use script::{Course, Faults, JobScript, JobState, Script, ScriptError, Step, lifecycles};
pub use server::Mock;

/// The snippets of the chapter on waiting are tests; this is the package that has all they need.
#[cfg(doctest)]
#[doc = include_str!("../../docs/waiting.md")]
struct Waiting;
