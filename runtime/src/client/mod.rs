//! The asynchronous client, on hyper and rustls.

mod driver;
mod gate;
mod items;
mod jobs;
mod report;
mod transport;
mod wait;
mod watch;

use std::{fmt, pin::Pin, sync::Arc, time::SystemTime};

use tokio::{
    sync::oneshot,
    task::spawn_blocking,
    time::{Instant, sleep, timeout},
};
use tracing::Instrument as _;

use self::{
    gate::{Gate, panicked},
    transport::Transport,
};
pub use self::{
    items::Items,
    jobs::Jobs,
    report::{Ended, News, Report, Update},
    wait::{Wait, WaitFuture},
    watch::Watch,
};
use crate::{
    Answer, ClientBuilder, DynamicResponse, Error, Hosts, Lease, Login, Paged, Pages, Request, RetryPolicy,
    any_request::AnyRequest,
    lease::Source,
    page,
    session::{Call, Dialogue, Leases, Next, Reader, Settings, Turn, ask, look_up, too_late_to_ask},
    wait::{SavedWait, SavedWaitError},
};

/// Sends requests and reads their answers. Cheap to clone; clones share their connections.
///
/// It works inside a Tokio runtime with I/O and time enabled. It follows no redirects. What comes to nothing for a reason that passes is sent
/// again as the [`RetryPolicy`] says; and where credentials from a [provider](crate::Credentials::provider) or a
/// [login](crate::Credentials::login) are not accepted, it asks for
/// new ones and sends the request once more.
///
/// ```no_run
/// # async fn demo(request: impl huaweicloud_jobs_runtime::Request) -> Result<(), huaweicloud_jobs_runtime::Error> {
/// use huaweicloud_jobs_runtime::{Client, Credentials};
///
/// let client = Client::builder().region("cn-north-4").credentials(Credentials::from_env()?).build()?;
/// let answer = client.send(&request).await?;
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

/// What comes of requests whose type is not known here. It is boxed, and by functions
/// that are not generic, so that all of it is compiled in this crate.
type Sent<'c> = Pin<Box<dyn Future<Output = Result<Answer<DynamicResponse>, Error>> + Send + 'c>>;

/// Asks for leave to send a further page.
type Leave<'c> = &'c (dyn Fn() -> oneshot::Receiver<()> + Send + Sync);

type Renewal<'c> = Pin<Box<dyn Future<Output = Result<Arc<Lease>, Error>> + Send + 'c>>;

impl Client {
    /// What a client can be told.
    pub fn builder() -> ClientBuilder {
        ClientBuilder::default()
    }

    /// Sends a request and reads the answer.
    ///
    /// # Errors
    /// The request could not be made, the service could not be reached in time, it refused, or its answer is not what the
    /// documentation says: see [`ErrorKind`](crate::ErrorKind).
    pub async fn send<R: Request>(&self, request: &R) -> Result<Answer<R::Response>, Error> {
        Ok(self.once(request).await?.typed(request))
    }

    /// Sends a request for each page of the answer, and puts the pages together to one answer.
    ///
    /// It is one request where the API has no paging, or where the caller gave a limit or an offset himself. The timeout is
    /// for each request. [`Answer::body`] is the first page's.
    ///
    /// # Errors
    /// As with [`send`](Self::send), for any of the pages; and the list does not end.
    pub async fn send_all<R: Request>(&self, request: &R) -> Result<Answer<R::Response>, Error> {
        Ok(self.all(request, self.0.settings.retries.clone(), None).await?.typed(request))
    }

    fn once<'c>(&'c self, request: &'c dyn AnyRequest) -> Sent<'c> {
        Box::pin(self.call(request, &self.0.settings.retries))
    }

