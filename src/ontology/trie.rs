//! Listed words → a trie in one array, walked from a place of a text: 高 → 高新 → 高新区 finds 高新 and 高新区.
//!
//! A child stands at its parent's base plus the number of its character and names its parent, so that a step is one sum
//! and one comparison. The children of all nodes interlock like the teeth of combs.

use std::collections::VecDeque;
use std::ops::Range;

/// The root is nobody's child.
const ROOT: u32 = u32::MAX;

#[derive(Clone, Copy, Debug, Default)]
struct Node {
    /// Where the children stand, less the numbers of their characters.
    base: u32,
    /// One more than the parent's place; 0 where nothing stands.
    parent: u32,
    /// One more than the number of the word that ends here; 0 if none does.
    word: u32,
    /// A bit for some of the characters that go on from here, so that most steps that lead nowhere are not taken.
    goes_on: u32,
}

#[derive(Clone, Debug, Default)]
pub(super) struct Trie {
    /// The number of each character that stands in a word, by its code point; 0 for all others.
    characters: Vec<u32>,
    nodes: Vec<Node>,
}

impl Trie {
    /// The trie of words that are sorted, different and not empty. Each has the number of its place among them.
    pub fn new(words: &[&str]) -> Trie {
        let mut trie = Trie { characters: numbered(words), nodes: vec![Node { parent: ROOT, ..Node::default() }] };
        let mut places = Places { first: 1, last: 1 };
        // The widest nodes are near the root: they come first, and the others fill their gaps.
        let mut waiting = VecDeque::from([(0, 0..words.len(), 0)]);
        while let Some((node, range, depth)) = waiting.pop_front() {
            let mut children = children(words, range, depth);
            children.sort_by_key(|(c, _)| trie.number(*c));
            let numbers: Vec<u32> = children.iter().map(|(c, _)| trie.number(*c)).collect();
            let base = places.find(&mut trie.nodes, &numbers);
            trie.nodes[node].base = base;
            for ((c, range), number) in children.into_iter().zip(numbers) {
                let child = base.wrapping_add(number) as usize;
                let depth = depth + c.len_utf8();
                let ends = words[range.start].len() == depth;
                trie.nodes[child].parent = node as u32 + 1;
                trie.nodes[child].word = if ends { range.start as u32 + 1 } else { 0 };
                trie.nodes[node].goes_on |= bit(number);
                let range = range.start + usize::from(ends)..range.end;
                if !range.is_empty() {
                    waiting.push_back((child, range, depth));
                }
            }
        }
        trie
    }

    /// What [`Trie::beginning`] takes a text's characters for.
    pub fn numbers(&self, text: &[char]) -> Vec<u32> {
        text.iter().map(|c| self.number(*c)).collect()
    }

    /// Calls `found` with the length in characters and the number of every word that begins here, shortest first.
    #[inline]
    pub fn beginning(&self, text: &[u32], mut found: impl FnMut(usize, u32)) {
        let Some(mut node) = self.nodes.first() else { return };
        let mut place = 0;
        for (number, length) in text.iter().zip(1..) {
            let Some(child) = self.child(node, place, *number) else { return };
            (place, node) = child;
            if node.word > 0 {
                found(length, node.word - 1);
            }
        }
    }

    /// The number of a word.
    pub fn get(&self, word: &str) -> Option<u32> {
        let root = (0, self.nodes.first()?);
        let (_, node) = word.chars().try_fold(root, |(place, node), c| self.child(node, place, self.number(c)))?;
        node.word.checked_sub(1)
    }

    /// Where one steps with a character from a node and its place.
    #[inline]
    fn child(&self, node: &Node, place: u32, number: u32) -> Option<(u32, &Node)> {
        if node.goes_on & bit(number) == 0 {
            return None;
        }
        let to = node.base.wrapping_add(number);
        self.nodes.get(to as usize).filter(|child| child.parent == place + 1).map(|child| (to, child))
    }

    #[inline]
    fn number(&self, c: char) -> u32 {
        self.characters.get(c as usize).copied().unwrap_or_default()
    }
}

#[inline]
fn bit(number: u32) -> u32 {
    1 << (number % 32)
}

/// The characters of words, numbered from 1. The frequent ones come first, so that the children of most nodes stand close
/// together.
fn numbered(words: &[&str]) -> Vec<u32> {
    let last = words.iter().flat_map(|w| w.chars()).max().map_or(0, |c| c as usize + 1);
    let mut counts = vec![0u32; last];
    words.iter().flat_map(|w| w.chars()).for_each(|c| counts[c as usize] += 1);
    let mut used: Vec<usize> = (0..last).filter(|c| counts[*c] > 0).collect();
    used.sort_by_key(|c| std::cmp::Reverse(counts[*c]));
    let mut numbers = vec![0; last];
    for (c, number) in used.into_iter().zip(1..) {
        numbers[c] = number;
    }
    numbers
}

/// The characters that stand at a byte of some words, and the words that have each.
fn children(words: &[&str], range: Range<usize>, depth: usize) -> Vec<(char, Range<usize>)> {
    let mut children: Vec<(char, Range<usize>)> = Vec::new();
    for i in range {
        let Some(c) = words[i][depth..].chars().next() else { continue };
        match children.last_mut().filter(|(last, _)| *last == c) {
            Some((_, same)) => same.end = i + 1,
            None => children.push((c, i..i + 1)),
        }
    }
    children
}

/// Where in the array there is room.
struct Places {
    /// Nothing is free before it.
    first: usize,
    /// Where the last of several children went: those of the next node go between them or behind.
    last: usize,
}

impl Places {
    /// The base from which children with these numbers, which ascend, fall on free places; there is room for them.
    fn find(&mut self, nodes: &mut Vec<Node>, numbers: &[u32]) -> u32 {
        let (Some(low), Some(high)) = (numbers.first(), numbers.last()) else { return 0 };
        let free = |at: usize| nodes.get(at).is_none_or(|n| n.parent == 0);
        let at = if numbers.len() == 1 {
            while !free(self.first) {
                self.first += 1;
            }
            self.first
        } else {
            while !numbers.iter().all(|n| free(self.last + (n - low) as usize)) {
                self.last += 1;
            }
            self.last
        };
        let end = at + (high - low) as usize + 1;
        if nodes.len() < end {
            nodes.resize(end, Node::default());
        }
        (at as u32).wrapping_sub(*low)
    }
}
