//! What can be guessed from names and words. Everything here is marked as a guess in the draft.

mod phase;
mod time;

use crate::yaml::{Kind, Node};

pub(super) use phase::phase;
pub(super) use time::time;

/// A name without case and joints.
pub(super) fn plain(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_lowercase()
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

/// Whether the example's texts are JSON.
pub(super) fn holds_json(samples: &[Node]) -> bool {
    samples.iter().any(|sample| match &sample.kind {
        Kind::Text(text) => {
            let text = text.trim();
            text.starts_with(['{', '[']) && serde_json::from_str::<serde_json::Value>(text).is_ok()
        }
        _ => false,
    })
}
