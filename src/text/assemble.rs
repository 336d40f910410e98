//! Lines as they are laid out → the folded text with its sentences: headings without their marks, datelines and credits
//! as sentences of their own, broken paragraphs in one piece.

use super::fold::{Fold, Spaces};
use super::layout::{Laid, lay};
use super::{Part, Sentence, Span, Text, sentence};
use crate::article::{closing_credit, dateline};

/// Folds a whole body.
pub fn assemble(text: &str) -> Text {
    let lines = lay(text);
    let mut assembly = Assembly { fold: Fold::new(text.len()), begin: 0, paragraph: 0, origin: 0 };
    let mut read = 0;
    for (i, line) in lines.iter().enumerate() {
        assembly.pass(&text[read..line.begin]);
        let words = &text[line.begin..line.end];
        read = line.end;
        if line.dropped {
            assembly.pass(words);
        } else {
            let goes_on = lines[i + 1..].iter().find(|l| !l.dropped).is_some_and(|l| l.joined);
            assembly.add(words, line, goes_on);
        }
    }
    assembly.pass(&text[read..]);
    assembly.fold.finish(assembly.origin)
}

struct Assembly {
    fold: Fold,
    /// Where the sentences that are not yet split begin.
    begin: usize,
    paragraph: u32,
    /// Code points of the article read so far.
    origin: u32,
}

impl Assembly {
    /// Steps over what is not part of the folded text.
    fn pass(&mut self, skipped: &str) {
        self.origin += skipped.chars().count() as u32;
    }

    fn add(&mut self, words: &str, line: &Laid, goes_on: bool) {
        // A line begins after a break, and that stands for all blank lines before it.
        let break_at = self.origin.saturating_sub(1);
        if line.joined {
            self.fold.go_on(break_at);
        } else {
            if self.fold.len() > 0 {
                self.fold.break_paragraph(break_at);
                self.paragraph += 1;
            }
            self.begin = self.fold.len();
        }
        match line.part {
            Part::Aside => {
                self.write(words, Spaces::Kept);
                self.close(Part::Aside);
            }
            Part::Heading => {
                let shown = words.trim_start().trim_start_matches('#');
                self.pass(&words[..words.len() - shown.len()]);
                let inner = shown.trim_end().trim_end_matches('#');
                self.write(inner, Spaces::Kept);
                self.pass(&shown[inner.len()..]);
                self.close(Part::Heading);
            }
            Part::Body => self.body(words, line.joined, goes_on),
        }
    }

    fn body(&mut self, words: &str, joined: bool, goes_on: bool) {
        let mut words = words;
        if !joined {
            let shown = words.trim_start();
            let shown = ["- ", "* ", "+ ", "> "].iter().find_map(|bullet| shown.strip_prefix(bullet)).unwrap_or(shown);
            self.pass(&words[..words.len() - shown.len()]);
            let (head, rest) = shown.split_at(dateline(shown));
            self.set_aside(head);
            words = rest;
        }
        if goes_on {
            self.write(words, Spaces::Dropped);
        } else {
            let (told, credit) = words.split_at(closing_credit(words));
            self.write(told, Spaces::Dropped);
            self.close(Part::Body);
            self.set_aside(credit);
        }
    }

    /// `本报讯（记者 黎昕）`, `（王晓楠）`: part of the paragraph, but not of its story.
    fn set_aside(&mut self, words: &str) {
        if !words.is_empty() {
            self.fold.begin();
            self.write(words, Spaces::Kept);
            self.close(Part::Aside);
            self.fold.begin();
        }
    }

    fn write(&mut self, words: &str, spaces: Spaces) {
        self.origin = self.fold.fold(words, self.origin, spaces);
    }

    /// Everything since the last close becomes sentences.
    fn close(&mut self, part: Part) {
        let (chars, sentences) = self.fold.written();
        if part == Part::Body {
            sentence::split(chars, self.begin, self.paragraph, sentences);
        } else if self.begin < chars.len() {
            sentences.push(Sentence { span: Span::new(self.begin, chars.len()), paragraph: self.paragraph, part });
        }
        self.begin = chars.len();
    }
}
