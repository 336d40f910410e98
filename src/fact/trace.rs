//! Article → [`Trace`]: sentence by sentence what was found, which rules fired, which nearly did, what was carried from before.
//!
//! `该公司拟投资3亿元` – 该公司 is 青禾电子有限公司, `investment:9` fired at 投资, `investment:8` wanted {project} and stopped at 元.
//! It runs the same stages as extraction and looks at them; extraction itself pays nothing for it.

use serde::Serialize;

use super::carried::Topic;
use super::event::events;
use super::extract::{Extractor, conclude, read};
use super::heard::hear;
use super::reading::{Clause, Passage, Reading};
use super::{Extraction, Fact, notation};
use crate::article::Article;
use crate::chunk::{Chunk, ChunkKind};
use crate::ontology::Kind;
use crate::quantity::{Quantity, QuantityKind};
use crate::rule::{Filler, Input, Match, Near};

impl Extractor {
    /// Reads one article and tells, sentence by sentence, what was found and what came of it.
    pub fn explain(&self, article: &Article) -> Trace {
        trace(self, article)
    }
}

/// Everything about one article.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Trace {
    /// The article's own zone, which 全区 and dropped subjects mean.
    pub zone: Option<String>,
    pub sentences: Vec<Said>,
    #[serde(skip)]
    pub extraction: Extraction,
}

/// One sentence.
#[derive(Clone, Debug, Serialize)]
pub struct Said {
    /// As it stands in the article, at these code points.
    pub text: String,
    pub begin: usize,
    pub end: usize,
    /// `body`, `heading` or `aside`; only the body says facts.
    pub part: &'static str,
    /// Its chunks; concatenated they give the sentence back.
    pub chunks: Vec<Piece>,
    pub carried: Vec<Carried>,
    pub fired: Vec<Turn>,
    pub missed: Vec<Missed>,
    /// Facts that this sentence gave: their places in the extraction.
    pub facts: Vec<usize>,
}

/// A chunk and what it was taken for.
#[derive(Clone, Debug, Serialize)]
pub struct Piece {
    pub text: String,
    /// `name`, `list`, `quantity`, `word`, `mark`, `token`.
    pub kind: &'static str,
    /// `Zone 青禾高新区`, `Money 5.3亿元`, `rule, planned`, `noun`.
    pub meaning: String,
}

/// What a clause has from before, where it does not say it itself.
#[derive(Clone, Debug, Serialize)]
pub struct Carried {
    pub clause: String,
    /// Whom it is about, and whether it says so itself.
    pub subject: Option<String>,
    pub own_subject: bool,
    pub project: Option<String>,
    pub event: Option<String>,
    pub date: Option<String>,
    pub own_date: bool,
    pub planned: bool,
    /// It denies, asks or supposes, and so says nothing.
    pub unreal: bool,
}

/// A rule that fired.
#[derive(Clone, Debug, Serialize)]
pub struct Turn {
    pub fact: &'static str,
    pub rule: String,
    /// The pattern as written.
    pub pattern: String,
    pub trigger: String,
    /// Which words filled which role; `how` is empty for words of the pattern, else `float`, `carried`, `stated`, `set`.
    pub roles: Vec<(String, String, &'static str)>,
    pub planned: Option<String>,
    /// Why no fact came of it; empty where one did.
    pub outcome: String,
}

/// A rule that nearly fired.
#[derive(Clone, Debug, Serialize)]
pub struct Missed {
    pub fact: &'static str,
    pub rule: String,
    pub pattern: String,
    pub trigger: String,
    /// How many of its parts were found.
    pub found: usize,
    pub wanted: String,
    /// The chunk at which it stopped.
    pub at: String,
}

/// How many near misses a sentence shows: those that came farthest.
const MISSES: usize = 8;

pub fn trace(extractor: &Extractor, article: &Article) -> Trace {
    read(extractor, std::slice::from_ref(article), |known| {
        let extraction = conclude(extractor, known).pop().unwrap_or_default();
        let Some((reading, topics)) = known.first() else { return Trace::default() };
        let mut told = Vec::new();
        events(&hear(&extractor.rules, reading), &extractor.worth, reading, topics, &mut told, &mut Vec::new());
        let teller = Teller { extractor, reading, told: &told, extraction: &extraction };
        let sentences = reading.passages.iter().zip(topics).map(|(p, t)| teller.sentence(p, t)).collect();
        let zone = reading.zone.map(|z| reading.clusters[z].name.clone());
        Trace { zone, sentences, extraction }
    })
}

struct Teller<'a> {
    extractor: &'a Extractor,
    reading: &'a Reading<'a>,
    /// Facts as the rules gave them, before those told twice were joined.
    told: &'a [Fact],
    extraction: &'a Extraction,
}

