//! The words that rows are made of.

use crate::Phase;

macro_rules! phases {
    ($($word:ident: $phase:ident,)*) => {$(
        #[doc = concat!("[`Phase::", stringify!($phase), "`]")]
        #[allow(non_upper_case_globals, reason = "rows spell it as schemas do")]
        pub const $word: Phase = Phase::$phase;
    )*};
}

phases! {
    pending: Pending,
    running: Running,
    succeeded: Succeeded,
    failed: Failed,
    cancelled: Cancelled,
    skipped: Skipped,
    unknown: Unknown,
}

/// A page's words as documentation: a second literal has them as Markdown, where that reads the first one otherwise.
#[macro_export]
#[doc(hidden)]
macro_rules! markdown {
    ($plain:literal) => {
        $plain
    };
    ($plain:literal $markdown:literal) => {
        $markdown
    };
}

/// What may be left out of a row.
#[macro_export]
#[doc(hidden)]
macro_rules! option {
    () => {
        None
    };
    ($value:expr) => {
        Some($value)
    };
}

/// The first of what is there.
#[macro_export]
#[doc(hidden)]
macro_rules! first {
    ($first:literal $($more:literal)?) => {
        concat!($first)
    };
}
