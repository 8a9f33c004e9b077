use crate::Scheme;

/// How a client signs its requests, where its credentials are keys. The official SDKs have no environment variable and no key of the
/// profile file for it, so neither has this library.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub enum Signing {
    /// In SDK-HMAC-SHA256, which every service takes unless its documentation says otherwise.
    #[default]
    Plain,
    /// In V11-HMAC-SHA256: with a key that is good for one day, for the client's region, and for the service by the name that
    /// [`Hosts::service`](crate::Hosts::service) has. What the service is asked that gives out tokens stays plain, since it knows no other.
    Derived,
    /// The same, for a service that has another name for this purpose.
    DerivedAs(String),
    /// In SDK-HMAC-SM3, which is for clouds that ask for it. With the feature `sm3`.
    #[cfg(feature = "sm3")]
    Sm3,
}

impl Signing {
    pub(super) fn scheme(&self, region: &str, service: &str) -> Scheme {
        let service = match self {
            Self::Plain => return Scheme::default(),
            Self::Derived => service,
            Self::DerivedAs(name) => name,
            #[cfg(feature = "sm3")]
            Self::Sm3 => return Scheme::SdkHmacSm3,
        };
        Scheme::V11HmacSha256 { region: region.to_owned(), service: service.to_owned() }
    }

    /// That of the service that gives out tokens.
    pub(super) fn identity_scheme(&self) -> Scheme {
        match self {
            Self::Plain | Self::Derived | Self::DerivedAs(_) => Scheme::default(),
            #[cfg(feature = "sm3")]
            Self::Sm3 => Scheme::SdkHmacSm3,
        }
    }
}
