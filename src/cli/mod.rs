//! The command line: `zhitu build 新闻.jsonl --store 襄阳`. Each command is a file; what was typed is lowered once into what it means.

mod build;
mod check;
mod common;
mod communities;
mod compare;
mod conflicts;
mod derivation;
mod dot;
mod eval;
mod explain;
mod export;
mod extract;
mod failure;
mod graph;
mod path;
mod query;
mod record;
mod remove;
mod report;
mod select;
mod show;
mod stats;
mod table;
mod timeline;
mod validate;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// 织图: weaves Chinese news about high-tech zones into a knowledge graph.
#[derive(Parser)]
#[command(name = "zhitu", version, about, propagate_version = true, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Build(build::Args),
    Extract(extract::Args),
    Query(query::Args),
    Export(export::Args),
    Dot(dot::Args),
    Show(show::Args),
    Path(path::Args),
    Timeline(timeline::Args),
    Stats(stats::Args),
    Compare(compare::Args),
    Communities(communities::Args),
    Conflicts(conflicts::Args),
    Explain(explain::Args),
    Validate(validate::Args),
    Remove(remove::Args),
    Check(check::Args),
    Eval(eval::Args),
}

/// Runs what was typed. Exit codes: 0, 1 when the work failed, 2 when the command was used wrongly.
pub fn main() -> ExitCode {
    // clap itself ends with 2 for what it cannot parse.
    let outcome = match Cli::parse().command {
        Command::Build(args) => build::run(&args),
        Command::Extract(args) => extract::run(&args),
        Command::Query(args) => query::run(&args),
        Command::Export(args) => export::run(&args),
        Command::Dot(args) => dot::run(&args),
        Command::Show(args) => show::run(&args),
        Command::Path(args) => path::run(&args),
        Command::Timeline(args) => timeline::run(&args),
        Command::Stats(args) => stats::run(&args),
        Command::Compare(args) => compare::run(&args),
        Command::Communities(args) => communities::run(&args),
        Command::Conflicts(args) => conflicts::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Validate(args) => validate::run(&args),
        Command::Remove(args) => remove::run(&args),
        Command::Check(args) => check::run(&args),
        Command::Eval(args) => eval::run(&args),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(),
    }
}
