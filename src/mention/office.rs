//! Bodies without a name of their own before a post: `市委|副书记`, `高新区党工委|书记` → 滨州市委, 滨州高新区党工委.
//!
//! A body named in full somewhere in the article is meant; else it is the body of the article's city, province or zone.

use super::{Cluster, Mention, Pos, Source};
use crate::ontology::Kind;
use crate::text::Span;

/// Adds the bodies to the mentions, and gives those that begin with 区 or 高新区 to the article's zone.
pub(super) fn offices(
    source: &Source<'_>,
    mentions: &mut Vec<Mention>,
    used: &mut [bool],
    clusters: &mut Vec<Cluster>,
    zone: Option<usize>,
) {
    let Some(class) = source.ontology.schema.class(GOVERNMENT) else { return };
    let mut found: Vec<Mention> = Vec::new();
    let mut last = 0;
    // Whose the body named before is, and where its name ends: 高新区|党工委副书记、管委会主任.
    let mut owner: Option<Span> = None;
    for hit in source.words([Kind::Suffix]) {
        let body = hit.span.len() >= 2 && hit.span.end > last && source.ontology.lexicon.suffix(*hit) == Some(class);
        let span = Span { begin: whose(source, hit.span), end: hit.span.end };
        // 东海大学|党委|书记 is the house's post; 高新区|党工委|书记 is a body's.
        if !body || source.is(hit.span, Kind::Party) && span.begin + 1 >= hit.span.begin {
            continue;
        }
        // 新区管委会|被评为…: whoever says whose it is needs no post behind.
        let owned =
            span.begin + 1 < hit.span.begin && source.token(hit.span.end as usize).is_none_or(|t| t.span.begin == span.end);
        if !owned && source.word_from(hit.span.end as usize, Kind::Title).is_none() {
            continue;
        }
        last = hit.span.end;
        if membership(source, span.begin as usize) {
            continue;
        }
        let near = owner.filter(|o| o.end < span.begin && span.begin - o.end < 12).filter(|_| span == hit.span);
        if span != hit.span {
            owner = Some(Span { end: hit.span.begin, ..span });
        }
        // 高新区|金融|局: what looks like a field inside the body's name.
        let inside = |m: &Mention| m.class == "Industry" && span.contains(m.outer) && m.outer.begin == hit.span.begin;
        if span != hit.span {
            mentions.retain(|m| !inside(m));
        }
        match mentions.iter_mut().find(|m| m.outer.overlaps(span)) {
            // 区党工委, which the grammar took for a whole name.
            Some(m)
                if m.class == class
                    && m.span == span
                    && span != hit.span
                    && source.char(span.begin as usize).and_then(level).is_none() =>
            {
                if let Some(entity) = meant(source, (&[], &[]), clusters, (zone, None), (span, hit.span)) {
                    m.entity = entity;
                }
            }
            Some(_) => {}
            None if source.token(span.begin as usize).is_some() && !reaches_back(source, span) => {
                let before = &mentions[..mentions.partition_point(|m| m.span.begin < span.begin)];
                if let Some(entity) = meant(source, (before, mentions), clusters, (zone, near), (span, hit.span)) {
                    used[span.range()].fill(true);
                    // 该区科技局 is nobody's name.
                    let anaphor = span != hit.span && !source.is(Span { end: hit.span.begin, ..span }, Kind::Suffix);
                    found.push(Mention { span, outer: span, class, entity, anaphor, prefix: None });
                }
            }
            None => {}
        }
    }
    mentions.extend(found);
    mentions.sort_by_key(|m| m.span);
}

const GOVERNMENT: &str = "Government";

/// Gives the bodies named by their level alone (市统计局, 省科技厅) the place whose they are: that of the article's zone or
/// headline, else that of the only such body or the only such place that is named.
pub(super) fn placed(source: &Source<'_>, mentions: &mut [Mention], clusters: &mut [Cluster], zone: Option<usize>) {
    for i in 0..mentions.len() {
        let m = mentions[i];
        if m.class != GOVERNMENT {
            continue;
        }
        // 区党工委副书记、|管委会|主任: named with the first one's mark.
        let word = m.prefix.map_or(source.text.str(m.span), |_| clusters[m.entity].name.as_str()).to_owned();
        let word = word.as_str();
        let Some(mark) = word.chars().next() else { continue };
        let bare = clusters[m.entity].name == word && (m.prefix.is_some() || leveled(source, m.span));
        let Some(level) = level(mark).filter(|_| bare) else { continue };
        let full = |place: &str| place.strip_suffix(mark).map(|place| format!("{place}{word}"));
        let own = || super::region::home(source, clusters, zone, level).and_then(|place| full(&place));
        let body = || only(clusters.iter().filter(|c| c.class == GOVERNMENT && c.name != word && c.name.ends_with(word)));
        let places = || mentions.iter().filter(|m| super::region::at(source, clusters, m, level));
        let place = || only(places().map(|m| &clusters[m.entity])).and_then(|place| full(&place.name));
        // 区|党工委 is the zone's, and so is 区|经发局 in news of no district.
        let rest = &word[mark.len_utf8()..];
        let zoned = || zone.filter(|_| mark == '区').map(|z| format!("{}{rest}", clusters[z].name));
        let council = source.ontology.lexicon.lists(rest, Kind::Council);
        let told = if council { zoned() } else { own().or_else(|| body().map(|c| c.name.clone())).or_else(place) };
        let Some(name) = told.or_else(|| zoned().filter(|_| rest.ends_with(['局', '办']))) else { continue };
        match clusters.iter().position(|c| c.class == GOVERNMENT && c.name == name) {
            Some(known) => mentions.iter_mut().filter(|other| other.entity == m.entity).for_each(|other| other.entity = known),
            None => clusters[m.entity].name = name,
        }
    }
}

