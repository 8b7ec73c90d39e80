//! The work of `pool-map` on processes: each has the function, and sends back all results.

use std::ops::Range;

use super::answer::Answer;
use super::summary::{Summable, Summarise, Summary};
use super::twin::{Apply, choose, plan};
use super::{Call, Parameters};
use crate::executor::window::Order;
use crate::executor::{Collect, Remote};
use crate::runtime::process_pool::{Pooled, RemoteProgram};
use crate::runtime::{Program, RunError};

pub(super) fn pooled(parameters: &Parameters, workers: usize) -> Result<Pooled<Answer>, RunError> {
    let remotely = Remotely {
        parameters,
        workers,
    };
    choose(parameters, remotely)
}

/// Runs on processes.
struct Remotely<'a> {
    parameters: &'a Parameters,
    workers: usize,
}

impl Apply for Remotely<'_> {
    type Output = Pooled<Answer>;

    fn apply<R: Summable>(
        self,
        count: u64,
        function: impl Fn(u64) -> R + Sync + 'static,
    ) -> Result<Pooled<Answer>, RunError> {
        let plan = plan(self.parameters, count, self.workers);
        let summarise = Summarise::of(count);
        let summary = summarise.empty();
        let (order, as_taken) = match self.parameters.call {
            Call::Map | Call::Starmap => (None, false),
            Call::Imap => (Some(Order::Given), true),
            Call::ImapUnordered => (Some(Order::Ready), true),
        };
        let remote = RemoteMap {
            count,
            function,
            as_taken,
            summarise,
            summary,
        };
        Ok(Pooled {
            work: Box::new(remote),
            plan,
            order,
        })
    }
}

struct RemoteMap<R, F> {
    count: u64,
    function: F,
    /// Whether results are numbered as they are taken, not by their items.
    as_taken: bool,
    summarise: Summarise,
    summary: Summary<R>,
}

impl<R: Summable, F: Fn(u64) -> R + Sync> Remote for RemoteMap<R, F> {
    type Results = R::Pickled;

    fn items(&self) -> u64 {
        self.count
    }

    fn compute(&self, chunk: Range<u64>) -> R::Pickled {
        chunk.map(&self.function).collect()
    }

    fn take(&mut self, first: u64, results: R::Pickled) {
        let first = if self.as_taken {
            self.summary.length
        } else {
            first
        };
        let results = R::unpickled(results);
        self.summarise.extend(&mut self.summary, first, results);
    }
}

impl<R: Summable, F: Fn(u64) -> R + Sync> RemoteProgram<Answer> for RemoteMap<R, F> {
    fn finish(self: Box<Self>, program: &Program) -> Answer {
        self.summary.report(program)
    }
}
