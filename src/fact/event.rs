//! Matches of rules → facts: the roles that a rule found, with the topic, the day, the occasion and the zone of its clause.
//!
//! `会上，襄阳高新区签约项目4个` → Signing of 襄阳高新区 at the occasion named before, on its day.

use std::collections::{BTreeMap, BTreeSet};

use super::carried::Topic;
use super::confidence::{self, Signs, Worth};
use super::frame::{entity, frame, number};
use super::heard::Heard;
use super::maker::Maker;
use super::reading::{Period, Reading};
use super::{Entity, Fact, Filler, entities, home, several};
use crate::chunk::Chunk;
use crate::mention::Cluster;
use crate::ontology::{Class, FactType, Kind, Literal, Role};
use crate::quantity::QuantityKind;
use crate::rule::{self, Match};
use crate::text::Span;

/// All facts that the rules have found; returns the quantities they have used.
///
/// Entities that only a rule has seen are put into `minted`; their indices follow those of the clusters.
pub fn events(
    heard: &Heard<'_>,
    worth: &Worth,
    reading: &Reading<'_>,
    topics: &[Vec<Topic>],
    facts: &mut Vec<Fact>,
    minted: &mut Vec<Entity>,
) -> BTreeSet<usize> {
    let Heard { rules, sentences, matches: all } = heard;
    let mut taken = BTreeSet::new();
    for (p, passage) in reading.passages.iter().enumerate() {
        let runs = if all[p].is_empty() { Vec::new() } else { several::runs(reading, &passage.chunks) };
        for found in &all[p] {
            let alone = all[p].iter().filter(|m| m.fact == found.fact).count() == 1;
            let more = if alone && rules.goes_on(found.fact) {
                super::sequel::more(rules, sentences, reading, all, p, found)
            } else {
                Vec::new()
            };
            let clause = passage.clauses.iter().position(|c| c.begin <= found.trigger && found.trigger < c.end);
            // 甲公司董事长张三建议…: what he asks for says nothing of his post.
            let Some(clause) = clause.filter(|c| found.lasting || !passage.clauses[*c].unreal) else { continue };
            let maker = Maker { worth, reading, passage: p, clause, topic: &topics[p][clause] };
            if let Some(mut fact) = maker.fact(found, &more, facts, &mut taken, minted) {
                // 上半年，产值增长8%。|新签约项目20个
                let counts = |f: &Fact| {
                    f.roles.contains_key("projectCount") && !["project", "status"].iter().any(|r| f.roles.contains_key(*r))
                };
                if fact.from.is_none() && counts(&fact) && !fact.roles.contains_key("atEvent") {
                    let whose = topics[p][clause].subject;
                    let then = super::then::told(reading, topics, p).filter(|(_, owner)| whose == Some(*owner));
                    (fact.from, fact.to) = (then.map(|(period, _)| period.from), then.map(|(period, _)| period.to));
                }
                let rite = maker.rite(found, &fact, &mut taken, minted);
                let more = several::series(reading, &passage.chunks, &fact, &mut taken);
                let told = several::told(reading, passage, found, fact, &runs, &mut taken);
                facts.extend(told.into_iter().chain(more).chain(rite));
            }
        }
    }
    taken
}

