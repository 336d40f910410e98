//! An entity's forms → why they are one: a declared short form, a known name, another way of writing, a line of corrections.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::article::Article;
use crate::export::Node;
use crate::graph::vocab;
use crate::mention::declared_form;
use crate::resolve::{Policy, Reason};
use crate::store::Record;

/// One form and all that joins it to the entity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Form {
    pub form: String,
    pub reasons: Vec<Why>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase", untagged)]
pub enum Why {
    /// By its own words.
    Name(Reason),
    /// An article says so: `骆驼集团股份有限公司（以下简称“骆驼股份”）`.
    Article(Said),
    /// People say so.
    Correction(Line),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Said {
    /// `declared` where an article introduces the form, `article` where articles use it for an entity that they call otherwise, too.
    pub why: &'static str,
    /// The other form of the article.
    pub beside: String,
    /// Ids of the articles, as many as are worth showing.
    pub articles: Vec<String>,
    /// The declaration.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Line {
    pub why: &'static str,
    pub line: String,
}

/// Articles that are named for one form.
const SHOWN: usize = 3;

/// The forms of a node, from the records of the articles that mention it.
pub fn forms(node: &Node, policy: &Policy, records: &[Record]) -> Vec<Form> {
    let (class, name) = (node.class(), node.label());
    let texts = |predicate| node.objects(predicate).filter_map(crate::export::text).collect::<BTreeSet<&str>>();
    let (forms, lines) = (texts(vocab::ALT_LABEL), texts(vocab::CORRECTED_BY));
    let mut said: BTreeMap<&str, BTreeMap<(u8, &'static str), Said>> = BTreeMap::new();
    for Record { article, said: extraction, .. } in records {
        for entity in extraction.entities.iter().filter(|entity| entity.class == class) {
            let own: Vec<&str> = [&entity.name]
                .into_iter()
                .chain(&entity.aliases)
                .map(String::as_str)
                .filter(|f| *f == name || forms.contains(f))
                .collect();
            for form in own.iter().filter(|form| forms.contains(**form)) {
                // The fullest other form is the one that this one stands for.
                let Some(beside) = own.iter().filter(|other| *other != form).max_by_key(|other| other.chars().count()) else {
                    continue;
                };
                let words = declaration(article, form);
                let key = if words.is_some() { (0, "declared") } else { (1, "article") };
                let of = said.entry(form).or_default().entry(key);
                let of = of.or_insert(Said { why: key.1, beside: (*beside).to_owned(), articles: Vec::new(), words });
                if of.articles.len() < SHOWN && !of.articles.contains(&article.id) {
                    of.articles.push(article.id.clone());
                }
            }
        }
    }
    let form = |form: &str| {
        let mut reasons: Vec<Why> = policy.reason(class, form, name).map(Why::Name).into_iter().collect();
        reasons.extend(said.remove(form).into_iter().flat_map(BTreeMap::into_values).map(Why::Article));
        let mine = lines.iter().filter(|line| names(line, form));
        reasons.extend(mine.map(|line| Why::Correction(Line { why: "correction", line: (*line).to_owned() })));
        if reasons.is_empty() {
            // It came by another form that a line joined.
            reasons.extend(lines.iter().map(|line| Why::Correction(Line { why: "correction", line: (*line).to_owned() })));
        }
        Form { form: form.to_owned(), reasons }
    };
    forms.iter().copied().map(form).collect()
}

/// Whether a line of corrections speaks of a form: it stands there whole.
fn names(line: &str, form: &str) -> bool {
    let line = line.split_once(": ").map_or(line, |(_, line)| line);
    let line = line.split_once('（').filter(|_| !form.contains('（')).map_or(line, |(line, _)| line);
    line.split([' ', '/', ':']).any(|word| word == form)
}

/// The words of the article that introduce a short form.
fn declaration(article: &Article, form: &str) -> Option<String> {
    let text = &article.text;
    text.match_indices(['（', '(']).find_map(|(open, mark)| {
        let inside = text.get(open + mark.len()..)?;
        let close = inside.find(['）', ')']).filter(|close| *close <= 160)?;
        let found = declared_form(inside.get(..close)?)?;
        if found != form {
            return None;
        }
        // From the sentence's or the clause's beginning.
        let begin = text
            .get(..open)?
            .rfind(['。', '！', '？', '；', '，', '、', '\n'])
            .map_or(0, |at| at + text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8));
        let words = text.get(begin..open + mark.len() + close)?;
        Some(format!("{}{}", words.trim(), if mark == "(" { ")" } else { "）" }))
    })
}
