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
            let words = file.rows().filter(|(_, row)| row.get(1).is_some_and(|kind| common.contains(kind)));
            policy.common.extend(words.map(|(_, row)| folded(row[0])));
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
        if let Some(plain) = without_brackets(body) {
            found.push(plain);
        }
        if let Some(rest) = self.without_place(body) {
            found.push(rest.to_owned());
        }
        let mut next = 0;
        while let Some(form) = found.get(next) {
            if let Some(weaker) = forms.weaker(form).map(str::to_owned) {
                found.push(weaker);
            }
            next += 1;
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
        form.chars().count() >= 2
            && !self.common.contains(form)
            && !self.places.contains(form)
            && !self.forms(class).is_weak(form)
    }
}

/// 东创智联（武汉）新能源 → 东创智联新能源.
fn without_brackets(name: &str) -> Option<String> {
    let (before, rest) = name.split_once('（')?;
    let (_, after) = rest.split_once('）')?;
    Some(format!("{before}{after}"))
}
