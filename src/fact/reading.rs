//! One article on its way to facts: its chunks by sentence, cut into clauses, with what each clause is about.
//!
//! `2022年，襄阳高新区规上工业总产值增长11.4%，其中…` has clauses whose subject is 襄阳高新区, dated 2022.

use std::ops::Range;

use crate::article::Date;
use crate::chunk::{Chunk, ChunkKind};
use crate::mention::{Class, Cluster, Mention, Own, Source};
use crate::ontology::{Kind, Kinds};
use crate::quantity::{Quantity, QuantityKind};
use crate::text::{Sentence, Span};

/// A day or a period, both ends inclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    pub from: Date,
    pub to: Date,
}

/// A stretch between commas.
#[derive(Clone, Debug)]
pub struct Clause {
    /// Range of chunks of its sentence, without the closing mark.
    pub begin: usize,
    pub end: usize,
    /// Whom it is about by its own words: a mention at its head.
    pub subject: Option<usize>,
    /// Index of the chunk of the subject.
    pub head: Option<usize>,
    /// When, by its own words: index of the chunk and the period.
    pub date: Option<(usize, Period)>,
    /// All of its dates, in order.
    pub dates: Vec<(usize, Period)>,
    /// It says what is to come.
    pub planned: bool,
    /// It says that it has happened.
    pub realised: bool,
    /// It denies, asks or supposes.
    pub unreal: bool,
    /// It only says that something can be: 可年产50万套, which is no less than planned where a plan is told.
    pub able: bool,
    /// It begins with 其中.
    pub subset: bool,
    /// The kinds of all its listed words.
    pub kinds: Kinds,
}

/// A sentence with its chunks and clauses.
#[derive(Clone, Debug)]
pub struct Passage {
    pub sentence: Sentence,
    /// Its bytes in the article as printed.
    pub printed: Range<usize>,
    pub chunks: Vec<Chunk>,
    pub clauses: Vec<Clause>,
}

/// Words that deny, ask or suppose.
const UNREAL: Kinds = Kinds::of(&[Kind::Negated, Kind::Hypothetical]);

/// Everything that is known of an article before facts.
pub struct Reading<'a> {
    pub source: &'a Source<'a>,
    pub mentions: &'a [Mention],
    pub clusters: &'a [Cluster],
    /// The article's own zone: index of its cluster.
    pub zone: Option<usize>,
    /// The firm whose news it is.
    pub firm: Option<usize>,
    /// The park with whose name the headline begins.
    pub park: Option<usize>,
    pub passages: Vec<Passage>,
}

/// The first of several dates, or the one right behind it that is a part of it: 今年|仅|前3个月.
fn narrowed(dates: &[(usize, Period)]) -> (usize, Period) {
    let (at, whole) = dates[0];
    let part = |(next, p): &&(usize, Period)| *next <= at + 2 && whole.from <= p.from && p.to <= whole.to;
    dates.get(1).filter(part).copied().unwrap_or(dates[0])
}

/// From a place, as code points and bytes, on to the code point `to`.
fn walk(text: &str, (at, byte): (usize, usize), to: usize) -> (usize, usize) {
    let mut rest = text.get(byte..).unwrap_or_default().chars();
    if let Some(last) = to.checked_sub(at + 1) {
        rest.nth(last);
    }
    (to, text.len() - rest.as_str().len())
}

