//! From an HTTP answer to a typed one, without I/O.

use std::{fmt, ops::Deref, sync::Arc, time::Duration};

use http::{HeaderMap, Response, StatusCode, header};

use crate::{
    Api, Error, ErrorCode, ErrorKind, Job, Request, Structure, decode,
    error::Inner,
    error_body,
    gateway::{self, GatewayCode},
    join::join,
    moment::Moment,
    view,
};

/// A service's answer: typed, and as it was sent. It can be used like the response in it.
pub struct Answer<T> {
    /// The typed answer.
    pub response: T,
    api: &'static Api,
    status: u16,
    request_id: Option<String>,
    body: Vec<u8>,
}

impl<T> Answer<T> {
    /// HTTP status.
    pub fn status(&self) -> u16 {
        self.status
    }

    /// The request's id at the service, for its support.
    pub fn request_id(&self) -> Option<&str> {
        self.request_id.as_deref()
    }

    /// The answer as it was sent. Of an answer in several pages it is the first.
    pub fn body(&self) -> &[u8] {
        &self.body
    }

    /// The API that answered.
    pub fn api(&self) -> &'static Api {
        self.api
    }

    #[cfg(any(feature = "client", feature = "blocking"))]
    pub(crate) fn map<U>(self, into: impl FnOnce(T) -> U) -> Answer<U> {
        let Self { response, api, status, request_id, body } = self;
        Answer { response: into(response), api, status, request_id, body }
    }

    /// The typed answer alone.
    pub fn into_inner(self) -> T {
        self.response
    }
}

impl<T: Structure> Answer<T> {
    /// The job that the answer tells of, as every service's can be read.
    pub fn job(&self) -> Job {
        view(&self.response, &self.api.job)
    }
}

impl<T> Deref for Answer<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.response
    }
}

impl<T: fmt::Debug> fmt::Debug for Answer<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Answer")
            .field("response", &self.response)
            .field("status", &self.status)
            .field("request_id", &self.request_id)
            .finish_non_exhaustive()
    }
}

/// Where a request's id is; the identity service has a header of its own.
const REQUEST_ID: [&str; 2] = ["x-request-id", "x-iam-trace-id"];

/// Reads the answer to a request, however it was sent.
///
/// ```
/// use huaweicloud_jobs_runtime::{Error, Job, Request, read_answer};
///
/// fn job<R: Request>(request: &R, answer: http::Response<Vec<u8>>) -> Result<Job, Error> {
///     Ok(read_answer(request, answer)?.job())
/// }
/// ```
///
/// # Errors
/// The status is not one of success, or the body is not what the documentation says. The error keeps the body either way.
pub fn read_answer<R: Request + ?Sized>(
    request: &R,
    answer: Response<Vec<u8>>,
) -> Result<Answer<R::Response>, Error> {
    let api = request.api();
    let (head, body) = answer.into_parts();
    let status = head.status.as_u16();
    if !head.status.is_success() {
        return Err(refusal(Some(api), head.status, &head.headers, body));
    }
    let request_id = request_id(&head.headers);
    let mut response = request.response();
    match decode(&body, &mut response) {
        Ok(()) => Ok(Answer { response, api, status, request_id, body }),
        Err(error) => Err(Inner {
            api: Some(api.id),
            status: Some(status),
            request_id,
            body: Some(body),
            path: Some(error.path().to_owned()).filter(|path| !path.is_empty()),
            problem: Some(error.to_string()),
            source: Some(Arc::new(error)),
            ..Inner::new(ErrorKind::UnexpectedAnswer)
        }
        .into()),
    }
}

