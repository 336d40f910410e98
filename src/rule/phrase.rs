//! Words next to a trigger → a noun phrase, named or not: 供应[高功率激光器], 完成[B轮]融资, [芯片封装项目]开工.
//!
//! A phrase stands in for a name that no finder of names has seen, and fills the roles that take mere words.

use crate::chunk::{ChunkKind, Pos};
use crate::ontology::{Kind, Kinds, says};
use crate::quantity::QuantityKind;
use crate::text::Span;

use super::bound::Filler;
use super::literal::unquoted;
use super::matcher::Search;
use super::program::{Link, Node, Slot};
use super::rest::{Rest, opens_with};
use super::vocabulary::List;

/// Words that say only what kind of thing something is.
const GENERAL: Kinds = Kinds::of(&[Kind::Generic, Kind::Modifier, Kind::Silent]);

impl Search<'_, '_> {
    /// A noun phrase next to `from`, named or not: 供应[高功率激光器], 完成[B轮]融资.
    pub(super) fn phrase(&self, slot: &Slot, rest: Rest<'_>, from: usize, right: bool) -> Option<(usize, usize, Filler)> {
        let view = self.view;
        let mut run: Vec<usize> = Vec::new();
        let mut at = from;
        let (mut closed, mut counted, mut called) = (false, false, false);
        while let Some(next) = view.step(at, right) {
            let text = view.text(next);
            // 推出首款产品|——|青禾一号: behind the dash stands what it is called.
            if right && !called && text.starts_with('—') && self.names_behind(slot, &run, next) {
                run.clear();
                called = true;
                at = next;
                continue;
            }
            if !run.is_empty()
                && rest.first().is_some_and(|l| opens_with(&l.node, view, next) || (!right && self.beside(l, next)))
            {
                closed = true;
                break;
            }
            let whole = slot.endings.is_empty() || !right || !self.triggers.contains(&next);
            let closing = rest.first().is_some_and(|l| matches!(l.node, Node::Words(_)));
            let free = right || closing;
            // 中试楼|正式|动工, 中试楼|将|动工: how it was done stands between the phrase and its verb.
            // But of 智能工厂|二期|投产 the phase is a part.
            let how =
                !right && run.is_empty() && view.places[next].soft && !view.has(next, Kind::Negated) && !self.phase(slot, next);
            if !how && whole && self.bounds_phrase(next, free || slot.named, free) {
                counted |= view.is_quantity(next, &[QuantityKind::Count]);
                // 荣获|金奖|3项
                if counted && right && slot.single && !run.is_empty() {
                    return None;
                }
                // A phrase's head is what stands behind the last 的: 用于储能的[电池].
                let of = view.step(next, right).is_some_and(|i| view.text(i) == "的");
                let complete = run.iter().any(|i| self.fits(slot, *i) || view.joins(*i));
                if right
                    && (text == "的"
                        || (of
                            && !complete
                            && view.is_quantity(next, &[QuantityKind::Money, QuantityKind::Measure, QuantityKind::Percent])))
                {
                    run.clear();
                } else if !(run.is_empty() && self.leads_in(next, right)) {
                    break;
                }
            } else if slot.named && (view.is_pos(next, Pos::Number) || !right && self.pointed(next)) {
                // 一个个项目, 多条产线, 这|条产线
                counted = true;
                if !right {
                    break;
                }
            } else if view.places[next].soft && !(run.is_empty() && self.phase(slot, next)) {
                // 一批|化工、轻纺项目|开工
                counted |= !right && self.several(next);
                // In front of a phrase, and before one read from its end, stands how it was done.
                if !run.is_empty() && !free && !view.places[next].hidden {
                    break;
                }
                if !run.is_empty() {
                    run.push(next);
                }
            } else {
                run.push(next);
                let list = matches!(view.chunks[next].kind, ChunkKind::List { .. });
                if list && self.fits(slot, next) {
                    let names = view.input.names(&view.chunks[next]).to_vec();
                    return Some((next, next, Filler::Names(names)));
                }
            }
            at = next;
        }
        if !closed
            && rest.first().is_some_and(|l| {
                if right { !matches!(l.node, Node::Optional(_)) } else { l.tight && matches!(l.node, Node::Words(_)) }
            })
        {
            return None;
        }
        // 冲压线|成功|交付: how it was done is no part of what it was done to.
        while right && run.last().is_some_and(|i| view.places[*i].soft) {
            run.pop();
        }
        // 采购|干茶|800吨: nor is how much of it there is.
        while right && run.len() > 1 && run.last().is_some_and(|i| view.is_quantity(*i, &[QuantityKind::Measure])) {
            run.pop();
        }
        if !right {
            run.reverse();
        }
        // 出资3亿元|设立|科创引导基金: what is set up is no project.
        let sets_up = |i: &usize| {
            let does = |value| says(value, "institutes");
            view.has(*i, Kind::Particle) && view.input.lexicon.values(view.text(*i), Kind::Particle).any(does)
        };
        if right && slot.named && run.first().is_some_and(sets_up) {
            return None;
        }
        // Read from its end, a phrase does not begin with what was done: 保障项目.
        // But 云杉科技的|研发|中心 is called so.
        let owned = !right && slot.named && self.owned(slot, &run);
        while !right && slot.named && !owned && run.first().is_some_and(|i| view.is_pos(*i, Pos::Verb) && !self.compound(*i)) {
            run.remove(0);
        }
        // What stands in a phrase set aside is not the subject: 在[甲交易所]挂牌.
        let aside = |i: &usize| {
            let open = view.places[*i].adjunct.filter(|open| *open < from && !self.used.contains(open));
            open.is_some_and(|open| !rest.iter().any(|l| opens_with(&l.node, view, open)))
        };
        let lies = |first: &usize| view.step(*first, false).is_some_and(|i| view.means(i, Kind::Particle, "in"));
        if !right && !owned && (run.iter().any(aside) || slot.named && run.first().is_some_and(lies)) {
            return None;
        }
        // 联合 joins names, and is a word of a noun: 研究生联合培养基地.
        let joint = |i: &usize| view.joins(*i) && !(view.is(*i, List::Adjunct) && view.span(*i, *i).len() > 1);
        // “甲贷”|“乙贷”: two quotations are joined without a word.
        let same = |_: &usize, next: &usize| *next < 2 || view.text(next - 1) != "“" || view.text(next - 2) != "”";
        let mut parts: Vec<&[usize]> = run.split(joint).flat_map(|p| p.chunk_by(same)).filter(|p| !p.is_empty()).collect();
        // With endings asked for, the phrase is cut behind the last of them.
        let mut quoted = None;
        if !slot.endings.is_empty() && !called {
            while let Some(last) = parts.pop() {
                let words = |i: usize| view.input.text.str(view.span(*last.first().unwrap_or(&i), i));
                let ends = |i: &usize| (!slot.cut && self.fits(slot, *i)) || slot.endings.end(unquoted(words(*i)));
                if let Some(mut cut) = last.iter().rposition(ends) {
                    // 设立引导基金|支持|乙汽车: what it is there for has names of its own.
                    if right && self.fits(slot, last[cut]) {
                        let verb = last[..cut].iter().rposition(|i| view.is_pos(*i, Pos::Verb)).unwrap_or(0);
                        cut = last[..verb].iter().rposition(ends).unwrap_or(cut);
                    }
                    quoted = (right && !slot.named).then(|| self.quoted_behind(last[cut])).flatten();
                    // 甲项目[合作备忘录]: the head stands behind.
                    let behind = last.get(cut + 1).is_some_and(|i| view.is(*i, List::Noun));
                    if slot.named && behind {
                        return None;
                    }
                    parts.push(&last[..=cut]);
                    break;
                }
            }
        }
        // 一期|4万平方米|厂房 says how large it is, and not which; but 新建的|4万平方米|厂房.
        let sized = |i: &usize| view.is_quantity(*i, &[QuantityKind::Measure]);
        let of = |i: &usize| view.step(*i, false).is_some_and(|of| view.text(of) == "的");
        if let [first, last] = run[..]
            && !right
            && slot.named
            && sized(&first)
            && !of(&first)
            && slot.endings.are(view.text(last))
        {
            return None;
        }
        // An ending alone is a kind, no name: 企业. What stands before it in a list is then half a name: 集中签约、|开工仪式.
        let whole = |p: &[usize]| p.first().zip(p.last()).map(|(a, b)| view.input.text.str(view.span(*a, *b)));
        if let [one] = parts[..]
            && let Some(new) = self.fresh(slot, one)
        {
            let last = one.last().copied().unwrap_or(new);
            return Some((new, last, Filler::Words(vec![view.span(new, last)])));
        }
        let bare = |p: &[usize]| (p.len() == 1 || slot.named) && whole(p).is_some_and(|text| slot.endings.are(text));
        // 设立|西南生产基地及总部: two things under one name.
        if let [one, other] = parts[..]
            && right
            && bare(other)
            && !bare(one)
            && let (Some(begin), Some(end)) = (one.first(), other.last())
        {
            let at = |i: &usize| run.iter().position(|r| r == i).unwrap_or(0);
            parts = vec![&run[at(begin)..=at(end)]];
        }
        // 跻身|全省开发区|第一方阵: whom somebody is among is nothing that he gets.
        let among = |p: &[usize]| {
            let cut = right && p.last() < run.last();
            cut && p.len() == 1 && p.iter().all(|i| view.has(*i, Kind::Scope) && !self.fits(slot, *i))
        };
        if parts.last().is_some_and(|p| bare(p) || among(p)) {
            return None;
        }
        parts.retain(|p| !bare(p));
        let (first, last) = (*parts.first()?.first()?, *parts.last()?.last()?);
        if let Some(end) = quoted.filter(|_| parts.len() == 1) {
            return Some((first, end, Filler::Words(vec![view.span(first, end)])));
        }
        if slot.cut {
            let spans: Vec<Span> =
                parts.iter().filter_map(|p| Some(self.before_ending(slot, view.span(*p.first()?, *p.last()?)))).collect();
            return spans.iter().all(|s| s.len() > 1).then_some((first, last, Filler::Words(spans)));
        }
        // The head stands last: where it is a name that fits, the name alone is meant.
        // 获批建设国家级自主创新|示范区: a word that may stand for somebody else is no name where words before it say which kind it is.
        // Nor is one that the role does not take: 国家|知识产权服务业|高质量|集聚|发展示范区.
        let qualified = |p: &[usize]| p[..p.len() - 1].iter().any(|i| !view.places[*i].soft);
        // Nor is a kind that words in front of it tell apart: 巡检|机器人.
        let kind = |head: usize| view.input.lexicon.lists(view.text(head), Kind::Suffix);
        let lent = |p: &[usize], head: usize| qualified(p) && (view.places[head].classes.meets(slot.lent) || kind(head));
        let meant =
            |p: &&&[usize]| p.len() == 1 || !p.last().is_some_and(|h| view.input.stands_in(&view.chunks[*h]) || lent(p, *h));
        let heads: Vec<usize> =
            parts.iter().filter(meant).filter_map(|p| p.last()).copied().filter(|h| self.fits(slot, *h)).collect();
        if !heads.is_empty() && heads.last() == parts.last().and_then(|p| p.last()) {
            let names = heads.iter().flat_map(|h| view.input.names(&view.chunks[*h])).copied().collect();
            return Some((first, last, Filler::Names(names)));
        }
        // A name of another sort is no phrase of this one. But 骨科手术|机器人: of a trade one thing may be called.
        let trade = |p: &[usize], h: usize| p.len() > 1 && view.input.class(&view.chunks[h]) == Some("Industry");
        let other = |p: &&[usize]| p.last().is_some_and(|h| view.is_name(*h) && !self.fits(slot, *h) && !trade(p, *h));
        if slot.named && parts.iter().any(other) {
            return None;
        }
        // 3个项目 and 重点项目 name nothing.
        let names =
            |p: &&[usize]| p.iter().any(|i| !self.general(slot, *i)) && !self.many(p) && !(slot.deputy && self.kind_of_agent(p));
        // 今年第三笔|订单 says how many there have been.
        let numbers = |p: &&[usize]| p.iter().all(|i| view.is_pos(*i, Pos::Number));
        let one = |p: &[usize]| self.sized(p) || self.owned(slot, p) || right && (self.endowed(p) || self.made(p));
        let sized = || matches!(parts[..], [part] if one(part));
        if slot.named && (counted || !(parts.iter().all(names) || sized())) || parts.iter().all(numbers) {
            return None;
        }
        let spans: Vec<Span> =
            parts.iter().filter_map(|p| Some(view.span(*p.first()?, *p.last()?))).filter(|s| s.len() > 1).collect();
        (!spans.is_empty()).then_some((first, last, Filler::Words(spans)))
    }

