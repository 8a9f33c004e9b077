//! What the `tracing` crate's subscribers hear: a span for each request and each wait, and an event for each attempt and each wait's end.
//! The API's id or the client's own purpose, methods, hosts, statuses, codes, ids of requests, what broke a connection and times are all that is told; parameters, headers and bodies are not.

use std::time::Duration;

use tracing::{Span, debug, debug_span, field::Empty};

use super::{Attempt, Purpose};
use crate::{ErrorKind, wait::Machine};

/// A filter by target finds all of it, and the library's generated part needs no name of its own.
const TARGET: &str = "huaweicloud_jobs";

pub(crate) fn request(purpose: Purpose, method: &str) -> Span {
    debug_span!(
        target: TARGET,
        "request",
        api = purpose.api(),
        purpose = own(purpose),
        method,
        attempts = Empty,
        host = Empty,
        status = Empty,
        code = Empty,
        request_id = Empty,
        error = Empty,
        duration_ms = Empty,
    )
}

/// Tells of an attempt; the request's span holds what its last one brought, and the time `since` its beginning.
pub(super) fn attempt(span: &Span, attempt: &Attempt<'_>, since: Duration) {
    let Attempt {
        purpose,
        method,
        number,
        host,
        status,
        code,
        request_id,
        error,
        problem,
        duration,
        again_after,
        budget_spent,
    } = *attempt;
    let error = error.map(ErrorKind::as_str);
    span.record("attempts", number).record("host", host).record("status", status);
    span.record("code", code).record("request_id", request_id).record("error", error);
    span.record("duration_ms", millis(since));
    debug!(
        target: TARGET,
        parent: span,
        api = purpose.api(),
        purpose = own(purpose),
        method,
        attempt = number,
        host,
        status,
        code,
        request_id,
        error,
        problem,
        duration_ms = millis(duration),
        again_after_ms = again_after.map(millis),
        budget_spent = budget_spent.then_some(true),
        "attempt"
    );
}

/// What the client itself sends a request for.
fn own(purpose: Purpose) -> Option<&'static str> {
    purpose.api().is_none().then_some(purpose.as_str())
}

pub(crate) fn wait(api: &'static str) -> Span {
    debug_span!(target: TARGET, "wait", api, outcome = Empty, polls = Empty, duration_ms = Empty)
}

/// Tells of the end of a wait, if it is one.
pub(crate) fn waited(span: &Span, api: &'static str, machine: &Machine, elapsed: Duration) {
    let Some(outcome) = machine.outcome() else { return };
    let (outcome, polls, duration_ms) = (outcome.as_str(), machine.history().polls(), millis(elapsed));
    span.record("outcome", outcome).record("polls", polls).record("duration_ms", duration_ms);
    debug!(target: TARGET, parent: span, api, outcome, polls, duration_ms, "wait ended");
}

fn millis(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}
