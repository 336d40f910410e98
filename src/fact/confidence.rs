//! How a fact was found → how sure it is: 0.95, less for a subject that was carried, a phrase that is no name, a rule that guesses.
//!
//! What each sign is worth is a line of `ontology/confidence.tsv`; the signs of one fact are multiplied.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::reading::Reading;
use crate::ontology::{Folder, Kind, Problem};

const FILE: &str = "confidence.tsv";

/// What is worth how much.
#[derive(Clone, Debug, Default)]
pub struct Worth {
    of: BTreeMap<String, Decimal>,
}

/// Signs of one fact that say how sure it is. The same sign counts once.
#[derive(Clone, Debug, Default)]
pub struct Signs<'s>(Vec<&'s str>);

impl<'s> Signs<'s> {
    pub fn add(&mut self, sign: &'s str) {
        if !self.0.contains(&sign) {
            self.0.push(sign);
        }
    }

    pub fn add_if(&mut self, holds: bool, sign: &'s str) {
        if holds {
            self.add(sign);
        }
    }
}

impl Worth {
    /// Reads the table; without one, everything is sure.
    pub fn read(folder: &Folder, problems: &mut Vec<Problem>) -> Worth {
        let mut of = BTreeMap::new();
        for file in folder.files.iter().filter(|f| f.path == FILE) {
            for (line, row) in file.rows() {
                let value = row.get(1).and_then(|v| v.parse::<Decimal>().ok());
                match value.filter(|v| *v > Decimal::ZERO && *v <= Decimal::ONE) {
                    Some(value) => {
                        of.insert(row[0].to_owned(), value);
                    }
                    None => problems.push(Problem {
                        file: file.path.clone(),
                        line,
                        code: "bad-value",
                        message: format!("`{}` has no worth between 0 and 1", row[0]),
                        hint: "write `carried<TAB>0.9`".to_owned(),
                    }),
                }
            }
        }
        Worth { of }
    }

    /// The confidence of a fact with these signs, in two digits.
    pub fn of(&self, signs: &Signs<'_>) -> Decimal {
        let worth = |sign: &&str| self.of.get(*sign).copied().unwrap_or(Decimal::ONE);
        std::iter::once(&"found").chain(&signs.0).map(worth).product::<Decimal>().round_dp(2)
    }
}

/// Where the entity that was carried to a sentence stands: in the sentence itself, before it, or nowhere: the article's zone.
pub fn carried(reading: &Reading<'_>, passage: usize, entity: usize) -> &'static str {
    let sentence = reading.passages[passage].sentence.span;
    let mut places = reading.mentions.iter().filter(|m| m.entity == entity).map(|m| m.span);
    if places.any(|s| sentence.contains(s)) {
        "carried-near"
    } else if reading.zone == Some(entity) {
        "carried-zone"
    } else {
        "carried-far"
    }
}

/// Whether a name is neither listed nor ends as names of its class do: only its place in the sentence says that it is one.
pub fn bare(reading: &Reading<'_>, entity: usize) -> bool {
    let Some(cluster) = reading.clusters.get(entity) else { return false };
    let ontology = &reading.source.ontology;
    reading.gauge_of(&cluster.name, Kind::Suffix).is_none() && ontology.seeds.find(cluster.class, &cluster.name).is_none()
}