impl Maker<'_, '_> {
    /// The fact that a match tells, with what later sentences say of it.
    fn fact(
        &self,
        found: &Match<'_>,
        more: &[rule::Bound],
        earlier: &[Fact],
        taken: &mut BTreeSet<usize>,
        minted: &mut Vec<Entity>,
    ) -> Option<Fact> {
        let schema = &self.reading.source.ontology.schema;
        let kind = schema.fact_type(found.fact)?;
        let mut roles: BTreeMap<String, Vec<Filler>> = BTreeMap::new();
        let mut period = None;
        let mut bound = None;
        let mut used = Vec::new();
        let mut signs = Signs::default();
        signs.add(kind.name);
        let sides = self.sides(found.trigger, earlier, minted);
        // Whoever the match itself names is hardly the one whom it leaves out.
        let named = |e: usize| {
            let mut all = found.roles.iter().chain(more);
            all.any(|b| matches!(&b.filler, rule::Filler::Names(n) if n.iter().any(|m| self.reading.mentions[*m].entity == e)))
        };
        for b in found.roles.iter().chain(more) {
            let quantity = match b.filler {
                rule::Filler::Quantity(q) => self.reading.source.quantities.get(q),
                _ => None,
            };
            if let Some(day) = quantity.filter(|q| q.kind == QuantityKind::Date) {
                period = day.from.zip(day.to).map(|(from, to)| Period { from, to });
                continue;
            }
            let Some(role) = schema.role(found.fact, b.role) else { continue };
            let mut put = |filler: Filler| match roles.get_mut(b.role) {
                Some(fillers) if fillers.contains(&filler) => {}
                Some(fillers) => fillers.push(filler),
                None => {
                    roles.insert(b.role.to_owned(), vec![filler]);
                }
            };
            match &b.filler {
                rule::Filler::Names(_) if b.float && b.role == "atEvent" && self.told_there(b, found) => {}
                rule::Filler::Names(names) => {
                    let bare = |m: &usize| confidence::bare(self.reading, self.reading.mentions[*m].entity);
                    signs.add_if(names.iter().any(bare), "name-bare");
                    names.iter().for_each(|m| put(self.name(*m, role, minted)));
                }
                rule::Filler::Quantity(q) | rule::Filler::Count(q) => {
                    let quantity = &self.reading.source.quantities[*q];
                    // 与沙特|一家|电力公司签约: with somebody, who is not counted.
                    if self.reading.source.value(quantity.span, Kind::Particle) == Some("some") {
                        used.push(*q);
                    } else if role.literal == Some(Literal::Text) {
                        put(Filler::Text(self.reading.str(quantity.core).to_owned()));
                        used.push(*q);
                    } else if let Some(filler) = number(quantity) {
                        if !matches!(filler, Filler::Amount { .. }) {
                            bound = bound.or(quantity.bound);
                        }
                        put(filler);
                        used.push(*q);
                    }
                }
                // The post says itself whose it is.
                rule::Filler::Words(spans) if role.literal.is_some() => {
                    spans.iter().for_each(|s| put(self.words(*s, None, minted)));
                }
                // 将向其供货|800吨: so much is no thing.
                rule::Filler::Words(spans) if spans.iter().all(|s| self.measure(*s)) => {}
                rule::Filler::Words(spans) => match self.seat(spans) {
                    Some(name) => {
                        let body = self.body(name, spans[0], minted);
                        roles.insert(b.role.to_owned(), vec![body]);
                    }
                    None => {
                        signs.add("phrase");
                        spans.iter().for_each(|s| put(self.words(*s, self.of(*s, role), minted)));
                    }
                },
                rule::Filler::Topic { classes, .. } if !role.single && self.are(&sides, classes, minted) => {
                    sides.iter().for_each(|side| put(side.clone()))
                }
                rule::Filler::Topic { classes, endings, stands, kind: sort, dropped } => {
                    // Someone named in an earlier sentence is not who acts here where the clause begins with a subject of its own.
                    let whom =
                        |entity: &usize| !*stands || confidence::carried(self.reading, self.passage, *entity) != "carried-far";
                    // 新工厂占地30亩，|计划明年投用: the zone is spoken of where nobody knows of whom.
                    let out = |e: usize| named(e) || *dropped && self.topic.home == Some(e);
                    let told = self.city(role, classes).or_else(|| carried(self.reading, self.topic, classes, endings, &out));
                    let zone = self.topic.zone.filter(|_| home::wider(self.reading, self.passage(), self.clause));
                    // 不知名的公司|与甲大学签约: whoever stands there is not the zone.
                    let other = |e: &usize| *stands && kind.staged && self.topic.zone == Some(*e) && !self.topic.own;
                    let told = told.filter(|entity| whom(entity) && zone != Some(*entity) && !other(entity));
                    // 甲公司投资建设的[固废处理线]5月开工，10月投产: nobody knows its name, and it is what the sentence is about.
                    let unnamed = earlier.last().filter(|f| f.begin == self.begin()).and_then(|f| f.roles.get(b.role)?.first());
                    // …等中国数据库基地|…，其中投入8亿元建设[基地]: here the name was told before.
                    let short = |e: &usize| {
                        let new = e.checked_sub(self.reading.clusters.len()).and_then(|i| minted.get(i));
                        new.is_some_and(|n| {
                            !told.is_some_and(|t| self.reading.clusters.get(t).is_some_and(|c| c.name.ends_with(&n.name)))
                        })
                    };
                    let told = unnamed.and_then(entity).filter(short).or(told);
                    // 项目 is what the last fact with such a role spoke of, else what was named last, however long ago.
                    let last = || earlier.iter().rev().find_map(|f| f.roles.get(b.role)?.first()).and_then(entity);
                    let told = told.or_else(|| if *sort { last().or(self.topic.works) } else { None });
                    if let Some(entity) = told {
                        signs.add(confidence::carried(self.reading, self.passage, entity));
                        signs.add_if(*stands, "subject-stands");
                        put(Filler::Entity(entity));
                        if !role.single {
                            let named = self.topic.mention.filter(|_| self.topic.here && self.topic.subject == Some(entity));
                            let listed = named.map(|m| self.reading.listed_with(&self.passage().chunks, m));
                            let fitting = listed.into_iter().flatten().filter(|m| classes.contains(&self.reading.class(**m)));
                            fitting.for_each(|m| put(Filler::Entity(self.reading.mentions[*m].entity)));
                        }
                    }
                }
                rule::Filler::Constant(value) if role.literal == Some(Literal::Text) => put(Filler::Text(value.clone())),
                rule::Filler::Constant(value) => put(Filler::Concept(value.clone())),
            }
        }
        self.headed(kind, found, &mut roles, minted);
        self.reseat(found.trigger, &mut roles, minted);
        self.implied(kind, found.lasting, &mut roles);
        let occasion = if found.lasting { None } else { self.occasion(kind, earlier, &mut roles) };
        let complete = kind.core.iter().all(|any| any.iter().any(|role| roles.contains_key(&**role)));
        if !complete {
            return None;
        }
        taken.extend(used);
        taken.extend(super::called::quantities(self.reading, found));
        signs.add_if(found.skipped > 1, if found.skipped < 5 { "gap-wide" } else { "gap-huge" });
        signs.add_if(found.planned.is_some(), "planned");
        let confidence = self.worth.of(&signs);
        let mut fact = frame(
            self.reading,
            kind.name,
            self.passage,
            period.or_else(|| self.period(found).filter(|_| !found.lasting || found.begun)).or(occasion),
            found.rule,
            confidence,
        );
        if let Some(bound) = bound {
            roles.insert("bound".to_owned(), vec![Filler::Concept(bound.name().to_owned())]);
        }
        // 力争产值增长10%，新签约项目60个: so many are to be signed.
        let counts = roles.contains_key("projectCount") && !roles.contains_key("project");
        let more = self.topic.again && counts;
        let counted = (more || self.topic.to_come) && counts;
        if (found.planned.is_some() || self.topic.to_come || more) && (!kind.settled || counted || self.meant(found)) {
            roles.insert("status".to_owned(), vec![Filler::Concept("planned".to_owned())]);
        }
        if !roles.contains_key("atEvent") {
            let held = self.held_here(kind, found, earlier, roles.contains_key("status"));
            roles.extend(held.map(|event| ("atEvent".to_owned(), event)));
        }
        fact.roles = roles;
        Some(fact)
    }

