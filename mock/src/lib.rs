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
//! A job is known unless its id, or any other value in the request's path or query, contains `missing` or `unknown`.

mod answer;
mod builder;
mod check;
mod credentials;
mod edit;
mod lifecycle;
mod mode;
mod paging;
mod record;
mod refusal;
mod respond;
mod route;
mod sample;
mod server;
mod words;

pub use builder::{ACCESS_KEY, Builder, SECRET_KEY, TOKEN};
pub use mode::{Lifecycle, Mode};
pub use record::Recorded;
pub use sample::{sample_request, sample_value};
pub use server::Mock;
