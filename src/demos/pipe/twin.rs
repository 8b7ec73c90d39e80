//! A connection between two processes: both ways, and the end of it.

use super::{Answer, Parameters};
use crate::process::{Process, SpawnOptions};
use crate::runtime::{MainProcess, RunError};
use crate::trace::{Kind, Label, LabelText};

/// Sends numbers to a child, and receives their squares.
pub(super) async fn main(main: MainProcess, parameters: Parameters) -> Result<Answer, RunError> {
    let process = &main.process;
    main.program.expect(parameters.messages);

    let (here, there) = process.pipe();
    let child = process.start(&SpawnOptions {
        name: "child",
        target: "square",
        ports: &[there.into_port()],
        ..SpawnOptions::default()
    });
    let mut exchanged = Vec::new();
    for number in 1..=parameters.messages {
        here.send(&number);
        let answer = process.during(Kind::Wait, FOR_MESSAGE, here.recv()).await; // !
        let square = answer.unwrap_or_default();
        process.print(format!("sent {number}, received {square}"));
        exchanged.push((number, square));
    }
    here.close();
    child.join().await;
    Ok(Answer { exchanged })
}

/// What the child does, until the other end is closed.
pub(super) async fn square(process: Process) {
    let connection = process.given(0);
    while let Ok(number) = process
        .during(Kind::Wait, FOR_MESSAGE, connection.recv::<u64>())
        .await
    {
        connection.send(&(number * number)); // !
        process.advance(1);
    }
    process.print("child: the other end is closed");
}

const FOR_MESSAGE: Label = Label::of(LabelText::ForMessage);
