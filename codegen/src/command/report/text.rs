//! Findings as pictures, then what they come to.

use std::collections::BTreeSet;

use huaweicloud_jobs_codegen::{Checked, Severity};

use crate::command::{complain, plural, say};

pub(super) fn print(checked: &Checked) {
    let Checked { schemas, findings } = checked;
    for finding in findings {
        // Colours are taken out again where nobody sees them.
        complain(&finding.picture(true));
    }
    let counts =
        [Severity::Error, Severity::Warning].map(|severity| (checked.count(severity), severity.word()));
    let counts = counts.iter().filter(|(count, _)| *count > 0).map(|(count, word)| plural(*count, word));
    let counts: Vec<String> = counts.collect();
    let Some(first) = findings.first() else {
        return say(&format_args!("{}, nothing found", plural(*schemas, "file")));
    };
    let files: BTreeSet<&str> = findings.iter().map(|finding| finding.file.as_str()).collect();
    let (counts, rule) = (counts.join(" and "), first.rule.id());
    let of = format!("{} of {}", files.len(), plural(*schemas, "file"));
    complain(&format_args!("{counts} in {of}; `explain {rule}` says more of the first"));
}