    /// Asks once for a wait, which itself bears failures: retries of each poll would multiply them.
    fn poll<'c>(&'c self, request: &'c dyn AnyRequest, leave: Option<Leave<'c>>) -> Sent<'c> {
        self.all(request, RetryPolicy::none(), leave)
    }

    /// Sends all pages; each further one when there is leave to.
    fn all<'c>(
        &'c self,
        request: &'c dyn AnyRequest,
        policy: RetryPolicy,
        leave: Option<Leave<'c>>,
    ) -> Sent<'c> {
        Box::pin(async move {
            if page::is_single(request) {
                return self.call(request, &policy).await;
            }
            let mut pages = Pages::new(request);
            let mut whole = self.call(&pages.request(), &policy).await?;
            pages.received(&whole.response)?;
            while !pages.is_done() {
                if let Some(leave) = leave {
                    // It is never refused; who may not ask is dropped.
                    let _ = leave().await;
                }
                let page = self.call(&pages.request(), &policy).await?;
                pages.absorb(&mut whole.response, page.into_inner())?;
            }
            Ok(whole)
        })
    }

    /// The items of all pages, one after the other; a page is asked for when its first item is. A limit in the request is the
    /// size of the pages, an offset where they begin.
    pub fn items<'c, R: Paged>(&'c self, request: &'c R) -> Items<'c, R> {
        Items::new(self, request)
    }

    /// Waits until a job has ended: asks again and again, for all pages, and gives the last answer if it ended well.
    ///
    /// It waits as [`WaitPolicy::of`](crate::WaitPolicy::of) the API says unless told otherwise: for 30 minutes, as a rule. It is over at the latest one request's
    /// [`timeout`](ClientBuilder::timeout) after that. What ends a wait is told in [`wait`](crate::wait).
    ///
    /// ```no_run
    /// # async fn demo(
    /// #     client: &huaweicloud_jobs_runtime::Client,
    /// #     request: impl huaweicloud_jobs_runtime::Request,
    /// # ) {
    /// use std::time::Duration;
    ///
    /// match client.wait(&request).timeout(Duration::from_secs(600)).await {
    ///     Ok(answer) => println!("{}", answer.job().phase),
    ///     Err(error) => println!("{error}: {:?}", error.failure()),
    /// }
    /// # }
    /// ```
    ///
    /// # Errors
    /// The job failed or was cancelled, the time is over, there is no such job any more, or a request was refused: see
    /// [`Outcome`](crate::wait::Outcome).
    pub fn wait<'c, R: Request>(&'c self, request: &'c R) -> Wait<'c, R> {
        Wait::new(self, request)
    }

    /// Waits as [`wait`](Self::wait) does, and shows the job whenever something of it has changed, beginning with the first answer.
    ///
    /// ```no_run
    /// # async fn demo(
    /// #     client: &huaweicloud_jobs_runtime::Client,
    /// #     request: impl huaweicloud_jobs_runtime::Request,
    /// # ) {
    /// let mut watch = client.watch(&request);
    /// while let Some(snapshot) = watch.next().await {
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

    /// Goes on with a wait that was [saved](Watch::save), here or in another process.
    ///
    /// Its clock has gone on meanwhile. If its deadline has passed there is one last poll; a wait that had ended stays as it ended,
    /// and nothing is sent. What was told before is not told again.
    ///
    /// ```no_run
    /// # async fn demo(
    /// #     client: &huaweicloud_jobs_runtime::Client,
    /// #     request: impl huaweicloud_jobs_runtime::Request,
    /// # ) -> Result<(), Box<dyn std::error::Error>> {
    /// use huaweicloud_jobs_runtime::wait::SavedWait;
    ///
    /// let saved = SavedWait::from_json(&std::fs::read_to_string("wait.json")?)?;
    /// let mut watch = client.resume(&request, &saved)?;
    /// while let Some(snapshot) = watch.next().await {
    ///     println!("{}", snapshot?.job.phase);
    ///     std::fs::write("wait.json", watch.save().to_json())?;
    /// }
    /// # Ok(()) }
    /// ```
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

    /// Waits for many jobs, of any APIs, under one budget a host. Jobs are [added](Jobs::add) to it, before or while it is waited.
    pub fn jobs<K>(&self) -> Jobs<K> {
        Jobs::new(self.clone())
    }

    /// The project id that requests want: the one that the [builder](ClientBuilder::project_id) was given, the one that a login is for, or
    /// that of the client's region, which is looked up once.
    ///
    /// `identity` is the service that knows: `iam::HOSTS` of the generated library, or [`Api::identity`](crate::Api::identity).
    ///
    /// # Errors
    /// As with [`send`](Self::send); the region has no project, or several; or the client has no region.
    pub async fn project_id(&self, identity: &'static Hosts) -> Result<String, Error> {
        let known = || self.0.settings.project.known();
        let look_up = || {
            let client = self.clone();
            async move { client.look_up(identity).await }
        };
        self.0.projects.once(known, look_up).await
    }

    async fn look_up(&self, identity: &'static Hosts) -> Result<String, Error> {
        let settings = &self.0.settings;
        let lease = self.lease(Some(identity), None).await?;
        if let Some(id) = settings.project.of(lease.as_deref()) {
            return Ok(id);
        }
        settings.project.found(self.drive(look_up(settings, identity)?).await)
    }

    pub(crate) fn new(settings: Settings) -> Result<Self, Error> {
        let transport = Transport::new(settings.limits)?;
        let (leases, projects) = (Gate::new(), Gate::new());
        Ok(Self(Arc::new(Inner { settings, leases, projects, transport })))
    }

    /// One request, sent again as the policy says.
    async fn call(
        &self,
        request: &dyn AnyRequest,
        policy: &RetryPolicy,
    ) -> Result<Answer<DynamicResponse>, Error> {
        let driven = async { self.drive(ask(&self.0.settings, request, policy)?).await };
        driven.await.map_err(|error| error.of_api(request.any_api().id))
    }

    /// Sends a request until there is an answer to keep, or none to be had.
    async fn drive<R: Reader>(&self, mut call: Call<'_, R>) -> Result<R::Kept, Error> {
        let begun = Instant::now();
        let span = call.span.clone();
        let driven = async move {
            loop {
                let lease = match call.wants() {
                    Some((identity, refused)) => {
                        let lease = self.lease(identity, refused);
                        let left = call.time_left(begun.elapsed());
                        timeout(left, lease).await.unwrap_or_else(|_| Err(too_late_to_ask()))?
                    }
                    None => None,
                };
                let (ready, within) = call.attempt(lease, begun.elapsed())?;
                let sent = self.0.transport.send(ready, within).await;
                match call.sent(sent, begun.elapsed()) {
                    Next::Again(pause) => sleep(pause).await,
                    Next::Done(answer) => return answer,
                }
            }
        };
        driven.instrument(span).await
    }

    /// The credentials to use now, other than those that were refused; none if the client has none.
    async fn lease(
        &self,
        identity: Option<&'static Hosts>,
        refused: Option<Arc<Lease>>,
    ) -> Result<Option<Arc<Lease>>, Error> {
        let Some(leases) = &self.0.settings.leases else { return Ok(None) };
        match leases.at_hand(refused.as_ref(), SystemTime::now()) {
            Some(lease) => Ok(Some(lease)),
            None => self.renew(leases, identity, refused).await.map(Some),
        }
    }

    /// Boxed, since whoever logs in sends requests, too.
    fn renew<'c>(
        &'c self,
        leases: &'c Arc<Leases>,
        identity: Option<&'static Hosts>,
        refused: Option<Arc<Lease>>,
    ) -> Renewal<'c> {
        Box::pin(async move {
            let at_hand = || leases.at_hand(refused.as_ref(), SystemTime::now());
            let ask = || {
                let (client, leases, refused) = (self.clone(), Arc::clone(leases), refused.clone());
                async move {
                    let asked = match leases.source()? {
                        Source::Login(login) => client.log_in(&**login, identity).await,
                        source => {
                            let source = source.clone();
                            // It may block.
                            let asked = spawn_blocking(move || Ok(source.ask()?)).await;
                            asked.unwrap_or_else(|_| Err(panicked()))
                        }
                    };
                    leases.take(asked, refused.as_ref(), SystemTime::now())
                }
            };
            self.0.leases.once(at_hand, ask).await
        })
    }

    async fn log_in(&self, login: &dyn Login, identity: Option<&'static Hosts>) -> Result<Lease, Error> {
        let mut dialogue = Dialogue::new(&self.0.settings, login, identity);
        loop {
            match dialogue.next()? {
                Turn::Send(call) => dialogue.answered(self.drive(call).await)?,
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
