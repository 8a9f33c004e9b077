//! `job_map!`: how an answer is a job.

/// The text of a [`JobMap`](crate::JobMap): the status' path and set, then whatever else the view shows, by its field. The row of its
/// tasks stands behind it.
#[macro_export]
#[doc(hidden)]
macro_rules! job_map {
    (
        $status:literal: $set:ident { $($field:ident: $path:literal),* },
        $(of $whole:literal,)?
        $(result $result:literal: $results:ident,)?
        $(tasks $each:literal $({ $($task:tt)* })?,)?
    ) => {
        concat!(
            "\u{1e}job\u{1f}", $status, "\u{1f}", stringify!($set),
            $("\u{1f}", stringify!($field), "=", $path,)*
            $("\u{1f}progress_of=", $whole,)?
            $("\u{1f}result=", $result, "\u{1f}", stringify!($results),)?
            $("\u{1f}tasks=", $each, $($crate::job_map!($($task)*),)?)?
        )
    };
}
