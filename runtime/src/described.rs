//! What a page says, from one text.
//!
//! A table of constants is compiled field by field, wherever it is, whether or not anybody looks. So the rows of `api!` and `request!` are
//! put together to a single literal, and read here when somebody first looks: a row begins with U+001E and its sort, and a field with
//! U+001F; no schema has these characters in its words. What may be missing, and is not the same as nothing, begins with `=` if it is
//! there.

use std::{sync::OnceLock, time::Duration};

use crate::{
    Api, Deprecation, Deviation, Document, ErrorCode, Example, Hosts, JobMap, Need, Paging, Parameter,
    Permission, Place, ResponseCode, Structure, TasksMap, ValueSet, Waiting,
};

/// An API, read once.
#[doc(hidden)]
#[derive(Debug)]
pub struct Described(OnceLock<Api>);

/// What a text does not say.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct Beside {
    /// The rows of the parameters.
    pub parameters: &'static str,
    /// The sets of values that rows name.
    pub sets: &'static [&'static ValueSet],
    /// Where the service is.
    pub hosts: &'static Hosts,
    /// Where the service is that tokens come from.
    pub identity: Option<&'static Hosts>,
    /// Makes an empty answer.
    pub response: fn() -> Box<dyn Structure>,
}

impl Described {
    /// Nobody has looked yet.
    #[expect(clippy::new_without_default, reason = "only generated code begins with nothing")]
    pub const fn new() -> Self {
        Self(OnceLock::new())
    }

    /// The API of a text, which is read the first time.
    pub fn api(&'static self, text: &'static str, beside: Beside) -> &'static Api {
        self.0.get_or_init(|| api(text, beside))
    }
}

/// An empty answer.
#[doc(hidden)]
pub fn empty_answer<T: Structure + Default>() -> Box<dyn Structure> {
    Box::new(T::default())
}

/// The fields of a row.
struct Row(std::str::Split<'static, char>);

impl Row {
    /// The next field; nothing after the last.
    fn next(&mut self) -> &'static str {
        self.0.next().unwrap_or_default()
    }

    /// A field that may be missing.
    fn option(&mut self) -> Option<&'static str> {
        self.next().strip_prefix('=')
    }

    fn number<T: std::str::FromStr + Default>(&mut self) -> T {
        self.next().parse().unwrap_or_default()
    }

    /// A time in a unit of schemas.
    fn duration(&mut self) -> Option<Duration> {
        let text = self.next();
        let (number, unit) = text.split_at(text.find(|c: char| !c.is_ascii_digit())?);
        let seconds = match unit {
            "h" => 3600,
            "min" => 60,
            _ => 1,
        };
        Some(Duration::from_secs(number.parse::<u64>().ok()? * seconds))
    }
}

/// The rows of a text, each with its sort.
fn rows(text: &'static str) -> impl Iterator<Item = (&'static str, Row)> {
    text.split('\u{1e}').filter(|row| !row.is_empty()).map(|row| {
        let mut row = Row(row.split('\u{1f}'));
        (row.next(), row)
    })
}

