//! What can be guessed from names and words. Everything here is marked as a guess in the draft.

use crate::{
    document::Phase,
    yaml::{Kind, Node},
};

use super::values::Value;

const PHASES: &[(Phase, &[&str])] = &[
    (
        Phase::Pending,
        &[
            "init",
            "initial",
            "initializing",
            "initialized",
            "initializing",
            "pending",
            "waiting",
            "wait",
            "queued",
            "queuing",
            "queueing",
            "submitted",
            "scheduled",
            "scheduling",
            "created",
            "new",
            "newsaving",
            "ready",
            "accepted",
            "launching",
            "preparing",
            "prepare",
            "waitingexecute",
            "notstarted",
            "pendingpayment",
            "unstarted",
            "toexecute",
            "waitexecute",
        ],
    ),
    (
        Phase::Running,
        &[
            "running",
            "run",
            "executing",
            "processing",
            "handling",
            "inprogress",
            "doing",
            "scaling",
            "starting",
            "started",
            "terminating",
            "stopping",
            "canceling",
            "cancelling",
            "rollbacking",
            "rollingback",
            "listening",
            "active",
            "working",
            "recovering",
            "rollback",
            "creating",
            "deleting",
            "updating",
            "aborting",
            "deploying",
            "restoring",
        ],
    ),
    (
        Phase::Succeeded,
        &[
            "success",
            "succeeded",
            "successful",
            "succeed",
            "succ",
            "completed",
            "complete",
            "finished",
            "finish",
            "done",
            "ok",
            "passed",
        ],
    ),
    (
        Phase::Failed,
        &[
            "fail",
            "failed",
            "failure",
            "error",
            "abnormal",
            "timeout",
            "timedout",
            "partiallyfailed",
            "partialfailed",
            "rollbacked",
            "rolledback",
            "exception",
            "faulty",
            "unsuccessful",
        ],
    ),
    (
        Phase::Cancelled,
        &[
            "cancelled",
            "canceled",
            "cancel",
            "terminated",
            "stopped",
            "aborted",
            "killed",
            "revoked",
            "terminate",
        ],
    ),
    (Phase::Skipped, &["skip", "skipped", "ignored", "ignore"]),
    (Phase::Unknown, &["unknown", "undefined"]),
];

/// What a text says of a value whose word says nothing. The first that is found decides.
const TOLD: &[(Phase, &[&str])] = &[
    (Phase::Failed, &["fail", "error", "abnormal", "timed out", "timeout", "失败", "异常", "超时"]),
    (
        Phase::Cancelled,
        &["cancel", "manually terminated", "been terminated", "stopped by", "取消", "终止", "停止"],
    ),
    (Phase::Skipped, &["skip", "ignored", "忽略", "跳过"]),
    (
        Phase::Pending,
        &[
            "initializ",
            "being initialized",
            "to be executed",
            "waiting",
            "queu",
            "pending",
            "submitted",
            "初始化",
            "等待",
            "排队",
            "待执行",
        ],
    ),
    (Phase::Succeeded, &["success", "complete", "finished", "成功", "完成"]),
    (
        Phase::Running,
        &[
            "running",
            "in progress",
            "being ",
            "processing",
            "executing",
            "handling",
            "运行",
            "执行中",
            "正在",
            "处理中",
            "进行中",
        ],
    ),
];

/// A name without case and joints.
pub(super) fn plain(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_lowercase()
}

/// What a status word means, if that is well known.
pub(super) fn phase(value: &Value) -> Option<&'static str> {
    let word = plain(&value.word);
    let known = PHASES.iter().find(|(_, words)| words.contains(&word.as_str())).map(|(phase, _)| *phase);
    let text = value.text.to_lowercase();
    let told = || {
        TOLD.iter().find(|(_, words)| words.iter().any(|word| text.contains(word))).map(|(phase, _)| *phase)
    };
    // A word that says nothing is explained by its text.
    known.filter(|phase| *phase != Phase::Unknown).or_else(told).or(known).map(Phase::word)
}

