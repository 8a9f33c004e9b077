//! The mock's I/O: a thread that listens, and everything that is sent and received.

use std::{
    convert::Infallible,
    error::Error as _,
    io,
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

use http::{Request, Response, StatusCode};
use http_body_util::{BodyExt, Limited};
use huaweicloud_jobs_runtime::Api;
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use tokio::{
    net::{TcpListener, TcpStream},
    sync::oneshot,
    time::sleep,
};

use crate::{
    Builder, Recorded,
    delivery::{Broken, Delivery, Reply, Sent},
    refusal::Refusal,
    respond::Mocked,
    route,
};

/// More than any job API is ever sent.
const LONGEST_BODY: usize = 1 << 20;

/// A running mock. It serves until it is dropped.
pub struct Mock {
    address: SocketAddr,
    mocked: Arc<Mocked>,
    /// Dropped to stop the thread.
    stop: Option<oneshot::Sender<Infallible>>,
    thread: Option<thread::JoinHandle<()>>,
}

impl Mock {
    /// A mock to be set up.
    pub fn builder() -> Builder {
        Builder::new()
    }

    pub(crate) fn start(address: SocketAddr, mocked: Arc<Mocked>) -> io::Result<Self> {
        let listener = std::net::TcpListener::bind(address)?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_io().enable_time().build()?;
        let (stop, stopped) = oneshot::channel();
        let served = Arc::clone(&mocked);
        let thread = thread::Builder::new().name("mock".to_owned()).spawn(move || {
            runtime.block_on(async {
                if let Ok(listener) = TcpListener::from_std(listener) {
                    tokio::spawn(listen(listener, served));
                    let _ = stopped.await;
                }
            });
        })?;
        Ok(Self { address, mocked, stop: Some(stop), thread: Some(thread) })
    }

    /// Base URL of the mock: a client's endpoint.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Base URL at which an API is surely reached. It differs from [`url`](Self::url) only where two services have the same paths.
    pub fn url_of(&self, api: &'static Api) -> String {
        if route::is_reachable(self.mocked.apis, api) {
            self.url()
        } else {
            format!("{}/{}", self.url(), api.id)
        }
    }

    /// Where the mock listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// What was asked so far, without secrets.
    pub fn requests(&self) -> Vec<Recorded> {
        self.mocked.log.all()
    }
}

impl Drop for Mock {
    fn drop(&mut self) {
        self.stop.take();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

async fn listen(listener: TcpListener, mocked: Arc<Mocked>) {
    loop {
        // What goes wrong here is the connection's: the peer has left already, or there are too many of them for now.
        let Ok((stream, _)) = listener.accept().await else {
            tokio::task::yield_now().await;
            continue;
        };
        tokio::spawn(connection(stream, Arc::clone(&mocked)));
    }
}

async fn connection(stream: TcpStream, mocked: Arc<Mocked>) {
    let service = service_fn(|request| Box::pin(serve(request, &mocked)));
    let mut connection = http1::Builder::new().serve_connection(TokioIo::new(stream), service);
    let Err(error) = (&mut connection).await else { return };
    let cause = error.source().and_then(|cause| cause.downcast_ref());
    if cause == Some(&Broken::Reset) {
        // Without lingering, closing resets.
        let _ = connection.into_parts().io.into_inner().set_zero_linger();
    }
}

async fn serve(request: Request<Incoming>, mocked: &Mocked) -> Result<Response<Sent>, Broken> {
    let _in_flight = InFlight::new(&mocked.in_flight);
    let (head, body) = request.into_parts();
    let reply = match Limited::new(body, LONGEST_BODY).collect().await {
        Ok(body) => mocked.respond(Request::from_parts(head, body.to_bytes().to_vec())),
        Err(_) => {
            let refusal =
                Refusal::new(StatusCode::PAYLOAD_TOO_LARGE, "APIGW.0201", "Request entity too large");
            Reply { response: refusal.into_response(""), delivery: Delivery::default() }
        }
    };
    if !reply.delivery.delay.is_zero() {
        sleep(reply.delivery.delay).await;
    }
    if reply.delivery.reset {
        return Err(Broken::Reset);
    }
    Ok(reply.response.map(|body| Sent::new(body, reply.delivery)))
}

/// Counts a request until its answer begins, or the client is gone.
struct InFlight<'a>(&'a AtomicUsize);

impl<'a> InFlight<'a> {
    fn new(count: &'a AtomicUsize) -> Self {
        count.fetch_add(1, Ordering::Relaxed);
        Self(count)
    }
}

impl Drop for InFlight<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}