fn api(text: &'static str, beside: Beside) -> Api {
    let Beside { parameters, sets, hosts, identity, response } = beside;
    let mut head = Row("".split('\u{1f}'));
    let (mut deprecated, mut paging, mut waiting) = (None, None, None);
    let (mut permissions, mut responses, mut errors) = (Vec::new(), Vec::new(), Vec::new());
    let (mut deviations, mut examples, mut maps) = (Vec::new(), Vec::new(), Vec::new());
    for (sort, mut row) in rows(text) {
        match sort {
            "api" => head = row,
            "deprecated" => deprecated = Some(Deprecation { note: row.next(), successor: row.next() }),
            "permission" => {
                permissions.push(Permission { action: row.next(), access: row.next(), alias: row.next() });
            }
            "job" => maps.push(row),
            "paging" => {
                paging = Some(Paging {
                    limit: row.next(),
                    offset: row.next(),
                    items: row.next(),
                    total: row.next(),
                    default_limit: row.number(),
                });
            }
            "waiting" => {
                waiting = Some(Waiting {
                    initial_delay: row.duration(),
                    typical_duration: row.duration(),
                    source: row.next(),
                });
            }
            "deviation" => deviations.push(Deviation { text: row.next(), source: row.next() }),
            "response" => responses.push(ResponseCode {
                code: row.number(),
                body: row.option(),
                description: row.next(),
            }),
            "error" => errors.push(ErrorCode {
                code: row.next(),
                status: row.option().and_then(|status| status.parse().ok()),
                not_found: !row.next().is_empty(),
                description: row.next(),
                hint: row.next(),
                source: row.next(),
            }),
            _ => examples.push(Example {
                status: row.number(),
                description: row.next(),
                request: row.option(),
                response: row.next(),
            }),
        }
    }
    Api {
        id: head.next(),
        title: head.next(),
        service: head.next(),
        operation: head.next(),
        function: head.next(),
        method: head.next(),
        uri: head.next(),
        endpoint: head.next(),
        document: Document { page: head.next(), url: head.next(), updated: head.next() },
        hosts,
        identity,
        permissions: permissions.leak(),
        deprecated,
        parameters: rows(parameters)
            .map(|(place, row)| parameter(place, row, sets))
            .collect::<Vec<_>>()
            .leak(),
        responses: responses.leak(),
        job: job(maps, sets),
        errors: errors.leak(),
        paging,
        waiting,
        deviations: deviations.leak(),
        examples: examples.leak(),
        response,
    }
}

fn parameter(place: &str, mut row: Row, sets: &[&'static ValueSet]) -> Parameter {
    let place = match place {
        "path" => Place::Path,
        "query" => Place::Query,
        _ => Place::Header,
    };
    let (name, kind, values, example) = (row.next(), row.next(), row.next(), row.option());
    let (said, plain) = (row.next().trim_ascii_start(), row.option());
    let need = match row.next() {
        "mandatory" => Need::Mandatory,
        "not_enforced" => Need::NotEnforced { note: row.next(), source: row.next() },
        "default" => Need::Default(row.next()),
        "fixed" => Need::Fixed(row.next()),
        "credential" => Need::Credential { mandatory: row.next() == "true" },
        _ => Need::Optional,
    };
    let (values, description) = (set(sets, values), plain.unwrap_or(said));
    Parameter { name, place, kind, need, description, values, example }
}

/// How an answer is a job. Its tasks are in the row behind it, and theirs in the one behind that.
fn job(rows: Vec<Row>, sets: &[&'static ValueSet]) -> JobMap {
    let inner_first = rows.into_iter().rev();
    inner_first.fold(None, |tasks, row| Some(job_map(row, tasks, sets))).unwrap_or(JobMap::new("", NOTHING))
}

/// No documented values.
const NOTHING: &ValueSet = &ValueSet::new("", &[], "");

fn job_map(mut row: Row, map: Option<JobMap>, sets: &[&'static ValueSet]) -> JobMap {
    let mut job = JobMap::new(row.next(), set(sets, row.next()).unwrap_or(NOTHING));
    let own = map.map(|map| &*Box::leak(Box::new(map)));
    while let Some((field, said)) = row.next().split_once('=') {
        match field {
            "id" => job.id = said,
            "name" => job.name = said,
            "kind" => job.kind = said,
            "progress" => job.progress = said,
            "progress_of" => job.progress_of = said.parse().unwrap_or(job.progress_of),
            "code" => job.code = said,
            "message" => job.message = said,
            "started" => job.started = said,
            "updated" => job.updated = said,
            "ended" => job.ended = said,
            "expected" => job.expected = said,
            "total" => job.total = said,
            "result" => job.result = set(sets, row.next()).map(|results| (said, results)),
            _ => job.tasks = Some(TasksMap { each: said, map: own }),
        }
    }
    job
}

/// The set of a name.
fn set(sets: &[&'static ValueSet], name: &str) -> Option<&'static ValueSet> {
    sets.iter().copied().find(|set| set.name == name)
}
