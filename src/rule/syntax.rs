//! One rule file → its parts: `{party} 与 {party} @ {project}` becomes a pattern of five steps.
//!
//! Nothing is looked up here: whether a fact type, a role or a class exists is the compiler's question.

use std::collections::BTreeMap;

use crate::ontology::{DataFile, Problem};

use super::pattern::{Literal, Step, steps};

/// A constant that a trigger or pattern sets: `=> stage=started`.
pub type Constant = (String, String);

#[derive(Clone, Debug, PartialEq)]
pub struct Trigger {
    pub line: usize,
    pub word: String,
    pub constants: Vec<Constant>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Pattern {
    pub line: usize,
    pub text: String,
    pub steps: Vec<Step>,
    pub constants: Vec<Constant>,
}

/// How far around the trigger a float is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    Clause,
    Sentence,
    /// Also before other triggers.
    Whole,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Float {
    pub line: usize,
    pub role: String,
    pub scope: Scope,
    pub steps: Vec<Step>,
}

/// What an example says about its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    Found,
    Nothing,
    /// A known gap; it fails the day it works.
    Gap,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    pub line: usize,
    pub sign: Sign,
    /// With its annotations: `[甲高新区/Zone]签约[3个/Count]项目。`
    pub text: String,
    /// The facts expected, each `role=filler+filler`.
    pub facts: Vec<Vec<(String, Vec<String>)>>,
}

/// A rule file as written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RuleFile {
    pub path: String,
    /// File name without folder and ending; the first half of a rule's id.
    pub name: String,
    /// The fact type; `*` for the file that speaks of all of them.
    pub fact: String,
    pub fact_line: usize,
    pub words: BTreeMap<String, Vec<String>>,
    pub triggers: Vec<Trigger>,
    pub patterns: Vec<Pattern>,
    pub floats: Vec<Float>,
    pub examples: Vec<Example>,
    /// What says that a later sentence goes on about the fact: 本期债券, 本轮融资.
    pub sequel: Vec<Literal>,
    /// Any other `key a b c` line of the file for all types: adjunct, after, unit, kind, …
    pub settings: Vec<(usize, String, Vec<String>)>,
}

/// Words that start a line of the file for all types.
pub const SETTINGS: &[&str] = &[
    "adjunct", "means", "close", "after", "noun", "series", "cleft", "unit", "kind", "count", "either", "named", "single",
    "deputy", "traded", "lasting", "begun", "former", "left", "done", "underway", "adverb", "aspect",
];

