//! `DATA_DIR/credentials`: the shared credentials file of AWS clients, with a profile for the root of each account.
//! <https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html>

use std::io;
use std::path::PathBuf;

use iam::NewAccessKey;
use model::Region;
use secret::Wiped;

use crate::data_dir::write_whole;

/// The profile that clients use by default: that of the account the service is started for.
pub(crate) const DEFAULT: &str = "default";
/// The longest name of a profile in characters.
const NAME_MAX: usize = 64;

/// The file as it was read.
#[derive(Debug)]
pub(crate) struct Profiles {
    path: PathBuf,
    text: Wiped,
}

impl Profiles {
    /// Reads the file. A missing file has no profiles.
    pub(crate) fn read(path: PathBuf) -> io::Result<Self> {
        let text = match std::fs::read(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
            Err(error) => return Err(error),
        };
        Ok(Self { path, text: Wiped::new(text) })
    }

    /// Returns whether a client reads this name of a profile unambiguously.
    pub(crate) fn is_name(name: &str) -> bool {
        let is_safe = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
        (1..=NAME_MAX).contains(&name.len()) && name.bytes().all(is_safe)
    }

    /// Returns whether there is a profile of this name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.lines().any(|line| section(line) == Some(name.as_bytes()))
    }

    /// Writes the file with the profile `name` added, or in place of the one that has the name.
    pub(crate) fn write_with(
        &self,
        name: &str,
        region: &Region,
        key: &NewAccessKey,
    ) -> io::Result<()> {
        let (id, secret) = (&key.access_key_id, key.secret_access_key.expose());
        let head = format!(
            "[{name}]\nregion = {region}\naws_access_key_id = {id}\naws_secret_access_key = "
        );
        // Reserved whole: growing would leave copies of secrets behind.
        let mut text =
            Wiped::new(Vec::with_capacity(self.text.len() + head.len() + secret.len() + 2));
        let mut is_replaced = false;
        for line in self.lines() {
            is_replaced = section(line).map_or(is_replaced, |found| found == name.as_bytes());
            if !is_replaced {
                text.extend_from_slice(line);
            }
        }
        if text.last().is_some_and(|last| *last != b'\n') {
            text.push(b'\n');
        }
        text.extend_from_slice(head.as_bytes());
        text.extend_from_slice(secret);
        text.push(b'\n');
        write_whole(&self.path, &text)
    }

    /// Writes the file as it was read.
    pub(crate) fn write_back(&self) -> io::Result<()> {
        write_whole(&self.path, &self.text)
    }

    fn lines(&self) -> impl Iterator<Item = &[u8]> {
        self.text.split_inclusive(|byte| *byte == b'\n')
    }
}

/// Returns the name of the profile that begins in a line.
fn section(line: &[u8]) -> Option<&[u8]> {
    let inner = line.trim_ascii().strip_prefix(b"[")?;
    let (name, _) = inner.split_at_checked(inner.iter().position(|byte| *byte == b']')?)?;
    Some(name.trim_ascii())
}

#[cfg(test)]
mod tests {
    use secret::Secret;

    use super::*;

    fn key(id: &str) -> NewAccessKey {
        let secret_access_key = Secret::<[u8]>::copy_of(b"s3cret");
        NewAccessKey { access_key_id: id.to_owned(), secret_access_key }
    }

    #[test]
    fn profiles_are_added_and_replaced_and_others_stay_as_they_are() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("credentials");
        let region = Region::parse("us-east-1").unwrap();
        let read = || Profiles::read(path.clone()).unwrap();
        read().write_with(DEFAULT, &region, &key("A")).unwrap();
        std::fs::write(&path, std::fs::read_to_string(&path).unwrap() + "# mine\n[ own ]\nx = 1")
            .unwrap();
        assert!(read().has("own") && read().has(DEFAULT) && !read().has("x"));
        let before = read();
        before.write_with("b", &region, &key("B")).unwrap();
        read().write_with(DEFAULT, &region, &key("C")).unwrap();
        let profile = |name: &str, id: &str| {
            format!(
                "[{name}]\nregion = us-east-1\naws_access_key_id = {id}\naws_secret_access_key = s3cret\n"
            )
        };
        let expected = format!("[ own ]\nx = 1\n{}{}", profile("b", "B"), profile("default", "C"));
        assert_eq!(std::fs::read_to_string(&path).unwrap(), expected);
        before.write_back().unwrap();
        assert!(!read().has("b") && read().has("own"));
    }

    #[test]
    fn names_that_would_break_the_file_are_none() {
        assert!(Profiles::is_name("team-a_1.x") && Profiles::is_name("123456789012"));
        for name in ["", "a b", "a]", "a\nb", "\u{e4}", &"x".repeat(65)] {
            assert!(!Profiles::is_name(name), "{name}");
        }
    }
}
