//! The zone whose news an article is: `襄阳高新区` in the headline, or named most often, or told by the headline's city and the
//! bare kind (`云山市…`, `高新区新增企业8家`).

use super::token::{Pos, is_mark};
use super::{Cluster, Mention, Source, plain};
use crate::ontology::{Hit, Hits, Kind};
use crate::text::{Span, Text};

/// Whose news an article is: clusters of its zone, of its firm and of its park.
#[derive(Clone, Copy, Debug, Default)]
pub struct Own {
    pub zone: Option<usize>,
    pub firm: Option<usize>,
    pub park: Option<usize>,
}

/// The park with whose name the headline begins: 云杉科技产业园晒出“亩均账本”.
pub(super) fn own_park(source: &Source<'_>, mentions: &[Mention]) -> Option<usize> {
    let title = source.article.title.as_str();
    let titled = |m: &&Mention| {
        let called = plain(source.text.str(m.span));
        m.class == "Platform"
            && m.span.len() >= 4
            && title.starts_with(&*called)
            && called.ends_with(['园', '城', '谷', '港', '区'])
    };
    mentions.iter().find(titled).map(|m| m.entity)
}

/// The zone that the headline names, else the one named most often, else first.
pub(super) fn own_zone(source: &Source<'_>, mentions: &[Mention], clusters: &mut Vec<Cluster>) -> Option<usize> {
    let mut count = vec![0usize; clusters.len()];
    for m in mentions {
        count[m.entity] += 1;
    }
    let headline = Headline::of(source);
    let title = headline.text.string.as_str();
    // …投资建设的云溪文旅小镇: a place of another sort, named once in passing, is not whose news it is.
    // Nor is one of several that are listed: 云溪县、乌兰示范区、白桦新区作表态发言.
    let listed = |m: &Mention| (m.outer.begin as usize).checked_sub(1).and_then(|at| source.char(at)) == Some('、');
    // In news of a district a zone is one of its parts: 东临区：…
    let district = headline.district(source, mentions, clusters);
    let spoken = |i: usize| {
        let own = |m: &Mention| m.entity == i && super::stands::head(source, m.outer) && !listed(m);
        mentions.iter().any(own)
    };
    let sort = |name: &str| of_a_kind(source, name) || stands_for(source, name);
    // Nor is a quay that only qualifies what is built there, or one that somebody is going to found.
    let early = |i: usize| mentions.iter().any(|m| m.entity == i && opening(source, m.span) && !listed(m));
    let kind = |c: &Cluster| of_a_kind(source, &c.name);
    // 云山市举行签约活动: a zone of another name, named once further down, is not it either.
    let city = mentions.iter().filter(|m| m.class == PLACE).map(|m| clusters[m.entity].name.trim_end_matches(['市', '县', '区']));
    let city = city.into_iter().find(|name| title.starts_with(name) && name.chars().count() >= 2);
    let passing = |i: usize, c: &Cluster| {
        let told = title.contains(&c.name) || spoken(i) && !district;
        let elsewhere = city.is_some_and(|city| !c.name.contains(city)) && !title.contains(&c.name) && count[i] < 2 && !early(i);
        // …哲里木经济开发区…。开发区累计实施…: the only one that ends as the text calls its own.
        let alone = |kind: &str| clusters.iter().filter(|o| o.class == "Zone" && o.name.ends_with(kind)).count() == 1;
        let called = || bare(source, mentions).is_some_and(|kind| c.name.ends_with(kind) && alone(kind));
        elsewhere || !told && !called() && (district || count[i] < 2 && !sort(&c.name) || (count[i] < 2 || !kind(c)) && !early(i))
    };
    let zones = clusters.iter().enumerate().filter(|(i, c)| c.class == "Zone" && !passing(*i, c));
    let score = |i: usize, c: &Cluster| {
        let in_title = title.find(&c.name).map_or(0, |at| if at == 0 { 2000 } else { 1000 });
        (in_title + count[i], std::cmp::Reverse(c.first))
    };
    // The district itself is whose news it is.
    let named = |c: &Cluster| c.class == PLACE && title.starts_with(c.name.trim_end_matches('区'));
    if district && clusters.iter().any(named) {
        return None;
    }
    let told = headline.zone(source);
    if let Some((i, c)) = zones.clone().max_by_key(|(i, c)| score(*i, c)) {
        // A headline that begins with another zone, which the text only calls 高新区.
        let usual = |name: &str| source.ontology.seeds.find(ZONE, name).map_or(name.to_owned(), |k| k.name.clone());
        let called = |name: &str| zones.clone().find(|(_, c)| usual(&c.name) == name).map(|(i, _)| i);
        let other = told.as_ref().filter(|(at, name)| *at == 0 && !title.starts_with(&c.name) && !c.name.contains(name.as_str()));
        match other.map(|(_, name)| called(name)) {
            None => return Some(i),
            Some(Some(known)) => return Some(known),
            Some(None) if bare(source, mentions).is_some() => {}
            Some(None) => return Some(i),
        }
    }
    let class = source.ontology.schema.class(ZONE)?;
    let name = headed(title)
        .or(told.map(|(_, name)| name))
        .or_else(|| headline.begins(source))
        .or_else(|| within_names(source, mentions))
        .or_else(|| begins(source, mentions))
        .or_else(|| of_city(source, &headline, mentions, clusters))
        .or_else(|| headline.kind(source).map(str::to_owned))
        .or_else(|| speaking(source, mentions))?;
    clusters.push(Cluster { class, name, first: usize::MAX });
    Some(clusters.len() - 1)
}

