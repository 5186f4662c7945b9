//! `bulla encrypt` and `bulla decrypt` beside the bare limits and other tools, in one run on the same cores.
//!
//! A file of `--bytes` and a directory of `--files` files of 4 KiB, in `--folder`. The limits are AES-256-GCM and SHA-384 of the crypto library in
//! memory on one core, and a plain copy of the file. Tools that are not named are left out, and this says so.

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
    /// How often each is measured; the best counts.
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
        println!("{} MiB in {}, best of {}:", bytes >> 20, arguments.folder.display(), self.rounds);
        let row = |name: &str, taken: Taken| {
            let rate = bytes as f64 / taken.time.as_secs_f64() / 1e6;
            let memory = taken.memory.map_or(String::new(), |kib| format!("{:>6} MiB", kib >> 10));
            println!("  {name:<44} {:>7.3} s {rate:>7.0} MB/s {memory}", taken.time.as_secs_f64());
            taken.time.as_secs_f64()
        };
        let gcm = row("AES-256-GCM in memory", self.best(|| gcm(bytes)));
        let sha = row("SHA-384 in memory", self.best(|| sha384(bytes)));
        let copy = row("plain copy of the file", self.best(|| self.copy()));
        let mut ours = Vec::new();
        for (name, flags) in [("without signature", &["--unsigned"][..]), ("signed", &[])] {
            let encrypt = self.best(|| self.bulla_encrypt(flags));
            ours.push(row(&format!("bulla encrypt, {name}"), encrypt));
            let decrypt =
                self.best(|| self.bulla(&["decrypt", "-f", "-o", "long.out", "long.enc"]));
            ours.push(row(&format!("bulla decrypt, {name}"), decrypt));
        }
        let mut ratios = vec![
            ("encrypt unsigned / slower of GCM and copy", gcm.max(copy) / ours[0], 0.75),
            ("decrypt unsigned / slower of GCM and copy", gcm.max(copy) / ours[1], 0.75),
            ("encrypt signed / SHA-384", sha / ours[2], 0.85),
            ("decrypt signed / SHA-384", sha / ours[3], 0.85),
        ];
        if let Some(python) = &arguments.python {
            for (index, (name, suite)) in
                [("without signature", "0478"), ("signed", "0578")].into_iter().enumerate()
            {
                let taken = self.python(python, &[suite, "long", "long.py"]);
                let time = row(&format!("Encryption SDK for Python, {name}"), taken);
                let (label, goal) =
                    if index == 0 { ("unsigned / SDK", 5.0) } else { ("signed / SDK", 3.0) };
                ratios.push((label, time / ours[index * 2], goal));
            }
        }
        if let Some(cli) = &arguments.sdk_cli {
            let time = row("aws-encryption-cli, signed", self.sdk_cli(cli));
            ratios.push(("signed / aws-encryption-cli", time / ours[2], 0.0));
        }
        if let Some(rage) = &arguments.rage {
            let time = row("rage", self.rage(rage));
            ratios.push(("unsigned / rage", time / ours[0], 1.0));
        }
        let enc =
            ["enc", "-aes-256-ctr", "-pbkdf2", "-pass", "pass:x", "-in", "long", "-out", "long.o"];
        row("openssl enc (no authentication)", self.best(|| self.measure("openssl", &enc)));
        row("openssl cms, AES-256-GCM", self.cms());
        for (name, ratio, goal) in ratios {
            println!("  {name:<44} {ratio:>7.2} (goal {goal})");
        }
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
        let rage = rage.display().to_string();
        self.best(|| self.measure(&rage, &["-e", "-r", recipient, "-o", "long.age", "long"]))
    }

    fn cms(&self) -> Taken {
        let mut openssl = self.command("openssl");
        openssl.stderr(Stdio::null()).args(["req", "-x509", "-newkey", "rsa:2048", "-nodes"]);
        openssl.args(["-keyout", "key.pem", "-out", "cert.pem", "-subj", "/CN=x"]);
        let made = openssl.status().unwrap();
        assert!(made.success());
        let cms = [
            "cms",
            "-encrypt",
            "-aes-256-gcm",
            "-binary",
            "-stream",
            "-outform",
            "DER",
            "-in",
            "long",
            "-out",
            "long.cms",
            "cert.pem",
        ];
        self.best(|| self.measure("openssl", &cms))
    }
}

/// The most memory that a process has had, in KiB. `None` once it has ended.
fn peak_memory(id: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{id}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.trim().parse().ok()
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
