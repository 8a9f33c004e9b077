//! Addresses: base URL, path template, query string.

use std::{fmt, str::FromStr};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, PercentEncode, utf8_percent_encode};

use crate::{Api, Place, RequestError, endpoints::fill};

/// Everything but RFC 3986's unreserved characters, as the signature's canonical form demands.
pub(crate) const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// Percent-encodes all but unreserved characters.
pub(crate) fn encode(text: &str) -> PercentEncode<'_> {
    utf8_percent_encode(text, RESERVED)
}

/// Scheme, host and perhaps a path that all requests of a client start with. See [`Endpoints`](crate::Endpoints) for where it comes
/// from.
///
/// ```
/// use huaweicloud_jobs_runtime::BaseUrl;
///
/// let base: BaseUrl = "https://cae.cn-north-4.myhuaweicloud.com/".parse()?;
/// assert_eq!(base.as_str(), "https://cae.cn-north-4.myhuaweicloud.com");
/// assert!("cae.cn-north-4.myhuaweicloud.com".parse::<BaseUrl>().is_err(), "a scheme is needed");
/// # Ok::<(), huaweicloud_jobs_runtime::RequestError>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct BaseUrl(String);

impl BaseUrl {
    /// The API's documented endpoint in a region: that of its service's table, or of the page for a region that is not in it.
    ///
    /// # Errors
    /// The region is empty or not a host name's part.
    pub fn of(api: &Api, region: &str) -> Result<Self, RequestError> {
        fill(api.hosts.group(region).map_or(api.endpoint, |group| group.endpoint), Some(region))
    }

    /// The URL without a trailing slash.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for BaseUrl {
    type Err = RequestError;

    fn from_str(url: &str) -> Result<Self, RequestError> {
        let refuse = |problem| Err(RequestError::BaseUrl { url: url.to_owned(), problem });
        let Ok(uri) = url.parse::<http::Uri>() else { return refuse("it is not a URL") };
        // Of a port that is no number an HTTP client makes the default port of another server.
        let is_port = |authority: &http::uri::Authority| {
            let port = authority.as_str().rsplit_once(']').map_or(authority.as_str(), |(_, port)| port);
            !port.contains(':') || authority.port_u16().is_some_and(|port| port > 0)
        };
        match (uri.scheme_str(), uri.authority()) {
            (Some("http" | "https"), Some(authority)) if authority.as_str().contains('@') => {
                // Not repeated: what stands before the @ may be a password.
                let url = "a URL with a user name".to_owned();
                Err(RequestError::BaseUrl { url, problem: "credentials do not belong into it" })
            }
            (Some("http" | "https"), Some(authority)) if !is_port(authority) => {
                refuse("its port is not a number from 1 to 65535")
            }
            (Some("http" | "https"), Some(_)) if uri.query().is_some() => refuse("it has a query string"),
            (Some("http" | "https"), Some(_)) => Ok(Self(url.trim_end_matches('/').to_owned())),
            _ => refuse("it must start with https:// or http:// and name a host"),
        }
    }
}

impl AsRef<str> for BaseUrl {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl fmt::Display for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// A region is put into host names, so it must not be able to name another host.
pub(crate) fn check_region(region: &str) -> Result<(), RequestError> {
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
    if !region.is_empty() && region.chars().all(plain) {
        return Ok(());
    }
    Err(RequestError::Region { region: region.to_owned() })
}

/// The address of a request.
pub(crate) fn build<'a>(
    api: &'static Api,
    value: impl Fn(usize) -> Option<&'a str>,
    base: &BaseUrl,
) -> Result<String, RequestError> {
    // With room for most addresses, so that the text is not moved while it grows.
    let mut address = String::with_capacity(256);
    address.push_str(&base.0);
    let mut template = api.uri;
    while let Some((before, rest)) = template.split_once('{') {
        let (name, after) = rest.split_once('}').unwrap_or((rest, ""));
        address.push_str(before);
        if let Some((at, parameter)) = api.parameter(name) {
            let value = value(at).unwrap_or_default();
            let unfit =
                |problem| Err(RequestError::Unfit { api: api.id, parameter: parameter.name, problem });
            match value {
                "" => return unfit("it is empty"),
                "." | ".." => return unfit("it would change the path"),
                value => address.extend(encode(value)),
            }
        }
        template = after;
    }
    address.push_str(template);
    let mut separator = '?';
    for (at, parameter) in api.parameters.iter().enumerate() {
        let (Place::Query, Some(value)) = (parameter.place, value(at)) else { continue };
        address.push(separator);
        address.extend(encode(parameter.name).chain(["="]).chain(encode(value)));
        separator = '&';
    }
    Ok(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base_urls() {
        for good in [
            "http://127.0.0.1:8080",
            "https://host",
            "https://host:443/prefix/",
            "http://[::1]:80",
            "http://[::1]",
        ] {
            assert_eq!(good.parse::<BaseUrl>().map(|base| base.0), Ok(good.trim_end_matches('/').to_owned()));
        }
        for bad in [
            "",
            "host",
            "ftp://host",
            "https://",
            "https://user:word@host",
            "https://host?x=1",
            "http://127.0.0.1:99999",
            "http://127.0.0.1:abc",
            "http://127.0.0.1:-5",
            "http://127.0.0.1:",
            "http://host:0",
            "http://[::1]:x",
        ] {
            assert!(bad.parse::<BaseUrl>().is_err(), "{bad}");
        }
    }
}
