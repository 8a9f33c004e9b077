//! Schemas in one layout: the keys of each place in one order, two spaces a level, rows in columns. Comments and every text are kept.
//!
//! A text is taken apart into lines and comments, sorted and put together again. Only white space may differ afterwards, and what the
//! schema says may not; otherwise the text is left as it is.

mod order;
mod parts;
mod print;

use order::Role;

use crate::{
    finding::{Finding, Findings},
    yaml::{self, Node},
};

/// A schema in its layout.
///
/// # Errors
/// It is no YAML, or it has something in it that could get lost, such as `---`, a comma behind the last element, or a key behind `?`.
pub(crate) fn format(name: &str, text: &str) -> Result<String, Unformatted> {
    let (before, role) = (parse(name, text)?, Role::file(name));
    let formatted = print::print(&parts::take_apart(text, &before, role), text);
    let after = yaml::parse(&formatted).ok();
    let is_same =
        after.is_some_and(|after| after == order::sort(before, role)) && letters(text) == letters(&formatted);
    if is_same { Ok(formatted) } else { Err(Unformatted::Unsafe) }
}

/// Why a schema stays as it is.
#[derive(Debug)]
pub(crate) enum Unformatted {
    Finding(Box<Finding>),
    Unsafe,
}

fn parse(name: &str, text: &str) -> Result<Node, Unformatted> {
    yaml::parse(text).map_err(|error| {
        let mut findings = Findings::new(name, text);
        findings.report_syntax(error);
        findings
            .into_sorted()
            .pop()
            .map_or(Unformatted::Unsafe, |finding| Unformatted::Finding(Box::new(finding)))
    })
}

/// All that is not white space, without its order.
fn letters(text: &str) -> Vec<char> {
    let mut letters: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
    letters.sort_unstable();
    letters
}
