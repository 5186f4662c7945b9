//! A flood of requests that prove nothing, from one core: what it writes, and what a client that signs notices of it.

use std::net::SocketAddr;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use conformance::process::Process;
use serde_json::json;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

/// From one request of the client that signs to the next.
const PAUSE: Duration = Duration::from_millis(1);

/// Floods a service for so long and prints what came of it.
pub(crate) fn run(seconds: f64, connections: usize) {
    let folder = tempfile::tempdir().unwrap();
    let (data_dir, log) = (folder.path().join("data"), folder.path().join("stderr"));
    let error = Stdio::from(std::fs::File::create(&log).unwrap());
    let mut process = Process::launch_under(&[], &data_dir, &[], error);
    process.started().unwrap();
    crate::bare::pin(process.id(), 0);
    let (time, address) = (Duration::from_secs_f64(seconds), process.api);
    let quiet = proven(&process, time / 5);
    let (answered, flooded) = std::thread::scope(|scope| {
        let flood = scope.spawn(move || flood(address, time, connections));
        let flooded = proven(&process, time);
        (flood.join().unwrap(), flooded)
    });
    process.stop();
    let bytes = log_bytes(&data_dir);
    // What the client that signs has written is not the flood's; its entries have about 0.9 KB.
    let of_proven = entries_of_proven(&data_dir);
    let of_flood = bytes.saturating_sub(of_proven);
    let an_hour = |bytes: u64| bytes as f64 / seconds * 3600.0 / 1e6;
    println!("{connections} connections without a signature for {seconds} s, service on core 0:");
    println!(
        "  answered                   {answered:>12}  {:.0} a second",
        answered as f64 / seconds
    );
    println!("  bytes of log for them      {of_flood:>12}  {:.0} MB an hour", an_hour(of_flood));
    let lines = std::fs::metadata(&log).unwrap().len();
    println!("  bytes of standard error    {lines:>12}  {:.1} MB an hour", an_hour(lines));
    println!("a client that signs, Encrypt 32 B, one request under way:");
    for (name, latencies) in [("before the flood", quiet), ("during it", flooded)] {
        let at =
            |share: f64| latencies[((latencies.len() - 1) as f64 * share) as usize].as_micros();
        let (count, p50, p99) = (latencies.len(), at(0.5), at(0.99));
        println!("  {name:<18} {count:>7} served   p50 {p50:>6} µs   p99 {p99:>6} µs");
    }
}

/// Encrypts for so long, and gives the latencies in order.
fn proven(process: &Process, time: Duration) -> Vec<Duration> {
    let mut client = process.client();
    let key = client.call("CreateKey", &json!({})).unwrap().json();
    let body = json!({"KeyId": key["KeyMetadata"]["KeyId"], "Plaintext": "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="});
    let (end, mut latencies) = (Instant::now() + time, Vec::new());
    while Instant::now() < end {
        let start = Instant::now();
        assert_eq!(client.call("Encrypt", &body).unwrap().status, 200);
        latencies.push(start.elapsed());
        std::thread::sleep(PAUSE);
    }
    latencies.sort_unstable();
    latencies
}

/// Sends over and over on all connections; gives how many answers came.
fn flood(address: SocketAddr, time: Duration, connections: usize) -> usize {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let local = tokio::task::LocalSet::new();
    let end = Instant::now() + time;
    local.block_on(&runtime, async {
        let one = |_| tokio::task::spawn_local(one(address, end));
        let all: Vec<_> = (0..connections).map(one).collect();
        let mut answered = 0;
        for task in all {
            answered += task.await.unwrap();
        }
        answered
    })
}

async fn one(address: SocketAddr, end: Instant) -> usize {
    let request = format!(
        "POST / HTTP/1.1\r\nhost: {address}\r\nx-amz-target: TrentService.Encrypt\r\ncontent-length: 2\r\n\r\n{{}}"
    );
    let Ok(mut stream) = tokio::net::TcpStream::connect(address).await else { return 0 };
    let (mut answered, mut buffer) = (0, vec![0; 4096]);
    while Instant::now() < end {
        // An answer is small and comes in one piece.
        if stream.write_all(request.as_bytes()).await.is_err() {
            break;
        }
        match stream.read(&mut buffer).await {
            Ok(read) if read > 0 => answered += 1,
            Ok(_) | Err(_) => break,
        }
    }
    answered
}

fn log_bytes(data_dir: &Path) -> u64 {
    let files = std::fs::read_dir(data_dir.join("audit")).unwrap();
    files.map(|file| file.unwrap().metadata().unwrap().len()).sum()
}

/// The bytes of the entries of the client that signs, with what a line has around its event.
fn entries_of_proven(data_dir: &Path) -> u64 {
    const AROUND: usize = 190;
    let entries = audit::entries(&data_dir.join("audit"), 0).unwrap();
    let texts = entries.map(|entry| entry.unwrap().event);
    let of_proven = texts.filter(|event| event.get().contains(r#""type":"Root""#));
    of_proven.map(|event| (event.get().len() + AROUND) as u64).sum()
}
