//! Many keys, users and grants: how fast keys are made beside raw SQLite, how soon the service is ready, what memory it takes
//! when every key was used, and what Encrypt takes beside the same with few.
//!
//! The server runs on core 0 and the load on core 1; a start may use both.

mod grants;
mod keys;
mod raw;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use conformance::process::Process;

use crate::bare::{pin, unpin};
use crate::load::{Figures, measure_all, measure_open, micros};

/// The keys among which Encrypt is measured for comparison.
const FEW_KEYS: usize = 1_000;
/// The number of keys at which CreateKey is measured for comparison.
const SOME_KEYS: usize = 10_000;
/// How often the start is measured.
const STARTS: usize = 3;

/// What is measured.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// Keys.
    #[arg(long, default_value_t = 1_000_000)]
    keys: usize,
    /// Users, each with an access key. AWS and Bulla let an account have 5,000.
    #[arg(long, default_value_t = 5_000)]
    users: usize,
    /// Grants on one key, for these users in turn. AWS and Bulla let a key have 50,000.
    #[arg(long, default_value_t = 50_000)]
    grants: usize,
    /// How often CreateKey is measured at one size, in requests.
    #[arg(long, default_value_t = 20_000)]
    created: usize,
    /// Seconds for each measurement of Encrypt.
    #[arg(long, default_value_t = 2.0)]
    seconds: f64,
    /// How often Encrypt is measured with few and with many.
    #[arg(long, default_value_t = 9)]
    rounds: usize,
    /// Connections.
    #[arg(long, default_value_t = 64)]
    connections: usize,
    /// Where the data directory is made, and removed afterwards. A million keys take 4 GB.
    #[arg(long, default_value = ".")]
    folder: PathBuf,
    /// A data directory that an earlier run with `--keep` has left: no keys are made.
    #[arg(long)]
    reuse: Option<PathBuf>,
    /// Leaves the data directory behind.
    #[arg(long)]
    keep: bool,
}

/// Runs all measurements and prints them.
pub(crate) fn run(arguments: &Arguments) {
    let made = tempfile::Builder::new().prefix("scale-").tempdir_in(&arguments.folder).unwrap();
    let data_dir = arguments.reuse.clone().unwrap_or_else(|| made.path().join("data"));
    println!(
        "{} connections; server on core 0, load on core 1, data in {}\n",
        arguments.connections,
        data_dir.display()
    );
    if arguments.reuse.is_none() {
        create(&data_dir, arguments);
    }
    let process = start(&data_dir, "new");
    let resident_new = resident(process.id());
    let keys = keys::list(&process);
    let took = keys::use_each(&process, &keys, arguments.connections);
    println!("\n{} keys{:>37.1}  resident MiB when ready", keys.len(), resident_new);
    println!("  {:<34} {:>8.1}", "each used once, in s", took.as_secs_f64());
    println!("  {:<34} {:>8.1}  (goal 250)", "resident MiB then", resident(process.id()));
    let few = &keys[..keys.len().min(FEW_KEYS)];
    let requests = |keys| keys::requests(&process, keys, arguments.sample());
    compare("keys", &process, arguments, [requests(few), requests(&keys)]);
    println!("  {:<34} {:>8.1}", "resident MiB then", resident(process.id()));
    process.stop();
    let process = start(&data_dir, "after each was used");
    let [few, many] = grants::requests(&process, arguments);
    compare("users with grants", &process, arguments, [few, many]);
    println!("  {:<34} {:>8.1}", "resident MiB then", resident(process.id()));
    process.stop();
    if arguments.keep {
        let _folder = made.keep();
        println!("kept: {}", data_dir.display());
    }
}

impl Arguments {
    /// Returns how many requests are signed for a measurement.
    fn sample(&self) -> usize {
        // More than are answered in the time: none is sent twice while there are enough keys.
        ((self.seconds * 50_000.0) as usize).clamp(1_000, 200_000)
    }
}

