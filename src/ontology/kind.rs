//! Kinds of listed words: `超` is a bound, `亿元` a currency, `公司` an ending of names.

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
    /// How a verb ends behind what 将 puts in front of it: 将总部|迁`至`.
    Put = "put",
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

    pub const fn without(self, kind: Kind) -> Kinds {
        Kinds(self.0 & !(1 << kind as u32))
    }

    pub const fn join(self, other: Kinds) -> Kinds {
        Kinds(self.0 | other.0)
    }
}
