//! `random.Random`: the Mersenne Twister MT19937, so that a seed gives the same numbers as in
//! CPython.

use super::number::{BigInt, Int, IntRef};

const SIZE: usize = 624;
const MIDDLE: usize = 397;

/// The generator behind `random.Random`.
#[derive(Clone)]
pub struct Twister {
    state: Box<[u32; SIZE]>,
    next: usize,
}

impl std::fmt::Debug for Twister {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Twister")
            .field("next", &self.next)
            .finish_non_exhaustive()
    }
}

impl Twister {
    /// Seeded by a whole number, whose sign does not matter, as by `random.seed`.
    pub fn new(seed: IntRef<'_>) -> Self {
        let seed = seed.to_big();
        Self::by_words(if seed.is_zero() { &[0] } else { seed.digits() })
    }

    /// Seeded by one word: the state that mixes in further ones.
    fn by_word(seed: u32) -> Self {
        let mut state = Box::new([0; SIZE]);
        state[0] = seed;
        for at in 1..SIZE {
            let before = state[at - 1];
            state[at] = (before ^ before >> 30)
                .wrapping_mul(1_812_433_253)
                .wrapping_add(at as u32);
        }
        Self { state, next: SIZE }
    }

    fn by_words(words: &[u32]) -> Self {
        let mut twister = Self::by_word(19_650_218);
        let state = &mut twister.state;
        let mut at = 1;
        let mix = |state: &mut [u32; SIZE], at: &mut usize, factor: u32, add: u32| {
            let before = state[*at - 1];
            state[*at] =
                (state[*at] ^ (before ^ before >> 30).wrapping_mul(factor)).wrapping_add(add);
            *at += 1;
            if *at == SIZE {
                state[0] = state[SIZE - 1];
                *at = 1;
            }
        };
        for step in 0..SIZE.max(words.len()) {
            let word = step % words.len();
            mix(
                state,
                &mut at,
                1_664_525,
                words[word].wrapping_add(word as u32),
            );
        }
        for _ in 1..SIZE {
            let less = (at as u32).wrapping_neg();
            mix(state, &mut at, 1_566_083_941, less);
        }
        state[0] = 1 << 31;
        twister
    }

    /// The state as `getstate` gives it: 624 words, and how many of them are used up.
    pub fn state(&self) -> (&[u32; SIZE], usize) {
        (&self.state, self.next)
    }

    /// The generator in the state that `getstate` gave; none where the numbers are not such a state.
    pub fn with_state(words: &[u32], next: usize) -> Option<Self> {
        let state: Box<[u32; SIZE]> = words.to_vec().into_boxed_slice().try_into().ok()?;
        (next <= SIZE).then_some(Self { state, next })
    }

    /// 32 random bits.
    pub fn word(&mut self) -> u32 {
        if self.next == SIZE {
            self.twist();
        }
        let mut word = self.state[self.next];
        self.next += 1;
        word ^= word >> 11;
        word ^= word << 7 & 0x9d2c_5680;
        word ^= word << 15 & 0xefc6_0000;
        word ^ word >> 18
    }

    fn twist(&mut self) {
        let state = &mut self.state;
        for at in 0..SIZE {
            let word = state[at] & 1 << 31 | state[(at + 1) % SIZE] & !(1 << 31);
            let odd = if word & 1 == 1 { 0x9908_b0df } else { 0 };
            state[at] = state[(at + MIDDLE) % SIZE] ^ word >> 1 ^ odd;
        }
        self.next = 0;
    }

    /// `random.random()`: 53 random bits behind the point.
    pub fn random(&mut self) -> f64 {
        let high = f64::from(self.word() >> 5);
        let low = f64::from(self.word() >> 6);
        (high * 67_108_864.0 + low) / 9_007_199_254_740_992.0
    }

    /// `random.getrandbits(bits)`.
    pub fn bits(&mut self, bits: u32) -> Int {
        if bits == 0 {
            return Int::Small(0);
        }
        if bits <= 32 {
            return Int::Small((self.word() >> (32 - bits)).into());
        }
        let words: Vec<u32> = (0..bits.div_ceil(32))
            .map(|at| {
                let missing = (32 * (at + 1)).saturating_sub(bits);
                self.word() >> missing
            })
            .collect();
        BigInt::new(false, words).into()
    }
}
