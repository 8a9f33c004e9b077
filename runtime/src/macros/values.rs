//! `values!`: the enumerated values of a page.

/// Open sets of values, a row a value: how it is sent, the name to show for a number, the phase that it means, and what the page says of it.
///
/// ```
/// use huaweicloud_jobs_runtime::{Open, Phase};
///
/// huaweicloud_jobs_runtime::values! {
///     /// Task status.
///     pub enum Status(String) {
///         Init = "init" (pending): "Initializing.",
///         Done = "done" (succeeded),
///     }
///     /// How it ended.
///     pub enum Outcome(i64) {
///         Good = 0 as "good": "All was done.",
///     }
/// }
///
/// assert_eq!(Open::<Status>::from("done").phase(), Phase::Succeeded);
/// assert_eq!(Open::<Status>::from("paused").as_str(), "paused");
/// assert_eq!(Open::from(Outcome::Good).code(), 0);
/// ```
#[macro_export]
#[doc(hidden)]
macro_rules! values {
    ($(
        $(#[$about:meta])*
        $visible:vis enum $name:ident($sent:ident) {$(
            $variant:ident = $value:literal $(as $shown:literal)? $(($phase:ident))?
                $(: $said:literal)? $(= $plain:literal as $markdown:literal)? $(from $source:literal)?,
        )*}
    )*) => {$(
        $(#[$about])*
        #[non_exhaustive]
        $visible enum $name {$(
            #[doc = concat!("`", $value, "`" $(, " (", stringify!($phase), ")")?
                $(, ": ", $said)? $(, ": ", $markdown)? $(, "\n\nSource: ", $source)?)]
            $variant,
        )*}

        // Derived, these two take the compiler half as long again.
        impl std::marker::Copy for $name {}

        impl std::clone::Clone for $name {
            #[inline]
            fn clone(&self) -> Self {
                *self
            }
        }

        impl $crate::Enumerated for $name {
            type Sent = $sent;
            const SET: &'static $crate::ValueSet = &$crate::ValueSet::new(
                stringify!($name),
                &[$(concat!($value)),*],
                concat!($($($shown,)? "\u{1f}", $(stringify!($phase),)? "\u{1f}", $($said,)? $($plain,)? "\u{1e}"),*),
            );
            const ALL: &'static [Self] = &[$(Self::$variant),*];
        }
    )*
        /// The sets, for the rows that name them.
        #[allow(dead_code, reason = "sets can stand alone")]
        const SETS: &[&$crate::ValueSet] = &[$(<$name as $crate::Enumerated>::SET),*];
    };
}
