use std::os::unix::fs::PermissionsExt as _;

use crypto::tls::{SELF_SIGNED_DAYS, SelfSigned};

use super::*;
use crate::clock::ManualClock;

const NOW: i64 = 1_800_000_000;
const DAY: i64 = 24 * 60 * 60;

struct Folder {
    folder: tempfile::TempDir,
    clock: Arc<ManualClock>,
}

impl Folder {
    fn new() -> Self {
        let clock = Arc::new(ManualClock::new(at(NOW)));
        let made = Self { folder: tempfile::tempdir().unwrap(), clock };
        made.put(&certificate(NOW));
        made
    }

    fn files(&self) -> TlsFiles {
        let path = |name: &str| self.folder.path().join(name);
        TlsFiles { certificates: path("cert.pem"), key: path("key.pem"), client_authorities: None }
    }

    fn put(&self, made: &SelfSigned) {
        self.write("cert.pem", made.certificate.as_bytes());
        self.write("key.pem", &made.key);
    }

    fn write(&self, name: &str, bytes: &[u8]) {
        let path = self.folder.path().join(name);
        let new = path.with_extension("new");
        std::fs::write(&new, bytes).unwrap();
        std::fs::set_permissions(&new, std::fs::Permissions::from_mode(0o600)).unwrap();
        std::fs::rename(new, path).unwrap();
    }

    fn open(&self) -> Result<Arc<ListenerIdentity>, TlsFilesError> {
        ListenerIdentity::open(self.files(), Arc::<ManualClock>::clone(&self.clock))
    }
}

fn certificate(now: i64) -> SelfSigned {
    SelfSigned::make(&["localhost".to_owned()], now).unwrap()
}

/// Sees a change, and that it rests.
fn look_twice(identity: &ListenerIdentity) {
    identity.look();
    identity.look();
}

fn last(identity: &ListenerIdentity) -> i64 {
    (identity.current.load().validity().last - NOW) / DAY - i64::from(SELF_SIGNED_DAYS)
}

#[test]
fn a_new_pair_is_taken_when_it_has_rested_for_a_look() {
    let folder = Folder::new();
    let identity = folder.open().unwrap();
    let newer = certificate(NOW + DAY / 24);
    folder.put(&newer);
    identity.look();
    assert_eq!(identity.current.load().validity().last, NOW + i64::from(SELF_SIGNED_DAYS) * DAY);
    identity.look();
    assert_eq!(
        identity.current.load().validity().last,
        NOW + DAY / 24 + i64::from(SELF_SIGNED_DAYS) * DAY
    );
    assert_eq!(identity.notice(), None);
}

#[test]
fn half_a_pair_leaves_the_old_one_in_use_and_says_why_until_the_other_half_comes() {
    let folder = Folder::new();
    let identity = folder.open().unwrap();
    let newer = certificate(NOW + DAY / 24);
    let before = identity.current.load().validity();
    folder.write("cert.pem", newer.certificate.as_bytes());
    look_twice(&identity);
    assert_eq!(identity.current.load().validity(), before);
    let notice = identity.notice().unwrap();
    assert!(notice.contains("the key is not that of the first certificate"), "{notice}");
    folder.write("key.pem", &newer.key);
    look_twice(&identity);
    assert_ne!(identity.current.load().validity(), before);
    assert_eq!(identity.notice(), None);
}

#[test]
fn torn_missing_and_endless_files_leave_the_old_pair_in_use() {
    let folder = Folder::new();
    let identity = folder.open().unwrap();
    let before = identity.current.load().validity();
    let newer = certificate(NOW + DAY / 24);
    let torn = &newer.certificate.as_bytes()[..300];
    for content in [torn, b"", &vec![b'x'; 2 << 20]] {
        folder.write("cert.pem", content);
        look_twice(&identity);
        assert!(identity.notice().is_some());
    }
    folder.write("cert.pem", newer.certificate.as_bytes());
    std::fs::remove_file(folder.folder.path().join("key.pem")).unwrap();
    look_twice(&identity);
    assert!(identity.notice().unwrap().contains("cannot read"), "{:?}", identity.notice());
    assert_eq!(identity.current.load().validity(), before);
    folder.put(&newer);
    look_twice(&identity);
    assert_eq!(identity.notice(), None);
}

