//! A pool of processes: every item is computed once and taken once, whatever the processes do and in
//! whatever order their answers arrive.

mod common;

use std::ops::Range;
use std::panic::resume_unwind;
use std::thread::sleep;
use std::time::Duration;

use common::SCHEDULES;
use common::town::{Targets, Town};
use concurrency_playground::executor::window::Order;
use concurrency_playground::executor::{
    Plan, Pool, PoolOptions, Remote, Schedule, TaskError, serve,
};
use concurrency_playground::process::{Job, Pid, Process, ProcessUpdate};
use concurrency_playground::trace::{Kind, LabelText};
use proptest::prelude::*;

/// Squares. Items in `failing` fail; results that are taken are kept.
#[derive(Clone, Default)]
struct Squares {
    items: u64,
    failing: Vec<u64>,
    taken: Vec<(u64, u64)>,
}

impl Remote for Squares {
    type Results = Vec<u64>;

    fn items(&self) -> u64 {
        self.items
    }

    fn compute(&self, chunk: Range<u64>) -> Vec<u64> {
        if let Some(item) = chunk.clone().find(|item| self.failing.contains(item)) {
            // A panic that the hook does not print.
            resume_unwind(Box::new(format!("item {item}")));
        }
        chunk.map(|item| item * item).collect()
    }

    fn take(&mut self, first: u64, results: Vec<u64>) {
        self.taken.extend((first..).zip(results));
    }
}

fn targets(name: &str) -> fn(Process, Vec<u8>) -> Job<()> {
    assert_eq!(name, "pool");
    |process, argument| {
        let failing = argument.into_iter().map(u64::from).collect();
        let work = Squares {
            failing,
            ..Squares::default()
        };
        Box::pin(serve(process, Box::new(work)))
    }
}

fn options(processes: usize, failing: &[u64]) -> PoolOptions {
    PoolOptions {
        processes,
        target: "pool",
        argument: failing.iter().map(|item| *item as u8).collect(),
        max_tasks_per_child: 0,
    }
}

/// Each task is one item, for any process that is free.
const ONE_BY_ONE: Plan = Plan {
    schedule: Schedule::Dynamic,
    chunksize: 1,
};

type Mapped = (Result<(), TaskError>, Vec<(u64, u64)>);

/// A program that maps over so many items.
fn map_once(options: PoolOptions, plan: Plan, order: Option<Order>, items: u64) -> Town<Mapped> {
    Town::new(targets, move |process| {
        Box::pin(async move {
            let mut pool = Pool::start(&process, options).await.unwrap();
            let mut work = Squares {
                items,
                ..Squares::default()
            };
            let result = pool.map(plan, order, &mut work).await;
            pool.close().await;
            (result, work.taken)
        })
    })
}

fn squares(items: impl Iterator<Item = u64>) -> Vec<(u64, u64)> {
    items.map(|item| (item, item * item)).collect()
}

fn plans() -> impl Strategy<Value = Plan> {
    (0..3_usize, 1..8_u64).prop_map(|(schedule, chunksize)| Plan {
        schedule: SCHEDULES[schedule],
        chunksize,
    })
}

fn orders() -> impl Strategy<Value = Option<Order>> {
    prop_oneof![
        Just(None),
        Just(Some(Order::Given)),
        Just(Some(Order::Ready))
    ]
}

fn choices() -> impl Strategy<Value = Vec<usize>> {
    prop::collection::vec(0_usize..16, 0..200)
}

