//! Names of articles → names of the corpus: 骆驼集团 here and 骆驼集团股份有限公司 there are one entity with one IRI.
//!
//! The answer depends on the set of names alone, not on the order in which they were read. docs/resolution.md states the policy.

mod corrections;
mod evidence;
mod fold;
mod forms;
mod names;
mod reason;

use std::collections::{HashMap, HashSet};

pub use corrections::{Correction, Name, Verdict};
pub use evidence::Evidence;
pub use names::Named;
pub use reason::Reason;

use crate::ontology::{Kind, Ontology, Problem};
use corrections::Corrections;
use fold::folded;
use forms::Forms;

/// What is known about names before any article is read.
#[derive(Default)]
pub struct Policy {
    forms: HashMap<String, Forms>,
    /// Class → form → canonical name of the known entity; None when the form names two of them.
    known: HashMap<String, HashMap<String, Option<String>>>,
    /// Names of places, with which full names of companies begin.
    places: HashSet<String>,
    /// Words that are nobody's short name: 公司, 集团, 高新技术企业.
    common: HashSet<String>,
    none: Forms,
    classes: Vec<String>,
    /// What people say of names.
    corrections: Corrections,
}

impl Policy {
    pub fn new(ontology: &Ontology, problems: &mut Vec<Problem>) -> Policy {
        let classes = ontology.schema.entity_classes().map(str::to_owned).collect();
        let mut policy = Policy { forms: Forms::read(ontology, problems), classes, ..Policy::default() };
        for known in ontology.seeds.all() {
            let canonical = folded(&known.name);
            for form in std::iter::once(&known.name).chain(&known.aliases) {
                let form = policy.usual(known.class, form);
                let names = policy.known.entry(known.class.to_owned()).or_default();
                // An entity's own name outweighs another's alias.
                let own = *form == policy.forms.get(known.class).unwrap_or(&policy.none).usual(&canonical);
                match names.get_mut(&form) {
                    None => drop(names.insert(form, Some(canonical.clone()))),
                    Some(Some(other)) if *other == canonical => {}
                    Some(other) if own => *other = Some(canonical.clone()),
                    Some(other) if other.as_ref().is_some_and(|o| *o == form) => {}
                    Some(other) => *other = None,
                }
            }
            if known.class == "Place" {
                policy.places.extend(std::iter::once(&known.name).chain(&known.aliases).map(|form| folded(form)));
            }
        }
        let common = [Kind::Generic, Kind::Anaphor, Kind::Suffix].map(Kind::name);
        for file in ontology.folder.under("lexicon", "tsv") {
            let words = file.words().filter(|(.., row)| row.get(1).is_some_and(|kind| common.contains(kind)));
            policy.common.extend(words.map(|(_, form, _)| folded(&form)));
        }
        policy
    }

    /// Takes what people say of names, in place of what they said before.
    pub fn correct(&mut self, lines: Vec<Correction>) {
        self.corrections = Corrections::new(lines, &self.classes, |class, name| self.usual(class, name));
    }

    fn forms(&self, class: &str) -> &Forms {
        self.forms.get(class).unwrap_or(&self.none)
    }

    fn usual(&self, class: &str, name: &str) -> String {
        self.forms(class).usual(&folded(name))
    }

    fn known(&self, class: &str, usual: &str) -> Option<&str> {
        self.known.get(class)?.get(usual)?.as_deref()
    }

    /// The name that a name has by itself: the known entity's, or the usual form.
    fn settled(&self, class: &str, name: &str) -> String {
        let usual = self.usual(class, name);
        match self.known(class, &usual) {
            Some(known) => known.to_owned(),
            None => usual,
        }
    }

    fn is_full(&self, class: &str, usual: &str) -> bool {
        self.forms(class).body(usual).is_some()
    }

    /// The short forms that a full name may have by itself: 湖北骆驼集团股份有限公司 → 湖北骆驼集团, 骆驼集团, 湖北骆驼, 骆驼.
    fn short_forms(&self, class: &str, full: &str) -> Vec<String> {
        let forms = self.forms(class);
        let Some(body) = forms.body(full) else { return Vec::new() };
        let mut found = vec![body.to_owned()];
        if let Some((before, inside, after)) = bracketed(body) {
            found.push(format!("{before}{after}"));
            if forms.is_weak(inside) {
                found.push(format!("{before}{inside}{after}"));
            }
        }
        let mut next = 0;
        while let Some(form) = found.get(next) {
            // 湖北省 and 武汉市 of 湖北省武汉市九章软件 go one after the other.
            let place = self.without_place(form).map(str::to_owned);
            let weaker = forms.weaker(form).map(str::to_owned);
            found.extend(place.into_iter().chain(weaker).filter(|form| !form.is_empty()));
            next += 1;
        }
        for word in forms.kept(full) {
            found.extend(found.clone().iter().filter(|form| !form.ends_with(word)).map(|form| format!("{form}{word}")));
        }
        found.retain(|form| self.can_stand(class, form));
        found.sort_unstable();
        found.dedup();
        found
    }

    fn without_place<'n>(&self, name: &'n str) -> Option<&'n str> {
        let ends = name.char_indices().map(|(at, _)| at).skip(2).take(6);
        let end = ends.filter(|end| self.places.contains(&name[..*end])).last()?;
        name.get(end..)
    }

    /// Whether a word can be somebody's short name.
    fn can_stand(&self, class: &str, form: &str) -> bool {
        let says_little =
            |word: &str| self.common.contains(word) || self.places.contains(word) || self.forms(class).is_weak(word);
        // 武汉公司 is any company there.
        form.chars().count() >= 2 && !says_little(form) && !self.without_place(form).is_some_and(says_little)
    }
}

/// 东创智联（武汉）新能源 → 东创智联, 武汉, 新能源.
fn bracketed(name: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = name.split_once('（')?;
    let (inside, after) = rest.split_once('）')?;
    Some((before, inside, after))
}
