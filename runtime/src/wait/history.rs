use std::time::Duration;

use super::{Observation, PollError};
use crate::{ErrorKind, Phase};

/// No word of a server is kept longer than this many characters.
const MOST_CHARACTERS: usize = 100;

/// What each poll of a wait brought.
///
/// It is bounded: of a long wait it keeps the first polls (a quarter of [`history_limit`](super::WaitPolicy::history_limit)) and the
/// last ones, and counts what it left out between them. Words of the server are cut after 100 characters.
#[derive(Clone, Debug)]
pub struct History {
    limit: usize,
    first: Vec<PollRecord>,
    last: Vec<PollRecord>,
    pub(super) omitted: u64,
}

/// What one poll brought.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct PollRecord {
    /// When it was answered, since the wait began.
    pub at: Duration,
    /// The job's status as the service spells it; `None` too if there was an error.
    pub status: Option<String>,
    /// The job's phase; `None` if there was an error.
    pub phase: Option<Phase>,
    /// HTTP status.
    pub http_status: Option<u16>,
    /// What sort of error it was; `None` if there was none.
    pub error: Option<ErrorKind>,
    /// The service's error code.
    pub code: Option<String>,
    /// The request's id at the service.
    pub request_id: Option<String>,
}

impl PollRecord {
    pub(super) fn answer(at: Duration, seen: &Observation) -> Self {
        Self {
            at,
            status: seen.job.status.as_deref().map(clip),
            phase: Some(seen.job.phase),
            http_status: seen.http_status,
            error: None,
            code: None,
            request_id: seen.request_id.as_deref().map(clip),
        }
    }

    pub(super) fn error(at: Duration, error: &PollError) -> Self {
        Self {
            at,
            status: None,
            phase: None,
            http_status: error.http_status,
            error: Some(error.kind),
            code: error.code.as_deref().map(clip),
            request_id: error.request_id.as_deref().map(clip),
        }
    }
}

/// The beginning of a server's word.
pub(super) fn clip(text: &str) -> String {
    text.chars().take(MOST_CHARACTERS).collect()
}

impl History {
    pub(super) fn new(limit: usize) -> Self {
        Self { limit, first: Vec::new(), last: Vec::new(), omitted: 0 }
    }

    pub(super) fn push(&mut self, record: PollRecord) {
        let first = self.limit / 4;
        if self.first.len() < first {
            self.first.push(record);
            return;
        }
        self.last.push(record);
        if self.last.len() > self.limit - first {
            // They are few, and so are polls.
            self.last.remove(0);
            self.omitted += 1;
        }
    }

    /// The polls that were kept, in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &PollRecord> {
        self.first.iter().chain(&self.last)
    }

    /// How many polls there were.
    pub fn polls(&self) -> u64 {
        (self.first.len() + self.last.len()) as u64 + self.omitted
    }

    /// How many polls were not kept. They came after the first quarter of what was.
    pub fn omitted(&self) -> u64 {
        self.omitted
    }

    /// The last poll.
    pub fn last(&self) -> Option<&PollRecord> {
        self.iter().next_back()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_and_last_are_kept() {
        for (limit, expected) in
            [(0, vec![]), (1, vec![9]), (4, vec![0, 7, 8, 9]), (8, vec![0, 1, 4, 5, 6, 7, 8, 9])]
        {
            let mut history = History::new(limit);
            for at in 0..10 {
                let error = PollError::new(ErrorKind::Timeout);
                history.push(PollRecord::error(Duration::from_secs(at), &error));
            }
            let kept: Vec<_> = history.iter().map(|poll| poll.at.as_secs()).collect();
            assert_eq!((kept, history.polls()), (expected.clone(), 10));
            assert_eq!(history.omitted(), 10 - expected.len() as u64);
        }
    }

    #[test]
    fn long_words_are_cut() {
        let error = PollError { code: Some("é".repeat(1000)), ..PollError::new(ErrorKind::Rejected) };
        assert_eq!(PollRecord::error(Duration::ZERO, &error).code, Some("é".repeat(100)));
    }
}
