//! Where the page finds the trace in this memory: addresses and offsets, so that the layout is not
//! repeated in `www/engine/reader.js`.

use std::mem::offset_of;

use serde::Serialize;

use super::Trace;
use super::kind::Kind;
use super::label::LabelText;
use super::record::{CAPACITY, NAME_BYTES, Record};
use super::run_clock::Totals;

/// Addresses and offsets in bytes; `EngineView` in `www/contract.d.ts` has them too.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TraceView {
    total: usize,
    origin: usize,
    capacity: usize,
    name_bytes: usize,
    lane: LaneOffsets,
    lanes: Vec<LaneView>,
    /// Names of kinds, by number.
    kinds: [&'static str; Kind::NAMES.len()],
    /// Texts of labels, by number: for one item, and for several.
    texts: [[&'static str; 2]; LabelText::FORMS.len()],
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct LaneOffsets {
    done: usize,
    open_start: usize,
    open_first: usize,
    open_count: usize,
    open_what: usize,
    name_length: usize,
    name: usize,
}

#[derive(Debug, Serialize)]
struct LaneView {
    record: usize,
    head: usize,
    slots: usize,
}

impl Trace {
    /// The addresses of everything the page reads.
    pub fn view(&self) -> TraceView {
        let totals = &raw const self.clock.totals as usize;
        TraceView {
            total: totals + offset_of!(Totals, total),
            origin: totals + offset_of!(Totals, origin),
            capacity: CAPACITY,
            name_bytes: NAME_BYTES,
            lane: LaneOffsets {
                done: offset_of!(Record, done),
                open_start: offset_of!(Record, open_start),
                open_first: offset_of!(Record, open_first),
                open_count: offset_of!(Record, open_count),
                open_what: offset_of!(Record, open_what),
                name_length: offset_of!(Record, name_length),
                name: offset_of!(Record, name),
            },
            lanes: self.lanes.iter().map(LaneView::of).collect(),
            kinds: Kind::NAMES,
            texts: LabelText::FORMS,
        }
    }
}

impl LaneView {
    fn of(record: &Record) -> Self {
        let (head, slots) = record.spans.addresses();
        Self {
            record: record as *const Record as usize,
            head,
            slots,
        }
    }
}