/// The one thing that there is, however often.
fn only<'c>(mut all: impl Iterator<Item = &'c Cluster>) -> Option<&'c Cluster> {
    let first = all.next()?;
    all.all(|other| other == first).then_some(first)
}

/// Whether a body's name begins with the mark of its level: 市|统计局, but not 市场监管局 or 市北区政府.
fn leveled(source: &Source<'_>, span: Span) -> bool {
    let rest = Span { begin: span.begin + 1, end: span.end };
    let alone = source.token(span.begin as usize).is_some_and(|t| t.span.len() == 1);
    let place = source.hits.with(span.begin as usize, Kind::Entity).any(|h| h.span.len() >= 2 && h.span.end < span.end);
    (alone || source.is(rest, Kind::Suffix)) && !place
}

/// Whether what looks like a body is a post that a member of a committee has besides: 市委常委、|组织部部长.
pub(super) fn membership(source: &Source<'_>, at: usize) -> bool {
    source.char(at.wrapping_sub(1)) == Some('、') && source.word_from(at, Kind::Title).is_some_and(|(_, value)| value == "member")
}

/// Where the word that says whose body it is begins: 高新区|党工委, 该区|科技局; else where the body begins.
fn whose(source: &Source<'_>, body: Span) -> u32 {
    let own = |n: u32| {
        let begin = body
            .begin
            .checked_sub(n)
            .filter(|b| source.value(Span { begin: *b, end: body.begin }, Kind::Anaphor) == Some("self"));
        begin.or_else(|| body.begin.checked_sub(1).filter(|b| n == 1 && source.char(*b as usize) == Some('区')))
    };
    [4, 3, 2, 1].into_iter().find_map(own).unwrap_or(body.begin)
}

/// Whether a noun or a number stands right before, so that the body is the end of a longer phrase.
fn reaches_back(source: &Source<'_>, span: Span) -> bool {
    let inside = source.token(span.begin as usize).is_some_and(|t| t.span.begin < span.begin);
    let before = (span.begin as usize).checked_sub(1).and_then(|i| source.token(i));
    let noun = |pos| matches!(pos, Pos::Noun | Pos::Other | Pos::Number | Pos::Classifier | Pos::Activity);
    inside || before.is_some_and(|t| noun(t.pos) && !t.is(Kind::Title))
}

/// What a place is whose name ends so: 市委 is a city's, 省政府 a province's.
pub fn level(mark: char) -> Option<&'static str> {
    match mark {
        '市' | '州' => Some("city"),
        '省' => Some("province"),
        '区' | '县' => Some("district"),
        _ => None,
    }
}

/// Which entity of the article a bare body is; a new one where it is named nowhere.
fn meant(
    source: &Source<'_>,
    (before, all): (&[Mention], &[Mention]),
    clusters: &mut Vec<Cluster>,
    (zone, near): (Option<usize>, Option<Span>),
    (span, body): (Span, Span),
) -> Option<usize> {
    let word = source.text.str(body);
    let full = |m: &&Mention| {
        m.class == GOVERNMENT && clusters[m.entity].name.len() > word.len() && clusters[m.entity].name.ends_with(word)
    };
    let own = zone.map(|z| clusters[z].name.clone()).or_else(|| near.map(|owner| source.text.str(owner).to_owned()));
    let named = before.iter().rev().find(full).or_else(|| all.iter().find(full)).map(|m| m.entity);
    let level = source.char(body.begin as usize).and_then(level);
    let name = match (level, span == body) {
        // 经开区|管委会 in news of 青禾高新区 is that of another zone.
        (None, false) => {
            let kind = source.text.str(Span { end: body.begin, ..span });
            own.filter(|zone| !super::own::opposed(source, kind, zone)).map(|zone| format!("{zone}{word}"))
        }
        _ if named.is_some() => return named,
        (None, true) => own.map(|zone| format!("{zone}{word}")),
        (Some(level), _) => super::region::region(source, (&[], all), clusters, zone, level).and_then(|place| {
            // 省委 is no municipality's.
            let mark = source.char(body.begin as usize)?;
            let place = clusters[place].name.as_str();
            let known = source.ontology.seeds.find("Place", place).map_or(place, |known| known.name.as_str());
            known.strip_suffix(mark).map(|place| format!("{place}{word}"))
        }),
    };
    let name = name.unwrap_or_else(|| source.text.str(span).to_owned());
    let class = source.ontology.schema.class(GOVERNMENT)?;
    let known = clusters.iter().position(|c| c.class == class && c.name == name);
    Some(known.unwrap_or_else(|| {
        clusters.push(Cluster { class, name, first: usize::MAX });
        clusters.len() - 1
    }))
}
