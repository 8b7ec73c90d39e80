//! A pool's process: computes the chunks that it is given, until the pool is closed.

use std::collections::VecDeque;
use std::ops::Range;
use std::task::Poll;
use std::time::Duration;

use super::batch::{Answer, Command, Reply};
use crate::executor::chunks::{is_among, sort};
use crate::executor::remote::AnyRemote;
use crate::executor::task::TaskError;
use crate::process::{Connection, Process, pickle};
use crate::sync::clock;

/// How long answers are held back to travel together, in ms, plus the task under way.
const HELD_MS: f64 = 10.0;

/// How long the process computes before it looks for messages, in ms, plus the task under way. That
/// takes a turn of the event loop, which costs some hundredths of this.
const DEAF_MS: f64 = 1.0;

/// What a process does in a pool.
pub async fn serve(process: Process, work: Box<dyn AnyRemote>) {
    let mut server = Server {
        parent: process.parent(),
        tasks: VecDeque::new(),
        answers: Vec::new(),
        answer_at: 0,
        answered_at: clock::now(),
    };
    while server.listen().await {
        let heard_at = clock::now();
        let mut now = heard_at;
        while now - heard_at < DEAF_MS
            && let Some(chunk) = server.tasks.pop_front()
        {
            now = server.compute(chunk, now, &*work);
        }
        if !server.tasks.is_empty() {
            // Messages arrive between two turns of the event loop.
            process.sleep(Duration::ZERO).await;
        }
    }
}

struct Server {
    parent: Connection,
    tasks: VecDeque<Range<u64>>,
    /// Not sent yet.
    answers: Vec<Answer>,
    /// How many tasks are left when they are sent, so that more can arrive before all are done.
    answer_at: usize,
    answered_at: f64,
}

impl Server {
    /// Takes in the messages that have arrived, and waits for one if there is nothing to do. `false`
    /// once the pool is closed.
    async fn listen(&mut self) -> bool {
        loop {
            let command = match self.parent.try_receive() {
                Poll::Ready(Some(incoming)) => pickle::load(&incoming.message),
                Poll::Ready(None) => return !self.tasks.is_empty(),
                Poll::Pending if !self.tasks.is_empty() => return true,
                Poll::Pending => {
                    self.send_answers();
                    match self.parent.recv().await {
                        Ok(command) => command,
                        Err(_) => return false,
                    }
                }
            };
            match command {
                Command::Compute(chunks) => self.tasks.extend(chunks),
                Command::GiveBack(chunks) => self.give_back(chunks),
            }
            self.answer_at = self.tasks.len() / 2;
        }
    }

    fn give_back(&mut self, mut asked: Vec<Range<u64>>) {
        sort(&mut asked);
        let tasks = std::mem::take(&mut self.tasks).into_iter();
        let (given_back, kept): (Vec<_>, _) = tasks.partition(|task| is_among(task, &asked));
        self.tasks = kept.into();
        self.parent.send(&Reply::GivenBack(given_back));
    }

    /// Computes a chunk from `start` on, and returns the time at its end.
    fn compute(&mut self, chunk: Range<u64>, start: f64, work: &dyn AnyRemote) -> f64 {
        let result = TaskError::catch(chunk.clone(), || work.compute(chunk));
        let end = clock::now();
        self.answers.push(Answer {
            result: result.map(Into::into).map_err(|error| error.message),
            start,
            end,
        });
        if self.tasks.len() <= self.answer_at || end - self.answered_at > HELD_MS {
            self.send_answers();
            self.answer_at = 0;
            self.answered_at = end;
        }
        end
    }

    fn send_answers(&mut self) {
        if !self.answers.is_empty() {
            let answers = std::mem::take(&mut self.answers);
            self.parent.send(&Reply::Answers(answers));
        }
    }
}
