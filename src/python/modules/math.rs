//! `math`.

use super::super::class::ids;
use super::super::error::{Outcome, Raised};
use super::super::interp::Interp;
use super::super::module::Source;
use super::super::native::{ANY, Args, NativeFn, Reply, Vm};
use super::super::number::{self, Int, IntRef, combinatorics};
use super::super::protocol::{self, as_int, unwrapped};
use super::super::symbol::{Sym, well_known as sym};
use super::super::value::Value;
use super::super::{iterate, py_try};

fn float(vm: &Vm, value: &Value) -> Outcome<f64> {
    match unwrapped(value) {
        Value::Float(number) => Ok(*number),
        other => match as_int(other) {
            Some(number) => Ok(number.to_float()?),
            None => {
                let class = vm.class_name(value);
                Err(Raised::type_error(format!(
                    "must be real number, not {class}"
                )))
            }
        },
    }
}

fn domain(value: f64, result: f64) -> Outcome {
    if result.is_nan() && !value.is_nan() {
        return Err(Raised::value_error("math domain error"));
    }
    if result.is_infinite() && value.is_finite() {
        return Err(Raised::new(ids::OVERFLOW_ERROR, "math range error"));
    }
    Ok(Value::Float(result))
}

/// A function of one number. Values with a method of their own for it are asked.
fn of_one(vm: &Vm, args: &Args<'_>, function: fn(f64) -> f64) -> Reply {
    let value = args.this();
    if let Value::Instance(_) = value
        && let Some(reply) = protocol::call_method(vm, value, sym::FLOAT, &[])
    {
        return reply.then(vm, move |vm, value| {
            let value = float(vm, &value)?;
            domain(value, function(value))
        });
    }
    let value = py_try!(float(vm, value));
    domain(value, function(value)).into()
}

fn logarithm(vm: &Vm, value: &Value) -> Outcome<f64> {
    if let Some(number) = as_int(value) {
        if number.is_zero() || number.is_negative() {
            return Err(Raised::value_error("expected a positive input"));
        }
        if let Ok(number) = number.to_float() {
            return Ok(number::elementary::log(number));
        }
        // Beyond a float: by its length.
        let bits = number.bit_length();
        let shift = bits - 64;
        let count = Int::from(shift);
        let top = number::bits::shift_right(number, count.as_ref())?;
        let top = top.as_ref().to_nearest_float();
        return Ok(number::elementary::log(top) + shift as f64 * std::f64::consts::LN_2);
    }
    let value = float(vm, value)?;
    if value <= 0.0 {
        return Err(Raised::value_error("expected a positive input"));
    }
    Ok(number::elementary::log(value))
}

fn int(vm: &Vm, value: &Value) -> Outcome<Int> {
    as_int(value).map(IntRef::to_int).ok_or_else(|| {
        let class = vm.class_name(value);
        Raised::type_error(format!(
            "'{class}' object cannot be interpreted as an integer"
        ))
    })
}

fn whole(vm: &Vm, args: &Args<'_>, name: Sym, round: fn(f64) -> f64) -> Reply {
    let value = args.this();
    if let Some(number) = as_int(value) {
        return Value::int(number.to_int()).into();
    }
    if let Value::Instance(_) = value
        && let Some(reply) = protocol::call_method(vm, value, name, &[])
    {
        return reply;
    }
    let value = py_try!(float(vm, value));
    number::from_float(round(value))
        .map(Value::int)
        .map_err(Raised::from)
        .into()
}

fn folded(vm: &Vm, args: &Args<'_>, start: i64, fold: fn(IntRef<'_>, IntRef<'_>) -> Int) -> Reply {
    let mut all = Int::Small(start);
    for value in args.values() {
        let value = py_try!(int(vm, value));
        all = fold(all.as_ref(), value.as_ref());
    }
    Value::int(all).into()
}

async fn floats_of(vm: &Vm, value: &Value) -> Outcome<Vec<f64>> {
    iterate::collect(vm, value)
        .await?
        .iter()
        .map(|value| float(vm, value))
        .collect()
}

/// A sum that is rounded once, at its end: Shewchuk's partial sums.
fn exact_sum(values: &[f64]) -> f64 {
    let mut partials: Vec<f64> = Vec::new();
    for &value in values {
        let mut x = value;
        let mut kept = 0;
        for place in 0..partials.len() {
            let mut y = partials[place];
            if x.abs() < y.abs() {
                std::mem::swap(&mut x, &mut y);
            }
            let high = x + y;
            let low = y - (high - x);
            if low != 0.0 {
                partials[kept] = low;
                kept += 1;
            }
            x = high;
        }
        partials.truncate(kept);
        partials.push(x);
    }
    let Some(mut high) = partials.pop() else {
        return 0.0;
    };
    let mut low = 0.0;
    while let Some(x) = partials.pop() {
        let before = high;
        high = before + x;
        low = x - (high - before);
        if low != 0.0 {
            break;
        }
    }
    // Half-way cases are rounded by what is below.
    if let Some(below) = partials.last()
        && ((low < 0.0 && *below < 0.0) || (low > 0.0 && *below > 0.0))
    {
        let doubled = low * 2.0;
        let rounded = high + doubled;
        if doubled == rounded - high {
            high = rounded;
        }
    }
    high
}

