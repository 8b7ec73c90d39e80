//! Where the page finds the trace in this memory: addresses and offsets, so that
//! `www/engine/reader.js` knows no layout by heart.

use std::mem::offset_of;

use super::Trace;
use super::kind::Kind;
use super::label::LabelText;
use super::record::{CAPACITY, NAME_BYTES, Record};
use super::run_clock::Totals;
use crate::value::Value;

impl Trace {
    /// Addresses and offsets in bytes; see `EngineView` in `www/contract.d.ts`.
    pub fn view(&self) -> Value {
        let totals = &raw const self.clock.totals as usize;
        Value::record([
            ("total", (totals + offset_of!(Totals, total)).into()),
            ("origin", (totals + offset_of!(Totals, origin)).into()),
            ("capacity", CAPACITY.into()),
            ("nameBytes", NAME_BYTES.into()),
            ("lane", lane_offsets()),
            ("lanes", self.lanes.iter().map(lane_addresses).collect()),
            ("kinds", Kind::NAMES.into_iter().collect()),
            (
                "texts",
                LabelText::FORMS
                    .into_iter()
                    .map(|forms| forms.into_iter().collect::<Value>())
                    .collect(),
            ),
        ])
    }
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
