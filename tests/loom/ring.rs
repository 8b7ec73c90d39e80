//! The trace's ring: whatever a reader gets is whole, in order, and complete.
//!
//! The reader is the spawned thread, the writer the spawning one. So loom lets everything be written
//! before it is read, and then tries every value, however old, that each load may still see. Since
//! the writer sees nothing of the reader, those are all the executions there are. (The other way
//! round, loom 0.7 would try almost none: it remembers only the latest access to each atomic, so the
//! writer's own loads of `head` make it forget the reader's.)

use std::sync::Arc;

use concurrency_playground::sync::atomic::{AtomicU32, AtomicU64, Ordering, fence};
use concurrency_playground::trace::ring::Ring;
use loom::thread;

use crate::{check, must_fail};

/// Checks what a reader got: how many entries it missed, and the rest. Entry `i` must be `[i, i]`.
fn assert_whole((first, entries): (u32, Vec<[u64; 2]>)) {
    for (number, entry) in (u64::from(first)..).zip(&entries) {
        assert_eq!(*entry, [number, number], "torn or out of place");
    }
}

/// One thread writes `pushes` entries while another reads twice.
fn write_and_read(capacity: usize, pushes: u64) -> impl Fn() + Sync + Send {
    move || {
        let ring = Arc::new(Ring::<2>::new(capacity));
        let reader = thread::spawn({
            let ring = Arc::clone(&ring);
            move || {
                let first = ring.read();
                let published = first.0 as usize + first.1.len();
                assert_whole(first);
                let second = ring.read();
                assert!(
                    second.0 as usize + second.1.len() >= published,
                    "went back in time"
                );
                assert_whole(second);
            }
        });
        (0..pushes).for_each(|number| ring.push([number, number]));
        reader.join().unwrap();
        let (dropped, entries) = ring.read();
        assert_eq!(u64::from(dropped) + entries.len() as u64, pushes);
        assert_eq!(entries.len(), capacity.min(pushes as usize));
        assert_whole((dropped, entries));
    }
}

#[test]
fn ring_of_one() {
    check(3, write_and_read(1, 3));
}

#[test]
fn ring_of_two() {
    check(2, write_and_read(2, 4));
}

/// The newest entry's second word is amended while it is read: the reader sees the old or the new one.
#[test]
fn ring_with_an_amended_entry() {
    check(3, || {
        let ring = Arc::new(Ring::<2>::new(1));
        let reader = thread::spawn({
            let ring = Arc::clone(&ring);
            move || {
                let (first, entries) = ring.read();
                for (number, [word, amended]) in (u64::from(first)..).zip(entries) {
                    assert!(
                        word == number && amended / 10 == number,
                        "{word}, {amended}"
                    );
                }
            }
        });
        for number in 0..3 {
            ring.push([number, 10 * number]);
            ring.amend(1, 10 * number + 1);
        }
        reader.join().unwrap();
        assert_eq!(ring.read(), (2, vec![[2, 21]]));
    });
}

/// The ring is cleared while it is read: the reader sees what was there, or nothing. Of three entries,
/// at most one was dropped.
#[test]
fn ring_that_is_cleared() {
    check(3, || {
        let ring = Arc::new(Ring::<2>::new(2));
        let reader = thread::spawn({
            let ring = Arc::clone(&ring);
            move || ring.read()
        });
        (0..3).for_each(|number| ring.push([number, number]));
        ring.clear();
        let (dropped, entries) = reader.join().unwrap();
        assert!(dropped <= 1, "{dropped} of three dropped");
        assert_whole((dropped, entries));
    });
}

/// The ring's protocol again, with parts that can be left out.
struct Model {
    head: AtomicU32,
    slots: [[AtomicU64; 2]; 2],
    parts: Parts,
}

#[derive(Clone, Copy)]
struct Parts {
    publish: Ordering,
    writer_fences: bool,
    reader_fences: bool,
    reads_head_again: bool,
    /// How many entries a reader trusts: one of the two slots is being written.
    trusted: u32,
}

const WHOLE: Parts = Parts {
    publish: Ordering::Release,
    writer_fences: true,
    reader_fences: true,
    reads_head_again: true,
    trusted: 1,
};

impl Model {
    fn push(&self, word: u64) {
        let head = self.head.load(Ordering::Relaxed);
        if self.parts.writer_fences {
            fence(Ordering::Release);
        }
        for slot in &self.slots[head as usize % 2] {
            slot.store(word, Ordering::Relaxed);
        }
        self.head.store(head + 1, self.parts.publish);
    }

    fn read(&self) -> (u32, Vec<[u64; 2]>) {
        let head = self.head.load(Ordering::Acquire);
        let first = head.saturating_sub(self.parts.trusted);
        let copy = |index| {
            let slot: &[AtomicU64; 2] = &self.slots[index as usize % 2];
            slot.each_ref().map(|word| word.load(Ordering::Relaxed))
        };
        let mut entries: Vec<_> = (first..head).map(copy).collect();
        if self.parts.reader_fences {
            fence(Ordering::Acquire);
        }
        let latest = if self.parts.reads_head_again {
            self.head.load(Ordering::Relaxed)
        } else {
            head
        };
        let overtaken = (latest.saturating_sub(self.parts.trusted) - first).min(head - first);
        entries.drain(..overtaken as usize);
        (first + overtaken, entries)
    }
}

fn write_and_read_a_model(parts: Parts) -> impl Fn() + Sync + Send {
    move || {
        let slots = std::array::from_fn(|_| std::array::from_fn(|_| AtomicU64::new(0)));
        let ring = Arc::new(Model {
            head: AtomicU32::new(0),
            slots,
            parts,
        });
        let reader = thread::spawn({
            let ring = Arc::clone(&ring);
            move || assert_whole(ring.read())
        });
        (0..3).for_each(|number| ring.push(number));
        reader.join().unwrap();
    }
}

#[test]
fn the_protocol_with_all_its_parts() {
    check(3, write_and_read_a_model(WHOLE));
}

#[test]
fn broken_reader_that_does_not_read_head_again() {
    must_fail(
        3,
        "torn",
        write_and_read_a_model(Parts {
            reads_head_again: false,
            ..WHOLE
        }),
    );
}

#[test]
fn broken_reader_that_reads_head_again_too_early() {
    must_fail(
        3,
        "torn",
        write_and_read_a_model(Parts {
            reader_fences: false,
            ..WHOLE
        }),
    );
}

#[test]
fn broken_writer_that_does_not_fence() {
    must_fail(
        3,
        "torn",
        write_and_read_a_model(Parts {
            writer_fences: false,
            ..WHOLE
        }),
    );
}

#[test]
fn broken_writer_that_publishes_relaxed() {
    let parts = Parts {
        publish: Ordering::Relaxed,
        writer_fences: false,
        ..WHOLE
    };
    must_fail(3, "torn", write_and_read_a_model(parts));
}

#[test]
fn broken_ring_without_a_spare_slot() {
    must_fail(
        3,
        "torn",
        write_and_read_a_model(Parts {
            trusted: 2,
            ..WHOLE
        }),
    );
}
