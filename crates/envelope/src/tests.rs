use proptest::prelude::*;
use secret::Secret;

use super::*;

/// A message with its data key as the only secret.
struct Made {
    data_key: Secret<[u8]>,
    message: Vec<u8>,
}

const COMMITTING: [Suite; 2] = [Suite::Aes256Commit, Suite::Aes256CommitEcdsa];

fn encrypted(ciphertext: &[u8]) -> EncryptedDataKey {
    EncryptedDataKey {
        provider: "test".to_owned(),
        key: b"a key".to_vec(),
        ciphertext: ciphertext.to_vec(),
    }
}

fn make(suite: Suite, plaintext: &[u8], frame_bytes: u32) -> Made {
    let data_key = Secret::<[u8]>::copy_of(&vec![7; suite.data_key_bytes()]);
    let context = [("purpose".to_owned(), "test".to_owned())].into();
    let mut message = Vec::new();
    let draft = Draft::new(suite, context, frame_bytes).unwrap();
    let mut sealer =
        draft.seal(&data_key, vec![encrypted(b"1"), encrypted(b"2")], &mut message).unwrap();
    let mut rest = plaintext;
    while let Some((frame, after)) = rest.split_at_checked(sealer.frame_bytes()) {
        if after.is_empty() {
            break;
        }
        sealer.frame(frame, &mut message).unwrap();
        rest = after;
    }
    sealer.finish(rest, &mut message).unwrap();
    Made { data_key, message }
}

/// Opens a message whose bytes come in pieces of `piece`. Returns what was released, and how it ended.
fn open(message: &[u8], data_key: &Secret<[u8]>, piece: usize) -> (Vec<u8>, Result<(), OpenError>) {
    let mut released = Vec::new();
    let ended = read(message, data_key, piece, &mut released);
    (released, ended)
}

fn read(
    message: &[u8],
    data_key: &Secret<[u8]>,
    piece: usize,
    released: &mut Vec<u8>,
) -> Result<(), OpenError> {
    let (mut come, mut opener) = (0, None);
    let mut used = 0;
    loop {
        let bytes = message.get(used..come).unwrap();
        match &mut opener {
            None => {
                if let Some((header, tag, authenticated, all)) =
                    Header::read(bytes, HeaderLimits::default())?
                {
                    let written = (bytes.get(..all).unwrap(), authenticated);
                    opener = Some(Opener::new(&header, &tag, data_key, written)?);
                    used += all;
                    continue;
                }
            }
            Some(opener) => match opener.next(bytes, released)? {
                Step::Used(some) => {
                    used += some;
                    continue;
                }
                Step::End if come == message.len() => return opener.finish(),
                Step::End | Step::More => {}
            },
        }
        if come == message.len() {
            return opener
                .map_or(Err(FormatError::CutOff.into()), |opener: Opener| opener.finish());
        }
        come = message.len().min(come + piece);
    }
}

#[test]
fn what_is_sealed_opens_whatever_its_length() {
    for suite in COMMITTING {
        for length in [0, 1, 15, 16, 17, 31, 32, 33, 1000] {
            let plaintext: Vec<u8> = (0..=255).cycle().take(length).collect();
            for frame_bytes in [1, 16, 4096] {
                let made = make(suite, &plaintext, frame_bytes);
                for piece in [1, 7, usize::MAX / 2] {
                    let (released, ended) = open(&made.message, &made.data_key, piece);
                    assert_eq!((released.as_slice(), ended), (plaintext.as_slice(), Ok(())));
                }
            }
        }
    }
}

/// Nothing is released that was not sealed, and a message that was changed does not end well.
#[test]
fn every_flipped_byte_and_every_cut_is_found() {
    let plaintext = b"a plaintext of three and a half frames";
    for suite in COMMITTING {
        let made = make(suite, plaintext, 11);
        for place in 0..made.message.len() {
            let mut flipped = made.message.clone();
            flipped[place] ^= 1;
            let (released, ended) = open(&flipped, &made.data_key, 1 << 20);
            assert!(ended.is_err() && plaintext.starts_with(&released), "{suite:?} {place}");
            let (released, ended) = open(&made.message[..place], &made.data_key, 1 << 20);
            assert!(ended.is_err() && plaintext.starts_with(&released), "{suite:?} {place}");
        }
    }
}

#[test]
fn frames_have_their_places() {
    let made = make(Suite::Aes256Commit, &[5; 40], 10);
    let frame = 4 + 12 + 10 + 16;
    let start = made.message.len() - 4 - 4 - frame - 3 * frame;
    let at = |number: usize| start + number * frame..start + (number + 1) * frame;
    let swapped = [
        &made.message[..start],
        &made.message[at(1)],
        &made.message[at(0)],
        &made.message[at(2).start..],
    ]
    .concat();
    let repeated =
        [&made.message[..at(0).end], &made.message[at(0)], &made.message[at(1).start..]].concat();
    let left_out = [&made.message[..start], &made.message[at(1).start..]].concat();
    let ended = [&made.message[..at(0).end], &made.message[at(2).end..]].concat();
    for changed in [swapped, repeated, left_out, ended] {
        let (released, ended) = open(&changed, &made.data_key, 1 << 20);
        assert!(ended.is_err() && released.len() <= 10, "{ended:?}");
    }
    let trailing = [&made.message[..], b"x"].concat();
    let (_, ended) = open(&trailing, &made.data_key, 1 << 20);
    assert_eq!(ended, Err(FormatError::Trailing.into()));
}

#[test]
fn another_data_key_opens_nothing() {
    for suite in COMMITTING {
        let made = make(suite, b"plaintext", 4096);
        let other = Secret::<[u8]>::copy_of(&[8; 32]);
        assert_eq!(open(&made.message, &other, 64), (vec![], Err(OpenError::Header)));
        let short = Secret::<[u8]>::copy_of(&[7; 16]);
        assert_eq!(open(&made.message, &short, 64), (vec![], Err(OpenError::Header)));
    }
}

#[test]
fn what_cannot_be_read_everywhere_is_not_written() {
    let new = |suite, key: &str, frame_bytes| {
        Draft::new(suite, [(key.to_owned(), String::new())].into(), frame_bytes).map(|_draft| ())
    };
    assert_eq!(new(Suite::Aes256, "a", 1), Err(SealError::Suite));
    assert_eq!(new(Suite::default(), PUBLIC_KEY, 1), Err(SealError::ReservedContext));
    assert_eq!(new(Suite::default(), "a", 0), Err(SealError::FrameBytes));
    assert_eq!(new(Suite::default(), "a", FRAME_BYTES_MAX + 1), Err(SealError::FrameBytes));
    let draft = Draft::new(Suite::default(), EncryptionContext::new(), 8).unwrap();
    let key = Secret::<[u8]>::zeroed(32);
    let none = draft.seal(&key, vec![], &mut Vec::new());
    assert_eq!(none.unwrap_err(), FormatError::NoDataKeys.into());
}

proptest! {
    #[test]
    fn no_bytes_are_taken_for_a_message(bytes: Vec<u8>, version in 0u8..4, suite: prop::sample::Index) {
        let suite = Suite::ALL[suite.index(Suite::ALL.len())].id().to_be_bytes();
        let start = if version == 1 { vec![1, 0x80] } else { vec![version] };
        let message = [&start[..], &suite, &bytes].concat();
        let (released, ended) = open(&message, &Secret::<[u8]>::zeroed(32), 1 << 20);
        prop_assert!(ended.is_err() && released.is_empty());
    }
}
