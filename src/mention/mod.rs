//! Text → typed names: `襄阳高新区` Zone, `东创智联（武汉）新能源科技有限公司` Company, `曾丽丽` Person.
//!
//! Candidates come from known entities, the suffix grammar, quotation marks and posts; `policy` says which of
//! overlapping ones stays, and `entity` says which of them name the same thing in this article.

mod abut;
mod acronym;
mod acts;
mod again;
mod anaphor;
mod apposed;
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
mod fringe;
mod given;
mod heads;
mod holder;
mod inside;
mod kind;
mod latin;
mod latter;
mod left;
mod listed;
mod name;
mod number;
mod occasion;
mod office;
mod onward;
mod ordinal;
mod own;
mod owners;
mod pairs;
mod partner;
mod people;
mod person;
mod phase;
mod plant;
mod points;
mod policy;
mod possessor;
mod quoted;
mod region;
mod roll;
mod shared;
mod short;
mod sorted;
mod source;
mod spot;
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
mod voice;
mod works;
mod zone;

pub use crate::ontology::Class;

pub use edges::bare;
pub use entity::{Cluster, cluster};
pub use office::level;
pub use own::Own;
pub(crate) use possessor::possessor;
pub(crate) use quoted::ending;
pub use region::home;
pub use short::declared_form;
pub(crate) use source::Candidate;
pub use source::{Mention, Source, plain};
pub use token::{Pos, Token};
pub use zone::zone;

/// Every name in the text, in text order, without overlaps, and the entities they name.
pub fn find(source: &Source<'_>) -> (Vec<Mention>, Vec<Cluster>) {
    let mut candidates = Vec::with_capacity(source.text.chars.len() / 8);
    name::known(source, &mut candidates);
    name::suffixed(source, &mut candidates);
    latin::firms(source, &mut candidates);
    latin::products(source, &mut candidates);
    brand::branded(source, &mut candidates);
    ordinal::institutes(source, &mut candidates);
    listed::firms(source, &mut candidates);
    listed::beside(source, &mut candidates);
    roll::opened(source, &mut candidates);
    listed::projects(source, &mut candidates);
    listed::works_beside(source, &mut candidates);
    deed::firms(source, &mut candidates);
    apposed::firms(source, &mut candidates);
    ticker::firms(source, &mut candidates);
    heads::repeated(source, &mut candidates);
    brand::posted(source, &mut candidates);
    quoted::quoted(source, &mut candidates);
    dash::called(source, &mut candidates);
    points::policies(source, &mut candidates);
    titles::titles(source, &mut candidates);
    titles::named(source, &mut candidates);
    treaty::apart(source, &mut candidates);
    fringe::cut(source, &mut candidates);
    let names = brand::chaired(source, policy::resolve(source, candidates));
    let names = again::again(source, names);
    let names = shared::shared_prefixes(source, names);
    let names = twin::twins(source, names);
    let names = person::persons(source, names);
    let names = short::short_forms(source, names);
    cluster(source, names)
}
