//! `tests/corpus/frames/*.md`: what is told in one sentence must be told whatever stands in its places.
//!
//! ```text
//! date: 2024-05-10
//! title: 青禾高新区：开发区里的春天
//!
//! {指标} 出口额 | 营业收入 | 技工贸总收入                     a place and what may stand there; several such lines add up
//! {增} 增长{率}% → growth={率} | 下降{率}% → growth=-{率}     behind `→` what it is in the facts below, where that is something else
//! {率} 8.6 | 12
//!
//! ## 值与增速，至少 95                                        so many in a hundred must come out exactly as expected
//!
//! 2023年，全区{指标}{增}。
//!
//!     Observation subject=青禾高新区 indicator={指标} {增} date=2023
//! ```
//!
//! A heading's text and facts are those of `facts.rs`; which fillers meet is drawn by lot, always the same one.
//! `FRAMES=statistics:400` draws 400 for each heading of `statistics.md` and prints where it fails: the share of each filler, and examples.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use zhitu::article::Article;

use super::facts::{Case, difference, extractor};

/// Articles drawn for a heading.
const DRAWN: usize = 60;

type Places = BTreeMap<String, Vec<(String, String)>>;

#[derive(Clone, Default)]
struct Frame {
    case: Case,
    least: usize,
    places: Places,
}

/// `{增} 增长{率}% → growth={率} | 持平` → the name of the place and what may stand there.
fn place(line: &str) -> Option<(String, Vec<(String, String)>)> {
    let (name, fillers) = line.strip_prefix('{')?.split_once("} ")?;
    let pair = |filler: &str| match filler.split_once(" → ") {
        Some((text, facts)) => (text.trim().to_owned(), facts.trim().to_owned()),
        None => (filler.trim().to_owned(), filler.trim().to_owned()),
    };
    Some((name.to_owned(), fillers.split(" | ").map(pair).collect()))
}

fn frames(path: &Path) -> Vec<Frame> {
    let text = std::fs::read_to_string(path).unwrap();
    let file = path.file_stem().unwrap().to_string_lossy();
    let mut head = Frame { case: Case { ontology: "ontology".to_owned(), ..Case::default() }, ..Frame::default() };
    let mut out: Vec<Frame> = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        if let Some(title) = line.strip_prefix("## ") {
            let least = title.rsplit(' ').next().and_then(|n| n.parse().ok());
            let least = least.unwrap_or_else(|| panic!("{file}.md:{number} ends without 至少 N"));
            let case = Case { name: format!("{file}.md:{number} {title}"), ..head.case.clone() };
            out.push(Frame { case, least, places: head.places.clone() });
            continue;
        }
        let frame = out.last_mut().unwrap_or(&mut head);
        let in_head = frame.case.name.is_empty();
        if let Some((name, fillers)) = place(line) {
            frame.places.entry(name).or_default().extend(fillers);
        } else if let (true, Some((key, value))) = (in_head, line.split_once(": ")) {
            match key {
                "date" => frame.case.date = value.to_owned(),
                "title" => frame.case.title = value.to_owned(),
                _ => panic!("{file}.md:{number} `{key}` is no key of a head"),
            }
        } else if let (false, Some(fact)) = (in_head, line.strip_prefix("    ")) {
            frame.case.expected.push(fact.trim().to_owned());
        } else if let (false, Some(title)) = (in_head, line.strip_prefix("> ")) {
            frame.case.title = title.to_owned();
        } else if !in_head && !line.trim().is_empty() {
            frame.case.text.push_str(line.trim());
            frame.case.text.push('\n');
        }
    }
    out
}

/// A lot that falls the same way every time (SplitMix64).
struct Lot(u64);

impl Lot {
    fn draw(&mut self, of: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % of as u64) as usize
    }
}

