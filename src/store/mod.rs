//! Records of articles ↔ a folder with a graph: `zhitu build 新闻.jsonl --store 襄阳` writes it, `zhitu query` reads it.
//!
//! The journal of what each article said is the truth; the graph is derived from it and always shows a whole build.

mod corrections;
mod drops;
mod engine;
mod error;
mod journal;
mod lock;
mod loom;
mod notation;
mod read;
mod record;
mod state;
mod weave;
mod write;

pub use corrections::Sheets;
pub use error::Error;
pub use loom::{Corpus, Loom};
pub use read::{QueryError, Store};
pub use record::Record;
pub use write::{Woven, Writer};

/// The format that this program writes; it reads no later one.
pub const FORMAT: u64 = 2;