impl<'a> Reading<'a> {
    pub fn new(source: &'a Source<'a>, mentions: &'a [Mention], clusters: &'a [Cluster], own: Own) -> Reading<'a> {
        let Own { zone, firm, park } = own;
        let passages = Vec::with_capacity(source.text.sentences.len());
        let mut reading = Reading { source, mentions, clusters, zone, firm, park, passages };
        // The sentences stand in order, so that one walk over the article finds the bytes of all of them.
        let mut walked = (0, 0);
        for sentence in &source.text.sentences {
            if sentence.part == crate::text::Part::Aside {
                continue;
            }
            let chunks = crate::chunk::chunks(source, mentions, *sentence);
            let clauses = reading.clauses(&chunks);
            let range = source.text.original(sentence.span);
            let begin = walk(&source.article.text, walked, range.start);
            walked = walk(&source.article.text, begin, range.end);
            reading.passages.push(Passage { sentence: *sentence, printed: begin.1..walked.1, chunks, clauses });
        }
        reading
    }

    pub fn str(&self, span: Span) -> &'a str {
        self.source.text.str(span)
    }

    /// The listed word of a kind that a chunk is, with its value.
    pub fn word(&self, chunk: &Chunk, kind: Kind) -> Option<&'a str> {
        match chunk.kind {
            ChunkKind::Word(hit) if chunk.kinds.has(kind) => {
                self.source.ontology.lexicon.get(*self.source.hits.get(hit)?, kind).map(|e| &*e.value)
            }
            _ => None,
        }
    }

    pub fn is(&self, chunk: &Chunk, kind: Kind) -> bool {
        chunk.is(kind)
    }

    pub fn quantity(&self, chunk: &Chunk) -> Option<&'a Quantity> {
        match chunk.kind {
            ChunkKind::Quantity(q) => self.source.quantities.get(q),
            _ => None,
        }
    }

    /// The names in a chunk: one, or all of a list.
    pub fn names<'c>(&self, chunk: &'c Chunk) -> &'c [usize] {
        chunk.names()
    }

    pub fn class(&self, mention: usize) -> Class {
        self.mentions[mention].class
    }

    pub fn is_a(&self, mention: usize, class: &str) -> bool {
        self.source.ontology.schema.is_a(self.class(mention), class)
    }

    /// The period of a date chunk.
    pub fn period(&self, chunk: &Chunk) -> Option<Period> {
        let q = self.quantity(chunk).filter(|q| q.kind == QuantityKind::Date)?;
        Some(Period { from: q.from?, to: q.to? })
    }

    /// The zone that a body of its administration speaks for: 济南高新区管委会 → 济南高新区; anyone else speaks for itself.
    pub fn zone_of(&self, entity: usize) -> usize {
        let c = &self.clusters[entity];
        match self.zone {
            Some(zone) if c.class == "Government" => {
                let office = c.name.strip_prefix(&self.clusters[zone].name).unwrap_or_default();
                if self.source.ontology.lexicon.values(office, Kind::Council).next().is_some() { zone } else { entity }
            }
            _ => entity,
        }
    }

    /// Whether a chunk is a particle that does this.
    pub fn particle(&self, chunk: &Chunk, does: &str) -> bool {
        let hit = || self.source.hits.at(chunk.span);
        chunk.kinds.has(Kind::Particle) && hit().is_some_and(|hit| self.source.ontology.lexicon.does(*hit, does))
    }

    /// Whether a chunk stands between two who do something together: 与, 携手, 、.
    pub fn joins(&self, chunk: &Chunk) -> bool {
        chunk.kind == ChunkKind::Mark('、') || self.particle(chunk, "with")
    }

    /// Whether a chunk begins with a particle that does this: 从2017年 is one chunk.
    pub fn leads(&self, chunk: &Chunk, does: &str) -> bool {
        self.opens(chunk, does).is_some_and(|end| end <= chunk.span.end)
    }

    /// The zone whose office a centre is: its name begins with the zone's and ends as that of an office does.
    pub fn home_of(&self, mention: usize) -> Option<usize> {
        let zone = self.zone?;
        let name = self.str(self.mentions[mention].span);
        let own = name.starts_with(&self.clusters[zone].name);
        (own && self.ending(name, Kind::Gauge).any(|(_, way)| way == "office")).then_some(zone)
    }

    /// Where a particle ends that does this and begins with a chunk, whatever it is cut into: 就|到|了.
    pub fn opens(&self, chunk: &Chunk, does: &str) -> Option<u32> {
        let hit = self.source.hits.with(chunk.span.begin as usize, Kind::Particle).next()?;
        self.source.ontology.lexicon.does(*hit, does).then_some(hit.span.end)
    }

    /// The listed words of a kind that a noun phrase ends with, longest first, with their values.
    pub fn ending<'n>(&self, noun: &'n str, kind: Kind) -> impl Iterator<Item = (&'n str, &'a str)> {
        let lexicon = &self.source.ontology.lexicon;
        // Most of what is asked for ends in no such word, as its last character tells.
        let noun = if lexicon.may_end(noun, kind) { noun } else { "" };
        let longest = lexicon.longest(kind).saturating_sub(1);
        let from = noun.char_indices().rev().nth(longest).map_or(0, |(i, _)| i);
        let ends = noun[from..].char_indices().map(move |(i, _)| &noun[from + i..]);
        ends.flat_map(move |end| lexicon.values(end, kind).map(move |value| (end, value)))
    }

    /// Whether a noun phrase ends with a listed word of a kind, the shortest of which is found first.
    pub fn ends(&self, noun: &str, kind: Kind) -> bool {
        let lexicon = &self.source.ontology.lexicon;
        let mut ends = noun.char_indices().rev().take(lexicon.longest(kind));
        lexicon.may_end(noun, kind) && ends.any(|(i, _)| lexicon.lists(&noun[i..], kind))
    }

    /// The word with which an indicator says that it is measured in this way.
    pub fn gauge<'n>(&self, indicator: &'n str, way: &str) -> Option<&'n str> {
        self.ending(indicator, Kind::Gauge).find(|(_, w)| *w == way).map(|(end, _)| end)
    }

    /// Whether a word is listed as one of a kind.
    pub fn lists(&self, word: &str, kind: Kind) -> bool {
        self.source.ontology.lexicon.lists(word, kind)
    }

    /// The listed word of a kind that a noun phrase ends with.
    pub fn gauge_of<'n>(&self, noun: &'n str, kind: Kind) -> Option<&'n str> {
        self.ending(noun, kind).next().map(|(end, _)| end)
    }

    /// Whether an indicator is nothing but such a word.
    pub fn gauges(&self, indicator: &str, way: &str) -> bool {
        self.source.ontology.lexicon.values(indicator, Kind::Gauge).any(|w| w == way)
    }

    /// 新增瞪羚企业 → 瞪羚企业: what there is more of.
    pub fn without_adding<'n>(&self, indicator: &'n str) -> &'n str {
        let lexicon = &self.source.ontology.lexicon;
        let more = |i: &usize| lexicon.values(&indicator[..*i], Kind::Adding).any(|value| value == "more");
        let kind = indicator.char_indices().map(|(i, _)| i).find(more).map_or(indicator, |i| &indicator[i..]);
        // 绿色工厂|新增
        let end = self.ending(kind, Kind::Adding).find(|(_, value)| *value == "more").map_or(0, |(end, _)| end.len());
        &kind[..kind.len() - end]
    }

    fn clauses(&self, chunks: &[Chunk]) -> Vec<Clause> {
        let mut clauses = Vec::new();
        let mut begin = 0;
        for at in 0..=chunks.len() {
            let closes =
                chunks.get(at).is_none_or(|c| matches!(c.kind, ChunkKind::Mark('，' | '；' | '：' | '。' | '？' | '！' | '…')));
            if !closes {
                continue;
            }
            if at > begin {
                clauses.push(self.clause(chunks, begin, at));
            }
            begin = at + 1;
        }
        // A question mark, or 如果 … in front, makes the whole sentence unreal.
        let question = chunks.iter().rev().take(3).any(|c| c.kind == ChunkKind::Mark('？'));
        if question {
            clauses.iter_mut().for_each(|c| (c.unreal, c.able) = (true, false));
        }
        clauses
    }

    fn clause(&self, chunks: &[Chunk], begin: usize, end: usize) -> Clause {
        let part = &chunks[begin..end];
        let kinds = part.iter().fold(Kinds::default(), |set, c| set.join(c.word()));
        // （1991年时22家） dates only what stands in the brackets.
        let bracketed = |i: usize| {
            part[..i].iter().rev().find_map(|c| match c.kind {
                ChunkKind::Mark('（') => Some(true),
                ChunkKind::Mark('）') => Some(false),
                _ => None,
            }) == Some(true)
        };
        // But 今天（9月16日） says which day that is.
        let told =
            |i: usize| i >= 2 && self.quantity(&part[i - 2]).is_some_and(|q| q.kind == QuantityKind::Date && q.from.is_none());
        // 较“十三五”末增长, 是上年的1.5倍: what is compared with is no date of the fact.
        let times = |i: usize| part.get(i).and_then(|c| self.quantity(c)).is_some_and(|q| q.kind == QuantityKind::Times);
        let compared = |i: usize| {
            let than = i.checked_sub(1).is_some_and(|b| self.particle(&part[b], "than"));
            // 完成全年任务的80%, 占全年计划的29%, and no 今年|计划|开行班列450列
            let goal = part.get(i + 1).is_some_and(|c| {
                // 完成全年|计划|132亿元|的62%
                let goal = |c: &Chunk| self.gauge(self.str(c.span), "goal").is_some();
                let set = |c: &Chunk| self.particle(c, "of") || self.quantity(c).is_some() || goal(c);
                // 今年|目标|70亿元|, with nothing else in the clause
                let plans = self.is(c, Kind::Planned) && (i == 0 && part.len() == 3 || !part.get(i + 2).is_some_and(set));
                self.gauge(self.str(c.span), "goal").is_some() && !plans
            });
            // 完成全年招商计划的63%, whatever it is called
            let done = i.checked_sub(1).is_some_and(|b| self.ending(self.str(part[b].span), Kind::Completion).next().is_some());
            let rate = || part[i + 1..].iter().find_map(|c| self.quantity(c)).is_some_and(|q| q.kind == QuantityKind::Percent);
            than || goal || done && rate() || part.get(i + 1).is_some_and(|c| self.particle(c, "of")) && times(i + 2)
        };
        // 2023年|全省|甲活动|举行: the year with which the name of an occasion begins is not when it was held.
        let titled = |i: usize, p: &Period| {
            let whole = |c: &&Chunk| {
                self.is(c, Kind::Scope) || self.names(c).iter().any(|m| self.mentions[*m].anaphor && self.class(*m) == "Place")
            };
            let named = part[i + 1..].iter().take(3).find(|c| !whole(c)).and_then(|c| self.names(c).first());
            (p.from.year(), p.from.day(), p.to.day()) == (p.to.year(), 1, 31)
                && p.from.month() == 1
                && p.to.month() == 12
                && named.is_some_and(|m| self.class(*m) == "Event")
        };
        // 近日，甲厅公布|2023年度|…名单: behind a day, the year is that of what was made public.
        let yearly = |i: usize| {
            let dated = |c: &Chunk| self.quantity(c).is_some_and(|q| q.kind == QuantityKind::Date);
            let list = |c: &Chunk| {
                self.names(c).iter().any(|m| self.class(*m) == "Honor")
                    || matches!(self.source.value(c.span, Kind::Suffix), Some("Document" | "Honor"))
            };
            // 8月16日，12家企业|中标|2022年|甲采购项目
            let made = |c: &Chunk| self.names(c).iter().any(|m| matches!(self.class(*m), "Project" | "Product" | "Honor"));
            let noun = [Kind::Light, Kind::Gauge, Kind::Particle];
            let verb = |c: &Chunk| self.is(c, Kind::Rule) && !noun.iter().any(|kind| self.is(c, *kind));
            let object = || i > 0 && verb(&part[i - 1]) && part[i + 1..].iter().take(6).any(made);
            let year = self.str(part[i].span);
            (year.ends_with("年度") && part[i + 1..].iter().take(8).any(list) || year.ends_with('年') && object())
                && chunks[..begin + i].iter().any(dated)
        };
        // 今天，甲区举行|三季度|重大项目签约活动；|2023年|首批项目集中开工: behind a day within it, the period is part of a name.
        let batch = |i: usize, p: &Period| {
            let day = |c: &Chunk| self.period(c).is_some_and(|d| d.from == d.to && p.from <= d.from && d.to <= p.to);
            let held = |c: &Chunk| self.source.value(c.span, Kind::Deed) == Some("held");
            let at_once = |c: &Chunk| self.source.value(c.span, Kind::Scene) == Some("once");
            p.from != p.to
                && chunks[..begin + i].iter().any(day)
                && (part[..i].iter().any(held) || part[i + 1..].iter().any(at_once))
        };
        // 成绩单（截至2022年底）：
        let headed = |i: usize| {
            let colon = chunks.get(end).is_some_and(|c| c.kind == ChunkKind::Mark('：'));
            colon && i + 2 == part.len() && i > 0 && part[i - 1].kind == ChunkKind::Mark('（')
        };
        let dates = part.iter().enumerate().filter_map(|(i, c)| Some((i, self.period(c)?)));
        let dates: Vec<_> = dates
            .filter(|(i, p)| {
                (!bracketed(*i) || told(*i) || headed(*i)) && !compared(*i) && !titled(*i, p) && !yearly(*i) && !batch(*i, p)
            })
            .map(|(i, p)| (begin + i, p))
            .collect();
        // 去年落户的|云杉电子|…: the day is that of the deed in front of 的, and not of what is said of the firm.
        let relative = |(at, _): &&(usize, Period)| {
            let deed = &chunks[at + 1..end];
            let of = deed.iter().position(|c| self.str(c.span) == "的").filter(|of| *of < 4);
            let verbs = |of: usize| deed[..of].iter().all(|c| matches!(c.kind, ChunkKind::Word(_) | ChunkKind::Token(_)));
            let one =
                |c: &Chunk| self.names(c).first().is_some_and(|m| matches!(self.class(*m), "Company" | "Project" | "Platform"));
            // 2019年的冠军|云杉电子
            let said = |of: usize| deed.get(of + 1).is_some_and(|c| self.source.is(c.span, Kind::Apposition));
            let named = |of: usize| of > 0 && deed.get(of + 1).is_some_and(one) || said(of) && deed.get(of + 2).is_some_and(one);
            of.is_some_and(|of| verbs(of) && named(of))
        };
        // 新牌子亮相|——|甲联盟揭牌，成员39家: what stands in front of a dash only leads to it.
        let dash = || (begin..end).rev().find(|i| self.source.char(chunks[*i].span.begin as usize) == Some('—'));
        // 两个千亿级基金——甲基金和乙基金: and says who was counted in front.
        let counts =
            |c: &Chunk| self.quantity(c).is_some_and(|q| q.kind != QuantityKind::Date) && !self.str(c.span).starts_with('一');
        let leads = |dash: &usize| !chunks[begin..*dash].iter().any(counts);
        let behind = || dash().filter(leads).and_then(|dash| self.head(chunks, dash + 1, end));
        let head = self.head(chunks, begin, end).or_else(behind).filter(|at| !self.counted(chunks, *at, end));
        Clause {
            begin,
            end,
            subject: head
                .and_then(|i| self.names(&chunks[i]).first().copied())
                .or_else(|| self.sized(part))
                .or_else(|| self.described(part, begin)),
            head,
            date: dates.iter().position(|d| !relative(&d)).map(|first| narrowed(&dates[first..])),
            dates,
            planned: (0..part.len()).any(|i| self.plans(part, i) || self.to_come(&part[i])),
            realised: kinds.has(Kind::Realised),
            unreal: kinds.meets(UNREAL) && (begin..end).any(|i| self.unreal(chunks, i)),
            able: kinds.meets(UNREAL)
                && (begin..end)
                    .filter(|i| self.unreal(chunks, *i))
                    .all(|i| self.word(&chunks[i], Kind::Hypothetical) == Some("able")),
            // 签约项目中，新材料项目8个
            subset: part.first().is_some_and(|c| self.is(c, Kind::Subset))
                || part.last().is_some_and(|c| self.is(c, Kind::Subset))
                    && !part.first().is_some_and(|c| self.is(c, Kind::Light)),
            kinds,
        }
    }
}

pub(super) fn has_number(reading: &Reading<'_>, chunks: &[crate::chunk::Chunk]) -> bool {
    chunks.iter().any(|c| reading.quantity(c).is_some_and(|q| q.kind != QuantityKind::Date))
}
