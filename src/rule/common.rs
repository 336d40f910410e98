//! `common.rule` → what holds for the rules of all types: `adjunct 在 据 由` opens phrases in which nobody acts.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::ontology::{Class, Lexicon, Listed, Problem, Schema};

use super::syntax::{RuleFile, problem};
use super::vocabulary::{List, Vocabulary};

/// What `common.rule` says for all types.
#[derive(Clone, Debug, Default)]
pub struct Common {
    /// The words of all patterns and of the lists that they share.
    pub vocabulary: Vocabulary,
    pub units: BTreeMap<String, Vec<String>>,
    pub kinds: BTreeMap<String, Vec<String>>,
    /// Role for a count → roles whose lists may state it: partnerCount, supplier.
    pub counts: Vec<(String, Vec<String>)>,
    /// Types of which one trigger means only one, the first of the list that matches.
    pub either: Vec<Vec<String>>,
    /// Roles whose phrases must name one thing: not 3个项目, not 重点项目.
    pub named: BTreeSet<String>,
    /// Roles whose phrases are kinds where a count follows: 荣获[金奖]3项.
    pub single: BTreeSet<String>,
    /// Roles in which whoever holds a post stands for the body that he holds it in.
    pub deputies: BTreeSet<String>,
    /// Roles that no market fills: 科创板 is never what is listed.
    pub traded: BTreeSet<String>,
    /// Types that hold for a time rather than happen on a day.
    pub lasting: Listed,
    /// Words with which such a thing begins, so that their day is its own.
    pub begun: Listed,
    /// Words that say that it holds no more.
    pub former: Listed,
    /// Words behind it, at the end of a clause, that say the same: 总经理张三因个人原因|辞职.
    pub left: Listed,
    /// Types of deeds that are told when they are done, and the words that say that they are not: 正在|设立.
    pub done: Listed,
    pub underway: Listed,
    /// Words in front of which, and behind which, a word stays what it is: 又|获, 拿到|了.
    pub adverbs: Vec<String>,
    pub aspects: Vec<String>,
    /// For each word that was asked for the listed words that are the same with such a word; never listed, so in no order.
    forms: HashMap<String, Vec<String>>,
    /// The classes of named things, and those of them that act.
    pub classes: Listed,
    pub agents: BTreeSet<Class>,
}

pub fn common(file: Option<&RuleFile>, schema: &Schema, problems: &mut Vec<Problem>) -> Common {
    let agents = schema.entity_classes().filter(|c| schema.is_a(c, "Agent")).collect();
    let mut classes = Listed::default();
    for class in schema.entity_classes() {
        classes.add(class);
    }
    let mut common = Common { classes, agents, ..Common::default() };
    let Some(file) = file else { return common };
    for (line, key, words) in &file.settings {
        match key.as_str() {
            "adjunct" => words.iter().for_each(|w| common.vocabulary.mark(w, List::Adjunct)),
            "means" => words.iter().for_each(|w| {
                common.vocabulary.mark(w, List::Adjunct);
                common.vocabulary.mark(w, List::Means);
            }),
            "close" => words.iter().for_each(|w| common.vocabulary.mark(w, List::Close)),
            "noun" => words.iter().for_each(|w| common.vocabulary.mark(w, List::Noun)),
            "after" => words.iter().for_each(|w| common.vocabulary.mark(w, List::After)),
            "cleft" => words.iter().for_each(|w| common.vocabulary.mark(w, List::Cleft)),
            "series" => words.iter().for_each(|w| common.vocabulary.mark(w, List::Series)),
            "either" => common.either.push(words.clone()),
            "named" => common.named.extend(words.iter().cloned()),
            "single" => common.single.extend(words.iter().cloned()),
            "traded" => common.traded.extend(words.iter().cloned()),
            "deputy" => common.deputies.extend(words.iter().cloned()),
            "lasting" => common.lasting.extend(words),
            "begun" => common.begun.extend(words),
            "done" => common.done.extend(words),
            "underway" => common.underway.extend(words),
            "adverb" => common.adverbs.extend(words.iter().cloned()),
            "aspect" => common.aspects.extend(words.iter().cloned()),
            "former" => common.former.extend(words),
            "left" => common.left.extend(words),
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

impl Common {
    /// The listed words that are a word with an adverb in front or an aspect behind: 获 → 又获, 获了, 已又获. Listed words stay
    /// whole in a sentence, so that what one rule lists would else be unknown to another that lists the plain word.
    pub fn forms(&mut self, word: &str, lexicon: &Lexicon) -> &[String] {
        if !self.forms.contains_key(word) {
            let (mut forms, mut plain, mut at) = (Vec::new(), word.to_owned(), 0);
            loop {
                let before = self.adverbs.iter().filter(|adverb| lexicon.joins(adverb, &plain));
                let behind = self.aspects.iter().filter(|aspect| lexicon.joins(&plain, aspect));
                forms.extend(before.map(|adverb| format!("{adverb}{plain}")));
                forms.extend(behind.map(|aspect| format!("{plain}{aspect}")));
                let Some(next) = forms.get(at) else { break };
                plain.clone_from(next);
                at += 1;
            }
            self.forms.insert(word.to_owned(), forms);
        }
        self.forms.get(word).map_or(&[], Vec::as_slice)
    }
}
