//! Quantities: the corpus in `tests/corpus/quantity` (a value and all the ways to write it; what is none), and properties.
//!
//! A heading is the value as [`show`] writes it; each line of its block `forms` is one way to say it, with `[ ]` around the
//! quantity where there is more to the line. The lines of a block `none` hold no quantity. A block `text` goes with a
//! block `found`, which has one line for each quantity. Everything is published on 2023-05-15.

use std::fmt::Write;

use proptest::prelude::*;
use zhitu::article::Date;
use zhitu::ontology::{Lexicon, Ontology};
use zhitu::quantity::{Quantity, QuantityKind, find};
use zhitu::text::Text;

use crate::corpus::{cases, expect};

fn lexicon() -> &'static Lexicon {
    &Ontology::embedded().lexicon
}

fn quantities(text: &Text, lexicon: &Lexicon) -> Vec<Quantity> {
    find(text, &lexicon.scan(text), lexicon, Date::new(2023, 5, 15).ok())
}

/// `money 1200000000 元 CNY over`, `date 2023-01-01/2023-03-31`, `count ? 家`.
fn show(q: &Quantity) -> String {
    let kind = match q.kind {
        QuantityKind::Money => "money",
        QuantityKind::Count => "count",
        QuantityKind::Measure => "measure",
        QuantityKind::Percent => "percent",
        QuantityKind::Points => "points",
        QuantityKind::Times => "times",
        QuantityKind::Rank => "rank",
        QuantityKind::Number => "number",
        QuantityKind::Date => "date",
        QuantityKind::Duration => "duration",
    };
    let mut shown = kind.to_owned();
    match (q.kind, q.from, q.to) {
        (QuantityKind::Date, Some(from), Some(to)) if from == to => write!(shown, " {from}").unwrap(),
        (QuantityKind::Date, Some(from), Some(to)) => write!(shown, " {from}/{to}").unwrap(),
        // The length of time that a vague date is stands in its value.
        (QuantityKind::Date, ..) => shown.push_str(" ?"),
        _ => match (q.value, q.high) {
            (Some(low), Some(high)) => write!(shown, " {low}..{high}").unwrap(),
            (Some(value), None) => write!(shown, " {value}").unwrap(),
            _ => shown.push_str(" ?"),
        },
    }
    let unit = if q.kind == QuantityKind::Date { "" } else { q.unit.as_str() };
    for word in [unit, q.currency.unwrap_or_default(), q.bound.map_or("", |b| b.name())] {
        if !word.is_empty() {
            write!(shown, " {word}").unwrap();
        }
    }
    if q.as_of {
        shown.push_str(" as-of");
    }
    shown
}

#[test]
fn corpus() {
    let lexicon = lexicon();
    let (mut failures, mut forms) = (Vec::new(), 0);
    for case in cases("quantity") {
        let (place, value) = case.name.split_once(' ').unwrap();
        for line in case.block("forms").unwrap_or_default().lines() {
            forms += 1;
            let whole = line.replace(['[', ']'], "");
            let marked = line.split_once('[').and_then(|(_, rest)| rest.split_once(']')).map_or(line, |(inner, _)| inner);
            let text = Text::from(whole.as_str());
            let found = quantities(&text, lexicon);
            let got: Vec<String> = found.iter().map(|q| format!("{} = {}", text.str(q.span), show(q))).collect();
            let wanted = format!("{} = {value}", Text::from(marked).string);
            if !got.contains(&wanted) || (marked == line && got.len() != 1) {
                failures.push((format!("{place} {line}"), wanted, got.join("\n")));
            }
        }
        for line in case.block("none").unwrap_or_default().lines() {
            forms += 1;
            let text = Text::from(line);
            let got: Vec<String> =
                quantities(&text, lexicon).iter().map(|q| format!("{} = {}", text.str(q.span), show(q))).collect();
            if !got.is_empty() {
                failures.push((format!("{place} {line}"), String::new(), got.join("\n")));
            }
        }
        if let (Some(input), Some(wanted)) = (case.block("text"), case.block("found")) {
            let text = Text::from(input.trim_end());
            let found = quantities(&text, lexicon);
            let got: String = found.iter().map(|q| format!("{} = {}\n", text.str(q.span), show(q))).collect();
            if got != wanted {
                failures.push((case.name.clone(), wanted.to_owned(), got));
            }
        }
    }
    expect(failures);
    assert!(forms >= 200, "only {forms} surface forms");
}

/// What must hold for any text: quantities stand inside it, in order, apart, and hold their cores.
fn check(body: &str, lexicon: &Lexicon) {
    let text = Text::from(body);
    for published in [None, Date::new(2024, 2, 29).ok()] {
        let found = find(&text, &lexicon.scan(&text), lexicon, published);
        let mut end = 0;
        for q in &found {
            assert!(
                q.span.begin >= end && q.span.begin < q.span.end && q.span.end as usize <= text.chars.len(),
                "{body:?}: {q:?}"
            );
            assert!(q.span.contains(q.core), "{body:?}: {q:?}");
            assert_eq!(q.from.is_some(), q.to.is_some());
            assert!(q.from <= q.to, "{body:?}: {q:?}");
            end = q.span.end;
        }
    }
}

#[test]
fn absurd_numbers() {
    let lexicon = lexicon();
    for body in [
        "9".repeat(10_000) + "亿元",
        "1".to_owned() + &"万".repeat(10_000) + "元",
        "一".to_owned() + &"亿".repeat(10_000) + "元",
        "九千".repeat(10_000),
        "一二".repeat(10_000) + "家",
        "1,234".repeat(10_000),
        "0.".to_owned() + &"3".repeat(10_000) + "%",
        "第".repeat(10_000) + "1",
        "1-".repeat(10_000),
        "1+".repeat(10_000) + "年",
        "截至".repeat(10_000) + "2023年",
        "9".repeat(27) + "万亿元至" + &"9".repeat(27) + "万亿元",
        "一点".to_owned() + &"九".repeat(10_000) + "亿倍",
        "0分之1，1/0，零分之一，9999年13月32日，0000年0月0日".to_owned(),
    ] {
        check(&body, lexicon);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_strings(pieces in proptest::collection::vec(prop_oneof![
        "[0-9]{1,4}",
        "[0-9,.+/%~-]{1,3}",
        "[零一二两三四五六七八九十百千万亿几数半余多第前成点分之]{1,4}",
        "[元美欧家个项名人次件平方米公里吨亩度年月日号季底末初旬天小时倍番位]{1,3}",
        "(截至|至|到|今年|去年|上半年|以来|前|起|期间|超过|近|约|以上|左右|翻番|过半|“|”|《|》|，|。|\n| |增长|GWh|kW|P|￥|人民币|十四五|同期|签约|—)",
    ], 0..24)) {
        check(&pieces.concat(), lexicon());
    }
}
