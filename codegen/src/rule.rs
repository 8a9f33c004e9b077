//! The rules that a schema is held to. Each has an id, the same here, in schema/README.md and in the name of its test.

macro_rules! rules {
    ($($variant:ident $id:literal $says:literal,)*) => {
        /// A rule of the schema language.
        #[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
        #[non_exhaustive]
        pub enum Rule {
            $(#[doc = $says] $variant,)*
        }

        impl Rule {
            /// Every rule.
            pub const ALL: &[Rule] = &[$(Rule::$variant,)*];

            /// The rule's id.
            pub const fn id(self) -> &'static str {
                match self { $(Rule::$variant => $id,)* }
            }

            /// What the rule says.
            pub const fn says(self) -> &'static str {
                match self { $(Rule::$variant => $says,)* }
            }
        }
    };
}

rules! {
    YamlSyntax "yaml-syntax" "the file is YAML",
    DuplicateKey "duplicate-key" "a key stands once in its map",
    UnknownKey "unknown-key" "only the keys of this page",
    MissingKey "missing-key" "what must be given is given",
    WrongKind "wrong-kind" "text, a map or a list where one is meant",
    BadValue "bad-value" "a value is one of those allowed at its place",
    FileName "file-name" "the path is `<service>/<version>/<operation>.yaml` in `snake_case`, and names the operation; or `<service>/hosts.yaml`",
    DuplicateRegion "duplicate-region" "a region stands once in a service's hosts",
    EndpointMismatch "endpoint-mismatch" "an API's endpoint is the first of its service's hosts",
    SecondIdentity "second-identity" "one service at most gives out tokens",
    UnknownType "unknown-type" "a type is one of those above",
    UnknownStructure "unknown-structure" "a type's structure is described in the file",
    UnknownValues "unknown-values" "a field's set of values is described in the file",
    UnusedDefinition "unused-definition" "every structure and every set is used",
    PlaceholderWithoutParameter "placeholder-without-parameter" "each `{placeholder}` has a path parameter",
    ParameterWithoutPlaceholder "parameter-without-placeholder" "each path parameter stands in the URI",
    NameCollision "name-collision" "no two names become the same in Rust",
    UnusableName "unusable-name" "every name can be written in Rust",
    ValueType "value-type" "the values of a set fit the type of the fields that use it",
    ValueWithoutPhase "value-without-phase" "every value of a status set has a phase",
    NoSuccessValue "no-success-value" "some value of a status set means success",
    NoFailureValue "no-failure-value" "some value of a status set means failure, unless a `result` says so",
    NoAnswer "no-answer" "exactly one successful status code has a body",
    JobPath "job-path" "the job view's paths lead to fields that can serve",
    Paging "paging" "paging names query parameters and paths that exist",
    ExampleRequest "example-request" "an example's request line fits method and URI",
    ExampleKey "example-key" "an example has only documented keys",
    ExampleType "example-type" "an example's values have the documented types",
    ExampleValue "example-value" "an example's enumerated values are documented",
}
