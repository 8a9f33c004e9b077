//! Types as pages write them, in the words of the language.

use crate::{import::page::Row, types};

/// A type in the words of the language, and what had to be changed for it.
pub(in crate::import) fn kind(row: &Row) -> (String, Vec<String>) {
    let told = row.kind.trim();
    let lower = told.to_lowercase();
    if !told.is_empty() && types::parse(told).is_ok() {
        return (told.to_owned(), Vec::new());
    }
    let meant = match lower.as_str() {
        "" => "String",
        "int32" | "short" | "integer(int32)" => "Integer",
        "int64" | "bigint" | "long(int64)" => "Long",
        "bigdecimal" | "decimal" => "Double",
        "datetime" | "date-time" | "time" | "enum" | "enumerated" | "char" | "text" | "string enum" => {
            "String"
        }
        "列表数据结构"
        | "list"
        | "array"
        | "list data structure"
        | "array of object"
        | "array[object]"
        | "jsonarray"
        | "list of objects" => "Array<Object>",
        "字典数据结构"
        | "dict"
        | "dictionary"
        | "dictionary data structure"
        | "map"
        | "map object"
        | "jsonobject"
        | "dictionaries" => "Object",
        // `Array of job_detail` and `job_detail`, which other pages end with `objects`.
        _ => {
            let repaired = format!(
                "{} objects",
                told.trim_end_matches(['.', '。']).trim_start_matches("an ").trim_start_matches("a ")
            );
            let is_plausible = types::parse(&repaired).is_ok() && lower.split_whitespace().count() < 5;
            return match is_plausible {
                true => (repaired, vec![format!("guess: the page says `{told}`")]),
                false => (told.to_owned(), vec![format!("not read: the type `{told}`")]),
            };
        }
    };
    let note = if told.is_empty() {
        "guess: the page has no type".to_owned()
    } else {
        format!("guess: the page says `{told}`")
    };
    (meant.to_owned(), vec![note])
}
