//! The article's own zone, and the words that stand for it or for whoever was named last.
//!
//! `襄阳高新区：…` in the headline makes 全区, 该区, 园区 and bare 高新区 mean 襄阳高新区; 该公司 is the company named last.

use super::token::{Pos, is_mark};
use super::{Cluster, Mention, Source, plain};
use crate::ontology::{Kind, Kinds};
use crate::quantity::QuantityKind;
use crate::text::Span;

/// Whose news an article is: clusters of its zone and of its firm.
#[derive(Clone, Copy, Debug, Default)]
pub struct Own {
    pub zone: Option<usize>,
    pub firm: Option<usize>,
}

/// Adds the anaphors to the mentions, and says whose news the article is.
pub fn zone(source: &Source<'_>, mut mentions: Vec<Mention>, clusters: &mut Vec<Cluster>) -> (Vec<Mention>, Own) {
    let zone = super::own::own_zone(source, &mentions, clusters);
    let firm = super::firm::own_firm(source, &mentions, clusters);
    let mut found: Vec<Mention> = Vec::new();
    // Characters that names already hold.
    let mut used = vec![false; source.text.chars.len()];
    mentions.iter().for_each(|m| used[m.outer.range()].fill(true));
    super::office::placed(source, &mut mentions, clusters, zone);
    super::office::offices(source, &mut mentions, &mut used, clusters, zone);
    for hit in source.words([Kind::Anaphor, Kind::Suffix]) {
        let anaphor = source.ontology.lexicon.get(*hit, Kind::Anaphor);
        let bare = source.ontology.lexicon.get(*hit, Kind::Suffix).filter(|_| hit.span.len() >= 2);
        if anaphor.is_none() && bare.is_none() {
            continue;
        }
        let taken = used.get(hit.span.range()).is_some_and(|used| used.contains(&true));
        if taken || source.token(hit.span.begin as usize).is_none() || !super::name::whole(source, hit.span) {
            continue;
        }
        // 此次签约|22个项目: a verb with what it is done to stands for no occasion.
        let end = hit.span.end as usize;
        let verb = source.token(end - 1).is_some_and(|t| t.pos == Pos::Verb);
        if verb && source.quantity_at(end).is_some_and(|q| q.kind == QuantityKind::Count) {
            continue;
        }
        let before = &mentions[..mentions.partition_point(|m| m.span.begin < hit.span.begin)];
        // 甲公司登陆科创板。该公司…: where shares are listed is not who is spoken of.
        let market = |m: &Mention| {
            m.class == "Company" && m.span.range().any(|i| source.hits.with(i, Kind::Market).any(|h| h.span.end == m.span.end))
        };
        let last = |fits: &dyn Fn(&Mention) -> bool| before.iter().rev().find(|m| fits(m) && !market(m)).map(|m| m.entity);
        // Who is spoken of in this paragraph: names of a sort at the head of a clause, and of no list.
        let headed = |fits: &dyn Fn(&Mention) -> bool, first: bool| {
            let begin = paragraph(source, hit.span.begin);
            let from = before.partition_point(|m| m.span.begin < begin);
            let listed = |at: Option<usize>| at.and_then(|at| source.char(at)) == Some('、');
            let listed = |m: &Mention| listed((m.outer.begin as usize).checked_sub(1)) || listed(Some(m.outer.end as usize));
            let mut named = before[from..].iter().filter(|m| !m.anaphor && fits(m) && !listed(m) && head(source, m.outer));
            if first { named.next() } else { named.last() }.map(|m| m.entity)
        };
        // 甲公司完成融资，由乙公司领投，丙公司跟投。公司…: of those named in an earlier sentence, the one at its head.
        let spoken = |fits: &dyn Fn(&Mention) -> bool| {
            let last = before.iter().rev().find(|m| fits(m) && !market(m))?;
            let told = sentence(source, last.span.begin).filter(|told| Some(*told) != sentence(source, hit.span.begin));
            let beside = told.map_or(before, |told| &before[before.partition_point(|m| m.span.begin < told)..]);
            let mut named =
                beside.iter().filter(|m| told.is_some() && !m.anaphor && fits(m) && !market(m) && head(source, m.outer));
            Some(named.next().unwrap_or(last).entity)
        };
        let entity = match anaphor.map(|e| &*e.value) {
            // 省级高新技术产业|开发区: behind a noun it is the end of a phrase.
            Some("self" | "park") if source.is(hit.span, Kind::Suffix) && qualified(source, hit.span) => None,
            // 全区 in the bulletin of a district is the district.
            Some("self") => {
                // In news of several zones 全区 is the one that the paragraph speaks of, and 该区 the one named last.
                let name = zone.map_or("", |z| clusters[z].name.as_str());
                let peer = |m: &Mention| {
                    let called = source.text.str(m.span);
                    let word = source.text.str(hit.span);
                    m.class == "Zone"
                        && !called.starts_with(name)
                        && super::own::of_a_kind(source, called)
                        && (bare.is_none() || called.ends_with(word))
                };
                let other = || headed(&peer, !source.text.str(hit.span).starts_with('该'));
                // 新区 is none of the zone's names, but ends that of another one named before.
                let word = source.text.str(hit.span);
                let mine = |own| {
                    let own = mentions.iter().filter(|m| m.entity == own).map(|m| source.text.str(m.span));
                    own.into_iter().any(|name| kind(source, name) == word)
                };
                let ends = |m: &Mention| {
                    let called = source.text.str(m.span);
                    matches!(m.class, "Zone" | "Place")
                        && called.len() > word.len()
                        && called.ends_with(word)
                        && !called.starts_with(name)
                };
                let theirs = |own| (bare.is_some() && !mine(own)).then(|| last(&ends)).flatten();
                match zone {
                    Some(own) => other().or_else(|| theirs(own)).or(Some(own)),
                    None if head(source, hit.span) => super::region::region(source, (before, &[]), clusters, None, "district"),
                    None => None,
                }
            }
            // 园区 is the park just spoken of, or the zone itself.
            Some("park") => {
                let park = |m: &Mention| {
                    m.class == "Zone"
                        || (matches!(m.class, "Platform" | "Project")
                            && plain(source.text.str(m.span)).ends_with(['园', '城', '谷', '港']))
                };
                // A zone named in another paragraph is not the park spoken of.
                let far = |m: &Mention| m.class == "Zone" && m.span.begin < paragraph(source, hit.span.begin);
                let named = before.iter().rev().find(|m| park(m));
                let own = zone.filter(|_| named.is_none_or(far));
                headed(&park, false).or(own).or(named.map(|m| m.entity))
            }
            // 全市 at the head of a clause is the city, and its numbers are not the zone's.
            Some(region @ ("city" | "province" | "district")) => {
                // 全市第一, 全省10% say among whom.
                let subject = head(source, hit.span) && !among(source, hit.span.end as usize);
                subject.then(|| super::region::region(source, (before, &mentions), clusters, zone, region)).flatten()
            }
            // 企业 at the head of a clause is the firm spoken of, where nobody else has been named since.
            Some("firm") => {
                let agent = |m: &Mention| m.class != "Person" && source.ontology.schema.is_a(m.class, "Agent");
                let firm = before.iter().rev().find(|m| agent(m) && !market(m)).filter(|m| m.class == "Company");
                let firm = firm.and_then(|_| spoken(&|m: &Mention| m.class == "Company"));
                let counts = source.quantity_at(hit.span.end as usize).is_some_and(|q| q.kind != QuantityKind::Date);
                firm.filter(|_| !counts && head(source, hit.span) && alone(source, hit.span))
            }
            // 这家从修理铺起步的企业: the noun stands at the end.
            Some(value) if value.starts_with("this ") => {
                let class = &value["this ".len()..];
                let stop = (end..end + FAR).find(|i| source.char(*i).is_none_or(is_mark)).unwrap_or(end + FAR);
                // 公司, 药企: what 该 may stand in front of.
                let noun = |i: usize| {
                    let token = source.token(i).filter(|t| t.span.begin as usize == i && (t.span.end as usize) <= stop);
                    token.is_some_and(|t| {
                        let word = format!("该{}", source.text.str(t.span));
                        source.ontology.lexicon.values(&word, Kind::Anaphor).any(|value| value == class)
                    })
                };
                let stands = head(source, hit.span) && (end..stop).any(noun);
                let fits = |m: &Mention| m.class == class;
                let near = |m: &Mention| fits(m) && m.span.begin >= paragraph(source, hit.span.begin);
                if stands { headed(&fits, false).or_else(|| last(&near)) } else { None }
            }
            Some(value) => {
                let (at_head, classes) = value.strip_prefix("head ").map_or((false, value), |v| (true, v));
                let fits = |m: &Mention| classes.split(' ').any(|class| source.ontology.schema.is_a(m.class, class));
                // 公司研发人员 speaks of the firm; 项目业主 does not speak of the project.
                // 中心主任夏国平: nor does the post of somebody named.
                let post = || {
                    let title = source.word_from(hit.span.end as usize, Kind::Title);
                    title.is_some() && classes != "Project"
                };
                let stands = !at_head || (head(source, hit.span) && (classes == "Company" || alone(source, hit.span) || post()));
                // 该中心 is rather something called a centre than the last platform of any name.
                let noun = source.text.str(hit.span).trim_start_matches(['该', '本', '此', '这']);
                let named = classes.contains("Platform") || classes.contains("Event");
                let called = |m: &Mention| named && fits(m) && plain(source.text.str(m.span)).ends_with(noun);
                // 公司 is the one that the paragraph speaks of, else the article's own, not the broker or the buyer named last.
                let own = || headed(&fits, false).filter(|_| firm.is_some()).or(firm);
                // 丙公司的平台发来消息：乙公司中标|该公司|项目: inside a clause it is not who the clause is about.
                let begin = (0..hit.span.begin)
                    .rev()
                    .find(|i| matches!(source.char(*i as usize), Some('，' | '。' | '；' | '：' | '！' | '？' | '\n')))
                    .map_or(0, |i| i + 1);
                let inside = !at_head && classes == "Company" && !head(source, hit.span);
                let heads = |m: &Mention| inside && m.outer.begin >= begin && head(source, m.outer);
                let heads = before.iter().rev().find(|m| fits(m) && heads(m)).map(|m| m.entity);
                let other = |m: &Mention| fits(m) && Some(m.entity) != heads;
                match stands {
                    true if at_head && classes == "Company" => own().or_else(|| spoken(&fits)),
                    true => last(&called).or_else(|| last(&other)),
                    false => None,
                }
            }
            // 孵化基地, 生物城: the ending of a name given before, alone at the head of a clause.
            // But 协议|总投资 is no agreement's.
            None if head(source, hit.span) && alone(source, hit.span) && !measures(source, hit.span) => {
                let word = source.text.str(hit.span);
                // An honour is nobody of whom something is told, and 直升机 is not 甲直升机, which is a firm.
                let firm = bare.is_some_and(|e| &*e.value == "Company");
                // 产品 of a later paragraph are whatever the firm makes.
                let near = if bare.is_some_and(|e| &*e.value == "Product") { paragraph(source, hit.span.begin) } else { 0 };
                last(&|m: &Mention| {
                    m.span.len() > hit.span.len()
                        && m.span.begin >= near
                        && (firm || m.class != "Company")
                        && !matches!(m.class, "Honor" | "Industry")
                        && without_project(&plain(source.text.str(m.span))).ends_with(word)
                })
            }
            None => None,
        };
        if let Some(entity) = entity {
            let class = clusters[entity].class;
            used[hit.span.range()].fill(true);
            found.push(Mention { span: hit.span, outer: hit.span, class, entity, anaphor: true, prefix: None });
        }
    }
    mentions.extend(found);
    mentions.sort_by_key(|m| m.span);
    (mentions, Own { zone, firm })
}

