//! Listed words → one trie, which finds them all in one pass: `超` bound, `亿元` unit, `公司` suffix, `签约` trigger.
//!
//! `lexicon/*.tsv` holds lines of `form<TAB>kind<TAB>value`; a form may stand in several lines with different kinds.

use std::collections::BTreeMap;

use crawdad::Trie;

use super::edges::Edges;
use super::{Class, Folder, Hit, Hits, Problem, Schema, Sieve};
use crate::text::{Span, Text};

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $text:literal,)*) => {
        /// What a listed word is; the second column of a lexicon file.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Kind { $($(#[$doc])* $name,)* }
        impl Kind {
            pub const ALL: &'static [Kind] = &[$(Kind::$name,)*];
            pub fn name(self) -> &'static str { match self { $(Kind::$name => $text,)* } }
            pub fn parse(text: &str) -> Option<Kind> { match text { $($text => Some(Kind::$name),)* _ => None } }
        }
    };
}

kinds! {
    // ---- quantity
    /// A classifier or count unit: `家`, `余名` is bound + 名. Value: canonical unit, default the form.
    Classifier = "classifier",
    /// A physical unit. Value: canonical unit, default the form (`平米` → 平方米).
    Measure = "measure",
    /// A currency word. Value: ISO 4217 and canonical unit, default the form; `before` where it may stand before a number.
    Currency = "currency",
    /// A unit of time length: `年`, `个月`, `天`. Value: canonical unit, default the form; `over` when 多 is in it.
    TimeUnit = "time-unit",
    /// What makes a number a share. Value: how many percent one is (`% 1`, `成 10`), or `points`.
    Percent = "percent",
    /// A share said in one word: `半数`, `过半`. Value: percent and bound.
    Proportion = "proportion",
    /// A multiplication said in one word: `翻番`, `翻两番`. Value: by how many times it grew.
    Multiple = "multiple",
    /// A word not to be taken apart: `签约` holds no 约, `一带一路` counts nothing, `成立` holds no 成.
    Solid = "solid",
    /// A bound word before the number. Value: over, nearly, about, upTo.
    BoundBefore = "bound-before",
    /// A bound word after the number or after its unit: `余`, `以上`, `左右`.
    BoundAfter = "bound-after",
    /// A word that names a day or period relative to publication: `今年`, `上半年`, `上月`. Value: see quantity.
    Time = "time",
    /// A word after or before which a number is an ordinal: `第`, `届`, `版`.
    Ordinal = "ordinal",
    // ---- mention
    /// The end of a name. Value: class.
    Suffix = "suffix",
    /// A word with which a noun phrase cannot go on to the left: verbs and function words.
    Boundary = "boundary",
    /// A word that may stand inside a name although it looks like a verb or an adverb: `集中`, `智能`.
    Modifier = "modifier",
    /// A word that is the verb where it begins a clause, and part of a name elsewhere: `建设`, `投资`.
    Leading = "leading",
    /// What ends the name of a part of somebody, in front of which a place may stand: `分行`, `分院`.
    Branch = "branch",
    /// An ending behind syllables that mean nothing by themselves: `单抗`, `肠溶片`.
    Syllabic = "syllabic",
    /// Words in the long name of a security: `面向`, `专业投资者`, `非公开`.
    Issue = "issue",
    /// What is made a year, in front of a number that belongs to a plant's name: `年产`.
    Yearly = "yearly",
    /// What somebody wants to be or to have, in front of what it would be called: `打造成`, `争创`.
    Goal = "goal",
    /// What joins two names into one: `暨`.
    Joint = "joint",
    /// What is said of a name in front of it and is no part of it: `首个`, `全球首款`.
    Epithet = "epithet",
    /// What a firm's short name ends with behind its brand: `智能`, `重工`. Value: `region` when a region may stand for the
    /// brand (`产投`), or the class of what is no firm (`基金`).
    Field = "field",
    /// Part of a legal form, at the end of a firm's full name and of no short one: `有限`, `股份有限公司`.
    Legal = "legal",
    /// What a firm is, in front of its name: `全资子公司`, `龙头企业`.
    Apposition = "apposition",
    /// Where shares are traded, which is nobody's subject: `科创板`.
    Market = "market",
    /// What only firms do or undergo, so that an unknown name beside it is one. Value: `lists`, `funded`, `closes`, `invests`.
    Deed = "deed",
    /// A post: `总经理`, `管委会主任`. Value: `post`; `firm` when only firms have it; `seldom` and `nameless` when it
    /// stands mostly, or always, without a name.
    Title = "title",
    /// A body inside another one, whose posts are called after it: `党委` in 东海大学党委书记.
    Party = "party",
    /// A post that says whose it is: `市长`. Value: the body, `市政府`.
    Seat = "seat",
    /// A character in which no given name ends: `还`.
    Ungiven = "ungiven",
    /// A family name.
    Surname = "surname",
    /// A word beside a person's name without a post: `任命`; `behind` where the name stands before it: `出任`, `before`
    /// where it follows: `市领导`.
    Installing = "installing",
    /// A word that stands for an entity named before. Value: class or `self` (the article's zone): `该公司`, `全区`.
    Anaphor = "anaphor",
    /// A common noun that looks like a name but is a kind: `高新技术企业`, `新能源企业`.
    Generic = "generic",
    /// A known entity of `seed/*.tsv`. Value: `class<TAB>canonical name`.
    Entity = "entity",
    // ---- fact
    /// Words passed over between the parts of a pattern: `已`, `正式`, `成功`.
    Silent = "silent",
    /// What makes a fact planned: `将`, `拟`, `计划`, `力争`.
    Planned = "planned",
    /// What says that it has happened: `已`, `目前`.
    Realised = "realised",
    /// What denies: `未`, `没有`, `尚未`.
    Negated = "negated",
    /// What makes it a question, a condition or a wish: `如果`, `是否`, `希望`.
    Hypothetical = "hypothetical",
    /// Who says so follows or stands before: `据`, `介绍`, `表示`.
    Attribution = "attribution",
    /// `其中`, `包括`.
    Subset = "subset",
    /// A word that means the occasion named before: `会上`, `现场`.
    Scene = "scene",
    /// A word for the time after a project's completion: `达产后`, `建成投产后`.
    Finished = "finished",
    /// How the name of a ceremony ends that says how far a project has come: `开工仪式`. Value: the stage.
    Rite = "rite",
    /// What hosts of an occasion do: `主办`, `承办`.
    Host = "host",
    /// The office that speaks for its whole zone: `管委会`, `党工委`.
    Council = "council",
    /// `分别`, `各`.
    Respectively = "respectively",
    /// A stock rather than a flow: `累计`, `总数`, `共有`.
    Cumulative = "cumulative",
    /// A verb that says nothing beyond the value: `完成`, `实现`, `达`, `为`.
    Light = "light",
    /// Growth against the year before: `增长`, `同比增长`. Value: 1 or -1.
    Growth = "growth",
    /// `占`, `占比`.
    Share = "share",
    /// Among whom a rank is: `全国`, `全省`.
    Scope = "scope",
    /// `居`, `位列`, `排名`.
    Ranking = "ranking",
    /// A noun that names what is measured: `总产值`, `营业收入`, `增速`. Value: whose it is.
    Indicator = "indicator",
    /// What an indicator is or ends with, where that decides how it is read: `总数`, `面积`, `占比`. Value: see `statistics.tsv`.
    Gauge = "gauge",
    /// What is said of new ones beside all there are: `新增`, `新认定`.
    Adding = "adding",
    /// What a percentage of a task stands after. Value: what that percentage is called.
    Completion = "completion",
    /// A word of grammar between noun phrases: `的`, `和`, `由`. Value: what it does, see `particles.tsv`.
    Particle = "particle",
    /// A word of a rule: its trigger or a literal of its patterns. Never listed in a lexicon file.
    Rule = "rule",
}

