//! What the asynchronous and the blocking client have in common: everything but the sending and the sleeping.

mod builder;
mod call;
mod course;
mod detours;
mod failure;
mod leases;
mod limits;
mod retry;
mod settings;

#[cfg(feature = "client")]
pub(crate) use self::course::time_for_poll;
pub use self::{builder::ClientBuilder, retry::RetryPolicy};
pub(crate) use self::{
    call::{Call, Next},
    course::{Asked, Course, Progress},
    detours::Detours,
    failure::{Late, failure, late, too_large, unreachable},
    leases::Leases,
    limits::Limits,
    retry::{Budget, Retries},
    settings::Settings,
};
