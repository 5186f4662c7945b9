use std::sync::atomic::{AtomicU64, Ordering};

use super::*;
use crate::tests::block_on;
use crate::{DefaultMaterialsManager, KeyringFuture, RawAesKeyring};

/// Counts how often it is asked.
#[derive(Debug)]
struct Asked(DefaultMaterialsManager<RawAesKeyring>, AtomicU64);

impl MaterialsManager for Asked {
    fn encryption_materials(
        &self,
        request: EncryptionRequest,
    ) -> KeyringFuture<'_, EncryptionMaterials> {
        self.1.fetch_add(1, Ordering::Relaxed);
        Box::pin(async move {
            // As a call over the network does, it lets others go on.
            tokio::task::yield_now().await;
            self.0.encryption_materials(request).await
        })
    }

    fn data_key<'a>(&'a self, header: &'a MessageHeader) -> KeyringFuture<'a, Arc<Secret<[u8]>>> {
        self.1.fetch_add(1, Ordering::Relaxed);
        self.0.data_key(header)
    }
}

thread_local! {
    static SECONDS: std::cell::Cell<u64> = const { std::cell::Cell::new(0) };
    static START: Instant = Instant::now();
}

fn now() -> Instant {
    START.with(|start| *start) + Duration::from_secs(SECONDS.get())
}

fn caching() -> CachingMaterialsManager<Asked> {
    let limits = CacheLimits {
        max_age: Duration::from_secs(60),
        max_messages: 3,
        max_bytes: 1000,
        capacity: NonZeroUsize::new(10).unwrap(),
    };
    SECONDS.set(0);
    CachingMaterialsManager::with_clock(
        Asked(crate::tests::manager(1), AtomicU64::new(0)),
        limits,
        now,
    )
}

fn request(context: &str, bytes: Option<u64>) -> EncryptionRequest {
    let context = [("for".to_owned(), context.to_owned())].into();
    EncryptionRequest { context, plaintext_bytes: bytes, ..EncryptionRequest::default() }
}

/// Makes materials, and returns how often the keyring was asked in all.
fn asked(manager: &CachingMaterialsManager<Asked>, request: EncryptionRequest) -> u64 {
    block_on(manager.encryption_materials(request)).unwrap();
    manager.inner.1.load(Ordering::Relaxed)
}

#[test]
fn a_data_key_is_used_for_so_many_messages() {
    let manager = caching();
    let counts: Vec<u64> = (0..7).map(|_| asked(&manager, request("a", Some(1)))).collect();
    assert_eq!(counts, [1, 1, 1, 2, 2, 2, 3]);
}

#[test]
fn a_data_key_is_used_for_so_many_bytes_and_so_long() {
    let manager = caching();
    let counts = [400, 600, 1].map(|bytes| asked(&manager, request("a", Some(bytes))));
    assert_eq!(counts, [1, 1, 2]);
    assert_eq!([1, 1001, 1].map(|bytes| asked(&manager, request("b", Some(bytes)))), [3, 4, 4]);
    SECONDS.set(59);
    assert_eq!(asked(&manager, request("b", Some(1))), 4);
    SECONDS.set(60);
    assert_eq!(asked(&manager, request("b", Some(1))), 5);
}

#[test]
fn contexts_suites_and_unknown_lengths_do_not_share() {
    let manager = caching();
    assert_eq!(asked(&manager, request("a", Some(1))), 1);
    assert_eq!(asked(&manager, request("b", Some(1))), 2);
    let unsigned = EncryptionRequest { suite: Suite::Aes256Commit, ..request("a", Some(1)) };
    assert_eq!(asked(&manager, unsigned), 3);
    assert_eq!(asked(&manager, request("a", None)), 4);
    assert_eq!(asked(&manager, request("a", None)), 5);
}

#[test]
fn a_decrypted_data_key_is_used_again_until_it_is_old() {
    let manager = caching();
    let made = block_on(manager.encryption_materials(request("a", Some(1)))).unwrap();
    let mut header = MessageHeader {
        suite: made.suite(),
        message_id: vec![0; 32],
        context: made.context().clone(),
        data_keys: made.data_keys().to_vec(),
        content: Content::Framed(1),
        commitment: None,
    };
    let opened = |header: &MessageHeader| {
        let data_key = block_on(manager.data_key(header)).unwrap();
        assert_eq!(data_key.expose(), made.data_key().unwrap().expose());
        manager.inner.1.load(Ordering::Relaxed)
    };
    assert_eq!([opened(&header), opened(&header)], [2, 2]);
    SECONDS.set(60);
    assert_eq!(opened(&header), 3);
    header.context.insert("another".to_owned(), "pair".to_owned());
    assert!(
        block_on(manager.data_key(&header)).is_err(),
        "a context of its own is not in the cache"
    );
}

#[test]
fn many_who_want_the_same_at_once_ask_once() {
    let manager = caching();
    block_on(async {
        let ask = || manager.encryption_materials(request("a", Some(1)));
        let (one, two, three) = tokio::join!(ask(), ask(), ask());
        assert!(one.is_ok() && two.is_ok() && three.is_ok());
    });
    assert_eq!(manager.inner.1.load(Ordering::Relaxed), 1);
}
