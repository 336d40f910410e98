//! A large picture → columns: parts that hang together are set side by side, so that a wide map comes of a long list.
//!
//! Graphviz stacks unconnected parts into one column, and loses the arrows' labels when it packs them itself.

use super::picture::Picture;

/// A part of the picture that nothing ties to the rest.
#[derive(Clone, Debug)]
struct Part {
    members: Vec<usize>,
    /// Where it begins and where it ends, in the direction of the arrows.
    first: usize,
    last: usize,
}

/// Pairs of boxes, the last of one column and the first of the next, column by column.
#[derive(Clone, Debug, Default)]
pub struct Seam {
    pub before: Vec<usize>,
    pub after: Vec<usize>,
}

/// The seams between as many columns as make the picture about as wide as high.
pub fn seams(picture: &Picture) -> Vec<Seam> {
    let mut parts = parts(picture);
    // The tallest first, each into the column that is the shortest so far.
    parts.sort_by_key(|part| (std::cmp::Reverse(part.members.len()), part.first));
    // A rank is about as wide as seven boxes are high.
    let columns = ((picture.boxes.len() as f64 / 18.0).sqrt().round() as usize).clamp(1, parts.len().max(1));
    let mut heights = vec![0; columns];
    let mut filled: Vec<Vec<&Part>> = vec![Vec::new(); columns];
    for part in &parts {
        let shortest = heights.iter().enumerate().min_by_key(|(_, height)| **height).map_or(0, |(at, _)| at);
        if let (Some(height), Some(column)) = (heights.get_mut(shortest), filled.get_mut(shortest)) {
            *height += part.members.len() + 1;
            column.push(part);
        }
    }
    filled
        .windows(2)
        .filter_map(|pair| match pair {
            [left, right] => {
                Some(Seam { before: left.iter().map(|p| p.last).collect(), after: right.iter().map(|p| p.first).collect() })
            }
            _ => None,
        })
        .collect()
}

fn parts(picture: &Picture) -> Vec<Part> {
    let count = picture.boxes.len();
    let mut leader: Vec<usize> = (0..count).collect();
    let ties = picture.arrows.iter().map(|arrow| (arrow.from, arrow.to));
    let held =
        picture.clusters.iter().flat_map(|c| c.members.windows(2).filter_map(|pair| Some((*pair.first()?, *pair.last()?))));
    for (a, b) in ties.chain(held) {
        let (a, b) = (find(&mut leader, a), find(&mut leader, b));
        if let Some(slot) = leader.get_mut(a.max(b)) {
            *slot = a.min(b);
        }
    }
    let ranks = ranks(picture);
    let rank = |at: &usize| ranks.get(*at).copied().unwrap_or(0);
    let mut parts: Vec<Part> = Vec::new();
    for at in 0..count {
        let lead = find(&mut leader, at);
        match parts.iter_mut().find(|part| part.members.first() == Some(&lead)) {
            Some(part) => part.members.push(at),
            None => parts.push(Part { members: vec![at], first: at, last: at }),
        }
    }
    for part in &mut parts {
        part.first = part.members.iter().min_by_key(|at| rank(at)).copied().unwrap_or(part.first);
        part.last = part.members.iter().max_by_key(|at| rank(at)).copied().unwrap_or(part.last);
    }
    parts
}

fn find(leader: &mut [usize], mut at: usize) -> usize {
    while let Some(&up) = leader.get(at).filter(|up| **up != at) {
        let above = leader.get(up).copied().unwrap_or(up);
        if let Some(slot) = leader.get_mut(at) {
            *slot = above;
        }
        at = up;
    }
    at
}

/// How many arrows lead up to each box at most; arrows that close a circle do not count.
pub fn ranks(picture: &Picture) -> Vec<usize> {
    let count = picture.boxes.len();
    let mut after: Vec<Vec<usize>> = vec![Vec::new(); count];
    for arrow in picture.arrows.iter().filter(|arrow| arrow.from != arrow.to && arrow.to < count) {
        if let Some(list) = after.get_mut(arrow.from) {
            list.push(arrow.to);
        }
    }
    let mut ranks = vec![0_usize; count];
    for at in untangled(&mut after).into_iter().rev() {
        let next = ranks.get(at).copied().unwrap_or(0) + 1;
        for to in after.get(at).into_iter().flatten() {
            if let Some(rank) = ranks.get_mut(*to) {
                *rank = (*rank).max(next);
            }
        }
    }
    ranks
}

/// Walks along the arrows and takes out those that lead back to where the walk came from. Gives the boxes in the order in
/// which the walk was done with them, so that each stands behind all that follow it.
fn untangled(after: &mut [Vec<usize>]) -> Vec<usize> {
    #[derive(Clone, Copy, PartialEq)]
    enum Mark {
        New,
        Open,
        Done,
    }
    let mut marks = vec![Mark::New; after.len()];
    let mut done = Vec::with_capacity(after.len());
    for start in 0..after.len() {
        let mut way = vec![(start, 0_usize)];
        if marks.get(start) != Some(&Mark::New) {
            continue;
        }
        while let Some((at, next)) = way.pop() {
            if let Some(mark) = marks.get_mut(at) {
                *mark = Mark::Open;
            }
            let Some(&to) = after.get(at).and_then(|list| list.get(next)) else {
                if let Some(mark) = marks.get_mut(at) {
                    *mark = Mark::Done;
                }
                done.push(at);
                continue;
            };
            match marks.get(to) {
                Some(Mark::Open) => {
                    if let Some(list) = after.get_mut(at) {
                        list.remove(next);
                    }
                    way.push((at, next));
                }
                Some(Mark::New) => way.extend([(at, next + 1), (to, 0)]),
                _ => way.push((at, next + 1)),
            }
        }
    }
    done
}
