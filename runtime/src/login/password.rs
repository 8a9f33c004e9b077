use std::{
    error::Error as StdError,
    fmt::{self, Write as _},
};

use http::{Request, Response, StatusCode, header};
use serde_json::{Value, json};
use zeroize::Zeroize as _;

use super::{Login, LoginContext, LoginStep};
use crate::{Credentials, Error, Lease, RequestError, Secret, Time};

/// Room for all of the body but what the user gives: it must not grow, which would leave copies behind.
const FRAME: usize = 512;
const TOKEN: &str = "x-subject-token";
const HINT: &str = "check the password; the user is the name of an IAM user, the account is the name of the account that the user belongs to, which people \
                    mix up; a HUAWEI ID itself cannot log in, only an IAM user of its account; access keys are the alternative";

/// Obtains a token with the name and the password of an IAM user.
///
/// The token is for one project: that of the client's region unless told otherwise. It is valid for 24 hours, and the client obtains the next
/// one in time. `Debug` shows no secret.
///
/// ```
/// use huaweicloud_jobs_runtime::{Credentials, PasswordLogin};
///
/// let login = PasswordLogin::new("robot", "hunter2", "acme");
/// assert_eq!(login.to_string(), r#"the IAM user "robot" of the account "acme""#);
/// let credentials = Credentials::login(login);
/// assert!(!format!("{credentials:?}").contains("hunter2"));
/// ```
#[derive(Clone, Debug)]
pub struct PasswordLogin {
    user: String,
    password: Secret,
    account: String,
    scope: Scope,
}

/// What the token is for.
#[derive(Clone, Debug)]
enum Scope {
    Region,
    ProjectId(String),
    ProjectName(String),
    Account,
}

impl PasswordLogin {
    /// An IAM user's name and password, and the name of the account that the user belongs to.
    pub fn new(user: impl Into<String>, password: impl Into<Secret>, account: impl Into<String>) -> Self {
        Self { user: user.into(), password: password.into(), account: account.into(), scope: Scope::Region }
    }

    /// Asks for a token for the project with this id.
    #[must_use]
    pub fn project_id(self, id: impl Into<String>) -> Self {
        Self { scope: Scope::ProjectId(id.into()), ..self }
    }

    /// Asks for a token for the project with this name: a region's, or `<region>_<name>` for one below it.
    #[must_use]
    pub fn project_name(self, name: impl Into<String>) -> Self {
        Self { scope: Scope::ProjectName(name.into()), ..self }
    }

    /// Asks for a token for the whole account, which global services want.
    #[must_use]
    pub fn account_wide(self) -> Self {
        Self { scope: Scope::Account, ..self }
    }

    fn request(
        &self,
        context: &LoginContext<'_>,
    ) -> Result<Request<Vec<u8>>, Box<dyn StdError + Send + Sync>> {
        let address = format!("{}/v3/auth/tokens?nocatalog=true", context.identity()?);
        let request = Request::post(address).header(header::CONTENT_TYPE, "application/json;charset=utf8");
        Ok(request.body(self.body(context)?)?)
    }

    /// What may help, where the service refuses.
    fn explain(&self, answer: &Response<Vec<u8>>, error: Error) -> Error {
        let scope = match &self.scope {
            Scope::ProjectId(project) | Scope::ProjectName(project) => format!("the project {project:?}"),
            Scope::Region => "the project of the region".to_owned(),
            Scope::Account => "the account".to_owned(),
        };
        match answer.status() {
            StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => error.with_hint(HINT),
            StatusCode::NOT_FOUND => error.with_hint(&format!(
                "the login is for {scope}: check that it is there and that the user may use it"
            )),
            _ => error,
        }
    }

    fn body(&self, context: &LoginContext<'_>) -> Result<Vec<u8>, Box<dyn StdError + Send + Sync>> {
        let scope = match (&self.scope, context.region()) {
            (Scope::ProjectId(id), _) => json!({ "project": { "id": id } }),
            (Scope::ProjectName(name), _) => json!({ "project": { "name": name } }),
            (Scope::Account, _) => json!({ "domain": { "name": self.account } }),
            (Scope::Region, Some(region)) => json!({ "project": { "name": region } }),
            (Scope::Region, None) => {
                return Err(Error::from(RequestError::Project { region: None, found: Vec::new() }).into());
            }
        };
        let mut json = json!({ "auth": {
            "identity": {
                "methods": ["password"],
                "password": { "user": {
                    "name": self.user,
                    "password": self.password.expose(),
                    "domain": { "name": self.account },
                } },
            },
            "scope": scope,
        } });
        // A character becomes six at most.
        let given = self.user.len() + self.password.expose().len() + 3 * self.account.len();
        let mut body = String::with_capacity(FRAME + 6 * given);
        let written = write!(body, "{json}");
        if let Some(Value::String(copy)) = json.pointer_mut("/auth/identity/password/user/password") {
            copy.zeroize();
        }
        written?;
        Ok(body.into_bytes())
    }
}

impl Login for PasswordLogin {
    fn next(
        &self,
        context: &LoginContext<'_>,
        answers: &[Response<Vec<u8>>],
    ) -> Result<LoginStep, Box<dyn StdError + Send + Sync>> {
        Ok(match answers {
            [] => LoginStep::Send(self.request(context)?),
            [answer, ..] => LoginStep::Done(lease(answer).map_err(|error| self.explain(answer, error))?),
        })
    }
}

fn lease(answer: &Response<Vec<u8>>) -> Result<Lease, Error> {
    if !answer.status().is_success() {
        return Err(Error::of_answer(answer));
    }
    let token = answer.headers().get(TOKEN).and_then(|token| token.to_str().ok());
    let Some(token) = token.filter(|token| !token.is_empty()) else {
        return Err(Error::unexpected(answer.status(), "the answer has no token in X-Subject-Token"));
    };
    let said: Value = serde_json::from_slice(answer.body()).unwrap_or_default();
    // A token of which this is not known is used until it is refused.
    let expires = said.pointer("/token/expires_at").and_then(Value::as_str);
    let expires = expires.and_then(|time| Time::from(time).to_system_time().ok().flatten());
    let credentials = Credentials::token(token);
    let lease = match expires {
        Some(expires) => Lease::until(credentials, expires),
        None => credentials.into(),
    };
    Ok(match said.pointer("/token/project/id").and_then(Value::as_str) {
        Some(id) => lease.with_project_id(id),
        None => lease,
    })
}

impl fmt::Display for PasswordLogin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the IAM user {:?} of the account {:?}", self.user, self.account)
    }
}
