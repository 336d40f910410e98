//! Lexicon files → what is wrong with their words: values that say nothing, words that say two things, words no text can hold.
//!
//! `增幅` as growth has no value `2`; `擬` is never found, since texts are folded to 拟 before words are looked for.

use std::collections::BTreeMap;

use super::{Folder, Kind, Problem, Schema, Seeds};
use crate::text::Text;

/// Every problem of the listed words, in the order of the files.
pub fn lint(folder: &Folder, schema: &Schema) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut seen: BTreeMap<String, Vec<(Kind, &str)>> = BTreeMap::new();
    for file in folder.under("lexicon", "tsv") {
        for (line, form, row) in file.words() {
            let value = row.get(2).copied().unwrap_or_default();
            let Some(kind) = row.get(1).and_then(|k| Kind::parse(k)) else { continue };
            let mut problem = |code, message: String, hint: String| {
                problems.push(Problem { file: file.path.clone(), line, code, message, hint });
            };
            if let Some(hint) = bad_value(schema, kind, value) {
                problem("bad-value", format!("`{value}` says nothing for `{form}` as {}", kind.name()), hint);
            }
            let folded = Text::from(form.as_str()).string;
            if folded != form {
                let hint = format!("write it as texts are folded: `{folded}`");
                problem("unreachable-word", format!("`{form}` is never found"), hint);
            }
            let mut others = seen.get(&form).into_iter().flatten();
            if let Some((other, _)) = others.find(|(k, v)| contradict((*k, v), (kind, value))) {
                let message = format!("`{form}` is both {} and {}", other.name(), kind.name());
                problem("ambiguous-word", message, "a word can be one of the two only; delete a line".to_owned());
            }
            seen.entry(form).or_default().push((kind, value));
        }
    }
    problems
}

/// Names of known entities that are listed as common words too: the name is not found where the word is meant, or the reverse.
pub fn ambiguous(folder: &Folder, seeds: &Seeds) -> Vec<Problem> {
    let mut notes = Vec::new();
    for file in folder.under("lexicon", "tsv") {
        for (line, form, row) in file.words() {
            let kind = row.get(1).and_then(|k| Kind::parse(k));
            let Some(kind) = kind.filter(|k| matches!(k, Kind::Anaphor | Kind::Negated | Kind::Planned | Kind::Hypothetical))
            else {
                continue;
            };
            if let Some(known) = seeds.named(&form).next() {
                notes.push(Problem {
                    file: file.path.clone(),
                    line,
                    code: "ambiguous-word",
                    message: format!("`{form}` is {} and also names {} {}", kind.name(), known.class, known.name),
                    hint: "the name is found wherever the word stands".to_owned(),
                });
            }
        }
    }
    notes
}

/// What a value should be, where it is not.
fn bad_value(schema: &Schema, kind: Kind, value: &str) -> Option<String> {
    let first = value.split(' ').next().unwrap_or_default();
    let number = |text: &str| text.parse::<f64>().is_ok();
    let bound = |text: &str| crate::ontology::BOUNDS.contains(&text);
    let class = |text: &str| schema.class(text).is_some_and(|c| schema.is_a(c, "Entity"));
    let (right, hint) = match kind {
        Kind::Suffix => (class(value), "a class of named things"),
        Kind::Anaphor => {
            let whom = value.strip_prefix("head ").or(value.strip_prefix("this ")).unwrap_or(value);
            let fixed = matches!(
                whom,
                "self" | "park" | "firm" | "founded" | "here" | "former" | "latter" | "works" | "city" | "province" | "district"
            );
            (
                fixed
                    || value.starts_with("phase ")
                    || value.starts_with("not ")
                    || whom.split('~').next().unwrap_or_default().split(' ').all(class),
                "self, park, firm, founded, here, former, latter, works, city, province, `phase` and which, `not` and what it is not, or classes, `head` before them where a bare noun is meant, `this` where one follows, `~` and endings behind them",
            )
        }
        Kind::Growth => {
            (matches!(value, "1" | "-1" | "0" | "rate"), "1 where it rises, -1 where it falls, 0 where it stays, or rate")
        }
        Kind::BoundBefore if first == "exact" => (true, ""),
        Kind::BoundBefore | Kind::BoundAfter => (bound(first), "over, nearly, about, upTo or exact"),
        Kind::Currency => (first.len() == 3 && first.bytes().all(|b| b.is_ascii_uppercase()), "an ISO 4217 code"),
        Kind::Percent => (value == "points" || number(value), "how many percent one is, or points"),
        Kind::Proportion | Kind::Multiple => (number(first), "a number"),
        _ => (true, ""),
    };
    (!right).then(|| hint.to_owned())
}

/// Whether one word cannot be both.
fn contradict(a: (Kind, &str), b: (Kind, &str)) -> bool {
    let pair = |x: Kind, y: Kind| (a.0 == x && b.0 == y) || (a.0 == y && b.0 == x);
    pair(Kind::Silent, Kind::Negated)
        || pair(Kind::Planned, Kind::Realised)
        || pair(Kind::Negated, Kind::Planned)
        || (a.0 == Kind::Growth && b.0 == Kind::Growth && a.1 != b.1)
}
