//! The ending with which a name closes, and what it says of the name: `有限公司` is a firm's, and a legal form.

use super::Class;
use crate::ontology::{Hit, Kind, Kinds};
use crate::text::Span;

/// The classes that the grammar of names tells apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Association,
    Company,
    Document,
    Event,
    Government,
    Honor,
    Industry,
    Institute,
    Place,
    Platform,
    Product,
    Project,
    Zone,
    Other,
}

impl Sort {
    fn of(class: Class) -> Sort {
        match class {
            "Association" => Sort::Association,
            "Company" => Sort::Company,
            "Document" => Sort::Document,
            "Event" => Sort::Event,
            "Government" => Sort::Government,
            "Honor" => Sort::Honor,
            "Industry" => Sort::Industry,
            "Institute" => Sort::Institute,
            "Place" => Sort::Place,
            "Platform" => Sort::Platform,
            "Product" => Sort::Product,
            "Project" => Sort::Project,
            "Zone" => Sort::Zone,
            _ => Sort::Other,
        }
    }
}

/// The ending of a name, asked once what it is, however many words the name may have.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ending {
    pub span: Span,
    pub sort: Sort,
    kinds: Kinds,
}

impl Ending {
    pub(super) fn of(hit: &Hit, class: Class) -> Ending {
        Ending { span: hit.span, sort: Sort::of(class), kinds: hit.kinds }
    }

    /// Whether the same characters are a listed word of this kind, too.
    pub(super) fn is(&self, kind: Kind) -> bool {
        self.kinds.has(kind)
    }

    /// Whether its names are of those who act: firms, schools, bodies.
    pub(super) fn agent(&self) -> bool {
        matches!(self.sort, Sort::Company | Sort::Institute | Sort::Government | Sort::Association)
    }
}
