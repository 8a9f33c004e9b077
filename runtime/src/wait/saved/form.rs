//! How a saved wait looks: structures of the same make as the generated ones, so they are read and written as answers are.

use super::words::Count;
use crate::{
    ErrorKind, Field, Fields, Map, Phase, Shape, Time,
    wait::{OnOpenTasks, OnUnknownStatus, Outcome},
};

macro_rules! structures {
    ($($(#[$doc:meta])* $name:ident { $($field:ident: $type:ty,)* })*) => {$(
        $(#[$doc])*
        #[derive(Default)]
        pub(super) struct $name {
            $(pub(super) $field: Option<$type>,)*
        }

        impl Fields for $name {
            const SHAPE: &'static Shape =
                &Shape { name: stringify!($name), keys: &[$(stringify!($field)),*], aliases: &[] };

            fn field_mut(&mut self, at: usize) -> Option<&mut dyn Field> {
                let fields: Vec<&mut dyn Field> = vec![$(&mut self.$field),*];
                fields.into_iter().nth(at)
            }

            fn field(&self, at: usize) -> Option<&dyn Field> {
                let fields: Vec<&dyn Field> = vec![$(&self.$field),*];
                fields.into_iter().nth(at)
            }
        }
    )*};
}

structures! {
    /// What every version has.
    VersionForm {
        version: i64,
    }

    /// All of it. Times are seconds since the wait began, but for when that was.
    WaitForm {
        version: i64,
        api: String,
        parameters: Map<String>,
        began: Time,
        elapsed: f64,
        outcome: Outcome,
        policy: PolicyForm,
        next_poll: f64,
        first_poll: f64,
        errors_in_a_row: Count,
        intervals: Count,
        slowness: Count,
        // As last told.
        job: JobForm,
        // As seen since, if that has not been told yet.
        untold: JobForm,
        unknown_status: String,
        // Those that were told; the empty one is that of a job that had none.
        unknown_statuses: Vec<String>,
        history: Vec<PollForm>,
        omitted: Count,
    }

    PolicyForm {
        timeout: f64,
        initial_delay: f64,
        min_interval: f64,
        max_interval: f64,
        max_consecutive_errors: Count,
        grace_period: f64,
        on_unknown_status: OnUnknownStatus,
        on_open_tasks: OnOpenTasks,
        history_limit: Count,
        // The bits of an unsigned number.
        seed: i64,
    }

    JobForm {
        id: String,
        name: String,
        kind: String,
        phase: Phase,
        status: String,
        status_name: String,
        progress: f64,
        code: String,
        message: String,
        started: Time,
        updated: Time,
        ended: Time,
        expected: Time,
        total: Count,
        tasks: Vec<JobForm>,
    }

    PollForm {
        at: f64,
        status: String,
        phase: Phase,
        http_status: Count,
        error: ErrorKind,
        code: String,
        request_id: String,
    }
}
