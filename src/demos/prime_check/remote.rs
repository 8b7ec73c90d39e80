//! The same work on processes: each has the numbers, and sends back what it found, a word a task.

use crate::executor::{Gather, Plan, Remote, TaskError, Workload, words};
use crate::runtime::process_pool::{Pooled, RemoteProgram};
use crate::runtime::{Arguments, Program, RunError};
use crate::value::Value;
use std::ops::Range;

use super::{DivisorRanges, Split, WholeNumbers, report, split};
use crate::sync::atomic::Ordering;
use crate::trace::Label;
use crate::workloads::primes::{Verdict, divisor};

pub(super) fn on_pool(arguments: &Arguments, _workers: usize) -> Result<Pooled, RunError> {
    let numbers = arguments.integers("numbers")?;
    let method = arguments.choice("method")?;
    let plan = Plan {
        schedule: arguments.choice("schedule")?,
        chunksize: 1,
    };
    let work: Box<dyn RemoteProgram> = match split(arguments, method)? {
        Split::Number => Box::new(Numbers {
            work: WholeNumbers { numbers, method },
            verdicts: Vec::new(),
        }),
        Split::Range => Box::new(DivisorRanges::new(numbers, method)),
    };
    Ok(Pooled {
        work,
        plan,
        order: None,
    })
}

struct Numbers {
    work: WholeNumbers,
    verdicts: Vec<(u64, Verdict)>,
}

const PRIME: u64 = 0;
const COMPOSITE: u64 = 1;

impl Remote for Numbers {
    fn items(&self) -> u64 {
        self.work.items()
    }

    fn compute(&self, chunk: Range<u64>) -> Result<Vec<u8>, TaskError> {
        compute(chunk, |item| match self.work.compute(item) {
            Verdict { prime: true, .. } => PRIME,
            Verdict {
                smallest_factor, ..
            } => smallest_factor.unwrap_or(COMPOSITE),
        })
    }

    fn take(&mut self, first: u64, results: &[u8]) {
        self.verdicts
            .extend((first..).zip(words(results)).map(|(item, word)| {
                let factor = Some(word).filter(|word| *word > COMPOSITE);
                (
                    item,
                    Verdict {
                        prime: word == PRIME,
                        smallest_factor: factor,
                    },
                )
            }));
    }

    fn label(&self, first: u64, count: u64) -> Label {
        self.work.label(first, count)
    }
}

impl RemoteProgram for Numbers {
    fn finish(self: Box<Self>, program: &Program) -> Value {
        report(
            program,
            &self.work.numbers,
            &Gather::in_order(self.verdicts),
        )
    }
}

const NONE_FOUND: u64 = 0;

impl Remote for DivisorRanges {
    fn items(&self) -> u64 {
        Workload::items(self)
    }

    fn compute(&self, chunk: Range<u64>) -> Result<Vec<u8>, TaskError> {
        compute(chunk, |item| {
            Workload::compute(self, item);
            let found = self.found[self.place(item).0].load(Ordering::Relaxed);
            if found == u64::MAX { NONE_FOUND } else { found }
        })
    }

    fn take(&mut self, first: u64, results: &[u8]) {
        for (item, factor) in (first..)
            .zip(words(results))
            .filter(|(_, word)| *word != NONE_FOUND)
        {
            self.found[self.place(item).0].fetch_min(factor, Ordering::Relaxed);
        }
    }

    fn wants(&self, chunk: &Range<u64>) -> bool {
        chunk.clone().any(|item| {
            let (which, candidates) = self.place(item);
            self.found[which].load(Ordering::Relaxed) >= divisor(candidates.start)
        })
    }

    fn label(&self, first: u64, count: u64) -> Label {
        Workload::label(self, first, count)
    }
}

impl RemoteProgram for DivisorRanges {
    fn finish(self: Box<Self>, program: &Program) -> Value {
        report(program, &self.numbers, &self.verdicts())
    }
}

/// A word for each item of a chunk.
fn compute(chunk: Range<u64>, word: impl Fn(u64) -> u64) -> Result<Vec<u8>, TaskError> {
    TaskError::catch(chunk.clone(), || {
        chunk.flat_map(|item| word(item).to_le_bytes()).collect()
    })
}
