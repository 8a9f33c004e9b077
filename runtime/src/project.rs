//! Which project a region has: one GET, without I/O.

use http::{Request, Response, header};
use serde_json::Value;

use crate::{BaseUrl, Error, RequestError, uri::encode};

pub(crate) fn request(identity: &BaseUrl, region: &str) -> Result<Request<Vec<u8>>, Error> {
    let address = format!("{identity}/v3/projects?name={}", encode(region));
    let request = Request::get(address).header(header::ACCEPT, "application/json").body(Vec::new());
    request
        .map_err(|_| RequestError::BaseUrl { url: identity.to_string(), problem: "it is not a URL" }.into())
}

/// The id of the one project in an answer.
pub(crate) fn read(answer: &Response<Vec<u8>>, region: &str) -> Result<String, Error> {
    if !answer.status().is_success() {
        return Err(Error::of_answer(answer));
    }
    let said: Value = serde_json::from_slice(answer.body()).unwrap_or_default();
    let Some(projects) = said.get("projects").and_then(Value::as_array) else {
        return Err(Error::unexpected(answer.status(), "the answer has no list of projects"));
    };
    let mut found: Vec<String> =
        projects.iter().filter_map(|project| Some(project.get("id")?.as_str()?.to_owned())).collect();
    match found.len() {
        1 => Ok(found.remove(0)),
        _ => Err(RequestError::Project { region: Some(region.to_owned()), found }.into()),
    }
}
