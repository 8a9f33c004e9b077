//! A client that blocks, on a light HTTP library and without any runtime.
//!
//! [`Client`] does what the asynchronous client does, with the same builder, in the same words and by the same
//! [rules of waiting](crate::wait).

mod driver;
mod gate;
mod items;
mod transport;
mod wait;
mod watch;

use std::{
    fmt,
    sync::Arc,
    thread,
    time::{Instant, SystemTime},
};

use self::{gate::Gate, transport::Transport};
pub use self::{items::Items, wait::Wait, watch::Watch};
use crate::{
    Answer, ClientBuilder, DynamicResponse, Error, Hosts, Lease, Login, Paged, Pages, Request, RetryPolicy,
    any_request::AnyRequest,
    lease::Source,
    page,
    session::{Call, Dialogue, Next, Reader, Settings, Turn, ask, look_up},
    wait::{SavedWait, SavedWaitError},
};

/// Sends requests and reads their answers, and blocks meanwhile. Cheap to clone; clones share their connections, also between
/// threads.
///
/// It follows no redirects. What comes to nothing for a reason that passes is sent again as the [`RetryPolicy`] says; and where
/// credentials from a [provider](crate::Credentials::provider) or a
/// [login](crate::Credentials::login) are not accepted, it asks for new ones and sends the request once more.
///
/// ```no_run
/// # fn demo(request: impl huaweicloud_jobs_runtime::Request) -> Result<(), huaweicloud_jobs_runtime::Error> {
/// use huaweicloud_jobs_runtime::{Credentials, blocking::Client};
///
/// let client = Client::builder().region("cn-north-4").credentials(Credentials::from_env()?).build_blocking()?;
/// let answer = client.send(&request)?;
/// println!("{}", answer.job().phase);
/// # Ok(()) }
/// ```
#[derive(Clone)]
pub struct Client(Arc<Inner>);

struct Inner {
    settings: Settings,
    leases: Gate<Arc<Lease>>,
    projects: Gate<String>,
    transport: Transport,
}

impl Client {
    /// What a client can be told. [`build_blocking`](ClientBuilder::build_blocking) makes it.
    pub fn builder() -> ClientBuilder {
        ClientBuilder::default()
    }

    pub(crate) fn new(settings: Settings) -> Self {
        let transport = Transport::new(settings.limits);
        let (leases, projects) = (Gate::new(), Gate::new());
        Self(Arc::new(Inner { settings, leases, projects, transport }))
    }

    /// Sends a request and reads the answer.
    ///
    /// # Errors
    /// The request could not be made, the service could not be reached in time, it refused, or its answer is not what the
    /// documentation says: see [`ErrorKind`](crate::ErrorKind).
    pub fn send<R: Request>(&self, request: &R) -> Result<Answer<R::Response>, Error> {
        Ok(self.call(request, &self.0.settings.retries, None)?.typed(request))
    }

    /// Sends a request for each page of the answer, and puts the pages together to one answer.
    ///
    /// It is one request where the API has no paging, or where the caller gave a limit or an offset himself. The timeout is
    /// for each request. [`Answer::body`] is the first page's.
    ///
    /// # Errors
    /// As with [`send`](Self::send), for any of the pages; and the list does not end.
    pub fn send_all<R: Request>(&self, request: &R) -> Result<Answer<R::Response>, Error> {
        Ok(self.pages(request, &self.0.settings.retries, None)?.typed(request))
    }

    /// The items of all pages, one after the other; a page is asked for when its first item is. A limit in the request is the
    /// size of the pages, an offset where they begin.
    pub fn items<'c, R: Paged>(&'c self, request: &'c R) -> Items<'c, R> {
        Items::new(self, request)
    }

    /// Waits until a job has ended: asks again and again, for all pages, and gives the last answer if it ended well. Nothing happens
    /// until [`run`](Wait::run) is called.
    ///
    /// It waits for 30 minutes unless told otherwise, and is over at the latest one request's
    /// [`timeout`](ClientBuilder::timeout) after that. What ends a wait is told in [`wait`](crate::wait).
    ///
    /// ```no_run
    /// # fn demo(client: &huaweicloud_jobs_runtime::blocking::Client, request: impl huaweicloud_jobs_runtime::Request) {
    /// use std::time::Duration;
    ///
    /// match client.wait(&request).timeout(Duration::from_secs(600)).run() {
    ///     Ok(answer) => println!("{}", answer.job().phase),
    ///     Err(error) => println!("{error}: {:?}", error.failure()),
    /// }
    /// # }
    /// ```
    pub fn wait<'c, R: Request>(&'c self, request: &'c R) -> Wait<'c, R> {
        Wait::new(self, request)
    }

