//! Short forms: declared (`（以下简称“达梦数据”）`) and undeclared (`骆驼集团` for `骆驼集团股份有限公司`, `东风纳米`).
//!
//! An undeclared form is a run of a full name's own words that begins with its brand, found elsewhere in the article.

use std::borrow::Cow;

use super::acronym::{abbreviates, acronym, legal};
use super::pairs::Pairs;
use super::token::{Pos, is_mark};
use super::{Mention, Source};
use crate::article::MARKS;
use crate::ontology::Kind;
use crate::text::Span;

/// Adds mentions of short forms; `entity` of each refers to the index of its full mention plus one, 0 for none.
pub(super) fn short_forms(source: &Source<'_>, mut mentions: Vec<Mention>) -> Vec<Mention> {
    widen(source, &mut mentions);
    mentions.sort_by_key(|m| m.span);
    for m in &mut mentions {
        m.entity = 0;
    }
    let mut forms: Vec<Form<'_>> = Vec::new();
    let pairs = source.pairs();
    let mut named: Vec<Named> = Vec::new();
    let legal = legal(source, &mentions);
    for m in &mentions {
        if let Some(form) = declared(source, *m).filter(|form| pairs.may_hold(form.chars())) {
            forms.push(Form::new(Cow::Owned(form), m, true));
        }
        // 蓝海动力 in a list of firms is the same firm where nothing else says that it is one.
        let bare = || matches!(m.class, "Platform" | "Institute") && !source.ends_name(m.span.end, m.class);
        if (m.class == "Company" || bare()) && !m.anaphor && (3..=8).contains(&m.span.len()) {
            let own = source.text.str(m.span);
            forms.push(Form::new(Cow::Borrowed(own), acronym(source, &legal, m).unwrap_or(m), false));
        }
        if matches!(m.class, "Company" | "Institute" | "Platform" | "Association") {
            let (words, closed) = words(source, m.span);
            // The same name again has the same short forms.
            if !named.iter().any(|n| n.again(source, m.span, &words)) {
                // 产业互联网 is no alliance: what is no firm keeps the ending that says what it is.
                let head = source.char(m.span.end as usize - 1);
                let fits = |form: &Cow<'_, str>| m.class == "Company" || form.chars().next_back() == head;
                let derived = derived(source, pairs, m.span, &words, closed).into_iter().filter(fits);
                let derived = derived.map(|form| (legal_rest(source, m.span, &form), form));
                forms.extend(derived.map(|(all, form)| Form { all, ..Form::new(form, m, false) }));
                named.push(Named { full: m.span, words });
            }
        }
    }
    // Longer forms first, so that 骆驼集团 wins over 骆驼; of equal ones that of the first name that is fuller than the form.
    // 东山公司 beside 东山云锋汽车有限公司 and 东山林泓汽车有限公司 is neither of them.
    let own = |form: &Form| form.full.len() == form.length;
    forms.sort_by(|a, b| b.length.cmp(&a.length).then_with(|| (&a.form, own(a), a.full).cmp(&(&b.form, own(b), b.full))));
    let mut kept: Vec<Form<'_>> = Vec::with_capacity(forms.len());
    for form in forms {
        match kept.last_mut().filter(|last| last.form == form.form) {
            Some(last) if own(&form) => {
                if last.shared && !last.sure {
                    *last = form;
                }
            }
            Some(last) => last.shared |= source.text.str(last.full) != source.text.str(form.full),
            None => kept.push(form),
        }
    }
    let mut forms = kept;
    // 泰瑞新材料是|泰瑞股份|的子公司: whoever belongs to another is not called so.
    let kin = |form: &Form<'_>| {
        pairs.places(source.text, &form.form).any(|at| belongs(source, form.full, Span::new(at, at + form.length)))
    };
    forms.retain(|form| form.sure || form.class != "Company" || own(form) || !kin(form));
    let mut used = vec![false; source.text.chars.len()];
    for m in &mentions {
        used[m.outer.range()].fill(true);
    }
    let mut links: Vec<(Span, Span)> = Vec::new();
    // Those that were named stand in front, in order; no form is found where another one was.
    let mut sorted = mentions.len();
    for Form { form, length, class, full, sure, all, .. } in &forms {
        for begin in pairs.places(source.text, form) {
            let span = Span::new(begin, begin + length);
            // 该|公司 is whoever was named before, though brackets say who 公司 is.
            let this = begin > 0 && source.is(Span::new(begin - 1, begin + length), Kind::Anaphor);
            if this || source.token(begin).is_none() {
                continue;
            }
            let first = if used[begin] { mentions[..sorted].partition_point(|m| m.span < span) } else { sorted };
            if let Some(m) = mentions[..sorted].get_mut(first).filter(|m| m.span == span) {
                // What the brackets declare overrules what the ending says: 中建三局 is the firm. 云杉疫苗股份有限公司 is 云杉疫苗, too,
                // unless somebody makes it.
                if m.span != *full && (m.class == *class || *sure || *all && m.class == "Product" && !made(source, span)) {
                    m.class = class;
                    links.push((span, *full));
                }
                continue;
            }
            // 云杉|新能源: a field inside a firm's short name is none; what brackets declare outweighs any name inside it.
            // 镇江|船厂 of 江苏省镇江船厂（集团）有限公司: so is the place with which it begins.
            let town = |m: &Mention| m.class == "Place" && m.span.begin == span.begin && m.span.end < span.end;
            let weaker = |m: &Mention| span.contains(m.outer) && (*sure || m.class == "Industry" || town(m));
            // 空间 for 空间技术研究所: an everyday word is somebody's name only where no noun goes on with it.
            let word = source.token(begin).is_some_and(|t| t.span == span && t.pos != Pos::Other && !t.place);
            // 惠云 of 惠云市…公司 is the place.
            let town = length + 1 < full.len()
                && source.text.str(*full).starts_with(&**form)
                && matches!(source.char(full.begin as usize + length), Some('市' | '县' | '区' | '省' | '州'));
            if town || !apart(source, span) || (!sure && word && !super::coined::goes_no_further(source, span.end as usize)) {
                continue;
            }
            if used[span.range()].iter().any(|u| *u) {
                if mentions.iter().any(|m| m.outer.overlaps(span) && !weaker(m)) {
                    continue;
                }
                let weak = |m: &Mention| m.outer.overlaps(span);
                sorted -= mentions[..sorted].iter().filter(|m| weak(m)).count();
                mentions.retain(|m| !weak(m));
            }
            used[span.range()].fill(true);
            mentions.push(Mention { span, outer: span, class, entity: 0, anaphor: false, prefix: None });
            links.push((span, *full));
        }
    }
    mentions.sort_by_key(|m| m.span);
    for (short, full) in links {
        let place = |span: Span| {
            Some(mentions.partition_point(|m| m.span < span)).filter(|i| mentions.get(*i).is_some_and(|m| m.span == span))
        };
        let target = place(full).map_or(0, |i| i + 1);
        if let Some(m) = place(short).and_then(|i| mentions.get_mut(i)) {
            m.entity = target;
        }
    }
    mentions
}