impl Teller<'_> {
    fn sentence(&self, passage: &Passage, topics: &[Topic]) -> Said {
        let source = self.reading.source;
        let range = source.text.original(passage.sentence.span);
        let input = Input {
            text: source.text,
            lexicon: &source.ontology.lexicon,
            hits: source.hits,
            mentions: self.reading.mentions,
            quantities: source.quantities,
        };
        let (fired, near) = self.extractor.rules.explain(&self.extractor.rules.see(input, &passage.chunks));
        let part = match passage.sentence.part {
            crate::text::Part::Body => "body",
            crate::text::Part::Heading => "heading",
            crate::text::Part::Aside => "aside",
        };
        let facts = self.extraction.facts.iter().enumerate().filter(|(_, f)| f.begin as usize == range.start).map(|(i, _)| i);
        Said {
            text: source.article.text.chars().skip(range.start).take(range.len()).collect(),
            begin: range.start,
            end: range.end,
            part,
            chunks: passage.chunks.iter().map(|c| self.piece(c)).collect(),
            carried: passage.clauses.iter().zip(topics).map(|(c, t)| self.carried(passage, c, t)).collect(),
            fired: fired.iter().map(|m| self.turn(passage, topics, m, range.start)).collect(),
            missed: self.missed(passage, &fired, near),
            facts: facts.collect(),
        }
    }

    fn words(&self, passage: &Passage, first: usize, last: usize) -> String {
        match (passage.chunks.get(first), passage.chunks.get(last)) {
            (Some(a), Some(b)) => self.reading.str(a.span.join(b.span)).to_owned(),
            _ => String::new(),
        }
    }

    fn name(&self, cluster: usize) -> String {
        let c = &self.reading.clusters[cluster];
        format!("{} {}", c.class, c.name)
    }

    fn piece(&self, chunk: &Chunk) -> Piece {
        let reading = self.reading;
        let name = |m: usize| self.name(reading.mentions[m].entity);
        let (kind, meaning) = match &chunk.kind {
            ChunkKind::Mention(m) => ("name", name(*m)),
            ChunkKind::List { members, .. } => ("list", members.iter().map(|m| name(*m)).collect::<Vec<_>>().join(", ")),
            ChunkKind::Quantity(q) => ("quantity", reading.source.quantities.get(*q).map(quantity).unwrap_or_default()),
            ChunkKind::Word(hit) => ("word", self.kinds(*hit)),
            ChunkKind::Mark(_) => ("mark", String::new()),
            ChunkKind::Token(pos) => ("token", format!("{pos:?}").to_lowercase()),
        };
        Piece { text: reading.str(chunk.span).to_owned(), kind, meaning }
    }

    /// What a listed word is to rules and statistics.
    fn kinds(&self, hit: usize) -> String {
        let Some(hit) = self.reading.source.hits.get(hit) else { return String::new() };
        let entries = self.reading.source.ontology.lexicon.entries(*hit);
        let mut kinds: Vec<&str> = entries.iter().filter(|e| e.kind >= Kind::Silent).map(|e| e.kind.name()).collect();
        kinds.dedup();
        kinds.join(", ")
    }

    fn carried(&self, passage: &Passage, clause: &Clause, topic: &Topic) -> Carried {
        let name = |cluster: Option<usize>| cluster.map(|c| self.name(c));
        Carried {
            clause: self.words(passage, clause.begin, clause.end.saturating_sub(1)),
            subject: name(topic.subject),
            own_subject: clause.subject.is_some(),
            project: name(topic.project),
            event: name(topic.event),
            date: topic.period.and_then(|p| notation::date(Some(p.from), Some(p.to))),
            own_date: clause.date.is_some(),
            planned: topic.planned,
            unreal: clause.unreal,
        }
    }

    fn turn(&self, passage: &Passage, topics: &[Topic], found: &Match<'_>, begin: usize) -> Turn {
        let roles = found.roles.iter().map(|b| {
            let words = b.chunks.map(|(first, last)| self.words(passage, first, last)).unwrap_or_default();
            let (words, how) = match &b.filler {
                Filler::Constant(value) => (value.clone(), "set"),
                Filler::Count(q) => (self.quantity(*q), "stated"),
                Filler::Topic { .. } => (self.topic(passage, topics, found, &b.filler), "carried"),
                _ if b.float => (words, "float"),
                _ => (words, ""),
            };
            (b.role.to_owned(), words, how)
        });
        Turn {
            fact: found.fact,
            rule: found.rule.to_owned(),
            pattern: self.extractor.rules.text(found.rule).unwrap_or_default().to_owned(),
            trigger: self.words(passage, found.trigger, found.trigger),
            roles: roles.collect(),
            planned: found.planned.map(|i| self.words(passage, i, i)),
            outcome: self.outcome(passage, found, begin),
        }
    }

    fn quantity(&self, q: usize) -> String {
        self.reading.source.quantities.get(q).map(|q| self.reading.str(q.span).to_owned()).unwrap_or_default()
    }

    fn topic(&self, passage: &Passage, topics: &[Topic], found: &Match<'_>, filler: &Filler) -> String {
        let Filler::Topic { classes, endings, .. } = filler else { return String::new() };
        let clause = passage.clauses.iter().position(|c| c.begin <= found.trigger && found.trigger < c.end);
        let topic = clause.and_then(|c| topics.get(c));
        topic
            .and_then(|t| super::event::carried(self.reading, t, classes, endings, &|_| false))
            .map(|e| self.name(e))
            .unwrap_or_default()
    }

    /// Why a match is no fact of its own.
    fn outcome(&self, passage: &Passage, found: &Match<'_>, begin: usize) -> String {
        let same = |f: &&Fact| f.rule == found.rule && f.kind == found.fact && f.begin as usize == begin;
        if self.extraction.facts.iter().any(|f| same(&f)) {
            return String::new();
        }
        let unreal = passage.clauses.iter().any(|c| c.unreal && c.begin <= found.trigger && found.trigger < c.end);
        if passage.sentence.part != crate::text::Part::Body {
            "no fact: only the body says facts".to_owned()
        } else if unreal {
            "no fact: the clause denies, asks or supposes".to_owned()
        } else if self.told.iter().any(|f| same(&f)) {
            "told before: joined with an earlier fact".to_owned()
        } else {
            "no fact: a core role is not filled".to_owned()
        }
    }

    /// The near misses that came farthest, of triggers at which no rule of their type fired.
    fn missed(&self, passage: &Passage, fired: &[Match<'_>], near: Vec<Near<'_>>) -> Vec<Missed> {
        let mut near: Vec<Near> =
            near.into_iter().filter(|n| !fired.iter().any(|m| m.fact == n.fact && m.trigger == n.trigger)).collect();
        near.sort_by_key(|n| usize::MAX - n.stop.found);
        let missed = near.into_iter().take(MISSES).map(|n| Missed {
            fact: n.fact,
            rule: n.rule.to_owned(),
            pattern: n.text.to_owned(),
            trigger: self.words(passage, n.trigger, n.trigger),
            found: n.stop.found,
            wanted: n.stop.wanted,
            at: self.words(passage, n.stop.at, n.stop.at),
        });
        missed.collect()
    }
}

