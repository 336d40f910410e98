//! The ceremony of a project says how far it has come, that of a body that it is there: `甲项目开工仪式举行` is a Milestone of 甲项目,
//! too, and `乙研究院揭牌仪式举行` a Launch.

use std::collections::BTreeSet;

use super::maker::Maker;
use super::{Entity, Fact, Filler};
use crate::chunk::{Chunk, ChunkKind};
use crate::ontology::Kind;
use crate::quantity::QuantityKind;
use crate::rule::{self, Match};
use crate::text::Span;

/// What the ceremonies of projects, of bodies and of products make known.
const MILESTONE: &str = "Milestone";
const LAUNCH: &str = "Launch";
const RELEASE: &str = "ProductRelease";
const AGREEMENT: &str = "Cooperation";
/// How what a ceremony is called ends.
const CEREMONY: &str = "仪式";
const SIGNING: &str = "Signing";
/// The characters of 签约仪式, behind what is agreed.
const SIGNED: u32 = 4;

impl Maker<'_, '_> {
    /// The fact that an occasion is of by its name: what stands before 开工仪式 must end as a project does, before 揭牌仪式 as a body.
    pub(super) fn rite(
        &self,
        found: &Match<'_>,
        held: &Fact,
        taken: &mut BTreeSet<usize>,
        minted: &mut Vec<Entity>,
    ) -> Option<Fact> {
        if found.fact != "EventHeld" {
            return None;
        }
        let span = match &found.roles.iter().find(|b| b.role == "event")?.filler {
            rule::Filler::Names(names) => self.reading.mentions[*names.first()?].span,
            rule::Filler::Words(spans) => *spans.first()?,
            // 甲高新区与|乙大学签约仪式|举行: behind 与 it is nobody's hole, but what is spoken of.
            _ => {
                let of = |m: &&usize| {
                    held.roles.get("event").is_some_and(|e| e.contains(&Filler::Entity(self.reading.mentions[**m].entity)))
                };
                let here = self.passage().chunks.iter().flat_map(|c| self.reading.names(c));
                self.reading.mentions[*here.into_iter().find(of)?].span
            }
        };
        let whole = self.reading.str(span);
        let name = whole;
        // 甲基地揭牌|暨首批企业入驻仪式: the first of two has the name in front of it.
        let first = name.split_once('暨').map(|(front, _)| format!("{front}{CEREMONY}"));
        let of_first = |rest: &&String| {
            let what = self.reading.ending(rest, Kind::Rite).next().map(|(_, what)| what);
            what.is_some_and(|what| !matches!(what, RELEASE | AGREEMENT))
        };
        let (name, cut) = match first.as_ref().filter(of_first) {
            Some(first) => (first.as_str(), name.chars().count() - (first.chars().count() - CEREMONY.chars().count())),
            None => (name, 0),
        };
        // 甲基地竣工|暨投产仪式: of two stages the last one counts.
        let stage = |what: &&str| !matches!(*what, LAUNCH | RELEASE | AGREEMENT);
        let last = self.reading.ending(whole, Kind::Rite).next().map(|(_, what)| what).filter(stage);
        let (rite, what) = self.reading.ending(name, Kind::Rite).next()?;
        let what = last.filter(|_| stage(&what)).unwrap_or(what);
        let word = rite.chars().count() - if cut > 0 { CEREMONY.chars().count() } else { 0 };
        let span = Span { end: span.end - (cut + word) as u32, ..span };
        let (kind, roles) = match what {
            LAUNCH => (LAUNCH, vec![("platform", self.opened(span, minted)?)]),
            RELEASE => (RELEASE, self.released(span, minted)?),
            AGREEMENT => (AGREEMENT, self.agreed(span, rite, minted)?),
            // 甲高新区与乙公司举行丙项目签约仪式: whoever holds it is told with the project elsewhere.
            SIGNING if held.roles.contains_key("host") => return None,
            SIGNING => (SIGNING, vec![("project", self.built(span, minted)?), ("party", vec![self.park(held)?])]),
            stage => {
                let mut roles = vec![("project", self.built(span, minted)?), ("stage", vec![self.stage(stage)?])];
                roles.extend(self.costs(span.begin, taken).or_else(|| self.costs_behind(found.trigger, taken)));
                (MILESTONE, roles)
            }
        };
        let kind = self.reading.source.ontology.schema.fact_type(kind)?;
        let mut fact = Fact { kind: kind.name.to_owned(), roles: Default::default(), ..held.clone() };
        fact.roles.extend(roles.into_iter().map(|(role, fillers)| (role.to_owned(), fillers)));
        if let Some(status) = held.roles.get("status") {
            fact.roles.insert("status".to_owned(), status.clone());
        }
        self.implied(kind, false, &mut fact.roles);
        // 甲项目开工仪式在现场举行: the ceremony is no scene of itself.
        fact.roles.retain(|role, at| role != "atEvent" || held.roles.get("event") != Some(at));
        Some(fact)
    }

