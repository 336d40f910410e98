//! `ontology/style.tsv` → how a class is drawn (Zone: a rounded blue box) and how an amount is read out (5310000000 CNY: 53.1亿元).

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::ontology::Folder;

/// How the nodes of one class are drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// A shape of Graphviz.
    pub shape: String,
    pub style: String,
    pub fill: String,
    pub line: String,
}

#[derive(Clone, Debug)]
pub struct Style {
    looks: BTreeMap<String, Look>,
    plain: Look,
    pub font: String,
    /// Predicates whose arrows carry the amounts of their facts.
    carriers: Vec<String>,
    currencies: BTreeMap<String, String>,
}

impl Style {
    /// What the folder says; where it says nothing, plain boxes and currency codes.
    pub fn read(folder: &Folder) -> Style {
        let plain =
            Look { shape: "box".to_owned(), style: "filled".to_owned(), fill: "#f0f0f0".to_owned(), line: "#606060".to_owned() };
        let mut style = Style {
            looks: BTreeMap::new(),
            plain,
            font: "sans-serif".to_owned(),
            carriers: Vec::new(),
            currencies: BTreeMap::new(),
        };
        for (_, row) in folder.files.iter().filter(|f| f.path == "style.tsv").flat_map(|file| file.rows()) {
            match row.as_slice() {
                ["class", class, shape, how, fill, line] => {
                    let [shape, how, fill, line] = [shape, how, fill, line].map(|s| (*s).to_owned());
                    let look = Look { shape, style: how, fill, line };
                    match *class {
                        "*" => style.plain = look,
                        _ => drop(style.looks.insert((*class).to_owned(), look)),
                    }
                }
                ["font", families] => style.font = (*families).to_owned(),
                ["carries", predicates] => style.carriers.extend(predicates.split_whitespace().map(str::to_owned)),
                ["currency", code, unit] => drop(style.currencies.insert((*code).to_owned(), (*unit).to_owned())),
                _ => {}
            }
        }
        style
    }

    pub fn look(&self, class: &str) -> &Look {
        self.looks.get(class).unwrap_or(&self.plain)
    }

    pub fn carries_amounts(&self, predicate: &str) -> bool {
        self.carriers.iter().any(|known| known == predicate)
    }

    /// `53.1亿元`, `22亿美元`, `3 XAU`.
    pub fn money(&self, value: Decimal, currency: &str) -> String {
        match self.currencies.get(currency) {
            Some(unit) => format!("{}{unit}", readable(value)),
            None => format!("{} {currency}", readable(value)),
        }
    }
}

/// A number as Chinese readers group it: 47366000000 is 473.66亿, 336000 is 33.6万.
pub fn readable(value: Decimal) -> String {
    let size = value.abs();
    for (zeros, word) in [(8, "亿"), (4, "万")] {
        let scale = Decimal::from(10_i64.pow(zeros));
        if size >= scale
            && let Some(scaled) = value.checked_div(scale)
        {
            return format!("{}{word}", scaled.normalize());
        }
    }
    value.normalize().to_string()
}
