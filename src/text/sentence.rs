//! A paragraph → sentences: `…掛牌上市。` and `“…做什么？”` end at 。！？； and take the closing marks along.

use super::{Part, Sentence, Span};

/// A title in book marks is at most this long; after that the closing mark is taken as lost.
const LONGEST_TITLE: usize = 60;

/// How long a heading in brackets is at least, with its brackets, and at most.
const SHORTEST_HEAD: usize = 5;
const LONGEST_HEAD: usize = 14;

/// No reporter writes a longer sentence: it is a list or a table without full stops, which ends at the next comma, or at twice
/// this length without one. So no fact shows a whole book as its evidence.
const LONGEST_SENTENCE: usize = 1000;

/// Adds the sentences of the paragraph `begin..` of `chars`; together they cover it.
pub fn split(chars: &[char], begin: usize, paragraph: u32, sentences: &mut Vec<Sentence>) {
    let end = chars.len();
    let mut start = begin;
    let mut title: Option<usize> = None;
    let mut at = begin;
    while at < end {
        let length = at + 1 - start;
        let ends = match chars[at] {
            '。' | '！' | '？' | '；' if !title.is_some_and(|t| at - t < LONGEST_TITLE && closes(chars, at)) => {
                while at + 1 < end
                    && matches!(chars[at + 1], '。' | '！' | '？' | '；' | '…' | '”' | '’' | '）' | ')' | '》' | '】')
                {
                    at += 1;
                }
                true
            }
            // 【下周预告】6月26日，…: what heads an item is no part of its sentence; 【工业】 says of what it is.
            '】' => chars[start] == '【' && (SHORTEST_HEAD..=LONGEST_HEAD).contains(&length),
            '，' | '、' | ',' | ' ' => length >= LONGEST_SENTENCE,
            '《' => {
                title = Some(at);
                false
            }
            '》' => {
                title = None;
                false
            }
            _ => length >= 2 * LONGEST_SENTENCE,
        };
        at += 1;
        if ends {
            sentences.push(Sentence { span: Span::new(start, at), paragraph, part: Part::Body });
            start = at;
            title = None;
        }
    }
    if start < end {
        sentences.push(Sentence { span: Span::new(start, end), paragraph, part: Part::Body });
    }
}

/// Whether a title's closing mark follows before the next one opens.
fn closes(chars: &[char], at: usize) -> bool {
    chars[at..].iter().take(LONGEST_TITLE).find(|c| matches!(c, '《' | '》')).is_some_and(|c| *c == '》')
}
