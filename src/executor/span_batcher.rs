//! Reads the clock once per batch of chunks, so that a chunk of a few nanoseconds stays that cheap.

use crate::trace::{Kind, Label, LabelText, Lane};

/// How long a batch should take, in ms: long enough to make the cost of reading the clock
/// negligible, short enough for its span to be a mere point on the timeline.
const BATCH_MS: f64 = 0.1;
const LARGEST_BATCH: u64 = 1 << 16;

/// A worker's lane, written batch by batch.
#[derive(Debug)]
pub(super) struct SpanBatcher<'t> {
    lane: Lane<'t>,
    /// Chunks per batch, and how many remain before the clock is read again.
    batch: u64,
    left: u64,
    /// When the batch started, and how many of its items are done.
    since: f64,
    items: u64,
}

impl<'t> SpanBatcher<'t> {
    pub(super) fn new(lane: Lane<'t>) -> Self {
        Self {
            lane,
            batch: 1,
            left: 0,
            since: 0.0,
            items: 0,
        }
    }

    /// A chunk starts.
    pub(super) fn begin(&mut self, label: impl FnOnce() -> Label) {
        if self.left > 0 {
            self.left -= 1;
            return;
        }
        let full = self.items > 0;
        self.flush();
        let now = self.lane.open(Kind::Compute, label());
        if full {
            self.adapt(now - self.since);
        }
        self.since = now;
        self.left = self.batch - 1;
    }

    /// A chunk of `items` items is done.
    pub(super) fn end(&mut self, items: u64) {
        self.items += items;
    }

    /// The worker is about to block.
    pub(super) fn wait(&mut self, text: LabelText) {
        self.flush();
        self.lane.open(Kind::Wait, Label::of(text));
    }

    /// The worker has stopped computing for now.
    pub(super) fn pause(&mut self) {
        self.flush();
        self.lane.close();
    }

    /// The run has ended. This worker has been idle since its last span.
    pub(super) fn finish(mut self) {
        self.pause();
        self.lane.fill(Kind::Idle, Label::of(LabelText::NoMoreWork));
    }

    fn flush(&mut self) {
        if self.items > 0 {
            self.lane.count(self.items);
            self.lane.advance(self.items);
        }
        self.items = 0;
        self.left = 0;
    }

    fn adapt(&mut self, took: f64) {
        if took < BATCH_MS {
            self.batch = (self.batch * 2).min(LARGEST_BATCH);
        } else if took > 4.0 * BATCH_MS {
            self.batch = (self.batch / 2).max(1);
        }
    }
}
