//! A connection between two processes: both ways, and the end of it.

use super::on_processes::only_on_processes;
use super::{Demo, Main, Needs, OnProcesses, Processes, RunError, Value};
use crate::process::{Job, Process, Start};
use crate::trace::{Kind, Label, Text};

fn main(main: Main) -> Job<Result<Value, RunError>> {
    Box::pin(async move {
        let messages = main.arguments().integer("messages")?;
        let me = &main.me;
        main.program.expect(messages);

        let (here, there) = me.pipe();
        let child = me.start(&Start {
            name: "child",
            target: "square",
            ports: &[there.into_port()],
            ..Start::default()
        });
        let mut exchanged = Vec::new();
        for number in 1..=messages {
            here.send(&encode(number));
            let answer = me.during(Kind::Wait, FOR_MESSAGE, here.recv()).await; // !
            let square = decode(&answer.unwrap_or_default());
            me.print(format!("sent {number}, received {square}"));
            exchanged.push([number, square].into_iter().collect());
        }
        here.close();
        child.join().await;
        Ok(Value::record([("exchanged", Value::List(exchanged))]))
    })
}

fn square(me: Process, _: Vec<u8>) -> Job<()> {
    Box::pin(async move {
        let connection = me.given(0);
        while let Ok(message) = me.during(Kind::Wait, FOR_MESSAGE, connection.recv()).await {
            let number = decode(&message);
            connection.send(&encode(number * number)); // !
            me.advance(1);
        }
        me.print("child: the other end is closed");
    })
}

fn encode(number: u64) -> [u8; 8] {
    number.to_le_bytes()
}

fn decode(message: &[u8]) -> u64 {
    message.try_into().map_or(0, u64::from_le_bytes)
}

const FOR_MESSAGE: Label = Label::of(Text::ForMessage);

/// The demo.
pub static DEMO: Demo = Demo {
    id: "pipe",
    run: only_on_processes,
    processes: Processes::Only(OnProcesses {
        main,
        targets: &[("square", square)],
        needs: Needs::Nothing,
    }),
    #[cfg(not(target_arch = "wasm32"))]
    about: {
        use super::{About, Parameter, ParameterType::Integer, Threads};
        About {
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
            python: include_str!("pipe.py"),
        }
    },
};
