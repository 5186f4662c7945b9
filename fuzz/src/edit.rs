//! Changes to valid bytes, as the fuzzer chooses them.

use arbitrary::Arbitrary;

/// One change. Places count modulo the length.
#[derive(Arbitrary, Clone, Debug)]
pub enum Edit {
    /// A byte becomes another one.
    Set { at: u16, byte: u8 },
    /// A bit is turned.
    Turn { at: u16, bit: u8 },
    /// Four bytes become this number, big-endian: lengths and counts are such.
    Number { at: u16, number: u32 },
    /// Two bytes do.
    Short { at: u16, number: u16 },
    /// What follows is cut off.
    Cut { at: u16 },
    /// Bytes are left out.
    Remove { at: u16, length: u8 },
    /// Bytes are put in.
    Insert { at: u16, bytes: Vec<u8> },
    /// Bytes are said again elsewhere.
    Repeat { from: u16, length: u16, at: u16 },
}

impl Edit {
    fn apply(&self, bytes: &mut Vec<u8>) {
        let place = |at: &u16| place(*at, bytes);
        match self {
            Self::Set { at, byte } => overwrite(bytes, *at, &[*byte]),
            Self::Turn { at, bit } => {
                let at = place(at);
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << (bit % 8);
                }
            }
            Self::Number { at, number } => overwrite(bytes, *at, &number.to_be_bytes()),
            Self::Short { at, number } => overwrite(bytes, *at, &number.to_be_bytes()),
            Self::Cut { at } => bytes.truncate(place(at)),
            Self::Remove { at, length } => {
                let (at, all) = (place(at), bytes.len());
                bytes.drain(at..all.min(at + usize::from(*length)));
            }
            Self::Insert { at, bytes: new } => {
                let at = place(at);
                bytes.splice(at..at, new.iter().copied());
            }
            Self::Repeat { from, length, at } => {
                let (from, at, all) = (place(from), place(at), bytes.len());
                let again = bytes[from..all.min(from + usize::from(*length))].to_vec();
                bytes.splice(at..at, again);
            }
        }
    }
}

/// Where a change is made; in long bytes not everywhere.
fn place(at: u16, bytes: &[u8]) -> usize {
    usize::from(at) * (1 + (bytes.len() >> 16)) % (bytes.len() + 1)
}

fn overwrite(bytes: &mut [u8], at: u16, new: &[u8]) {
    let at = place(at, bytes);
    bytes.iter_mut().skip(at).zip(new).for_each(|(to, from)| *to = *from);
}

/// Makes all changes, one after the other.
pub fn apply(edits: &[Edit], bytes: &mut Vec<u8>) {
    // More of them leave nothing that is worth reading.
    edits.iter().take(8).for_each(|edit| edit.apply(bytes));
}