/// The gamma function, by Lanczos' approximation (g = 7, nine coefficients).
fn gamma(x: f64) -> f64 {
    const COEFFICIENTS: [f64; 9] = [
        0.999_999_999_999_809_9,
        676.520_368_121_885_1,
        -1_259.139_216_722_402_8,
        771.323_428_777_653_1,
        -176.615_029_162_140_6,
        12.507_343_278_686_905,
        -0.138_571_095_265_720_12,
        9.984_369_578_019_572e-6,
        1.505_632_735_149_311_6e-7,
    ];
    if x < 0.5 {
        if x.fract() == 0.0 {
            return f64::NAN;
        }
        return std::f64::consts::PI / ((std::f64::consts::PI * x).sin() * gamma(1.0 - x));
    }
    if x.fract() == 0.0 && x <= 23.0 {
        return (1..x as u64).map(|factor| factor as f64).product();
    }
    let x = x - 1.0;
    let mut sum = COEFFICIENTS[0];
    for (place, coefficient) in COEFFICIENTS.iter().enumerate().skip(1) {
        sum += coefficient / (x + place as f64);
    }
    let t = x + 7.5;
    (2.0 * std::f64::consts::PI).sqrt() * t.powf(x + 0.5) * (-t).exp() * sum
}

macro_rules! one {
    ($($name:literal $function:expr,)*) => {
        &[$(NativeFn::function($name, (1, 1), |vm, args| of_one(vm, &args, $function)),)*]
    };
}

const OF_ONE: &[NativeFn] = one! {
    "sqrt" f64::sqrt, "exp" number::elementary::exp, "sin" number::angles::sin,
    "cos" number::angles::cos, "tan" number::angles::tan, "asin" number::angles::asin,
    "acos" number::angles::acos, "atan" number::angles::atan, "sinh" f64::sinh, "cosh" f64::cosh,
    "tanh" f64::tanh, "fabs" f64::abs, "cbrt" f64::cbrt, "exp2" f64::exp2, "expm1" f64::exp_m1,
    "log1p" f64::ln_1p, "degrees" f64::to_degrees, "radians" f64::to_radians, "asinh" f64::asinh,
    "acosh" f64::acosh, "atanh" f64::atanh,
};

