//! What the vocabulary says of one type of fact: `zt:Signing` with its roles, and the annotations that say what the
//! program does with it: what one may conclude from it, what tells two of them apart.

use super::{Class, Name, intern};

/// The datatype of a literal filler.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Literal {
    Text,
    Integer,
    Decimal,
    Date,
    Boolean,
}

impl Literal {
    /// From the local name of the XML Schema datatype.
    pub(super) fn parse(xsd: &str) -> Option<Literal> {
        Some(match xsd {
            "string" => Literal::Text,
            "integer" => Literal::Integer,
            "decimal" => Literal::Decimal,
            "date" => Literal::Date,
            "boolean" => Literal::Boolean,
            _ => return None,
        })
    }
}

/// One role of one fact type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    pub name: Name,
    /// Classes of what may fill it, subclasses included: entity classes, `Amount`, classes of concepts, `Fact`.
    pub classes: Vec<Class>,
    /// The literal that may fill it.
    pub literal: Option<Literal>,
    /// It stands only once in a fact.
    pub single: bool,
}

/// One end of a direct triple: a role, and the classes of filler for which it is asserted (any, when empty).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    pub role: Name,
    pub classes: Vec<Class>,
}

/// A direct triple asserted beside a fact: `party[Zone Company] signed project`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assertion {
    pub subject: Slot,
    pub predicate: Name,
    /// The role `fact` stands for the fact itself.
    pub object: Slot,
    /// Whether it is asserted for a planned fact too.
    pub planned: bool,
}

/// A fact that follows from another where each of the roles named has exactly one filler:
/// `Investment investor=party[Company] project=project amount=amount => status=planned`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Implication {
    pub fact: Name,
    /// Role of the fact implied, and the role of the telling fact that fills it.
    pub roles: Vec<(Name, Slot)>,
    pub constants: Vec<(Name, String)>,
}

/// A type of fact: `Signing`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FactType {
    pub name: Name,
    /// Its own roles, in the order of the file.
    pub roles: Vec<Role>,
    /// Requirements, each a list of roles one of which must be filled.
    pub core: Vec<Vec<Name>>,
    pub asserts: Vec<Assertion>,
    /// Roles that tell one fact from another: two that agree in all of them are told twice. Without any, none are.
    pub identity: Vec<Name>,
    /// Roles in which two tellings of one fact share a filler, where both have any.
    pub apart: Vec<Name>,
    /// Roles that one entity cannot fill both: child and parent.
    pub opposed: Vec<Name>,
    /// Roles that the article's zone fills where nobody is named.
    pub own_zone: Vec<Name>,
    /// Roles of things, and the role that whoever a thing's name begins with fills where nobody else does.
    pub headed: Vec<(Name, Name)>,
    /// What it says is so although the sentence speaks of plans: a plan that is signed is signed.
    pub settled: bool,
    /// It happens at the occasion of which its sentence has told: 举办推介会，签约项目8个.
    pub staged: bool,
    pub implies: Vec<Implication>,
}

impl FactType {
    pub fn role(&self, name: &str) -> Option<&Role> {
        self.roles.iter().find(|r| r.name == name)
    }
}

/// `role`, or `role[Class Class]`, and what stands behind it.
fn slot(text: &str) -> Option<(Slot, &str)> {
    let end = text.find([' ', '[']).unwrap_or(text.len());
    let (role, after) = text.split_at(end);
    let (classes, after) = match after.strip_prefix('[') {
        Some(inner) => inner.split_once(']')?,
        None => ("", after),
    };
    let classes = classes.split_whitespace().map(intern).collect();
    (!role.is_empty()).then(|| (Slot { role: intern(role), classes }, after.trim_start()))
}

/// `party[Zone Company] signed project`.
pub(super) fn assertion(text: &str, planned: bool) -> Option<Assertion> {
    let (subject, rest) = slot(text.trim())?;
    let (predicate, rest) = slot(rest)?;
    let (object, rest) = slot(rest)?;
    let whole = rest.is_empty() && predicate.classes.is_empty();
    whole.then_some(Assertion { subject, predicate: predicate.role, object, planned })
}

/// `Investment investor=party[Company] project=project => status=planned`.
pub(super) fn implication(text: &str) -> Option<Implication> {
    let (body, constants) = text.split_once("=>").unwrap_or((text, ""));
    let (fact, mut rest) = body.trim().split_once(' ')?;
    let mut roles = Vec::new();
    while !rest.trim_start().is_empty() {
        let (role, after) = rest.trim_start().split_once('=')?;
        let (from, after) = slot(after)?;
        roles.push((intern(role), from));
        rest = after;
    }
    let constants: Option<Vec<_>> =
        constants.split_whitespace().map(|c| c.split_once('=').map(|(r, v)| (intern(r), v.to_owned()))).collect();
    (!roles.is_empty()).then_some(Implication { fact: intern(fact), roles, constants: constants? })
}
