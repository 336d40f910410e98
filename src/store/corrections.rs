//! A folder with `same.tsv`, `different.tsv`, `drop.tsv` → what people say of the graph, remembered with the store.
//!
//! ```text
//! same.tsv       骆驼<TAB>骆驼集团股份有限公司<TAB>why, if you like
//! different.tsv  九章软件<TAB>武汉九章软件有限公司
//! drop.tsv       fact:17b04c0e6a2d9f31        or: a1<TAB>Signing<TAB>53.1亿元
//! ```

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::Error;
use super::drops::Drop;
use crate::article::Problem;
use crate::graph::Iris;
use crate::ontology::Schema;
use crate::resolve::{Correction, Name, Verdict};

const SAME: &str = "same.tsv";
const DIFFERENT: &str = "different.tsv";
const DROP: &str = "drop.tsv";

/// The files as they were read, and where.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheets {
    pub folder: PathBuf,
    files: BTreeMap<String, String>,
}

/// What the lines mean, and those that mean nothing.
#[derive(Default)]
pub struct Lines {
    pub names: Vec<Correction>,
    pub drops: Vec<Drop>,
    pub problems: Vec<Problem>,
}

impl Sheets {
    /// Reads a folder.
    ///
    /// # Errors
    /// When there is no such folder, or a file of it cannot be read.
    pub fn read(folder: &Path) -> Result<Sheets, Error> {
        let folder = fs::canonicalize(folder).map_err(Error::io(folder))?;
        let mut files = BTreeMap::new();
        for entry in fs::read_dir(&folder).map_err(Error::io(&folder))? {
            let path = entry.map_err(Error::io(&folder))?.path();
            let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
            if name.ends_with(".tsv") && !name.starts_with('.') {
                let text = match [SAME, DIFFERENT, DROP].contains(&name) {
                    true => fs::read_to_string(&path).map_err(Error::io(&path))?,
                    // Named in a message, not read.
                    false => String::new(),
                };
                files.insert(name.to_owned(), text);
            }
        }
        Ok(Sheets { folder, files })
    }

    /// What was remembered, read anew where the folder is still there.
    pub fn again(&self) -> Result<Sheets, Error> {
        match Sheets::read(&self.folder) {
            Err(Error::Io { source, .. }) if source.kind() == io::ErrorKind::NotFound => Ok(self.clone()),
            read => read,
        }
    }

    pub fn lines(&self, iris: &Iris, schema: &Schema) -> Lines {
        let mut lines = Lines::default();
        if self.files.is_empty() && !self.folder.as_os_str().is_empty() {
            lines.problem(
                &self.folder.display().to_string(),
                0,
                "no corrections here",
                "write same.tsv, different.tsv or drop.tsv",
            );
        }
        for (file, text) in &self.files {
            for (number, row) in (1..).zip(text.trim_start_matches('\u{FEFF}').lines()) {
                let columns: Vec<&str> = row.split('\t').map(str::trim).filter(|column| !column.is_empty()).collect();
                if columns.first().is_none_or(|first| first.starts_with('#')) {
                    continue;
                }
                match file.as_str() {
                    SAME => lines.pair(Verdict::Same, file, number, &columns, iris, schema),
                    DIFFERENT => lines.pair(Verdict::Different, file, number, &columns, iris, schema),
                    _ => lines.drop(file, number, &columns, iris, schema),
                }
            }
            if ![SAME, DIFFERENT, DROP].contains(&file.as_str()) {
                lines.problem(file, 0, "not read", "corrections stand in same.tsv, different.tsv and drop.tsv");
            }
        }
        lines
    }
}

impl Lines {
    fn problem(&mut self, file: &str, line: usize, message: &str, hint: &str) {
        self.problems.push(Problem { file: file.to_owned(), line, message: message.to_owned(), hint: hint.to_owned() });
    }

    fn pair(&mut self, verdict: Verdict, file: &str, line: usize, columns: &[&str], iris: &Iris, schema: &Schema) {
        let [one, other, rest @ ..] = columns else {
            return self.problem(file, line, "one name alone says nothing", "write two names or IRIs with a tab between them");
        };
        let names = [one, other].map(|typed| name(typed, iris, schema));
        let sign = if verdict == Verdict::Same { "=" } else { "≠" };
        if names[0] == names[1] {
            return self.problem(file, line, "both names are the same", "write the two names that the articles use");
        }
        if let [Some(a), Some(b)] = names.each_ref().map(|name| name.class.as_ref())
            && a != b
        {
            return self.problem(
                file,
                line,
                "the two IRIs are of two classes",
                "an entity has one class, which is part of its IRI",
            );
        }
        let note = rest.first().map(|note| format!("（{note}）")).unwrap_or_default();
        let said = format!("{file}: {one} {sign} {other}{note}");
        self.names.push(Correction { verdict, names, said, file: file.to_owned(), line });
    }

    fn drop(&mut self, file: &str, line: usize, columns: &[&str], iris: &Iris, schema: &Schema) {
        match Drop::new(file, line, columns, iris, schema) {
            Ok(drop) => self.drops.push(drop),
            Err((message, hint)) => self.problem(file, line, &message, &hint),
        }
    }
}

/// `骆驼集团`, `company:骆驼集团` or an IRI.
fn name(typed: &str, iris: &Iris, schema: &Schema) -> Name {
    let classes: Vec<&str> = schema.entity_classes().collect();
    if let Some((class, name)) = iris.named(typed.trim_start_matches('<').trim_end_matches('>'), &classes) {
        return Name { class: Some(class.to_owned()), name };
    }
    let short = typed.split_once(':').filter(|(_, name)| !name.is_empty());
    let class = short.and_then(|(prefix, _)| classes.iter().find(|class| class.to_ascii_lowercase() == prefix));
    match (class, short) {
        (Some(class), Some((_, name))) => Name { class: Some((*class).to_owned()), name: name.to_owned() },
        _ => Name { class: None, name: typed.to_owned() },
    }
}
