//! Whom a word stands for: 全区 the article's zone, 园区 the park spoken of, 该公司 the company named last.

use super::own::{of_a_kind, opposed, plain_district};
use super::region::region;
use super::spot::Spot;
use super::stands::{alone, among, head, measures, paragraph, qualified, sentence};
use super::token::{Pos, is_mark};
use super::{Cluster, Mention, Source, plain};
use crate::ontology::{Kind, Kinds, says};
use crate::quantity::QuantityKind;
use crate::text::Span;

impl Spot<'_> {
    /// The cluster meant by a word that the lexicon explains so (`self`, `park`, `head Company`, …), or that only ends names.
    pub fn whom(&self, value: Option<&str>, clusters: &mut Vec<Cluster>) -> Option<usize> {
        match value {
            Some("self" | "park") if super::number::several(self.source, self.word.begin as usize) => None,
            // 省级高新技术产业|开发区: behind a noun it is the end of a phrase.
            Some("self" | "park") if super::kind::ends(self.source, self.word) && qualified(self.source, self.word) => None,
            Some("self") => self.zone(clusters),
            Some("park") => self.park(),
            Some(wanted @ ("city" | "province" | "district")) => self.region(wanted, clusters),
            Some("firm") => self.firm(),
            Some("here") => self.here(),
            Some("works") => self.ended(),
            Some("founded") => super::works::founded(self),
            Some(which @ ("former" | "latter")) => super::latter::of_two(self.source, self.word, which == "former", self.before),
            Some(value) => match value.strip_prefix("this ") {
                Some(class) => self.described(class),
                None => match value.split_once(' ') {
                    Some(("head", classes)) => {
                        self.classed(classes, !self.this).or_else(|| super::works::celebrated(self, classes, clusters))
                    }
                    Some(("phase", own)) => super::phase::of(self.source, self.word, own, self.before, clusters),
                    _ => self.classed(value, false).or_else(|| super::works::celebrated(self, value, clusters)),
                },
            },
            None => self.ended(),
        }
    }

    /// 全区, the article's own zone; in the bulletin of a district it is the district.
    fn zone(&self, clusters: &mut Vec<Cluster>) -> Option<usize> {
        let (source, word) = (self.source, self.source.text.str(self.word));
        let Some(own) = self.own.zone else {
            let stands = head(source, self.word);
            // A district that no list has.
            let unknown = self.last(|m| m.class == "Place" && clusters[m.entity].name.ends_with('区'));
            return stands.then(|| region(source, (self.before, &[]), clusters, None, "district").or(unknown)).flatten();
        };
        let name = clusters[own].name.as_str();
        // 该区 is the district, whichever of its zones was named last.
        if plain_district(source, name) {
            return Some(own);
        }
        let called = |m: &Mention| source.text.str(m.span);
        // In news of several zones 全区 is the one that the paragraph speaks of, and 该区 the one named last.
        let peer = |m: &Mention| {
            m.class == "Zone"
                && !called(m).starts_with(name)
                && of_a_kind(source, called(m))
                && (self.ending.is_none() || called(m).ends_with(word))
        };
        // 新区 is none of the zone's names, but ends that of another one named before.
        let mine = || self.all.iter().any(|m| m.entity == own && kind(source, called(m)) == word);
        let ends = |m: &Mention| {
            matches!(m.class, "Zone" | "Place")
                && called(m).len() > word.len()
                && called(m).ends_with(word)
                && !called(m).starts_with(name)
        };
        let theirs = || (self.ending.is_some() && !mine()).then(|| self.last(ends)).flatten();
        let own = Some(own).filter(|_| mine() || !opposed(source, word, name));
        self.headed(peer, !word.starts_with('该')).or_else(theirs).or(own)
    }

    /// 园区, the park just spoken of, or the zone itself.
    fn park(&self) -> Option<usize> {
        // “云杉科创园”: the mark behind it is none of its name.
        let last = |m: &Mention| m.span.range().rev().find_map(|i| self.source.char(i).filter(|c| !matches!(c, '”' | '’')));
        let park = |m: &Mention| {
            m.class == "Zone"
                || matches!(m.class, "Platform" | "Project") && last(m).is_some_and(|c| matches!(c, '园' | '城' | '谷' | '港'))
        };
        let named = self.before.iter().rev().find(|m| park(m));
        // Neither a zone named in another paragraph is the park spoken of, nor where somebody settles: 甲公司落户乙产业园。|园区|去年….
        let settled = |m: &Mention| {
            let words = (2..=4).filter_map(|n| m.outer.begin.checked_sub(n));
            words.into_iter().any(|begin| {
                let word = Span { begin, end: m.outer.begin };
                self.source.value(word, Kind::Particle).is_some_and(|does| says(does, "settles"))
            })
        };
        let same = |m: &Mention| sentence(self.source, m.span.begin) == sentence(self.source, self.word.begin);
        let far = |m: &Mention| match m.class {
            "Zone" => m.span.begin < paragraph(self.source, self.word.begin),
            _ => !same(m) && settled(m),
        };
        let own = self.own.zone.filter(|_| named.is_none_or(far));
        // 云杉智造园管理公司负责人说，|园区|…: the park with whose name begins who runs it.
        let told = sentence(self.source, self.word.begin).unwrap_or(self.word.begin);
        let runs = |m: &&Mention| matches!(m.class, "Company" | "Institute") && !m.anaphor;
        let runs = self.before.iter().rev().take_while(|m| m.span.begin >= told).find(runs).map(|m| self.source.text.str(m.span));
        let called = |m: &&Mention| {
            m.class == "Platform" && park(m) && runs.is_some_and(|firm| firm.starts_with(self.source.text.str(m.span)))
        };
        if let Some(run) = runs.and_then(|_| self.before.iter().rev().find(called)) {
            return Some(run.entity);
        }
        // 《云杉科创园开园》: the park of the headline is the one that its article speaks of.
        self.headed(park, false).or(self.own.park).or(own).or(named.map(|m| m.entity))
    }

    /// 赵某一行来到甲产业园。|这里|集聚企业31家: where somebody has come to in this paragraph.
    fn here(&self) -> Option<usize> {
        let source = self.source;
        let from = paragraph(source, self.word.begin).max(self.word.begin.saturating_sub(VISIT)) as usize;
        let visits = |i: usize| {
            let word = source.word_from(i, Kind::Particle).filter(|(_, does)| says(does, "visits"));
            word.map(|(span, _)| span.end).filter(|end| *end <= self.word.begin)
        };
        let come = (from..self.word.begin as usize).rev().find_map(visits).filter(|_| head(source, self.word))?;
        let shuts = |i: &u32| matches!(source.char(*i as usize), Some('，' | '。' | '；' | '：'));
        let end = (come..self.word.begin).find(shuts)?;
        let place = |m: &&Mention| {
            matches!(m.class, "Platform" | "Company" | "Project" | "Institute" | "Zone") && (come..end).contains(&m.span.begin)
        };
        self.before.iter().rfind(place).map(|m| m.entity)
    }

    /// 全市 at the head of a clause, the city whose numbers are not the zone's; but 全市第一, 全省10% say among whom.
    fn region(&self, wanted: &str, clusters: &mut Vec<Cluster>) -> Option<usize> {
        let subject =
            head(self.source, super::heads::aimed(self.source, self.word)) && !among(self.source, self.word.end as usize);
        subject.then(|| region(self.source, (self.before, self.all), clusters, self.own.zone, wanted)).flatten()
    }

    /// 企业 at the head of a clause, the firm spoken of where nobody else has been named since.
    fn firm(&self) -> Option<usize> {
        let source = self.source;
        let speaker = super::voice::firm(self).filter(|_| alone(source, self.word) || self.earns());
        let agent = |m: &Mention| m.class != "Person" && source.ontology.schema.is_a(m.class, "Agent");
        let named = self.before.iter().rev().find(|m| agent(m) && !self.market(m));
        let firm = named.filter(|m| m.class == "Company").and_then(|_| self.spoken(|m| m.class == "Company"));
        let counts = source.quantity_at(self.word.end as usize).is_some_and(|q| q.kind != QuantityKind::Date);
        // In a later paragraph 企业利润 are those of all.
        let near = named.is_some_and(|m| m.span.begin >= paragraph(source, self.word.begin));
        let stands = !counts && head(source, self.word);
        speaker.or(firm.filter(|_| alone(source, self.word) || near && self.earns())).filter(|_| stands)
    }

    /// 企业|研发投入|3亿元: whether a sum or a growth follows behind nouns, which nobody has but one firm. 企业总数增长8% is of many.
    fn earns(&self) -> bool {
        let source = self.source;
        let from = self.word.end as usize;
        let near = (from..from + 16).take_while(|i| source.char(*i).is_some_and(|c| !is_mark(c)));
        // 企业|今年|产值|已|超3亿元
        let date = |i: usize| source.quantity_at(i).is_some_and(|q| q.kind == QuantityKind::Date);
        let number = near.into_iter().filter(|i| !date(*i)).find_map(|i| source.quantity_at(i));
        let idle = Kinds::of(&[Kind::Silent, Kind::Realised, Kind::Planned, Kind::Light]);
        let noun = |i: usize| {
            let kinds = [Pos::Noun, Pos::Activity, Pos::Other, Pos::Adjective, Pos::Verb];
            date(i) || source.token(i).is_none_or(|t| kinds.contains(&t.pos) || t.kinds.meets(idle))
        };
        number.is_some_and(|q| {
            let nouns = from..q.span.begin as usize;
            let many = source.char(from).is_some_and(|c| matches!(c, '总' | '数'));
            matches!(q.kind, QuantityKind::Money | QuantityKind::Percent) && !many && nouns.into_iter().all(noun)
        })
    }

    /// 该公司, 本届大会: what was named last of these classes; some words say so at the head of a clause only.
    fn classed(&self, classes: &str, at_head: bool) -> Option<usize> {
        let source = self.source;
        let (classes, endings) = classes.split_once('~').unwrap_or((classes, ""));
        let fits = |m: &Mention| classes.split(' ').any(|class| source.ontology.schema.is_a(m.class, class));
        let heads = head(source, self.word);
        if at_head {
            // 公司研发人员 speaks of the firm; 项目业主 does not speak of the project.
            // 中心主任夏国平: nor does the post of somebody named.
            let post = || classes != "Project" && source.word_from(self.word.end as usize, Kind::Title).is_some();
            // 国家能源集团向|公司|采购: who is spoken of, and not who acts in this sentence.
            if classes == "Company" && endings.is_empty() && super::firm::side(source, self.word) {
                let told = sentence(source, self.word.begin);
                return self.own.firm.or_else(|| self.spoken(|m| fits(m) && told.is_some_and(|told| m.span.begin < told)));
            }
            // 甲银行与|研究院|签约: one that was called so.
            let built = classes.contains("Project") || matches!(classes, "Company" | "Product");
            if !heads && !built && super::firm::side(source, self.word) {
                let noun = source.text.str(self.word);
                return self.last(|m| fits(m) && plain(source.text.str(m.span)).ends_with(noun));
            }
            if !heads || !(classes == "Company" || alone(source, self.word) || post()) {
                return None;
            }
        }
        // 该中心 is rather something called a centre than the last platform of any name, 本届大会 rather the congress than its forum.
        let noun = source.text.str(self.word).trim_start_matches(['该', '本', '此', '这', '届', '次']);
        let named = classes.contains("Platform") || classes.contains("Event") || matches!(noun, "集团" | "医院" | "大学");
        // 学校 is rather a university than an institute.
        // 云杉控股集团有限公司
        let group = |name: &str| noun == "集团" && name.contains(noun);
        let ends = |name: &str| {
            named && (name.ends_with(noun) || group(name)) || endings.split('|').any(|end| !end.is_empty() && name.ends_with(end))
        };
        let called = |m: &Mention| fits(m) && ends(&plain(source.text.str(m.span)));
        if at_head && classes == "Company" && endings.is_empty() {
            // 甲集团有限公司成立于2012年。旗下乙公司管理基金9只。|集团|…: not the daughter named last.
            let whole = noun == "集团" && self.own.firm.is_none();
            let group = if whole { self.last(|m| called(m) && !source.text.str(m.span).starts_with(noun)) } else { None };
            if group.is_some() {
                return group;
            }
            if let Some(speaker) = super::voice::firm(self) {
                return Some(speaker);
            }
            // 公司 is the one that the paragraph speaks of, else the article's own, not the broker or the buyer named last.
            let firm = self.own.firm;
            return firm.and_then(|_| self.headed(fits, false)).or(firm).or_else(|| self.spoken(fits));
        }
        // ¶该公司成立于2019年: at the head of a paragraph it is the firm whose news it is.
        let near = |m: &Mention| fits(m) && m.span.begin >= paragraph(source, self.word.begin);
        if classes == "Company" && heads && self.own.firm.is_some() && !self.before.iter().any(near) {
            return self.own.firm;
        }
        // 银行按积分放贷, 基金投向企业: where no bank and no fund was named, it is any of them.
        if at_head && !endings.is_empty() && matches!(classes, "Company" | "Platform") {
            return self.last(called);
        }
        // 丙公司的平台发来消息：乙公司中标|该公司|项目: inside a clause it is not who the clause is about.
        let clause = (classes == "Company" && !heads).then(|| {
            let breaks = |i: &u32| matches!(source.char(*i as usize), Some('，' | '。' | '；' | '：' | '！' | '？' | '\n'));
            (0..self.word.begin).rev().find(breaks).map_or(0, |i| i + 1)
        });
        let about = |m: &&Mention| fits(m) && clause.is_some_and(|begin| m.outer.begin >= begin) && head(source, m.outer);
        let about = self.before.iter().rev().find(about).map(|m| m.entity);
        let whole = || self.before.iter().rev().find(|m| fits(m)).and_then(|part| self.whole(part));
        let built = if classes.contains("Project") { whole() } else { None };
        // 二号车间正在装修，项目明年投产: the project is what the workshop is a part of.
        let works = |m: &Mention| classes == "Project" && fits(m) && !super::heads::workshop(source, m.span);
        // 该中心 without a centre before it is a platform, and no university.
        let first = classes.split(' ').next().filter(|_| !endings.is_empty());
        let main = |m: &Mention| first.is_none_or(|class| source.ontology.schema.is_a(m.class, class));
        let other = |m: &Mention| fits(m) && main(m) && Some(m.entity) != about;
        // 新设备每分钟可灌装600支: the one just told of, and none of an earlier paragraph.
        let new = |m: &Mention| !(at_head && classes == "Product") || m.span.begin >= paragraph(source, self.word.begin);
        // 第一站，甲创新中心。|这个项目|总投资6亿元: what is built may have a name of another sort.
        let site =
            |m: &Mention| classes == "Project" && m.class == "Platform" && m.span.begin >= paragraph(source, self.word.begin);
        let named = self.last(called).or(built).or_else(|| self.last(works)).or_else(|| self.last(|m| other(m) && new(m)));
        named.or_else(|| self.last(site))
    }

    /// 甲项目一期投资3亿元，|建设|乙生产线项目，|项目…: what a project builds is a part of it.
    fn whole(&self, part: &Mention) -> Option<usize> {
        let source = self.source;
        let begin = (0..part.outer.begin as usize).rev().find(|i| source.char(*i).is_none_or(is_mark))? + 1;
        source.word_from(begin, Kind::Leading)?;
        let told = sentence(source, part.span.begin)?;
        let from = self.before.partition_point(|m| m.span.begin < told);
        let first = self.before[from..].first().filter(|m| m.class == "Project" && head(source, m.outer));
        first.filter(|m| m.span.end as usize <= begin).map(|m| m.entity)
    }

    /// 孵化基地, 生物城: the ending of a name given before, alone at the head of a clause.
    fn ended(&self) -> Option<usize> {
        let source = self.source;
        // 协议|总投资 is no agreement's; but 该生物城 is a name's wherever it stands.
        let stands = || head(source, self.word) && alone(source, self.word) && !measures(source, self.word);
        // 受聘|出任|联合体|理事长: whose post somebody is given.
        let given = || source.token((self.word.begin as usize).wrapping_sub(1)).is_some_and(|t| t.is(Kind::Installing));
        let seat = || source.word_from(self.word.end as usize, Kind::Title).is_some() && given();
        if !self.this && !stands() && !seat() {
            return None;
        }
        let word = source.text.str(self.word);
        // An honour is nobody of whom something is told, and 直升机 is not 甲直升机, which is a firm.
        let firm = self.ending == Some("Company");
        // 产品 of a later paragraph are whatever the firm makes.
        let near = if self.ending == Some("Product") { paragraph(source, self.word.begin) } else { 0 };
        self.last(|m| {
            m.span.len() > self.word.len()
                && m.span.begin >= near
                && (firm || m.class != "Company")
                && !matches!(m.class, "Honor" | "Industry")
                // 云杉集团“黑灯车间”: what it makes is the firm's.
                && !(self.this && super::heads::workshop(source, m.span))
                // 孵化基地|项目
                && plain(source.text.str(m.span)).trim_end_matches("项目").ends_with(word)
        })
    }

    /// 甲公司登陆科创板。该公司…: where shares are listed is not who is spoken of.
    fn market(&self, m: &Mention) -> bool {
        let ends = |i: usize| self.source.hits.with(i, Kind::Market).any(|h| h.span.end == m.span.end);
        m.class == "Company" && m.span.range().any(ends)
    }

    /// Who was named last of a sort.
    pub(super) fn last(&self, fits: impl Fn(&Mention) -> bool) -> Option<usize> {
        // 获评|国家级科技企业孵化器。该孵化器…: a title is nobody.
        let title = |m: &Mention| {
            let begin = m.outer.begin as usize;
            m.class == "Platform" && super::titles::won(self.source, begin + 1) == Some(begin)
        };
        // 甲电站项目开工。作为|东区首座储能电站|，项目…: what somebody is called in passing is not who is meant.
        let called = |m: &Mention| {
            let before = self.source.token((m.outer.begin as usize).wrapping_sub(1));
            before.is_some_and(|t| self.source.value(t.span, Kind::Particle).is_some_and(|does| says(does, "as")))
        };
        let one = |m: &&Mention| fits(m) && !self.market(m) && !serves(self.source, m) && !title(m) && !called(m);
        self.before.iter().rev().find(one).map(|m| m.entity)
    }

    /// Who is spoken of in this paragraph: a name of a sort at the head of a clause, and of no list; the first or the last one.
    pub(super) fn headed(&self, fits: impl Fn(&Mention) -> bool, first: bool) -> Option<usize> {
        let source = self.source;
        let begin = paragraph(source, self.word.begin);
        let from = self.before.partition_point(|m| m.span.begin < begin);
        let comma = |at: Option<usize>| at.and_then(|at| source.char(at)) == Some('、');
        let listed = |m: &Mention| comma((m.outer.begin as usize).checked_sub(1)) || comma(Some(m.outer.end as usize));
        let named = |m: &&Mention| !m.anaphor && fits(m) && !listed(m) && head(source, m.outer) && !serves(source, m);
        let mut named = self.before[from..].iter().filter(named);
        if first { named.next() } else { named.next_back() }.map(|m| super::firm::below(source, self.before, m).entity)
    }

    /// 甲公司完成融资，由乙公司领投，丙公司跟投。公司…: of those named in an earlier sentence, the one at its head.
    fn spoken(&self, fits: impl Fn(&Mention) -> bool) -> Option<usize> {
        let (source, fits) = (self.source, |m: &Mention| fits(m) && !self.market(m) && !serves(self.source, m));
        // 每年向母公司|甲集团|上缴利润: to whom is not who.
        let mother = |m: &Mention| {
            let kin = source.token((m.span.begin as usize).wrapping_sub(1));
            kin.is_some_and(|t| source.value(t.span, Kind::Apposition) == Some("parent"))
        };
        let last = self.before.iter().rev().find(|m| fits(m) && !mother(m))?;
        let told = sentence(source, last.span.begin).filter(|told| Some(*told) != sentence(source, self.word.begin));
        // 该公司由乙公司投资设立。|公司…: who was spoken of there under no name of his own.
        let again = told.and_then(|told| {
            let from = self.found.partition_point(|m| m.span.begin < told);
            self.found[from..].iter().find(|m| m.span.begin < last.span.begin && fits(m) && head(source, m.outer))
        });
        if let Some(again) = again {
            return Some(again.entity);
        }
        let first = told.and_then(|told| {
            let from = self.before.partition_point(|m| m.span.begin < told);
            // 由甲研究所、|乙公司|组建的丙公司: inside a list nobody is at the head.
            let listed = |m: &Mention| source.char((m.outer.begin as usize).wrapping_sub(1)) == Some('、');
            self.before[from..].iter().find(|m| fits(m) && !listed(m) && super::firm::leads(source, self.before, m.outer))
        });
        Some(first.map_or(last, |m| super::firm::below(source, self.before, m)).entity)
    }
}

