//! What the asynchronous and the blocking client have in common: everything but the sending and the sleeping.

mod attempt;
mod builder;
mod call;
mod course;
mod detours;
mod dialogue;
mod failure;
mod leases;
mod limits;
mod project;
mod retry;
mod settings;
pub(crate) mod trace;

#[cfg(feature = "client")]
pub(crate) use self::course::time_for_poll;
pub use self::{attempt::Attempt, builder::ClientBuilder, retry::RetryPolicy};
pub(crate) use self::{
    attempt::Listener,
    call::{Call, Next},
    course::{Asked, Course, Progress},
    detours::Detours,
    dialogue::Dialogue,
    failure::{Late, failure, late, too_large, unreachable},
    leases::Leases,
    limits::Limits,
    project::LookUp,
    retry::{Retries, RetryBudget},
    settings::Settings,
};
