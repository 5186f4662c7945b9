//! Instructions per request: ten usual requests run in process under callgrind, from the bytes of a signed request to an entry in the
//! audit log, and are compared with the checked-in table `benches/instructions.txt`. `scripts/instructions` builds and runs it.
//!
//! It is a package of its own, not a subcommand of `benches`, so that CI builds no server, no test clients and no AWS SDK for it.
//!
//! Time differs from run to run by more than what is looked for; the number of instructions does not. What it leaves out: HTTP, the
//! kernel, waiting, caches of the processor, and the cache of identities, which is in `iam`.

mod callers;
mod callgrind;
mod data_directory;
mod signer;
mod table;
mod usual_request;
mod workload;

use std::process::ExitCode;

use callgrind::{Part, Profile};
use table::{Counted, Table};
use usual_request::{USUAL_REQUESTS, UsualRequest};

/// The allocator of the service.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The ways to call it.
const USAGE: &str =
    "usage: instructions                   counts, and compares with benches/instructions.txt
       instructions --write           counts, and writes benches/instructions.txt
       instructions --functions NAME [PART]  counts one request, and lists its costliest functions, or those with PART in their names
       instructions --workload NAME   runs one request over and over, which is what is counted";

/// The lines of each list of functions.
const FUNCTIONS_SHOWN: usize = 50;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match *arguments {
        [] => compare(),
        ["--write"] => write(),
        ["--functions", name] => on(name, |request| functions(request, "")),
        ["--functions", name, part] => on(name, |request| functions(request, part)),
        ["--workload", name] => on(name, workload::run),
        _ => {
            eprintln!("{USAGE}");
            ExitCode::from(2)
        }
    }
}

/// Does something with the usual request of this name.
fn on(name: &str, act: impl FnOnce(&UsualRequest)) -> ExitCode {
    let Some(request) = USUAL_REQUESTS.iter().find(|request| request.name == name) else {
        let names = USUAL_REQUESTS.each_ref().map(|request| request.name).join("\n  ");
        eprintln!("there is no request `{name}`; there are:\n  {names}");
        return ExitCode::from(2);
    };
    act(request);
    ExitCode::SUCCESS
}

/// Counts all requests and compares them with the table.
fn compare() -> ExitCode {
    let recorded = Table::read();
    let counted = count();
    print!("{}", recorded.beside(&counted));
    let complaints = recorded.complaints(&counted);
    eprint!("{complaints}");
    if complaints.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Counts all requests and writes the table.
fn write() -> ExitCode {
    let recorded = Table::read();
    let counted = count();
    print!("{}", recorded.beside(&counted));
    Table::of(&counted).write();
    ExitCode::SUCCESS
}

/// Counts all requests.
fn count() -> Vec<Counted> {
    USUAL_REQUESTS
        .iter()
        .map(|request| Counted::of(request, &callgrind::profile(request)))
        .collect()
}

/// Prints the functions with `part` in their names in which a request spends most instructions, with and without what they call.
fn functions(request: &UsualRequest, part: &str) {
    let profile: Profile = callgrind::profile(request);
    let parts = Part::ALL.map(|part| profile.instructions(part));
    let all: u64 = parts.iter().sum();
    let [ours, cryptography, system] = parts.map(workload::each);
    println!("{}: {ours} ours, {cryptography} cryptography, {system} libc", request.name);
    for (title, functions) in [
        ("with what they call", profile.by_inclusive(part, FUNCTIONS_SHOWN)),
        ("by themselves", profile.by_own(part, FUNCTIONS_SHOWN)),
    ] {
        println!("\n{title}:");
        for (name, instructions) in functions {
            let share = 100.0 * instructions as f64 / all as f64;
            println!("{:>10} {share:>6.1} %  {name}", workload::each(instructions));
        }
    }
}