/// The zone before the colon of a headline: 临川高新区：….
fn headed(title: &str) -> Option<String> {
    let head = title.split(['：', ':']).next().filter(|h| *h != title && h.chars().count() <= 14)?;
    ["区", "城", "谷", "港", "园"].iter().any(|e| head.ends_with(e)).then(|| head.to_owned())
}

/// The zone that is only named inside other names, most often or first: 无锡高新区 in 2020年无锡高新区金秋招商活动.
fn within_names(source: &Source<'_>, mentions: &[Mention]) -> Option<String> {
    let mut count: Vec<(&str, usize)> = Vec::new();
    for hit in source.words([Kind::Entity]) {
        let known = source.ontology.lexicon.get(*hit, Kind::Entity).is_some_and(|e| e.value.split('\t').next() == Some("Zone"));
        // 中电|光谷 is a firm.
        let opens = |m: &Mention| {
            let before = (hit.span.begin as usize).checked_sub(1).and_then(|i| source.token(i));
            // 江山|光谷|科创园: nor is what is called so elsewhere.
            let word = source.text.str(hit.span);
            let lies = source.ontology.seeds.find(ZONE, word).filter(|k| k.name != word && word.chars().count() == 2);
            let elsewhere = |t: &super::Token| {
                lies.is_some_and(|k| !k.place.starts_with(source.text.str(t.span).trim_end_matches('市')))
                    && source.word_from(hit.span.end as usize, Kind::Suffix).is_some()
            };
            let apart = |t: &super::Token| t.pos != Pos::Noun && t.pos != Pos::Other && !elsewhere(t);
            m.span.begin == hit.span.begin || before.is_none_or(apart)
        };
        // What somebody built elsewhere is told further down.
        // Nor does 张江 stand in the name of 张江河.
        let near = |m: &Mention| m.class != "Person" && (m.class != "Project" || opening(source, m.span));
        let inside = |m: &Mention| m.span.contains(hit.span) && m.span != hit.span;
        if known && mentions.iter().any(|m| inside(m) && opens(m) && near(m)) {
            let name = source.text.str(hit.span);
            match count.iter_mut().find(|(n, _)| *n == name) {
                Some((_, times)) => *times += 1,
                None => count.push((name, 1)),
            }
        }
    }
    let most = count.iter().map(|(_, times)| *times).max()?;
    count.iter().find(|(_, times)| *times == most).map(|(name, _)| (*name).to_owned())
}

/// Whether a name stands in the first paragraph.
fn opening(source: &Source<'_>, span: Span) -> bool {
    let sentences = &source.text.sentences;
    let first = sentences.first().map(|s| s.paragraph);
    sentences.iter().take_while(|s| Some(s.paragraph) == first).any(|s| s.span.contains(span))
}

/// The headline and its listed words.
struct Headline {
    text: Text,
    hits: Hits,
}

impl Headline {
    fn of(source: &Source<'_>) -> Headline {
        let text = Text::from(source.article.title.as_str());
        let hits = source.ontology.lexicon.scan(&text);
        Headline { text, hits }
    }

