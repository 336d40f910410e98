//! Patterns that can never give a fact: shadowed by an earlier one, with a hole that nothing fills, without a core role.

use std::collections::{BTreeMap, BTreeSet};

use crate::ontology::{Folder, Problem};

use super::compile::RuleSet;
use super::program::{Link, Node, Program, Slot};

pub fn lint(set: &RuleSet, problems: &mut Vec<Problem>) {
    let mut report = |program: &Program, code, message: String, hint: &str| {
        problems.push(Problem { file: set.path.clone(), line: program.line, code, message, hint: hint.to_owned() });
    };
    let mut earlier: BTreeMap<String, Vec<&Program>> = BTreeMap::new();
    for program in &set.programs {
        let text = &program.text;
        for slot in slots(&program.left).chain(slots(&program.right)).filter(|s| !fillable(s)) {
            let message = format!("nothing can fill {{{}}} of `{text}`", slot.role);
            report(program, "empty-hole", message, "give the role a range in the ontology, or name a class that it takes");
        }
        let of_trigger = |role: &str| {
            let used = |word: &String| program.only.is_empty() || program.only.contains(word);
            set.triggers.iter().any(|(word, constants)| used(word) && constants.iter().any(|(r, _)| r == role))
        };
        let brings = |role: &str| {
            slots(&program.left).chain(slots(&program.right)).any(|s| s.role == role)
                || program.constants.iter().any(|(r, _)| r == role)
                || set.floats.iter().any(|f| f.role == role)
                || of_trigger(role)
        };
        if let Some(core) = set.core.iter().find(|any| !any.iter().any(|role| brings(role))) {
            let message = format!("`{text}` never gives a fact: it brings no {}", core.join(" or "));
            report(
                program,
                "unreachable-pattern",
                message,
                "a fact without its core roles is not told; see zt:core in the ontology",
            );
        }
        let same = earlier.entry(format!("{:?} {:?} {:?}", program.left, program.right, program.constants)).or_default();
        let covers =
            |first: &&Program| first.only.is_empty() || (!program.only.is_empty() && program.only.is_subset(&first.only));
        if let Some(first) = same.iter().find(|p| covers(p) && p.text != *text) {
            let message = format!("`{text}` matches only where line {} does", first.line);
            report(program, "shadowed-pattern", message, "delete it");
        }
        same.push(program);
    }
}

/// Word sets that no pattern of their file, or for those of `common.rule` of any file, speaks of.
pub fn unused_sets(folder: &Folder, problems: &mut Vec<Problem>) {
    let spoken = |text: &str, set: &str| {
        let mut lines = text.lines().filter(|l| !l.starts_with(['#', '+', '-', '?', ' ', '\t']));
        lines.any(|l| l.contains(&format!("<{set}>")))
    };
    let all: Vec<&str> = folder.under("rules", "rule").map(|f| f.text.as_str()).collect();
    for file in folder.under("rules", "rule") {
        let mut seen = BTreeSet::new();
        for (line, text) in (1..).zip(file.text.lines()) {
            let Some(set) = text.strip_prefix("word ").and_then(|rest| rest.split_whitespace().next()) else { continue };
            let common = file.path.ends_with("/common.rule");
            let used = if common { all.iter().any(|text| spoken(text, set)) } else { spoken(&file.text, set) };
            if !used && seen.insert(set) {
                problems.push(Problem {
                    file: file.path.clone(),
                    line,
                    code: "unused-set",
                    message: format!("no pattern speaks of <{set}>"),
                    hint: "delete it, or use it in a pattern".to_owned(),
                });
            }
        }
    }
}

fn slots(links: &[Link]) -> Box<dyn Iterator<Item = &Slot> + '_> {
    Box::new(links.iter().flat_map(|link| match &link.node {
        Node::Slot(slot) => Box::new(std::iter::once(&**slot)) as Box<dyn Iterator<Item = &Slot>>,
        Node::Optional(inner) => slots(inner),
        _ => Box::new(std::iter::empty()),
    }))
}

fn fillable(slot: &Slot) -> bool {
    !slot.classes.is_empty() || !slot.quantities.is_empty() || slot.word.is_some() || slot.phrase
}
