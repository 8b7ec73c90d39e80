//! One function over many items, by the calls and chunk sizes of `multiprocessing.Pool`.

use serde_bytes::ByteBuf;

use super::answer::Answer;
use super::items::Items;
use super::summary::{Summable, Summarise, Summary};
use super::{Call, Function, Parameters};
use crate::executor::window::Order;
use crate::executor::{Collect, Plan, Workload, default_chunksize};
use crate::runtime::{Program, RunError};
use crate::workloads::functions::{collatz_steps, is_prime, mandelbrot_row, square};

/// Maps the function over the items on all workers.
pub(super) fn run(program: &Program, parameters: Parameters) -> Result<Answer, RunError> {
    let parameters = &parameters;
    choose(
        parameters,
        OnThreads {
            program,
            parameters,
        },
    )
}

/// Runs on this memory's workers.
struct OnThreads<'a> {
    program: &'a Program,
    parameters: &'a Parameters,
}

impl Apply for OnThreads<'_> {
    type Output = Answer;

    fn apply<R: Summable>(
        self,
        count: u64,
        function: impl Fn(u64) -> R + Sync + 'static,
    ) -> Result<Answer, RunError> {
        let executor = self.program.executor();
        let plan = plan(self.parameters, count, executor.workers());
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
        let summary = match self.parameters.call {
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
pub(super) trait Apply {
    type Output;
    fn apply<R: Summable>(
        self,
        count: u64,
        function: impl Fn(u64) -> R + Sync + 'static,
    ) -> Result<Self::Output, RunError>;
}

pub(super) fn choose<A: Apply>(parameters: &Parameters, then: A) -> Result<A::Output, RunError> {
    let items = parameters.items.clone();
    items.check()?;
    let count = items.count();
    let height = items.largest() + 1;
    match (parameters.function, items) {
        // The loop over a range of squares is compiled as one piece: nothing but the work itself.
        (Function::Square, Items::Count(_)) => then.apply(count, square),
        (Function::MandelbrotRow, items) => then.apply(count, move |item| {
            ByteBuf::from(mandelbrot_row(items.get(item), height))
        }),
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

/// How the items are dealt out to so many workers.
pub(super) fn plan(parameters: &Parameters, count: u64, workers: usize) -> Plan {
    let chunksize = match (parameters.chunksize, parameters.call) {
        (0, Call::Map | Call::Starmap) => default_chunksize(count, workers as u64),
        (0, Call::Imap | Call::ImapUnordered) => 1,
        (chunksize, _) => chunksize,
    };
    Plan {
        schedule: parameters.schedule,
        chunksize,
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