/// 青禾高新区 → 高新区: the longest end of a name that stands for a zone by itself.
fn kind<'n>(source: &Source<'_>, name: &'n str) -> &'n str {
    let mut ends = name.char_indices().map(|(i, _)| &name[i..]);
    ends.find(|end| source.ontology.lexicon.values(end, Kind::Anaphor).any(|value| value == "self")).unwrap_or("")
}

/// How far behind 这家 its noun is looked for.
const FAR: usize = 24;

/// 孵化基地项目 → 孵化基地
fn without_project(mut name: &str) -> &str {
    while let Some(rest) = name.strip_suffix("项目") {
        name = rest;
    }
    name
}

/// Whether a word begins what is measured: 协议|总投资.
fn measures(source: &Source<'_>, word: Span) -> bool {
    source.hits.with(word.begin as usize, Kind::Rule).any(|h| h.span.end > word.end)
        && source.hits.with(word.end as usize, Kind::Indicator).next().is_some()
}

/// Whether a number stands here, or nothing but nouns before a place in a ranking: 全省|第一, 全省|县区第一.
fn among(source: &Source<'_>, at: usize) -> bool {
    let clause = (at..at + 8).take_while(|i| source.char(*i).is_some_and(|c| !is_mark(c) || matches!(c, '（' | '、' | '）')));
    let number = clause.into_iter().find_map(|i| source.quantity_at(i));
    number.is_some_and(|q| {
        let before = at..q.span.begin as usize;
        let ranks = || before.clone().any(|i| source.hits.any(i, Kinds::of(&[Kind::Ranking, Kind::Indicator, Kind::Light])));
        before.is_empty() || q.kind == QuantityKind::Rank && !ranks()
    })
}

