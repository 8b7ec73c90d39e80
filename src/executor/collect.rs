//! What is kept of the results: all of them, or only what a caller wants to know of very many.

/// Gathers results, first on each worker apart, then all together.
pub trait Collect<T>: Sync {
    /// What one worker has gathered.
    type Part: Send;

    /// A part with nothing in it.
    fn empty(&self) -> Self::Part;

    /// Adds the results of a chunk that begins with item `first`; computes them as it takes them.
    fn extend(&self, part: &mut Self::Part, first: u64, results: impl Iterator<Item = T>);

    /// Joins two parts. Must not depend on the order, for workers end in any.
    fn join(&self, left: Self::Part, right: Self::Part) -> Self::Part;
}

/// Keeps every result, with its item.
#[derive(Clone, Copy, Debug, Default)]
pub struct Gather;

impl Gather {
    /// The results in the order of their items.
    ///
    /// Every item is there, once: each is put into its place, which no comparing sort is needed for.
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
