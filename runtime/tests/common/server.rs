//! A server on loopback that does as a test says.

use std::{
    io::{Read as _, Write as _},
    net::{TcpListener, TcpStream},
    sync::{
        atomic::{AtomicUsize, Ordering},
        mpsc,
    },
    thread,
    time::Duration,
};

/// What a server does once it has read a request.
pub(crate) enum Then {
    /// Sends this and closes the connection.
    Send(String),
    /// Sends this and then nothing more, until the client is gone.
    Stall(&'static str),
}

/// Starts a server. Gives its base URL and the requests it reads.
pub(crate) fn server(then: impl Fn(&str) -> Then + Send + 'static) -> (String, mpsc::Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let (note, requests) = mpsc::channel();
    thread::spawn(move || {
        for connection in listener.incoming() {
            let mut connection = connection.unwrap();
            let request = read(&mut connection);
            let then = then(&request);
            let _ = note.send(request);
            // The client may be gone already, which some tests are about.
            match then {
                Then::Send(answer) => drop(connection.write_all(answer.as_bytes())),
                Then::Stall(start) => {
                    drop(connection.write_all(start.as_bytes()));
                    drop(connection.read(&mut [0]));
                }
            }
        }
    });
    (url, requests)
}

/// The head of a request. Its body is taken in, too: what is left unread would reset the connection.
fn read(connection: &mut TcpStream) -> String {
    connection.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
    let mut request = Vec::new();
    let mut byte = [0];
    while !request.ends_with(b"\r\n\r\n") && connection.read(&mut byte).is_ok_and(|count| count == 1) {
        request.extend(byte);
    }
    let request = String::from_utf8_lossy(&request).into_owned();
    let mut lines = request.lines().filter_map(|line| line.split_once(": "));
    let length = lines.find(|(name, _)| name.eq_ignore_ascii_case("content-length"));
    let length = length.and_then(|(_, length)| length.parse().ok()).unwrap_or(0);
    drop(connection.read_exact(&mut vec![0; length]));
    request
}

pub(crate) fn answer(status: &str, body: &str) -> String {
    let length = body.len();
    format!(
        "HTTP/1.1 {status}\r\nX-Request-Id: r1\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}"
    )
}

/// Sends each of these once, and the last one from then on.
pub(crate) fn in_turn(answers: Vec<String>) -> impl Fn(&str) -> Then + Send {
    let sent = AtomicUsize::new(0);
    move |_| Then::Send(answers[sent.fetch_add(1, Ordering::SeqCst).min(answers.len() - 1)].clone())
}

/// A server that always sends this.
pub(crate) fn sends(answer: String) -> String {
    server(move |_| Then::Send(answer.clone())).0
}
