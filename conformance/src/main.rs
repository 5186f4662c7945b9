//! The campaigns.
fn main() {}
