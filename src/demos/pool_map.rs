//! One function over many items, by the calls and chunk sizes of `multiprocessing.Pool`.

use serde::Deserialize;
use serde_json::{Value, json};

use super::program::read;
use super::{Demo, Exact, Program, RunError};
use crate::executor::window::Order;
use crate::executor::{Collect, Plan, Schedule, Workload, default_chunksize};
use crate::workloads::functions::{collatz_steps, is_prime, mandelbrot_row, square};

#[derive(Deserialize)]
struct Parameters {
    function: Function,
    items: Items,
    call: Call,
    chunksize: u64,
    schedule: Schedule,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Function {
    Square,
    CollatzSteps,
    IsPrime,
    MandelbrotRow,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Call {
    Map,
    Starmap,
    Imap,
    ImapUnordered,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Items {
    List(Vec<Exact>),
    Count(Exact),
}

fn run(program: &Program, parameters: Value) -> Result<Value, RunError> {
    let settings: Parameters = read(parameters)?;
    let items = &settings.items;
    match (settings.function, items) {
        (Function::Square, Items::Count(_)) => apply(program, &settings, square),
        (Function::Square, _) => apply(program, &settings, |item| square(items.get(item))),
        (Function::CollatzSteps, _) => apply(program, &settings, |i| collatz_steps(items.get(i))),
        (Function::IsPrime, _) => apply(program, &settings, |i| is_prime(items.get(i))),
        (Function::MandelbrotRow, _) => {
            let height = items.largest() + 1;
            apply(program, &settings, |i| mandelbrot_row(items.get(i), height))
        }
    }
}

fn apply<R: Amount>(
    program: &Program,
    settings: &Parameters,
    function: impl Fn(u64) -> R + Sync,
) -> Result<Value, RunError> {
    let Parameters { call, chunksize, schedule, .. } = *settings;
    let count = settings.items.count();
    let work = Mapped { count, function };
    let default = match call {
        Call::Map | Call::Starmap => default_chunksize(count, program.executor.workers() as u64),
        Call::Imap | Call::ImapUnordered => 1,
    };
    let plan = Plan { schedule, chunksize: if chunksize == 0 { default } else { chunksize } };

    let summarise = Summarise { keep: count <= MOST_KEPT };
    let summary = match call {
        Call::Map | Call::Starmap => program.executor.map(plan, &work, &summarise)?, // !
        Call::Imap => in_turn(program, plan, &work, Order::Given, &summarise)?,
        Call::ImapUnordered => in_turn(program, plan, &work, Order::Ready, &summarise)?,
    };
    Ok(summary.report(program))
}

/// Takes the results one after the other, while the workers go on.
fn in_turn<R: Amount>(
    program: &Program,
    plan: Plan,
    work: &impl Workload<Output = R>,
    order: Order,
    summarise: &Summarise,
) -> Result<Summary<R>, RunError> {
    let mut summary = summarise.empty();
    program.executor.imap(plan, work, order, |_, results| {
        let taken = summary.length; // !
        summarise.extend(&mut summary, taken, results.into_iter()); // !
    })?;
    Ok(summary)
}

impl Items {
    fn count(&self) -> u64 {
        match self {
            Self::List(list) => list.len() as u64,
            Self::Count(count) => count.0 as u64,
        }
    }

    fn get(&self, item: u64) -> u64 {
        match self {
            Self::List(list) => list[item as usize].0 as u64,
            Self::Count(_) => item,
        }
    }

    fn largest(&self) -> u64 {
        match self {
            Self::List(list) => list.iter().max().map_or(0, |item| item.0 as u64),
            Self::Count(count) => count.0 as u64 - 1,
        }
    }
}

struct Mapped<F> {
    count: u64,
    function: F,
}

impl<R: Amount, F: Fn(u64) -> R + Sync> Workload for Mapped<F> {
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

struct Summary<R> {
    length: u64,
    sum: u128,
    first: Option<(u64, R)>,
    last: Option<(u64, R)>,
    kept: Vec<(u64, R)>,
}

impl<R: Amount> Collect<R> for Summarise {
    type Part = Summary<R>;

    fn empty(&self) -> Summary<R> {
        Summary { length: 0, sum: 0, first: None, last: None, kept: Vec::new() }
    }

    fn extend(&self, part: &mut Summary<R>, first: u64, results: impl Iterator<Item = R>) {
        let mut results = (first..).zip(results).inspect(|(item, result)| {
            if self.keep {
                part.kept.push((*item, result.clone()));
            }
        });
        let Some(head) = results.next() else { return };
        let (mut sum, mut length) = (head.1.amount(), 1);
        let last = results.fold(None, |_, (item, result)| {
            sum += result.amount();
            length += 1;
            Some((item, result))
        });
        part.sum += sum;
        part.length += length;
        part.last = later(part.last.take(), last.or_else(|| Some(head.clone())));
        part.first = earlier(part.first.take(), Some(head));
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

impl<R: Amount> Summary<R> {
    fn report(mut self, program: &Program) -> Value {
        let Self { length, sum, .. } = self;
        let [first, last] = [&self.first, &self.last].map(|end| end.as_ref().map(|e| e.1.exact()));
        if R::IS_ROW {
            program.print(format!("{length} rows, {sum} turns of the loop in all"));
        } else {
            let [first, last] = [&first, &last].map(|end| end.as_ref().map_or_else(String::new, plain));
            program.print(format!("{length} results, sum {sum}, first {first}, last {last}"));
        }
        if self.kept.is_empty() {
            return json!({ "length": length, "sum": Exact(sum), "first": first, "last": last });
        }
        self.kept.sort_by_key(|(item, _)| *item);
        self.kept.iter().map(|(_, result)| result.exact()).collect()
    }
}

/// As Python prints it.
fn plain(number: &Value) -> String {
    number.as_str().map_or_else(|| number.to_string(), str::to_owned)
}

/// Results that can be added up.
trait Amount: Clone + Send {
    const IS_ROW: bool;
    fn amount(&self) -> u128;
    fn exact(&self) -> Value;
}

impl Amount for u64 {
    const IS_ROW: bool = false;
    fn amount(&self) -> u128 {
        (*self).into()
    }
    fn exact(&self) -> Value {
        json!(Exact::from(*self))
    }
}

impl Amount for Vec<u8> {
    const IS_ROW: bool = true;
    fn amount(&self) -> u128 {
        self.iter().copied().map(u128::from).sum()
    }
    fn exact(&self) -> Value {
        json!(self)
    }
}

/// The demo.
pub static DEMO: Demo = Demo {
    id: "pool-map",
    run,
    #[cfg(not(target_arch = "wasm32"))]
    about: {
        use super::{About, Parameter, ParameterType::*};
        About {
            section: "multiprocessing",
            title: "Map a function over many items",
            summary: "A pool hands out work in chunks: too small and handing out is all it does, \
                      too large and a worker is left without any.",
            parameters: &[
                Parameter {
                    name: "function",
                    of: Choice {
                        choices: &["mandelbrot-row", "square", "collatz-steps", "is-prime"],
                    },
                },
                Parameter {
                    name: "items",
                    of: CountOrIntegers {
                        default: 200,
                        max_count: 100_000_000,
                        max: (1 << 32) - 1,
                        max_items: 10_000,
                    },
                },
                Parameter {
                    name: "call",
                    of: Choice { choices: &["map", "starmap", "imap", "imap_unordered"] },
                },
                Parameter {
                    name: "chunksize",
                    of: Integer { default: 0, min: 0, max: 100_000_000 },
                },
                Parameter {
                    name: "schedule",
                    of: Choice { choices: &["dynamic", "static", "stealing"] },
                },
                Parameter { name: "backend", of: Choice { choices: &["auto", "single", "threads"] } },
                Parameter { name: "workers", of: Workers },
            ],
            python: include_str!("pool_map.py"),
        }
    },
};
