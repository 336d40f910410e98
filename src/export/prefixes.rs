//! IRI → prefixed name: `https://w3id.org/zhitu/id/zone/襄阳高新区` is `zone:襄阳高新区`.

use crate::graph::vocab;

/// The prefixes of a graph: those of the vocabularies, and one for each class below the base.
#[derive(Clone, Debug)]
pub struct Prefixes {
    base: String,
}

/// An IRI taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Split<'a> {
    /// `zone`
    pub prefix: &'a str,
    /// `https://w3id.org/zhitu/id/zone/`
    pub namespace: &'a str,
    /// `襄阳高新区`
    pub local: &'a str,
}

impl Default for Prefixes {
    fn default() -> Prefixes {
        Prefixes::new(vocab::BASE)
    }
}

impl Prefixes {
    /// Entities, articles and facts lie below `base`.
    pub fn new(base: &str) -> Prefixes {
        Prefixes { base: base.to_owned() }
    }

    /// The prefix for an IRI, if there is one; whether the rest is a legal local name is another question.
    pub fn split<'a>(&self, iri: &'a str) -> Option<Split<'a>> {
        if let Some((class, local)) = iri.strip_prefix(self.base.as_str()).and_then(|rest| rest.split_once('/')) {
            let plain = !class.is_empty() && class.bytes().all(|b| b.is_ascii_lowercase());
            if plain && vocab::PREFIXES.iter().all(|(prefix, _)| *prefix != class) {
                let namespace = iri.get(..iri.len() - local.len())?;
                return Some(Split { prefix: class, namespace, local });
            }
        }
        vocab::PREFIXES
            .iter()
            .find_map(|(prefix, namespace)| iri.strip_prefix(namespace).map(|local| Split { prefix, namespace, local }))
    }

    /// `zone:“光储”园`: the prefixed name, for people and for files other than Turtle; the IRI where there is none.
    pub fn short(&self, iri: &str) -> String {
        match self.split(iri) {
            Some(split) => format!("{}:{}", split.prefix, split.local),
            None => iri.to_owned(),
        }
    }

    /// The prefixed name of an IRI in Turtle; None where the grammar has none for it.
    pub fn name(&self, iri: &str) -> Option<String> {
        let split = self.split(iri)?;
        let mut out = String::with_capacity(split.prefix.len() + 1 + split.local.len());
        out.push_str(split.prefix);
        out.push(':');
        push_local(split.local, &mut out).then_some(out)
    }
}

/// Writes PN_LOCAL of the Turtle grammar; false where a character cannot stand in it, not even escaped.
fn push_local(local: &str, out: &mut String) -> bool {
    let mut chars = local.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let (first, last) = (at == 0, chars.peek().is_none());
        match c {
            '-' if first => out.push_str("\\-"),
            // Legal when escaped, but readers trip over it (rdflib 7 takes it for the end of the statement).
            '.' if last => return false,
            '.' if first => out.push_str("\\."),
            '-' | '.' | ':' => out.push(c),
            '%' if hex_follows(local, at) => out.push(c),
            '~' | '!' | '$' | '&' | '\'' | '(' | ')' | '*' | '+' | ',' | ';' | '=' | '/' | '?' | '#' | '@' => {
                out.push('\\');
                out.push(c);
            }
            c if starts_name(c) || c.is_ascii_digit() => out.push(c),
            c if !first && continues_name(c) => out.push(c),
            _ => return false,
        }
    }
    !local.is_empty()
}

fn hex_follows(text: &str, at: usize) -> bool {
    text.as_bytes().get(at + 1..at + 3).is_some_and(|two| two.iter().all(u8::is_ascii_hexdigit))
}

/// PN_CHARS_U
fn starts_name(c: char) -> bool {
    matches!(c, 'A'..='Z' | 'a'..='z' | '_' | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{2FF}' | '\u{370}'..='\u{37D}'
        | '\u{37F}'..='\u{1FFF}' | '\u{200C}'..='\u{200D}' | '\u{2070}'..='\u{218F}' | '\u{2C00}'..='\u{2FEF}' | '\u{3001}'..='\u{D7FF}'
        | '\u{F900}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FFFD}' | '\u{10000}'..='\u{EFFFF}')
}

/// What PN_CHARS adds for the inside of a name.
fn continues_name(c: char) -> bool {
    matches!(c, '\u{B7}' | '\u{300}'..='\u{36F}' | '\u{203F}'..='\u{2040}')
}