/// What a key says in the job view, the surest first.
pub(super) const VIEW: &[(&str, &[&str])] = &[
    ("id", &["jobid", "taskid", "id", "jobexecutionid", "uid", "submissionid", "statementid", "workflowid"]),
    ("name", &["jobname", "taskname", "name", "displayname", "resourcename"]),
    ("kind", &["jobtype", "tasktype", "type", "jobmode", "action"]),
    (
        "progress",
        &["progress", "jobprogress", "taskprogress", "process", "percent", "percentage", "completepercent"],
    ),
    ("code", &["errorcode", "executecode", "errcode", "failcode", "code"]),
    (
        "reason",
        &[
            "failreason",
            "failedreason",
            "failurereason",
            "errormsg",
            "errormessage",
            "executemessage",
            "reason",
            "faultreason",
            "errmsg",
            "message",
            "msg",
            "errorreason",
        ],
    ),
    (
        "started",
        &[
            "begintime",
            "starttime",
            "startedat",
            "started",
            "startedtime",
            "begin",
            "start",
            "createdat",
            "createtime",
            "createdtime",
            "created",
            "creationtimestamp",
            "creationtime",
            "submittime",
            "submittedtime",
        ],
    ),
    (
        "updated",
        &[
            "updatedat",
            "updateat",
            "updatetime",
            "updatedtime",
            "updated",
            "updatetimestamp",
            "lastupdatetime",
            "lastupdated",
            "lasthealthcheck",
            "lastmodified",
        ],
    ),
    (
        "ended",
        &[
            "endtime",
            "endedat",
            "ended",
            "endedtime",
            "finishedat",
            "finishtime",
            "finishedtime",
            "completiontime",
            "completedat",
            "completetime",
            "end",
        ],
    ),
    ("expected", &["expectedendtime", "expectedtime", "estimatedendtime"]),
    ("total", &["taskcount", "subjobstotal", "totalcount", "total", "subtaskcount"]),
];

/// Whether a key is one of the job's status.
pub(super) fn is_status(key: &str) -> bool {
    let key = plain(key);
    key.ends_with("status") || key.ends_with("state") || key == "phase"
}

/// Whether a key holds the sub-jobs.
pub(super) fn is_tasks(key: &str) -> bool {
    let key = plain(key);
    ["tasks", "subjobs", "subtasks", "jobs", "steps", "subjoblist", "tasklist", "stages", "actions"]
        .contains(&key.as_str())
}

/// How a field writes a time, and whether the example shows it.
pub(super) fn time(
    key: &str,
    description: &str,
    kind: &str,
    samples: &[Node],
) -> Option<(&'static str, bool)> {
    let is_number =
        ["integer", "long", "int", "number"].iter().any(|word| kind.to_lowercase().starts_with(word));
    let named = VIEW
        .iter()
        .filter(|(view, _)| matches!(*view, "started" | "updated" | "ended" | "expected"))
        .any(|(_, keys)| keys.contains(&plain(key).as_str()));
    let key = plain(key);
    let ends =
        ["time", "timestamp", "createdat", "updatedat", "updateat", "finishedat", "startedat", "endedat"]
            .iter()
            .any(|end| key.ends_with(end));
    let shapes: Vec<Option<&'static str>> = samples
        .iter()
        .filter_map(|sample| Some(shape(&sample.scalar().filter(|text| !text.is_empty())?)))
        .collect();
    if let Some(shape) = shapes.iter().flatten().next() {
        let by_digits = shape.starts_with("epoch");
        return ((named || ends || !by_digits)
            && (is_number == by_digits
                || kind.eq_ignore_ascii_case("string")
                || kind.eq_ignore_ascii_case("date")))
        .then_some((shape, true));
    }
    if !shapes.is_empty() || !(named || ends) {
        return None;
    }
    let text = description.to_lowercase();
    let milliseconds = ["millisecond", " ms", "毫秒"].iter().any(|word| text.contains(word));
    let is_span = ["duration", "timeout", "interval", "costtime", "usedtime", "period"]
        .iter()
        .any(|word| key.contains(word));
    match (is_number, milliseconds) {
        _ if is_span => None,
        (_, true) if is_number || text.contains("timestamp") || text.contains("时间戳") => {
            Some(("epoch milliseconds", false))
        }
        (true, _) if text.contains("second") || text.contains('秒') => Some(("epoch seconds", false)),
        (true, _) => None,
        (false, _) if kind.eq_ignore_ascii_case("string") || kind.eq_ignore_ascii_case("date") => {
            Some(("RFC 3339", false))
        }
        _ => None,
    }
}

/// The form of a time in an example.
fn shape(text: &str) -> Option<&'static str> {
    let digits = |range: std::ops::Range<usize>| {
        text.get(range).is_some_and(|part| part.bytes().all(|b| b.is_ascii_digit()))
    };
    let is_date = digits(0..4)
        && text.get(4..5) == Some("-")
        && digits(5..7)
        && text.get(7..8) == Some("-")
        && digits(8..10);
    match text {
        _ if is_date && text.contains(" +") && text.len() > 24 => Some("Go"),
        _ if is_date && text.len() > 15 => Some("RFC 3339"),
        _ if text.len() == 13 && digits(0..13) => Some("epoch milliseconds"),
        _ if text.len() == 10 && digits(0..10) => Some("epoch seconds"),
        _ => None,
    }
}

/// Whether the example's texts are JSON.
pub(super) fn holds_json(samples: &[Node]) -> bool {
    samples.iter().any(|sample| match &sample.kind {
        Kind::Text(text) => {
            let text = text.trim();
            text.starts_with(['{', '[']) && serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok()
        }
        _ => false,
    })
}
