//! Answers that say no, in the form that gateway and services use.

use http::{HeaderValue, Response, StatusCode, header};
use serde_json::json;

/// Why a request is not answered with a job.
#[derive(Debug)]
pub(crate) struct Refusal {
    pub(crate) status: StatusCode,
    pub(crate) code: &'static str,
    pub(crate) message: String,
    /// Methods that the path does have, for a 405.
    pub(crate) allow: Option<&'static str>,
}

impl Refusal {
    pub(crate) fn new(status: StatusCode, code: &'static str, message: impl Into<String>) -> Self {
        Self { status, code, message: message.into(), allow: None }
    }

    /// A request that does not keep to the API's page. Services have codes of their own for it, which their pages rarely tell; this
    /// one is the mock's.
    pub(crate) fn bad_request(message: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "MOCK.0400", message)
    }

    pub(crate) fn into_response(self, request_id: &str) -> Response<Vec<u8>> {
        let body = json!({ "error_code": self.code, "error_msg": self.message, "request_id": request_id });
        let mut response = Response::new(body.to_string().into_bytes());
        *response.status_mut() = self.status;
        if let Some(methods) = self.allow {
            response.headers_mut().insert(header::ALLOW, HeaderValue::from_static(methods));
        }
        response
    }
}
