//! The service that gives out tokens and knows the projects, and the metadata service of a cloud server.

use std::time::{Duration, SystemTime};

use http::{HeaderValue, Method, Request, Response, StatusCode};
use huaweicloud_jobs_runtime::{Api, Json, Secret};
use serde_json::json;

use crate::{check::query, clock::text, credentials::Accepted, refusal::Refusal};

/// What it knows.
pub(crate) struct Identity {
    pub(crate) user: String,
    pub(crate) password: Secret,
    pub(crate) account: String,
    /// How long what it gives out is valid.
    pub(crate) lifetime: Duration,
    /// Ids and names. Left out, every name has a project.
    pub(crate) projects: Option<Vec<(String, String)>>,
}

const METADATA_TOKEN: &str = "mock-metadata-token";
/// The project that every region has unless the builder says otherwise.
pub const PROJECT_ID: &str = "063a3158b1a34710b36ad208b9497d00";

type Answered = Result<Response<Vec<u8>>, Refusal>;

impl Identity {
    /// Answers a request, if it is one of those for it. A path may begin with an API's id, as those of the APIs may.
    pub(crate) fn respond(
        &self,
        apis: &[&'static Api],
        accepted: &Accepted,
        request: &Request<Vec<u8>>,
    ) -> Option<Answered> {
        let path = request.uri().path();
        let pinned = apis.iter().find_map(|api| path.strip_prefix('/')?.strip_prefix(api.id));
        let header = |name| request.headers().get(name).map(HeaderValue::as_bytes);
        Some(match (request.method(), pinned.unwrap_or(path)) {
            (&Method::POST, "/v3/auth/tokens") => self.log_in(accepted, request.body()),
            (&Method::GET, "/v3/projects") => accepted.check(request).map(|()| {
                let query = query(request.uri().query().unwrap_or_default());
                ok(json!({ "links": {}, "projects": self.named(query.get("name").map(String::as_str)) }))
            }),
            (&Method::PUT, "/meta-data/latest/api/token") => match header("x-metadata-token-ttl-seconds") {
                Some(_) => Ok(Response::new(METADATA_TOKEN.into())),
                None => Err(Refusal::bad_request("X-Metadata-Token-Ttl-Seconds is missing.")),
            },
            (&Method::GET, "/openstack/latest/securitykey") => match header("x-metadata-token") {
                Some(token) if token != METADATA_TOKEN.as_bytes() => {
                    Err(Refusal::new(StatusCode::UNAUTHORIZED, "MOCK.0401", "The metadata token is wrong."))
                }
                _ => Ok(self.temporary_keys(accepted)),
            },
            _ => return None,
        })
    }

    fn log_in(&self, accepted: &Accepted, body: &[u8]) -> Answered {
        let Ok(asked) = serde_json::from_slice::<Json>(body) else {
            return Err(Refusal::identity(StatusCode::BAD_REQUEST, "The request body is invalid."));
        };
        let said = |path: &str| asked.pointer(path).and_then(Json::as_str);
        let user = "/auth/identity/password/user";
        let known = said("/auth/identity/methods/0") == Some("password")
            && said(&format!("{user}/name")) == Some(&self.user)
            && said(&format!("{user}/password")) == Some(self.password.expose())
            && said(&format!("{user}/domain/name")) == Some(&self.account);
        if !known {
            let message = "The username or password is wrong.";
            return Err(Refusal::identity(StatusCode::UNAUTHORIZED, message));
        }
        let mut token = json!({
            "methods": ["password"],
            "user": { "name": self.user, "domain": { "name": self.account } },
        });
        let project = match (said("/auth/scope/project/id"), said("/auth/scope/project/name")) {
            (Some(id), _) => self.named(None).into_iter().find(|project| project["id"] == id),
            (None, Some(name)) => self.named(Some(name)).into_iter().next(),
            (None, None) if asked.pointer("/auth/scope/domain").is_some() => Some(Json::Null),
            (None, None) => None,
        };
        match project {
            Some(Json::Null) => {}
            Some(project) => token["project"] = project,
            None => return Err(Refusal::identity(StatusCode::NOT_FOUND, "Could not find the project.")),
        }
        let now = accepted.clock.now();
        let expires = now + self.lifetime;
        token["issued_at"] = text(now).into();
        token["expires_at"] = text(expires).into();
        let mut response = ok(json!({ "token": token }));
        *response.status_mut() = StatusCode::CREATED;
        if let Ok(token) = HeaderValue::from_str(&accepted.give_token(expires)) {
            response.headers_mut().insert("x-subject-token", token);
        }
        Ok(response)
    }

    fn named(&self, name: Option<&str>) -> Vec<Json> {
        let project = |id: &str, name: &str| json!({ "id": id, "name": name, "enabled": true });
        match &self.projects {
            None => vec![project(PROJECT_ID, name.unwrap_or("mock-region"))],
            Some(projects) => {
                let wanted = projects.iter().filter(|(_, known)| name.is_none_or(|name| name == known));
                wanted.map(|(id, name)| project(id, name)).collect()
            }
        }
    }

    fn temporary_keys(&self, accepted: &Accepted) -> Response<Vec<u8>> {
        let expires: SystemTime = accepted.clock.now() + self.lifetime;
        let [access, secret, token] = accepted.give_keys(expires);
        ok(json!({ "credential": {
            "access": access, "secret": secret, "securitytoken": token, "expires_at": text(expires),
        } }))
    }
}

fn ok(json: Json) -> Response<Vec<u8>> {
    Response::new(json.to_string().into_bytes())
}
