//! What was typed → files in a settled order: `新闻/`, `新闻/*.md`, `-`; a folder's files are sorted by name, whatever the disk says.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};

use super::{Options, Problem, Reading, document, html, json_lines};

/// A file that is read whole may be this large; larger collections are JSON lines, which are read one by one.
const LARGEST: u64 = 64 << 20;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    /// Markdown or plain text, an article or a whole page.
    Document,
    Html,
    JsonLines,
}

impl Format {
    fn of(path: &Path) -> Option<Format> {
        match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "md" | "markdown" | "txt" | "text" => Some(Format::Document),
            "html" | "htm" | "xhtml" | "shtml" => Some(Format::Html),
            "jsonl" | "ndjson" | "json" => Some(Format::JsonLines),
            _ => None,
        }
    }

    /// By the first bytes, for a file whose name says nothing.
    fn guess(head: &[u8]) -> Format {
        let head = head.trim_ascii_start();
        if head.starts_with(b"{") {
            Format::JsonLines
        } else if head.starts_with(b"<") && !head.starts_with(b"<!--") {
            Format::Html
        } else {
            Format::Document
        }
    }
}

/// One file, or standard input.
pub enum Source {
    Stdin,
    File {
        path: PathBuf,
        /// What the ids of its articles begin with.
        name: String,
    },
}

impl Source {
    /// Its articles, one at a time.
    pub fn articles(self, options: &Options) -> Box<dyn Iterator<Item = Reading>> {
        match self {
            Source::Stdin => Box::new(json_lines::read(BufReader::new(io::stdin()), "standard input".to_owned(), *options)),
            Source::File { path, name } => {
                let shown = path.display().to_string();
                open(&path, &shown, name, *options).unwrap_or_else(|problem| Box::new(std::iter::once(Err(problem))))
            }
        }
    }
}

