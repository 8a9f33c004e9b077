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
mod noted;
mod project;
mod retry;
mod settings;
mod signing;
pub(crate) mod trace;

#[cfg(feature = "client")]
pub(crate) use self::course::time_for_poll;
pub(crate) use self::{
    attempt::Listener,
    call::{Call, Next, Reader, ask},
    course::{Asked, Course, Progress},
    detours::Detours,
    dialogue::{Dialogue, Turn},
    failure::{Late, failure, late, too_large, too_late_to_ask, unreachable},
    leases::Leases,
    limits::Limits,
    project::look_up,
    retry::{Retries, RetryBudget},
    settings::Settings,
};
pub use self::{
    attempt::{Attempt, Purpose},
    builder::ClientBuilder,
    retry::RetryPolicy,
    signing::Signing,
};
