//! Answers as JSON and YAML.

use huaweicloud_jobs_runtime::{
    Answer, DynamicResponse, Ended, ErrorKind, Job, Phase, Time, Value, wait::PollRecord,
};

use crate::live::Live;

use super::{node::Node, time};

/// A node as JSON, for people too.
pub(crate) fn json(node: &Node<'_>) -> String {
    // Writing strings, numbers and maps with text keys to memory cannot fail.
    let mut text = serde_json::to_string_pretty(node).unwrap_or_default();
    text.push('\n');
    text
}

/// A node as YAML.
pub(crate) fn yaml(node: &Node<'_>) -> String {
    serde_yaml::to_string(node).unwrap_or_default()
}

/// An answer: the view that all services share, and what the service itself said.
pub(crate) fn answer(answer: &Answer<DynamicResponse>) -> Node<'_> {
    Node::Map(vec![
        ("api", answer.api().id.into()),
        ("job", job(&answer.job())),
        ("response", Node::Answer(Value::Structure(&answer.response))),
    ])
}

/// A wait: how it ended, the last answer, and what each question brought.
pub(crate) fn wait<'a>(live: &'a Live, ended: &'a Ended) -> Node<'a> {
    let history = ended.history();
    let polls: Vec<&PollRecord> = history.iter().collect();
    // A wait that had ended in another process has the job, and no answer.
    let seen =
        |seen| Node::Map(vec![("api", live.api.id.into()), ("job", job(seen)), ("response", Node::Nothing)]);
    Node::Map(vec![
        ("asked", live.asked.as_str().into()),
        ("outcome", ended.outcome().as_str().into()),
        ("error", ended.error().map(ToString::to_string).as_deref().into()),
        ("last", ended.answer().map(answer).unwrap_or_else(|| live.job.as_ref().map_or(Node::Nothing, seen))),
        ("polls", history.polls().into()),
        ("history", Node::list(&polls, |poll| self::poll(poll))),
    ])
}

/// Several of them.
pub(crate) fn list<'a>(nodes: impl Iterator<Item = Node<'a>>) -> Node<'a> {
    Node::List(nodes.collect())
}

fn poll<'a>(poll: &PollRecord) -> Node<'a> {
    Node::Map(vec![
        ("at_seconds", Some(poll.at.as_secs_f64()).into()),
        ("status", poll.status.as_deref().into()),
        ("phase", poll.phase.map(Phase::as_str).into()),
        ("http_status", poll.http_status.map(u64::from).into()),
        ("error", poll.error.map(ErrorKind::as_str).into()),
        ("code", poll.code.as_deref().into()),
        ("request_id", poll.request_id.as_deref().into()),
    ])
}

fn job<'a>(job: &Job) -> Node<'a> {
    let text = |text: &Option<String>| Node::from(text.as_deref());
    let time =
        |time: &Option<Time>| time.as_ref().map_or(Node::Nothing, |time| Node::Text(time::rfc_3339(time)));
    Node::Map(vec![
        ("id", text(&job.id)),
        ("name", text(&job.name)),
        ("kind", text(&job.kind)),
        ("phase", job.phase.as_str().into()),
        ("status", text(&job.status)),
        ("status_name", text(&job.status_name)),
        ("progress", job.progress.into()),
        ("code", text(&job.code)),
        ("message", text(&job.message)),
        ("failure", failure(job)),
        ("started", time(&job.started)),
        ("updated", time(&job.updated)),
        ("ended", time(&job.ended)),
        ("expected", time(&job.expected)),
        ("total", job.total.into()),
        ("tasks", Node::list(&job.tasks, self::job)),
    ])
}

/// Why it failed, wherever in the job that is said.
fn failure<'a>(job: &Job) -> Node<'a> {
    let Some(failure) = job.failure() else { return Node::Nothing };
    Node::Map(vec![
        ("tasks", Node::list(&failure.tasks, |task| task.as_str().into())),
        ("code", failure.code.as_deref().into()),
        ("message", failure.message.as_deref().into()),
    ])
}