/// How far apart two firms may stand of which a clause says that one belongs to the other.
const KIN: usize = 16;

/// Whether a clause says that one of two firms belongs to the other: 泰瑞新材料系上市公司|泰瑞股份|的控股子公司.
fn belongs(source: &Source<'_>, full: Span, form: Span) -> bool {
    let behind = form.end as usize;
    let owned = |at: usize| source.word_from(at, Kind::Particle).is_some_and(|(_, does)| crate::ontology::says(does, "owned"));
    let mut between = full.end as usize..form.begin as usize;
    let near = full.end < form.begin && between.len() < KIN && between.all(|i| source.char(i).is_some_and(|c| !is_mark(c)));
    near && source.char(behind) == Some('的') && owned(behind + 1)
}

/// Whether nothing but the legal ending is left of a full name behind a form: 云杉疫苗 of 宁海云杉疫苗|股份有限公司.
fn legal_rest(source: &Source<'_>, full: Span, form: &str) -> bool {
    let name = source.text.str(full);
    let at = name.find(form).map(|at| at + form.len());
    at.is_some_and(|at| source.ontology.lexicon.lists(&name[at..], Kind::Legal))
}

/// Whether something is said to be made, or told of as somebody's: 推出|云杉疫苗, 自主研发的|云杉疫苗.
fn made(source: &Source<'_>, span: Span) -> bool {
    let before = (span.begin as usize).checked_sub(1).and_then(|i| source.token(i));
    before.is_some_and(|t| t.pos == Pos::Verb || source.text.str(t.span) == "的")
}

/// Whether a form stands as a word of its own: it does not cut a common word.
fn apart(source: &Source<'_>, span: Span) -> bool {
    super::source::whole(source, span) || span.len() >= 4
}

