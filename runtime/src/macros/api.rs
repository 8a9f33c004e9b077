//! `api!`: what a page says of an API.

/// The registry's entry, whose documentation lists what the entry does. A second literal, behind `/`, has a page's words as Markdown where
/// that reads the first one otherwise.
#[macro_export]
#[doc(hidden)]
macro_rules! api {
    (
        $(#[$about:meta])*
        pub const $api:ident: $answer:ident {
            $($field:ident: $value:expr,)*
        }
        document $page:literal, $url:literal, $updated:literal;
        $(identity $identity:path;)?
        $(deprecated $note:literal, $successor:literal;)?
        $(permissions {$(
            $action:literal $(($access:literal))? $(alias $alias:literal)?;
        )*})?
        job { $($job:tt)* }
        $(paging $limit:literal, $offset:literal, $items:literal, $total:literal, $default_limit:literal;)?
        $(waiting {
            $(initial_delay $delay:literal $delay_unit:ident,)? $(typical_duration $typical:literal $typical_unit:ident,)?
            from $waiting_source:literal $(as $waiting_markdown:literal)?
        })?
        $(deviations {$(
            $deviation:literal $(as $deviation_markdown:literal)? from $deviated:literal $(as $deviated_markdown:literal)?;
        )*})?
        responses {$(
            $code:literal $($body:ident)? $(: $meaning:literal $(as $meaning_markdown:literal)?)?;
        )*}
        $(errors {$(
            $error:literal $(with status $status:literal)? $(($no:ident $found:ident))?
                $(: $said:literal)? $(= $plain:literal as $markdown:literal)?
                $(hint $hint:literal)? $(from $source:literal)?;
        )*})?
        $(examples {$(
            $example_status:literal $example:literal $(, $request:literal)? => $response:literal;
        )*})?
    ) => {
        $(#[$about])*
        $(
            #[doc = "\n# Permissions\n"]
            $(#[doc = concat!("- `", $action, "`" $(, " (", $access, ")")? $(, ", alias ", $alias)?)])*
        )?
        $(
            #[doc = "\n# Waiting\n"]
            $(#[doc = concat!("A job is first worth asking for ", $delay, " ", stringify!($delay_unit), " after its beginning.")])?
            $(#[doc = concat!("It takes ", $typical, " ", stringify!($typical_unit), " as a rule.")])?
            #[doc = concat!("Source: ", $crate::markdown!($waiting_source $($waiting_markdown)?), ".")]
        )?
        $(
            #[doc = "\n# Where servers differ from the page\n"]
            $(#[doc = concat!("- ", $crate::markdown!($deviation $($deviation_markdown)?), " Source: ",
                $crate::markdown!($deviated $($deviated_markdown)?), ".")])*
        )?
        #[doc = "\n# Status codes\n"]
        $(#[doc = concat!("- ", $code $(, ", [`", stringify!($body), "`]")? $(, ": ", $crate::markdown!($meaning $($meaning_markdown)?))?)])*
        $(
            #[doc = "\n# Error codes\n"]
            $(#[doc = concat!("- `", $error, "`" $(, " with status ", $status)? $(, " (", stringify!($no $found), ")")?
                $(, ": ", $said)? $(, ": ", $markdown)?)])*
        )?
        pub const $api: &$crate::Api = &$crate::Api {
            $($field: $value,)*
            document: $crate::Document { page: $page, url: $url, updated: $updated },
            identity: $crate::option!($($identity)?),
            deprecated: $crate::option!($($crate::Deprecation { note: $note, successor: $successor })?),
            permissions: &[$($($crate::Permission { action: $action, access: concat!($($access)?), alias: concat!($($alias)?) },)*)?],
            parameters: PARAMETERS,
            responses: &[$($crate::ResponseCode {
                code: $code,
                description: concat!($($meaning)?),
                body: $crate::option!($(stringify!($body))?),
            },)*],
            job: $crate::job_map!($($job)*),
            errors: &[$($($crate::ErrorCode {
                code: $error,
                status: $crate::option!($($status)?),
                not_found: !stringify!($($no)?).is_empty(),
                description: concat!($($said)? $($plain)?),
                hint: concat!($($hint)?),
                source: concat!($($source)?),
            },)*)?],
            paging: $crate::option!($($crate::Paging {
                limit: $limit,
                offset: $offset,
                items: $items,
                total: $total,
                default_limit: $default_limit,
            })?),
            waiting: $crate::option!($($crate::Waiting {
                initial_delay: $crate::duration!($($delay $delay_unit)?),
                typical_duration: $crate::duration!($($typical $typical_unit)?),
                source: $waiting_source,
            })?),
            deviations: &[$($($crate::Deviation { text: $deviation, source: $deviated },)*)?],
            examples: &[$($($crate::Example {
                description: $example,
                request: $crate::option!($($request)?),
                status: $example_status,
                response: $response,
            },)*)?],
            response: || Box::new($answer::default()),
        };

        impl $answer {
            /// The job in this answer, as every service's can be read.
            #[inline]
            pub fn job(&self) -> $crate::Job {
                $crate::view(self, &$api.job)
            }
        }
    };
}
