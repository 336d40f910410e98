//! zhitu (织图) weaves Chinese news about high-tech zones into a knowledge graph.
//!
//! The modules stand in the order in which the data passes through them; a module uses only what
//! stands above it.
//!
//! ```text
//! bytes ─ article ─ text ─ quantity, mention ─ chunk ─ rule ─ fact ─ resolve ─ graph ─ store ─ query, export, eval
//! ```

pub mod article;
pub mod text;
pub mod ontology;
pub mod quantity;
pub mod mention;
pub mod chunk;
pub mod rule;
pub mod fact;
pub mod resolve;
pub mod graph;
pub mod store;
pub mod export;
pub mod analyze;
pub mod eval;
pub mod pipeline;
pub mod cli;
