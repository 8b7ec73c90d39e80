//! Asks CPython what expressions give, for tests that compare.
#![allow(dead_code, reason = "each test file takes what it needs")]

use std::io::Write;
use std::process::{Command, Stdio};

use concurrency_playground::python::failure::{Failure, FailureKind};
use concurrency_playground::python::number::{BigInt, Int, IntRef, float_text, int_text};
use concurrency_playground::python::text::quote;

/// Evaluates expressions; texts of errors that were other ones before 3.14 become today's.
const ASK: &str = r#"
import json, math, random, sys
if hasattr(sys, 'set_int_max_str_digits'):
    sys.set_int_max_str_digits(0)
RENAMED = {
    'integer division or modulo by zero': 'division by zero',
    'integer modulo by zero': 'division by zero',
    'float division by zero': 'division by zero',
    'float floor division by zero': 'division by zero',
    'float modulo': 'division by zero',
    'float modulo by zero': 'division by zero',
    'float divmod()': 'division by zero',
    '0.0 cannot be raised to a negative power': 'zero to a negative power',
    "(68, 'Result not representable')": "(34, 'Numerical result out of range')",
}
def answer(expression):
    try:
        return repr(eval(expression))
    except Exception as error:
        text = str(error)
        return f'{type(error).__name__}: {RENAMED.get(text, text)}'
asked = json.load(sys.stdin)
exec(asked['before'])
print(json.dumps([sys.version_info[:2], [answer(expression) for expression in asked['expressions']]]))
"#;

/// Expressions with what the engine gives for them.
#[derive(Default)]
pub struct Cases {
    before: String,
    cases: Vec<(String, String)>,
    least: (u64, u64),
}

impl Cases {
    pub fn new() -> Self {
        Self::default()
    }

    /// Statements that run before the expressions.
    pub fn with(before: &str) -> Self {
        Self {
            before: before.into(),
            ..Self::default()
        }
    }

    /// Cases for a version of Python, and newer ones.
    pub fn since(minor: u64) -> Self {
        Self {
            least: (3, minor),
            ..Self::default()
        }
    }

    /// A case: `ours` is what the engine gives for `expression`.
    pub fn add(&mut self, expression: impl Into<String>, ours: impl Shown) {
        self.cases.push((expression.into(), ours.shown()));
    }

    /// Compares all with CPython: `python3`, or the program that `PYTHON` names. Where there is none,
    /// or an older one, it says so.
    pub fn check(self) {
        self.check_but(0);
    }

    /// The same, where so many of a thousand may differ.
    pub fn check_but(self, per_thousand: usize) {
        let program = std::env::var("PYTHON").unwrap_or_else(|_| "python3".into());
        let child = Command::new(&program)
            .args(["-X", "utf8", "-c", ASK])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn();
        let Ok(mut child) = child else {
            eprintln!("skipped: there is no {program} to compare with");
            return;
        };
        let expressions: Vec<&str> = self
            .cases
            .iter()
            .map(|(expression, _)| expression.as_str())
            .collect();
        let asked = serde_json::json!({ "before": self.before, "expressions": expressions });
        child
            .stdin
            .take()
            .unwrap()
            .write_all(asked.to_string().as_bytes())
            .unwrap();
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "{program} failed");
        let (version, answers): ((u64, u64), Vec<String>) =
            serde_json::from_slice(&output.stdout).unwrap();
        if version < self.least {
            eprintln!("skipped: {program} is older than 3.{}", self.least.1);
            return;
        }
        assert_eq!(answers.len(), self.cases.len());
        let wrong: Vec<String> = std::iter::zip(&self.cases, &answers)
            .filter(|((_, ours), theirs)| ours != *theirs)
            .map(|((expression, ours), theirs)| {
                format!("{expression}\n    CPython: {theirs}\n    here:    {ours}")
            })
            .collect();
        let shown = wrong
            .iter()
            .take(25)
            .cloned()
            .collect::<Vec<_>>()
            .join("\n");
        assert!(
            wrong.len() <= answers.len() * per_thousand / 1000,
            "{} of {} differ:\n{shown}",
            wrong.len(),
            answers.len()
        );
    }
}

/// As Python's `repr` shows it.
pub trait Shown {
    fn shown(&self) -> String;
}

impl Shown for Int {
    fn shown(&self) -> String {
        int_text::format(self.as_ref(), 10, 0).unwrap()
    }
}

impl Shown for IntRef<'_> {
    fn shown(&self) -> String {
        int_text::format(*self, 10, 0).unwrap()
    }
}

impl Shown for i64 {
    fn shown(&self) -> String {
        self.to_string()
    }
}

impl Shown for u64 {
    fn shown(&self) -> String {
        self.to_string()
    }
}

impl Shown for usize {
    fn shown(&self) -> String {
        self.to_string()
    }
}

impl Shown for f64 {
    fn shown(&self) -> String {
        float_text::repr(*self)
    }
}

impl Shown for bool {
    fn shown(&self) -> String {
        if *self { "True" } else { "False" }.into()
    }
}

impl Shown for str {
    fn shown(&self) -> String {
        quote::string(self)
    }
}

impl Shown for String {
    fn shown(&self) -> String {
        quote::string(self)
    }
}

impl Shown for std::borrow::Cow<'_, str> {
    fn shown(&self) -> String {
        quote::string(self)
    }
}

