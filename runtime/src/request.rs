//! Requests without I/O: from parameter values to an [`http::Request`] that any HTTP stack can send.

use std::{any::Any, fmt};

use http::{HeaderName, HeaderValue, Method, header::ACCEPT};

use crate::{Api, BaseUrl, Need, Place, RequestError, Structure, uri};

/// A request to a job API: which one, and the values of its parameters.
pub trait Request: Sync {
    /// The answer.
    type Response: Structure;
    /// The API.
    fn api(&self) -> &'static Api;
    /// The values given, in the order of [`Api::parameters`].
    fn values(&self) -> &[Option<String>];
    /// An empty answer to fill.
    fn response(&self) -> Self::Response;

    /// The same without its type.
    #[doc(hidden)]
    fn boxed(&self) -> Box<dyn Structure> {
        Box::new(self.response())
    }

    /// The request as any HTTP stack can send it. It carries no credentials yet: sign it, or add `X-Auth-Token`.
    ///
    /// # Errors
    /// A mandatory parameter is missing, or a value cannot stand where it belongs.
    fn to_http(&self, base: &BaseUrl) -> Result<http::Request<Vec<u8>>, RequestError> {
        assemble(self.api(), self.values(), base)
    }
}

/// What is sent for a parameter; `None` if nothing is.
pub(crate) fn value_at<'a>(api: &'static Api, values: &'a [Option<String>], at: usize) -> Option<&'a str> {
    let given = values.get(at).and_then(Option::as_deref);
    match api.parameters[at].need {
        Need::Fixed(fixed) => Some(fixed),
        Need::Default(default) => Some(given.unwrap_or(default)),
        Need::Credential { .. } => None,
        Need::Mandatory | Need::Optional | Need::NotEnforced { .. } => given,
    }
}

fn assemble(
    api: &'static Api,
    values: &[Option<String>],
    base: &BaseUrl,
) -> Result<http::Request<Vec<u8>>, RequestError> {
    let missing: Vec<_> = (0..api.parameters.len())
        .filter(|&at| api.parameters[at].need == Need::Mandatory)
        .filter(|&at| value_at(api, values, at).is_none_or(str::is_empty))
        .map(|at| api.parameters[at].name)
        .collect();
    if !missing.is_empty() {
        return Err(RequestError::Missing { api: api.id, parameters: missing });
    }
    let uri = uri::build(api, |at| value_at(api, values, at), base)?;
    let unfit = |parameter, problem| RequestError::Unfit { api: api.id, parameter, problem };
    let mut request = http::Request::new(Vec::new());
    *request.method_mut() = Method::from_bytes(api.method.as_bytes()).unwrap_or_default();
    *request.uri_mut() = uri.try_into().map_err(|_| unfit("uri", "the address is not valid"))?;
    request.headers_mut().insert(ACCEPT, HeaderValue::from_static("application/json"));
    for (at, parameter) in api.parameters.iter().enumerate() {
        let (Place::Header, Some(value)) = (parameter.place, value_at(api, values, at)) else { continue };
        let unfit = || unfit(parameter.name, "it has a character that a header cannot carry");
        let name = HeaderName::from_bytes(parameter.name.as_bytes()).map_err(|_| unfit())?;
        request.headers_mut().insert(name, HeaderValue::from_str(value).map_err(|_| unfit())?);
    }
    Ok(request)
}

/// Prints a request for `Debug`: the operation and the values given.
pub fn debug_request(request: &(impl Request + ?Sized), f: &mut fmt::Formatter<'_>) -> fmt::Result {
    debug(request.api(), request.values(), f)
}

fn debug(api: &'static Api, values: &[Option<String>], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut out = f.debug_struct(api.operation);
    for (parameter, value) in api.parameters.iter().zip(values) {
        if let Some(value) = value {
            out.field(parameter.name, value);
        }
    }
    out.finish()
}

