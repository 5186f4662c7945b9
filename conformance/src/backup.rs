//! Backups under load: every change that was acknowledged before a backup began is in it, and nothing of later is half there.
//!
//! Each client thread writes down what was acknowledged and when. The restored copy is judged by its own audit log: what
//! stands there must be exactly what the service answers, a thread's calls must be there up to one of them and no further,
//! and that one must not be before the backup began.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::crash::check;
use crate::crash::journal::{Change, Journal};
use crate::crash::log::Follower;
use crate::crash::worker::{Acknowledged, Broken, Call, Entry, Worker};
use crate::process::{Process, binary};
use crate::seed::Seed;

/// Threads of the mixed load; one more makes grants.
const THREADS: usize = 4;
/// The load between two backups.
const LOAD_TIME: Duration = Duration::from_millis(500);

/// What has come of it.
#[derive(Debug, Default)]
pub struct Report {
    /// Calls that were acknowledged before the last backup began.
    pub before: usize,
    /// Calls that were acknowledged later, and are not in the last backup.
    pub after: usize,
    /// Grants in the last backup.
    pub grants: usize,
    /// What is missing, or is wrong otherwise.
    pub faults: Vec<String>,
}

/// A backup that was made under load.
struct Made {
    path: PathBuf,
    began: Instant,
}

/// Makes `backups` backups under load, and restores and compares each.
#[must_use]
pub fn run(backups: usize, seed: u64) -> Report {
    let folder = tempfile::tempdir().unwrap();
    let data_dir = folder.path().join("data");
    let process = Process::start(&data_dir);
    let seed = Seed::new(seed);
    let mut workers: Vec<Worker> = (0..=THREADS)
        .map(|index| {
            let part = seed.part(u64::try_from(index).unwrap() + 1);
            let mut worker = Worker::new(index, process.client(), part);
            worker.history = Some(Vec::new());
            worker
        })
        .collect();
    let grants = AtomicBool::new(false);
    let (made, grants_made) =
        load(&mut workers, || make(&data_dir, folder.path(), backups), &grants);
    process.stop();
    let mut report = Report::default();
    for made in &made {
        compare(made, &workers, &grants_made, &mut report);
    }
    report.faults.extend(workers.into_iter().flat_map(|worker| worker.faults));
    report
}

/// Runs `during` while all threads send calls; gives what it gives, and the grants with the places of their calls.
fn load<T>(
    workers: &mut [Worker],
    during: impl FnOnce() -> T,
    stop: &AtomicBool,
) -> (T, Vec<(usize, String)>) {
    let (granting, mixed) = workers.split_first_mut().unwrap();
    std::thread::scope(|scope| {
        for worker in mixed {
            scope.spawn(move || {
                while !stop.load(Ordering::Relaxed) {
                    worker.step().expect("the service went away under load");
                }
            });
        }
        let grants =
            scope.spawn(move || grant(granting, stop).expect("the service went away under load"));
        let given = during();
        stop.store(true, Ordering::Relaxed);
        (given, grants.join().unwrap())
    })
}

/// Makes a key and grants on it.
fn grant(worker: &mut Worker, stop: &AtomicBool) -> Result<Vec<(usize, String)>, Broken> {
    let description = worker.token();
    let body = json!({"Description": description});
    worker.perform(Call::new("CreateKey", body, Change::Create(description)))?;
    let key = worker.journal.keys[0].id.clone();
    let mut grants = Vec::new();
    while !stop.load(Ordering::Relaxed) && grants.len() < 1_000 {
        let body = json!({"KeyId": key, "GranteePrincipal": "arn:aws:iam::000000000000:root",
            "Operations": ["Decrypt"], "Name": worker.token()});
        let reply = worker.perform(Call::read("CreateGrant", body))?.json();
        let place = worker.history.as_ref().map_or(0, Vec::len) - 1;
        grants.push((place, reply["GrantId"].as_str().unwrap_or_default().to_owned()));
    }
    Ok(grants)
}

/// Makes backups one after the other, with load before, between and after.
fn make(data_dir: &Path, folder: &Path, backups: usize) -> Vec<Made> {
    let made = (0..backups).map(|number| {
        std::thread::sleep(LOAD_TIME);
        let (path, began) = (folder.join(format!("backup-{number}")), Instant::now());
        let status = Command::new(binary())
            .args([
                Path::new("backup"),
                &path,
                Path::new("--with-seal"),
                Path::new("--data-dir"),
                data_dir,
            ])
            .stdout(std::process::Stdio::null())
            .status();
        assert!(status.unwrap().success(), "the backup failed");
        Made { path, began }
    });
    let made = made.collect();
    std::thread::sleep(LOAD_TIME);
    made
}

