//! Python's numbers, against CPython.

#[path = "common/cpython.rs"]
mod cpython;

use concurrency_playground::python::number::bytes::{ByteOrder, from_bytes, to_bytes};
use concurrency_playground::python::number::power::Power;
use concurrency_playground::python::number::{
    Int, IntRef, angles, arithmetic, bits, combinatorics, compare, elementary, float, float_text,
    from_float, hash, int_text, power, ratio, round,
};
use concurrency_playground::python::random::Twister;
use cpython::{Cases, Random, Raw, Shown, argument, float_literal, list, literal, tuple};
use std::cmp::Ordering;

impl Shown for Power {
    fn shown(&self) -> String {
        match self {
            Self::Int(int) => int.shown(),
            Self::Float(float) => float.shown(),
        }
    }
}

#[test]
fn arithmetic_of_whole_numbers() {
    let mut random = Random::new(1);
    let mut cases = Cases::new();
    for _ in 0..700 {
        let (a, b) = (&random.integer(), &random.integer());
        let (x, y) = (argument(a), argument(b));
        let (x, y) = (x.as_ref(), y.as_ref());
        cases.add(format!("({a}) + ({b})"), arithmetic::add(x, y));
        cases.add(format!("({a}) - ({b})"), arithmetic::subtract(x, y));
        cases.add(format!("({a}) * ({b})"), arithmetic::multiply(x, y));
        cases.add(format!("-({a})"), arithmetic::negate(x));
        cases.add(format!("abs({a})"), arithmetic::absolute(x));
        cases.add(format!("({a}) // ({b})"), arithmetic::floor_divide(x, y));
        cases.add(format!("({a}) % ({b})"), arithmetic::modulo(x, y));
        cases.add(format!("divmod({a}, {b})"), arithmetic::divide_modulo(x, y));
        cases.add(format!("({a}) / ({b})"), ratio::true_divide(x, y));
        cases.add(format!("({a}) & ({b})"), bits::and(x, y));
        cases.add(format!("({a}) | ({b})"), bits::or(x, y));
        cases.add(format!("({a}) ^ ({b})"), bits::xor(x, y));
        cases.add(format!("~({a})"), bits::invert(x));
        cases.add(format!("({a}).bit_length()"), x.bit_length());
        cases.add(format!("({a}).bit_count()"), bits::bit_count(x));
        cases.add(format!("hash({a})"), hash::integer(x));
        cases.add(format!("float({a})"), x.to_float());
        let count = random.below(140) as i64 - 5;
        cases.add(
            format!("({a}) << ({count})"),
            bits::shift_left(x, IntRef::Small(count)),
        );
        cases.add(
            format!("({a}) >> ({count})"),
            bits::shift_right(x, IntRef::Small(count)),
        );
        let order = compare::integers(x, y) as i64;
        cases.add(format!("(({a}) > ({b})) - (({a}) < ({b}))"), order);
        cases.add(
            format!("math.gcd({a}, {b})"),
            combinatorics::greatest_common_divisor(x, y),
        );
        cases.add(
            format!("math.lcm({a}, {b})"),
            combinatorics::least_common_multiple(x, y),
        );
        cases.add(format!("math.isqrt({a})"), combinatorics::square_root(x));
    }
    let huge = num_bigint::BigInt::from(1) << 70_u32;
    cases.add(
        "1 << (1 << 70)",
        bits::shift_left(IntRef::Small(1), argument(&huge).as_ref()),
    );
    cases.add(
        "0 << (1 << 70)",
        bits::shift_left(IntRef::Small(0), argument(&huge).as_ref()),
    );
    cases.add(
        "-1 >> (1 << 70)",
        bits::shift_right(IntRef::Small(-1), argument(&huge).as_ref()),
    );
    cases.add(
        "-(1 << 70) >> (1 << 70)",
        bits::shift_right(argument(&-&huge).as_ref(), argument(&huge).as_ref()),
    );
    cases.check();
}

