//! The campaigns.

use std::fmt;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use clap::{Args, Parser, Subcommand};
use conformance::{crash, faults, malformed, objects};

/// Campaigns against a `bulla` server process.
///
/// The server is the one beside this program, or the one that `BULLA_BIN` names. Build it first, in the same profile.
#[derive(Debug, Parser)]
#[command(name = "conformance", subcommand_required = true, after_help = EXAMPLES)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "\
Examples:
  cargo run -p conformance -- crash --rounds 10
  cargo build --release -p cli && cargo run --release -p conformance -- crash --rounds 300 --seed 7
  cargo run -p conformance -- malformed
  cargo run -p conformance -- faults --every 7
  cargo run -p conformance -- object-crash --rounds 20
  cargo run -p conformance -- object-faults --every 11";

#[derive(Debug, Subcommand)]
enum Command {
    /// Kill the service under load, again and again, and prove that nothing acknowledged is lost.
    #[command(after_help = CRASH_EXAMPLES)]
    Crash(CrashArguments),
    /// Send every bad request of a corpus that is generated from the AWS model, and compare the answers.
    #[command(after_help = "Example:\n  conformance malformed --passes 3")]
    Malformed {
        /// How often the whole corpus is sent.
        #[arg(long, default_value_t = 3)]
        passes: usize,
    },
    /// Kill the service, and break or fill its disk, at each of its system calls in turn.
    ///
    /// Runs it under strace, which needs root (or CAP_SYS_PTRACE).
    #[command(
        after_help = "Examples:\n  conformance faults\n  conformance faults --every 7 --limit 30"
    )]
    Faults {
        /// Of so many points one is taken.
        #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u64).range(1..))]
        every: u64,
        /// The last point of each sweep; without it, until nothing strikes any more.
        #[arg(long, default_value_t = u64::MAX, hide_default_value = true)]
        limit: u64,
    },
    /// Kill the service while clients write objects of S3, again and again, and prove that none is lost or torn.
    #[command(after_help = "Example:\n  conformance object-crash --rounds 300 --seed 7")]
    ObjectCrash {
        /// How often the service is killed.
        #[arg(long, default_value_t = 300)]
        rounds: u32,
        /// Where random choices come from.
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// The longest load of a round, in seconds.
        #[arg(long, default_value_t = 0.6)]
        seconds_per_round: f64,
    },
    /// Kill the service, and break or fill its disk, at each system call that a request to S3 makes.
    ///
    /// Attaches strace to it, which needs root (or CAP_SYS_PTRACE).
    #[command(
        after_help = "Examples:\n  conformance object-faults\n  conformance object-faults --every 11"
    )]
    ObjectFaults {
        /// Of so many strikes one is taken.
        #[arg(long, default_value = "1")]
        every: NonZeroUsize,
    },
}

const CRASH_EXAMPLES: &str = "\
Examples:
  conformance crash --rounds 300
  conformance crash --rounds 50 --seed 7 --seconds-per-round 2 --data-dir /mnt/disk/crash";

#[derive(Debug, Args)]
struct CrashArguments {
    /// How often the service is killed.
    #[arg(long, default_value_t = 300)]
    rounds: u32,
    /// Where random choices come from.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// The longest load of a round, in seconds.
    #[arg(long, default_value_t = 0.4)]
    seconds_per_round: f64,
    /// A folder for the service's data, kept afterwards; without it a temporary one is used.
    #[arg(long)]
    data_dir: Option<PathBuf>,
}

fn main() -> ExitCode {
    match Arguments::parse().command {
        Command::Crash(arguments) => crash(arguments),
        Command::Malformed { passes } => malformed(passes),
        Command::Faults { every, limit } => faults(faults::Plan { every, limit }),
        Command::ObjectCrash { rounds, seed, seconds_per_round } => {
            let load_time_max = Duration::from_secs_f64(seconds_per_round);
            let report = objects::crash::run(objects::crash::Plan { rounds, seed, load_time_max });
            told(&report, report.faults.is_empty())
        }
        Command::ObjectFaults { every } => {
            let report = objects::faults::run(objects::faults::Plan { every: every.get() });
            report.map_or_else(|error| untested(&error), |one| told(&one, one.faults.is_empty()))
        }
    }
}

fn crash(arguments: CrashArguments) -> ExitCode {
    let report = crash::run(&crash::Plan {
        rounds: arguments.rounds,
        seed: arguments.seed,
        load_time_max: Duration::from_secs_f64(arguments.seconds_per_round),
        data_dir: arguments.data_dir,
    });
    told(&report, report.faults.is_empty())
}

fn malformed(passes: usize) -> ExitCode {
    let folder = tempfile::tempdir().unwrap();
    let outcome = malformed::run(&folder.path().join("data"), passes);
    told(&outcome, outcome.wrong.is_empty())
}

fn faults(plan: faults::Plan) -> ExitCode {
    faults::run(plan).map_or_else(|error| untested(&error), |one| told(&one, one.faults.is_empty()))
}

fn told(report: &impl fmt::Display, is_well: bool) -> ExitCode {
    println!("{report}");
    if is_well { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn untested(error: &str) -> ExitCode {
    eprintln!("conformance: {error}");
    ExitCode::FAILURE
}
