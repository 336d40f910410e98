//! One line of the journal: an article with the facts and entities that it was read into.

use crate::article::Article;
use crate::fact::Extraction;

/// What one article said when it was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Record {
    /// Of the ontology that read it, then of the article; the same again means nothing new.
    pub fingerprint: String,
    pub article: Article,
    pub said: Extraction,
}

impl Record {
    pub fn new(article: Article, fingerprint: String, said: Extraction) -> Record {
        Record { fingerprint, article, said }
    }
}