#[test]
fn an_expired_certificate_does_not_replace_a_valid_one_but_lets_a_service_start() {
    let folder = Folder::new();
    let identity = folder.open().unwrap();
    let expired = certificate(NOW - 400 * DAY);
    folder.put(&expired);
    look_twice(&identity);
    assert_eq!(last(&identity), 0);
    assert!(identity.notice().unwrap().contains("is valid from"), "{:?}", identity.notice());
    let restarted = folder.open().unwrap();
    assert!(restarted.notice().unwrap().contains("is valid from"));
    folder.put(&certificate(NOW));
    look_twice(&restarted);
    assert_eq!(restarted.notice(), None);
}

#[test]
fn a_certificate_that_ends_soon_is_worth_a_note() {
    let folder = Folder::new();
    let identity = folder.open().unwrap();
    folder.clock.set(at(NOW + 340 * DAY));
    assert_eq!(identity.notice(), None);
    folder.clock.set(at(NOW + 355 * DAY));
    assert!(identity.notice().unwrap().starts_with("the certificate ends at 20"));
}

#[test]
fn a_key_that_others_may_read_is_refused() {
    let folder = Folder::new();
    let key = folder.folder.path().join("key.pem");
    for (mode, is_taken) in
        [(0o600, true), (0o640, true), (0o400, true), (0o644, false), (0o660, false)]
    {
        std::fs::set_permissions(&key, std::fs::Permissions::from_mode(mode)).unwrap();
        let opened = folder.open();
        assert_eq!(opened.is_ok(), is_taken, "{mode:o}");
        if let Err(error) = opened {
            assert!(error.to_string().contains(&format!("mode {mode:03o}")), "{error}");
        }
    }
}

/// The name and the content stay as they are.
#[test]
fn what_is_mended_in_place_is_taken() {
    let folder = Folder::new();
    let identity = folder.open().unwrap();
    folder.put(&certificate(NOW + DAY / 24));
    let key = folder.folder.path().join("key.pem");
    let allow = |mode| {
        std::fs::set_permissions(&key, std::fs::Permissions::from_mode(mode)).unwrap();
    };
    allow(0o644);
    look_twice(&identity);
    assert!(identity.notice().unwrap().contains("chmod 600"), "{:?}", identity.notice());
    allow(0o600);
    identity.look();
    assert_eq!(identity.notice(), None);
    assert_eq!(
        identity.current.load().validity().last,
        NOW + DAY / 24 + i64::from(SELF_SIGNED_DAYS) * DAY
    );
}

#[test]
fn a_certificate_is_taken_when_its_time_comes() {
    let folder = Folder::new();
    let identity = folder.open().unwrap();
    let next = certificate(NOW + 2 * DAY);
    folder.put(&next);
    look_twice(&identity);
    assert!(identity.notice().unwrap().contains("is valid from"), "{:?}", identity.notice());
    folder.clock.set(at(NOW + 2 * DAY));
    identity.look();
    assert_eq!(identity.notice(), None);
    assert_eq!(last(&identity), 2);
}

#[test]
fn whoever_puts_the_old_files_back_is_told_nothing_more() {
    let folder = Folder::new();
    let identity = folder.open().unwrap();
    let path = folder.folder.path().join("cert.pem");
    let aside = path.with_extension("aside");
    std::fs::rename(&path, &aside).unwrap();
    look_twice(&identity);
    assert!(identity.notice().is_some());
    std::fs::rename(aside, path).unwrap();
    look_twice(&identity);
    assert_eq!(identity.notice(), None);
}

#[test]
fn authorities_that_are_none_are_named_and_not_the_other_files() {
    let folder = Folder::new();
    folder.write("ca.pem", b"none");
    let authorities = folder.folder.path().join("ca.pem");
    let files = TlsFiles { client_authorities: Some(authorities.clone()), ..folder.files() };
    let client = client_config(&files.certificates, &files.key, Some(&authorities));
    let told = format!(
        "{} does not hold one or more X.509 certificates of authorities in PEM",
        authorities.display()
    );
    assert_eq!(client.unwrap_err().to_string(), told);
    let opened = ListenerIdentity::open(files, Arc::<ManualClock>::clone(&folder.clock));
    assert_eq!(opened.unwrap_err().to_string(), told);
}
