//! Fillers → words for people: an Amount → `超53.1亿元`, dates → `2023-01-01～03-31`, a long name → lines of even width.

use std::io;

use oxigraph::model::{NamedNode, Term};
use rust_decimal::Decimal;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::style::{Style, readable};
use super::view::{Node, View};
use crate::graph::vocab;
use crate::ontology::Schema;

/// What turns terms into words.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    pub view: View<'a>,
    pub schema: &'a Schema,
    pub style: &'a Style,
}

impl Words<'_> {
    /// The Chinese label of a class, type, role or concept, or its name.
    pub fn term(&self, local: &str) -> String {
        match self.schema.label(local) {
            Some(label) if !label.zh.is_empty() => label.zh.clone(),
            _ => local.to_owned(),
        }
    }

    /// A filler: an entity's label, an amount, a concept's label, a number or text as it stands.
    pub fn filler(&self, term: &Term) -> io::Result<String> {
        match term {
            Term::NamedNode(node) => self.node(node),
            Term::Literal(literal) => Ok(literal.value().to_owned()),
            other => Ok(other.to_string()),
        }
    }

    pub fn node(&self, iri: &NamedNode) -> io::Result<String> {
        if let Some(local) = vocab::local(iri.as_str()) {
            return Ok(self.term(local));
        }
        let node = self.view.node(iri)?;
        Ok(self.amount(&node).unwrap_or_else(|| node.label().to_owned()))
    }

    /// `超53.1亿元`; None for what is no Amount.
    pub fn amount(&self, node: &Node) -> Option<String> {
        let value: Decimal = node.text(vocab::VALUE)?.parse().ok()?;
        let bound = node.concept("bound").map(|bound| self.term(bound)).unwrap_or_default();
        Some(format!("{bound}{}", self.style.money(value, node.text(vocab::CURRENCY).unwrap_or_default())))
    }

    /// A fact in one line, roles in the order of the vocabulary: `签约：参与方 常州高新区，项目数 9，金额 超80亿元（计划中）`.
    /// What the reader knows already (`known`) is left out.
    pub fn summary(&self, fact: &Node, known: Option<&NamedNode>) -> io::Result<String> {
        let mut parts = Vec::new();
        let figures = self.figures(fact);
        let kind = self.schema.fact_type(fact.class());
        for role in kind.map(|kind| kind.roles.as_slice()).unwrap_or_default().iter().map(|role| role.name).chain(["atEvent"]) {
            if !figures.is_empty() && matches!(role, "value" | "unit" | "growth" | "share" | "rank" | "scope" | "bound") {
                continue;
            }
            let mut fillers = Vec::new();
            for term in fact.role(role).filter(|term| known.is_none_or(|k| **term != Term::from(k.clone()))) {
                fillers.push(self.filler(term)?);
            }
            if !fillers.is_empty() {
                let name = if matches!(role, "indicator" | "subject") { String::new() } else { format!("{} ", self.term(role)) };
                parts.push(format!("{name}{}", fillers.join("、")));
            }
        }
        if !figures.is_empty() {
            parts.push(figures);
        }
        let status = fact.concept("status").map(|status| format!("（{}）", self.term(status))).unwrap_or_default();
        // An indicator says what it is; other facts say their type.
        let mut heads = fact.value("indicator").is_none().then(|| self.term(fact.class())).into_iter().collect::<Vec<_>>();
        heads.extend((!parts.is_empty()).then(|| parts.join("，")));
        Ok(format!("{}{status}", heads.join("：")))
    }

    /// An Observation's numbers: `超612家，+6.8%，全市第2`.
    pub fn figures(&self, fact: &Node) -> String {
        let number = |role: &str| fact.value(role).and_then(|text| text.parse::<Decimal>().ok());
        let mut parts = Vec::new();
        if let Some(value) = number("value") {
            let bound = fact.concept("bound").map(|bound| self.term(bound)).unwrap_or_default();
            parts.push(format!("{bound}{}{}", readable(value), fact.value("unit").unwrap_or_default()));
        }
        if let Some(growth) = number("growth") {
            parts.push(format!("{}{}%", if growth.is_sign_negative() { "" } else { "+" }, growth.normalize()));
        }
        let scope = fact.value("scope").unwrap_or_default();
        if let Some(share) = number("share") {
            parts.push(format!("占{scope}{}%", share.normalize()));
        }
        if let Some(rank) = number("rank") {
            parts.push(format!("{scope}第{}", rank.normalize()));
        }
        parts.join("，")
    }
}

/// A fact's time: `2023-02-02`, `2023-01-01～2023-03-31`, or nothing.
pub fn time(fact: &Node) -> String {
    match (fact.text(vocab::FROM), fact.text(vocab::TO)) {
        (Some(from), Some(to)) if from == to => from.to_owned(),
        (None, None) => String::new(),
        (from, to) => format!("{}～{}", from.unwrap_or_default(), to.unwrap_or_default()),
    }
}

/// Lines of about even width, none wider than `width` cells (Han characters are two wide), broken between Han characters
/// or at spaces, and never before a closing mark.
pub fn wrapped(text: &str, width: usize) -> Vec<String> {
    let total = text.width();
    if total <= width || width == 0 {
        return vec![text.to_owned()];
    }
    let even = total.div_ceil(total.div_ceil(width)) + 1;
    let mut lines = vec![String::new()];
    let mut used = 0;
    for piece in pieces(text) {
        let wide = piece.width();
        if used > 0 && used + wide > even.min(width) && !piece.starts_with(closes) {
            lines.push(String::new());
            used = 0;
        }
        if let Some(line) = lines.last_mut() {
            line.push_str(piece);
        }
        used += wide;
    }
    lines.iter().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
}

/// Runs of narrow characters, which stay together, and single wide ones.
fn pieces(text: &str) -> Vec<&str> {
    let narrow = |c: char| c.width().unwrap_or(0) < 2 && c != ' ';
    let mut pieces = Vec::new();
    let mut begin = 0;
    let mut before: Option<char> = None;
    for (at, c) in text.char_indices() {
        if before.is_some_and(|b| !(narrow(b) && narrow(c))) {
            pieces.extend(text.get(begin..at));
            begin = at;
        }
        before = Some(c);
    }
    pieces.extend(text.get(begin..));
    pieces
}

fn closes(c: char) -> bool {
    matches!(c, '）' | ')' | '”' | '’' | '》' | '」' | '，' | '。' | '、' | '；' | '：')
}