    /// The zone in it, known or a place with a kind, and where it stands: 云山|高新区|上半年经济平稳.
    fn zone(&self, source: &Source<'_>) -> Option<(u32, String)> {
        let (lexicon, seeds) = (&source.ontology.lexicon, &source.ontology.seeds);
        self.hits.iter().find_map(|hit| {
            let word = self.text.str(hit.span);
            // 江山|光谷|科创园 is not the 光谷 of another city.
            let elsewhere = |place: &str| {
                let before = self.text.str(Span { begin: 0, end: hit.span.begin });
                let goes_on = self.hits.from(hit.span.end as usize).iter().any(|h| h.has(Kind::Suffix));
                let town = place.trim_end_matches('市');
                goes_on && !before.is_empty() && !before.ends_with(is_mark) && !before.ends_with(town)
            };
            let name = match lexicon.known(*hit) {
                Some(ZONE) => {
                    let known = seeds.find(ZONE, word)?;
                    let alias = known.name != word && !word.contains(known.place.trim_end_matches('市'));
                    if alias && elsewhere(&known.place) {
                        return None;
                    }
                    known.name.clone()
                }
                Some(PLACE) if super::region::within_province(seeds, word) => {
                    let kinds = self.hits.from(hit.span.end as usize).iter();
                    let kind = kinds.map(|h| h.span).find(|kind| is_kind(source, self.text.str(*kind)))?;
                    self.text.str(hit.span.join(kind)).to_owned()
                }
                _ => return None,
            };
            Some((hit.span.begin, name))
        })
    }

    /// Whether it begins with a district, and names no zone.
    fn district(&self, source: &Source<'_>, mentions: &[Mention], clusters: &[Cluster]) -> bool {
        let title = self.text.string.as_str();
        let begins = |m: &Mention| {
            let name = clusters[m.entity].name.as_str();
            m.class == PLACE && name.ends_with('区') && title.starts_with(name.trim_end_matches('区'))
        };
        let zone = |c: &Cluster| c.class == ZONE && title.contains(&c.name);
        // 东临区：…: one that no list has.
        let called = || headed(title).is_some_and(|name| plain_district(source, &name));
        (called() || mentions.iter().any(begins)) && self.zone(source).is_none() && !clusters.iter().any(zone)
    }

    /// The zone that nobody knows with which it begins, where the text calls it so, if only inside other names: 青岩湖高新区|上半年….
    fn begins(&self, source: &Source<'_>) -> Option<String> {
        // 江山光谷|科创园|一季度招商…: so is a park, of which the text speaks as 园区.
        let park = |kind: &str| {
            kind.ends_with('园')
                && kind.chars().count() >= 3
                && source.ontology.lexicon.values(kind, Kind::Suffix).any(|c| c == "Platform")
        };
        let spoken = source.words([Kind::Anaphor]).any(|h| source.value(h.span, Kind::Anaphor) == Some("park"));
        let zone = |kind: &Span| is_kind(source, self.text.str(*kind)) || spoken && park(self.text.str(*kind));
        let kind = self.hits.iter().map(|h| h.span).find(zone)?;
        let name = self.text.str(Span { begin: 0, end: kind.end });
        let called = (2..=6).contains(&kind.begin) && !name.chars().any(is_mark);
        (called && source.text.string.contains(name)).then(|| name.to_owned())
    }

    /// The kind by which alone it calls its zone, at its beginning or behind a date: 上半年|经开区|工业经济平稳, not 全省高新区. It is one of
    /// its own where nothing says of which city.
    fn kind(&self, source: &Source<'_>) -> Option<&str> {
        let dated = |at: u32| self.hits.iter().any(|h| h.span.end == at && h.has(Kind::Time));
        let mark = |at: u32| self.text.chars.get(at as usize - 1).copied().is_some_and(is_mark);
        let free = |at: u32| at == 0 || mark(at) || dated(at);
        let own = |h: &&Hit| source.ontology.lexicon.get(**h, Kind::Anaphor).is_some_and(|e| &*e.value == "self");
        let mut words = self.hits.iter().filter(own).filter(|h| free(h.span.begin)).map(|h| self.text.str(h.span));
        words.find(|word| is_kind(source, word))
    }
}

