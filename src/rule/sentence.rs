//! Chunks of one sentence → what patterns ask of them: words, clauses, brackets, phrases set aside.
//!
//! `会上，甲高新区（国家级）与乙公司签约。`: two clauses; 国家级 is hidden; 与乙公司 is set aside, so that 甲高新区 is the subject.

use crate::chunk::{Chunk, ChunkKind, Pos};
use crate::mention::{Class, Mention};
use crate::ontology::{Hits, Kind, Kinds, Lexicon};
use crate::quantity::{Quantity, QuantityKind};
use crate::text::{Span, Text};

use super::common::Common;
use super::place::{Around, Place, Present};
use super::vocabulary::{Classes, Known, List};

/// One article as the earlier stages left it.
#[derive(Clone, Copy)]
pub struct Input<'a> {
    pub text: &'a Text,
    pub lexicon: &'a Lexicon,
    pub hits: &'a Hits,
    pub mentions: &'a [Mention],
    pub quantities: &'a [Quantity],
}

impl<'a> Input<'a> {
    /// The mentions of a chunk; empty for anything but names.
    pub fn names<'c>(&self, chunk: &'c Chunk) -> &'c [usize] {
        chunk.names()
    }

    /// Whether a chunk is a word that stands for somebody named elsewhere: 示范区, 该公司.
    pub fn stands_in(&self, chunk: &Chunk) -> bool {
        self.names(chunk).iter().filter_map(|m| self.mentions.get(*m)).any(|m| m.anaphor)
    }

    /// The classes of a chunk's names.
    pub fn classes(&self, chunk: &Chunk) -> impl Iterator<Item = Class> {
        self.names(chunk).iter().filter_map(|m| self.mentions.get(*m)).map(|m| m.class)
    }

    pub fn class(&self, chunk: &Chunk) -> Option<Class> {
        self.classes(chunk).next()
    }

    /// What stands between the last two of several names.
    pub fn joint(&self, names: &[usize]) -> Option<Span> {
        let [.., a, b] = names else { return None };
        let (a, b) = (self.mentions.get(*a)?.outer, self.mentions.get(*b)?.outer);
        (a.end < b.begin).then_some(Span { begin: a.end, end: b.begin })
    }

    pub fn quantity(&self, chunk: &Chunk) -> Option<&'a Quantity> {
        match chunk.kind {
            ChunkKind::Quantity(q) => self.quantities.get(q),
            _ => None,
        }
    }
}

/// A sentence ready for matching.
pub struct View<'a> {
    pub input: Input<'a>,
    pub common: &'a Common,
    pub chunks: &'a [Chunk],
    pub places: Vec<Place<'a>>,
    present: Present,
}

/// Words passed over between the parts of a pattern.
const SOFT: Kinds = Kinds::of(&[Kind::Silent, Kind::Planned, Kind::BoundBefore, Kind::Light]);

pub(super) fn ends_clause(mark: char) -> bool {
    matches!(mark, '，' | '；' | '：' | '。' | '！' | '？' | '…' | '—' | ',' | ';' | ':' | '!' | '?')
}

impl<'a> View<'a> {
    pub fn new(input: Input<'a>, common: &'a Common, chunks: &'a [Chunk]) -> View<'a> {
        let places = chunks.iter().map(|c| {
            let mark = match c.kind {
                ChunkKind::Mark(m) => Some(m),
                _ => None,
            };
            let text = input.text.str(c.span);
            let quote = matches!(mark, Some('“' | '”' | '‘' | '’' | '"' | '《' | '》' | '「' | '」'));
            let listed = c.word();
            // Every longer word of the rules is in the lexicon as one.
            let known =
                if c.span.len() == 1 || c.kinds.has(Kind::Rule) { common.vocabulary.look_up(text) } else { Known::default() };
            let joint = input.joint(c.names()).map_or(0, |joint| common.vocabulary.look_up(input.text.str(joint)).number);
            Place {
                text,
                known,
                joint,
                kinds: c.kinds,
                listed,
                classes: Classes::of(&common.classes, input.classes(c)),
                quantity: input.quantity(c).map(|q| q.kind),
                ends: mark.is_some_and(ends_clause),
                hidden: quote,
                adjunct: None,
                soft: quote || listed.meets(SOFT) || matches!(c.kind, ChunkKind::Token(Pos::Adverb)),
                clause: (0, 0),
            }
        });
        let places = places.collect();
        let mut view = View { input, common, chunks, places, present: Present::default() };
        view.hide_brackets();
        view.set_clauses();
        view.set_aside();
        view.present = Present::of(view.places.iter());
        view
    }

    pub fn len(&self) -> usize {
        self.chunks.len()
    }

    pub fn text(&self, i: usize) -> &'a str {
        self.places.get(i).map_or("", |p| p.text)
    }

