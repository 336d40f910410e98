//! Two neighbouring characters → whether a listed word may begin with them: at 市的 none longer than 市 does, at 龘靐 none at all.
//!
//! At half of a text's characters no word begins, which this tells without a step into the trie.

/// Which characters are words, and with which pairs longer ones begin, one bit for each sort: what it denies is so.
pub(super) struct Openers {
    single: Vec<u64>,
    pairs: Vec<u64>,
}

/// How many bits the two sets have: few enough to stay in the cache, so many that hardly two words share one.
const SINGLE: u32 = 1 << 15;
const PAIRS: u32 = 1 << 18;

impl Openers {
    pub(super) fn of<'w>(words: impl Iterator<Item = &'w str>) -> Openers {
        let mut openers = Openers { single: vec![0; SINGLE as usize / 64], pairs: vec![0; PAIRS as usize / 64] };
        for word in words {
            let mut chars = word.chars();
            let (set, place) = match (chars.next(), chars.next()) {
                (Some(first), Some(second)) => (&mut openers.pairs, pair(first, second)),
                (Some(first), None) => (&mut openers.single, single(first)),
                _ => continue,
            };
            set[place / 64] |= 1 << (place % 64);
        }
        openers
    }

    /// False only if no listed word begins with these characters or is the first of them.
    #[inline]
    pub(super) fn may_begin(&self, first: char, second: Option<char>) -> bool {
        let has = |set: &[u64], place: usize| set.get(place / 64).is_some_and(|bits| bits & (1 << (place % 64)) != 0);
        has(&self.single, single(first)) || second.is_some_and(|second| has(&self.pairs, pair(first, second)))
    }
}

#[inline]
fn single(c: char) -> usize {
    (c as u32 % SINGLE) as usize
}

#[inline]
fn pair(a: char, b: char) -> usize {
    let mixed = (a as u32).wrapping_mul(0x9E37_79B1) ^ (b as u32).wrapping_mul(0x85EB_CA77);
    ((mixed ^ mixed >> 15) % PAIRS) as usize
}
