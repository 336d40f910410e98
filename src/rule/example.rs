//! An annotated sentence → chunks: `[甲高新区/Zone]签约[3个/Count]项目。` is input and expectation at once.
//!
//! In square brackets stand a name and its class, or a quantity and its kind. What lies between is cut as in any text, so
//! that a rule is tested without the finders of names and numbers.

use crate::article::Article;
use crate::chunk::{Chunk, chunks};
use crate::mention::{Mention, Source, token};
use crate::ontology::{Hits, Lexicon, Ontology};
use crate::quantity::{Quantity, QuantityKind};
use crate::text::{Part, Sentence, Span, Text};

use super::compile::quantity_kind;
use super::sentence::Input;
use super::{Bound, Filler, Match};

/// A sentence with what its annotations say.
pub struct Annotated {
    pub text: Text,
    pub hits: Hits,
    pub mentions: Vec<Mention>,
    pub quantities: Vec<Quantity>,
    pub chunks: Vec<Chunk>,
}

impl Annotated {
    pub fn input<'a>(&'a self, lexicon: &'a Lexicon) -> Input<'a> {
        Input { text: &self.text, lexicon, hits: &self.hits, mentions: &self.mentions, quantities: &self.quantities }
    }

    /// The words of a filler, fillers of one role joined by `+`; `*` for the topic.
    pub fn filler(&self, bound: &Bound) -> String {
        let join = |spans: &mut dyn Iterator<Item = Span>| spans.map(|s| self.text.str(s)).collect::<Vec<_>>().join("+");
        match &bound.filler {
            Filler::Names(names) => join(&mut names.iter().filter_map(|m| self.mentions.get(*m)).map(|m| m.span)),
            Filler::Quantity(q) | Filler::Count(q) => join(&mut self.quantities.get(*q).into_iter().map(|q| q.span)),
            Filler::Words(spans) => join(&mut spans.iter().copied()),
            Filler::Topic { .. } => "*".to_owned(),
            Filler::Constant(value) => value.clone(),
        }
    }

    /// A match in one line: `party=甲高新区+乙公司 project=整车项目`.
    pub fn show(&self, found: &Match) -> String {
        let mut roles: Vec<String> = found.roles.iter().map(|b| format!("{}={}", b.role, self.filler(b))).collect();
        if found.planned.is_some() {
            roles.push("status=planned".to_owned());
        }
        roles.sort_unstable();
        roles.join(" ")
    }
}

/// Reads an annotated sentence.
///
/// # Errors
/// When an annotation is not closed or names no class and no kind of quantity.
pub fn annotated(source: &str, ontology: &Ontology) -> Result<Annotated, String> {
    let mut marks: Vec<(Span, &str)> = Vec::new();
    let mut plain = String::new();
    let mut length = 0;
    let mut rest = source;
    while let Some((before, after)) = rest.split_once('[') {
        let (inside, tail) = after.split_once(']').ok_or("`]` is missing")?;
        let (words, class) = inside.rsplit_once('/').ok_or_else(|| format!("`[{inside}]` has no /Class"))?;
        plain.push_str(before);
        plain.push_str(words);
        length += before.chars().count();
        let end = length + words.chars().count();
        marks.push((Span::new(length, end), class));
        (length, rest) = (end, tail);
    }
    plain.push_str(rest);
    let mut text = folded(plain);
    let whole = Sentence { span: Span::new(0, text.chars.len()), paragraph: 0, part: Part::Body };
    // The segmenter sees what lies between the annotations piece by piece, so that no token reaches into a name.
    let mut at = 0;
    for (span, _) in marks.iter().chain(std::iter::once(&(Span::new(text.chars.len(), text.chars.len()), ""))) {
        for piece in [Span { begin: at, end: span.begin }, *span] {
            text.sentences.extend((!piece.is_empty()).then_some(Sentence { span: piece, ..whole }));
        }
        at = span.end;
    }
    let hits = ontology.lexicon.scan(&text);
    let tokens = token::tokens(&text, &hits, &[], &ontology.lexicon);
    text.sentences = vec![whole];
    let (mut mentions, mut quantities) = (Vec::new(), Vec::new());
    for (span, name) in marks {
        if let Some(kind) = quantity_kind(name) {
            quantities.push(quantity(kind, span, text.str(span)));
        } else if let Some(class) = ontology.schema.class(name) {
            mentions.push(Mention { span, outer: span, class, entity: mentions.len(), anaphor: false, prefix: None });
        } else {
            return Err(format!("`{name}` is neither a class nor a kind of quantity"));
        }
    }
    let article = Article::default();
    let chunks = chunks(&Source::new(ontology, &article, &text, &hits, &quantities, &tokens), &mentions, whole);
    Ok(Annotated { text, hits, mentions, quantities, chunks })
}

fn folded(string: String) -> Text {
    let chars: Vec<char> = string.chars().collect();
    let mut bytes: Vec<u32> = string.char_indices().map(|(i, _)| i as u32).collect();
    bytes.push(string.len() as u32);
    let origin = (0..=chars.len() as u32).collect();
    Text { chars, string, bytes, origin, sentences: Vec::new() }
}

fn quantity(kind: QuantityKind, span: Span, words: &str) -> Quantity {
    let digits: String = words.chars().skip_while(|c| !c.is_ascii_digit()).take_while(|c| c.is_ascii_digit()).collect();
    let unit = words
        .trim_start_matches(|c: char| !c.is_ascii_digit())
        .trim_start_matches(|c: char| c.is_ascii_digit() || "余多万.".contains(c));
    let (value, high, currency) = (digits.parse().ok(), None, None);
    Quantity {
        kind,
        span,
        core: span,
        value,
        high,
        unit: unit.to_owned(),
        currency,
        bound: None,
        from: None,
        to: None,
        as_of: false,
    }
}
