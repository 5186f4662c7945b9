//! What the fuzz targets share: seeds, edits, and messages of the AWS Encryption SDK that are written here a second time.

pub mod edit;
pub mod message;
pub mod request;
pub mod xml;

use std::pin::pin;
use std::task::{Context, Poll, Waker};

/// Returns the value of a future that waits for nothing.
pub fn ready<F: Future>(future: F) -> F::Output {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("a future of the fuzz targets waits"),
    }
}

/// Writes what a target begins with to the directory that `scripts/fuzz` names. Elsewhere nothing happens.
pub fn seed(seeds: impl IntoIterator<Item = Vec<u8>>) {
    let Some(directory) = std::env::var_os("BULLA_FUZZ_SEEDS") else { return };
    for (number, seed) in seeds.into_iter().enumerate() {
        let path = std::path::Path::new(&directory).join(format!("{number:03}"));
        std::fs::write(path, seed).expect("the directory of the seeds can be written to");
    }
}
