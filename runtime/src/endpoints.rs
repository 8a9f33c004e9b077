//! From a service and a region to base URLs.

use std::collections::BTreeMap;

use crate::{BaseUrl, HostGroup, Hosts, RequestError, join::join, uri::check_region};

/// Where services are asked, if not where their documentation says: by the name of the service, or under another domain.
///
/// It does no I/O: [`candidates`](Self::candidates) gives the base URLs, and whoever sends requests tries them in this order.
///
/// ```
/// # fn demo(api: &huaweicloud_jobs_runtime::Api) -> Result<(), huaweicloud_jobs_runtime::RequestError> {
/// use huaweicloud_jobs_runtime::Endpoints;
///
/// // A sister cloud: https://cce.eu-de.otc.t-systems.com
/// let endpoints = Endpoints::new().domain("otc.t-systems.com")?;
/// let bases = endpoints.candidates(api.hosts, Some("eu-de"), |name| std::env::var(name).ok())?;
/// # Ok(()) }
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Endpoints {
    domain: Option<String>,
    services: BTreeMap<String, Vec<BaseUrl>>,
}

impl Endpoints {
    /// The documented ones.
    pub fn new() -> Self {
        Self::default()
    }

    /// Puts another domain behind the region: `myhuaweicloud.eu`, `otc.t-systems.com`.
    ///
    /// # Errors
    /// It is not a domain.
    pub fn domain(mut self, domain: impl Into<String>) -> Result<Self, RequestError> {
        let domain = domain.into();
        if !domain.split('.').all(|label| check_region(label).is_ok()) {
            return Err(RequestError::Domain { domain });
        }
        self.domain = Some(domain);
        Ok(self)
    }

    /// Asks a service somewhere else, in whichever region. It is named as in [`Hosts::service`]; of several base URLs the first is the one to
    /// try first.
    ///
    /// ```
    /// use huaweicloud_jobs_runtime::Endpoints;
    ///
    /// let endpoints = Endpoints::new().service("cce", ["https://cce.example.com", "https://cce.example.org"])?;
    /// assert!(Endpoints::new().service("cce", ["cce.example.com"]).is_err(), "a scheme is needed");
    /// # Ok::<(), huaweicloud_jobs_runtime::RequestError>(())
    /// ```
    ///
    /// # Errors
    /// One of them is not a base URL.
    pub fn service<U: AsRef<str>>(
        mut self,
        service: impl Into<String>,
        urls: impl IntoIterator<Item = U>,
    ) -> Result<Self, RequestError> {
        let urls = urls.into_iter().map(|url| url.as_ref().parse()).collect::<Result<_, _>>()?;
        self.services.insert(service.into(), urls);
        Ok(self)
    }

    /// A service's base URLs in a region, or for all regions together, the one to try first at the front. They are the first found of
    ///
    /// 1. those that [`service`](Self::service) gave;
    /// 2. the environment variable `HUAWEICLOUD_SDK_REGION_<SERVICE>_<REGION>`, in capitals and with `_` for `-`: one or several,
    ///    with commas between them;
    /// 3. the service's own [`variable`](Hosts::variable);
    /// 4. the service's table, under the [`domain`](Self::domain) if one is given.
    ///
    /// An empty variable counts as none; in a variable `https://` may be left out.
    ///
    /// # Errors
    /// The region cannot be part of a host name, none is given where one is needed, a variable holds something else than base URLs, or
    /// nothing is known of the service's hosts. So there is always at least one.
    pub fn candidates(
        &self,
        hosts: &Hosts,
        region: Option<&str>,
        lookup: impl Fn(&str) -> Option<String>,
    ) -> Result<Vec<BaseUrl>, RequestError> {
        if let Some(urls) = self.services.get(hosts.service).filter(|urls| !urls.is_empty()) {
            return Ok(urls.clone());
        }
        region.map(check_region).transpose()?;
        let of_region = region.map(|region| variable(hosts.service, region));
        let of_service = Some(hosts.variable.to_owned()).filter(|name| !name.is_empty());
        for name in of_region.into_iter().chain(of_service) {
            let urls = read(&name, &lookup(&name).unwrap_or_default())?;
            if !urls.is_empty() {
                return Ok(urls);
            }
        }
        self.documented(hosts, region)
    }