/// A large number: any digits, or many that are all ones or all zeros, where carries run far.
fn large(random: &mut Random, digits: u64) -> num_bigint::BigInt {
    let count = 1 + random.below(digits);
    let plain = random.chance(2);
    let digits = (0..count)
        .map(|_| match random.below(4) {
            _ if plain => random.next() as u32,
            0 => random.next() as u32,
            1 => 0,
            2 => 1 << 31,
            _ => u32::MAX,
        })
        .collect();
    let number = num_bigint::BigInt::from(num_bigint::BigUint::new(digits));
    if random.chance(2) { -number } else { number }
}

#[test]
fn large_numbers() {
    let mut random = Random::new(14);
    let mut cases = Cases::new();
    for round in 0..1200 {
        let size = match round % 20 {
            0 => 400,
            1 => 120,
            _ => 9,
        };
        let (a, b) = (&large(&mut random, size), &large(&mut random, size));
        let (x, y) = (argument(a), argument(b));
        let (x, y) = (x.as_ref(), y.as_ref());
        let (a, b) = (format!("{a:#x}"), format!("{b:#x}"));
        cases.add(format!("{a} + {b}"), arithmetic::add(x, y));
        cases.add(format!("{a} - {b}"), arithmetic::subtract(x, y));
        cases.add(format!("{a} * {b}"), arithmetic::multiply(x, y));
        cases.add(format!("divmod({a}, {b})"), arithmetic::divide_modulo(x, y));
        cases.add(format!("{a} & {b}"), bits::and(x, y));
        cases.add(format!("{a} | {b}"), bits::or(x, y));
        cases.add(format!("{a} ^ {b}"), bits::xor(x, y));
        let count = IntRef::Small(random.below(3000) as i64);
        cases.add(
            format!("{a} >> {}", count.shown()),
            bits::shift_right(x, count),
        );
        cases.add(
            format!("{a} << {}", count.shown()),
            bits::shift_left(x, count),
        );
        cases.add(
            format!("math.isqrt(abs({a}))"),
            combinatorics::square_root(arithmetic::absolute(x).as_ref()),
        );
        if size < 400 {
            cases.add(
                format!("math.gcd({a}, {b})"),
                combinatorics::greatest_common_divisor(x, y),
            );
            cases.add(format!("pow({a}, abs({b}), {a} + 1)"), {
                let modulus = arithmetic::add(x, IntRef::Small(1));
                power::modular(x, arithmetic::absolute(y).as_ref(), modulus.as_ref())
            });
            cases.add(
                format!("pow({a}, -3, {b})"),
                power::modular(x, IntRef::Small(-3), y),
            );
        }
        let base = 2 + random.below(35) as u32;
        let text = int_text::format(x, base, 0).unwrap();
        cases.add(format!("int('{text}', {base}) == {a}"), true);
        cases.add(
            format!("int('{text}', {base})"),
            int_text::parse(&text, base.into(), 0),
        );
    }
    cases.check();
}

#[test]
fn quotients_of_large_numbers() {
    let mut random = Random::new(2);
    let mut cases = Cases::new();
    for _ in 0..1500 {
        let (a, b) = (random.integer(), random.integer());
        let (p, q) = (random.below(1200), random.below(1200));
        let (x, y) = (&a << p, &b << q);
        cases.add(
            format!("(({a}) << {p}) / (({b}) << {q})"),
            ratio::true_divide(argument(&x).as_ref(), argument(&y).as_ref()),
        );
        cases.add(
            format!("float(({a}) << {p})"),
            argument(&x).as_ref().to_float(),
        );
    }
    cases.check();
}

