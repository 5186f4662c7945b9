//! Benchmarks that compare, in one run on the same cores. `cargo run --release -p benches -- --help`.

mod against;
mod asymmetric;
mod audit_log;
mod authorization;
mod bare;
mod echo;
mod envelope;
mod flood;
mod load;
mod long_policies;
mod lookups;
mod memory;
mod object_lists;
mod objects;
mod policy_decision;
mod primitive;
mod random;
mod reports;
mod scale;
mod throughput;
mod timing;
mod tls;
mod worst_policy;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Benchmarks of Bulla. Build the service first: cargo build --release -p cli
#[derive(Debug, Parser)]
#[command(
    name = "benches",
    after_help = "Examples:\n  cargo run --release -p benches -- throughput\n  cargo run --release -p benches -- asymmetric --only Sign\n  cargo run --release -p benches -- scale --keys 100000\n  cargo run --release -p benches -- timing"
)]
struct Arguments {
    #[command(subcommand)]
    bench: Bench,
}

#[derive(Debug, Subcommand)]
enum Bench {
    /// Encrypt, Decrypt and GenerateDataKey against a bare HTTP server of the same stack.
    Throughput {
        /// Seconds for each measurement.
        #[arg(long, default_value_t = 3.0)]
        seconds: f64,
        /// Connections.
        #[arg(long, default_value_t = 32)]
        connections: usize,
        /// Only the cases whose name begins so, such as "Encrypt 4".
        #[arg(long, default_value = "")]
        only: String,
    },
    /// The CPU time of Encrypt, Decrypt and GenerateDataKey against that of another build of the service.
    Against {
        /// The other binary.
        base: std::path::PathBuf,
        /// How often both are measured.
        #[arg(long, default_value_t = 60)]
        rounds: usize,
        /// Seconds for each measurement.
        #[arg(long, default_value_t = 0.3)]
        seconds: f64,
        /// Connections.
        #[arg(long, default_value_t = 32)]
        connections: usize,
        /// Only the cases whose name begins so, such as "Encrypt 4".
        #[arg(long, default_value = "")]
        only: String,
    },
    /// Sign, Verify, MACs and data key pairs against the raw primitives.
    Asymmetric {
        /// Seconds for each measurement.
        #[arg(long, default_value_t = 3.0)]
        seconds: f64,
        /// Connections.
        #[arg(long, default_value_t = 64)]
        connections: usize,
        /// Only the cases whose name begins so, such as "Sign RSA".
        #[arg(long, default_value = "")]
        only: String,
    },
    /// A flood of requests that prove nothing: what it writes, and what a client that signs notices.
    Flood {
        /// Seconds of it.
        #[arg(long, default_value_t = 10.0)]
        seconds: f64,
        /// Connections.
        #[arg(long, default_value_t = 1000)]
        connections: usize,
    },
    /// `bulla encrypt` and `bulla decrypt` beside the bare limits, the Encryption SDK for Python, rage and openssl.
    Envelope(envelope::Arguments),
    /// One decision on long policies, by their length.
    Policy,
    /// The worst policies with the worst requests, each below 5 ms; fails if one is not.
    WorstPolicy,
    /// What authorisation takes of the CPU time of an Encrypt, with long policies.
    Authorization {
        /// Seconds for each measurement.
        #[arg(long, default_value_t = 0.2)]
        seconds: f64,
        /// How often each is measured.
        #[arg(long, default_value_t = 40)]
        rounds: usize,
        /// Only the lines with this in their names; the first is what others are compared with.
        #[arg(long, default_value = "")]
        only: String,
    },
    /// Objects of S3 beside a bare server that moves the same bytes, and SeaweedFS.
    Objects(objects::Arguments),
    /// ListObjectsV2 of 1,000 keys in a bucket of very many.
    ObjectLists(object_lists::Arguments),
    /// Start-up, memory, CreateKey and Encrypt with many keys, users and grants.
    Scale(scale::Arguments),
    /// Peak memory under many connections with the largest request of each operation; fails above 512 MiB.
    Memory {
        /// Connections, 512 from each of several loopback addresses.
        #[arg(long, default_value_t = 4096)]
        connections: usize,
        /// Seconds for each operation; every connection sends at least one request.
        #[arg(long, default_value_t = 1.0)]
        seconds: f64,
        /// Only the operations whose name begins so, such as "Encrypt".
        #[arg(long, default_value = "")]
        only: String,
    },
    /// TLS: handshakes beside bare rustls, and Encrypt on kept connections beside the same in the clear.
    Tls {
        /// Seconds for each measurement.
        #[arg(long, default_value_t = 2.0)]
        seconds: f64,
        /// How often each is measured, in turn.
        #[arg(long, default_value_t = 5)]
        rounds: usize,
        /// Kept connections.
        #[arg(long, default_value_t = 32)]
        connections: usize,
    },
    /// Start, verification and archiving over a long audit log.
    AuditLog {
        /// How many entries; 10,000,000 take about 10 GB until half of them are archived.
        #[arg(long, default_value_t = 10_000_000)]
        entries: usize,
        /// Where the data directory is made, and removed afterwards.
        #[arg(long, default_value = ".")]
        folder: std::path::PathBuf,
    },
    /// LookupEvents over a long audit log, by attribute, in this process.
    Lookups {
        /// How many entries; 10,000,000 take about 14 GB.
        #[arg(long, default_value_t = 10_000_000)]
        entries: usize,
        /// Where the data directory is made, and removed afterwards.
        #[arg(long, default_value = ".")]
        folder: std::path::PathBuf,
    },
    /// The bill of a month over many requests, and the memory of metering them.
    Reports(reports::Arguments),
    /// Whether the time of a refused signature tells how much of it was right; fails if it does.
    Timing {
        /// Timings for each line of the table.
        #[arg(long, default_value_t = 4_000_000)]
        samples: usize,
        /// Where the order of the classes comes from.
        #[arg(long, default_value_t = 1)]
        seed: u64,
    },
    /// The bare server; started by `throughput` and `asymmetric`.
    #[command(hide = true)]
    Echo {
        #[arg(long)]
        listen: std::net::SocketAddr,
        #[arg(long)]
        bytes: usize,
        #[arg(long)]
        primitive: Option<String>,
    },
    /// The bare TLS server; started by `tls`.
    #[command(hide = true)]
    BareTls {
        #[arg(long)]
        listen: std::net::SocketAddr,
        #[arg(long)]
        cert: std::path::PathBuf,
        #[arg(long)]
        key: std::path::PathBuf,
    },
    /// The bare store; started by `objects`.
    #[command(hide = true)]
    BareStore {
        #[arg(long)]
        listen: std::net::SocketAddr,
        #[arg(long)]
        folder: std::path::PathBuf,
    },
}

