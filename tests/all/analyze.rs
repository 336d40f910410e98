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

/// What a zone signed, from rows `count amount from to more…`; `-` is nothing.
fn signed(rows: &[&str]) -> (String, String) {
    let mut turtle = String::from(
        "@prefix zt: <https://w3id.org/zhitu/ontology#> . @prefix i: <https://w3id.org/zhitu/id/> . @prefix prov: <http://www.w3.org/ns/prov#> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix schema: <http://schema.org/> .
        @prefix xsd: <http://www.w3.org/2001/XMLSchema#> . i:z a zt:Zone ; rdfs:label \"临川高新区\"@zh . ",
    );
    for (n, row) in rows.iter().enumerate() {
        let words: Vec<&str> = row.split(' ').collect();
        let [count, amount, from, to, ref more @ ..] = words[..] else { panic!("{row}") };
        turtle.push_str(&format!("i:f{n} a zt:Signing ; zt:party i:z ; prov:wasDerivedFrom i:a "));
        let mut say = |what: &str, value: &str, kind: &str| {
            if value != "-" {
                turtle.push_str(&format!("; zt:{what} \"{value}\"^^xsd:{kind} "));
            }
        };
        say("projectCount", count, "decimal");
        say("from", from, "date");
        say("to", to, "date");
        more.iter().for_each(|more| turtle.push_str(&format!("; {} ", more.replacen('=', " ", 1))));
        if amount != "-" {
            turtle.push_str(&format!("; zt:amount i:m{n} . i:m{n} schema:value {amount} ; schema:currency \"CNY\" "));
        }
        turtle.push_str(". ");
    }
    let store = oxigraph::store::Store::new().unwrap();
    store.load_from_slice(oxigraph::io::RdfFormat::Turtle, turtle.as_bytes()).unwrap();
    let folder = Folder::embedded();
    let (schema, style) = (Schema::read(&folder, &mut Vec::new()), Style::read(&folder));
    let stats = analyze::stats(Words { view: View::new(&store), schema: &schema, style: &style }).unwrap();
    let zone = &stats.signed[0];
    (zone.projects.normalize().to_string(), zone.amounts.get("CNY").copied().unwrap_or_default().normalize().to_string())
}

#[test]
fn sums_hold_nothing_twice() {
    let quarter = "67 500 2023-01-01 2023-03-31";
    let cases: &[(&str, &[&str], &str, &str)] = &[
        (
            "the quarter holds February, not April",
            &[quarter, "- 53 2023-02-02 2023-02-02 zt:project=i:p1", "- 10 2023-04-02 2023-04-02 zt:project=i:p2"],
            "68",
            "510",
        ),
        ("a year that tells no amount", &["120 - 2023-01-01 2023-12-31", quarter], "120", "500"),
        ("two totals of one period", &[quarter, "60 520 2023-01-01 2023-03-31"], "67", "520"),
        (
            "a total that is smaller than its part",
            &["3 5 2023-01-01 2023-03-31", "- 20 2023-02-02 2023-02-02 zt:project=i:p1"],
            "3",
            "25",
        ),
        (
            "a stock holds all before it",
            &[
                "300 - 2023-06-30 2023-06-30 zt:cumulative=true",
                "- 9 2022-05-01 2022-05-01 zt:project=i:p1",
                "1 - 2023-07-02 2023-07-02",
            ],
            "301",
            "9",
        ),
        (
            "two occasions of one day",
            &["5 - 2023-04-10 2023-04-10 zt:atEvent=i:e1", "4 - 2023-04-10 2023-04-10 zt:atEvent=i:e2"],
            "9",
            "0",
        ),
        (
            "the day's total and one of its projects",
            &["5 80 2023-04-10 2023-04-10 zt:atEvent=i:e1", "- 52 2023-04-10 2023-04-10 zt:project=i:p1"],
            "5",
            "80",
        ),
        ("其中, over two steps", &["9 80 - -", "- 52 - - zt:partOf=i:f0", "2 20 - - zt:partOf=i:f1"], "9", "80"),
        (
            "one story in two papers, another without a date",
            &["- 8 2023-05-01 2023-05-01 zt:project=i:p1", "- 8 - - zt:project=i:p1", "- 7 - - zt:project=i:p2"],
            "2",
            "15",
        ),
        ("what is planned", &["2 6 2023-05-01 2023-05-01", "7 90 2023-06-01 2023-06-01 zt:status=zt:planned"], "2", "6"),
    ];
    for (name, rows, projects, amount) in cases {
        assert_eq!(signed(rows), ((*projects).to_owned(), (*amount).to_owned()), "{name}");
    }
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
