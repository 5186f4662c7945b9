//! Calls to endpoints that demand a certificate of their clients (`--client-cert`). The HTTP client of the AWS SDK cannot show one, so
//! these go through hyper's, with a configuration of TLS that can.

use std::time::Duration;

use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::body::SdkBody;
use bucket_url::ClientConfig;
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::{Client, connect};
use hyper_util::rt::TokioExecutor;

/// The longest time in which a connection is made, however long the settings allow: that of the AWS SDK.
const CONNECT_TIME_MAX: Duration = Duration::from_millis(3_100);

/// A client that shows a certificate to endpoints that ask for one. Its copies share its connections.
#[derive(Clone, Debug)]
pub(super) struct ShowingClient {
    client: Client<HttpsConnector<connect::HttpConnector>, SdkBody>,
    /// The longest time until an answer begins. `None` if whoever calls sets the limit.
    read_time_max: Option<Duration>,
}

impl ShowingClient {
    /// Returns a client with this configuration of TLS.
    pub(super) fn new(config: ClientConfig) -> Self {
        let mut connector = connect::HttpConnector::new();
        connector.enforce_http(false);
        connector.set_nodelay(true);
        connector.set_connect_timeout(Some(CONNECT_TIME_MAX));
        let builder = HttpsConnectorBuilder::new().with_tls_config(config).https_or_http();
        let connector = builder.enable_http1().wrap_connector(connector);
        let client = Client::builder(TokioExecutor::new()).build(connector);
        Self { client, read_time_max: None }
    }

    /// Returns a copy that waits for an answer as long as the settings say. Those for the credentials of an EC2 instance say one second.
    pub(super) fn with(&self, settings: &HttpConnectorSettings) -> Self {
        Self { client: self.client.clone(), read_time_max: settings.read_timeout() }
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
        let sent = self.client.request(request);
        let read_time_max = self.read_time_max;
        HttpConnectorFuture::new(async move {
            let reply = match read_time_max {
                Some(limit) => tokio::time::timeout(limit, sent)
                    .await
                    .map_err(|elapsed| ConnectorError::timeout(elapsed.into()))?,
                None => sent.await,
            };
            // Whatever cut the connection may pass: the SDK tries again, as often as it does otherwise.
            let reply = reply.map_err(|error| ConnectorError::io(error.into()))?;
            HttpResponse::try_from(reply.map(SdkBody::from_body_1_x))
                .map_err(|error| ConnectorError::other(error.into(), None))
        })
    }
}

impl HttpClient for ShowingClient {
    fn http_connector(
        &self,
        settings: &HttpConnectorSettings,
        _components: &RuntimeComponents,
    ) -> SharedHttpConnector {
        SharedHttpConnector::new(self.with(settings))
    }
}

#[cfg(test)]
mod tests {
    use aws_sdk_kms::config::retry::RetryConfig;
    use aws_sdk_kms::config::timeout::TimeoutConfig;
    use aws_sdk_kms::config::{BehaviorVersion, Credentials, Region};
    use server::{FirstCertificate, LOCAL_NAMES};

    use super::*;

    #[test]
    fn an_answer_is_awaited_as_long_as_the_settings_say() {
        let folder = tempfile::tempdir().unwrap();
        let made = FirstCertificate::make(&LOCAL_NAMES.map(str::to_owned)).unwrap();
        let files = made.write(folder.path()).unwrap();
        let (certificate, key) = (&files.service.certificates, &files.service.key);
        let config = server::client_config(certificate, key, Some(&files.authority)).unwrap();
        let client = ShowingClient::new(config);
        // The system takes the connection, and nobody answers.
        let silent = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let timeouts = TimeoutConfig::builder()
            .read_timeout(Duration::from_millis(20))
            .operation_timeout(Duration::from_secs(20));
        let config = aws_sdk_kms::Config::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(Region::new("eu-central-1"))
            .credentials_provider(Credentials::new("id", "secret", None, None, "test"))
            .endpoint_url(format!("http://{}", silent.local_addr().unwrap()))
            .retry_config(RetryConfig::disabled())
            .timeout_config(timeouts.build())
            .http_client(client);
        let called = aws_sdk_kms::Client::from_conf(config.build()).list_keys().send();
        let error = crate::message::runtime().unwrap().block_on(called).unwrap_err();
        let aws_sdk_kms::error::SdkError::DispatchFailure(failure) = error else {
            panic!("{error:?}");
        };
        assert!(failure.is_timeout(), "{failure:?}");
    }
}
