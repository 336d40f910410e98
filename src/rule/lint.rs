//! Rules → what is wrong with them: every problem at once, with file, line and what to do.

use std::collections::{BTreeMap, BTreeSet};

use crate::ontology::{Ontology, Problem};

use super::compile::RuleSet;
use super::syntax::{Example, Sign};
use super::{Match, Rules, annotated};

impl Rules {
    /// Lints the rules and runs their examples. Add these to the problems of [`Rules::load`].
    pub fn check(&self, ontology: &Ontology) -> Vec<Problem> {
        let mut problems = Vec::new();
        for set in &self.sets {
            unused(set, &mut problems);
            repeated(set, &mut problems);
            super::reach::lint(set, &mut problems);
            for example in &set.examples {
                self.example(set, example, ontology, &mut problems);
            }
        }
        super::reach::unused_sets(&ontology.folder, &mut problems);
        problems.sort_by(|a, b| (&a.file, a.line, a.code).cmp(&(&b.file, b.line, b.code)));
        problems
    }

    /// How many examples say that something is found, that nothing is, and that something is a known gap.
    pub fn examples(&self) -> (usize, usize, usize) {
        let count = |sign| self.sets.iter().flat_map(|s| &s.examples).filter(|e| e.sign == sign).count();
        (count(Sign::Found), count(Sign::Nothing), count(Sign::Gap))
    }

    /// Patterns that no example of their file matches: nothing would tell if they broke.
    pub fn untested(&self, ontology: &Ontology) -> Vec<Problem> {
        let mut notes = Vec::new();
        for set in &self.sets {
            let mut seen = BTreeSet::new();
            for source in set.examples.iter().filter_map(|e| annotated(&e.text, ontology).ok()) {
                let found = self.find(&[&self.see(source.input(&ontology.lexicon), &source.chunks)]);
                seen.extend(found.into_iter().flatten().map(|m| m.rule.to_owned()));
            }
            for program in set.programs.iter().filter(|p| !seen.contains(&p.id)) {
                notes.push(Problem {
                    file: set.path.clone(),
                    line: program.line,
                    code: "untested-pattern",
                    message: format!("no example matches `{}`", program.text),
                    hint: "write a + example for it, or delete it".to_owned(),
                });
            }
        }
        notes
    }

    fn example(&self, set: &RuleSet, example: &Example, ontology: &Ontology, problems: &mut Vec<Problem>) {
        let mut report = |code, message: String, hint: &str| {
            problems.push(Problem { file: set.path.clone(), line: example.line, code, message, hint: hint.to_owned() });
        };
        for (role, _) in example.facts.iter().flatten() {
            if !matches!(role.as_str(), "status" | "date") && ontology.schema.role(set.fact, role).is_none() {
                report(
                    "unknown-role",
                    format!("`{role}` is no role of {}", set.fact),
                    &format!("one of {}", set.roles.join(", ")),
                );
            }
        }
        let source = match annotated(&example.text, ontology) {
            Ok(source) => source,
            Err(e) => return report("bad-example", e, "annotate as [甲高新区/Zone] or [3个/Count]"),
        };
        let found: Vec<Match> = self
            .find(&[&self.see(source.input(&ontology.lexicon), &source.chunks)])
            .into_iter()
            .flatten()
            .filter(|m| m.fact == set.fact)
            .collect();
        let shown: Vec<String> = found.iter().map(|m| format!("{} ({})", source.show(m), m.rule)).collect();
        let right =
            found.len() == example.facts.len() && example.facts.iter().all(|fact| found.iter().any(|m| agrees(&source, m, fact)));
        match example.sign {
            Sign::Found if example.facts.is_empty() => {
                report(
                    "no-expectation",
                    "a + example says which roles are found".to_owned(),
                    &format!("found now: {}", shown.join("; ")),
                );
            }
            Sign::Found if !right => {
                let (_, near) = self.explain(&self.see(source.input(&ontology.lexicon), &source.chunks));
                let near: Vec<String> = near
                    .iter()
                    .filter(|n| n.fact == set.fact)
                    .take(3)
                    .map(|n| {
                        format!(
                            "{} stopped before {} at `{}`",
                            n.rule,
                            n.stop.wanted,
                            source.text.str(source.chunks[n.stop.at].span)
                        )
                    })
                    .collect();
                let cut: Vec<&str> = source.chunks.iter().map(|c| source.text.str(c.span)).collect();
                let hint = format!("found: {}; nearly: {}; cut as {}", shown.join("; "), near.join(", "), cut.join("|"));
                report("example-fails", format!("`{}` is not found as written", example.text), &hint);
            }
            Sign::Nothing if !found.is_empty() => {
                report("example-fails", format!("`{}` must give nothing", example.text), &format!("found: {}", shown.join("; ")));
            }
            Sign::Gap if right && !example.facts.is_empty() => {
                report("gap-closed", format!("`{}` is found now", example.text), "write + instead of ?");
            }
            _ => {}
        }
    }
}

/// Whether a match has every role expected, and of the pattern's own roles no other ones.
fn agrees(source: &super::Annotated, found: &Match, expected: &[(String, Vec<String>)]) -> bool {
    let filler = |role: &str| -> Option<String> {
        if role == "status" && found.planned.is_some() {
            return Some("planned".to_owned());
        }
        let all: Vec<String> = found.roles.iter().filter(|b| b.role == role).map(|b| source.filler(b)).collect();
        (!all.is_empty()).then(|| all.join("+"))
    };
    let sorted = |text: &str| {
        let mut parts: Vec<String> = text.split('+').map(str::to_owned).collect();
        parts.sort_unstable();
        parts
    };
    let all_there = expected.iter().all(|(role, fillers)| filler(role).is_some_and(|f| sorted(&f) == sorted(&fillers.join("+"))));
    let listed = |role: &str| expected.iter().any(|(r, _)| r == role);
    let none_more = found.roles.iter().all(|b| b.float || b.weight() < 2 || b.role == "date" || listed(b.role));
    let planned = found.planned.is_none() || listed("status");
    all_there && none_more && planned
}

/// Triggers that no pattern is for.
fn unused(set: &RuleSet, problems: &mut Vec<Problem>) {
    for (word, _) in &set.triggers {
        if !set.programs.iter().any(|p| p.only.is_empty() || p.only.contains(word)) {
            problems.push(Problem {
                file: set.path.clone(),
                line: 0,
                code: "unused-trigger",
                message: format!("no pattern is for the trigger `{word}`"),
                hint: "write a pattern with @, or delete the trigger".to_owned(),
            });
        }
    }
}

/// Patterns that say the same as an earlier one.
fn repeated(set: &RuleSet, problems: &mut Vec<Problem>) {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for program in &set.programs {
        let text = program.text.split_whitespace().collect::<Vec<_>>().join(" ");
        if let Some(first) = seen.get(&text) {
            problems.push(Problem {
                file: set.path.clone(),
                line: program.line,
                code: "repeated-pattern",
                message: format!("`{text}` stands in line {first} already"),
                hint: "delete one of the two".to_owned(),
            });
        } else {
            seen.insert(text, program.line);
        }
    }
}