fn main() -> ExitCode {
    match Arguments::parse().bench {
        Bench::Against { base, rounds, seconds, connections, only } => {
            against::run(&base, (rounds, seconds), connections, &only);
        }
        Bench::Throughput { seconds, connections, only } => {
            throughput::run(seconds, connections, &only);
        }
        Bench::Asymmetric { seconds, connections, only } => {
            asymmetric::run(seconds, connections, &only);
        }
        Bench::Flood { seconds, connections } => flood::run(seconds, connections),
        Bench::Envelope(arguments) => envelope::run(&arguments),
        Bench::Policy => policy_decision::run(),
        Bench::WorstPolicy => {
            return if worst_policy::run() { ExitCode::SUCCESS } else { ExitCode::FAILURE };
        }
        Bench::Authorization { seconds, rounds, only } => {
            authorization::run(seconds, rounds, &only);
        }
        Bench::ObjectLists(arguments) => object_lists::run(&arguments),
        Bench::Objects(arguments) => objects::run(&arguments),
        Bench::BareStore { listen, folder } => objects::serve(listen, &folder),
        Bench::Tls { seconds, rounds, connections } => tls::run(seconds, rounds, connections),
        Bench::BareTls { listen, cert, key } => tls::serve(listen, &cert, &key),
        Bench::Scale(arguments) => scale::run(&arguments),
        Bench::Memory { connections, seconds, only } => {
            return if memory::run(connections, seconds, &only) {
                ExitCode::SUCCESS
            } else {
                ExitCode::FAILURE
            };
        }
        Bench::AuditLog { entries, folder } => audit_log::run(entries, &folder),
        Bench::Lookups { entries, folder } => lookups::run(entries, &folder),
        Bench::Reports(arguments) => reports::run(&arguments),
        Bench::Timing { samples, seed } => return timing::run(samples, seed),
        Bench::Echo { listen, bytes, primitive } => {
            echo::serve(listen, bytes, primitive.as_deref())
        }
    }
    ExitCode::SUCCESS
}
