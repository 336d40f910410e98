//! Listed words → one trie, which finds them all in one pass: `超` bound, `亿元` unit, `公司` suffix, `签约` trigger.
//!
//! `lexicon/*.tsv` holds lines of `form<TAB>kind<TAB>value`; a form may stand in several lines with different kinds, and may hold
//! alternatives: `{本|此}次大会`.

use std::collections::BTreeMap;

use crawdad::Trie;

use super::edges::Edges;
use super::kind::{Kind, Kinds};
use super::{Class, Folder, Hit, Hits, Problem, Schema, Sieve};
use crate::text::{Span, Text};

/// One reading of a listed word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub kind: Kind,
    /// Third column, empty when there is none.
    pub value: Box<str>,
}

/// Every listed word; built once, shared by all threads.
pub struct Lexicon {
    /// Word → the number of its form.
    trie: Option<Trie>,
    forms: Vec<Vec<Entry>>,
    /// For each form the kinds of its entries.
    kinds: Vec<Kinds>,
    /// For each form what it does as a particle, one bit for each sort of word in its value.
    does: Vec<u64>,
    /// For each form the class of names that end with it, and of the entity that it names.
    classes: Vec<(Option<Class>, Option<Class>)>,
    /// The length of the longest word of each kind, and which sorts of words are of that kind.
    longest: Vec<usize>,
    sieves: Vec<Sieve>,
    edges: Edges,
}

impl Lexicon {
    /// Words of `lexicon/*.tsv` and the `extra` words that other files add (known entities, words of rules).
    /// Lines that cannot be used are reported in `problems` and left out.
    pub fn build(
        folder: &Folder,
        schema: &Schema,
        extra: impl IntoIterator<Item = (String, Entry)>,
        problems: &mut Vec<Problem>,
    ) -> Lexicon {
        let mut words: BTreeMap<String, Vec<Entry>> = BTreeMap::new();
        for file in folder.under("lexicon", "tsv") {
            for (line, form, row) in file.words() {
                let mut problem = |code, message, hint: &str| {
                    problems.push(Problem { file: file.path.clone(), line, code, message, hint: hint.to_owned() });
                };
                let Some(kind) = row.get(1).filter(|_| !form.is_empty()) else {
                    problem("short-row", "a word needs a kind".to_owned(), "write form<TAB>kind<TAB>value");
                    continue;
                };
                if form.contains(['{', '}']) {
                    let said = format!("`{form}` has a brace without the other, or too many alternatives");
                    problem("open-braces", said, "write alternatives as {本|此}次");
                    continue;
                }
                let Some(kind) = Kind::parse(kind) else {
                    let known: Vec<_> = Kind::ALL.iter().map(|k| k.name()).collect();
                    problem("unknown-kind", format!("`{kind}` is no kind of word"), &format!("one of {}", known.join(", ")));
                    continue;
                };
                let entry = Entry { kind, value: row.get(2).copied().unwrap_or_default().into() };
                if words.get(&form).is_some_and(|entries| entries.contains(&entry)) {
                    problem("duplicate-word", format!("`{form}` stands twice as {}", kind.name()), "delete one of the lines");
                } else {
                    words.entry(form).or_default().push(entry);
                }
            }
        }
        for (form, entry) in extra {
            let entries = words.entry(form).or_default();
            if !entries.contains(&entry) {
                entries.push(entry);
            }
        }
        words.remove("");
        // Nothing but a list without words is refused.
        let trie = Trie::from_keys(words.keys()).ok();
        let all = |entries: &Vec<Entry>| entries.iter().fold(Kinds::default(), |set, e| set.join(Kinds::of(&[e.kind])));
        let kinds = words.values().map(all).collect();
        let does = |entries: &Vec<Entry>| {
            let particles = entries.iter().filter(|e| e.kind == Kind::Particle);
            particles.flat_map(|e| e.value.split(' ')).fold(0, |set, word| set | deed(word))
        };
        let does = words.values().map(does).collect();
        let class = |entries: &[Entry], kind| {
            let value = &entries.iter().find(|e| e.kind == kind)?.value;
            schema.class(value.split('\t').next()?)
        };
        let classes = words.values().map(|e| (class(e, Kind::Suffix), class(e, Kind::Entity))).collect();
        let mut longest = vec![0; Kind::ALL.len()];
        let mut sieves = vec![Sieve::default(); Kind::ALL.len()];
        let mut edges = Edges::default();
        for (word, entry) in words.iter().flat_map(|(word, entries)| entries.iter().map(move |e| (word, e))) {
            let kind = entry.kind as usize;
            longest[kind] = word.chars().count().max(longest[kind]);
            sieves[kind].add(word);
            edges.add(word, entry.kind);
        }
        Lexicon { trie, forms: words.into_values().collect(), kinds, does, classes, longest, sieves, edges }
    }

