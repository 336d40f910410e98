//! A store opened for building: articles are put or removed in the journal, then the graph follows.
//!
//! ```text
//! store/  state.json       which of the files below count
//!         articles-1.jsonl what each article said
//!         graph-3/         the graph, derived from it
//!         lock             held by the one who builds
//! ```

use std::fs::{self, OpenOptions};
use std::path::{Path, PathBuf};

use super::corrections::Sheets;
use super::journal::Journal;
use super::lock::{self, Lock};
use super::loom::{Corpus, Loom};
use super::record::Record;
use super::state::{State, graph_folder};
use super::{Error, engine, weave};
use crate::article::Article;

pub struct Writer<'o> {
    dir: PathBuf,
    state: State,
    journal: Journal,
    loom: Loom<'o>,
    corrections: Option<Sheets>,
    /// Whether corrections that meet nothing stop the build.
    strict: bool,
    _lock: Lock,
}

/// How the graph was brought up to date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Woven {
    /// There was nothing to do.
    Unchanged,
    Changed,
    Whole,
}

impl<'o> Writer<'o> {
    /// Opens the store in a folder, or begins one. What an interrupted build left half done is swept away or finished by [`Writer::finish`].
    ///
    /// # Errors
    /// When another process builds there, or the folder cannot be read or written.
    pub fn open(dir: &Path, mut loom: Loom<'o>) -> Result<Writer<'o>, Error> {
        let known = State::read(dir)?;
        fs::create_dir_all(dir).map_err(Error::io(dir))?;
        let path = dir.join("lock");
        let file = OpenOptions::new().write(true).create(true).truncate(false).open(&path).map_err(Error::io(&path))?;
        let lock = Lock::alone(file).map_err(Error::io(&path))?.ok_or_else(|| Error::Busy(dir.to_owned()))?;
        // Another writer may have finished between the first look and the lock.
        let state = match State::read(dir)?.or(known) {
            Some(state) => state,
            None => {
                let state = State::new(loom.iris.base());
                state.write(dir)?;
                state
            }
        };
        if let Some(iris) = crate::graph::Iris::new(&state.base) {
            loom.iris = iris;
        }
        let corrections = state.corrections.as_ref().map(Sheets::again).transpose()?;
        loom.correct(&corrections.clone().unwrap_or_default());
        let journal = Journal::open(&state.journal(dir), state.applied)?;
        let writer = Writer { dir: dir.to_owned(), state, journal, loom, corrections, strict: false, _lock: lock };
        writer.sweep();
        Ok(writer)
    }

    pub fn loom(&self) -> &Loom<'o> {
        &self.loom
    }

