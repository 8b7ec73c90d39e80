//! The demos about futures: pages requested concurrently, results in and out of order, a wait that
//! times out, tasks that nobody stops.

mod common;

use concurrency_playground::runtime::net;
use std::collections::BTreeSet;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::sleep;
use std::time::Duration;

use common::{Ran, assert_in_order, run_with_threads};
use concurrency_playground::trace::LabelText;
use serde_json::{Value, json};

/// How many requests are running, and how many have run at once.
static UNDER_WAY: AtomicUsize = AtomicUsize::new(0);
static MOST: AtomicUsize = AtomicUsize::new(0);

/// A stand-in for the network: `BYTES/MS` is a page of so many bytes that takes so many ms.
fn answer(url: &str, timeout: Duration) -> Result<u64, String> {
    let (bytes, ms) = url.split_once('/').ok_or("HTTP Error 404: Not Found")?;
    let time = Duration::from_millis(ms.parse().unwrap());
    MOST.fetch_max(
        UNDER_WAY.fetch_add(1, Ordering::SeqCst) + 1,
        Ordering::SeqCst,
    );
    sleep(time.min(timeout));
    UNDER_WAY.fetch_sub(1, Ordering::SeqCst);
    if time < timeout {
        Ok(bytes.parse().unwrap())
    } else {
        Err("timed out".to_owned())
    }
}

/// The labels of a lane's spans with this text.
fn firsts(ran: &Ran, lane: &str, text: LabelText) -> Vec<u64> {
    let spans = ran.lane(lane).spans.iter();
    spans
        .filter(|span| span.text == text as u8)
        .map(|span| span.first)
        .collect()
}

/// A single test, since the count of running requests is shared.
#[test]
fn pages_are_requested_side_by_side_and_told_as_they_come() {
    net::set(answer);
    let urls = "urls=[10/500 20/100 none 40/5000 50/300]";
    let ran = run_with_threads(
        "thread-pool",
        5,
        &format!("{urls}\nworkers=5\ntimeout_ms=800"),
    );
    assert!(!ran.busy);
    assert_eq!(
        ran.value,
        json!([
            {"url": "none", "error": "HTTP Error 404: Not Found"},
            {"url": "20/100", "bytes": 20},
            {"url": "50/300", "bytes": 50},
            {"url": "10/500", "bytes": 10},
            {"url": "40/5000", "error": "timed out"},
        ])
    );
    assert_eq!(
        ran.output,
        [
            "'none' generated an exception: HTTP Error 404: Not Found",
            "'20/100' page is 20 bytes",
            "'50/300' page is 50 bytes",
            "'10/500' page is 10 bytes",
            "'40/5000' generated an exception: timed out",
        ]
    );
    assert!(
        MOST.load(Ordering::SeqCst) >= 3,
        "all but the one not found"
    );
    assert_in_order(&ran.lanes);
    let slow: Vec<_> = ran.lanes.iter().flat_map(|lane| &lane.spans).collect();
    let slow = slow
        .iter()
        .find(|span| span.first == 4 && span.kind == "io");
    assert!(slow.is_some_and(|span| (790.0..5000.0).contains(&(span.end - span.start))));

    // One thread requests one page after another, so they arrive in order.
    MOST.store(0, Ordering::SeqCst);
    let one = run_with_threads(
        "thread-pool",
        1,
        &format!("{urls}\nworkers=1\ntimeout_ms=200"),
    );
    let order: Vec<_> = one.value.as_array().unwrap().iter().collect();
    let order: Vec<_> = order.iter().map(|page| page["url"].as_str()).collect();
    assert_eq!(
        order,
        ["10/500", "20/100", "none", "40/5000", "50/300"].map(Some)
    );
    assert_eq!(MOST.load(Ordering::SeqCst), 1);
    assert_eq!(
        firsts(&one, "worker 1", LabelText::Requests),
        [1, 2, 3, 4, 5]
    );
    let failed = |page: &&Value| page["error"] == "timed out";
    let pages = one.value.as_array().unwrap();
    assert_eq!(pages.iter().filter(failed).count(), 3, "{}", one.value);
}

fn order(times: &str, workers: usize) -> Ran {
    let arguments = format!("times_ms=[{times}]\nworkers={workers}");
    run_with_threads("result-order", workers, &arguments)
}

#[test]
fn as_completed_goes_by_time_and_map_by_the_data() {
    let ran = order("600 20 400 200", 4);
    assert_eq!(ran.value["map"], json!([0, 1, 4, 9]));
    assert_eq!(ran.value["fixed"], json!([0, 1, 4, 9]));
    let came = ran.value["asCompleted"].as_array().unwrap();
    assert_ne!(came[0], 0, "the slowest came first");
    let came: Vec<_> = came.iter().map(Value::to_string).collect();
    assert_eq!(
        ran.output,
        [
            &format!("as_completed: [{}]", came.join(", ")),
            "map: [0, 1, 4, 9]",
            "as_completed, by index: [0, 1, 4, 9]",
        ]
    );
    assert!(!ran.busy);
    let workers = ran.lanes.iter().filter(|lane| lane.name != "main");
    let mut tasks: Vec<_> = workers
        .flat_map(|lane| firsts(&ran, &lane.name, LabelText::Tasks))
        .collect();
    tasks.sort_unstable();
    assert_eq!(tasks, [0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3]);
}

