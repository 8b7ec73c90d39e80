//! What spans are about. The page translates the texts into the reader's language.

use serde::{Deserialize, Serialize};

/// What a span is about: a text, the first item it deals with, and how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Label {
    /// Which text.
    pub text: LabelText,
    /// The first item or number.
    pub first: u64,
    /// How many items or numbers.
    pub count: u64,
}

impl Label {
    /// A label without items.
    pub const fn of(text: LabelText) -> Self {
        Self {
            text,
            first: 0,
            count: 0,
        }
    }

    /// A label about one item or number.
    pub const fn one(text: LabelText, first: u64) -> Self {
        Self {
            text,
            first,
            count: 1,
        }
    }
}

/// The texts of labels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[repr(u8)]
pub enum LabelText {
    /// `item 7`, `12 items from 7`.
    Items,
    /// `112272535095293`, `3 numbers from 112272535095293`.
    Numbers,
    /// `divisors of 112272535095293`.
    Divisors,
    /// Waiting for the next result.
    ForResult,
    /// Waiting because results are not taken fast enough.
    ForRoom,
    /// Nothing left to do.
    NoMoreWork,
    /// `task 3`.
    Tasks,
    /// No task for this thread of an executor.
    ForTask,
    /// `increments`.
    Increments,
    /// Waiting for a lock.
    ForLock,
    /// Holding a lock.
    TheLock,
    /// Waiting for an event.
    ForEvent,
    /// Waiting for the GIL.
    ForGil,
    /// Asleep, as a stand-in for something slow.
    Asleep,
    /// `request 3`.
    Requests,
    /// Waiting for futures.
    ForFutures,
    /// Waiting for a thread to end.
    ForThread,
    /// Waiting for a connection.
    ForConnection,
    /// `query on connection 2`.
    Queries,
    /// Printing.
    Print,
    /// `update 17`.
    Updates,
    /// A loop that doesn't end by itself.
    BusyLoop,
    /// Arguments on their way to a process.
    Send,
    /// Results on their way back.
    Receive,
    /// Waiting for a process to begin.
    ForStart,
    /// Waiting for a process to end.
    ForProcess,
    /// Waiting for an item of a queue.
    ForItem,
    /// Waiting for a message.
    ForMessage,
}

impl LabelText {
    /// The two forms of each text, for one and for several, by the text's number.
    pub const FORMS: [[&str; 2]; 28] = [
        ["item {first}", "{count} items from {first}"],
        ["{first}", "{count} numbers from {first}"],
        ["divisors of {first}"; 2],
        ["for a result"; 2],
        ["for room: results are not taken fast enough"; 2],
        ["no more work"; 2],
        ["task {first}", "{count} tasks from {first}"],
        ["for a task"; 2],
        ["an increment", "{count} increments"],
        ["for the lock"; 2],
        ["the lock"; 2],
        ["for the event"; 2],
        ["for the GIL"; 2],
        ["asleep"; 2],
        ["request {first}", "{count} requests from {first}"],
        ["for futures"; 2],
        ["for a thread to end"; 2],
        ["for a connection"; 2],
        ["query on connection {first}", "{count} queries"],
        ["printing"; 2],
        ["update {first}", "{count} updates from {first}"],
        ["a busy loop"; 2],
        ["send item {first}", "send {count} items from {first}"],
        ["receive item {first}", "receive {count} items from {first}"],
        ["for a process to begin"; 2],
        ["for a process to end"; 2],
        ["for an item"; 2],
        ["for a message"; 2],
    ];
}
