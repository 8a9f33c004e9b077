//! Types as the pages' tables print them.

use std::fmt;

use heck::ToUpperCamelCase;

/// A type of the schema language.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Type {
    Text,
    Integer,
    Number,
    Boolean,
    /// A bare `Object`: free-form, unless a structure is named beside it.
    Object,
    /// A structure of the file.
    Named(String),
    List(Box<Type>),
    Map(Box<Type>),
}

/// What the scalar types are called, first the spelling to suggest.
pub(crate) const SCALARS: &[(&str, Type)] = &[
    ("String", Type::Text),
    ("Integer", Type::Integer),
    ("Long", Type::Integer),
    ("Number", Type::Number),
    ("Double", Type::Number),
    ("Float", Type::Number),
    ("Boolean", Type::Boolean),
    ("Object", Type::Object),
    ("Date", Type::Text),
    ("Int", Type::Integer),
    ("Bool", Type::Boolean),
    ("JSON", Type::Object),
    ("TimeStamp", Type::Text),
    ("UUID", Type::Text),
];

/// Why a type cannot be read: the word that is not a type.
#[derive(Debug, PartialEq)]
pub(crate) struct UnknownType(pub(crate) String);

/// Reads a type. A word in `UpperCamelCase` that is no scalar is taken for a structure.
pub(crate) fn parse(text: &str) -> Result<Type, UnknownType> {
    let text = text.trim();
    if let Some(inner) = bracketed(text, &["Array", "List", "Set"]) {
        return Ok(Type::List(Box::new(parse(inner)?)));
    }
    if let Some(inner) = bracketed(text, &["Map"]) {
        let Some((key, value)) = inner.split_once(',') else { return Err(UnknownType(text.to_owned())) };
        return match parse(key)? {
            Type::Text => Ok(Type::Map(Box::new(parse(value)?))),
            _ => Err(UnknownType(text.to_owned())),
        };
    }
    if let Some(element) = after_words(text, &["array", "of"]).or_else(|| after_words(text, &["list", "of"]))
    {
        return Ok(Type::List(Box::new(parse(element)?)));
    }
    let mut words = text.split_whitespace();
    match (words.next(), words.next(), words.next()) {
        (Some(word), None, _) => named(word),
        (Some(word), Some(object), None)
            if matches!(object.to_ascii_lowercase().as_str(), "object" | "objects") =>
        {
            named(word).or_else(|unknown| structure(word).ok_or(unknown))
        }
        _ => Err(UnknownType(text.to_owned())),
    }
}

fn named(word: &str) -> Result<Type, UnknownType> {
    let scalar = |word: &str| {
        SCALARS.iter().find(|(name, _)| name.eq_ignore_ascii_case(word)).map(|(_, scalar)| scalar.clone())
    };
    if let Some(found) = scalar(word).or_else(|| scalar(word.strip_suffix('s')?)) {
        return Ok(found);
    }
    let bare = ["Array", "List", "Set", "Map"].contains(&word);
    let is_name = !bare
        && word.starts_with(|c: char| c.is_ascii_uppercase())
        && word.chars().all(|c| c.is_ascii_alphanumeric());
    if is_name { Ok(Type::Named(word.to_owned())) } else { Err(UnknownType(word.to_owned())) }
}

/// A structure as some pages write it, `job_detail object`; it is described as `JobDetail`.
fn structure(word: &str) -> Option<Type> {
    let is_word = word.starts_with(|c: char| c.is_ascii_lowercase())
        && word.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-');
    is_word.then(|| Type::Named(word.to_upper_camel_case()))
}

/// What stands in `<...>` or `[...]` behind one of some words.
fn bracketed<'t>(text: &'t str, words: &[&str]) -> Option<&'t str> {
    let open = text.find(['<', '['])?;
    let word = text[..open].trim();
    let inner = text[open + 1..].strip_suffix(['>', ']'])?;
    words.iter().any(|known| known.eq_ignore_ascii_case(word)).then_some(inner)
}

/// What follows some words, whatever their case.
fn after_words<'t>(text: &'t str, words: &[&str]) -> Option<&'t str> {
    let mut rest = text;
    for word in words {
        let (first, after) = rest.split_once(char::is_whitespace)?;
        if !first.eq_ignore_ascii_case(word) {
            return None;
        }
        rest = after.trim_start();
    }
    Some(rest)
}

impl fmt::Display for Type {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text => f.write_str("a string"),
            Self::Integer => f.write_str("an integer"),
            Self::Number => f.write_str("a number"),
            Self::Boolean => f.write_str("a boolean"),
            Self::Object | Self::Named(_) | Self::Map(_) => f.write_str("an object"),
            Self::List(_) => f.write_str("a list"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_of_the_pages() {
        let list = |inner| Type::List(Box::new(inner));
        let map = |inner| Type::Map(Box::new(inner));
        for (text, expected) in [
            ("String", Type::Text),
            ("integer", Type::Integer),
            ("Long", Type::Integer),
            ("Double", Type::Number),
            ("Object", Type::Object),
            ("JobSpec object", Type::Named("JobSpec".to_owned())),
            ("job_detail object", Type::Named("JobDetail".to_owned())),
            ("Array of instance objects", list(Type::Named("Instance".to_owned()))),
            ("Array<Object>", list(Type::Object)),
            ("Array <Objects>", list(Type::Object)),
            ("Array of Task objects", list(Type::Named("Task".to_owned()))),
            ("Array of strings", list(Type::Text)),
            ("Array[String]", list(Type::Text)),
            ("List<Task>", list(Type::Named("Task".to_owned()))),
            ("Map<String,String>", map(Type::Text)),
            ("map <String, Object>", map(Type::Object)),
            ("Map<String,Map<String,Integer>>", map(map(Type::Integer))),
            ("Map<String,Array<String>>", map(list(Type::Text))),
        ] {
            assert_eq!(parse(text), Ok(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_type() {
        for text in [
            "",
            "a string",
            "job_detail",
            "Map<String>",
            "Map<Integer,String>",
            "Array of",
            "Array",
            "Strin g x",
        ] {
            assert!(parse(text).is_err(), "{text}");
        }
    }
}
