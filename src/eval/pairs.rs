//! Weights of every pairing → the one-to-one pairing of the greatest weight: which found fact is meant by which annotated one.

/// `(row, column)` pairs of weight above 0, by column (the Hungarian method, over shortest augmenting paths).
///
/// `weights` has a row of `columns` numbers for each of the things on the left.
pub fn best(weights: &[Vec<i64>], columns: usize) -> Vec<(usize, usize)> {
    let n = weights.len().max(columns);
    let weight = |row: usize, column: usize| weights.get(row).and_then(|w| w.get(column)).copied().unwrap_or_default();
    // Rows and columns count from 1; 0 is where a path begins.
    let (mut row_price, mut column_price) = (vec![0_i64; n + 1], vec![0_i64; n + 1]);
    let (mut taken_by, mut way) = (vec![0_usize; n + 1], vec![0_usize; n + 1]);
    for row in 1..=n {
        taken_by[0] = row;
        let mut column = 0;
        let mut least = vec![i64::MAX / 4; n + 1];
        let mut used = vec![false; n + 1];
        loop {
            used[column] = true;
            let holder = taken_by[column];
            let (mut delta, mut next) = (i64::MAX / 4, 0);
            for j in (1..=n).filter(|j| !used[*j]) {
                let cost = -weight(holder - 1, j - 1) - row_price[holder] - column_price[j];
                if cost < least[j] {
                    (least[j], way[j]) = (cost, column);
                }
                if least[j] < delta {
                    (delta, next) = (least[j], j);
                }
            }
            for j in 0..=n {
                if used[j] {
                    row_price[taken_by[j]] += delta;
                    column_price[j] -= delta;
                } else {
                    least[j] -= delta;
                }
            }
            column = next;
            if taken_by[column] == 0 {
                break;
            }
        }
        while column != 0 {
            let before = way[column];
            taken_by[column] = taken_by[before];
            column = before;
        }
    }
    let pairs = (1..=n).map(|j| (taken_by[j] - 1, j - 1));
    pairs.filter(|(row, column)| weight(*row, *column) > 0).collect()
}

#[cfg(test)]
mod tests {
    use super::best;

    #[test]
    fn the_whole_counts_and_nothing_is_paired_for_nothing() {
        assert_eq!(best(&[vec![3, 2], vec![2, 0]], 2), [(1, 0), (0, 1)]);
        assert_eq!(best(&[vec![0, 5, 1]], 3), [(0, 1)]);
        assert_eq!(best(&[vec![], vec![]], 0), []);
        assert_eq!(best(&[vec![1], vec![4], vec![0]], 1), [(1, 0)]);
    }
}
