//! Errors of the transport in words, the same whatever sends.

use std::{error::Error as StdError, io, time::Duration};

use http::StatusCode;

use crate::{Error, ErrorKind, InWords, error::Inner, join::join};

pub(crate) fn too_large(from: &str, status: StatusCode, most: usize) -> Error {
    const MEBI: usize = 1 << 20;
    let most =
        if most.is_multiple_of(MEBI) { format!("{} MiB", most / MEBI) } else { format!("{most} bytes") };
    let problem = Some(format!("the answer of {from} is larger than {most}, the client's limit"));
    let status = Some(status.as_u16());
    Inner { status, problem, ..Inner::new(ErrorKind::UnexpectedAnswer) }.into()
}

/// What did not come in time.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Late {
    Connection,
    Beginning,
    Answer,
}

pub(crate) fn late(what: Late, host: &str, within: Duration) -> Error {
    let what = match what {
        Late::Connection => "no connection to",
        Late::Beginning => "no beginning of an answer from",
        Late::Answer => "no answer from",
    };
    let problem = Some(format!("{what} {host} within {}", InWords(within)));
    Inner { problem, ..Inner::new(ErrorKind::Timeout) }.into()
}

/// Whoever asks for credentials, or the project, is not done in time.
pub(crate) fn too_late_to_ask() -> Error {
    let problem = Some("the time was over before there were credentials".to_owned());
    Inner { problem, ..Inner::new(ErrorKind::Timeout) }.into()
}

/// Nothing was sent: there is no connection.
pub(crate) fn unreachable(to: &str, error: Box<dyn StdError + Send + Sync>) -> Error {
    let misled = chain(&*error).any(|cause| is_lookup(cause) || is_lasting(cause));
    Inner { misled, ..broken(&format!("cannot reach {to}"), None, error) }.into()
}

/// The connection broke.
pub(crate) fn failure(
    what: &str,
    status: Option<StatusCode>,
    error: Box<dyn StdError + Send + Sync>,
) -> Error {
    broken(what, status, error).into()
}

/// An error with its causes in words: the sentence alone must say why.
fn broken(what: &str, status: Option<StatusCode>, error: Box<dyn StdError + Send + Sync>) -> Inner {
    let mut causes: Vec<String> = chain(&*error).map(ToString::to_string).collect();
    if causes.len() > 1 {
        // The outermost says no more than that the HTTP client failed.
        causes.remove(0);
    }
    causes.dedup();
    let lasting = chain(&*error).any(is_lasting);
    let problem = Some(format!("{what}: {}", join(causes, ": ")));
    let status = status.map(|status| status.as_u16());
    Inner { status, problem, lasting, source: Some(error.into()), ..Inner::new(ErrorKind::Transport) }
}

fn chain<'a>(error: &'a (dyn StdError + 'static)) -> impl Iterator<Item = &'a (dyn StdError + 'static)> {
    std::iter::successors(Some(error), |&error| error.source())
}

/// A certificate that is not trusted, or a server that speaks no TLS, will be the same a moment later. They come as invalid data,
/// sometimes wrapped once more.
fn is_lasting(cause: &(dyn StdError + 'static)) -> bool {
    cause.downcast_ref::<io::Error>().is_some_and(|error| {
        error.kind() == io::ErrorKind::InvalidData || error.get_ref().is_some_and(|inner| is_lasting(inner))
    })
}

/// A name that leads to no address. The standard library has words for it, but no kind; Windows has numbers.
fn is_lookup(cause: &(dyn StdError + 'static)) -> bool {
    cause.downcast_ref::<io::Error>().is_some_and(|error| {
        let words = || error.to_string().starts_with("failed to lookup address");
        error.kind() == io::ErrorKind::NotFound
            || matches!(error.raw_os_error(), Some(11001..=11004))
            || words()
    })
}
