//! Local names of the vocabulary, each kept once: `Signing`, `party`, `Zone`.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

/// A local name of the vocabulary: `Signing`, `party`. Interned, so that it is copied and compared freely.
pub type Name = &'static str;

/// A class of entities by local name: `Zone`.
pub type Class = Name;

/// The one copy of a local name. Vocabularies are small and live as long as the program, so the copies are never freed.
pub fn intern(name: &str) -> Name {
    static NAMES: Mutex<BTreeSet<Name>> = Mutex::new(BTreeSet::new());
    let mut names = NAMES.lock().unwrap_or_else(PoisonError::into_inner);
    match names.get(name) {
        Some(known) => known,
        None => {
            let copy: Name = Box::leak(name.to_owned().into_boxed_str());
            names.insert(copy);
            copy
        }
    }
}
