use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};

use tempfile::TempDir;

use super::*;

/// A fresh key, as of a file, without one.
pub(crate) fn seal_key() -> SealKey {
    SealKey::of_file(crypto::random::secret().unwrap())
}

fn place() -> (TempDir, PathBuf, Seal) {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join(FILE_NAME);
    let seal = Seal::File(SealFile::in_dir(directory.path()));
    (directory, path, seal)
}

fn in_file() -> SealParameters {
    SealParameters(Parameters::File {})
}

fn passphrase(text: &[u8]) -> Seal {
    Seal::Passphrase(Secret::<[u8]>::copy_of(text))
}

fn chmod(path: &std::path::Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

#[test]
fn the_file_is_made_once_and_for_its_owner_alone() {
    let (directory, path, seal) = place();
    let made = seal.create().unwrap();
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    let text = fs::read_to_string(&path).unwrap();
    assert_eq!(text, format!("{}\n", crypto::hash::hex(made.key().expose())));
    // A second start, also one whose first start crashed before the hierarchy was kept, finds the same key.
    assert!(seal.create().unwrap().key().ct_eq(made.key()));
    assert!(seal.open(made.parameters()).unwrap().key().ct_eq(made.key()));
    assert_eq!(fs::read_dir(directory.path()).unwrap().count(), 1);
}

#[test]
fn two_files_hold_two_keys() {
    let [(_a, _, first), (_b, _, second)] = [place(), place()];
    assert!(!first.create().unwrap().key().ct_eq(second.create().unwrap().key()));
}

#[test]
fn what_a_crash_left_behind_is_not_a_key() {
    let (_directory, path, seal) = place();
    fs::write(path.with_extension("new"), "half a k").unwrap();
    let made = seal.create().unwrap();
    assert!(!path.with_extension("new").exists());
    assert!(seal.open(&in_file()).unwrap().key().ct_eq(made.key()));
}

#[test]
fn a_missing_file_is_never_replaced_when_a_hierarchy_exists() {
    let (_directory, path, seal) = place();
    let error = seal.open(&in_file()).unwrap_err();
    assert!(matches!(&error, SealKeyError::Missing(missing) if *missing == path));
    assert!(error.to_string().contains("put it back from your backup"));
    assert!(!path.exists());
}

#[test]
fn a_file_that_others_can_touch_is_refused_with_the_remedy() {
    let (_directory, path, seal) = place();
    seal.create().unwrap();
    for mode in [0o601, 0o602, 0o604, 0o610, 0o620, 0o640, 0o644, 0o666, 0o777] {
        chmod(&path, mode);
        let error = seal.open(&in_file()).unwrap_err().to_string();
        let expected =
            format!("is open to other users (mode {mode:03o}): run `chmod 600 {}`", path.display());
        assert!(error.ends_with(&expected), "{error}");
        assert!(seal.create().is_err(), "{mode:o}");
    }
    for mode in [0o600, 0o400] {
        chmod(&path, mode);
        seal.open(&in_file()).unwrap();
    }
}

#[test]
fn a_file_of_another_user_is_refused_with_the_remedy() {
    let (_directory, path, seal) = place();
    seal.create().unwrap();
    // Giving a file away takes root; elsewhere the text alone is shown below.
    if std::os::unix::fs::chown(&path, Some(12345), None).is_ok() {
        assert!(matches!(seal.open(&in_file()), Err(SealKeyError::Owner { owner: 12345, .. })));
    }
    let error = SealKeyError::Owner { path: PathBuf::from("/d/seal.key"), owner: 7, user: 8 };
    let expected = "the seal key `/d/seal.key` belongs to user id 7 and this process runs as 8: run `chown 8 /d/seal.key`";
    assert_eq!(error.to_string(), expected);
}

#[test]
fn what_is_not_64_digits_is_refused() {
    let (_directory, path, seal) = place();
    let digits = "0123456789abcdef".repeat(4);
    for text in [
        String::new(),
        "\n".to_owned(),
        digits.get(1..).unwrap().to_owned(),
        format!("{digits}0"),
        format!("{digits}\n\n"),
        format!("{digits}\n0"),
        format!(" {digits}"),
        digits.to_uppercase(),
        digits.replace('f', "g"),
        "x".repeat(10_000),
    ] {
        fs::write(&path, &text).unwrap();
        chmod(&path, 0o600);
        assert!(matches!(seal.open(&in_file()), Err(SealKeyError::Content(_))), "{text}");
        assert!(seal.create().is_err(), "a file that is there is never overwritten");
        assert_eq!(fs::read_to_string(&path).unwrap(), text);
    }
    for text in [digits.clone(), format!("{digits}\n")] {
        fs::write(&path, text).unwrap();
        assert_eq!(crypto::hash::hex(seal.open(&in_file()).unwrap().key().expose()), digits);
    }
}

#[test]
fn only_a_regular_file_is_read_and_a_pipe_does_not_hang() {
    let (directory, path, seal) = place();
    fs::create_dir(&path).unwrap();
    assert!(matches!(seal.open(&in_file()), Err(SealKeyError::NotAFile(_))));
    fs::remove_dir(&path).unwrap();
    rustix::fs::mknodat(
        rustix::fs::CWD,
        &path,
        rustix::fs::FileType::Fifo,
        rustix::fs::Mode::from_raw_mode(0o600),
        0,
    )
    .unwrap();
    assert!(matches!(seal.open(&in_file()), Err(SealKeyError::NotAFile(_))));
    fs::remove_file(&path).unwrap();
    // A link is followed; what counts is the file behind it.
    let target = directory.path().join("elsewhere");
    let made = Seal::File(SealFile::new(target.clone())).create().unwrap();
    symlink(&target, &path).unwrap();
    assert!(seal.open(&in_file()).unwrap().key().ct_eq(made.key()));
    chmod(&target, 0o644);
    assert!(matches!(seal.open(&in_file()), Err(SealKeyError::Permissions { .. })));
}

#[test]
fn a_directory_that_is_not_there_is_reported_with_its_path() {
    let seal = Seal::File(SealFile::new(PathBuf::from("/nowhere/at/all/seal.key")));
    let error = seal.create().unwrap_err();
    assert_eq!(error.to_string(), "cannot create the seal key `/nowhere/at/all/seal.key`");
}

#[test]
fn a_passphrase_gives_its_key_again_and_another_does_not() {
    let made = passphrase(b"correct horse").create().unwrap();
    let again = passphrase(b"correct horse").open(made.parameters()).unwrap();
    assert!(made.key().ct_eq(again.key()));
    let wrong = passphrase(b"correct horsf").open(made.parameters()).unwrap();
    assert!(!made.key().ct_eq(wrong.key()));
    let elsewhere = passphrase(b"correct horse").create().unwrap();
    assert!(!made.key().ct_eq(elsewhere.key()), "the salt is drawn anew");
}

#[test]
fn a_new_installation_refuses_a_short_passphrase() {
    assert!(matches!(passphrase(b"1234567").create(), Err(SealKeyError::ShortPassphrase)));
}

#[test]
fn the_other_kind_of_seal_is_named() {
    let (_directory, _, file) = place();
    let stored = |text: &str| serde_json::from_str::<SealParameters>(text).unwrap();
    let salt = "00".repeat(16);
    let words = stored(&format!(
        r#"{{"kind":"passphrase","salt":"{salt}","memory_kib":65536,"passes":3,"lanes":4}}"#
    ));
    assert!(matches!(file.open(&words), Err(SealKeyError::NeedsPassphrase)));
    let file = stored(r#"{"kind":"file"}"#);
    assert!(matches!(passphrase(b"correct horse").open(&file), Err(SealKeyError::NeedsFile)));
}

#[test]
fn altered_passphrase_parameters_are_refused() {
    let open = |salt: &str, memory_kib: u32, passes: u32| {
        let salt = salt.to_owned();
        let parameters = Parameters::Passphrase { salt, memory_kib, passes, lanes: 1 };
        passphrase(b"correct horse").open(&SealParameters(parameters))
    };
    let salt = "00".repeat(16);
    for result in [
        open(&salt, 8, 3),
        open(&salt, u32::MAX, 3),
        open(&salt, 64 * 1024, 1),
        open(salt.get(1..).unwrap(), 64 * 1024, 3),
        open("", 64 * 1024, 3),
    ] {
        assert!(matches!(result, Err(SealKeyError::Parameters)));
    }
}