/// 乙证券担任|主承销商|, 乙创投、丙资本|跟投|。公司…: whether a name is that of somebody who serves the firm that is spoken of.
/// |保荐机构|为乙证券: the word may stand in front.
fn serves(source: &Source<'_>, m: &Mention) -> bool {
    let closed = |i: &u32| matches!(source.char(*i as usize), None | Some('，' | '。' | '；'));
    let said = |i: u32| source.word_from(i as usize, Kind::Particle).filter(|(_, does)| *does == "serves").map(|(word, _)| word);
    let behind = || (m.outer.end..).take(SERVES).take_while(|i| !closed(i)).any(|i| said(i).is_some());
    let is = |word: Span| {
        let is = source.word_from(word.end as usize, Kind::Particle).filter(|(_, does)| says(does, "identifies"));
        is.is_some_and(|(is, _)| is.end == m.outer.begin)
    };
    let from = m.outer.begin.saturating_sub(SERVES as u32);
    let before = || (from..m.outer.begin).rev().take_while(|i| !closed(i)).filter_map(said).any(is);
    m.class == "Company" && (behind() || before())
}

/// How far behind such a name the word stands that says so.
const SERVES: usize = 8;

/// 青禾高新区 → 高新区: the longest end of a name that stands for a zone by itself.
fn kind<'n>(source: &Source<'_>, name: &'n str) -> &'n str {
    let mut ends = name.char_indices().map(|(i, _)| &name[i..]);
    ends.find(|end| source.ontology.lexicon.values(end, Kind::Anaphor).any(|value| value == "self")).unwrap_or("")
}

/// How far behind the place to which somebody comes 这里 may mean it.
const VISIT: u32 = 400;
