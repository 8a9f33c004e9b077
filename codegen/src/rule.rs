//! The rules that a schema is held to. Each has an id, the same here, in schema/README.md, in the name of its test, and in
//! `rules/<id>.md`, which explains it.

use crate::finding::nearest;

/// Whether a schema that does not keep a rule can be used.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Severity {
    /// It cannot: nothing is generated.
    Error,
    /// It can, but something looks forgotten.
    Warning,
}

impl Severity {
    /// `error` or `warning`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

macro_rules! rules {
    ($($severity:ident $variant:ident $id:literal $says:literal, $label:literal;)*) => {
        /// A rule of the schema language.
        #[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
        #[non_exhaustive]
        pub enum Rule {
            $(#[doc = $says] $variant,)*
        }

        impl Rule {
            /// Every rule, errors first.
            pub const ALL: &[Rule] = &[$(Rule::$variant,)*];

            /// The rule's id.
            pub const fn id(self) -> &'static str {
                match self { $(Rule::$variant => $id,)* }
            }

            /// What the rule says.
            pub const fn says(self) -> &'static str {
                match self { $(Rule::$variant => $says,)* }
            }

            /// Whether a schema that breaks the rule can be used.
            pub const fn severity(self) -> Severity {
                match self { $(Rule::$variant => Severity::$severity,)* }
            }

            /// The rule in full: why it is, and a wrong and a right example. Markdown.
            pub const fn explanation(self) -> &'static str {
                match self { $(Rule::$variant => include_str!(concat!("rules/", $id, ".md")),)* }
            }

            /// What stands where the rule is broken, unless a finding says it better.
            pub(crate) const fn label(self) -> &'static str {
                match self { $(Rule::$variant => $label,)* }
            }
        }
    };
}

impl Rule {
    /// The rule with an id.
    pub fn of_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|rule| rule.id() == id)
    }

    /// The rule whose id is nearest to a word, if one is near.
    pub fn nearest(word: &str) -> Option<Self> {
        nearest(word, Self::ALL.iter().map(|rule| rule.id())).and_then(Self::of_id)
    }
}

rules! {
    Error YamlSyntax "yaml-syntax" "the file is YAML", "not understood";
    Error DuplicateKey "duplicate-key" "a key stands once in its map", "the second one";
    Error UnknownKey "unknown-key" "only the keys of this page", "not a key here";
    Error MissingKey "missing-key" "what must be given is given", "";
    Error WrongKind "wrong-kind" "text, a map or a list where one is meant", "";
    Error BadValue "bad-value" "a value is one of those allowed at its place", "not allowed here";
    Error FileName "file-name" "the path is `<service>/<version>/<operation>.yaml` in `snake_case`, and names the operation; or `<service>/hosts.yaml`", "the file's name does not fit";
    Error DuplicateRegion "duplicate-region" "a region stands once in a service's hosts", "the second one";
    Error EndpointMismatch "endpoint-mismatch" "an API's endpoint is the first of its service's hosts", "another endpoint";
    Error SecondIdentity "second-identity" "one service at most gives out tokens", "the second one";
    Error UnknownType "unknown-type" "a type is one of those above", "not a type";
    Error UnknownStructure "unknown-structure" "a type's structure is described in the file", "not described";
    Error UnknownValues "unknown-values" "a field's set of values is described in the file", "not described";
    Error UnusedDefinition "unused-definition" "every structure and every set is used", "nothing leads here";
    Error PlaceholderWithoutParameter "placeholder-without-parameter" "each `{placeholder}` has a path parameter", "no such parameter";
    Error ParameterWithoutPlaceholder "parameter-without-placeholder" "each path parameter stands in the URI", "not in the URI";
    Error NameCollision "name-collision" "no two names become the same in Rust", "";
    Error UnusableName "unusable-name" "every name can be written in Rust", "not a name in Rust";
    Error ValueType "value-type" "the values of a set fit the type of the fields that use it", "of another kind";
    Error ValueWithoutPhase "value-without-phase" "every value of a status set has a phase", "which phase is this?";
    Error NoSuccessValue "no-success-value" "some value of a status set means success", "no success in this set";
    Error NoFailureValue "no-failure-value" "some value of a status set means failure, unless a `result` says so", "no failure in this set";
    Error NoAnswer "no-answer" "exactly one successful status code has a body", "";
    Error JobPath "job-path" "the job view's paths lead to fields that can serve", "not a path to follow";
    Error Paging "paging" "paging names query parameters and paths that exist", "cannot serve";
    Error ExampleRequest "example-request" "an example's request line fits method and URI", "does not fit";
    Error ExampleKey "example-key" "an example has only documented keys", "not documented";
    Error ExampleType "example-type" "an example's values have the documented types", "";
    Error ExampleValue "example-value" "an example's enumerated values are documented", "not documented";
    Warning UnseenField "unseen-field" "every field of the page stands in one of its examples", "in no example";
    Warning Undescribed "undescribed" "what is mandatory has a description", "no description";
    Warning NoCancelledValue "no-cancelled-value" "some value of a status set means cancelled", "nothing cancelled in this set";
    Warning NoExample "no-example" "the page's example is there", "";
    Warning TimeWithoutFormat "time-without-format" "a field with a time in it says how it is written", "a text, so far";
    Warning UnusedAcceptance "unused-acceptance" "what is accepted is found", "accepts nothing";
}
