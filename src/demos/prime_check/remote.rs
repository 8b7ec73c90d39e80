//! The work of `prime-check` on processes: each has the numbers, and sends back what it found.

use std::ops::Range;

use super::twin::{DivisorRanges, WholeNumbers, report};
use super::{Finding, Parameters, Split};
use crate::executor::{Gather, Plan, Remote, Workload};
use crate::runtime::process_pool::{Pooled, RemoteProgram};
use crate::runtime::{Program, RunError};
use crate::sync::atomic::Ordering;
use crate::trace::Label;
use crate::workloads::primes::{Verdict, divisor};

pub(super) fn pooled(
    parameters: &Parameters,
    _workers: usize,
) -> Result<Pooled<Vec<Finding>>, RunError> {
    let numbers = parameters.numbers.clone();
    let method = parameters.method;
    let work: Box<dyn RemoteProgram<Vec<Finding>>> = match parameters.split() {
        Split::Number => Box::new(Numbers {
            work: WholeNumbers { numbers, method },
            verdicts: Vec::new(),
        }),
        Split::Range => Box::new(DivisorRanges::new(numbers, method)),
    };
    Ok(Pooled {
        work,
        plan: Plan {
            schedule: parameters.schedule,
            chunksize: 1,
        },
        order: None,
    })
}

struct Numbers {
    work: WholeNumbers,
    verdicts: Vec<(u64, Verdict)>,
}

impl Remote for Numbers {
    type Results = Vec<Verdict>;

    fn items(&self) -> u64 {
        self.work.items()
    }

    fn compute(&self, chunk: Range<u64>) -> Vec<Verdict> {
        chunk.map(|item| self.work.compute(item)).collect()
    }

    fn take(&mut self, first: u64, results: Vec<Verdict>) {
        self.verdicts.extend((first..).zip(results));
    }

    fn label(&self, first: u64, count: u64) -> Label {
        self.work.label(first, count)
    }
}

impl RemoteProgram<Vec<Finding>> for Numbers {
    fn finish(self: Box<Self>, program: &Program) -> Vec<Finding> {
        let verdicts = Gather::in_order(self.verdicts);
        report(program, &self.work.numbers, &verdicts)
    }
}

impl Remote for DivisorRanges {
    /// The smallest divisor known after each item, if any.
    type Results = Vec<Option<u64>>;

    fn items(&self) -> u64 {
        Workload::items(self)
    }

    fn compute(&self, chunk: Range<u64>) -> Vec<Option<u64>> {
        let found = |item| {
            Workload::compute(self, item);
            let found = self.found[self.place(item).0].load(Ordering::Relaxed);
            Some(found).filter(|factor| *factor != u64::MAX)
        };
        chunk.map(found).collect()
    }

    fn take(&mut self, first: u64, results: Vec<Option<u64>>) {
        for (item, factor) in (first..).zip(results) {
            if let Some(factor) = factor {
                self.found[self.place(item).0].fetch_min(factor, Ordering::Relaxed);
            }
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

impl RemoteProgram<Vec<Finding>> for DivisorRanges {
    fn finish(self: Box<Self>, program: &Program) -> Vec<Finding> {
        report(program, &self.numbers, &self.verdicts())
    }
}
