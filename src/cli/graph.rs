//! What the commands that show a graph need: the store, the vocabulary's words, how things are drawn.

use std::io::{self, Write};
use std::path::Path;

use serde::Serialize;

use super::common::{OntologyArg, StoreArg};
use super::failure::Failure;
use super::report::FormatArg;
use crate::export::{Prefixes, Style, View, Words};
use crate::ontology::{Folder, Schema};
use crate::store::Store;

#[derive(clap::Args)]
pub struct GraphArg {
    #[command(flatten)]
    store: StoreArg,
    #[command(flatten)]
    ontology: OntologyArg,
}

/// What a command that answers a question about a graph is given.
#[derive(clap::Args)]
pub struct AskArg {
    #[command(flatten)]
    graph: GraphArg,
    #[command(flatten)]
    format: FormatArg,
}

impl AskArg {
    /// Opens the graph, asks, and writes the answer for people or for programs.
    pub fn answer<A: Serialize>(
        &self,
        ask: impl FnOnce(&Graph) -> Result<A, Failure>,
        people: impl FnOnce(&Graph, &A, &mut dyn Write) -> io::Result<()>,
    ) -> Result<(), Failure> {
        let graph = self.graph.open()?;
        let answer = ask(&graph)?;
        self.format.write(&answer, |answer, out| people(&graph, answer, out))
    }
}

pub struct Graph {
    pub store: Store,
    pub folder: Folder,
    pub schema: Schema,
    pub style: Style,
    pub prefixes: Prefixes,
}

impl GraphArg {
    /// The folder of the ontology, where it is not the one that ships.
    pub fn ontology(&self) -> Option<&Path> {
        self.ontology.ontology.as_deref()
    }

    pub fn open(&self) -> Result<Graph, Failure> {
        let folder = match &self.ontology.ontology {
            Some(dir) => Folder::read(dir).map_err(|e| Failure::Work(format!("the ontology cannot be read: {e}")))?,
            None => Folder::embedded(),
        };
        let store = self.store.open()?;
        // Only labels are wanted here; `zhitu check` tells what is wrong with the vocabulary.
        let schema = Schema::read(&folder, &mut Vec::new());
        let (style, prefixes) = (Style::read(&folder), Prefixes::new(store.iris().base()));
        Ok(Graph { store, folder, schema, style, prefixes })
    }
}

impl Graph {
    pub fn view(&self) -> View<'_> {
        View::new(self.store.graph())
    }

    pub fn words(&self) -> Words<'_> {
        Words { view: self.view(), schema: &self.schema, style: &self.style }
    }
}
