//! From a request to its answer, without I/O.

use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

use http::{HeaderValue, Request, Response, StatusCode, header};
use huaweicloud_jobs_runtime::Api;

use crate::{
    JobScript, Mode, Recorded, Script, Step, answer,
    check::{self, Values},
    credentials::Accepted,
    delivery::{Delivery, Reply},
    identity::Identity,
    progress::{Jobs, Poll},
    record::Log,
    refusal::Refusal,
    route::{self, Found},
    script::What,
};

const JSON: HeaderValue = HeaderValue::from_static("application/json;charset=utf-8");
const REQUEST_ID: &str = "x-request-id";
const IDENTITY_REQUEST_ID: &str = "x-iam-trace-id";
const HTML: HeaderValue = HeaderValue::from_static("text/html;charset=utf-8");

type Answered = Result<Response<Vec<u8>>, Refusal>;

/// Everything that the mock is.
pub(crate) struct Mocked {
    pub(crate) apis: &'static [&'static Api],
    accepted: Accepted,
    identity: Identity,
    mode: Mode,
    script: Script,
    pub(crate) log: Log,
    requests: AtomicU64,
    /// How many requests are being answered.
    pub(crate) in_flight: AtomicUsize,
    jobs: Jobs,
}

impl Mocked {
    pub(crate) fn new(
        apis: &'static [&'static Api],
        accepted: Accepted,
        identity: Identity,
        mode: Mode,
        script: Script,
        log: Log,
    ) -> Self {
        Self {
            apis,
            accepted,
            identity,
            mode,
            script,
            log,
            requests: AtomicU64::new(0),
            in_flight: AtomicUsize::new(0),
            jobs: Jobs::default(),
        }
    }

    /// Answers a request and records it.
    pub(crate) fn respond(&self, request: Request<Vec<u8>>) -> Reply {
        let request_id = format!("{:032x}", self.requests.fetch_add(1, Ordering::Relaxed) + 1);
        let found = route::find(self.apis, request.method().as_str(), request.uri().path());
        let api = match &found {
            Found::Api(api, _) => Some(*api),
            Found::OtherMethod(_) | Found::Nothing => None,
        };
        let of_identity = match found {
            Found::Nothing => self.identity.respond(self.apis, &self.accepted, &request),
            Found::Api(..) | Found::OtherMethod(_) => None,
        };
        let id_header = if of_identity.is_some() { IDENTITY_REQUEST_ID } else { REQUEST_ID };
        let (answered, delivery) = match of_identity {
            Some(answered) => (answered, Delivery::default()),
            None => match self.accept(found, &request) {
                Ok((api, values)) => self.job(api, &values, &request),
                Err(refusal) => (Err(refusal), Delivery::default()),
            },
        };
        let mut response = answered.unwrap_or_else(|refusal| refusal.into_response(&request_id));
        let headers = response.headers_mut();
        headers.entry(header::CONTENT_TYPE).or_insert(JSON);
        if let Ok(id) = HeaderValue::from_str(&request_id) {
            headers.insert(id_header, id);
        }
        let status = if delivery.reset { 0 } else { response.status().as_u16() };
        let in_flight = self.in_flight.load(Ordering::Relaxed);
        self.log.add(Recorded::new(&request, api, status, in_flight));
        Reply { response, delivery }
    }

    /// The gateway's part: is there such an API, who asks, and is the request complete?
    fn accept(&self, found: Found, request: &Request<Vec<u8>>) -> Result<(&'static Api, Values), Refusal> {
        let (api, path) = match found {
            Found::Api(api, path) => (api, path),
            Found::OtherMethod(api) => {
                let message = format!("The API has no method {}", request.method());
                let refusal = Refusal::new(StatusCode::METHOD_NOT_ALLOWED, "APIGW.0101", message);
                return Err(Refusal { allow: Some(api.method), ..refusal });
            }
            Found::Nothing => {
                let message = "The API does not exist or has not been published in the environment";
                return Err(Refusal::new(StatusCode::NOT_FOUND, "APIGW.0101", message));
            }
        };
        self.accepted.check(request)?;
        let values = check::values(api, request, path)?;
        Ok((api, values))
    }

    /// The service's part: an answer, and how it is sent.
    fn job(&self, api: &'static Api, values: &Values, request: &Request<Vec<u8>>) -> (Answered, Delivery) {
        let part = self.script.part_for(api, values);
        if part.and_then(JobScript::job).is_none()
            && let Err(refusal) = answer::refuse_unknown(api, values)
        {
            return (Err(refusal), Delivery::default());
        }
        let poll = self.jobs.poll(&self.script, part, api, values);
        let answered = match poll.step() {
            Some(step) => self.play(step, api, values, &poll, request),
            None => Ok(Response::new(self.standing(api, values, &poll))),
        };
        (answered, poll.delivery())
    }

    fn play(
        &self,
        step: &Step,
        api: &'static Api,
        values: &Values,
        poll: &Poll<'_>,
        request: &Request<Vec<u8>>,
    ) -> Answered {
        match &step.what {
            What::Error { status, code, message, retry_after } => {
                let status = StatusCode::from_u16(*status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
                let usual = Refusal::usual(status);
                Err(Refusal {
                    code: code.clone().map_or(usual.code, Into::into),
                    message: message.clone().unwrap_or(usual.message),
                    retry_after: retry_after.clone(),
                    ..usual
                })
            }
            What::NotFound => Err(Refusal::not_found(api)),
            What::ExpireToken if self.accepted.expire(request) => Err(Refusal::expired()),
            What::Html(status) => Ok(html(StatusCode::from_u16(*status).unwrap_or(StatusCode::BAD_GATEWAY))),
            What::Job(_) | What::ExpireToken | What::Reset => {
                Ok(Response::new(self.standing(api, values, poll)))
            }
        }
    }

    /// The job as it stands.
    fn standing(&self, api: &'static Api, values: &Values, poll: &Poll<'_>) -> Vec<u8> {
        let position = poll.position.as_ref();
        // A fault that says something of the job says it instead of the script.
        if let Some(Step { what: What::Job(said), .. }) = poll.fault
            && (said.status.is_some() || position.is_some())
        {
            let state = position.map_or_else(|| said.clone(), |position| said.after(&position.state));
            return answer::scripted(
                api,
                values,
                &state,
                position.map_or(0.5, |position| position.done),
                &poll.times,
            );
        }
        match (position, &self.mode) {
            (Some(position), _) => answer::scripted(api, values, &position.state, position.done, &poll.times),
            (None, Mode::Examples) => answer::example(api, values),
            (None, Mode::Lifecycle(lifecycle)) => {
                answer::lifecycle(api, values, lifecycle, poll.answers, &poll.times)
            }
        }
    }
}

fn html(status: StatusCode) -> Response<Vec<u8>> {
    let body = format!("<html><body><h1>{status}</h1></body></html>\n");
    let mut response = Response::new(body.into_bytes());
    *response.status_mut() = status;
    response.headers_mut().insert(header::CONTENT_TYPE, HTML);
    response
}
