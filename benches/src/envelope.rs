//! `bulla encrypt` and `bulla decrypt` beside the bare limits and other tools, in one run on the same cores.
//!
//! A file of `--bytes` and a directory of `--files` files of 4 KiB, in `--folder`. The limits are AES-256-GCM and SHA-384 of the crypto library in
//! memory on one core, and a plain copy of the file. Tools that are not named are left out, and this says so.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use clap::Args;
use conformance::process::Process;
use crypto::aes_gcm::AesGcm;
use crypto::stream_signature::{StreamCurve, StreamSigningKey};
use serde_json::json;

const PIECE: usize = 1 << 20;
const FILE_BYTES: usize = 4096;

/// What is measured, and beside what.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// The length of the long file.
    #[arg(long, default_value_t = 1 << 30)]
    bytes: usize,
    /// How many files of 4 KiB.
    #[arg(long, default_value_t = 10_000)]
    files: usize,
    /// Where the files are made, and removed afterwards.
    #[arg(long, default_value = "/dev/shm")]
    folder: PathBuf,
    /// How often each is measured, in turn.
    #[arg(long, default_value_t = 3)]
    rounds: usize,
    /// A Python that has aws-encryption-sdk, such as .venv/bin/python.
    #[arg(long)]
    python: Option<PathBuf>,
    /// The program aws-encryption-cli, such as .venv-envelope-cli/bin/aws-encryption-cli.
    #[arg(long)]
    sdk_cli: Option<PathBuf>,
    /// The program rage.
    #[arg(long)]
    rage: Option<PathBuf>,
}

/// How long something took, and the most memory that its process had.
#[derive(Clone, Copy)]
struct Taken {
    time: Duration,
    memory: Option<u64>,
}

/// What is measured, by name.
type Row<'n, 'w> = (&'n str, Box<dyn Fn() -> Taken + 'w>);

const LIMITS: &[&str] = &["AES-256-GCM in memory", "plain copy of the file"];
const HASH: &[&str] = &["SHA-384 in memory"];

/// What is to be how many times faster than the slower of what.
const RATIOS: [(&str, &[&str], f64); 8] = [
    ("bulla encrypt, unsigned", LIMITS, 0.75),
    ("bulla decrypt, unsigned", LIMITS, 0.75),
    ("bulla encrypt, signed", HASH, 0.85),
    ("bulla decrypt, signed", HASH, 0.85),
    ("bulla encrypt, unsigned", &["SDK for Python, unsigned"], 5.0),
    ("bulla encrypt, signed", &["SDK for Python, signed"], 3.0),
    ("bulla encrypt, signed", &["aws-encryption-cli, signed"], 1.0),
    ("bulla encrypt, unsigned", &["rage"], 1.0),
];

struct Bench {
    folder: PathBuf,
    process: Process,
    data_dir: PathBuf,
    key: String,
    rounds: usize,
}

/// Measures, and prints a table.
pub(crate) fn run(arguments: &Arguments) {
    let folder = tempfile::tempdir_in(&arguments.folder).unwrap();
    let data_dir = folder.path().join("data");
    let process = Process::start(&data_dir);
    let created = process.client().call("CreateKey", &json!({})).unwrap().json();
    let key = created["KeyMetadata"]["Arn"].as_str().unwrap().to_owned();
    let bench = Bench {
        folder: folder.path().to_owned(),
        process,
        data_dir,
        key,
        rounds: arguments.rounds,
    };
    bench.long_file(arguments);
    bench.many_files(arguments);
    bench.process.stop();
}

impl Bench {
    fn long_file(&self, arguments: &Arguments) {
        let bytes = arguments.bytes;
        self.make_long(bytes);
        println!(
            "{} MiB in {}, median of {} rounds:",
            bytes >> 20,
            arguments.folder.display(),
            self.rounds
        );
        let decrypt = || self.bulla(&["decrypt", "-f", "-o", "long.out", "long.enc"]);
        let enc =
            ["enc", "-aes-256-ctr", "-pbkdf2", "-pass", "pass:x", "-in", "long", "-out", "long.o"];
        self.make_certificate();
        let mut rows: Vec<Row<'_, '_>> = vec![
            ("AES-256-GCM in memory", Box::new(|| gcm(bytes))),
            ("SHA-384 in memory", Box::new(|| sha384(bytes))),
            ("plain copy of the file", Box::new(|| self.copy())),
            ("bulla encrypt, unsigned", Box::new(|| self.bulla_encrypt(&["--unsigned"]))),
            ("bulla decrypt, unsigned", Box::new(decrypt)),
            ("bulla encrypt, signed", Box::new(|| self.bulla_encrypt(&[]))),
            ("bulla decrypt, signed", Box::new(decrypt)),
            ("openssl enc, no authentication", Box::new(move || self.measure("openssl", &enc))),
            ("openssl cms, AES-256-GCM", Box::new(|| self.cms())),
        ];
        if let Some(python) = &arguments.python {
            rows.push((
                "SDK for Python, unsigned",
                Box::new(|| self.python(python, &["0478", "long", "long.py"])),
            ));
            rows.push((
                "SDK for Python, signed",
                Box::new(|| self.python(python, &["0578", "long", "long.py"])),
            ));
        }
        if let Some(cli) = &arguments.sdk_cli {
            rows.push(("aws-encryption-cli, signed", Box::new(|| self.sdk_cli(cli))));
        }
        if let Some(rage) = &arguments.rage {
            rows.push(("rage", Box::new(|| self.rage(rage))));
        }
        let taken = self.measure_rows(&rows, bytes);
        println!("how many times faster, median of the rounds:");
        for (ours, limits, goal) in RATIOS {
            let found: Vec<&Vec<f64>> = limits.iter().filter_map(|name| taken.get(name)).collect();
            if found.is_empty() {
                continue;
            }
            let slower = |round: usize| found.iter().map(|times| times[round]).fold(0.0, f64::max);
            let ratios = (0..self.rounds).map(|round| slower(round) / taken[ours][round]).collect();
            let name = format!("{ours}, than {}", limits.join(" or "));
            println!("  {name:<72} {:>6.2}  (goal {goal})", median(ratios));
        }
    }

