//! `map` on every team by every schedule: the results of a loop, from all workers at once, whatever
//! fails.

mod common;

use std::panic::panic_any;
use std::sync::Barrier;
use std::sync::atomic::{AtomicU64, Ordering};

use common::{SCHEDULES, Tasks, assert_in_order, must_end, teams, trace};
use concurrency_playground::executor::{
    Collect, Executor, Gather, Plan, Schedule, TaskError, Team, Workload,
};
use proptest::prelude::*;

fn map<W: Workload>(team: &Team, plan: Plan, workload: &W) -> Result<Vec<W::Output>, TaskError> {
    let trace = trace(team.size());
    let gathered = Executor::new(team, &trace).map(plan, workload, &Gather);
    assert_eq!(trace.progress(), (workload.items(), workload.items()));
    assert_in_order(&trace.snapshot());
    gathered.map(Gather::in_order)
}

#[test]
fn a_team_has_its_size() {
    assert_eq!(teams().map(|team| team.size()), [1, 1, 2, 5]);
    let [team, ..] = teams();
    assert_eq!(Executor::new(&team, &trace(1)).workers(), 1);
}

#[test]
fn all_workers_at_once() {
    for schedule in SCHEDULES {
        for workers in [2, 3, 5] {
            // Each task waits for all the others: with one worker fewer, none would end.
            let met = must_end(move || {
                let barrier = Barrier::new(workers);
                let meet = |item| {
                    barrier.wait();
                    item
                };
                let team = Team::threads(workers).unwrap();
                let plan = Plan {
                    schedule,
                    chunksize: 1,
                };
                map(
                    &team,
                    plan,
                    &Tasks {
                        items: workers as u64,
                        function: meet,
                    },
                )
            });
            assert_eq!(met, Ok((0..workers as u64).collect()), "{schedule:?}");
        }
    }
}

#[test]
fn static_gives_each_worker_one_slice() {
    let team = Team::threads(2).unwrap();
    let whose = |_| rayon::current_thread_index();
    let plan = Plan {
        schedule: Schedule::Static,
        chunksize: 3,
    };
    let who = map(
        &team,
        plan,
        &Tasks {
            items: 1000,
            function: whose,
        },
    )
    .unwrap();
    assert!(who[..500].iter().all(|worker| *worker == Some(0)));
    assert!(who[500..].iter().all(|worker| *worker == Some(1)));
}

#[test]
fn the_global_pool_computes_the_same() {
    for schedule in SCHEDULES {
        let plan = Plan {
            schedule,
            chunksize: 7,
        };
        let doubled = map(
            &Team::GlobalPool,
            plan,
            &Tasks {
                items: 1000,
                function: |i| 2 * i,
            },
        );
        assert_eq!(doubled, Ok((0..2000).step_by(2).collect()), "{schedule:?}");
    }
}

#[test]
fn each_worker_writes_on_a_lane_of_its_name() {
    let names = |team: &Team| {
        let trace = trace(team.size());
        let plan = Plan {
            schedule: Schedule::Static,
            chunksize: 1,
        };
        let tasks = Tasks {
            items: 100,
            function: |i| i,
        };
        Executor::new(team, &trace)
            .map(plan, &tasks, &Gather)
            .unwrap();
        let lanes = trace.snapshot();
        assert_eq!(lanes.iter().map(|lane| lane.done).sum::<u64>(), 100);
        lanes.into_iter().map(|lane| lane.name).collect::<Vec<_>>()
    };
    let [caller, one, two, _] = teams();
    assert_eq!(names(&caller), ["main"]);
    assert_eq!(names(&one), ["worker 1"]);
    assert_eq!(names(&two), ["worker 1", "worker 2"]);
}

/// Adds up; which worker got which chunk must not matter to whoever collects.
struct Sum;

impl Collect<u64> for Sum {
    type Part = (u64, u64);
    fn empty(&self) -> (u64, u64) {
        (0, 0)
    }
    fn extend(&self, part: &mut (u64, u64), first: u64, results: impl Iterator<Item = u64>) {
        for (item, result) in (first..).zip(results) {
            assert_eq!(result, item * item);
            *part = (part.0 + result, part.1 + 1);
        }
    }
    fn join(&self, left: (u64, u64), right: (u64, u64)) -> (u64, u64) {
        (left.0 + right.0, left.1 + right.1)
    }
}

