//! Where a service is, region by region, as plain static data.

/// The hosts of a service. Regions are added faster than tables are: one that no group lists is taken to be like those of the first.
#[derive(Debug)]
pub struct Hosts {
    /// The service as in [`Api::id`](crate::Api::id): `cae`.
    pub service: &'static str,
    /// Base URL for all regions together; empty where there is none.
    pub global: &'static str,
    /// Environment variable that gives another base URL for all regions; empty where there is none.
    pub variable: &'static str,
    /// Regions with the same form of host. There is at least one group; without a table it lists no region.
    pub groups: &'static [HostGroup],
    /// Where the table comes from; empty without a table.
    pub source: &'static str,
}

/// Regions in which a service's host has the same form.
#[derive(Debug)]
pub struct HostGroup {
    /// Base URL in which `{region}` stands for the region.
    pub endpoint: &'static str,
    /// Base URLs to ask where the first cannot be reached, in this order.
    pub fail_over: &'static [&'static str],
    /// The regions.
    pub regions: &'static [&'static str],
}

impl Hosts {
    /// All regions of the table.
    pub fn regions(&self) -> impl Iterator<Item = &'static str> {
        self.groups.iter().flat_map(|group| group.regions).copied()
    }

    /// Whether the table lists a region. One that it does not list may be a new one, or misspelt.
    pub fn is_documented(&self, region: &str) -> bool {
        self.regions().any(|known| known == region)
    }

    /// What to tell a person whose region the table does not list, with the nearest name that it has. `None` for a region that is
    /// listed, and for a service without a table.
    pub fn note(&self, region: &str) -> Option<String> {
        if self.is_documented(region) || self.regions().next().is_none() {
            return None;
        }
        let near = |known: &str| strsim::jaro_winkler(&region.to_lowercase(), known);
        let nearest = self.regions().max_by(|a, b| near(a).total_cmp(&near(b)));
        let nearest = nearest.filter(|nearest| near(nearest) > 0.8);
        let help = nearest.map(|nearest| format!("; did you mean {nearest}?")).unwrap_or_default();
        Some(format!("the region {region} is not among those known of {}{help}", self.service))
    }

    /// The form of a region's hosts.
    pub(crate) fn group(&self, region: &str) -> Option<&'static HostGroup> {
        self.groups.iter().find(|group| group.regions.contains(&region)).or(self.groups.first())
    }
}