    /// Whether the deed itself is to come, and not what it is about: 将与甲公司签约, but not 计划投资5亿元的项目签约.
    fn meant(&self, found: &Match<'_>) -> bool {
        let chunks = &self.passage().chunks;
        let about = |c: &Chunk| {
            self.reading.quantity(c).is_some_and(|q| q.kind == QuantityKind::Money) || self.reading.str(c.span) == "的"
        };
        found.planned.is_some_and(|at| !chunks[at..found.trigger.max(at)].iter().any(about))
    }

    /// Where the sentence begins in the article.
    pub(super) fn begin(&self) -> u32 {
        self.reading.source.text.original(self.passage().sentence.span).start as u32
    }

    /// When it happened, where the match does not say so: a date behind the trigger is of what follows, not of the fact.
    fn period(&self, found: &Match<'_>) -> Option<Period> {
        let clause = &self.passage().clauses[self.clause];
        // 年底封顶、明年6月投产; 去年签约的项目|今年6月|投产: of several days in a clause, the last one in front of it.
        let own = clause.dates.iter().rev().find(|(at, _)| *at < found.trigger).map(|(_, p)| *p);
        let own = own.filter(|_| clause.dates.len() > 1 || clause.date.is_none());
        if own.is_some() {
            return own;
        }
        let late = clause.date.is_some_and(|(at, _)| at > found.trigger);
        let told = self.topic.before.filter(|_| late).or(self.topic.period);
        let told = told.or(self.topic.day.filter(|_| self.topic.same_day));
        // 2月18日召开招商大会。会上，…签约: the day named last, where the occasion has no name.
        let day = || self.topic.day.filter(|_| self.topic.event.is_none());
        told.or_else(|| self.topic.held.or_else(day).filter(|_| self.on_the_scene()))
    }

