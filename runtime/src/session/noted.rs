//! What a client adds to an error.

use crate::{Credentials, Error, ErrorKind, error::Inner, join::join};

impl Error {
    /// Notes that the host's budget is used up.
    pub(crate) fn spend_budget(&mut self) {
        self.0.budget_spent = true;
    }

    /// Notes how often it was tried, and if no host could be asked, why not the ones before.
    pub(crate) fn note(&mut self, attempts: u32, before: &[String]) {
        self.0.attempts = attempts;
        if self.0.misled {
            let problems = before.iter().cloned().chain(self.0.problem.take());
            self.0.problem = Some(join(problems, "; "));
        }
    }

    /// Whether another host of the service may do.
    pub(crate) fn is_misled(&self) -> bool {
        self.0.misled
    }

    pub(crate) fn problem(&self) -> Option<&str> {
        self.0.problem.as_deref()
    }

    /// An answer that says nothing useful, and is not to be repeated.
    pub(crate) fn unexpected(status: http::StatusCode, problem: &str) -> Self {
        let problem = Some(problem.to_owned());
        Inner { status: Some(status.as_u16()), problem, ..Inner::new(ErrorKind::UnexpectedAnswer) }.into()
    }

    /// Says what may help, in place of what is known in general.
    pub(crate) fn with_hint(mut self, hint: &str) -> Self {
        self.0.hint = Some(hint.to_owned());
        self
    }

    /// Says during what it happened.
    pub(crate) fn during(mut self, what: &str) -> Self {
        if self.0.kind == ErrorKind::NotFound {
            // Not what was asked for, so it says nothing about that.
            self.0.kind = ErrorKind::Rejected;
        }
        self.0.during = Some(what.to_owned());
        self
    }

    /// Says which login it came of.
    pub(crate) fn of_login(mut self, what: &str) -> Self {
        self.0.is_login = true;
        self.during(what)
    }

    /// Says what may help where the credentials were not accepted, unless more is known of the error's code.
    pub(crate) fn proved_with(&mut self, credentials: &Credentials) {
        if self.0.kind == ErrorKind::Unauthenticated && self.0.hint.is_none() {
            self.0.hint = credentials.advice().map(str::to_owned);
        }
    }

    /// Names the API, unless that is done.
    pub(crate) fn of_api(mut self, api: &'static str) -> Self {
        self.0.api.get_or_insert(api);
        self
    }
}
