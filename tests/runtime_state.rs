//! The state of a program: a lane for each thread, and lines written by several threads.

use concurrency_playground::executor::Team;
use concurrency_playground::runtime::{Output, Program, RuntimeState};
use concurrency_playground::sync::clock;
use concurrency_playground::trace::{Label, LabelText, TraceHooks};

fn state(threads: usize) -> &'static RuntimeState {
    let host = TraceHooks {
        now: clock::now,
        tick: || (),
    };
    let state = RuntimeState::new(threads, host);
    state.begin();
    state
}

/// Runs threads with these names, one after another.
fn in_turn(state: &'static RuntimeState, names: &[&str]) -> Vec<(String, usize)> {
    let program = Program::new(Team::Caller, state);
    for name in names {
        let thread = program.start(name, |cx| {
            cx.compute(Label::of(LabelText::BusyLoop), |_| ())
        });
        thread.join().unwrap();
    }
    let lanes = state.trace.snapshot().into_iter();
    lanes.map(|lane| (lane.name, lane.spans.len())).collect()
}

fn named(lanes: &[(&str, usize)]) -> Vec<(String, usize)> {
    let own = |(name, spans): &(&str, usize)| ((*name).to_owned(), *spans);
    lanes.iter().map(own).collect()
}

#[test]
fn each_name_keeps_a_lane_of_its_own() {
    let state = state(2);
    assert_eq!(in_turn(state, &["a", "b"]), named(&[("a", 1), ("b", 1)]));
    state.begin();
    assert_eq!(in_turn(state, &["b", "a"]), named(&[("b", 1), ("a", 1)]));
}

#[test]
fn where_there_are_no_new_lanes_old_ones_go_on() {
    let lanes = in_turn(state(2), &["a", "b", "c"]);
    let names: Vec<_> = lanes.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["c", "b"]);
}

#[test]
fn a_line_is_what_was_written_until_it_ended() {
    let output = Output::default();
    output.write("0 begins, ");
    assert_eq!(output.lines(), Vec::<String>::new());
    assert_eq!(output.live(), "", "half a line is not shown");
    output.write("1 begins, ");
    output.print("0 ends".to_owned());
    output.print("1 ends".to_owned());
    output.write("more");
    let lines = ["0 begins, 1 begins, 0 ends", "1 ends"];
    assert_eq!(output.lines(), lines);
    assert_eq!(
        output.live(),
        lines.map(|line| format!("{line}\n")).concat()
    );
    assert_eq!(output.take(), [lines[0], lines[1], "more"]);
    output.print("new".to_owned());
    assert_eq!(output.take(), ["new"]);
}
