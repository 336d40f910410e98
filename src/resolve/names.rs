//! An entity as its article names it, and what the corpus and people say → the one name by which it goes: docs/resolution.md.

use std::collections::BTreeSet;

use super::Policy;
use super::corrections::{Joined, OfClass, Verdict};
use super::evidence::Evidence;
use super::fold::folded;
use crate::article::Problem;
use crate::fact::Entity;

/// An entity under the name that the corpus gives it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    pub name: String,
    /// Forms of its article that people say are another's.
    pub without: Vec<String>,
    /// What the corrections said that bears on it.
    pub corrected: Vec<String>,
}

impl Policy {
    /// The name of an article's entity over the corpus of which `evidence` knows the names, with what people had to say about it.
    pub fn named(&self, entity: &Entity, article: &str, evidence: &Evidence) -> Named {
        let mut named = self.spread(entity, evidence);
        // 市委, 市统计局: a name that only says what sort of body it is means another one in every article.
        let anyone = |sort: &str| self.common.contains(sort);
        let class = entity.class.as_str();
        if self.forms(class).sorts(&named.name).any(anyone) && self.known(class, &named.name).is_none() {
            named.name = format!("{}（{article}）", named.name);
        }
        named
    }

    /// The name as if it meant the same everywhere.
    fn spread(&self, entity: &Entity, evidence: &Evidence) -> Named {
        let class = entity.class.as_str();
        let Some(of) = self.corrections.of(class) else {
            return Named { name: self.base(class, &entity.name, &entity.aliases, evidence, None), ..Named::default() };
        };
        let joined = evidence.joined.get_or_init(|| self.join(evidence));
        let base = self.base(class, &entity.name, &entity.aliases, evidence, Some(joined));
        let (name, mut lines) = match joined.get(class, &base) {
            Some((name, lines)) => (name.clone(), lines.iter().copied().collect::<BTreeSet<_>>()),
            None => (base, BTreeSet::new()),
        };
        let not_its = |form: &&String| {
            let own = folded(form);
            own != name && (of.alone.contains_key(&own) || self.apart(class, &self.forms(class).usual(&own), &name, evidence))
        };
        let without: Vec<String> = entity.aliases.iter().filter(not_its).cloned().collect();
        for form in [&entity.name, &name].into_iter().chain(&without) {
            self.sides(class, form, |line, _| {
                let parts = self.corrections.lines.get(line).is_some_and(|c| c.verdict == Verdict::Different);
                if parts && self.is_met(evidence, class, line) {
                    lines.insert(line);
                }
            });
        }
        let said = lines.into_iter().filter_map(|line| Some(self.corrections.lines.get(line)?.said.clone()));
        let corrected: BTreeSet<String> = said.collect();
        Named { name, without, corrected: corrected.into_iter().collect() }
    }

    /// The name but for what people join.
    fn base(&self, class: &str, name: &str, aliases: &[String], evidence: &Evidence, joined: Option<&Joined>) -> String {
        let own = folded(name);
        if self.corrections.of(class).is_some_and(|of| of.alone.contains_key(&own)) {
            return own;
        }
        let usual = self.forms(class).usual(&own);
        let apart = |form: &str, target: &str| self.apart(class, form, target, evidence);
        if let Some(known) = self.known(class, &usual).filter(|known| !apart(&usual, known)) {
            return known.to_owned();
        }
        if self.is_full(class, &usual) {
            return usual;
        }
        // Not by itself: by the other forms that the article uses, if all of them point to one.
        let forms: Vec<String> = aliases.iter().map(|alias| self.usual(class, alias)).collect();
        let can = |form: &str, target: &str| !apart(form, target) && !apart(&usual, target);
        let mut known = forms.iter().filter_map(|form| self.known(class, form).filter(|known| can(form, known)));
        if let Some(first) = known.next() {
            return if known.all(|other| other == first) { first.to_owned() } else { usual };
        }
        // What every form can mean: the one full name that is left.
        let mut left: Option<BTreeSet<&str>> = None;
        for form in std::iter::once(&usual).chain(&forms) {
            let Some(targets) = evidence.targets(class, form) else { continue };
            let one = |target| joined.and_then(|joined| joined.get(class, target)).map_or(target, |(name, _)| name.as_str());
            let possible: BTreeSet<&str> = targets.iter().copied().filter(|target| can(form, target)).map(one).collect();
            if possible.is_empty() && !targets.is_empty() && *form != usual {
                // People say that this form of the article is another's: it tells nothing.
                continue;
            }
            left = Some(match left {
                None => possible,
                Some(before) => before.intersection(&possible).copied().collect(),
            });
        }
        match left.as_ref().map(|left| (left.len(), left.first())) {
            Some((1, Some(only))) => (*only).to_owned(),
            _ => usual,
        }
    }

