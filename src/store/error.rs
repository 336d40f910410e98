//! What can go wrong with a store, said with the place and with what to do.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// Why a store could not be opened, read or written.
#[derive(Debug)]
pub enum Error {
    /// There is no store in this folder.
    Missing(PathBuf),
    /// Another process is building in this folder.
    Busy(PathBuf),
    /// The store was written in a format that this program does not know.
    Newer { dir: PathBuf, format: u64 },
    /// The store was written before the format changed.
    Older { dir: PathBuf, format: u64 },
    /// Corrections that cannot be used or meet nothing, where that is to stop a build.
    Unmet(Vec<String>),
    /// The store's graph was made by the other engine (on disk, in memory) and has to be woven anew.
    Engine { dir: PathBuf, made_by: String },
    /// A file of the store does not hold what it should.
    Damaged { path: PathBuf, what: String },
    /// The operating system refused.
    Io { path: PathBuf, source: io::Error },
    /// The graph's engine failed.
    Graph { path: PathBuf, what: String },
}

impl Error {
    pub(super) fn io(path: &Path) -> impl FnOnce(io::Error) -> Error {
        let path = path.to_owned();
        |source| Error::Io { path, source }
    }

    pub(super) fn graph<E: fmt::Display>(path: &Path) -> impl FnOnce(E) -> Error {
        let path = path.to_owned();
        move |e| Error::Graph { path, what: e.to_string() }
    }

    pub(super) fn damaged(path: &Path, what: impl Into<String>) -> Error {
        Error::Damaged { path: path.to_owned(), what: what.into() }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Missing(dir) => {
                write!(
                    f,
                    "{}: no store here\n  build one with `zhitu build INPUT… --store {0}`, or name another with --store",
                    dir.display()
                )
            }
            Error::Busy(dir) => {
                write!(
                    f,
                    "{}: another zhitu is writing this store\n  wait until it has finished, or use another store",
                    dir.display()
                )
            }
            Error::Newer { dir, format } => {
                let known = super::FORMAT;
                write!(f, "{}: the store has format {format}, this zhitu knows up to {known}\n  use a newer zhitu", dir.display())
            }
            Error::Older { dir, format } => {
                write!(
                    f,
                    "{}: the store has format {format}, which this zhitu no longer reads\n  delete the folder and build it again from the articles",
                    dir.display()
                )
            }
            Error::Unmet(problems) => f.write_str(&problems.join("\n")),
            Error::Engine { dir, made_by } => {
                write!(
                    f,
                    "{}: the graph was made by a zhitu with the {made_by} engine\n  run `zhitu build --store {0}` to weave it anew",
                    dir.display()
                )
            }
            Error::Damaged { path, what } => {
                write!(
                    f,
                    "{}: the store is damaged: {what}\n  restore it from a copy, or delete the folder and build again",
                    path.display()
                )
            }
            Error::Io { path, source } => {
                write!(f, "{}: {source}", path.display())?;
                match source.kind() {
                    io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                        f.write_str("\n  the folder must be writable for a build: change its permissions, or use another --store")
                    }
                    io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
                        f.write_str("\n  make room and run the same command again: nothing that was stored is lost")
                    }
                    _ => Ok(()),
                }
            }
            Error::Graph { path, what } => {
                write!(
                    f,
                    "{}: the graph could not be read or written: {what}\n  what the articles said is safe beside it: make room if the disk is full; if the graph is damaged, delete its folder; then run `zhitu build` again, which weaves it anew",
                    path.display()
                )
            }
        }
    }
}

impl std::error::Error for Error {}
