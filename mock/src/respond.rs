//! From a request to its answer, without I/O.

use std::{
    collections::BTreeMap,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

use http::{HeaderValue, Request, Response, StatusCode, header};
use huaweicloud_jobs_runtime::Api;

use crate::{
    Mode, Recorded, answer,
    check::{self, Values},
    credentials::Accepted,
    record::Log,
    refusal::Refusal,
    route::{self, Found},
};

/// Everything that the mock is.
pub(crate) struct Mocked {
    pub(crate) apis: &'static [&'static Api],
    accepted: Accepted,
    mode: Mode,
    pub(crate) log: Log,
    requests: AtomicU64,
    /// How often each job was asked for.
    polls: Mutex<BTreeMap<String, u32>>,
}

impl Mocked {
    pub(crate) fn new(apis: &'static [&'static Api], accepted: Accepted, mode: Mode, log: Log) -> Self {
        Self { apis, accepted, mode, log, requests: AtomicU64::new(0), polls: Mutex::default() }
    }

    /// Answers a request and records it.
    pub(crate) fn respond(&self, request: Request<Vec<u8>>) -> Response<Vec<u8>> {
        let request_id = format!("{:032x}", self.requests.fetch_add(1, Ordering::Relaxed) + 1);
        let found = route::find(self.apis, request.method().as_str(), request.uri().path());
        let api = match &found {
            Found::Api(api, _) => Some(*api),
            Found::OtherMethod(_) | Found::Nothing => None,
        };
        let mut response = match self.accept(found, &request) {
            Ok((api, values)) => Response::new(self.job(api, &values)),
            Err(refusal) => refusal.into_response(&request_id),
        };
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json;charset=utf-8"));
        if let Ok(id) = HeaderValue::from_str(&request_id) {
            headers.insert("x-request-id", id);
        }
        self.log.add(Recorded::new(&request, api, response.status().as_u16()));
        response
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
        answer::refuse_unknown(api, &values)?;
        Ok((api, values))
    }

    /// The service's part.
    fn job(&self, api: &'static Api, values: &Values) -> Vec<u8> {
        match &self.mode {
            Mode::Examples => answer::example(api, values),
            Mode::Lifecycle(lifecycle) => answer::lifecycle(api, values, lifecycle, self.poll(api, values)),
        }
    }

    /// How often this job was asked for before. A further page of the same answer is not a further poll.
    fn poll(&self, api: &Api, values: &Values) -> u32 {
        let (mut job, mut further_page) = (api.id.to_owned(), false);
        for parameter in api.parameters {
            let Some(value) = values.get(parameter.name) else { continue };
            match &api.paging {
                Some(paging) if parameter.name == paging.limit => {}
                Some(paging) if parameter.name == paging.offset => further_page = value != "0",
                _ => job.extend(["\n", value]),
            }
        }
        let mut polls = self.polls.lock().unwrap_or_else(PoisonError::into_inner);
        let count = polls.entry(job).or_default();
        if further_page {
            return count.saturating_sub(1);
        }
        *count += 1;
        *count - 1
    }
}