impl Frame {
    /// One article, and which filler stands in which place.
    fn drawn(&self, lot: &mut Lot) -> (Case, Vec<(String, String)>) {
        let mut case = self.case.clone();
        let mut chosen = Vec::new();
        // A filler may have places of its own, so what it brought is looked at in the next turn; three levels are plenty.
        for _ in 0..4 {
            for (name, fillers) in &self.places {
                let slot = format!("{{{name}}}");
                if !case.text.contains(&slot) && !case.title.contains(&slot) {
                    continue;
                }
                let (text, facts) = &fillers[lot.draw(fillers.len())];
                case.text = case.text.replace(&slot, text);
                case.title = case.title.replace(&slot, text);
                let filled = |line: &String| line.replace(&slot, facts).split_whitespace().collect::<Vec<_>>().join(" ");
                case.expected = case.expected.iter().map(filled).collect();
                chosen.push((name.clone(), text.clone()));
            }
        }
        // A place may bring nothing to the facts.
        case.expected.iter_mut().for_each(|line| *line = line.split_whitespace().collect::<Vec<_>>().join(" "));
        let open = [&case.text].into_iter().chain(&case.expected).find(|line| line.contains('{'));
        assert!(open.is_none(), "{}: nothing is listed for a place of {open:?}", self.case.name);
        (case, chosen)
    }

    /// How many in a hundred come out as expected, and a report of those that do not.
    fn tried(&self, articles: usize) -> (usize, String) {
        let mut lot = Lot(articles as u64);
        let mut seen = BTreeSet::new();
        let mut counts: BTreeMap<(String, String), (usize, usize)> = BTreeMap::new();
        let mut wrong = Vec::new();
        for _ in 0..articles {
            let (case, chosen) = self.drawn(&mut lot);
            if !seen.insert(case.text.clone()) {
                continue;
            }
            let article = Article {
                id: "frame".to_owned(),
                title: case.title.clone(),
                published: case.date.parse().ok(),
                text: case.text.clone(),
                ..Article::default()
            };
            let difference = difference(&case, &extractor(&case.ontology).extract(&article));
            for place in chosen {
                let (all, lost) = counts.entry(place).or_default();
                *all += 1;
                *lost += usize::from(difference.is_some());
            }
            wrong.extend(difference);
        }
        let share = 100 * (seen.len() - wrong.len()) / seen.len().max(1);
        let mut worst: Vec<_> = counts.iter().filter(|(_, (all, lost))| lost * seen.len() > all * wrong.len()).collect();
        worst.sort_by_key(|(_, (all, lost))| 100 * (all - lost) / all);
        let mut report = format!("{share} in a hundred of {} ← {}", seen.len(), self.case.name);
        for ((name, text), (all, lost)) in worst.into_iter().take(12) {
            report.push_str(&format!("\n   {}/{all} {{{name}}} {text}", all - lost));
        }
        for difference in wrong.iter().take(if articles > DRAWN { 6 } else { 3 }) {
            report.push_str(&format!("\n{difference}"));
        }
        (share, report)
    }
}

#[test]
fn whatever_stands_in_its_places() {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/frames");
    let wanted = std::env::var("FRAMES").ok();
    let (only, articles) = match wanted.as_deref() {
        Some(wanted) => wanted.split_once(':').unwrap_or((wanted, "")),
        None => ("", ""),
    };
    let articles = articles.parse().unwrap_or(DRAWN);
    let mut files: Vec<_> = std::fs::read_dir(dir).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    let mut failed = Vec::new();
    let all: Vec<Frame> =
        files.iter().filter(|file| file.to_string_lossy().contains(only)).flat_map(|file| frames(file)).collect();
    assert!(!all.is_empty(), "no file of tests/corpus/frames is called {only}");
    for frame in all {
        assert!(!frame.case.expected.is_empty(), "{} expects nothing: write `no fact`", frame.case.name);
        let (share, report) = frame.tried(articles);
        if wanted.is_some() {
            println!("{report}\n");
        } else if share < frame.least {
            failed.push(report);
        }
    }
    assert!(failed.is_empty(), "{} frames fail too often\n\n{}", failed.len(), failed.join("\n\n"));
}
