//! Characters of print: 区 is Han, 。 ends a sentence.

/// A Han character, by the blocks that newspapers print.
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}' | '〇')
}

/// A mark with which a sentence or one of its parts ends.
pub fn is_stop(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '；' | '：' | '…' | '!' | '?' | ';' | ':' | '｡' | '︰')
}