/// Where the sentence begins in which a character stands.
fn sentence(source: &Source<'_>, at: u32) -> Option<u32> {
    let sentences = &source.text.sentences;
    sentences.get(sentences.partition_point(|s| s.span.begin <= at).checked_sub(1)?).map(|s| s.span.begin)
}

/// Where the paragraph begins in which a character stands.
fn paragraph(source: &Source<'_>, at: u32) -> u32 {
    let sentences = &source.text.sentences;
    let here = sentences.partition_point(|s| s.span.begin <= at).saturating_sub(1);
    let number = sentences.get(here).map(|s| s.paragraph);
    let first = sentences[..here].iter().rposition(|s| Some(s.paragraph) != number).map_or(0, |i| i + 1);
    sentences.get(first).map_or(0, |s| s.span.begin)
}

/// Whether a noun or an adjective in front makes the word part of a longer phrase.
pub(super) fn qualified(source: &Source<'_>, span: Span) -> bool {
    let Some(before) = (span.begin as usize).checked_sub(1) else { return false };
    source
        .token(before)
        .is_some_and(|t| matches!(t.pos, Pos::Noun | Pos::Adjective | Pos::Activity) && !t.place && !t.is(Kind::Silent))
        && source.quantity_at(before).is_none()
}

/// Whether a word stands at the head of a clause, adverbials of one word apart.
pub(super) fn head(source: &Source<'_>, span: Span) -> bool {
    let mut at = span.begin as usize;
    for _ in 0..3 {
        let Some(before) = at.checked_sub(1) else { return true };
        match source.char(before) {
            Some('“' | '”') => {
                at = before;
                continue;
            }
            Some(c) if is_mark(c) => return true,
            _ => {}
        }
        if let Some(q) = source.quantity_at(before) {
            if q.kind != QuantityKind::Date {
                return false;
            }
            at = q.span.begin as usize;
            continue;
        }
        match source.token(before) {
            None => return true,
            Some(t) if matches!(t.pos, Pos::Adverb | Pos::Conjunction | Pos::Time | Pos::Mark) || t.is(Kind::Silent) => {
                at = t.span.begin as usize
            }
            Some(_) => return false,
        }
    }
    source.char(at.wrapping_sub(1)).is_none_or(is_mark)
}

/// Whether no noun goes on with the word: 项目由…, not 项目业主.
fn alone(source: &Source<'_>, span: Span) -> bool {
    let end = span.end as usize;
    // 项目|履约率|92%: a rate is that of many.
    let share = |at: u32| source.ontology.lexicon.values(source.text.str(Span { begin: at - 1, end: at }), Kind::Gauge);
    let number = (span.end + 2..span.end + 6).find(|at| source.quantity_at(*at as usize).is_some());
    if number.is_some_and(|at| share(at).any(|of| of == "share")) {
        return false;
    }
    source.quantity_at(end).is_some()
        || source.token(end).is_none_or(|t| {
            t.pos != Pos::Noun
                || t.term
                || source.hits_from(end).iter().any(|h| {
                    source
                        .ontology
                        .lexicon
                        .entries(*h)
                        .iter()
                        .any(|e| matches!(e.kind, Kind::Indicator | Kind::Cumulative | Kind::Light))
                })
        })
}
