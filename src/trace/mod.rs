//! What happened on which lane, when: the timeline's and the progress bar's source.
//!
//! Each worker appends to a lane of its own, without locks and without messages; the page reads
//! the lanes from shared memory once a frame. A lane is bounded: when its ring is full the oldest
//! spans go, and a reader can tell how many. Spans too short to be seen are merged while they are
//! written, so that a run of any length keeps its whole picture.

pub mod ring;
mod view;

use crate::sync::atomic::{AtomicBool, AtomicU8, AtomicU32, AtomicU64, Ordering};

use crate::value::Value;
use ring::Ring;

/// Spans a lane keeps.
pub const CAPACITY: usize = 2048;
/// Bytes of a lane's name.
pub const NAME_BYTES: usize = 32;
/// Words of a span in the ring: kind and text, first, count, start, end.
const WORDS: usize = 5;
/// Spans that lie closer than this fraction of the run so far may be merged into one.
const MERGE_FRACTION: f64 = 1.0 / 256.0;

/// What a lane's time was spent on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Kind {
    /// On the processor.
    Compute = 1,
    /// Blocked until somebody else does something.
    Wait,
    /// In possession of a lock.
    Hold,
    /// Blocked in input or output.
    Io,
    /// Carrying data across a boundary.
    Copy,
    /// Nothing left to do.
    Idle,
    /// In work that was cut off: ended from outside, with its program or its process.
    Cancelled,
}

impl Kind {
    /// Names as reports have them; a kind's place is its number.
    pub const NAMES: [&str; 8] = [
        "",
        "compute",
        "wait",
        "hold",
        "io",
        "copy",
        "idle",
        "cancelled",
    ];

    const ALL: [Self; 7] = [
        Self::Compute,
        Self::Wait,
        Self::Hold,
        Self::Io,
        Self::Copy,
        Self::Idle,
        Self::Cancelled,
    ];

    /// The kind with this number.
    pub fn numbered(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| *kind as u8 == number)
    }

    /// The name as reports have it.
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }
}

/// What a span was about: a text, the first thing it dealt with, and how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label {
    /// Which text.
    pub text: Text,
    /// The first item or number.
    pub first: u64,
    /// How many items or numbers.
    pub count: u64,
}

impl Label {
    /// A label that counts nothing.
    pub const fn of(text: Text) -> Self {
        Self {
            text,
            first: 0,
            count: 0,
        }
    }

    /// A label about one item or number.
    pub const fn one(text: Text, first: u64) -> Self {
        Self {
            text,
            first,
            count: 1,
        }
    }
}

/// The texts of labels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Text {
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
    /// A loop that does not end by itself.
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

impl Text {
    const ALL: [Self; 28] = [
        Self::Items,
        Self::Numbers,
        Self::Divisors,
        Self::ForResult,
        Self::ForRoom,
        Self::NoMoreWork,
        Self::Tasks,
        Self::ForTask,
        Self::Increments,
        Self::ForLock,
        Self::TheLock,
        Self::ForEvent,
        Self::ForGil,
        Self::Asleep,
        Self::Requests,
        Self::ForFutures,
        Self::ForThread,
        Self::ForConnection,
        Self::Queries,
        Self::Print,
        Self::Updates,
        Self::BusyLoop,
        Self::Send,
        Self::Receive,
        Self::ForStart,
        Self::ForProcess,
        Self::ForItem,
        Self::ForMessage,
    ];

    /// The text with this number.
    pub fn numbered(number: u8) -> Option<Self> {
        Self::ALL.get(usize::from(number)).copied()
    }

    /// A text's two forms, for one and for several, at its number's place.
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

/// Reads the time and lets the outside look in. The core knows no browser; this is how one helps.
#[derive(Clone, Copy, Debug)]
pub struct Host {
    /// Milliseconds on a clock that all threads of this memory share; never goes back.
    pub now: fn() -> f64,
    /// Called between two spans of the thread that started the run, where nobody else can read
    /// this memory: a chance to send out what there is.
    pub tick: fn(),
}

/// The lanes of an engine.
#[derive(Debug)]
pub struct Trace {
    host: Host,
    totals: Totals,
    lanes: Box<[Record]>,
}

/// What concerns the whole run. The page reads it too.
#[derive(Debug)]
#[repr(C)]
struct Totals {
    /// Items to do, 0 until known.
    total: AtomicU64,
    /// When the run began, as `f64` bits.
    origin: AtomicU64,
}

/// One lane as it lies in memory. Written by the one [`Lane`] that claimed it.
#[derive(Debug)]
#[repr(C)]
struct Record {
    done: AtomicU64,
    open_start: AtomicU64,
    open_first: AtomicU64,
    open_count: AtomicU64,
    /// Kind and text as in the ring's first word; 0 while no span is open.
    open_what: AtomicU64,
    name_length: AtomicU32,
    name: [AtomicU8; NAME_BYTES],
    claimed: AtomicBool,
    spans: Ring<WORDS>,
}

impl Trace {
    /// A trace of `lanes` lanes.
    pub fn new(lanes: usize, host: Host) -> Self {
        Self {
            host,
            totals: Totals {
                total: AtomicU64::new(0),
                origin: AtomicU64::new(0),
            },
            lanes: (0..lanes).map(|_| Record::new()).collect(),
        }
    }

