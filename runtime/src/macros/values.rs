//! `values!`: the enumerated values of a page.

/// Open sets of values, a row a value: how it is sent, the name to show for a number, the phase that it means, and what the page says of it.
///
/// ```
/// use huaweicloud_jobs_runtime::Phase;
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
/// assert_eq!(Status::from("done").phase(), Phase::Succeeded);
/// assert_eq!(Status::from("paused").as_str(), "paused");
/// assert_eq!(Outcome::Good.code(), 0);
/// ```
#[macro_export]
#[doc(hidden)]
macro_rules! values {
    ($(
        $(#[$about:meta])*
        pub enum $name:ident($held:ident) {$(
            $variant:ident = $value:literal $(as $shown:literal)? $(($phase:ident))?
                $(: $said:literal)? $(= $plain:literal as $markdown:literal)? $(from $source:literal)?,
        )*}
    )*) => {$(
        $(#[$about])*
        #[derive(Clone, Debug, Eq, Hash, PartialEq)]
        #[non_exhaustive]
        pub enum $name {
            $(
                #[doc = concat!("`", $value, "`" $(, " (", stringify!($phase), ")")?
                    $(, ": ", $said)? $(, ": ", $markdown)? $(, "\n\nSource: ", $source)?)]
                $variant,
            )*
            /// A value that is not documented, as sent.
            Unrecognized($held),
        }

        impl $crate::Enumerated for $name {
            const SET: &'static $crate::ValueSet = &$crate::ValueSet {
                name: stringify!($name),
                values: &[$(
                    $crate::ListedValue {
                        value: concat!($value),
                        name: $crate::first!($($shown)? $value),
                        phase: $crate::option!($($crate::words::$phase)?),
                        description: concat!($($said)? $($plain)?),
                    },
                )*],
            };
            const ALL: &'static [Self] = &[$(Self::$variant),*];
            $crate::scalars!($held);
        }

        $crate::spellings! { $held $name $($variant = $value,)* }
        $crate::phases! { $name $($($phase)?)* }
        $crate::enumerated!($name);
    )*};
}

/// How values are sent, and what they are called then.
#[macro_export]
#[doc(hidden)]
macro_rules! spellings {
    (String $name:ident $($variant:ident = $value:literal,)*) => {
        impl $name {
            /// The value as the service spells it.
            #[inline]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $value,)*
                    Self::Unrecognized(word) => word,
                }
            }
        }

        impl From<&str> for $name {
            #[inline]
            fn from(word: &str) -> Self {
                $crate::documented(word).unwrap_or_else(|| Self::Unrecognized(word.to_owned()))
            }
        }
    };
    (i64 $name:ident $($rows:tt)*) => {
        $crate::spellings! { #[doc = "The number that the service sends."] code i64 $name $($rows)* }
    };
    (bool $name:ident $($rows:tt)*) => {
        $crate::spellings! { #[doc = "The boolean that the service sends."] truth bool $name $($rows)* }
    };
    (#[$about:meta] $read:ident $held:ident $name:ident $($variant:ident = $value:literal,)*) => {
        impl $name {
            #[$about]
            #[inline]
            pub fn $read(&self) -> $held {
                match self {
                    $(Self::$variant => $value,)*
                    Self::Unrecognized(word) => *word,
                }
            }
        }

        impl From<$held> for $name {
            // Both booleans may be documented; then nothing is left to be unrecognized.
            #[allow(unreachable_patterns)]
            #[inline]
            fn from(word: $held) -> Self {
                match word {
                    $($value => Self::$variant,)*
                    word => Self::Unrecognized(word),
                }
            }
        }
    };
}

/// What values mean for a job, where any of them means something.
#[macro_export]
#[doc(hidden)]
macro_rules! phases {
    ($name:ident) => {};
    ($name:ident $($phase:ident)+) => {
        impl $name {
            /// Where a job with this status stands.
            #[inline]
            pub fn phase(&self) -> $crate::Phase {
                <Self as $crate::Enumerated>::SET.phase(&$crate::Enumerated::scalar(self).text())
            }
        }
    };
}
