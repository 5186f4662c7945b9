//! The OpenID Connect issuers whose keys may be fetched.

use server::Issuer;

use super::Settings;
use crate::Failure;

impl Settings {
    /// Returns the issuers, at most as many as AWS lets an account have OpenID Connect providers.
    pub(super) fn oidc_issuers(&self) -> Result<Vec<Issuer>, Failure> {
        const ISSUERS_MAX: usize = 100;
        let texts = self.value("oidc-issuers").split(',').map(str::trim);
        let texts = texts.filter(|text| !text.is_empty());
        let issuers: Result<Vec<_>, _> = texts.map(Issuer::parse).collect();
        let issuers = issuers.map_err(|invalid| format!("--oidc-issuers: {invalid}"))?;
        if issuers.len() > ISSUERS_MAX {
            return Err(format!("--oidc-issuers has more than {ISSUERS_MAX} issuers").into());
        }
        Ok(issuers)
    }
}
