//! The configuration file: profiles, each a table of what would otherwise be options. No secret belongs there.

mod keys;

use std::{collections::BTreeMap, fs, io, ops::Range, path::PathBuf, str::FromStr};

use huaweicloud_jobs_runtime::{Api, Endpoints};
use toml_edit::{Document, Item};

use self::keys::ENDPOINTS;
pub(crate) use self::keys::{KEYS, words, write};
use crate::{failure::Failure, options::Options};

/// The profile where no other is named.
pub(crate) const DEFAULT: &str = "default";
/// Stands for the metadata service where a file would be named.
pub(crate) const METADATA: &str = "metadata";
const FILE: &str = "hwjobs/config.toml";
pub(crate) const HINT: &str = "`hwjobs configure --help` says what can stand there; a secret cannot: credentials names a file with keys, \
                               and credential_command a program that prints them";

/// Where the file is, or would be.
pub(crate) fn path() -> Option<PathBuf> {
    let variable = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let folder = if cfg!(windows) { variable("APPDATA") } else { variable("XDG_CONFIG_HOME") };
    Some(folder.or_else(|| Some(variable("HOME")?.join(".config")))?.join(FILE))
}

/// A path whose beginning may be `~`, as shells read it.
pub(crate) fn at_home(path: &str) -> PathBuf {
    let home = ["HOME", "USERPROFILE"]
        .into_iter()
        .find_map(|name| std::env::var_os(name).filter(|home| !home.is_empty()));
    match (path.strip_prefix("~/"), home) {
        (Some(rest), Some(home)) => PathBuf::from(home).join(rest),
        _ => path.into(),
    }
}

/// A profile's keys and their values as text; those of services are `endpoints.SERVICE`.
pub(crate) type Values = BTreeMap<String, String>;

/// The profile that holds for a command.
#[derive(Default)]
pub(crate) struct Profile {
    /// What to call it, where it says anything.
    pub(crate) name: String,
    values: Values,
}

impl Profile {
    /// The one that the options name, or the environment, or the default one, which need not be there.
    pub(crate) fn of(apis: &[&Api], options: &Options) -> Result<Self, Failure> {
        let named = options.get::<String>("profile").filter(|name| !name.is_empty());
        let name = named.map_or(DEFAULT, String::as_str).to_owned();
        let mut all = read_all(apis)?;
        match all.remove(&name) {
            Some(values) => Ok(Self { name, values }),
            None if name == DEFAULT => Ok(Self { name, ..Self::default() }),
            None => {
                let known = if all.is_empty() {
                    "there are none".to_owned()
                } else {
                    format!("there are {}", all.into_keys().collect::<Vec<_>>().join(", "))
                };
                Err(Failure::usage(
                    format!("there is no profile {name:?}"),
                    format!("{known}; `hwjobs configure --profile {name}` makes it"),
                ))
            }
        }
    }

    /// What it says.
    pub(crate) fn get(&self, key: &str) -> Option<&str> {
        self.values.get(key).map(String::as_str)
    }

    /// The service's key whose address is meant.
    pub(crate) fn key_of(&self, is_meant: impl Fn(&str) -> bool) -> Option<&str> {
        let services = self.values.iter().filter(|(key, _)| key.starts_with(ENDPOINTS));
        services.filter(|(_, url)| is_meant(url)).map(|(key, _)| key.as_str()).next()
    }

    /// The same as a number.
    pub(crate) fn number<T: FromStr>(&self, key: &str) -> Option<T> {
        self.get(key)?.parse().ok()
    }

    /// Where services are. The environment comes before the profile.
    pub(crate) fn endpoints(&self, apis: &[&Api]) -> Result<Endpoints, Failure> {
        let mut endpoints = Endpoints::new();
        if let Some(domain) = self.get("domain") {
            endpoints = endpoints.domain(domain)?;
        }
        for hosts in apis.iter().map(|api| api.hosts).chain(apis.iter().filter_map(|api| api.identity)) {
            let beginning =
                format!("HUAWEICLOUD_SDK_REGION_{}_", hosts.service).replace('-', "_").to_uppercase();
            let is_set = std::env::vars_os().any(|(name, value)| {
                let name = name.to_string_lossy();
                !value.is_empty() && (name.starts_with(&beginning) || name == hosts.variable)
            });
            if let Some(url) = self.get(&format!("{ENDPOINTS}.{}", hosts.service)).filter(|_| !is_set) {
                endpoints = endpoints.service(hosts.service, [url])?;
            }
        }
        Ok(endpoints)
    }
}

/// Whether a key can have a value, and if not, why.
pub(crate) fn check(apis: &[&Api], key: &str, text: &str) -> Result<(), String> {
    keys::read(apis, key, &Item::Value(write(key, text))).map(drop)
}

/// All profiles of the file; none if there is no file.
pub(crate) fn read_all(apis: &[&Api]) -> Result<BTreeMap<String, Values>, Failure> {
    parse(apis, &text()?)
}

/// The file's text; nothing if there is no file.
pub(crate) fn text() -> Result<String, Failure> {
    let Some(path) = path() else { return Ok(String::new()) };
    match fs::read_to_string(&path) {
        Ok(text) => Ok(text),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(String::new()),
        Err(error) => Err(Failure::usage(format!("{}: {error}", path.display()), HINT)),
    }
}

/// Reads a text as the file's. Whatever is wrong is said with its line.
pub(crate) fn parse(apis: &[&Api], text: &str) -> Result<BTreeMap<String, Values>, Failure> {
    let wrong = |span: Option<Range<usize>>, what: String| {
        let line = span.map_or(String::new(), |span| {
            format!(":{}", text.bytes().take(span.start).filter(|&byte| byte == b'\n').count() + 1)
        });
        let file = path().unwrap_or_default();
        Failure::usage(format!("{}{line}: {what}", file.display()), HINT)
    };
    let document =
        Document::parse(text).map_err(|error| wrong(error.span(), error.message().trim().to_owned()))?;
    let mut all = BTreeMap::new();
    for (name, profile) in document.iter() {
        let Some(profile_table) = profile.as_table_like() else {
            return Err(wrong(
                profile.span(),
                format!("{name} stands in no profile; write [{DEFAULT}] above it"),
            ));
        };
        let mut values = Values::new();
        for (key, item) in profile_table.iter() {
            let of_services = item.as_table_like().filter(|_| key == ENDPOINTS);
            let found: Vec<(String, &Item)> = match of_services {
                Some(services) => services.iter().map(|(name, url)| (format!("{key}.{name}"), url)).collect(),
                None => vec![(key.to_owned(), item)],
            };
            for (key, item) in found {
                let value = keys::read(apis, &key, item).map_err(|problem| wrong(item.span(), problem))?;
                values.insert(key, value);
            }
        }
        if values.contains_key("credentials") && values.contains_key("credential_command") {
            let problem =
                format!("{name} has both credentials and credential_command; only one of them can be");
            return Err(wrong(profile.span(), problem));
        }
        all.insert(name.to_owned(), values);
    }
    Ok(all)
}
