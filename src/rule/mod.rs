//! Rules × chunks → matches: `甲高新区与乙公司签署了整车项目` is a Signing with two parties and a project.
//!
//! A rule is a Chinese sentence with holes (`ontology/rules/*.rule`, see `docs/rules.md`). [`Script`] gives what the rules
//! add to the one trie, [`Rules::load`] compiles them against the schema, and [`Rules::find`] runs them over the
//! chunks of a sentence. A sentence without a trigger costs one look at each of its listed words.

mod bound;
mod cleft;
mod common;
mod compile;
mod deputy;
mod example;
mod float;
mod lint;
mod literal;
mod matcher;
mod needs;
mod pair;
mod pattern;
mod phrase;
mod place;
mod program;
mod reach;
mod rest;
mod seen;
mod select;
mod sentence;
mod subject;
mod syntax;
mod thing;
mod verb;
mod vocabulary;

use std::collections::{BTreeMap, BTreeSet};
use std::iter;

use crate::chunk::{Chunk, ChunkKind};
use crate::ontology::{Entry, Folder, Kind, Lexicon, Name, Ontology, Problem};

use common::Common;
use compile::RuleSet;
use pattern::{Item, Step};
use syntax::RuleFile;

pub use bound::{Bound, Filler};
pub use example::{Annotated, annotated};
pub use literal::Endings;
pub use matcher::Stop;
pub use seen::Seen;
pub use sentence::{Input, inside_name, qualifies};

/// One rule that matched: a fact before anything is resolved.
#[derive(Clone, Debug, PartialEq)]
pub struct Match<'r> {
    pub fact: Name,
    /// `<file>:<line>`
    pub rule: &'r str,
    /// The chunk of the trigger.
    pub trigger: usize,
    pub roles: Vec<Bound>,
    /// It holds for a time: no day or occasion is carried to it.
    pub lasting: bool,
    /// A word of the match says that what lasts began: 被任命为.
    pub begun: bool,
    /// The word that makes it planned.
    pub planned: Option<usize>,
    /// First and last chunk of the pattern, floats aside.
    pub chunks: (usize, usize),
    /// Every chunk that was matched, in order: trigger, literals, fillers.
    pub used: Vec<usize>,
    /// Chunks between its parts that say something.
    pub skipped: usize,
}

/// A pattern that began to match at a trigger and stopped.
#[derive(Clone, Debug, PartialEq)]
pub struct Near<'r> {
    pub fact: Name,
    pub rule: &'r str,
    /// The pattern as written.
    pub text: &'r str,
    pub trigger: usize,
    pub stop: Stop,
}

/// All rules of an ontology, compiled.
pub struct Rules {
    common: Common,
    sets: Vec<RuleSet>,
    /// For each word that is a trigger the sets and their triggers, behind a list for words that are none; and for each form of
    /// the lexicon which of these lists is its own.
    triggers: Vec<Vec<(usize, usize)>>,
    of_form: Vec<u32>,
    /// Triggers that are a kind of word, or those of a kind with one value: `:title`, `:title/firm`.
    kinds: Vec<(Kind, String, usize, usize)>,
}

/// The rule files of a folder as written: parsed once, for their [`words`](Script::words) first and then for [`Rules::load`].
pub struct Script {
    common: Option<RuleFile>,
    files: Vec<RuleFile>,
    problems: Vec<Problem>,
}

/// Settings whose words stand in the text.
const LISTED: &[&str] = &["adjunct", "means", "close", "after", "noun", "series", "cleft"];

impl Script {
    /// Parses the rule files of a folder, the words of `common.rule` first.
    pub fn read(folder: &Folder) -> Script {
        let mut problems = Vec::new();
        let is_common = |path: &str| path.ends_with("/common.rule");
        let common = folder.under("rules", "rule").find(|f| is_common(&f.path));
        let common = common.map(|f| syntax::parse(f, &BTreeMap::new(), &mut problems));
        let words = common.as_ref().map(|f| f.words.clone()).unwrap_or_default();
        let files = folder.under("rules", "rule").filter(|f| !is_common(&f.path));
        let files = files.map(|f| syntax::parse(f, &words, &mut problems)).collect();
        Script { common, files, problems }
    }