    /// The first of the [candidates](Self::candidates).
    ///
    /// # Errors
    /// As for these.
    pub fn first(
        &self,
        hosts: &Hosts,
        region: Option<&str>,
        lookup: impl Fn(&str) -> Option<String>,
    ) -> Result<BaseUrl, RequestError> {
        Ok(self.candidates(hosts, region, lookup)?.swap_remove(0))
    }

    /// What to tell a person of a region: [`Hosts::note`]. `None` under another domain, whose regions are not known, and for a service
    /// that is asked somewhere else.
    pub fn note(&self, hosts: &Hosts, region: &str) -> Option<String> {
        let is_documented = self.domain.is_none() && !self.services.contains_key(hosts.service);
        hosts.note(region).filter(|_| is_documented)
    }

    fn documented(&self, hosts: &Hosts, region: Option<&str>) -> Result<Vec<BaseUrl>, RequestError> {
        let group = hosts.group(region.unwrap_or_default());
        let forms: Vec<&str> = match (region, group) {
            (None, _) if !hosts.global.is_empty() => vec![hosts.global],
            (_, Some(HostGroup { endpoint, fail_over, .. })) => {
                [endpoint].into_iter().chain(*fail_over).copied().collect()
            }
            (_, None) => Vec::new(),
        };
        let mut urls = Vec::new();
        for form in forms {
            let form = self.domain.as_ref().map_or_else(|| form.to_owned(), |domain| under(form, domain));
            let url = fill(&form, region)?;
            // Two domains become the same one where another takes their place.
            if !urls.contains(&url) {
                urls.push(url);
            }
        }
        if urls.is_empty() {
            return Err(RequestError::BaseUrl {
                url: hosts.service.to_owned(),
                problem: "nothing is known of the service's hosts",
            });
        }
        Ok(urls)
    }
}

/// A form of host in a region.
pub(crate) fn fill(form: &str, region: Option<&str>) -> Result<BaseUrl, RequestError> {
    region.map(check_region).transpose()?;
    match (form.contains("{region}"), region) {
        (true, Some(region)) => join(form.split("{region}"), region).parse(),
        (true, None) => Err(RequestError::BaseUrl {
            url: form.to_owned(),
            problem: "neither a region nor an endpoint was given",
        }),
        (false, _) => form.parse(),
    }
}

/// The same form of host under another domain: what stands behind the region, or behind the host's first name, changes.
fn under(form: &str, domain: &str) -> String {
    let dot = form.find("}.").map(|brace| brace + 1).or_else(|| form.find('.'));
    let Some(start) = dot.map(|dot| dot + 1) else { return form.to_owned() };
    let end = form[start..].find([':', '/']).map_or(form.len(), |end| start + end);
    format!("{}{domain}{}", &form[..start], &form[end..])
}

fn variable(service: &str, region: &str) -> String {
    format!("HUAWEICLOUD_SDK_REGION_{service}_{region}").replace('-', "_").to_uppercase()
}

/// The base URLs in a variable.
fn read(name: &str, value: &str) -> Result<Vec<BaseUrl>, RequestError> {
    let mut urls = Vec::new();
    for url in value.split(',').map(str::trim).filter(|url| !url.is_empty()) {
        let url = if url.contains("://") { url.parse() } else { format!("https://{url}").parse() };
        let of_variable =
            |problem| RequestError::Variable { name: name.to_owned(), problem: Box::new(problem) };
        urls.push(url.map_err(of_variable)?);
    }
    Ok(urls)
}