#[test]
fn powers() {
    let mut random = Random::new(3);
    let mut cases = Cases::new();
    for _ in 0..600 {
        let (a, m) = (&random.integer(), &random.integer());
        let e = random.below(60) as i64 - 12;
        cases.add(
            format!("({a}) ** {e}"),
            power::power(argument(a).as_ref(), IntRef::Small(e)),
        );
        let e = &random.integer();
        let ours = power::modular(
            argument(a).as_ref(),
            argument(e).as_ref(),
            argument(m).as_ref(),
        );
        cases.add(format!("pow({a}, {e}, {m})"), ours);
    }
    for base in [-2_i64, -1, 0, 1, 2] {
        for exponent in ["0", "1", "10**30", "10**30 + 1", "-1", "-3"] {
            if base.abs() == 2 && exponent.contains("**") {
                continue;
            }
            let big = match exponent {
                "10**30" => num_bigint::BigInt::from(10).pow(30),
                "10**30 + 1" => num_bigint::BigInt::from(10).pow(30) + 1,
                small => small.parse().unwrap(),
            };
            cases.add(
                format!("({base}) ** ({exponent})"),
                power::power(IntRef::Small(base), argument(&big).as_ref()),
            );
        }
    }
    let large = num_bigint::BigInt::from(10).pow(400);
    cases.add(
        "(10 ** 400) ** -1",
        power::power(argument(&large).as_ref(), IntRef::Small(-1)),
    );
    cases.check();
}

#[test]
fn counting() {
    let mut cases = Cases::new();
    for n in -2..40 {
        for k in -1..30 {
            let (a, b) = (IntRef::Small(n), IntRef::Small(k));
            cases.add(
                format!("math.comb({n}, {k})"),
                combinatorics::combinations(a, b),
            );
            cases.add(
                format!("math.perm({n}, {k})"),
                combinatorics::permutations(a, b),
            );
        }
        cases.add(
            format!("math.factorial({n})"),
            combinatorics::factorial(IntRef::Small(n)),
        );
    }
    for (n, k) in [
        (200, 100),
        (1000, 3),
        (1000, 500),
        (i64::MAX, 3),
        (i64::MAX, i64::MAX - 2),
    ] {
        let (a, b) = (IntRef::Small(n), IntRef::Small(k));
        cases.add(
            format!("math.comb({n}, {k})"),
            combinatorics::combinations(a, b),
        );
        if k < 1000 {
            cases.add(
                format!("math.perm({n}, {k})"),
                combinatorics::permutations(a, b),
            );
        }
    }
    let large = &num_bigint::BigInt::from(10).pow(20);
    let half = &(large / 2);
    let (n, h) = (argument(large), argument(half));
    let (n, h) = (n.as_ref(), h.as_ref());
    cases.add(
        "math.comb(10**20, 4)",
        combinatorics::combinations(n, IntRef::Small(4)),
    );
    cases.add(
        "math.comb(10**20, 10**20 - 1)",
        combinatorics::combinations(n, argument(&(large - 1)).as_ref()),
    );
    cases.add(
        "math.comb(10**20, 10**20 // 2)",
        combinatorics::combinations(n, h),
    );
    cases.add(
        "math.perm(10**20, 5)",
        combinatorics::permutations(n, IntRef::Small(5)),
    );
    cases.add(
        "math.perm(10**20, 10**20 // 2)",
        combinatorics::permutations(n, h),
    );
    cases.add("math.factorial(10**20)", combinatorics::factorial(n));
    cases.add(
        "math.factorial(1000)",
        combinatorics::factorial(IntRef::Small(1000)),
    );
    cases.check();
}

