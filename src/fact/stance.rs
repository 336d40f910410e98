//! What a word says of its clause: planned, denied, supposed. `计划总投资8亿元` is planned, `国家科技计划、…` is not.

use super::reading::Reading;
use crate::chunk::{Chunk, ChunkKind, Pos};
use crate::ontology::Kind;
use crate::quantity::QuantityKind;
use crate::rule::{inside_name, qualifies};

/// Whether a chunk stands in round brackets: 新药青禾替尼（可|济舒）获批上市 supposes nothing.
fn bracketed(chunks: &[Chunk], i: usize) -> bool {
    let mark = chunks[..i].iter().rev().find_map(|c| match c.kind {
        ChunkKind::Mark('（') => Some(true),
        ChunkKind::Mark('）' | '，') => Some(false),
        _ => None,
    });
    mark == Some(true)
}

/// Whether a chunk is a syllable of a word that nobody knows: 艾|可|替|尼|片.
fn syllable(chunks: &[Chunk], i: usize) -> bool {
    let unknown = |c: Option<&Chunk>| c.is_some_and(|c| c.span.len() == 1 && c.kind == ChunkKind::Token(Pos::Other));
    chunks[i].span.len() == 1 && i > 0 && unknown(chunks.get(i - 1)) && unknown(chunks.get(i + 1))
}

/// Whether a chunk stands in a quotation that nobody says: 以“向海图强 新能启航”为主题的大会.
fn motto(chunks: &[Chunk], i: usize, leads: impl Fn(&Chunk) -> bool) -> bool {
    let mark = |c: &Chunk| matches!(c.kind, ChunkKind::Mark('“' | '”'));
    let Some(open) = chunks[..i].iter().rposition(mark).filter(|o| chunks[*o].kind == ChunkKind::Mark('“')) else {
        return false;
    };
    chunks[i..].iter().find(|c| mark(c)).is_some_and(|c| c.kind == ChunkKind::Mark('”')) && open > 0 && leads(&chunks[open - 1])
}