/// Parses one file. Word sets of `common` can be used in it. Lines that cannot be used are reported and left out.
pub fn parse(file: &DataFile, common: &BTreeMap<String, Vec<String>>, problems: &mut Vec<Problem>) -> RuleFile {
    let name = file.path.rsplit('/').next().unwrap_or_default().trim_end_matches(".rule").to_owned();
    let mut out = RuleFile { path: file.path.clone(), name, words: common.clone(), ..RuleFile::default() };
    let mut in_example = false;
    for (at, raw) in file.text.lines().enumerate() {
        let (line, text) = (at + 1, raw.trim());
        let indented = raw.starts_with([' ', '\t']);
        if text.is_empty() || text.starts_with('#') {
            continue;
        }
        let mut problem = |code, message: String, hint: &str| {
            problems.push(Problem { file: file.path.clone(), line, code, message, hint: hint.to_owned() });
        };
        if indented && in_example {
            match expected(text) {
                Some(fact) => out.examples.last_mut().into_iter().for_each(|e| e.facts.push(fact.clone())),
                None => problem(
                    "bad-expectation",
                    format!("`{text}` is no list of role=filler"),
                    "write role=filler+filler role=filler",
                ),
            }
            continue;
        }
        let (key, rest) = text.split_once(char::is_whitespace).map_or((text, ""), |(k, r)| (k, r.trim()));
        in_example = false;
        let sign = match key {
            "+" => Some(Sign::Found),
            "-" => Some(Sign::Nothing),
            "?" => Some(Sign::Gap),
            _ => None,
        };
        if let Some(sign) = sign {
            in_example = true;
            out.examples.push(Example { line, sign, text: rest.to_owned(), facts: Vec::new() });
            continue;
        }
        match key {
            "fact" => (out.fact, out.fact_line) = (rest.to_owned(), line),
            "word" => {
                let (set, words) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
                if set.is_empty() {
                    problem("empty-set", "a word set needs a name and words".to_owned(), "write `word 同 与 和 同 跟`");
                } else {
                    let words = expanded(words, &out.words, &mut problem);
                    out.words.entry(set.to_owned()).or_default().extend(words.into_iter().map(|(word, _)| word));
                }
            }
            "trigger" => {
                let (words, constants) = constants(rest);
                for (word, of_set) in expanded(words, &out.words, &mut problem) {
                    if !out.triggers.iter().any(|t| t.word == word) {
                        out.triggers.push(Trigger { line, word, constants: constants.clone() });
                    } else if !of_set {
                        // Sets may overlap, since patterns say which of them they mean.
                        problem("duplicate-trigger", format!("`{word}` is a trigger twice"), "delete one of the two");
                    }
                }
            }
            "float" => {
                let (role, rest) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
                let (scope, body) = match rest.trim().split_once(' ') {
                    Some(("sentence", body)) => (Scope::Sentence, body),
                    Some(("whole", body)) => (Scope::Whole, body),
                    _ => (Scope::Clause, rest),
                };
                match steps(body, Some(role), &out.words) {
                    Ok(steps) => out.floats.push(Float { line, role: role.to_owned(), scope, steps }),
                    Err(e) => problem("bad-float", e, "write `float role 总投资 {}`"),
                }
            }
            "sequel" => out.sequel.extend(rest.split_whitespace().map(|word| {
                let (text, ending) = word.strip_prefix('~').map_or((word, false), |word| (word, true));
                Literal { text: text.to_owned(), ending }
            })),
            _ if SETTINGS.contains(&key) => {
                out.settings.push((line, key.to_owned(), rest.split_whitespace().map(str::to_owned).collect()))
            }
            _ => {
                let (body, constants) = constants(text);
                match steps(body, None, &out.words) {
                    Ok(steps) => out.patterns.push(Pattern { line, text: text.to_owned(), steps, constants }),
                    Err(e) => problem("bad-pattern", e, "a pattern is words, {role}, (a|b), [optional], <set>, @, +, … and ，"),
                }
            }
        }
    }
    out
}

/// The words of a line, those of the sets that it names, and whether each is of a set.
fn expanded(
    text: &str,
    sets: &BTreeMap<String, Vec<String>>,
    problem: &mut impl FnMut(&'static str, String, &str),
) -> Vec<(String, bool)> {
    let mut all = Vec::new();
    for word in text.split_whitespace() {
        match word.strip_prefix('<').and_then(|w| w.strip_suffix('>')).map(|name| sets.get(name)) {
            Some(Some(set)) => all.extend(set.iter().map(|word| (word.clone(), true))),
            Some(None) => problem("unknown-set", format!("no word set is called `{word}`"), "write `word 名 词 词` above it"),
            None => all.push((word.to_owned(), false)),
        }
    }
    all
}

/// Splits `… => role=value role=value` from a line.
fn constants(text: &str) -> (&str, Vec<Constant>) {
    let Some((body, tail)) = text.split_once("=>") else { return (text, Vec::new()) };
    let pairs = tail.split_whitespace().filter_map(|p| p.split_once('=')).map(|(r, v)| (r.to_owned(), v.to_owned()));
    (body.trim(), pairs.collect())
}

fn expected(text: &str) -> Option<Vec<(String, Vec<String>)>> {
    text.split_whitespace()
        .map(|pair| {
            let (role, fillers) = pair.split_once('=')?;
            let fillers = fillers.split('+').filter(|f| !f.is_empty()).map(str::to_owned).collect();
            Some((role.to_owned(), fillers))
        })
        .collect()
}

pub(super) fn problem(file: &RuleFile, line: usize, code: &'static str, message: String, hint: &str) -> Problem {
    Problem { file: file.path.clone(), line, code, message, hint: hint.to_owned() }
}
