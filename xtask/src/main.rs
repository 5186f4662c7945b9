//! Development tasks. See `cargo xtask --help`.

mod codegen;
mod structure;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Development tasks of Bulla.
#[derive(Debug, Parser)]
#[command(name = "xtask")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Debug, Subcommand)]
enum Task {
    /// Generate crates/model/src/generated* from the service models of AWS KMS, IAM and STS, and the list of Regions.
    Codegen {
        /// botocore's folder `data`
        #[arg(long)]
        models: PathBuf,
        /// Change nothing; fail and name the first difference unless the files are current.
        #[arg(long)]
        check: bool,
    },
    /// Check the rules of the layout that no lint knows.
    Structure,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    // Cargo says at run time where the package is: worktrees that share a target folder share this binary too.
    let package = std::env::var_os("CARGO_MANIFEST_DIR");
    let package = package.map_or_else(|| PathBuf::from("xtask"), PathBuf::from);
    let repository = package.parent().unwrap_or(Path::new("."));
    let result = match arguments.task {
        Task::Codegen { models, check: true } => {
            codegen::read(&models).and_then(|models| codegen::check(&models, repository))
        }
        Task::Codegen { models, check: false } => {
            codegen::read(&models).and_then(|models| codegen::write(&models, repository))
        }
        Task::Structure => structure::check(repository),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            report(&error.to_string());
            ExitCode::FAILURE
        }
    }
}

#[expect(clippy::print_stderr, reason = "a command line tool talks on standard error")]
fn report(message: &str) {
    eprintln!("xtask: {message}");
}
