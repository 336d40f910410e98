//! How a fact was found → how sure it is: 0.95, less for a subject that was carried, a phrase that is no name, a rule that guesses.
//!
//! What each sign is worth is a line of `ontology/confidence.tsv`; the signs of one fact are multiplied.

use rust_decimal::Decimal;

use super::reading::Reading;
use crate::ontology::{Folder, Kind, Listed, Problem};

const FILE: &str = "confidence.tsv";

/// What is worth how much.
#[derive(Clone, Debug, Default)]
pub struct Worth {
    signs: Listed,
    /// By the number of the sign.
    worth: Vec<Decimal>,
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
        let mut table = Worth::default();
        for file in folder.files.iter().filter(|f| f.path == FILE) {
            for (line, row) in file.rows() {
                let value = row.get(1).and_then(|v| v.parse::<Decimal>().ok());
                match value.filter(|v| *v > Decimal::ZERO && *v <= Decimal::ONE) {
                    Some(value) => match table.worth.get_mut(table.signs.add(row[0])) {
                        Some(worth) => *worth = value,
                        None => table.worth.push(value),
                    },
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
        table
    }

    /// The confidence of a fact with these signs, in two digits.
    pub fn of(&self, signs: &Signs<'_>) -> Decimal {
        let worth = |sign: &&str| self.worth.get(self.signs.number(sign)?);
        let all = std::iter::once(&"found").chain(&signs.0).filter_map(worth).copied();
        all.reduce(|a, b| a * b).unwrap_or(Decimal::ONE).round_dp(2)
    }
}

/// Where the entity that was carried to a sentence stands: in the sentence itself, before it, or nowhere: the article's zone.
pub fn carried(reading: &Reading<'_>, passage: usize, entity: usize) -> &'static str {
    let sentence = reading.passages[passage].sentence.span;
    let from = reading.mentions.partition_point(|m| m.span.begin < sentence.begin);
    let mut near = reading.mentions[from..].iter().take_while(|m| m.span.begin < sentence.end);
    if near.any(|m| m.entity == entity && sentence.contains(m.span)) {
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
    !reading.ends(&cluster.name, Kind::Suffix) && ontology.seeds.find(cluster.class, &cluster.name).is_none()
}
