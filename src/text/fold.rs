//! The characters of a paragraph → folded characters, each with the place it comes from: `「總投資 53.1 億元」` → `“总投资53.1亿元”`.
//!
//! Marks and spaces are folded by what stands beside them; everything else by the table of `character`.

use super::character::{Characters, Class};
use super::{Sentence, Text};
use crate::article::is_han;

/// Writes folded characters to a [`Text`].
pub struct Fold {
    characters: Characters,
    text: Text,
    /// Folded character before, if one stands in the same paragraph.
    last: Option<char>,
    last_wide: bool,
    /// A space or line break waits for what follows: where it stood in the article.
    gap: Option<u32>,
    /// Straight quotes open and close in turn.
    double_open: bool,
    single_open: bool,
    /// How the last bracket that opened was folded, so that its partner matches.
    bracket_wide: bool,
}

/// How spaces between Han characters are treated.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Spaces {
    /// In a sentence they mean nothing.
    Dropped,
    /// In headings and bylines they part names and halves.
    Kept,
}

impl Fold {
    /// Room for a text of so many bytes, so that no character allocates.
    pub fn new(bytes: usize) -> Fold {
        let chars = bytes / 3 + bytes / 12 + 16;
        let text = Text {
            chars: Vec::with_capacity(chars),
            string: String::with_capacity(bytes + 16),
            bytes: Vec::with_capacity(chars),
            origin: Vec::with_capacity(chars),
            sentences: Vec::with_capacity(bytes / 90 + 4),
        };
        Fold {
            characters: Characters::table(),
            text,
            last: None,
            last_wide: false,
            gap: None,
            double_open: false,
            single_open: false,
            bracket_wide: false,
        }
    }

    /// Number of folded characters so far.
    pub fn len(&self) -> usize {
        self.text.chars.len()
    }

    /// What is written so far, and the sentences found in it.
    pub fn written(&mut self) -> (&[char], &mut Vec<Sentence>) {
        (&self.text.chars, &mut self.text.sentences)
    }

    /// What stood before counts no more: a new paragraph, or the text after a dateline.
    pub fn begin(&mut self) {
        self.last = None;
        self.last_wide = false;
        self.gap = None;
        self.double_open = false;
        self.single_open = false;
    }

    /// One line break between two paragraphs, so that no word is found across them.
    pub fn break_paragraph(&mut self, origin: u32) {
        self.push('\n', origin);
        self.begin();
    }

    /// A line that goes on: the break may have to be a space, as between two Latin words.
    pub fn go_on(&mut self, origin: u32) {
        self.gap = Some(origin);
    }

    #[inline]
    fn push(&mut self, c: char, origin: u32) {
        self.text.bytes.push(self.text.string.len() as u32);
        self.text.string.push(c);
        self.text.chars.push(c);
        self.text.origin.push(origin);
        self.last = Some(c);
    }

    /// Folds a stretch of the article that begins at code point `origin`; returns the code point after it.
    pub fn fold(&mut self, line: &str, origin: u32, spaces: Spaces) -> u32 {
        let mut at = origin;
        let mut rest = line;
        while let Some(c) = rest.chars().next() {
            if self.characters.plain(c).is_some() {
                self.fill_gap(self.characters.fold(c).1 == Class::Wide, spaces);
                let (bytes, chars) = self.plain(rest, at);
                rest = &rest[bytes..];
                at += chars;
                continue;
            }
            let (folded, class) = self.characters.fold(c);
            rest = &rest[c.len_utf8()..];
            match class {
                Class::Space => self.gap = self.gap.or(self.last.map(|_| at)),
                Class::Contextual => {
                    for skipped in rest.chars().take(self.contextual(folded, at, rest, spaces)) {
                        rest = &rest[skipped.len_utf8()..];
                        at += 1;
                    }
                }
                _ => {}
            }
            at += 1;
        }
        at
    }

    /// The characters at the head of `rest` that need no neighbours, all at once; their number of bytes and of characters.
    fn plain(&mut self, rest: &str, origin: u32) -> (usize, u32) {
        let first = self.text.chars.len();
        let (mut bytes, mut changed) = (0, false);
        for c in rest.chars() {
            let Some(folded) = self.characters.plain(c) else { break };
            self.bracket_wide |= folded == '（';
            changed |= folded != c;
            bytes += c.len_utf8();
            self.text.chars.push(folded);
        }
        let run = self.text.chars.get(first..).unwrap_or_default();
        let length = run.len() as u32;
        let mut offset = self.text.string.len() as u32;
        self.text.bytes.extend(run.iter().map(|c| {
            offset += c.len_utf8() as u32;
            offset - c.len_utf8() as u32
        }));
        if changed {
            self.text.string.extend(run);
        } else {
            self.text.string.push_str(&rest[..bytes]);
        }
        self.text.origin.extend(origin..origin + length);
        self.last = run.last().copied();
        self.last_wide = self.last.is_some_and(|last| self.characters.fold(last).1 == Class::Wide);
        (bytes, length)
    }