/// `Money 超53.1亿元`, `Date 2023-Q1`, `Count 5～8家 (a range gives no fact)`.
fn quantity(q: &Quantity) -> String {
    let kind = format!("{:?}", q.kind);
    if q.kind == QuantityKind::Date {
        let date = notation::date(q.from, q.to).unwrap_or_else(|| "vague".to_owned());
        return format!("{kind} {date}{}", if q.as_of { ", as of" } else { "" });
    }
    let bound = q.bound.map(|b| format!(" {}", b.name())).unwrap_or_default();
    match (q.value, q.high) {
        (Some(low), Some(high)) => format!("{kind}{bound} {}～{}{}", notation::number(low), notation::number(high), q.unit),
        (Some(value), None) => format!("{kind}{bound} {}{}", notation::number(value), q.unit),
        _ => format!("{kind}{bound}"),
    }
}

/// What a built-in pattern of the statistics extractor looks for.
pub fn statistic(rule: &str) -> Option<&'static str> {
    Some(match rule {
        "observe:noun-value" => "a noun phrase and its number: 营业收入|102亿元",
        "observe:count-noun" => "a verb, a count and its noun: 服务|66家|企业",
        "observe:count-verb" => "a count and what was done: 6家|捧回省级奖项",
        "observe:change" => "how many more or fewer there are than before: 比上年净增|37家",
        "observe:total" => "a word for all and its number: 总数达|27家",
        "observe:same-noun" => "a second number of the noun before",
        "observe:growth" => "a growth word and a percentage: 同比增长|11.4%",
        "observe:multiple" => "a multiplication: 翻一番",
        "observe:share" => "a share word, a whole and a percentage: 占|全市|51%",
        "observe:share-of" => "a percentage and its whole behind 的: 30%|的|经济总量",
        "observe:purpose" => "a sum and what it is for: 安排|600万元，用于|技术攻关",
        "observe:stake" => "what part of a firm somebody holds: 持有|46%|股份",
        "observe:completion" => "a percentage of what was to be done: 完成全年任务的|63%",
        "observe:rate" => "a rate and its percentage: 达标率|99%",
        "observe:rank" => "a rank word, a scope and a place: 居|全国|第二",
        "observe:level" => "as much as the year before: 与上年同期|持平",
        "observe:respectively" => "names and numbers in the same order: 甲、乙|分别|8家、22家",
        _ => return None,
    })
}
