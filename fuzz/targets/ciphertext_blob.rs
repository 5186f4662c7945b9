//! What comes as the CiphertextBlob of Decrypt and ReEncrypt: any bytes, or a ciphertext of a key that was changed.

#![no_main]

use std::collections::BTreeMap;
use std::sync::LazyLock;

use arbitrary::Arbitrary;
use bulla_fuzz::edit::{self, Edit};
use keys::blob::{self, CiphertextHeader};
use keys::{CiphertextContext, Hierarchy, Key, KeyPolicy, NewKey, Seal, SealFile};
use libfuzzer_sys::fuzz_target;
use model::generated::{KeySpec, KeyUsageType};
use model::{AccountId, KeyId, Region, Timestamp};

#[derive(Arbitrary, Debug)]
enum Input {
    Bytes(Vec<u8>),
    Changed {
        plaintext: Vec<u8>,
        context: BTreeMap<String, String>,
        other_context: Option<BTreeMap<String, String>>,
        edits: Vec<Edit>,
    },
}

static KEY: LazyLock<(Hierarchy, Key)> = LazyLock::new(|| {
    let directory = std::env::temp_dir().join(format!("bulla-fuzz-{}", std::process::id()));
    std::fs::create_dir(&directory).unwrap();
    let seal = Seal::File(SealFile::in_dir(&directory)).create().unwrap();
    std::fs::remove_dir_all(&directory).unwrap();
    let now = Timestamp::from_millis(0);
    let (hierarchy, _) = Hierarchy::create(&seal, now).unwrap();
    let new = NewKey {
        account: AccountId::parse("111122223333").unwrap(),
        region: Region::parse("us-east-1").unwrap(),
        id: KeyId::parse("1234abcd-12ab-34cd-56ef-1234567890ab").unwrap(),
        description: String::new(),
        spec: KeySpec::SymmetricDefault,
        usage: KeyUsageType::EncryptDecrypt,
        policy: KeyPolicy::unbound("{}".to_owned()),
        created: now,
    };
    let key = Key::create(&hierarchy, new, &[5; 32]).unwrap();
    (hierarchy, key)
});

fuzz_target!(|input: Input| {
    match input {
        Input::Bytes(bytes) => assert!(open(&BTreeMap::new(), &bytes).is_none()),
        Input::Changed { plaintext, context, other_context, edits } => {
            let (hierarchy, key) = &*KEY;
            let bound = CiphertextContext::new(Some(&context));
            let Ok(sealed) = blob::encrypt(hierarchy, key, &bound, &plaintext) else {
                assert!(plaintext.len() > blob::PLAINTEXT_BYTES_MAX);
                return;
            };
            let mut changed = sealed.clone();
            edit::apply(&edits, &mut changed);
            let other = other_context.as_ref().unwrap_or(&context);
            let opens = changed == sealed && *other == context;
            assert_eq!(open(other, &changed), opens.then_some(plaintext));
        }
    }
});

fn open(context: &BTreeMap<String, String>, bytes: &[u8]) -> Option<Vec<u8>> {
    let (hierarchy, key) = &*KEY;
    let header = CiphertextHeader::parse(bytes)?;
    assert!(blob::plaintext_bytes(bytes.len()).is_some());
    let context = CiphertextContext::new(Some(context));
    let opened = blob::decrypt(hierarchy, key, &header, &context, bytes).ok()?;
    Some(opened.expose().to_vec())
}
