//! Shows what processes print and do.

use std::cell::{RefCell, RefMut};

use super::state::RuntimeState;
use crate::process::{Pid, ProcessUpdate};
use crate::trace::Lane;

/// Adds the updates of processes to the output and the timeline, with a lane for each process.
#[derive(Debug)]
pub struct Console {
    state: &'static RuntimeState,
    main: Pid,
    lanes: RefCell<Vec<ProcessLane>>,
}

#[derive(Debug)]
struct ProcessLane {
    pid: Pid,
    number: usize,
    lane: Lane<'static>,
}

impl Console {
    /// A console whose lane 0 belongs to process `main`.
    pub fn new(state: &'static RuntimeState, main: Pid) -> Self {
        let lanes = RefCell::default();
        Self { state, main, lanes }
    }

    /// Shows an update about process `pid`.
    pub fn show(&self, pid: Pid, update: ProcessUpdate) {
        let mut on = match update {
            ProcessUpdate::Print(line) => return self.state.output.print(line),
            ProcessUpdate::Write(text) => return self.state.output.write(&text),
            _ => self.lane(pid),
        };
        let at = |time| self.state.trace.at(time);
        match update {
            ProcessUpdate::Open(kind, label, time) => on.lane.open_at(at(time), kind, label),
            ProcessUpdate::Close(time) => on.lane.close_at(at(time)),
            ProcessUpdate::Cancel(time) => on.lane.cancel_at(at(time)),
            ProcessUpdate::Span(kind, label, from, to) => {
                on.lane.add(kind, label, at(from), at(to));
            }
            ProcessUpdate::Advance(steps) => on.lane.advance(steps),
            ProcessUpdate::ReplacedBy(other) => {
                on.pid = other;
                on.lane.rename(&name_of(other));
            }
            ProcessUpdate::Print(_) | ProcessUpdate::Write(_) => {}
        }
    }

    /// The lane of process `pid`.
    fn lane(&self, pid: Pid) -> RefMut<'_, ProcessLane> {
        let mut lanes = self.lanes.borrow_mut();
        let place = lanes.iter().position(|lane| lane.pid == pid);
        let place = place.unwrap_or_else(|| {
            let (number, lane) = if pid == self.main {
                (0, self.state.trace.lane(0, "main"))
            } else {
                self.state.take_lane(&name_of(pid))
            };
            lanes.push(ProcessLane { pid, number, lane });
            lanes.len() - 1
        });
        RefMut::map(lanes, |lanes| &mut lanes[place])
    }
}

impl Drop for Console {
    fn drop(&mut self) {
        for ProcessLane { number, lane, .. } in self.lanes.get_mut().drain(..) {
            // The lane must be free before its number is: the next to take the number claims the lane.
            drop(lane);
            if number > 0 {
                self.state.give_back(number);
            }
        }
    }
}

fn name_of(pid: Pid) -> String {
    format!("process {pid}")
}