    /// A name as a filler; where its class does not fit the role, an entity of the role's class that is called the same:
    /// a 《…名单》 that someone entered is an honour.
    fn name(&self, mention: usize, role: &Role, minted: &mut Vec<Entity>) -> Filler {
        let m = &self.reading.mentions[mention];
        let schema = &self.reading.source.ontology.schema;
        let fits = schema.accepts(role, self.reading.clusters[m.entity].class);
        if !fits && role.literal == Some(Literal::Text) {
            return Filler::Text(self.reading.clusters[m.entity].name.clone());
        }
        match role.classes.first().filter(|_| !fits) {
            Some(class) => self.words(entities::named(self.reading, m), Some(*class), minted),
            None => Filler::Entity(m.entity),
        }
    }

    /// Whether words are a quantity and nothing else.
    fn measure(&self, span: Span) -> bool {
        self.reading.source.quantity_at(span.begin as usize).is_some_and(|q| q.span.contains(span))
    }

    /// The body whose post these words are.
    fn seat(&self, spans: &[Span]) -> Option<String> {
        let span = spans.first()?;
        let body = self.reading.source.value(*span, Kind::Seat)?;
        Some(super::seat::body(self.reading, *span, body))
    }

    /// A body by its name, which is listed, named in the article, or new.
    pub(super) fn body(&self, name: String, post: Span, minted: &mut Vec<Entity>) -> Filler {
        let full = name.replace("政府", "人民政府");
        if let Some(known) = self.reading.clusters.iter().position(|c| c.name == name || c.name == full) {
            return Filler::Entity(known);
        }
        self.mint("Government", name, post, minted)
    }

    /// Words that no finder of names has seen: a literal, or where the role wants an entity, one of its first class.
    pub(super) fn words(&self, span: Span, class: Option<Class>, minted: &mut Vec<Entity>) -> Filler {
        let span = if class.is_some() { crate::mention::bare(self.reading.source, span) } else { span };
        let name = crate::mention::plain(self.reading.str(span)).into_owned();
        let Some(class) = class else { return Filler::Text(name) };
        let class = self.concrete(span, class);
        let is = |c: &Cluster| entities::same(c, class, &name) && self.reading.source.ontology.schema.is_a(c.class, class);
        match self.reading.clusters.iter().position(is) {
            Some(known) => Filler::Entity(known),
            None => self.mint(class, name, span, minted),
        }
    }

    /// An entity that only a rule has seen.
    fn mint(&self, class: Class, name: String, span: Span, minted: &mut Vec<Entity>) -> Filler {
        let range = self.reading.source.text.original(span);
        let at = (range.start as u32, range.end as u32);
        let new = match minted.iter().position(|e| e.class == class && e.name == name) {
            Some(new) => new,
            None => {
                minted.push(Entity { class: class.to_owned(), name, aliases: Vec::new(), mentions: Vec::new() });
                minted.len() - 1
            }
        };
        if !minted[new].mentions.contains(&at) {
            minted[new].mentions.push(at);
        }
        Filler::Entity(self.reading.clusters.len() + new)
    }

