//! Numbers of twice a float's precision: the unevaluated sum of two floats, 106 bits.

use super::ratio::nearest;

/// `high + low`, where `low` is at most half a unit in the last place of `high`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Double {
    pub high: f64,
    pub low: f64,
}

impl Double {
    pub const ONE: Self = Self::of(1.0);
    /// ln 2
    pub const LN_2: Self = Self {
        high: std::f64::consts::LN_2,
        low: 2.3190468138462996e-17,
    };

    pub const fn of(high: f64) -> Self {
        Self { high, low: 0.0 }
    }

    /// `a + b`, exactly.
    pub const fn sum(a: f64, b: f64) -> Self {
        let high = a + b;
        let of_b = high - a;
        let low = (a - (high - of_b)) + (b - of_b);
        Self { high, low }
    }

    /// The same, where `a` is not smaller than `b`.
    const fn ordered_sum(a: f64, b: f64) -> Self {
        let high = a + b;
        Self {
            high,
            low: b - (high - a),
        }
    }

    /// `a × b`, exactly: by halves, since wasm has no fused multiply-add.
    pub const fn product(a: f64, b: f64) -> Self {
        const fn halves(a: f64) -> (f64, f64) {
            let scaled = a * 134_217_729.0;
            let upper = scaled - (scaled - a);
            (upper, a - upper)
        }
        let high = a * b;
        let ((a_upper, a_lower), (b_upper, b_lower)) = (halves(a), halves(b));
        let low =
            a_upper * b_upper - high + a_upper * b_lower + a_lower * b_upper + a_lower * b_lower;
        Self { high, low }
    }

    pub const fn plus(self, other: Self) -> Self {
        let high = Self::sum(self.high, other.high);
        let low = Self::sum(self.low, other.low);
        let sum = Self::ordered_sum(high.high, high.low + low.high);
        Self::ordered_sum(sum.high, sum.low + low.low)
    }

    pub const fn minus(self, other: Self) -> Self {
        self.plus(other.negative())
    }

    pub const fn negative(self) -> Self {
        Self {
            high: -self.high,
            low: -self.low,
        }
    }

    pub const fn times(self, other: Self) -> Self {
        let product = Self::product(self.high, other.high);
        Self::ordered_sum(
            product.high,
            product.low + (self.high * other.low + self.low * other.high),
        )
    }

    pub const fn over(self, other: Self) -> Self {
        let first = self.high / other.high;
        let rest = self.minus(other.times(Self::of(first)));
        let second = rest.high / other.high;
        let rest = rest.minus(other.times(Self::of(second)));
        Self::ordered_sum(first, second).plus(Self::of(rest.high / other.high))
    }

    /// Times a power of two.
    pub const fn scaled(self, by: f64) -> Self {
        Self {
            high: self.high * by,
            low: self.low * by,
        }
    }

    /// To the power of a whole number.
    pub fn power(self, exponent: u32) -> Self {
        let (mut base, mut left, mut result) = (self, exponent, Self::ONE);
        loop {
            if left & 1 == 1 {
                result = result.times(base);
            }
            left >>= 1;
            if left == 0 {
                return result;
            }
            base = base.times(base);
        }
    }

    /// This times 2^exponent, rounded once.
    pub fn rounded(self, exponent: i32) -> f64 {
        if self.high < 0.0 {
            return -self.negative().rounded(exponent);
        }
        // Ten more bits, in which the lower part has its say.
        let (mantissa, own) = super::float::decompose(self.high);
        let more = self.low * power_of_two(-own) * 1024.0;
        let whole = (mantissa << 10) + more.floor() as i64;
        nearest(
            whole as u64,
            more.fract() != 0.0,
            i64::from(own + exponent) - 10,
        )
    }
}

/// 1 / n!
pub(super) static INVERSE_FACTORIALS: [Double; 28] = {
    let mut table = [Double::ONE; 28];
    let mut n = 1;
    while n < table.len() {
        table[n] = table[n - 1].over(Double::of(n as f64));
        n += 1;
    }
    table
};

/// For exponents that a float has.
pub(super) fn power_of_two(exponent: i32) -> f64 {
    f64::from_bits(((exponent + 1023) as u64) << 52)
}
