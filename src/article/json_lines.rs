//! JSON lines → articles, one line in memory at a time: `{"id": "a1", "title": "…", "published": "2023-05-04", "text": "…"}`.

use std::io::{self, BufRead, Read};

use serde::Deserialize;
use sha2::{Digest, Sha256};

use super::decode::decode;
use super::{Article, Options, Problem, Reading, date};

/// A line may be this long; no article is.
const LONGEST: usize = 16 << 20;

#[derive(Deserialize)]
struct Record {
    id: Option<Id>,
    title: Option<String>,
    published: Option<String>,
    text: Option<String>,
    url: Option<String>,
    source: Option<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Id {
    Text(String),
    Number(i64),
}

/// The articles of a stream; `shown` is its name in messages.
pub fn read<R: BufRead>(reader: R, shown: String, options: Options) -> impl Iterator<Item = Reading> {
    let mut lines = Lines { reader, number: 0, utf16: None };
    std::iter::from_fn(move || {
        loop {
            let number = lines.number + 1;
            let problem = |message: String, hint: &str| Some(Err(Problem::new(&shown, number, message, hint)));
            match lines.next() {
                Ok(None) => return None,
                Ok(Some(Got::TooLong)) => {
                    let hint = "one line holds one article; this one is passed over";
                    return problem(format!("the line is longer than {} MB", LONGEST >> 20), hint);
                }
                Ok(Some(Got::Line(bytes))) if bytes.trim_ascii().is_empty() => {}
                Ok(Some(Got::Line(bytes))) => match article(bytes, &options) {
                    Ok(article) => return Some(Ok(article)),
                    Err((message, hint)) => return problem(message, hint),
                },
                Err(e) => {
                    // Nothing after a broken read can be trusted.
                    lines.utf16 = Some(Vec::new());
                    return problem(format!("cannot be read on: {e}"), "");
                }
            }
        }
    })
}

/// The article of one line; otherwise what is wrong with it, and what to do.
pub fn article(bytes: Vec<u8>, options: &Options) -> Result<Article, (String, &'static str)> {
    let line = decode(bytes).map_err(|e| (e.message, "write the file in UTF-8"))?;
    let record: Record = serde_json::from_str(line.trim_start_matches('\u{FEFF}')).map_err(|e| {
        let hint = if line.trim_start().starts_with('[') {
            "a JSON array is not read; write one object a line, as `jq -c '.[]'` does"
        } else {
            "one line holds one object with id, title, published, text, url, source"
        };
        let said = e.to_string();
        // The line of the message is that of the record, always 1.
        (format!("not a record: {}", said.replace("at line 1 column", "at column")), hint)
    })?;
    let text = record.text.unwrap_or_default();
    if text.trim().is_empty() {
        return Err(("the record has no text".to_owned(), "`text` holds the body of the article"));
    }
    let published = match record.published.as_deref().map(str::trim).filter(|p| !p.is_empty()) {
        Some(field) => Some(date::parse(field).ok_or((format!("`published` is no date: {field}"), "write it as 2023-05-04"))?),
        None => options.date.or_else(|| date::infer(&text)),
    };
    let given = |field: Option<String>| field.map(|f| f.trim().to_owned()).filter(|f| !f.is_empty());
    let (title, url) = (given(record.title).unwrap_or_default(), given(record.url));
    let id = match record.id {
        Some(Id::Number(n)) => n.to_string(),
        Some(Id::Text(id)) if !id.trim().is_empty() => id.trim().to_owned(),
        // The address stays when the text is corrected.
        _ => url.as_deref().map_or_else(|| fingerprint(&[&title, &text]), |url| fingerprint(&[url])),
    };
    Ok(Article { id, title, published, url, source: given(record.source), text })
}

/// A short name for what has none, the same wherever and whenever it is read.
pub fn fingerprint(parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

enum Got {
    Line(Vec<u8>),
    TooLong,
}

struct Lines<R> {
    reader: R,
    /// Of the line read last.
    number: usize,
    /// A UTF-16 file, whose bytes have no lines of their own, as UTF-8 still to be given out, last line first.
    utf16: Option<Vec<Vec<u8>>>,
}

impl<R: BufRead> Lines<R> {
    fn next(&mut self) -> io::Result<Option<Got>> {
        if self.number == 0 && self.utf16.is_none() {
            let head = self.reader.fill_buf()?;
            if head.starts_with(&[0xFF, 0xFE]) || head.starts_with(&[0xFE, 0xFF]) {
                self.utf16 = Some(self.whole()?);
            }
        }
        self.number += 1;
        match &mut self.utf16 {
            Some(lines) => Ok(lines.pop().map(Got::Line)),
            None => self.line(),
        }
    }

    /// Up to the next line break. A line that is too long is read past, not kept.
    fn line(&mut self) -> io::Result<Option<Got>> {
        let mut line = Vec::new();
        let mut length = 0usize;
        loop {
            let chunk = match self.reader.fill_buf() {
                Err(e) if e.kind() == io::ErrorKind::Interrupted => continue,
                other => other?,
            };
            if chunk.is_empty() {
                break;
            }
            let end = chunk.iter().position(|b| *b == b'\n');
            let part = &chunk[..end.unwrap_or(chunk.len())];
            length += part.len().max(1);
            if length <= LONGEST {
                line.extend_from_slice(part);
            } else {
                line = Vec::new();
            }
            let used = part.len() + usize::from(end.is_some());
            self.reader.consume(used);
            if end.is_some() {
                break;
            }
        }
        Ok(match length {
            0 => None,
            n if n > LONGEST => Some(Got::TooLong),
            _ => Some(Got::Line(line)),
        })
    }

    fn whole(&mut self) -> io::Result<Vec<Vec<u8>>> {
        let mut bytes = Vec::new();
        (&mut self.reader).take(LONGEST as u64 * 4 + 1).read_to_end(&mut bytes)?;
        if bytes.len() > LONGEST * 4 {
            return Err(io::Error::other("a UTF-16 file of this size must be converted to UTF-8 first"));
        }
        let text = decode(bytes).map_err(|e| io::Error::other(e.message))?;
        Ok(text.split('\n').rev().map(|line| line.as_bytes().to_vec()).collect())
    }
}
