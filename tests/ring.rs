//! The log that one thread writes while others read it.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use concurrency_playground::trace::ring::Ring;
use proptest::prelude::*;

/// An entry whose words belong together, so that a torn one is noticed.
fn entry(number: u64) -> [u64; 3] {
    [number, number.wrapping_mul(0x9e37_79b9_7f4a_7c15), !number]
}

#[test]
fn an_empty_ring() {
    let ring = Ring::<3>::new(2);
    assert_eq!(
        (ring.published(), ring.capacity(), ring.read()),
        (0, 2, (0, vec![]))
    );
}

#[test]
#[should_panic(expected = "room for one entry")]
fn a_ring_without_room() {
    Ring::<1>::new(0);
}

proptest! {
    #[test]
    fn the_last_are_kept_and_the_others_counted(capacity in 1..20_usize, pushes in 0..100_u64) {
        let ring = Ring::new(capacity);
        (0..pushes).for_each(|number| ring.push(entry(number)));
        let kept = pushes.min(capacity as u64);
        let (dropped, entries) = ring.read();
        prop_assert_eq!(u64::from(dropped), pushes - kept);
        prop_assert_eq!(entries, (pushes - kept..pushes).map(entry).collect::<Vec<_>>());
        prop_assert_eq!(u64::from(ring.published()), pushes);
    }
}

#[test]
fn the_newest_can_be_amended() {
    let ring = Ring::new(2);
    for number in 0..3 {
        ring.push([number, 0]);
        ring.amend(1, number + 10);
    }
    assert_eq!(ring.read(), (1, vec![[1, 11], [2, 12]]));
}

#[test]
fn a_cleared_ring_begins_anew() {
    let ring = Ring::new(2);
    (0..5).for_each(|number| ring.push([number]));
    ring.clear();
    assert_eq!((ring.published(), ring.read()), (0, (0, vec![])));
    ring.push([7]);
    assert_eq!(ring.read(), (0, vec![[7]]));
}

/// With real threads: small rings are overtaken all the time. Loom checks every possible order of
/// two threads.
#[test]
fn a_reader_never_sees_a_torn_entry() {
    const PUSHES: u64 = 200_000;
    for capacity in [1, 2, 7, 64] {
        let ring = Ring::new(capacity);
        let done = AtomicBool::new(false);
        thread::scope(|scope| {
            scope.spawn(|| {
                (0..PUSHES).for_each(|number| ring.push(entry(number)));
                done.store(true, Ordering::Release);
            });
            let mut latest = 0;
            while !done.load(Ordering::Acquire) {
                let (first, entries) = ring.read();
                assert!(entries.len() <= capacity);
                let published = u64::from(first) + entries.len() as u64;
                assert!(published >= latest, "what was published is published");
                latest = published;
                let expected = (u64::from(first)..).map(entry).take(entries.len());
                assert!(entries.iter().copied().eq(expected), "{first}: {entries:?}");
            }
        });
        assert_eq!(u64::from(ring.read().0), PUSHES - capacity as u64);
    }
}

/// A page that still reads the last run while the next one begins gets fewer entries, not wrong ones.
#[test]
fn a_reader_survives_that_the_ring_is_cleared() {
    let ring = Ring::new(4);
    let done = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            for _ in 0..300_000 {
                (0..9).for_each(|number| ring.push(entry(number)));
                ring.clear();
            }
            done.store(true, Ordering::Release);
        });
        while !done.load(Ordering::Acquire) {
            let (first, entries) = ring.read();
            assert!(first as usize + entries.len() <= 9, "{first}: {entries:?}");
        }
    });
}
