//! Lines printed by several threads and read meanwhile: each is whole, appears once, and keeps its
//! place.

use concurrency_playground::runtime::Output;
use std::sync::Arc;

use concurrency_playground::sync::atomic::{AtomicU8, AtomicU32, Ordering};
use loom::thread;

use crate::{check, must_fail};

/// The reader runs last, so that loom tries every value it may still see; the comment at the top of
/// `tests/loom/ring.rs` explains why that covers everything.
#[test]
fn lines_are_read_whole() {
    check(3, || {
        let output = Arc::new(Output::with_room(5));
        let printer = thread::spawn({
            let output = Arc::clone(&output);
            move || output.print("ab".to_owned())
        });
        let reader = thread::spawn({
            let output = Arc::clone(&output);
            move || output.live()
        });
        output.print("c".to_owned());
        let early = reader.join().unwrap();
        printer.join().unwrap();
        let live = output.live();
        assert!(["ab\nc\n", "c\nab\n"].contains(&live.as_str()), "{live:?}");
        assert!(
            live.starts_with(&early) && (early.is_empty() || early.ends_with('\n')),
            "{early:?}"
        );
        assert!(live.lines().eq(output.take()), "not the report's lines");
    });
}

/// Writes the bytes, then their number: `publish` is the ordering that `print` cannot do without.
fn a_line_of_two_bytes(publish: Ordering) {
    let line = Arc::new(([AtomicU8::new(0), AtomicU8::new(0)], AtomicU32::new(0)));
    let printer = thread::spawn({
        let line = Arc::clone(&line);
        move || {
            line.0
                .iter()
                .for_each(|byte| byte.store(b'x', Ordering::Relaxed));
            line.1.store(2, publish);
        }
    });
    let length = line.1.load(Ordering::Acquire) as usize;
    let bytes = line.0[..length]
        .iter()
        .map(|byte| byte.load(Ordering::Relaxed));
    assert!(
        bytes.eq(std::iter::repeat_n(b'x', length)),
        "a byte that was never printed"
    );
    printer.join().unwrap();
}

#[test]
fn bytes_are_written_before_their_number() {
    check(3, || a_line_of_two_bytes(Ordering::Release));
}

#[test]
fn broken_output_that_publishes_relaxed() {
    must_fail(3, "a byte that was never printed", || {
        a_line_of_two_bytes(Ordering::Relaxed)
    });
}
