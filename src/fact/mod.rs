//! Chunks and rules → facts, each with its sentence: 襄阳高新区 + 签约 + 67个项目 → Signing.

mod broken;
mod called;
mod carried;
mod confidence;
mod counted;
mod day;
mod entities;
mod event;
mod extract;
mod frame;
mod head;
mod headed;
mod heard;
mod home;
mod maker;
mod merge;
mod notation;
mod owner;
mod observe;
mod reading;
mod relative;
mod report;
mod rite;
mod scene;
mod seat;
mod sequel;
mod set_up;
mod several;
mod sides;
mod speech;
mod stance;
mod subset;
mod then;
mod told;
mod topic;
mod trace;

pub use extract::{BATCH, Extractor};
pub use trace::{Carried, Missed, Piece, Said, Trace, Turn, statistic};

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::article::Date;

pub(crate) mod decimal;

/// An entity of one article: everything it is called there.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Entity {
    /// Local name of its class: `Zone`, `Company`, …
    pub class: String,
    /// The fullest form in the article, without quotation marks.
    pub name: String,
    /// Every other form seen, sorted, without `name`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Where it is named: code points of the article's text, end exclusive. Not kept in a store, which has no text to point into.
    #[serde(skip)]
    pub mentions: Vec<(u32, u32)>,
}

/// What fills a role. The short names are those of a store's journal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Filler {
    /// Index into [`Extraction::entities`].
    #[serde(rename = "e")]
    Entity(usize),
    #[serde(rename = "a")]
    Amount {
        #[serde(with = "decimal")]
        value: Decimal,
        currency: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        bound: Option<String>,
    },
    #[serde(rename = "n", with = "decimal")]
    Number(Decimal),
    /// A literal: a title, an indicator, a unit, a category.
    #[serde(rename = "t")]
    Text(String),
    /// A concept of the ontology by local name: `started`, `planned`.
    #[serde(rename = "c")]
    Concept(String),
    /// Index into [`Extraction::facts`]: `partOf`.
    #[serde(rename = "f")]
    Fact(usize),
}

/// One fact. `roles` holds the roles of its type and also what every fact may carry:
/// `atEvent`, `place`, `status` (Concept planned), `bound` (Concept), `cumulative` (Text true), `partOf`, `attributedTo`, `timeText`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    /// Local name of its type: `Signing`.
    pub kind: String,
    pub roles: BTreeMap<String, Vec<Filler>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Date>,
    /// The sentence, as it stands in the article: `article.text[begin..end]` in code points.
    pub evidence: String,
    pub begin: u32,
    pub end: u32,
    /// `<file>:<line>` of the rule, or the name of the built-in extractor.
    pub rule: String,
    /// 0..1, two digits.
    #[serde(with = "decimal")]
    pub confidence: Decimal,
}

/// A number or a date of the article, with its place: code points of the article's text, end exclusive.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    pub quantity: crate::quantity::Quantity,
    pub begin: u32,
    pub end: u32,
}

/// What one article says.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Extraction {
    pub entities: Vec<Entity>,
    pub facts: Vec<Fact>,
    /// Every number and date, in text order; no store keeps them.
    #[serde(skip)]
    pub quantities: Vec<Figure>,
}
