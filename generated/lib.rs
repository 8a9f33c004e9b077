// Generated from schema/ by `cargo build`. Edit the schema, not this file.

//! Typed clients for Huawei Cloud's job APIs, generated from their documentation.
//!
//! Every API has a module with a request builder, the structures of its answer and the values of its statuses. What they
//! share is the `Client`, the [`Credentials`], and one view of every job: [`Job`].
//!
//! The feature `blocking` adds a client that needs no async runtime, `blocking::Client`. With `default-features = false` and
//! without it there is no I/O at all: [`Request::to_http`] makes a request for any HTTP stack and [`read_answer`] reads what
//! came back.

pub mod cae;
pub mod cce;
pub mod iam;
pub mod servicestage;
pub mod workspaceapp;

pub use huaweicloud_jobs_runtime as runtime;
pub use runtime::{
    Answer, Api, BaseUrl, Credentials, CredentialsProvider, DynamicRequest, Endpoints,
    Error, ErrorKind, Failure, Job, Lease, Login, Open, Phase, Request, Time, WaitError,
    WaitPolicy, read_answer, wait::{self, Budget, Outcome, Snapshot},
};

#[cfg(any(feature = "client", feature = "blocking"))]
pub use runtime::{
    Attempt, Chain, ClientBuilder, Found, MetadataLogin, Origin, PasswordLogin, Purpose,
    RetryPolicy, Signing,
};

#[cfg(feature = "client")]
pub use runtime::{Client, Ended, News, Report, Update};

#[cfg(feature = "blocking")]
pub use runtime::blocking;

/// Every API of this library, by id. What their pages say is read when this is first asked for.
#[inline]
pub fn apis() -> &'static [&'static Api] {
    static APIS: std::sync::OnceLock<Vec<&Api>> = std::sync::OnceLock::new();
    APIS.get_or_init(|| {
        vec![
            cae::v1::show_job::api(), cce::v2::get_one_job::api(),
            servicestage::v2::show_job_detail::api(),
            servicestage::v3::show_job_info::api(), workspaceapp::v1::show_job::api()
        ]
    })
}
