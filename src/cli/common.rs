//! What several commands share: where the store and the ontology are, how articles are named, where output goes.

use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};

use super::failure::Failure;
use crate::article::{self, Date, Reading};
use crate::fact::Extractor;
use crate::ontology::Problem;
use crate::pipeline;
use crate::store::{Store, Writer};

#[derive(clap::Args)]
pub struct StoreArg {
    /// The store's folder
    #[arg(long, value_name = "DIR", default_value = "zhitu-store")]
    pub store: PathBuf,
}

impl StoreArg {
    /// Opens the store for reading; says so when a build was interrupted.
    pub fn open(&self) -> Result<Store, Failure> {
        let store = Store::open(&self.store)?;
        if store.is_behind() {
            note(format_args!(
                "{}: a build was interrupted; what it read last does not show yet. Run it again to finish it.",
                self.store.display()
            ));
        }
        Ok(store)
    }
}

#[derive(clap::Args)]
pub struct OntologyArg {
    /// Use the ontology in this folder instead of the one that ships with zhitu
    #[arg(long, value_name = "DIR")]
    pub ontology: Option<PathBuf>,
}

impl OntologyArg {
    pub fn load(&self) -> Result<(Extractor, Vec<Problem>), Failure> {
        pipeline::extractor(self.ontology.as_deref()).map_err(|e| Failure::Work(format!("the ontology cannot be read: {e}")))
    }
}

#[derive(clap::Args)]
pub struct CorrectionsArg {
    /// Apply same.tsv, different.tsv and drop.tsv of this folder, now and in later builds of the store
    #[arg(long, value_name = "DIR", conflicts_with = "no_corrections")]
    corrections: Option<PathBuf>,
    /// Apply no corrections any more
    #[arg(long)]
    no_corrections: bool,
}

impl CorrectionsArg {
    pub fn apply(&self, writer: &mut Writer<'_>) -> Result<(), Failure> {
        match (&self.corrections, self.no_corrections) {
            (Some(folder), _) => writer.correct(Some(folder))?,
            (None, true) => writer.correct(None)?,
            (None, false) => remembered(writer),
        }
        Ok(())
    }
}

/// Says when the folder of the corrections is gone.
pub fn remembered(writer: &Writer<'_>) {
    if let Some(folder) = writer.corrections().filter(|folder| !folder.is_dir()) {
        note(format_args!("{}: the folder of the corrections is gone; what it said last still counts", folder.display()));
    }
}

#[derive(clap::Args)]
pub struct InputArg {
    /// Files, folders or globs with articles: Markdown, plain text, HTML, JSON lines; `-` reads JSON lines from standard input
    #[arg(value_name = "INPUT", required = true)]
    pub inputs: Vec<String>,
    /// The day of publication of articles that do not state it
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub date: Option<Date>,
}

impl InputArg {
    /// The articles, one after another.
    pub fn read(&self) -> impl Iterator<Item = Reading> + use<> {
        article::read(&self.inputs, &article::Options { date: self.date })
    }
}

/// A word to people beside the output.
pub fn note(message: impl std::fmt::Display) {
    let _ = writeln!(io::stderr(), "zhitu: {message}");
}

/// Whether a person is watching.
pub fn is_watched() -> bool {
    io::stderr().is_terminal()
}

/// Standard output, or a file.
pub fn output(path: Option<&Path>) -> Result<Box<dyn Write>, Failure> {
    Ok(match path {
        None => Box::new(BufWriter::with_capacity(1 << 16, io::stdout().lock())),
        Some(path) => {
            let file = File::create(path).map_err(|e| Failure::Work(format!("{}: {e}", path.display())))?;
            Box::new(BufWriter::with_capacity(1 << 16, file))
        }
    })
}