/// A name whose brackets declare more than its beginning holds begins where the form does: 青禾|同辉晶体有限公司（简称“同辉晶体”）
/// is no firm of 青禾 and 辉晶体有限公司.
fn widen(source: &Source<'_>, mentions: &mut Vec<Mention>) {
    let mut within = Vec::new();
    for i in 0..mentions.len() {
        let m = mentions[i];
        let Some(form) = declared(source, m) else { continue };
        let cut = |from: &usize| {
            let begin = (m.span.begin as usize).checked_sub(*from);
            let to = |begin: usize| begin + form.chars().count();
            let held = |begin: &usize| to(*begin) <= m.span.end as usize && to(*begin) > m.span.begin as usize;
            let begin = begin.filter(held)?;
            (source.text.str(Span::new(begin, to(begin))) == form).then_some(begin)
        };
        let Some(begin) = (1..=3).find_map(|from| cut(&from)) else { continue };
        let region = mentions[..i].iter().find(|p| p.class == "Place" && p.outer.end as usize == begin).map(|p| p.outer);
        let begin = region.map_or(begin as u32, |r| r.begin);
        let wide = Span { begin, ..m.span };
        if m.outer == m.span && !mentions.iter().any(|o| o.span != m.span && Some(o.outer) != region && o.outer.overlaps(wide)) {
            (mentions[i].span, mentions[i].outer) = (wide, wide);
            within.extend(region);
        }
    }
    mentions.retain(|m| !within.contains(&m.outer));
}

/// The form that brackets right after a name declare: `（以下简称“X”）`, `（简称：X）`.
pub(super) fn declared(source: &Source<'_>, m: Mention) -> Option<String> {
    let open = m.outer.end as usize;
    let close = match source.char(open) {
        Some('（') => (open..open + 40).find(|&i| source.char(i) == Some('）'))?,
        // 甲科技有限公司，简称“甲科技”，
        Some('，') => (open + 1..open + 20).find(|&i| matches!(source.char(i), Some('，' | '。')))?,
        _ => return None,
    };
    let inner = source.text.str(Span::new(open + 1, close));
    let bare = || source.char(open) == Some('（') && m.class == "Company" && abbreviates(inner, source.text.str(m.span));
    let aside = source.char(open) == Some('，') && !MARKS.alias.start(inner.trim_start_matches(['以', '下']));
    declared_form(inner).filter(|_| !aside).or_else(|| bare().then(|| inner.to_owned()))
}

/// The form that the words in brackets declare: `以下简称“X”` → X.
pub fn declared_form(inner: &str) -> Option<String> {
    let rest = MARKS.alias.behind(inner)?;
    let form: String = rest.chars().filter(|c| !is_mark(*c) && *c != '为').collect();
    (form.chars().count() >= 2).then_some(form)
}

/// The words of a name, what stands in brackets apart; and whether its brackets close.
fn words(source: &Source<'_>, full: Span) -> (Vec<Span>, bool) {
    let mut words: Vec<Span> = Vec::with_capacity(full.len());
    let mut at = full.begin as usize;
    let mut depth = 0;
    while at < full.end as usize {
        let end = source.token(at).map_or(at + 1, |t| t.span.end.min(full.end) as usize).max(at + 1);
        match source.char(at) {
            Some('（') => depth += 1,
            Some('）') => depth -= 1,
            Some(c) if is_mark(c) => {}
            _ if depth == 0 => words.push(Span::new(at, end)),
            _ => {}
        }
        at = end;
    }
    (words, depth == 0)
}

/// A short form of a full name, and whether it was declared.
struct Form<'a> {
    form: Cow<'a, str>,
    /// In characters.
    length: usize,
    class: super::Class,
    full: Span,
    sure: bool,
    /// Another name may be shortened to it as well.
    shared: bool,
    /// It is the full name without its legal ending.
    all: bool,
}

