//! Ctrl-C, and what to say then.

use crate::{curl::quote, failure::Failure};

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

/// A command line that does the same again. It holds no token.
pub(crate) fn again(verb: &str, given: &[String]) -> Failure {
    let mut words = vec!["hwjobs".to_owned(), verb.to_owned()];
    let mut is_secret = false;
    let mut has_secret = false;
    for word in given {
        if std::mem::take(&mut is_secret) {
            continue;
        }
        is_secret = word == "--token";
        if is_secret || word.starts_with("--token=") {
            has_secret = true;
            continue;
        }
        words.push(quote(word));
    }
    let token = if has_secret { " (without the token: give it again, or put it into OS_TOKEN)" } else { "" };
    Failure::Interrupted(format!("To wait on{token}:\n  {}", words.join(" ")))
}