    /// Measures every row in every round, and prints a line for each.
    fn measure_rows<'n>(&self, rows: &[Row<'n, '_>], bytes: usize) -> BTreeMap<&'n str, Vec<f64>> {
        let mut taken: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
        let mut memory = BTreeMap::new();
        for _ in 0..self.rounds {
            for (name, work) in rows {
                self.touch_pages(bytes);
                let one = work();
                taken.entry(name).or_default().push(one.time.as_secs_f64());
                memory.insert(*name, one.memory);
            }
        }
        for (name, _) in rows {
            let seconds = median(taken[name].clone());
            let rate = bytes as f64 / seconds / 1e6;
            let memory = memory[name].map_or(String::new(), |kib| format!("{:>6} MiB", kib >> 10));
            println!("  {name:<32} {seconds:>8.3} s {rate:>7.0} MB/s {memory}");
        }
        taken
    }

    /// Writes as much as the next row will, and removes it: a virtual machine gives free pages back to its host, and
    /// whoever writes first afterwards would pay for it.
    fn touch_pages(&self, bytes: usize) {
        let path = self.folder.join("pages");
        std::fs::write(&path, vec![0; bytes]).unwrap();
        std::fs::remove_file(path).unwrap();
    }

    fn many_files(&self, arguments: &Arguments) {
        let folder = self.folder.join("many");
        std::fs::create_dir(&folder).unwrap();
        for index in 0..arguments.files {
            std::fs::write(folder.join(format!("{index:06}")), vec![index as u8; FILE_BYTES])
                .unwrap();
        }
        println!("{} files of {FILE_BYTES} bytes, data keys cached:", arguments.files);
        for (name, flags, suite, goal) in
            [("without signature", &["--unsigned"][..], "0478", 2.0), ("signed", &[], "0578", 8.0)]
        {
            let ours = self.best(|| {
                let _fresh = std::fs::remove_dir_all(self.folder.join("many.enc"));
                let mut all = vec!["encrypt", "-k", &self.key, "-o", "many.enc", "many"];
                all.extend(flags);
                self.bulla(&all)
            });
            println!("  bulla encrypt, {name:<29} {:>7.3} s", ours.time.as_secs_f64());
            if let Some(python) = &arguments.python {
                let _fresh = std::fs::remove_dir_all(self.folder.join("many.py"));
                let theirs = self.python(python, &[suite, "many", "many.py"]);
                let ratio = theirs.time.as_secs_f64() / ours.time.as_secs_f64();
                println!(
                    "  Encryption SDK for Python, {name:<17} {:>7.3} s",
                    theirs.time.as_secs_f64()
                );
                println!("  ratio {ratio:>46.2} (goal {goal})");
            }
        }
    }

    fn best(&self, mut once: impl FnMut() -> Taken) -> Taken {
        (0..self.rounds).map(|_| once()).min_by_key(|taken| taken.time).unwrap()
    }

    fn make_long(&self, bytes: usize) {
        let mut file = File::create(self.folder.join("long")).unwrap();
        let mut piece = vec![0; PIECE];
        for _ in 0..bytes / PIECE {
            crypto::random::fill(&mut piece).unwrap();
            file.write_all(&piece).unwrap();
        }
    }

    fn copy(&self) -> Taken {
        let _old = std::fs::remove_file(self.folder.join("long.copy"));
        timed(|| {
            let mut from = File::open(self.folder.join("long")).unwrap();
            let mut to = File::create(self.folder.join("long.copy")).unwrap();
            let mut piece = vec![0; PIECE];
            loop {
                let read = from.read(&mut piece).unwrap();
                if read == 0 {
                    break;
                }
                to.write_all(&piece[..read]).unwrap();
            }
        })
    }