    /// Forgets the last run and starts the clock of a new one.
    ///
    /// # Panics
    /// If a lane is still being written.
    pub fn begin(&self) {
        for record in &self.lanes {
            assert!(
                !record.claimed.load(Ordering::Acquire),
                "a lane of the last run is in use"
            );
            record.name_length.store(0, Ordering::Relaxed);
            record.done.store(0, Ordering::Relaxed);
            record.open_what.store(0, Ordering::Relaxed);
            record.spans.clear();
        }
        self.totals.total.store(0, Ordering::Relaxed);
        self.totals
            .origin
            .store((self.host.now)().to_bits(), Ordering::Release);
    }

    /// Milliseconds since [`Trace::begin`].
    pub fn elapsed(&self) -> f64 {
        (self.host.now)() - f64::from_bits(self.totals.origin.load(Ordering::Acquire))
    }

    /// Milliseconds since [`Trace::begin`] of a time on the host's clock.
    pub fn at(&self, time: f64) -> f64 {
        time - f64::from_bits(self.totals.origin.load(Ordering::Acquire))
    }

    /// Says how many items the run has.
    pub fn expect(&self, total: u64) {
        self.totals.total.store(total, Ordering::Relaxed);
    }

    /// Items done so far, and how many there are.
    pub fn progress(&self) -> (u64, u64) {
        let done = self
            .lanes
            .iter()
            .map(|record| record.done.load(Ordering::Relaxed))
            .sum();
        (done, self.totals.total.load(Ordering::Relaxed))
    }

    /// Takes a lane to write on, until the [`Lane`] is dropped.
    ///
    /// # Panics
    /// If there is no such lane, or if somebody writes on it: a lane has one writer.
    pub fn lane(&self, index: usize, name: &str) -> Lane<'_> {
        let record = &self.lanes[index];
        // Acquire pairs with the release in `Lane::drop`: the last writer's entries come first.
        assert!(
            !record.claimed.swap(true, Ordering::Acquire),
            "lane {index} is in use"
        );
        record.rename(name);
        Lane {
            trace: self,
            record,
            open: None,
            last: None,
            since: record
                .spans
                .newest()
                .map_or(0.0, |span| Span::decode(span).end),
            ticks: index == 0,
        }
    }

    /// What the lanes hold now; lanes without a name were not used.
    pub fn snapshot(&self) -> Vec<LaneSnapshot> {
        self.lanes.iter().filter_map(Record::snapshot).collect()
    }

    /// Where the page finds all this in memory.
    pub fn view(&self) -> Value {
        view::of(self)
    }
}

/// A span as read back.
#[derive(Clone, Debug, PartialEq)]
pub struct Span {
    /// What the time was spent on, a place in [`Kind::NAMES`].
    pub kind: &'static str,
    /// The label's text, a place in [`Text::FORMS`].
    pub text: u8,
    /// The first item or number.
    pub first: u64,
    /// How many.
    pub count: u64,
    /// Milliseconds since the run began.
    pub start: f64,
    /// Milliseconds since the run began.
    pub end: f64,
}

/// A lane as read back.
#[derive(Clone, Debug, PartialEq)]
pub struct LaneSnapshot {
    /// As the code names it.
    pub name: String,
    /// The spans that are left, oldest first.
    pub spans: Vec<Span>,
    /// How many older ones are gone.
    pub dropped: u32,
    /// Items this lane has done.
    pub done: u64,
}

impl Record {
    fn new() -> Self {
        Self {
            done: AtomicU64::new(0),
            open_start: AtomicU64::new(0),
            open_first: AtomicU64::new(0),
            open_count: AtomicU64::new(0),
            open_what: AtomicU64::new(0),
            name_length: AtomicU32::new(0),
            name: std::array::from_fn(|_| AtomicU8::new(0)),
            claimed: AtomicBool::new(false),
            spans: Ring::new(CAPACITY),
        }
    }

    fn rename(&self, name: &str) {
        let length = name.floor_char_boundary(NAME_BYTES);
        for (byte, value) in self.name.iter().zip(name[..length].bytes()) {
            byte.store(value, Ordering::Relaxed);
        }
        self.name_length.store(length as u32, Ordering::Release);
    }

    fn snapshot(&self) -> Option<LaneSnapshot> {
        let length = self.name_length.load(Ordering::Acquire) as usize;
        if length == 0 {
            return None;
        }
        let name: Vec<u8> = self.name[..length]
            .iter()
            .map(|b| b.load(Ordering::Relaxed))
            .collect();
        let (dropped, entries) = self.spans.read();
        Some(LaneSnapshot {
            name: String::from_utf8_lossy(&name).into_owned(),
            spans: entries.into_iter().map(Span::decode).collect(),
            dropped,
            done: self.done.load(Ordering::Relaxed),
        })
    }
}

