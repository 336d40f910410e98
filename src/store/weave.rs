//! Journal → graph: a new graph beside the old one, woven whole from every record or changed where records or names changed.
//!
//! Whichever way it is made, it holds exactly what a build of the live records alone would hold.

use std::collections::HashSet;
use std::path::Path;

use oxigraph::model::{NamedNode, NamedOrBlankNode, Triple};

use super::journal::{Found, Journal, Records};
use super::loom::{Corpus, Loom, short_hash};
use super::{Error, engine};

/// Weaves all live records into a new graph in `folder`. `agree` may refuse what the corrections come to.
pub fn whole(
    journal: &Journal,
    loom: &Loom,
    folder: &Path,
    agree: impl FnOnce(&Corpus) -> Result<(), Error>,
) -> Result<(), Error> {
    let mut corpus = Corpus::default();
    each(journal, loom.needs_names_only(), |found| {
        if found.live {
            loom.note(&mut corpus, &found.record);
        }
        Ok(())
    })?;
    agree(&corpus)?;
    // What many articles say reaches the loader once; it would drop the rest, too, but only after sorting them.
    let mut seen = HashSet::new();
    let triples = Stream::new(journal.records(|_| true)?, |found: Found, out: &mut Vec<Triple>| {
        if found.live {
            let names = loom.names(&found.record, &corpus);
            let said = loom.triples(&found.record, &names);
            out.extend(said.own);
            out.extend(said.shared.into_iter().filter(|triple| seen.insert(short_hash(triple))));
        }
        Ok(())
    });
    let store = engine::create(folder)?;
    engine::load(&store, triples, folder)?;
    engine::finish(store, folder, true)
}

/// Copies the graph of `from` into `folder` and changes what differs between the woven and the live records.
pub fn change(
    journal: &Journal,
    loom: &Loom,
    (from, folder): (&Path, &Path),
    compact: bool,
    agree: impl FnOnce(&Corpus) -> Result<(), Error>,
) -> Result<(), Error> {
    let (mut before, mut after) = (Corpus::default(), Corpus::default());
    each(journal, loom.needs_names_only(), |found| {
        if found.woven {
            loom.note(&mut before, &found.record);
        }
        if found.live {
            loom.note(&mut after, &found.record);
        }
        Ok(())
    })?;

    agree(&after)?;
    // First what may go and what must come: from records that are new, gone, or whose entities have other names now.
    let mut gone: HashSet<Triple> = HashSet::new();
    let store = engine::copy(from, folder)?;
    let added = Stream::new(journal.records(|_| true)?, |found: Found, out: &mut Vec<Triple>| {
        let record = &found.record;
        let names = loom.names(record, &after);
        let old_names = if found.woven { loom.names(record, &before) } else { Vec::new() };
        if found.woven && found.live && names == old_names {
            return Ok(());
        }
        if found.woven {
            let said = loom.triples(record, &old_names);
            gone.extend(said.own.into_iter().chain(said.shared));
        }
        if found.live {
            let said = loom.triples(record, &names);
            out.extend(said.own.into_iter().chain(said.shared));
        }
        Ok(())
    });
    engine::load(&store, added, folder)?;

    // Then what of it must stay, since a live record says it.
    if !gone.is_empty() {
        let subjects: HashSet<NamedNode> = gone.iter().filter_map(|t| named(&t.subject)).collect();
        each(journal, false, |found| {
            let names = loom.names(&found.record, &after);
            let article = loom.iris.article(&found.record.article.id);
            let touches =
                || subjects.contains(&article) || loom.shares(&found.record, &names).any(|node| subjects.contains(&node));
            if found.live && touches() {
                let said = loom.triples(&found.record, &names);
                for triple in said.own.iter().chain(&said.shared) {
                    gone.remove(triple);
                }
            }
            Ok(())
        })?;
        engine::remove(&store, gone.iter(), folder)?;
    }
    engine::finish(store, folder, compact)
}

fn named(node: &NamedOrBlankNode) -> Option<NamedNode> {
    match node {
        NamedOrBlankNode::NamedNode(node) => Some(node.clone()),
        _ => None,
    }
}

fn each(journal: &Journal, names_only: bool, mut visit: impl FnMut(Found) -> Result<(), Error>) -> Result<(), Error> {
    let mut records = journal.records(|_| true)?;
    records.names_only = names_only;
    while let Some(found) = records.next()? {
        visit(found)?;
    }
    Ok(())
}

/// Triples of one record after another, so that no more than one record is in memory.
struct Stream<F> {
    records: Records,
    weave: F,
    ready: std::vec::IntoIter<Triple>,
}

impl<F: FnMut(Found, &mut Vec<Triple>) -> Result<(), Error>> Stream<F> {
    fn new(records: Records, weave: F) -> Stream<F> {
        Stream { records, weave, ready: Vec::new().into_iter() }
    }
}

impl<F: FnMut(Found, &mut Vec<Triple>) -> Result<(), Error>> Iterator for Stream<F> {
    type Item = Result<Triple, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(triple) = self.ready.next() {
                return Some(Ok(triple));
            }
            let mut triples = Vec::new();
            match self.records.next() {
                Ok(None) => return None,
                Ok(Some(found)) => {
                    if let Err(e) = (self.weave)(found, &mut triples) {
                        return Some(Err(e));
                    }
                }
                Err(e) => return Some(Err(e)),
            }
            self.ready = triples.into_iter();
        }
    }
}