/// A request to an API that is chosen at run time, as the command line does.
///
/// ```
/// # fn demo(api: &'static huaweicloud_jobs_runtime::Api) -> Result<(), huaweicloud_jobs_runtime::RequestError> {
/// use huaweicloud_jobs_runtime::DynamicRequest;
///
/// let request = DynamicRequest::new(api).with("project_id", "063a31")?.with("job_id", "JOB17c")?;
/// # Ok(()) }
/// ```
#[derive(Clone)]
pub struct DynamicRequest {
    api: &'static Api,
    values: Vec<Option<String>>,
}

impl DynamicRequest {
    /// A request without any values.
    pub fn new(api: &'static Api) -> Self {
        Self { api, values: vec![None; api.parameters.len()] }
    }

    /// The same request, without its type: requests of several APIs have one type then. Their answers keep theirs; see
    /// [`DynamicResponse::downcast_ref`].
    pub fn of(request: &impl Request) -> Self {
        Self { api: request.api(), values: request.values().to_vec() }
    }

    /// Gives a parameter's value.
    ///
    /// # Errors
    /// The API has no such parameter, it is not the caller's to give, or the value is not of its type.
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Result<Self, RequestError> {
        let value = value.into();
        let found = self.api.parameter(name).filter(|(_, parameter)| parameter.need.is_settable());
        let Some((at, parameter)) = found else {
            return Err(RequestError::Unknown { api: self.api.id, parameter: name.to_owned() });
        };
        let problem = match parameter.kind.to_ascii_lowercase().as_str() {
            "integer" | "long" if value.parse::<i64>().is_err() => Some("it is not an integer"),
            "number" | "double" | "float" if value.parse::<f64>().is_err() => Some("it is not a number"),
            "boolean" if value.parse::<bool>().is_err() => Some("it is neither true nor false"),
            _ => None,
        };
        if let Some(problem) = problem {
            return Err(RequestError::Unfit { api: self.api.id, parameter: parameter.name, problem });
        }
        self.values[at] = Some(value);
        Ok(self)
    }
}

impl Request for DynamicRequest {
    type Response = DynamicResponse;

    fn api(&self) -> &'static Api {
        self.api
    }

    fn values(&self) -> &[Option<String>] {
        &self.values
    }

    fn response(&self) -> DynamicResponse {
        DynamicResponse((self.api.response)())
    }
}

impl fmt::Debug for DynamicRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        debug_request(self, f)
    }
}

/// The answer of an API that was chosen at run time.
///
/// It is of the type that is documented for the API, and can be had as such:
///
/// ```
/// use huaweicloud_jobs_runtime::{Answer, DynamicResponse, Structure};
///
/// fn typed<T: Structure>(answer: &Answer<DynamicResponse>) -> Option<&T> {
///     answer.downcast_ref::<T>()
/// }
/// ```
pub struct DynamicResponse(Box<dyn Structure>);

impl DynamicResponse {
    #[cfg(any(feature = "client", feature = "blocking"))]
    pub(crate) fn of(response: Box<dyn Structure>) -> Self {
        Self(response)
    }

    #[cfg(any(feature = "client", feature = "blocking"))]
    pub(crate) fn into_boxed(self) -> Box<dyn Structure> {
        self.0
    }

    #[cfg(any(feature = "client", feature = "blocking"))]
    pub(crate) fn downcast<T: Structure>(self) -> Option<T> {
        let any: Box<dyn Any> = self.0;
        any.downcast().ok().map(|typed| *typed)
    }

    /// The answer as its own type, if it is of this one.
    pub fn downcast_ref<T: Structure>(&self) -> Option<&T> {
        let any: &dyn Any = &*self.0;
        any.downcast_ref()
    }
}

impl Structure for DynamicResponse {
    fn shape(&self) -> &'static crate::Shape {
        self.0.shape()
    }

    fn slot(&mut self, field: usize) -> crate::Slot<'_> {
        self.0.slot(field)
    }

    fn value(&self, field: usize) -> crate::Value<'_> {
        self.0.value(field)
    }
}

impl fmt::Debug for DynamicResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        crate::debug(self, f)
    }
}
