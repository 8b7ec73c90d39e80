//! The calls of an executor, with checks that apply to all of them: the progress adds up, and no spans
//! of a lane overlap.

use concurrency_playground::executor::window::Order;
use concurrency_playground::executor::{Executor, Gather, Plan, TaskError, Team, Workload};

use super::{assert_in_order, trace};

/// What the sink of `imap` got, and how the run ended.
pub type Taken<T> = (Vec<(u64, T)>, Result<(), TaskError>);

/// Runs `imap` and keeps its results.
pub fn imap<W: Workload>(team: &Team, plan: Plan, order: Order, workload: &W) -> Taken<W::Output> {
    let trace = trace(team.size());
    let mut taken = Vec::new();
    let sink = &mut |first, results: Vec<W::Output>| taken.extend((first..).zip(results));
    let result = Executor::new(team, &trace).imap(plan, workload, order, sink);
    if result.is_ok() {
        assert_eq!(trace.progress(), (workload.items(), workload.items()));
    }
    assert_in_order(&trace.snapshot());
    (taken, result)
}

/// Runs `map` and returns its results.
pub fn map<W: Workload>(
    team: &Team,
    plan: Plan,
    workload: &W,
) -> Result<Vec<W::Output>, TaskError> {
    let trace = trace(team.size());
    let gathered = Executor::new(team, &trace).map(plan, workload, &Gather);
    assert_eq!(trace.progress(), (workload.items(), workload.items()));
    assert_in_order(&trace.snapshot());
    gathered.map(Gather::in_order)
}
