//! Where the page finds the trace in this memory: addresses and offsets, so that `www/engine/reader.js`
//! knows no layout by heart.

use std::mem::offset_of;

use super::{CAPACITY, Kind, NAME_BYTES, Record, Text, Totals, Trace};
use crate::value::Value;

/// Addresses and offsets in bytes; see `TraceView` in `www/contract.d.ts`.
pub(super) fn of(trace: &Trace) -> Value {
    let totals = &raw const trace.totals as usize;
    Value::record([
        ("total", (totals + offset_of!(Totals, total)).into()),
        ("origin", (totals + offset_of!(Totals, origin)).into()),
        ("capacity", CAPACITY.into()),
        ("nameBytes", NAME_BYTES.into()),
        ("lane", lane_offsets()),
        ("lanes", trace.lanes.iter().map(lane_addresses).collect()),
        ("kinds", Kind::NAMES.into_iter().collect()),
        (
            "texts",
            Text::FORMS
                .into_iter()
                .map(|forms| forms.into_iter().collect::<Value>())
                .collect(),
        ),
    ])
}

fn lane_offsets() -> Value {
    let offsets = [
        ("done", offset_of!(Record, done)),
        ("openStart", offset_of!(Record, open_start)),
        ("openFirst", offset_of!(Record, open_first)),
        ("openCount", offset_of!(Record, open_count)),
        ("openWhat", offset_of!(Record, open_what)),
        ("nameLength", offset_of!(Record, name_length)),
        ("name", offset_of!(Record, name)),
    ];
    Value::record(offsets.map(|(name, offset)| (name, offset.into())))
}

fn lane_addresses(record: &Record) -> Value {
    let (head, slots) = record.spans.addresses();
    Value::record([
        ("record", (record as *const Record as usize).into()),
        ("head", head.into()),
        ("slots", slots.into()),
    ])
}
