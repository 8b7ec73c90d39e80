//! Producers and consumers, each a process, with a queue between them.

use std::time::Duration;

use super::{Answer, Parameters};
use crate::process::{Child, Process, Queue, SpawnOptions, pickle};
use crate::runtime::{MainProcess, RunError};
use crate::sync::thread::sleep;
use crate::trace::{Kind, Label, LabelText};

/// An item; `None` is the sentinel that says that no more will come.
type Item = Option<String>;

/// Starts both sides, and prints who got which item.
pub(super) async fn main(main: MainProcess, parameters: Parameters) -> Result<Answer, RunError> {
    let process = &main.process;
    let total = parameters.producers * parameters.items;
    main.program.expect(total);

    let (queue, results) = (process.queue(), process.queue());
    let consumer = |number: u64| {
        process.start(&SpawnOptions {
            name: &format!("consumer {number}"),
            target: "consume",
            ports: &[queue.port(), results.port()],
            ..SpawnOptions::default()
        })
    };
    let producer = |number: u64| {
        process.start(&SpawnOptions {
            name: &format!("producer {number}"),
            target: "produce",
            argument: &pickle::dump(&parameters.items),
            ports: &[queue.port()],
            ..SpawnOptions::default()
        })
    };
    let consumers: Vec<Child> = (1..=parameters.consumers).map(consumer).collect();
    let producers: Vec<Child> = (1..=parameters.producers).map(producer).collect();

    for producer in &producers {
        producer.join().await;
    }
    for _ in &consumers {
        queue.put(&Item::None); // !
    }
    let mut received = Vec::new();
    for _ in 0..total {
        let line = process.during(Kind::Wait, FOR_ITEM, results.get()).await;
        let line: String = line.unwrap_or_default();
        process.print(line.as_str());
        received.push(line);
    }
    for consumer in &consumers {
        consumer.join().await;
    }
    process.print("no more items");
    Ok(Answer { received })
}

/// What a producer does.
pub(super) async fn produce(process: Process, items: u64) {
    let queue = Queue::there(process.given(0));
    for number in 1..=items {
        let label = Label::one(LabelText::Items, number);
        process.span(Kind::Io, label, || sleep(Duration::from_millis(20)));
        let item = format!("item {number} of {}", process.name());
        queue.put(&Item::Some(item)); // !
    }
}

/// What a consumer does, until it gets the sentinel.
pub(super) async fn consume(process: Process) {
    let queue = Queue::there(process.given(0));
    let results = Queue::there(process.given(1));
    loop {
        let next = process.during(Kind::Wait, FOR_ITEM, queue.get::<Item>());
        let Ok(Some(item)) = next.await else { return }; // !
        results.put(&format!("{} got {item}", process.name()));
        process.advance(1);
    }
}

const FOR_ITEM: Label = Label::of(LabelText::ForItem);
