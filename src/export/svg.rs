//! A picture → SVG without Graphviz: boxes in ranks from left to right, each near the boxes it is tied to.

use std::io::{self, Write};

use quick_xml::escape::escape;
use unicode_width::UnicodeWidthStr;

use super::columns::ranks;
use super::picture::{Drawn, Picture};
use super::style::Style;

/// Width of a cell (half a Han character), height of a line, space around text, between boxes and between ranks.
const CELL: f64 = 6.2;
const LINE: f64 = 16.0;
const PAD: f64 = 8.0;
const GAP: f64 = 18.0;
const RANK: f64 = 110.0;
/// Rounds in which each rank is sorted by its neighbours.
const ROUNDS: usize = 8;

#[derive(Clone, Copy, Default)]
struct Frame {
    x: f64,
    y: f64,
    width: f64,
    height: f64,
}

impl Frame {
    fn middle(self) -> f64 {
        self.y + self.height / 2.0
    }
    fn right(self) -> f64 {
        self.x + self.width
    }
}

pub fn write(picture: &Picture, style: &Style, out: &mut impl Write) -> io::Result<()> {
    let frames = layout(picture);
    let width = frames.iter().map(|f| f.right()).fold(0.0, f64::max) + GAP;
    let height = frames.iter().map(|f| f.y + f.height).fold(0.0, f64::max) + GAP;
    writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width:.0}\" height=\"{height:.0}\" viewBox=\"0 0 {width:.0} {height:.0}\" font-family=\"{}\" font-size=\"12\" text-anchor=\"middle\">",
        escape(style.font.as_str())
    )?;
    writeln!(
        out,
        "<defs><marker id=\"tip\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"8\" markerHeight=\"8\" orient=\"auto-start-reverse\"><path d=\"M0,0 L8,4 L0,8 z\" fill=\"#777\"/></marker></defs>"
    )?;
    writeln!(out, "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>")?;
    for arrow in &picture.arrows {
        let (Some(from), Some(to)) = (frames.get(arrow.from), frames.get(arrow.to)) else { continue };
        let dashes = if arrow.note {
            " stroke-dasharray=\"2 3\""
        } else if arrow.planned {
            " stroke-dasharray=\"6 4\""
        } else {
            ""
        };
        let tips = match (arrow.note, arrow.both) {
            (true, _) => "",
            (_, true) => " marker-start=\"url(#tip)\" marker-end=\"url(#tip)\"",
            _ => " marker-end=\"url(#tip)\"",
        };
        let (path, x, y) = curve(*from, *to);
        writeln!(
            out,
            "<g><title>{}</title><path d=\"{path}\" fill=\"none\" stroke=\"#888\"{dashes}{tips}/>",
            legal(&arrow.tooltip)
        )?;
        for (i, line) in arrow.lines.iter().enumerate() {
            let y = y - 3.0 + (i as f64 - (arrow.lines.len() as f64 - 1.0) / 2.0) * 12.0;
            // White below keeps the words off the line.
            for look in ["fill=\"#fff\" stroke=\"#fff\" stroke-width=\"3\"", "fill=\"#333\""] {
                writeln!(out, "<text x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"10\" {look}>{}</text>", legal(line))?;
            }
        }
        writeln!(out, "</g>")?;
    }
    for (drawn, frame) in picture.boxes.iter().zip(&frames) {
        write_box(drawn, *frame, style, out)?;
    }
    writeln!(out, "</svg>")
}

fn write_box(drawn: &Drawn, f: Frame, style: &Style, out: &mut impl Write) -> io::Result<()> {
    let look = style.look(&drawn.class);
    let round = match look.shape.as_str() {
        "ellipse" | "oval" => f.height / 2.0,
        _ if look.style.contains("rounded") => 8.0,
        _ => 1.0,
    };
    let stroke = if drawn.focus { 3.0 } else { 1.2 };
    writeln!(out, "<g><title>{}</title>", legal(&drawn.tooltip))?;
    if look.shape != "plain" {
        writeln!(
            out,
            "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\" rx=\"{round:.1}\" fill=\"{}\" stroke=\"{}\" stroke-width=\"{stroke}\"/>",
            f.x,
            f.y,
            f.width,
            f.height,
            legal(&look.fill),
            legal(&look.line)
        )?;
    }
    for (i, line) in drawn.lines.iter().enumerate() {
        let y = f.y + PAD + LINE * (i as f64 + 0.75);
        let (x, anchor) = if drawn.class == "Fact" { (f.x + PAD, " text-anchor=\"start\"") } else { (f.x + f.width / 2.0, "") };
        writeln!(out, "<text x=\"{x:.1}\" y=\"{y:.1}\"{anchor}>{}</text>", legal(line))?;
    }
    writeln!(out, "</g>")
}

