//! TLS: handshakes beside a bare rustls server with the same certificate, and Encrypt on kept connections beside the same service in the
//! clear.
//!
//! The servers run on core 0 and the load on core 1. Both sides of a comparison are measured in turn, several times, and the median
//! counts. The load verifies no certificate: it would be slower than the servers.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime};

use conformance::process::Process;
use serde_json::json;
use server::FirstCertificate;
use tokio_rustls::rustls::client::danger::{
    HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier,
};
use tokio_rustls::rustls::crypto::{CryptoProvider, aws_lc_rs};
use tokio_rustls::rustls::pki_types::pem::PemObject as _;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer, ServerName, UnixTime};
use tokio_rustls::rustls::{
    ClientConfig, DigitallySignedStruct, Error, ServerConfig, SignatureScheme, version,
};
use tokio_rustls::{TlsAcceptor, TlsConnector};

use crate::bare::{self, Bare, pin};
use crate::load::{CpuTimes, Figures, measure, measure_tls, micros};
use crate::throughput::base64;

/// The connections that are made at once.
const AT_ONCE: usize = 16;

/// Measures and prints.
pub(crate) fn run(seconds: f64, rounds: usize, connections: usize) {
    let folder = tempfile::tempdir_in(".").unwrap();
    let names = ["localhost".to_owned()];
    let files = FirstCertificate::make(&names).unwrap().write(folder.path()).unwrap().service;
    let (certificate, key) = (files.certificates.to_str().unwrap(), files.key.to_str().unwrap());
    pin(std::process::id(), 1);
    let [plain, tls] = ["plain", "tls"].map(|name| folder.path().join(name));
    let bodies = [&plain, &tls].map(|data| prepare(data));
    let plain = Process::start_with(&plain, &["--threads", "1"]);
    let tls =
        Process::launch(&tls, &["--threads", "1", "--tls-cert", certificate, "--tls-key", key]);
    while std::net::TcpStream::connect(tls.api).is_err() {
        std::thread::sleep(Duration::from_millis(20));
    }
    let bare = Bare::run(
        "bare-tls",
        vec!["--cert".into(), certificate.into(), "--key".into(), key.into()],
    );
    [plain.id(), tls.id()].into_iter().for_each(|id| pin(id, 0));
    println!("{seconds} s each, the median of {rounds}; servers on core 0, load on core 1\n");
    println!(
        "{:<34} {:>9} {:>9} {:>6} {:>9} {:>9} {:>6}",
        "", "per s", "beside", "ratio", "cpu µs", "beside", "ratio"
    );
    for (name, version) in
        [("handshakes, TLS 1.3", &version::TLS13), ("handshakes, TLS 1.2", &version::TLS12)]
    {
        let connector = connector(version);
        let each = |address, id| handshakes(address, id, &connector, seconds);
        compare(name, rounds, || each(tls.api, tls.id()), || each(bare.address, bare.id()));
    }
    let connector = connector(&version::TLS13);
    for (place, case) in
        ["Encrypt 32 B, TLS beside plain", "Encrypt 4 KB, TLS beside plain"].into_iter().enumerate()
    {
        let [in_clear, over_tls] =
            [(&plain, &bodies[0][place]), (&tls, &bodies[1][place])].map(|(process, body)| {
                process.client().signed("Encrypt", body.as_bytes(), SystemTime::now())
            });
        let over_tls =
            || measure_tls(tls.api, tls.id(), &over_tls, seconds, connections, &connector);
        let in_clear = || measure(plain.api, plain.id(), &in_clear, seconds, connections);
        compare(case, rounds, over_tls, in_clear);
    }
}

/// Makes a data directory with a key. Returns the bodies of its requests.
fn prepare(data: &Path) -> [String; 2] {
    let process = Process::start(data);
    let key = process.client().call("CreateKey", &json!({})).unwrap().json();
    let key = key["KeyMetadata"]["KeyId"].as_str().unwrap().to_owned();
    [32, 4096].map(|bytes| json!({"KeyId": key, "Plaintext": base64(&vec![7; bytes])}).to_string())
}

