//! The words by which pages are read: headings, columns, labels; English and Chinese.

/// What a column of a table says.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Column {
    Name,
    Mandatory,
    Type,
    Range,
    Description,
    Status,
    Action,
    Access,
    Alias,
    /// Known as a column, but nothing that a schema says.
    Other,
}

/// A part of a page.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Section {
    Function,
    Uri,
    Request,
    Response,
    ExampleRequest,
    ExampleResponse,
    Statuses,
    Errors,
    Permissions,
    Constraints,
    /// Nothing in it belongs into a schema.
    Aside,
    /// A heading that no page is known to have.
    Unknown,
    /// The page is over.
    End,
}

const COLUMNS: &[(Column, &[&str])] = &[
    (
        Column::Name,
        &[
            "parameter",
            "parameters",
            "name",
            "field",
            "attribute",
            "key",
            "参数",
            "参数名称",
            "参数名",
            "名称",
            "字段",
            "属性",
        ],
    ),
    (Column::Mandatory, &["mandatory", "required", "是否必选", "是否必须", "是否必填", "必选", "必须"]),
    (Column::Type, &["type", "parameter type", "data type", "参数类型", "数据类型", "类型"]),
    (Column::Range, &["value range", "取值范围"]),
    (Column::Description, &["description", "meaning", "remarks", "描述", "说明", "参数说明", "含义"]),
    (
        Column::Status,
        &[
            "status code",
            "http status code",
            "returned value",
            "returned values",
            "normal status code",
            "状态码",
            "返回值",
        ],
    ),
    (Column::Action, &["action", "授权项"]),
    (Column::Access, &["access level", "访问级别"]),
    (Column::Alias, &["alias", "别名"]),
    (
        Column::Other,
        &[
            "resource type (*: required)",
            "resource type",
            "condition key",
            "dependencies",
            "资源类型(*为必须)",
            "资源类型（*为必须）",
            "资源类型（\\*为必须）",
            "条件键",
            "依赖的授权项",
            "example",
            "example value",
            "示例",
            "default value",
        ],
    ),
];

const SECTIONS: &[(Section, &[&str])] = &[
    (Section::Function, &["function", "api description", "功能介绍", "接口功能"]),
    (Section::Uri, &["uri", "uri format", "uri格式", "request uri"]),
    (
        Section::Request,
        &[
            "request",
            "requests",
            "request parameters",
            "request parameter",
            "request body",
            "request message",
            "request header",
            "请求",
            "请求参数",
            "请求消息",
        ],
    ),
    (
        Section::Response,
        &[
            "response",
            "responses",
            "response parameters",
            "response parameter",
            "response body",
            "response message",
            "normal response",
            "响应",
            "响应参数",
            "响应消息",
            "返回参数",
            "正常响应",
            "正常响应要素说明",
            "响应参数说明",
            "响应要素说明",
        ],
    ),
    (
        Section::ExampleRequest,
        &[
            "example request",
            "example requests",
            "request example",
            "request examples",
            "sample request",
            "sample requests",
            "请求示例",
            "请求样例",
        ],
    ),
    (
        Section::ExampleResponse,
        &[
            "example response",
            "example responses",
            "response example",
            "response examples",
            "sample response",
            "sample responses",
            "successful sample response",
            "example normal response",
            "example",
            "examples",
            "samples",
            "响应示例",
            "响应样例",
            "正常响应样例",
            "成功响应样例",
            "示例",
        ],
    ),
    (
        Section::Statuses,
        &[
            "status code",
            "status codes",
            "returned value",
            "returned values",
            "returned value(s)",
            "状态码",
            "返回值",
        ],
    ),
    (Section::Errors, &["error code", "error codes", "错误码"]),
    (Section::Permissions, &["authorization information", "授权信息"]),
    (
        Section::Constraints,
        &["constraints", "restrictions", "precautions", "接口约束", "约束限制", "注意事项", "约束"],
    ),
    (
        Section::Aside,
        &[
            "debugging",
            "calling method",
            "sdk sample code",
            "sdk code samples",
            "调试",
            "调用方法",
            "sdk代码示例",
            "代码示例",
            "failed sample response",
            "example abnormal response",
            "abnormal response",
            "失败响应样例",
            "异常响应",
            "异常响应要素说明",
        ],
    ),
    (
        Section::End,
        &[
            "feedback",
            "parent topic",
            "parent topic:",
            "was this page helpful?",
            "provide feedback",
            "父主题",
            "父主题：",
            "意见反馈",
        ],
    ),
];

/// What begins a part of a description.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Label {
    Definition,
    Constraints,
    Range,
    Default,
}

pub(super) const LABELS: &[(Label, &[&str])] = &[
    (Label::Definition, &["Definition", "Details", "Explanation", "参数解释"]),
    (Label::Constraints, &["Constraints", "Restrictions", "Constraint", "约束限制"]),
    (Label::Range, &["Range", "Options", "Value range", "Value Range", "取值范围"]),
    (Label::Default, &["Default Value", "Default value", "Default", "默认取值", "默认值"]),
];

fn bare(text: &str) -> String {
    text.trim().trim_end_matches([':', '：']).trim().to_lowercase()
}

fn look_up<T: Copy>(words: &[(T, &[&str])], text: &str) -> Option<T> {
    let text = bare(text);
    words.iter().find(|(_, known)| known.contains(&text.as_str())).map(|(found, _)| *found)
}

/// The column that a head is about.
pub(super) fn column(head: &str) -> Option<Column> {
    look_up(COLUMNS, head)
}

/// The part of a page that a heading opens.
pub(super) fn section(heading: &str) -> Option<Section> {
    let is_end = ["Parent topic:", "父主题："].iter().any(|start| heading.starts_with(start));
    if is_end { Some(Section::End) } else { look_up(SECTIONS, heading) }
}

/// A heading that cannot be a line of a cell: pages label parts of cells with words that are headings elsewhere.
pub(super) fn ends_table(text: &str) -> bool {
    let inner = [Section::Constraints, Section::Aside];
    status_heading(text).is_some()
        || super::block::is_caption(text)
        || section(text).is_some_and(|section| !inner.contains(&section) && bare(text) != "example")
}

/// The code of `Status code: 200`.
pub(super) fn status_heading(text: &str) -> Option<u16> {
    const WORDS: &[&str] = &["response status code", "status code", "状态码", "状态码为"];
    let lower = text.trim().to_lowercase();
    let rest = WORDS.iter().find_map(|word| lower.strip_prefix(word))?;
    let rest = rest.trim_start_matches([':', '：', ' ']);
    status(rest.trim_end_matches(['.', '。']))
}

/// An HTTP status code.
pub(super) fn status(text: &str) -> Option<u16> {
    let digits = text.split(|c: char| !c.is_ascii_digit()).next()?;
    digits.parse().ok().filter(|code| digits.len() == 3 && (100..600).contains(code))
}

/// `Yes` or `No`.
pub(super) fn truth(text: &str) -> Option<bool> {
    match bare(text).trim_end_matches('.') {
        "yes" | "y" | "true" | "mandatory" | "required" | "是" | "必选" => Some(true),
        "no" | "n" | "false" | "optional" | "否" | "可选" => Some(false),
        _ => None,
    }
}

/// A text with which pages say that there is nothing to say.
pub(super) fn is_none(text: &str) -> bool {
    let text = bare(text);
    matches!(
        text.trim_end_matches(['.', '。']),
        "" | "none" | "n/a" | "na" | "-" | "--" | "不涉及" | "无" | "无请求参数" | "null" | "not involved"
    )
}
