//! What generated files are written in: one macro for each thing that a page describes, each with rows that read like the page's tables.
//!
//! The macros are not meant for others' use, so nothing of their rows is promised. All of them read their rows once, without recursion
//! over them: a library of hundreds of APIs has tens of thousands.

mod api;
mod job_map;
mod request;
mod structures;
mod values;
mod words;