    /// The words of the rules for [`Ontology::load_with`]: every trigger, and every literal of two characters or more.
    pub fn words(&self) -> Vec<(String, Entry)> {
        let (mut out, mut triggers) = (Vec::new(), Vec::new());
        for file in self.common.iter().chain(&self.files) {
            let listed = file.settings.iter().filter(|(_, key, _)| LISTED.contains(&&**key));
            out.extend(listed.flat_map(|(.., words)| words.clone()));
            for steps in file.patterns.iter().map(|p| &p.steps).chain(file.floats.iter().map(|f| &f.steps)) {
                literals(steps, &mut out);
            }
            out.extend(file.sequel.iter().filter(|w| !w.ending).map(|w| w.text.clone()));
            triggers.extend(file.triggers.iter().map(|t| t.word.clone()).filter(|w| !w.starts_with(':')));
        }
        // A single character that is a listed word would tear the words apart in which it stands.
        out.retain(|w| w.chars().nth(1).is_some());
        out.append(&mut triggers);
        out.sort_unstable();
        out.dedup();
        out.into_iter().map(|w| (w, Entry { kind: Kind::Rule, value: "".into() })).collect()
    }
}

fn literals(steps: &[Step], out: &mut Vec<String>) {
    for step in steps {
        out.extend(step.bar.iter().filter(|w| !w.ending).map(|w| w.text.clone()));
        match &step.item {
            Item::Words(words) => out.extend(words.iter().filter(|w| !w.ending).map(|w| w.text.clone())),
            Item::Optional(inner) => literals(inner, out),
            _ => {}
        }
    }
}

impl Rules {
    /// Compiles the rules of an ontology whose lexicon was built with their [words](Script::words).
    pub fn load(script: Script, ontology: &Ontology) -> (Rules, Vec<Problem>) {
        let Script { common: all, files, mut problems } = script;
        let mut common = common::common(all.as_ref(), &ontology.schema, &mut problems);
        let mut sets = Vec::new();
        for file in &files {
            sets.extend(compile::compile(file, all.as_ref(), &mut common, ontology, &mut problems));
        }
        let mut rules = Rules { common, sets, triggers: vec![Vec::new()], of_form: Vec::new(), kinds: Vec::new() };
        rules.link(&ontology.lexicon, &mut problems);
        (rules, problems)
    }

    fn link(&mut self, lexicon: &Lexicon, problems: &mut Vec<Problem>) {
        let own: BTreeSet<&str> = self.sets.iter().flat_map(|set| &set.triggers).map(|(word, _)| word.as_str()).collect();
        let mut triggers: BTreeMap<u32, Vec<(usize, usize)>> = BTreeMap::new();
        for (s, set) in self.sets.iter().enumerate() {
            for (t, (word, _)) in set.triggers.iter().enumerate() {
                if let Some(name) = word.strip_prefix(':') {
                    let (name, value) = name.split_once('/').unwrap_or((name, ""));
                    self.kinds.extend(Kind::parse(name).map(|k| (k, value.to_owned(), s, t)));
                } else if let Some(form) = lexicon.form(word) {
                    // What only has an adverb more is a trigger, too, unless a file says what it means: 正式落地. 建成了 is, unless
                    // this file does.
                    let said = |form: &str| set.triggers.iter().any(|(trigger, _)| trigger == form);
                    let new =
                        |form: &&String| if form.starts_with(word.as_str()) { !said(form) } else { !own.contains(form.as_str()) };
                    let forms = self.common.forms(word, lexicon).iter().filter(new);
                    for form in iter::once(form).chain(forms.filter_map(|word| lexicon.form(word))) {
                        triggers.entry(form).or_default().push((s, t));
                    }
                } else {
                    problems.push(Problem {
                        file: set.path.clone(),
                        line: 0,
                        code: "unlisted-trigger",
                        message: format!("the lexicon was built without the trigger `{word}`"),
                        hint: "load the ontology with the words of its rules".to_owned(),
                    });
                }
            }
        }
        self.of_form = vec![0; triggers.last_key_value().map_or(0, |(form, _)| *form as usize + 1)];
        for (form, list) in triggers {
            self.of_form[form as usize] = self.triggers.len() as u32;
            self.triggers.push(list);
        }
    }

