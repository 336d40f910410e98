//! Short forms of single characters: `铸锋重机` for `通辽铸锋重型机械有限公司`.

use std::collections::BTreeSet;

use super::token::is_mark;
use super::{Mention, Source};

/// The firms that are named with their legal form, each once.
pub(super) fn legal<'m>(source: &Source<'_>, mentions: &'m [Mention]) -> Vec<&'m Mention> {
    let mut seen = BTreeSet::new();
    let full = |m: &&Mention| m.class == "Company" && m.span.len() > 7 && source.text.str(m.span).ends_with("公司");
    mentions.iter().filter(full).filter(|m| seen.insert(source.text.str(m.span))).collect()
}

/// The only full name whose brand a short one begins with, and of whose field it has single characters: 铸锋|重机 of
/// 通辽铸锋|重型机械|有限公司.
pub(super) fn acronym<'m>(source: &Source<'_>, legal: &[&'m Mention], m: &Mention) -> Option<&'m Mention> {
    let form = source.text.str(m.span);
    if m.class != "Company" || m.span.len() != 4 {
        return None;
    }
    let middle = form.char_indices().nth(2).map(|(i, _)| i)?;
    let (brand, field) = form.split_at(middle);
    let fits = |f: &&&Mention| {
        let full = source.text.str(f.span);
        full.contains(brand) && !full.contains(field) && abbreviates(form, full)
    };
    let mut full = legal.iter().filter(fits);
    let first = full.next()?;
    full.next().is_none().then_some(first)
}

/// Whether a form is made of characters of a full name, in their order: 长川装备 of 青禾长川装备有限公司.
pub(super) fn abbreviates(form: &str, full: &str) -> bool {
    let mut rest = full.chars();
    let short = (3..=8).contains(&form.chars().count()) && form.chars().count() + 2 < full.chars().count();
    short && form.chars().all(|c| !is_mark(c) && rest.any(|f| f == c)) && !full.starts_with(form)
}
