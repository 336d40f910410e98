//! Every integration test, in one binary so that it links once.

mod corpus;
mod reading;
mod ontology;
mod quantity;
mod export;
mod resolution;
mod store;
mod corrections;
mod refusals;
mod domains;
mod facts;
mod frames;
mod cli;
mod eval;
mod killed;
mod documents;
mod invariants;
mod tidy;

#[path = "../synthetic/mod.rs"]
mod synthetic;
mod analyze;
mod shacl;
mod commands;
