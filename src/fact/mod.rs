//! Chunks and rules → facts, each with its sentence: 襄阳高新区 + 签约 + 67个项目 → Signing.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::article::Date;

/// An entity of one article: everything it is called there.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// Local name of its class: `Zone`, `Company`, …
    pub class: String,
    /// The fullest form in the article, without quotation marks.
    pub name: String,
    /// Every other form seen, sorted, without `name`.
    pub aliases: Vec<String>,
    /// Where it is named: code points of the article's text, end exclusive.
    pub mentions: Vec<(u32, u32)>,
}

/// What fills a role.
#[derive(Clone, Debug, PartialEq)]
pub enum Filler {
    /// Index into [`Extraction::entities`].
    Entity(usize),
    Amount {
        value: Decimal,
        currency: String,
        bound: Option<String>,
    },
    Number(Decimal),
    /// A literal: a title, an indicator, a unit, a category.
    Text(String),
    /// A concept of the ontology by local name: `started`, `planned`.
    Concept(String),
    /// Index into [`Extraction::facts`]: `partOf`.
    Fact(usize),
}

/// One fact. `roles` holds the roles of its type and also what every fact may carry:
/// `atEvent`, `place`, `status` (Concept planned), `bound` (Concept), `cumulative` (Text true), `partOf`, `attributedTo`, `timeText`.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// Local name of its type: `Signing`.
    pub kind: String,
    pub roles: BTreeMap<String, Vec<Filler>>,
    pub from: Option<Date>,
    pub to: Option<Date>,
    /// The sentence, as it stands in the article: `article.text[begin..end]` in code points.
    pub evidence: String,
    pub begin: u32,
    pub end: u32,
    /// `<file>:<line>` of the rule, or the name of the built-in extractor.
    pub rule: String,
    /// 0..1, two digits.
    pub confidence: Decimal,
}

/// What one article says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Extraction {
    pub entities: Vec<Entity>,
    pub facts: Vec<Fact>,
    /// Quantities for the JSON output, in text order.
    pub quantities: Vec<crate::quantity::Quantity>,
}
