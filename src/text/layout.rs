//! The lines of an article → what each is and whether it goes on from the line before: `…聚焦长三` ⏎ `角、珠三角…` is one paragraph.

use super::Part;
use crate::article::{Line, is_bare_heading, is_finished, is_unpunctuated};

/// A line that is printed, as a byte range of the article's text.
#[derive(Clone, Copy, Debug)]
pub struct Laid {
    pub begin: usize,
    pub end: usize,
    line: Line,
    pub part: Part,
    /// Goes on from the last body line before it.
    pub joined: bool,
    /// Stands in the middle of a sentence that a column break cut: left out.
    pub dropped: bool,
}

/// Every line that is not blank.
pub fn lay(text: &str) -> Vec<Laid> {
    let mut lines = Vec::with_capacity(text.len() / 200 + 4);
    let mut begin = 0;
    for line in text.split('\n') {
        let end = begin + line.len();
        let kind = Line::of(line);
        if kind != Line::Blank {
            lines.push(Laid { begin, end, line: kind, part: Part::Body, joined: false, dropped: false });
        }
        begin = end + 1;
    }
    let mut body = None;
    let mut told = false;
    let mut next = 0;
    for i in 0..lines.len() {
        while next <= i || lines.get(next).is_some_and(|l| matches!(l.line, Line::Credit | Line::Byline)) {
            next += 1;
        }
        let part = part(text, &lines, i, &Around { told, body, next });
        lines[i].part = part;
        told |= part != Part::Aside;
        if part != Part::Body {
            if part == Part::Heading {
                body = None;
            }
            continue;
        }
        if let Some(before) = body
            && lines[i].line != Line::Item
            && !is_finished(at(text, &lines, before))
        {
            lines[i].joined = true;
            lines[before + 1..i].iter_mut().for_each(|l| l.dropped = true);
        }
        body = Some(i);
    }
    lines
}

fn at<'a>(text: &'a str, lines: &[Laid], i: usize) -> &'a str {
    lines.get(i).map_or("", |l| &text[l.begin..l.end])
}

/// What stands around a line.
struct Around {
    /// Something other than furniture came before.
    told: bool,
    /// The last line of body text since the last heading.
    body: Option<usize>,
    /// The next line that is no furniture.
    next: usize,
}

fn part(text: &str, lines: &[Laid], i: usize, around: &Around) -> Part {
    let line = at(text, lines, i);
    let fresh = around.body.is_none_or(|b| is_finished(at(text, lines, b)));
    let next = lines.get(around.next);
    match lines[i].line {
        Line::Heading(_) => Part::Heading,
        Line::Byline | Line::Credit | Line::Blank => Part::Aside,
        Line::Names if fresh && (!around.told || next.is_none_or(|n| matches!(n.line, Line::Heading(_)))) => Part::Aside,
        // The last line without any stop is whoever wrote it: `秦慕白 文/图`.
        _ if next.is_none() && around.body.is_some() && fresh && is_unpunctuated(line, 24) => Part::Aside,
        _ if fresh && is_bare_heading(line, next.map(|n| &text[n.begin..n.end])) => Part::Heading,
        _ => Part::Body,
    }
}