    /// 检测中心|在高新区|投用: where the words begin in front of `from` that only say where.
    pub(super) fn scene(&self, link: &Link, from: usize) -> Option<usize> {
        let view = self.view;
        let next = view.step(from, false).filter(|_| !link.tight)?;
        // 研究院|在|科技|大厦|揭牌: a place without a name.
        let inside = |i: usize| (view.is_pos(i, Pos::Noun) || view.is_pos(i, Pos::Other)) && !view.places[i].ends;
        let bare = || view.step((next.saturating_sub(3)..=next).rev().take_while(|i| inside(*i)).last()?, false);
        let open = view.places[next].adjunct.or_else(bare)?;
        let free = (open..from).all(|i| !self.bars(i, link) && !self.used.contains(&i) && !self.triggers.contains(&i));
        (free && view.means(open, Kind::Particle, "in")).then_some(open)
    }

    /// 工厂|二期: a phase behind the word for what is built.
    fn phase(&self, slot: &Slot, i: usize) -> bool {
        let built = |b: usize| slot.endings.end(self.view.text(b)) && !self.view.is_name(b) && !self.view.places[b].soft;
        slot.named && slot.endings.are(self.view.text(i)) && self.view.step(i, false).is_some_and(built)
    }

    /// Whether a dash leads from what something is to what it is called: 首款产品|——|青禾一号.
    fn names_behind(&self, slot: &Slot, run: &[usize], dash: usize) -> bool {
        let view = self.view;
        let kind = run.last().is_some_and(|i| slot.endings.is_empty() || slot.endings.end(view.text(*i)));
        let letters = |i: usize| view.text(i).starts_with(|c: char| c.is_ascii_alphanumeric());
        let open = view.chunks.get(dash + 1).is_some_and(|c| c.kind == ChunkKind::Mark('“'));
        kind && view.step(dash, true).is_some_and(|i| open || view.is_name(i) || letters(i))
    }