#[test]
fn floats() {
    let mut random = Random::new(4);
    let mut cases = Cases::new();
    for _ in 0..3000 {
        let (x, y) = (random.float(), random.float());
        let (a, b) = (float_literal(x), float_literal(y));
        cases.add(a.clone(), x);
        cases.add(format!("({a}).hex()"), float_text::hex(x));
        cases.add(format!("{a} / {b}"), float::divide(x, y));
        cases.add(format!("{a} // {b}"), float::floor_divide(x, y));
        cases.add(format!("{a} % {b}"), float::modulo(x, y));
        cases.add(format!("divmod({a}, {b})"), float::divide_modulo(x, y));
        cases.add(format!("({a}).is_integer()"), float::is_integer(x));
        cases.add(
            format!("({a}).as_integer_ratio()"),
            ratio::as_integer_ratio(x),
        );
        cases.add(format!("int({a})"), from_float(x));
        cases.add(format!("round({a})"), round::float_to_int(x));
        let digits = random.below(40) as i64 - 15;
        cases.add(format!("round({a}, {digits})"), round::float(x, digits));
        if !x.is_nan() {
            cases.add(format!("hash({a})"), hash::float(x).unwrap());
        }
        if !(x < 0.0 && y.fract() != 0.0) {
            cases.add(format!("{a} ** {b}"), float::power(x, y));
        }
    }
    for (x, digits) in [
        (1e308, -308),
        (1.7e308, -308),
        (5e307, -308),
        (1e22, 2),
        (0.5, 400),
        (0.5, -400),
        (-0.4, 0),
    ] {
        cases.add(
            format!("round({}, {digits})", float_literal(x)),
            round::float(x, digits),
        );
    }
    for power in 1..40_i64 {
        for x in [
            5.0 * 10f64.powi(power as i32 - 1),
            4.9 * 10f64.powi(power as i32 - 1),
            1.5 * 10f64.powi(power as i32),
        ] {
            for x in [x, -x, x.next_up(), x.next_down()] {
                cases.add(
                    format!("round({}, -{power})", float_literal(x)),
                    round::float(x, -power),
                );
            }
        }
    }
    cases.check();
}

#[test]
fn elementary_functions() {
    type Function = fn(f64) -> f64;
    let functions: [(&str, Function, f64, f64); 13] = [
        ("exp", elementary::exp, -20.0, 20.0),
        ("log", elementary::log, 0.0, 100.0),
        ("log", elementary::log, 0.9, 1.1),
        ("log2", elementary::log2, 0.0, 100.0),
        ("sin", angles::sin, -10.0, 10.0),
        ("cos", angles::cos, -10.0, 10.0),
        ("tan", angles::tan, -10.0, 10.0),
        ("sin", angles::sin, -1e9, 1e9),
        ("cos", angles::cos, -1e200, 1e200),
        ("tan", angles::tan, 0.0, 1e307),
        ("asin", angles::asin, -1.0, 1.0),
        ("acos", angles::acos, -1.0, 1.0),
        ("atan", angles::atan, -10.0, 10.0),
    ];
    let mut random = Random::new(13);
    for (name, function, low, high) in functions {
        let mut cases = Cases::new();
        for _ in 0..1000 {
            let x = low + (high - low) * ((random.next() >> 11) as f64 / (1_u64 << 53) as f64);
            cases.add(format!("math.{name}({})", float_literal(x)), function(x));
            let x = random.below(2000) as f64 * 0.0005 * (high - low) + low;
            if x != 0.0 {
                cases.add(format!("math.{name}({})", float_literal(x)), function(x));
            }
        }
        cases.check_but(5);
    }
    let mut cases = Cases::new();
    for _ in 0..4000 {
        let (a, b) = match random.below(4) {
            0 => (
                1.0 + random.below(1000) as f64 / 10_000.0,
                random.below(50) as f64,
            ),
            1 => (
                random.below(100) as f64 / 10.0 + 0.1,
                random.below(40) as f64 - 20.0,
            ),
            2 => (10.0, random.below(600) as f64 - 300.0),
            _ => (
                random.below(10_000) as f64 / 100.0 + 0.01,
                random.below(1000) as f64 / 100.0 - 5.0,
            ),
        };
        cases.add(
            format!("{} ** {}", float_literal(a), float_literal(b)),
            elementary::power(a, b),
        );
        cases.add(
            format!("math.atan2({}, {})", float_literal(a), float_literal(b)),
            angles::atan2(a, b),
        );
    }
    cases.check_but(5);
}