fn open(path: &Path, shown: &str, name: String, options: Options) -> Result<Box<dyn Iterator<Item = Reading>>, Problem> {
    let failed = |e: io::Error| Problem::new(shown, 0, format!("cannot be read: {e}"), "");
    let file = File::open(path).map_err(failed)?;
    let mut reader = BufReader::with_capacity(1 << 16, file);
    let format = match Format::of(path) {
        Some(format) => format,
        None => Format::guess(io::BufRead::fill_buf(&mut reader).map_err(failed)?),
    };
    if format == Format::JsonLines {
        return Ok(Box::new(json_lines::read(reader, shown.to_owned(), options)));
    }
    let mut bytes = Vec::new();
    reader.take(LARGEST + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > LARGEST {
        let hint = "give the articles as JSON lines, which are read one by one";
        return Err(Problem::new(shown, 0, format!("is larger than {} MB", LARGEST >> 20), hint));
    }
    let articles = match format {
        Format::Html => html::read(bytes, shown, &name, &options),
        _ => document::read(bytes, shown, &name, &options),
    };
    Ok(Box::new(articles.into_iter()))
}

/// The files of all inputs. Folders are walked as the files are asked for.
pub fn sources(inputs: &[String]) -> impl Iterator<Item = Result<Source, Problem>> + use<> {
    let typed: Vec<Typed> = inputs.iter().flat_map(|input| expand(input)).collect();
    // Two files of one name in different folders must not become one article.
    let mut stems: BTreeMap<String, usize> = BTreeMap::new();
    for path in typed.iter().filter_map(Typed::file) {
        *stems.entry(stem(path)).or_default() += 1;
    }
    typed.into_iter().flat_map(move |typed| -> Box<dyn Iterator<Item = Result<Source, Problem>>> {
        match typed {
            Typed::Stdin => Box::new(std::iter::once(Ok(Source::Stdin))),
            Typed::Wrong(problem) => Box::new(std::iter::once(Err(problem))),
            Typed::Folder(path) => Box::new(Walk { folders: vec![(String::new(), path)], found: Vec::new() }),
            Typed::File(path) => {
                let unique = stems.get(&stem(&path)).is_none_or(|n| *n == 1);
                let name = if unique { stem(&path) } else { joined(&path) };
                Box::new(std::iter::once(Ok(Source::File { path, name })))
            }
        }
    })
}

enum Typed {
    Stdin,
    File(PathBuf),
    Folder(PathBuf),
    Wrong(Problem),
}

impl Typed {
    fn file(&self) -> Option<&Path> {
        match self {
            Typed::File(path) => Some(path),
            _ => None,
        }
    }

    fn of(path: PathBuf) -> Typed {
        if path.is_dir() { Typed::Folder(path) } else { Typed::File(path) }
    }
}

/// One argument: itself where it exists, else what it matches as a glob.
fn expand(input: &str) -> Vec<Typed> {
    let wrong = |message: String, hint: &str| vec![Typed::Wrong(Problem::new(input, 0, message, hint))];
    if input == "-" {
        return vec![Typed::Stdin];
    }
    if Path::new(input).exists() {
        return vec![Typed::of(PathBuf::from(input))];
    }
    if !input.contains(['*', '?', '[']) {
        return wrong(
            "no such file or folder".to_owned(),
            "inputs are files, folders, globs, or - for JSON lines on standard input",
        );
    }
    let like_a_shell = glob::MatchOptions { require_literal_leading_dot: true, ..Default::default() };
    match glob::glob_with(input, like_a_shell) {
        Err(e) => wrong(format!("is no pattern: {}", e.msg), "quote the name if it is meant as it stands"),
        Ok(paths) => {
            let found: Vec<Typed> = paths
                .map(|path| match path {
                    Ok(path) => Typed::of(path),
                    Err(e) => Typed::Wrong(Problem::new(
                        &e.path().display().to_string(),
                        0,
                        format!("cannot be read: {}", e.error()),
                        "",
                    )),
                })
                .collect();
            if found.is_empty() { wrong("no file matches".to_owned(), "look at the folder's name and the ending") } else { found }
        }
    }
}

fn stem(path: &Path) -> String {
    path.file_stem().map_or_else(String::new, |s| s.to_string_lossy().into_owned())
}

/// The whole path as a name: `2023/05/page.md` is `2023-05-page.md`.
fn joined(path: &Path) -> String {
    let parts: Vec<_> = path
        .components()
        .filter_map(|c| match c {
            std::path::Component::Normal(part) => Some(part.to_string_lossy()),
            _ => None,
        })
        .collect();
    parts.join("-")
}

/// All files below a folder that can be read, depth first, by name. Hidden ones and linked folders are passed over.
struct Walk {
    /// Folders still to be read with the names that lead to them; the last is next.
    folders: Vec<(String, PathBuf)>,
    /// Files of the folder read last, in reverse.
    found: Vec<Source>,
}

impl Iterator for Walk {
    type Item = Result<Source, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(source) = self.found.pop() {
                return Some(Ok(source));
            }
            let (prefix, folder) = self.folders.pop()?;
            if let Err(e) = self.list(&prefix, &folder) {
                let hint = "its other files are read all the same";
                return Some(Err(Problem::new(
                    &folder.display().to_string(),
                    0,
                    format!("the folder cannot be read: {e}"),
                    hint,
                )));
            }
        }
    }
}

impl Walk {
    fn list(&mut self, prefix: &str, folder: &Path) -> io::Result<()> {
        let mut entries: Vec<_> = std::fs::read_dir(folder)?.collect::<io::Result<_>>()?;
        entries.sort_by_key(std::fs::DirEntry::file_name);
        let mut files = Vec::new();
        let mut folders = Vec::new();
        let mut stems: BTreeMap<String, usize> = BTreeMap::new();
        for entry in entries {
            let path = entry.path();
            if entry.file_name().to_string_lossy().starts_with('.') {
                continue;
            }
            if entry.file_type()?.is_dir() {
                folders.push((format!("{prefix}{}-", entry.file_name().to_string_lossy()), path));
            } else if Format::of(&path).is_some() && path.is_file() {
                *stems.entry(stem(&path)).or_default() += 1;
                files.push(path);
            }
        }
        self.folders.extend(folders.into_iter().rev());
        self.found.extend(files.into_iter().rev().map(|path| {
            // 新闻.md beside 新闻.html keep their endings.
            let unique = stems.get(&stem(&path)).is_none_or(|n| *n == 1);
            let own = if unique { stem(&path) } else { path.file_name().unwrap_or_default().to_string_lossy().into_owned() };
            Source::File { name: format!("{prefix}{own}"), path }
        }));
        Ok(())
    }
}
