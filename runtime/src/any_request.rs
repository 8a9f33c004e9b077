//! Requests without their type: what the clients work on, so that they are compiled here, once, and not in each program for each API.

use crate::{Answer, Api, BaseUrl, DynamicResponse, Request, RequestError};

/// A request of any type.
pub(crate) trait AnyRequest: Sync {
    fn any_api(&self) -> &'static Api;
    fn any_values(&self) -> &[Option<String>];
    fn any_response(&self) -> DynamicResponse;
    fn any_http(&self, base: &BaseUrl) -> Result<http::Request<Vec<u8>>, RequestError>;
}

impl<R: Request> AnyRequest for R {
    fn any_api(&self) -> &'static Api {
        self.api()
    }

    fn any_values(&self) -> &[Option<String>] {
        self.values()
    }

    fn any_response(&self) -> DynamicResponse {
        DynamicResponse::of(self.boxed())
    }

    fn any_http(&self, base: &BaseUrl) -> Result<http::Request<Vec<u8>>, RequestError> {
        self.to_http(base)
    }
}

impl Request for dyn AnyRequest + '_ {
    type Response = DynamicResponse;

    fn api(&self) -> &'static Api {
        self.any_api()
    }

    fn values(&self) -> &[Option<String>] {
        self.any_values()
    }

    fn response(&self) -> DynamicResponse {
        self.any_response()
    }

    fn boxed(&self) -> Box<dyn crate::Structure> {
        self.any_response().into_boxed()
    }

    fn to_http(&self, base: &BaseUrl) -> Result<http::Request<Vec<u8>>, RequestError> {
        self.any_http(base)
    }
}

impl Answer<DynamicResponse> {
    /// The answer to a request as that one's.
    pub(crate) fn typed<R: Request>(self, request: &R) -> Answer<R::Response> {
        // The request itself has made the structure, so it is of this type.
        self.map(|response| response.downcast().unwrap_or_else(|| request.response()))
    }
}
