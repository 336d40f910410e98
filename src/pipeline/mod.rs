//! Articles → what they say, in parallel and in order: files in, records out, a bounded number at a time.

mod build;

use std::io;
use std::path::Path;

use rayon::prelude::*;

pub use build::{Event, Stopped, Summary, build, renew};

use crate::article::Article;
use crate::fact::{BATCH, Extraction, Extractor};
use crate::ontology::{Folder, Problem};

/// How many articles are extracted and stored together: enough to keep every core busy, few enough to stay small.
pub const CHUNK: usize = 256;

/// The ontology in a folder, or the one that ships in the binary, ready for extraction.
///
/// # Errors
/// When the folder cannot be read.
pub fn extractor(dir: Option<&Path>) -> io::Result<(Extractor, Vec<Problem>)> {
    let folder = match dir {
        Some(dir) => Folder::read(dir)?,
        None => Folder::embedded(),
    };
    Ok(Extractor::load(folder))
}

/// What each of the articles says, extracted on all cores.
pub fn extract_all(extractor: &Extractor, articles: &[Article]) -> Vec<Extraction> {
    read_all(extractor, articles, |_, said| said)
}

/// What each of the articles says, extracted on all cores and made into something there.
pub fn read_all<T: Send>(extractor: &Extractor, articles: &[Article], make: impl Fn(&Article, Extraction) -> T + Sync) -> Vec<T> {
    let said = |batch: &[Article]| -> Vec<T> {
        batch.iter().zip(extractor.extract_all(batch)).map(|(article, said)| make(article, said)).collect()
    };
    articles.par_chunks(BATCH).flat_map_iter(said).collect()
}
