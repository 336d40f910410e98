//! A store opened for reading: queries, triples, prefixes. A build that runs meanwhile changes nothing under its feet.

use std::collections::BTreeSet;
use std::fs::File;
use std::path::{Path, PathBuf};

use oxigraph::model::Triple;
use oxigraph::sparql::{QueryEvaluationError, QueryResults, SparqlEvaluator, SparqlSyntaxError};

use super::journal;
use super::lock::Lock;
use super::record::Record;
use super::state::State;
use super::{Error, engine};
use crate::graph::{Iris, vocab};

pub struct Store {
    dir: PathBuf,
    graph: oxigraph::store::Store,
    iris: Iris,
    classes: Vec<String>,
    behind: bool,
    /// What each article said, as far as the graph reflects it.
    journal: Option<(PathBuf, File, u64)>,
    /// Holds the graph's folder against being swept while it is read.
    _hold: Option<Lock>,
}

/// Why a query gave no answer.
#[derive(Debug)]
pub enum QueryError {
    /// The store's base is no IRI.
    Prefix(String),
    Syntax(SparqlSyntaxError),
    Evaluation(QueryEvaluationError),
}

impl std::fmt::Display for QueryError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            QueryError::Prefix(e) => write!(f, "the store's prefixes cannot be used: {e}"),
            QueryError::Syntax(e) => write!(f, "the query is not SPARQL: {e}"),
            QueryError::Evaluation(e) => write!(f, "the query failed: {e}"),
        }
    }
}

impl std::error::Error for QueryError {}

impl Store {
    /// Opens the store in a folder.
    ///
    /// # Errors
    /// When there is none, or it cannot be read.
    pub fn open(dir: &Path) -> Result<Store, Error> {
        // A build may put a new graph in place between the two steps and sweep the old one away.
        for _ in 0..8 {
            let state = State::read(dir)?.ok_or_else(|| Error::Missing(dir.to_owned()))?;
            let folder = state.graph(dir);
            let hold = Lock::shared(&folder);
            if State::read(dir)?.is_some_and(|now| now.generation != state.generation) {
                continue;
            }
            let graph = if state.generation == 0 {
                oxigraph::store::Store::new().map_err(Error::graph(dir))?
            } else if !folder.is_dir() {
                return Err(Error::graph(&folder)("its folder is gone"));
            } else if state.engine != engine::NAME {
                return Err(Error::Engine { dir: dir.to_owned(), made_by: state.engine });
            } else {
                engine::open(&folder)?
            };
            // Opened now, so that a build that puts another in its place takes nothing away.
            let journal = File::open(state.journal(dir)).ok();
            let length = journal.as_ref().and_then(|file| file.metadata().ok()).map(|m| m.len()).unwrap_or_default();
            return Ok(Store {
                dir: dir.to_owned(),
                graph,
                iris: Iris::new(&state.base).unwrap_or_default(),
                behind: length > state.applied,
                journal: journal.map(|file| (state.journal(dir), file, state.applied)),
                classes: state.classes,
                _hold: hold,
            });
        }
        Err(Error::Busy(dir.to_owned()))
    }

    /// A graph in memory, of triples: for output without a store, and for tests.
    ///
    /// # Errors
    /// When the engine fails.
    pub fn in_memory(triples: impl IntoIterator<Item = Triple>, iris: Iris, classes: Vec<String>) -> Result<Store, Error> {
        let dir = PathBuf::from("memory");
        let graph = oxigraph::store::Store::new().map_err(Error::graph(&dir))?;
        engine::load(&graph, triples.into_iter().map(Ok), &dir)?;
        Ok(Store { dir, graph, iris, classes, behind: false, journal: None, _hold: None })
    }

    /// What the articles of these ids said, in the order of the journal.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn said(&self, ids: &BTreeSet<String>) -> Result<Vec<Record>, Error> {
        match &self.journal {
            Some((path, file, applied)) => journal::said(path, file, *applied, ids),
            None => Ok(Vec::new()),
        }
    }

    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// Oxigraph's own store, for what this type does not offer. Everything is in the default graph.
    pub fn graph(&self) -> &oxigraph::store::Store {
        &self.graph
    }

    pub fn iris(&self) -> &Iris {
        &self.iris
    }

    /// Local names of the classes of entities: `Zone`.
    pub fn classes(&self) -> &[String] {
        &self.classes
    }

    /// Whether a build was interrupted, so that the graph does not show yet what was read last.
    pub fn is_behind(&self) -> bool {
        self.behind
    }

    /// Prefixes for queries and files: those of the vocabularies, and one for each class, `zone:` for `…/id/zone/`.
    pub fn prefixes(&self) -> Vec<(String, String)> {
        let vocabularies = vocab::PREFIXES.iter().map(|(prefix, iri)| ((*prefix).to_owned(), (*iri).to_owned()));
        let minted = self.classes.iter().map(String::as_str).chain(["Amount", "Article", "Fact"]);
        vocabularies.chain(minted.map(|class| (class.to_ascii_lowercase(), self.iris.namespace(class)))).collect()
    }

    /// Every triple, in the engine's order.
    pub fn triples(&self) -> impl Iterator<Item = Result<Triple, Error>> {
        self.graph.iter().map(|quad| match quad {
            Ok(quad) => Ok(Triple::new(quad.subject, quad.predicate, quad.object)),
            Err(e) => Err(Error::graph(&self.dir)(e)),
        })
    }

    /// Answers a SPARQL query; the usual prefixes need not be declared.
    ///
    /// # Errors
    /// When it is no SPARQL, or cannot be evaluated.
    pub fn query(&self, text: &str) -> Result<QueryResults<'static>, QueryError> {
        let mut evaluator = SparqlEvaluator::new();
        for (prefix, iri) in self.prefixes() {
            evaluator = evaluator.with_prefix(prefix, iri).map_err(|e| QueryError::Prefix(e.to_string()))?;
        }
        let query = evaluator.parse_query(text).map_err(QueryError::Syntax)?;
        query.on_store(&self.graph).execute().map_err(QueryError::Evaluation)
    }
}
