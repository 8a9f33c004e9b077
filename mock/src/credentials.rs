//! Whether a request may be answered.

use std::sync::{Mutex, PoisonError};

use http::Request;
use huaweicloud_jobs_runtime::{Secret, access_key, verify};

use crate::refusal::Refusal;

/// The credentials that are accepted.
pub(crate) struct Accepted {
    pub(crate) token: Secret,
    pub(crate) access_key: String,
    pub(crate) secret_key: Secret,
    /// Tokens that were accepted once. After the first of them, any other is.
    pub(crate) expired: Mutex<Vec<Secret>>,
}

impl Accepted {
    /// Lets a request pass, or says in the gateway's words why not.
    pub(crate) fn check(&self, request: &Request<Vec<u8>>) -> Result<(), Refusal> {
        let token = request.headers().get("x-auth-token");
        let problem = match (access_key(request), token) {
            (Some(key), _) if key != self.access_key => "ak not exist",
            (Some(_), _) => match verify(request, &self.secret_key) {
                Ok(()) => return Ok(()),
                Err(_) => "verify aksk signature fail",
            },
            (None, Some(token)) => return self.check_token(token.as_bytes()),
            (None, None) => "x-auth-token not found",
        };
        Err(incorrect(problem))
    }

    fn check_token(&self, token: &[u8]) -> Result<(), Refusal> {
        let expired = self.expired.lock().unwrap_or_else(PoisonError::into_inner);
        if expired.iter().any(|expired| expired.expose().as_bytes() == token) {
            return Err(Refusal::expired());
        }
        let good = !expired.is_empty() || token == self.token.expose().as_bytes();
        if good { Ok(()) } else { Err(incorrect("decrypt token fail")) }
    }

    /// Lets the token of an accepted request expire. Tells whether it has one: a signed request needs none.
    pub(crate) fn expire(&self, request: &Request<Vec<u8>>) -> bool {
        let token = request.headers().get("x-auth-token").filter(|_| access_key(request).is_none());
        let Some(token) = token.and_then(|token| token.to_str().ok()) else { return false };
        self.expired.lock().unwrap_or_else(PoisonError::into_inner).push(token.into());
        true
    }
}

fn incorrect(problem: &str) -> Refusal {
    let message = format!("Incorrect IAM authentication information: {problem}");
    Refusal::new(http::StatusCode::UNAUTHORIZED, "APIGW.0301", message)
}