#[test]
fn results_can_be_collected_without_being_kept() {
    for (team, schedule) in teams().iter().flat_map(|team| SCHEDULES.map(|s| (team, s))) {
        let trace = trace(team.size());
        let plan = Plan {
            schedule,
            chunksize: 100,
        };
        let tasks = Tasks {
            items: 100_000,
            function: |i| i * i,
        };
        let sum = Executor::new(team, &trace).map(plan, &tasks, &Sum);
        assert_eq!(sum, Ok((333_328_333_350_000, 100_000)), "{schedule:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn as_a_loop_would(items in 0..500_u64, chunksize in 1..600_u64) {
        let tasks = Tasks { items, function: |item: u64| item.wrapping_mul(0x9e37_79b9_7f4a_7c15) };
        let expected: Vec<u64> = (0..items).map(tasks.function).collect();
        for (team, schedule) in teams().iter().flat_map(|team| SCHEDULES.map(|s| (team, s))) {
            let results = map(team, Plan { schedule, chunksize }, &tasks);
            prop_assert_eq!(results.as_ref(), Ok(&expected), "{:?} {:?}", team, schedule);
        }
    }

    /// All other chunks are computed, and the first of the failures is told, whichever came first.
    #[test]
    fn failures_do_not_keep_the_others_from_work(
        items in 1..300_u64,
        chunksize in 1..40_u64,
        picks in prop::collection::btree_set(any::<u64>(), 1..5),
    ) {
        let failing: Vec<u64> = picks.iter().map(|pick| pick % items).collect();
        let first = *failing.iter().min().unwrap();
        let chunk = |item: u64| item / chunksize;
        for (team, schedule) in teams().iter().flat_map(|team| SCHEDULES.map(|s| (team, s))) {
            let computed = AtomicU64::new(0);
            let function = |item| {
                assert!(!failing.contains(&item), "no {item}");
                computed.fetch_add(1, Ordering::Relaxed);
            };
            let error = map(team, Plan { schedule, chunksize }, &Tasks { items, function });
            let error = error.unwrap_err();
            prop_assert!(error.items.contains(&first), "{:?} lacks {}", error, first);
            prop_assert_eq!(error.message, format!("no {first}"));
            if schedule != Schedule::Static {
                let start = chunk(first) * chunksize;
                prop_assert_eq!(error.items, start..(start + chunksize).min(items));
                let whole = (0..items).filter(|i| failing.iter().all(|f| chunk(*f) != chunk(*i)));
                prop_assert!(computed.into_inner() >= whole.count() as u64);
            }
        }
    }
}

fn fail(panic: impl Fn() + Sync) -> TaskError {
    let team = Team::threads(2).unwrap();
    let function = |item| {
        if item == 5 {
            panic()
        }
    };
    let plan = Plan {
        schedule: Schedule::Dynamic,
        chunksize: 1,
    };
    let failure = map(&team, plan, &Tasks { items: 9, function }).unwrap_err();
    // The pool is as good as before.
    assert_eq!(
        map(
            &team,
            plan,
            &Tasks {
                items: 9,
                function: |i| i
            }
        ),
        Ok((0..9).collect())
    );
    failure
}

#[test]
fn whatever_a_task_panics_with_it_has_a_message() {
    let error = |message: &str| TaskError {
        items: 5..6,
        message: message.to_owned(),
    };
    assert_eq!(fail(|| panic!("plain")), error("plain"));
    assert_eq!(fail(|| panic!("with {}", 7)), error("with 7"));
    assert_eq!(
        fail(|| panic_any(7)),
        error("a task panicked without a message")
    );
    let text = fail(|| panic!("plain")).to_string();
    assert_eq!(text, "the task of item 5 failed: plain");
    let several = TaskError {
        items: 4..8,
        message: "plain".to_owned(),
    };
    assert_eq!(
        several.to_string(),
        "a task among items 4 to 7 failed: plain"
    );
}
