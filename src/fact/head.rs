//! Whom a clause is about by its own words: the name at its head, adverbials apart. `7月28日，|青禾高新区|新增企业8家`.

use super::reading::Reading;
use crate::chunk::{Chunk, ChunkKind, Pos};
use crate::ontology::Kind;
use crate::quantity::QuantityKind;

/// How many chunks may say what a firm is, in front of its name.
const APPOSED: usize = 8;

/// How many chunks a list of names may have, some of which nobody knows.
const LISTED: usize = 16;

/// Whether a word may stand in what a firm is said to be: 本地|龙头|企业.
fn noun(pos: Pos) -> bool {
    matches!(pos, Pos::Noun | Pos::Adjective | Pos::Activity | Pos::Other | Pos::Position)
}

impl Reading<'_> {
    /// The chunk that a clause is about: the first name that nothing but adverbials stands before.
    pub(super) fn head(&self, chunks: &[Chunk], begin: usize, end: usize) -> Option<usize> {
        let mut at = begin;
        while at < end {
            let c = &chunks[at];
            // 龙头|企业|云杉科技: what a firm is, in front of its name.
            if let Some(said) = self.apposed(&chunks[at..end]) {
                at += said;
                continue;
            }
            if self.particle(c, "at") {
                at = self.located(chunks, at, end)?;
                continue;
            }
            if let Some(named) = self.relative(chunks, at, end) {
                at = named;
                continue;
            }
            match &c.kind {
                ChunkKind::Mention(m) if self.is_market(*m) => return None,
                // 全国|市场占有率|30%: whose market it is, and not whose share.
                ChunkKind::Mention(_) if self.share_of_market(chunks, at, end) => at += 1,
                // 全省|县级|排名第一: among whom a place is, and not whose.
                ChunkKind::Mention(m) if self.class(*m) == "Place" && self.ranked_among(chunks, at, end) => return None,
                ChunkKind::Mention(m) => {
                    let class = self.class(*m);
                    // A place in front of a name or of a noun only says where.
                    // 他|带领团队攻关，产值达3亿元: nor is a person whom what follows is of.
                    if matches!(class, "Honor" | "Industry" | "Person")
                        || matches!(class, "Place" | "Document" | "Product") && !self.mentions[*m].anaphor
                    {
                        // 江西省|级|专项资金: of which level, and not whose.
                        let level = chunks.get(at + 1).is_some_and(|n| self.gauges(self.str(n.span), "level"));
                        if class == "Place"
                            && !level
                            && chunks[..end].get(at + 1).is_some_and(|n| self.said_of_place(*m, n, &chunks[at + 2..end]))
                        {
                            return Some(at);
                        }
                        // 云杉市：9个项目开工
                        let colon = chunks.get(end).is_some_and(|c| c.kind == ChunkKind::Mark('：'));
                        return (class == "Place" && at + 1 == end && colon).then_some(at);
                    }
                    if self.some_of(chunks, at, end) {
                        return None;
                    }
                    let inner = self.inside(chunks, at, end).or_else(|| self.below(chunks, at, end));
                    if let Some(inner) = inner.or_else(|| self.founded_by(chunks, at, end)) {
                        at = inner;
                        continue;
                    }
                    if let Some(whose) = self.among(chunks, at, end) {
                        return Some(whose);
                    }
                    // 青禾高新区|企业|云杉科技: whose firm it is.
                    if (matches!(class, "Zone" | "Place") || class == "Platform" && self.mentions[*m].anaphor)
                        && let Some(said) = self.apposed(&chunks[at + 1..end])
                    {
                        at += 1 + said;
                        continue;
                    }
                    return (!self.speaks(chunks, at, end)).then_some(at);
                }
                ChunkKind::List { members, .. } => {
                    if let Some(whose) = self.among(chunks, at, end) {
                        return Some(whose);
                    }
                    if self.some_of(chunks, at, end) {
                        return None;
                    }
                    let class = self.class(members[0]);
                    return (!matches!(class, "Place" | "Industry" | "Product" | "Honor" | "Document" | "Person")).then_some(at);
                }
                ChunkKind::Quantity(q) if self.source.quantities[*q].kind == QuantityKind::Date => {
                    // 如今|的|云杉药业|拥有…
                    let of = chunks[..end].get(at + 1).is_some_and(|of| self.particle(of, "of"));
                    at = super::speech::founded(self, chunks, at, end).unwrap_or(at + 1 + usize::from(of));
                }
                ChunkKind::Mark('“' | '”' | '、') => at += 1,
                ChunkKind::Mark(_) => at += 1,
                // 拥有甲大学、乙学院等4所高校: what is had is not who has it.
                ChunkKind::Word(_) if self.word(c, Kind::Light) == Some("stock") => return None,
                // 联合|云杉大学|建设: nor is with whom behind a verb.
                ChunkKind::Word(_) if self.particle(c, "beside") && self.named(chunks, at + 1, end) => return None,
                ChunkKind::Word(_) if self.is(c, Kind::Silent) || self.is(c, Kind::Subset) || self.is(c, Kind::Cumulative) => {
                    at += 1
                }
                // 力争|到2027年|全市|产值达500亿元, 提出|到2027年|全市|培育企业50家
                _ if (self.is(c, Kind::Planned) || self.particle(c, "proposes")) && self.aims_for(chunks, at, end) => at += 1,
                ChunkKind::Word(_) if self.is(c, Kind::Attribution) => return None,
                // 仅|甲集团|就拥有
                ChunkKind::Word(_) if self.is(c, Kind::Light) && self.opens_alone(chunks, at, end) => at += 1,
                // 为期|三天|的|云溪药博会|落幕
                _ if self.lasting(chunks, at, end) => at += 3,
                // 一墙之隔|的|云杉药业
                _ if self.particle(c, "near") && chunks.get(at + 1).is_some_and(|of| self.str(of.span) == "的") => at += 2,
                // 对|东盟|出口: nor is to whom.
                _ if self.particle(c, "toward") && self.named(chunks, at + 1, end) => return None,
                // 与镇江并列第一: with whom is not who.
                ChunkKind::Token(_) if self.particle(c, "than") => return None,
                // 他|所在|的|云杉药业
                ChunkKind::Token(Pos::Pronoun) if self.where_he_is(chunks, at, end) => at += 3,
                ChunkKind::Token(Pos::Adverb | Pos::Conjunction | Pos::Time | Pos::Position | Pos::Pronoun) => at += 1,
                ChunkKind::Token(Pos::Preposition) => match self.after_adjunct(chunks, at, end) {
                    Some(next) => at = next,
                    None => return None,
                },
                _ => return None,
            }
        }
        None
    }

    /// Whether what stands behind the name of a place says that the place itself is spoken of: a verb, or what is measured there.
    fn said_of_place(&self, m: usize, n: &Chunk, rest: &[Chunk]) -> bool {
        // 建成区|面积: what only looks like a place has nothing.
        let name = self.str(self.mentions[m].span);
        // 中国|重要|的基地: nor has what only says of what kind something is.
        let counts = || rest.iter().any(|c| self.quantity(c).is_some_and(|q| q.kind != QuantityKind::Date));
        // 欧洲|市场|收入4亿元: where somebody sold it.
        // 东营|港: a thing of that name.
        let thing = n.span.len() == 1 && ["港", "湖", "河", "江", "湾", "岛", "站"].contains(&self.str(n.span));
        // 全国|风电轴承|市场|，它一家…: nor is anything said of a country in a clause that only names its market.
        let frame = self.gauges(name, "world") && !counts() && rest.last().is_some_and(|c| self.str(c.span).ends_with("市场"));
        if self.str(n.span).starts_with("市场") && counts() || thing || frame {
            return false;
        }
        // 浦东上市公司: a district by the name of the article's zone is the zone.
        let mine = |of: &str| !of.ends_with(['市', '省']) && self.zone.is_some_and(|z| self.clusters[z].name.contains(name));
        // 江东省|认定|的企业: and a province is named for what it grants.
        let town = |of: &str| of.ends_with(['市', '县', '区', '州', '盟', '国']) && !mine(of);
        let place = |from: usize| self.source.ontology.seeds.find("Place", &name[from..]).is_some_and(|k| town(&k.name));
        let known = || counts() && name.char_indices().any(|(i, _)| place(i));
        let noun = |pos: Pos| matches!(pos, Pos::Activity | Pos::Adjective) && known() || pos == Pos::Noun;
        let verb = |pos: Pos| pos == Pos::Verb || noun(pos) && known();
        let region = |c: &Chunk| self.names(c).first().is_some_and(|m| matches!(self.class(*m), "Zone" | "Place"));
        matches!(n.kind, ChunkKind::Token(pos) if matches!(pos, Pos::Verb | Pos::Adverb) || noun(pos))
            || self.is(n, Kind::Rule) && self.source.token(n.span.begin as usize).is_some_and(|t| verb(t.pos))
            || [Kind::Light, Kind::Cumulative, Kind::Realised, Kind::Growth, Kind::Scope].iter().any(|k| self.is(n, *k))
            || [Kind::Indicator, Kind::Gauge, Kind::Adding].iter().any(|k| self.is(n, *k)) && known()
            // 樊城区|多|了|12家上市企业
            || ["more", "fewer"].iter().any(|way| self.particle(n, way)) && known()
            // 四川|出口|机电产品966亿元
            || self.gauges(self.str(n.span), "shared") && counts() && self.source.ontology.seeds.find("Place", name).is_some()
            // 滨州市|居民|人均可支配收入
            || self.word(n, Kind::Title) == Some("seldom") && known()
            // 长三角|230余位客商应邀到会: where those come from who are counted has them not.
            || self.quantity(n).is_some_and(|q| matches!(q.kind, QuantityKind::Date | QuantityKind::Count))
                && !rest.iter().any(|c| self.source.value(c.span, Kind::Indicator) == Some("event"))
            // 甲区、乙开发区|作为核心区
            || n.kind == ChunkKind::Mark('、') && rest.first().is_some_and(region)
            || self.names(n).first().is_some_and(|m| matches!(self.class(*m), "Industry" | "Honor"))
    }

    /// Whether a country or the world stands in front of a share of its market.
    fn share_of_market(&self, chunks: &[Chunk], at: usize, end: usize) -> bool {
        let world = self.gauges(self.str(chunks[at].span), "world");
        let share = |c: &Chunk| ["market", "portion"].iter().any(|way| self.gauge(self.str(c.span), way).is_some());
        world && chunks[at + 1..end].iter().any(share)
    }

    /// Whether a clause is nothing but a place in a ranking and among whom it is: 全省|排名|第二, 全省|地级市|第3.
    fn ranked_among(&self, chunks: &[Chunk], at: usize, end: usize) -> bool {
        let part = &chunks[at..end];
        // 在全国综合考评中，|全市|位列第38
        let within = chunks[..at].iter().any(|c| self.particle(c, "in"));
        let whole = !within && self.source.is(part[0].span, Kind::Scope);
        let rank = |c: &Chunk| self.quantity(c).is_some_and(|q| q.kind == QuantityKind::Rank);
        let says = |c: &Chunk| {
            [Kind::Scope, Kind::Ranking, Kind::Silent].iter().any(|k| self.is(c, *k))
                || self.gauges(self.str(c.span), "level")
                || c.kind == ChunkKind::Token(Pos::Adverb)
        };
        let at = part.iter().position(rank).filter(|_| whole);
        at.is_some_and(|at| part[1..at].iter().all(says))
    }

    /// What a clause is about that begins with how large it is: 其中，总投资35亿元的|甲项目|投产, 占地90亩的|甲产业园|正在建设.
    pub(super) fn sized(&self, part: &[Chunk]) -> Option<usize> {
        let idle = |c: &Chunk| self.is(c, Kind::Subset) || self.is(c, Kind::Silent) || matches!(c.kind, ChunkKind::Mark(_));
        let [size, sum, of, named, ..] = &part[part.iter().position(|c| !idle(c))?..] else { return None };
        let large = self.quantity(sum).is_some_and(|q| matches!(q.kind, QuantityKind::Money | QuantityKind::Measure));
        let sized = self.is(size, Kind::Indicator) && large && self.particle(of, "of");
        self.names(named).first().copied().filter(|m| sized && matches!(self.class(*m), "Project" | "Platform"))
    }

    /// What a sentence is about that begins with a clause which only says of what sort somebody is: 有着百年历史的|云杉药业，去年…
    pub(super) fn described(&self, part: &[Chunk], begin: usize) -> Option<usize> {
        let [first, .., of, named] = part else { return None };
        // 新引进主打智能装备的|云杉重工, 设立总规模10亿元的|云杉基金: what is done to them is told of somebody else.
        let done = part.iter().take(2).any(|c| self.is(c, Kind::Adding) || self.particle(c, "founds"));
        let scene =
            matches!(first.kind, ChunkKind::Token(Pos::Preposition)) && !self.particle(first, "as") || self.particle(first, "in");
        // 背靠|松峰集团|的|云杉药业, but 与松峰集团合作的…
        let whose = self.particle(first, "identifies");
        let names = part[..part.len() - 2].iter().any(|c| self.names(c).iter().any(|m| self.class(*m) == "Company")) && !whose;
        let m = self.names(named).first().copied().filter(|m| !self.mentions[*m].anaphor)?;
        let stands = matches!(self.class(m), "Company" | "Project" | "Platform" | "Institute") && !self.is_market(m);
        let said = done || scene || names || part.iter().any(|c| self.particle(c, "presents"));
        (begin == 0 && stands && self.particle(of, "of") && !said).then_some(m)
    }

    /// Whether names only tell some of those whose it is: 其中|甲公司、乙公司|等|的|算力集群不少于4个.
    fn some_of(&self, chunks: &[Chunk], at: usize, end: usize) -> bool {
        let others = |i: &usize| self.str(chunks[*i].span).ends_with('等');
        let near = (at..end).take(LISTED).take_while(|i| !matches!(chunks[*i].kind, ChunkKind::Mark('，' | '：')));
        let of = near.filter(others).last().and_then(|i| chunks[..end].get(i + 1));
        of.is_some_and(|c| self.particle(c, "of"))
    }

    /// Whether a name stands here.
    fn named(&self, chunks: &[Chunk], at: usize, end: usize) -> bool {
        chunks[..end].get(at).is_some_and(|c| !self.names(c).is_empty())
    }

    /// Whether a word stands here that says how long something takes which is named behind: 历时|两年|的|甲项目.
    fn lasting(&self, chunks: &[Chunk], at: usize, end: usize) -> bool {
        let Some([how_long, of]) = chunks[..end].get(at + 1..at + 3) else { return false };
        self.quantity(how_long).is_some_and(|q| q.kind == QuantityKind::Duration)
            && self.particle(of, "of")
            && self.named(chunks, at + 3, end)
    }

    /// Whether 所在的 and the name of a firm or body follow a pronoun.
    fn where_he_is(&self, chunks: &[Chunk], at: usize, end: usize) -> bool {
        let next = |n: usize| chunks[..end].get(at + n).map_or("", |c| self.str(c.span));
        next(1) == "所在" && next(2) == "的" && self.named(chunks, at + 3, end)
    }

    /// Whether 全市 or 全省 stands behind a word of what is aimed at, and perhaps a date.
    fn aims_for(&self, chunks: &[Chunk], at: usize, end: usize) -> bool {
        let next = chunks[at + 1..end].iter().find(|c| self.period(c).is_none());
        let whole = |m: &usize| self.mentions[*m].anaphor && self.class(*m) == "Place";
        next.is_some_and(|c| self.names(c).first().is_some_and(whole))
    }

    /// Whether a name and 就 follow: 仅甲集团就…
    fn opens_alone(&self, chunks: &[Chunk], at: usize, end: usize) -> bool {
        self.named(chunks, at + 1, end) && at + 2 < end && self.particle(&chunks[at + 2], "then")
    }

    /// Who is named with somebody in one list: 甲区、乙大学、丙集团签约，|共建丁研究院.
    pub(super) fn listed_with<'c>(&self, chunks: &'c [Chunk], mention: usize) -> &'c [usize] {
        let members = chunks.iter().find_map(|c| match &c.kind {
            ChunkKind::List { members, .. } if members.contains(&mention) => Some(&members[..]),
            _ => None,
        });
        members.unwrap_or_default()
    }

    /// Whether a name is that of a place of trade: 科创板上市企业 are not its own.
    pub fn is_market(&self, mention: usize) -> bool {
        // 区域性|股权交易中心, 深交所|创业板
        let span = self.mentions[mention].span;
        let ends = || matches!(self.class(mention), "Platform" | "Company") && self.ends(self.str(span), Kind::Market);
        self.source.is(span, Kind::Market) || ends()
    }

    /// 位于青禾高新区的|云杉药业有限公司: the name behind 的.
    fn located(&self, chunks: &[Chunk], at: usize, end: usize) -> Option<usize> {
        let of = (at + 1..end.min(at + 6)).find(|i| self.particle(&chunks[*i], "of"))?;
        let named = chunks.get(of + 1).filter(|_| of + 1 < end)?;
        // 在|该区|的|云杉产业园|开工: where something happens is not who does it.
        let place = of == at + 2 && self.names(&chunks[at + 1]).iter().any(|m| matches!(self.class(*m), "Zone" | "Place"));
        let lies = self.names(named).iter().any(|m| self.class(*m) == "Platform") && of + 2 < end;
        if place && lies {
            return self.after_adjunct(chunks, at, end);
        }
        self.names(named).first().filter(|m| !matches!(self.class(**m), "Place" | "Person")).map(|_| of + 1)
    }

    /// How many chunks stand in front of a firm's name and say what it is.
    fn apposed(&self, chunks: &[Chunk]) -> Option<usize> {
        let of = usize::from(chunks.first().is_some_and(|c| self.particle(c, "of")));
        let firm = |c: &Chunk| self.names(c).first().is_some_and(|m| self.class(*m) == "Company");
        let said = &chunks[of..];
        let said = &said[..said.iter().take(APPOSED).position(firm)?];
        let last = said.last()?;
        let listed = |c: &Chunk| self.source.is(c.span.join(last.span), Kind::Apposition);
        // 国家级|高新技术企业|云杉科技
        let honour = || self.names(last).iter().any(|m| self.class(*m) == "Honor");
        let noun = |c: &Chunk| match &c.kind {
            ChunkKind::Token(pos) => noun(*pos),
            ChunkKind::Word(_) => self.source.token(c.span.begin as usize).is_some_and(|t| noun(t.pos)),
            ChunkKind::Mark(mark) => matches!(mark, '“' | '”'),
            ChunkKind::Mention(m) => matches!(self.class(*m), "Honor" | "Industry" | "Place"),
            _ => false,
        };
        let whole = said.first().is_some_and(listed);
        (whole || said.iter().all(noun) && (said.iter().any(listed) || honour())).then_some(of + said.len())
    }

    /// 青禾高新区内的|云杉药业有限公司: the first name only says where the second one is.
    fn inside(&self, chunks: &[Chunk], at: usize, end: usize) -> Option<usize> {
        let part = chunks.get(..end)?;
        let does = |i: usize, does: &str| part.get(i).is_some_and(|c| self.particle(c, does));
        let of = if does(at + 1, "inside") { at + 2 } else { at + 1 };
        let next = part.get(of + 1).filter(|_| does(of, "of"))?;
        let class = self.class(*self.names(next).first()?);
        // 甲实验室所在的乙小镇
        let lies = of == at + 2 && matches!(class, "Zone" | "Platform");
        (lies || matches!(class, "Company" | "Institute" | "Project")).then_some(of + 1)
    }

    /// 甲集团|旗下|的|云杉药业: the first name only says whose the second one is.
    fn below(&self, chunks: &[Chunk], at: usize, end: usize) -> Option<usize> {
        let part = chunks.get(..end)?;
        // 甲集团|在|华|全资子公司|——|云杉药业有限公司|: where it is may stand between, and a dash.
        // 甲集团|另一家|子公司|云杉物流
        let other = |c: &Chunk| c.kind == ChunkKind::Token(Pos::Pronoun) || self.str(c.span).starts_with('另');
        let short = |c: &Chunk| c.span.len() == 1 || self.particle(c, "of") || other(c);
        let place = |c: &&Chunk| self.names(c).first().map_or(short(c), |m| self.class(*m) == "Place");
        let far = part.get(at + 1..)?.iter().take(4).take_while(|c| !self.particle(c, "owned") && place(c)).count();
        let word = part.get(at + 1 + far).filter(|c| self.particle(c, "owned"))?;
        let at = at + far;
        let of = part.get(at + 2).is_some_and(|c| self.particle(c, "of"));
        let next = if of && !self.str(word.span).ends_with('的') { at + 3 } else { at + 2 };
        let dash = part.get(next).is_some_and(|c| self.str(c.span).chars().all(|c| c == '—'));
        let next = next + usize::from(dash);
        let named = part.get(next).and_then(|c| self.names(c).first())?;
        matches!(self.class(*named), "Company" | "Institute" | "Platform").then_some(next)
    }

    /// 甲公司与乙大学共建的|联合研究中心|揭牌: the first names say who made what is told of.
    fn founded_by(&self, chunks: &[Chunk], at: usize, end: usize) -> Option<usize> {
        let part = chunks.get(at + 1..end)?;
        // 甲公司投资3亿元建设的|乙平台|启用
        let sum = |c: &Chunk| self.quantity(c).is_none_or(|q| q.kind == QuantityKind::Money);
        let plain = |c: &&Chunk| sum(c) && !matches!(c.kind, ChunkKind::Mark(m) if m != '、');
        let of = part.iter().take(9).take_while(plain).position(|c| self.particle(c, "of"))?;
        let made = of.checked_sub(1).is_some_and(|v| self.is(&part[v], Kind::Adding) || self.particle(&part[v], "founds"));
        let named = part.get(of + 1).and_then(|c| self.names(c).first())?;
        let thing = matches!(self.class(*named), "Platform" | "Institute" | "Project") && !self.mentions[*named].anaphor;
        (made && thing).then_some(at + 1 + of + 1)
    }

    /// 云杉药业等|青禾高新区|5家药企: the zone or the place whose firms are counted, some of them by name.
    fn among(&self, chunks: &[Chunk], at: usize, end: usize) -> Option<usize> {
        let (whose, count) = (chunks[..end].get(at + 1)?, chunks[..end].get(at + 2)?);
        let region = self.names(whose).first().is_some_and(|m| matches!(self.class(*m), "Zone" | "Place"));
        let count = self.quantity(count).is_some_and(|q| q.kind == QuantityKind::Count);
        (region && count && self.str(chunks[at].span).ends_with('等')).then_some(at + 1)
    }

    /// Whether a name at the head only says who speaks: 管委会主任夏国平说, 金融局局长殷俊介绍, 报告显示, 统计局发布的数据显示.
    fn speaks(&self, chunks: &[Chunk], at: usize, end: usize) -> bool {
        let rest = &chunks[at + 1..end];
        let tells = |c: &Chunk| self.is(c, Kind::Attribution) || self.particle(c, "tells");
        let is = |classes: &[&str]| self.names(&chunks[at]).iter().any(|m| classes.contains(&self.class(*m)));
        // 甲公司|研发人员|300人: they are counted, and say nothing.
        // 甲公司|研发人员|占|员工总数的65%
        let part = rest.get(1).is_some_and(|c| self.is(c, Kind::Share));
        let counts = (part
            || rest.iter().skip(1).take(4).any(|c| self.quantity(c).is_some_and(|q| q.kind != QuantityKind::Date)))
            && !rest.iter().any(tells)
            && !rest.iter().any(|c| self.names(c).iter().any(|m| self.class(*m) == "Person"));
        rest.first().is_some_and(|c| self.is(c, Kind::Title)) && !counts
            || rest.first().is_some_and(tells) && is(&["Document"])
            || rest.last().is_some_and(tells) && is(&["Government", "Association", "Institute", "Event"])
            || (rest.iter().take(4).any(|c| self.is(c, Kind::Title)) && rest.iter().any(|c| self.is(c, Kind::Attribution)))
    }

    /// Past an adjunct such as 在…上, 在…下, 作为…的; nothing where it reaches to the clause's end.
    fn after_adjunct(&self, chunks: &[Chunk], at: usize, end: usize) -> Option<usize> {
        let closing = |c: &Chunk| matches!(c.kind, ChunkKind::Token(Pos::Position)) || self.particle(c, "close");
        (at + 1..end.min(at + 14)).find(|&i| closing(&chunks[i])).map(|i| i + 1).filter(|&i| i < end)
    }
}
