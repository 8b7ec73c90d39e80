//! The functions that `pool-map` maps.

use super::primes::{Method, check};

/// `x * x`. `x` must be below 2³².
pub fn square(x: u64) -> u64 {
    x * x
}

/// The number of steps that the Collatz sequence takes from `x` to 1: halve if even, otherwise
/// `3 x + 1`. For 0, which never gets there, it is 0.
///
/// Below 2³² no sequence leaves 64 bits: the highest any of them climbs is below 2⁶³
/// (T. Oliveira e Silva, <https://sweet.ua.pt/tos/3x_plus_1.html>).
pub fn collatz_steps(mut x: u64) -> u64 {
    let mut steps = 0;
    while x > 1 {
        x = if x.is_multiple_of(2) {
            x / 2
        } else {
            3 * x + 1
        };
        steps += 1;
    }
    steps
}

/// 1 if `x` is prime, otherwise 0; by trial division.
pub fn is_prime(x: u64) -> u64 {
    check(x, Method::Trial).prime.into()
}

/// Points in a row of the Mandelbrot picture.
pub const ROW_WIDTH: u64 = 300;
/// The number of iterations after which a point counts as inside the set.
pub const ROW_DEPTH: u8 = 255;

/// Row `y` of a picture of `height` rows: for each point, how many iterations of `z = z² + c` it takes
/// to leave the circle of radius 2, at most [`ROW_DEPTH`].
///
/// Written out in `f64`, in the same order as in the Python listing, so that both round alike.
pub fn mandelbrot_row(y: u64, height: u64) -> Vec<u8> {
    let ci = 2.5 * y as f64 / height as f64 - 1.25;
    (0..ROW_WIDTH)
        .map(|x| escape(3.0 * x as f64 / ROW_WIDTH as f64 - 2.25, ci))
        .collect()
}

fn escape(cr: f64, ci: f64) -> u8 {
    let (mut zr, mut zi, mut turns) = (0.0, 0.0, 0);
    while turns < ROW_DEPTH && zr * zr + zi * zi <= 4.0 {
        (zr, zi) = (zr * zr - zi * zi + cr, 2.0 * zr * zi + ci);
        turns += 1;
    }
    turns
}
