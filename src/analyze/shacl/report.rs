//! What a validation found, as SHACL's own report: `[ a sh:ValidationResult ; sh:focusNode amount:5-CNY ; … ]`.

use std::io::{self, Write};

use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Report {
    pub conforms: bool,
    pub violations: Vec<Violation>,
}

/// Terms are written as in N-Triples.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Violation {
    pub focus: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// `MinCountConstraintComponent`
    pub component: String,
    /// The named shape, also where a property shape inside it was broken.
    pub shape: String,
    pub severity: String,
    pub message: String,
    /// For sh:node: what breaks the other shape.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub details: Vec<Violation>,
}

/// The report as RDF, for tools that read SHACL.
pub fn write_turtle(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "@prefix sh: <http://www.w3.org/ns/shacl#> .\n")?;
    write!(out, "[] a sh:ValidationReport ;\n    sh:conforms {}", report.conforms)?;
    for violation in &report.violations {
        write!(out, " ;\n    sh:result ")?;
        write_result(violation, "    ", out)?;
    }
    writeln!(out, " .")
}

fn write_result(violation: &Violation, indent: &str, out: &mut dyn Write) -> io::Result<()> {
    write!(out, "[ a sh:ValidationResult ;\n{indent}    sh:focusNode {}", violation.focus)?;
    // A path that is no single property is a blank node of the shapes file and means nothing here; so is a property shape.
    let named = |term: &&String| term.starts_with('<');
    if let Some(path) = violation.path.as_ref().filter(named) {
        write!(out, " ;\n{indent}    sh:resultPath {path}")?;
    }
    if let Some(value) = &violation.value {
        write!(out, " ;\n{indent}    sh:value {value}")?;
    }
    if let Some(shape) = Some(&violation.shape).filter(|_| violation.path.is_none()) {
        write!(out, " ;\n{indent}    sh:sourceShape {shape}")?;
    }
    let message = oxigraph::model::Literal::new_simple_literal(&violation.message);
    write!(out, " ;\n{indent}    sh:sourceConstraintComponent sh:{} ;", violation.component)?;
    write!(out, "\n{indent}    sh:resultSeverity sh:{} ;\n{indent}    sh:resultMessage {message}", violation.severity)?;
    let inner = format!("{indent}    ");
    for detail in &violation.details {
        write!(out, " ;\n{inner}sh:detail ")?;
        write_result(detail, &inner, out)?;
    }
    write!(out, " ]")
}
