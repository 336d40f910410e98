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
        let mut rest = line.chars();
        while let Some(c) = rest.next() {
            let here = at;
            at += 1;
            let (folded, class) = self.characters.fold(c);
            match class {
                Class::Wide => {
                    if self.gap.is_some() {
                        self.fill_gap(true, spaces);
                    }
                    self.push(folded, here);
                    self.last_wide = true;
                    self.bracket_wide |= folded == '（';
                }
                Class::Narrow => {
                    if self.gap.is_some() {
                        self.fill_gap(false, spaces);
                    }
                    self.push(folded, here);
                    self.last_wide = false;
                }
                Class::Space => self.gap = self.gap.or(self.last.map(|_| here)),
                Class::Nothing => {}
                Class::Contextual => {
                    let skip = self.contextual(folded, here, rest.as_str(), spaces);
                    for _ in 0..skip {
                        at += u32::from(rest.next().is_some());
                    }
                }
            }
        }
        at
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
                if let Some(address) = rest.strip_prefix('(').and_then(|r| r.find(')').map(|end| &r[..end]))
                    && !address.contains(char::is_whitespace)
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
                (if self.single_open { '‘' } else { '’' }, true)
            }
            ',' | ':' if last_digit && adjacent.is_some_and(|n| n.is_ascii_digit()) => (c, false),
            ',' if beside_wide => ('，', true),
            ':' if beside_wide => ('：', true),
            ';' if beside_wide => ('；', true),
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
        if self.gap.is_some() {
            self.fill_gap(wide, spaces);
        }
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
    let address = rest[close..].strip_prefix("](")?;
    let end = address.find(')')?;
    let whole = &rest[..close + 2 + end + 1];
    (!address[..end].contains(char::is_whitespace)).then(|| whole.chars().count())
}
