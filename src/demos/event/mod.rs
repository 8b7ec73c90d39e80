//! Many wait for one thing to have happened; when it has, all of them go on at once.

use super::demo::{Demo, ProcessSupport};
use crate::runtime::{Arguments, Program, RunError, ThreadContext};
use crate::value::Value;
use std::sync::Arc;
use std::time::Duration;

use crate::sync::Event;

fn run(program: &Program, arguments: &Arguments) -> Result<Value, RunError> {
    let count = arguments.integer("waiters")?;
    let event = Arc::new(Event::default());
    let mut main = program.main();

    let waiters: Vec<_> = (1..=count)
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
    Ok(Value::record([
        ("woken", (late.len() as u64).into()),
        ("latencyUs", latencies(late)),
    ]))
}

/// From when to when a thread waited, in ms.
struct Wait {
    since: f64,
    until: f64,
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

/// Of all together, and of each waiter.
fn latencies(late: Vec<Vec<f64>>) -> Value {
    let mut all = late.concat();
    all.sort_by(f64::total_cmp);
    let figure = |late: Option<&f64>| late.map_or(Value::Null, |late| Value::Float(*late));
    Value::record([
        ("median", figure(all.get(all.len() / 2))),
        ("max", figure(all.last())),
        (
            "waiters",
            late.into_iter()
                .map(|late| late.into_iter().map(Value::Float).collect::<Value>())
                .collect(),
        ),
    ])
}

/// As Python prints it.
fn python(truth: bool) -> &'static str {
    if truth { "True" } else { "False" }
}

/// The demo.
pub static DEMO: Demo<Arguments, Value> = Demo {
    id: "event",
    run: |program, arguments| run(program, &arguments),
    processes: ProcessSupport::No,
    #[cfg(not(target_arch = "wasm32"))]
    info: {
        use crate::demos::info::{DemoInfo, Parameter, ParameterType::Integer, Threads};
        DemoInfo {
            section: "threading",
            title: "Wait for an event",
            summary: "Threads that wait for an event sleep and cost nothing; setting it wakes \
                      them all, clearing it lets them wait again.",
            parameters: &[Parameter {
                name: "waiters",
                of: Integer {
                    default: 4,
                    min: 1,
                    max: 32,
                },
            }],
            threads: Threads {
                of: &["waiters"],
                plus: 0,
            },
            python: include_str!("listing.py"),
        }
    },
};
