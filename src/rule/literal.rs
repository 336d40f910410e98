//! The words of a pattern → whether a chunk is one of them: `(签署|签订)`, `~项目`, `:title`, `_`.

use super::compile::{Node, Word};
use super::sentence::View;

/// The words of one place, as a pattern writes them: `(与|和|同)`.
pub fn shown(words: &[Word]) -> String {
    let all: Vec<String> = words.iter().take(4).map(Word::to_string).collect();
    let more = if words.len() > 4 { "|…" } else { "" };
    if words.len() == 1 { all.concat() } else { format!("({}{more})", all.join("|")) }
}

/// Whether a part of a pattern can begin with this chunk.
pub fn opens_with(node: &Node, view: &View, i: usize) -> bool {
    match node {
        Node::Words(words) => is_word(view, words, i),
        Node::Optional(inner) => inner.first().is_some_and(|l| opens_with(&l.node, view, i)),
        _ => false,
    }
}

pub fn is_word(view: &View, words: &[Word], i: usize) -> bool {
    let text = view.text(i);
    words.iter().any(|w| match w {
        Word::Is(word) => text == word,
        Word::Ends(end) => text.ends_with(end.as_str()),
        Word::Kind(kind) => view.has(i, *kind),
        Word::Any => !view.places[i].ends,
    })
}
