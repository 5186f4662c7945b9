//! Calls to endpoints that demand a certificate of their clients (`--client-cert`). The HTTP client of the AWS SDK cannot show one, so
//! these go through hyper's, with a configuration of TLS that can.

use std::path::Path;
use std::time::Duration;

use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::body::SdkBody;
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::{Client, connect};
use hyper_util::rt::TokioExecutor;

use super::CommandError;

/// The longest time in which a connection is made: that of the AWS SDK.
const CONNECT_TIME_MAX: Duration = Duration::from_millis(3_100);

/// A client that shows a certificate to endpoints that ask for one. Its copies share its connections.
#[derive(Clone, Debug)]
pub(super) struct ShowingClient(Client<HttpsConnector<connect::HttpConnector>, SdkBody>);

impl ShowingClient {
    /// Reads the certificate and its key, and the authorities in `trusted`.
    ///
    /// # Errors
    /// A file cannot be read, or is not what it is said to be.
    pub(super) fn new(
        certificate: &Path,
        key: &Path,
        trusted: Option<&Path>,
    ) -> Result<Self, CommandError> {
        let config = server::client_config(certificate, key, trusted);
        let config = config
            .map_err(|error| CommandError::new("cannot use the client certificate", error))?;
        let mut connector = connect::HttpConnector::new();
        connector.enforce_http(false);
        connector.set_nodelay(true);
        connector.set_connect_timeout(Some(CONNECT_TIME_MAX));
        let builder = HttpsConnectorBuilder::new().with_tls_config(config).https_or_http();
        let connector = builder.enable_http1().wrap_connector(connector);
        Ok(Self(Client::builder(TokioExecutor::new()).build(connector)))
    }
}

impl HttpConnector for ShowingClient {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let request = match request.try_into_http1x() {
            Ok(request) => request,
            Err(error) => {
                return HttpConnectorFuture::ready(Err(ConnectorError::user(error.into())));
            }
        };
        let sent = self.0.request(request);
        HttpConnectorFuture::new(async move {
            // Whatever cut the connection may pass: the SDK tries again, as often as it does otherwise.
            let reply = sent.await.map_err(|error| ConnectorError::io(error.into()))?;
            HttpResponse::try_from(reply.map(SdkBody::from_body_1_x))
                .map_err(|error| ConnectorError::other(error.into(), None))
        })
    }
}

impl HttpClient for ShowingClient {
    fn http_connector(
        &self,
        _settings: &HttpConnectorSettings,
        _components: &RuntimeComponents,
    ) -> SharedHttpConnector {
        SharedHttpConnector::new(self.clone())
    }
}
