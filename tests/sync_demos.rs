//! The demos about shared state: what is lost without a lock, and not with one; who is woken by an
//! event; and who gets a connection.

mod common;

use common::{Ran, run_with_threads};

/// Runs a demo, after which none of its threads may be running.
fn run(id: &'static str, threads: usize, arguments: &str) -> Ran {
    let ran = run_with_threads(id, threads, arguments);
    assert!(!ran.busy, "a thread was left behind");
    ran
}

/// How many spans of `kind` there are on all lanes but the main thread's.
fn spans(ran: &Ran, kind: &str) -> usize {
    let lanes = ran.lanes.iter().filter(|lane| lane.name != "main");
    lanes
        .flat_map(|lane| &lane.spans)
        .filter(|span| span.kind == kind)
        .count()
}

fn count(guard: &str, increments: u64, workers: u64) -> Ran {
    run(
        "shared-counter",
        workers as usize,
        &format!("guard={guard}\nincrements={increments}\nworkers={workers}"),
    )
}

#[test]
fn a_guarded_counter_loses_nothing() {
    for guard in ["lock", "atomic"] {
        // Enough for threads to collide if there were no guard.
        for workers in [1, 2, 4, 16] {
            let ran = count(guard, 2_000_000, workers);
            assert_eq!(ran.whole("expected"), 10_000_000);
            assert_eq!(
                ran.whole("actual"),
                10_000_000,
                "{guard}, {workers} workers"
            );
            assert_eq!(ran.whole("lost"), 0);
            assert_eq!(ran.output, ["10000000 expected, 10000000 counted, 0 lost"]);
        }
    }
}

#[test]
fn one_worker_loses_nothing_even_without_a_guard() {
    assert_eq!(count("none", 40_000, 1).whole("lost"), 0);
}

#[test]
fn an_unguarded_counter_loses_updates() {
    // Whether two threads collide depends on the machine: so several times, and long enough.
    let lost = (0..20).any(|_| {
        let ran = count("none", 10_000_000, 4);
        let [expected, actual, lost] = ["expected", "actual", "lost"].map(|name| ran.whole(name));
        assert_eq!((expected, actual + lost), (50_000_000, expected));
        assert!(actual > 0);
        lost > 0
    });
    assert!(lost, "not one update was lost in 20 runs");
}

#[test]
fn every_guard_is_told_the_cost_of() {
    let ran = count("none", 1, 2);
    let costs = ran.value["costs"].as_array().unwrap();
    let guards: Vec<_> = costs.iter().map(|cost| &cost["guard"]).collect();
    assert_eq!(guards, ["none", "lock", "atomic"]);
    for cost in costs {
        for field in ["aloneNs", "togetherNs"] {
            let ns = cost[field].as_f64().unwrap();
            assert!(ns > 0.0 && ns < 1e6, "{cost}");
        }
    }
    // A lock takes at least two atomic steps on any machine. Disturbances pass, so try again.
    let least = |guard: usize| {
        let alone = |_| count("none", 1, 1).value["costs"][guard]["aloneNs"].as_f64();
        (0..5).filter_map(alone).fold(f64::INFINITY, f64::min)
    };
    assert!(least(1) > least(0));
}

#[test]
fn with_the_lock_every_line_is_whole() {
    let ran = run("lock", 10, "guard=lock");
    let mut lines = ran.output.clone();
    lines.sort();
    let whole: Vec<_> = (0..10).map(|n| format!("{n} begins, {n} ends")).collect();
    assert_eq!(lines, whole);
    assert_eq!(ran.whole("interleaved"), 0);
    // One at a time: no two spans of holding it overlap, and later threads waited.
    let mut held: Vec<_> = ran
        .lanes
        .iter()
        .flat_map(|lane| &lane.spans)
        .filter(|span| span.kind == "hold")
        .map(|span| (span.start, span.end))
        .collect();
    held.sort_by(|a, b| a.0.total_cmp(&b.0));
    assert_eq!(held.len(), 10);
    assert!(held.windows(2).all(|two| two[0].1 <= two[1].0), "{held:?}");
    assert!(spans(&ran, "wait") >= 5);
}

