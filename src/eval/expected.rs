//! Annotated articles as JSON lines → [`Gold`]: `{"id", "title", "published", "text", "entities": […], "facts": […]}`.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use serde::Deserialize;

use crate::article::{self, Article, Problem};
use crate::ontology::Schema;

/// An article and what there is to be found in it.
pub struct Gold {
    pub article: Article,
    pub facts: Vec<Fact>,
    /// None for an article whose entities nobody has annotated.
    pub entities: Option<Vec<Entity>>,
}

#[derive(Deserialize)]
struct Notes {
    facts: Option<Vec<Fact>>,
    entities: Option<Vec<Entity>>,
}

/// An annotated fact.
#[derive(Deserialize)]
pub struct Fact {
    #[serde(rename = "type")]
    pub kind: String,
    #[serde(default)]
    pub evidence: String,
    roles: BTreeMap<String, Fillers>,
    /// It neither counts when it is missing nor costs when it is found.
    #[serde(default)]
    pub optional: bool,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Fillers {
    One(Word),
    Many(Vec<Filler>),
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Filler {
    One(Word),
    /// Forms any of which is right.
    AnyOf(Vec<Word>),
}

#[derive(Clone, Deserialize)]
#[serde(untagged)]
enum Word {
    Text(String),
    Number(serde_json::Number),
}

/// An annotated entity.
#[derive(Deserialize)]
pub struct Entity {
    pub class: String,
    pub names: Vec<String>,
    #[serde(default)]
    pub optional: bool,
}

/// What a role holds.
#[derive(Clone, Debug, Default)]
pub struct Expected {
    pub fillers: Vec<Vec<String>>,
    /// Written `zone?`: it may be missing without loss, but what is given must be right.
    pub optional: bool,
}

impl Fact {
    pub fn roles(&self) -> BTreeMap<&str, Expected> {
        let mut out: BTreeMap<&str, Expected> = BTreeMap::new();
        for (role, fillers) in &self.roles {
            let expected = out.entry(role.trim_end_matches('?')).or_default();
            expected.optional = role.ends_with('?');
            expected.fillers.extend(fillers.forms());
        }
        out
    }
}

impl Fillers {
    fn forms(&self) -> Vec<Vec<String>> {
        match self {
            Fillers::One(word) => vec![vec![word.text()]],
            Fillers::Many(all) => all
                .iter()
                .map(|filler| match filler {
                    Filler::One(word) => vec![word.text()],
                    Filler::AnyOf(words) => words.iter().map(Word::text).collect(),
                })
                .collect(),
        }
    }
}

impl Word {
    fn text(&self) -> String {
        match self {
            Word::Text(text) => text.clone(),
            Word::Number(number) => number.to_string(),
        }
    }
}

/// The annotated articles of a file, which `file` names in messages.
///
/// # Errors
/// Every line that cannot be used.
pub fn read(text: &str, file: &str, schema: &Schema) -> Result<Vec<Gold>, Vec<Problem>> {
    let (mut golds, mut problems) = (Vec::new(), Vec::new());
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for (line, json) in text.lines().enumerate().map(|(i, json)| (i + 1, json)).filter(|(_, json)| !json.trim().is_empty()) {
        match gold(json, file, line, schema) {
            Ok(gold) => match seen.entry(gold.article.id.clone()) {
                Entry::Vacant(free) => {
                    free.insert(line);
                    golds.push(gold);
                }
                Entry::Occupied(first) => {
                    let message = format!("the id `{}` is that of line {}, too", first.key(), first.get());
                    problems.push(problem(file, line, message, "give every article an id of its own"));
                }
            },
            Err(problem) => problems.push(problem),
        }
    }
    if golds.is_empty() && problems.is_empty() {
        problems.push(problem(file, 0, "holds no annotated article".to_owned(), "one line holds one article with its facts"));
    }
    if problems.is_empty() { Ok(golds) } else { Err(problems) }
}

fn gold(json: &str, file: &str, line: usize, schema: &Schema) -> Result<Gold, Problem> {
    let article = article::record(json, file, line)?;
    let notes: Notes = serde_json::from_str(json.trim_start_matches('\u{FEFF}')).map_err(|e| {
        let message = format!("not an annotated article: {}", e.to_string().replace("at line 1 column", "at column"));
        let hint = "a fact has a type and roles: {\"type\": \"Signing\", \"roles\": {\"party\": [\"甲公司\"], \"date\": \"2023-02-02\"}}; \
                    an entity has a class and names";
        problem(file, line, message, hint)
    })?;
    let facts = notes.facts.unwrap_or_default();
    if let Some(unknown) = facts.iter().find(|fact| schema.fact_type(&fact.kind).is_none()) {
        let message = format!("`{}` is no type of fact", unknown.kind);
        return Err(problem(file, line, message, "use a type of the vocabulary, or name another ontology with --ontology"));
    }
    Ok(Gold { article, facts, entities: notes.entities })
}

fn problem(file: &str, line: usize, message: String, hint: &str) -> Problem {
    Problem { file: file.to_owned(), line, message, hint: hint.to_owned() }
}