const FUNCTIONS: &[NativeFn] = &[
    NativeFn::function("floor", (1, 1), |vm, args| {
        whole(vm, &args, sym::FLOOR, f64::floor)
    }),
    NativeFn::function("ceil", (1, 1), |vm, args| {
        whole(vm, &args, sym::CEIL, f64::ceil)
    }),
    NativeFn::function("trunc", (1, 1), |vm, args| {
        whole(vm, &args, sym::TRUNC, f64::trunc)
    }),
    NativeFn::function("log", (1, 2), |vm, args| {
        let value = py_try!(logarithm(vm, args.this()));
        match args.get(1) {
            None => Value::Float(value).into(),
            Some(base) => {
                let base = py_try!(logarithm(vm, base));
                if base == 0.0 {
                    return Raised::new(ids::ZERO_DIVISION_ERROR, "division by zero").into();
                }
                Value::Float(value / base).into()
            }
        }
    }),
    NativeFn::function("log2", (1, 1), |vm, args| {
        let value = py_try!(float(vm, args.this()));
        if value <= 0.0 {
            return Raised::value_error("expected a positive input").into();
        }
        Value::Float(number::elementary::log2(value)).into()
    }),
    NativeFn::function("log10", (1, 1), |vm, args| {
        let value = py_try!(float(vm, args.this()));
        if value <= 0.0 {
            return Raised::value_error("expected a positive input").into();
        }
        Value::Float(number::elementary::log10(value)).into()
    }),
    NativeFn::function("pow", (2, 2), |vm, args| {
        let (a, b) = (
            py_try!(float(vm, args.this())),
            py_try!(float(vm, &args.values()[1])),
        );
        let result = number::elementary::power(a, b);
        if result.is_nan() && !a.is_nan() && !b.is_nan() || a == 0.0 && b < 0.0 {
            return Raised::value_error("math domain error").into();
        }
        if result.is_infinite() && a.is_finite() && b.is_finite() {
            return Raised::new(ids::OVERFLOW_ERROR, "math range error").into();
        }
        Value::Float(result).into()
    }),
    NativeFn::function("atan2", (2, 2), |vm, args| {
        let (y, x) = (
            py_try!(float(vm, args.this())),
            py_try!(float(vm, &args.values()[1])),
        );
        Value::Float(number::angles::atan2(y, x)).into()
    }),
    NativeFn::function("hypot", ANY, |vm, args| {
        let values: Outcome<Vec<f64>> =
            args.values().iter().map(|value| float(vm, value)).collect();
        let values = py_try!(values);
        let length = match values[..] {
            [x, y] => x.hypot(y),
            _ => values.iter().map(|value| value * value).sum::<f64>().sqrt(),
        };
        Value::Float(length).into()
    }),
    NativeFn::function("fmod", (2, 2), |vm, args| {
        let (a, b) = (
            py_try!(float(vm, args.this())),
            py_try!(float(vm, &args.values()[1])),
        );
        domain(a, a % b).into()
    }),
    NativeFn::function("remainder", (2, 2), |vm, args| {
        let (x, y) = (
            py_try!(float(vm, args.this())),
            py_try!(float(vm, &args.values()[1])),
        );
        match super::super::number::remainder(x, y) {
            Some(remainder) => Value::Float(remainder).into(),
            None => Raised::value_error("math domain error").into(),
        }
    }),
    NativeFn::function("erf", (1, 1), |vm, args| {
        let x = py_try!(float(vm, args.this()));
        Value::Float(super::super::number::erf(x)).into()
    }),
    NativeFn::function("erfc", (1, 1), |vm, args| {
        let x = py_try!(float(vm, args.this()));
        Value::Float(super::super::number::erfc(x)).into()
    }),
    NativeFn::function("copysign", (2, 2), |vm, args| {
        let (a, b) = (
            py_try!(float(vm, args.this())),
            py_try!(float(vm, &args.values()[1])),
        );
        Value::Float(a.copysign(b)).into()
    }),
    NativeFn::function("isnan", (1, 1), |vm, args| {
        Value::Bool(py_try!(float(vm, args.this())).is_nan()).into()
    }),
    NativeFn::function("isinf", (1, 1), |vm, args| {
        Value::Bool(py_try!(float(vm, args.this())).is_infinite()).into()
    }),
    NativeFn::function("isfinite", (1, 1), |vm, args| {
        Value::Bool(py_try!(float(vm, args.this())).is_finite()).into()
    }),
    NativeFn::function("isclose", ANY, |vm, args| {
        let [a, b, relative, absolute] =
            py_try!(args.bind("isclose", ["a", "b", "*rel_tol", "*abs_tol"], 2));
        let number = |value: Option<Value>, default: f64| {
            value.map_or(Ok(default), |value| float(vm, &value))
        };
        let (a, b) = (py_try!(number(a, 0.0)), py_try!(number(b, 0.0)));
        let (relative, absolute) = (
            py_try!(number(relative, 1e-9)),
            py_try!(number(absolute, 0.0)),
        );
        if relative < 0.0 || absolute < 0.0 {
            return Raised::value_error("tolerances must be non-negative").into();
        }
        let near = a == b
            || a.is_finite()
                && b.is_finite()
                && (a - b).abs() <= (relative * a.abs().max(b.abs())).max(absolute);
        Value::Bool(near).into()
    }),
    NativeFn::function("modf", (1, 1), |vm, args| {
        let value = py_try!(float(vm, args.this()));
        let fraction = if value.is_infinite() {
            0.0_f64.copysign(value)
        } else {
            value.fract().copysign(value)
        };
        Value::tuple([Value::Float(fraction), Value::Float(value.trunc())]).into()
    }),
    NativeFn::function("frexp", (1, 1), |vm, args| {
        let value = py_try!(float(vm, args.this()));
        if value == 0.0 || !value.is_finite() {
            return Value::tuple([Value::Float(value), Value::Int(0)]).into();
        }
        let scaled = if value.abs() < f64::MIN_POSITIVE {
            value * 2_f64.powi(64)
        } else {
            value
        };
        let bits = scaled.to_bits();
        let exponent = ((bits >> 52) & 0x7ff) as i64 - 1022 - if scaled == value { 0 } else { 64 };
        let mantissa = f64::from_bits(bits & !(0x7ff << 52) | 1022 << 52);
        Value::tuple([Value::Float(mantissa), Value::Int(exponent)]).into()
    }),
    NativeFn::function("ldexp", (2, 2), |vm, args| {
        let value = py_try!(float(vm, args.this()));
        let exponent = as_int(&args.values()[1])
            .map_or(0, IntRef::clamped)
            .clamp(-4000, 4000) as i32;
        // In steps, for the power of two alone may be out of range.
        let mut result = value;
        let mut left = exponent;
        while left != 0 {
            let step = left.clamp(-1000, 1000);
            result *= 2_f64.powi(step);
            left -= step;
        }
        domain(value, result).into()
    }),
    NativeFn::function("nextafter", (2, 2), |vm, args| {
        let (from, to) = (
            py_try!(float(vm, args.this())),
            py_try!(float(vm, &args.values()[1])),
        );
        let next = if from.is_nan() || to.is_nan() {
            f64::NAN
        } else if from == to {
            to
        } else if to > from {
            from.next_up()
        } else {
            from.next_down()
        };
        Value::Float(next).into()
    }),
    NativeFn::function("ulp", (1, 1), |vm, args| {
        let value = py_try!(float(vm, args.this())).abs();
        if !value.is_finite() {
            return Value::Float(value).into();
        }
        let next = value.next_up();
        Value::Float(if next.is_finite() {
            next - value
        } else {
            value - value.next_down()
        })
        .into()
    }),
    NativeFn::function("gamma", (1, 1), |vm, args| of_one(vm, &args, gamma)),
    NativeFn::function("lgamma", (1, 1), |vm, args| {
        of_one(vm, &args, |x| gamma(x).abs().ln())
    }),
    NativeFn::function("factorial", (1, 1), |vm, args| {
        if let Value::Float(_) = unwrapped(args.this()) {
            return Raised::type_error("'float' object cannot be interpreted as an integer").into();
        }
        let number = py_try!(int(vm, args.this()));
        combinatorics::factorial(number.as_ref())
            .map(Value::int)
            .map_err(Raised::from)
            .into()
    }),
    NativeFn::function("isqrt", (1, 1), |vm, args| {
        let number = py_try!(int(vm, args.this()));
        combinatorics::square_root(number.as_ref())
            .map(Value::int)
            .map_err(Raised::from)
            .into()
    }),
    NativeFn::function("comb", (2, 2), |vm, args| {
        let (n, k) = (
            py_try!(int(vm, args.this())),
            py_try!(int(vm, &args.values()[1])),
        );
        combinatorics::combinations(n.as_ref(), k.as_ref())
            .map(Value::int)
            .map_err(Raised::from)
            .into()
    }),
    NativeFn::function("perm", (1, 2), |vm, args| {
        let n = py_try!(int(vm, args.this()));
        let k = match args.get(1) {
            Some(k) if !k.is_none() => py_try!(int(vm, k)),
            _ => n.clone(),
        };
        combinatorics::permutations(n.as_ref(), k.as_ref())
            .map(Value::int)
            .map_err(Raised::from)
            .into()
    }),
    NativeFn::function("gcd", ANY, |vm, args| {
        folded(vm, &args, 0, combinatorics::greatest_common_divisor)
    }),
    NativeFn::function("lcm", ANY, |vm, args| {
        folded(vm, &args, 1, combinatorics::least_common_multiple)
    }),
    NativeFn::function("fsum", (1, 1), |vm, args| {
        let (vm, values) = (vm.clone(), args.this().clone());
        Reply::later(async move { Ok(Value::Float(exact_sum(&floats_of(&vm, &values).await?))) })
    }),
    NativeFn::function("prod", ANY, |vm, args| {
        let [values, start] = py_try!(args.bind("prod", ["/iterable", "*start"], 1));
        let (vm, values) = (vm.clone(), values.unwrap_or_default());
        Reply::later(async move {
            let mut product = start.unwrap_or(Value::Int(1));
            for value in iterate::collect(&vm, &values).await? {
                let op = super::super::code::BinOp::Mul;
                product = super::super::ops::binary(&vm, op, &product, &value)
                    .get(&vm)
                    .await?;
            }
            Ok(product)
        })
    }),
    NativeFn::function("dist", (2, 2), |vm, args| {
        let (vm, a, b) = (vm.clone(), args.this().clone(), args.values()[1].clone());
        Reply::later(async move {
            let (a, b) = (floats_of(&vm, &a).await?, floats_of(&vm, &b).await?);
            if a.len() != b.len() {
                return Err(Raised::value_error(
                    "both points must have the same number of dimensions",
                ));
            }
            let squares = a.iter().zip(&b).map(|(a, b)| (a - b) * (a - b));
            Ok(Value::Float(squares.sum::<f64>().sqrt()))
        })
    }),
];

/// Makes the module.
pub fn install(interp: &Interp) {
    let module = interp.add_module("math", Source::default());
    interp.add_functions(module, OF_ONE);
    interp.add_functions(module, FUNCTIONS);
    for (name, value) in [
        ("pi", std::f64::consts::PI),
        ("e", std::f64::consts::E),
        ("tau", std::f64::consts::TAU),
        ("inf", f64::INFINITY),
        ("nan", f64::NAN),
    ] {
        interp.modules[module.0].set(Sym::of(name), Value::Float(value));
    }
}
