//! What to keep of the results: all of them, or, when there are very many, only a summary.

/// Collects results: first separately on each worker, then all together.
pub trait Collect<T>: Sync {
    /// What one worker has collected.
    type Part: Send;

    /// An empty part.
    fn empty(&self) -> Self::Part;

    /// Adds the results of a chunk that starts at item `first`. They are computed as the iterator
    /// is consumed.
    fn extend(&self, part: &mut Self::Part, first: u64, results: impl Iterator<Item = T>);

    /// Joins two parts. The order must not matter, since workers finish in any order.
    fn join(&self, left: Self::Part, right: Self::Part) -> Self::Part;
}

/// Keeps every result, together with its item.
#[derive(Clone, Copy, Debug, Default)]
pub struct Gather;

impl Gather {
    /// The results in the order of their items.
    ///
    /// Every item occurs exactly once, so each result goes straight into its place; nothing has to
    /// be sorted.
    pub fn in_order<T>(part: Vec<(u64, T)>) -> Vec<T> {
        let mut places: Vec<Option<T>> = part.iter().map(|_| None).collect();
        for (item, result) in part {
            places[item as usize] = Some(result);
        }
        places.into_iter().flatten().collect()
    }
}

impl<T: Send> Collect<T> for Gather {
    type Part = Vec<(u64, T)>;

    fn empty(&self) -> Self::Part {
        Vec::new()
    }

    fn extend(&self, part: &mut Self::Part, first: u64, results: impl Iterator<Item = T>) {
        part.extend((first..).zip(results));
    }

    fn join(&self, mut left: Self::Part, right: Self::Part) -> Self::Part {
        left.extend(right);
        left
    }
}
