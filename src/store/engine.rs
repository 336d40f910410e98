//! The engine below the graph: a folder `graph-3/` of Oxigraph on disk, or, built without RocksDB, an N-Triples file in it
//! that is held in memory. Both are made once, in a new folder, and never changed after the state has named them.

use std::fs;
use std::path::Path;

use oxigraph::model::{Quad, Triple};
use oxigraph::store::Store;

use super::Error;

#[cfg(feature = "rocksdb")]
pub const NAME: &str = "rocksdb";
#[cfg(not(feature = "rocksdb"))]
pub const NAME: &str = "memory";

/// An empty graph in a folder that does not exist yet.
pub fn create(dir: &Path) -> Result<Store, Error> {
    fs::create_dir(dir).map_err(Error::io(dir))?;
    disk::open(dir)
}

/// A copy of a graph, to be changed; the original's files are linked, not copied, where the disk can do that.
pub fn copy(from: &Path, to: &Path) -> Result<Store, Error> {
    disk::copy(from, to)
}

/// The graph in a folder, for reading.
pub fn open(dir: &Path) -> Result<Store, Error> {
    disk::read(dir)
}

/// Adds triples in bulk. An error of the iterator ends the load.
pub fn load(store: &Store, triples: impl Iterator<Item = Result<Triple, Error>>, dir: &Path) -> Result<(), Error> {
    let mut failed = None;
    let quads = triples.map_while(|triple| match triple {
        Ok(t) => Some(Quad::new(t.subject, t.predicate, t.object, oxigraph::model::GraphName::DefaultGraph)),
        Err(e) => {
            failed = Some(e);
            None
        }
    });
    // 64 MB batches load with a third less work than the default's million quads: they stay in the processor's caches.
    let mut loader = store.bulk_loader().with_num_threads(2).with_max_memory_size_in_megabytes(64);
    loader.load_quads(quads).map_err(Error::graph(dir))?;
    match failed {
        Some(e) => Err(e),
        None => loader.commit().map_err(Error::graph(dir)),
    }
}

/// Takes triples out, a few thousand at a time since transactions slow down as they grow.
pub fn remove<'t>(store: &Store, triples: impl Iterator<Item = &'t Triple>, dir: &Path) -> Result<(), Error> {
    let mut triples = triples.peekable();
    while triples.peek().is_some() {
        let mut transaction = store.start_transaction().map_err(Error::graph(dir))?;
        for triple in triples.by_ref().take(2000) {
            transaction.remove(triple.as_ref().in_graph(oxigraph::model::GraphNameRef::DefaultGraph));
        }
        transaction.commit().map_err(Error::graph(dir))?;
    }
    Ok(())
}

/// Brings everything to the disk; `compact` also orders it for queries, which rewrites the whole graph.
pub fn finish(store: Store, dir: &Path, compact: bool) -> Result<(), Error> {
    disk::finish(&store, dir, compact)
}

#[cfg(feature = "rocksdb")]
mod disk {
    use super::*;

    pub fn open(dir: &Path) -> Result<Store, Error> {
        Store::open(dir).map_err(Error::graph(dir))
    }

    pub fn copy(from: &Path, to: &Path) -> Result<Store, Error> {
        read(from)?.backup(to).map_err(Error::graph(to))?;
        open(to)
    }

    pub fn read(dir: &Path) -> Result<Store, Error> {
        Store::open_read_only(dir).map_err(Error::graph(dir))
    }

    pub fn finish(store: &Store, dir: &Path, compact: bool) -> Result<(), Error> {
        store.flush().map_err(Error::graph(dir))?;
        if compact {
            store.optimize().map_err(Error::graph(dir))?;
        }
        Ok(())
    }
}

#[cfg(not(feature = "rocksdb"))]
mod disk {
    use std::fs::File;
    use std::io::{BufReader, BufWriter, Write};

    use oxigraph::io::RdfFormat;
    use oxigraph::model::GraphNameRef;

    use super::*;

    const FILE: &str = "graph.nt";

    pub fn open(dir: &Path) -> Result<Store, Error> {
        Store::new().map_err(Error::graph(dir))
    }

    pub fn copy(from: &Path, to: &Path) -> Result<Store, Error> {
        fs::create_dir(to).map_err(Error::io(to))?;
        read(from)
    }

    pub fn read(dir: &Path) -> Result<Store, Error> {
        let path = dir.join(FILE);
        let file = File::open(&path).map_err(Error::io(&path))?;
        let store = open(dir)?;
        let mut loader = store.bulk_loader();
        loader.load_from_reader(RdfFormat::NTriples, BufReader::new(file)).map_err(Error::graph(&path))?;
        loader.commit().map_err(Error::graph(&path))?;
        Ok(store)
    }

    pub fn finish(store: &Store, dir: &Path, _compact: bool) -> Result<(), Error> {
        let path = dir.join(FILE);
        let mut file = BufWriter::new(File::create(&path).map_err(Error::io(&path))?);
        store.dump_graph_to_writer(GraphNameRef::DefaultGraph, RdfFormat::NTriples, &mut file).map_err(Error::graph(&path))?;
        file.flush().and_then(|()| file.get_ref().sync_all()).map_err(Error::io(&path))
    }
}