    /// Decides about the space that waits, now that the next character is known.
    fn fill_gap(&mut self, wide: bool, spaces: Spaces) {
        let Some(origin) = self.gap.take() else { return };
        let beside_han = wide || self.last_wide;
        if self.last.is_some() && (!beside_han || spaces == Spaces::Kept) {
            self.push(' ', origin);
        }
    }

    /// A mark that depends on its neighbours. Returns how many of the following characters it swallows.
    fn contextual(&mut self, c: char, here: u32, rest: &str, spaces: Spaces) -> usize {
        let next = rest.chars().find(|n| !matches!(n, ' ' | '\u{3000}')).map(|n| self.characters.fold(n));
        let next_wide = next.is_some_and(|(_, class)| class == Class::Wide);
        let adjacent = rest.chars().next();
        let last_digit = self.last.is_some_and(|l| l.is_ascii_digit());
        let beside_wide = self.last_wide || next_wide;
        let share = matches!(self.last, Some('%' | '‰'));
        let (folded, wide) = match c {
            '*' | '_' => {
                // `**要闻**` is emphasis, `2*3` is not.
                let run = 1 + rest.chars().take_while(|n| *n == c).count();
                if run >= 2 {
                    return run - 1;
                }
                (c, false)
            }
            '[' => {
                // `[要闻](…)`: the words stay, the address goes when its `]` comes.
                if link(rest).is_some() {
                    return 0;
                }
                (c, false)
            }
            ']' => {
                if let Some(address) = rest.strip_prefix('(').and_then(address)
                    && (address.starts_with("http") || address.starts_with(['/', '.', '#']))
                {
                    return address.chars().count() + 2;
                }
                (c, false)
            }
            '"' => {
                self.double_open = !self.double_open;
                (if self.double_open { '“' } else { '”' }, true)
            }
            '\'' if self.last.is_some_and(|l| l.is_ascii_alphanumeric())
                && adjacent.is_some_and(|n| n.is_ascii_alphanumeric()) =>
            {
                ('\'', false)
            }
            '\'' if beside_wide || self.single_open => {
                self.single_open = !self.single_open;
                (if self.single_open { '“' } else { '”' }, true)
            }
            ',' | ':' if last_digit && adjacent.is_some_and(|n| n.is_ascii_digit()) => (c, false),
            ',' if beside_wide || share => ('，', true),
            ':' if beside_wide => ('：', true),
            // 占75%;36家: between two numbers as well.
            ';' if beside_wide || share || last_digit => ('；', true),
            '!' if adjacent == Some('[') && link(&rest[1..]).is_some() => return link(&rest[1..]).map_or(0, |image| image + 1),
            '!' if self.last_wide => ('！', true),
            '?' if self.last_wide => ('？', true),
            '.' if self.last.is_some_and(|l| is_han(l) || "）”》".contains(l))
                && !adjacent.is_some_and(|n| n.is_ascii_alphanumeric() || n == '.') =>
            {
                ('。', true)
            }
            '(' => {
                self.bracket_wide = beside_wide;
                if beside_wide { ('（', true) } else { ('(', false) }
            }
            ')' if beside_wide || self.bracket_wide => ('）', true),
            // 著 is the particle 着, but for 著名, 显著, 著作.
            '著' => {
                let before = self.last.is_some_and(|l| "显专论原编名卓昭土译巨".contains(l));
                let after = next.is_some_and(|(n, _)| "名作称述录者书".contains(n));
                (if before || after { '著' } else { '着' }, true)
            }
            _ => (c, false),
        };
        self.fill_gap(wide, spaces);
        self.push(folded, here);
        self.last_wide = wide;
        0
    }

    /// The finished text.
    pub fn finish(mut self, end: u32) -> Text {
        self.text.bytes.push(self.text.string.len() as u32);
        self.text.origin.push(end);
        self.text
    }
}

/// Number of characters of `要闻](http://…)`, what follows the bracket of a Markdown link.
fn link(rest: &str) -> Option<usize> {
    let close = rest.char_indices().take(80).find(|(_, c)| matches!(c, ']' | '[' | '\n')).filter(|(_, c)| *c == ']')?.0;
    let address = address(rest[close..].strip_prefix("](")?)?;
    Some(rest[..close + 2 + address.len() + 1].chars().count())
}

/// What stands before the bracket that closes, if it can be an address.
fn address(rest: &str) -> Option<&str> {
    let (end, stop) = rest.char_indices().take(1000).find(|(_, c)| matches!(c, ')' | '[' | ']') || c.is_whitespace())?;
    (stop == ')').then(|| &rest[..end])
}
