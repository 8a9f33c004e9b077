//! Bodies as they are sent: at once, little by little, or not to their end.

use std::{
    fmt,
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
};

use bytes::Bytes;
use http::Response;
use hyper::body::{Body, Frame, SizeHint};
use tokio::time::{Sleep, sleep};

use crate::script::{Cut, Drip, Step, What};

/// An answer, and what happens on its way.
pub(crate) struct Reply {
    pub(crate) response: Response<Vec<u8>>,
    pub(crate) delivery: Delivery,
}

/// How an answer is sent.
#[derive(Clone, Copy, Default)]
pub(crate) struct Delivery {
    pub(crate) delay: Duration,
    pub(crate) reset: bool,
    truncate: Option<Cut>,
    drip: Option<Drip>,
}

impl Delivery {
    /// How a step has its answer sent.
    pub(crate) fn of(step: &Step) -> Self {
        Self {
            delay: step.delay,
            reset: matches!(step.what, What::Reset),
            truncate: step.truncate,
            drip: step.drip,
        }
    }

    /// Both, one after the other.
    pub(crate) fn and(self, other: Self) -> Self {
        Self {
            delay: self.delay.saturating_add(other.delay),
            reset: self.reset || other.reset,
            truncate: other.truncate.or(self.truncate),
            drip: other.drip.or(self.drip),
        }
    }
}

/// The connection breaks here, and this is meant.
#[derive(Debug, Eq, PartialEq)]
pub(crate) enum Broken {
    /// It is reset.
    Reset,
    /// It ends before the body does.
    Early,
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the script breaks the connection")
    }
}

impl std::error::Error for Broken {}

/// A body on its way.
pub(crate) struct Sent {
    rest: Bytes,
    /// How much is promised and will never come.
    owed: usize,
    drip: Option<Drip>,
    pause: Option<Pin<Box<Sleep>>>,
    flushed: bool,
}

impl Sent {
    pub(crate) fn new(body: Vec<u8>, delivery: Delivery) -> Self {
        let whole = body.len();
        let sent = match delivery.truncate {
            None => whole,
            Some(Cut::Half) => whole / 2,
            Some(Cut::After(bytes)) => bytes.min(whole.saturating_sub(1)),
        };
        let mut rest = Bytes::from(body);
        rest.truncate(sent);
        Self { rest, owed: whole - sent, drip: delivery.drip, pause: None, flushed: false }
    }
}

impl Body for Sent {
    type Data = Bytes;
    type Error = Broken;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Broken>>> {
        if let Some(pause) = &mut self.pause {
            std::task::ready!(pause.as_mut().poll(cx));
            self.pause = None;
        }
        if self.rest.is_empty() {
            return match self.owed {
                0 => Poll::Ready(None),
                // What was sent so far leaves while this waits.
                _ if !self.flushed => {
                    self.flushed = true;
                    cx.waker().wake_by_ref();
                    Poll::Pending
                }
                _ => Poll::Ready(Some(Err(Broken::Early))),
            };
        }
        let count = self.drip.map_or(self.rest.len(), |drip| drip.bytes.min(self.rest.len()));
        let part = self.rest.split_to(count);
        // The last part is followed by nothing that could wait.
        self.pause = self.drip.filter(|_| !self.is_end_stream()).map(|drip| Box::pin(sleep(drip.every)));
        Poll::Ready(Some(Ok(Frame::data(part))))
    }

    fn is_end_stream(&self) -> bool {
        self.rest.is_empty() && self.owed == 0
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact((self.rest.len() + self.owed) as u64)
    }
}
