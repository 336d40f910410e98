//! `common.rule` → what holds for the rules of all types: `adjunct 在 据 由` opens phrases in which nobody acts.

use std::collections::{BTreeMap, BTreeSet};

use crate::ontology::{Class, Problem, Schema};

use super::compile::problem;
use super::listed::Listed;
use super::syntax::RuleFile;

/// What `common.rule` says for all types.
#[derive(Clone, Debug, Default)]
pub struct Common {
    /// Words that open a phrase set aside: 在, 据, 由.
    pub adjunct: Listed,
    /// Words that close it: 上, 中, 期间.
    pub close: Listed,
    /// Words behind a trigger with which it reports nothing: 后, 仪式, 率.
    pub after: Listed,
    /// Nouns that a trigger without an object of its own only qualifies: 签约项目, 开工企业.
    pub noun: Listed,
    /// Words that join names or triggers: 、, 和, 并.
    pub series: Listed,
    pub units: BTreeMap<String, Vec<String>>,
    pub kinds: BTreeMap<String, Vec<String>>,
    /// Role for a count → roles whose lists may state it: partnerCount, supplier.
    pub counts: Vec<(String, Vec<String>)>,
    /// Types of which one trigger means only one, the first of the list that matches.
    pub either: Vec<Vec<String>>,
    /// Roles whose phrases must name one thing: not 3个项目, not 重点项目.
    pub named: BTreeSet<String>,
    /// Types that hold for a time rather than happen on a day.
    pub lasting: BTreeSet<String>,
    pub agents: BTreeSet<Class>,
}

pub fn common(file: Option<&RuleFile>, schema: &Schema, problems: &mut Vec<Problem>) -> Common {
    let mut common =
        Common { agents: schema.entity_classes().filter(|c| schema.is_a(c, "Agent")).collect(), ..Common::default() };
    let Some(file) = file else { return common };
    for (line, key, words) in &file.settings {
        match key.as_str() {
            "adjunct" => common.adjunct.extend(words.iter().cloned()),
            "close" => common.close.extend(words.iter().cloned()),
            "noun" => common.noun.extend(words.iter().cloned()),
            "after" => common.after.extend(words.iter().cloned()),
            "series" => common.series.extend(words.iter().cloned()),
            "either" => common.either.push(words.clone()),
            "named" => common.named.extend(words.iter().cloned()),
            "lasting" => common.lasting.extend(words.iter().cloned()),
            "count" => common.counts.extend(words.split_first().map(|(role, of)| (role.clone(), of.to_vec()))),
            "unit" | "kind" => match words.split_first() {
                Some((role, words)) => {
                    let map = if key == "unit" { &mut common.units } else { &mut common.kinds };
                    map.entry(role.clone()).or_default().extend(words.iter().cloned());
                }
                None => problems.push(problem(
                    file,
                    *line,
                    "short-row",
                    format!("`{key}` needs a role and words"),
                    "write `unit projectCount 个 项`",
                )),
            },
            _ => {}
        }
    }
    common
}