proptest! {
    #[test]
    fn every_item_is_taken_once(
        processes in 1_usize..5,
        plan in plans(),
        order in orders(),
        items in 0_u64..60,
        choices in choices(),
    ) {
        let (mapped, town) = map_once(options(processes, &[]), plan, order, items).run(&choices);
        let (result, mut taken) = mapped.expect("an end");
        prop_assert_eq!(result, Ok(()));
        if order != Some(Order::Given) {
            taken.sort();
        }
        prop_assert_eq!(taken, squares(0..items));
        prop_assert_eq!(town.started() as usize, processes);
        prop_assert!(town.alive().is_empty(), "close() waits for the processes");
    }

    #[test]
    fn the_first_failure_is_told_and_the_other_chunks_are_taken(
        processes in 1_usize..4,
        plan in plans(),
        items in 1_u64..40,
        failing in prop::collection::btree_set(0_u64..40, 1..4),
        choices in choices(),
    ) {
        let failing: Vec<u64> = failing.into_iter().filter(|item| *item < items).collect();
        let town = map_once(options(processes, &failing), plan, None, items);
        let (result, mut taken) = town.run(&choices).0.expect("an end");
        taken.sort();
        match failing.first() {
            None => prop_assert_eq!(result, Ok(())),
            Some(first) => {
                let error = result.expect_err("a failure");
                prop_assert!(error.items.contains(first), "{:?} for {first}", error.items);
                prop_assert_eq!(error.message, format!("item {first}"));
                for item in &taken {
                    prop_assert!(!failing.contains(&item.0));
                }
                let lost = (items as usize) - taken.len();
                prop_assert!(lost <= failing.len() * plan.chunksize as usize);
            }
        }
    }

    #[test]
    fn a_process_that_dies_is_replaced_and_its_tasks_have_failed(
        processes in 1_usize..4,
        plan in plans(),
        items in 1_u64..40,
        before in 0_usize..40,
        choices in choices(),
    ) {
        let mut town = map_once(options(processes, &[]), plan, None, items);
        let mut next = choices.iter().copied().chain(std::iter::repeat(0));
        // If a process dies before the pool is ready, the pool's start fails; that is tested elsewhere.
        while town.alive().len() < processes || !town.updates().iter().any(is_sent) {
            prop_assert!(town.deliver(next.next().unwrap()));
        }
        for _ in 0..before {
            town.deliver(next.next().unwrap());
        }
        if let Some(victim) = town.alive().first().copied() {
            prop_assert!(town.kill(victim));
        }
        let mapped = match town.result() {
            Some(mapped) => Some(mapped),
            None => {
                let (mapped, ended) = town.run(&next.take(300).collect::<Vec<_>>());
                town = ended;
                mapped
            }
        };
        let mapped = mapped.expect("an end");
        let (result, mut taken) = mapped;
        taken.sort();
        let mut once = taken.clone();
        once.dedup();
        prop_assert_eq!(&once, &taken, "no item twice");
        match result {
            Ok(()) => prop_assert_eq!(taken, squares(0..items)),
            Err(error) => {
                prop_assert_eq!(error.message, "the process died: killed");
                prop_assert!(taken.iter().all(|(item, _)| !error.items.contains(item)));
            }
        }
        prop_assert!(town.started() as usize <= processes + 1);
    }

    #[test]
    fn no_process_is_given_more_tasks_than_it_may_have(
        processes in 1_usize..4,
        most in 1_u64..5,
        items in 0_u64..40,
        choices in choices(),
    ) {
        let options = PoolOptions { max_tasks_per_child: most, ..options(processes, &[]) };
        let (mapped, town) = map_once(options, ONE_BY_ONE, None, items).run(&choices);
        let (result, mut taken) = mapped.expect("an end");
        prop_assert_eq!(result, Ok(()));
        taken.sort();
        prop_assert_eq!(taken, squares(0..items));
        for pid in 2..2 + town.started() {
            let computed = town.updates().iter().filter(|(of, update)| {
                *of == pid && matches!(update, ProcessUpdate::Span(Kind::Compute, ..))
            }).count();
            prop_assert!(computed as u64 <= most, "process {pid}: {computed}");
        }
    }
}

#[test]
fn imap_ends_with_the_first_failure_and_gives_what_came_before() {
    let town = map_once(options(2, &[5]), ONE_BY_ONE, Some(Order::Given), 1000);
    let (result, taken) = town.run(&[]).0.expect("an end");
    assert_eq!(result.unwrap_err().message, "item 5");
    assert_eq!(taken[..5], squares(0..5));
    assert!(taken.len() < 900, "it went on to the end");
}

