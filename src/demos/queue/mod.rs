//! Producers and consumers, each a process, with a queue between them.

use super::demo::{Demo, Needs, ProcessProgram, ProcessSupport, only_on_processes};
use crate::process::{Child, Job, Process, Queue, SpawnOptions, pickle};
use crate::runtime::{Arguments, MainProcess, RunError};
use crate::value::Value;
use std::time::Duration;

use crate::sync::thread::sleep;
use crate::trace::{Kind, Label, LabelText};

fn main(main: MainProcess, arguments: Arguments) -> Job<Result<Value, RunError>> {
    Box::pin(async move {
        let [producers, consumers, items] =
            ["producers", "consumers", "items"].map(|name| arguments.integer(name));
        let (producers, consumers, items) = (producers?, consumers?, items?);
        let process = &main.process;
        main.program.expect(producers * items);

        let (queue, results) = (process.queue(), process.queue());
        let start = |role: &str, number: u64, queues: &[&Queue]| {
            let ports: Vec<_> = queues.iter().map(|queue| queue.port()).collect();
            process.start(&SpawnOptions {
                name: &format!("{role} {number}"),
                target: role,
                argument: &pickle::dump(&arguments),
                ports: &ports,
                ..SpawnOptions::default()
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
            let line = process.during(Kind::Wait, FOR_ITEM, results.get()).await;
            let line = String::from_utf8(line.unwrap_or_default()).unwrap_or_default();
            process.print(line.as_str());
            received.push(Value::from(line));
        }
        for consumer in &consuming {
            consumer.join().await;
        }
        process.print("no more items");
        Ok(Value::record([("received", Value::List(received))]))
    })
}

fn produce(process: Process, argument: Vec<u8>) -> Job<()> {
    Box::pin(async move {
        let queue = Queue::there(process.given(0));
        let arguments = pickle::load::<Arguments>(&argument);
        for number in 1..=arguments.integer("items").unwrap_or_default() {
            let label = Label::one(LabelText::Items, number);
            process.span(Kind::Io, label, || sleep(Duration::from_millis(20)));
            queue.put(format!("item {number} of {}", process.name()).as_bytes()); // !
        }
    })
}

fn consume(process: Process, _: Vec<u8>) -> Job<()> {
    Box::pin(async move {
        let (queue, results) = (
            Queue::there(process.given(0)),
            Queue::there(process.given(1)),
        );
        loop {
            let item = process
                .during(Kind::Wait, FOR_ITEM, queue.get::<Vec<u8>>())
                .await; // !
            let Ok(item) = item else { return };
            if item == SENTINEL {
                return;
            }
            let item = String::from_utf8_lossy(&item);
            results.put(format!("{} got {item}", process.name()).as_bytes());
            process.advance(1);
        }
    })
}

const SENTINEL: &[u8] = b"";
const FOR_ITEM: Label = Label::of(LabelText::ForItem);

/// The demo.
pub static DEMO: Demo<Arguments, Value> = Demo {
    id: "queue",
    run: only_on_processes,
    processes: ProcessSupport::Only(ProcessProgram {
        main,
        targets: &[("producer", produce), ("consumer", consume)],
        needs: Needs::Nothing,
    }),
    #[cfg(not(target_arch = "wasm32"))]
    info: {
        use crate::demos::info::{DemoInfo, Parameter, ParameterType::Integer, Threads};
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
        DemoInfo {
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
            python: include_str!("listing.py"),
        }
    },
};
