//! The same work on processes: each has the function, and sends back all results as bytes.

use crate::executor::{Collect, Remote, TaskError};
use crate::runtime::process_pool::{Pooled, RemoteProgram};
use crate::runtime::{Arguments, Program, RunError};
use crate::value::Value;
use std::ops::Range;

use super::{Apply, Call, Summable, Summarise, Summary, choose, plan};
use crate::executor::window::Order;
use crate::trace::{Label, LabelText};

pub(super) fn on_pool(arguments: &Arguments, workers: usize) -> Result<Pooled, RunError> {
    choose(arguments, Remotely { arguments, workers })
}

/// Runs on processes.
struct Remotely<'a> {
    arguments: &'a Arguments,
    workers: usize,
}

impl Apply for Remotely<'_> {
    type Answer = Pooled;

    fn apply<R: Summable>(
        self,
        count: u64,
        function: impl Fn(u64) -> R + Sync + 'static,
    ) -> Result<Pooled, RunError> {
        let (call, plan) = plan(self.arguments, count, self.workers)?;
        let summarise = Summarise::of(count);
        let summary = summarise.empty();
        let (order, as_taken) = match call {
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
    fn items(&self) -> u64 {
        self.count
    }

    fn compute(&self, chunk: Range<u64>) -> Result<Vec<u8>, TaskError> {
        TaskError::catch(chunk.clone(), || {
            let mut bytes = Vec::with_capacity((chunk.end - chunk.start) as usize * R::BYTES);
            chunk.for_each(|item| (self.function)(item).encode(&mut bytes));
            bytes
        })
    }

    fn take(&mut self, first: u64, results: &[u8]) {
        let first = if self.as_taken {
            self.summary.length
        } else {
            first
        };
        let results = results.chunks_exact(R::BYTES).map(R::decode);
        self.summarise.extend(&mut self.summary, first, results);
    }

    fn label(&self, first: u64, count: u64) -> Label {
        Label {
            text: LabelText::Items,
            first,
            count,
        }
    }
}

impl<R: Summable, F: Fn(u64) -> R + Sync> RemoteProgram for RemoteMap<R, F> {
    fn finish(self: Box<Self>, program: &Program) -> Value {
        self.summary.report(program)
    }
}