#[test]
fn elementary_functions_at_their_ends() {
    let mut cases = Cases::with("nan, inf = math.nan, math.inf");
    let ends = [
        0.0,
        -0.0,
        1.0,
        -1.0,
        5e-324,
        -5e-324,
        f64::MAX,
        f64::MIN,
        2.2e-308,
        1e300,
        1e-300,
        f64::INFINITY,
        f64::NAN,
        0.5,
        3.0,
        1e7,
    ];
    type Function = fn(f64) -> f64;
    let functions: [(&str, Function); 10] = [
        ("exp", elementary::exp),
        ("log", elementary::log),
        ("log2", elementary::log2),
        ("log10", elementary::log10),
        ("sin", angles::sin),
        ("cos", angles::cos),
        ("tan", angles::tan),
        ("asin", angles::asin),
        ("acos", angles::acos),
        ("atan", angles::atan),
    ];
    for x in ends {
        for (name, function) in functions {
            let ours = function(x);
            // What is not a number, or too large for one, is an exception in Python.
            if (ours.is_finite() || x.is_infinite()) && !ours.is_nan() {
                cases.add(format!("math.{name}({})", float_literal(x)), ours);
            }
        }
        for y in ends {
            cases.add(
                format!("math.atan2({}, {})", float_literal(x), float_literal(y)),
                angles::atan2(x, y),
            );
            if !(x < 0.0 && y.fract() != 0.0) {
                cases.add(
                    format!("{} ** {}", float_literal(x), float_literal(y)),
                    float::power(x, y),
                );
            }
        }
    }
    for power in -323..309 {
        let x: f64 = format!("1e{power}").parse().unwrap();
        cases.add(format!("math.log10(1e{power})"), elementary::log10(x));
        // Nearly in the middle between two floats, where CPython has the farther one.
        if power != 23 && power != 210 {
            cases.add(
                format!("10.0 ** {power}"),
                elementary::power(10.0, power.into()),
            );
        }
    }
    for power in -1074..1024 {
        cases.add(
            format!("2.0 ** {power}"),
            elementary::power(2.0, power.into()),
        );
        cases.add(
            format!("math.log2(2.0 ** {power})"),
            elementary::log2(elementary::power(2.0, power.into())),
        );
    }
    cases.check();
}

#[test]
fn whole_numbers_and_floats_compare_exactly() {
    let mut random = Random::new(5);
    let mut cases = Cases::new();
    for _ in 0..3000 {
        let integer = random.integer();
        let float = if random.chance(2) {
            let near = argument(&integer).as_ref().to_nearest_float();
            near + [0.0, 0.5, -0.5, 1.0][random.below(4) as usize]
        } else {
            random.float()
        };
        let ours = match compare::integer_and_float(argument(&integer).as_ref(), float) {
            None => "None",
            Some(Ordering::Less) => "-1",
            Some(Ordering::Equal) => "0",
            Some(Ordering::Greater) => "1",
        };
        let f = float_literal(float);
        cases.add(
            format!("None if {f} != {f} else (({integer}) > {f}) - (({integer}) < {f})"),
            Raw(ours.into()),
        );
    }
    cases.check();
}

#[test]
fn texts_of_whole_numbers() {
    let mut random = Random::new(6);
    let mut cases = Cases::with("import sys; sys.set_int_max_str_digits(4300)");
    for _ in 0..1000 {
        let number = &random.integer();
        let n = argument(number);
        let n = n.as_ref();
        cases.add(format!("str({number})"), int_text::format(n, 10, 4300));
        cases.add(format!("bin({number})"), int_text::format_prefixed(n, 2));
        cases.add(format!("oct({number})"), int_text::format_prefixed(n, 8));
        cases.add(format!("hex({number})"), int_text::format_prefixed(n, 16));
        let base = 2 + random.below(35) as u32;
        let text = int_text::format(n, base, 0).unwrap();
        cases.add(
            format!("int('{text}', {base})"),
            int_text::parse(&text, base.into(), 4300),
        );
        // Made of parts that are not often well formed.
        let mut text = String::new();
        for _ in 0..random.below(6) {
            text.push_str(random.pick(&[
                "0", "1", "7", "9", "_", "0x", "0B", "0o", "+", "-", " ", "f", "z", "12", "00",
                "٣", "é", "\u{3000}", "\n", "\0", "'",
            ]));
        }
        let base = *random.pick(&[&0, &2, &8, &10, &10, &16, &36]);
        cases.add(
            format!("int({}, {base})", literal(&text)),
            int_text::parse(&text, base, 4300),
        );
    }
    for base in [-1, 1, 37] {
        cases.add(
            format!("int('1', {base})"),
            int_text::parse("1", base, 4300),
        );
    }
    let digits = "1".repeat(4301);
    let big = num_bigint::BigInt::from(10).pow(4300);
    cases.add(
        format!("int('{digits}')"),
        int_text::parse(&digits, 10, 4300),
    );
    cases.add(
        format!("int('{digits}', 9)"),
        int_text::parse(&digits, 9, 4300),
    );
    cases.add(
        format!("hex(int('{digits}', 16))"),
        int_text::parse(&digits, 16, 4300).map(|n| int_text::format_prefixed(n.as_ref(), 16)),
    );
    cases.add(
        "str(10 ** 4300)",
        int_text::format(argument(&big).as_ref(), 10, 4300),
    );
    cases.add(
        "str(10 ** 9000)",
        int_text::format(argument(&big.pow(2)).as_ref(), 10, 4300),
    );
    cases.add(
        "str(10 ** 4299)",
        int_text::format(argument(&(&big / 10)).as_ref(), 10, 4300),
    );
    cases.add(
        "str(-10 ** 4299)",
        int_text::format(argument(&(&big / -10)).as_ref(), 10, 4300),
    );
    let letters = "x".repeat(300);
    cases.add(
        format!("int('{letters}')"),
        int_text::parse(&letters, 10, 4300),
    );
    cases.check();
}

