//! What follows a number → its unit: `亿元`'s 元 is CNY, `平米` is 平方米, `元/股`, `台（套）`, `个百分点`.

use super::QuantityKind;
use super::numeral;
use super::words::{UNITS, Words};
use crate::ontology::{Kind, Kinds};

/// A unit as it stands in the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit<'a> {
    pub kind: QuantityKind,
    pub end: usize,
    /// Canonical name, of the unit before a `/`.
    pub name: &'a str,
    /// The canonical unit after a `/`.
    pub per: Option<&'a str>,
    pub currency: Option<&'static str>,
    /// How many percent one is.
    pub percent: Option<&'a str>,
    /// 个多月: more than so many.
    pub over: bool,
    /// 个半月: and a half.
    pub half: bool,
    /// Only digits may count it: 136.25分, but 十分.
    pub digits: bool,
}

/// 高2.1个和1.5个百分点: the unit is said once, at the end.
fn shared(words: &Words, at: usize) -> bool {
    matches!(words.char(at), '和' | '与' | '、' | '至')
        && numeral::read(words, at + 1).and_then(|n| one(words, n.end)).is_some_and(|u| u.kind == QuantityKind::Points)
}

/// Reads the unit that begins at a place.
pub fn read<'a>(words: &Words<'a>, at: usize) -> Option<Unit<'a>> {
    let mut unit = one(words, at)?;
    if unit.name == "个" && shared(words, unit.end) {
        unit.kind = QuantityKind::Points;
    }
    // 360台/万人, 0.2吨标准煤/万元
    let scaled = unit.end + 1;
    if words.char(unit.end) == '/'
        && words.char(scaled) == '万'
        && let Some(per) = one(words, scaled + 1).filter(|u| u.kind != QuantityKind::Percent)
    {
        unit.per = Some(words.slice(scaled, per.end));
        unit.end = per.end;
        return Some(unit);
    }
    if words.char(unit.end) == '/'
        && let Some(per) = one(words, unit.end + 1).filter(|u| !matches!(u.kind, QuantityKind::Money | QuantityKind::Percent))
    {
        unit.per = Some(per.name);
        unit.end = per.end;
    }
    Some(unit)
}

fn one<'a>(words: &Words<'a>, at: usize) -> Option<Unit<'a>> {
    if !words.any(at, UNITS) {
        return None;
    }
    let c = words.char(at);
    let (end, kind, value) = {
        let mut solid = 0;
        words.readings(at).find(|&(end, kind, value)| {
            if kind == Kind::Solid {
                solid = solid.max(end);
            }
            // After a number a classifier is one, whatever it forms with what follows: 3家电子企业; a share is one where what follows is a
            // word: 六成|分布于, or the number is bounded: 超七成|为.
            let bounded = || at > 0 && words.ending(at - 1, Kind::BoundBefore).is_some();
            Kinds::of(&[kind]).meets(UNITS)
                && (kind == Kind::Classifier
                    || end >= solid
                    || kind == Kind::Percent && (words.solid(end).is_some_and(|far| far > solid) || bounded()))
                && whole(words, end)
                && !(kind == Kind::Currency && prefix_only(c, value))
        })?
    };
    let mut parts = value.split(' ').filter(|p| !p.is_empty());
    let mut unit = Unit {
        kind: QuantityKind::Count,
        end,
        name: "",
        per: None,
        currency: None,
        percent: None,
        over: false,
        half: false,
        digits: false,
    };
    match kind {
        Kind::Percent => {
            let value = parts.next()?;
            (unit.kind, unit.percent) = match value {
                "points" => (QuantityKind::Points, None),
                _ => (QuantityKind::Percent, Some(value)),
            };
            return Some(unit);
        }
        Kind::Currency => {
            unit.kind = QuantityKind::Money;
            unit.currency = iso(parts.next()?);
        }
        Kind::Measure => unit.kind = QuantityKind::Measure,
        Kind::TimeUnit => unit.kind = QuantityKind::Duration,
        _ => {}
    }
    for part in parts {
        match part {
            "over" => unit.over = true,
            "half" => unit.half = true,
            "digits" => unit.digits = true,
            "before" => {}
            name => unit.name = name,
        }
    }
    if unit.name.is_empty() {
        unit.name = words.slice(at, end);
    }
    if unit.name == "倍" {
        unit.kind = QuantityKind::Times;
    }
    Some(unit)
}

/// ￥ and $ stand before their number only.
fn prefix_only(c: char, value: &str) -> bool {
    value.ends_with("before") && !c.is_alphabetic()
}

/// Latin units must not run on: 3m but not 3max.
fn whole(words: &Words, end: usize) -> bool {
    !words.before(end).is_ascii_alphanumeric() || !words.char(end).is_ascii_alphanumeric()
}

/// The currency word that ends before a number: `人民币5亿`, `$300`. Its begin, ISO code and canonical unit.
pub fn currency_before<'a>(words: &Words<'a>, at: usize) -> Option<(usize, &'static str, &'a str)> {
    let (begin, value) = words.ending(at, Kind::Currency)?;
    let mut parts = value.split(' ');
    let (code, name) = (iso(parts.next()?)?, parts.next()?);
    (parts.next() == Some("before")).then_some((begin, code, name))
}

/// The codes are a closed list of the standard, so that a quantity needs no text of its own for them.
fn iso(code: &str) -> Option<&'static str> {
    const CODES: &[&str] = &[
        "CNY", "USD", "EUR", "HKD", "JPY", "GBP", "RUB", "KRW", "SGD", "TWD", "AUD", "MOP", "CAD", "NZD", "CHF", "SEK", "NOK",
        "DKK", "THB", "INR", "IDR", "VND", "MYR", "PHP", "AED", "SAR", "KZT", "ZAR", "BRL", "TRY", "PLN", "HUF", "MXN", "ILS",
        "CZK", "EGP", "PKR", "UZS", "MNT", "QAR", "KWD", "LAK", "KHR", "MMK",
    ];
    CODES.iter().find(|c| **c == code).copied()
}
