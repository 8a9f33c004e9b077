//! Who names what: the region, the project, an address.

use huaweicloud_jobs_runtime::Origin;

use super::{Account, REGION, Source};
use crate::options::Options;

/// A value, and who says it.
pub(crate) struct Told<'a> {
    pub(crate) value: &'a str,
    pub(crate) from: String,
}

fn of_variable(name: &str) -> String {
    format!("the environment ({name})")
}

impl Account {
    /// The region where nothing else is said, and who names it.
    pub(crate) fn told_region(&self) -> Option<Told<'_>> {
        let found = self.known().and_then(|found| {
            let from = found.region_variable.map_or_else(|| found.origin.to_string(), of_variable);
            Some(Told { value: found.region.as_deref()?, from })
        });
        let named = || Some(Told { value: self.named.as_deref()?, from: of_variable(REGION) });
        found.or_else(named).or_else(|| self.of_profile("region"))
    }

    fn of_profile(&self, key: &str) -> Option<Told<'_>> {
        Some(Told { value: self.profile.get(key)?, from: format!("the profile {}", self.profile.name) })
    }

    /// The project in a region, and who names it.
    pub(crate) fn told_project(&self, region: Option<&str>) -> Option<Told<'_>> {
        let fits = |of: Option<&str>| of.is_none() || region.is_none() || of == region;
        let found = self.known().filter(|found| fits(found.region.as_deref())).and_then(|found| {
            let variable = found.origin.project_variable();
            let from = variable.map_or_else(|| found.origin.to_string(), of_variable);
            Some(Told { value: found.project_id.as_deref()?, from })
        });
        found.or_else(|| self.of_profile("project_id").filter(|_| fits(self.profile.get("region"))))
    }

    /// What names a project for these credentials, as a hint.
    pub(crate) fn naming_project(&self) -> String {
        let beside = match self.known().map(|found| &found.origin) {
            Some(Origin::File { path, .. }) => Some(format!("project_id in {}", path.display())),
            origin => origin.and_then(Origin::project_variable).map(str::to_owned),
        };
        let profile = "`hwjobs configure --set project_id=ID` keeps it";
        beside.map_or_else(|| profile.to_owned(), |beside| format!("{beside} names one; {profile}"))
    }

    /// What names an address that an error speaks of, if not an option.
    pub(crate) fn naming_address(&self, error: &str) -> Option<String> {
        let speaks_of = |urls: &str| {
            let hosts = urls.split(',').map(|url| url.split_once("://").map_or(url, |(_, rest)| rest));
            let mut hosts = hosts.filter_map(|url| url.trim().split('/').next());
            hosts.any(|host| !host.is_empty() && error.contains(&format!(" {host}:")))
        };
        let is_place = |name: &str| name.starts_with("HUAWEICLOUD_") && !name.contains("CREDENTIALS");
        let variables =
            std::env::vars_os().filter_map(|(name, value)| Some((name.into_string().ok()?, value)));
        let variable = variables.filter(|(name, _)| is_place(name));
        let variable =
            variable.filter(|(_, value)| value.to_str().is_some_and(speaks_of)).map(|(name, _)| name).next();
        let in_profile = || {
            let key = self.profile.key_of(speaks_of)?;
            Some(format!("{key} in the profile {}", self.profile.name))
        };
        let in_file = || {
            let found =
                self.known().filter(|found| found.identity_endpoint.as_deref().is_some_and(speaks_of))?;
            Some(format!("iam_endpoint in {}", found.origin))
        };
        variable.or_else(in_profile).or_else(in_file)
    }

    /// What of a profile that was asked for by name does not count, each a line.
    pub(super) fn passed_over(&self, options: &Options) -> Vec<String> {
        let name = &self.profile.name;
        let of_profile =
            ["credentials", "credential_command"].into_iter().find(|key| self.profile.get(key).is_some());
        let others = match &self.source {
            Source::Option(_) => Some("--token".to_owned()),
            Source::Found(_)
                if self.known().is_some_and(|found| matches!(found.origin, Origin::Variables(_))) =>
            {
                Some(self.origin())
            }
            _ => None,
        };
        let credentials = of_profile.zip(others);
        let region = self.told_region().filter(|told| {
            !options.is_given("region")
                && self.profile.get("region").is_some_and(|region| region != told.value)
        });
        let rows = credentials.into_iter().chain(region.map(|told| ("region", told.from)));
        rows.map(|(key, from)| format!("note: {from} comes before {key} of the profile {name}\n")).collect()
    }
}
