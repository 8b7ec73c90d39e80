//! Six large numbers, checked for primality by several workers.

use super::{Finding, Parameters, Split};
use crate::executor::{Collect, Gather, Plan, Workload};
use crate::runtime::{Program, RunError};
use crate::sync::atomic::{AtomicU64, Ordering};
use crate::trace::{Label, LabelText};
use crate::workloads::primes::{Method, Verdict, candidates, check, divisor, search};

/// Checks the numbers on all workers.
pub(super) fn run(program: &Program, parameters: Parameters) -> Result<Vec<Finding>, RunError> {
    let split = parameters.split();
    let Parameters {
        numbers,
        method,
        schedule,
        ..
    } = parameters;
    let plan = Plan {
        schedule,
        chunksize: 1,
    };

    let verdicts = match split {
        Split::Number => {
            let whole = WholeNumbers {
                numbers: numbers.clone(),
                method,
            };
            Gather::in_order(program.executor().map(plan, &whole, &Gather)?) // !
        }
        Split::Range => {
            let ranges = DivisorRanges::new(numbers.clone(), method);
            program.executor().map(plan, &ranges, &Nothing)?; // !
            ranges.verdicts()
        }
    };
    Ok(report(program, &numbers, &verdicts))
}

/// Prints each verdict, and lists them.
pub(super) fn report(program: &Program, numbers: &[u64], verdicts: &[Verdict]) -> Vec<Finding> {
    for (number, verdict) in numbers.iter().zip(verdicts) {
        let prime = if verdict.prime { "True" } else { "False" };
        program.print(format!("{number} is prime: {prime}"));
    }
    let pairs = numbers.iter().zip(verdicts);
    pairs
        .map(|(n, verdict)| Finding::new(*n, verdict))
        .collect()
}

/// A task is a number.
pub(super) struct WholeNumbers {
    pub(super) numbers: Vec<u64>,
    pub(super) method: Method,
}

impl Workload for WholeNumbers {
    type Output = Verdict;

    fn items(&self) -> u64 {
        self.numbers.len() as u64
    }

    fn compute(&self, item: u64) -> Verdict {
        check(self.numbers[item as usize], self.method)
    }

    fn label(&self, first: u64, count: u64) -> Label {
        Label {
            text: LabelText::Numbers,
            first: self.numbers[first as usize],
            count,
        }
    }
}

/// A task is a range of the divisors of one number.
pub(super) struct DivisorRanges {
    pub(super) numbers: Vec<u64>,
    method: Method,
    /// Where each number's tasks begin, and where the last one's end.
    starts: Vec<u64>,
    /// The smallest divisor found so far of each number; `u64::MAX` while there is none.
    pub(super) found: Vec<AtomicU64>,
}

/// Divisors a task.
const RANGE: u64 = 1 << 16;

impl DivisorRanges {
    pub(super) fn new(numbers: Vec<u64>, method: Method) -> Self {
        let mut starts = vec![0];
        for &number in &numbers {
            let ranges = match Verdict::at_sight(number) {
                None => candidates(number).div_ceil(RANGE).max(1),
                Some(_) => 1,
            };
            starts.push(starts[starts.len() - 1] + ranges);
        }
        let found = numbers.iter().map(|_| AtomicU64::new(u64::MAX)).collect();
        Self {
            numbers,
            method,
            starts,
            found,
        }
    }

    /// Which number a task belongs to, and which candidates it is to try.
    pub(super) fn place(&self, item: u64) -> (usize, std::ops::Range<u64>) {
        let which = self.starts.partition_point(|start| *start <= item) - 1;
        let from = (item - self.starts[which]) * RANGE;
        (
            which,
            from..(from + RANGE).min(candidates(self.numbers[which])),
        )
    }

    pub(super) fn verdicts(&self) -> Vec<Verdict> {
        let settle = |(number, found): (&u64, &AtomicU64)| match found.load(Ordering::Relaxed) {
            u64::MAX => Verdict::at_sight(*number).unwrap_or(Verdict::by_factor(None)),
            factor => Verdict::by_factor(Some(factor)),
        };
        self.numbers.iter().zip(&self.found).map(settle).collect()
    }
}

impl Workload for DivisorRanges {
    type Output = ();

    fn items(&self) -> u64 {
        self.starts[self.numbers.len()]
    }

    fn compute(&self, item: u64) {
        let (which, candidates) = self.place(item);
        let number = self.numbers[which];
        let found = &self.found[which];
        // Relaxed: a worker that sees a divisor late only tries a range in vain.
        let smaller_is_known = found.load(Ordering::Relaxed) < divisor(candidates.start);
        if smaller_is_known || Verdict::at_sight(number).is_some() {
            return;
        }
        if let Some(factor) = search(number, candidates, self.method) {
            found.fetch_min(factor, Ordering::Relaxed);
        }
    }

    fn label(&self, first: u64, count: u64) -> Label {
        Label {
            text: LabelText::Divisors,
            first: self.numbers[self.place(first).0],
            count,
        }
    }
}

/// Keeps nothing: the divisors found are in the workload.
struct Nothing;

impl Collect<()> for Nothing {
    type Part = ();
    fn empty(&self) {}
    fn extend(&self, (): &mut (), _: u64, results: impl Iterator<Item = ()>) {
        results.for_each(drop);
    }
    fn join(&self, (): (), (): ()) {}
}
