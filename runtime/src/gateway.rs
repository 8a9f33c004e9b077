//! What the gateway in front of all services means by its error codes, as the guide to signing requests documents them
//! (devg-apisign, api-sign-errorcode).

use crate::ErrorKind::{self, Forbidden, Rejected, Throttled, Unauthenticated, Unavailable};

/// One of its codes.
pub(crate) struct GatewayCode {
    number: &'static str,
    /// Where one code means several things, the status tells which.
    status: Option<u16>,
    /// What sort of error it is, whatever the status. There is none where the status says it.
    pub(crate) kind: Option<ErrorKind>,
    pub(crate) meaning: &'static str,
    /// What to do; may be empty.
    pub(crate) hint: &'static str,
}

/// It calls itself by two names.
const NAMES: [&str; 2] = ["APIGW.", "APIG."];
/// What an old one says instead of its first code.
const NO_SUCH_API: &str = "API not found";

/// Looks a code up. Other services' codes are not found.
pub(crate) fn find(status: u16, code: Option<&str>, message: Option<&str>) -> Option<&'static GatewayCode> {
    let number = match code {
        Some(code) => NAMES.iter().find_map(|name| code.strip_prefix(name))?,
        None if message == Some(NO_SUCH_API) => "0101",
        None => return None,
    };
    CODES.iter().find(|row| row.number == number && row.status.is_none_or(|limit| limit == status))
}

const fn of(number: &'static str, kind: ErrorKind, meaning: &'static str, hint: &'static str) -> GatewayCode {
    GatewayCode { number, status: None, kind: Some(kind), meaning, hint }
}

const fn at(number: &'static str, status: u16, meaning: &'static str, hint: &'static str) -> GatewayCode {
    GatewayCode { number, status: Some(status), kind: None, meaning, hint }
}

const LATER: &str = "this is no fault of the request; ask again later";

#[rustfmt::skip] // A table.
const CODES: &[GatewayCode] = &[
    // That there is no such API says nothing about a job.
    of("0101", Rejected, "There is no such API at this address.", "check the endpoint and the region: they lead to another service, or the service has no such API there"),
    of("0103", Rejected, "The gateway does not know the service behind the API.", ""),
    of("0104", Rejected, "The gateway has no plug-ins configured for the API.", ""),
    of("0105", Rejected, "The gateway has no backend configured for the API.", ""),
    of("0106", Rejected, "The gateway cannot map the parameters of the request.", ""),
    at("0201", 400, "The parameters of the request are not valid.", ""),
    at("0201", 413, "The body of the request is too large.", "the gateway takes bodies of up to 12 MB"),
    at("0201", 414, "The address of the request is too long.", "shorten the parameters in the query"),
    at("0201", 494, "The headers of the request are too large.", "a token that is obtained without the catalogue of services is shorter"),
    at("0201", 502, "The service behind the gateway is unavailable.", LATER),
    at("0201", 504, "The service behind the gateway did not answer in time.", LATER),
    of("0301", Unauthenticated, "The keys or the token are not accepted.", ""),
    of("0302", Forbidden, "The user may not use the API.", "the user may be on a list of those that the API refuses"),
    of("0303", Unauthenticated, "The application's keys are not accepted.", "check the keys, and the clock of this machine"),
    of("0304", Forbidden, "The application may not use the API.", "authorize the application for the API"),
    of("0305", Unauthenticated, "The credentials are not accepted.", ""),
    of("0306", Forbidden, "The caller may not use the API.", ""),
    of("0307", Unauthenticated, "The token must be renewed.", "obtain a new token: it has expired, or it belongs to another region"),
    of("0308", Throttled, "There are too many requests.", "wait some seconds; the limits for cloud services cannot be raised"),
    of("0310", Forbidden, "The project is unavailable.", "use another project"),
    of("0311", Unauthenticated, "The credentials for debugging are not accepted.", ""),
    of("0401", Forbidden, "The gateway cannot tell the caller's IP address.", ""),
    of("0402", Forbidden, "The caller's IP address may not use the API.", "the IP address may be on a list of those that the API refuses"),
    of("0404", Forbidden, "The IP address of the service behind the gateway may not be used.", ""),
    of("0501", Forbidden, "The application's quota is used up.", "raise the quota"),
    of("0502", Forbidden, "The application is frozen.", "the account's balance may be used up"),
    of("0601", Unavailable, "The gateway failed.", LATER),
    of("0602", Rejected, "The request is not valid.", ""),
    of("0605", Unavailable, "The host of the service behind the gateway cannot be found.", LATER),
    of("0606", Unavailable, "The gateway could not load the API.", LATER),
    of("0607", Rejected, "The gateway does not take this protocol.", "use https"),
    of("0608", Unavailable, "The gateway could not obtain a token of its own.", LATER),
    of("0609", Unavailable, "The service behind the gateway cannot be found.", LATER),
    of("0610", Unavailable, "There is no service behind the gateway.", LATER),
    of("0611", Unavailable, "The port of the service behind the gateway cannot be found.", LATER),
    of("0612", Unavailable, "The API calls itself.", ""),
    of("0613", Unavailable, "The identity service is unavailable.", LATER),
    of("0705", Unavailable, "The gateway could not sign its request to the service.", LATER),
    of("0801", Forbidden, "The service is not offered in this region.", "use another region"),
    of("0802", Forbidden, "The user may not use this region.", "authorize the user for the region, or use another one"),
];