impl Shown for [u8] {
    fn shown(&self) -> String {
        quote::bytes(self)
    }
}

impl Shown for Vec<u8> {
    fn shown(&self) -> String {
        quote::bytes(self)
    }
}

impl Shown for std::borrow::Cow<'_, [u8]> {
    fn shown(&self) -> String {
        quote::bytes(self)
    }
}

impl<T: Shown + ?Sized> Shown for &T {
    fn shown(&self) -> String {
        (**self).shown()
    }
}

/// Places: none is what `find` calls -1.
impl Shown for Option<usize> {
    fn shown(&self) -> String {
        self.map_or("-1".into(), |place| place.to_string())
    }
}

/// A list, of what is no byte.
pub fn list<T: Shown>(items: &[T]) -> Raw {
    Raw(format!(
        "[{}]",
        items
            .iter()
            .map(Shown::shown)
            .collect::<Vec<_>>()
            .join(", ")
    ))
}

/// A tuple.
pub fn tuple<T: Shown>(items: &[T]) -> Raw {
    Raw(format!(
        "({})",
        items
            .iter()
            .map(Shown::shown)
            .collect::<Vec<_>>()
            .join(", ")
    ))
}

/// A text that is shown as it is.
pub struct Raw(pub String);

impl Shown for Raw {
    fn shown(&self) -> String {
        self.0.clone()
    }
}

impl<A: Shown, B: Shown> Shown for (A, B) {
    fn shown(&self) -> String {
        format!("({}, {})", self.0.shown(), self.1.shown())
    }
}

impl<T: Shown> Shown for Result<T, Failure> {
    fn shown(&self) -> String {
        match self {
            Ok(value) => value.shown(),
            Err(failure) => format!("{}: {}", class(failure.kind), failure.message),
        }
    }
}

/// The name of an exception's class.
pub fn class(kind: FailureKind) -> &'static str {
    match kind {
        FailureKind::Index => "IndexError",
        FailureKind::Lookup => "LookupError",
        FailureKind::Memory => "MemoryError",
        FailureKind::Overflow => "OverflowError",
        FailureKind::Type => "TypeError",
        FailureKind::Value => "ValueError",
        FailureKind::ZeroDivision => "ZeroDivisionError",
        FailureKind::Unsupported => "unsupported",
    }
}

/// A text as a literal that Python reads, of ASCII alone.
pub fn literal(text: &str) -> String {
    quote::ascii(&quote::string(text)).into_owned()
}

/// A float as an expression.
pub fn float_literal(float: f64) -> String {
    if float.is_finite() {
        format!("float.fromhex('{}')", float_text::hex(float))
    } else {
        format!("float('{float}')")
    }
}

/// Seeded random numbers, good enough to choose cases.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ self.0 >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ z >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ z >> 31
    }

    pub fn below(&mut self, bound: u64) -> u64 {
        self.next() % bound
    }

    pub fn chance(&mut self, of: u64) -> bool {
        self.below(of) == 0
    }

    pub fn pick<'a, T: ?Sized>(&mut self, from: &[&'a T]) -> &'a T {
        from[self.below(from.len() as u64) as usize]
    }

    /// A whole number, often a small one or one at the border of 64 bits.
    pub fn integer(&mut self) -> num_bigint::BigInt {
        let bits = match self.below(8) {
            0 => 3,
            1..=3 => 1 + self.below(12),
            4 => 60 + self.below(8),
            5 => self.below(130),
            _ => self.below(64),
        };
        let mut number = num_bigint::BigInt::from(0);
        for _ in 0..=bits / 64 {
            number = (number << 64_u32) + self.next();
        }
        number %= num_bigint::BigInt::from(1) << bits;
        if self.chance(6) {
            // Next to a power of two.
            number = (num_bigint::BigInt::from(1) << bits) - 1 + self.below(3) as i64;
        }
        if self.chance(2) { -number } else { number }
    }

    /// A float: any bits, a decimal one, a whole one, a special one.
    pub fn float(&mut self) -> f64 {
        match self.below(8) {
            0 => f64::from_bits(self.next()),
            1 => self
                .pick(&[
                    &0.0,
                    &-0.0,
                    &f64::INFINITY,
                    &f64::NEG_INFINITY,
                    &f64::NAN,
                    &1.0,
                    &-1.0,
                    &0.5,
                    &5e-324,
                    &f64::MAX,
                    &f64::MIN_POSITIVE,
                    &1e16,
                    &1e-4,
                    &9_007_199_254_740_993.0,
                    &1e22,
                    &1e23,
                    &-2.5,
                    &2.675,
                ])
                .to_owned(),
            2 => self.below(1000) as f64 - 500.0,
            3 => (self.below(2_000_000) as f64 - 1e6) / 1000.0,
            4 => (self.below(2000) as f64 - 1000.0) / 8.0,
            5 => self.next() as i64 as f64,
            6 => format!("{}e{}", self.below(10_000), self.below(60) as i64 - 30)
                .parse()
                .unwrap(),
            _ => (self.next() >> 11) as f64 / (1_u64 << 53) as f64,
        }
    }
}

/// What a whole number is in the engine.
pub fn argument(number: &num_bigint::BigInt) -> Int {
    let (sign, digits) = number.to_u32_digits();
    BigInt::new(sign == num_bigint::Sign::Minus, digits).into()
}
