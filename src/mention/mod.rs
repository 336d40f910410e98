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
mod opened;
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
mod this;
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

type Finder = fn(&Source<'_>, &mut Vec<Candidate>);
type Mender = fn(&Source<'_>, Vec<Mention>) -> Vec<Mention>;

/// What looks for names in a text; each may go by what those before it have found.
const FINDERS: &[Finder] = &[
    name::known,
    name::suffixed,
    latin::firms,
    latin::products,
    brand::branded,
    ordinal::institutes,
    listed::firms,
    listed::beside,
    roll::opened,
    roll::belonging,
    listed::projects,
    listed::works_beside,
    deed::firms,
    apposed::firms,
    ticker::firms,
    heads::repeated,
    brand::posted,
    quoted::quoted,
    dash::called,
    points::policies,
    titles::titles,
    titles::named,
    titles::published,
    treaty::apart,
    fringe::cut,
];

/// What adds to the names that are left of them.
const MENDERS: &[Mender] =
    &[brand::chaired, again::again, shared::shared_prefixes, twin::twins, person::persons, short::short_forms];

/// Every name in each text, in text order, without overlaps, and the entities they name.
///
/// One finder looks at all the texts before the next one does, for the same reason as in [`crate::fact::Extractor::extract_all`].
pub fn find(sources: &[Source<'_>]) -> Vec<(Vec<Mention>, Vec<Cluster>)> {
    let room = |source: &Source<'_>| Vec::with_capacity(source.text.chars.len() / 8);
    let mut candidates: Vec<Vec<Candidate>> = sources.iter().map(room).collect();
    for finder in FINDERS {
        sources.iter().zip(&mut candidates).for_each(|(source, out)| finder(source, out));
    }
    let mut names: Vec<Vec<Mention>> = sources.iter().zip(candidates).map(|(source, c)| policy::resolve(source, c)).collect();
    for mender in MENDERS {
        sources.iter().zip(&mut names).for_each(|(source, names)| *names = mender(source, std::mem::take(names)));
    }
    sources.iter().zip(names).map(|(source, names)| cluster(source, names)).collect()
}
