//! Files → articles: `新闻.md`, `新闻.html`, `新闻.jsonl` or a whole newspaper page become [`Article`]s.
//!
//! [`read`] goes through the inputs one file and one record at a time, so that a corpus of any size takes the memory
//! of its largest record. Whatever cannot be read is a [`Problem`] among the articles, and reading goes on.

mod character;
mod marks;
mod date;
mod line;
mod decode;
mod inputs;
mod json_lines;
mod page;
mod document;
mod html;

use std::fmt;

use serde::{Deserialize, Serialize};

pub(crate) use character::is_han;
pub use date::Date;
pub(crate) use line::{Line, closing_credit, dateline, is_bare_heading, is_finished, is_unpunctuated};
pub(crate) use marks::MARKS;

/// One news article as it was read; `text` is the body, the title is not part of it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Article {
    /// Stable identifier: given by the input, or derived from source and content.
    pub id: String,
    #[serde(default)]
    pub title: String,
    /// Day of publication; anchors `今年`, `上月`, `4月27日`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The paper or site that printed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// The body, exactly as given: offsets and evidence refer to this string.
    pub text: String,
}

/// How inputs are read.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// Day of publication of the articles that do not state it.
    pub date: Option<Date>,
}

/// Something that could not be read: what is wrong, where, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file as it was named, or `standard input`.
    pub file: String,
    /// 1-based; 0 for the file as a whole.
    pub line: usize,
    pub message: String,
    pub hint: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(f, "{}: {}", self.file, self.message)?,
            line => write!(f, "{}:{line}: {}", self.file, self.message)?,
        }
        if self.hint.is_empty() { Ok(()) } else { write!(f, "\n  {}", self.hint) }
    }
}

impl std::error::Error for Problem {}

impl Problem {
    fn new(file: &str, line: usize, message: impl Into<String>, hint: impl Into<String>) -> Problem {
        Problem { file: file.to_owned(), line, message: message.into(), hint: hint.into() }
    }
}

/// An article, or why there is none.
pub type Reading = Result<Article, Problem>;

/// Every article of the inputs: files, folders (all below them, sorted), globs, and `-` for JSON lines on standard input.
///
/// ```no_run
/// use zhitu::article::{Options, read};
///
/// for reading in read(&["samples/news".to_owned()], &Options::default()) {
///     match reading {
///         Ok(article) => println!("{} {}", article.id, article.title),
///         Err(problem) => eprintln!("{problem}"),
///     }
/// }
/// ```
pub fn read(inputs: &[String], options: &Options) -> impl Iterator<Item = Reading> + use<> {
    let options = *options;
    inputs::sources(inputs).flat_map(move |source| match source {
        Ok(source) => source.articles(&options),
        Err(problem) => Box::new(std::iter::once(Err(problem))),
    })
}

/// The article of one JSON line. `file` and `line` are its place in messages; members that no article has are passed over.
///
/// # Errors
/// When the line holds no article.
pub fn record(json: &str, file: &str, line: usize) -> Reading {
    json_lines::article(json.as_bytes().to_vec(), &Options::default())
        .map_err(|(message, hint)| Problem::new(file, line, message, hint))
}
