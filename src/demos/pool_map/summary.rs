//! What is kept of the results: a few one by one, of many what can be said in short.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_bytes::ByteBuf;

use super::answer::{Answer, Sample};
use crate::executor::{Collect, Gather};
use crate::process::pickle::Numbers;
use crate::runtime::{Exact, Program};

/// Up to this many results are reported one by one.
const MOST_KEPT: u64 = 1000;

/// Keeps a few results, or of many what can be said in short.
pub(super) struct Summarise {
    keep: bool,
}

impl Summarise {
    pub(super) fn of(count: u64) -> Self {
        Self {
            keep: count <= MOST_KEPT,
        }
    }
}

pub(super) struct Summary<R> {
    pub(super) length: u64,
    sum: u128,
    first: Option<(u64, R)>,
    last: Option<(u64, R)>,
    kept: Vec<(u64, R)>,
}

impl<R: Summable> Collect<R> for Summarise {
    type Part = Summary<R>;

    fn empty(&self) -> Summary<R> {
        Summary {
            length: 0,
            sum: 0,
            first: None,
            last: None,
            kept: Vec::new(),
        }
    }

    fn extend(&self, part: &mut Summary<R>, first: u64, results: impl Iterator<Item = R>) {
        if self.keep {
            let results: Vec<_> = results.collect();
            part.kept.extend((first..).zip(results.iter().cloned()));
            part.add(first, results.into_iter());
        } else {
            part.add(first, results);
        }
    }

    fn join(&self, mut left: Summary<R>, right: Summary<R>) -> Summary<R> {
        left.kept.extend(right.kept);
        Summary {
            length: left.length + right.length,
            sum: left.sum + right.sum,
            first: earlier(left.first, right.first),
            last: later(left.last, right.last),
            kept: left.kept,
        }
    }
}

fn earlier<R>(one: Option<(u64, R)>, other: Option<(u64, R)>) -> Option<(u64, R)> {
    one.into_iter().chain(other).min_by_key(|(item, _)| *item)
}

fn later<R>(one: Option<(u64, R)>, other: Option<(u64, R)>) -> Option<(u64, R)> {
    one.into_iter().chain(other).max_by_key(|(item, _)| *item)
}

impl<R: Summable> Summary<R> {
    /// Adds the results of a chunk that begins with item `first`, in a loop with as little in it
    /// as can be: where code is to be small, the compiler takes nothing out of a loop.
    fn add(&mut self, first: u64, mut results: impl Iterator<Item = R>) {
        let Some(head) = results.next() else { return };
        let start = (head.amount(), 1, head.clone());
        let (sum, length, last) = results.fold(start, |(sum, length, _), result| {
            (sum + result.amount(), length + 1, result)
        });
        self.sum += sum;
        self.length += length;
        self.last = later(self.last.take(), Some((first + length - 1, last)));
        self.first = earlier(self.first.take(), Some((first, head)));
    }

    /// Prints what the listing prints, and gives the answer.
    pub(super) fn report(self, program: &Program) -> Answer {
        let Self { length, sum, .. } = self;
        let [first, last] = [&self.first, &self.last].map(|end| end.as_ref().map(|end| &end.1));
        program.print(match (first, last) {
            (Some(first), Some(last)) if !R::IS_ROW => {
                let [first, last] = [first, last].map(Summable::amount);
                format!("{length} results, sum {sum}, first {first}, last {last}")
            }
            _ => format!("{length} rows, {sum} turns of the loop in all"),
        });
        if self.kept.is_empty() {
            let [first, last] = [first, last].map(|end| end.cloned().map(Summable::sample));
            let sum = Exact(sum);
            return Answer::Summary {
                length,
                sum,
                first,
                last,
            };
        }
        let results = Gather::in_order(self.kept).into_iter();
        Answer::Results(results.map(Summable::sample).collect())
    }
}

/// Results that can be added up.
pub(super) trait Summable: Clone + Send + 'static {
    /// Many of them, as they travel.
    type Pickled: FromIterator<Self> + Serialize + DeserializeOwned;
    const IS_ROW: bool;
    fn unpickled(pickled: Self::Pickled) -> impl ExactSizeIterator<Item = Self>;
    fn amount(&self) -> u128;
    fn sample(self) -> Sample;
}

impl Summable for u64 {
    type Pickled = Numbers;
    const IS_ROW: bool = false;
    fn unpickled(pickled: Numbers) -> impl ExactSizeIterator<Item = Self> {
        pickled.into_numbers()
    }
    fn amount(&self) -> u128 {
        (*self).into()
    }
    fn sample(self) -> Sample {
        Sample::Number(Exact(self))
    }
}

impl Summable for ByteBuf {
    type Pickled = Vec<Self>;
    const IS_ROW: bool = true;
    fn unpickled(pickled: Vec<Self>) -> impl ExactSizeIterator<Item = Self> {
        pickled.into_iter()
    }
    fn amount(&self) -> u128 {
        self.iter().copied().map(u128::from).sum()
    }
    fn sample(self) -> Sample {
        Sample::Row(self)
    }
}
