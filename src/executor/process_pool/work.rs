//! What a pool does whenever something has happened: takes answers in, replaces processes that have
//! ended, gives out what can be given.

use std::ops::Range;
use std::task::Poll;

use super::batch::{Answer, Command, Reply};
use super::{AsyncResult, Given, Pool, Worker};
use crate::executor::remote::{AnyRemote, Dispatch};
use crate::executor::task::TaskError;
use crate::process::{Ended, Incoming, Pid, ProcessUpdate, pickle};
use crate::sync::clock;
use crate::trace::{Kind, Label, LabelText};

/// Chunks to be dealt out, and what they are of.
pub(super) type Job<'a> = Option<(&'a mut Dispatch, &'a mut dyn AnyRemote)>;

/// How much work a process has at a time at most, in ms. It is given more once half of that is done;
/// the other half lasts until then, even where the pool's own process has to wait for a core. It does
/// not wait in vain for another process: see [`Pool::recall`].
const AHEAD_MS: f64 = 16.0;

/// How many tasks a process has at a time at most.
const MOST_AT_A_TIME: usize = 1024;

/// How many tasks a process has at a time at most, until it is known how long one takes.
const MOST_AT_FIRST: usize = 16;

impl Pool {
    /// Takes what has come in and gives out what can be given.
    pub(super) fn step(&mut self, mut job: Job<'_>) {
        for index in 0..self.workers.len() {
            self.take_in(index, &mut job);
            self.replace_if_ended(index, &mut job);
        }
        // After all, for one may make room for another.
        for index in 0..self.workers.len() {
            self.feed(index, &mut job);
        }
        self.recall(&job);
    }

    fn take_in(&mut self, index: usize, job: &mut Job<'_>) {
        let connection = self.workers[index].child.connection();
        while let Poll::Ready(Some(Incoming { message, since })) = connection.try_receive() {
            match pickle::load(&message) {
                Reply::Answers(answers) => self.take_answers(index, answers, since, job),
                Reply::GivenBack(chunks) => self.take_back(index, chunks, job),
            }
        }
    }

    fn take_answers(&mut self, index: usize, answers: Vec<Answer>, since: f64, job: &mut Job<'_>) {
        let taken = clock::now();
        let pid = self.pid(index);
        let mut label = Label::of(LabelText::Receive);
        let count = answers.len();
        let mut computed = 0.0;
        for Answer { result, start, end } in answers {
            let worker = &mut self.workers[index];
            let Some(Given { chunk, single, .. }) = worker.given.pop_front() else {
                break;
            };
            worker.idle_since = end;
            computed += end - start;
            if label.count == 0 {
                label.first = chunk.start;
            }
            label.count += chunk.end - chunk.start;
            let did = ProcessUpdate::Span(Kind::Compute, label_of(&chunk, single, job), start, end);
            self.process.show_of(pid, did);
            match (single, job.as_mut()) {
                (Some(single), _) => {
                    let failed = |message| TaskError {
                        items: chunk,
                        message,
                    };
                    let results = result.map(serde_bytes::ByteBuf::into_vec);
                    self.results.push((single, results.map_err(failed)));
                }
                (None, Some((dispatch, work))) => match result {
                    Ok(results) => dispatch.took(index, results.into_vec(), &mut **work),
                    Err(message) => dispatch.raised(index, &message),
                },
                (None, None) => {}
            }
        }
        let worker = &mut self.workers[index];
        worker.task_ms = computed / count as f64;
        let most = worker.depth.map_or(MOST_AT_A_TIME, |depth| depth * 4);
        worker.depth = Some(depth(worker.task_ms).min(most));
        self.process
            .show_of(pid, ProcessUpdate::Advance(label.count));
        self.show_current(index, job, self.workers[index].idle_since);
        self.process
            .show(ProcessUpdate::Span(Kind::Copy, label, since, taken));
    }

