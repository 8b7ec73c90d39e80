//! Where the page finds the trace in this memory: addresses and offsets, so that `www/trace.js`
//! knows no layout by heart.

use std::mem::offset_of;

use serde::Serialize;

use super::{CAPACITY, Kind, NAME_BYTES, Record, Text, Totals, Trace};

/// Addresses and offsets in bytes; see `TraceView` in `www/contract.d.ts`.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct View {
    total: usize,
    origin: usize,
    capacity: usize,
    name_bytes: usize,
    lane: LaneOffsets,
    lanes: Vec<LaneAddresses>,
    kinds: [&'static str; Kind::NAMES.len()],
    texts: [[&'static str; 2]; Text::FORMS.len()],
}

#[derive(Clone, Debug, Serialize)]
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

#[derive(Clone, Debug, Serialize)]
struct LaneAddresses {
    record: usize,
    head: usize,
    slots: usize,
}

impl View {
    pub(super) fn of(trace: &Trace) -> Self {
        let totals = &raw const trace.totals as usize;
        Self {
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
            lanes: trace.lanes.iter().map(LaneAddresses::of).collect(),
            kinds: Kind::NAMES,
            texts: Text::FORMS,
        }
    }
}

impl LaneAddresses {
    fn of(record: &Record) -> Self {
        let (head, slots) = record.spans.addresses();
        Self {
            record: record as *const Record as usize,
            head,
            slots,
        }
    }
}