#[test]
fn whatever_the_times_nothing_is_lost_and_the_order_is_kept_where_it_is_promised() {
    for (times, workers) in [
        ("0", 1),
        ("0 0 0 0 0 0 0 0 0 0 0 0", 3),
        ("5 4 3 2 1 0", 16),
    ] {
        let ran = order(times, workers);
        let squares: Vec<_> = (0..times.split(' ').count()).map(|i| i * i).collect();
        assert_eq!(ran.value["map"], json!(squares));
        assert_eq!(ran.value["fixed"], json!(squares));
        let came = ran.value["asCompleted"].as_array().unwrap().iter();
        let came: BTreeSet<_> = came.map(|square| square.as_u64().unwrap()).collect();
        assert!(came.into_iter().eq(squares.iter().map(|&s| s as u64)));
    }
    // With one worker, there is only one order.
    assert_eq!(order("30 0 10", 1).value["asCompleted"], json!([0, 1, 4]));
}

fn waited(updates: u64, workers: usize, timeout: u64) -> Ran {
    let arguments = format!("updates={updates}\nworkers={workers}\ntimeout_ms={timeout}");
    let ran = run_with_threads("wait-timeout", workers, &arguments);
    assert!(!ran.busy);
    let [done, left, later] = ["done", "notDone", "finishedLater"].map(|field| ran.whole(field));
    assert_eq!(done + left, updates);
    assert_eq!(later, left, "what was left went on to its end");
    assert_eq!(
        ran.output,
        [
            format!("after wait: {done} done, {left} not done"),
            format!("after the with block: {later} more done"),
            format!("the store has {updates} keys"),
        ]
    );
    ran
}

#[test]
fn a_timeout_ends_the_waiting_and_not_the_work() {
    let ran = waited(200, 3, 100);
    assert!(ran.whole("done") > 0 && ran.whole("notDone") > 0);
    let main = &ran.lane("main").spans;
    let [wait, leave] = &main[..] else {
        panic!("{main:?}")
    };
    assert_eq!(
        [wait.text, leave.text],
        [LabelText::ForFutures, LabelText::ForThread].map(|text| text as u8)
    );
    assert!(wait.end - wait.start >= 99.0);
}

#[test]
fn a_timeout_of_nothing_and_one_that_is_long_enough() {
    assert!(waited(5, 2, 0).whole("notDone") >= 3);
    assert_eq!(waited(5, 2, 30_000).whole("done"), 5);
}

fn runaway(stop_by: &str, timeout: u64, length: u64) -> Ran {
    let times = format!("timeout_ms={timeout}\nloop_ms={length}");
    let ran = run_with_threads(
        "runaway-task",
        2,
        &format!("stop_by={stop_by}\nworkers=2\n{times}"),
    );
    assert_eq!(ran.value["how"], stop_by);
    ran
}

fn after(ran: &Ran) -> f64 {
    ran.value["afterMs"].as_f64().unwrap()
}

#[test]
fn a_timeout_stops_nobody() {
    let ran = runaway("wait", 50, 1500);
    assert_eq!(ran.value["stopped"], false);
    assert!(after(&ran) > 200.0, "{}", ran.value);
    assert!(!ran.busy);
    assert_eq!(
        ran.output,
        [
            "after wait: 2 of 2 still running",
            "after the with block: 0 of 2 still running",
        ]
    );
    for worker in ["worker 1", "worker 2"] {
        let loops = &ran.lane(worker).spans;
        assert!(loops.iter().any(|span| span.kind == "compute"
            && span.end - span.start >= 1499.0
            && span.text == LabelText::BusyLoop as u8));
    }
}

#[test]
fn a_flag_stops_those_that_look_at_it() {
    let ran = runaway("flag", 100, 20_000);
    assert_eq!(ran.value["stopped"], true);
    assert!(after(&ran) < 5000.0 && !ran.busy, "{}", ran.value);
    assert_eq!(ran.output.len(), 2);
}

#[test]
fn the_end_of_the_program_does_not_wait() {
    let ran = runaway("engine", 100, 10_000);
    assert_eq!(ran.value["stopped"], true);
    assert!(
        ran.busy,
        "the threads go on: it is the engine that ends them"
    );
    assert!(after(&ran) < 5000.0, "{}", ran.value);
    assert_eq!(
        ran.output,
        ["after wait: 2 of 2 still running", "the program ends"]
    );
}

#[test]
fn tasks_that_end_in_time_are_not_stopped() {
    for stop_by in ["wait", "flag"] {
        let ran = runaway(stop_by, 10_000, 20);
        assert_eq!(ran.value["stopped"], false);
        assert_eq!(ran.output[0], "after wait: 0 of 2 still running");
    }
}
