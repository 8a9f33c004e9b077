//! The words that rows are made of.

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
