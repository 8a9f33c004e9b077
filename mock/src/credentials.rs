//! Whether a request may be answered.

use http::{Request, StatusCode};
use huaweicloud_jobs_runtime::{Secret, access_key, verify};

use crate::refusal::Refusal;

/// The credentials that are accepted.
pub(crate) struct Accepted {
    pub(crate) token: Secret,
    pub(crate) access_key: String,
    pub(crate) secret_key: Secret,
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
            (None, Some(token)) if token.as_bytes() == self.token.expose().as_bytes() => return Ok(()),
            (None, Some(_)) => "decrypt token fail",
            (None, None) => "x-auth-token not found",
        };
        let message = format!("Incorrect IAM authentication information: {problem}");
        Err(Refusal::new(StatusCode::UNAUTHORIZED, "APIGW.0301", message))
    }
}
