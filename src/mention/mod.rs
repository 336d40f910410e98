//! Text → typed names: `襄阳高新区` Zone, `东创智联（武汉）新能源科技有限公司` Company, `曾丽丽` Person.

pub use crate::ontology::Class;
use crate::text::Span;

/// One name in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The name without quotation marks or book marks around it.
    pub span: Span,
    /// With the marks around it.
    pub outer: Span,
    pub class: Class,
    /// Index of the entity of the article that it names, after coreference inside the article.
    pub entity: usize,
    /// `该公司`, `全区`, bare `高新区`: stands for an entity named elsewhere and adds no alias.
    pub anaphor: bool,
}
