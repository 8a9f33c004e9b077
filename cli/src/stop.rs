//! Ctrl-C, and what to say then.

use std::fmt;

use crate::{curl::quote, watch};

/// Resolves when the user, or the system, wants an end.
pub(crate) async fn stop() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};

        if let Ok(mut terminated) = signal(SignalKind::terminate()) {
            let mut interrupted = std::pin::pin!(tokio::signal::ctrl_c());
            return std::future::poll_fn(|cx| {
                if terminated.poll_recv(cx).is_ready() {
                    return std::task::Poll::Ready(());
                }
                interrupted.as_mut().poll(cx).map(|_| ())
            })
            .await;
        }
    }
    let _ = tokio::signal::ctrl_c().await;
}

/// A command line that goes on with a wait. It holds no token.
pub(crate) struct Again {
    words: Vec<String>,
    is_without_token: bool,
}

impl Again {
    /// The same command line, or the one that resumes what was saved.
    pub(crate) fn verb(verb: &str, given: &[String], save: Option<&str>) -> Self {
        let same = Self::same(verb, given);
        match save {
            Some(file) => Self { words: Self::resume(file, verb == watch::VERB.name).words, ..same },
            None => same,
        }
    }

    /// The command line that resumes what was saved.
    pub(crate) fn resume(file: &str, watches: bool) -> Self {
        let words = ["resume", file].into_iter().chain(watches.then_some("--watch"));
        Self { words: words.map(str::to_owned).collect(), is_without_token: false }
    }

    fn same(verb: &str, given: &[String]) -> Self {
        let mut again = Self { words: vec![verb.to_owned()], is_without_token: false };
        let mut given = given.iter();
        while let Some(word) = given.next() {
            if word == "--token" {
                given.next();
            } else if !word.starts_with("--token=") {
                again.words.push(word.clone());
                continue;
            }
            again.is_without_token = true;
        }
        again
    }
}

impl fmt::Display for Again {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let token = " (without the token: give it again, or put it into OS_TOKEN)";
        write!(f, "To wait on{}:\n  hwjobs", if self.is_without_token { token } else { "" })?;
        self.words.iter().try_for_each(|word| write!(f, " {}", quote(word)))
    }
}