    /// Every listed word in the text.
    pub fn scan(&self, text: &Text) -> Hits {
        let Some(trie) = &self.trie else { return Hits::default() };
        Hits::new(text.chars.len(), |at, hits| {
            let mut all = Kinds::default();
            for (form, length) in trie.common_prefix_search(text.chars[at..].iter().copied()) {
                let kinds = self.kinds[form as usize];
                all = all.join(kinds);
                hits.push(Hit { span: Span::new(at, at + length), form, kinds });
            }
            all
        })
    }

    /// The form of a listed word, as [`Hit::form`] gives it.
    pub fn form(&self, word: &str) -> Option<u32> {
        self.trie.as_ref()?.exact_match(word.chars())
    }

    /// Whether two words written together are a listed one: 又|获.
    pub fn joins(&self, first: &str, second: &str) -> bool {
        self.trie.as_ref().is_some_and(|trie| trie.exact_match(first.chars().chain(second.chars())).is_some())
    }

    /// All readings of a word, by its form.
    pub fn lookup(&self, word: &str) -> &[Entry] {
        self.form(word).map_or(&[], |i| &self.forms[i as usize])
    }

    /// The values that a word has as a word of one kind.
    pub fn values(&self, word: &str, kind: Kind) -> impl Iterator<Item = &str> {
        let held = self.sieves.get(kind as usize).is_some_and(|sieve| sieve.may_hold(word));
        let entries = if held { self.lookup(word) } else { &[] };
        entries.iter().filter(move |e| e.kind == kind).map(|e| &*e.value)
    }

    /// Whether a word is listed as one of a kind.
    pub fn lists(&self, word: &str, kind: Kind) -> bool {
        self.values(word, kind).next().is_some()
    }

    /// Whether a word of a kind may stand at the beginning of some words; what it denies is so.
    #[inline]
    pub fn may_begin(&self, words: &str, kind: Kind) -> bool {
        self.edges.may_begin(words, kind)
    }

    /// Whether a word of a kind may stand at the end of some words; what it denies is so.
    #[inline]
    pub fn may_end(&self, words: &str, kind: Kind) -> bool {
        self.edges.may_end(words, kind)
    }

    /// How many characters the longest word of a kind has.
    pub fn longest(&self, kind: Kind) -> usize {
        self.longest.get(kind as usize).copied().unwrap_or_default()
    }

    /// All readings of a found word.
    pub fn entries(&self, hit: Hit) -> &[Entry] {
        &self.forms[hit.form as usize]
    }

    /// The class of the names that end with a found word.
    #[inline]
    pub fn suffix(&self, hit: Hit) -> Option<Class> {
        if hit.has(Kind::Suffix) { self.classes[hit.form as usize].0 } else { None }
    }

    /// The class of the known entity that a found word names.
    #[inline]
    pub fn known(&self, hit: Hit) -> Option<Class> {
        if hit.has(Kind::Entity) { self.classes[hit.form as usize].1 } else { None }
    }

    /// Whether a found word is a particle that does this.
    #[inline]
    pub fn does(&self, hit: Hit, what: &str) -> bool {
        // Nearly every particle that is asked does something else.
        self.does[hit.form as usize] & deed(what) != 0 && self.get(hit, Kind::Particle).is_some_and(|e| says(&e.value, what))
    }

    /// The reading of one kind, if the word has it.
    #[inline]
    pub fn get(&self, hit: Hit, kind: Kind) -> Option<&Entry> {
        // Most words lack the kind that is asked for; the set of kinds says so without a look at the readings.
        if hit.has(kind) { self.entries(hit).iter().find(|e| e.kind == kind) } else { None }
    }
}

/// The bit for a word that says what a particle does.
#[inline]
fn deed(word: &str) -> u64 {
    match word.as_bytes() {
        [a, .., b] => 1 << (a.wrapping_mul(7).wrapping_add(b.wrapping_mul(3)).wrapping_add(word.len() as u8) % 64),
        _ => 1,
    }
}

/// Whether one of the words of a value is this one: `and than with` says `than`.
pub fn says(value: &str, word: &str) -> bool {
    // Nearly every value is a single word.
    value == word || value.len() > word.len() + 1 && value.split(' ').any(|w| w == word)
}
