//! The bare server as a process of its own, and processes on cores.

use std::net::SocketAddr;
use std::process::{Child, Command};
use std::time::Duration;

use conformance::process::free_address;

/// The bare server, on core 0.
pub(crate) struct Bare {
    child: Child,
    pub(crate) address: SocketAddr,
}

impl Bare {
    /// Starts one that answers with `bytes`, after it has run the primitive of that name.
    pub(crate) fn start(bytes: usize, primitive: Option<&str>) -> Self {
        let address = free_address();
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.args(["echo", "--listen", &address.to_string(), "--bytes", &bytes.to_string()]);
        if let Some(name) = primitive {
            command.args(["--primitive", name]);
        }
        let child = command.spawn().unwrap();
        while std::net::TcpStream::connect(address).is_err() {
            std::thread::sleep(Duration::from_millis(2));
        }
        pin(child.id(), 0);
        Self { child, address }
    }

    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for Bare {
    fn drop(&mut self) {
        let _gone = self.child.kill();
        let _reaped = self.child.wait();
    }
}

/// Keeps a process with all of its threads on one core.
pub(crate) fn pin(id: u32, core: usize) {
    pin_to(id, &core.to_string());
}

/// Lets a process and all of its threads run on both cores again.
pub(crate) fn unpin(id: u32) {
    pin_to(id, "0,1");
}

fn pin_to(id: u32, cores: &str) {
    let status = Command::new("taskset")
        .args(["-a", "-p", "-c", cores, &id.to_string()])
        .stdout(std::process::Stdio::null())
        .status();
    if !status.is_ok_and(|status| status.success()) {
        eprintln!("taskset is missing: nothing is pinned, and the figures are noisier");
    }
}