#[test]
fn imap_runs_ahead_within_bounds_only() {
    let mut town = map_once(options(2, &[]), ONE_BY_ONE, Some(Order::Given), 1_000_000);
    while town.alive().len() < 2 || !town.updates().iter().any(is_sent) {
        assert!(town.deliver(0));
    }
    // Nothing more arrives from the first process: its first task holds up all the others.
    let silent = town.alive()[0];
    while town.deliver_unless_from(silent, 0) {}
    let sent = town
        .updates()
        .iter()
        .filter(|update| is_sent(update))
        .count();
    assert!((3..200).contains(&sent), "{sent} chunks were sent");
}

fn is_sent((_, update): &(Pid, ProcessUpdate)) -> bool {
    matches!(update, ProcessUpdate::Span(Kind::Copy, label, ..) if label.text == LabelText::Send)
}

/// How many items were sent in each message of a `map` over so many, in tasks of one. Each item is
/// computed once.
fn batches(items: u64) -> Vec<u64> {
    let (_, town) = map_once(options(2, &[]), ONE_BY_ONE, None, items).run(&[]);
    assert_eq!(sent_and_computed(&town).1, items);
    let updates = town.updates().into_iter().filter(is_sent);
    let counts = updates.filter_map(|(_, update)| match update {
        ProcessUpdate::Span(_, label, ..) => Some(label.count),
        _ => None,
    });
    counts.collect()
}

#[test]
fn short_tasks_travel_together() {
    let batches = batches(10_000);
    assert!(batches.iter().sum::<u64>() >= 10_000);
    assert!(batches.len() < 2000, "{} batches", batches.len());
}

#[test]
fn no_process_is_given_most_of_few_tasks() {
    let batches = batches(10);
    assert_eq!(batches.iter().sum::<u64>(), 10);
    assert!(batches.iter().all(|count| *count <= 2), "{batches:?}");
}

/// Looks for item `TARGET`, slowly; once it is found, what comes after it is not wanted any more.
#[derive(Default)]
struct Search {
    found: Option<u64>,
    taken: Vec<u64>,
}

const TARGET: u64 = 40;

impl Remote for Search {
    type Results = Vec<bool>;

    fn items(&self) -> u64 {
        200
    }

    fn compute(&self, chunk: Range<u64>) -> Vec<bool> {
        sleep(Duration::from_micros(300));
        chunk.map(|item| item == TARGET).collect()
    }

    fn take(&mut self, first: u64, results: Vec<bool>) {
        for (item, is_target) in (first..).zip(results) {
            self.taken.push(item);
            self.found = self.found.or(is_target.then_some(item));
        }
    }

    fn wants(&self, chunk: &Range<u64>) -> bool {
        self.found.is_none_or(|found| chunk.start <= found)
    }
}

/// Items that were sent to processes, and items that they computed.
fn sent_and_computed<T>(town: &Town<T>) -> (u64, u64) {
    let count = |kind, text: Option<LabelText>| {
        let counts = town.updates().into_iter().map(|(_, update)| match update {
            ProcessUpdate::Span(of, label, ..)
                if of == kind && text.is_none_or(|text| label.text == text) =>
            {
                label.count
            }
            _ => 0,
        });
        counts.sum()
    };
    (
        count(Kind::Copy, Some(LabelText::Send)),
        count(Kind::Compute, None),
    )
}

