//! `tests/corpus/facts/*.md`: a heading is a test, the paragraphs below it are an article, the indented lines the facts it tells.
//!
//! ```text
//! date: 2023-05-10                     before the first heading: the day of publication and the headline of all tests
//! title: 青禾高新区：开发区里的春天
//! ontology: samples/domains/filings    another ontology than the one that ships
//!
//! ## 值与增速                          `(gap)` at the end: known not to work; it fails the day it works
//!
//! > 青禾高新区：另一个标题              a headline of its own
//!
//! 2022年，全区营业收入1600亿元，同比增长11.4%。
//!
//!     Observation subject=青禾高新区 indicator=营业收入 value=1600亿元 growth=11.4 date=2022
//! ```
//!
//! `no fact` stands where nothing is told. A list of fillers is joined by `+`, `a|b` accepts either, `role?=` need not be
//! there. `@Company 青禾电子有限公司 = 青禾电子` asks for an entity (`@Zone|Platform …` of either class) and the other forms seen of it, and `!Person 李四` for none.
//! Facts are all those told, in any order, with all their roles; `zone`, `cumulative`, `attributedTo` and `timeText` are
//! compared only where they are written.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::OnceLock;

use zhitu::article::Article;
use zhitu::fact::{Extraction, Extractor};
use zhitu::ontology::Folder;

/// Compared only where they are written.
const SILENT: &[&str] = &["zone", "cumulative", "attributedTo", "timeText"];

#[derive(Clone, Default)]
pub struct Case {
    pub name: String,
    pub gap: bool,
    pub title: String,
    pub date: String,
    pub ontology: String,
    pub text: String,
    pub expected: Vec<String>,
}

fn cases(path: &Path) -> Vec<Case> {
    let text = std::fs::read_to_string(path).unwrap();
    let file = path.file_name().unwrap().to_string_lossy();
    let mut head = Case { ontology: "ontology".to_owned(), ..Case::default() };
    let mut cases: Vec<Case> = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        if let Some(title) = line.strip_prefix("## ") {
            let gap = title.ends_with("(gap)");
            cases.push(Case { name: format!("{file}:{number} {title}"), gap, ..head.clone() });
        } else if let Some(case) = cases.last_mut() {
            if let Some(fact) = line.strip_prefix("    ") {
                case.expected.push(fact.trim().to_owned());
            } else if let Some(title) = line.strip_prefix("> ") {
                case.title = title.to_owned();
            } else if !line.trim().is_empty() {
                case.text.push_str(line.trim());
                case.text.push('\n');
            }
        } else if let Some((key, value)) = line.split_once(": ") {
            match key {
                "date" => head.date = value.to_owned(),
                "title" => head.title = value.to_owned(),
                "ontology" => head.ontology = value.to_owned(),
                _ => {}
            }
        }
    }
    cases
}

/// A line → its type and its roles. What follows a space without `role=` belongs to the filler before.
fn parse(line: &str) -> (String, BTreeMap<String, String>) {
    let mut words = line.split(' ');
    let kind = words.next().unwrap_or_default().to_owned();
    let mut roles: BTreeMap<String, String> = BTreeMap::new();
    let mut last = String::new();
    for word in words.filter(|word| !word.is_empty()) {
        match word.split_once('=').filter(|(role, _)| role.trim_end_matches('?').bytes().all(|b| b.is_ascii_alphabetic())) {
            Some((role, filler)) => {
                last = role.to_owned();
                roles.insert(last.clone(), filler.to_owned());
            }
            None => roles.entry(last.clone()).or_default().push_str(&format!(" {word}")),
        }
    }
    (kind, roles)
}

fn agrees(expected: &str, got: &str) -> bool {
    let ((kind, wanted), (other, found)) = (parse(expected), parse(got));
    let same = |wanted: &str, found: &str| {
        let mut open: Vec<&str> = found.split('+').collect();
        let wanted: Vec<&str> = wanted.split('+').collect();
        wanted.len() == open.len()
            && wanted.iter().all(|w| {
                let at = open.iter().position(|f| w.split('|').any(|one| one == *f));
                at.map(|at| open.remove(at)).is_some()
            })
    };
    let bare = |role: &str| role.trim_end_matches('?').to_owned();
    let listed: Vec<String> = wanted.keys().map(|role| bare(role)).collect();
    kind == other
        && wanted.iter().all(|(role, filler)| match found.get(&bare(role)) {
            Some(got) => same(filler, got),
            None => role.ends_with('?'),
        })
        && found.keys().all(|role| listed.contains(role) || SILENT.contains(&role.as_str()))
}