    /// 大模型|“|青|禾|”: the last chunk of the quotation right behind a phrase.
    fn quoted_behind(&self, end: usize) -> Option<usize> {
        let chunks = self.view.chunks;
        chunks.get(end + 1).filter(|c| c.kind == ChunkKind::Mark('“'))?;
        (end + 3..end + 12).find(|i| chunks.get(*i).is_some_and(|c| c.kind == ChunkKind::Mark('”')))
    }

    /// 《2026年[巨型轮胎]采购协议》: the words before the ending, without marks and numbers at their head.
    fn before_ending(&self, slot: &Slot, span: Span) -> Span {
        let text = self.view.input.text.str(span);
        let inner = unquoted(text);
        let ending = slot.endings.longest(inner).unwrap_or_default();
        let kept = inner[..inner.len() - ending].trim_end_matches(['的', '》', '”']);
        let begin = span.begin + text.chars().take_while(|c| matches!(c, '《' | '“')).count() as u32;
        let end = span.begin + kept.chars().count() as u32;
        let number = self.view.input.quantities.iter().find(|q| q.span.begin == begin).map_or(begin, |q| q.span.end);
        Span { begin: number.min(end), end: end.max(number.min(end)) }
    }

    /// Whether a pattern wants right here the name that stands here: [云杉医疗]|B轮|融资.
    fn beside(&self, link: &Link, i: usize) -> bool {
        link.tight && matches!(&link.node, Node::Slot(slot) if !slot.phrase && self.fits(slot, i))
    }

