//! The Markdown corpus: `tests/corpus/<folder>/*.md` → cases. A heading is a test, the fenced blocks under it are its
//! input and what must come out, named by the word after the fence.

use std::path::{Path, PathBuf};

/// One heading with its fenced blocks.
pub struct Case {
    /// `reading/breaks.md:12 栏断处`
    pub name: String,
    blocks: Vec<(String, String)>,
}

impl Case {
    pub fn block(&self, name: &str) -> Option<&str> {
        self.blocks.iter().find(|(n, _)| n == name).map(|(_, text)| text.as_str())
    }
}

/// All cases of a folder, in order.
pub fn cases(folder: &str) -> Vec<Case> {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus").join(folder);
    let mut files: Vec<PathBuf> = std::fs::read_dir(&dir).unwrap().map(|e| e.unwrap().path()).collect();
    files.retain(|f| f.extension().is_some_and(|e| e == "md"));
    files.sort();
    files.iter().flat_map(|file| read(file, folder)).collect()
}

fn read(file: &Path, folder: &str) -> Vec<Case> {
    let text = std::fs::read_to_string(file).unwrap();
    let mut cases: Vec<Case> = Vec::new();
    let mut fence: Option<(String, String, String)> = None;
    for (number, line) in (1..).zip(text.lines()) {
        match &mut fence {
            Some((close, name, block)) if line == close => {
                let case = cases.last_mut().unwrap_or_else(|| panic!("{}:{number}: a block before any heading", file.display()));
                case.blocks.push((std::mem::take(name), std::mem::take(block)));
                fence = None;
            }
            Some((_, _, block)) => {
                block.push_str(line);
                block.push('\n');
            }
            None => {
                let ticks = line.len() - line.trim_start_matches('`').len();
                if ticks >= 3 {
                    fence = Some((line[..ticks].to_owned(), line[ticks..].trim().to_owned(), String::new()));
                } else if let Some(title) = line.strip_prefix("## ") {
                    let file = file.file_name().unwrap().to_string_lossy();
                    cases.push(Case { name: format!("{folder}/{file}:{number} {title}"), blocks: Vec::new() });
                }
            }
        }
    }
    assert!(fence.is_none(), "{}: a block is not closed", file.display());
    cases
}

/// Panics with every case that came out otherwise than written, side by side.
pub fn expect(failures: Vec<(String, String, String)>) {
    if !failures.is_empty() {
        let shown: Vec<String> = failures
            .iter()
            .map(|(name, wanted, got)| format!("── {name}\nwanted:\n{}\ngot:\n{}\n", wanted.trim_end(), got.trim_end()))
            .collect();
        panic!("{} of the corpus came out otherwise\n\n{}", failures.len(), shown.join("\n"));
    }
}