    /// The class of words that fill a role: the one that their ending says, else the role's first.
    fn of(&self, span: Span, role: &Role) -> Option<Class> {
        let fits = |c: &Class| role.classes.iter().any(|of| self.reading.source.ontology.schema.is_a(c, of));
        crate::mention::ending(self.reading.source, span).filter(fits).or(role.classes.first().copied())
    }

    /// A class that things have: where the role takes any agent, the ending says which, else it is the first one.
    fn concrete(&self, span: Span, class: Class) -> Class {
        let schema = &self.reading.source.ontology.schema;
        if schema.entity_classes().any(|c| c == class) {
            return class;
        }
        let fits = |c: &Class| schema.is_a(c, class);
        let usual = schema.entity_classes().find(|c| *c == "Company" && fits(c));
        let ending = crate::mention::ending(self.reading.source, span).filter(fits);
        ending.or(usual).or_else(|| schema.entity_classes().find(fits)).unwrap_or(class)
    }

    /// What the type lets one conclude: the zone in which it happens, the occasion that 会上 means, the party that is not named.
    pub(super) fn implied(&self, kind: &FactType, lasting: bool, roles: &mut BTreeMap<String, Vec<Filler>>) {
        if let Some(zone) = self.topic.around(self.reading, roles, home::wider(self.reading, self.passage(), self.clause)) {
            for role in &kind.own_zone {
                if !roles.contains_key(*role) {
                    roles.insert((*role).to_owned(), vec![Filler::Entity(zone)]);
                }
            }
        }
        if let Some(event) = self.topic.event
            && !roles.contains_key("atEvent")
            && !kind.roles.iter().any(|r| r.classes.contains(&"Event"))
            && !lasting
            && self.on_the_scene()
        {
            roles.insert("atEvent".to_owned(), vec![Filler::Entity(event)]);
        }
        // 博览会落下帷幕，展会期间签约…: no occasion is held at itself.
        let at = roles.get("atEvent");
        if at.is_some() && kind.roles.iter().any(|r| r.name != "atEvent" && roles.get(r.name) == at) {
            roles.remove("atEvent");
        }
    }

    /// The city spoken of, in news without a zone, where a zone is asked for and a place may do it: 云山市举行活动，|签约项目12个.
    fn city(&self, role: &Role, classes: &[Class]) -> Option<usize> {
        let free = self.topic.zone.is_none() && classes.contains(&"Zone") && role.classes.contains(&"Place");
        // 活动共签约项目12个: an occasion signs nothing.
        let event = self.topic.subject.is_some_and(|s| self.reading.clusters[s].class == "Event");
        let spoken = |home: &usize| event || self.topic.subject == Some(*home);
        self.topic.home.filter(|home| free && self.reading.clusters[*home].class == "Place" && spoken(home))
    }
}

/// Whom a dropped subject means: the topic where its class fits the role, else the last one of a fitting class, else the zone.
pub(super) fn carried(
    reading: &Reading<'_>,
    t: &Topic,
    classes: &[Class],
    endings: &rule::Endings,
    named: &dyn Fn(usize) -> bool,
) -> Option<usize> {
    // 码头工程（二期）
    let ends = |name: &str| endings.is_empty() || endings.end(name.trim_end_matches('）'));
    let fits = |entity: &usize| {
        let cluster = &reading.clusters[*entity];
        classes.contains(&cluster.class) && ends(&cluster.name)
    };
    // 中心联合乙公司打造的丙平台启用: where a platform acts neither the zone does nor a firm named before.
    let platform = t.subject.map(|s| &reading.clusters[s]).filter(|c| t.own && c.class == "Platform");
    let other = |e: &usize| platform.is_none_or(|c| c.name == reading.clusters[*e].name);
    let (company, earlier, zone) = (t.company.filter(other), t.earlier.filter(other), t.zone.filter(other));
    // 甲公司在乙公司的采购中中标。其中，|全资子公司|丙: of whom the paragraph speaks, and not whoever was named last.
    let first = t.first.filter(|f| reading.clusters[*f].class == "Company");
    let all = [t.subject, t.project, first, company, earlier, t.event, t.honor, zone];
    all.into_iter().flatten().filter(fits).find(|e| !named(*e))
}
