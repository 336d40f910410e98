//! What is named on the command line → articles, one after another: files of JSON lines, `-` for standard input.

use std::fs::File;
use std::io::{self, BufRead, BufReader};

use super::Refused;
use crate::article::{Article, Date};

/// The articles of the inputs, in their order.
pub fn articles(inputs: Vec<String>, date: Option<Date>) -> impl Iterator<Item = Result<Article, Refused>> {
    inputs.into_iter().flat_map(move |input| {
        let reader: io::Result<Box<dyn BufRead>> = match input.as_str() {
            "-" => Ok(Box::new(BufReader::new(io::stdin()))),
            path => File::open(path).map(|file| Box::new(BufReader::new(file)) as Box<dyn BufRead>),
        };
        let refused = |line: Option<usize>, reason: String| Refused {
            place: line.map_or(input.clone(), |line| format!("{input}:{line}")),
            reason,
        };
        let articles: Vec<Result<Article, Refused>> = match reader {
            Err(e) => vec![Err(refused(None, e.to_string()))],
            Ok(reader) => reader
                .lines()
                .enumerate()
                .filter_map(|(i, line)| match line {
                    Err(e) => Some(Err(refused(Some(i + 1), e.to_string()))),
                    Ok(line) if line.trim().is_empty() => None,
                    Ok(line) => Some(serde_json::from_str(&line).map_err(|e| refused(Some(i + 1), e.to_string())).map(
                        |mut article: Article| {
                            article.published = date.or(article.published);
                            article
                        },
                    )),
                })
                .collect(),
        };
        articles
    })
}
