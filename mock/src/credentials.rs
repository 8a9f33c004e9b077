//! Whether a request may be answered.

use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    time::SystemTime,
};

use http::{HeaderValue, Request};
use huaweicloud_jobs_runtime::{Secret, access_key, verify};

use crate::{clock::Clock, refusal::Refusal};

/// The credentials that are accepted.
pub(crate) struct Accepted {
    pub(crate) token: Secret,
    pub(crate) access_key: String,
    pub(crate) secret_key: Secret,
    pub(crate) clock: Clock,
    pub(crate) given: Mutex<Given>,
}

/// What was given out, and what became of it.
#[derive(Default)]
pub(crate) struct Given {
    tokens: Vec<(Secret, SystemTime)>,
    keys: Vec<TemporaryKeys>,
    /// Tokens that were accepted once. After the first of them, any other is.
    expired: Vec<Secret>,
}

struct TemporaryKeys {
    access_key: String,
    secret_key: Secret,
    security_token: Secret,
    expires: SystemTime,
}

impl Accepted {
    /// Lets a request pass, or says in the gateway's words why not.
    pub(crate) fn check(&self, request: &Request<Vec<u8>>) -> Result<(), Refusal> {
        let token = request.headers().get("x-auth-token");
        match (access_key(request), token) {
            (Some(key), _) => self.check_signature(request, key).map_err(|problem| incorrect(&problem)),
            (None, Some(token)) => self.check_token(token.as_bytes()),
            (None, None) => Err(incorrect("x-auth-token not found")),
        }
    }

    fn check_signature(&self, request: &Request<Vec<u8>>, access_key: &str) -> Result<(), String> {
        let text = |name| request.headers().get(name).map(HeaderValue::as_bytes).unwrap_or_default();
        let given = self.given();
        let secret_key = if access_key == self.access_key {
            &self.secret_key
        } else {
            let keys = given.keys.iter().find(|keys| keys.access_key == access_key);
            let keys = keys.filter(|keys| self.clock.now() < keys.expires).ok_or("ak not exist")?;
            if text("x-security-token") != keys.security_token.expose().as_bytes() {
                return Err("verify securityToken fail".to_owned());
            }
            &keys.secret_key
        };
        verify(request, secret_key).map_err(|_| "verify aksk signature fail")?;
        self.clock.check(&String::from_utf8_lossy(text("x-sdk-date")))
    }

    fn check_token(&self, token: &[u8]) -> Result<(), Refusal> {
        let given = self.given();
        let is_sent = |known: &Secret| known.expose().as_bytes() == token;
        if given.expired.iter().any(is_sent) {
            return Err(Refusal::expired());
        }
        if let Some((_, expires)) = given.tokens.iter().find(|(known, _)| is_sent(known)) {
            return if self.clock.now() < *expires { Ok(()) } else { Err(Refusal::expired()) };
        }
        let good = !given.expired.is_empty() || is_sent(&self.token);
        if good { Ok(()) } else { Err(incorrect("decrypt token fail")) }
    }

    /// Lets the token of an accepted request expire. Tells whether it has one: a signed request needs none.
    pub(crate) fn expire(&self, request: &Request<Vec<u8>>) -> bool {
        let token = request.headers().get("x-auth-token").filter(|_| access_key(request).is_none());
        let Some(token) = token.and_then(|token| token.to_str().ok()) else { return false };
        self.given().expired.push(token.into());
        true
    }

    /// A new token.
    pub(crate) fn give_token(&self, expires: SystemTime) -> String {
        let mut given = self.given();
        let token = format!("mock-given-token-{}", given.tokens.len() + 1);
        given.tokens.push((token.as_str().into(), expires));
        token
    }

    /// New temporary keys: access key, secret key and security token.
    pub(crate) fn give_keys(&self, expires: SystemTime) -> [String; 3] {
        let mut given = self.given();
        let number = given.keys.len() + 1;
        let [access_key, secret_key, security_token] =
            ["MOCKTEMPORARYKEY", "mock-temporary-secret-", "mock-security-token-"]
                .map(|name| format!("{name}{number}"));
        given.keys.push(TemporaryKeys {
            access_key: access_key.clone(),
            secret_key: secret_key.as_str().into(),
            security_token: security_token.as_str().into(),
            expires,
        });
        [access_key, secret_key, security_token]
    }

    fn given(&self) -> MutexGuard<'_, Given> {
        self.given.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn incorrect(problem: &str) -> Refusal {
    let message = format!("Incorrect IAM authentication information: {problem}");
    Refusal::new(http::StatusCode::UNAUTHORIZED, "APIGW.0301", message)
}
