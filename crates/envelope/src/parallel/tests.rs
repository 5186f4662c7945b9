use std::io::Cursor;

use secret::Secret;

use super::*;
use crate::tests::{materials, unlock};
use crate::{Content, FormatError, MessageHeader, MessageOpenError, MessageStart, Suite};

const LENGTHS: [usize; 6] = [0, 65_535, 65_536, 65_537, 524_288 * 2, 3_000_001];

fn plaintext(length: usize) -> Vec<u8> {
    (0..=250).cycle().take(length).collect()
}

fn encrypted(suite: Suite, plaintext: &[u8], frame_bytes: u32) -> Vec<u8> {
    let mut message = Vec::new();
    let made =
        encrypt(Cursor::new(plaintext), &mut message, &materials(suite), frame_bytes).unwrap();
    assert_eq!(made.sizes, Sizes { read: length(plaintext.len()), written: length(message.len()) });
    message
}

fn decrypted(message: &[u8]) -> (Vec<u8>, Result<Sizes, String>) {
    let (mut source, mut plaintext) = (Cursor::new(message), Vec::new());
    let unlocked = unlock(&mut source, 1).unwrap();
    let sizes = decrypt(source, &mut plaintext, unlocked).map_err(|error| error.to_string());
    (plaintext, sizes)
}

#[test]
fn whatever_length_comes_back() {
    for suite in [Suite::Aes256Commit, Suite::Aes256CommitEcdsa] {
        for (length_, frame_bytes) in
            LENGTHS.into_iter().zip([4096, 1, 65_536, 4096, 524_288, 1_000_000])
        {
            let plaintext = plaintext(length_);
            let message = encrypted(suite, &plaintext, frame_bytes);
            let (opened, sizes) = decrypted(&message);
            assert!(opened == plaintext, "{suite:?} {length_} {frame_bytes}");
            let expected = Sizes { read: length(message.len()), written: length(plaintext.len()) };
            assert_eq!(sizes, Ok(expected));
        }
    }
}

#[test]
fn a_long_message_that_was_changed_does_not_end_well() {
    for suite in [Suite::Aes256Commit, Suite::Aes256CommitEcdsa] {
        let plaintext = plaintext(2_000_000);
        let message = encrypted(suite, &plaintext, 4096);
        for place in [message.len() - 1, message.len() - 200, message.len() / 2, message.len() / 5]
        {
            let mut flipped = message.clone();
            flipped[place] ^= 1;
            for changed in [&flipped, &message[..place], &[&message[..], b"x"].concat()] {
                let (released, ended) = decrypted(changed);
                assert!(ended.is_err() && plaintext.starts_with(&released), "{suite:?} {place}");
            }
        }
    }
}

/// Takes so many bytes, and fails.
struct Full(usize);

