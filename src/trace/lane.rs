//! Writes spans to a lane.

use super::kind::Kind;
use super::label::Label;
use super::record::{COUNT, END, Record, encode};
use super::run_clock::RunClock;
use crate::sync::atomic::Ordering;

/// Spans may be merged if together they are shorter than this fraction of the run so far.
const MERGE_FRACTION: f64 = 1.0 / 256.0;

/// The right to write to a lane. Only one thread has it at a time.
#[derive(Debug)]
pub struct Lane<'t> {
    clock: &'t RunClock,
    record: &'t Record,
    open: Option<OpenSpan>,
    /// The newest span in the ring, to merge with.
    last: Option<OpenSpan>,
    /// When the previous writer's newest span ended. Whatever is written from now on is later.
    since: f64,
    /// Whether this lane's thread is the one that has to call the `tick` hook.
    ticks: bool,
}

#[derive(Clone, Copy, Debug)]
struct OpenSpan {
    kind: Kind,
    label: Label,
    start: f64,
    end: f64,
}

impl<'t> Lane<'t> {
    /// The lane of `record`, which the caller has claimed.
    pub(super) fn new(clock: &'t RunClock, record: &'t Record, ticks: bool) -> Self {
        Self {
            clock,
            record,
            open: None,
            last: None,
            since: record.newest_end().unwrap_or(0.0),
            ticks,
        }
    }

    /// Ends the open span, if any, and opens the next one. Returns the time of both.
    pub fn open(&mut self, kind: Kind, label: Label) -> f64 {
        let now = self.clock.elapsed();
        self.open_at(now, kind, label);
        now
    }

    /// Like [`Lane::open`], at a given time in ms since the run began.
    pub fn open_at(&mut self, now: f64, kind: Kind, label: Label) {
        self.close_at(now);
        let record = self.record;
        record.open_first.store(label.first, Ordering::Relaxed);
        record.open_count.store(label.count, Ordering::Relaxed);
        record.open_start.store(now.to_bits(), Ordering::Relaxed);
        // A reader that sees the new kind, which it loads with acquire, sees its start, too.
        record
            .open_what
            .store(encode(kind, label.text), Ordering::Release);
        self.open = Some(OpenSpan {
            kind,
            label,
            start: now,
            end: now,
        });
        if self.ticks {
            self.clock.tick();
        }
    }

    /// Ends the open span, if any. Returns the time.
    pub fn close(&mut self) -> f64 {
        let now = self.clock.elapsed();
        self.close_at(now);
        now
    }

    /// Ends the open span, if any, as work that was cut off, at a time in ms since the run began.
    pub fn cancel_at(&mut self, now: f64) {
        if let Some(open) = &mut self.open {
            open.kind = Kind::Cancelled;
        }
        self.close_at(now);
    }

    /// Writes a whole span, with its times in ms since the run began. It starts no earlier than the
    /// previous span ended.
    pub fn add(&mut self, kind: Kind, label: Label, start: f64, end: f64) {
        let before = self.last.map_or(self.since, |last| last.end);
        let start = start.max(before);
        self.open = Some(OpenSpan {
            kind,
            label,
            start,
            end,
        });
        self.close_at(end);
    }

    /// Writes a span from the end of the lane's last one (or the beginning of the run) until now.
    pub fn fill(&mut self, kind: Kind, label: Label) {
        let now = self.close();
        let start = self.last.map_or(self.since, |last| last.end);
        self.open = Some(OpenSpan {
            kind,
            label,
            start,
            end: now,
        });
        self.close_at(now);
    }

    /// Renames the lane.
    pub fn rename(&mut self, name: &str) {
        self.record.rename(name);
    }

    /// What the open span is about.
    pub fn current(&self) -> Option<(Kind, Label)> {
        self.open.map(|open| (open.kind, open.label))
    }

    /// Corrects the number of items of the open span.
    pub fn count(&mut self, count: u64) {
        if let Some(open) = &mut self.open {
            open.label.count = count;
        }
    }

    /// Adds to the number of items done.
    pub fn advance(&mut self, items: u64) {
        let done = self.record.done.load(Ordering::Relaxed);
        self.record.done.store(done + items, Ordering::Relaxed);
    }

    /// Ends the open span, if any, at a time in ms since the run began.
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
                self.record.spans.amend(COUNT, last.label.count);
                self.record.spans.amend(END, last.end.to_bits());
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

impl OpenSpan {
    /// Whether both are so short, and `next` so close, that nobody could tell them apart.
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
