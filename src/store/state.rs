//! `state.json`, the store's one switch: which journal, which graph, and how far the graph has followed the journal.
//!
//! Everything else in the folder is written first and counts only once this file, replaced in one step, names it.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::Error;
use super::FORMAT;
use super::corrections::Sheets;

const FILE: &str = "state.json";

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct State {
    pub format: u64,
    /// What the IRIs of entities, articles and facts begin with.
    pub base: String,
    /// File name of the journal.
    pub journal: String,
    /// Number of the graph's folder; 0 while there is none.
    pub generation: u64,
    /// Name of the engine that made it.
    pub engine: String,
    /// How many bytes of the journal the graph reflects.
    pub applied: u64,
    /// Fingerprint of the ontology and the program with which the graph was woven.
    pub ontology: String,
    /// The classes of entities, for the prefixes of their IRIs.
    pub classes: Vec<String>,
    /// What people said that the graph reflects.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corrections: Option<Sheets>,
    /// What of it meets nothing in the articles.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unmet: Vec<String>,
}

impl State {
    pub fn new(base: &str) -> State {
        State {
            format: FORMAT,
            base: base.to_owned(),
            journal: "articles-1.jsonl".to_owned(),
            generation: 0,
            engine: String::new(),
            applied: 0,
            ontology: String::new(),
            classes: Vec::new(),
            corrections: None,
            unmet: Vec::new(),
        }
    }

    /// None when the folder holds no store.
    pub fn read(dir: &Path) -> Result<Option<State>, Error> {
        let path = dir.join(FILE);
        let text = match fs::read(&path) {
            Ok(text) => text,
            Err(e) if e.kind() == io::ErrorKind::NotFound || e.kind() == io::ErrorKind::NotADirectory => return Ok(None),
            Err(e) => return Err(Error::io(&path)(e)),
        };
        let value: serde_json::Value = serde_json::from_slice(&text).map_err(|e| Error::damaged(&path, e.to_string()))?;
        match value.get("format").and_then(serde_json::Value::as_u64) {
            Some(format) if format > FORMAT => return Err(Error::Newer { dir: dir.to_owned(), format }),
            Some(format) if format < FORMAT => return Err(Error::Older { dir: dir.to_owned(), format }),
            Some(_) => {}
            None => return Err(Error::damaged(&path, "it states no format")),
        }
        serde_json::from_value(value).map(Some).map_err(|e| Error::damaged(&path, e.to_string()))
    }

    /// Replaces the file in one step and waits until the disk has it.
    pub fn write(&self, dir: &Path) -> Result<(), Error> {
        let (path, draft) = (dir.join(FILE), dir.join("state.json.new"));
        let mut text = serde_json::to_vec_pretty(self).map_err(|e| Error::damaged(&path, e.to_string()))?;
        text.push(b'\n');
        let mut file = File::create(&draft).map_err(Error::io(&draft))?;
        file.write_all(&text).and_then(|()| file.sync_all()).map_err(Error::io(&draft))?;
        fs::rename(&draft, &path).map_err(Error::io(&path))?;
        // A folder cannot be synced everywhere; where it can, the new name is on disk after this.
        if let Ok(folder) = File::open(dir) {
            let _ = folder.sync_all();
        }
        Ok(())
    }

    pub fn journal(&self, dir: &Path) -> PathBuf {
        dir.join(&self.journal)
    }

    pub fn graph(&self, dir: &Path) -> PathBuf {
        graph_folder(dir, self.generation)
    }
}

pub fn graph_folder(dir: &Path, generation: u64) -> PathBuf {
    dir.join(format!("graph-{generation}"))
}
