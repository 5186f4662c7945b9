//! The form in which replies of the query protocol are written: XML, or JSON for clients that ask for it.
//!
//! AWS describes XML only. Clients rely on JSON: Teleport and HashiCorp's tools forward a signed `GetCallerIdentity` with
//! `Accept: application/json`, and Envoy reads the reply of `AssumeRoleWithWebIdentity` so (github.com/envoyproxy/envoy/issues/33806).

use http::HeaderMap;
use http::header::ACCEPT;

/// The form of replies of the query protocol.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum QueryForm {
    Xml,
    Json,
}

impl QueryForm {
    /// Reads what the client asks for. It is XML unless `application/json` is among the types that it names.
    pub(crate) fn accepted(headers: &HeaderMap) -> Self {
        let values = headers.get_all(ACCEPT).iter().filter_map(|value| value.to_str().ok());
        let mut types = values.flat_map(|value| value.split(','));
        let is_json = |kind: &str| {
            let name = kind.split(';').next().unwrap_or_default().trim();
            name.eq_ignore_ascii_case("application/json")
        };
        if types.any(is_json) { Self::Json } else { Self::Xml }
    }
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    #[test]
    fn only_who_names_json_gets_it() {
        for (accept, expected) in [
            (&[][..], QueryForm::Xml),
            (&["*/*"], QueryForm::Xml),
            (&["application/xml"], QueryForm::Xml),
            (&["application/json5"], QueryForm::Xml),
            (&["application/json"], QueryForm::Json),
            (&["Application/JSON; charset=utf-8"], QueryForm::Json),
            (&["application/json, text/plain, */*"], QueryForm::Json),
            (&["text/xml", "application/json"], QueryForm::Json),
        ] {
            let values = accept.iter().map(|value| (ACCEPT, HeaderValue::from_static(value)));
            assert_eq!(QueryForm::accepted(&values.collect()), expected, "{accept:?}");
        }
    }
}
