//! Several ordered sources of names and values as one.

use std::io;

use crypto::mac::HmacKey;

use super::run::RunReader;

/// A function that takes each name with its value. It returns `false` to end.
pub type EachItem<'a> = &'a mut dyn FnMut(&[u8], &[u8]) -> io::Result<bool>;

/// A source of items in the order of their names.
pub(super) enum ItemSource<'a> {
    Run(RunReader<'a>),
    /// Items in memory, the next one last.
    Memory(Vec<(Vec<u8>, Vec<u8>)>),
}

impl ItemSource<'_> {
    fn prepare(&mut self, key: &HmacKey) -> io::Result<()> {
        match self {
            Self::Run(reader) => reader.prepare(key),
            Self::Memory(_) => Ok(()),
        }
    }

    fn item(&self) -> Option<(&[u8], &[u8])> {
        match self {
            Self::Run(reader) => reader.item(),
            Self::Memory(items) => items.last().map(|(name, value)| (&**name, &**value)),
        }
    }

    fn skip(&mut self) {
        match self {
            Self::Run(reader) => reader.skip(),
            Self::Memory(items) => drop(items.pop()),
        }
    }
}

/// Calls `each` with every name in the sources, of which the newest is the last, and with its value. Where several have a name, `add`
/// puts an older value into a newer one. `each` returns `false` to end.
pub(super) fn merged(
    sources: &mut [ItemSource<'_>],
    key: &HmacKey,
    add: fn(older: &[u8], newer: &mut Vec<u8>),
    each: EachItem<'_>,
) -> io::Result<()> {
    let (mut least, mut merged) = (Vec::new(), Vec::new());
    loop {
        sources.iter_mut().try_for_each(|source| source.prepare(key))?;
        let names = sources.iter().filter_map(ItemSource::item).map(|(name, _)| name);
        let Some(name) = names.min() else { return Ok(()) };
        least.clear();
        least.extend_from_slice(name);
        let mut is_first = true;
        for source in sources.iter_mut().rev() {
            let Some((_, value)) = source.item().filter(|(name, _)| *name == least) else {
                continue;
            };
            if std::mem::take(&mut is_first) {
                merged.clear();
                merged.extend_from_slice(value);
            } else {
                add(value, &mut merged);
            }
            source.skip();
        }
        if !each(&least, &merged)? {
            return Ok(());
        }
    }
}
