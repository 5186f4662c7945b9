//! A service whose threads do not answer is not ready, and long turns show in a metric.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use conformance::crowd::metric;
use conformance::faults::strace;
use conformance::process::Process;

/// strace, holding a thread up whenever it waits for something to arrive. It lets go when dropped.
struct Hold(Child);

impl Hold {
    fn of(thread: u32) -> Self {
        let inject = "inject=epoll_wait,epoll_pwait:delay_enter=3s";
        let command = Command::new("strace")
            .args(["-o", "/dev/null", "-e", "trace=epoll_wait,epoll_pwait", "-e", inject, "-p"])
            .arg(thread.to_string())
            .stderr(Stdio::null())
            .spawn();
        Self(command.unwrap())
    }
}

impl Drop for Hold {
    fn drop(&mut self) {
        let _gone = self.0.kill();
        let _reaped = self.0.wait();
    }
}

/// The thread of the process with this name.
fn thread(process: &Process, name: &str) -> u32 {
    let tasks = std::fs::read_dir(format!("/proc/{}/task", process.id())).unwrap();
    let is_it = |path: &Path| {
        std::fs::read_to_string(path.join("comm")).is_ok_and(|found| found.trim() == name)
    };
    let path = tasks.map(|task| task.unwrap().path()).find(|path| is_it(path));
    path.unwrap().file_name().unwrap().to_str().unwrap().parse().unwrap()
}

#[test]
fn a_thread_that_does_not_answer_makes_the_service_unready() {
    strace::check().unwrap_or_else(|why| panic!("{why}"));
    let folder = tempfile::tempdir().unwrap();
    let process = Process::start_with(folder.path(), &["--threads", "2"]);
    process.client().call("ListKeys", &serde_json::json!({})).unwrap();
    assert!(metric(&process, "bulla_api_longest_turn_seconds") > 0.0);
    let (status, text) = process.get("/readyz").unwrap();
    assert_eq!((status, text.contains("ok    api threads")), (200, true), "{text}");
    let hold = Hold::of(thread(&process, "api-1"));
    let start = Instant::now();
    loop {
        let (status, text) = process.get("/readyz").unwrap();
        if status == 503 {
            assert!(
                text.contains("FAIL  api threads: thread api-1 has not answered for "),
                "{text}"
            );
            break;
        }
        assert!(start.elapsed() < Duration::from_secs(10), "it stays ready: {text}");
    }
    drop(hold);
    let start = Instant::now();
    while process.get("/readyz").unwrap().0 != 200 {
        assert!(start.elapsed() < Duration::from_secs(10), "it does not become ready again");
    }
}
