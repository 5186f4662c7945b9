//! The OpenID Connect issuers whose keys may be fetched.

use server::Endpoint;

use super::Settings;
use crate::Failure;

impl Settings {
    /// Returns the issuers, at most as many as AWS lets an account have OpenID Connect providers.
    pub(super) fn oidc_issuers(&self) -> Result<Vec<Endpoint>, Failure> {
        const ISSUERS_MAX: usize = 100;
        let texts = self.value("oidc-issuers").split(',').map(str::trim);
        let texts = texts.filter(|text| !text.is_empty());
        let issuers = texts.map(issuer).collect::<Result<Vec<_>, _>>()?;
        if issuers.len() > ISSUERS_MAX {
            return Err(format!("--oidc-issuers has more than {ISSUERS_MAX} issuers").into());
        }
        Ok(issuers)
    }
}

fn issuer(text: &str) -> Result<Endpoint, String> {
    Endpoint::parse(text).ok_or_else(|| {
        format!(
            "--oidc-issuers: `{text}` is no issuer: take an https URL without query, as its tokens have it in `iss`, such as \
             https://idp.example/realm; http for localhost only; with =ADDRESS at its end to call it at that address, such as \
             https://idp.internal=10.0.0.5"
        )
    })
}
