//! The public keys of OpenID Connect issuers, fetched and cached, which verify the tokens of web identities.
//!
//! Only issuers that the operator named (`--oidc-issuers`) are ever called, whatever a token or an IAM provider says
//! (`issuer_keys/endpoint.rs`). An issuer that cannot be reached keeps the keys that it had within a day (decision 0020). An issuer
//! that was never reached has none, so its tokens let nobody in.
//!
//! | limit | value |
//! |---|---|
//! | connecting; both requests of a fetch | 2 s; 5 s |
//! | body of a reply | 256 KiB |
//! | keys of an issuer | 100 RSA, 100 EC (`crypto::jwt`) |
//! | keys are kept; fetched again in the background, while they are in use | 1 h; after 45 min |
//! | keys are used on while the issuer cannot be reached | 24 h after they were fetched |
//! | key ids that are not among them make them be fetched again | 8 times at once, then every 10 s; each id every 60 s |
//! | a failure counts for all who ask | 5 s |
//! | requests that wait for the keys of an issuer; more are refused at once | 64 |
//!
//! One fetch per issuer is under way at a time. Requests that find no keys meanwhile wait for its result.

mod address;
mod endpoint;
mod fetch;
mod known;
mod problem;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crypto::jwt::Jwks;
use crypto::tls::{self, ClientError};
use serde::Deserialize;
use tokio::sync::Semaphore;

use crate::clock::{Clock, TlsTime};
pub use endpoint::Endpoint;
use endpoint::Url;
use fetch::Client;
pub(crate) use fetch::Poster;
use known::{FetchStep, KnownKeys};
pub(crate) use problem::FetchError;
use problem::Problem;

/// The requests that may wait for the keys of one issuer. Their callers have proven nothing.
const WAITING_MAX: usize = 64;

/// The keys of every configured issuer.
#[derive(Clone)]
pub(crate) struct IssuerKeys(Arc<SharedIssuers>);

struct SharedIssuers {
    known: Vec<Arc<TrackedIssuer>>,
    client: Arc<Client>,
    clock: Arc<dyn Clock>,
}

/// A configured issuer with its keys.
struct TrackedIssuer {
    issuer: Endpoint,
    state: Mutex<KnownKeys>,
    /// The lock that the fetching task holds.
    flight: tokio::sync::Mutex<()>,
    waiting: Arc<Semaphore>,
}

/// The members that are needed of OpenID Connect Discovery 1.0, 3.
#[derive(Deserialize)]
struct Discovery {
    issuer: String,
    jwks_uri: String,
}

impl IssuerKeys {
    /// Returns the keys of these issuers and no others. `roots` (PEM) are trusted besides Mozilla's.
    ///
    /// # Errors
    /// [`ClientError`].
    pub(crate) fn new(
        issuers: Vec<Endpoint>,
        roots: Option<&[u8]>,
        clock: Arc<dyn Clock>,
    ) -> Result<Self, ClientError> {
        let client = Arc::new(Client::new(tls::client(roots, TlsTime(Arc::clone(&clock)))?));
        let known = |issuer| TrackedIssuer {
            issuer,
            state: Mutex::default(),
            flight: Default::default(),
            waiting: Arc::new(Semaphore::new(WAITING_MAX)),
        };
        let known = issuers.into_iter().map(known).map(Arc::new).collect();
        Ok(Self(Arc::new(SharedIssuers { known, client, clock })))
    }

    /// Returns a client that posts to endpoints that the operator named, under the same limits and roots.
    pub(crate) fn poster(&self) -> Poster {
        Poster(Arc::clone(&self.0.client))
    }

    /// Returns the keys of `issuer`, which is the `iss` of a token signed with the key `kid`.
    ///
    /// The key need not be among them: then the issuer does not know it, or was asked too often just before.
    ///
    /// # Errors
    /// [`FetchError`].
    pub(crate) async fn get(
        &self,
        issuer: &str,
        kid: Option<&str>,
    ) -> Result<Arc<Jwks>, FetchError> {
        let known = self.0.known.iter().find(|known| known.issuer.url() == issuer);
        let known = known.ok_or_else(|| FetchError::not_configured(issuer))?;
        let (step, fetches) = {
            let state = known.state();
            (state.step(kid, self.0.clock.now()), state.fetches)
        };
        let (shared, known) = (Arc::clone(&self.0), Arc::clone(known));
        match step {
            FetchStep::Answer(answer) => answer,
            FetchStep::AnswerAndRefresh(keys) => {
                tokio::spawn(async move { shared.refresh(&known).await });
                Ok(keys)
            }
            FetchStep::Fetch => {
                let place = Arc::clone(&known.waiting).try_acquire_owned();
                let place = place.map_err(|_full| FetchError::crowded(issuer))?;
                // Carried through when the client goes away: what comes of it counts for all.
                let kid = kid.map(str::to_owned);
                let fetching = tokio::spawn(async move {
                    let _place = place;
                    shared.wait(&known, kid.as_deref(), fetches).await
                });
                fetching.await.unwrap_or_else(|_stopped| Err(FetchError::interrupted(issuer)))
            }
        }
    }