#[test]
fn texts_of_floats() {
    let mut random = Random::new(7);
    let mut cases = Cases::new();
    for _ in 0..3000 {
        let mut text = String::new();
        for _ in 0..random.below(7) {
            text.push_str(random.pick(&[
                "0", "1", "7", "9", "_", ".", "e", "E-", "e+", "+", "-", " ", "inf", "nan",
                "Infinity", "٣", "é", "12", "5", "x", "\0",
            ]));
        }
        cases.add(
            format!("float({})", literal(&text)),
            float_text::parse(&text),
        );
    }
    for _ in 0..2000 {
        let digits: String = (0..1 + random.below(30))
            .map(|_| char::from(b'0' + random.below(10) as u8))
            .collect();
        let text = format!(
            "{digits}.{}e{}",
            random.next(),
            random.below(700) as i64 - 350
        );
        cases.add(format!("float('{text}')"), float_text::parse(&text));
    }
    cases.check();
}

#[test]
fn bytes_of_whole_numbers() {
    let mut random = Random::new(8);
    let mut cases = Cases::new();
    for _ in 0..1500 {
        let number = &random.integer();
        let length = random.below(12) as i64 - 1;
        let (name, order) =
            *random.pick(&[&("big", ByteOrder::Big), &("little", ByteOrder::Little)]);
        let signed = random.chance(2);
        let signed_name = signed.shown();
        cases.add(
            format!("({number}).to_bytes({length}, '{name}', signed={signed_name})"),
            to_bytes(argument(number).as_ref(), length, order, signed),
        );
        let bytes: Vec<u8> = (0..random.below(12)).map(|_| random.next() as u8).collect();
        cases.add(
            format!(
                "int.from_bytes({}, '{name}', signed={signed_name})",
                bytes.shown()
            ),
            from_bytes(&bytes, order, signed),
        );
    }
    cases.add("(1).to_bytes(1, 'x')", ByteOrder::named("x").map(|_| 0_i64));
    cases.check();
}

#[test]
fn whole_numbers_are_rounded_to_powers_of_ten() {
    let mut random = Random::new(9);
    let mut cases = Cases::new();
    for _ in 0..2000 {
        let number = &(random.integer() / [1, 5, 50][random.below(3) as usize]
            * [1, 5, 50][random.below(3) as usize]);
        let digits = random.below(45) as i64 - 40;
        cases.add(
            format!("round({number}, {digits})"),
            round::integer(argument(number).as_ref(), digits),
        );
        let small = random.below(400) as i64 - 200;
        cases.add(
            format!("round({small}, -1)"),
            round::integer(IntRef::Small(small), -1),
        );
        cases.add(
            format!("round({small}, -2)"),
            round::integer(IntRef::Small(small), -2),
        );
    }
    cases.check();
}

