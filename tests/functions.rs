//! The functions that `pool-map` maps. The conformance tests compare them with their Python twins.

use concurrency_playground::workloads::functions::{
    ROW_DEPTH, ROW_WIDTH, collatz_steps, is_prime, mandelbrot_row, square,
};
use num_prime::nt_funcs::is_prime64;
use proptest::prelude::*;

#[test]
fn collatz_steps_known_from_the_literature() {
    let known = [
        (0, 0),
        (1, 0),
        (2, 1),
        (3, 7),
        (27, 111),
        (97, 118),
        (63_728_127, 949),
    ];
    for (x, steps) in known {
        assert_eq!(collatz_steps(x), steps, "{x}");
    }
}

/// The starting values below 2^32 that climb highest: the last one to about 2^62.6.
#[test]
fn collatz_steps_that_climb_highest_stay_in_64_bits() {
    for x in [113_383, 319_804_831, 1_410_123_943, u32::MAX.into()] {
        let (mut wide, mut steps) = (u128::from(x), 0);
        while wide > 1 {
            wide = if wide % 2 == 0 {
                wide / 2
            } else {
                3 * wide + 1
            };
            steps += 1;
        }
        assert_eq!(collatz_steps(x), steps, "{x}");
    }
}

#[test]
fn a_row_through_the_middle() {
    let row = mandelbrot_row(50, 100);
    assert_eq!(row.len() as u64, ROW_WIDTH);
    assert_eq!(row[0], 1, "-2.25 has left the circle after its first turn");
    assert_eq!(row[25], ROW_DEPTH, "-2 stays at 2, which is not outside");
    assert_eq!(row[225], ROW_DEPTH, "0 never leaves");
    assert_eq!(row[125], ROW_DEPTH, "-1 goes round between -1 and 0");
    assert_eq!(row[299], 3, "0.74 grows: 0.74, 1.2876, 2.397...");
}

/// If the height is a power of two, every coordinate is exact, so the halves mirror each other.
#[test]
fn the_picture_is_the_same_upside_down() {
    for y in 1..32 {
        assert_eq!(mandelbrot_row(y, 64), mandelbrot_row(64 - y, 64), "row {y}");
    }
}

proptest! {
    #[test]
    fn squares(x: u32) {
        prop_assert_eq!(u128::from(square(x.into())), u128::from(x).pow(2));
    }

    #[test]
    fn primes_are_ones(x: u32) {
        prop_assert_eq!(is_prime(x.into()), u64::from(is_prime64(x.into())));
    }

    #[test]
    fn a_step_of_collatz_is_one_step(x in 2..u64::from(u32::MAX)) {
        let next = if x % 2 == 0 { x / 2 } else { 3 * x + 1 };
        prop_assert_eq!(collatz_steps(x), collatz_steps(next) + 1);
    }
}