impl<'a> Form<'a> {
    fn new(form: Cow<'a, str>, m: &Mention, sure: bool) -> Form<'a> {
        Form { length: form.chars().count(), form, class: m.class, full: m.span, sure, shared: false, all: false }
    }
}

/// A name with its words, to see whether it stood in the article before.
struct Named {
    full: Span,
    words: Vec<Span>,
}

impl Named {
    fn again(&self, source: &Source<'_>, full: Span, words: &[Span]) -> bool {
        let same = |(a, b): (&Span, &Span)| a.begin - self.full.begin == b.begin - full.begin && a.len() == b.len();
        source.text.str(self.full) == source.text.str(full)
            && self.words.len() == words.len()
            && self.words.iter().zip(words).all(same)
    }
}

/// Forms that a full name of these words may be shortened to, and that the article may hold.
fn derived<'a>(source: &Source<'a>, pairs: &Pairs, full: Span, mut words: &[Span], closed: bool) -> Vec<Cow<'a, str>> {
    // The legal ending and the region in front are no part of a short form.
    let text = |s: Span| source.text.str(s);
    while let [rest @ .., last] = words
        && !rest.is_empty()
        && source.is(*last, Kind::Legal)
    {
        words = rest;
    }
    // 常州|投资集团: with the region the name without its legal ending is a form, too.
    let mut forms: Vec<Cow<'a, str>> = Vec::new();
    if let ([first, ..], [.., last]) = (words, words)
        && closed
    {
        forms.push(Cow::Borrowed(text(first.join(*last))));
    }
    if let [first, rest @ ..] = words
        && !rest.is_empty()
        && source.token(first.begin as usize).is_some_and(|t| t.place && t.span.len() >= 2)
    {
        words = rest;
    }
    let Some(first) = words.first() else { return Vec::new() };
    // Single characters that the dictionary does not know make up the brand: 睿|健|毅|联.
    let mut brands: Vec<Cow<'a, str>> = Vec::new();
    let mut length = 0;
    for (n, w) in words.iter().enumerate() {
        length += w.len();
        if length >= 2 {
            brands.push(joined(source, &words[..=n]));
        }
        // 天一|恒, 东方|雨润: a word or two more, up to where the trade begins.
        let trade = |w: &Span| [Kind::Field, Kind::Modifier, Kind::Generic, Kind::Suffix].iter().any(|kind| source.is(*w, *kind));
        if length >= 4 || w.len() > 1 && words.get(n + 1).is_none_or(|next| next.len() > 2 || trade(next)) {
            break;
        }
    }
    // Contiguous runs from the brand on.
    let mut length = 0;
    for (n, w) in words.iter().enumerate() {
        length += w.len();
        if length > 10 {
            break;
        }
        if length >= 2 {
            // What stands in the article as it is need not be looked for.
            let run = joined(source, &words[..=n]);
            let held = matches!(run, Cow::Borrowed(_)) || pairs.may_hold(run.chars());
            forms.extend(held.then_some(run));
        }
    }
    // The brand and one later word: 东风|纳米, 睿健|医药.
    let mut offer = |brand: &str, word: &str| {
        if pairs.may_hold(brand.chars().chain(word.chars())) {
            forms.push(Cow::Owned([brand, word].concat()));
        }
    };
    // 博世集团 is not 博世汽车系统有限公司, which belongs to it.
    let group = words.iter().any(|w| is_group(text(*w)));
    for brand in &brands {
        for w in words.iter().skip(1).filter(|w| w.len() >= 2) {
            // The word behind the brand is in the runs already.
            if w.begin > first.end {
                offer(brand, text(*w));
            }
            // 峡川|新材 for 峡川化工新材料
            if w.len() > 2 {
                offer(brand, text(Span { end: w.begin + 2, ..*w }));
            }
        }
        for ending in ["公司", "集团", "股份"].into_iter().filter(|ending| *ending != "集团" || group) {
            offer(brand, ending);
        }
    }
    let whole = text(full);
    forms.retain(|f| f != whole);
    // 云溪研究院|青禾分院: the house is not its branch.
    if let Some(branch) = words.last().filter(|last| source.is(**last, Kind::Branch)) {
        forms.retain(|f| f.ends_with(text(*branch)));
    }
    forms.sort_unstable();
    forms.dedup();
    forms.retain(|f| !common(source, f) && !another(source, f, whole, words));
    forms
}

/// Words one after the other, without the brackets between them.
fn joined<'a>(source: &Source<'a>, words: &[Span]) -> Cow<'a, str> {
    match (words.first(), words.last()) {
        (Some(first), Some(last)) if words.windows(2).all(|two| two[0].end == two[1].begin) => {
            Cow::Borrowed(source.text.str(first.join(*last)))
        }
        _ => words.iter().map(|w| source.text.str(*w)).collect(),
    }
}

fn is_group(word: &str) -> bool {
    matches!(word, "集团" | "控股")
}

/// Whether a form is the name of a firm that everybody knows and the full name, of these words, is another's: 中车 is not
/// 中车山桥车辆有限公司, which belongs to it; 万孚生物 is 广州万孚生物技术股份有限公司.
fn another(source: &Source<'_>, form: &str, full: &str, words: &[Span]) -> bool {
    let seeds = &source.ontology.seeds;
    let Some(known) = seeds.find("Company", form) else { return false };
    let same = || seeds.find("Company", full).is_some_and(|other| other.name == known.name);
    let mut rest = form;
    let mut more = false;
    for w in words {
        let word = source.text.str(*w);
        match rest.strip_prefix(word) {
            Some(after) => rest = after,
            None => more |= !is_group(word) && !source.is(*w, Kind::Generic) && !source.is(*w, Kind::Legal),
        }
    }
    more && !same()
}

/// Whether a form is an everyday word or somebody else's name, which must not become this one's: 新能源, 科技, 湖北.
fn common(source: &Source<'_>, form: &str) -> bool {
    let other = |value: &str| value.split('\t').next().is_some_and(|class| class != "Company");
    // 海安, a town, is not 海安精控公司.
    let town = |level: char| source.ontology.seeds.find("Place", &format!("{form}{level}")).is_some();
    form.chars().count() == 2 && ['市', '县', '区'].into_iter().any(town)
        || source.ontology.lexicon.lookup(form).iter().any(|e| match e.kind {
            Kind::Generic | Kind::Modifier | Kind::Boundary | Kind::Suffix => true,
            Kind::Entity => other(&e.value),
            _ => false,
        })
}
