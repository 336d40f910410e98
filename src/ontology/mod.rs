//! `ontology/` → [`Ontology`]: classes and fact types, listed words in one automaton, known entities, rules.

mod folder;
mod lexicon;

pub use folder::{DataFile, Folder};
pub use lexicon::{Entry, Hit, Kind, Lexicon};

/// A line of an ontology file that cannot be used: what is wrong, where, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Path inside the ontology folder: `lexicon/units.tsv`.
    pub file: String,
    /// 1-based; 0 for the file as a whole.
    pub line: usize,
    /// Short stable name of the sort of problem: `unknown-kind`.
    pub code: &'static str,
    pub message: String,
    pub hint: String,
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}: {} [{}]\n  {}", self.file, self.line, self.message, self.code, self.hint)
    }
}
