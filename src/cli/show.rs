//! `zhitu show 襄阳高新区`: an entity's page.

use std::io::{self, Write};

use super::failure::Failure;
use super::graph::{Graph, GraphArg};
use super::report::{FormatArg, cell, number, section, told};
use super::select::all_called;
use crate::analyze::{self, Page};

/// Show what an entity is and is called, what is told of it with the sentences, and whom it has to do with.
#[derive(clap::Args)]
pub struct Args {
    /// A name, another form of it, or an IRI
    name: String,
    #[command(flatten)]
    graph: GraphArg,
    #[command(flatten)]
    format: FormatArg,
}

pub fn run(args: &Args) -> Result<(), Failure> {
    let graph = args.graph.open()?;
    let mut pages = Vec::new();
    for iri in all_called(graph.view(), &args.name)? {
        pages.push(analyze::page(graph.words(), &iri, &graph.prefixes)?);
    }
    // A name that could be several lists them.
    args.format.write(&pages, |pages, out| match pages.as_slice() {
        [page] => write(&graph, page, out),
        several => {
            writeln!(out, "{} may be any of these; give the IRI:", args.name)?;
            let row = |page: &Page| vec![cell(&page.iri), cell(graph.words().term(&page.class)), number(page.facts.len())];
            section("", &["IRI", "类别", "事实"], &several.iter().map(row).collect::<Vec<_>>(), out)
        }
    })
}

fn write(graph: &Graph, page: &Page, out: &mut dyn Write) -> io::Result<()> {
    let words = graph.words();
    writeln!(out, "{}  {} {}", page.name, words.term(&page.class), page.class)?;
    writeln!(out, "{}", page.iri)?;
    if !page.forms.is_empty() {
        writeln!(out, "又称 {}", page.forms.join("、"))?;
    }
    writeln!(out, "{} 篇文章提到，{} 条事实", page.mentioned, page.facts.len())?;
    for fact in &page.facts {
        writeln!(out)?;
        told(fact, out)?;
    }
    let rows: Vec<_> = page
        .neighbours
        .iter()
        .map(|near| {
            let relations = near.relations.iter().map(String::as_str).collect::<Vec<_>>().join("、");
            vec![cell(&near.name), cell(words.term(&near.class)), number(near.facts), cell(relations)]
        })
        .collect();
    section("相关实体", &["名称", "类别", "事实", "关系"], &rows, out)
}