    /// What the project that begins here costs: 总投资|5亿元|的|乙项目开工仪式. Then the sum is no statistic.
    fn costs(&self, begin: u32, taken: &mut BTreeSet<usize>) -> Option<(&'static str, Vec<Filler>)> {
        let (reading, chunks) = (self.reading, &self.passage().chunks);
        let at = chunks.iter().position(|c| c.span.begin == begin)?;
        let [.., word, sum, of] = &chunks[..at] else { return None };
        let ChunkKind::Quantity(q) = sum.kind else { return None };
        let amount = super::frame::number(&reading.source.quantities[q]).filter(|f| matches!(f, Filler::Amount { .. }))?;
        let invested = reading.ending(reading.str(word.span), Kind::Indicator).any(|(_, of)| of == "project");
        if !reading.particle(of, "of") || !invested {
            return None;
        }
        taken.insert(q);
        Some(("amount", vec![amount]))
    }

    /// What it costs, told in a clause of its own behind the ceremony: 乙项目开工仪式举行，|项目总投资26亿元.
    fn costs_behind(&self, trigger: usize, taken: &mut BTreeSet<usize>) -> Option<(&'static str, Vec<Filler>)> {
        let (reading, passage) = (self.reading, self.passage());
        let clause = passage.clauses.iter().find(|c| c.begin > trigger)?;
        let part = &passage.chunks[clause.begin..clause.end];
        let of_project = |c: &Chunk| reading.ending(reading.str(c.span), Kind::Indicator).any(|(_, of)| of == "project");
        let idle = |c: &&Chunk| c.is(Kind::Silent) || c.is(Kind::Light) || c.is(Kind::Planned);
        let word = part.iter().take(2).position(of_project)?;
        let sum = part[word + 1..].iter().find(|c| !idle(c))?;
        let ChunkKind::Quantity(q) = sum.kind else { return None };
        let amount = super::frame::number(&reading.source.quantities[q]).filter(|f| matches!(f, Filler::Amount { .. }))?;
        taken.insert(q);
        Some(("amount", vec![amount]))
    }

    fn stage(&self, stage: &str) -> Option<Filler> {
        self.reading.source.ontology.schema.concept(stage).map(|_| Filler::Concept(stage.to_owned()))
    }

    /// What is quoted, where a quotation ends what is opened or built: 东江市|“甲产业园项目”|开工活动.
    fn unquoted(&self, span: Span) -> Span {
        let is = |at: u32, mark: char| self.reading.source.char(at as usize) == Some(mark);
        let end = if span.end > span.begin && is(span.end - 1, '”') { span.end - 1 } else { span.end };
        let open = (span.begin..end).rev().find(|at| is(*at, '“'));
        Span { begin: open.filter(|at| end < span.end || *at == span.begin).map_or(span.begin, |at| at + 1), end }
    }

    /// The project that something is done to.
    fn built(&self, span: Span, minted: &mut Vec<Entity>) -> Option<Vec<Filler>> {
        let source = self.reading.source;
        let span = self.unquoted(span);
        let project = self.reading.str(span);
        // 甲公司二工厂|（C2F）|竣工仪式
        let bare = project.strip_suffix('）').and_then(|p| p.rsplit_once('（')).map_or(project, |(front, _)| front);
        // 甲产业园|奠基仪式: a park that is built, but nobody builds 甲高新区.
        let works = |class: &str| class == "Project" || matches!(class, "Platform" | "Zone") && !bare.ends_with('区');
        let built = self.reading.ending(bare, Kind::Suffix).any(|(_, class)| works(class));
        let counted = |at: u32| source.quantity_at(at as usize).is_some_and(|q| q.kind == QuantityKind::Count);
        let several = project.contains(['、', '暨', '等']) || (span.begin..span.end).any(counted);
        let one = built && !self.kinds(project) && !several && project.chars().count() >= 5;
        one.then(|| vec![self.words(span, Some("Project"), minted)])
    }

    /// The zone that signs for a project where nobody else is named: 甲项目签约仪式在|乙高新区|举行.
    fn park(&self, held: &Fact) -> Option<Filler> {
        let zone = |e: &usize| self.reading.clusters.get(*e).is_some_and(|c| c.class == "Zone");
        let place = held.roles.get("place").and_then(|at| at.first()).and_then(super::frame::entity).filter(zone);
        place.or(self.reading.zone).map(Filler::Entity)
    }

    /// The bodies that are opened, with those that a list names before the occasion: 甲中心|、|乙中心揭牌仪式.
    fn opened(&self, span: Span, minted: &mut Vec<Entity>) -> Option<Vec<Filler>> {
        let (reading, begin) = (self.reading, span.begin);
        let body = |class: &str| matches!(class, "Platform" | "Institute" | "Association");
        let mut parts = Vec::new();
        let mut from = begin;
        let ends = (begin..span.end).filter(|at| matches!(reading.source.char(*at as usize), Some('、' | '暨')));
        for end in ends.chain([span.end]) {
            parts.push(Span { begin: from, end });
            from = end + 1;
        }
        let mut fillers = self.before(begin, body);
        for part in parts {
            let part = self.unquoted(part);
            let name = reading.str(part);
            let class = crate::mention::ending(reading.source, part).filter(|class| body(class))?;
            if self.kinds(name) || name.chars().count() < 5 || name.contains('等') {
                return None;
            }
            fillers.push(self.words(part, Some(class), minted));
        }
        Some(fillers)
    }

