//! Many wait for one thing to have happened; when it has, all of them go on at once.

use std::time::Duration;

use super::{Answer, Latencies, Parameters};
use crate::runtime::{Program, RunError, ThreadContext};
use crate::sync::{Arc, Event};

/// Sets the event twice, and measures how soon each waiter goes on.
pub(super) fn run(program: &Program, parameters: Parameters) -> Result<Answer, RunError> {
    let event = Arc::new(Event::default());
    let mut main = program.main();

    let waiters: Vec<_> = (1..=parameters.waiters)
        .map(|number| {
            let event = Arc::clone(&event);
            program.start(&format!("waiter {number}"), move |cx| {
                wait_twice(cx, &event, number)
            })
        })
        .collect();

    let is_set = |when| program.print(format!("{when}: is_set() is {}", python(event.is_set())));
    main.sleep(Duration::from_millis(100));
    is_set("nobody has set it");
    let first = main.elapsed();
    event.set(); // !
    main.sleep(Duration::from_millis(50));
    is_set("after set()");
    event.clear(); // !
    is_set("after clear()");
    main.sleep(Duration::from_millis(150));
    let second = main.elapsed();
    event.set(); // !

    let waits = waiters.into_iter().filter_map(|waiter| main.join(waiter));
    let late: Vec<_> = waits.map(|waits| late(&waits, [first, second])).collect();
    is_set("at the end");
    Ok(Answer {
        woken: late.len(),
        latency_us: Latencies::of(late),
    })
}

fn wait_twice(cx: &mut ThreadContext, event: &Event, number: u64) -> [Wait; 2] {
    ["first", "second"].map(|time| {
        let since = cx.elapsed();
        cx.wait_for(event, None); // !
        let until = cx.elapsed();
        cx.print(format!("waiter {number}: woken the {time} time"));
        cx.sleep(Duration::from_millis(100));
        Wait { since, until }
    })
}

/// From when to when a thread waited, in ms.
struct Wait {
    since: f64,
    until: f64,
}

/// How long after each `set` a thread that had waited for it went on, in µs.
fn late(waits: &[Wait; 2], set: [f64; 2]) -> Vec<f64> {
    let waited = waits
        .iter()
        .zip(set)
        .filter(|(wait, set)| wait.since < *set);
    // Two threads' clocks may differ a little.
    waited
        .map(|(wait, set)| (wait.until - set).max(0.0) * 1e3)
        .collect()
}

/// As Python prints it.
fn python(truth: bool) -> &'static str {
    if truth { "True" } else { "False" }
}
