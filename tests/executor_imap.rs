//! `imap` and `imap_unordered`: results one by one while the workers continue, in bounded memory.

mod common;

use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering::SeqCst};
use std::sync::mpsc::channel;
use std::thread;

use common::{SCHEDULES, Tasks, imap, must_end, teams, trace};
use concurrency_playground::executor::window::Order;
use concurrency_playground::executor::{Executor, Plan, Schedule, Team};
use proptest::prelude::*;

/// How many chunks a worker may be ahead of the caller, as `imap` documents.
const AHEAD: u64 = 16;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn every_result_once_and_in_order(items in 0..400_u64, chunksize in 1..150_u64) {
        let tasks = Tasks { items, function: |item| item * 3 };
        let expected: Vec<_> = (0..items).map(|item| (item, item * 3)).collect();
        for (team, schedule) in teams().iter().flat_map(|team| SCHEDULES.map(|s| (team, s))) {
            let plan = Plan { schedule, chunksize };
            let (taken, result) = imap(team, plan, Order::Given, &tasks);
            prop_assert_eq!((&taken, result), (&expected, Ok(())), "{:?} {:?}", team, schedule);

            let (mut taken, result) = imap(team, plan, Order::Ready, &tasks);
            taken.sort_unstable();
            prop_assert_eq!((&taken, result), (&expected, Ok(())), "{:?} {:?}", team, schedule);
        }
    }
}

#[test]
fn unordered_results_come_as_they_get_ready() {
    for schedule in [Schedule::Static, Schedule::Dynamic] {
        let order = must_end(move || {
            let (taken, a_later_one) = channel();
            let a_later_one = Mutex::new(a_later_one);
            // The first task ends only after another result was taken.
            let function = |item| {
                if item == 0 {
                    a_later_one.lock().unwrap().recv().unwrap();
                }
            };
            let mut order = Vec::new();
            let team = Team::threads(2).unwrap();
            let plan = Plan {
                schedule,
                chunksize: 1,
            };
            let sink = &mut |first, _: Vec<()>| {
                order.push(first);
                let _ = taken.send(());
            };
            let tasks = Tasks { items: 8, function };
            Executor::new(&team, &trace(2))
                .imap(plan, &tasks, Order::Ready, sink)
                .unwrap();
            order
        });
        assert_ne!(order[0], 0, "{schedule:?}: {order:?}");
    }
}

#[test]
fn ordered_results_wait_for_the_first() {
    for schedule in SCHEDULES {
        let (taken, result) = must_end(move || {
            let (computed, a_later_one) = channel();
            let (computed, a_later_one) = (Mutex::new(computed), Mutex::new(a_later_one));
            // The first task ends only after three later ones were computed.
            let function = |item| match item {
                0 => (0..3).for_each(|_| a_later_one.lock().unwrap().recv().unwrap()),
                _ => drop(computed.lock().unwrap().send(())),
            };
            let plan = Plan {
                schedule,
                chunksize: 1,
            };
            imap(
                &Team::threads(2).unwrap(),
                plan,
                Order::Given,
                &Tasks {
                    items: 20,
                    function,
                },
            )
        });
        assert_eq!(result, Ok(()));
        assert!(
            taken.iter().map(|(item, ())| *item).eq(0..20),
            "{schedule:?}: {taken:?}"
        );
    }
}

/// Counts the results that exist.
#[derive(Default)]
struct Census {
    alive: AtomicU64,
    most: AtomicU64,
}

struct Citizen<'a>(&'a Census);

impl Census {
    fn birth(&self) -> Citizen<'_> {
        self.most
            .fetch_max(self.alive.fetch_add(1, SeqCst) + 1, SeqCst);
        Citizen(self)
    }
}

impl Drop for Citizen<'_> {
    fn drop(&mut self) {
        self.0.alive.fetch_sub(1, SeqCst);
    }
}

/// The sink pauses again and again until the workers have filled the window. They must get that far,
/// and no further.
#[test]
fn workers_run_ahead_as_far_as_documented() {
    for (schedule, order) in [
        (Schedule::Static, Order::Given),
        (Schedule::Dynamic, Order::Given),
        (Schedule::Dynamic, Order::Ready),
    ] {
        for (workers, chunksize) in [(2, 1), (2, 7), (3, 1)] {
            let most = must_end(move || {
                // The window's contents, and the chunk that the sink has.
                let full = (AHEAD * workers as u64 + 1) * chunksize;
                let census = Census::default();
                let tasks = Tasks {
                    items: 100_000,
                    function: |_| census.birth(),
                };
                let mut taken = 0;
                let team = Team::threads(workers).unwrap();
                let sink = &mut |_, chunk: Vec<_>| {
                    taken += chunk.len() as u64;
                    let may_fill = taken + full < tasks.items;
                    while may_fill && taken % 100 == 0 && census.alive.load(SeqCst) < full {
                        thread::yield_now();
                    }
                };
                let plan = Plan {
                    schedule,
                    chunksize,
                };
                Executor::new(&team, &trace(workers))
                    .imap(plan, &tasks, order, sink)
                    .unwrap();
                assert_eq!(taken, tasks.items);
                (census.most.into_inner(), full)
            });
            assert_eq!(most.0, most.1, "{schedule:?} {order:?}");
        }
    }
}

#[test]
fn stealing_is_bounded_too() {
    for order in [Order::Given, Order::Ready] {
        let census = Census::default();
        let tasks = Tasks {
            items: 100_000,
            function: |_| census.birth(),
        };
        let team = Team::threads(3).unwrap();
        let plan = Plan {
            schedule: Schedule::Stealing,
            chunksize: 5,
        };
        Executor::new(&team, &trace(3))
            .imap(plan, &tasks, order, &mut |_, _| ())
            .unwrap();
        let most = census.most.into_inner();
        assert!(most <= AHEAD * 3 * 5, "{most} results at once");
    }
}
