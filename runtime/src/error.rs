//! What can go wrong between a request and its answer.

use std::{error::Error as StdError, fmt, sync::Arc, time::Duration};

use crate::{CredentialsError, RequestError, join::join};

/// Why there is no answer to a request, or none that can be used.
///
/// `Display` is one sentence with all there is to say: the API, the HTTP status, the service's code, message and request id, or the
/// cause below. The same can be had piece by piece. Secrets are in none of it. Those who waited for the same thing get clones of it.
#[derive(Clone)]
pub struct Error(pub(crate) Box<Inner>);

#[derive(Clone)]
pub(crate) struct Inner {
    pub(crate) kind: ErrorKind,
    pub(crate) api: Option<&'static str>,
    pub(crate) status: Option<u16>,
    pub(crate) code: Option<String>,
    pub(crate) message: Option<String>,
    pub(crate) meaning: Option<&'static str>,
    pub(crate) hint: Option<String>,
    pub(crate) request_id: Option<String>,
    pub(crate) body: Option<Vec<u8>>,
    pub(crate) path: Option<String>,
    pub(crate) retry_after: Option<Duration>,
    /// How often the request was sent, or tried to.
    pub(crate) attempts: u32,
    /// During what it came up, where that is not the asking of the API.
    pub(crate) during: Option<String>,
    /// Set where it was a login.
    pub(crate) is_login: bool,
    /// What went wrong, where it was not the service that said so.
    pub(crate) problem: Option<String>,
    /// Set where the service says why in a form that only it can read.
    pub(crate) is_encoded: bool,
    /// Set where asking again cannot help, although the kind says that it may.
    pub(crate) lasting: bool,
    /// Set where it would have been sent again, had the host not failed so often.
    pub(crate) budget_spent: bool,
    /// Set where the host's name leads nowhere, or to somebody else: another host may do.
    #[cfg(any(feature = "client", feature = "blocking"))]
    pub(crate) misled: bool,
    pub(crate) source: Option<Arc<dyn StdError + Send + Sync>>,
}

const ENCODED: &str = "POST /v5/decode-authorization-message of the Security Token Service turns what the answer has under \
                       encoded_authorization_message into words";

/// What sort of error it is.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The request could not be made; nothing was sent.
    InvalidRequest,
    /// There are no credentials that could be sent; nothing was.
    Credentials,
    /// What was asked for does not exist: status 404, or an error code that the API documents as meaning it. That there is no such API,
    /// as the gateway says where an endpoint is wrong, is [`Rejected`](Self::Rejected).
    NotFound,
    /// The service does not accept the credentials: status 401, or a code of the gateway for it.
    Unauthenticated,
    /// The caller may not do this: status 403, or a code of the gateway for it.
    Forbidden,
    /// Too many requests: status 429, or the gateway's code for it.
    Throttled,
    /// The service is not able to answer now: status 5xx.
    Unavailable,
    /// The service refuses the request: any other status of 4xx, such as 405, 413 and 414, or there is no such API.
    Rejected,
    /// There is an answer, but not one that the documentation allows. The body is kept.
    UnexpectedAnswer,
    /// The service could not be reached, or the connection broke.
    Transport,
    /// There was no whole answer in time.
    Timeout,
}

impl ErrorKind {
    /// The kind in lower case: `not found`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::InvalidRequest => "invalid request",
            Self::Credentials => "credentials",
            Self::NotFound => "not found",
            Self::Unauthenticated => "unauthenticated",
            Self::Forbidden => "forbidden",
            Self::Throttled => "throttled",
            Self::Unavailable => "unavailable",
            Self::Rejected => "rejected",
            Self::UnexpectedAnswer => "unexpected answer",
            Self::Transport => "transport",
            Self::Timeout => "timeout",
        }
    }

    /// Whether errors of this kind pass, as a rule.
    pub(crate) const fn is_transient(self) -> bool {
        matches!(self, Self::Throttled | Self::Unavailable | Self::Transport | Self::Timeout)
    }
}