fn entity(said: &Extraction, line: &str) -> bool {
    let (class, name) = line.split_once(' ').unwrap_or((line, ""));
    let (name, forms) = name.split_once(" = ").unwrap_or((name, ""));
    let forms = forms.split('+').filter(|f| !f.is_empty());
    said.entities.iter().any(|e| {
        class.split('|').any(|c| c == e.class) && e.name == name && forms.clone().all(|f| e.aliases.iter().any(|a| a == f))
    })
}

/// What is missing and what is too much, and everything that was told; nothing where it is as expected.
pub fn difference(case: &Case, said: &Extraction) -> Option<String> {
    let mut told: Vec<String> = said.facts.iter().map(|f| said.line(f)).collect();
    let all = told.clone();
    let mut lines = Vec::new();
    for line in case.expected.iter().filter(|line| *line != "no fact") {
        let there = match line.split_at_checked(1) {
            Some(("@", name)) => entity(said, name),
            Some(("!", name)) => !entity(said, name),
            _ => told.iter().position(|got| agrees(line, got)).map(|at| told.remove(at)).is_some(),
        };
        if !there {
            lines.push(format!("  - {line}"));
        }
    }
    // A test of names alone says nothing about facts.
    if case.expected.iter().any(|line| !line.starts_with(['@', '!'])) {
        lines.extend(told.iter().map(|line| format!("  + {line}")));
    }
    if lines.is_empty() {
        return None;
    }
    if lines.iter().any(|line| line.starts_with("  - @") || line.starts_with("  - !")) {
        lines.extend(said.entities.iter().map(|e| format!("    entity {} {} = {}", e.class, e.name, e.aliases.join("+"))));
    }
    let right = all.len() - told.len();
    Some(format!("── {}\n{}\n{}\n  ({right} of {} told are right)", case.name, case.text.trim_end(), lines.join("\n"), all.len()))
}

/// An ontology from disk, so that a changed word needs no new build; the one that ships is read once.
pub fn extractor(path: &str) -> &'static Extractor {
    static SHIPPED: OnceLock<Extractor> = OnceLock::new();
    static FILINGS: OnceLock<Extractor> = OnceLock::new();
    let load = || Extractor::load(Folder::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()).0;
    if path == "ontology" { SHIPPED.get_or_init(load) } else { FILINGS.get_or_init(load) }
}

/// All cases of one file: tells what is wrong with those that do not hold.
fn run(name: &str) {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/facts");
    let mut wrong = Vec::new();
    let (mut count, mut gaps) = (0, 0);
    for case in cases(&dir.join(name)) {
        assert!(!case.expected.is_empty(), "{} expects nothing: write `no fact`", case.name);
        let article = Article {
            id: case.name.clone(),
            title: case.title.clone(),
            published: case.date.parse().ok(),
            text: case.text.clone(),
            ..Article::default()
        };
        let difference = difference(&case, &extractor(&case.ontology).extract(&article));
        count += 1;
        gaps += usize::from(case.gap);
        match (difference, case.gap) {
            (Some(shown), false) => wrong.push(shown),
            (None, true) => wrong.push(format!("── {}\n  it works now: take `(gap)` away", case.name)),
            _ => {}
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {count} tests ({gaps} of them gaps) came out otherwise\n\n{}",
        wrong.len(),
        wrong.join("\n\n")
    );
}

macro_rules! files {
    ($($name:ident)*) => { $(#[test] fn $name() { run(concat!(stringify!($name), ".md")); })* };
}

files! {
    statistics subjects features sectors brackets series spurious passing plants topics owners names callings rolls bounds firms rounds projects organisations events truth filings
    briefs notices lively colloquial retold zones goals posts marks dealings deals parts wholes openings ceremonies clefts whose company occasions people said changes made referents dates newyear pointed spent accounts
}

/// A file of the corpus that nobody runs would be no test.
#[test]
fn every_file_is_run() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/facts");
    let source = include_str!("facts.rs");
    let listed = source.split("\nfiles! {").nth(1).and_then(|rest| rest.split('}').next()).unwrap_or_default();
    for file in std::fs::read_dir(folder).unwrap() {
        let name = file.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned();
        assert!(listed.split_whitespace().any(|word| word == name), "{name}.md is in no list of facts.rs");
    }
}
