//! What people say of names → which are one and which are two, whatever the policy thinks: 骆驼 = 骆驼集团股份有限公司.
//!
//! A set of lines: their order leaves no trace. What is said of different names outweighs what is said of the same.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::fold::folded;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Same,
    Different,
}

/// A name as people wrote it; `company:骆驼集团` and an IRI say its class, too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    pub class: Option<String>,
    pub name: String,
}

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    pub verdict: Verdict,
    pub names: [Name; 2],
    /// What the graph says of it: `same.tsv: 骆驼 = 骆驼集团股份有限公司`.
    pub said: String,
    /// Where it stands, for messages.
    pub file: String,
    pub line: usize,
}

/// All lines, by class and name.
#[derive(Default)]
pub struct Corrections {
    pub lines: Vec<Correction>,
    classes: BTreeMap<String, OfClass>,
}

/// What the lines say of one class. Names are in their usual form but where it is the form that matters.
#[derive(Default)]
pub struct OfClass {
    /// Name → lines and which of the two it is.
    pub sides: HashMap<String, Vec<(usize, usize)>>,
    /// Name → others that it is not.
    pub apart: HashMap<String, Vec<String>>,
    /// Spellings of one usual form that stay as they are.
    pub alone: HashMap<String, usize>,
    /// Lines that join.
    pub same: Vec<usize>,
}

impl Corrections {
    pub fn new(lines: Vec<Correction>, classes: &[String], usual: impl Fn(&str, &str) -> String) -> Corrections {
        let mut all = Corrections { lines, classes: BTreeMap::new() };
        for (line, correction) in all.lines.iter().enumerate() {
            let [a, b] = &correction.names;
            let fits = |class: &&String| [a, b].iter().all(|name| name.class.as_ref().is_none_or(|c| c == *class));
            for class in classes.iter().filter(fits) {
                let of = all.classes.entry(class.clone()).or_default();
                let [one, other] = [a, b].map(|name| usual(class, &name.name));
                for (side, name) in [&one, &other].into_iter().enumerate() {
                    of.sides.entry(name.clone()).or_default().push((line, side));
                }
                match correction.verdict {
                    Verdict::Same => of.same.push(line),
                    Verdict::Different if one == other => {
                        for spelling in [a, b].map(|name| folded(&name.name)).into_iter().filter(|s| *s != one) {
                            of.alone.insert(spelling, line);
                        }
                    }
                    Verdict::Different => {
                        of.apart.entry(one.clone()).or_default().push(other.clone());
                        of.apart.entry(other).or_default().push(one);
                    }
                }
            }
        }
        all
    }

    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    pub fn of(&self, class: &str) -> Option<&OfClass> {
        self.classes.get(class)
    }

    pub fn classes(&self) -> impl Iterator<Item = (&str, &OfClass)> {
        self.classes.iter().map(|(class, of)| (class.as_str(), of))
    }
}

/// Names that people joined: each → the name of its group and the lines that made it.
#[derive(Default)]
pub struct Joined {
    groups: BTreeMap<(String, String), (String, Vec<usize>)>,
    /// Lines that join what another line parts: they have no effect.
    pub void: BTreeSet<usize>,
}

impl Joined {
    /// Joins what the `pairs` of one class say, but for groups that hold two names of `apart`. `best` names a group.
    pub fn add(
        &mut self,
        class: &str,
        pairs: &[(usize, [String; 2])],
        apart: &[[String; 2]],
        best: impl Fn(&BTreeSet<String>, &[&[String; 2]]) -> String,
    ) {
        // Groups grow together; there are as many lines as people care to write.
        let mut groups: Vec<(BTreeSet<String>, BTreeSet<usize>)> = Vec::new();
        for (at, (_, names)) in pairs.iter().enumerate() {
            let mut group = (BTreeSet::from(names.clone()), BTreeSet::from([at]));
            groups.retain_mut(|other| {
                let touches = !other.0.is_disjoint(&group.0);
                if touches {
                    group.0.append(&mut other.0);
                    group.1.append(&mut other.1);
                }
                !touches
            });
            groups.push(group);
        }
        for (names, members) in groups {
            let lines = members.iter().filter_map(|at| pairs.get(*at)).map(|(line, _)| *line);
            if apart.iter().any(|[a, b]| names.contains(a) && names.contains(b)) {
                self.void.extend(lines);
                continue;
            }
            let lines: Vec<usize> = lines.collect();
            let said: Vec<&[String; 2]> = members.iter().filter_map(|at| pairs.get(*at)).map(|(_, names)| names).collect();
            let name = best(&names, &said);
            for member in names {
                self.groups.insert((class.to_owned(), member), (name.clone(), lines.clone()));
            }
        }
    }

    pub fn get(&self, class: &str, name: &str) -> Option<&(String, Vec<usize>)> {
        if self.groups.is_empty() {
            return None;
        }
        self.groups.get(&(class.to_owned(), name.to_owned()))
    }
}
