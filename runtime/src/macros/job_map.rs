//! `job_map!`: how an answer is a job.

/// A [`JobMap`](crate::JobMap): the status' path and set, then whatever else the view shows, by its field.
#[macro_export]
#[doc(hidden)]
macro_rules! job_map {
    (
        $status:literal: $set:ident { $($field:ident: $path:literal),* },
        $(of $whole:literal,)?
        $(result $result:literal: $results:ident,)?
        $(tasks $each:literal $({ $($task:tt)* })?,)?
    ) => {
        $crate::JobMap {
            $($field: $path,)*
            $(result: Some(($result, <$results as $crate::Enumerated>::SET)),)?
            $(progress_of: $whole,)?
            $(tasks: Some($crate::TasksMap { each: $each, map: $crate::option!($(&$crate::job_map!($($task)*))?) }),)?
            ..$crate::JobMap::new($status, <$set as $crate::Enumerated>::SET)
        }
    };
}
