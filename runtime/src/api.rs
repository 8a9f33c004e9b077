//! What the documentation says of an API, as plain data, which is read from one text when somebody first looks.
//!
//! The registry of the generated library is a list of [`Api`]s. The client, the mock server and the command line work from it, so
//! none of them knows any API by name.

use std::time::Duration;

use crate::{Hosts, JobMap, Structure, ValueSet};

/// One documented job API.
#[derive(Debug)]
pub struct Api {
    /// Schema path without extension: `cae/v1/show_job`.
    pub id: &'static str,
    /// Title of the documentation page.
    pub title: &'static str,
    /// The service's name, as a person says it.
    pub service: &'static str,
    /// Official operation name.
    pub operation: &'static str,
    /// The page's "Function" section; may be empty.
    pub function: &'static str,
    /// HTTP method in upper case.
    pub method: &'static str,
    /// Path with `{placeholders}`.
    pub uri: &'static str,
    /// Base URL in which `{region}` stands for the region.
    pub endpoint: &'static str,
    /// Where the service is, region by region.
    pub hosts: &'static Hosts,
    /// Where the service is that tokens and project ids come from, if the schemas describe one.
    pub identity: Option<&'static Hosts>,
    /// The documentation page.
    pub document: Document,
    /// Permissions the caller needs.
    pub permissions: &'static [Permission],
    /// Set when the page says that the API is deprecated.
    pub deprecated: Option<Deprecation>,
    /// Path, query and header parameters in the page's order.
    pub parameters: &'static [Parameter],
    /// Documented status codes.
    pub responses: &'static [ResponseCode],
    /// How the answer is a job.
    pub job: JobMap,
    /// Documented error codes.
    pub errors: &'static [ErrorCode],
    /// How a long answer is cut into pages.
    pub paging: Option<Paging>,
    /// What is known of how long its jobs take.
    pub waiting: Option<Waiting>,
    /// Where servers differ from the page.
    pub deviations: &'static [Deviation],
    /// The page's examples.
    pub examples: &'static [Example],
    /// Makes an empty answer for [`decode`](fn@crate::decode) to fill.
    pub response: fn() -> Box<dyn Structure>,
}

/// Where an API is documented.
#[derive(Debug)]
pub struct Document {
    /// Page id, such as `api-cae/ShowJob`.
    pub page: &'static str,
    /// Address of the page; may be empty.
    pub url: &'static str,
    /// Date of the page's edition (`2025-10-22`); may be empty.
    pub updated: &'static str,
}

/// A permission that the page lists.
#[derive(Debug)]
pub struct Permission {
    /// Action, such as `servicestage:app:listApplication`.
    pub action: &'static str,
    /// Access level; may be empty.
    pub access: &'static str,
    /// Alias; may be empty.
    pub alias: &'static str,
}

/// What a page says about an API that should not be used any more.
#[derive(Debug)]
pub struct Deprecation {
    /// The page's words.
    pub note: &'static str,
    /// What to use instead; may be empty.
    pub successor: &'static str,
}

/// A request parameter.
#[derive(Debug)]
pub struct Parameter {
    /// Name on the wire.
    pub name: &'static str,
    /// Where it stands in the request.
    pub place: Place,
    /// Type, as the table prints it.
    pub kind: &'static str,
    /// Whether a request needs it.
    pub need: Need,
    /// The table's text; may be empty.
    pub description: &'static str,
    /// The documented values, if they are enumerated.
    pub values: Option<&'static ValueSet>,
    /// A value that fits, if the page or the schema gives one.
    pub example: Option<&'static str>,
}

/// Where a parameter stands in a request.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Place {
    /// In the path.
    Path,
    /// In the query string.
    Query,
    /// In a header.
    Header,
}

impl Place {
    /// `path`, `query` or `header`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Query => "query",
            Self::Header => "header",
        }
    }
}

/// Whether and by whom a parameter is given.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum Need {
    /// The caller must give it.
    Mandatory,
    /// The caller may give it.
    Optional,
    /// Documented as mandatory, but servers accept requests without it; says when and how we know.
    NotEnforced {
        /// When it may be left out.
        note: &'static str,
        /// Who observed it.
        source: &'static str,
    },
    /// This value is sent when the caller gives none.
    Default(&'static str),
    /// This value is always sent.
    Fixed(&'static str),
    /// The credentials fill it.
    Credential {
        /// Whether the page lists it as mandatory.
        mandatory: bool,
    },
}

impl Need {
    /// Whether a caller can give a value.
    pub const fn is_settable(&self) -> bool {
        !matches!(self, Self::Fixed(_) | Self::Credential { .. })
    }
}

/// A documented HTTP status code.
#[derive(Debug)]
pub struct ResponseCode {
    /// The code.
    pub code: u16,
    /// The page's text; may be empty.
    pub description: &'static str,
    /// Name of the body's structure, if the page gives one.
    pub body: Option<&'static str>,
}

/// A documented error code.
#[derive(Debug)]
pub struct ErrorCode {
    /// The code, such as `SVCSTG.00100429`.
    pub code: &'static str,
    /// Limits the row to one HTTP status.
    pub status: Option<u16>,
    /// Whether it says that the job does not exist.
    pub not_found: bool,
    /// What it means; may be empty.
    pub description: &'static str,
    /// What to do about it; may be empty.
    pub hint: &'static str,
    /// Where this comes from, if not from the page; may be empty.
    pub source: &'static str,
}

/// Paging by limit and offset.
#[derive(Debug)]
pub struct Paging {
    /// Name of the query parameter for the number of items.
    pub limit: &'static str,
    /// Name of the query parameter for the number of items to pass over.
    pub offset: &'static str,
    /// Path to the list in the answer.
    pub items: &'static str,
    /// Path to the number of all items; may be empty.
    pub total: &'static str,
    /// How many items the server returns when no limit is given.
    pub default_limit: u32,
}

/// What is known of how long an API's jobs take. [`WaitPolicy::of`](crate::WaitPolicy::of) makes a policy of it.
#[derive(Debug)]
pub struct Waiting {
    /// How long after its beginning a job is first worth asking for.
    pub initial_delay: Option<Duration>,
    /// How long a job takes as a rule.
    pub typical_duration: Option<Duration>,
    /// How we know.
    pub source: &'static str,
}

/// A place where servers differ from the page.
#[derive(Debug)]
pub struct Deviation {
    /// What differs.
    pub text: &'static str,
    /// How we know.
    pub source: &'static str,
}

/// An example of the page.
#[derive(Debug)]
pub struct Example {
    /// The page's text; may be empty.
    pub description: &'static str,
    /// The page's request line, if it prints one.
    pub request: Option<&'static str>,
    /// HTTP status of the answer.
    pub status: u16,
    /// The answer as JSON text.
    pub response: &'static str,
}

impl Api {
    /// The parameter with this name on the wire, and its position.
    pub fn parameter(&self, name: &str) -> Option<(usize, &'static Parameter)> {
        let at = self.parameters.iter().position(|p| p.name == name)?;
        Some((at, &self.parameters[at]))
    }
}
