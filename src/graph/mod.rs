//! What an article says → triples: a Signing's node with its roles, and `襄阳高新区 zt:signed 新能源乘用车整车项目`.
//!
//! There are no blank nodes and no named graphs; the schema page says which statements there are.

pub mod vocab;
mod iri;
mod percent;
mod triples;

pub use iri::Iris;
pub use triples::{Dropped, Triples, triples};
