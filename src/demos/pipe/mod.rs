//! A connection between two processes: both ways, and the end of it.

use super::demo::{Demo, Needs, ProcessProgram, ProcessSupport, only_on_processes};
use crate::process::{Job, Process, SpawnOptions};
use crate::runtime::{MainProcess, RunError};
use crate::trace::{Kind, Label, LabelText};
use crate::value::Value;

fn main(main: MainProcess) -> Job<Result<Value, RunError>> {
    Box::pin(async move {
        let messages = main.arguments().integer("messages")?;
        let process = &main.process;
        main.program.expect(messages);

        let (here, there) = process.pipe();
        let child = process.start(&SpawnOptions {
            name: "child",
            target: "square",
            ports: &[there.into_port()],
            ..SpawnOptions::default()
        });
        let mut exchanged = Vec::new();
        for number in 1..=messages {
            here.send(&encode(number));
            let answer = process.during(Kind::Wait, FOR_MESSAGE, here.recv()).await; // !
            let square = decode(&answer.unwrap_or_default());
            process.print(format!("sent {number}, received {square}"));
            exchanged.push([number, square].into_iter().collect());
        }
        here.close();
        child.join().await;
        Ok(Value::record([("exchanged", Value::List(exchanged))]))
    })
}

fn square(process: Process, _: Vec<u8>) -> Job<()> {
    Box::pin(async move {
        let connection = process.given(0);
        while let Ok(message) = process
            .during(Kind::Wait, FOR_MESSAGE, connection.recv())
            .await
        {
            let number = decode(&message);
            connection.send(&encode(number * number)); // !
            process.advance(1);
        }
        process.print("child: the other end is closed");
    })
}

fn encode(number: u64) -> [u8; 8] {
    number.to_le_bytes()
}

fn decode(message: &[u8]) -> u64 {
    message.try_into().map_or(0, u64::from_le_bytes)
}

const FOR_MESSAGE: Label = Label::of(LabelText::ForMessage);

/// The demo.
pub static DEMO: Demo = Demo {
    id: "pipe",
    run: only_on_processes,
    processes: ProcessSupport::Only(ProcessProgram {
        main,
        targets: &[("square", square)],
        needs: Needs::Nothing,
    }),
    #[cfg(not(target_arch = "wasm32"))]
    info: {
        use crate::demos::info::{DemoInfo, Parameter, ParameterType::Integer, Threads};
        DemoInfo {
            section: "multiprocessing",
            title: "Two ends of a pipe",
            summary: "What goes in at one end comes out at the other, as a copy. When one end is \
                      closed, the other hears of it.",
            parameters: &[Parameter {
                name: "messages",
                of: Integer {
                    default: 3,
                    min: 1,
                    max: 1000,
                },
            }],
            threads: Threads::NONE,
            python: include_str!("listing.py"),
        }
    },
};
