//! `zhitu show 襄阳高新区`: an entity's page.

use std::collections::BTreeSet;
use std::io::{self, Write};

use oxigraph::model::NamedNode;

use super::failure::Failure;
use super::graph::{AskArg, Graph};
use super::report::{cell, number, section, told};
use super::select::all_called;
use crate::analyze::{self, Line, Page, Said, Why};
use crate::graph::vocab;
use crate::ontology::Ontology;
use crate::resolve::{Policy, Reason};
use crate::store::Record;

/// Show what an entity is and is called, what is told of it with the sentences, and whom it has to do with.
#[derive(clap::Args)]
pub struct Args {
    /// A name, another form of it, or an IRI
    name: String,
    #[command(flatten)]
    ask: AskArg,
}

pub fn run(args: &Args) -> Result<(), Failure> {
    let ask = |graph: &Graph| {
        let called = all_called(graph.view(), &args.name)?;
        let mut pages = Vec::new();
        for iri in &called {
            let known = if called.len() == 1 { Some(known(graph, iri)?) } else { None };
            let known = known.as_ref().map(|(policy, records)| (policy, records.as_slice()));
            pages.push(analyze::page(graph.words(), iri, &graph.prefixes, known)?);
        }
        Ok(pages)
    };
    // A name that could be several lists them.
    args.ask.answer(ask, |graph, pages, out| match pages.as_slice() {
        [page] => write(graph, page, out),
        several => {
            writeln!(out, "{} may be any of these; give the IRI:", args.name)?;
            let row = |page: &Page| vec![cell(&page.iri), cell(graph.words().term(&page.class)), number(page.facts.len())];
            section("", &["IRI", "类别", "事实"], &several.iter().map(row).collect::<Vec<_>>(), out)
        }
    })
}

/// What tells why the forms of an entity are one.
fn known(graph: &Graph, iri: &NamedNode) -> Result<(Policy, Vec<Record>), Failure> {
    let mut ids = BTreeSet::new();
    for article in analyze::mentioning(graph.view(), iri)? {
        ids.extend(graph.view().node(&article)?.text(vocab::IDENTIFIER).map(str::to_owned));
    }
    let (ontology, _) = Ontology::load(graph.folder.clone());
    Ok((Policy::new(&ontology, &mut Vec::new()), graph.store.said(&ids)?))
}

/// Why a form is one with the name, in words.
fn reason(why: &Why) -> String {
    match why {
        Why::Name(Reason::Spelling) => "写法相同".to_owned(),
        Why::Name(Reason::Usual { form }) => format!("通用写法“{form}”"),
        Why::Name(Reason::Known) => "已知名称".to_owned(),
        Why::Name(Reason::Short { left_out }) => format!("全称省去“{}”，别无他解", left_out.join("”“")),
        Why::Article(Said { words: Some(words), articles, .. }) => format!("{}称“{words}”", articles.join("、")),
        Why::Article(Said { beside, articles, .. }) => format!("{}与“{beside}”同指", articles.join("、")),
        Why::Correction(Line { line, .. }) => format!("更正 {line}"),
    }
}

fn write(graph: &Graph, page: &Page, out: &mut dyn Write) -> io::Result<()> {
    let words = graph.words();
    writeln!(out, "{}  {} {}", page.name, words.term(&page.class), page.class)?;
    writeln!(out, "{}", page.iri)?;
    for form in &page.forms {
        let reasons: Vec<String> = form.reasons.iter().map(reason).collect();
        writeln!(
            out,
            "又称 {}{}",
            form.form,
            if reasons.is_empty() { String::new() } else { format!("：{}", reasons.join("；")) }
        )?;
    }
    for line in &page.corrected {
        writeln!(out, "更正 {line}")?;
    }
    writeln!(out, "{} 篇文章提到，{} 条事实", page.mentioned, page.facts.len())?;
    for fact in &page.facts {
        writeln!(out)?;
        told(fact, out)?;
        writeln!(out, "    {}", fact.id)?;
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
