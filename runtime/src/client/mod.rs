//! The asynchronous client, on hyper and rustls.

mod builder;
mod driver;
mod items;
mod transport;
mod wait;
mod watch;

use std::{
    fmt,
    sync::Arc,
    time::{Duration, SystemTime},
};

use http::{HeaderValue, Uri, header};

use self::transport::Transport;
pub use self::{
    builder::ClientBuilder,
    items::Items,
    wait::{Wait, WaitFuture},
    watch::Watch,
};
use crate::{
    Answer, Api, BaseUrl, Credentials, CredentialsError, Error, Paged, Pages, Place, Request, RequestError,
    page, read_answer,
};

const USER_AGENT: HeaderValue =
    HeaderValue::from_static(concat!("huaweicloud-jobs/", env!("CARGO_PKG_VERSION")));

/// Sends requests and reads their answers. Cheap to clone; clones share their connections.
///
/// It works inside a Tokio runtime with I/O and time enabled. It does not repeat requests and follows no redirects.
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
    region: Option<String>,
    endpoint: Option<BaseUrl>,
    credentials: Option<Credentials>,
    timeout: Duration,
    allow_http: bool,
    transport: Transport,
}

impl Client {
    /// What a client can be told.
    pub fn builder() -> ClientBuilder {
        ClientBuilder::default()
    }

    /// Sends a request once and reads the answer.
    ///
    /// # Errors
    /// The request could not be made, the service could not be reached in time, it refused, or its answer is not what the
    /// documentation says: see [`ErrorKind`](crate::ErrorKind).
    pub async fn send<R: Request>(&self, request: &R) -> Result<Answer<R::Response>, Error> {
        let api = request.api();
        let ready = self.prepare(request).map_err(|error| error.of_api(api.id))?;
        let answer =
            self.0.transport.send(ready, self.0.timeout).await.map_err(|error| error.of_api(api.id))?;
        read_answer(request, answer)
    }

    /// Sends a request for each page of the answer, and puts the pages together to one answer.
    ///
    /// It is one request where the API has no paging, or where the caller gave a limit or an offset himself. The timeout is
    /// for each request. [`Answer::body`] is the first page's.
    ///
    /// # Errors
    /// As with [`send`](Self::send), for any of the pages; and the list does not end.
    pub async fn send_all<R: Request>(&self, request: &R) -> Result<Answer<R::Response>, Error> {
        if page::is_single(request) {
            return self.send(request).await;
        }
        let mut pages = Pages::new(request);
        let mut whole = self.send(&pages.request()).await?;
        pages.received(&whole.response)?;
        while !pages.is_done() {
            let page = self.send(&pages.request()).await?;
            pages.absorb(&mut whole.response, page.into_inner())?;
        }
        Ok(whole)
    }

    /// The items of all pages, one after the other; a page is asked for when its first item is. A limit in the request is the
    /// size of the pages, an offset where they begin.
    pub fn items<'c, R: Paged>(&'c self, request: &'c R) -> Items<'c, R> {
        Items::new(self, request)
    }

    /// Waits until a job has ended: asks again and again, for all pages, and gives the last answer if it ended well.
    ///
    /// It waits for 30 minutes unless told otherwise, and is over at the latest one request's
    /// [`timeout`](ClientBuilder::timeout) after that. What ends a wait is told in [`wait`](crate::wait).
    ///
    /// ```no_run
    /// # async fn demo(
    /// #     client: &huaweicloud_jobs_runtime::Client,
    /// #     request: impl huaweicloud_jobs_runtime::Request + Sync,
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
    /// #     request: impl huaweicloud_jobs_runtime::Request + Sync,
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
    pub fn watch<'c, R: Request + Sync>(&'c self, request: &'c R) -> Watch<'c, R> {
        Watch::new(self, request)
    }

    /// The request as it goes over the wire.
    fn prepare<R: Request>(&self, request: &R) -> Result<http::Request<Vec<u8>>, Error> {
        let api = request.api();
        let mut ready = request.to_http(&self.base(api)?)?;
        if let Some(credentials) = &self.0.credentials {
            self.refuse_to_expose(ready.uri())?;
            credentials.authorize(&mut ready, project_id(request), SystemTime::now())?;
        }
        // Not signed: proxies change it.
        ready.headers_mut().insert(header::USER_AGENT, USER_AGENT);
        Ok(ready)
    }

    fn base(&self, api: &'static Api) -> Result<BaseUrl, RequestError> {
        match (&self.0.endpoint, &self.0.region) {
            (Some(endpoint), _) => Ok(endpoint.clone()),
            (None, Some(region)) => BaseUrl::of(api, region),
            (None, None) if api.endpoint.contains("{region}") => Err(RequestError::BaseUrl {
                url: api.endpoint.to_owned(),
                problem: "the client was given neither a region nor an endpoint",
            }),
            (None, None) => api.endpoint.parse(),
        }
    }

    fn refuse_to_expose(&self, uri: &Uri) -> Result<(), CredentialsError> {
        let host = uri.host().unwrap_or_default();
        if uri.scheme_str() == Some("https") || self.0.allow_http || transport::is_loopback(host) {
            return Ok(());
        }
        Err(CredentialsError::Insecure { host: host.to_owned() })
    }
}

/// The project that a request asks about, which signed requests name in a header too.
fn project_id<R: Request>(request: &R) -> Option<&str> {
    let (at, parameter) = request.api().parameter("project_id")?;
    request.values().get(at)?.as_deref().filter(|_| parameter.place == Place::Path)
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("region", &self.0.region)
            .field("endpoint", &self.0.endpoint)
            .field("credentials", &self.0.credentials)
            .field("timeout", &self.0.timeout)
            .finish_non_exhaustive()
    }
}