    /// The names of such classes that a list joins to what begins here.
    fn before(&self, begin: u32, fits: impl Fn(&str) -> bool) -> Vec<Filler> {
        let chunks = &self.passage().chunks;
        let Some(mut at) = chunks.iter().position(|c| c.span.begin == begin) else { return Vec::new() };
        let mut fillers = Vec::new();
        while at >= 2 && chunks[at - 1].kind == ChunkKind::Mark('、') {
            let names = self.reading.names(&chunks[at - 2]);
            if names.is_empty() || !names.iter().all(|m| fits(self.reading.class(*m))) {
                break;
            }
            fillers.splice(0..0, names.iter().map(|m| Filler::Entity(self.reading.mentions[*m].entity)));
            at -= 2;
        }
        fillers
    }

    /// The sides of an agreement, of which the last one begins the name of the occasion: 甲高新区|与|乙大学战略合作签约仪式.
    fn agreed(&self, span: Span, rite: &str, minted: &mut Vec<Entity>) -> Option<Vec<(&'static str, Vec<Filler>)>> {
        let reading = self.reading;
        let schema = &reading.source.ontology.schema;
        let mut sides = self.beside(span.begin);
        let mut from = span.begin;
        let marks = (from..span.end).filter(|at| matches!(reading.source.char(*at as usize), Some('、' | '—' | '与' | '和')));
        for end in marks.chain([span.end]) {
            let part = Span { begin: from, end };
            from = end + 1;
            if part.is_empty() {
                continue;
            }
            let known = || reading.source.value(part, Kind::Entity).and_then(|v| v.split('\t').next());
            let class = crate::mention::ending(reading.source, part).or_else(|| known().and_then(|c| schema.class(c)))?;
            sides.push(self.words(part, Some(class).filter(|c| schema.is_a(c, "Agent")).map(Some)?, minted));
        }
        // 战略合作|签约仪式
        let what = Span { begin: span.end, end: span.end + rite.chars().count() as u32 - SIGNED };
        let agreement = self.words(what, schema.class("Document"), minted);
        (sides.len() > 1).then(|| vec![("party", sides), ("agreement", vec![agreement])])
    }

    /// Those who stand before 与 and the name that begins here.
    fn beside(&self, begin: u32) -> Vec<Filler> {
        let chunks = &self.passage().chunks;
        let at = chunks.iter().position(|c| c.span.begin == begin).filter(|at| *at >= 2);
        let Some(at) = at.filter(|at| self.reading.joins(&chunks[at - 1])) else {
            return Vec::new();
        };
        let names = self.reading.names(&chunks[at - 2]).iter();
        names.filter(|m| self.reading.is_a(**m, "Agent")).map(|m| Filler::Entity(self.reading.mentions[*m].entity)).collect()
    }

    /// Who has made what: 云帆汽车|首台越野车|下线仪式, the maker right before it or at its head.
    fn released(&self, span: Span, minted: &mut Vec<Entity>) -> Option<Vec<(&'static str, Vec<Filler>)>> {
        let reading = self.reading;
        let chunks = &self.passage().chunks;
        let at = chunks.iter().position(|c| c.span.begin == span.begin)?;
        // 甲公司|5.5兆瓦|齿轮箱下线仪式: how large it is belongs to the product.
        let size = |at: &usize| {
            matches!(chunks[*at].kind, ChunkKind::Quantity(_) | ChunkKind::Token(_) | ChunkKind::Word(_) | ChunkKind::Mark('.'))
        };
        let head = (0..at).rev().take(6).take_while(size).last().unwrap_or(at);
        let maker = head.checked_sub(1).map(|i| reading.names(&chunks[i]))?;
        let [maker] = maker else { return None };
        let product = Span { begin: chunks[head].span.begin, end: span.end };
        crate::mention::ending(reading.source, product).filter(|class| *class == "Product")?;
        let company = reading.is_a(*maker, "Company").then(|| Filler::Entity(reading.mentions[*maker].entity))?;
        Some(vec![("company", vec![company]), ("product", vec![self.words(product, Some("Product"), minted)])])
    }

    /// 重大项目集中开工仪式, 甲高新区产业项目开工仪式, 重点实验室揭牌仪式: kinds, and many of them.
    fn kinds(&self, name: &str) -> bool {
        let whose = |rest: &str| rest.is_empty() || rest.ends_with(['区', '市', '县', '省', '园', '年', '度', '批', '月', '的']);
        self.reading
            .ending(name, Kind::Generic)
            .any(|(kind, many)| many == "many" || kind.chars().count() > 2 && whose(&name[..name.len() - kind.len()]))
    }
}
