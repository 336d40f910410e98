//! How a command ends when it does not end well: a message for people, an exit code for programs.

use std::fmt::Display;
use std::io::{self, Write};
use std::process::ExitCode;

use crate::store::{Error, QueryError};

#[derive(Debug)]
pub enum Failure {
    /// The work failed: what was wrong, where, and what to do. Exit code 1.
    Work(String),
    /// The command was used wrongly. Exit code 2.
    Usage(String),
    /// Whoever read the output has read enough.
    Quiet,
}

impl Failure {
    pub fn work(message: impl Display) -> Failure {
        Failure::Work(message.to_string())
    }

    pub fn report(self) -> ExitCode {
        let (message, code) = match self {
            Failure::Work(message) => (message, 1),
            Failure::Usage(message) => (message, 2),
            Failure::Quiet => return ExitCode::SUCCESS,
        };
        // Standard error may be closed; then there is nobody to tell.
        let _ = writeln!(io::stderr(), "zhitu: {message}");
        ExitCode::from(code)
    }
}

impl From<io::Error> for Failure {
    /// An error of writing the output; files that are read name themselves before they come here.
    fn from(e: io::Error) -> Failure {
        match e.kind() {
            io::ErrorKind::BrokenPipe => Failure::Quiet,
            _ => Failure::Work(e.to_string()),
        }
    }
}

impl From<Error> for Failure {
    fn from(e: Error) -> Failure {
        Failure::work(e)
    }
}

impl From<QueryError> for Failure {
    fn from(e: QueryError) -> Failure {
        Failure::work(e)
    }
}
