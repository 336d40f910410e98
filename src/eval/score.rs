//! Annotated and found facts → a [`Run`]: within each type the two are paired so that the most roles agree, then fillers are counted.

use std::collections::{BTreeMap, BTreeSet};

use super::compare::{Yardstick, same_name};
use super::expected::{Expected, Fact, Gold};
use super::found::{Found, Said};
use super::pairs;
use super::run::{Outcome, Run, Spans, Tally, Verdict};

/// An optional fact is taken only when no other would be.
const SURE: i64 = 10;
const OPTIONAL: i64 = 9;

/// How far what was said is what was annotated.
pub fn score(name: &str, golds: &[Gold], said: &Said, yardstick: &Yardstick) -> Run {
    let mut run = Run { name: name.to_owned(), articles: golds.len(), ..Run::default() };
    for gold in golds {
        let found = said.facts.get(&gold.article.id).map(Vec::as_slice).unwrap_or_default();
        spans(gold, found, &mut run.spans);
        let kinds: BTreeSet<&str> =
            gold.facts.iter().map(|fact| fact.kind.as_str()).chain(found.iter().map(|fact| fact.kind.as_str())).collect();
        for kind in kinds {
            Scoring { run: &mut run, gold, kind, yardstick }.facts(found);
        }
        entities(gold, said, &mut run.entities);
    }
    run
}

/// Whether each fact's evidence stands in the text where the graph says that it does.
fn spans(gold: &Gold, found: &[Found], spans: &mut Spans) {
    if found.is_empty() {
        return;
    }
    let text: Vec<char> = gold.article.text.chars().collect();
    for fact in found {
        spans.checked += 1;
        let piece = fact.span.and_then(|(begin, end)| text.get(begin..end.min(text.len())));
        let is_there = piece.is_some_and(|piece| piece.iter().copied().eq(fact.evidence.chars()));
        spans.wrong += usize::from(!is_there);
    }
}

fn entities(gold: &Gold, said: &Said, tally: &mut Tally) {
    let Some(expected) = &gold.entities else { return };
    let found = said.entities.get(&gold.article.id).map(Vec::as_slice).unwrap_or_default();
    let hits: Vec<Vec<i64>> = expected
        .iter()
        .map(|e| found.iter().map(|f| i64::from(e.class == f.class && same_name(&e.names, &f.names))).collect())
        .collect();
    let pairs = pairs::best(&hits, found.len());
    let good = pairs.iter().filter(|(i, _)| expected.get(*i).is_some_and(|e| !e.optional)).count();
    let all = expected.iter().filter(|e| !e.optional).count();
    tally.add(good, found.len() - pairs.len(), all - good);
}

/// The facts of one type in one article.
struct Scoring<'a> {
    run: &'a mut Run,
    gold: &'a Gold,
    kind: &'a str,
    yardstick: &'a Yardstick,
}

