use std::time::{Duration, SystemTime};

use http::{Response, header};
use zeroize::Zeroize as _;

use super::{Settings, settings::USER_AGENT};
use crate::{
    CredentialsError, Error, Hosts, Login, LoginContext, LoginStep,
    lease::{proper, words},
};

/// More requests than any login takes.
const MOST_REQUESTS: usize = 10;

/// A login under way, whoever sends its requests.
pub(crate) struct Dialogue<'a> {
    settings: &'a Settings,
    login: &'a dyn Login,
    identity: Option<&'static Hosts>,
    answers: Vec<Response<Vec<u8>>>,
}

impl<'a> Dialogue<'a> {
    pub(crate) fn new(
        settings: &'a Settings,
        login: &'a dyn Login,
        identity: Option<&'static Hosts>,
    ) -> Self {
        Self { settings, login, identity, answers: Vec::new() }
    }

    /// How long a request may take.
    pub(crate) fn within(&self) -> Duration {
        self.settings.timeout.min(self.login.timeout().unwrap_or(Duration::MAX))
    }

    /// The next request, ready to be sent, or the credentials.
    pub(crate) fn next(&mut self) -> Result<LoginStep, Error> {
        self.step().map_err(|error| error.during(&self.topic()))
    }

    /// Takes in what the last request has brought.
    pub(crate) fn answered(&mut self, answer: Result<Response<Vec<u8>>, Error>) -> Result<(), Error> {
        let mut answer = answer.map_err(|error| error.during(&self.topic()))?;
        // One of them may be the secret.
        answer.headers_mut().values_mut().for_each(|value| value.set_sensitive(true));
        self.answers.push(answer);
        Ok(())
    }

    fn step(&self) -> Result<LoginStep, Error> {
        let identity = self.settings.identity(self.identity);
        let context = LoginContext::new(self.settings.region(), identity, SystemTime::now());
        match self.login.next(&context, &self.answers).map_err(known)? {
            LoginStep::Send(_) if self.answers.len() >= MOST_REQUESTS => {
                Err(CredentialsError::Provider("it does not come to an end".to_owned()).into())
            }
            LoginStep::Send(mut request) => {
                self.settings.refuse_to_expose_login(request.uri())?;
                request.headers_mut().insert(header::USER_AGENT, USER_AGENT);
                Ok(LoginStep::Send(request))
            }
            LoginStep::Done(lease) => Ok(LoginStep::Done(proper(lease)?)),
        }
    }

    fn topic(&self) -> String {
        format!("cannot log in as {}", self.login)
    }
}

impl Drop for Dialogue<'_> {
    fn drop(&mut self) {
        self.answers.iter_mut().for_each(|answer| answer.body_mut().zeroize());
    }
}

/// An error of ours as it is, any other in its words.
fn known(error: Box<dyn std::error::Error + Send + Sync>) -> Error {
    let error = match error.downcast::<Error>() {
        Ok(error) => return *error,
        Err(other) => other,
    };
    match error.downcast::<CredentialsError>() {
        Ok(error) => (*error).into(),
        Err(other) => CredentialsError::Provider(words(&*other)).into(),
    }
}
