use std::sync::Mutex;

use super::*;
use crate::suite::Suite;

const EAST: &str = "arn:aws:kms:us-east-1:111122223333:key/mrk-1";
const WEST: &str = "arn:aws:kms:us-west-2:111122223333:key/mrk-1";
const PLAIN: &str = "arn:aws:kms:us-east-1:111122223333:key/2";
const FOREIGN: &str = "arn:aws:kms:us-east-1:444455556666:key/3";

/// A KMS that "encrypts" by writing the data key and the context down, and answers in the name of `answers_as` where that is set.
#[derive(Debug, Default)]
struct Fake {
    asked: Mutex<Vec<String>>,
    answers_as: Option<String>,
    refuses: Option<String>,
}

impl Fake {
    fn reply<T: Send + 'static>(
        &self,
        call: &str,
        key: &str,
        value: Result<T, Cause>,
    ) -> KmsFuture<'static, T> {
        self.asked.lock().unwrap().push(format!("{call} {key}"));
        let refused = self.refuses.as_deref() == Some(key);
        let key = self.answers_as.clone().unwrap_or_else(|| key.replace("alias/a", PLAIN));
        Box::pin(async move {
            if refused {
                Err("AccessDeniedException".into())
            } else {
                Ok(KmsReply { key, value: value? })
            }
        })
    }

    fn asked(&self) -> Vec<String> {
        std::mem::take(&mut self.asked.lock().unwrap())
    }
}

fn written(plaintext: &[u8], context: &EncryptionContext) -> Vec<u8> {
    [plaintext, format!("{context:?}").as_bytes()].concat()
}

impl KmsClient for Fake {
    fn generate_data_key<'a>(
        &'a self,
        key: &'a str,
        bytes: usize,
        context: &'a EncryptionContext,
    ) -> KmsFuture<'a, GeneratedDataKey> {
        let (plaintext, ciphertext) =
            (Secret::<[u8]>::copy_of(&vec![7; bytes]), written(&vec![7; bytes], context));
        self.reply("GenerateDataKey", key, Ok(GeneratedDataKey { plaintext, ciphertext }))
    }

    fn encrypt<'a>(
        &'a self,
        key: &'a str,
        plaintext: &'a Secret<[u8]>,
        context: &'a EncryptionContext,
    ) -> KmsFuture<'a, Vec<u8>> {
        self.reply("Encrypt", key, Ok(written(plaintext.expose(), context)))
    }

    fn decrypt<'a>(
        &'a self,
        key: &'a str,
        ciphertext: &'a [u8],
        context: &'a EncryptionContext,
    ) -> KmsFuture<'a, Secret<[u8]>> {
        let opened = ciphertext.strip_suffix(format!("{context:?}").as_bytes());
        let opened =
            opened.map(Secret::<[u8]>::copy_of).ok_or_else(|| "InvalidCiphertextException".into());
        self.reply("Decrypt", key, opened)
    }
}

#[derive(Debug)]
struct OneForAll(Arc<Fake>);

impl KmsClients for OneForAll {
    fn for_region(&self, _region: &str) -> Arc<dyn KmsClient> {
        Arc::clone(&self.0) as Arc<dyn KmsClient>
    }
}

fn block_on<F: Future>(future: F) -> F::Output {
    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(future)
}

fn materials(keyrings: &[&KmsKeyring]) -> Result<EncryptionMaterials, KeyringError> {
    let context = [("a".to_owned(), "b".to_owned())].into();
    let mut materials = EncryptionMaterials::new(Suite::default(), context).unwrap();
    for keyring in keyrings {
        block_on(keyring.on_encrypt(&mut materials))?;
    }
    Ok(materials)
}

fn header(keys: &[&str]) -> MessageHeader {
    let made: Vec<KmsKeyring> =
        keys.iter().map(|key| KmsKeyring::new(Arc::new(Fake::default()), *key)).collect();
    let materials = materials(&made.iter().collect::<Vec<_>>()).unwrap();
    let (suite, context) = (materials.suite(), materials.context().clone());
    MessageHeader {
        suite,
        context,
        message_id: vec![0; 32],
        data_keys: materials.data_keys().to_vec(),
        content: crate::header::Content::Framed(1),
        commitment: None,
    }
}

