//! Answers that say no, in the form that gateway and services use.

use std::borrow::Cow;

use http::{HeaderValue, Response, StatusCode, header};
use huaweicloud_jobs_runtime::Api;
use serde_json::json;

/// Why a request is not answered with a job.
#[derive(Debug)]
pub(crate) struct Refusal {
    pub(crate) status: StatusCode,
    pub(crate) code: Cow<'static, str>,
    pub(crate) message: String,
    /// Methods that the path does have, for a 405.
    pub(crate) allow: Option<&'static str>,
    /// When to ask again.
    pub(crate) retry_after: Option<String>,
    /// Whether it is said as the service does that gives out tokens.
    pub(crate) identity: bool,
}

impl Refusal {
    pub(crate) fn new(
        status: StatusCode,
        code: impl Into<Cow<'static, str>>,
        message: impl Into<String>,
    ) -> Self {
        Self {
            status,
            code: code.into(),
            message: message.into(),
            allow: None,
            retry_after: None,
            identity: false,
        }
    }

    /// A request that does not keep to the API's page. Services have codes of their own for it, which their pages rarely tell; this
    /// one is the mock's.
    pub(crate) fn bad_request(message: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "MOCK.0400", message)
    }

    /// There is no such job, said as the service's page documents it.
    pub(crate) fn not_found(api: &'static Api) -> Self {
        match api.errors.iter().find(|error| error.not_found) {
            Some(error) => {
                let status = error.status.and_then(|status| StatusCode::from_u16(status).ok());
                Self::new(status.unwrap_or(StatusCode::NOT_FOUND), error.code, error.description)
            }
            None => Self::new(StatusCode::NOT_FOUND, "MOCK.0404", "The job does not exist."),
        }
    }

    /// A refusal of the service that gives out tokens, which has a form of its own.
    pub(crate) fn identity(status: StatusCode, message: &str) -> Self {
        Self { identity: true, ..Self::new(status, status.as_str().to_owned(), message) }
    }

    /// The token was good once.
    pub(crate) fn expired() -> Self {
        Self::new(StatusCode::UNAUTHORIZED, "APIGW.0307", "The token must be updated.")
    }

    /// An error in the words that the gateway has for its status.
    pub(crate) fn usual(status: StatusCode) -> Self {
        let (code, message) = match status.as_u16() {
            401 => ("APIGW.0301", "Incorrect IAM authentication information"),
            403 => ("APIGW.0302", "The IAM user is not authorized to access the API"),
            429 => (
                "APIGW.0308",
                "The throttling threshold has been reached: policy user over ratelimit,limit:200,time:1 second",
            ),
            500 => ("APIGW.0601", "Internal server error"),
            502 => ("APIGW.0201", "Backend unavailable"),
            504 => ("APIGW.0201", "Backend timeout"),
            other => {
                let reason = status.canonical_reason().unwrap_or("Error");
                return Self::new(status, format!("MOCK.{other:04}"), reason);
            }
        };
        Self::new(status, code, message)
    }

    pub(crate) fn into_response(self, request_id: &str) -> Response<Vec<u8>> {
        let body = if self.identity {
            let (code, title) = (self.status.as_u16(), self.status.canonical_reason());
            json!({ "error": { "code": code, "message": self.message, "title": title } })
        } else {
            json!({ "error_code": self.code, "error_msg": self.message, "request_id": request_id })
        };
        let mut response = Response::new(body.to_string().into_bytes());
        *response.status_mut() = self.status;
        if let Some(methods) = self.allow {
            response.headers_mut().insert(header::ALLOW, HeaderValue::from_static(methods));
        }
        if let Some(value) = self.retry_after.and_then(|value| HeaderValue::try_from(value).ok()) {
            response.headers_mut().insert(header::RETRY_AFTER, value);
        }
        response
    }
}
