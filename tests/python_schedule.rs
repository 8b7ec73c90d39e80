//! Programs run by a schedule: the same order of steps, the same run, whatever happens in it.
#![cfg(feature = "python")]

use std::sync::Arc;

use concurrency_playground::python::Source;
use concurrency_playground::python::driver::program::{Exit, replay};
use concurrency_playground::python::driver::schedule::{Order, Unfit};
use concurrency_playground::python::report::Output;

/// What a program printed, how it ended, and the order that it was run by.
type Ran = (Vec<String>, Exit, String);

fn run(text: &str, order: &str) -> Result<Ran, Unfit> {
    let order: Order = order.parse().expect("an order of steps");
    let output = Arc::new(Output::default());
    let source = Source {
        file: "program.py".into(),
        text: text.into(),
    };
    let (exit, taken) = replay(source, Arc::<Output>::clone(&output), &order)?;
    Ok((output.lines(), exit, taken.to_string()))
}

fn printed(text: &str, order: &str) -> Vec<String> {
    let (output, exit, _) = run(text, order).expect("an order that fits");
    assert_eq!(exit.code, 0, "{output:?}");
    output
}

/// The order by which a program runs by itself, up to the first step of its second thread.
fn before_b(text: &str) -> String {
    let (_, _, by_itself) = run(text, "").expect("any program runs by itself");
    let (before, _) = by_itself.split_once('b').expect("a second thread");
    before
        .trim_end_matches(|letter: char| letter.is_ascii_digit())
        .to_owned()
}

/// Two threads that add to the same variable without a lock.
const COUNTER: &str = "
import threading
counter = 0
def add():
    global counter
    counter += 1
threads = [threading.Thread(target=add) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(counter)
";

#[test]
fn the_order_decides_whether_an_update_is_lost() {
    assert_eq!(printed(COUNTER, ""), ["2"]);
    // The main thread until it waits, then b until it has read, then c.
    let started = before_b(COUNTER);
    assert_eq!(printed(COUNTER, &format!("{started}2b3c")), ["1"]);
}

#[test]
fn the_same_order_gives_the_same_run_a_thousand_times() {
    let program = "
import random, threading, time, queue, os
from concurrent.futures import ThreadPoolExecutor
shared, lines = {}, queue.Queue()
def work(name):
    for number in range(2):
        shared[name] = shared.get(name, 0) + number
        time.sleep(random.random())
        lines.put((name, number, time.monotonic(), hash('text')))
threads = [threading.Thread(target=work, args=(name,)) for name in 'xy']
for thread in threads:
    thread.start()
with ThreadPoolExecutor(2) as executor:
    print(list(executor.map(lambda number: number ** 2, range(3))))
for thread in threads:
    thread.join()
while not lines.empty():
    print(lines.get())
print(shared, time.time(), os.urandom(4), os.cpu_count())
";
    let first = run(program, "").expect("any program runs by itself");
    assert_eq!(first.1.code, 0, "{:?}", first.0);
    for _ in 0..500 {
        assert_eq!(run(program, ""), Ok(first.clone()));
        assert_eq!(run(program, &first.2), Ok(first.clone()));
    }
}

#[test]
fn time_passes_only_when_nobody_can_go_on() {
    let program = "
import threading, time
def wait():
    time.sleep(3600)
    print('an hour later', time.monotonic())
thread = threading.Thread(target=wait)
thread.start()
print(time.monotonic())
thread.join(60)
print('a minute later', time.monotonic())
thread.join()
";
    assert_eq!(
        printed(program, ""),
        ["0.0", "a minute later 60.0", "an hour later 3600.0"]
    );
}

#[test]
fn a_deadlock_is_found_with_who_holds_what() {
    let program = "
import threading
first, second = threading.Lock(), threading.Lock()
def take(one, other):
    with one:
        with other:
            pass
threads = [threading.Thread(target=take, args=pair) for pair in ((first, second), (second, first))]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
";
    assert!(printed(program, "").is_empty());
    let started = before_b(program);
    let (output, exit, _) = run(program, &format!("{started}2b2c")).expect("an order that fits");
    let error = exit.error.expect("a deadlock");
    assert_eq!(
        (exit.code, &*error.kind, error.line),
        (1, "Deadlock", Some(12))
    );
    assert_eq!(
        output[1..],
        [
            "  MainThread waits for Thread-1 (take) to end (line 12)",
            "  Thread-1 (take) waits for a lock, held by Thread-2 (take) (line 6)",
            "  Thread-2 (take) waits for a lock, held by Thread-1 (take) (line 6)",
        ]
    );
}

#[test]
fn processes_are_scheduled_with_the_threads() {
    let program = "
import multiprocessing as mp
def double(queue, number):
    queue.put(number * 2)
if __name__ == '__main__':
    queue = mp.Queue()
    processes = [mp.Process(target=double, args=(queue, number)) for number in (1, 2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print(queue.get(), queue.get(), [process.exitcode for process in processes])
";
    let first = run(program, "").expect("any program runs by itself");
    assert_eq!(first.0, ["2 4 [0, 0]"]);
    assert_eq!(run(program, &first.2), Ok(first));
}

#[test]
fn an_order_that_does_not_fit_is_refused() {
    let unfit = run(COUNTER, "z").expect_err("there is no thread z");
    assert_eq!(
        unfit.to_string(),
        "The schedule does not fit the program: after 0 steps, thread z cannot go on."
    );
}