fn attempts(result: Result<Secret<[u8]>, KeyringError>) -> Vec<String> {
    match result {
        Err(KeyringError::NotDecrypted { attempts }) => {
            attempts.into_iter().map(|one| one.cause.to_string()).collect()
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_first_key_makes_the_data_key_and_the_others_encrypt_it() {
    let kms = Arc::new(Fake::default());
    let [first, second] =
        ["alias/a", EAST].map(|key| KmsKeyring::new(Arc::clone(&kms) as Arc<dyn KmsClient>, key));
    let made = materials(&[&first, &second]).unwrap();
    assert_eq!(kms.asked(), ["GenerateDataKey alias/a".to_owned(), format!("Encrypt {EAST}")]);
    let named: Vec<&[u8]> = made.data_keys().iter().map(|one| one.key.as_slice()).collect();
    assert_eq!(named, [PLAIN.as_bytes(), EAST.as_bytes()]);
}

#[test]
fn a_reply_that_names_no_key_arn_is_no_message() {
    for bad in ["2", "alias/a", "arn:aws:kms:us-east-1:111122223333:alias/a", "", FOREIGN] {
        let kms = Fake { answers_as: Some(bad.to_owned()), ..Fake::default() };
        let made = materials(&[&KmsKeyring::new(Arc::new(kms), PLAIN)]);
        assert!(matches!(made, Err(KeyringError::NotEncrypted { .. })), "{bad}");
    }
}

#[test]
fn a_key_opens_what_it_and_its_related_keys_encrypted() {
    let header = header(&[PLAIN, EAST]);
    let kms = Arc::new(Fake::default());
    let open = |key: &str| {
        block_on(KmsKeyring::new(Arc::clone(&kms) as Arc<dyn KmsClient>, key).on_decrypt(&header))
    };
    assert_eq!(open(WEST).unwrap().expose(), [7; 32]);
    assert_eq!(kms.asked(), [format!("Decrypt {WEST}")]);
    let other = PLAIN.replace("us-east-1", "us-west-2");
    assert_eq!(attempts(open(&other)), ["it belongs to another key", "it belongs to another key"]);
    assert_eq!(attempts(open("alias/a"))[0], ArnError("alias/a".to_owned()).to_string());
    assert!(kms.asked().is_empty(), "no other key is asked");
}

#[test]
fn a_reply_in_the_name_of_another_key_is_refused() {
    let kms = Fake { answers_as: Some(FOREIGN.to_owned()), ..Fake::default() };
    let opened = block_on(KmsKeyring::new(Arc::new(kms), PLAIN).on_decrypt(&header(&[PLAIN])));
    assert_eq!(attempts(opened), [format!("KMS used the key {FOREIGN}, not {PLAIN}")]);
}

#[test]
fn discovery_asks_the_accounts_it_was_told() {
    let filter = |accounts: &[&str]| DiscoveryFilter {
        partition: "aws".to_owned(),
        accounts: accounts.iter().map(|account| (*account).to_owned()).collect(),
    };
    let header = header(&[FOREIGN, PLAIN]);
    let kms = Arc::new(Fake::default());
    let open = |filter| {
        block_on(
            KmsDiscoveryKeyring::new(Arc::new(OneForAll(Arc::clone(&kms))), filter)
                .on_decrypt(&header),
        )
    };
    assert!(open(Some(filter(&["111122223333"]))).is_ok());
    assert_eq!(kms.asked(), [format!("Decrypt {PLAIN}")]);
    assert!(open(None).is_ok());
    assert_eq!(kms.asked(), [format!("Decrypt {FOREIGN}")]);
    for refused in [
        filter(&[]),
        DiscoveryFilter { partition: "aws-cn".to_owned(), ..filter(&["111122223333"]) },
    ] {
        assert_eq!(attempts(open(Some(refused))).len(), 2);
        assert!(kms.asked().is_empty());
    }
}

#[test]
fn discovery_asks_nobody_in_another_partition() {
    let key = PLAIN.replace("us-east-1", "cn-north-1");
    let filter =
        DiscoveryFilter { partition: "aws".to_owned(), accounts: vec!["111122223333".to_owned()] };
    let kms = Arc::new(Fake::default());
    let keyring = KmsDiscoveryKeyring::new(Arc::new(OneForAll(Arc::clone(&kms))), Some(filter));
    assert_eq!(attempts(block_on(keyring.on_decrypt(&header(&[&key])))).len(), 1);
    assert!(kms.asked().is_empty());
}

#[test]
fn discovery_asks_a_related_key_nearby_first() {
    let kms = Arc::new(Fake { refuses: Some(WEST.to_owned()), ..Fake::default() });
    let keyring = KmsDiscoveryKeyring::new(Arc::new(OneForAll(Arc::clone(&kms))), None)
        .with_region("us-west-2");
    assert!(block_on(keyring.on_decrypt(&header(&[EAST, PLAIN]))).is_ok());
    assert_eq!(kms.asked(), [format!("Decrypt {WEST}"), format!("Decrypt {EAST}")]);
}

#[test]
fn what_becomes_a_part_of_a_host_name_is_a_word() {
    assert!(KmsKeyArn::parse(PLAIN).is_ok());
    for (from, to) in [
        ("us-east-1", "us-east-1.example.com"),
        ("us-east-1", "example.com/"),
        ("us-east-1", "us east 1"),
        ("us-east-1", ""),
        ("us-east-1", "US-EAST-1"),
        ("arn:aws:", "arn:a/b:"),
        ("111122223333", "1"),
        ("111122223333", "11112222333x"),
        ("key/2", "key/2/3"),
        ("key/2", "key/"),
        ("key/2", "key/\u{1b}"),
        ("key/2", "alias/2"),
        ("kms", "s3"),
    ] {
        let text = PLAIN.replace(from, to);
        assert_eq!(KmsKeyArn::parse(&text), Err(ArnError(text.clone())), "{text:?}");
    }
}

#[test]
fn keyrings_that_are_not_built_are_named() {
    let mut header = header(&[PLAIN]);
    header.data_keys[0].provider = "aws-kms-hierarchy".to_owned();
    let opened = block_on(KmsKeyring::new(Arc::new(Fake::default()), PLAIN).on_decrypt(&header));
    assert_eq!(
        attempts(opened),
        ["it belongs to a KMS hierarchical keyring, which is not supported"]
    );
}
