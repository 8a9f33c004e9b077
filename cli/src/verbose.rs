//! `--verbose`: what the library tells of its requests, a line each on standard error.

use std::{
    fmt::{self, Debug, Write as _},
    time::Instant,
};

use tracing::{
    Event, Level, Metadata, Subscriber,
    field::{Field, Visit},
    span::{Attributes, Id, Record},
};

use crate::{options::Options, output, render::plain};

/// The target of all that the library tells.
pub(crate) const OURS: &str = "huaweicloud_jobs";

/// Where other programs look for a proxy.
const PROXIES: [&str; 4] = ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"];

/// Begins to listen, if the options say so.
pub(crate) fn listen(options: &Options) {
    let level = options.get::<u8>("verbose").copied().unwrap_or_default();
    if level > 0 {
        for name in
            PROXIES.into_iter().filter(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
        {
            output::error(&format!("note: {name} is set, but no proxy is used\n"));
        }
        // Only the first who asks is listened for; there is nobody else in this program.
        let _ =
            tracing::subscriber::set_global_default(Teller { begun: Instant::now(), tells_all: level > 1 });
    }
}

struct Teller {
    begun: Instant,
    /// Also when requests begin, and what becomes of connections.
    tells_all: bool,
}

impl Teller {
    fn tell(&self, what: &str, record: impl FnOnce(&mut Line)) {
        let mut line = Line(format!("{:8.3} s  {what}", self.begun.elapsed().as_secs_f64()));
        record(&mut line);
        output::error(&format!("{}\n", plain(&line.0)));
    }
}

impl Subscriber for Teller {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        *metadata.level() <= Level::DEBUG && (self.tells_all || metadata.target() == OURS)
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        if self.tells_all {
            self.tell(&format!("{} begins", span.metadata().name()), |line| span.record(line));
        }
        // Nobody asks which span is which.
        Id::from_u64(1)
    }

    fn event(&self, event: &Event<'_>) {
        self.tell("", |line| event.record(line));
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}
    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

/// The message, and each field with its name.
struct Line(String);

impl Line {
    fn field(&mut self, field: &Field, value: fmt::Arguments<'_>) {
        // Writing to a text does not fail.
        let _ = match field.name() {
            "message" => self.0.write_fmt(value),
            name => write!(self.0, " {name}={value}"),
        };
    }
}

impl Visit for Line {
    fn record_str(&mut self, field: &Field, value: &str) {
        match value.contains(char::is_whitespace) {
            true => self.field(field, format_args!("{value:?}")),
            false => self.field(field, format_args!("{value}")),
        }
    }

    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.field(field, format_args!("{value:?}"));
    }
}
