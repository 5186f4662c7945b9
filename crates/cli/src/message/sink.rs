//! The outputs: a file that gets its name when it is whole, or standard output.

use std::fs::File;
use std::io::{self, Seek as _, Write};
use std::os::fd::AsFd as _;
use std::path::Path;

use durable::UnnamedFile;

use super::folder::FolderEntry;
use super::source::Facts;
use super::{Code, CommandError};

/// The target of a command's output.
#[derive(Clone, Debug)]
pub(crate) enum OutputTarget {
    Stdout,
    File { at: FolderEntry, replace: bool },
}

impl OutputTarget {
    /// Reads the argument. No argument and `-` mean standard output.
    pub(crate) fn of(output: Option<&Path>, replace: bool) -> Self {
        match output {
            Some(path) if path != Path::new("-") => {
                Self::File { at: FolderEntry::named(path), replace }
            }
            _ => Self::Stdout,
        }
    }

    /// Returns the name for people.
    pub(crate) fn name(&self) -> String {
        match self {
            Self::Stdout => "-".to_owned(),
            Self::File { at, .. } => at.shown.display().to_string(),
        }
    }

    /// Checks that the output has a place, before any key is used.
    ///
    /// # Errors
    /// The file exists already.
    pub(crate) fn check(&self) -> Result<(), CommandError> {
        let Self::File { at, replace } = self else { return Ok(()) };
        let Ok(found) = at.real.symlink_metadata() else { return Ok(()) };
        if !replace {
            return Err(is_there(at, "; --force writes over it"));
        }
        if !found.is_file() && !found.is_symlink() {
            let text = format!("{} is no file: that is not written over", at.shown.display());
            return Err(CommandError::without_cause(text, Code::Other));
        }
        Ok(())
    }

    /// Opens the output. Nobody sees a file before [`Sink::finish`].
    ///
    /// # Errors
    /// There is no place for it.
    pub(crate) fn open(&self, hold_back: bool) -> Result<Sink, CommandError> {
        let file = match self {
            Self::Stdout if !hold_back => return stdout().map(Sink::Stdout).map_err(cannot_print),
            Self::Stdout => {
                let folder = std::env::temp_dir();
                let made = UnnamedFile::never_named(&folder);
                let text = format!("cannot make a temporary file in {}", folder.display());
                return made.map(Sink::HeldBack).map_err(|error| CommandError::new(text, error));
            }
            Self::File { at, .. } => UnnamedFile::new(at.real.parent().unwrap_or(Path::new("."))),
        };
        let failed = |error| CommandError::new(format_args!("cannot write {}", self.name()), error);
        Ok(Sink::File(file.map_err(failed)?, self.clone()))
    }
}

/// Returns the error for an existing file.
fn is_there(at: &FolderEntry, hint: &str) -> CommandError {
    let text = format!("{} is there already{hint}", at.shown.display());
    CommandError::without_cause(text, Code::Other)
}

/// Returns standard output without a buffer of its own.
fn stdout() -> io::Result<File> {
    io::stdout().as_fd().try_clone_to_owned().map(File::from)
}

fn cannot_print(error: io::Error) -> CommandError {
    CommandError::new("cannot write to the standard output", error)
}

/// Output that is being written.
#[derive(Debug)]
pub(crate) enum Sink {
    Stdout(File),
    /// A file without a name, for standard output once it is verified.
    HeldBack(UnnamedFile),
    File(UnnamedFile, OutputTarget),
}

impl Sink {
    /// Makes the written bytes durable, before a decision relies on them.
    ///
    /// # Errors
    /// It could not be written.
    pub(crate) fn sync(&mut self) -> io::Result<()> {
        match self {
            Self::Stdout(file) => file.sync_all(),
            Self::HeldBack(file) | Self::File(file, _) => file.file().sync_all(),
        }
    }

    /// Lets others see the output: all of it is there, and verified.
    ///
    /// # Errors
    /// The file cannot get its name.
    pub(crate) fn finish(self, facts: Option<Facts>, durably: bool) -> Result<(), CommandError> {
        match self {
            // Nothing of it is in a buffer.
            Self::Stdout(_) => Ok(()),
            Self::HeldBack(mut file) => {
                let copied = file.file().rewind();
                let copied = copied.and_then(|()| io::copy(file.file(), &mut stdout()?));
                copied.map(|_bytes| ()).map_err(cannot_print)
            }
            Self::File(file, place) => name(file, &place, facts, durably),
        }
    }
}

fn name(
    mut file: UnnamedFile,
    place: &OutputTarget,
    facts: Option<Facts>,
    durably: bool,
) -> Result<(), CommandError> {
    let OutputTarget::File { at, replace } = place else { return Ok(()) };
    let failed = |error: io::Error| {
        if error.kind() == io::ErrorKind::AlreadyExists {
            return is_there(at, "");
        }
        CommandError::new(format_args!("cannot write {}", at.shown.display()), error)
    };
    if durably {
        file.file().sync_all().map_err(failed)?;
    }
    if let Some(modified) = facts.and_then(|facts| facts.modified) {
        file.file().set_modified(modified).map_err(failed)?;
    }
    facts.map_or(Ok(()), |facts| facts.set_owner(file.file())).map_err(failed)?;
    let mode = facts.map_or(0o600, |facts| facts.mode);
    let named = if *replace { file.name_over(&at.real, mode) } else { file.name(&at.real, mode) };
    named.map_err(failed)?;
    if durably { durable::sync_folder_of(&at.real).map_err(failed) } else { Ok(()) }
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Stdout(file) => file.write(bytes),
            Self::HeldBack(file) | Self::File(file, _) => file.file().write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
