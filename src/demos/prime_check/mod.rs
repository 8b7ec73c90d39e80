//! Six large numbers, checked for primality by several workers.

mod remote;

use super::demo::{Demo, Needs, ProcessProgram, ProcessSupport};
use crate::executor::{Collect, Gather, Plan, Workload};
use crate::runtime::{Arguments, Choice, Program, RunError, process_pool};
use crate::sync::atomic::{AtomicU64, Ordering};
use crate::trace::{Label, LabelText};
use crate::value::Value;
use crate::workloads::primes::{Method, Verdict, candidates, check, divisor, search};

fn run(program: &Program, arguments: &Arguments) -> Result<Value, RunError> {
    let numbers = arguments.integers("numbers")?;
    let method = arguments.choice("method")?;
    let schedule = arguments.choice("schedule")?;
    let plan = Plan {
        schedule,
        chunksize: 1,
    };

    let verdicts = match split(arguments, method)? {
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

fn report(program: &Program, numbers: &[u64], verdicts: &[Verdict]) -> Value {
    for (number, verdict) in numbers.iter().zip(verdicts) {
        let prime = if verdict.prime { "True" } else { "False" };
        program.print(format!("{number} is prime: {prime}"));
    }
    let findings = numbers.iter().zip(verdicts).map(|(number, verdict)| {
        Value::record([
            ("number", (*number).into()),
            ("prime", verdict.prime.into()),
            ("smallestFactor", verdict.smallest_factor.into()),
        ])
    });
    findings.collect()
}

/// Miller-Rabin tries no divisors that could be shared out.
fn split(arguments: &Arguments, method: Method) -> Result<Split, RunError> {
    let split = arguments.choice("split")?;
    Ok(if method == Method::MillerRabin {
        Split::Number
    } else {
        split
    })
}

/// What a task is.
#[derive(Clone, Copy)]
enum Split {
    Number,
    Range,
}

impl Choice for Split {
    const CHOICES: &'static [(&'static str, Self)] =
        &[("number", Self::Number), ("range", Self::Range)];
}

impl Choice for Method {
    const CHOICES: &'static [(&'static str, Self)] = &[
        ("trial", Self::Trial),
        ("simd", Self::Simd),
        ("miller-rabin", Self::MillerRabin),
    ];
}

/// A task is a number.
struct WholeNumbers {
    numbers: Vec<u64>,
    method: Method,
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
struct DivisorRanges {
    numbers: Vec<u64>,
    method: Method,
    /// Where each number's tasks begin, and where the last one's end.
    starts: Vec<u64>,
    /// The smallest divisor found so far of each number; `u64::MAX` while there is none.
    found: Vec<AtomicU64>,
}

/// Divisors a task.
const RANGE: u64 = 1 << 16;

impl DivisorRanges {
    fn new(numbers: Vec<u64>, method: Method) -> Self {
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
    fn place(&self, item: u64) -> (usize, std::ops::Range<u64>) {
        let which = self.starts.partition_point(|start| *start <= item) - 1;
        let from = (item - self.starts[which]) * RANGE;
        (
            which,
            from..(from + RANGE).min(candidates(self.numbers[which])),
        )
    }

    fn verdicts(&self) -> Vec<Verdict> {
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

/// The demo.
pub static DEMO: Demo = Demo {
    id: "prime-check",
    run,
    processes: ProcessSupport::Also(ProcessProgram {
        main: |main| process_pool::run(main, remote::on_pool),
        targets: &[(process_pool::POOL, |process, argument| {
            process_pool::serve(process, argument, remote::on_pool)
        })],
        needs: Needs::Nothing,
    }),
    #[cfg(not(target_arch = "wasm32"))]
    info: {
        use crate::demos::info::{DemoInfo, Parameter, ParameterType::*, Threads};
        use crate::runtime::arguments::choices;
        DemoInfo {
            section: "concurrent.futures",
            title: "Check primes in parallel",
            summary: "Checking a large number keeps one core busy; six numbers can keep several \
                      busy at once.",
            parameters: &[
                Parameter {
                    name: "numbers",
                    of: Integers {
                        default: &[
                            112272535095293,
                            112582705942171,
                            112272535095293,
                            115280095190773,
                            115797848077099,
                            1099726899285419,
                        ],
                        min: 0,
                        max: u64::MAX,
                        max_items: 10_000,
                    },
                },
                Parameter {
                    name: "method",
                    of: Choice {
                        choices: choices::<Method>,
                    },
                },
                Parameter {
                    name: "split",
                    of: Choice {
                        choices: choices::<Split>,
                    },
                },
                Parameter::SCHEDULE,
                Parameter::BACKEND_WITH_PROCESSES,
                Parameter::WORKERS,
            ],
            threads: Threads::WORKERS,
            python: include_str!("listing.py"),
        }
    },
};
