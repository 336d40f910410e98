//! A network → GraphML and GEXF, as networkx, yEd and Gephi read them: labels, classes, colours, weights.

use std::io::{self, Write};

use quick_xml::escape::escape;

use super::network::{Edge, Network};
use super::style::Style;

/// Text that XML can hold: control characters are dropped.
fn text(value: &str) -> String {
    let legal: String = value.chars().filter(|c| !c.is_control() && !('\u{FFFE}'..='\u{FFFF}').contains(c)).collect();
    escape(legal.as_str()).into_owned()
}

const NODE_KEYS: [(&str, &str); 5] =
    [("label", "string"), ("class", "string"), ("iri", "string"), ("forms", "string"), ("color", "string")];
const EDGE_KEYS: [(&str, &str); 7] = [
    ("label", "string"),
    ("predicate", "string"),
    ("weight", "double"),
    ("amount", "double"),
    ("currency", "string"),
    ("from", "string"),
    ("to", "string"),
];

/// What an edge says, in the order of the keys; empty where it says nothing.
fn values(edge: &Edge) -> [String; 7] {
    let (amount, currency) = match &edge.amount {
        Some((value, currency)) => (value.normalize().to_string(), currency.clone()),
        None => Default::default(),
    };
    let date = |date: &Option<String>| date.clone().unwrap_or_default();
    [edge.label.clone(), edge.predicate.clone(), edge.facts.len().to_string(), amount, currency, date(&edge.from), date(&edge.to)]
}

pub fn write_graphml(network: &Network, style: &Style, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(out, "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">")?;
    for (what, prefix, keys) in [("node", "n", NODE_KEYS.as_slice()), ("edge", "e", EDGE_KEYS.as_slice())] {
        for (key, kind) in keys {
            writeln!(out, "  <key id=\"{prefix}_{key}\" for=\"{what}\" attr.name=\"{key}\" attr.type=\"{kind}\"/>")?;
        }
    }
    writeln!(out, "  <graph id=\"zhitu\" edgedefault=\"directed\">")?;
    for node in &network.nodes {
        writeln!(out, "    <node id=\"{}\">", text(&node.id))?;
        let forms = node.forms.join("；");
        let said = [&node.label, &node.class, node.iri.as_str(), &forms, &style.look(&node.class).fill];
        for ((key, _), value) in NODE_KEYS.iter().zip(said).filter(|(_, value)| !value.is_empty()) {
            writeln!(out, "      <data key=\"n_{key}\">{}</data>", text(value))?;
        }
        writeln!(out, "    </node>")?;
    }
    for (i, edge) in network.edges.iter().enumerate() {
        let (Some(source), Some(target)) = (network.nodes.get(edge.source), network.nodes.get(edge.target)) else { continue };
        writeln!(out, "    <edge id=\"e{i}\" source=\"{}\" target=\"{}\">", text(&source.id), text(&target.id))?;
        for ((key, _), value) in EDGE_KEYS.iter().zip(values(edge)).filter(|(_, value)| !value.is_empty()) {
            writeln!(out, "      <data key=\"e_{key}\">{}</data>", text(&value))?;
        }
        writeln!(out, "    </edge>")?;
    }
    writeln!(out, "  </graph>\n</graphml>")
}

pub fn write_gexf(network: &Network, style: &Style, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(
        out,
        "<gexf xmlns=\"http://www.gexf.net/1.2draft\" xmlns:viz=\"http://www.gexf.net/1.2draft/viz\" version=\"1.2\">"
    )?;
    writeln!(out, "  <graph mode=\"static\" defaultedgetype=\"directed\">")?;
    for (what, keys) in [("node", NODE_KEYS.get(1..4)), ("edge", EDGE_KEYS.get(1..))] {
        writeln!(out, "    <attributes class=\"{what}\">")?;
        for (key, kind) in keys.unwrap_or_default().iter().filter(|(key, _)| *key != "weight") {
            writeln!(out, "      <attribute id=\"{key}\" title=\"{key}\" type=\"{kind}\"/>")?;
        }
        writeln!(out, "    </attributes>")?;
    }
    writeln!(out, "    <nodes>")?;
    for node in &network.nodes {
        writeln!(out, "      <node id=\"{}\" label=\"{}\">\n        <attvalues>", text(&node.id), text(&node.label))?;
        let forms = node.forms.join("；");
        for (key, value) in [("class", node.class.as_str()), ("iri", node.iri.as_str()), ("forms", &forms)] {
            if !value.is_empty() {
                writeln!(out, "          <attvalue for=\"{key}\" value=\"{}\"/>", text(value))?;
            }
        }
        writeln!(out, "        </attvalues>")?;
        if let Some([r, g, b]) = rgb(&style.look(&node.class).line) {
            writeln!(out, "        <viz:color r=\"{r}\" g=\"{g}\" b=\"{b}\"/>")?;
        }
        writeln!(out, "      </node>")?;
    }
    writeln!(out, "    </nodes>\n    <edges>")?;
    for (i, edge) in network.edges.iter().enumerate() {
        let (Some(source), Some(target)) = (network.nodes.get(edge.source), network.nodes.get(edge.target)) else { continue };
        let (source, target, label) = (text(&source.id), text(&target.id), text(&edge.label));
        writeln!(
            out,
            "      <edge id=\"{i}\" source=\"{source}\" target=\"{target}\" label=\"{label}\" weight=\"{}\">",
            edge.facts.len()
        )?;
        writeln!(out, "        <attvalues>")?;
        let said = EDGE_KEYS.iter().zip(values(edge)).skip(1);
        for ((key, _), value) in said.filter(|((key, _), value)| *key != "weight" && !value.is_empty()) {
            writeln!(out, "          <attvalue for=\"{key}\" value=\"{}\"/>", text(&value))?;
        }
        writeln!(out, "        </attvalues>\n      </edge>")?;
    }
    writeln!(out, "    </edges>\n  </graph>\n</gexf>")
}

/// `#1d5c9e`
fn rgb(color: &str) -> Option<[u8; 3]> {
    let digits = color.strip_prefix('#').filter(|d| d.len() == 6)?;
    let part = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
    Some([part(0)?, part(2)?, part(4)?])
}