    /// Returns the number of issuers whose keys are still used though they could not be fetched again in time.
    pub(crate) fn stale(&self) -> usize {
        let now = self.0.clock.now();
        self.0.known.iter().filter(|known| known.state().is_stale(now)).count()
    }
}

impl SharedIssuers {
    /// Fetches the keys of an issuer, unless another request has done so since the count of fetches was `fetches`.
    async fn wait(
        &self,
        known: &TrackedIssuer,
        kid: Option<&str>,
        fetches: u64,
    ) -> Result<Arc<Jwks>, FetchError> {
        let _flight = known.flight.lock().await;
        let done = {
            let state = known.state();
            match state.step(kid, self.clock.now()) {
                FetchStep::Answer(answer) => Some(answer),
                FetchStep::AnswerAndRefresh(keys) => Some(Ok(keys)),
                FetchStep::Fetch => state.latest().filter(|_keys| state.fetches > fetches).map(Ok),
            }
        };
        match done {
            Some(answer) => answer,
            None => self.fetch(known, kid).await,
        }
    }

    /// Fetches keys before they are too old, unless another task does.
    async fn refresh(&self, known: &TrackedIssuer) {
        if let Ok(_flight) = known.flight.try_lock() {
            let _for_the_next = self.fetch(known, None).await;
        }
    }

    /// Fetches the keys of an issuer.
    async fn fetch(
        &self,
        known: &TrackedIssuer,
        kid: Option<&str>,
    ) -> Result<Arc<Jwks>, FetchError> {
        known.state().begin(kid, self.clock.now());
        let mut url = discovery_url(known.issuer.url());
        let fetched = self.client.within_deadline(self.ask(&known.issuer, &mut url)).await;
        let fetched = fetched.map_err(|problem| FetchError::new(known.issuer.url(), &url, problem));
        let failure = fetched.as_ref().err().map(ToString::to_string);
        let answer = known.state().finish(kid, fetched, self.clock.now());
        if let Some(error) = failure {
            let meanwhile = if answer.is_ok() {
                "its keys are used on until they are a day old"
            } else {
                "its tokens are refused meanwhile"
            };
            tracing::warn!(error, "no keys of an OpenID Connect issuer: {meanwhile}");
        }
        answer
    }

    /// Asks the issuer where its keys are, and fetches them. Leaves in `url` the last URL that was requested.
    async fn ask(&self, issuer: &Endpoint, url: &mut String) -> Result<Jwks, Problem> {
        let discovery = Url::parse(url).ok_or(Problem::Discovery)?;
        let body = self.client.get(&discovery, issuer).await?;
        let found: Discovery =
            serde_json::from_slice(&body).map_err(|_invalid| Problem::Discovery)?;
        if found.issuer != issuer.url() {
            return Err(Problem::AnotherIssuer);
        }
        let place = Url::parse(&found.jwks_uri).ok_or(Problem::Elsewhere)?;
        url.clone_from(&found.jwks_uri);
        let host = self.host_of(&place, issuer).ok_or(Problem::Elsewhere)?;
        let body = self.client.get(&place, host).await?;
        Jwks::parse(&body).map_err(Problem::Keys)
    }

    /// Returns the configured issuer at whose host `url` is, `issuer` itself first. An issuer that speaks TLS is not left for one
    /// that does not.
    fn host_of<'a>(&'a self, url: &Url, issuer: &'a Endpoint) -> Option<&'a Endpoint> {
        let no_downgrade = url.origin().is_secure() || !issuer.origin().is_secure();
        let others = self.known.iter().map(|known| &known.issuer);
        let mut hosts = std::iter::once(issuer).chain(others);
        hosts.find(|host| host.origin() == url.origin()).filter(|_host| no_downgrade)
    }
}

/// Returns the URL at which an issuer says where its keys are. Source: OpenID Connect Discovery 1.0, 4.1.
fn discovery_url(issuer: &str) -> String {
    let issuer = issuer.strip_suffix('/').unwrap_or(issuer);
    format!("{issuer}/.well-known/openid-configuration")
}

impl TrackedIssuer {
    fn state(&self) -> MutexGuard<'_, KnownKeys> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests;
