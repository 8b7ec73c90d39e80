//! The addresses by which the page finds the trace and the output, used here as the page does: to read
//! plain memory.
#![allow(
    unsafe_code,
    reason = "the page has no other way to read the memory either"
)]

mod common;

use common::{items, set_clock, trace_by_hand};
use concurrency_playground::runtime::Output;
use concurrency_playground::trace::{Kind, Label, LabelText, Trace};
use serde_json::{Value, json};

/// The `T` at this index from `address` on.
fn read<T: Copy>(address: &Value, index: usize) -> T {
    let address = address.as_u64().expect("an address") as usize as *const T;
    // SAFETY: the addresses are those of a trace or an output that the test still holds, nobody
    // writes meanwhile, and atomic integers lie in memory as plain ones do.
    unsafe { address.add(index).read() }
}

fn at(address: &Value, offset: &Value) -> Value {
    json!(address.as_u64().unwrap() + offset.as_u64().unwrap())
}

/// The addresses are valid as long as the trace stays where it is.
fn view_of(trace: &Trace) -> Value {
    json!(trace.view())
}

#[test]
fn the_totals() {
    let trace = trace_by_hand(2);
    let view = view_of(&trace);
    set_clock(12.5);
    trace.begin();
    trace.expect(1 << 40);
    assert_eq!(read::<u64>(&view["total"], 0), 1 << 40);
    assert_eq!(read::<f64>(&view["origin"], 0), 12.5);
}

#[test]
fn a_lane_and_the_span_under_way() {
    let trace = trace_by_hand(2);
    let view = view_of(&trace);
    let mut lane = trace.lane(1, "wörker");
    set_clock(3.5);
    lane.open(
        Kind::Wait,
        Label {
            text: LabelText::Divisors,
            first: u64::MAX,
            count: 7,
        },
    );
    lane.advance(42);

    let word = |name: &str| at(&view["lanes"][1]["record"], &view["lane"][name]);
    let name: Vec<u8> = (0..7).map(|byte| read(&word("name"), byte)).collect();
    assert_eq!(
        (read::<u32>(&word("nameLength"), 0), name),
        (7, "wörker".into())
    );
    assert_eq!(read::<u64>(&word("done"), 0), 42);
    assert_eq!(read::<u64>(&word("openFirst"), 0), u64::MAX);
    assert_eq!(read::<u64>(&word("openCount"), 0), 7);
    assert_eq!(read::<f64>(&word("openStart"), 0), 3.5);
    let what: u64 = read(&word("openWhat"), 0);
    assert_eq!(view["kinds"][(what & 0xff) as usize], "wait");
    assert_eq!(
        view["texts"][(what >> 8) as usize],
        json!(["divisors of {first}", "divisors of {first}"])
    );
    lane.close();
    assert_eq!(read::<u64>(&word("openWhat"), 0), 0, "none is open");

    let unused = at(&view["lanes"][0]["record"], &view["lane"]["nameLength"]);
    assert_eq!(read::<u32>(&unused, 0), 0);
}

#[test]
fn the_spans_of_a_lane() {
    let trace = trace_by_hand(2);
    let view = view_of(&trace);
    let capacity = view["capacity"].as_u64().unwrap();
    let mut lane = trace.lane(0, "main");
    // Two spans more than there is room for: entry i is in slot i % (capacity + 1).
    for number in 0..capacity + 2 {
        lane.open(
            if number % 2 == 0 {
                Kind::Compute
            } else {
                Kind::Io
            },
            items(number, number + 1),
        );
        set_clock((number + 1) as f64);
    }
    lane.close();
    assert_eq!(
        u64::from(read::<u32>(&view["lanes"][0]["head"], 0)),
        capacity + 2
    );
    for number in 2..capacity + 2 {
        let slot = (number % (capacity + 1)) as usize * 5;
        let word = |word| read::<u64>(&view["lanes"][0]["slots"], slot + word);
        let time = |word| read::<f64>(&view["lanes"][0]["slots"], slot + word);
        assert_eq!(
            view["kinds"][(word(0) & 0xff) as usize],
            ["compute", "io"][number as usize % 2]
        );
        assert_eq!(view["texts"][(word(0) >> 8) as usize][0], "item {first}");
        assert_eq!((word(1), word(2)), (number, number + 1));
        assert_eq!((time(3), time(4)), (number as f64, (number + 1) as f64));
    }
}

fn live(output: &Output) -> String {
    let view = json!(output.view());
    let length: u32 = read(&view["published"], 0);
    String::from_utf8(
        (0..length as usize)
            .map(|byte| read(&view["bytes"], byte))
            .collect(),
    )
    .unwrap()
}

#[test]
fn the_output_while_it_comes() {
    let output = Output::default();
    assert_eq!(live(&output), "");
    output.print("one".to_owned());
    output.print(String::new());
    output.print("drei für zwei".to_owned());
    assert_eq!(live(&output), "one\n\ndrei für zwei\n");
    assert_eq!(output.take(), ["one", "", "drei für zwei"]);
    assert_eq!((live(&output), output.take()), (String::new(), vec![]));
}

/// The lines that can be read live are the first ones, without a gap, however long the lines are that
/// don't fit: the page relies on their number.
#[test]
fn the_output_that_can_be_read_has_no_gap() {
    let output = Output::default();
    let lines: Vec<String> = (0..3000)
        .map(|number| format!("{number} {}", "x".repeat(number * 37 % 301)))
        .collect();
    lines.iter().for_each(|line| output.print(line.clone()));
    let live = live(&output);
    let read = live.lines().count();
    assert!((1000..lines.len()).contains(&read), "{read} lines fit");
    assert!(live.lines().eq(&lines[..read]));
    assert_eq!(output.take(), lines);
}