fn encode(kind: Kind, text: Text) -> u64 {
    kind as u64 | (text as u64) << 8
}

impl Span {
    fn decode([what, first, count, start, end]: [u64; WORDS]) -> Self {
        Self {
            kind: Kind::NAMES[(what & 0xff) as usize],
            text: (what >> 8) as u8,
            first,
            count,
            start: f64::from_bits(start),
            end: f64::from_bits(end),
        }
    }
}

/// The right to write on a lane.
#[derive(Debug)]
pub struct Lane<'t> {
    trace: &'t Trace,
    record: &'t Record,
    open: Option<Open>,
    /// The newest span in the ring, to merge with.
    last: Option<Open>,
    /// When the last writer's newest span ended: what is written from now on is later.
    since: f64,
    /// Whether this lane's thread is the one that must let the outside look in.
    ticks: bool,
}

#[derive(Clone, Copy, Debug)]
struct Open {
    kind: Kind,
    label: Label,
    start: f64,
    end: f64,
}

impl Lane<'_> {
    /// Ends the open span, if any, and opens the next at the same moment, which it returns.
    pub fn open(&mut self, kind: Kind, label: Label) -> f64 {
        let now = self.trace.elapsed();
        self.open_at(now, kind, label);
        now
    }

    /// Like [`Lane::open`], at a moment in ms since the run began.
    pub fn open_at(&mut self, now: f64, kind: Kind, label: Label) {
        self.close_at(now);
        let record = self.record;
        record.open_first.store(label.first, Ordering::Relaxed);
        record.open_count.store(label.count, Ordering::Relaxed);
        record.open_start.store(now.to_bits(), Ordering::Relaxed);
        // A reader that sees the new kind sees its start (it loads this with acquire).
        record
            .open_what
            .store(encode(kind, label.text), Ordering::Release);
        self.open = Some(Open {
            kind,
            label,
            start: now,
            end: now,
        });
        if self.ticks {
            (self.trace.host.tick)();
        }
    }

    /// Ends the open span, if any, and returns when.
    pub fn close(&mut self) -> f64 {
        let now = self.trace.elapsed();
        self.close_at(now);
        now
    }

    /// Ends the open span, if any, as work that was cut off, at a moment in ms since the run began.
    pub fn cancel_at(&mut self, now: f64) {
        if let Some(open) = &mut self.open {
            open.kind = Kind::Cancelled;
        }
        self.close_at(now);
    }

    /// Writes a span that is over, in ms since the run began; not from before the end of the last.
    pub fn add(&mut self, kind: Kind, label: Label, start: f64, end: f64) {
        let before = self.last.map_or(self.since, |last| last.end);
        let start = start.max(before);
        self.open = Some(Open {
            kind,
            label,
            start,
            end,
        });
        self.close_at(end);
    }

    /// Writes a span from the end of the lane's last one, or the beginning of the run, until now.
    pub fn fill(&mut self, kind: Kind, label: Label) {
        let now = self.close();
        let start = self.last.map_or(self.since, |last| last.end);
        self.open = Some(Open {
            kind,
            label,
            start,
            end: now,
        });
        self.close_at(now);
    }

    /// Gives the lane another name.
    pub fn rename(&mut self, name: &str) {
        self.record.rename(name);
    }

    /// What the open span is about.
    pub fn current(&self) -> Option<(Kind, Label)> {
        self.open.map(|open| (open.kind, open.label))
    }

    /// Corrects how many items the open span is about.
    pub fn count(&mut self, count: u64) {
        if let Some(open) = &mut self.open {
            open.label.count = count;
        }
    }

    /// Adds to the items done.
    pub fn advance(&mut self, items: u64) {
        let done = self.record.done.load(Ordering::Relaxed);
        self.record.done.store(done + items, Ordering::Relaxed);
    }

    /// Ends the open span, if any, at a moment in ms since the run began.
    pub fn close_at(&mut self, now: f64) {
        let Some(mut span) = self.open.take() else {
            return;
        };
        span.end = now.max(span.start);
        self.record.open_what.store(0, Ordering::Release);
        match self.last.as_mut().filter(|last| last.absorbs(&span)) {
            Some(last) => {
                last.end = span.end;
                last.label.count += span.label.count;
                self.record.spans.amend(2, last.label.count);
                self.record.spans.amend(4, last.end.to_bits());
            }
            None => {
                let Label { text, first, count } = span.label;
                let [start, end] = [span.start, span.end].map(f64::to_bits);
                self.record
                    .spans
                    .push([encode(span.kind, text), first, count, start, end]);
                self.last = Some(span);
            }
        }
    }
}

impl Open {
    /// Whether `next` is so close and both are so short that nobody could tell them apart.
    fn absorbs(&self, next: &Self) -> bool {
        let blur = next.end * MERGE_FRACTION;
        self.kind == next.kind
            && self.label.text == next.label.text
            && next.end - self.start <= blur
            && next.start - self.end <= blur / 8.0
    }
}

impl Drop for Lane<'_> {
    fn drop(&mut self) {
        self.close();
        self.record.claimed.store(false, Ordering::Release);
    }
}
