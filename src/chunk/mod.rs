//! Sentence → a string of known things: `襄阳高新区|与|东创智联…公司|签署|了|总投资|53.1亿元|的|新能源乘用车整车项目|。`
//!
//! Concatenated, the chunks give the sentence back. Rules and the statistics extractor see chunks, never characters.

use crate::text::Span;

/// Coarse part of speech of a token that is neither a name, a quantity nor a listed word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pos {
    Noun,
    Verb,
    Adjective,
    Adverb,
    Preposition,
    Conjunction,
    /// 的, 了, 着, 过, 地, 得
    Particle,
    Pronoun,
    Other,
}

/// What a chunk is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChunkKind {
    /// One name: index into the mentions.
    Mention(usize),
    /// A coordinated list of names of one class, `甲公司、乙公司和丙公司等6家企业`: indices of the mentions and the count that
    /// `等6家` states. The quantity and its noun are part of the chunk.
    List { members: Vec<usize>, count: Option<usize> },
    /// Index into the quantities.
    Quantity(usize),
    /// A listed word, by its hit in the lexicon's scan (index into the hits).
    Word(usize),
    /// A punctuation mark.
    Mark(char),
    /// Any other token of the segmenter.
    Token(Pos),
}

/// One chunk of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chunk {
    pub span: Span,
    pub kind: ChunkKind,
}
