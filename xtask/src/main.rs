//! Development tasks: code generation and structure checks. See `cargo xtask --help`.

mod codegen;

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
    /// Generate crates/model/src/generated* from the AWS service model.
    Codegen {
        /// botocore's data/kms/2014-11-01/service-2.json or service-2.json.gz
        #[arg(long)]
        model: PathBuf,
        /// Change nothing; fail unless the files are current.
        #[arg(long)]
        check: bool,
    },
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let result = match arguments.task {
        Task::Codegen { model, check: true } => codegen::check(&model, &root),
        Task::Codegen { model, check: false } => codegen::write(&model, &root),
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
