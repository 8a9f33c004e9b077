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
        self.groups.iter().any(|group| group.regions.contains(&region))
    }

    /// What to tell a person whose region the table does not list, with the nearest name that it has. `None` for a region that is
    /// listed, and for a service without a table.
    pub fn note(&self, region: &str) -> Option<String> {
        if self.is_documented(region) || self.groups.iter().all(|group| group.regions.is_empty()) {
            return None;
        }
        let mut note = format!("the region {region} is not among those known of {}", self.service);
        if let Some(nearest) = self.nearest(&region.to_lowercase()) {
            note.push_str(&format!("; did you mean {nearest}?"));
        }
        Some(note)
    }

    /// The region that has most in common with a name, if that is more than three quarters.
    fn nearest(&self, region: &str) -> Option<&'static str> {
        let (mut nearest, mut most) = (None, 0);
        for group in self.groups {
            for &known in group.regions {
                let common = common(region, known);
                if common > most && 4 * common > 3 * known.len().max(region.len()) {
                    (nearest, most) = (Some(known), common);
                }
            }
        }
        nearest
    }

    /// The form of a region's hosts.
    pub(crate) fn group(&self, region: &str) -> Option<&'static HostGroup> {
        self.groups.iter().find(|group| group.regions.contains(&region)).or(self.groups.first())
    }
}

/// How many letters two names have in common where they begin and where they end: all but one or two, where one is the other misspelt.
fn common(a: &str, b: &str) -> usize {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let least = a.len().min(b.len());
    let (mut begin, mut end) = (0, 0);
    while begin < least && a[begin] == b[begin] {
        begin += 1;
    }
    while begin + end < least && a[a.len() - 1 - end] == b[b.len() - 1 - end] {
        end += 1;
    }
    begin + end
}