/// A curve between two boxes and the place of its label.
fn curve(from: Frame, to: Frame) -> (String, f64, f64) {
    let (y1, y2) = (from.middle(), to.middle());
    let (x1, x2) = if from.right() <= to.x {
        (from.right(), to.x)
    } else if to.right() <= from.x {
        (from.x, to.right())
    } else {
        // In the same rank: a bow on the right.
        let bow = from.right().max(to.right()) + 50.0;
        let path = format!("M{:.1},{y1:.1} C{bow:.1},{y1:.1} {bow:.1},{y2:.1} {:.1},{y2:.1}", from.right(), to.right());
        return (path, bow - 14.0, (y1 + y2) / 2.0);
    };
    let middle = (x1 + x2) / 2.0;
    (format!("M{x1:.1},{y1:.1} C{middle:.1},{y1:.1} {middle:.1},{y2:.1} {x2:.1},{y2:.1}"), middle, (y1 + y2) / 2.0)
}

fn layout(picture: &Picture) -> Vec<Frame> {
    let mut frames: Vec<Frame> = picture.boxes.iter().map(size).collect();
    let ranks = ranks(picture);
    let depth = ranks.iter().max().map_or(0, |deepest| deepest + 1);
    let mut columns: Vec<Vec<usize>> = vec![Vec::new(); depth];
    for (at, rank) in ranks.iter().enumerate() {
        if let Some(column) = columns.get_mut(*rank) {
            column.push(at);
        }
    }
    let mut ties: Vec<Vec<usize>> = vec![Vec::new(); frames.len()];
    for arrow in &picture.arrows {
        for (a, b) in [(arrow.from, arrow.to), (arrow.to, arrow.from)] {
            if let Some(list) = ties.get_mut(a) {
                list.push(b);
            }
        }
    }
    for column in &columns {
        stack(column, &mut frames, |_, frames_y| frames_y);
    }
    for round in 0..ROUNDS {
        let order: Vec<usize> = if round % 2 == 0 { (0..depth).collect() } else { (0..depth).rev().collect() };
        for at in order {
            let Some(column) = columns.get_mut(at) else { continue };
            let wish = |member: &usize| {
                let tied: Vec<f64> =
                    ties.get(*member).into_iter().flatten().filter_map(|t| frames.get(*t)).map(|f| f.middle()).collect();
                let own = frames.get(*member).map_or(0.0, |f| f.middle());
                if tied.is_empty() { own } else { tied.iter().sum::<f64>() / tied.len() as f64 }
            };
            let mut wished: Vec<(f64, usize)> = column.iter().map(|member| (wish(member), *member)).collect();
            wished.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
            *column = wished.iter().map(|(_, member)| *member).collect();
            stack(column, &mut frames, |i, _| wished.get(i).map_or(0.0, |(y, _)| *y));
        }
    }
    let top = frames.iter().map(|f| f.y).fold(f64::INFINITY, f64::min);
    let mut x = GAP;
    for column in &columns {
        let wide = column.iter().filter_map(|at| frames.get(*at)).map(|f| f.width).fold(0.0, f64::max);
        for at in column {
            if let Some(frame) = frames.get_mut(*at) {
                frame.x = x + (wide - frame.width) / 2.0;
                frame.y += GAP - top;
            }
        }
        x += wide + RANK;
    }
    frames
}

/// Sets the boxes of a column below one another, each as near as it can to where it wishes its middle to be.
fn stack(column: &[usize], frames: &mut [Frame], wish: impl Fn(usize, f64) -> f64) {
    let mut floor = f64::NEG_INFINITY;
    let mut drift = 0.0;
    for (i, at) in column.iter().enumerate() {
        let Some(frame) = frames.get_mut(*at) else { continue };
        let wished = wish(i, if floor.is_finite() { floor + frame.height / 2.0 } else { 0.0 }) - frame.height / 2.0;
        frame.y = wished.max(floor);
        drift += frame.y - wished;
        floor = frame.y + frame.height + GAP;
    }
    // What was pushed down is shared: the whole column moves up by the mean.
    let mean = drift / column.len().max(1) as f64;
    for at in column {
        if let Some(frame) = frames.get_mut(*at) {
            frame.y -= mean;
        }
    }
}

fn size(drawn: &Drawn) -> Frame {
    let cells = drawn.lines.iter().map(|line| line.width()).max().unwrap_or(0);
    Frame { x: 0.0, y: 0.0, width: cells as f64 * CELL + 2.0 * PAD, height: drawn.lines.len() as f64 * LINE + 2.0 * PAD }
}

/// Text that XML can hold.
fn legal(text: &str) -> String {
    let legal: String = text.chars().filter(|c| *c == '\n' || !c.is_control()).collect();
    escape(legal.as_str()).into_owned()
}
