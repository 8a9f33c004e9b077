//! What captions and references to tables say.

/// A text without its last sentence if that only names a table, which `structure` does now.
pub(super) fn unreferred(text: &str) -> String {
    const STARTS: &[&str] = &[
        "For details about the parameter, see Table ",
        "For details, see Table ",
        "See Table ",
        "see Table ",
        "详情请参见表",
        "具体请参见表",
        "具体请参考表",
        "请参见表",
        "请参考表",
        "参见表",
    ];
    let found = STARTS.iter().filter_map(|start| text.find(start).map(|at| (at, *start))).min();
    let Some((at, start)) = found else { return text.to_owned() };
    let rest = text[at + start.len()..].trim_start_matches(|c: char| c.is_ascii_digit() || c.is_whitespace());
    match rest.trim_end_matches(['.', '。']).is_empty() {
        true => text[..at].trim().to_owned(),
        false => text.to_owned(),
    }
}

pub(super) fn singular(name: &str) -> String {
    let keeps = ["ss", "us", "is"].iter().any(|end| name.ends_with(end));
    name.strip_suffix('s').filter(|_| !keeps).unwrap_or(name).to_owned()
}

/// What a caption calls its structure: `JobSpec`, `job field data structure description`.
pub(in crate::import) fn caption_name(caption: &str) -> Option<String> {
    const BEFORE: &[&str] = &[
        "data structure of the ",
        "description of the ",
        "parameters in the ",
        "parameters of the ",
        "structure of the ",
        "description of ",
    ];
    const BEHIND: &[&str] = &[
        " field data structure description",
        " data structure description",
        " field description",
        " parameter description",
        " object attributes",
        " parameters",
        " description",
        " structure",
        " object",
        " field",
        "字段数据结构说明",
        "数据结构说明",
        "字段说明",
        "参数说明",
        "参数",
        "对象",
    ];
    let mut name = caption.trim().trim_matches(['•', ' ', ':', '：']);
    for before in BEFORE {
        let start = name.get(..before.len()).is_some_and(|start| start.eq_ignore_ascii_case(before));
        name = if start { &name[before.len()..] } else { name };
    }
    for behind in BEHIND {
        let cut = name
            .len()
            .checked_sub(behind.len())
            .filter(|at| name.is_char_boundary(*at) && name[*at..].eq_ignore_ascii_case(behind));
        name = cut.map_or(name, |at| &name[..at]);
    }
    let name = name.trim().trim_end_matches("[]");
    let is_word = name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.'))
        && name.starts_with(|c: char| c.is_ascii_alphabetic());
    let is_generic = ["parameter", "parameters", "response", "description", "field", "body"]
        .contains(&name.to_lowercase().as_str());
    (is_word && !is_generic).then(|| name.to_owned())
}
