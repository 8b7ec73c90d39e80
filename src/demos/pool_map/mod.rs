//! One function over many items, by the calls and chunk sizes of `multiprocessing.Pool`.

mod remote;

use super::demo::{Demo, Needs, ProcessProgram, ProcessSupport};
use crate::executor::window::Order;
use crate::executor::{Collect, Gather, Plan, Workload, default_chunksize};
use crate::runtime::{Arguments, Choice, Program, RunError, process_pool};
use crate::value::Value;
use crate::workloads::functions::{ROW_WIDTH, collatz_steps, is_prime, mandelbrot_row, square};

fn run(program: &Program, arguments: &Arguments) -> Result<Value, RunError> {
    choose(arguments, OnThreads { program, arguments })
}

/// Runs on this memory's workers.
struct OnThreads<'a> {
    program: &'a Program,
    arguments: &'a Arguments,
}

impl Apply for OnThreads<'_> {
    type Answer = Value;

    fn apply<R: Summable>(
        self,
        count: u64,
        function: impl Fn(u64) -> R + Sync + 'static,
    ) -> Result<Value, RunError> {
        let executor = self.program.executor();
        let (call, plan) = plan(self.arguments, count, executor.workers())?;
        let summarise = Summarise::of(count);
        let in_turn = |order| {
            let function: &(dyn Fn(u64) -> R + Sync) = &function;
            take_in_turn(
                self.program,
                plan,
                &Mapped { count, function },
                order,
                &summarise,
            )
        };
        let summary = match call {
            Call::Map | Call::Starmap => {
                let work = Mapped {
                    count,
                    function: &function,
                };
                executor.map(plan, &work, &summarise)? // !
            }
            Call::Imap => in_turn(Order::Given)?,
            Call::ImapUnordered => in_turn(Order::Ready)?,
        };
        Ok(summary.report(self.program))
    }
}

/// Takes the results one after the other, while the workers go on.
fn take_in_turn<R: Summable>(
    program: &Program,
    plan: Plan,
    work: &impl Workload<Output = R>,
    order: Order,
    summarise: &Summarise,
) -> Result<Summary<R>, RunError> {
    let mut summary = summarise.empty();
    program
        .executor()
        .imap(plan, work, order, &mut |_, results| {
            let taken = summary.length; // !
            summarise.extend(&mut summary, taken, results.into_iter()); // !
        })?;
    Ok(summary)
}

/// Something to be done with the function that was chosen.
trait Apply {
    type Answer;
    fn apply<R: Summable>(
        self,
        count: u64,
        function: impl Fn(u64) -> R + Sync + 'static,
    ) -> Result<Self::Answer, RunError>;
}

fn choose<A: Apply>(arguments: &Arguments, then: A) -> Result<A::Answer, RunError> {
    let items = Items::read(arguments)?;
    let count = items.count();
    let height = items.largest() + 1;
    match (arguments.choice("function")?, items) {
        // The loop over a range of squares is compiled as one piece: nothing but the work itself.
        (Function::Square, Items::Count(_)) => then.apply(count, square),
        (Function::MandelbrotRow, items) => {
            then.apply(count, move |item| mandelbrot_row(items.get(item), height))
        }
        (function, items) => {
            let function = match function {
                Function::Square => square,
                Function::CollatzSteps => collatz_steps,
                _ => is_prime,
            };
            then.apply(count, move |item| function(items.get(item)))
        }
    }
}

fn plan(arguments: &Arguments, count: u64, workers: usize) -> Result<(Call, Plan), RunError> {
    let call = arguments.choice("call")?;
    let chunksize = match (arguments.integer("chunksize")?, call) {
        (0, Call::Map | Call::Starmap) => default_chunksize(count, workers as u64),
        (0, Call::Imap | Call::ImapUnordered) => 1,
        (chunksize, _) => chunksize,
    };
    Ok((
        call,
        Plan {
            schedule: arguments.choice("schedule")?,
            chunksize,
        },
    ))
}

#[derive(Clone, Copy)]
enum Function {
    MandelbrotRow,
    Square,
    CollatzSteps,
    IsPrime,
}

impl Choice for Function {
    const CHOICES: &'static [(&'static str, Self)] = &[
        ("mandelbrot-row", Self::MandelbrotRow),
        ("square", Self::Square),
        ("collatz-steps", Self::CollatzSteps),
        ("is-prime", Self::IsPrime),
    ];
}

#[derive(Clone, Copy)]
enum Call {
    Map,
    Starmap,
    Imap,
    ImapUnordered,
}

impl Choice for Call {
    const CHOICES: &'static [(&'static str, Self)] = &[
        ("map", Self::Map),
        ("starmap", Self::Starmap),
        ("imap", Self::Imap),
        ("imap_unordered", Self::ImapUnordered),
    ];
}

/// 0 to n - 1, or a list.
enum Items {
    Count(u64),
    List(Vec<u64>),
}

impl Items {
    fn read(arguments: &Arguments) -> Result<Self, RunError> {
        Ok(match arguments.is_list("items")? {
            true => Self::List(arguments.integers("items").and_then(within_limits)?),
            false => Self::Count(arguments.integer("items")?),
        })
    }