/// The zone with which another name begins: 云山高新区 in 云山高新区招商大会.
fn begins(source: &Source<'_>, mentions: &[Mention]) -> Option<String> {
    let seeds = &source.ontology.seeds;
    mentions.iter().find_map(|m| {
        let place = source.hits_from(m.span.begin as usize).iter().map(|h| h.span);
        let place = place.filter(|p| m.span.contains(*p)).find(|p| super::region::within_province(seeds, source.text.str(*p)))?;
        let kind = source.hits_from(place.end as usize).iter().find(|h| h.has(Kind::Suffix) && m.span.contains(h.span))?;
        is_kind(source, source.text.str(kind.span)).then(|| source.text.str(place.join(kind.span)).to_owned())
    })
}

/// The zone of the only city spoken of, where a kind stands for a name: in the headline 云山市…, in the text 高新区新增企业8家.
fn of_city(source: &Source<'_>, headline: &Headline, mentions: &[Mention], clusters: &[Cluster]) -> Option<String> {
    let seeds = &source.ontology.seeds;
    let kind = bare(source, mentions).or_else(|| headline.kind(source))?;
    let title = super::home(source, clusters, None, "city");
    let mut named = mentions.iter().filter(|m| super::region::at(source, clusters, m, "city")).map(|m| m.entity);
    let only = || named.next().filter(|first| named.all(|m| m == *first)).map(|m| clusters[m].name.clone());
    let (told, city) = (title.is_some() || headline.kind(source).is_some(), title.or_else(only)?);
    let name = format!("{}{kind}", city.trim_end_matches('市'));
    match seeds.find(ZONE, &name) {
        Some(known) => Some(known.name.clone()),
        None => told.then_some(name),
    }
}

/// The kind that stands at the head of a clause like a name: |高新区|新增企业8家.
fn bare<'a>(source: &Source<'a>, mentions: &[Mention]) -> Option<&'a str> {
    let stands = |h: &&Hit| {
        h.has(Kind::Suffix)
            && is_kind(source, source.text.str(h.span))
            && super::stands::head(source, h.span)
            && !super::stands::qualified(source, h.span)
            && !mentions.iter().any(|m| m.outer.contains(h.span))
    };
    source.words([Kind::Anaphor]).find(stands).map(|h| source.text.str(h.span))
}

/// The kind by which alone an article calls its zone, and speaks as it: 今年以来，|高新区|稳中有进。…|全区|完成产值8亿元.
fn speaking(source: &Source<'_>, mentions: &[Mention]) -> Option<String> {
    let kind = bare(source, mentions)?;
    let own = |h: &Hit| source.ontology.lexicon.get(*h, Kind::Anaphor).is_some_and(|e| &*e.value == "self");
    let all = source
        .words([Kind::Anaphor])
        .any(|h| own(h) && super::stands::head(source, h.span) && !is_kind(source, source.text.str(h.span)));
    let elsewhere = mentions.iter().any(|m| m.class == PLACE || m.class == ZONE);
    (all && !elsewhere).then(|| kind.to_owned())
}

/// Whether a name ends in such a kind: 云山高新区, not 云山东片区.
pub(super) fn of_a_kind(source: &Source<'_>, name: &str) -> bool {
    name.char_indices().any(|(i, _)| is_kind(source, &name[i..]))
}

/// Whether a word is never said of a zone that is called so: 经开区 in news of 青禾高新区 is another one.
pub(super) fn opposed(source: &Source<'_>, word: &str, name: &str) -> bool {
    let nots = source.ontology.lexicon.values(word, Kind::Anaphor).filter_map(|value| value.strip_prefix("not "));
    nots.into_iter().any(|kind| name.ends_with(kind))
}

/// Whether a name is that of a district rather than a zone: 东临区.
pub(super) fn plain_district(source: &Source<'_>, name: &str) -> bool {
    name.ends_with('区') && !of_a_kind(source, name) && !stands_for(source, name)
}

/// Whether a name ends in a word that stands for a zone by itself: 柳东|新区, not 文旅|小镇.
fn stands_for(source: &Source<'_>, name: &str) -> bool {
    let mut ends = name.char_indices().map(|(i, _)| &name[i..]);
    ends.any(|end| source.ontology.lexicon.values(end, Kind::Anaphor).any(|value| value == "self"))
}

/// Whether a word is what zones of a sort are called: 高新区, not 片区.
fn is_kind(source: &Source<'_>, word: &str) -> bool {
    word.chars().count() >= 3 && source.ontology.lexicon.values(word, Kind::Suffix).any(|class| class == ZONE)
}

const ZONE: &str = "Zone";
const PLACE: &str = "Place";
