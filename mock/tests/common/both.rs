//! One client of each kind behind one face.

use huaweicloud_jobs_runtime::{Answer, Client, ClientBuilder, Error, Hosts, Request, blocking};
use tokio::runtime::{Builder, Runtime};

#[derive(Debug)]
pub enum Either {
    Async(Client, Runtime),
    Blocking(blocking::Client),
}

/// A client of each kind, alike.
pub fn both(builder: ClientBuilder) -> [Either; 2] {
    let runtime = Builder::new_current_thread().enable_all().build().unwrap();
    let blocking = builder.clone().build_blocking().unwrap();
    [Either::Async(builder.build().unwrap(), runtime), Either::Blocking(blocking)]
}

impl Either {
    pub fn send<R: Request>(&self, request: &R) -> Result<Answer<R::Response>, Error> {
        match self {
            Self::Async(client, runtime) => runtime.block_on(client.send(request)),
            Self::Blocking(client) => client.send(request),
        }
    }

    pub fn project_id(&self, identity: &'static Hosts) -> Result<String, Error> {
        match self {
            Self::Async(client, runtime) => runtime.block_on(client.project_id(identity)),
            Self::Blocking(client) => client.project_id(identity),
        }
    }
}
