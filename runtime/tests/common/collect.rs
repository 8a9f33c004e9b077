//! A subscriber of `tracing` that keeps everything it hears.

use std::{
    collections::BTreeMap,
    fmt,
    sync::{Arc, Mutex},
};

use tracing::{
    Event, Metadata, Subscriber,
    field::{Field, Visit},
    span::{Attributes, Id, Record},
};
use tracing_core::span::Current;

/// A span or an event: its name or message, what it stands in, and its fields.
#[derive(Clone, Debug, Default)]
pub(crate) struct Heard {
    pub(crate) target: String,
    pub(crate) name: String,
    pub(crate) within: Option<String>,
    pub(crate) fields: BTreeMap<String, String>,
}

impl Heard {
    /// The value of a field, as it prints.
    pub(crate) fn get(&self, field: &str) -> Option<&str> {
        self.fields.get(field).map(String::as_str)
    }
}

impl Visit for Heard {
    fn record_str(&mut self, field: &Field, value: &str) {
        self.fields.insert(field.name().to_owned(), value.to_owned());
    }

    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        self.fields.insert(field.name().to_owned(), format!("{value:?}"));
    }
}

#[derive(Clone, Default)]
pub(crate) struct Collector(Arc<Mutex<Kept>>);

#[derive(Default)]
struct Kept {
    spans: Vec<Heard>,
    events: Vec<Heard>,
    entered: Vec<usize>,
    known: Vec<&'static Metadata<'static>>,
}

impl Collector {
    pub(crate) fn spans(&self, name: &str) -> Vec<Heard> {
        self.0.lock().unwrap().spans.iter().filter(|span| span.name == name).cloned().collect()
    }

    pub(crate) fn events(&self, message: &str) -> Vec<Heard> {
        self.0.lock().unwrap().events.iter().filter(|event| event.name == message).cloned().collect()
    }

    /// Everything, in print.
    pub(crate) fn all(&self) -> String {
        let kept = self.0.lock().unwrap();
        format!("{:?} {:?}", kept.spans, kept.events)
    }
}

fn number(id: &Id) -> usize {
    id.into_u64() as usize - 1
}

impl Subscriber for Collector {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        let mut kept = self.0.lock().unwrap();
        let within = kept.entered.last().map(|&at| kept.spans[at].name.clone());
        let (target, name) = (span.metadata().target().to_owned(), span.metadata().name().to_owned());
        let mut heard = Heard { target, name, within, ..Heard::default() };
        span.record(&mut heard);
        kept.spans.push(heard);
        kept.known.push(span.metadata());
        Id::from_u64(kept.spans.len() as u64)
    }

    fn record(&self, span: &Id, values: &Record<'_>) {
        values.record(&mut self.0.lock().unwrap().spans[number(span)]);
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        let mut kept = self.0.lock().unwrap();
        let within = event.parent().map(number).or(kept.entered.last().copied());
        let within = within.map(|at| kept.spans[at].name.clone());
        let target = event.metadata().target().to_owned();
        let mut heard = Heard { target, within, ..Heard::default() };
        event.record(&mut heard);
        heard.name = heard.fields.remove("message").unwrap_or_default();
        kept.events.push(heard);
    }

    fn current_span(&self) -> Current {
        let kept = self.0.lock().unwrap();
        match kept.entered.last() {
            Some(&at) => Current::new(Id::from_u64(at as u64 + 1), kept.known[at]),
            None => Current::none(),
        }
    }

    fn enter(&self, span: &Id) {
        self.0.lock().unwrap().entered.push(number(span));
    }

    fn exit(&self, span: &Id) {
        let mut kept = self.0.lock().unwrap();
        let last = kept.entered.iter().rposition(|&at| at == number(span));
        last.map(|at| kept.entered.remove(at));
    }
}
