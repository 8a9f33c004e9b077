//! What the tests of the mock share.
#![allow(clippy::unwrap_used, reason = "a test may panic")]
#![allow(dead_code, unreachable_pub, reason = "each test uses a part of it")]

pub mod both;
pub mod playing;

use std::{
    io::{Read, Write},
    net::TcpStream,
};

use huaweicloud_jobs::apis;
use huaweicloud_jobs_mock::{ACCESS_KEY, Builder, Mock, SECRET_KEY, TOKEN};
use huaweicloud_jobs_runtime::{
    Answer, Api, Client, Credentials, Document, DynamicResponse, Error, JobMap, Paging, Request, TasksMap,
};

pub fn builder() -> Builder {
    Mock::builder().apis(apis())
}

pub fn by_token() -> Credentials {
    Credentials::token(TOKEN)
}

pub fn by_keys() -> Credentials {
    Credentials::keys(ACCESS_KEY, SECRET_KEY)
}

pub fn client(url: &str, credentials: Credentials) -> Client {
    // What the mock answers is what counts, once.
    Client::builder().endpoint(url).credentials(credentials).no_retries().build().unwrap()
}

/// Sends a request to an API's own address at the mock.
pub fn send<R: Request<Response = DynamicResponse>>(
    mock: &Mock,
    credentials: Credentials,
    request: &R,
) -> Result<Answer<DynamicResponse>, Error> {
    wait(client(&mock.url_of(request.api()), credentials).send(request))
}

pub fn wait<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(future)
}

/// Sends bytes as they are. The whole answer, as text.
pub fn raw(mock: &Mock, head: &str) -> String {
    let mut stream = TcpStream::connect(mock.address()).unwrap();
    let request = format!("{head}\r\nhost: {}\r\nconnection: close\r\n\r\n", mock.address());
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

/// The same API under another id, without examples and error codes.
pub fn bare(api: &'static Api, id: &'static str) -> &'static Api {
    Box::leak(Box::new(made(api, id)))
}

/// The same to be changed further.
pub fn made(api: &'static Api, id: &'static str) -> Api {
    let tasks = api.job.tasks.as_ref().map(|tasks| TasksMap { ..*tasks });
    Api {
        id,
        examples: &[],
        errors: &[],
        waiting: None,
        document: Document { ..api.document },
        deprecated: None,
        paging: api.paging.as_ref().map(|paging| Paging { ..*paging }),
        job: JobMap { tasks, ..api.job },
        ..*api
    }
}