/// Makes the keys, and measures that at two sizes.
fn create(data_dir: &Path, arguments: &Arguments) {
    println!(
        "{:>12} {:>12} {:>14} {:>12} {:>8}",
        "keys", "made in s", "CreateKey/s", "raw/s", "ratio"
    );
    let mut have = 0;
    for target in [SOME_KEYS.min(arguments.keys / 2), arguments.keys] {
        let process = Process::start_with(data_dir, &["--threads", "1"]);
        pin(process.id(), 0);
        pin(std::process::id(), 1);
        let created = arguments.created.min(target / 2);
        let filling = keys::make(&process, target - have - created, arguments.connections);
        let times = keys::make_in_parts(&process, created, arguments.connections);
        have = target;
        process.stop();
        unpin(std::process::id());
        let raw = raw::insert_in_parts(data_dir, created, arguments.connections);
        let took: Duration = times.iter().sum();
        let [ours, raw] = [times, raw].map(|mut times| {
            times.sort();
            (created / times.len()) as f64 / times[times.len() / 2].as_secs_f64()
        });
        println!(
            "{target:>12} {:>12.1} {ours:>14.0} {raw:>12.0} {:>8.2}  (goal 0.25)",
            (filling + took).as_secs_f64(),
            ours / raw
        );
    }
}

/// Starts the service several times, prints how long that took, and returns the last one.
fn start(data_dir: &Path, when: &str) -> Process {
    unpin(std::process::id());
    let mut times = Vec::new();
    let mut start = || {
        let began = Instant::now();
        let process = Process::start_with(data_dir, &["--threads", "1"]);
        times.push(began.elapsed());
        process
    };
    for _ in 1..STARTS {
        start().stop();
    }
    let process = start();
    let shown: Vec<String> =
        times.iter().map(|time| format!("{:.2}", time.as_secs_f64())).collect();
    println!("\nstart to ready in s, {when}: {}  (goal 1.2)", shown.join(", "));
    pin(process.id(), 0);
    pin(std::process::id(), 1);
    process
}

/// Measures Encrypt over few and over many in turn: the highest load, and the latencies at half of it.
fn compare(what: &str, process: &Process, arguments: &Arguments, requests: [Vec<Vec<u8>>; 2]) {
    let Arguments { seconds, connections, rounds, .. } = *arguments;
    let most = requests
        .each_ref()
        .map(|requests| measure_all(process.api, process.id(), requests, seconds, connections));
    let rate = most.map(|figures| figures.rate).into_iter().fold(f64::MAX, f64::min) / 2.0;
    let mut rows: [Vec<Figures>; 2] = Default::default();
    for _ in 0..rounds {
        for (row, requests) in rows.iter_mut().zip(&requests) {
            let pace = (seconds, rate);
            row.push(measure_open(process.api, process.id(), requests, pace, connections));
        }
    }
    println!(
        "\nEncrypt 32 B over random {what}, open loop at {rate:.0}/s, median of {rounds} rounds"
    );
    println!("  {:<8} {:>12} {:>10} {:>10} {:>10}", "", "highest/s", "p50 µs", "p99 µs", "cpu µs");
    let figure = |row: &[Figures], of: fn(&Figures) -> Duration| {
        let mut values: Vec<f64> = row.iter().map(|figures| micros(of(figures))).collect();
        values.sort_by(f64::total_cmp);
        values[values.len() / 2]
    };
    for ((name, row), most) in ["few", "many"].into_iter().zip(&rows).zip(most) {
        println!(
            "  {name:<8} {:>12.0} {:>10.0} {:>10.0} {:>10.1}",
            most.rate,
            figure(row, |figures| figures.p50),
            figure(row, |figures| figures.p99),
            figure(row, |figures| figures.cpu)
        );
    }
    let [few, many] = rows;
    let mut ratios: Vec<f64> =
        few.iter().zip(&many).map(|(few, many)| micros(many.p99) / micros(few.p99)).collect();
    ratios.sort_by(f64::total_cmp);
    let (median, least) = (ratios[rounds / 2], ratios[0]);
    println!(
        "  {:<8} {median:>34.2}  (goal 1.3; of the rounds {least:.2} to {:.2})",
        "ratio",
        ratios[rounds - 1]
    );
}

/// Resident memory in MiB.
fn resident(id: u32) -> f64 {
    let status = std::fs::read_to_string(format!("/proc/{id}/status")).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
    line.trim().trim_end_matches(" kB").parse::<f64>().unwrap() / 1024.0
}
