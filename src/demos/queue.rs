//! Producers and consumers, each a process, with a queue between them.

use std::time::Duration;

use super::on_processes::only_on_processes;
use super::{Arguments, Demo, Main, Needs, OnProcesses, Processes, RunError, Value};
use crate::process::{Child, Job, Process, Queue, Start};
use crate::sync::thread::sleep;
use crate::trace::{Kind, Label, Text};

fn main(main: Main) -> Job<Result<Value, RunError>> {
    Box::pin(async move {
        let arguments = main.arguments();
        let [producers, consumers, items] =
            ["producers", "consumers", "items"].map(|name| arguments.integer(name));
        let (producers, consumers, items) = (producers?, consumers?, items?);
        let me = &main.me;
        main.program.expect(producers * items);

        let (queue, results) = (me.queue(), me.queue());
        let start = |role: &str, number: u64, queues: &[&Queue]| {
            let ports: Vec<_> = queues.iter().map(|queue| queue.port()).collect();
            me.start(&Start {
                name: &format!("{role} {number}"),
                target: role,
                argument: main.given.as_bytes(),
                ports: &ports,
                ..Start::default()
            })
        };
        let consuming: Vec<Child> = (1..=consumers)
            .map(|number| start("consumer", number, &[&queue, &results]))
            .collect();
        let producing: Vec<Child> = (1..=producers)
            .map(|number| start("producer", number, &[&queue]))
            .collect();

        for producer in &producing {
            producer.join().await;
        }
        for _ in &consuming {
            queue.put(SENTINEL); // !
        }
        let mut received = Vec::new();
        for _ in 0..producers * items {
            let line = me.during(Kind::Wait, FOR_ITEM, results.get()).await;
            let line = String::from_utf8(line.unwrap_or_default()).unwrap_or_default();
            me.print(line.as_str());
            received.push(Value::from(line));
        }
        for consumer in &consuming {
            consumer.join().await;
        }
        me.print("no more items");
        Ok(Value::record([("received", Value::List(received))]))
    })
}

fn produce(me: Process, argument: Vec<u8>) -> Job<()> {
    Box::pin(async move {
        let queue = Queue::there(me.given(0));
        let arguments = Arguments::of_process(&argument);
        for number in 1..=arguments.integer("items").unwrap_or_default() {
            let label = Label::one(Text::Items, number);
            me.span(Kind::Io, label, || sleep(Duration::from_millis(20)));
            queue.put(format!("item {number} of {}", me.name()).as_bytes()); // !
        }
    })
}

fn consume(me: Process, _: Vec<u8>) -> Job<()> {
    Box::pin(async move {
        let (queue, results) = (Queue::there(me.given(0)), Queue::there(me.given(1)));
        loop {
            let item = me.during(Kind::Wait, FOR_ITEM, queue.get()).await; // !
            let Ok(item) = item else { return };
            if item == SENTINEL {
                return;
            }
            let item = String::from_utf8_lossy(&item);
            results.put(format!("{} got {item}", me.name()).as_bytes());
            me.advance(1);
        }
    })
}

const SENTINEL: &[u8] = b"";
const FOR_ITEM: Label = Label::of(Text::ForItem);

/// The demo.
pub static DEMO: Demo = Demo {
    id: "queue",
    run: only_on_processes,
    processes: Processes::Only(OnProcesses {
        main,
        targets: &[("producer", produce), ("consumer", consume)],
        needs: Needs::Nothing,
    }),
    #[cfg(not(target_arch = "wasm32"))]
    about: {
        use super::{About, Parameter, ParameterType::Integer, Threads};
        const fn number(name: &'static str, default: u64, max: u64) -> Parameter {
            Parameter {
                name,
                of: Integer {
                    default,
                    min: 1,
                    max,
                },
            }
        }
        About {
            section: "multiprocessing",
            title: "Producers and consumers",
            summary: "A queue hands items from process to process. Whoever asks while it is \
                      empty waits, and a sentinel says that no more will come.",
            parameters: &[
                number("producers", 2, 8),
                number("consumers", 2, 8),
                number("items", 4, 1000),
            ],
            threads: Threads::NONE,
            python: include_str!("queue.py"),
        }
    },
};
