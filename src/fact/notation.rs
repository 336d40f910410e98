//! A fact ↔ one line that people read: `Signing party=甲高新区+乙公司 project=整车项目 amount=超53.1亿元 date=2023-02-02`.

use std::fmt::Write as _;

use rust_decimal::Decimal;

use super::{Extraction, Fact, Filler};
use crate::article::Date;

impl Extraction {
    /// A fact in one line: its type, its roles in the order of their names, its date.
    pub fn line(&self, fact: &Fact) -> String {
        let mut line = fact.kind.clone();
        for (role, words) in self.roles(fact) {
            let _ = write!(line, " {role}={words}");
        }
        line
    }

    /// The roles of a fact with their fillers in words; a number has its bound and its unit with it: `value=超33.6万人`.
    pub fn roles(&self, fact: &Fact) -> Vec<(String, String)> {
        let text = |role: &str| match fact.roles.get(role).and_then(|f| f.first()) {
            Some(Filler::Text(text) | Filler::Concept(text)) => text.as_str(),
            _ => "",
        };
        // The bound of an Observation belongs to its first number.
        let numbers = ["value", "growth", "share", "rank"];
        let bounded = numbers.iter().find(|role| fact.roles.contains_key(**role));
        let mut out = Vec::new();
        for (role, fillers) in &fact.roles {
            let alone = bounded.is_none() && role == "bound";
            if matches!(role.as_str(), "unit" | "bound") && !alone {
                continue;
            }
            let words: Vec<String> = fillers.iter().map(|f| self.words(f)).collect();
            let bound = if bounded == Some(&role.as_str()) { bound(text("bound")) } else { "" };
            let unit = if role == "value" { text("unit") } else { "" };
            out.push((role.clone(), format!("{bound}{}{unit}", words.join("+"))));
        }
        if let Some(date) = date(fact.from, fact.to) {
            out.push(("date".to_owned(), date));
        }
        out
    }

    fn words(&self, filler: &Filler) -> String {
        match filler {
            Filler::Entity(e) => self.entities.get(*e).map(|e| e.name.clone()).unwrap_or_default(),
            Filler::Amount { value, currency, bound: b } => {
                format!("{}{}{}", bound(b.as_deref().unwrap_or_default()), number(*value), money(currency))
            }
            Filler::Number(value) => number(*value),
            Filler::Text(text) | Filler::Concept(text) => text.clone(),
            Filler::Fact(i) => match self.facts.get(*i) {
                Some(fact) => match fact.roles.get("indicator").and_then(|f| f.first()) {
                    Some(Filler::Text(indicator)) => indicator.clone(),
                    _ => fact.kind.clone(),
                },
                None => String::new(),
            },
        }
    }
}

fn bound(name: &str) -> &'static str {
    match name {
        "over" => "超",
        "nearly" => "近",
        "about" => "约",
        "upTo" => "最高",
        _ => "",
    }
}

fn money(currency: &str) -> &str {
    match currency {
        "CNY" => "元",
        "USD" => "美元",
        "EUR" => "欧元",
        "HKD" => "港元",
        "JPY" => "日元",
        other => other,
    }
}

/// `336000` → `33.6万`, `5310000000` → `53.1亿`; a number that would need more than four decimals stays as it is.
pub fn number(value: Decimal) -> String {
    for (scale, name) in [(100_000_000u32, "亿"), (10_000, "万")] {
        let short = (value / Decimal::from(scale)).normalize();
        if short.abs() >= Decimal::ONE && short.scale() <= 4 {
            return format!("{short}{name}");
        }
    }
    value.normalize().to_string()
}

/// `2023-02-02`, `2023-02`, `2023`, `2023-Q1`, and any other period as `2023-01-01/2023-04-26`.
pub fn date(from: Option<Date>, to: Option<Date>) -> Option<String> {
    if from.is_none() && to.is_none() {
        return None;
    }
    let text = |date: Option<Date>| date.map(|d| d.to_string()).unwrap_or_default();
    let (from, to) = (text(from), text(to));
    if from == to {
        return Some(from);
    }
    let (year, first) = from.split_at_checked(5).unwrap_or((&from, ""));
    let last = to.strip_prefix(year).unwrap_or_default();
    let year = year.trim_end_matches('-');
    Some(match (first, last) {
        ("01-01", "12-31") => year.to_owned(),
        ("01-01", "03-31") => format!("{year}-Q1"),
        ("04-01", "06-30") => format!("{year}-Q2"),
        ("07-01", "09-30") => format!("{year}-Q3"),
        ("10-01", "12-31") => format!("{year}-Q4"),
        (f, l) if month(year, f, l) => from.get(..7).unwrap_or(&from).to_owned(),
        _ => format!("{from}/{to}"),
    })
}

/// Whether two days are the first and the last of one month.
fn month(year: &str, first: &str, last: &str) -> bool {
    let leap = year.parse::<u32>().is_ok_and(|y| y % 4 == 0 && (y % 100 != 0 || y % 400 == 0));
    let (Some((m, "01")), Some((n, day))) = (first.split_once('-'), last.split_once('-')) else { return false };
    let length = match m {
        "02" if leap => "29",
        "02" => "28",
        "04" | "06" | "09" | "11" => "30",
        _ => "31",
    };
    m == n && day == length
}
