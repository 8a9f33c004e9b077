//! Credentials in the environment.

use super::{Found, Origin};
use crate::{Credentials, CredentialsError, PasswordLogin, Secret};

/// Variables that belong together.
struct Set {
    what: What,
    project_id: &'static str,
    /// The project that a password's token is to be for, if there is no id.
    project_name: &'static str,
    region: &'static str,
    domain_id: &'static str,
}

/// What proves who asks. Of several names for one thing, the first that is set.
enum What {
    Keys {
        access_key: &'static str,
        secret_key: &'static str,
        security_token: &'static str,
    },
    Token(&'static str),
    Password {
        user: &'static str,
        password: &'static str,
        account: &'static [&'static str],
        accounts: &'static str,
    },
}

const HW: Set = Set {
    what: What::Token("HW_AUTH_TOKEN"),
    project_id: "HW_PROJECT_ID",
    project_name: "HW_PROJECT_NAME",
    region: "HW_REGION_NAME",
    domain_id: "HW_DOMAIN_ID",
};
const OS: Set = Set {
    what: What::Token("OS_TOKEN"),
    project_id: "OS_PROJECT_ID",
    project_name: "OS_PROJECT_NAME",
    region: "OS_REGION_NAME",
    domain_id: "OS_DOMAIN_ID",
};

/// In the order in which they are looked for; `variables.md` says the same to users.
const SETS: [Set; 6] = [
    Set {
        what: What::Keys {
            access_key: "HUAWEICLOUD_SDK_AK",
            secret_key: "HUAWEICLOUD_SDK_SK",
            security_token: "HUAWEICLOUD_SDK_SECURITY_TOKEN",
        },
        project_id: "HUAWEICLOUD_SDK_PROJECT_ID",
        project_name: "",
        region: "",
        domain_id: "HUAWEICLOUD_SDK_DOMAIN_ID",
    },
    Set {
        what: What::Keys {
            access_key: "HW_ACCESS_KEY",
            secret_key: "HW_SECRET_KEY",
            security_token: "HW_SECURITY_TOKEN",
        },
        ..HW
    },
    OS,
    HW,
    Set {
        what: What::Password {
            user: "HW_USER_NAME",
            password: "HW_USER_PASSWORD",
            account: &["HW_DOMAIN_NAME"],
            accounts: "HW_DOMAIN_NAME",
        },
        ..HW
    },
    Set {
        what: What::Password {
            user: "OS_USERNAME",
            password: "OS_PASSWORD",
            account: &["OS_USER_DOMAIN_NAME", "OS_DOMAIN_NAME"],
            accounts: "OS_USER_DOMAIN_NAME or OS_DOMAIN_NAME",
        },
        ..OS
    },
];

/// The variable that names the project beside those.
pub(super) fn project_of(names: &[&str]) -> Option<&'static str> {
    let first = |set: &Set| match set.what {
        What::Keys { access_key: first, .. } | What::Token(first) | What::Password { user: first, .. } => {
            first
        }
    };
    SETS.iter().find(|set| names.contains(&first(set))).map(|set| set.project_id)
}

impl Found {
    /// Adds the region that the environment names, if none is known.
    pub(super) fn in_region(self, lookup: impl Fn(&str) -> Option<String>) -> Self {
        self.named(HW.region, lookup)
    }

    /// Adds the region that a variable names, if none is known.
    fn named(self, variable: &'static str, lookup: impl Fn(&str) -> Option<String>) -> Self {
        match (&self.region, lookup(variable).filter(|region| !region.is_empty())) {
            (None, Some(region)) => Self { region: Some(region), region_variable: Some(variable), ..self },
            _ => self,
        }
    }

    /// Looks in the environment only, as `lookup` shows it.
    ///
    /// # Errors
    /// Only a part of some credentials is set.
    pub fn in_variables(lookup: impl Fn(&str) -> Option<String>) -> Result<Option<Self>, CredentialsError> {
        let lookup = |name: &str| lookup(name).filter(|value| !value.is_empty() && !name.is_empty());
        for set in &SETS {
            if let Some((credentials, names)) = set.find(lookup)? {
                let found = Self {
                    project_id: lookup(set.project_id),
                    domain_id: lookup(set.domain_id),
                    ..Self::new(credentials, Origin::Variables(names))
                };
                return Ok(Some(found.named(set.region, lookup).in_region(lookup)));
            }
        }
        Ok(None)
    }
}

impl Set {
    fn find(
        &self,
        lookup: impl Fn(&str) -> Option<String>,
    ) -> Result<Option<(Credentials, Vec<&'static str>)>, CredentialsError> {
        let secret = |name| lookup(name).map(Secret::from);
        let half = |given, missing| Err(CredentialsError::Half { given, missing });
        match self.what {
            What::Token(token) => {
                let unsendable = |secret: &Secret| secret.expose().contains(|c: char| c.is_control());
                match secret(token) {
                    Some(found) if unsendable(&found) => Err(CredentialsError::Variable {
                        name: token,
                        problem: "it has a line break, or another character that a header cannot carry"
                            .to_owned(),
                    }),
                    found => Ok(found.map(|found| (Credentials::token(found), vec![token]))),
                }
            }
            What::Keys { access_key, secret_key, security_token } => {
                let (ak, sk) = match (lookup(access_key), secret(secret_key)) {
                    (Some(ak), Some(sk)) => (ak, sk),
                    (Some(_), None) => return half(access_key, secret_key),
                    (None, Some(_)) => return half(secret_key, access_key),
                    (None, None) => return Ok(None),
                };
                let (keys, mut names) = (Credentials::keys(ak, sk), vec![access_key, secret_key]);
                Ok(Some(match secret(security_token) {
                    Some(found) => {
                        names.push(security_token);
                        (keys.with_security_token(found), names)
                    }
                    None => (keys, names),
                }))
            }
            What::Password { user, password, account, accounts } => {
                let (name, word) = match (lookup(user), secret(password)) {
                    (Some(name), Some(word)) => (name, word),
                    (Some(_), None) => return half(user, password),
                    (None, Some(_)) => return half(password, user),
                    (None, None) => return Ok(None),
                };
                let of = account.iter().find_map(|&account| Some((account, lookup(account)?)));
                let Some((account, of)) = of else { return half(user, accounts) };
                let login = PasswordLogin::new(name, word, of);
                let mut names = vec![user, password, account];
                let login = match (lookup(self.project_id), lookup(self.project_name)) {
                    (Some(id), _) => {
                        names.push(self.project_id);
                        login.project_id(id)
                    }
                    (None, Some(name)) => {
                        names.push(self.project_name);
                        login.project_name(name)
                    }
                    (None, None) => login,
                };
                Ok(Some((Credentials::login(login), names)))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::credentials_error::CHOICES;

    #[test]
    fn what_could_be_set_is_what_is_looked_for() {
        let choices = SETS.map(|set| match set.what {
            What::Keys { access_key, secret_key, .. } => format!("{access_key} and {secret_key}"),
            What::Token(token) => token.to_owned(),
            What::Password { user, password, accounts, .. } => format!("{user}, {password} and {accounts}"),
        });
        assert_eq!(choices.join(", or "), CHOICES);
    }
}
