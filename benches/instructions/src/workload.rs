//! The workload: one request, over and over. This is what runs under callgrind.

use std::hint::black_box;

use crate::data_directory::DataDirectory;
use crate::signer;
use crate::usual_request::{Keys, UsualRequest};

/// Requests that are answered before any is counted: caches fill, symbols are bound, random numbers are seeded.
const WARM_UP: u64 = 100;
/// Requests that are counted.
const COUNTED: u64 = 500;

/// Returns a request's share of the instructions of all that were counted.
pub(crate) const fn each(instructions: u64) -> u64 {
    instructions / COUNTED
}

/// Answers a request over and over.
pub(crate) fn run(request: &UsualRequest) {
    let directory = DataDirectory::new();
    let body = (request.body)(&Keys::new(&directory));
    let sent = signer::signed(request.sender, request.operation, &body);
    let answer = |times: u64| {
        for _ in 0..times {
            assert_eq!(directory.answer(black_box(&sent)).error, request.error, "{}", request.name);
        }
    };
    answer(WARM_UP);
    counting_begins();
    answer(COUNTED);
    counting_ends();
}

/// Marks the moment from which callgrind counts.
#[inline(never)]
fn counting_begins() {
    black_box(1);
}

/// Marks the moment at which callgrind writes down what it has counted.
#[inline(never)]
fn counting_ends() {
    black_box(2);
}
