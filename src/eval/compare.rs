//! `ontology/eval.tsv` → when a filler is right: an amount when it is equal, a 项目 when it is three quarters alike.

use std::collections::{BTreeMap, BTreeSet};

use super::filler::{exact, norm, similarity};
use super::pairs;
use crate::ontology::{Folder, Problem};

const FILE: &str = "eval.tsv";
/// How alike two names must be, unless the file says otherwise.
const NAME: f64 = 0.9;
/// What a role that agrees weighs when it is asked which facts belong together.
const WEIGHT: i64 = 10;
const LIGHT: i64 = 3;

/// How the roles of an ontology are compared.
#[derive(Clone, Debug, Default)]
pub struct Yardstick {
    near: BTreeMap<String, f64>,
    exact: BTreeSet<String>,
    light: BTreeSet<String>,
    apart: BTreeSet<String>,
    classes: BTreeSet<String>,
    /// Where one group of confidences ends and the next begins.
    bands: Vec<String>,
}

impl Yardstick {
    /// Lines that cannot be used are reported and left out. Without the file every role is compared as a name.
    pub fn read(folder: &Folder, problems: &mut Vec<Problem>) -> Yardstick {
        let mut all = Yardstick::default();
        let Some(file) = folder.files.iter().find(|file| file.path == FILE) else { return all };
        for (line, row) in file.rows() {
            let mut problem = |code, message: String| {
                let hint =
                    "write near<TAB>role<TAB>0..1, or exact, light, apart<TAB>role, class<TAB>class or band<TAB>0..1".to_owned();
                problems.push(Problem { file: file.path.clone(), line, code, message, hint });
            };
            let (kind, name) = match row[..] {
                [kind, name, ..] if !name.is_empty() => (kind, name.to_owned()),
                _ => {
                    problem("short-row", "a line needs a kind and a name".to_owned());
                    continue;
                }
            };
            match kind {
                "near" => match row.get(2).and_then(|need| need.parse().ok()).filter(|need| (0.0..=1.0).contains(need)) {
                    Some(need) => drop(all.near.insert(name, need)),
                    None => problem("bad-number", format!("`{name}`: how alike, from 0 to 1?")),
                },
                "exact" => drop(all.exact.insert(name)),
                "light" => drop(all.light.insert(name)),
                "apart" => drop(all.apart.insert(name)),
                "class" => drop(all.classes.insert(name)),
                "band" => all.bands.push(name),
                _ => problem("unknown-kind", format!("`{kind}` is no kind of line")),
            }
        }
        all
    }

    /// The group in which facts of a confidence are counted: `0.75–0.82`; each confidence by itself where no bands are listed.
    pub fn band(&self, confidence: &str) -> String {
        if self.bands.is_empty() {
            return confidence.to_owned();
        }
        let number = |text: &str| text.parse::<f64>().unwrap_or_default();
        let limits = || self.bands.iter().map(|b| number(b));
        let below = limits().rfind(|b| *b <= number(confidence)).unwrap_or(0.0);
        let above = limits().find(|b| *b > number(confidence)).unwrap_or(1.0);
        format!("{below:.2}–{above:.2}")
    }

    pub fn compares_role(&self, role: &str) -> bool {
        !self.apart.contains(role)
    }

    pub fn compares_class(&self, class: &str) -> bool {
        !self.classes.contains(class)
    }

    /// What it weighs that a filler of this role agrees.
    pub fn weight(&self, role: &str) -> i64 {
        if self.light.contains(role) { LIGHT } else { WEIGHT }
    }

    /// Whether one of the forms on the left names the same as one on the right.
    fn same(&self, role: &str, gold: &[String], found: &[String]) -> bool {
        if self.exact.contains(role) {
            return gold.iter().any(|g| found.iter().any(|f| exact(g) == exact(f)));
        }
        alike(gold, found, self.near.get(role).copied().unwrap_or(NAME))
    }

    /// `(gold, found)` pairs of fillers that agree, as many as there can be.
    pub fn agreeing(&self, role: &str, gold: &[Vec<String>], found: &[Vec<String>]) -> Vec<(usize, usize)> {
        if gold.is_empty() || found.is_empty() {
            return Vec::new();
        }
        let weights: Vec<Vec<i64>> =
            gold.iter().map(|g| found.iter().map(|f| i64::from(self.same(role, g, f))).collect()).collect();
        pairs::best(&weights, found.len())
    }
}

/// Whether two things that go by these names may be one entity.
pub fn same_name(a: &[String], b: &[String]) -> bool {
    alike(a, b, NAME)
}

fn alike(a: &[String], b: &[String], need: f64) -> bool {
    let right: Vec<Vec<char>> = b.iter().map(|b| norm(b)).collect();
    a.iter().map(|a| norm(a)).any(|a| right.iter().any(|b| similarity(&a, b) >= need))
}
