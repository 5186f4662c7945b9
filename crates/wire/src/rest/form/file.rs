//! The content of the file in a form, up to the boundary behind it.

use std::fmt;

use bytes::{Buf as _, Bytes};
use memchr::{memmem, memrchr};
use model::Error;

use super::malformed;

/// The reader of the content of a file.
pub struct FormFile {
    /// The line break and the boundary that end the content.
    delimiter: memmem::Finder<'static>,
    place: FilePlace,
}

/// The place in what follows the fields of a form.
#[derive(Debug)]
enum FilePlace {
    /// In the content. So many bytes of the delimiter have come, and are content if its rest does not follow.
    Content(usize),
    /// Behind the delimiter, and behind this byte.
    Delimiter(Option<u8>),
    /// Behind all that counts: fields below the file are ignored.
    Behind,
}

impl fmt::Debug for FormFile {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("FormFile").field("place", &self.place).finish_non_exhaustive()
    }
}

impl FormFile {
    pub(super) fn new(delimiter: &[u8]) -> Self {
        let delimiter = memmem::Finder::new(delimiter).into_owned();
        Self { delimiter, place: FilePlace::Content(0) }
    }

    /// Returns the next content in a piece of the body, and takes what it has read off that piece; call it until it returns `None`.
    ///
    /// # Errors
    /// `MalformedPOSTRequest` if the boundary is not followed by the end of the form or by another part.
    pub fn next_data(&mut self, input: &mut Bytes) -> Result<Option<Bytes>, Error> {
        while !input.is_empty() {
            match self.place {
                FilePlace::Content(0) => {
                    let data = self.content(input);
                    if !data.is_empty() {
                        return Ok(Some(data));
                    }
                }
                FilePlace::Content(held) => {
                    if let Some(data) = self.go_on(held, input) {
                        return Ok(Some(data));
                    }
                }
                FilePlace::Delimiter(before) => {
                    let byte = input.get_u8();
                    self.place = match (before, byte) {
                        (None, b'-' | b'\r') => FilePlace::Delimiter(Some(byte)),
                        (Some(b'-'), b'-') | (Some(b'\r'), b'\n') => FilePlace::Behind,
                        _ => return Err(malformed()),
                    };
                }
                FilePlace::Behind => input.clear(),
            }
        }
        Ok(None)
    }

    /// Ends the body.
    ///
    /// # Errors
    /// `MalformedPOSTRequest` if the content has no end.
    pub fn finish(self) -> Result<(), Error> {
        match self.place {
            FilePlace::Behind => Ok(()),
            FilePlace::Content(_) | FilePlace::Delimiter(_) => Err(malformed()),
        }
    }

    /// Takes content off a piece, up to what is the delimiter or may be its beginning.
    fn content(&mut self, input: &mut Bytes) -> Bytes {
        let delimiter = self.delimiter.needle();
        if let Some(end) = self.delimiter.find(input) {
            let data = input.split_to(end);
            input.advance(delimiter.len());
            self.place = FilePlace::Delimiter(None);
            return data;
        }
        // The delimiter has one carriage return, its first byte.
        let tail = input.len().saturating_sub(delimiter.len() - 1);
        let last = input.get(tail..).and_then(|tail| memrchr(b'\r', tail)).map(|at| tail + at);
        let is_start =
            |at: &usize| input.get(*at..).is_some_and(|rest| delimiter.starts_with(rest));
        let Some(start) = last.filter(is_start) else { return input.split_to(input.len()) };
        let data = input.split_to(start);
        self.place = FilePlace::Content(input.len());
        input.clear();
        data
    }

    /// Goes on behind `held` bytes of the delimiter. Returns them if they were content.
    fn go_on(&mut self, held: usize, input: &mut Bytes) -> Option<Bytes> {
        let (known, wanted) = self.delimiter.needle().split_at_checked(held)?;
        let same = input.iter().zip(wanted).take_while(|(one, other)| one == other).count();
        if same < wanted.len().min(input.len()) {
            self.place = FilePlace::Content(0);
            return Some(Bytes::copy_from_slice(known));
        }
        self.place = if same == wanted.len() {
            FilePlace::Delimiter(None)
        } else {
            FilePlace::Content(held + same)
        };
        input.advance(same);
        None
    }
}
