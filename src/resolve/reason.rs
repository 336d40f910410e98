//! A form and the name it goes under → why they are one by themselves: 襄阳高新技术产业开发区 is written 襄阳高新区 in short.

use serde::Serialize;

use super::Policy;
use super::fold::folded;

/// Why a form belongs to a name, without any article saying so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase", tag = "why")]
pub enum Reason {
    /// Width, brackets, quotation marks and spaces aside they are the same.
    Spelling,
    /// Their endings are two ways of writing one thing.
    Usual {
        #[serde(rename = "usual")]
        form: String,
    },
    /// The ontology lists both as one.
    Known,
    /// It is the full name without its ending, its place or weak words.
    Short {
        #[serde(rename = "without")]
        left_out: Vec<String>,
    },
}

impl Policy {
    /// None where only an article or a person can say so.
    pub fn reason(&self, class: &str, form: &str, name: &str) -> Option<Reason> {
        let (own, name) = (folded(form), folded(name));
        if own == name {
            return Some(Reason::Spelling);
        }
        let usual = self.forms(class).usual(&own);
        if usual == self.forms(class).usual(&name) {
            return Some(Reason::Usual { form: usual });
        }
        if self.known(class, &usual).is_some_and(|known| known == name) {
            return Some(Reason::Known);
        }
        let short = self.short_forms(class, &name).contains(&usual);
        short.then(|| Reason::Short { left_out: left_out(&name, &usual) })
    }
}

/// The pieces of a full name that a short one leaves out: 湖北 and 集团股份有限公司 of 湖北骆驼集团股份有限公司, in 骆驼.
fn left_out(full: &str, short: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut kept = short.chars().peekable();
    for c in full.chars() {
        if kept.peek() == Some(&c) {
            kept.next();
            pieces.push(String::new());
        } else if let Some(piece) = pieces.last_mut() {
            piece.push(c);
        }
    }
    pieces.retain(|piece| !piece.is_empty());
    pieces
}
