//! One client of each kind behind one face, so that a test holds for both.

use std::time::Duration;

use huaweicloud_jobs_runtime::{
    Answer, Client, ClientBuilder, Error, Hosts, Paged, Request, Snapshot, WaitError, WaitPolicy, blocking,
    wait::Outcome,
};
use tokio::runtime::{Builder, Runtime};

/// A client of one of the kinds.
#[derive(Debug)]
pub(crate) enum Either {
    Async(Client, Runtime),
    Blocking(blocking::Client),
}

/// What [`Either::watch`] gives: everything that was said, and the outcome.
pub(crate) type Watched<T> = (Vec<Result<Snapshot<T>, WaitError<T>>>, Option<Outcome>);

/// A client of each kind, alike.
pub(crate) fn both(builder: ClientBuilder) -> [Either; 2] {
    let runtime = Builder::new_current_thread().enable_all().build().unwrap();
    let blocking = builder.clone().build_blocking().unwrap();
    [Either::Async(builder.build().unwrap(), runtime), Either::Blocking(blocking)]
}

/// Clients of a server that answer within ten seconds, and send each request once.
pub(crate) fn clients(url: &str) -> [Either; 2] {
    both(Client::builder().endpoint(url).timeout(Duration::from_secs(10)).no_retries())
}

impl Either {
    pub(crate) fn send<R: Request>(&self, request: &R) -> Result<Answer<R::Response>, Error> {
        match self {
            Self::Async(client, runtime) => runtime.block_on(client.send(request)),
            Self::Blocking(client) => client.send(request),
        }
    }

    pub(crate) fn project_id(&self, identity: &'static Hosts) -> Result<String, Error> {
        match self {
            Self::Async(client, runtime) => runtime.block_on(client.project_id(identity)),
            Self::Blocking(client) => client.project_id(identity),
        }
    }

    pub(crate) fn send_all<R: Request>(&self, request: &R) -> Result<Answer<R::Response>, Error> {
        match self {
            Self::Async(client, runtime) => runtime.block_on(client.send_all(request)),
            Self::Blocking(client) => client.send_all(request),
        }
    }

    /// Shows each item, and then the end twice.
    pub(crate) fn items<R: Paged>(&self, request: &R, mut show: impl FnMut(Option<Result<R::Item, Error>>)) {
        let mut end = 0;
        let mut show = |item: Option<_>| {
            end += usize::from(item.is_none());
            show(item);
            end < 2
        };
        match self {
            Self::Async(client, runtime) => {
                let mut items = client.items(request);
                while show(runtime.block_on(items.next())) {}
            }
            Self::Blocking(client) => {
                let mut items = client.items(request);
                while show(items.next()) {}
            }
        }
    }

    pub(crate) fn wait<R: Request + Sync>(
        &self,
        request: &R,
        policy: WaitPolicy,
    ) -> Result<Answer<R::Response>, WaitError<R::Response>> {
        match self {
            Self::Async(client, runtime) => {
                runtime.block_on(async { client.wait(request).policy(policy).await })
            }
            Self::Blocking(client) => client.wait(request).policy(policy).run(),
        }
    }

    pub(crate) fn watch<R: Request + Sync>(&self, request: &R, policy: WaitPolicy) -> Watched<R::Response> {
        let mut said = Vec::new();
        match self {
            Self::Async(client, runtime) => {
                let mut watch = client.watch(request).policy(policy);
                while let Some(snapshot) = runtime.block_on(watch.next()) {
                    said.push(snapshot);
                }
                (said, watch.outcome())
            }
            Self::Blocking(client) => {
                let mut watch = client.watch(request).policy(policy);
                said.extend(&mut watch);
                (said, watch.outcome())
            }
        }
    }
}