    /// Waits as [`wait`](Self::wait) does, and shows the job whenever something of it has changed, beginning with the first answer.
    ///
    /// ```no_run
    /// # fn demo(client: &huaweicloud_jobs_runtime::blocking::Client, request: impl huaweicloud_jobs_runtime::Request) {
    /// for snapshot in client.watch(&request) {
    ///     match snapshot {
    ///         Ok(snapshot) => println!("{}: {:?}", snapshot.job.phase, snapshot.changes.list),
    ///         Err(error) => println!("{error}"),
    ///     }
    /// }
    /// # }
    /// ```
    pub fn watch<'c, R: Request>(&'c self, request: &'c R) -> Watch<'c, R> {
        Watch::new(self, request)
    }

    /// Goes on with a wait that was [saved](Watch::save), here or in another process. Its clock has gone on meanwhile, and what was told
    /// before is not told again.
    ///
    /// # Errors
    /// The saved wait is not one for this request's job. Where the request is known only from it, [`SavedWait::request`] makes it.
    pub fn resume<'c, R: Request>(
        &'c self,
        request: &'c R,
        saved: &SavedWait,
    ) -> Result<Watch<'c, R>, SavedWaitError> {
        saved.fits(request)?;
        Ok(Watch::resumed(self, request, saved))
    }

    /// The project id that requests want: the one that the [builder](ClientBuilder::project_id) was given, the one that a login is for, or
    /// that of the client's region, which is looked up once.
    ///
    /// `identity` is the service that knows: `iam::HOSTS` of the generated library, or [`Api::identity`](crate::Api::identity).
    ///
    /// # Errors
    /// As with [`send`](Self::send); the region has no project, or several; or the client has no region.
    pub fn project_id(&self, identity: &'static Hosts) -> Result<String, Error> {
        let settings = &self.0.settings;
        let ask = || {
            let lease = self.lease(Some(identity), None, None)?;
            match settings.project.of(lease.as_deref()) {
                Some(id) => Ok(id),
                None => settings.project.found(self.drive(look_up(settings, identity)?, None)),
            }
        };
        self.0.projects.once(None, || settings.project.known(), ask)
    }

    /// Sends all pages, and is over at a certain time at the latest.
    fn pages(
        &self,
        request: &dyn AnyRequest,
        policy: &RetryPolicy,
        until: Option<Instant>,
    ) -> Result<Answer<DynamicResponse>, Error> {
        if page::is_single(request) {
            return self.call(request, policy, until);
        }
        let mut pages = Pages::new(request);
        let mut whole = self.call(&pages.request(), policy, until)?;
        pages.received(&whole.response)?;
        while !pages.is_done() {
            let page = self.call(&pages.request(), policy, until)?;
            pages.absorb(&mut whole.response, page.into_inner())?;
        }
        Ok(whole)
    }

    /// One request, sent again as the policy says.
    fn call(
        &self,
        request: &dyn AnyRequest,
        policy: &RetryPolicy,
        until: Option<Instant>,
    ) -> Result<Answer<DynamicResponse>, Error> {
        let call = ask(&self.0.settings, request, policy);
        call.and_then(|call| self.drive(call, until)).map_err(|error| error.of_api(request.any_api().id))
    }

    /// Sends a request until there is an answer to keep, or none to be had; and is over at a certain time at the latest.
    fn drive<R: Reader>(&self, mut call: Call<'_, R>, until: Option<Instant>) -> Result<R::Kept, Error> {
        let begun = Instant::now();
        if let Some(until) = until {
            call.over_in(until.saturating_duration_since(begun));
        }
        let span = call.span.clone();
        let _within = span.enter();
        loop {
            let lease = match call.wants() {
                Some((identity, refused)) => {
                    let until = Instant::now().checked_add(call.time_left(begun.elapsed()));
                    self.lease(identity, refused.as_ref(), until)?
                }
                None => None,
            };
            let (ready, within) = call.attempt(lease, begun.elapsed())?;
            let sent = self.0.transport.send(ready, within);
            match call.sent(sent, begun.elapsed()) {
                Next::Again(pause) => thread::sleep(pause),
                Next::Done(answer) => return answer,
            }
        }
    }

    /// The credentials to use now, other than those that were refused; none if the client has none.
    fn lease(
        &self,
        identity: Option<&'static Hosts>,
        refused: Option<&Arc<Lease>>,
        until: Option<Instant>,
    ) -> Result<Option<Arc<Lease>>, Error> {
        let Some(leases) = &self.0.settings.leases else { return Ok(None) };
        let at_hand = || leases.at_hand(refused, SystemTime::now());
        let ask = || {
            let asked = match leases.source()? {
                Source::Login(login) => self.log_in(&**login, identity, until),
                source => source.ask().map_err(Error::from),
            };
            leases.take(asked, refused, SystemTime::now())
        };
        self.0.leases.once(until, at_hand, ask).map(Some)
    }

    fn log_in(
        &self,
        login: &dyn Login,
        identity: Option<&'static Hosts>,
        until: Option<Instant>,
    ) -> Result<Lease, Error> {
        let mut dialogue = Dialogue::new(&self.0.settings, login, identity);
        loop {
            match dialogue.next()? {
                Turn::Send(call) => dialogue.answered(self.drive(call, until))?,
                Turn::Done(lease) => return Ok(lease),
            }
        }
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.settings.fmt(f)
    }
}
