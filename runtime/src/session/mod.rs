//! What the asynchronous and the blocking client have in common: everything but the sending and the sleeping.

mod builder;
mod course;
mod failure;
mod leases;
mod settings;

pub use self::builder::ClientBuilder;
#[cfg(feature = "client")]
pub(crate) use self::course::time_for_poll;
pub(crate) use self::{
    course::{Asked, Course, Progress},
    failure::{MOST_BYTES, failure, no_answer, too_large},
    leases::Leases,
    settings::Settings,
};