#[test]
fn without_it_lines_are_mixed_up() {
    let ran = run("lock", 10, "guard=none");
    let mixed = ran.whole("interleaved");
    assert!(mixed > 0, "{:?}", ran.output);
    let is_whole = |line: &&String| {
        let number = line.split(' ').next().unwrap();
        **line == format!("{number} begins, {number} ends")
    };
    let whole = ran.output.iter().filter(is_whole).count() as u64;
    assert_eq!(mixed + whole, ran.output.len() as u64);
    // Mixed up, but nothing is missing.
    let all = ran.output.join(", ");
    for number in 0..10 {
        for part in [format!("{number} begins"), format!("{number} ends")] {
            assert_eq!(all.matches(&part).count(), 1, "{part}");
        }
    }
    assert_eq!(ran.lanes.len(), 11, "a lane for each thread");
}

#[test]
fn an_event_wakes_all_who_wait() {
    for waiters in [1, 4, 32] {
        let ran = run("event", waiters, &format!("waiters={waiters}"));
        assert_eq!(ran.whole("woken"), waiters as u64);
        let latency = &ran.value["latencyUs"];
        let [median, max] = ["median", "max"].map(|field| latency[field].as_f64().unwrap());
        assert!(0.0 <= median && median <= max, "{latency}");
        let late = latency["waiters"].as_array().unwrap();
        assert_eq!(late.len(), waiters);
        // Two sets, unless the machine was so busy that a thread came too late to wait for one.
        assert!(late.iter().all(|late| late.as_array().unwrap().len() <= 2));

        let place = |line: &str| {
            let found = ran.output.iter().position(|printed| printed == line);
            found.unwrap_or_else(|| panic!("{line} not in {:?}", ran.output))
        };
        let said = [
            place("nobody has set it: is_set() is False"),
            place("after set(): is_set() is True"),
            place("after clear(): is_set() is False"),
            place("at the end: is_set() is True"),
        ];
        assert!(said.is_sorted() && said[3] == ran.output.len() - 1);
        assert_eq!(ran.output.len(), 4 + 2 * waiters);
        for waiter in 1..=waiters {
            let [first, second] = ["first", "second"]
                .map(|time| place(&format!("waiter {waiter}: woken the {time} time")));
            assert!(said[0] < first && first < second);
            let lane = ran.lane(&format!("waiter {waiter}"));
            assert!(lane.spans.iter().any(|span| span.kind == "wait"));
        }
    }
}

fn connect(connections: u64, clients: u64, queries: u64, failing: u64) -> Ran {
    run(
        "connection-pool",
        clients as usize,
        &format!(
            "connections={connections}\nclients={clients}\nqueries={queries}\nfailing={failing}"
        ),
    )
}

#[test]
fn no_more_connections_are_in_use_than_there_are() {
    for (connections, clients) in [(1, 6), (3, 8), (4, 2), (5, 32)] {
        let ran = connect(connections, clients, 2, 0);
        let most = ran.whole("maxInUse");
        assert!(most >= 1 && most <= connections.min(clients), "{most}");
        assert_eq!(ran.whole("served"), clients * 2);
        assert_eq!(ran.whole("failed"), 0);
        if clients > 2 * connections {
            assert!(spans(&ran, "wait") > 0, "nobody waited for a connection");
        }
    }
}

#[test]
fn none_is_lost_when_queries_fail() {
    // All fail; every third; and only the last.
    for (failing, failed) in [(1, 24), (3, 8), (24, 1)] {
        let ran = connect(2, 8, 3, failing);
        assert_eq!(ran.whole("failed"), failed);
        assert_eq!(ran.whole("served"), 24 - failed);
        let (last, before) = ran.output.split_last().unwrap();
        let most = ran.whole("maxInUse");
        assert_eq!(
            *last,
            format!("2 of 2 connections are back, at most {most} were in use")
        );
        let (sum, failures) = before.split_last().unwrap();
        assert_eq!(
            *sum,
            format!("{} queries served, {failed} failed", 24 - failed)
        );
        let mut said = failures.to_vec();
        said.sort();
        let mut expected: Vec<_> = (1..=24)
            .filter(|number| number % failing == 0)
            .map(|number| format!("query {number} failed"))
            .collect();
        expected.sort();
        assert_eq!(said, expected);
    }
}
