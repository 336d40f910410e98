//! Shapes and a graph → a report: which node breaks which constraint. `zs:Amount` says that an Amount has one currency.
//!
//! Each constraint of a shape becomes one SPARQL query, which Oxigraph runs. A constraint that is not supported is an error:
//! a graph never passes because something was not looked at.

mod parse;
mod report;
mod shape;
mod sparql;

pub use parse::Knowledge;
pub use report::{Report, Violation, write_turtle};
pub use shape::{Constraint, Shape};

use oxigraph::sparql::{QueryResults, SparqlEvaluator};
use oxigraph::store::Store;

use sparql::{Check, checks};

/// Checks a graph against all shapes that have targets.
///
/// # Errors
/// When a shape uses what is not supported, all such uses at once; or when a query fails.
pub fn validate(graph: &Store, knowledge: &Knowledge) -> Result<Report, String> {
    let shapes = knowledge.shapes()?;
    let mut violations = Vec::new();
    for shape in &shapes {
        for target in &shape.targets {
            for check in checks(shape, &knowledge.target(target), knowledge) {
                violations.extend(run(graph, &check, knowledge)?);
            }
        }
    }
    violations.sort();
    violations.dedup();
    Ok(Report { conforms: violations.is_empty(), violations })
}

fn run(graph: &Store, check: &Check<'_>, knowledge: &Knowledge) -> Result<Vec<Violation>, String> {
    let failed = |e: &dyn std::fmt::Display| format!("the query for {} failed: {e}\n{}", check.component, check.query);
    let query = SparqlEvaluator::new().parse_query(&check.query).map_err(|e| failed(&e))?;
    let results = query.on_store(graph).execute().map_err(|e| failed(&e))?;
    let QueryResults::Solutions(solutions) = results else { return Err(failed(&"no solutions")) };
    let mut violations = Vec::new();
    for solution in solutions {
        let solution = solution.map_err(|e| failed(&e))?;
        let term = |name: &str| solution.get(name).map(ToString::to_string);
        let Some(focus) = term("this") else { continue };
        let mut details = Vec::new();
        if let (Some(nested), Some(value)) = (check.nested, term("value")) {
            // Why a node does not conform to the other shape: the same checks on this node alone.
            for check in checks(nested, &format!("VALUES ?this {{ {value} }}"), knowledge) {
                details.extend(run(graph, &check, knowledge)?);
            }
            details.sort();
        }
        violations.push(Violation {
            focus,
            path: term("path").or_else(|| check.path.clone()),
            value: term("value"),
            component: check.component.to_owned(),
            shape: check.shape.clone(),
            severity: check.severity.clone(),
            message: check.message.clone(),
            details,
        });
    }
    Ok(violations)
}
