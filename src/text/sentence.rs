//! A paragraph → sentences: `…掛牌上市。` and `“…做什么？”` end at 。！？； and take the closing marks along.

use super::{Part, Sentence, Span};

/// A title in book marks is at most this long; after that the closing mark is taken as lost.
const LONGEST_TITLE: usize = 60;

/// Adds the sentences of the paragraph `begin..` of `chars`; together they cover it.
pub fn split(chars: &[char], begin: usize, paragraph: u32, sentences: &mut Vec<Sentence>) {
    let end = chars.len();
    let mut start = begin;
    let mut title: Option<usize> = None;
    let mut at = begin;
    while at < end {
        match chars[at] {
            '《' => title = Some(at),
            '》' => title = None,
            '。' | '！' | '？' | '；' if !title.is_some_and(|t| at - t < LONGEST_TITLE && closes(chars, at)) => {
                while at + 1 < end
                    && matches!(chars[at + 1], '。' | '！' | '？' | '；' | '…' | '”' | '’' | '）' | ')' | '》' | '】')
                {
                    at += 1;
                }
                sentences.push(Sentence { span: Span::new(start, at + 1), paragraph, part: Part::Body });
                start = at + 1;
                title = None;
            }
            _ => {}
        }
        at += 1;
    }
    if start < end {
        sentences.push(Sentence { span: Span::new(start, end), paragraph, part: Part::Body });
    }
}

/// Whether a title's closing mark follows before the next one opens.
fn closes(chars: &[char], at: usize) -> bool {
    chars[at..].iter().take(LONGEST_TITLE).find(|c| matches!(c, '《' | '》')).is_some_and(|c| *c == '》')
}
