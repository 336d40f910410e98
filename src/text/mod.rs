//! Article → [`Text`]: the body folded for matching, with a map back to the original.
//!
//! `「襄陽高新區」ＧＤＰ` is matched as `“襄阳高新区”GDP`, and every span leads back to the characters as printed.

mod character;
mod fold;
mod layout;
mod sentence;
mod assemble;

use std::ops::Range;

use crate::article::Article;

/// A range of characters of the folded text, end exclusive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    pub begin: u32,
    pub end: u32,
}

impl Span {
    pub fn new(begin: usize, end: usize) -> Span {
        Span { begin: begin as u32, end: end as u32 }
    }
    pub fn len(&self) -> usize {
        (self.end - self.begin) as usize
    }
    pub fn is_empty(&self) -> bool {
        self.begin >= self.end
    }
    pub fn range(&self) -> Range<usize> {
        self.begin as usize..self.end as usize
    }
    /// Whether `other` lies wholly inside.
    pub fn contains(&self, other: Span) -> bool {
        self.begin <= other.begin && other.end <= self.end
    }
    pub fn overlaps(&self, other: Span) -> bool {
        self.begin < other.end && other.begin < self.end
    }
    /// The smallest span that holds both.
    pub fn join(&self, other: Span) -> Span {
        Span { begin: self.begin.min(other.begin), end: self.end.max(other.end) }
    }
}

/// What a paragraph is; only headings and body are read for facts, headings as context alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Body,
    /// `## 高位推进 招商“动”起来`
    Heading,
    /// Byline, dateline, signature, caption, credit: `► 樊春涛`, `（记者 黎昕）`, `图片来源：…`. Never read for facts.
    Aside,
}

/// A sentence: up to and with 。！？； or the paragraph's end. Offsets in folded characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    pub span: Span,
    /// Index of the paragraph it stands in (after column breaks were rejoined).
    pub paragraph: u32,
    pub part: Part,
}

/// The folded text. All stages after this one speak of folded characters; [`Text::origin`] leads back.
///
/// The sentences stand one after the other and leave out nothing but the `\n` between two paragraphs, which keeps
/// words from being found across them.
///
/// Folding maps one character to one character (width, quotes, traditional → simplified) or deletes it
/// (spaces between Han characters, column breaks inside a sentence), so the map is one number a character.
#[derive(Clone, Debug, Default)]
pub struct Text {
    /// The folded characters.
    pub chars: Vec<char>,
    /// The same as UTF-8, for slices.
    pub string: String,
    /// Byte offset in `string` of each character, and one past the end (len = chars.len() + 1).
    pub bytes: Vec<u32>,
    /// Code point offset in the article's text of each character, and one past the end.
    pub origin: Vec<u32>,
    pub sentences: Vec<Sentence>,
}

impl From<&str> for Text {
    /// The text of a body of which nothing else is known.
    fn from(body: &str) -> Text {
        assemble::assemble(body)
    }
}

impl Text {
    /// Folds an article's body and finds its sentences.
    pub fn new(article: &Article) -> Text {
        Text::from(article.text.as_str())
    }

    /// The folded words of a span.
    pub fn str(&self, span: Span) -> &str {
        &self.string[self.bytes[span.begin as usize] as usize..self.bytes[span.end as usize] as usize]
    }

    /// The span in code points of the article's own text, end exclusive.
    pub fn original(&self, span: Span) -> Range<usize> {
        if span.is_empty() {
            let at = self.origin[span.begin as usize] as usize;
            return at..at;
        }
        self.origin[span.begin as usize] as usize..self.origin[span.end as usize - 1] as usize + 1
    }
}
