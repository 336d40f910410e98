//! One evaluation in figures, as it is printed and saved: scores in all, by type, by role, by confidence, and what became of each fact.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

/// What was right, wrong and lost.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Tally {
    pub tp: usize,
    pub fp: usize,
    #[serde(rename = "fn")]
    pub lost: usize,
}

impl Tally {
    pub fn add(&mut self, tp: usize, fp: usize, lost: usize) {
        self.tp += tp;
        self.fp += fp;
        self.lost += lost;
    }

    pub fn precision(self) -> f64 {
        ratio(self.tp, self.tp + self.fp)
    }

    pub fn recall(self) -> f64 {
        ratio(self.tp, self.tp + self.lost)
    }

    pub fn f1(self) -> f64 {
        let (p, r) = (self.precision(), self.recall());
        if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 }
    }
}

fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

impl Serialize for Tally {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let mut out = to.serialize_struct("Tally", 6)?;
        out.serialize_field("p", &self.precision())?;
        out.serialize_field("r", &self.recall())?;
        out.serialize_field("f", &self.f1())?;
        out.serialize_field("tp", &self.tp)?;
        out.serialize_field("fp", &self.fp)?;
        out.serialize_field("fn", &self.lost)?;
        out.end()
    }
}

/// Facts whose evidence is not what stands in the article at its place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spans {
    pub checked: usize,
    pub wrong: usize,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypeScore {
    pub roles: Tally,
    pub facts: Tally,
}

/// Facts of one confidence; those that match an optional fact are not among them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// Paired with an annotated fact, or with none.
    pub facts: Tally,
    pub roles: Tally,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    Right,
    Differs,
    Missing,
    Spurious,
}

impl Verdict {
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Right => "right",
            Verdict::Differs => "differs",
            Verdict::Missing => "missing",
            Verdict::Spurious => "spurious",
        }
    }
}

/// What became of an annotated fact, or a found one that nobody annotated.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Outcome {
    pub article: String,
    #[serde(rename = "type")]
    pub kind: String,
    pub verdict: Verdict,
    /// The same from run to run: the number of the annotated fact in its article, or place and roles of the found one.
    pub key: String,
    pub evidence: String,
    /// Role and filler.
    pub lost: Vec<(String, String)>,
    pub wrong: Vec<(String, String)>,
    /// Of the fact that was found.
    pub rule: String,
    pub confidence: String,
}

impl Outcome {
    /// Fillers that are lost or wrong.
    pub fn cost(&self) -> usize {
        self.lost.len() + self.wrong.len()
    }

    /// What went wrong in it, each with its cost: `Observation.date wrong`, `Signing missing`.
    pub fn causes(&self) -> Vec<(String, usize)> {
        if matches!(self.verdict, Verdict::Missing | Verdict::Spurious) {
            return vec![(format!("{} {}", self.kind, self.verdict.name()), self.cost())];
        }
        let roles: BTreeSet<&str> = self.lost.iter().chain(&self.wrong).map(|(role, _)| role.as_str()).collect();
        let count = |list: &[(String, String)], role: &str| list.iter().filter(|(r, _)| r == role).count();
        let cause = |role: &str| {
            let (lost, wrong) = (count(&self.lost, role), count(&self.wrong, role));
            let how = match (lost, wrong) {
                (_, 0) => "lost",
                (0, _) => "wrong",
                _ => "other",
            };
            (format!("{}.{role} {how}", self.kind), lost + wrong)
        };
        roles.into_iter().map(cause).collect()
    }
}

/// Differences of one sort.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Cause {
    /// `Observation.date lost`: the role is lost, wrong, or another filler stands in it.
    pub cause: String,
    /// Fillers lost or wrong.
    pub cost: usize,
    pub facts: usize,
    pub articles: usize,
}

/// The evaluation of one file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Run {
    /// The file's name without its ending.
    pub name: String,
    pub articles: usize,
    pub roles: Tally,
    pub facts: Tally,
    pub exact: Tally,
    pub entities: Tally,
    pub spans: Spans,
    pub by_type: BTreeMap<String, TypeScore>,
    pub by_role: BTreeMap<String, Tally>,
    pub by_confidence: BTreeMap<String, Group>,
    pub outcomes: Vec<Outcome>,
}

impl Run {
    /// The four scores by their names.
    pub fn totals(&self) -> [(&'static str, Tally); 4] {
        [("roles", self.roles), ("facts", self.facts), ("exact", self.exact), ("entities", self.entities)]
    }

    /// What is not right, in the order of the file.
    pub fn errors(&self) -> impl Iterator<Item = &Outcome> {
        self.outcomes.iter().filter(|outcome| outcome.verdict != Verdict::Right)
    }

    /// What went wrong, the costliest first.
    pub fn causes(&self) -> Vec<Cause> {
        let mut all: BTreeMap<String, (usize, usize, BTreeSet<&str>)> = BTreeMap::new();
        for outcome in self.errors() {
            for (cause, cost) in outcome.causes() {
                let (sum, facts, articles) = all.entry(cause).or_default();
                *sum += cost;
                *facts += 1;
                articles.insert(&outcome.article);
            }
        }
        let mut causes: Vec<Cause> = all
            .into_iter()
            .map(|(cause, (cost, facts, articles))| Cause { cause, cost, facts, articles: articles.len() })
            .collect();
        causes.sort_by(|a, b| b.cost.cmp(&a.cost).then_with(|| a.cause.cmp(&b.cause)));
        causes
    }
}
