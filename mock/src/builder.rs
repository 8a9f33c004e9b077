use std::{
    io,
    net::{Ipv4Addr, SocketAddr},
    sync::{Arc, Mutex},
    time::Duration,
};

use huaweicloud_jobs_runtime::{Api, Secret};

use crate::{
    Mock, Mode, Recorded, Script, clock::Clock, credentials::Accepted, identity::Identity, record::Log,
    respond::Mocked,
};

/// The token that is accepted unless the builder says otherwise.
pub const TOKEN: &str = "mock-token";
/// The access key that is accepted unless the builder says otherwise.
pub const ACCESS_KEY: &str = "MOCKACCESSKEY";
/// The secret key that is accepted unless the builder says otherwise.
pub const SECRET_KEY: &str = "mock-secret-key";
/// The user who may log in unless the builder says otherwise.
pub const USER: &str = "mock-user";
/// His password.
pub const PASSWORD: &str = "mock-password";
/// The account that he belongs to.
pub const ACCOUNT: &str = "mock-account";

/// What a [`Mock`] serves, how, and to whom. Made by [`Mock::builder`].
#[must_use = "nothing is served before start()"]
pub struct Builder {
    apis: &'static [&'static Api],
    accepted: Accepted,
    identity: Identity,
    mode: Mode,
    script: Script,
    address: SocketAddr,
    log: Log,
}

impl Builder {
    pub(crate) fn new() -> Self {
        Self {
            apis: &[],
            accepted: Accepted {
                token: TOKEN.into(),
                access_key: ACCESS_KEY.to_owned(),
                secret_key: SECRET_KEY.into(),
                clock: Clock::default(),
                given: Mutex::default(),
            },
            identity: Identity {
                user: USER.to_owned(),
                password: PASSWORD.into(),
                account: ACCOUNT.to_owned(),
                lifetime: Duration::from_secs(24 * 3600),
                projects: None,
            },
            mode: Mode::Examples,
            script: Script::new(),
            address: SocketAddr::from((Ipv4Addr::LOCALHOST, 0)),
            log: Log::default(),
        }
    }

    /// The APIs to serve.
    pub fn apis(mut self, apis: &'static [&'static Api]) -> Self {
        self.apis = apis;
        self
    }

    /// The token to accept, instead of [`TOKEN`].
    pub fn token(mut self, token: impl Into<Secret>) -> Self {
        self.accepted.token = token.into();
        self
    }

    /// The key pair to accept, instead of [`ACCESS_KEY`] and [`SECRET_KEY`].
    pub fn keys(mut self, access_key: impl Into<String>, secret_key: impl Into<Secret>) -> Self {
        self.accepted.access_key = access_key.into();
        self.accepted.secret_key = secret_key.into();
        self
    }

    /// The user who may log in, with his password and his account, instead of [`USER`], [`PASSWORD`] and [`ACCOUNT`].
    pub fn user(
        mut self,
        name: impl Into<String>,
        password: impl Into<Secret>,
        account: impl Into<String>,
    ) -> Self {
        self.identity.user = name.into();
        self.identity.password = password.into();
        self.identity.account = account.into();
        self
    }

    /// How long tokens and temporary keys are valid that the mock gives out. 24 hours unless told.
    pub fn token_lifetime(mut self, lifetime: Duration) -> Self {
        self.identity.lifetime = lifetime;
        self
    }

    /// The projects, each with its id and its name, instead of one for every region. Those of a region have its name.
    pub fn projects<I: Into<String>, N: Into<String>>(
        mut self,
        projects: impl IntoIterator<Item = (I, N)>,
    ) -> Self {
        let projects = projects.into_iter().map(|(id, name)| (id.into(), name.into()));
        self.identity.projects = Some(projects.collect());
        self
    }

    /// Sets the mock's clock ahead of this machine's. Signatures that are more than 15 minutes old are refused.
    pub fn clock_ahead(mut self, ahead: Duration) -> Self {
        self.accepted.clock.ahead = ahead;
        self
    }

    /// What the answers say.
    pub fn mode(mut self, mode: Mode) -> Self {
        self.mode = mode;
        self
    }

    /// What is played for the jobs that the script is for; the others follow the [`mode`](Self::mode).
    pub fn script(mut self, script: Script) -> Self {
        self.script = script;
        self
    }

    /// Where to listen: a loopback address. Port 0, the default, takes a free one.
    pub fn bind(mut self, address: impl Into<SocketAddr>) -> Self {
        self.address = address.into();
        self
    }

    /// Calls `observer` with every request once it is answered.
    pub fn on_request(mut self, observer: impl Fn(&Recorded) + Send + Sync + 'static) -> Self {
        self.log.observer = Some(Box::new(observer));
        self
    }

    /// Starts serving, in a thread of its own.
    ///
    /// # Errors
    /// The address is not loopback, or it cannot be listened on; or the script names an API that is not served.
    pub fn start(self) -> io::Result<Mock> {
        if !self.address.ip().is_loopback() {
            let problem = format!("the mock serves loopback only, and {} is not", self.address.ip());
            return Err(io::Error::new(io::ErrorKind::InvalidInput, problem));
        }
        if let Some(id) = self.script.unknown_apis(self.apis).first() {
            let problem = format!("the script names the API {id:?}, which is not served");
            return Err(io::Error::new(io::ErrorKind::InvalidInput, problem));
        }
        let mocked = Mocked::new(self.apis, self.accepted, self.identity, self.mode, self.script, self.log);
        Mock::start(self.address, Arc::new(mocked))
    }
}
