#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::path::Path;

use proc_macro2::{Literal, TokenStream};
use proptest::prelude::*;
use quote::quote;

use crate::{emit, format};

fn print(tokens: TokenStream) -> String {
    let mut text = String::new();
    super::print(tokens, &mut text);
    text
}

/// Tokens without what only parts them.
fn bare(tokens: &TokenStream) -> String {
    tokens.to_string().split_whitespace().collect()
}

#[track_caller]
fn same(tokens: TokenStream) {
    let text = print(tokens.clone());
    let again = text.parse::<TokenStream>().unwrap_or_else(|error| panic!("{error}: {text}"));
    assert!(bare(&again) == bare(&tokens), "other tokens were meant: {text}");
}

#[test]
fn all_files_say_what_was_meant() {
    for schema in ["../schema", "../tests/golden/schema"] {
        let models = crate::library::good(Path::new(schema)).unwrap_or_else(|failure| panic!("{failure}"));
        models.iter().for_each(|model| same(emit::file(model)));
        for (path, text) in crate::render(Path::new(schema)).unwrap_or_else(|failure| panic!("{failure}")) {
            // Files of APIs are three folders deep.
            if path.components().count() < 3 {
                let again = format::items(text.parse().unwrap()).unwrap();
                assert!(again == text, "blank lines changed {}", path.display());
            }
        }
    }
}

#[test]
fn rows_are_broken_where_they_do_not_fit() {
    let long = "word ".repeat(20);
    let text = print(quote! {
        #![doc = " Of the file."]
        use crate::runtime;
        runtime::table! {
            #[doc = " A row."]
            pub a: Option<Vec<i64>> = 0 "a" | "b",
            b: -1,
            c: #long from #long => 2 d(impl Into<String>) -> <Given>,
        }
    });
    let expected = "//! Of the file.

use crate::runtime;

runtime::table! {
    /// A row.
    pub a: Option<Vec<i64>> = 0 \"a\" | \"b\",
    b: -1,
    c: \"LONG\"
        from \"LONG\"
        => 2 d(impl Into<String>) -> <Given>,
}
";
    assert_eq!(text, expected.replace("LONG", &long));
}

proptest! {
    #[test]
    fn no_text_is_taken_for_code(text in "[a-z \"#\\\\*/!'\n\r\t{}();,\u{e9}\u{2028}\u{202e}]{0,24}") {
        let (doc, raw) = (text.clone(), Literal::string(&text));
        same(quote! {
            #![doc = #doc]
            runtime::table! {
                #[doc = #doc]
                pub a: Option<i64> = 0 #raw,
                b { #[doc = #doc] c: #raw, }
            }
        });
    }
}
