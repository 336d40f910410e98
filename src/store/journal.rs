//! The journal: what each article said, one JSON line an article, appended and never changed. It is the truth of a store;
//! the graph is derived from it. `{"article":{"id":"a1","fingerprint":"…",…}}`, `{"removed":{"id":"a1"}}`
//!
//! A line that a killed process left unfinished is cut off by the next writer.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{File, OpenOptions};
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::Error;
use super::notation::{Written, WrittenNames};
use super::record::Record;
use crate::article::Article;

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Line<'r> {
    #[serde(borrow)]
    Article(Written<'r>),
    Removed {
        id: String,
    },
}

/// The same with as much of an article as its names need.
#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Names {
    Article(WrittenNames),
    Removed {},
}

/// As much of a line as the index needs; the rest is passed over unread.
#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Head {
    Article { id: String, fingerprint: String },
    Removed { id: String },
}

/// Where the journal tells of one article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Slot {
    /// Offset of the line that the graph reflects.
    pub woven: Option<u64>,
    /// Offset of the line that holds now.
    pub live: Option<u64>,
    /// Length of the live line.
    pub length: u64,
    pub fingerprint: String,
}

pub struct Journal {
    path: PathBuf,
    file: File,
    end: u64,
    /// By article id.
    pub slots: BTreeMap<String, Slot>,
    buffer: Vec<u8>,
}

