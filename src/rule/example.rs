//! An annotated sentence → chunks: `[甲高新区/Zone]签约[3个/Count]项目。` is input and expectation at once.
//!
//! In square brackets stand a name and its class, a list and its class with `*`, or a quantity and its kind. What lies
//! between is cut by the segmenter and the lexicon, so that a rule can be tested without the stages before it.

use std::sync::OnceLock;

use jieba_rs::Jieba;

use crate::chunk::{Chunk, ChunkKind, Pos};
use crate::mention::Mention;
use crate::ontology::{Hit, Kind, Lexicon, Ontology};
use crate::quantity::{Quantity, QuantityKind};
use crate::text::{Span, Text};

use super::sentence::Input;
use super::{Bound, Filler, Match};

/// A sentence with what its annotations say.
pub struct Annotated {
    pub text: Text,
    pub hits: Vec<Hit>,
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
            Filler::Quantity(q) => join(&mut self.quantities.get(*q).into_iter().map(|q| q.span)),
            Filler::Words(spans) => join(&mut spans.iter().copied()),
            Filler::Count(n) => n.to_string(),
            Filler::Topic => "*".to_owned(),
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

fn segmenter() -> &'static Jieba {
    static JIEBA: OnceLock<Jieba> = OnceLock::new();
    JIEBA.get_or_init(Jieba::new)
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
    let text = folded(plain);
    let hits = ontology.lexicon.scan(&text);
    let mut out = Annotated { text, hits, mentions: Vec::new(), quantities: Vec::new(), chunks: Vec::new() };
    let mut at = 0;
    for (span, class) in marks {
        out.fill(at, span.begin as usize, &ontology.lexicon);
        out.annotate(span, class, ontology)?;
        at = span.end as usize;
    }
    out.fill(at, out.text.chars.len(), &ontology.lexicon);
    Ok(out)
}

fn folded(string: String) -> Text {
    let chars: Vec<char> = string.chars().collect();
    let mut bytes: Vec<u32> = string.char_indices().map(|(i, _)| i as u32).collect();
    bytes.push(string.len() as u32);
    let origin = (0..=chars.len() as u32).collect();
    Text { chars, string, bytes, origin, sentences: Vec::new() }
}

impl Annotated {
    fn annotate(&mut self, span: Span, class: &str, ontology: &Ontology) -> Result<(), String> {
        let (name, list) = (class.trim_end_matches('*'), class.ends_with('*'));
        let kind = if let Some(kind) = quantity_kind(name) {
            self.quantities.push(quantity(kind, span, self.text.str(span)));
            ChunkKind::Quantity(self.quantities.len() - 1)
        } else if let Some(class) = ontology.schema.class(name) {
            let mut mention = |span: Span| {
                let entity = self.mentions.len();
                self.mentions.push(Mention { span, outer: span, class, entity, anaphor: false });
                entity
            };
            if list {
                let words: Vec<char> = self.text.chars.get(span.range()).unwrap_or_default().to_vec();
                let etc = words.iter().rposition(|c| *c == '等');
                let mut members = Vec::new();
                let mut begin = 0;
                let names = etc.unwrap_or(words.len());
                for i in 0..=names {
                    if i == names || matches!(words.get(i), Some('、' | '和' | '与')) {
                        members.push(mention(Span::new(span.begin as usize + begin, span.begin as usize + i)));
                        begin = i + 1;
                    }
                }
                let digits: String = words.iter().skip(names + 1).take_while(|c| c.is_ascii_digit()).collect();
                ChunkKind::List { members, count: digits.parse().ok() }
            } else {
                ChunkKind::Mention(mention(span))
            }
        } else {
            return Err(format!("`{name}` is neither a class nor a kind of quantity"));
        };
        self.chunks.push(Chunk { span, kind });
        Ok(())
    }

    /// Cuts what is not annotated: longest listed words that agree with the segmenter's boundaries, else its tokens.
    fn fill(&mut self, begin: usize, end: usize, lexicon: &Lexicon) {
        let mut cuts = vec![begin];
        let mut tokens: Vec<(Span, Pos)> = Vec::new();
        for tag in segmenter().tag(self.text.str(Span::new(begin, end)), false) {
            let at = cuts.last().copied().unwrap_or(begin);
            let next = at + tag.word.chars().count();
            tokens.push((Span::new(at, next), pos(tag.tag)));
            cuts.push(next);
        }
        let mut at = begin;
        while at < end {
            let first = self.hits.partition_point(|h| (h.span.begin as usize) < at);
            let token = tokens.iter().find(|(s, _)| s.begin as usize <= at && at < s.end as usize);
            let word =
                self.hits.iter().enumerate().skip(first).take_while(|(_, h)| h.span.begin as usize == at).find(|(_, h)| {
                    // A word inside a longer token is none: 供应 in 供应商.
                    let inside = token.is_some_and(|(s, _)| s.contains(h.span) && s.len() > h.span.len());
                    (h.span.end as usize) <= end && speaks(lexicon, **h) && !inside
                });
            let (kind, stop) = match (word, token) {
                (Some((i, hit)), _) => (ChunkKind::Word(i), hit.span.end as usize),
                (None, _) if is_mark(self.text.chars[at]) => (ChunkKind::Mark(self.text.chars[at]), at + 1),
                (None, Some((span, pos))) => (ChunkKind::Token(*pos), span.end as usize),
                (None, None) => (ChunkKind::Token(Pos::Other), at + 1),
            };
            // A token must not swallow a listed word that begins inside it.
            let stop = match kind {
                ChunkKind::Token(_) => {
                    let inside = self.hits.iter().filter(|h| (at + 1..stop).contains(&(h.span.begin as usize)));
                    let long = inside.filter(|h| h.span.len() > 1 && speaks(lexicon, **h) && h.span.end as usize > stop);
                    long.map(|h| h.span.begin as usize).min().unwrap_or(stop)
                }
                _ => stop,
            };
            self.chunks.push(Chunk { span: Span::new(at, stop), kind });
            at = stop;
        }
    }
}

/// Whether a listed word is a chunk of its own: words of names and numbers are not.
fn speaks(lexicon: &Lexicon, hit: Hit) -> bool {
    use Kind::*;
    let names =
        [Classifier, Measure, Currency, TimeUnit, BoundAfter, Time, Ordinal, Suffix, Boundary, Surname, Anaphor, Generic, Entity];
    lexicon.entries(hit).iter().any(|e| !names.contains(&e.kind))
}

fn is_mark(c: char) -> bool {
    c.is_ascii_punctuation() || "，。！？；：、“”‘’（）《》〈〉…—·".contains(c)
}

fn pos(tag: &str) -> Pos {
    match tag.as_bytes().first() {
        Some(b'n' | b's' | b'b' | b'j' | b'l' | b'x' | b'e') => Pos::Noun,
        Some(b'v') => Pos::Verb,
        Some(b'a' | b'z' | b'i') => Pos::Adjective,
        Some(b'd') => Pos::Adverb,
        Some(b'p') => Pos::Preposition,
        Some(b'c') => Pos::Conjunction,
        Some(b'u' | b'y') => Pos::Particle,
        Some(b'r') => Pos::Pronoun,
        _ => Pos::Other,
    }
}

fn quantity_kind(name: &str) -> Option<QuantityKind> {
    super::compile::quantity_kind(name)
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