/// A set of kinds, so that a stage can pass over the words that mean nothing to it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kinds(u64);

const _: () = assert!(Kind::ALL.len() <= 64);

impl Kinds {
    pub const fn of(kinds: &[Kind]) -> Kinds {
        let mut set = 0;
        let mut i = 0;
        while i < kinds.len() {
            set |= 1 << kinds[i] as u32;
            i += 1;
        }
        Kinds(set)
    }

    #[inline]
    pub const fn has(self, kind: Kind) -> bool {
        self.meets(Kinds::of(&[kind]))
    }

    #[inline]
    pub const fn meets(self, other: Kinds) -> bool {
        self.0 & other.0 != 0
    }

    pub const fn join(self, other: Kinds) -> Kinds {
        Kinds(self.0 | other.0)
    }
}

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
            for (line, row) in file.rows() {
                let mut problem = |code, message, hint: &str| {
                    problems.push(Problem { file: file.path.clone(), line, code, message, hint: hint.to_owned() });
                };
                let (form, kind) = match row[..] {
                    [form, kind, ..] if !form.is_empty() => (form, kind),
                    _ => {
                        problem("short-row", "a word needs a kind".to_owned(), "write form<TAB>kind<TAB>value");
                        continue;
                    }
                };
                let Some(kind) = Kind::parse(kind) else {
                    let known: Vec<_> = Kind::ALL.iter().map(|k| k.name()).collect();
                    problem("unknown-kind", format!("`{kind}` is no kind of word"), &format!("one of {}", known.join(", ")));
                    continue;
                };
                let entry = Entry { kind, value: row.get(2).copied().unwrap_or_default().into() };
                let entries = words.entry(form.to_owned()).or_default();
                if entries.contains(&entry) {
                    problem("duplicate-word", format!("`{form}` stands twice as {}", kind.name()), "delete one of the lines");
                } else {
                    entries.push(entry);
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
