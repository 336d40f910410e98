//! A network → tables of nodes and edges, in the forms that Neo4j's importer and Gephi take.

use std::io::{self, Write};

use super::network::Network;

/// Whose importer reads the tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    Neo4j,
    Gephi,
}

pub fn write_nodes(network: &Network, dialect: Dialect, out: &mut impl Write) -> io::Result<()> {
    match dialect {
        Dialect::Neo4j => line(&["id:ID", "name", "iri", "forms:string[]", ":LABEL"], out)?,
        Dialect::Gephi => line(&["Id", "Label", "Class", "IRI", "Forms"], out)?,
    }
    for node in &network.nodes {
        let forms = node.forms.join(";");
        match dialect {
            Dialect::Neo4j => line(&[&node.id, &node.label, node.iri.as_str(), &forms, &node.class], out)?,
            Dialect::Gephi => line(&[&node.id, &node.label, &node.class, node.iri.as_str(), &forms], out)?,
        }
    }
    Ok(())
}

pub fn write_edges(network: &Network, dialect: Dialect, out: &mut impl Write) -> io::Result<()> {
    match dialect {
        Dialect::Neo4j => {
            line(
                &[":START_ID", ":END_ID", ":TYPE", "name", "weight:int", "amount:double", "currency", "from:date", "to:date"],
                out,
            )?;
        }
        Dialect::Gephi => {
            line(&["Source", "Target", "Type", "Predicate", "Label", "Weight", "Amount", "Currency", "From", "To"], out)?
        }
    }
    for edge in &network.edges {
        let (Some(source), Some(target)) = (network.nodes.get(edge.source), network.nodes.get(edge.target)) else { continue };
        let weight = edge.facts.len().to_string();
        let amount = edge.amount.as_ref().map(|(value, _)| value.normalize().to_string()).unwrap_or_default();
        let currency = edge.amount.as_ref().map(|(_, currency)| currency.as_str()).unwrap_or_default();
        let rest = [
            weight.as_str(),
            &amount,
            currency,
            edge.from.as_deref().unwrap_or_default(),
            edge.to.as_deref().unwrap_or_default(),
        ];
        let mut fields = vec![source.id.as_str(), &target.id];
        match dialect {
            Dialect::Neo4j => fields.extend([edge.predicate.as_str(), &edge.label]),
            Dialect::Gephi => fields.extend(["Directed", &edge.predicate, &edge.label]),
        }
        fields.extend(rest);
        line(&fields, out)?;
    }
    Ok(())
}

/// One record of RFC 4180, ended by a line feed.
pub fn line(fields: &[&str], out: &mut impl Write) -> io::Result<()> {
    for (i, field) in fields.iter().enumerate() {
        if i > 0 {
            out.write_all(b",")?;
        }
        if field.contains([',', '"', '\n', '\r']) {
            write!(out, "\"{}\"", field.replace('"', "\"\""))?;
        } else {
            out.write_all(field.as_bytes())?;
        }
    }
    out.write_all(b"\n")
}
