//! Locks on files and folders, held by a value and released with it.

use std::fs::{File, TryLockError};
use std::io;
use std::path::Path;

/// A held lock. It is released in so many words: closing the file would not do while a child process that was being
/// started just then still has it open.
pub struct Lock(File);

impl Drop for Lock {
    fn drop(&mut self) {
        let _ = self.0.unlock();
    }
}

impl Lock {
    /// The lock on an open file for oneself alone; None when somebody else has it.
    pub fn alone(file: File) -> io::Result<Option<Lock>> {
        match file.try_lock() {
            Ok(()) => Ok(Some(Lock(file))),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(e)) => Err(e),
        }
    }

    /// A lock on a folder, shared with all who read there. None where folders cannot be locked.
    pub fn shared(folder: &Path) -> Option<Lock> {
        let file = File::open(folder).ok()?;
        file.lock_shared().ok()?;
        Some(Lock(file))
    }
}

/// Whether somebody holds a lock on the folder.
pub fn is_held(folder: &Path) -> bool {
    File::open(folder).and_then(Lock::alone).is_ok_and(|lock| lock.is_none())
}
