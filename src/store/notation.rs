//! A record ↔ its line in the journal. Short names, and nothing twice: a sentence is a place in the text, a day is one date.
//!
//! `{"article":{"id":"a1","fingerprint":"9f…","title":"…","text":"…","entities":[["Zone","襄阳高新区"]],"facts":[…]}}`

use std::borrow::Cow;
use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::record::Record;
use crate::article::{Article, Date};
use crate::fact::{Entity, Extraction, Fact, Filler};

/// What one article says, as it is written.
#[derive(Serialize, Deserialize)]
pub struct Written<'r> {
    id: Cow<'r, str>,
    fingerprint: Cow<'r, str>,
    #[serde(default, skip_serializing_if = "str::is_empty")]
    title: Cow<'r, str>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    published: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    url: Option<Cow<'r, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    source: Option<Cow<'r, str>>,
    text: Cow<'r, str>,
    /// Class, name, other forms.
    entities: Vec<Vec<Cow<'r, str>>>,
    facts: Vec<WrittenFact<'r>>,
}

/// As much of a line as the names of a corpus need.
#[derive(Deserialize)]
pub struct WrittenNames {
    id: String,
    entities: Vec<Vec<String>>,
}

impl WrittenNames {
    /// A record of nothing but the entities.
    pub fn read(self) -> Record {
        let entities = self.entities.into_iter().map(|words| entity(words.into_iter())).collect();
        let said = Extraction { entities, ..Extraction::default() };
        Record { fingerprint: String::new(), article: Article { id: self.id, ..Article::default() }, said }
    }
}

fn entity(mut words: impl Iterator<Item = String>) -> Entity {
    let (class, name) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    Entity { class, name, aliases: words.collect(), mentions: Vec::new() }
}

#[derive(Serialize, Deserialize)]
struct WrittenFact<'r> {
    #[serde(rename = "k")]
    kind: Cow<'r, str>,
    #[serde(rename = "r")]
    roles: Cow<'r, BTreeMap<String, Vec<Filler>>>,
    #[serde(rename = "d", default, skip_serializing_if = "Option::is_none")]
    days: Option<Days>,
    /// Only where the text does not say it at this place.
    #[serde(rename = "s", default, skip_serializing_if = "Option::is_none")]
    sentence: Option<Cow<'r, str>>,
    #[serde(rename = "p")]
    place: (u32, u32),
    #[serde(rename = "u")]
    rule: Cow<'r, str>,
    #[serde(rename = "c", with = "crate::fact::decimal")]
    confidence: Decimal,
}

/// One day, or the first and the last.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Days {
    One(Date),
    Two(Option<Date>, Option<Date>),
}

impl Days {
    fn new(from: Option<Date>, to: Option<Date>) -> Option<Days> {
        match (from, to) {
            (None, None) => None,
            (Some(from), Some(to)) if from == to => Some(Days::One(from)),
            (from, to) => Some(Days::Two(from, to)),
        }
    }
}

impl<'r> Written<'r> {
    pub fn new(record: &'r Record) -> Written<'r> {
        let Record { fingerprint, article, said } = record;
        let text = Characters::new(&article.text);
        let entity = |entity: &'r Entity| {
            let forms = entity.aliases.iter().map(String::as_str);
            [entity.class.as_str(), &entity.name].into_iter().chain(forms).map(Cow::Borrowed).collect()
        };
        let fact = |fact: &'r Fact| WrittenFact {
            kind: Cow::Borrowed(&fact.kind),
            roles: Cow::Borrowed(&fact.roles),
            days: Days::new(fact.from, fact.to),
            sentence: (text.between(fact.begin, fact.end) != Some(&fact.evidence)).then_some(Cow::Borrowed(&fact.evidence)),
            place: (fact.begin, fact.end),
            rule: Cow::Borrowed(&fact.rule),
            confidence: fact.confidence,
        };
        Written {
            id: Cow::Borrowed(&article.id),
            fingerprint: Cow::Borrowed(fingerprint),
            title: Cow::Borrowed(&article.title),
            published: article.published,
            url: article.url.as_deref().map(Cow::Borrowed),
            source: article.source.as_deref().map(Cow::Borrowed),
            entities: said.entities.iter().map(entity).collect(),
            facts: said.facts.iter().map(fact).collect(),
            text: Cow::Borrowed(&article.text),
        }
    }

    pub fn read(self) -> Record {
        let text = self.text.into_owned();
        let characters = Characters::new(&text);
        let facts = self.facts.into_iter().map(|fact| {
            let (begin, end) = fact.place;
            let (from, to) = match fact.days {
                None => (None, None),
                Some(Days::One(day)) => (Some(day), Some(day)),
                Some(Days::Two(from, to)) => (from, to),
            };
            let evidence = match fact.sentence {
                Some(sentence) => sentence.into_owned(),
                None => characters.between(begin, end).unwrap_or_default().to_owned(),
            };
            let (kind, rule, roles) = (fact.kind.into_owned(), fact.rule.into_owned(), fact.roles.into_owned());
            Fact { kind, roles, from, to, evidence, begin, end, rule, confidence: fact.confidence }
        });
        let entities = self.entities.into_iter().map(|words| entity(words.into_iter().map(Cow::into_owned)));
        let said = Extraction { entities: entities.collect(), facts: facts.collect(), quantities: Vec::new() };
        let article = Article {
            id: self.id.into_owned(),
            title: self.title.into_owned(),
            published: self.published,
            url: self.url.map(Cow::into_owned),
            source: self.source.map(Cow::into_owned),
            text,
        };
        Record { fingerprint: self.fingerprint.into_owned(), article, said }
    }
}

/// A text by the places of its characters.
struct Characters<'t> {
    text: &'t str,
    /// Where each character begins, and where the last one ends.
    starts: Vec<usize>,
}

impl<'t> Characters<'t> {
    fn new(text: &'t str) -> Characters<'t> {
        Characters { text, starts: text.char_indices().map(|(at, _)| at).chain([text.len()]).collect() }
    }

    fn between(&self, begin: u32, end: u32) -> Option<&'t str> {
        self.text.get(*self.starts.get(begin as usize)?..*self.starts.get(end as usize)?)
    }
}