    fn bulla_encrypt(&self, flags: &[&str]) -> Taken {
        let mut all = vec!["encrypt", "-f", "-k", &self.key, "-o", "long.enc", "long"];
        all.extend(flags);
        self.bulla(&all)
    }

    fn bulla(&self, arguments: &[&str]) -> Taken {
        // A file that is written over is freed while the new one is written: the others do not pay for that either.
        let old = if arguments[0] == "encrypt" { "long.enc" } else { "long.out" };
        for old in ["long.copy", old] {
            let _old = std::fs::remove_file(self.folder.join(old));
        }
        let binary = std::path::absolute(conformance::process::binary()).unwrap();
        self.measure(&binary.display().to_string(), arguments)
    }

    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.folder).stdin(Stdio::null());
        command.env("AWS_SHARED_CREDENTIALS_FILE", self.data_dir.join("credentials"));
        command.env("AWS_ENDPOINT_URL", format!("http://{}", self.process.api));
        command.env("AWS_REGION", "us-east-1").env("AWS_DEFAULT_REGION", "us-east-1");
        command
    }

    /// Runs a program, and looks every millisecond what memory it has had at most.
    fn measure(&self, program: &str, arguments: &[&str]) -> Taken {
        let start = Instant::now();
        let mut child = self.command(program).args(arguments).spawn().unwrap();
        let mut memory = 0;
        let status = loop {
            if let Some(status) = child.try_wait().unwrap() {
                break status;
            }
            memory = peak_memory(child.id()).unwrap_or(memory);
            std::thread::sleep(Duration::from_millis(1));
        };
        assert!(status.success(), "{program} {arguments:?}");
        Taken { time: start.elapsed(), memory: Some(memory) }
    }

    /// The SDK in process tells its own time, without imports.
    fn python(&self, python: &Path, arguments: &[&str]) -> Taken {
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/src/envelope/encryption_sdk.py");
        let python = std::path::absolute(python).unwrap();
        let run = self
            .command(&python.display().to_string())
            .arg(script)
            .arg(&self.key)
            .args(arguments)
            .output()
            .unwrap();
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
        let seconds = String::from_utf8(run.stdout).unwrap().trim().parse().unwrap();
        Taken { time: Duration::from_secs_f64(seconds), memory: None }
    }

    fn sdk_cli(&self, cli: &Path) -> Taken {
        let _old = std::fs::remove_file(self.folder.join("long.cli"));
        let cli = std::path::absolute(cli).unwrap().display().to_string();
        let key = format!("key={}", self.key);
        self.measure(
            &cli,
            &["--encrypt", "-i", "long", "-o", "long.cli", "-w", &key, "--suppress-metadata"],
        )
    }

    fn rage(&self, rage: &Path) -> Taken {
        let rage = std::path::absolute(rage).unwrap();
        let made = Command::new(rage.with_file_name("rage-keygen")).output().unwrap();
        let made = String::from_utf8(made.stdout).unwrap();
        let recipient = made.lines().find_map(|line| line.strip_prefix("# public key: ")).unwrap();
        let _old = std::fs::remove_file(self.folder.join("long.age"));
        let rage = rage.display().to_string();
        self.measure(&rage, &["-e", "-r", recipient, "-o", "long.age", "long"])
    }

    fn make_certificate(&self) {
        let mut openssl = self.command("openssl");
        openssl.stderr(Stdio::null()).args(["req", "-x509", "-newkey", "rsa:2048", "-nodes"]);
        openssl.args(["-keyout", "key.pem", "-out", "cert.pem", "-subj", "/CN=x"]);
        assert!(openssl.status().unwrap().success());
    }

    fn cms(&self) -> Taken {
        let cms = ["cms", "-encrypt", "-aes-256-gcm", "-binary", "-stream", "-outform", "DER"];
        self.measure(
            "openssl",
            &[&cms[..], &["-in", "long", "-out", "long.cms", "cert.pem"]].concat(),
        )
    }
}

/// The most memory that a process has had, in KiB. `None` once it has ended.
fn peak_memory(id: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{id}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.trim().parse().ok()
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn timed(work: impl FnOnce()) -> Taken {
    let start = Instant::now();
    work();
    Taken { time: start.elapsed(), memory: None }
}

fn gcm(bytes: usize) -> Taken {
    let key = AesGcm::new(&[7; 32]).unwrap();
    let mut piece = vec![1; PIECE];
    timed(|| {
        for number in 0..bytes / PIECE {
            let mut nonce = [0; 12];
            nonce[..8].copy_from_slice(&(number as u64).to_be_bytes());
            key.seal(&nonce, b"", &mut piece).unwrap();
        }
    })
}

fn sha384(bytes: usize) -> Taken {
    let mut signer = StreamSigningKey::generate(StreamCurve::P384).unwrap().signer();
    let piece = vec![1; PIECE];
    timed(|| {
        (0..bytes / PIECE).for_each(|_| signer.update(&piece));
        signer.sign().unwrap();
    })
}
