//! Names and conditions as typed → nodes and facts: `--entity 襄阳高新区 --type Signing --from 2023-01-01`.

use oxigraph::model::NamedNode;

use super::failure::Failure;
use super::graph::Graph;
use crate::article::Date;
use crate::export::{Filter, View};
use crate::ontology::Schema;

/// Which facts to take; all conditions must hold.
#[derive(clap::Args)]
pub struct FilterArg {
    /// Only facts that name this entity (its name, another form of it, or its IRI); may repeat
    #[arg(long, value_name = "NAME")]
    entity: Vec<String>,
    /// Only facts of this type (Signing or 签约); may repeat
    #[arg(long = "type", value_name = "TYPE")]
    kind: Vec<String>,
    /// Only facts from this article (its id); may repeat
    #[arg(long, value_name = "ID")]
    article: Vec<String>,
    /// Only facts that happened on or after this day
    #[arg(long, value_name = "YYYY-MM-DD")]
    from: Option<Date>,
    /// Only facts that happened on or before this day
    #[arg(long, value_name = "YYYY-MM-DD")]
    to: Option<Date>,
}

impl FilterArg {
    pub fn lower(&self, view: View<'_>, graph: &Graph) -> Result<Filter, Failure> {
        let mut filter =
            Filter { from: self.from.map(|day| day.to_string()), to: self.to.map(|day| day.to_string()), ..Filter::default() };
        for name in &self.entity {
            filter.entities.extend(all_called(view, name)?);
        }
        for name in &self.kind {
            filter.kinds.push(kind(&graph.schema, name)?);
        }
        for id in &self.article {
            let article = NamedNode::new(id).unwrap_or_else(|_| graph.store.iris().article(id));
            if view.node(&article)?.statements.is_empty() {
                return Err(Failure::Work(format!("there is no article `{id}` in the store")));
            }
            filter.articles.push(article);
        }
        Ok(filter)
    }
}

/// A fact type by its name or its label.
fn kind(schema: &Schema, name: &str) -> Result<String, Failure> {
    let fits = |kind: &str| kind.eq_ignore_ascii_case(name) || schema.label(kind).is_some_and(|label| label.zh == name);
    let known: Vec<&str> = schema.fact_types().iter().map(|kind| kind.name).collect();
    match known.iter().find(|kind| fits(kind)) {
        Some(kind) => Ok((*kind).to_owned()),
        None => Err(Failure::Usage(format!("there is no fact type `{name}`; there are {}", known.join(", ")))),
    }
}

/// Everything that is called so.
pub fn all_called(view: View<'_>, name: &str) -> Result<Vec<NamedNode>, Failure> {
    let found = view.called(name)?;
    match found.is_empty() {
        true => Err(unknown(view, name)?),
        false => Ok(found),
    }
}

/// The one thing that is called so; where there are several, their IRIs are listed to choose from.
pub fn the_one(view: View<'_>, name: &str) -> Result<NamedNode, Failure> {
    let mut found = all_called(view, name)?;
    match (found.pop(), found.is_empty()) {
        (Some(one), true) => Ok(one),
        (last, _) => {
            found.extend(last);
            let list: Vec<String> = found.iter().map(|node| format!("  {}", node.as_str())).collect();
            Err(Failure::Work(format!("`{name}` may be any of these; give the IRI:\n{}", list.join("\n"))))
        }
    }
}

fn unknown(view: View<'_>, name: &str) -> Result<Failure, Failure> {
    let near = view.nearest(name, 5)?;
    let hint = match near.is_empty() {
        true => String::new(),
        false => format!("; did you mean {}?", near.join("、")),
    };
    Ok(Failure::Work(format!("nothing in the store is called `{name}`{hint}")))
}
