//! Why there are no credentials.

use std::{fmt, path::PathBuf};

use crate::SignError;

/// What could be set in the environment; a test of the chain holds it to the table there.
pub(crate) const CHOICES: &str = "HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK, or HW_ACCESS_KEY and HW_SECRET_KEY, or OS_TOKEN, or \
    HW_AUTH_TOKEN, or HW_USER_NAME, HW_USER_PASSWORD and HW_DOMAIN_NAME, or OS_USERNAME, OS_PASSWORD and OS_USER_DOMAIN_NAME or \
    OS_DOMAIN_NAME";

/// Why there are no credentials, or none that can be used. `Debug` says it in words, as programs print it that end with it.
#[derive(Clone, Eq, PartialEq)]
#[non_exhaustive]
pub enum CredentialsError {
    /// None of the environment variables is set.
    NoneSet,
    /// There are none in any place of the `Chain`.
    NoneFound {
        /// The profile file that would have been read.
        file: Option<PathBuf>,
    },
    /// A profile file cannot be used.
    File {
        /// The file.
        path: PathBuf,
        /// The line, counted from one, if it is about one.
        line: Option<usize>,
        /// What is wrong, without the line's text.
        problem: String,
    },
    /// Of environment variables that belong together one is missing.
    Half {
        /// The one that is set.
        given: &'static str,
        /// The one that is missing.
        missing: &'static str,
    },
    /// An environment variable does not hold what it should.
    Variable {
        /// Its name.
        name: &'static str,
        /// What is wrong with it.
        problem: String,
    },
    /// A part of the credentials holds characters that a header cannot carry. Names the part.
    Unsendable(&'static str),
    /// The request cannot be signed.
    Sign(SignError),
    /// Who was to give them did not. Says why, in his words.
    Provider(String),
    /// They come from a [login](crate::Credentials::login), which only a client can do. Says whose.
    NeedsClient(String),
    /// Credentials are not sent in the clear, unless to this machine itself.
    Insecure {
        /// The host they would have gone to.
        host: String,
    },
}

impl From<SignError> for CredentialsError {
    fn from(error: SignError) -> Self {
        Self::Sign(error)
    }
}

impl fmt::Display for CredentialsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoneSet => write!(f, "no credentials in the environment: set {CHOICES}"),
            Self::NoneFound { file } => {
                write!(f, "no credentials: set {CHOICES}")?;
                match file {
                    Some(file) => write!(f, "; or write ak and sk below [basic] into {}", file.display()),
                    None => Ok(()),
                }
            }
            Self::File { path, line: Some(line), problem } => {
                write!(f, "{}, line {line}: {problem}", path.display())
            }
            Self::File { path, line: None, problem } => write!(f, "{}: {problem}", path.display()),
            Self::Half { given, missing } => write!(f, "{given} is set, but {missing} is not"),
            Self::Variable { name, problem } => write!(f, "the environment variable {name}: {problem}"),
            Self::Unsendable(part) => write!(f, "the {part} has characters that a header cannot carry"),
            Self::Sign(error) => error.fmt(f),
            Self::Provider(why) => write!(f, "no credentials: {why}"),
            Self::NeedsClient(who) => write!(f, "only a client can log in as {who}"),
            Self::Insecure { host } => {
                write!(
                    f,
                    "credentials are not sent to {host} without TLS: use https, or allow http explicitly"
                )
            }
        }
    }
}

impl fmt::Debug for CredentialsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CredentialsError({self})")
    }
}

impl std::error::Error for CredentialsError {}