impl Inner {
    pub(crate) fn new(kind: ErrorKind) -> Self {
        Self {
            kind,
            api: None,
            status: None,
            code: None,
            message: None,
            meaning: None,
            hint: None,
            request_id: None,
            body: None,
            path: None,
            retry_after: None,
            attempts: 0,
            during: None,
            is_login: false,
            problem: None,
            is_encoded: false,
            lasting: false,
            budget_spent: false,
            #[cfg(any(feature = "client", feature = "blocking"))]
            misled: false,
            source: None,
        }
    }
}

impl Error {
    /// What sort of error it is.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// Id of the API that was asked, as in [`Api::id`](crate::Api::id).
    pub fn api(&self) -> Option<&'static str> {
        self.0.api
    }

    /// HTTP status of the answer.
    pub fn status(&self) -> Option<u16> {
        self.0.status
    }

    /// The service's error code.
    pub fn code(&self) -> Option<&str> {
        self.0.code.as_deref()
    }

    /// What the service says.
    pub fn message(&self) -> Option<&str> {
        self.0.message.as_deref()
    }

    /// What the documentation says that the [code](Self::code) means, of the API or of the gateway in front of it.
    pub fn meaning(&self) -> Option<&'static str> {
        self.0.meaning
    }

    /// What may help, where anything is known: what the documentation says of the code, or else of errors of this kind.
    pub fn hint(&self) -> Option<&str> {
        let general = match self.0.kind {
            ErrorKind::NotFound => {
                "check the job id, the project id and the region; services forget old jobs"
            }
            ErrorKind::Unauthenticated => {
                "check the token or the keys; a token is valid for 24 hours, and for one region and project"
            }
            ErrorKind::Unavailable => "this is no fault of the request; ask again later",
            ErrorKind::Throttled => "wait a little before asking again",
            ErrorKind::Transport => "check the endpoint or the region, and that this machine can reach it",
            ErrorKind::Timeout => "allow more time for a request",
            ErrorKind::UnexpectedAnswer if self.0.path.is_none() => {
                "perhaps the endpoint leads to something else"
            }
            _ if self.0.is_encoded => ENCODED,
            _ => return self.0.hint.as_deref(),
        };
        Some(self.0.hint.as_deref().unwrap_or(general))
    }

    /// The request's id at the service, for its support.
    pub fn request_id(&self) -> Option<&str> {
        self.0.request_id.as_deref()
    }

    /// The answer as it was sent.
    pub fn body(&self) -> Option<&[u8]> {
        self.0.body.as_deref()
    }

    /// Path to the value in the answer that is not what the documentation says: `spec.tasks[3].index`.
    pub fn path(&self) -> Option<&str> {
        self.0.path.as_deref()
    }

    /// Whether it came of the login that was to give the credentials, and not of what was asked.
    pub fn is_login(&self) -> bool {
        self.0.is_login
    }

    /// Whether the same request may succeed later.
    pub fn is_retryable(&self) -> bool {
        !self.0.lasting && self.0.kind.is_transient()
    }

    /// How long the service asks to wait before the next request.
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.retry_after
    }

    /// How often a client sent the request, or tried to, before it gave up; 0 if it never came to that. Pauses between them and what is
    /// tried again are told in the client's retry policy.
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// Whether a client would have sent the request once more, had its host not failed so often that the budget for retries is used up:
    /// see the client's retry policy.
    pub fn budget_spent(&self) -> bool {
        self.0.budget_spent
    }

    /// The error that an answer tells of whose status is not one of success, whichever service it is from: for [`Login`](crate::Login)s of one's own.
    pub fn of_answer(answer: &http::Response<Vec<u8>>) -> Self {
        crate::answer::refusal(None, answer.status(), answer.headers(), answer.body().clone())
    }
}

impl From<Inner> for Error {
    fn from(inner: Inner) -> Self {
        Self(Box::new(inner))
    }
}

