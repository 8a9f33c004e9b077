use std::time::Duration;

/// What bounds an attempt, beside the time for all of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    /// How long it may take to connect, from looking up the host to the end of the TLS handshake.
    pub(crate) connect: Duration,
    /// How long an answer may take to begin, once there is a connection.
    pub(crate) first_byte: Duration,
    /// How many bytes an answer may have.
    pub(crate) most_bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            first_byte: Duration::from_secs(30),
            // No answer about a job is anywhere near this large.
            most_bytes: 16 << 20,
        }
    }
}
