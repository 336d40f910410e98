//! Firms told by the code of their shares in brackets: `金谷特|（300001.SZ）`, `云创新航|（股票代码：03001.HK）`.

use super::token::{Pos, is_mark};
use super::{Candidate, Source};
use crate::article::MARKS;
use crate::ontology::Kind;
use crate::text::Span;

/// How long a firm's name in front of a code may be.
const LONGEST: usize = 8;

/// How long a code may be with what says that it is one.
const CODE: usize = 20;

pub(super) fn firms(source: &Source<'_>, out: &mut Vec<Candidate>) {
    let Some(class) = source.ontology.schema.class("Company") else { return };
    let opens = source.text.chars.iter().enumerate().filter(|(_, c)| matches!(c, '（' | '('));
    for (open, _) in opens.filter(|(open, _)| coded(source, open + 1)) {
        if let Some(span) = name(source, open) {
            out.push(Candidate { span, outer: span, class, anaphor: false, strength: 1 });
        }
    }
}

/// Whether nothing but a code of shares stands between here and the closing bracket.
fn coded(source: &Source<'_>, at: usize) -> bool {
    let Some(close) = (at..at + CODE).find(|i| matches!(source.char(*i), Some('）' | ')'))) else { return false };
    let inner = source.text.str(Span::new(at, close));
    let code = MARKS.code.at(inner).find_map(|word| inner.strip_prefix(word)).unwrap_or(inner);
    let digits = code.chars().filter(char::is_ascii_digit).count();
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | ':' | '：' | ' ');
    let said = code.len() < inner.len() || code.contains(['.', ':']) || digits == 6;
    (4..=6).contains(&digits) && said && code.chars().all(plain)
}

/// The words in front of the bracket as far as they can be a firm's name.
fn name(source: &Source<'_>, end: usize) -> Option<Span> {
    let mut begin = end;
    while let Some(t) = begin.checked_sub(1).and_then(|i| source.token(i)) {
        let working = matches!(t.pos, Pos::Mark | Pos::Particle | Pos::Preposition | Pos::Pronoun | Pos::Conjunction);
        let said = [Kind::Boundary, Kind::Apposition, Kind::Light, Kind::Planned].iter().any(|kind| t.is(*kind));
        if working || said && t.span.len() > 1 || source.quantity_at(begin - 1).is_some() {
            break;
        }
        begin = t.span.begin as usize;
        if end - begin > LONGEST {
            return None;
        }
    }
    let span = Span::new(begin, end);
    let marked = span.range().any(|i| source.char(i).is_none_or(is_mark));
    (span.len() >= 2 && !marked && !super::coined::common(source, span)).then_some(span)
}