impl From<RequestError> for Error {
    fn from(error: RequestError) -> Self {
        let api = match &error {
            RequestError::Missing { api, .. }
            | RequestError::Unknown { api, .. }
            | RequestError::Unfit { api, .. } => Some(*api),
            RequestError::Region { .. }
            | RequestError::Domain { .. }
            | RequestError::Variable { .. }
            | RequestError::BaseUrl { .. }
            | RequestError::Project { .. } => None,
        };
        let problem = Some(error.to_string());
        let source: Arc<dyn StdError + Send + Sync> = Arc::new(error);
        Inner { api, problem, source: Some(source), ..Inner::new(ErrorKind::InvalidRequest) }.into()
    }
}

impl From<CredentialsError> for Error {
    fn from(error: CredentialsError) -> Self {
        let problem = Some(error.to_string());
        Inner { problem, source: Some(Arc::new(error)), ..Inner::new(ErrorKind::Credentials) }.into()
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Inner { kind, api, status, code, message, meaning, .. } = &*self.0;
        let Inner { request_id, body, path, attempts, problem, is_encoded, during, .. } = &*self.0;
        let mut lead = Vec::new();
        // Most request errors name the API in their own words.
        let named = api.filter(|&api| !problem.as_deref().unwrap_or_default().contains(api));
        lead.extend(named.map(str::to_owned));
        lead.extend(during.as_deref().map(line));
        if let Some(status) = status {
            lead.push(status_line(*status));
        }
        // What is ours is said in full; any other problem may quote the answer.
        let most = if *kind == ErrorKind::Credentials { usize::MAX } else { MOST };
        lead.extend(problem.as_deref().map(|problem| line_of(problem, most)));
        // Some services repeat the status as their code.
        let is_status = |code: &str| status.is_some_and(|status| code == status.to_string());
        lead.extend(code.as_deref().filter(|code| !is_status(code)).map(line));
        lead.extend(message.as_deref().or(*meaning).map(line));
        if code.is_none() && message.is_none() && path.is_none() && !is_encoded {
            // Not a shape we know: the words themselves are the best that there is.
            let words = body.as_deref().map(|body| line(&untagged(&String::from_utf8_lossy(body))));
            lead.extend(words.filter(|words| !words.is_empty()));
        }
        f.write_str(&join(lead, ": "))?;
        let id = request_id.as_deref().map(|id| format!("request id {}", line(id)));
        let tried = (*attempts > 1).then(|| format!("after {attempts} attempts"));
        let spent = self.0.budget_spent.then(|| "no retries left for this host".to_owned());
        let notes: Vec<_> = id.into_iter().chain(tried).chain(spent).collect();
        if notes.is_empty() { Ok(()) } else { write!(f, " ({})", join(notes, ", ")) }
    }
}

/// `HTTP 404 Not Found`
pub(crate) fn status_line(status: u16) -> String {
    let reason = http::StatusCode::from_u16(status).ok().and_then(|status| status.canonical_reason());
    format!("HTTP {status} {}", reason.unwrap_or_default()).trim_end().to_owned()
}

/// Characters of what a server sent that are shown.
const MOST: usize = 300;

/// What a server sent, as one line of bearable length that cannot steer a terminal.
pub(crate) fn line(text: &str) -> String {
    line_of(text, MOST)
}

/// The words of a page; any other text as it is.
fn untagged(text: &str) -> String {
    if !text.trim_start().starts_with('<') {
        return text.to_owned();
    }
    let after = |part: &str| part.split_once('>').map_or(String::new(), |(_, words)| format!("{words} "));
    text.split('<').map(after).collect()
}

fn line_of(text: &str, most: usize) -> String {
    let shown = |c: char| if c.is_control() || c.is_whitespace() { ' ' } else { c };
    let text: String = text.chars().take(most.saturating_mul(8)).map(shown).collect();
    let text = join(text.split_whitespace(), " ");
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}...", &text[..end]),
        None => text,
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error").field("kind", &self.0.kind).field("says", &self.to_string()).finish()
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.source.as_deref().map(|source| source as _)
    }
}
