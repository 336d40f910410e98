//! Whose a thing is by the name with which its own begins: `西江水务集团|智能水表采购项目`, `甘肃省水利厅|监测设备项目`.

use super::kind::trades_only;
use super::{Class, Source};
use crate::ontology::Kind;
use crate::text::Span;

/// The firm, body or school with whose name a longer name begins.
pub(crate) fn possessor(source: &Source<'_>, name: Span) -> Option<(Span, Class)> {
    let owns = |class: &str| matches!(class, "Company" | "Government" | "Institute");
    let lexicon = &source.ontology.lexicon;
    let ends = |at: u32| source.token(at as usize - 1).is_some_and(|t| t.span.end == at);
    let ending = |begin: u32, known: bool| {
        let hit = source.hits.with(begin as usize, Kind::Suffix).find(|h| h.span.end < name.end && h.span.len() > 1)?;
        let class = lexicon.suffix(*hit).filter(|class| owns(class))?;
        let (whole, front) = (Span { begin: name.begin, end: hit.span.end }, Span { begin: name.begin, end: begin });
        // 智慧|医院|信息系统 is nobody's, but 岳山市第一|医院|信息系统 is, and so is 中国电建|集团|….
        let placed = || source.token(name.begin as usize).is_some_and(|t| t.place && t.span.end <= begin);
        let named = known || if class == "Company" { front.len() > 1 && !trades_only(source, front, whole) } else { placed() };
        (named && ends(hit.span.end)).then_some((whole, class))
    };
    let known = source.hits.with(name.begin as usize, Kind::Entity).find(|h| h.span.end < name.end);
    let known = known.and_then(|h| Some((h.span, lexicon.known(*h).filter(|class| owns(class))?)));
    if let Some((span, class)) = known {
        // 中车|株洲|电机: only a longer name goes on with a place.
        let longer = source.token(span.end as usize).is_some_and(|t| t.place);
        return ending(span.end, true).or(Some((span, class)).filter(|_| !longer));
    }
    (name.begin + 2..name.end).find_map(|at| ending(at, false))
}
