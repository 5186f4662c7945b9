//! Encrypts under a key of one's own: prints messages in hex, for another implementation to read.

use std::error::Error;

use bulla_envelope::{Draft, RawAesKey, Suite};
use secret::Secret;

fn main() -> Result<(), Box<dyn Error>> {
    let key: Vec<u8> = (0..32).collect();
    let key = RawAesKey::new("bulla-tests", "one", &Secret::<[u8]>::copy_of(&key))?;
    for suite in [Suite::Aes256Commit, Suite::Aes256CommitEcdsa] {
        for (length, frame_bytes) in
            [(0, 128), (1, 128), (127, 128), (128, 128), (129, 128), (10_000, 4096)]
        {
            let plaintext: Vec<u8> = (0..=255).cycle().take(length).collect();
            let context = [
                ("purpose".to_owned(), "test".to_owned()),
                ("ключ".to_owned(), "значение".to_owned()),
            ];
            let message =
                encrypt(&key, Draft::new(suite, context.into(), frame_bytes)?, &plaintext)?;
            let digits: String = message.iter().map(|byte| format!("{byte:02x}")).collect();
            writeln(&digits)?;
        }
    }
    Ok(())
}

fn encrypt(key: &RawAesKey, draft: Draft, plaintext: &[u8]) -> Result<Vec<u8>, Box<dyn Error>> {
    let data_key =
        Secret::<[u8]>::try_fill_with(draft.suite().data_key_bytes(), crypto::random::fill)?;
    let encrypted = key.wrap(&data_key, draft.context())?;
    let mut message = Vec::new();
    let mut sealer = draft.seal(&data_key, vec![encrypted], &mut message)?;
    // The last frame is the one that may be shorter, and is never left out.
    let mut frames = plaintext.chunks(sealer.frame_bytes()).peekable();
    let mut last: &[u8] = &[];
    while let Some(frame) = frames.next() {
        match frames.peek() {
            Some(_more) => sealer.frame(frame, &mut message)?,
            None => last = frame,
        }
    }
    sealer.finish(last, &mut message)?;
    Ok(message)
}

fn writeln(line: &str) -> std::io::Result<()> {
    use std::io::Write as _;
    writeln!(std::io::stdout(), "{line}")
}