impl Journal {
    /// Opens or creates the journal for writing; `woven` bytes of it are reflected by the graph.
    pub fn open(path: &Path, woven: u64) -> Result<Journal, Error> {
        let file = OpenOptions::new().read(true).append(true).create(true).open(path).map_err(Error::io(path))?;
        let mut journal = Journal { path: path.to_owned(), file, end: 0, slots: BTreeMap::new(), buffer: Vec::new() };
        journal.index(woven)?;
        Ok(journal)
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    pub fn end(&self) -> u64 {
        self.end
    }

    fn index(&mut self, woven: u64) -> Result<(), Error> {
        let mut lines = Lines::open(&self.path)?;
        let mut number = 0;
        while let Some((offset, line)) = lines.next()? {
            number += 1;
            if !line.ends_with(b"\n") {
                self.file.set_len(offset).map_err(Error::io(&self.path))?;
                self.end = offset;
                break;
            }
            let head = serde_json::from_slice(line).map_err(|e| Error::damaged(&self.path, format!("line {number}: {e}")))?;
            self.end = offset + line.len() as u64;
            let (id, live, fingerprint) = match head {
                Head::Article { id, fingerprint } => (id, Some(offset), fingerprint),
                Head::Removed { id } => (id, None, String::new()),
            };
            let slot = self.slots.entry(id).or_default();
            (slot.live, slot.length, slot.fingerprint) = (live, line.len() as u64, fingerprint);
            if offset < woven {
                slot.woven = live;
            }
        }
        if self.end < woven {
            let what = format!("it has {} bytes, and {woven} were written", self.end);
            return Err(Error::damaged(&self.path, what));
        }
        Ok(())
    }

    /// Adds an article, in place of what it said before.
    pub fn put(&mut self, record: Record) -> Result<(), Error> {
        let (offset, length) = self.append(&Line::Article(Written::new(&record)))?;
        let Record { article: Article { id, .. }, fingerprint, .. } = record;
        let slot = self.slots.entry(id).or_default();
        (slot.live, slot.length, slot.fingerprint) = (Some(offset), length, fingerprint);
        Ok(())
    }

    /// Forgets an article; false when there is none.
    pub fn remove(&mut self, id: &str) -> Result<bool, Error> {
        if self.slots.get(id).is_none_or(|slot| slot.live.is_none()) {
            return Ok(false);
        }
        self.append(&Line::Removed { id: id.to_owned() })?;
        if let Some(slot) = self.slots.get_mut(id) {
            (slot.live, slot.fingerprint) = (None, String::new());
        }
        Ok(true)
    }

    /// Offset and length of the new line.
    fn append(&mut self, line: &Line<'_>) -> Result<(u64, u64), Error> {
        let offset = self.end + self.buffer.len() as u64;
        serde_json::to_writer(&mut self.buffer, line).map_err(|e| Error::damaged(&self.path, e.to_string()))?;
        self.buffer.push(b'\n');
        let length = self.end + self.buffer.len() as u64 - offset;
        if self.buffer.len() > 1 << 20 {
            self.write()?;
        }
        Ok((offset, length))
    }

    fn write(&mut self) -> Result<(), Error> {
        if let Err(e) = self.file.write_all(&self.buffer) {
            // Half a batch, as on a full disk, would be mended by the next writer; better not to leave it.
            let _ = self.file.set_len(self.end);
            return Err(Error::io(&self.path)(e));
        }
        self.end += self.buffer.len() as u64;
        self.buffer.clear();
        Ok(())
    }

    /// Waits until the disk has everything: what was put before this survives whatever happens after it.
    pub fn sync(&mut self) -> Result<(), Error> {
        self.write()?;
        self.file.sync_data().map_err(Error::io(&self.path))
    }

    /// How many bytes tell of what holds now.
    pub fn live_bytes(&self) -> u64 {
        self.slots.values().filter(|slot| slot.live.is_some()).map(|slot| slot.length).sum()
    }

    /// The graph has followed to the end.
    pub fn mark_woven(&mut self) {
        self.slots.retain(|_, slot| {
            slot.woven = slot.live;
            slot.live.is_some()
        });
    }

    /// Records that hold now, or that the graph still reflects, in the order of the file: call `sync` before.
    pub fn records(&self, of: impl Fn(&Slot) -> bool) -> Result<Records, Error> {
        let mut wanted: BTreeMap<u64, Wanted> = BTreeMap::new();
        for slot in self.slots.values().filter(|slot| of(slot)) {
            if let Some(offset) = slot.woven {
                wanted.entry(offset).or_default().woven = true;
            }
            if let Some(offset) = slot.live {
                wanted.entry(offset).or_default().live = true;
            }
        }
        Ok(Records {
            names_only: false,
            lines: Lines::open(&self.path)?,
            wanted: wanted.into_iter().collect::<Vec<_>>().into_iter(),
        })
    }

    /// Copies the lines that hold now into a new journal, to be named by the state before it counts.
    pub fn compact(&self, path: &Path) -> Result<Journal, Error> {
        match std::fs::remove_file(path) {
            Err(e) if e.kind() != std::io::ErrorKind::NotFound => return Err(Error::io(path)(e)),
            _ => {}
        }
        let mut copy = Journal::open(path, 0)?;
        let mut records = self.records(|_| true)?;
        while let Some(found) = records.next()? {
            if found.live {
                copy.put(found.record)?;
            }
        }
        copy.sync()?;
        copy.mark_woven();
        Ok(copy)
    }
}

/// What some articles said, as far as the first `applied` bytes of a journal tell.
pub fn said(path: &Path, file: &File, applied: u64, ids: &BTreeSet<String>) -> Result<Vec<Record>, Error> {
    let mut lines = Lines::of(path, file.try_clone().map_err(Error::io(path))?)?;
    let mut records: BTreeMap<String, (u64, Record)> = BTreeMap::new();
    while let Some((offset, line)) = lines.next()?.filter(|(offset, _)| *offset < applied) {
        let damaged = |e: serde_json::Error| Error::damaged(path, format!("at byte {offset}: {e}"));
        let (Head::Article { id, .. } | Head::Removed { id }) = serde_json::from_slice(line).map_err(damaged)?;
        if ids.contains(&id) {
            match serde_json::from_slice(line).map_err(damaged)? {
                Line::Article(written) => records.insert(id, (offset, written.read())),
                Line::Removed { .. } => records.remove(&id),
            };
        }
    }
    let mut records: Vec<(u64, Record)> = records.into_values().collect();
    records.sort_by_key(|(offset, _)| *offset);
    Ok(records.into_iter().map(|(_, record)| record).collect())
}

/// A record and which state it belongs to.
pub struct Found {
    pub record: Record,
    pub woven: bool,
    pub live: bool,
}

#[derive(Default)]
struct Wanted {
    woven: bool,
    live: bool,
}

pub struct Records {
    /// Whether only the entities are wanted; the rest is passed over, in half the time.
    pub names_only: bool,
    lines: Lines,
    wanted: std::vec::IntoIter<(u64, Wanted)>,
}

impl Records {
    pub fn next(&mut self) -> Result<Option<Found>, Error> {
        let Some((wanted, Wanted { woven, live })) = self.wanted.next() else { return Ok(None) };
        while let Some((offset, line)) = self.lines.next()? {
            if offset == wanted {
                let record = match self.names_only {
                    true => serde_json::from_slice(line).map(|line| match line {
                        Names::Article(written) => Some(written.read()),
                        Names::Removed {} => None,
                    }),
                    false => serde_json::from_slice(line).map(|line| match line {
                        Line::Article(written) => Some(written.read()),
                        Line::Removed { .. } => None,
                    }),
                };
                return match record {
                    Ok(Some(record)) => Ok(Some(Found { record, woven, live })),
                    Ok(None) => Err(Error::damaged(&self.lines.path, format!("no article at byte {offset}"))),
                    Err(e) => Err(Error::damaged(&self.lines.path, format!("at byte {offset}: {e}"))),
                };
            }
        }
        Err(Error::damaged(&self.lines.path, "it has become shorter while it was read"))
    }
}

/// The lines of a file with their offsets, through one buffer.
struct Lines {
    path: PathBuf,
    reader: BufReader<File>,
    offset: u64,
    line: Vec<u8>,
}

impl Lines {
    fn open(path: &Path) -> Result<Lines, Error> {
        Lines::of(path, File::open(path).map_err(Error::io(path))?)
    }

    fn of(path: &Path, mut file: File) -> Result<Lines, Error> {
        file.seek(SeekFrom::Start(0)).map_err(Error::io(path))?;
        Ok(Lines { path: path.to_owned(), reader: BufReader::with_capacity(1 << 18, file), offset: 0, line: Vec::new() })
    }

    fn next(&mut self) -> Result<Option<(u64, &[u8])>, Error> {
        self.line.clear();
        let length = self.reader.by_ref().read_until(b'\n', &mut self.line).map_err(Error::io(&self.path))?;
        let offset = self.offset;
        self.offset += length as u64;
        Ok((length > 0).then_some((offset, self.line.as_slice())))
    }
}
