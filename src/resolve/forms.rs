//! `resolution/*.tsv` → how names of one thing differ: `高新技术产业开发区` ends like `高新区`, `有限公司` ends a full name.

use std::collections::HashMap;

use super::fold::folded;
use crate::ontology::{Ontology, Problem};

/// The forms of one class, longest first where the longest counts.
#[derive(Clone, Debug, Default)]
pub struct Forms {
    same: Vec<(String, String)>,
    drop: Vec<String>,
    full: Vec<String>,
    keep: Vec<(String, String)>,
    weak: Vec<String>,
    local: Vec<String>,
}

impl Forms {
    /// The forms of every class; lines that cannot be used are reported and left out.
    pub fn read(ontology: &Ontology, problems: &mut Vec<Problem>) -> HashMap<String, Forms> {
        let mut all: HashMap<String, Forms> = HashMap::new();
        for file in ontology.folder.under("resolution", "tsv") {
            for (line, row) in file.rows() {
                let mut problem = |code, message, hint: &str| {
                    problems.push(Problem { file: file.path.clone(), line, code, message, hint: hint.to_owned() });
                };
                let (class, kind, form) = match row[..] {
                    [class, kind, form, ..] if !form.is_empty() => (class, kind, folded(form)),
                    _ => {
                        problem(
                            "short-row",
                            "a form needs a class and a kind".to_owned(),
                            "write class<TAB>same|drop|full|keep|weak|local<TAB>form",
                        );
                        continue;
                    }
                };
                if ontology.schema.class(class).is_none() {
                    problem("unknown-class", format!("`{class}` is no class"), "use a class of the vocabulary");
                    continue;
                }
                let forms = all.entry(class.to_owned()).or_default();
                match (kind, row.get(3).copied().unwrap_or_default()) {
                    ("same", "") => {
                        problem("short-row", format!("`{form}` is the same as what?"), "write the short form as fourth column")
                    }
                    ("same", short) => forms.same.push((form, folded(short))),
                    ("keep", "") => {
                        problem("short-row", format!("which word is kept of `{form}`?"), "write the word as fourth column")
                    }
                    ("keep", word) => forms.keep.push((form, folded(word))),
                    ("drop", _) => forms.drop.push(form),
                    ("full", _) => forms.full.push(form),
                    ("weak", _) => forms.weak.push(form),
                    ("local", _) => forms.local.push(form),
                    _ => problem(
                        "unknown-kind",
                        format!("`{kind}` is no kind of form"),
                        "one of same, drop, full, keep, weak, local",
                    ),
                }
            }
        }
        for forms in all.values_mut() {
            forms.same.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.cmp(b)));
            for list in [&mut forms.drop, &mut forms.full, &mut forms.weak] {
                list.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
            }
        }
        all
    }

    /// The name in its usual form: 襄阳高新技术产业开发区 → 襄阳高新区.
    pub fn usual(&self, name: &str) -> String {
        let name = self
            .drop
            .iter()
            .find_map(|prefix| name.strip_prefix(prefix.as_str()))
            .filter(|rest| !rest.is_empty())
            .unwrap_or(name);
        let mut usual = name.to_owned();
        // 临川市高新技术产业开发区 takes two steps. What one character is left of is another word: 沙市高新区.
        for _ in 0..4 {
            let fits = |stem: &&str| stem.chars().nth(1).is_some() || stem.is_empty();
            let same = self.same.iter().find_map(|(long, short)| Some((usual.strip_suffix(long.as_str()).filter(fits)?, short)));
            match same {
                Some((stem, short)) => usual = format!("{stem}{short}"),
                None => break,
            }
        }
        usual
    }

    /// Words that may end a short name of a full one: 股份, 公司.
    pub fn kept(&self, full: &str) -> impl Iterator<Item = &str> {
        self.keep.iter().filter(move |(ending, _)| full.ends_with(ending.as_str())).map(|(_, word)| word.as_str())
    }

    /// What stands before a full name's ending: 骆驼集团 of 骆驼集团股份有限公司. None for a name that is not full.
    pub fn body<'n>(&self, name: &'n str) -> Option<&'n str> {
        self.full.iter().find_map(|ending| name.strip_suffix(ending.as_str())).filter(|body| !body.is_empty())
    }

    /// The name without one weak word at its end: 骆驼 of 骆驼集团.
    pub fn weaker<'n>(&self, name: &'n str) -> Option<&'n str> {
        self.weak.iter().find_map(|word| name.strip_suffix(word.as_str())).filter(|rest| !rest.is_empty())
    }

    /// What of a name says what sort of thing it is, where names of this sort may say no more: all of it, or what stands behind
    /// the mark of a level. 市|统计局
    pub fn sorts<'n>(&self, name: &'n str) -> impl Iterator<Item = &'n str> {
        let whole = self.local.first().map(|_| name);
        whole.into_iter().chain(self.local.iter().filter_map(move |mark| name.strip_prefix(mark.as_str())))
    }

    pub fn is_weak(&self, word: &str) -> bool {
        self.weak.iter().any(|w| w == word)
    }
}
