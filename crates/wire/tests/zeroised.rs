//! No heap block that held a plaintext is given back with the plaintext still in it.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering};

use model::Operation;
use model::generated::{EncryptRequest, GenerateDataKeyResponse};
use model::shape::IntoFields;
use secret::Secret;

/// The plaintext, and the pieces of its base64 that stand before and after an escape.
const MARKS: [&[u8]; 3] = [b"canary, do not keep", b"Y2FuYXJ5LCBk", b"b3Qga2VlcA"];
const BASE64: &str = "Y2FuYXJ5LCBkbyBub3Qga2VlcA==";

static FOUND: AtomicUsize = AtomicUsize::new(0);

struct Watching;

#[expect(unsafe_code, reason = "an allocator that looks at what is given back")]
// SAFETY: every call goes to the system's allocator unchanged.
unsafe impl GlobalAlloc for Watching {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller keeps the contract of `GlobalAlloc`. Zeroed, so that all of a block may be read.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        // SAFETY: the block is initialised (see `alloc`), of this size, and nobody else's any more.
        let bytes = unsafe { std::slice::from_raw_parts(block, layout.size()) };
        if MARKS.iter().any(|mark| bytes.windows(mark.len()).any(|window| window == *mark)) {
            FOUND.fetch_add(1, Ordering::Relaxed);
        }
        // SAFETY: as above.
        unsafe { System.dealloc(block, layout) };
    }
}

#[global_allocator]
static ALLOCATOR: Watching = Watching;

fn leaks(work: impl FnOnce()) -> usize {
    let before = FOUND.load(Ordering::Relaxed);
    work();
    FOUND.load(Ordering::Relaxed) - before
}

/// One test, for the count is of the whole process.
#[test]
fn no_plaintext_is_given_back_to_the_heap() {
    assert_eq!(leaks(|| drop(std::hint::black_box(MARKS[0].to_vec()))), 1, "the test can fail");

    let escaped = BASE64.replace("Bu", r"\u0042u");
    for text in [BASE64, escaped.as_str()] {
        for body in [
            format!(r#"{{"KeyId":"x","Plaintext":"{text}"}}"#),
            format!(r#"{{"KeyId":"x","Plaintext":"{text}","KeyId":1}}"#),
            format!(r#"{{"KeyId":"x","Plaintext":"{text}!"}}"#),
            format!(r#"{{"KeyId":"","Plaintext":"{text}"}}"#),
            format!(r#"{{"KeyId":"x","Plaintext":["{text}"]}}"#),
            format!(r#"{{"KeyId":"x","Unknown":"{text}"}}"#),
        ] {
            let leaked = leaks(|| match wire::decode(Operation::Encrypt, body.as_bytes()) {
                Ok(request) => drop(request.typed::<EncryptRequest>()),
                Err(error) => drop(wire::encode_error(model::AwsService::Kms, &error)),
            });
            assert_eq!(leaked, 0, "{body}");
            // The body itself is the caller's.
            std::mem::forget(body);
        }
    }

    let leaked = leaks(|| {
        let output = GenerateDataKeyResponse {
            plaintext: Some(Secret::<[u8]>::copy_of(MARKS[0])),
            key_id: Some("k".repeat(100)),
            ..GenerateDataKeyResponse::default()
        };
        let body = wire::encode(&output.into_fields());
        assert!(body.as_slice().windows(BASE64.len()).any(|window| window == BASE64.as_bytes()));
    });
    assert_eq!(leaked, 0);
}