    /// The next chunk that patterns see, to the right or to the left.
    pub fn step(&self, from: usize, right: bool) -> Option<usize> {
        let mut at = from;
        loop {
            at = if right { at + 1 } else { at.checked_sub(1)? };
            if !self.places.get(at)?.hidden {
                return Some(at);
            }
        }
    }

    pub fn is_name(&self, i: usize) -> bool {
        self.chunks.get(i).is_some_and(|c| matches!(c.kind, ChunkKind::Mention(_) | ChunkKind::List { .. }))
    }

    pub fn is_pos(&self, i: usize, pos: Pos) -> bool {
        self.chunks.get(i).is_some_and(|c| c.kind == ChunkKind::Token(pos))
    }

    pub fn is_quantity(&self, i: usize, kinds: &[QuantityKind]) -> bool {
        self.places.get(i).and_then(|p| p.quantity).is_some_and(|kind| kinds.contains(&kind))
    }

    pub fn has(&self, i: usize, kind: Kind) -> bool {
        self.places.get(i).is_some_and(|p| p.listed.has(kind))
    }

    /// Whether a chunk is, whatever else it is, a listed word of a kind with this value.
    pub fn means(&self, i: usize, kind: Kind, value: &str) -> bool {
        let is = self.places.get(i).is_some_and(|p| p.kinds.has(kind));
        is && self.input.lexicon.values(self.text(i), kind).any(|of| of == value)
    }

    /// First and last chunk of the clause that a chunk stands in, without the marks that end it.
    pub fn clause(&self, i: usize) -> (usize, usize) {
        self.places.get(i).map_or((i, i), |p| p.clause)
    }

    /// Whether a chunk is a word of a list of `common.rule`.
    pub fn is(&self, i: usize, list: List) -> bool {
        self.places.get(i).is_some_and(|p| p.known.is(list))
    }

    pub fn span(&self, first: usize, last: usize) -> Span {
        match (self.chunks.get(first), self.chunks.get(last)) {
            (Some(a), Some(b)) => a.span.join(b.span),
            _ => Span::default(),
        }
    }

    /// What stands in round brackets is hidden; a bracket that is never closed hides nothing.
    fn hide_brackets(&mut self) {
        let mut open = None;
        for i in 0..self.len() {
            match self.chunks[i].kind {
                ChunkKind::Mark('（' | '(') if open.is_none() => open = Some(i),
                ChunkKind::Mark('）' | ')') => {
                    if let Some(begin) = open.take() {
                        self.places[begin..=i].iter_mut().for_each(|p| p.hidden = true);
                    }
                }
                _ => {}
            }
        }
    }

    /// Where each clause begins and ends.
    fn set_clauses(&mut self) {
        let mut begin = 0;
        for at in 0..self.len() {
            let ends = self.places[at].ends && !self.places[at].hidden;
            if ends || at + 1 == self.len() {
                let end = if ends { at } else { at + 1 };
                let last = end.max(begin + 1) - 1;
                self.places[begin..=at].iter_mut().for_each(|p| p.clause = (begin, last));
                begin = at + 1;
            }
        }
    }

