//! What is read out of the small graph of tests/corpus/export. `UPDATE=1` writes the expected files anew.

use oxigraph::model::NamedNode;
use serde::Serialize;
use zhitu::analyze;
use zhitu::export::{Prefixes, Style, View, Words};
use zhitu::ontology::{Folder, Schema};

use crate::export::{graph, same};

fn with(ask: impl FnOnce(Words<'_>, &Prefixes)) {
    let (store, folder) = (graph(), Folder::embedded());
    let (schema, style) = (Schema::read(&folder, &mut Vec::new()), Style::read(&folder));
    ask(Words { view: View::new(&store), schema: &schema, style: &style }, &Prefixes::default());
}

fn the(words: Words<'_>, name: &str) -> NamedNode {
    words.view.called(name).unwrap().remove(0)
}

fn json(name: &str, answer: &impl Serialize) {
    same(name, &format!("{}\n", serde_json::to_string_pretty(answer).unwrap()));
}

#[test]
fn a_page_and_a_timeline() {
    with(|words, prefixes| {
        json("page.out.json", &analyze::page(words, &the(words, "天衡光能"), prefixes, None).unwrap());
        json("timeline.out.json", &analyze::timeline(words, &the(words, "潍坊高新区"), prefixes).unwrap());
    });
}

#[test]
fn a_name_that_nobody_has_finds_those_like_it() {
    with(|words, _| {
        assert!(words.view.called("天衡光电").unwrap().is_empty());
        assert_eq!(words.view.nearest("天衡光电", 1).unwrap(), ["天衡光能"]);
        assert!(words.view.nearest("xyz", 5).unwrap().is_empty());
    });
}

#[test]
fn two_entities_are_connected_by_the_fewest_facts() {
    with(|words, prefixes| {
        let ask = |from, to| analyze::path(words, &the(words, from), &the(words, to), prefixes).unwrap();
        let steps = ask("河海大学", "于海宁").unwrap();
        let names: Vec<&str> = steps.iter().map(|step| step.to_name.as_str()).collect();
        assert_eq!(names, ["天衡光能股份有限公司", "常州高新区", "潍坊高新区", "于海宁"]);
        json("path.out.json", &steps);
        assert_eq!(ask("于海宁", "于海宁").unwrap(), []);
        let stranger = NamedNode::new("https://w3id.org/zhitu/id/company/无").unwrap();
        assert_eq!(analyze::path(words, &the(words, "于海宁"), &stranger, prefixes).unwrap(), None);
    });
}

/// 52亿元 is part of 超80亿元 and adds nothing to it.
#[test]
fn figures_count_a_part_once() {
    with(|words, _| {
        let stats = analyze::stats(words).unwrap();
        let signed = stats.signed.iter().find(|zone| zone.zone == "常州高新区").unwrap();
        assert_eq!(signed.amounts["CNY"].to_string(), "8000000000");
        assert_eq!(signed.projects.to_string(), "9");
        json("stats.out.json", &stats);
    });
}

#[test]
fn zones_side_by_side_and_groups() {
    with(|words, prefixes| {
        json("compare.out.json", &analyze::compare(words, [&the(words, "常州高新区"), &the(words, "潍坊高新区")]).unwrap());
        json("communities.out.json", &analyze::communities(words, prefixes).unwrap());
    });
}

#[test]
fn contradictions_are_found() {
    with(|words, prefixes| {
        let found = analyze::conflicts(words, prefixes).unwrap();
        let kinds: Vec<&str> = found.iter().map(|conflict| conflict.kind.as_str()).collect();
        assert_eq!(kinds, ["value", "subset"]);
        json("conflicts.out.json", &found);
    });
}