    fn count(&self) -> u64 {
        match self {
            Self::Count(count) => *count,
            Self::List(list) => list.len() as u64,
        }
    }

    fn get(&self, item: u64) -> u64 {
        match self {
            Self::Count(_) => item,
            Self::List(list) => list[item as usize],
        }
    }

    fn largest(&self) -> u64 {
        match self {
            Self::Count(count) => count.saturating_sub(1),
            Self::List(list) => list.iter().copied().max().unwrap_or(0),
        }
    }
}

/// Squares of items up to this fit into 64 bits, and so does all that [`collatz_steps`] goes through.
const LARGEST_ITEM: u64 = (1 << 32) - 1;

fn within_limits(items: Vec<u64>) -> Result<Vec<u64>, RunError> {
    match items.iter().all(|item| *item <= LARGEST_ITEM) {
        true => Ok(items),
        false => Err(RunError::InvalidParameter(format!(
            "The parameter items takes whole numbers up to {LARGEST_ITEM}."
        ))),
    }
}

struct Mapped<'a, F: ?Sized> {
    count: u64,
    function: &'a F,
}

impl<R: Summable, F: Fn(u64) -> R + Sync + ?Sized> Workload for Mapped<'_, F> {
    type Output = R;

    fn items(&self) -> u64 {
        self.count
    }

    fn compute(&self, item: u64) -> R {
        (self.function)(item)
    }
}

/// Up to this many results are reported one by one.
const MOST_KEPT: u64 = 1000;

/// Keeps a few results, or of many what can be said in short.
struct Summarise {
    keep: bool,
}

impl Summarise {
    fn of(count: u64) -> Self {
        Self {
            keep: count <= MOST_KEPT,
        }
    }
}

struct Summary<R> {
    length: u64,
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

    fn report(self, program: &Program) -> Value {
        let Self { length, sum, .. } = self;
        let [first, last] = [&self.first, &self.last].map(|end| end.as_ref().map(|end| &end.1));
        program.print(match (first, last) {
            (Some(first), Some(last)) if !R::IS_ROW => {
                let [first, last] = [first, last].map(Summable::amount);
                format!("{length} results, sum {sum}, first {first}, last {last}")
            }
            _ => format!("{length} rows, {sum} turns of the loop in all"),
        });
        let [first, last] = [first, last].map(|end| end.map(Summable::value));
        if self.kept.is_empty() {
            let [first, last] = [first, last].map(Value::from);
            let length = length.into();
            let sum = sum.into();
            return Value::record([
                ("length", length),
                ("sum", sum),
                ("first", first),
                ("last", last),
            ]);
        }
        Gather::in_order(self.kept)
            .iter()
            .map(Summable::value)
            .collect()
    }
}

/// Results that can be added up.
trait Summable: Clone + Send + 'static {
    const IS_ROW: bool;
    /// Bytes of one between processes.
    const BYTES: usize;
    fn encode(&self, to: &mut Vec<u8>);
    fn decode(bytes: &[u8]) -> Self;
    fn amount(&self) -> u128;
    fn value(&self) -> Value;
}

impl Summable for u64 {
    const IS_ROW: bool = false;
    const BYTES: usize = size_of::<Self>();
    fn encode(&self, to: &mut Vec<u8>) {
        to.extend(self.to_le_bytes());
    }
    fn decode(bytes: &[u8]) -> Self {
        bytes.try_into().map_or(0, Self::from_le_bytes)
    }
    fn amount(&self) -> u128 {
        (*self).into()
    }
    fn value(&self) -> Value {
        (*self).into()
    }
}

impl Summable for Vec<u8> {
    const IS_ROW: bool = true;
    const BYTES: usize = ROW_WIDTH as usize;
    fn encode(&self, to: &mut Vec<u8>) {
        to.extend(self);
    }
    fn decode(bytes: &[u8]) -> Self {
        bytes.to_vec()
    }
    fn amount(&self) -> u128 {
        self.iter().copied().map(u128::from).sum()
    }
    fn value(&self) -> Value {
        self.iter().copied().map(u64::from).collect()
    }
}

/// The demo.
pub static DEMO: Demo = Demo {
    id: "pool-map",
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
            section: "multiprocessing",
            title: "Map a function over many items",
            summary: "A pool hands out work in chunks: too small and handing out is all it does, \
                      too large and a worker is left without any.",
            parameters: &[
                Parameter {
                    name: "function",
                    of: Choice {
                        choices: choices::<Function>,
                    },
                },
                Parameter {
                    name: "items",
                    of: CountOrIntegers {
                        default: 200,
                        max_count: 100_000_000,
                        max: LARGEST_ITEM,
                        max_items: 10_000,
                    },
                },
                Parameter {
                    name: "call",
                    of: Choice {
                        choices: choices::<Call>,
                    },
                },
                Parameter {
                    name: "chunksize",
                    of: Integer {
                        default: 0,
                        min: 0,
                        max: 100_000_000,
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
