//! A step leftwards through a name: in 11个|数字经济|项目 two are taken, then a count stands in front.

/// What stands to the left of what a name has so far.
pub(super) enum Step {
    /// More of the name, which begins here.
    Take(usize),
    /// Nothing of it.
    Stop,
    /// A count stands in front: what follows is a kind, not a name (11个数字经济项目).
    Counted,
}
