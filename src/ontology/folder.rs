//! Where ontology files come from: the folder embedded in the binary, or `--ontology DIR` on disk.

use std::io;
use std::path::Path;

use include_dir::{Dir, include_dir};

static EMBEDDED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/ontology");

/// One file of the ontology, path relative to its folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataFile {
    pub path: String,
    pub text: String,
}

/// All files of an ontology, sorted by path, so that every run sees the same order.
#[derive(Clone, Debug)]
pub struct Folder {
    pub files: Vec<DataFile>,
}

impl Folder {
    /// The ontology that ships in the binary.
    pub fn embedded() -> Folder {
        fn walk(dir: &Dir<'_>, files: &mut Vec<DataFile>) {
            for file in dir.files() {
                if let Some(text) = file.contents_utf8() {
                    files.push(DataFile { path: file.path().display().to_string(), text: text.to_owned() });
                }
            }
            for inner in dir.dirs() {
                walk(inner, files);
            }
        }
        let mut files = Vec::new();
        walk(&EMBEDDED, &mut files);
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Folder { files }
    }

    /// An ontology on disk, with the files of the one that ships which its `base.tsv` names.
    ///
    /// # Errors
    /// When the folder or a file in it cannot be read as UTF-8; the message names it.
    pub fn read(dir: &Path) -> io::Result<Folder> {
        fn walk(root: &Path, dir: &Path, files: &mut Vec<DataFile>) -> io::Result<()> {
            let named = |path: &Path, e: io::Error| io::Error::new(e.kind(), format!("{}: {e}", path.display()));
            for entry in std::fs::read_dir(dir).map_err(|e| named(dir, e))? {
                let path = entry.map_err(|e| named(dir, e))?.path();
                if path.is_dir() {
                    walk(root, &path, files)?;
                } else if path.extension().is_some_and(|e| e == "tsv" || e == "rule" || e == "ttl") {
                    let text = std::fs::read_to_string(&path).map_err(|e| named(&path, e))?;
                    let relative = path.strip_prefix(root).unwrap_or(&path).display().to_string();
                    files.push(DataFile { path: relative, text });
                }
            }
            Ok(())
        }
        let mut files = Vec::new();
        walk(dir, dir, &mut files)?;
        if files.is_empty() {
            let message = format!("{}: no .ttl, .tsv or .rule file in this folder", dir.display());
            return Err(io::Error::new(io::ErrorKind::NotFound, message));
        }
        files.extend(based(&files)?);
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(Folder { files })
    }

    /// The files below one sub-folder with one ending: `under("lexicon", "tsv")`.
    pub fn under<'a>(&'a self, sub: &'a str, ending: &'a str) -> impl Iterator<Item = &'a DataFile> {
        self.files.iter().filter(move |f| {
            f.path.strip_prefix(sub).is_some_and(|rest| rest.starts_with('/')) && f.path.rsplit('.').next() == Some(ending)
        })
    }
}

/// The shipped files that a folder's `base.tsv` names; its own file of the same path stands in the place of a shipped one.
fn based(own: &[DataFile]) -> io::Result<Vec<DataFile>> {
    let Some(base) = own.iter().find(|f| f.path == "base.tsv") else { return Ok(Vec::new()) };
    let shipped = Folder::embedded();
    let mut taken = Vec::new();
    for (line, row) in base.rows() {
        let path = row.first().copied().unwrap_or_default();
        match shipped.files.iter().find(|f| f.path == path) {
            Some(file) if !own.iter().any(|f| f.path == path) => taken.push(file.clone()),
            Some(_) => {}
            None => {
                let message = format!("base.tsv:{line}: the ontology that ships has no file `{path}`");
                return Err(io::Error::new(io::ErrorKind::NotFound, message));
            }
        }
    }
    Ok(taken)
}

impl DataFile {
    /// The rows of a TSV file with their 1-based line numbers; blank lines and `#` comments are passed over.
    pub fn rows(&self) -> impl Iterator<Item = (usize, Vec<&str>)> {
        self.text.lines().enumerate().filter_map(|(i, line)| {
            let line = line.trim_end();
            (!line.is_empty() && !line.starts_with('#')).then(|| (i + 1, line.split('\t').map(str::trim).collect()))
        })
    }

    /// The rows of a file of listed words, a word at a time: its line, its form, and the row.
    pub fn words(&self) -> impl Iterator<Item = (usize, String, Vec<&str>)> {
        self.rows().flat_map(|(line, row)| spelled(row[0]).into_iter().map(move |form| (line, form, row.clone())))
    }
}

/// How many words a line may stand for.
const LONGEST: usize = 10_000;

/// The words that a form with alternatives stands for: `{本|此}次{大|年}会` for 本次大会, 本次年会, 此次大会, 此次年会.
/// Braces that do not pair, or that stand for more than a list can hold, stand for themselves.
fn spelled(form: &str) -> Vec<String> {
    let groups = form.split('{').skip(1).map(|group| group.matches('|').count() + 1);
    if groups.fold(1, usize::saturating_mul) > LONGEST { vec![form.to_owned()] } else { spell(form) }
}

fn spell(form: &str) -> Vec<String> {
    let parts = form.split_once('{').and_then(|(before, rest)| Some((before, rest.split_once('}')?)));
    let Some((before, (either, after))) = parts else { return vec![form.to_owned()] };
    let ends = spell(after);
    either.split('|').flat_map(|word| ends.iter().map(move |end| format!("{before}{word}{end}"))).collect()
}
