//! Store → answers: an entity's page, how two are connected, what the corpus says of itself and where it disagrees.

mod communities;
mod compare;
mod conflicts;
mod forms;
mod page;
mod path;
pub mod shacl;
mod stats;
mod sums;
mod timeline;
mod told;

pub use communities::{Community, Member, communities};
pub use compare::{Comparison, Row, compare};
pub use conflicts::{Conflict, conflicts};
pub use forms::{Form, Line, Said, Why, forms};
pub use page::{Neighbour, Page, mentioning, page};
pub use path::{Step, path};
pub use stats::{Investor, Signed, Stats, stats};
pub use timeline::{Timeline, timeline};
pub use told::{Source, Told};