    /// What stands around a trigger.
    pub fn around(&self, trigger: usize) -> Around {
        let (begin, end) = self.clause(trigger);
        let stretch = |from: usize, to: usize| Present::of(self.places.get(from..to).unwrap_or_default().iter());
        Around { left: stretch(begin, trigger), right: stretch(trigger + 1, end + 1), sentence: self.present }
    }

    /// What stands in the sentence, on whichever side of anything.
    pub fn anywhere(&self) -> Around {
        Around { left: self.present, right: self.present, sentence: self.present }
    }

    /// Marks the phrases that prepositions open: 在…上, 据…, 与…等6家企业.
    fn set_aside(&mut self) {
        for open in 0..self.len() {
            let place = self.places[open];
            if place.hidden || self.is_name(open) || !place.known.is(List::Adjunct) {
                continue;
            }
            let Some(end) = self.adjunct_end(open) else { continue };
            self.places[open + 1..=end].iter_mut().for_each(|p| p.adjunct = Some(open));
        }
    }

    /// Where the phrase ends: with its closing word, else with the first name in it and what is coordinated with that.
    fn adjunct_end(&self, open: usize) -> Option<usize> {
        let mut at = open;
        let mut of = None;
        while let Some(next) = self.step(at, true) {
            let place = &self.places[next];
            if place.ends {
                return None;
            }
            if place.known.is(List::Close) {
                return Some(next);
            }
            let dated = self.is_quantity(at, &[QuantityKind::Date]) && self.step(open, true) == Some(at);
            if self.is_name(next) {
                if dated {
                    return Some(at);
                }
                // 位于|甲高新区|的乙中心|启用: but such words only say where what stands behind 的 is.
                let at_home = self.means(open, Kind::Particle, "at");
                let next = self.within(next).filter(|_| !at_home).unwrap_or(next);
                let end = self.series_end(next, |joint, _| !self.is(joint, List::Adjunct));
                // 在位于|甲小镇|的|乙中心|现场: what is said to be there holds the closing word.
                let held = self.step(end, true).filter(|of| self.text(*of) == "的").and_then(|of| self.step(of, true));
                let last = held.filter(|name| self.is_name(*name)).unwrap_or(end);
                let close = |at: usize| self.step(at, true).filter(|a| self.is(*a, List::Close));
                let after = close(last).or_else(|| close(end));
                // 与之配套的甲园: what the phrase qualifies is not in it, unless a closing word holds it (在昨天举行的甲大会上).
                // But 凭借|自主研发的|甲技术|获奖: by what it was done.
                return after.or(of.filter(|_| !self.is(open, List::Means))).or(Some(end));
            }
            if place.text == "的" {
                of = Some(next);
            }
            at = next;
        }
        None
    }

    /// 在|甲高新区|的|乙产业园|开工: what lies in a zone or a place, where that stands in front of it.
    fn within(&self, at: usize) -> Option<usize> {
        let lies = |i: usize, classes: &[&str]| self.input.class(self.chunks.get(i)?).filter(|c| classes.contains(c));
        let of = self.step(at, true).filter(|of| self.text(*of) == "的" && lies(at, &["Zone", "Place"]).is_some());
        of.and_then(|of| self.step(of, true)).filter(|i| lies(*i, &["Platform", "Place", "Zone"]).is_some())
    }

    /// The last chunk of names coordinated with the one at `at`: 、乙公司和丙公司.
    pub fn series_end(&self, at: usize, fits: impl Fn(usize, usize) -> bool) -> usize {
        let mut end = at;
        while let Some(joint) = self.step(end, true) {
            if self.is_name(joint) && self.requoted(end, joint) && fits(joint, joint) {
                end = joint;
                continue;
            }
            match self.step(joint, true) {
                // 甲集团旗下|乙基金|和|丙集团|旗下丁基金
                Some(next) if self.joins(joint) && self.is_name(next) && fits(joint, next) && !self.owns(next) => end = next,
                _ => break,
            }
        }
        end
    }

