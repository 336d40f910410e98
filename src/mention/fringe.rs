//! What is cut off names once all are found, since it takes two of them to see it: `云杉生物|四价流感疫苗`, `北辰股份|控股子公司`.

use super::{Candidate, Source};
use crate::ontology::{Kind, says};
use crate::text::Span;

/// How strong candidates are that the ontology names.
const KNOWN: u8 = 3;

/// Cuts makers off products, grantors off honours, and off firms what is said of them; drops what goes on over a market's name.
pub(super) fn cut(source: &Source<'_>, candidates: &mut Vec<Candidate>) {
    makers(candidates);
    yards(source, candidates);
    grantors(source, candidates);
    praised(source, candidates);
    titled(source, candidates);
    owning(source, candidates);
    markets(source, candidates);
}

/// 云杉生物|四价流感疫苗: with the firm that makes it a product's name does not begin.
fn makers(candidates: &mut [Candidate]) {
    let firms: Vec<Span> = candidates.iter().filter(|c| c.class == "Company" && c.strength > 0).map(|c| c.span).collect();
    for product in candidates.iter_mut().filter(|c| c.class == "Product" && c.span == c.outer) {
        let maker = firms.iter().find(|f| f.begin == product.span.begin && f.end + 3 <= product.span.end);
        if let Some(maker) = maker {
            product.span.begin = maker.end;
            product.outer.begin = maker.end;
        }
    }
}

/// 走进云杉水泵有限公司|展厅: where a firm works is told of the firm.
fn yards(source: &Source<'_>, candidates: &mut [Candidate]) {
    let Some(company) = source.ontology.schema.class("Company") else { return };
    for c in candidates.iter_mut().filter(|c| matches!(c.class, "Platform" | "Project") && c.span == c.outer) {
        let yard = |from: &u32| {
            let word = Span { begin: *from, end: c.span.end };
            source.value(word, Kind::Particle).is_some_and(|does| says(does, "yard"))
        };
        let legal = |at: &u32| (4..=6).any(|n| source.is(Span { begin: at.saturating_sub(n), end: *at }, Kind::Legal));
        let end = (2..=4).filter_map(|n| c.span.end.checked_sub(n)).find(|at| *at > c.span.begin && yard(at) && legal(at));
        if let Some(end) = end {
            (c.class, c.span.end, c.outer.end) = (company, end, end);
        }
    }
}

/// 入选|工业和信息化部|第七批小巨人企业名单: who grants an honour is no part of it, unless it is a prize called after him (省政府质量奖).
fn grantors(source: &Source<'_>, candidates: &mut [Candidate]) {
    let body = |c: &&Candidate| match c.class {
        "Government" | "Association" => c.strength > 0,
        "Institute" => c.strength == KNOWN,
        _ => false,
    };
    let mut bodies: Vec<Span> = candidates.iter().filter(body).map(|c| c.span).collect();
    bodies.sort_unstable();
    let built = |class| matches!(class, "Project" | "Platform" | "Document");
    for honor in candidates.iter_mut().filter(|c| c.span == c.outer && c.strength < KNOWN) {
        let begin = honor.span.begin;
        let won = || super::titles::won(source, begin as usize + 1) == Some(begin as usize);
        if honor.class != "Honor" && !(built(honor.class) && won()) {
            continue;
        }
        let from = bodies.partition_point(|b| b.begin < begin);
        let here = bodies[from..].iter().take_while(|b| b.begin == begin);
        let prize = source.char(honor.span.end as usize - 1) == Some('奖');
        if let Some(body) = here.filter(|b| !prize && b.end + 4 <= honor.span.end).last() {
            honor.span.begin = body.end;
            honor.outer.begin = body.end;
        }
    }
}

/// 人才工作示范单位|称号: behind what an honour is called, the word for a title is no part of it.
fn titled(source: &Source<'_>, candidates: &mut [Candidate]) {
    for honor in candidates.iter_mut().filter(|c| c.class == "Honor" && c.span == c.outer && c.strength < KNOWN) {
        let end = honor.span.end;
        let title = [4, 2].into_iter().map(|n| Span { begin: end.saturating_sub(n), end });
        let title = title.into_iter().find(|t| matches!(source.text.str(*t), "荣誉称号" | "称号"));
        let Some(title) = title.filter(|t| t.begin >= honor.span.begin + 4) else { continue };
        // “江南工匠”|称号
        let quoted = source.char(honor.span.begin as usize) == Some('“') && source.char(title.begin as usize - 1) == Some('”');
        if quoted || source.ends_name(title.begin, "Honor") {
            honor.outer.end = title.begin;
            honor.span = honor.outer;
            honor.span.begin += u32::from(quoted);
            honor.span.end -= u32::from(quoted);
        }
    }
}

/// 浦东首家|北京证券交易所: no name goes on to the left over what a market is called.
fn markets(source: &Source<'_>, candidates: &mut Vec<Candidate>) {
    let ends = |c: &Candidate| {
        let inner = (c.span.begin + 1..c.span.end).flat_map(|i| source.hits.with(i as usize, Kind::Market));
        c.class == "Company" && c.strength < KNOWN && inner.into_iter().any(|h| h.span.end >= c.span.end)
    };
    candidates.retain(|c| !ends(c));
}

/// 北辰股份|控股子公司: the word behind a firm's name that says whose firm follows is no part of it.
fn owning(source: &Source<'_>, candidates: &mut [Candidate]) {
    for firm in candidates.iter_mut().filter(|c| c.class == "Company" && c.span == c.outer && c.span.len() > 4) {
        let end = firm.span.end;
        let reaches = |begin: u32| source.hits.with(begin as usize, Kind::Apposition).any(|h| h.span.end > end + 1);
        let field = source.is(Span { begin: end - 4, end: end - 2 }, Kind::Field);
        // But 信科|集团旗下
        let governs = source.is(Span { begin: end - 2, end }, Kind::Boundary);
        if governs && reaches(end - 2) && (field || source.hits_end_agent(end - 2)) {
            firm.span.end = end - 2;
            firm.outer.end = end - 2;
        }
    }
}

/// 原|远望药业, 前|基石生物: what is said of a firm in front of its name is no part of it.
fn praised(source: &Source<'_>, candidates: &mut [Candidate]) {
    for firm in candidates.iter_mut().filter(|c| c.class == "Company" && c.span == c.outer && c.span.len() > 4) {
        let said = source.token(firm.span.begin as usize).filter(|t| t.span.begin == firm.span.begin && t.is(Kind::Epithet));
        if let Some(said) = said.filter(|t| t.span.len() == 1) {
            firm.span.begin = said.span.end;
            firm.outer.begin = said.span.end;
        }
    }
}
