//! The pairs of neighbouring characters of a text → where it holds a string, without reading it again for each.

use crate::text::Text;

/// Which pairs of characters a text holds, and where.
pub(super) struct Pairs {
    /// One bit for each sort of pair that the text holds.
    held: [u64; Pairs::WORDS],
    /// For each sort of pair, more roughly, the first place of one, and for each place the next one of its sort.
    first: Vec<u32>,
    next: Vec<u32>,
}

const NONE: u32 = u32::MAX;

impl Pairs {
    const WORDS: usize = 256;

    pub(super) fn of(chars: &[char]) -> Pairs {
        let sorts = (chars.len() / 2).next_power_of_two();
        let mut pairs = Pairs { held: [0; Pairs::WORDS], first: vec![NONE; sorts], next: vec![NONE; chars.len()] };
        for (place, pair) in chars.windows(2).enumerate().rev() {
            let mixed = mix(pair[0], pair[1]);
            let (word, bit) = bit(mixed);
            pairs.held[word] |= bit;
            let first = &mut pairs.first[mixed as usize & (sorts - 1)];
            pairs.next[place] = std::mem::replace(first, place as u32);
        }
        pairs
    }

    /// False only if the text does not hold these characters side by side.
    pub(super) fn may_hold(&self, form: impl Iterator<Item = char>) -> bool {
        let mut before = None;
        for c in form {
            if let Some(before) = before.replace(c) {
                let (word, bit) = bit(mix(before, c));
                if self.held[word] & bit == 0 {
                    return false;
                }
            }
        }
        true
    }

    /// Where a form begins in the text, in order and without overlaps.
    pub(super) fn places<'p>(&'p self, text: &'p Text, form: &'p str) -> impl Iterator<Item = usize> + 'p {
        let mut chars = form.chars();
        let (first, second) = (chars.next(), chars.next());
        let begin = first.zip(second).and_then(|(a, b)| self.first.get(mix(a, b) as usize & (self.first.len() - 1)));
        // A single character is part of no pair of its own.
        let mut single = if second.is_none() { 0..text.chars.len() } else { 0..0 };
        let length = form.chars().count();
        let mut at = begin.copied().unwrap_or(NONE);
        let mut free = 0;
        std::iter::from_fn(move || {
            if let Some(place) = single.find(|place| text.chars.get(*place) == first.as_ref()) {
                return Some(place);
            }
            while let Some(next) = self.next.get(at as usize) {
                let place = at as usize;
                at = *next;
                let here = text.bytes.get(place).and_then(|byte| text.string.get(*byte as usize..));
                if place >= free && here.is_some_and(|here| here.starts_with(form)) {
                    free = place + length;
                    return Some(place);
                }
            }
            None
        })
    }
}

fn mix(a: char, b: char) -> u32 {
    let mixed = (a as u32).wrapping_mul(0x9E37_79B1) ^ (b as u32).wrapping_mul(0x85EB_CA77);
    mixed ^ (mixed >> 15)
}

fn bit(mixed: u32) -> (usize, u64) {
    ((mixed >> 24) as usize % Pairs::WORDS, 1 << ((mixed >> 16) & 63))
}