impl Reading<'_> {
    /// Whether a word denies or supposes.
    pub(super) fn unreal(&self, chunks: &[Chunk], i: usize) -> bool {
        let kinds = chunks[i].word();
        // 可|交互|的|屏幕: what can be done says of what sort a thing is.
        let near = chunks[i + 1..].iter().take(4).take_while(|c| self.quantity(c).is_none());
        let of = |c: &Chunk| self.particle(c, "of");
        let able = self.word(&chunks[i], Kind::Hypothetical) == Some("able");
        let sort = || able && (near.into_iter().any(of) || qualifies(chunks, i, of));
        // 明年3月|可|投产: with a day to come it is a plan.
        let told = chunks[..i].iter().rev().take_while(|c| !matches!(c.kind, ChunkKind::Mark(_)));
        let ahead = |c: &Chunk| self.period(c).is_some_and(|p| self.source.article.published.is_some_and(|day| p.from > day));
        let plan = || able && told.clone().any(ahead);
        // 员工|只有|9人, 园区|只有|机器人|企业|35家
        let next = chunks[i + 1..].iter().take(4).take_while(|c| !matches!(c.kind, ChunkKind::Mark(_)));
        let counted = |(at, c): (usize, &Chunk)| self.quantity(c).is_some_and(|q| at == 0 || q.kind == QuantityKind::Count);
        let few = self.word(&chunks[i], Kind::Light) == Some("few") && next.enumerate().any(counted);
        if few {
            return false;
        }
        // |推迟|至明年3月: not given up, and to be done on another day.
        let till = || {
            self.word(&chunks[i], Kind::Negated) == Some("till") && chunks.get(i + 1).is_some_and(|c| self.period(c).is_some())
        };
        // |要锚定|全年增长7%的|目标|: with a number it is a plan.
        let aim = || self.word(&chunks[i], Kind::Hypothetical) == Some("sentence") && self.aimed(&chunks[i + 1..]);
        let supposed = || kinds.has(Kind::Hypothetical) && !inside_name(chunks, i) && !sort() && !plan() && !aim();
        (kinds.has(Kind::Negated) && !till() || supposed())
            && !bracketed(chunks, i)
            && !syllable(chunks, i)
            && !motto(chunks, i, |c| matches!(self.str(c.span), "以" | "为" | "是" | "围绕" | "聚焦"))
    }

    /// Whether a word says that something is to come, also as the beginning of a longer word: 计划|总投资.
    pub(super) fn plans(&self, chunks: &[Chunk], i: usize) -> bool {
        let chunk = &chunks[i];
        // 要求, 将军: no part of another word.
        let token = || self.source.token(chunk.span.begin as usize).map_or(chunk.span, |t| t.span);
        // 比|计划|提前3个月封顶: what one compares with has not been put off.
        let yardstick = || i > 0 && self.particle(&chunks[i - 1], "than");
        // 将|总部|迁至: what only puts its object in front has lost it.
        let moves = || self.particle(chunk, "moves") && !chunk.is(Kind::Planned);
        matches!(chunk.kind, ChunkKind::Word(_))
            && !moves()
            && self.source.hits.with(chunk.span.begin as usize, Kind::Planned).any(|h| {
                chunk.span.contains(h.span)
                    && (h.span.len() > 1 || chunk.span == h.span || token().end <= h.span.end)
                    && self.source.ontology.lexicon.get(*h, Kind::Planned).is_some_and(|e| &*e.value != "noun" || self.goal(chunks, i))
            })
            && !yardstick()
            && (self.goal(chunks, i) || !self.titled(chunks, i))
            && !chunk.is(Kind::Realised)
            // 拟上市企业 are a kind.
            && self.word(chunk, Kind::Silent) != Some("part")
    }

    /// Whether a chunk is a stretch of time to come, which is on no calendar: |未来三年|每年拨付600万元.
    pub(super) fn to_come(&self, chunk: &Chunk) -> bool {
        let begin = chunk.span.begin as usize;
        self.quantity(chunk).is_some_and(|q| q.kind == QuantityKind::Date && q.from.is_none())
            && self.source.hits.with(begin, Kind::Time).any(|h| {
                chunk.span.contains(h.span)
                    && self.source.ontology.lexicon.values(self.str(h.span), Kind::Time).any(|v| v == "ahead")
            })
    }

    /// Whether a number is aimed at that stands before the word: 提出投资增长15%|的|目标, 锚定产值破“800亿元”|的|年度|目标. Not
    /// 完成100亿元的目标, unless it is said that one aims at it.
    fn goal(&self, chunks: &[Chunk], i: usize) -> bool {
        let number = |c: &Chunk| self.quantity(c).is_some_and(|q| q.kind != QuantityKind::Date);
        let said = |c: &Chunk| c.kind == ChunkKind::Mark('”') || self.gauges(self.str(c.span), "year") || self.particle(c, "of");
        let of = chunks[..i].iter().rev().take_while(|c| said(c)).count();
        let front = &chunks[..i - of];
        let aims = || front.iter().any(|c| self.particle(c, "aims"));
        let done = |c: &Chunk| self.ending(self.str(c.span), Kind::Completion).next().is_some() || self.is(c, Kind::Light);
        let joined = chunks[i - of..i].iter().any(|c| self.particle(c, "of"));
        front.last().is_some_and(number) && (aims() || joined && !front.iter().any(done))
    }

    /// Whether words lead to a number and to a goal behind it: 全年增长7%的|目标.
    fn aimed(&self, chunks: &[Chunk]) -> bool {
        let clause = chunks.iter().position(|c| matches!(c.kind, ChunkKind::Mark('，' | '。' | '；'))).unwrap_or(chunks.len());
        let goal = |i: &usize| self.gauge(self.str(chunks[*i].span), "goal").is_some() && self.goal(chunks, *i);
        (0..clause).any(|i| goal(&i))
    }

    /// Whether a clause without a number says that what follows it is aimed at: 按照年初定下的目标，|目标已经亮出：
    pub(super) fn aims(&self, part: &[Chunk], colon: bool) -> bool {
        // Most clauses are none: the goal is looked for where they end or begin so.
        let norm = part.first().is_some_and(|c| self.particle(c, "norm"));
        if !colon && !norm {
            return false;
        }
        let number = |c: &Chunk| self.quantity(c).is_some_and(|q| q.kind != QuantityKind::Date);
        let goal = |c: &Chunk| self.gauges(self.str(c.span), "goal") || self.gauge(self.str(c.span), "goal").is_some();
        // 全年目标任务|超额完成|：
        let done = |c: &Chunk| self.ending(self.str(c.span), Kind::Completion).next().is_some();
        part.iter().any(goal) && (colon || part.last().is_some_and(goal)) && !part.iter().any(|c| number(c) || done(c))
    }

    /// Whether such a word ends a title or begins a noun: 科技支撑|计划|、, 火炬|计划|项目, 创业|计划|书.
    fn titled(&self, chunks: &[Chunk], i: usize) -> bool {
        let token = self.source.token(chunks[i].span.begin as usize);
        if token.is_some_and(|t| t.pos == Pos::Noun && t.span.contains(chunks[i].span) && t.span.end > chunks[i].span.end) {
            return true;
        }
        // 我区|力争|装备制造业产值: what is no noun ends no title.
        if !matches!(self.word(&chunks[i], Kind::Planned), Some("noun" | "title")) {
            return false;
        }
        let noun = i.checked_sub(1).is_some_and(|before| match chunks[before].kind {
            ChunkKind::Token(pos) => matches!(pos, Pos::Noun | Pos::Activity | Pos::Other),
            ChunkKind::Mention(_) | ChunkKind::Mark('”' | '》') => true,
            _ => false,
        });
        match chunks.get(i + 1) {
            // 实施倍增|计划，
            None => {
                let adverb = |c: &Chunk| matches!(c.kind, ChunkKind::Token(Pos::Adverb | Pos::Preposition | Pos::Pronoun));
                noun || i
                    .checked_sub(1)
                    .is_some_and(|before| matches!(chunks[before].kind, ChunkKind::Token(_)) && !adverb(&chunks[before]))
            }
            // 入选人才|计划|5人
            Some(next)
                if (noun || self.nominal(chunks, i)) && self.quantity(next).is_some_and(|q| q.kind == QuantityKind::Count) =>
            {
                true
            }
            Some(next) => {
                let closed = matches!(next.kind, ChunkKind::Mark('、' | '”' | '’' | '》')) || self.particle(next, "of");
                let kind = self.gauge(self.str(next.span), "sector").is_some();
                // 重点|研发|计划|项目|4项
                let counted = chunks.get(i + 2).and_then(|c| self.quantity(c)).is_some_and(|q| q.kind == QuantityKind::Count);
                let word = |t: &crate::mention::Token| matches!(t.pos, Pos::Verb | Pos::Activity | Pos::Noun | Pos::Other);
                let worded = i.checked_sub(1).and_then(|b| self.source.token(chunks[b].span.begin as usize)).is_some_and(word);
                // 人才|计划|专家|14人
                let who = next.kind == ChunkKind::Token(Pos::Noun) || self.is(next, Kind::Title);
                let people = who && (noun || self.nominal(chunks, i)) && counted;
                closed || people || kind && (noun || counted && worded)
            }
        }
    }

    /// Whether a listed noun stands before a chunk: 人才|计划, 投资|计划|6个.
    fn nominal(&self, chunks: &[Chunk], i: usize) -> bool {
        let Some(before) = i.checked_sub(1).map(|b| &chunks[b]) else { return false };
        let token = self.source.token(before.span.begin as usize);
        let noun = |t: &crate::mention::Token| t.span == before.span && matches!(t.pos, Pos::Noun | Pos::Activity);
        matches!(before.kind, ChunkKind::Word(_)) && token.is_some_and(noun)
    }
}