#[test]
fn what_is_not_wanted_any_more_is_neither_sent_nor_computed() {
    let town = Town::new(
        |_| |process, _| Box::pin(serve(process, Box::new(Search::default()))),
        |process| {
            Box::pin(async move {
                let mut pool = Pool::start(&process, options(2, &[])).await.unwrap();
                let mut work = Search::default();
                pool.map(ONE_BY_ONE, None, &mut work).await.unwrap();
                pool.close().await;
                work
            })
        },
    );
    let (work, town) = town.run(&[]);
    let work = work.expect("an end");
    assert_eq!(work.found, Some(TARGET));
    assert!((0..=TARGET).all(|item| work.taken.contains(&item)));
    let (sent, computed) = sent_and_computed(&town);
    assert_eq!(computed as usize, work.taken.len());
    assert!(sent < 200, "{sent} sent");
    assert!(computed < sent, "{computed} computed of {sent} sent");
}

/// Items that soon take long on one process, and never on the others. What is taken is kept.
#[derive(Default)]
struct Uneven {
    slow: bool,
    taken: Vec<u64>,
}

impl Remote for Uneven {
    type Results = ();

    fn items(&self) -> u64 {
        100
    }

    fn compute(&self, chunk: Range<u64>) {
        if self.slow && chunk.start >= 10 {
            sleep(Duration::from_millis(2));
        }
    }

    fn take(&mut self, first: u64, (): ()) {
        self.taken.push(first);
    }
}

#[test]
fn tasks_move_from_a_process_that_is_busy_for_longer() {
    let map = |schedule| {
        let targets: Targets = |_| {
            |process, _| {
                let slow = process.pid() == 2;
                let work = Uneven {
                    slow,
                    ..Uneven::default()
                };
                Box::pin(serve(process, Box::new(work)))
            }
        };
        let town = Town::new(targets, move |process| {
            Box::pin(async move {
                let mut pool = Pool::start(&process, options(2, &[])).await.unwrap();
                let mut work = Uneven::default();
                let plan = Plan {
                    schedule,
                    ..ONE_BY_ONE
                };
                pool.map(plan, None, &mut work).await.unwrap();
                pool.close().await;
                work
            })
        });
        let (work, town) = town.run(&[]);
        let mut taken = work.expect("an end").taken;
        taken.sort_unstable();
        assert_eq!(taken, Vec::from_iter(0..100), "each once");
        let by_slow_process = town.updates().into_iter().map(|update| match update {
            (2, ProcessUpdate::Span(Kind::Compute, label, ..)) => label.count,
            _ => 0,
        });
        by_slow_process.sum::<u64>()
    };
    let moved = map(Schedule::Dynamic);
    assert!(moved < 20, "{moved} computed by the slow process");
    assert_eq!(map(Schedule::Static), 50, "each process has its own share");
}

#[test]
fn single_tasks_go_to_idle_processes_and_what_is_there_outlives_terminate() {
    let town = Town::new(targets, |process| {
        Box::pin(async move {
            let mut pool = Pool::start(&process, options(2, &[7])).await.unwrap();
            let [three, seven] = [3, 7].map(|item| pool.apply_async(item));
            let [failed, kept] = [pool.get(seven).await, pool.get(three).await];
            let there = pool.apply_async(4);
            while !pool.ready(there) {
                process.sleep(std::time::Duration::ZERO).await;
            }
            let under_way = pool.apply_async(5);
            pool.terminate();
            let after = [pool.get(there).await, pool.get(under_way).await];
            (failed, kept, after)
        })
    });
    let (result, town) = town.run(&[]);
    let (failed, kept, [there, under_way]) = result.expect("an end");
    let square = |of: u64| vec![of * of];
    assert_eq!(failed.unwrap_err().message, "item 7");
    assert_eq!(kept, Ok(square(3)));
    assert_eq!(there, Ok(square(4)));
    assert_eq!(under_way.unwrap_err().message, "the pool was terminated");
    assert!(town.alive().is_empty());
    let updates = town.updates();
    let workers: std::collections::BTreeSet<_> = updates
        .iter()
        .filter(|(_, update)| matches!(update, ProcessUpdate::Span(Kind::Compute, ..)))
        .map(|(pid, _)| *pid)
        .collect();
    assert_eq!(workers.len(), 2, "one each");
}