    /// Whether words say only what kind of body it is (国内知名企业), or hold a body that has a name.
    fn kind_of_agent(&self, part: &[usize]) -> bool {
        let agents = &self.view.common.agents;
        let named = |i: &usize| self.view.input.class(&self.view.chunks[*i]).is_some_and(|c| agents.contains(c));
        part.last().is_none_or(|i| self.view.places[*i].kinds.meets(GENERAL)) || part.iter().any(named)
    }

    /// Whether a word says only what kind of thing it is: 重点, 新, 产业, or one of the endings asked for.
    fn general(&self, slot: &Slot, i: usize) -> bool {
        let text = self.view.text(i);
        slot.endings.are(text) || self.view.places[i].kinds.meets(GENERAL) && !self.thing(text)
    }

    /// Whether what is made of it is no kind of thing, however many make it: 芯片|项目, 医疗器械|生产|项目.
    fn thing(&self, text: &str) -> bool {
        self.view.input.lexicon.values(text, Kind::Generic).any(|value| value == "thing")
    }

    /// 创新|药, 预制|菜: a verb and one character make a noun.
    fn compound(&self, i: usize) -> bool {
        let next = self.view.chunks.get(i + 1);
        next.is_some_and(|c| c.span.len() == 1 && c.kind == ChunkKind::Token(Pos::Noun))
    }

