//! What status words mean.

use crate::{document::Phase, import::values::Value};

use super::plain;

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

/// What a status word means, if that is well known.
pub(in crate::import) fn phase(value: &Value) -> Option<&'static str> {
    let word = plain(&value.word);
    let known = PHASES.iter().find(|(_, words)| words.contains(&word.as_str())).map(|(phase, _)| *phase);
    let text = value.text.to_lowercase();
    let told = || {
        TOLD.iter().find(|(_, words)| words.iter().any(|word| text.contains(word))).map(|(phase, _)| *phase)
    };
    // A word that says nothing is explained by its text.
    known.filter(|phase| *phase != Phase::Unknown).or_else(told).or(known).map(Phase::word)
}
