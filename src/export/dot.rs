//! A picture → Graphviz DOT: Chinese labels in boxes that hold them, classes by shape and colour, everything quoted.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

use super::columns::seams;
use super::picture::{Arrow, Drawn, Picture};
use super::style::Style;

/// Points.
const FONT: f64 = 12.0;
/// Above this many boxes, unconnected parts are set in columns.
const LONG: usize = 40;

pub fn write(picture: &Picture, style: &Style, out: &mut impl Write) -> io::Result<()> {
    let font = quoted(&style.font);
    writeln!(out, "digraph zhitu {{")?;
    writeln!(out, "  graph [rankdir=LR, ranksep=0.6, nodesep=0.25, fontname={font}, fontsize=13, pad=0.3];")?;
    writeln!(out, "  node [fontname={font}, fontsize={FONT}, margin=\"0.12,0.06\"];")?;
    writeln!(out, "  edge [fontname={font}, fontsize=10, color=\"#777777\", fontcolor=\"#444444\", arrowsize=0.7];")?;
    let mut placed = vec![false; picture.boxes.len()];
    for cluster in &picture.clusters {
        let look = style.look(&cluster.class);
        writeln!(out, "  subgraph {} {{", quoted(&format!("cluster_{}", cluster.id)))?;
        writeln!(
            out,
            "    graph [label={}, style=rounded, color={}, fontcolor={}, margin=12];",
            label(std::slice::from_ref(&cluster.label)),
            quoted(&look.line),
            quoted(&look.line)
        )?;
        for &member in &cluster.members {
            if let (Some(drawn), Some(place)) = (picture.boxes.get(member), placed.get_mut(member)) {
                *place = true;
                write_box(drawn, style, "    ", out)?;
            }
        }
        writeln!(out, "  }}")?;
    }
    for (drawn, _) in picture.boxes.iter().zip(&placed).filter(|(_, placed)| !**placed) {
        write_box(drawn, style, "  ", out)?;
    }
    for arrow in &picture.arrows {
        if let (Some(from), Some(to)) = (picture.boxes.get(arrow.from), picture.boxes.get(arrow.to)) {
            write_arrow(arrow, from, to, out)?;
        }
    }
    if picture.boxes.len() > LONG {
        write_columns(picture, out)?;
    }
    writeln!(out, "}}")
}

/// Ties the parts of a column to those of the next with arrows that are not drawn.
fn write_columns(picture: &Picture, out: &mut impl Write) -> io::Result<()> {
    for (i, seam) in seams(picture).iter().enumerate() {
        let post = quoted(&format!("| {i}"));
        writeln!(out, "  {post} [shape=point, style=invis, width=0, height=0, label=\"\"];")?;
        let ids = |list: &[usize]| list.iter().filter_map(|at| picture.boxes.get(*at)).map(|b| quoted(&b.id)).collect::<Vec<_>>();
        for id in ids(&seam.before) {
            writeln!(out, "  {id} -> {post} [style=invis, weight=0];")?;
        }
        for id in ids(&seam.after) {
            writeln!(out, "  {post} -> {id} [style=invis, weight=0];")?;
        }
    }
    Ok(())
}

fn write_box(drawn: &Drawn, style: &Style, indent: &str, out: &mut impl Write) -> io::Result<()> {
    let look = style.look(&drawn.class);
    let cells = drawn.lines.iter().map(|line| line.width()).max().unwrap_or(0);
    // Graphviz without the font takes Han characters for narrow ones, so the box says how wide it must be.
    let width = cells as f64 * FONT / 2.0 / 72.0 + 0.25;
    // Notes are lists, whose lines begin at the left.
    let label = if drawn.class == "Fact" {
        label(&drawn.lines).replace("\\n", "\\l").trim_end_matches('"').to_owned() + "\\l\""
    } else {
        label(&drawn.lines)
    };
    write!(out, "{indent}{} [label={label}, width={width:.2}", quoted(&drawn.id))?;
    write!(
        out,
        ", shape={}, style={}, fillcolor={}, color={}",
        quoted(&look.shape),
        quoted(&look.style),
        quoted(&look.fill),
        quoted(&look.line)
    )?;
    if drawn.focus {
        write!(out, ", penwidth=3")?;
    }
    if !drawn.iri.is_empty() {
        write!(out, ", URL={}", quoted(&drawn.iri))?;
    }
    writeln!(out, ", tooltip={}];", escaped(&drawn.tooltip))
}

fn write_arrow(arrow: &Arrow, from: &Drawn, to: &Drawn, out: &mut impl Write) -> io::Result<()> {
    let mut attributes = Vec::new();
    if !arrow.lines.is_empty() {
        attributes.push(format!("label={}", label(&arrow.lines)));
    }
    match (arrow.note, arrow.both) {
        (true, _) => attributes.push("style=dotted, arrowhead=none".to_owned()),
        (_, true) => attributes.push("dir=both".to_owned()),
        _ => {}
    }
    if arrow.planned {
        attributes.push("style=dashed".to_owned());
    }
    if !arrow.tooltip.is_empty() {
        attributes.push(format!("tooltip={0}, labeltooltip={0}", escaped(&arrow.tooltip)));
    }
    writeln!(out, "  {} -> {} [{}];", quoted(&from.id), quoted(&to.id), attributes.join(", "))
}

/// A DOT string that is taken as it is: an identifier, a colour.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', " "))
}

/// A DOT string in which Graphviz looks for escapes and entities.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '&' => out.push_str("&amp;"),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

fn label(lines: &[String]) -> String {
    escaped(&lines.join("\n"))
}
