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
    /// Generate crates/model/src/generated* from the AWS KMS service model.
    Codegen {
        /// botocore's data/kms/2014-11-01/service-2.json or service-2.json.gz
        #[arg(long)]
        model: PathBuf,
        /// Change nothing; fail and name the first difference unless the files are current.
        #[arg(long)]
        check: bool,
    },
    /// Check the rules of the layout that no lint knows.
    Structure,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."));
    let result = match arguments.task {
        Task::Codegen { model, check: true } => codegen::check(&model, repository),
        Task::Codegen { model, check: false } => codegen::write(&model, repository),
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
