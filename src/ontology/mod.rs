//! `ontology/` → [`Ontology`]: classes and fact types, listed words in one trie, known entities, rules.

mod edges;
mod fact_type;
mod folder;
mod hits;
mod kind;
mod lexicon;
mod listed;
mod name;
mod schema;
mod seed;
mod turtle;
mod words;

use std::sync::OnceLock;

pub use fact_type::{Assertion, FactType, Implication, Literal, Role, Slot};
pub use folder::{DataFile, Folder};
pub use hits::{Hit, Hits};
pub use kind::{Kind, Kinds};
pub use lexicon::{Entry, Lexicon, says};
pub use listed::{Listed, Sieve};
pub use name::{Class, Name, intern};
pub use schema::{Label, Schema};
pub use seed::{Known, Seeds};
pub use turtle::ZT;

/// The concepts of `zt:Bound` that quantities know.
const BOUNDS: &[&str] = &["over", "nearly", "about", "upTo"];

/// A line of an ontology file that cannot be used: what is wrong, where, and what to do.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
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

/// Everything that zhitu knows before it reads an article.
pub struct Ontology {
    pub schema: Schema,
    pub lexicon: Lexicon,
    pub seeds: Seeds,
    /// The files themselves; later stages read their own from it (rules, shapes).
    pub folder: Folder,
}

impl Ontology {
    /// Reads a folder. What cannot be used is reported and left out, so that the rest still works.
    pub fn load(folder: Folder) -> (Ontology, Vec<Problem>) {
        Ontology::load_with(folder, std::iter::empty())
    }

    /// The same with words that a later stage adds to the one trie: triggers and literals of rules.
    pub fn load_with(folder: Folder, words: impl IntoIterator<Item = (String, Entry)>) -> (Ontology, Vec<Problem>) {
        let mut problems = Vec::new();
        let schema = Schema::read(&folder, &mut problems);
        let seeds = Seeds::read(&folder, &schema, &mut problems);
        let lexicon = Lexicon::build(&folder, &schema, seeds.words().chain(words), &mut problems);
        (Ontology { schema, lexicon, seeds, folder }, problems)
    }

    /// Everything that is wrong with the listed words beside what loading reports.
    pub fn lint(&self) -> Vec<Problem> {
        words::lint(&self.folder, &self.schema)
    }

    /// Names and words that can be taken for one another: allowed, since the text decides, but worth a look.
    pub fn ambiguous(&self) -> Vec<Problem> {
        let mut notes = self.seeds.ambiguous();
        notes.extend(words::ambiguous(&self.folder, &self.seeds));
        notes
    }

    /// The ontology that ships in the binary, without the words of its rules; read once.
    pub fn embedded() -> &'static Ontology {
        static EMBEDDED: OnceLock<Ontology> = OnceLock::new();
        EMBEDDED.get_or_init(|| Ontology::load(Folder::embedded()).0)
    }
}
