//! `map` on every team with every schedule: the results of a loop, from all workers at once.

mod common;

use std::sync::Barrier;

use common::{SCHEDULES, Tasks, map, must_end, teams, trace};
use concurrency_playground::executor::{Collect, Executor, Gather, Plan, Schedule, Team};
use proptest::prelude::*;

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
            // Each task waits for all the others: with one worker less, none would end.
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

/// Adds up results. Which worker got which chunk must not matter.
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
}