    /// 7800万元|巡检|机器人: a verb behind a sum or a count tells of what sort a thing is.
    fn qualifies(&self, i: usize) -> bool {
        let sum = |b: usize| self.view.is_quantity(b, &[QuantityKind::Money, QuantityKind::Count]);
        self.view.step(i, false).is_some_and(sum)
    }

    fn bounds_phrase(&self, i: usize, verbs: bool, free: bool) -> bool {
        let (view, text) = (self.view, self.view.text(i));
        let series = view.joins(i) && !view.is(i, List::Adjunct);
        view.places[i].ends
            || (!verbs && view.is_pos(i, Pos::Verb) && !self.compound(i) && !self.qualifies(i))
            || (!free && (text.ends_with('的') || view.places[i].kinds.has(Kind::Boundary)))
            || self.triggers.contains(&i)
            || self.used.contains(&i)
            || (view.is(i, List::Adjunct) && !view.joins(i))
            || [Kind::Planned, Kind::Negated, Kind::Hypothetical].iter().any(|k| view.has(i, *k))
            || (!series
                && (matches!(text, "的" | "了" | "着" | "过")
                    || view.is_pos(i, Pos::Preposition)
                    || view.is_pos(i, Pos::Pronoun)))
            || view.is_quantity(i, &[QuantityKind::Money, QuantityKind::Count, QuantityKind::Date, QuantityKind::Percent])
            || (!free && view.is_quantity(i, &[QuantityKind::Duration]))
            // 投资6亿元的轴承基地项目|是|全区重点工程
            || view.places[i].kinds.has(Kind::Particle)
                && view.input.lexicon.values(text, Kind::Particle).any(|of| says(of, "presents"))
            || self.sizes(i)
    }

    /// 一批|化工项目: of what stands behind it there are more.
    pub(super) fn several(&self, i: usize) -> bool {
        self.view.means(i, Kind::Particle, "several")
    }

    /// 千万级|A轮: how much it is, without a number.
    fn sizes(&self, i: usize) -> bool {
        self.view.means(i, Kind::Gauge, "size")
    }

    /// What may stand before a phrase: 供应[120台]…, 签下[了]….
    fn leads_in(&self, i: usize, right: bool) -> bool {
        let particle = matches!(self.view.text(i), "了" | "过" | "为期");
        use QuantityKind::{Count, Date, Duration, Measure, Money, Percent};
        let kinds = [Money, Count, Measure, Date, Duration, Percent];
        if right {
            particle || self.sizes(i) || self.view.is_quantity(i, &kinds)
        } else {
            self.view.is_quantity(i, &[QuantityKind::Date])
        }
    }

    /// Whether a classifier stands behind a word that points: 这|条|产线.
    fn pointed(&self, i: usize) -> bool {
        let view = self.view;
        view.chunks[i].kinds.has(Kind::Classifier)
            && i.checked_sub(1).is_some_and(|this| view.means(this, Kind::Particle, "these"))
    }
}
