//! A newspaper page → its items: `## 乐山高新区：…` begins a new article, `## 高位推进 招商“动”起来` goes on with the one it stands in.
//!
//! The number of marks alone does not tell, since a page's headlines and sub-headings are often marked alike. What does
//! is what stands around the heading: a byline or a dateline after it, a signature before it, the zone it names.

use super::line::{self, Line};
use super::{closing_credit, dateline, is_finished};

/// One item: its headline, and where its body stands in the page, without blank lines around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    pub title: String,
    pub begin: usize,
    pub end: usize,
}

/// So much evidence makes a heading a headline. Each single mark that only headlines have is worth it.
const ENOUGH: u32 = 3;

/// A line that is not blank.
struct Printed<'a> {
    begin: usize,
    words: &'a str,
    line: Line,
}

/// Headings with nothing between them: a kicker and its headline, a headline in two lines.
struct Group {
    first: usize,
    /// One past the last.
    end: usize,
}

/// The items of a page; one for a single article. The last of them ends where the page does.
pub fn split(page: &str) -> Vec<Item> {
    let mut lines = Vec::new();
    let mut begin = 0;
    for words in page.split('\n') {
        let line = Line::of(words);
        if line != Line::Blank {
            lines.push(Printed { begin, words: words.trim(), line });
        }
        begin += words.len() + 1;
    }
    let mut items = Vec::new();
    let mut running = Running { title: String::new(), level: 0, body: 0 };
    let mut next = 0;
    while next < lines.len() {
        let Some(group) = group(page, &lines, next) else {
            next += 1;
            continue;
        };
        next = group.end;
        let told = lines[..group.first].iter().rev().take_while(|l| l.begin >= running.body).any(|l| l.line != Line::Credit);
        let top = headline(&lines, &group);
        // Under the name of the paper or a column may stand its date alone.
        let masthead = !told && (running.title.is_empty() || line::is_standing(&running.title));
        if masthead || (!told && depth(&lines[top]) < running.level) || evidence(&lines, &group, top, &running) >= ENOUGH {
            if !masthead {
                items.extend(item(page, &running, lines[group.first].begin));
            }
            let (title, last) = named(&lines, &group, top);
            let body = lines.get(last + 1).map_or(page.len(), |l| l.begin);
            running = Running { title, level: depth(&lines[top]), body };
        }
    }
    items.extend(item(page, &running, page.len()));
    items
}

/// The item that is being read.
struct Running {
    title: String,
    /// Marks of its headline.
    level: u8,
    /// Where its body begins.
    body: usize,
}

fn item(page: &str, running: &Running, end: usize) -> Option<Item> {
    let body = page.get(running.body..end)?;
    let end = running.body + body.trim_end().len();
    let begin = end - body.trim().len();
    (begin < end).then(|| Item { title: running.title.clone(), begin, end })
}

/// Marks of a heading; a line without any is the deepest.
fn depth(line: &Printed) -> u8 {
    match line.line {
        Line::Heading(level) => level,
        _ => 7,
    }
}

/// The headings that begin at line `at`, if it is one or could be.
fn group(page: &str, lines: &[Printed], at: usize) -> Option<Group> {
    let marked = |l: &Printed| matches!(l.line, Line::Heading(_));
    if !marked(&lines[at]) {
        return is_bare(page, lines, at).then_some(Group { first: at, end: at + 1 });
    }
    let length = lines[at..].iter().take_while(|l| marked(l)).count();
    Some(Group { first: at, end: at + length })
}

/// A line without marks that may be a headline: at the head of the page, or after a finished paragraph.
fn is_bare(page: &str, lines: &[Printed], at: usize) -> bool {
    let line = &lines[at];
    let could_be = match line.line {
        Line::Text => line::could_be_headline(line.words),
        Line::Names => line::is_standing(line.words),
        _ => false,
    };
    if !could_be {
        return false;
    }
    let Some(next) = lines.get(at + 1) else { return false };
    let parted = |from: usize, to: usize| page.get(from..to).is_some_and(|gap| gap.matches('\n').count() > 1);
    let apart = parted(line.begin + line.words.len(), next.begin);
    if lines[..at].iter().all(|l| l.line == Line::Credit) {
        // A hard-wrapped sentence at the head of a file is no title.
        let fresh = dateline(next.words) > 0 || matches!(next.line, Line::Byline) || next.words.starts_with('\u{3000}');
        return dateline(line.words) == 0 && (apart || fresh || !line.words.contains(['，', ',']));
    }
    let before = &lines[at - 1];
    before.line != Line::Text || is_finished(before.words)
}

/// The heading of a group that is the headline: the one that names a zone, else the highest that is no standing title.
fn headline(lines: &[Printed], group: &Group) -> usize {
    let rank = |i: &usize| {
        let title = bare(lines[*i].words);
        (line::is_standing(title), line::headline_zone(title).is_none(), depth(&lines[*i]))
    };
    (group.first..group.end).min_by_key(rank).unwrap_or(group.first)
}

/// The headline as it is said, and the last line of the group that belongs to it. Deeper headings after it are the first
/// sub-headings of the body; what stands before it is its kicker and is left out.
fn named(lines: &[Printed], group: &Group, top: usize) -> (String, usize) {
    let mut title = bare(lines[top].words).to_owned();
    let mut last = top;
    let zoned = |i: usize| line::headline_zone(bare(lines[i].words)).is_some();
    while last + 1 < group.end && depth(&lines[last + 1]) <= depth(&lines[top]) {
        last += 1;
        // Two lines of one headline are read together; a kicker below its headline is not.
        if depth(&lines[last]) == depth(&lines[top]) && !zoned(top) {
            title.push(' ');
            title.push_str(bare(lines[last].words));
        }
    }
    (title, last)
}

/// A heading without its marks.
fn bare(words: &str) -> &str {
    words.trim().trim_start_matches('#').trim_end_matches('#').trim().trim_matches('*').trim()
}

/// How much speaks for a new article.
fn evidence(lines: &[Printed], group: &Group, top: usize, running: &Running) -> u32 {
    let title = bare(lines[top].words);
    let mut found = 0;
    if let Line::Heading(depth) = lines[top].line
        && (depth == 1 || depth < running.level)
    {
        found += ENOUGH;
    }
    if line::is_standing(title) {
        found += ENOUGH;
    }
    // Between a headline and its text stand pictures and their credits.
    if let Some(after) = lines[group.end..].iter().find(|l| l.line != Line::Credit)
        && (after.line == Line::Byline || dateline(after.words) > 0)
    {
        found += ENOUGH;
    }
    if let [.., earlier, before] = &lines[..group.first] {
        let signed = match before.line {
            Line::Names => earlier.line != Line::Text || is_finished(earlier.words),
            Line::Byline => true,
            Line::Text => closing_credit(before.words) < before.words.len(),
            _ => false,
        };
        if signed {
            found += ENOUGH;
        } else if before.line == Line::Credit {
            found += 1;
        }
    }
    if let Some(zone) = line::headline_zone(title) {
        found += if line::headline_zone(&running.title) == Some(zone) { 1 } else { 3 };
    }
    found
}
