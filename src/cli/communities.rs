//! `zhitu communities`: who belongs together.

use super::failure::Failure;
use super::graph::{AskArg, Graph};
use super::report::{cell, number, section};
use crate::analyze::{self, Community};

/// Show groups of entities that have more to do with each other than with the rest.
#[derive(clap::Args)]
pub struct Args {
    /// How many groups
    #[arg(long, value_name = "N", default_value_t = 20)]
    top: usize,
    /// Leave out smaller groups
    #[arg(long, value_name = "N", default_value_t = 3)]
    least: usize,
    #[command(flatten)]
    ask: AskArg,
}

pub fn run(args: &Args) -> Result<(), Failure> {
    let ask = |graph: &Graph| {
        let mut communities = analyze::communities(graph.words(), &graph.prefixes)?;
        communities.retain(|community| community.members.len() >= args.least);
        communities.truncate(args.top);
        Ok(communities)
    };
    args.ask.answer(ask, |_, communities, out| {
        let row = |community: &Community| {
            let names: Vec<&str> = community
                .members
                .iter()
                .map(|member| member.name.as_str())
                .filter(|name| *name != community.name)
                .take(4)
                .collect();
            let more = if community.members.len() > 5 { "…" } else { "" };
            vec![cell(&community.name), number(community.members.len()), cell(names.join("、") + more)]
        };
        section("群组", &["中心", "成员", "其他成员"], &communities.iter().map(row).collect::<Vec<_>>(), out)
    })
}
