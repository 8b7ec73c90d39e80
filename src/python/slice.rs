//! `start:stop:step` over something of a known length.

use crate::python::failure::Failure;

/// The places that a slice takes: `start`, then each `step` further, `count` of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Places {
    /// The first place; where there is none, where an assignment would insert.
    pub start: usize,
    /// From one place to the next; never zero.
    pub step: i64,
    /// How many places.
    pub count: usize,
    /// Where it begins and ends as `slice.indices` gives it: from -1 to the length.
    pub first: i64,
    #[allow(missing_docs)]
    pub stop: i64,
}

impl Places {
    /// The places in order.
    pub fn iter(self) -> impl DoubleEndedIterator<Item = usize> + ExactSizeIterator {
        (0..self.count).map(move |at| (self.start as i64 + at as i64 * self.step) as usize)
    }
}

/// Which places of `length` a slice takes; what is left out is none. Numbers beyond 64 bits are
/// given as the nearest one within.
pub fn places(
    start: Option<i64>,
    stop: Option<i64>,
    step: Option<i64>,
    length: usize,
) -> Result<Places, Failure> {
    let step = step.unwrap_or(1);
    if step == 0 {
        return Err(Failure::value("slice step cannot be zero"));
    }
    // The step's negative must be within 64 bits as well.
    let step = step.max(-i64::MAX);
    let length = length as i64;
    let (lowest, highest) = if step > 0 {
        (0, length)
    } else {
        (-1, length - 1)
    };
    let inside = |bound: i64| {
        let bound = if bound < 0 {
            bound.saturating_add(length)
        } else {
            bound
        };
        bound.clamp(lowest, highest)
    };
    let start = start.map_or(if step > 0 { lowest } else { highest }, inside);
    let stop = stop.map_or(if step > 0 { highest } else { lowest }, inside);
    let count = if step > 0 {
        if start < stop {
            (stop - start - 1) / step + 1
        } else {
            0
        }
    } else if stop < start {
        (start - stop - 1) / -step + 1
    } else {
        0
    };
    Ok(Places {
        start: start.max(0) as usize,
        step,
        count: count as usize,
        first: start,
        stop,
    })
}

/// `start` and `end` as searching methods take them; none where the one is behind the other, so that
/// not even an empty text is found.
pub fn bounds(start: Option<i64>, end: Option<i64>, length: usize) -> Option<(usize, usize)> {
    let length = length as i64;
    let inside = |bound: i64| {
        if bound < 0 {
            bound.saturating_add(length).max(0)
        } else {
            bound
        }
    };
    let start = inside(start.unwrap_or(0));
    let end = inside(end.unwrap_or(length)).min(length);
    (start <= end).then_some((start as usize, end as usize))
}