/// Measures both in turn, and prints the medians.
fn compare(name: &str, rounds: usize, ours: impl Fn() -> Figures, other: impl Fn() -> Figures) {
    let pairs: Vec<_> = (0..rounds).map(|_| (ours(), other())).collect();
    let median = |of: &dyn Fn(&(Figures, Figures)) -> f64| {
        let mut values: Vec<f64> = pairs.iter().map(of).collect();
        values.sort_by(f64::total_cmp);
        values[values.len() / 2]
    };
    println!(
        "{name:<34} {:>9.0} {:>9.0} {:>6.2} {:>9.1} {:>9.1} {:>6.2}",
        median(&|(ours, _)| ours.rate),
        median(&|(_, other)| other.rate),
        median(&|(ours, other)| ours.rate / other.rate),
        median(&|(ours, _)| micros(ours.cpu)),
        median(&|(_, other)| micros(other.cpu)),
        median(&|(ours, other)| other.cpu.as_secs_f64() / ours.cpu.as_secs_f64()),
    );
}

/// Makes new connections, each with a whole handshake, and closes them.
fn handshakes(address: SocketAddr, server: u32, connector: &TlsConnector, seconds: f64) -> Figures {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let local = tokio::task::LocalSet::new();
    let (before, start) = (CpuTimes::of(server), Instant::now());
    let end = start + Duration::from_secs_f64(seconds);
    let mut latencies = local.block_on(&runtime, async {
        let one = |connector: TlsConnector| async move {
            let mut latencies = Vec::new();
            while Instant::now() < end {
                let began = Instant::now();
                let plain = tokio::net::TcpStream::connect(address).await.unwrap();
                plain.set_nodelay(true).unwrap();
                let name = ServerName::try_from("localhost").unwrap();
                drop(connector.connect(name, plain).await.unwrap());
                latencies.push(began.elapsed());
            }
            latencies
        };
        let tasks: Vec<_> =
            (0..AT_ONCE).map(|_| tokio::task::spawn_local(one(connector.clone()))).collect();
        let mut all = Vec::new();
        for task in tasks {
            all.append(&mut task.await.unwrap());
        }
        all
    });
    let (elapsed, cpu) = (start.elapsed(), CpuTimes::of(server).since(&before));
    latencies.sort_unstable();
    let at = |share: f64| latencies[((latencies.len() - 1) as f64 * share) as usize];
    let rate = latencies.len() as f64 / elapsed.as_secs_f64();
    Figures { rate, p50: at(0.5), p99: at(0.99), cpu: cpu.div_f64(latencies.len() as f64) }
}

/// Serves bare rustls and hyper until the process is killed.
pub(crate) fn serve(listen: SocketAddr, certificate: &Path, key: &Path) {
    let chain = CertificateDer::pem_file_iter(certificate).unwrap().collect::<Result<_, _>>();
    let key = PrivateKeyDer::from_pem_file(key).unwrap();
    let mut config = ServerConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(chain.unwrap(), key)
        .unwrap();
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    bare::serve_tls(listen, TlsAcceptor::from(Arc::new(config)));
}

/// A client that resumes no session and takes every certificate.
fn connector(version: &'static tokio_rustls::rustls::SupportedProtocolVersion) -> TlsConnector {
    let provider = Arc::new(aws_lc_rs::default_provider());
    let mut config = ClientConfig::builder_with_provider(Arc::clone(&provider))
        .with_protocol_versions(&[version])
        .unwrap()
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(Anybody(provider)))
        .with_no_client_auth();
    config.resumption = tokio_rustls::rustls::client::Resumption::disabled();
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    TlsConnector::from(Arc::new(config))
}

/// A verifier that takes every certificate: what it costs to verify one is the load's, and not the server's.
#[derive(Debug)]
struct Anybody(Arc<CryptoProvider>);

impl ServerCertVerifier for Anybody {
    fn verify_server_cert(
        &self,
        _certificate: &CertificateDer<'_>,
        _intermediates: &[CertificateDer<'_>],
        _name: &ServerName<'_>,
        _ocsp: &[u8],
        _now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        _message: &[u8],
        _certificate: &CertificateDer<'_>,
        _signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        Ok(HandshakeSignatureValid::assertion())
    }

    fn verify_tls13_signature(
        &self,
        _message: &[u8],
        _certificate: &CertificateDer<'_>,
        _signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        Ok(HandshakeSignatureValid::assertion())
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.0.signature_verification_algorithms.supported_schemes()
    }
}
