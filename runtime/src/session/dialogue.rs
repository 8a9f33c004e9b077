use std::time::{Duration, SystemTime};

use http::Response;
use zeroize::Zeroize as _;

use super::{Call, Purpose, Reader, RetryPolicy, Settings};
use crate::{
    CredentialsError, Error, ErrorKind, Hosts, Lease, Login, LoginContext, LoginStep,
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
    /// How often the last request was sent.
    attempts: u32,
}

/// What comes next in a login.
pub(crate) enum Turn<T> {
    /// A request.
    Send(T),
    /// Nothing, these are the credentials.
    Done(Lease),
}

/// What a login is told, whatever the status; and what sort of error that is, if it is one.
pub(crate) struct Told {
    answer: Response<Vec<u8>>,
    refusal: Option<Error>,
}

/// Keeps every answer.
pub(crate) struct Whatever;

impl Reader for Whatever {
    type Kept = Told;

    fn read(&self, answer: Response<Vec<u8>>) -> Result<Told, Error> {
        let refusal = (!answer.status().is_success()).then(|| Error::of_answer(&answer));
        Ok(Told { answer, refusal })
    }

    fn refusal(told: &mut Told) -> Option<&mut Error> {
        told.refusal.as_mut()
    }
}

impl<'a> Dialogue<'a> {
    pub(crate) fn new(
        settings: &'a Settings,
        login: &'a dyn Login,
        identity: Option<&'static Hosts>,
    ) -> Self {
        Self { settings, login, identity, answers: Vec::new(), attempts: 0 }
    }

    /// The course of the next request, or the credentials.
    pub(crate) fn next(&mut self) -> Result<Turn<Call<'a, Whatever>>, Error> {
        let turn = self.step().map_err(|mut error| {
            error.note(self.attempts, &[]);
            match error.kind() {
                // Nothing was tried.
                ErrorKind::InvalidRequest => error,
                _ => error.of_login(&self.topic()),
            }
        })?;
        let policy =
            if self.login.is_repeatable() { self.settings.retries.clone() } else { RetryPolicy::none() };
        Ok(match turn {
            Turn::Done(lease) => Turn::Done(lease),
            Turn::Send(ready) => {
                let call = Call::new(self.settings, Purpose::Login, ready, policy, Whatever);
                Turn::Send(call.within(self.login.timeout().unwrap_or(Duration::MAX)))
            }
        })
    }

    /// Takes in what the last request has brought.
    pub(crate) fn answered(&mut self, told: Result<Told, Error>) -> Result<(), Error> {
        let Told { mut answer, refusal } = told.map_err(|error| error.of_login(&self.topic()))?;
        self.attempts = refusal.map_or(1, |refusal| refusal.attempts());
        // One of them may be the secret.
        answer.headers_mut().values_mut().for_each(|value| value.set_sensitive(true));
        self.answers.push(answer);
        Ok(())
    }

    /// The next request, for each of the hosts that it can be sent to.
    fn step(&self) -> Result<Turn<Vec<http::Request<Vec<u8>>>>, Error> {
        let mut ready: Vec<http::Request<Vec<u8>>> = Vec::new();
        for identity in self.settings.identities(self.identity) {
            let context = LoginContext::new(self.settings.region(), identity, SystemTime::now());
            match self.login.next(&context, &self.answers).map_err(known)? {
                LoginStep::Done(lease) => return Ok(Turn::Done(proper(lease)?)),
                LoginStep::Send(_) if self.answers.len() >= MOST_REQUESTS => {
                    return Err(CredentialsError::Provider("it does not come to an end".to_owned()).into());
                }
                LoginStep::Send(request) => {
                    self.settings.refuse_to_expose_login(request.uri())?;
                    // A login may have an address of its own.
                    if ready.iter().all(|known| known.uri() != request.uri()) {
                        ready.push(request);
                    }
                }
            }
        }
        Ok(Turn::Send(ready))
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
