//! What happens to `map`, `imap` and `imap_unordered` when a task fails, or the one that takes the
//! results.

mod common;

use std::panic::{AssertUnwindSafe, catch_unwind, panic_any};
use std::sync::atomic::{AtomicU64, Ordering};

use common::{SCHEDULES, Tasks, imap, map, must_end, teams, trace};
use concurrency_playground::executor::window::Order;
use concurrency_playground::executor::{Executor, Plan, Schedule, TaskError, Team};
use proptest::prelude::*;

/// Too many items to compute: a failure must end the run.
const VERY_MANY: u64 = 1_000_000_000;

fn in_every_way(see: impl Fn(&Team, Schedule)) {
    for team in &teams() {
        SCHEDULES
            .into_iter()
            .for_each(|schedule| see(team, schedule));
    }
}

proptest! {
    // Each step of shrinking could mean another minute in a deadlock.
    #![proptest_config(ProptestConfig { cases: 48, max_shrink_iters: 0, ..ProptestConfig::default() })]
    /// The results before the failure are delivered in order; those after it are not.
    #[test]
    fn a_failure_comes_in_its_place(failing in 0..300_u64, chunksize in 1..40_u64) {
        must_end(move || in_every_way(|team, schedule| {
            let function = |item| assert!(item < failing, "no {item}");
            let chunk = failing / chunksize * chunksize;
            let tasks = Tasks { items: VERY_MANY, function };
            let (taken, result) = imap(team, Plan { schedule, chunksize }, Order::Given, &tasks);
            let message = format!("no {failing}");
            assert_eq!(result, Err(TaskError { items: chunk..chunk + chunksize, message }));
            assert!(taken.iter().map(|(item, ())| *item).eq(0..chunk), "{taken:?}");
        }));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    /// All other chunks are computed, and the first failure by item is reported, whichever happened first.
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
    // The pool still works.
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

#[test]
fn unordered_stops_at_a_failure_too() {
    must_end(|| {
        in_every_way(|team, schedule| {
            let function = |item| assert!(item < 1000, "no {item}");
            let plan = Plan {
                schedule,
                chunksize: 1,
            };
            let tasks = Tasks {
                items: VERY_MANY,
                function,
            };
            let (taken, result) = imap(team, plan, Order::Ready, &tasks);
            let error = result.unwrap_err();
            assert_eq!(error.message, format!("no {}", error.items.start));
            assert!(taken.iter().all(|(item, ())| *item < 1000));
            // The team still works.
            let (taken, result) = imap(team, plan, Order::Given, &Tasks { items: 9, function });
            assert_eq!((taken.len(), result), (9, Ok(())), "{team:?} {schedule:?}");
        })
    });
}

/// The one that takes the results may fail as well. Then the workers must not wait for it forever.
#[test]
fn a_failing_sink_does_not_block_the_team() {
    for schedule in SCHEDULES {
        let said = must_end(move || {
            let team = Team::threads(2).unwrap();
            let plan = Plan {
                schedule,
                chunksize: 1,
            };
            let tasks = Tasks {
                items: VERY_MANY,
                function: |item| item,
            };
            let trace = trace(2);
            let sink = &mut |first, _: Vec<u64>| assert!(first < 40, "full up");
            let run = || Executor::new(&team, &trace).imap(plan, &tasks, Order::Given, sink);
            let panic = catch_unwind(AssertUnwindSafe(run)).expect_err("the sink failed");
            let (taken, _) = imap(
                &team,
                plan,
                Order::Given,
                &Tasks {
                    items: 9,
                    function: |i| i,
                },
            );
            assert_eq!(taken.len(), 9);
            panic.downcast::<&str>().map(|said| *said)
        });
        assert_eq!(said.unwrap_or("something else"), "full up", "{schedule:?}");
    }
}