/// What an answer says that is not one of success.
pub(crate) fn refusal(
    api: Option<&'static Api>,
    status: StatusCode,
    headers: &HeaderMap,
    body: Vec<u8>,
) -> Error {
    let said = error_body::parse(&body);
    let documented = said.code.as_deref().and_then(|code| documented(api?, status.as_u16(), code));
    let gateway = gateway::find(status.as_u16(), said.code.as_deref(), said.message.as_deref());
    let kind = match (documented, gateway) {
        // Services say "no such job" with statuses of 400, 401 and 500 as well; the documented codes tell.
        (Some(ErrorCode { not_found: true, .. }), _) => ErrorKind::NotFound,
        (_, Some(GatewayCode { kind: Some(kind), .. })) => *kind,
        _ => kind_of(status),
    };
    let unsaid = said.code.is_none() && said.message.is_none();
    let problem = match said.has_encoded_reason && unsaid {
        true => Some("the service says why in encoded form only".to_owned()),
        false => status.is_redirection().then(|| redirect(headers)),
    };
    let some = |text: &'static str| (!text.is_empty()).then_some(text);
    let meaning = documented.map(|row| row.description).or(gateway.map(|row| row.meaning));
    let hint = documented.and_then(|row| some(row.hint)).or(gateway.and_then(|row| some(row.hint)));
    Inner {
        api: api.map(|api| api.id),
        status: Some(status.as_u16()),
        code: said.code,
        message: said.message,
        meaning: meaning.and_then(some),
        hint: hint.map(str::to_owned).or_else(|| permissions(api?).filter(|_| kind == ErrorKind::Forbidden)),
        request_id: request_id(headers).or(said.request_id),
        body: Some(body),
        retry_after: retry_after(headers),
        is_encoded: said.has_encoded_reason,
        problem,
        lasting: status == StatusCode::NOT_IMPLEMENTED,
        ..Inner::new(kind)
    }
    .into()
}

/// Where an answer points, without what stands in a query string: it may be a secret.
fn redirect(headers: &HeaderMap) -> String {
    let to = text(headers, header::LOCATION.as_str()).map(|to| {
        let to = to.split(['?', '#']).next().unwrap_or_default();
        // A user's name and password stand before the host.
        let bare = to.split_once("//").and_then(|(scheme, rest)| {
            let (authority, path) = rest.find('/').map_or((rest, ""), |slash| rest.split_at(slash));
            authority.rsplit_once('@').map(|(_, host)| format!("{scheme}//{host}{path}"))
        });
        format!(" to {}", bare.as_deref().unwrap_or(to))
    });
    let to = to.unwrap_or_default();
    format!("a redirect{to} is not followed, since the credentials are for the host that was asked")
}

/// What the API's documentation says of a code. What it says of just this status goes first.
fn documented(api: &'static Api, status: u16, code: &str) -> Option<&'static ErrorCode> {
    let find = |limit| api.errors.iter().find(|error| error.code == code && error.status == limit);
    find(Some(status)).or_else(|| find(None))
}

fn permissions(api: &Api) -> Option<String> {
    let actions = join(api.permissions.iter().map(|permission| permission.action), ", ");
    (!actions.is_empty()).then(|| format!("the caller needs the permission {actions}"))
}

fn kind_of(status: StatusCode) -> ErrorKind {
    match status.as_u16() {
        401 => ErrorKind::Unauthenticated,
        403 => ErrorKind::Forbidden,
        404 => ErrorKind::NotFound,
        429 => ErrorKind::Throttled,
        400..500 => ErrorKind::Rejected,
        500..600 => ErrorKind::Unavailable,
        _ => ErrorKind::UnexpectedAnswer,
    }
}

pub(crate) fn request_id(headers: &HeaderMap) -> Option<String> {
    REQUEST_ID.iter().find_map(|name| text(headers, name))
}

fn text(headers: &HeaderMap, name: &str) -> Option<String> {
    let value = headers.get(name)?.to_str().ok()?.trim();
    (!value.is_empty()).then(|| value.to_owned())
}

/// `Retry-After` in seconds, or as a date, which the server's own `Date` makes a duration: our clock may differ.
fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let value = text(headers, header::RETRY_AFTER.as_str())?;
    if let Ok(seconds) = value.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let until = http_date(&value)?;
    let now = http_date(&text(headers, header::DATE.as_str())?)?;
    Some(until.since(now))
}

/// `Sun, 06 Nov 1994 08:49:37 GMT`.
fn http_date(text: &str) -> Option<Moment> {
    let words: Vec<_> = text.split_ascii_whitespace().collect();
    let [_, day, month, year, time, "GMT"] = words[..] else { return None };
    let month = MONTHS.iter().position(|name| *name == month)? + 1;
    Moment::read(&format!("{year}-{month:02}-{day}T{time}"))
}

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