    /// A process that died is replaced, and its tasks have failed; one that has done its share is
    /// let go, and replaced.
    fn replace_if_ended(&mut self, index: usize, job: &mut Job<'_>) {
        let worker = &mut self.workers[index];
        let most = self.options.max_tasks_per_child;
        if let Some(ended) = worker.child.ended() {
            let message = match ended {
                Ended::Raised(said) => format!("the process died: {said}"),
                _ => "the process ended".to_owned(),
            };
            for Given { chunk, single, .. } in std::mem::take(&mut worker.given) {
                let message = message.clone();
                match (single, job.as_mut()) {
                    (Some(single), _) => {
                        let items = chunk;
                        self.results
                            .push((single, Err(TaskError { items, message })));
                    }
                    (None, Some((dispatch, _))) => dispatch.raised(index, &message),
                    (None, None) => {}
                }
            }
        } else if most == 0 || worker.served < most || !worker.given.is_empty() {
            return;
        } else {
            worker.child.connection().close();
        }
        let gone = self.pid(index);
        self.workers[index] = Worker::start(&self.process, &self.options);
        self.process
            .show_of(gone, ProcessUpdate::ReplacedBy(self.pid(index)));
    }

    /// Gives a process what it can be given: a single task only where none is under way, for nobody
    /// knows how long one takes; of others as many as it may have, once it has done half of them.
    fn feed(&mut self, index: usize, job: &mut Job<'_>) {
        let worker = &mut self.workers[index];
        let idle = worker.given.is_empty();
        let left = match self.options.max_tasks_per_child {
            0 => usize::MAX,
            most => (most - worker.served) as usize,
        };
        let mut tasks = Vec::new();
        if let Some((result, item)) = self.waiting.pop_front_if(|_| idle && left > 0) {
            tasks.push(Given {
                chunk: item..item + 1,
                single: Some(result),
                unwanted: false,
            });
        } else if let Some((dispatch, work)) = job {
            let share = dispatch.fair_share();
            let at_first = || (share / 8).clamp(1, MOST_AT_FIRST);
            let depth = worker.depth.unwrap_or_else(at_first).min(share);
            if worker.given.len() > depth / 2 {
                return;
            }
            let chunks = std::iter::from_fn(|| dispatch.next(index, &**work));
            let room = left.min(depth - worker.given.len());
            tasks.extend(chunks.take(room).map(|chunk| Given {
                chunk,
                single: None,
                unwanted: false,
            }));
        }
        if tasks.is_empty() {
            return;
        }
        self.give(index, tasks);
        if idle {
            self.show_current(index, job, clock::now());
        }
    }

    fn give(&mut self, index: usize, tasks: Vec<Given>) {
        let worker = &mut self.workers[index];
        let start = clock::now();
        let chunks: Vec<_> = tasks.iter().map(|task| task.chunk.clone()).collect();
        let label = Label {
            text: LabelText::Send,
            first: chunks.first().map_or(0, |chunk| chunk.start),
            count: chunks.iter().map(|chunk| chunk.end - chunk.start).sum(),
        };
        worker.child.connection().send(&Command::Compute(chunks));
        let sent = ProcessUpdate::Span(Kind::Copy, label, start, clock::now());
        worker.served += tasks.len() as u64;
        worker.given.extend(tasks);
        self.process.show(sent);
    }

    /// Shows what a process computes from now on, as far as can be known here; its answer will say
    /// from when it really did.
    fn show_current(&self, index: usize, job: &Job<'_>, now: f64) {
        let worker = &self.workers[index];
        if let Some(Given { chunk, single, .. }) = worker.given.front() {
            let label = label_of(chunk, *single, job);
            let open = ProcessUpdate::Open(Kind::Compute, label, now);
            self.process.show_of(worker.child.pid(), open);
        }
    }

    pub(super) fn show_idle(&self) {
        for worker in &self.workers {
            let label = Label::of(LabelText::NoMoreWork);
            let idle = ProcessUpdate::Span(Kind::Idle, label, worker.idle_since, clock::now());
            self.process.show_of(worker.child.pid(), idle);
        }
    }

    fn pid(&self, index: usize) -> Pid {
        self.workers[index].child.pid()
    }
}

/// How many tasks a process is to have at a time, by how long its last one took, in ms.
fn depth(task: f64) -> usize {
    // Where a task takes no time that the clock shows, the quotient is infinite: as many as can be.
    ((AHEAD_MS / task.max(0.0)) as usize)
        .saturating_add(1)
        .min(MOST_AT_A_TIME)
}

fn label_of(chunk: &Range<u64>, single: Option<AsyncResult>, job: &Job<'_>) -> Label {
    let count = chunk.end - chunk.start;
    match job {
        Some((_, work)) if single.is_none() => work.label(chunk.start, count),
        _ => Label {
            text: LabelText::Tasks,
            first: chunk.start,
            count,
        },
    }
}