    /// What people say in the files of this folder counts from now on, or nothing that they say.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn correct(&mut self, folder: Option<&Path>) -> Result<(), Error> {
        self.corrections = folder.map(Sheets::read).transpose()?;
        self.loom.correct(&self.corrections.clone().unwrap_or_default());
        Ok(())
    }

    /// Lets [`Writer::finish`] fail where a correction meets nothing.
    pub fn insist(&mut self) {
        self.strict = true;
    }

    /// The folder of the corrections that count, where there are any.
    pub fn corrections(&self) -> Option<&Path> {
        self.corrections.as_ref().map(|sheets| sheets.folder.as_path())
    }

    /// What of the corrections meets nothing in the articles, as of the last finished build.
    pub fn unmet(&self) -> &[String] {
        &self.state.unmet
    }

    /// Articles that another ontology has read, or another zhitu, as they were printed.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn outdated(&mut self) -> Result<impl Iterator<Item = Result<Article, Error>> + use<>, Error> {
        self.journal.sync()?;
        let mut records = self.journal.records(|slot| !slot.fingerprint.starts_with(self.loom.reader()))?;
        Ok(std::iter::from_fn(move || {
            loop {
                match records.next() {
                    Ok(Some(found)) if found.live => return Some(Ok(found.record.article)),
                    Ok(Some(_)) => {}
                    Ok(None) => return None,
                    Err(e) => return Some(Err(e)),
                }
            }
        }))
    }

    /// Whether the journal holds the article with this text, whatever has read it.
    pub fn holds_text(&self, id: &str, fingerprint: &str) -> bool {
        let content = |fingerprint: &'_ str| fingerprint.get(self.loom.reader().len()..).map(str::to_owned);
        self.journal.slots.get(id).is_some_and(|slot| slot.live.is_some() && content(&slot.fingerprint) == content(fingerprint))
    }

    /// Whether the journal already holds the article as this fingerprint says it.
    pub fn holds(&self, id: &str, fingerprint: &str) -> bool {
        self.journal.slots.get(id).is_some_and(|slot| slot.live.is_some() && slot.fingerprint == fingerprint)
    }

    /// Whether the journal holds the article in any form.
    pub fn contains(&self, id: &str) -> bool {
        self.journal.slots.get(id).is_some_and(|slot| slot.live.is_some())
    }

    /// How many articles the store holds.
    pub fn len(&self) -> usize {
        self.journal.slots.values().filter(|slot| slot.live.is_some()).count()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What an article says, in place of what it said before.
    pub fn put(&mut self, record: Record) -> Result<(), Error> {
        self.journal.put(record)
    }

    /// Forgets an article; false when there is none of this id.
    pub fn remove(&mut self, id: &str) -> Result<bool, Error> {
        self.journal.remove(id)
    }

    /// Makes everything put so far safe against whatever happens next.
    pub fn sync(&mut self) -> Result<(), Error> {
        self.journal.sync()
    }

    /// Brings the graph up to date and puts it in place of the old one in one step.
    pub fn finish(&mut self) -> Result<Woven, Error> {
        self.journal.sync()?;
        let outdated = self.state.generation == 0
            || self.state.engine != engine::NAME
            || self.state.ontology != self.loom.fingerprint()
            || self.state.corrections != self.corrections
            || !self.state.graph(&self.dir).is_dir();
        if !outdated && self.state.applied == self.journal.end() {
            let unmet = &self.state.unmet;
            return if self.strict && !unmet.is_empty() { Err(Error::Unmet(unmet.clone())) } else { Ok(Woven::Unchanged) };
        }
        let (mut all, mut changed) = (0, 0);
        for slot in self.journal.slots.values() {
            all += usize::from(slot.live.is_some());
            changed += usize::from(slot.live != slot.woven);
        }
        let mut state = State {
            generation: self.state.generation + 1,
            engine: engine::NAME.to_owned(),
            applied: self.journal.end(),
            ontology: self.loom.fingerprint().to_owned(),
            classes: self.loom.classes(),
            corrections: self.corrections.clone(),
            ..self.state.clone()
        };
        let (mut unmet, strict) = (Vec::new(), self.strict);
        let agree = |corpus: &Corpus| {
            unmet = self.loom.unmet(corpus).iter().map(ToString::to_string).collect();
            if strict && !unmet.is_empty() { Err(Error::Unmet(unmet.clone())) } else { Ok(()) }
        };
        let folder = state.graph(&self.dir);
        let woven = if outdated || changed * 2 >= all {
            weave::whole(&self.journal, &self.loom, &folder, agree)?;
            Woven::Whole
        } else {
            let folders = (self.state.graph(&self.dir), folder);
            weave::change(&self.journal, &self.loom, (&folders.0, &folders.1), changed > 1000, agree)?;
            Woven::Changed
        };
        state.unmet = unmet;
        self.journal.mark_woven();
        // Half of the journal and more tells of what holds no longer: copy the rest.
        let dead = self.journal.end().saturating_sub(self.journal.live_bytes());
        let compacted = if dead > 1 << 20 && dead * 2 > self.journal.end() {
            state.journal = format!("articles-{}.jsonl", state.generation);
            let journal = self.journal.compact(&state.journal(&self.dir))?;
            state.applied = journal.end();
            Some(journal)
        } else {
            None
        };
        state.write(&self.dir)?;
        self.state = state;
        if let Some(journal) = compacted {
            self.journal = journal;
        }
        self.sweep();
        Ok(woven)
    }

    /// Deletes what the state does not name: graphs that were replaced or never finished, old journals. A graph that
    /// somebody still reads stays until the next build.
    fn sweep(&self) {
        let Ok(entries) = fs::read_dir(&self.dir) else { return };
        for path in entries.flatten().map(|entry| entry.path()) {
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            let is_graph = name.strip_prefix("graph-").is_some_and(|n| n.parse::<u64>().is_ok());
            let is_journal = name.starts_with("articles-") && name.ends_with(".jsonl");
            // What cannot be deleted now is tried again by the next build.
            if is_graph && path != graph_folder(&self.dir, self.state.generation) && !lock::is_held(&path) {
                let _ = fs::remove_dir_all(&path);
            } else if is_journal && path != self.journal.path() {
                let _ = fs::remove_file(&path);
            }
        }
    }
}
