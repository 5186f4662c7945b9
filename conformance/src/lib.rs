//! Black-box tools: a client that signs with AWS's own signer, a server process to point it at, and the campaigns that
//! are too long for a test (`cargo run -p conformance -- --help`).

pub mod backup;
pub mod client;
pub mod crash;
pub mod crowd;
pub mod faults;
pub mod identities;
pub mod largest;
pub mod malformed;
pub mod memory_load;
pub mod objects;
pub mod process;
pub mod seed;
pub mod world;
