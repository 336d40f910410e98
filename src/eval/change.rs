//! Two runs over the same articles → what got better and what got worse.

use std::collections::BTreeMap;

use super::run::{Outcome, Run, Verdict};

/// What changed since an earlier run.
pub struct Change<'r> {
    pub before: &'r Run,
    pub after: &'r Run,
    /// Facts with fewer fillers lost or wrong than before, those that gained most first.
    pub better: Vec<Shift<'r>>,
    pub worse: Vec<Shift<'r>>,
}

/// One fact in both runs. A spurious fact stands in one of them only.
pub struct Shift<'r> {
    pub before: Option<&'r Outcome>,
    pub after: Option<&'r Outcome>,
}

impl<'r> Shift<'r> {
    /// Fillers lost or wrong that were not so before; negative when it got better.
    pub fn cost(&self) -> i64 {
        let cost = |outcome: Option<&Outcome>| outcome.map_or(0, |o| o.cost() as i64);
        cost(self.after) - cost(self.before)
    }

    /// How it stands now, or how it stood.
    pub fn outcome(&self) -> Option<&'r Outcome> {
        self.after.or(self.before)
    }

    /// `missing → right`; `–` where there is nothing.
    pub fn verdicts(&self) -> String {
        let name = |outcome: Option<&Outcome>| outcome.map_or("–", |o| o.verdict.name());
        format!("{} → {}", name(self.before), name(self.after))
    }
}

impl<'r> Change<'r> {
    pub fn new(before: &'r Run, after: &'r Run) -> Change<'r> {
        let mut both: BTreeMap<_, Shift<'r>> = BTreeMap::new();
        for outcome in &before.outcomes {
            both.entry(key(outcome)).or_insert(Shift { before: None, after: None }).before = Some(outcome);
        }
        for outcome in &after.outcomes {
            both.entry(key(outcome)).or_insert(Shift { before: None, after: None }).after = Some(outcome);
        }
        let (mut better, mut worse) = (Vec::new(), Vec::new());
        for shift in both.into_values() {
            match shift.cost() {
                0 => {}
                cost if cost < 0 => better.push(shift),
                _ => worse.push(shift),
            }
        }
        better.sort_by_key(Shift::cost);
        worse.sort_by_key(|shift| -shift.cost());
        Change { before, after, better, worse }
    }
}

fn key(outcome: &Outcome) -> (&str, &str, bool, &str) {
    (&outcome.article, &outcome.kind, outcome.verdict == Verdict::Spurious, &outcome.key)
}