    /// Whether people say that a form, in its usual way of writing, is not the entity of this name, or is not another form of it.
    fn apart(&self, class: &str, form: &str, target: &str, evidence: &Evidence) -> bool {
        let Some(others) = self.corrections.of(class).and_then(|of| of.apart.get(form)) else { return false };
        let wanted = self.forms(class).usual(target);
        others.iter().any(|other| {
            *other == wanted
                || self.known(class, other).is_some_and(|known| known == target)
                || evidence.targets(class, other).is_some_and(|targets| targets == [target])
        })
    }

    /// The lines of the corrections in which a form stands, and on which side.
    pub(super) fn sides(&self, class: &str, form: &str, mut found: impl FnMut(usize, usize)) {
        let Some(of) = self.corrections.of(class) else { return };
        let own = folded(form);
        let usual = self.forms(class).usual(&own);
        let known = self.known(class, &usual).map(|known| self.forms(class).usual(known)).filter(|known| *known != usual);
        for key in std::iter::once(&usual).chain(&known) {
            for (line, side) in of.sides.get(key).into_iter().flatten() {
                // Where two spellings of one usual form are told apart, it is the spelling that counts.
                let Some(names) = self.corrections.lines.get(*line).map(|c| &c.names) else { continue };
                let spellings = names.each_ref().map(|name| folded(&name.name));
                let told = of.alone.contains_key(&own) || spellings.iter().any(|s| of.alone.get(s) == Some(line));
                if !told || spellings.get(*side) == Some(&own) {
                    found(*line, *side);
                }
            }
        }
    }

    /// Whether the corpus has both names of a line in one class.
    fn is_met(&self, evidence: &Evidence, class: &str, line: usize) -> bool {
        [0, 1].iter().all(|side| evidence.corrected.contains(&(class.to_owned(), line, *side)))
    }

    /// What people join, under the names that the corpus gives.
    fn join(&self, evidence: &Evidence) -> Joined {
        let mut joined = Joined::default();
        for (class, of) in self.corrections.classes() {
            let base = |line: usize| {
                let correction = self.corrections.lines.get(line)?;
                Some(correction.names.each_ref().map(|name| self.base(class, &name.name, &[], evidence, None)))
            };
            let met = of.same.iter().filter(|line| self.is_met(evidence, class, **line));
            let pairs: Vec<(usize, [String; 2])> = met.filter_map(|line| Some((*line, base(*line)?))).collect();
            let apart = self.parted(of, base);
            joined.add(class, &pairs, &apart, |names, said| self.best(class, names, said));
        }
        joined
    }

    fn parted(&self, of: &OfClass, base: impl Fn(usize) -> Option<[String; 2]>) -> Vec<[String; 2]> {
        let lines: BTreeSet<usize> = of.sides.values().flatten().map(|(line, _)| *line).collect();
        let parts = |line: &usize| self.corrections.lines.get(*line).is_some_and(|c| c.verdict == Verdict::Different);
        lines.into_iter().filter(parts).filter_map(base).collect()
    }

    /// The name of a group: the one that people wrote first in their lines and never second, where there is one such;
    /// else a known one, else a full one, else the longest.
    fn best(&self, class: &str, names: &BTreeSet<String>, said: &[&[String; 2]]) -> String {
        let first: BTreeSet<&String> = names
            .iter()
            .filter(|name| said.iter().any(|[a, b]| a == *name && b != a) && said.iter().all(|[_, b]| b != *name))
            .collect();
        if let (1, Some(only)) = (first.len(), first.first()) {
            return (*only).clone();
        }
        let rank = |name: &&String| {
            let known = self.known(class, &self.forms(class).usual(name)).is_some();
            (known, self.is_full(class, name), name.chars().count(), std::cmp::Reverse((*name).clone()))
        };
        names.iter().max_by_key(rank).cloned().unwrap_or_default()
    }

    /// Lines that meet nothing in the corpus, or contradict another.
    pub fn unmet(&self, evidence: &Evidence) -> Vec<Problem> {
        let joined = evidence.joined.get_or_init(|| self.join(evidence));
        let mut problems = Vec::new();
        for (line, correction) in self.corrections.lines.iter().enumerate() {
            let mut problem = |message: String, hint: &str| {
                let (file, line) = (correction.file.clone(), correction.line);
                problems.push(Problem { file, line, message, hint: hint.to_owned() });
            };
            if joined.void.contains(&line) {
                problem(
                    "different.tsv parts what this line joins, so it joins nothing".to_owned(),
                    "take one of the two lines out",
                );
            } else if !self.corrections.classes().any(|(class, _)| self.is_met(evidence, class, line)) {
                let met = |side| evidence.corrected.iter().any(|(_, l, s)| (*l, *s) == (line, side));
                let [a, b] = correction.names.each_ref().map(|name| name.name.as_str());
                let message = match (met(0), met(1)) {
                    (true, true) => format!("`{a}` and `{b}` are never of one class"),
                    (true, false) => format!("nothing in the store is called `{b}`"),
                    (false, true) => format!("nothing in the store is called `{a}`"),
                    (false, false) => format!("nothing in the store is called `{a}` or `{b}`"),
                };
                problem(message, "write names as `zhitu show` prints them");
            }
        }
        problems
    }
}