#[test]
fn hashes_of_tuples_and_frozen_sets() {
    let mut random = Random::new(10);
    let mut cases = Cases::new();
    for _ in 0..500 {
        let mut items: Vec<num_bigint::BigInt> =
            (0..random.below(6)).map(|_| random.integer()).collect();
        let shown = items
            .iter()
            .map(|item| format!("{item},"))
            .collect::<String>();
        let hashes: Vec<i64> = items
            .iter()
            .map(|item| hash::integer(argument(item).as_ref()))
            .collect();
        cases.add(
            format!("hash(({shown}))").replace("(())", "(())"),
            hash::tuple(hashes.into_iter()),
        );
        items.sort();
        items.dedup();
        let hashes: Vec<i64> = items
            .iter()
            .map(|item| hash::integer(argument(item).as_ref()))
            .collect();
        cases.add(
            format!("hash(frozenset([{shown}]))"),
            hash::frozen_set(hashes.into_iter()),
        );
    }
    cases.check();
}

#[test]
fn equal_numbers_have_equal_hashes() {
    let mut random = Random::new(11);
    for _ in 0..2000 {
        let float = random.float();
        if let Ok(integer) = from_float(float)
            && float::is_integer(float)
        {
            assert_eq!(
                hash::float(float),
                Some(hash::integer(integer.as_ref())),
                "{float}"
            );
        }
    }
}

#[test]
fn random_numbers_are_those_of_the_seed() {
    let mut random = Random::new(12);
    let mut cases = Cases::with(
        "def use(seed, calls):\n    r = random.Random(seed)\n    return [r.random() if bits < 0 else r.getrandbits(bits) for bits in calls]",
    );
    for case in 0..60 {
        let seed = match case {
            0 => 0.into(),
            1 => num_bigint::BigInt::from(1) << 20_000,
            _ => random.integer(),
        };
        let calls: Vec<i64> = (0..if case < 4 { 1500 } else { 30 })
            .map(|_| random.below(140) as i64 - 20)
            .collect();
        let mut twister = Twister::new(argument(&seed).as_ref());
        let ours: Vec<Raw> = calls
            .iter()
            .map(|bits| {
                Raw(if *bits < 0 {
                    twister.random().shown()
                } else {
                    twister.bits(*bits as u32).shown()
                })
            })
            .collect();
        let seed = int_text::format_prefixed(argument(&seed).as_ref(), 16);
        cases.add(format!("use({seed}, {calls:?})"), list(&ours));
    }
    cases.check();
}

#[test]
fn a_state_goes_on_where_it_was() {
    let mut twister = Twister::new(IntRef::Small(42));
    for _ in 0..700 {
        twister.word();
    }
    let (words, next) = twister.state();
    let mut copy = Twister::with_state(words, next).unwrap();
    assert_eq!(
        Vec::from_iter((0..700).map(|_| copy.word())),
        Vec::from_iter((0..700).map(|_| twister.word()))
    );
    assert!(Twister::with_state(&[1, 2], 0).is_none());
}

#[test]
fn what_memory_has_no_room_for() {
    let huge = num_bigint::BigInt::from(1) << 40_u32;
    assert_eq!(
        power::power(IntRef::Small(3), argument(&huge).as_ref()).shown(),
        "MemoryError: "
    );
    assert_eq!(
        bits::shift_left(IntRef::Small(1), argument(&huge).as_ref()).shown(),
        "MemoryError: "
    );
    assert_eq!(
        combinatorics::factorial(argument(&huge).as_ref()).shown(),
        "MemoryError: "
    );
    assert_eq!(
        combinatorics::permutations(argument(&huge).as_ref(), argument(&(&huge - 1)).as_ref())
            .shown(),
        "MemoryError: "
    );
    assert_eq!(
        to_bytes(IntRef::Small(1), i64::MAX, ByteOrder::Big, false).shown(),
        "MemoryError: "
    );
    let _ = tuple::<Int>(&[]);
}
