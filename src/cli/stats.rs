//! `zhitu stats`: the graph in figures.

use std::collections::BTreeMap;
use std::io::{self, Write};

use rust_decimal::Decimal;

use super::failure::Failure;
use super::graph::{AskArg, Graph};
use super::report::{cell, number, section};
use super::table::Cell;
use crate::analyze::{self, Stats};

/// Show the graph in figures: facts by type and month, what each zone signed, who invests most.
///
/// Sums count nothing twice: not a signing that several articles tell, not a part (其中) beside its whole, not what a zone
/// signed in the period of a total that it gives itself (a quarter's 67 projects, 累计); what is planned does not count.
/// docs/cli.md says what that assumes.
#[derive(clap::Args)]
pub struct Args {
    /// Lines of each list
    #[arg(long, value_name = "N", default_value_t = 20)]
    top: usize,
    #[command(flatten)]
    ask: AskArg,
}

pub fn run(args: &Args) -> Result<(), Failure> {
    let ask = |graph: &Graph| {
        let mut stats = analyze::stats(graph.words())?;
        stats.signed.truncate(args.top);
        stats.investors.truncate(args.top);
        Ok(stats)
    };
    args.ask.answer(ask, write)
}

fn write(graph: &Graph, stats: &Stats, out: &mut dyn Write) -> io::Result<()> {
    let words = graph.words();
    let facts: usize = stats.facts.values().sum();
    writeln!(out, "{} 篇文章，{} 个实体，{facts} 条事实", stats.articles, stats.entities.values().sum::<usize>())?;
    let counts = |counts: &BTreeMap<String, usize>| {
        let mut rows: Vec<_> = counts.iter().collect();
        rows.sort_by(|a, b| b.1.cmp(a.1).then_with(|| a.0.cmp(b.0)));
        rows.into_iter().map(|(name, count)| vec![cell(words.term(name)), cell(name), number(count)]).collect::<Vec<_>>()
    };
    section("实体", &["类别", "", "数量"], &counts(&stats.entities), out)?;
    section("事实", &["类型", "", "数量"], &counts(&stats.facts), out)?;
    let mut kinds: Vec<(&String, &usize)> = stats.facts.iter().collect();
    kinds.sort_by(|a, b| b.1.cmp(a.1).then_with(|| a.0.cmp(b.0)));
    let head: Vec<String> = kinds.iter().map(|(kind, _)| words.term(kind)).collect();
    let mut titles = vec!["月份"];
    titles.extend(head.iter().map(String::as_str));
    let months: Vec<Vec<Cell>> = stats
        .months
        .iter()
        .map(|(month, counts)| {
            let mut row = vec![cell(if month.is_empty() { "无日期" } else { month })];
            row.extend(kinds.iter().map(|(kind, _)| number(counts.get(*kind).map(usize::to_string).unwrap_or_default())));
            row
        })
        .collect();
    section("按月", &titles, &months, out)?;
    let money = |amounts: &BTreeMap<String, Decimal>| {
        let list: Vec<String> = amounts.iter().map(|(currency, sum)| graph.style.money(*sum, currency)).collect();
        number(list.join(" + "))
    };
    let signed: Vec<_> = stats
        .signed
        .iter()
        .map(|zone| vec![cell(&zone.zone), number(zone.signings), number(zone.projects.normalize()), money(&zone.amounts)])
        .collect();
    section("各园区签约（“其中”和期间合计不重复计）", &["园区", "签约", "项目", "金额"], &signed, out)?;
    let investors: Vec<_> = stats
        .investors
        .iter()
        .map(|investor| vec![cell(&investor.investor), number(investor.investments), money(&investor.amounts)])
        .collect();
    section("投资方", &["名称", "投资", "金额"], &investors, out)
}
