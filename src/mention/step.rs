//! A step leftwards through a name.

pub(super) enum Step {
    Take(usize),
    Stop,
    /// A count stands in front: what follows is a kind, not a name (11个数字经济项目).
    Counted,
}