impl Scoring<'_> {
    fn facts(mut self, found: &[Found]) {
        let expected: Vec<(usize, &Fact)> =
            self.gold.facts.iter().enumerate().filter(|(_, fact)| fact.kind == self.kind).collect();
        let roles: Vec<BTreeMap<&str, Expected>> = expected.iter().map(|(_, fact)| fact.roles()).collect();
        let found: Vec<&Found> = found.iter().filter(|fact| fact.kind == self.kind).collect();
        let weight = |fact: &Fact, roles: &BTreeMap<&str, Expected>, found: &Found| {
            self.overlap(roles, found) * if fact.optional { OPTIONAL } else { SURE }
        };
        let weights: Vec<Vec<i64>> = expected
            .iter()
            .zip(&roles)
            .map(|((_, fact), roles)| found.iter().map(|found| weight(fact, roles, found)).collect())
            .collect();
        let pairs: BTreeMap<usize, usize> = pairs::best(&weights, found.len()).into_iter().collect();
        for (i, ((number, fact), roles)) in expected.iter().zip(&roles).enumerate().filter(|(_, ((_, fact), _))| !fact.optional) {
            match pairs.get(&i).and_then(|j| found.get(*j)) {
                Some(found) => self.pair(*number, fact, roles, found),
                None => self.missing(*number, fact, roles),
            }
        }
        let paired: BTreeSet<usize> = pairs.into_values().collect();
        for (_, found) in found.iter().enumerate().filter(|(j, _)| !paired.contains(j)) {
            self.spurious(found);
        }
    }

    fn overlap(&self, roles: &BTreeMap<&str, Expected>, found: &Found) -> i64 {
        let agreeing = |role: &str, expected: &Expected| {
            found.roles.get(role).map_or(0, |got| self.yardstick.agreeing(role, &expected.fillers, got).len() as i64)
        };
        roles.iter().map(|(role, expected)| agreeing(role, expected) * self.yardstick.weight(role)).sum()
    }

    fn missing(&mut self, number: usize, fact: &Fact, roles: &BTreeMap<&str, Expected>) {
        let sure = roles.iter().filter(|(_, expected)| !expected.optional);
        let lost: Vec<(String, String)> =
            sure.flat_map(|(role, expected)| expected.fillers.iter().map(|forms| named(role, forms))).collect();
        for (role, _) in &lost {
            self.count(role, Tally { lost: 1, ..Tally::default() }, None);
        }
        self.fact(Tally { lost: 1, ..Tally::default() }, Tally { lost: 1, ..Tally::default() }, None);
        self.note(Verdict::Missing, format!("#{number}"), &fact.evidence, lost, Vec::new(), None);
    }

    fn pair(&mut self, number: usize, fact: &Fact, roles: &BTreeMap<&str, Expected>, found: &Found) {
        let (mut lost, mut wrong) = (Vec::new(), Vec::new());
        let none = Expected::default();
        let names: BTreeSet<&str> = roles.keys().copied().chain(found.roles.keys().map(String::as_str)).collect();
        for role in names {
            let expected = roles.get(role).unwrap_or(&none);
            let got = found.roles.get(role).map(Vec::as_slice).unwrap_or_default();
            let hits = self.yardstick.agreeing(role, &expected.fillers, got);
            let fp = got.len() - hits.len();
            let tally = match expected.optional {
                true => Tally { fp, ..Tally::default() },
                false => Tally { tp: hits.len(), fp, lost: expected.fillers.len() - hits.len() },
            };
            self.count(role, tally, Some(found));
            let given = got.iter().enumerate().filter(|(j, _)| !hits.iter().any(|(_, hit)| hit == j));
            wrong.extend(given.map(|(_, forms)| named(role, forms)));
            let wanted = expected.fillers.iter().enumerate().filter(|_| !expected.optional);
            let unmet = wanted.filter(|(i, _)| !hits.iter().any(|(hit, _)| hit == i));
            lost.extend(unmet.map(|(_, forms)| named(role, forms)));
        }
        let right = wrong.is_empty() && lost.is_empty();
        let exact = if right { Tally { tp: 1, fp: 0, lost: 0 } } else { Tally { tp: 0, fp: 1, lost: 1 } };
        self.fact(Tally { tp: 1, ..Tally::default() }, exact, Some(found));
        let verdict = if right { Verdict::Right } else { Verdict::Differs };
        self.note(verdict, format!("#{number}"), &fact.evidence, lost, wrong, Some(found));
    }

    fn spurious(&mut self, found: &Found) {
        let wrong: Vec<(String, String)> =
            found.roles.iter().flat_map(|(role, fillers)| fillers.iter().map(|forms| named(role, forms))).collect();
        for (role, _) in &wrong {
            self.count(role, Tally { fp: 1, ..Tally::default() }, Some(found));
        }
        self.fact(Tally { fp: 1, ..Tally::default() }, Tally { fp: 1, ..Tally::default() }, Some(found));
        let words: Vec<String> = wrong.iter().map(|(role, filler)| format!("{role}={filler}")).collect();
        let key = format!("{} {}", found.span.map(|(begin, _)| begin).unwrap_or_default(), words.join(" "));
        self.note(Verdict::Spurious, key, &found.evidence, Vec::new(), wrong, Some(found));
    }

    fn count(&mut self, role: &str, tally: Tally, found: Option<&Found>) {
        let by_role = self.run.by_role.entry(role.to_owned()).or_default();
        let by_type = &mut self.run.by_type.entry(self.kind.to_owned()).or_default().roles;
        for sum in [&mut self.run.roles, by_role, by_type] {
            sum.add(tally.tp, tally.fp, tally.lost);
        }
        if let Some(found) = found {
            let group = self.run.by_confidence.entry(self.yardstick.band(&found.confidence)).or_default();
            group.roles.add(tally.tp, tally.fp, 0);
        }
    }

    fn fact(&mut self, fact: Tally, exact: Tally, found: Option<&Found>) {
        let by_type = &mut self.run.by_type.entry(self.kind.to_owned()).or_default().facts;
        for sum in [&mut self.run.facts, by_type] {
            sum.add(fact.tp, fact.fp, fact.lost);
        }
        self.run.exact.add(exact.tp, exact.fp, exact.lost);
        if let Some(found) = found {
            self.run.by_confidence.entry(self.yardstick.band(&found.confidence)).or_default().facts.add(fact.tp, fact.fp, 0);
        }
    }

    fn note(
        &mut self,
        verdict: Verdict,
        key: String,
        evidence: &str,
        lost: Vec<(String, String)>,
        wrong: Vec<(String, String)>,
        found: Option<&Found>,
    ) {
        self.run.outcomes.push(Outcome {
            article: self.gold.article.id.clone(),
            kind: self.kind.to_owned(),
            verdict,
            key,
            evidence: evidence.to_owned(),
            lost,
            wrong,
            rule: found.map(|f| f.rule.clone()).unwrap_or_default(),
            confidence: found.map(|f| f.confidence.clone()).unwrap_or_default(),
        });
    }
}

/// A role and its filler by its first name.
fn named(role: &str, forms: &[String]) -> (String, String) {
    (role.to_owned(), forms.first().cloned().unwrap_or_default())
}