    /// Whether a name is that of the owner of another one behind it: |丙集团|旗下丁基金.
    fn owns(&self, at: usize) -> bool {
        let word = self.step(at, true).filter(|word| self.means(*word, Kind::Particle, "owned"));
        let next = word.and_then(|w| self.step(w, true));
        // 丙集团|控股|的|丁: with 的 it owns what follows, whether that has been found or not.
        next.is_some_and(|n| self.text(n) == "的" || self.is_name(n))
    }

    /// The first chunk of names coordinated with the one at `at`, to the left of it.
    pub fn series_begin(&self, at: usize, fits: impl Fn(usize) -> bool) -> usize {
        let mut begin = at;
        // 甲基金|和|丙集团|旗下丁基金
        while let Some(joint) = self.step(begin, false).filter(|_| !self.owns(at)) {
            if self.is_name(joint) && self.requoted(joint, begin) && fits(joint) {
                begin = joint;
                continue;
            }
            match self.step(joint, false) {
                Some(next) if self.joins(joint) && self.is_name(next) && fits(next) && !self.is(joint, List::Adjunct) => {
                    begin = next;
                }
                _ => break,
            }
        }
        begin
    }

    /// “甲中心|”“|乙基地”: between two quotations no 、 stands.
    fn requoted(&self, left: usize, right: usize) -> bool {
        let mark = |i: usize, mark: char| self.chunks.get(i).is_some_and(|c| c.kind == ChunkKind::Mark(mark));
        right == left + 3 && mark(left + 1, '”') && mark(left + 2, '“')
    }

    pub fn joins(&self, i: usize) -> bool {
        self.is(i, List::Series)
    }

    /// `等6家企业` behind a list: the quantity that states its count.
    pub fn stated_count(&self, last: usize) -> Option<usize> {
        if let Some(ChunkKind::List { count: Some(n), .. }) = self.chunks.get(last).map(|c| &c.kind) {
            return Some(*n);
        }
        let etc = self.step(last, true).filter(|i| self.text(*i).starts_with('等'))?;
        let count = self.step(etc, true)?;
        match self.chunks.get(count)?.kind {
            ChunkKind::Quantity(q) if self.is_quantity(count, &[QuantityKind::Count]) => Some(q),
            _ => None,
        }
    }
}

/// Whether one character that may suppose something is part of a name that nobody has found: 三一重|能|、立讯精密, 天|能|电池,
/// 青山绿|能|科技产业园.
pub fn inside_name(chunks: &[Chunk], i: usize) -> bool {
    let single = |c: &Chunk| matches!(c.kind, ChunkKind::Token(_)) && c.span.len() == 1;
    let split = i.checked_sub(1).and_then(|before| chunks.get(before)).is_some_and(single);
    let ends = |c: &Chunk| match c.kind {
        ChunkKind::Mark(_) | ChunkKind::Token(Pos::Noun) => true,
        ChunkKind::Mention(_) => split,
        _ => false,
    };
    chunks.get(i).is_some_and(|c| c.span.len() == 1) && chunks.get(i + 1).is_none_or(ends)
}

/// Whether what can be done says of what sort the thing is that is named behind it: |可|提供公寓800套的|甲社区|开放.
pub fn qualifies(chunks: &[Chunk], i: usize, of: impl Fn(&Chunk) -> bool) -> bool {
    let ends = |c: &&Chunk| matches!(c.kind, ChunkKind::Mark(mark) if ends_clause(mark));
    let name = |c: &Chunk| matches!(c.kind, ChunkKind::Mention(_) | ChunkKind::List { .. });
    let before = chunks[..i].iter().rev().take_while(|c| !ends(c));
    let behind = &chunks[i + 1..];
    let near = behind.iter().take_while(|c| !ends(c)).count();
    behind[..near].windows(2).any(|w| of(&w[0]) && name(&w[1])) && !before.into_iter().any(name)
}