impl Write for Full {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 = self.0.checked_sub(bytes.len()).ok_or(io::ErrorKind::StorageFull)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Gives so many bytes, and fails.
struct Torn(usize);

impl Read for Torn {
    fn read(&mut self, place: &mut [u8]) -> io::Result<usize> {
        if self.0 == 0 {
            return Err(io::ErrorKind::ConnectionReset.into());
        }
        let length = place.len().min(self.0);
        self.0 -= length;
        Ok(length)
    }
}

#[test]
fn a_source_that_breaks_and_a_target_that_is_full_are_told_apart() {
    for suite in [Suite::Aes256Commit, Suite::Aes256CommitEcdsa] {
        let message = encrypted(suite, &plaintext(3_000_000), 4096);
        for bytes in [0, 10_000, 2_000_000] {
            let target =
                encrypt(Cursor::new(plaintext(3_000_000)), Full(bytes), &materials(suite), 4096);
            assert!(matches!(target, Err(StreamError::Write(_))), "{target:?}");
            let source = encrypt(Torn(bytes), io::sink(), &materials(suite), 4096);
            assert!(matches!(source, Err(StreamError::Read(_))), "{source:?}");
            let mut source = Cursor::new(&message);
            let unlocked = unlock(&mut source, 1).unwrap();
            let target = decrypt(source, Full(bytes), unlocked);
            assert!(matches!(target, Err(StreamError::Write(_))), "{target:?}");
        }
    }
}

/// A body without frames, or of frames longer than memory allows, made with what the library has in one piece.
fn long_parts(suite: Suite, content: Content, parts: &[Vec<u8>]) -> Vec<u8> {
    let materials = materials(Suite::Aes256Commit);
    let data_key = Secret::<[u8]>::copy_of(materials.data_key().unwrap().expose());
    let message_id = vec![3; if suite.commits() { 32 } else { 16 }];
    let key = suite.derive(&data_key, &message_id).unwrap();
    let header = MessageHeader {
        suite,
        message_id: message_id.clone(),
        context: materials.context().clone(),
        data_keys: materials.data_keys().to_vec(),
        content,
        commitment: key.commitment,
    };
    let mut message = header.write().unwrap();
    message.extend(header.seal(&key, &message).unwrap());
    for (index, part) in parts.iter().enumerate() {
        let number = u32::try_from(index + 1).unwrap();
        let kind = match content {
            Content::Single => crate::frame::FramePart::Single,
            Content::Framed(_) if index + 1 == parts.len() => crate::frame::FramePart::LastFrame,
            Content::Framed(_) => crate::frame::FramePart::Frame,
        };
        let mut sealed = Vec::new();
        crate::frame::seal(&key, &message_id, kind, number, part, &mut sealed).unwrap();
        if kind == crate::frame::FramePart::Single {
            let (nonce, rest) = sealed[4..].split_at(12);
            sealed = [nonce, &length(part.len()).to_be_bytes(), rest].concat();
        }
        message.extend(sealed);
    }
    message
}

#[test]
fn parts_longer_than_memory_come_back_only_where_that_is_asked_for() {
    let long = usize::try_from(crate::PART_BYTES_MAX).unwrap() + 1;
    for suite in [Suite::Aes256, Suite::Aes256Commit] {
        let frame = u32::try_from(long).unwrap();
        for (content, parts) in [
            (Content::Single, vec![plaintext(long)]),
            (Content::Single, vec![plaintext(1000)]),
            (Content::Single, vec![plaintext(long - 1)]),
            (Content::Framed(frame), vec![plaintext(long), plaintext(5)]),
            (Content::Framed(frame), vec![plaintext(long), plaintext(1 << 20)]),
            (Content::Framed(frame), vec![plaintext(long), plaintext(long - 1)]),
            (Content::Framed(u32::MAX), vec![plaintext(3 << 20)]),
            (Content::Framed(frame), vec![plaintext(long), plaintext(long)]),
            (Content::Framed(u32::MAX), vec![plaintext(long)]),
        ] {
            let message = long_parts(suite, content, &parts);
            let (opened, sizes) = decrypted(&message);
            assert!(sizes.is_ok() && opened == parts.concat(), "{suite:?} {content:?} {sizes:?}");
            let mut changed = message.clone();
            *changed.last_mut().unwrap() ^= 1;
            let (_, ended) = decrypted(&changed);
            assert_eq!(
                ended,
                Err(MessageOpenError::Frame(u32::try_from(parts.len()).unwrap()).to_string())
            );
            let (_, ended) = decrypted(&message[..message.len() - 1]);
            assert_eq!(ended, Err(MessageOpenError::from(FormatError::CutOff).to_string()));
            let strict = crate::DecryptionPolicy {
                commitment: crate::CommitmentPolicy::RequireEncryptAllowDecrypt,
                ..crate::DecryptionPolicy::default()
            };
            let mut source = Cursor::new(&message);
            let start = MessageStart::read(&mut source, crate::HeaderLimits::default()).unwrap();
            let unlocked = crate::tests::block_on(crate::UnlockedMessage::new(
                start,
                &strict,
                &crate::tests::manager(1),
            ));
            let mut opened = Vec::new();
            let ended = decrypt(source, &mut opened, unlocked.unwrap());
            assert_eq!(ended.is_err(), parts[0].len() >= long, "{content:?}");
            assert!(ended.is_ok() || opened.is_empty(), "nothing is released");
        }
    }
}
