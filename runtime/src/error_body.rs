//! What an error answer says, in whichever shape: services and gateways use many, sometimes several at once.

use serde_json::Value;

/// What was found in the body of an error answer.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct ErrorBody {
    /// The error code. Numbers are given as text.
    pub code: Option<String>,
    /// What the service says.
    pub message: Option<String>,
    /// The request's id at the service, if the body gives it.
    pub request_id: Option<String>,
    /// Whether there is a reason in `encoded_authorization_message`, which only the service itself can decode.
    pub has_encoded_reason: bool,
}

/// Spellings, best first: where two of them stand side by side, the first is the service's and the others its backend's.
const CODE: &[&str] = &["error_code", "errorCode", "errCode", "code"];
const MESSAGE: &[&str] = &[
    "error_msg",
    "errorMsg",
    "error_message",
    "errorMessage",
    "externalMessage",
    "message",
    "reason",
    "detail",
];
const REQUEST_ID: &[&str] = &["request_id", "requestId"];
const ENCODED_REASON: &str = "encoded_authorization_message";
/// Where an error may be wrapped, likeliest first. Anything else is looked through after them.
const WRAPPERS: &[&str] = &["error", "errors", "details"];

/// Reads the body of an error answer. A body that is not JSON, or says nothing, gives an empty result; nothing fails.
///
/// ```
/// use huaweicloud_jobs_runtime::error_body;
///
/// let body = error_body::parse(br#"{"error":{"code":401,"message":"The token must be updated","title":"Unauthorized"}}"#);
/// assert_eq!(body.code.as_deref(), Some("401"));
/// assert_eq!(body.message.as_deref(), Some("The token must be updated"));
/// ```
pub fn parse(body: &[u8]) -> ErrorBody {
    // The depth needs no limit of ours: serde_json refuses what is nested deeper than 128 levels.
    serde_json::from_str(&String::from_utf8_lossy(body)).map(|json| read(&json, true)).unwrap_or_default()
}

/// `plain`: whether a text that stands alone is the message. Not everywhere, it may be anything.
fn read(json: &Value, plain: bool) -> ErrorBody {
    match json {
        Value::String(_) if plain => ErrorBody { message: said(json), ..ErrorBody::default() },
        Value::Array(list) => list.iter().map(|json| read(json, plain)).find(is_telling).unwrap_or_default(),
        Value::Object(object) => {
            let first = |keys: &[&str]| keys.iter().find_map(|&key| said(object.get(key)?));
            let mut found = ErrorBody {
                code: first(CODE),
                message: first(MESSAGE),
                request_id: first(REQUEST_ID),
                has_encoded_reason: object.get(ENCODED_REASON).is_some_and(|reason| said(reason).is_some()),
            };
            let wrapped = WRAPPERS.iter().filter_map(|&key| Some((object.get(key)?, true)));
            // Each value once: twice would be twice at every level.
            let others = object.iter().filter(|(key, _)| !WRAPPERS.contains(&key.as_str()));
            for (inner, plain) in wrapped.chain(others.map(|(_, json)| (json, false))) {
                if found.code.is_some() && found.message.is_some() {
                    break;
                }
                let inner = read(inner, plain);
                found.code = found.code.or(inner.code);
                found.message = found.message.or(inner.message);
                found.request_id = found.request_id.or(inner.request_id);
                found.has_encoded_reason |= inner.has_encoded_reason;
            }
            found
        }
        _ => ErrorBody::default(),
    }
}

fn is_telling(found: &ErrorBody) -> bool {
    found.code.is_some() || found.message.is_some() || found.has_encoded_reason
}

/// A text that says something, or a number as text.
fn said(json: &Value) -> Option<String> {
    match json {
        Value::String(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}
