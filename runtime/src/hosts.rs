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
        let lower = region.to_lowercase();
        let nearest = self.regions().max_by_key(|known| common(&lower, known));
        let is_near = |known: &&str| 4 * common(&lower, known) > 3 * known.len().max(lower.len());
        let help =
            nearest.filter(is_near).map(|known| format!("; did you mean {known}?")).unwrap_or_default();
        Some(format!("the region {region} is not among those known of {}{help}", self.service))
    }

    /// The form of a region's hosts.
    pub(crate) fn group(&self, region: &str) -> Option<&'static HostGroup> {
        self.groups.iter().find(|group| group.regions.contains(&region)).or(self.groups.first())
    }
}

/// How many letters two names have in common where they begin and where they end: all but one or two, where one is the other misspelt.
fn common(a: &str, b: &str) -> usize {
    let same = |(a, b): &(&u8, &u8)| a == b;
    let begin = a.as_bytes().iter().zip(b.as_bytes()).take_while(same).count();
    let (a, b) = (&a.as_bytes()[begin..], &b.as_bytes()[begin..]);
    begin + a.iter().rev().zip(b.iter().rev()).take_while(same).count()
}
