//! Sentence → tokens with a coarse part of speech: `推进|生物医药|产业园|建设` → verb, noun, noun, noun.
//!
//! The segmenter knows common words, and those of economic news (规上, 营收); names are put together from its tokens by the
//! grammar in this folder.

use std::sync::OnceLock;

use jieba_rs::Jieba;

use crate::ontology::{Hits, Kind, Kinds, Lexicon, Listed};
use crate::quantity::{Quantity, QuantityKind};
use crate::text::{Part, Span, Text};

/// Coarse part of speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pos {
    Noun,
    Verb,
    /// A verb that names an activity and so may stand inside a name: 建设, 招商, 服务.
    Activity,
    Adjective,
    Adverb,
    Preposition,
    Conjunction,
    /// 的, 了, 着, 过, 地, 得
    Particle,
    Pronoun,
    /// 上, 中, 内, 以来
    Position,
    Number,
    Classifier,
    Time,
    Mark,
    Other,
}

/// One token; the tokens of a text are contiguous inside each sentence that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    pub span: Span,
    pub pos: Pos,
    /// Whether it is a known place, or the segmenter takes it for one (`ns`).
    pub place: bool,
    /// Whether the segmenter takes it for a name of another sort (`nr`, `nz`, `nt`).
    pub proper: bool,
    /// Whether it is a word of economic news, which is never cut: 拥有量 is no 拥有.
    pub term: bool,
    /// What it is as a listed word.
    pub kinds: Kinds,
}

impl Token {
    /// Whether exactly this token is listed as a word of this kind.
    #[inline]
    pub fn is(&self, kind: Kind) -> bool {
        self.kinds.has(kind)
    }
}

/// The segmenter, and the words of economic news that were added to it.
struct Segmenter {
    jieba: Jieba,
    terms: Listed,
}

fn segmenter() -> &'static Segmenter {
    static SEGMENTER: OnceLock<Segmenter> = OnceLock::new();
    SEGMENTER.get_or_init(|| {
        let mut segmenter = Segmenter { jieba: Jieba::new(), terms: Listed::default() };
        for row in include_str!("../../ontology/reading/words.tsv").lines().filter(|row| !row.starts_with('#')) {
            let mut columns = row.split('\t');
            if let (Some(word), Some(tag)) = (columns.next(), columns.next()) {
                let seldom = columns.next().and_then(|count| count.parse().ok());
                segmenter.jieba.add_word(word, seldom, Some(tag));
                // A place is no term: it may stand in any name.
                if tag != "ns" && seldom.is_none() {
                    segmenter.terms.add(word);
                }
            }
        }
        segmenter
    })
}

/// Loads the segmenter, which the first article would else wait for.
pub fn load() {
    segmenter();
}

/// The tokens of every sentence that is not set aside, in text order. A count ends a token: 307家|规上, not 家规|上.
pub fn tokens(text: &Text, hits: &Hits, quantities: &[Quantity], lexicon: &Lexicon) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.chars.len() / 2);
    let segmenter = segmenter();
    // So does a day of the week: 本周一|通车, not 一通|车.
    let weekday = |q: &Quantity| {
        let last = |n: u32| q.span.end.checked_sub(n).and_then(|i| text.chars.get(i as usize)).copied().unwrap_or(' ');
        q.kind == QuantityKind::Date && matches!(last(2), '周' | '期') && "一二三四五六日天".contains(last(1))
    };
    // And the time within which something is to be: 三年内|向, not 三年|内向.
    let within = |q: &Quantity| {
        let lasts = matches!(q.kind, QuantityKind::Duration | QuantityKind::Date);
        u32::from(lasts && text.chars.get(q.span.end as usize) == Some(&'内'))
    };
    let ends = |q: &&Quantity| q.kind == QuantityKind::Count || weekday(q) || within(q) > 0;
    let mut counts = quantities.iter().filter(ends).map(|q| q.span.end + within(q)).peekable();
    for sentence in text.sentences.iter().filter(|s| s.part != Part::Aside) {
        let (mut at, end) = (sentence.span.begin, sentence.span.end);
        while at < end {
            while counts.next_if(|count| *count <= at).is_some() {}
            let to = counts.peek().map_or(end, |count| end.min(*count));
            for tag in segmenter.jieba.tag(text.str(Span { begin: at, end: to }), false) {
                let span = Span { begin: at, end: at + (tag.end - tag.start) as u32 };
                let hit = hits.at(span);
                // The dictionary has 大连 as an adverb and 保定 as a verb.
                let long = span.len() > 1;
                let place = long && hit.is_some_and(|hit| lexicon.known(*hit) == Some("Place"));
                tokens.push(Token {
                    span,
                    pos: if place { Pos::Noun } else { coarse(text.chars[at as usize], tag.tag) },
                    place: place || tag.tag == "ns",
                    proper: matches!(tag.tag, "nr" | "nrt" | "nz" | "nt"),
                    // A single character is cut anyway.
                    term: long && segmenter.terms.contains(tag.word),
                    kinds: hit.map(|hit| hit.kinds).unwrap_or_default(),
                });
                at = span.end;
            }
        }
    }
    tokens
}

/// The part of speech of a word by its first character and the segmenter's tag.
fn coarse(first: char, tag: &str) -> Pos {
    if is_mark(first) {
        return Pos::Mark;
    }
    if first.is_ascii_digit() {
        return Pos::Number;
    }
    match tag.as_bytes() {
        b"vn" | b"an" => Pos::Activity,
        b"eng" | b"x" => Pos::Noun,
        tag => match tag.first() {
            Some(b'n' | b'b' | b'l' | b'j' | b'g' | b's' | b'k' | b'h') => Pos::Noun,
            Some(b'v') => Pos::Verb,
            Some(b'a' | b'z' | b'i') => Pos::Adjective,
            Some(b'd') => Pos::Adverb,
            Some(b'p') => Pos::Preposition,
            Some(b'c') => Pos::Conjunction,
            Some(b'u' | b'y' | b'e') => Pos::Particle,
            Some(b'r') => Pos::Pronoun,
            Some(b'f') => Pos::Position,
            Some(b'm') => Pos::Number,
            Some(b'q') => Pos::Classifier,
            Some(b't') => Pos::Time,
            _ => Pos::Other,
        },
    }
}

/// Punctuation, Chinese or ASCII, and white space.
#[inline]
pub fn is_mark(c: char) -> bool {
    // Nearly every character is a Han character, and no mark.
    !matches!(c, '\u{4E00}'..='\u{9FFF}') && is_any_mark(c)
}

fn is_any_mark(c: char) -> bool {
    // ★, ◆, ➤ and 📢 at the head of a line of a web page.
    c.is_whitespace()
        || c.is_ascii_punctuation()
        || matches!(c, '\u{25A0}'..='\u{27BF}' | '\u{1F300}'..='\u{1FAFF}')
        || matches!(
            c,
            '。' | '，'
                | '、'
                | '；'
                | '：'
                | '？'
                | '！'
                | '“'
                | '”'
                | '‘'
                | '’'
                | '（'
                | '）'
                | '《'
                | '》'
                | '〈'
                | '〉'
                | '…'
                | '—'
                | '–'
                | '·'
                | '•'
                | '～'
                | '►'
                | '【'
                | '】'
        )
}
