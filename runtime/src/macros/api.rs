//! `api!`: what a page says of an API.

/// The registry's entry, whose documentation lists what the entry does. A second literal, behind `as`, has a page's words as Markdown where
/// that reads the first one otherwise.
#[macro_export]
#[doc(hidden)]
macro_rules! api {
    (
        $(#[$about:meta])*
        pub fn $api:ident() of $answer:ident {
            id: $id:literal,
            title: $title:literal,
            service: $service:literal,
            operation: $operation:literal,
            function: $function:literal,
            method: $method:literal,
            uri: $uri:literal,
            endpoint: $endpoint:literal,
            hosts: $hosts:expr,
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
        #[doc = concat!(
            $("\n# Permissions\n\n", $("- `", $action, "`", $(" (", $access, ")",)? $(", alias ", $alias,)? "\n",)*)?
            $(
                "\n# Waiting\n\n",
                $("A job is first worth asking for ", $delay, " ", stringify!($delay_unit), " after its beginning.\n",)?
                $("It takes ", $typical, " ", stringify!($typical_unit), " as a rule.\n",)?
                "Source: ", $crate::markdown!($waiting_source $($waiting_markdown)?), ".\n",
            )?
            $(
                "\n# Where servers differ from the page\n\n",
                $("- ", $crate::markdown!($deviation $($deviation_markdown)?), " Source: ",
                    $crate::markdown!($deviated $($deviated_markdown)?), ".\n",)*
            )?
            "\n# Status codes\n\n",
            $("- ", $code, $(", [`", stringify!($body), "`]",)? $(": ", $crate::markdown!($meaning $($meaning_markdown)?),)? "\n",)*
            $(
                "\n# Error codes\n\n",
                $("- `", $error, "`", $(" with status ", $status,)? $(" (", stringify!($no $found), ")",)?
                    $(": ", $said,)? $(": ", $markdown,)? "\n",)*
            )?
        )]
        #[inline]
        pub fn $api() -> &'static $crate::Api {
            static API: $crate::Described = $crate::Described::new();
            const TEXT: &str = concat!(
                "api\u{1f}", $id, "\u{1f}", $title, "\u{1f}", $service, "\u{1f}", $operation, "\u{1f}", $function, "\u{1f}",
                $method, "\u{1f}", $uri, "\u{1f}", $endpoint, "\u{1f}", $page, "\u{1f}", $url, "\u{1f}", $updated,
                $("\u{1e}deprecated\u{1f}", $note, "\u{1f}", $successor,)?
                $($("\u{1e}permission\u{1f}", $action, "\u{1f}", $($access,)? "\u{1f}", $($alias,)?)*)?
                $crate::job_map!($($job)*),
                $("\u{1e}paging\u{1f}", $limit, "\u{1f}", $offset, "\u{1f}", $items, "\u{1f}", $total, "\u{1f}", $default_limit,)?
                $(
                    "\u{1e}waiting\u{1f}", $($delay, stringify!($delay_unit),)? "\u{1f}",
                    $($typical, stringify!($typical_unit),)? "\u{1f}", $waiting_source,
                )?
                $($("\u{1e}deviation\u{1f}", $deviation, "\u{1f}", $deviated,)*)?
                $("\u{1e}response\u{1f}", $code, "\u{1f}", $("=", stringify!($body),)? "\u{1f}", $($meaning,)?)*
                $($(
                    "\u{1e}error\u{1f}", $error, "\u{1f}", $("=", $status,)? "\u{1f}", $(stringify!($no),)? "\u{1f}",
                    $($said,)? $($plain,)? "\u{1f}", $($hint,)? "\u{1f}", $($source,)?
                )*)?
                $($("\u{1e}example\u{1f}", $example_status, "\u{1f}", $example, "\u{1f}", $("=", $request,)? "\u{1f}", $response,)*)?
            );
            API.api(TEXT, $crate::Beside {
                parameters: PARAMETERS,
                sets: SETS,
                hosts: $hosts,
                identity: $crate::option!($($identity)?),
                response: $crate::empty_answer::<$answer>,
            })
        }

        impl $answer {
            /// The job in this answer, as every service's can be read.
            #[inline]
            pub fn job(&self) -> $crate::Job {
                $crate::view(self, &$api().job)
            }
        }
    };
}
