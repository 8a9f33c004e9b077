//! Credentials in the profile file of the official SDKs.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use zeroize::Zeroizing;

use super::{
    Found, Origin,
    ini::{self, Section},
};
use crate::{Credentials, CredentialsError};

/// Names the file.
pub(super) const VARIABLE: &str = "HUAWEICLOUD_SDK_CREDENTIALS_FILE";
const HOMES: [&str; 2] = ["HOME", "USERPROFILE"];
const DEFAULT: &str = ".huaweicloud/credentials";
/// Services of a region first, which all of ours are.
const SECTIONS: [&str; 2] = ["basic", "global"];

/// Where the file is, and whether it was named.
pub(super) fn path(lookup: impl Fn(&str) -> Option<String>) -> Option<(PathBuf, bool)> {
    let lookup = |name: &str| lookup(name).filter(|value| !value.is_empty());
    match lookup(VARIABLE) {
        Some(path) => Some((path.into(), true)),
        None => HOMES.into_iter().find_map(lookup).map(|home| (Path::new(&home).join(DEFAULT), false)),
    }
}

impl Found {
    /// Looks in a profile file of the official SDKs only. `None` if there is no such file, or nothing in it.
    ///
    /// # Errors
    /// The file cannot be read, is malformed, or has not both of a pair of keys.
    pub fn in_profile(path: impl AsRef<Path>) -> Result<Option<Self>, CredentialsError> {
        let path = path.as_ref();
        let wrong = |line, problem| CredentialsError::File { path: path.to_owned(), line, problem };
        let text = match fs::read(path) {
            Ok(bytes) => Zeroizing::new(bytes),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(wrong(None, error.to_string())),
        };
        let text = str::from_utf8(&text).map_err(|_| wrong(None, "it is not UTF-8".to_owned()))?;
        let sections = ini::read(text).map_err(|error| wrong(Some(error.line), error.problem))?;
        let section = |name| sections.iter().find(|section| section.name == name);
        if sections.is_empty() {
            return Ok(None);
        }
        for (name, section) in SECTIONS.into_iter().filter_map(|name| Some((name, section(name)?))) {
            let half = |given, missing| {
                Err(wrong(Some(section.line), format!("[{name}] has {given}, but no {missing}")))
            };
            match (section.get("ak"), section.get("sk")) {
                (Some(ak), Some(sk)) => {
                    let origin = Origin::File { path: path.to_owned(), section: name };
                    let warnings = others_may_read(path).into_iter().collect();
                    return Ok(Some(Self { warnings, ..Self::in_section(section, ak, sk, origin) }));
                }
                (Some(_), None) => return half("ak", "sk"),
                (None, Some(_)) => return half("sk", "ak"),
                (None, None) => {}
            }
        }
        let has = |section: &&Section<'_>| SECTIONS.contains(&section.name);
        let problem = match sections.iter().find(has) {
            Some(section) => {
                format!("[{}] has neither ak nor sk; both are written in small letters", section.name)
            }
            None => "it has neither [basic] nor [global]".to_owned(),
        };
        Err(wrong(None, problem))
    }

    fn in_section(section: &Section<'_>, ak: &str, sk: &str, origin: Origin) -> Self {
        let get = |key| section.get(key).map(str::to_owned);
        let keys = Credentials::keys(ak, sk);
        let credentials = match section.get("security_token") {
            Some(token) => keys.with_security_token(token),
            None => keys,
        };
        Self {
            project_id: get("project_id"),
            domain_id: get("domain_id"),
            identity_endpoint: get("iam_endpoint"),
            ..Self::new(credentials, origin)
        }
    }
}

#[cfg(unix)]
fn others_may_read(path: &Path) -> Option<String> {
    use std::os::unix::fs::PermissionsExt as _;
    let mode = fs::metadata(path).ok()?.permissions().mode();
    let path = path.display();
    (mode & 0o077 != 0).then(|| format!("others may read the keys in {path}: chmod 600 {path} forbids it"))
}

#[cfg(not(unix))]
fn others_may_read(_: &Path) -> Option<String> {
    None
}
