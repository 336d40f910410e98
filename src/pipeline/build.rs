//! Articles → a store: those it does not hold yet are extracted, a chunk at a time, and put; then the graph is woven.

use std::collections::{BTreeMap, HashMap};

use super::{CHUNK, extract_all};
use crate::article::{Article, Problem, Reading};
use crate::fact::Extractor;
use crate::store::{Error, Record, Woven, Writer};

/// What a build did.
#[derive(Clone, Debug, Default)]
pub struct Summary {
    /// Articles that the store did not hold.
    pub new: usize,
    /// Articles that say something else than before.
    pub changed: usize,
    /// Articles that the store held already.
    pub unchanged: usize,
    /// Articles of the store that a changed ontology has read again, given or not.
    pub renewed: usize,
    /// Facts of the articles that were read, by type.
    pub facts: BTreeMap<String, usize>,
    /// What could not be read.
    pub refused: Vec<Problem>,
    /// Ids that stand for two different articles of the input; the later one counts.
    pub twice: Vec<String>,
    /// Articles in the store after the build.
    pub total: usize,
    pub woven: Option<Woven>,
}

impl Summary {
    pub fn read(&self) -> usize {
        self.new + self.changed + self.unchanged
    }
}

/// How far a build has come.
pub enum Event<'a> {
    /// A chunk has been stored.
    Stored(&'a Summary),
    /// Everything has been read; the graph follows.
    Weaving,
}

/// Why a build stopped.
#[derive(Debug)]
pub enum Stopped {
    Store(Error),
    /// Under `strict`, the first input that could not be read.
    Refused(Problem),
}

impl From<Error> for Stopped {
    fn from(e: Error) -> Stopped {
        Stopped::Store(e)
    }
}

/// Builds: reads `articles` to the end, stores what they say, and brings the graph up to date.
///
/// # Errors
/// When the store cannot be written, or, under `strict`, an input cannot be read. What was stored until then stays.
pub fn build(
    articles: impl Iterator<Item = Reading>,
    extractor: &Extractor,
    writer: &mut Writer<'_>,
    strict: bool,
    mut report: impl FnMut(Event<'_>),
) -> Result<Summary, Stopped> {
    let mut summary = Summary::default();
    let mut seen: HashMap<String, String> = HashMap::new();
    let mut chunk: Vec<(Article, String)> = Vec::with_capacity(CHUNK);
    for article in articles {
        let article = match article {
            Ok(article) => article,
            Err(refused) if strict => {
                store(&mut chunk, extractor, writer, &mut summary)?;
                return Err(Stopped::Refused(refused));
            }
            Err(refused) => {
                summary.refused.push(refused);
                continue;
            }
        };
        let fingerprint = writer.loom().fingerprint_of(&article);
        match seen.insert(article.id.clone(), fingerprint.clone()) {
            Some(before) if before == fingerprint => continue,
            Some(_) => {
                summary.twice.push(article.id.clone());
                // The earlier one must be in the store before the later one takes its place.
                store(&mut chunk, extractor, writer, &mut summary)?;
            }
            None => {}
        }
        if writer.holds(&article.id, &fingerprint) {
            summary.unchanged += 1;
            continue;
        }
        chunk.push((article, fingerprint));
        if chunk.len() == CHUNK {
            store(&mut chunk, extractor, writer, &mut summary)?;
            report(Event::Stored(&summary));
        }
    }
    store(&mut chunk, extractor, writer, &mut summary)?;
    renew(extractor, writer, &mut summary, &mut report)?;
    report(Event::Stored(&summary));
    report(Event::Weaving);
    summary.woven = Some(writer.finish()?);
    summary.total = writer.len();
    Ok(summary)
}

/// Reads the articles of the store again that another ontology has read.
///
/// # Errors
/// When the store cannot be read or written.
pub fn renew(
    extractor: &Extractor,
    writer: &mut Writer<'_>,
    summary: &mut Summary,
    report: &mut impl FnMut(Event<'_>),
) -> Result<(), Error> {
    let mut outdated = writer.outdated()?.peekable();
    while outdated.peek().is_some() {
        let articles = outdated.by_ref().take(CHUNK).collect::<Result<Vec<_>, _>>()?;
        let fingerprints = articles.iter().map(|article| writer.loom().fingerprint_of(article)).collect::<Vec<_>>();
        summary.renewed += articles.len();
        put(articles, fingerprints, extractor, writer, summary)?;
        report(Event::Stored(summary));
    }
    Ok(())
}

fn store(
    chunk: &mut Vec<(Article, String)>,
    extractor: &Extractor,
    writer: &mut Writer<'_>,
    summary: &mut Summary,
) -> Result<(), Error> {
    let (articles, fingerprints): (Vec<Article>, Vec<String>) = chunk.drain(..).unzip();
    for (article, fingerprint) in articles.iter().zip(&fingerprints) {
        match writer.contains(&article.id) {
            false => summary.new += 1,
            true if writer.holds_text(&article.id, fingerprint) => {
                summary.unchanged += 1;
                summary.renewed += 1;
            }
            true => summary.changed += 1,
        }
    }
    put(articles, fingerprints, extractor, writer, summary)
}

fn put(
    articles: Vec<Article>,
    fingerprints: Vec<String>,
    extractor: &Extractor,
    writer: &mut Writer<'_>,
    summary: &mut Summary,
) -> Result<(), Error> {
    let said = extract_all(extractor, &articles);
    for ((article, fingerprint), said) in articles.into_iter().zip(fingerprints).zip(said) {
        for fact in &said.facts {
            *summary.facts.entry(fact.kind.clone()).or_default() += 1;
        }
        writer.put(Record::new(article, fingerprint, said))?;
    }
    writer.sync()
}
