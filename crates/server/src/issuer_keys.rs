//! The public keys of OpenID Connect issuers, fetched and kept: what makes a web identity's token believable.
//!
//! Only issuers that the operator named (`--oidc-issuers`) are ever called, whatever a token or an IAM provider says
//! (`issuer_keys/issuer.rs`). An issuer that cannot be asked has no keys, and so nobody is let in by its tokens.
//!
//! | limit | value |
//! |---|---|
//! | connecting; both requests of a fetch | 2 s; 5 s |
//! | body of a reply | 256 KiB |
//! | keys of an issuer | 100 RSA, 100 EC (`crypto::jwt`) |
//! | keys are kept | 1 h |
//! | a key id that is not among them makes them be fetched again | at most every 60 s |
//! | a failure counts for all who ask | 5 s |
//!
//! One fetch per issuer is under way at a time; who asks meanwhile and finds no keys waits for its result.

mod address;
mod fetch;
mod issuer;
mod problem;

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use crypto::jwt::Jwks;
use crypto::tls::{self, ClientError};
use model::Timestamp;
use serde::Deserialize;

use crate::clock::Clock;
use fetch::Client;
use issuer::Url;
pub use issuer::{InvalidIssuer, Issuer};
pub(crate) use problem::FetchError;
use problem::Problem;

const KEPT_FOR: Duration = Duration::from_secs(60 * 60);
/// How often an unknown key id may cause a fetch.
const REFETCH_AFTER: Duration = Duration::from_secs(60);
const FAILURE_KEPT_FOR: Duration = Duration::from_secs(5);

/// The keys of every configured issuer.
#[derive(Clone)]
pub(crate) struct IssuerKeys(Arc<Shared>);

struct Shared {
    known: Vec<Arc<Known>>,
    client: Client,
    clock: Arc<dyn Clock>,
}

/// A configured issuer with its keys.
struct Known {
    issuer: Issuer,
    state: Mutex<State>,
    /// Held by the one who fetches.
    flight: tokio::sync::Mutex<()>,
}

#[derive(Default)]
struct State {
    keys: Option<(Timestamp, Arc<Jwks>)>,
    failure: Option<(Timestamp, FetchError)>,
    attempted: Option<Timestamp>,
}

/// What is needed of OpenID Connect Discovery 1.0, 3.
#[derive(Deserialize)]
struct Discovery {
    issuer: String,
    jwks_uri: String,
}

impl IssuerKeys {
    /// For these issuers, and no others. `roots` (PEM) are believed besides Mozilla's.
    ///
    /// # Errors
    /// [`ClientError`].
    pub(crate) fn new(
        issuers: Vec<Issuer>,
        roots: Option<&[u8]>,
        clock: Arc<dyn Clock>,
    ) -> Result<Self, ClientError> {
        let client = Client::new(tls::client(roots, TlsTime(Arc::clone(&clock)))?);
        let known = |issuer| Known { issuer, state: Mutex::default(), flight: Default::default() };
        let known = issuers.into_iter().map(known).map(Arc::new).collect();
        Ok(Self(Arc::new(Shared { known, client, clock })))
    }

    /// The keys of `issuer`, which is the `iss` of a token signed with the key `kid`.
    ///
    /// The key need not be among them: then the issuer does not know it, or was asked less than a minute ago.
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
        if let Some(answer) = known.answer(kid, self.0.clock.now()) {
            return answer;
        }
        // Carried through when the client goes away: what comes of it counts for all.
        let (shared, known, kid) = (Arc::clone(&self.0), Arc::clone(known), kid.map(str::to_owned));
        let fetching = tokio::spawn(async move { shared.fetch(&known, kid.as_deref()).await });
        fetching.await.unwrap_or_else(|_stopped| Err(FetchError::interrupted(issuer)))
    }
}

impl Shared {
    /// Fetches the keys of an issuer, unless somebody else has done so just before.
    async fn fetch(&self, known: &Known, kid: Option<&str>) -> Result<Arc<Jwks>, FetchError> {
        let _flight = known.flight.lock().await;
        if let Some(answer) = known.answer(kid, self.clock.now()) {
            return answer;
        }
        let mut url = known.issuer.discovery_url();
        let fetched = self.client.within_deadline(self.ask(&known.issuer, &mut url)).await;
        let fetched = fetched.map(Arc::new).map_err(|problem| {
            let error = FetchError::new(known.issuer.url(), &url, problem);
            tracing::warn!(%error, "no keys of an OpenID Connect issuer: its tokens are refused meanwhile");
            error
        });
        known.keep(&fetched, self.clock.now());
        fetched
    }

    /// Asks the issuer where its keys are, and gets them. `url` is what was last asked for.
    async fn ask(&self, issuer: &Issuer, url: &mut String) -> Result<Jwks, Problem> {
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

    /// The configured issuer at whose host `url` is: this one, or else another. An issuer that speaks TLS is not left for
    /// one that does not.
    fn host_of<'a>(&'a self, url: &Url, issuer: &'a Issuer) -> Option<&'a Issuer> {
        let no_downgrade = url.origin().is_secure() || !issuer.origin().is_secure();
        let others = self.known.iter().map(|known| &known.issuer);
        let mut hosts = std::iter::once(issuer).chain(others);
        hosts.find(|host| host.origin() == url.origin()).filter(|_host| no_downgrade)
    }
}

impl Known {
    /// What can be said without asking the issuer.
    fn answer(&self, kid: Option<&str>, now: Timestamp) -> Option<Result<Arc<Jwks>, FetchError>> {
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        // A clock that was put back makes everything old.
        let within = |time: Timestamp, span: Duration| time <= now && now < time.plus(span);
        if let Some((fetched, keys)) = &state.keys
            && within(*fetched, KEPT_FOR)
        {
            let known = kid.is_none_or(|kid| keys.has(kid));
            let asked_lately = state.attempted.is_some_and(|time| within(time, REFETCH_AFTER));
            if known || asked_lately {
                return Some(Ok(Arc::clone(keys)));
            }
        }
        let failure = state.failure.as_ref();
        let failure = failure.filter(|(time, _)| within(*time, FAILURE_KEPT_FOR));
        failure.map(|(_, error)| Err(error.clone()))
    }

    fn keep(&self, fetched: &Result<Arc<Jwks>, FetchError>, now: Timestamp) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.attempted = Some(now);
        match fetched {
            Ok(keys) => {
                state.keys = Some((now, Arc::clone(keys)));
                state.failure = None;
            }
            Err(error) => state.failure = Some((now, error.clone())),
        }
    }
}

/// Certificates are valid, or not, at the service's time.
#[derive(Debug)]
struct TlsTime(Arc<dyn Clock>);

impl tls::Time for TlsTime {
    fn seconds(&self) -> u64 {
        u64::try_from(self.0.now().seconds()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests;
