//! Text → typed names: `襄阳高新区` Zone, `东创智联（武汉）新能源科技有限公司` Company, `曾丽丽` Person.
//!
//! Candidates come from known entities, the suffix grammar, quotation marks and posts; `policy` says which of
//! overlapping ones stays, and `entity` says which of them name the same thing in this article.

mod abut;
mod acts;
mod again;
mod anaphor;
mod brand;
mod closes;
mod coined;
mod dash;
mod deed;
mod edges;
mod ending;
mod entity;
mod firm;
mod foreign;
mod given;
mod heads;
mod holder;
mod inside;
mod kind;
mod latin;
mod left;
mod listed;
mod name;
mod number;
mod occasion;
mod office;
mod onward;
mod own;
mod owners;
mod pairs;
mod partner;
mod people;
mod person;
mod phase;
mod points;
mod policy;
mod quoted;
mod region;
mod roll;
mod shared;
mod short;
mod sorted;
mod source;
mod stands;
mod step;
mod syllables;
mod tally;
mod ticker;
mod titles;
pub mod token;
mod told;
mod treaty;
mod twin;
mod zone;

use crate::ontology::Kind;
use crate::text::Span;

pub use crate::ontology::Class;

pub use edges::bare;
pub use entity::{Cluster, cluster};
pub use office::level;
pub use own::Own;
pub(crate) use quoted::ending;
pub use region::home;
pub use short::declared_form;
pub(crate) use source::Candidate;
pub use source::{Mention, Source, plain};
pub use token::{Pos, Token};
pub use zone::zone;

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

/// 浦东首家|北京证券交易所: no name goes on to the left over what a market is called.
fn markets(source: &Source<'_>, candidates: &mut Vec<Candidate>) {
    let ends = |c: &Candidate| {
        let inner = (c.span.begin + 1..c.span.end).flat_map(|i| source.hits.with(i as usize, Kind::Market));
        c.class == "Company" && c.strength < KNOWN && inner.into_iter().any(|h| h.span.end >= c.span.end)
    };
    candidates.retain(|c| !ends(c));
}

/// How strong candidates are that the ontology names.
const KNOWN: u8 = 3;

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

/// Every name in the text, in text order, without overlaps, and the entities they name.
pub fn find(source: &Source<'_>) -> (Vec<Mention>, Vec<Cluster>) {
    let mut candidates = Vec::with_capacity(source.text.chars.len() / 8);
    name::known(source, &mut candidates);
    name::suffixed(source, &mut candidates);
    latin::firms(source, &mut candidates);
    brand::branded(source, &mut candidates);
    listed::firms(source, &mut candidates);
    listed::beside(source, &mut candidates);
    roll::opened(source, &mut candidates);
    listed::projects(source, &mut candidates);
    listed::works_beside(source, &mut candidates);
    deed::firms(source, &mut candidates);
    ticker::firms(source, &mut candidates);
    heads::repeated(source, &mut candidates);
    brand::posted(source, &mut candidates);
    quoted::quoted(source, &mut candidates);
    dash::called(source, &mut candidates);
    points::policies(source, &mut candidates);
    titles::titles(source, &mut candidates);
    titles::named(source, &mut candidates);
    treaty::apart(source, &mut candidates);
    makers(&mut candidates);
    praised(source, &mut candidates);
    owning(source, &mut candidates);
    markets(source, &mut candidates);
    let names = brand::chaired(source, policy::resolve(source, candidates));
    let names = again::again(source, names);
    let names = shared::shared_prefixes(source, names);
    let names = twin::twins(source, names);
    let names = person::persons(source, names);
    let names = short::short_forms(source, names);
    cluster(source, names)
}