    /// The chunks of one sentence, ready for whatever the rules are asked of it.
    pub fn see<'a>(&'a self, input: Input<'a>, chunks: &'a [Chunk]) -> Seen<'a> {
        Seen::new(input, &self.common, chunks)
    }

    /// Everything the rules find in each sentence, in the order of the triggers.
    ///
    /// All sentences are searched before the matches of the first are weighed: the code for either fits the cache, that for both
    /// does not.
    pub fn find<'r>(&'r self, sentences: &[&Seen<'_>]) -> Vec<Vec<Match<'r>>> {
        let triggers: Vec<_> = sentences.iter().map(|s| self.triggers(s.input, s.chunks)).collect();
        let search = |(s, triggers): (&&Seen<'_>, &Vec<_>)| match triggers[..] {
            [] => Vec::new(),
            _ => select::search(self, s.view(), triggers, None),
        };
        let found: Vec<_> = sentences.iter().zip(&triggers).map(search).collect();
        let settle = |((s, triggers), found): ((&&Seen<'_>, &Vec<_>), _)| match triggers[..] {
            [] => Vec::new(),
            _ => cleft::turn(self, s.view(), triggers, select::settle(self, s.view(), found)),
        };
        sentences.iter().zip(&triggers).zip(found).map(settle).collect()
    }

    /// What a later sentence says of a fact, if it goes on about it: the chunk that says so, and the roles that floats find there.
    pub fn sequel(&self, sentence: &Seen<'_>, fact: Name, roles: &[Bound]) -> Option<(usize, Vec<Bound>)> {
        let set = self.sets.iter().find(|s| !s.sequel.is_empty() && s.fact == fact)?;
        select::sequel(set, sentence.view(), roles)
    }

    /// Whether facts of this type are told over several sentences.
    pub fn goes_on(&self, fact: Name) -> bool {
        self.sets.iter().any(|s| !s.sequel.is_empty() && s.fact == fact)
    }

    /// The same with the patterns that nearly matched.
    pub fn explain<'r>(&'r self, sentence: &Seen<'_>) -> (Vec<Match<'r>>, Vec<Near<'r>>) {
        let mut near = Vec::new();
        let triggers = self.triggers(sentence.input, sentence.chunks);
        let found = select::find(self, sentence.view(), &triggers, Some(&mut near));
        let found = cleft::turn(self, sentence.view(), &triggers, found);
        near.sort_by_key(|n| (n.trigger, usize::MAX - n.stop.found));
        (found, near)
    }

    /// How many patterns there are.
    pub fn len(&self) -> usize {
        self.sets.iter().map(|s| s.programs.len()).sum()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The text of a rule, by its id: `signing:8` → `{party} 与 {party} @ {project}`.
    pub fn text(&self, id: &str) -> Option<&str> {
        self.sets.iter().flat_map(|s| &s.programs).find(|p| p.id == id).map(|p| p.text.as_str())
    }

    /// Chunk, set and trigger of every trigger in the sentence.
    fn triggers(&self, input: Input, chunks: &[Chunk]) -> Vec<(usize, usize, usize)> {
        let mut found = Vec::new();
        for (i, chunk) in chunks.iter().enumerate() {
            let ChunkKind::Word(hit) = chunk.kind else { continue };
            // Every trigger is listed as a word of the rules.
            if let Some(hit) = input.hits.get(hit).filter(|_| chunk.is(Kind::Rule))
                && let Some(list) = self.of_form.get(hit.form as usize)
            {
                found.extend(self.triggers[*list as usize].iter().map(|(s, t)| (i, *s, *t)));
            }
            // 管委会相关负责人、科学院院士某某: whoever goes without a name is not the next one.
            let entry = |kind: Kind| input.hits.get(hit).and_then(|h| input.lexicon.get(*h, kind));
            let named = |kind: Kind, wanted: &str| {
                let value = entry(kind).map_or("", |e| &*e.value);
                chunk.is(kind) && value != "nameless" && (wanted.is_empty() || value == wanted)
            };
            found.extend(self.kinds.iter().filter(|(kind, value, ..)| named(*kind, value)).map(|(.., s, t)| (i, *s, *t)));
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    /// The rules that ship, with the ontology they were compiled against.
    fn shipped() -> (Ontology, Rules, Vec<Problem>) {
        // From disk, so that a changed rule needs no new build.
        let folder = Folder::read(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/ontology"))).unwrap();
        let script = Script::read(&folder);
        let (ontology, mut problems) = Ontology::load_with(folder, script.words());
        let (rules, more) = Rules::load(script, &ontology);
        problems.extend(more);
        (ontology, rules, problems)
    }

    #[test]
    fn shipped_rules_have_no_problems_and_their_examples_hold() {
        let (ontology, rules, mut problems) = shipped();
        problems.extend(rules.check(&ontology));
        let shown: Vec<String> = problems.iter().map(Problem::to_string).collect();
        let (found, nothing, gaps) = rules.examples();
        assert!(shown.is_empty(), "{} problems in {found} + {nothing} - {gaps} ? examples\n{}", shown.len(), shown.join("\n"));
    }
}
