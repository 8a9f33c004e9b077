//! What the generated clients of `huaweicloud-jobs` stand on.
//!
//! Generated code is thin: rows of the macros here. All behaviour is here, once, and knows no
//! service: requests and answers without I/O, decoding, the job view, credentials, signing and the machine that waits; with the feature
//! `client` an asynchronous client, and with `blocking` one that needs no runtime. With either of them there are logins, the places where
//! credentials are found, and waits that are saved.

mod answer;
#[cfg(any(feature = "client", feature = "blocking"))]
mod any_request;
mod api;
#[cfg(feature = "blocking")]
pub mod blocking;
mod builder;
mod calendar;
mod canonical;
#[cfg(any(feature = "client", feature = "blocking"))]
mod chain;
#[cfg(feature = "client")]
mod client;
mod copy;
mod credentials;
mod credentials_error;
mod decode;
mod described;
mod encode;
mod endpoints;
mod error;
pub mod error_body;
mod gateway;
mod hashing;
mod hosts;
mod in_words;
mod item;
mod job;
mod join;
mod json_text;
mod lease;
mod login;
mod macros;
mod moment;
mod open;
mod page;
mod path;
mod phase;
#[cfg(any(feature = "client", feature = "blocking"))]
mod project;
mod random;
mod request;
mod request_error;
mod same;
mod scheme;
mod secret;
mod sent;
#[cfg(any(feature = "client", feature = "blocking"))]
mod session;
mod sign;
mod structure;
mod text;
mod time;
mod uri;
mod value_set;
mod verify;
mod view;
pub mod wait;

pub use answer::{Answer, read_answer};
pub use api::*;
#[doc(hidden)]
pub use builder::Values;
pub use builder::{Given, Missing};
#[cfg(any(feature = "client", feature = "blocking"))]
pub use chain::{Chain, Found, Origin};
#[cfg(feature = "client")]
pub use client::{Client, Ended, Items, Jobs, News, Report, Update, Wait, WaitFuture, Watch};
#[doc(hidden)]
pub use copy::copy;
pub use credentials::Credentials;
pub use credentials_error::CredentialsError;
pub use decode::{DecodeError, decode};
#[doc(hidden)]
pub use described::{Beside, Described, empty_answer};
#[cfg(feature = "serde")]
pub use encode::deserialize_item;
pub use encode::{debug, encode};
pub use endpoints::Endpoints;
pub use error::{Error, ErrorKind};
pub use error_body::ErrorBody;
pub use hosts::{HostGroup, Hosts};
pub use in_words::InWords;
pub use job::{Failure, Job, JobMap, TasksMap};
pub use json_text::JsonText;
pub use lease::{CredentialsProvider, Lease};
pub use login::{Login, LoginContext, LoginStep};
#[cfg(any(feature = "client", feature = "blocking"))]
pub use login::{MetadataLogin, PasswordLogin};
pub use open::{Enumerated, Open};
pub use page::{PageRequest, Paged, Pages};
pub use path::{Part, parts};
pub use phase::Phase;
pub use request::{DynamicRequest, DynamicResponse, Request, debug_request};
pub use request_error::RequestError;
#[doc(hidden)]
pub use same::same;
pub use scheme::Scheme;
pub use secret::Secret;
pub use sent::Sent;
#[doc(hidden)]
pub use serde_core;
pub use serde_json::Value as Json;
#[cfg(any(feature = "client", feature = "blocking"))]
pub use session::{Attempt, ClientBuilder, Purpose, RetryPolicy, Signing};
pub use sign::{AccessKeys, SignError, sign, sign_with};
pub use structure::*;
pub use time::{EpochMilliseconds, EpochSeconds, InvalidTime, Time};
pub use uri::BaseUrl;
pub use value_set::{ListedValue, Scalar, ValueSet};
pub use verify::{VerifyError, access_key, verify};
pub use view::view;
pub use wait::{Snapshot, WaitError, WaitPolicy};