/// Restores a backup, starts it, and compares everything.
fn compare(made: &Made, workers: &[Worker], grants: &[(usize, String)], report: &mut Report) {
    let data_dir = made.path.with_extension("restored");
    let status = Command::new(binary())
        .arg("restore")
        .arg(&made.path)
        .args([Path::new("--yes"), Path::new("--data-dir"), &data_dir])
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::null())
        .status();
    assert!(status.unwrap().success(), "the restore failed");
    let process = Process::start(&data_dir);
    let mut log = Follower::new(&data_dir);
    log.verify(&mut report.faults);
    let news = log.news(&mut report.faults);
    (report.before, report.after) = (0, 0);
    let mut twins: Vec<Worker> = workers
        .iter()
        .map(|worker| {
            let history = worker.history.as_deref().unwrap_or_default();
            let mut twin = worker.twin(process.client());
            twin.journal = replay(history, &news, made.began, report);
            twin
        })
        .collect();
    let faults = compare_grants(&mut twins[0], &workers[0], grants, &news, report);
    report.faults.extend(faults);
    report.faults.extend(check::listed_keys(&mut twins));
    for mut twin in twins {
        if twin.check_all().is_err() {
            report.faults.push("the restored service went away".to_owned());
        }
        report.faults.extend(twin.faults);
    }
    process.stop();
}

fn stands(news: &BTreeMap<String, Vec<Entry>>, token: &str) -> bool {
    news.get(token).is_some_and(|found| found.iter().any(|entry| entry.succeeded))
}

/// What a thread must find in the copy: its calls up to the first that the copy's log has not.
fn replay(
    history: &[Acknowledged],
    news: &BTreeMap<String, Vec<Entry>>,
    began: Instant,
    report: &mut Report,
) -> Journal {
    let mut journal = Journal::default();
    let mut end = None;
    for call in history {
        let Acknowledged { token, at, change, created, kept } = call;
        if *at < began {
            report.before += 1;
        }
        match (stands(news, token), end) {
            (true, None) => {}
            (true, Some(end)) => {
                report.faults.push(format!("{token} is in the copy, and {end} before it is not"));
            }
            (false, _) => {
                if *at < began {
                    let faults = &mut report.faults;
                    faults.push(format!(
                        "{token} was acknowledged before the backup and is not in it"
                    ));
                }
                report.after += 1;
                end = end.or(Some(token.as_str()));
                continue;
            }
        }
        journal.apply(change.clone(), created.clone());
        if let Some((at, ciphertext)) = kept {
            journal.touch(*at).keep(ciphertext.clone());
        }
    }
    journal
}

/// The grants that are listed must be those whose calls the log has.
fn compare_grants(
    twin: &mut Worker,
    worker: &Worker,
    grants: &[(usize, String)],
    news: &BTreeMap<String, Vec<Entry>>,
    report: &mut Report,
) -> Vec<String> {
    let history = worker.history.as_deref().unwrap_or_default();
    let logged = grants.iter().filter(|(place, _)| stands(news, &history[*place].token));
    let logged: BTreeSet<String> = logged.map(|(_, id)| id.clone()).collect();
    let (mut listed, mut marker) = (BTreeSet::new(), Value::Null);
    let key = worker.journal.keys[0].id.clone();
    loop {
        let body = json!({"KeyId": key, "Limit": 100, "Marker": marker});
        let Ok(reply) = twin.perform(Call::read("ListGrants", body)) else {
            return vec!["the grants cannot be listed".to_owned()];
        };
        let page = reply.json();
        let ids = page["Grants"].as_array().into_iter().flatten();
        listed.extend(ids.filter_map(|grant| grant["GrantId"].as_str().map(str::to_owned)));
        marker = page["NextMarker"].clone();
        if page["Truncated"] != json!(true) {
            break;
        }
    }
    report.grants = listed.len();
    let place = |id: &String| if logged.contains(id) { "logged" } else { "listed" };
    logged
        .symmetric_difference(&listed)
        .map(|id| format!("grant {id} is only {}", place(id)))
        .collect()
}
